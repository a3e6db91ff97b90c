"""Words with their clitics, sentences and paragraphs of a view.

Offsets in here count characters of the *view* (see :mod:`newsclaims.views`), since that is what layers match on;
:meth:`Words.span` leads to the characters of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from attrs import field, frozen

from newsclaims.spans import Span
from newsclaims.views import View, view

__all__ = ["Reading", "Structure", "Words", "paragraphs", "readings", "sentences", "words"]

# The first branch says nothing new, but a range of letters is matched faster than a class of all of them.
_WORD = re.compile(r"[\u0621-\u064a]+(?![^\W\d_])|[^\W\d_]+|\d+")
# A single full stop ends no sentence after a single letter (an initial, an abbreviated title). A run of signs is
# tried at its first sign only, which keeps 20,000 full stops in a row linear.
_SIGN = r".!?\u061f\u2026"
_STOP = re.compile(
    rf"(?<![{_SIGN}])(?:(?<!(?<![^\W\d_])[^\W\d_])\.|\.(?=[{_SIGN}])|[{_SIGN[1:]}])[{_SIGN}]*"
    r"[\"'\u201d\u2019\u00bb)\]]*(?=\s|$)"
)
_BREAK = re.compile(r"\n\s*")
# The letters that Arabic writes together with the next word: and, so; in/by, to/for, like; the.
CONJUNCTIONS = "\u0648\u0641"
PREPOSITIONS = "\u0628\u0644\u0643"
ARTICLE = "\u0627\u0644"
_LAM = "\u0644"


@frozen
class Reading:
    """One way to cut a written word into proclitics and stem.

    Attributes:
        proclitics: the letters before the stem, ``""`` when the word is read whole.
        stem: what is left; after ``لل`` the article is written out again, so that ``للعراق`` gives ``العراق``.
        offset: how many characters of the word stand before the stem (after ``لل``, before what follows it).
    """

    proclitics: str
    stem: str
    offset: int


@lru_cache(maxsize=65536)
def readings(form: str) -> tuple[Reading, ...]:
    """The ways to read a written word, the whole word first, then with ever more proclitics taken off.

    No dictionary is consulted: a caller takes the first stem that it knows, so that a known word that merely begins
    like a proclitic is never cut. Stems keep at least two letters.
    """
    found = [Reading("", form, 0)]
    heads = [0]
    if len(form) > 2 and form[0] in CONJUNCTIONS:
        found.append(Reading(form[0], form[1:], 1))
        heads.append(1)
    for head in heads:
        rest = form[head:]
        if rest.startswith(_LAM + _LAM) and len(rest) > 3:
            found.append(Reading(form[: head + 2], ARTICLE + rest[2:], head + 2))
        if len(rest) > 2 and rest[0] in PREPOSITIONS:
            found.append(Reading(form[: head + 1], rest[1:], head + 1))
    return tuple(found)


@frozen
class Words:
    """The words of a view, in columns: runs of letters or of digits, without the signs between them.

    Attributes:
        view: the view that they stand in.
        starts: where each begins in the view.
        ends: where each ends in the view.
        folded: each as the folded view has it, for matching.
        plain: each as the plain view has it: hamzas, ``ى`` and ``ة`` as written.
    """

    view: View = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    folded: tuple[str, ...]
    plain: tuple[str, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int, offset: int = 0) -> Span:
        """The characters of the text from word ``first`` to word ``last``, both included.

        ``offset`` characters of the first word (its proclitics) are left out.
        """
        return self.view.span(self.starts[first] + offset, self.ends[last])

    def gap(self, index: int) -> str:
        """What stands between word ``index`` and the next, in the plain view."""
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.view)
        return self.view.plain[self.ends[index] : end]

    def before(self, index: int) -> str:
        """What stands between word ``index`` and the one before it."""
        return self.view.plain[self.ends[index - 1] if index else 0 : self.starts[index]]

    def inside(self, start: int, end: int) -> range:
        """Indices of the words that lie in ``[start, end)`` of the view."""
        return range(bisect_left(self.starts, start), bisect_right(self.ends, end))

    def within(self, span: Span) -> range:
        """Indices of the words that lie in a span of the text."""
        return self.inside(*self.view.positions(span))

    def at(self, position: int) -> int:
        """Index of the word at ``position`` of the view, or of the next one."""
        return bisect_right(self.ends, position)


def words(view: View) -> Words:
    """The words of a view."""
    spans = [match.span() for match in _WORD.finditer(view.plain)]
    folded, plain = view.folded, view.plain
    return Words(
        view,
        tuple([start for start, _ in spans]),
        tuple([end for _, end in spans]),
        tuple([folded[start:end] for start, end in spans]),
        tuple([plain[start:end] for start, end in spans]),
    )


def paragraphs(view: View) -> tuple[tuple[int, int], ...]:
    """``[start, end)`` in the view of each paragraph (line), without the white space around it."""
    return tuple(_trimmed(view.plain, _cut(_BREAK, view.plain, keep=False)))


def sentences(view: View) -> tuple[tuple[int, int], ...]:
    """``[start, end)`` in the view of each sentence; a line break always ends one.

    The closing mark of a quotation stays with its sentence. A stop in a number or after a single letter
    (an initial) ends nothing.
    """
    found: list[tuple[int, int]] = []
    for start, end in paragraphs(view):
        pieces = ((start + s, start + e) for s, e in _cut(_STOP, view.plain[start:end], keep=True))
        found.extend(_trimmed(view.plain, pieces))
    return tuple(found)


@frozen(eq=False)
class Structure:
    """View, words, sentences and paragraphs of a text, each made on first use."""

    text: str = field(repr=False)

    @cached_property
    def view(self) -> View:
        """The folded view."""
        return view(self.text)

    @cached_property
    def words(self) -> Words:
        """The words."""
        return words(self.view)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences, as ``[start, end)`` of the view."""
        return sentences(self.view)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The paragraphs, as ``[start, end)`` of the view."""
        return paragraphs(self.view)


def _cut(pattern: re.Pattern[str], text: str, *, keep: bool) -> Iterator[tuple[int, int]]:
    at = 0
    for match in pattern.finditer(text):
        yield at, match.end() if keep else match.start()
        at = match.end()
    yield at, len(text)


def _trimmed(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in pieces:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if left < right:
            yield start + left, start + right
