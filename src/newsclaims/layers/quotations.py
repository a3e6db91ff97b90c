"""Quotations: what stands in quotation marks. Pairs are matched for each kind; an unclosed one never raises."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import SECTIONS
from newsclaims.mentions import LayerKey, Mention

__all__ = ["LAYER", "QUOTATIONS", "Quotation", "extract"]


@frozen
class Quotation:
    """What stands in quotation marks; the mention's span holds the marks.

    Attributes:
        mark: the kind of mark, as the opening one is in the plain view.
        closed: False when no closing mark stands in the text: the quotation then ends with its paragraph.
    """

    mark: str
    closed: bool = True


QUOTATIONS: Final[LayerKey[Quotation]] = LayerKey("quotations", Quotation, overlap="nested", working=True)

_MARK = re.compile('["\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019]')
# The two marks of each kind. Newspapers use either as the opening one.
_PAIRS = ('"', "\u201c\u201d\u201e", "\u00ab\u00bb", "\u2018\u2019")
_KINDS = {mark: pair for pair in _PAIRS for mark in pair}
# Closing marks that also serve as an apostrophe count only at the edge of a word.
_SINGLE = "\u2018\u2019"
_FULL_STOP = re.compile("[.!?\u061f] ")
_SPACE = " \n"
_BRACKETS = "(["
# A quotation in a quotation has no third one in it.
_PAIR = 2


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Quotation]]:
    """All quotations, those of one kind side by side, those of different kinds possibly one inside another."""
    view = analysis.view
    paragraphs = analysis.paragraphs
    found: dict[tuple[int, int], Quotation] = {}
    for start, end, mark, closed in _pairs(view.plain, paragraphs):
        found[start, end] = Quotation(mark, closed)
    for (start, end), value in found.items():
        rule = "closed" if value.closed else "unclosed"
        yield Mention(view.span(start, end), value, rule=rule, rank=int(value.closed))


def _pairs(text: str, paragraphs: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, str, bool]]:
    """``(start, end, mark, closed)`` in the view."""
    starts = [s for s, _ in paragraphs]
    marks: dict[str, list[int]] = {}
    for match in _MARK.finditer(text):
        mark = match[0]
        at = match.start()
        if mark in _SINGLE and 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum():
            continue
        marks.setdefault(_KINDS[mark], []).append(at)
    for positions in marks.values():
        first = 0
        while first < len(positions):
            paragraph = max(0, bisect_right(starts, positions[first]) - 1)
            end = paragraphs[paragraph][1]
            last = bisect_left(positions, end, first)
            yield from _in_paragraph(text, positions[first:last], end)
            first = max(last, first + 1)


def _in_paragraph(text: str, positions: list[int], end: int) -> Iterator[tuple[int, int, str, bool]]:
    """The marks of one kind in one paragraph: each opens one quotation or closes the one before."""
    if len(positions) > _PAIR and (pairs := _bracketed(text, positions)):
        yield from ((opening, closing + 1, text[opening], True) for opening, closing in pairs)
        return
    at = 0
    while at < len(positions):
        opening = positions[at]
        if at + 1 < len(positions):
            closing = positions[at + 1]
            if _reopens(text, opening, closing):
                yield opening, _before(text, closing, opening), text[opening], False
                at += 1
                continue
            yield opening, closing + 1, text[opening], True
        elif opening + 1 < end:
            yield opening, end, text[opening], False
        at += 2


def _bracketed(text: str, positions: list[int]) -> list[tuple[int, int]]:
    """The pairs, one inside another, where spacing tells opening marks from closing ones and all of them pair.

    ``"A "B" C"``: a mark behind a space opens, a mark before one closes. Empty when a mark is spaced otherwise, when
    one is left over, and when no pair stands inside another.
    """
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    nested = False
    for at in positions:
        side = _side(text[at - 1 : at] if at else _SPACE, text[at + 1 : at + 2] or _SPACE)
        if side == "opens" and len(opened) < _PAIR:
            opened.append(at)
        elif side == "closes" and opened:
            found.append((opened.pop(), at))
            nested = nested or bool(opened)
        else:
            return []
    return sorted(found) if nested and not opened else []


def _side(before: str, after: str) -> str:
    """Does a mark between these two characters open, close, or is it unclear?"""
    apart, follows = before in _SPACE or before in _BRACKETS, after in _SPACE or not after.isalnum()
    if apart == follows:
        return ""
    return "opens" if apart else "closes"


def _reopens(text: str, opening: int, closing: int) -> bool:
    """Is the second mark an opening one again, so that the first was never closed?"""
    if text[opening] == text[closing] == '"':
        sides = [_side(text[at - 1 : at] or _SPACE, text[at + 1 : at + 2] or _SPACE) for at in (opening, closing)]
        return sides == ["opens", "opens"] and bool(_FULL_STOP.search(text, opening, closing))
    if text[opening] == text[closing] != '"' and text[closing] in "\u00ab\u201c":
        before = text[closing - 1 : closing]
        after = text[closing + 1 : closing + 2]
        return before in _SPACE and after not in _SPACE and closing > opening + 1
    return False


def _before(text: str, closing: int, opening: int) -> int:
    end = len(text[opening:closing].rstrip()) + opening
    return end if end > opening + 1 else closing


LAYER = Layer(QUOTATIONS, extract, requires=(SECTIONS,))
