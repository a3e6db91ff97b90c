"""What each article of a page is resolved against, and which way a sentence points."""

from __future__ import annotations

import datetime as dt
import re

from attrs import frozen

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.keys import SECTIONS
from newsclaims.layers.dates.periods import Date
from newsclaims.layers.dates.vocabulary import Vocabulary
from newsclaims.layers.sections import articles
from newsclaims.words import Words

__all__ = ["Anchor", "Page", "forward", "page"]

_REACH = 10  # words; a cue further away belongs to another clause
_NEAR = 5
_LEAD = 8
_STOPS = re.compile(r"\n|[.!?\u061f\u061b]\s|[.!?\u061f]$")
_PAUSE = re.compile(r"[\n.,\u060c;\u061b:!?\u061f\"\u201c\u201d\u00ab\u00bb]")
_FUTURE = ("\u0633\u064a", "\u0633\u062a")  # the particle before an imperfect


@frozen(slots=True)
class Anchor:
    """The moment of writing of an article."""

    now: Date | None
    timed: bool = False
    kind: str = "document"


@frozen(slots=True)
class Page:
    """Where the articles of a page lie, as ``[start, end)`` of the text, each with its number; furniture has none."""

    parts: tuple[tuple[int, int, int], ...]
    datelines: tuple[tuple[int, int], ...]

    def article(self, offset: int) -> int:
        """The number of the article at an offset; -1 in furniture. A page of nothing else is one article."""
        if not self.parts:
            return 0
        for start, end, number in self.parts:
            if start <= offset < end:
                return number
        return -1

    def dateline(self, offset: int) -> bool:
        """Does the offset lie in a dateline?"""
        return any(start <= offset < end for start, end in self.datelines)


def page(analysis: Analysis) -> Page:
    """The articles of the page, as the sections layer gives them."""
    parts = [(span.start, span.end, number) for number, spans in enumerate(articles(analysis)) for span in spans]
    lines = [(m.start, m.end) for m in analysis[SECTIONS] if m.value.kind == "dateline"]
    return Page(tuple(parts), tuple(lines))


def published(document: Document) -> Anchor:
    """The anchor of the first article: when the document was published."""
    given = document.published
    if given is None:
        return Anchor(None)
    if isinstance(given, dt.datetime):
        return Anchor(given.replace(tzinfo=None), timed=True)
    return Anchor(Date(given.year, given.month, given.day))


def forward(analysis: Analysis, known: Vocabulary, first: int, last: int) -> bool | None:
    """Which way the clause around words ``[first, last)`` points: True ahead, False back, None nothing says so.

    Leftwards the nearest word decides; rightwards only a verb of the same clause, before any complementizer or comma.
    Where no word does, an appointment told in the imperfect ("the ministers meet on Tuesday") lies ahead.
    """
    found = _left(analysis, known, first)
    if found is None:
        found = _right(analysis, known, last)
    return found if found is not None else _appointed(analysis, known, first)


def _left(analysis: Analysis, known: Vocabulary, first: int) -> bool | None:
    words = analysis.words
    for i in range(first - 1, max(-1, first - _REACH), -1):
        if _STOPS.search(words.gap(i)):
            return None
        said = _points(analysis, known, i)
        if said is not None:
            return said
    return None


def _appointed(analysis: Analysis, known: Vocabulary, first: int) -> bool | None:
    """Is an imperfect of appointments the main verb of the clause that leads to word ``first``?"""
    words = analysis.words
    for i in range(first - 1, max(-1, first - _LEAD), -1):
        if _STOPS.search(words.gap(i)) or words.folded[i] in known.traps["since"] | known.traps["relative"]:
            return None
        if _bare(words.folded[i]) in known.traps["scheduled"]:
            return _main(words, known, i) or None
    return None


def _main(words: Words, known: Vocabulary, i: int) -> bool:
    """Does word ``i`` open a clause, as its first word or behind a subject of one word in a line of its own?"""
    if not i or _STOPS.search(words.gap(i - 1)) or words.folded[i - 1] in known.traps["clause"]:
        return True
    return i == 1 or (_STOPS.search(words.gap(i - 2)) is not None and _bare(words.folded[i]) == words.folded[i])


def _bare(word: str) -> str:
    """A word without the conjunction before it."""
    return word[1:] if word[0] in "\u0648\u0641" and len(word) > 3 else word


def _right(analysis: Analysis, known: Vocabulary, last: int) -> bool | None:
    words = analysis.words
    if last and _PAUSE.search(words.gap(last - 1)):
        return None
    for i in range(last, min(len(words), last + _NEAR)):
        if words.folded[i] in known.traps["complementizer"]:
            return None
        said = _points(analysis, known, i)
        if said is not None or _PAUSE.search(words.gap(i)):
            return said
    return None


def _points(analysis: Analysis, known: Vocabulary, i: int) -> bool | None:
    """Which way one word points."""
    words = analysis.words
    word = words.folded[i]
    bare = _bare(word)
    if bare in known.traps["future"]:
        return True
    if bare in known.traps["past"]:
        return False
    if (
        word in known.traps["complementizer"] and i and words.folded[i - 1] in known.traps["provided"]
    ):  # "provided that it will"
        return (i + 1 < len(words) and words.folded[i + 1][0] in "\u064a\u062a") or None
    if bare in known.traps["may"]:  # before an imperfect it says "may", before a perfect "has"
        return i + 1 < len(words) and words.folded[i + 1][0] in "\u064a\u062a"
    if bare.startswith(_FUTURE) and len(bare) > 4 and bare not in known.traps["notfuture"]:
        return True
    return True if words.plain[i].lstrip("\u0648\u0641").startswith("\u0633\u0623") and len(bare) > 3 else None
