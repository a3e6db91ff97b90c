"""Names, Arab and foreign, and the ways to write one."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from newsclaims.names.vocabulary import arab_names, parts, rows
from newsclaims.views import fold

__all__ = ["name_variants", "names"]

# Letters that foreign names are written with; the emphatic ones and those of the throat mark Arab names.
_CONSONANTS = "\u0628\u062a\u062c\u062e\u062f\u0631\u0632\u0633\u0634\u063a\u0641\u0643\u0644\u0645\u0646"
_VOWELS = "\u0627\u0648\u064a"
_MARKS = ("", "\u064e", "\u0650", "\u064f", "\u0652", "\u0651\u064e", "\u0640")
_ALEFS = "\u0627\u0623\u0625\u0622"


@cache
def _given() -> tuple[str, ...]:
    return tuple(sorted({row["form"] for row in rows("arab_names.tsv", "arab_names")}))


def _foreign_words() -> st.SearchStrategy[str]:
    """Words of open and closed syllables, four letters or more, that are no Arab name."""
    syllable = st.tuples(st.sampled_from(_CONSONANTS), st.sampled_from(_VOWELS)).map("".join)
    closed = st.lists(syllable, min_size=2, max_size=4).map("".join)
    words = st.tuples(closed, st.sampled_from(["", *_CONSONANTS])).map("".join)
    known = parts()
    return words.filter(
        lambda w: fold(w) not in arab_names() and fold(w) not in known.titles and fold(w) not in known.heads
    )


def names(*, arab: bool | None = None, max_words: int = 3) -> st.SearchStrategy[str]:
    """Names of persons in Arabic letters.

    Args:
        arab: True for Arab given names only, False for foreign names only, None for either kind.
        max_words: the most words.

    Returns:
        a strategy for names of one to ``max_words`` words, without titles and marks.
    """
    kinds = {True: [st.sampled_from(_given())], False: [_foreign_words()]}
    chosen = kinds[arab] if arab is not None else [*kinds[True], *kinds[False]]
    return st.one_of(*(st.lists(words, min_size=1, max_size=max_words).map(" ".join) for words in chosen))


@st.composite
def name_variants(draw: st.DrawFn, name: str) -> str:
    """Ways to write ``name`` that every reader of Arabic takes for the same: the same person, known beforehand.

    Marks and tatweel may stand anywhere, hamzas on an alef come and go, ``ى`` and ``ي``, ``ة`` and ``ه`` change
    places at the end of a word, spaces may be of another kind.
    """
    written = []
    for word in name.split(" "):
        letters = [draw(st.sampled_from(_ALEFS)) if letter in _ALEFS else letter for letter in word]
        if letters and letters[-1] in _ENDS:
            letters[-1] = draw(st.sampled_from(_ENDS[letters[-1]]))
        written.append("".join(letter + draw(st.sampled_from(_MARKS)) for letter in letters))
    space = draw(st.sampled_from([" ", "  ", "\u00a0", " \u200f"]))
    return space.join(written)


_ENDS = {
    "\u0649": "\u0649\u064a",
    "\u064a": "\u0649\u064a",
    "\u0629": "\u0629\u0647",
    "\u0647": "\u0629\u0647",
}
