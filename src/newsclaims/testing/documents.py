"""Texts that look like Arabic news, full of characters that make trouble."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from newsclaims.documents import Document
from newsclaims.lexicons import Lexicon

__all__ = ["AWKWARD", "documents", "texts"]

AWKWARD = (
    "\u0640",  # tatweel
    "\u064b\u0651",  # harakat
    "\u0670",  # superscript alef
    "\u200c", "\u200d",  # zero width non-joiner and joiner
    "\u200f", "\u202b", "\u202c", "\u2067", "\u2069", "\u061c",  # bidirectional marks
    "\ufeff", "\u00ad",  # BOM in mid-text, soft hyphen
    "\u00a0", "\u2003", "\t",  # spaces
    "\r\n", "\u2028", "\x0b", "\x85",  # line breaks
    "\ufefb", "\ufdfa", "\ufe8e",  # ligatures and presentation forms
    "e\u0301", "\u00b2", "\u0130",  # longer or shorter after normalising, or in lower case
    "\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # beyond the basic plane
    "\x00", "\ud800",  # NUL, half a surrogate pair
    "\u00ab", "\u00bb", '"', "\u201c", "\u201d", "(", ")",  # marks without a partner
    "\u066b", "\u066c", "\u0661\u0662", "\u06f3",  # digits and signs of other scripts
)  # fmt: skip
"""Characters that offsets, folding and regular expressions stumble over."""

_ENDS = (".", "\u061f", "!", "\u2026", "\u060c", "")


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    slots: dict[str, list[str]] = {}
    for row in Lexicon.packaged("newsclaims.data", "test_phrases.tsv", "testing").records():
        slots.setdefault(row["slot"], []).append(row["phrase"])
    return {slot: tuple(phrases) for slot, phrases in slots.items()}


def texts(containing: Sequence[str] = (), *, paragraphs: int = 3) -> st.SearchStrategy[str]:
    """A Hypothesis strategy for texts that look like Arabic news and hold awkward characters.

    Args:
        containing: pieces of text that should turn up in it as they are, such as a plugin's own examples.
        paragraphs: at most so many.
    """
    slot = {name: st.sampled_from(phrases) for name, phrases in _phrases().items()}
    awkward = st.sampled_from(AWKWARD)
    orders = st.sampled_from(
        [("cue", "source", "content"), ("cue", "source", "date", "content"), ("cue", "content", "place"),
         ("source", "cue", "content"), ("date", "cue", "source", "content"), ("line",)]
    )  # fmt: skip
    phrase = orders.flatmap(lambda names: st.tuples(*(slot[name] for name in names)).map(" ".join))
    own = [st.sampled_from(list(containing))] * 2 if containing else []
    spoilt = st.tuples(phrase, awkward, st.integers(0, 200)).map(_insert)
    piece = st.one_of(phrase, spoilt, awkward, *own)
    sentence = st.tuples(piece, st.sampled_from(_ENDS)).map("".join)
    paragraph = st.lists(sentence, min_size=1, max_size=3).map(" ".join)
    return st.lists(paragraph, max_size=paragraphs).map("\n".join)


def documents(containing: Sequence[str] = (), *, paragraphs: int = 3) -> st.SearchStrategy[Document]:
    """A Hypothesis strategy for documents with such texts, with or without a publication date.

    Args:
        containing: as for :func:`texts`.
        paragraphs: as for :func:`texts`.
    """
    return st.builds(
        Document, texts(containing, paragraphs=paragraphs), published=st.none() | st.dates() | st.datetimes()
    )


def _insert(given: tuple[str, str, int]) -> str:
    phrase, awkward, at = given
    at %= len(phrase) + 1
    return phrase[:at] + awkward + phrase[at:]
