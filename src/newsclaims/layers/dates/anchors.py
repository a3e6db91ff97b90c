"""What each article of a page is resolved against, and which way a sentence points."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.keys import SECTIONS
from newsclaims.layers.dates.periods import Date
from newsclaims.layers.dates.vocabulary import Vocabulary
from newsclaims.layers.sections import articles

__all__ = ["Anchor", "Page", "forward", "page"]

_REACH = 10  # words; a cue further away belongs to another clause
_FUTURE = ("\u0633\u064a", "\u0633\u062a", "\u0633\u0646", "\u0633\u0627")  # the particle before an imperfect


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
        """The number of the article at an offset of the text; -1 in furniture. A page of nothing else is one article."""
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
    """Which way the clause around words ``[first, last)`` points: True ahead, False back, None nothing says so."""
    folded = analysis.words.folded
    words = analysis.words
    future, past, stop = known.traps.get("future", frozenset()), known.traps.get("past", frozenset()), known.traps.get("notfuture", frozenset())
    for step in range(1, _REACH + 1):
        for i in (first - step, last - 1 + step):
            if not 0 <= i < len(folded) or _apart(words.view.plain, *sorted((words.ends[min(i, first)], words.starts[max(i, last - 1)]))):
                continue
            word = folded[i]
            bare = word[1:] if word[0] in "\u0648\u0641" and len(word) > 3 else word
            if bare in future or (bare.startswith(_FUTURE) and len(bare) > 3 and bare not in stop):
                return True
            if bare in past:
                return False
    return None


def _apart(plain: str, start: int, end: int) -> bool:
    """Does a sentence end between two words?"""
    between = plain[start:end]
    return "\n" in between or ". " in between or "\u061f" in between or "!" in between
