"""Lines of a page and what their shape says: prose, headline, list item, dateline, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from newsclaims.layers.sections.furniture import Entry, Furniture
from newsclaims.views import View

__all__ = ["Line", "lines"]

_STOPPED = re.compile(r"(?<!\.)\.[\s\"'\u201d\u2019\u00bb)\]]*$")
_CLOSED = re.compile(r"[.!?\u061f\u2026:][\s\"'\u201d\u2019\u00bb)\]]*$")
_OPEN_END = re.compile(r"[,\u060c;\u061b:]\s*$")
_BULLET = re.compile(
    r"[\u2022\u25cf\u25cb\u25aa\u25ab\u25a0\u25a1\u25ba\u25b6\u25c4\u25c0\u2023\u2043\u00b7\u2013*+\u203a\u2039-]\s*\w"
)
_NUMBERED = re.compile(r"\d{1,2}\s*[-.)\u2013/]\s*[^\W\d]")
_LETTER = re.compile(r"[^\W\d_]")
_TAGS = re.compile(r"(?:#\w+[\s,\u060c|]*)+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+")
_RIGHTS = re.compile(r"[\u00a9\u00ae]")
_RULE_SIGN = re.compile(r"\w\s*[-\u2013\u2014/|_]\s*\w")
_DATE_STAMP = re.compile(r"\b(?:1[34]|19|20)\d\d\b")
PROSE = 8  # words from which on a line with a full stop is a paragraph
PARAGRAPH = 30  # words from which on any line is one
HEADLINE = 24  # words that no headline exceeds
DATELINE = 8  # words that no dateline exceeds


@frozen
class Line:
    """A line of the view with its shape.

    Attributes:
        start: its first character, as an offset of the view.
        end: the offset after its last.
        folded: its characters as the folded view has them.
        words: how many there are, by the spaces between them.
        entry: the phrase of page furniture that it is or begins with.
        more: something follows that phrase.
        gap: an empty line stands before it.
        stopped: it ends in a full stop.
        closed: it ends in a mark that ends sentences, or in a colon.
        open: it ends in a comma or colon, so its sentence goes on.
        bullet: it is an item of a list.
    """

    start: int
    end: int
    folded: str
    words: int
    entry: Entry | None
    more: bool
    gap: bool
    stopped: bool
    closed: bool
    open: bool
    bullet: bool

    @property
    def prose(self) -> bool:
        """A paragraph of running text."""
        return self.words >= PARAGRAPH or (self.closed and self.words >= PROSE)

    @property
    def headline(self) -> bool:
        """May be a headline: short, without a full stop, no sentence that goes on."""
        return 2 <= self.words <= HEADLINE and not self.stopped and not self.open

    @property
    def dateline(self) -> bool:
        """May be a dateline: a few words around a dash or slash, or with a year."""
        return (
            self.words <= DATELINE
            and not self.closed
            and not self.bullet
            and not _NUMBERED.match(self.folded)
            and bool(_RULE_SIGN.search(self.folded) or _DATE_STAMP.search(self.folded))
        )


def lines(view: View, paragraphs: Sequence[tuple[int, int]], furniture: Furniture) -> list[Line]:
    """The lines of a view. Takes time linear in its length."""
    found = []
    before = 0
    for start, end in _cut(view.folded, paragraphs, furniture):
        folded = view.folded[start:end]
        words = folded.count(" ") + 1
        tail = folded[-12:]
        stopped = bool(_STOPPED.search(tail))
        hit = furniture.find(folded, words, stopped=stopped)
        entry, more = hit or (_by_shape(folded), False)
        found.append(
            Line(
                start,
                end,
                folded,
                words,
                entry,
                more,
                view.plain.count("\n", before, start) > 1,
                stopped,
                bool(_CLOSED.search(tail)),
                bool(_OPEN_END.search(tail)),
                bool(_BULLET.match(folded)),
            )
        )
        before = end
    return found


def _cut(folded: str, paragraphs: Sequence[tuple[int, int]], furniture: Furniture) -> Iterator[tuple[int, int]]:
    """The paragraphs; a related headline that is glued to the end of one is cut off."""
    for start, end in paragraphs:
        promo = furniture.promo.search(folded, start, end)
        if promo and _is_promo(folded[promo.end() : end]):
            yield start, promo.start() + len(promo[0].rstrip())
            yield promo.end(), end
        else:
            yield start, end


def _is_promo(rest: str) -> bool:
    return rest.count(" ") < HEADLINE and not _STOPPED.search(rest[-12:])


def _by_shape(folded: str) -> Entry | None:
    """Furniture that its signs give away: rules, hashtags, addresses, the copyright sign."""
    if len(folded) > 240:
        return None
    if not _LETTER.search(folded):
        return Entry("separator", "line")
    if _TAGS.fullmatch(folded):
        return Entry("tags", "line")
    if _ADDRESS.fullmatch(folded):
        return Entry("address", "line")
    if _RIGHTS.search(folded) and len(folded) <= 120:
        return Entry("copyright", "line")
    return None
