"""Sections of a page: headline, subheading, dateline, body, second article, furniture.

Each line is judged by its shape (length, full stop, bullet, empty line before it) and by the phrases of the lexicon
``furniture``, then one pass from top to bottom gives it its section. A line is furniture only for a reason that can
be named (it is the ``rule`` of the mention); whatever has none stays body, so that no prose is lost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeVar

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import SECTIONS
from newsclaims.layers.sections.furniture import build
from newsclaims.layers.sections.lines import lines
from newsclaims.layers.sections.page import Label, label
from newsclaims.mentions import Mention
from newsclaims.spans import Span
from newsclaims.values import Section
from newsclaims.views import View

__all__ = ["LAYER", "articles", "extract", "outside_furniture"]

V = TypeVar("V")
_NEXT_ARTICLE = "second_headline"


def articles(analysis: Analysis) -> tuple[tuple[Span, ...], ...]:
    """For each article on the page, in order, the spans of its sections that are no furniture."""
    found: list[list[Span]] = []
    for mention in analysis[SECTIONS]:
        if mention.value.kind == "furniture":
            continue
        if not found or mention.rule == _NEXT_ARTICLE:
            found.append([])
        found[-1].append(mention.span)
    return tuple(tuple(spans) for spans in found)


def outside_furniture(analysis: Analysis, mentions: Iterable[Mention[V]]) -> list[Mention[V]]:
    """The mentions that don't touch page furniture: menus and promo lines name people and places of other stories."""
    furniture = [m.span for m in analysis[SECTIONS] if m.value.kind == "furniture"]
    if not furniture:
        return list(mentions)
    ends = [span.end for span in furniture]  # disjoint and in order, so these are too

    def free(span: Span) -> bool:
        i = bisect_right(ends, span.start)
        return i == len(furniture) or span.end <= furniture[i].start

    return [mention for mention in mentions if free(mention.span)]


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Section]]:
    """The sections of the page, in order and disjoint; together they hold all but white space."""
    text = document.text
    if not analysis.paragraphs:
        whole = _trim(text, 0, len(text))
        return (Mention(whole, Section("body"), "body"),) if whole else ()
    page = lines(analysis.view, analysis.paragraphs, analysis.resource(build))
    labels = label(page)
    firsts = [i for i in range(len(page)) if not i or labels[i] != labels[i - 1] or labels[i].rule == _NEXT_ARTICLE]
    bounds = [0, *(_line_start(text, analysis.view, page[i - 1].end, page[i].start) for i in firsts[1:]), len(text)]
    return [_mention(text, labels[i], bounds[n], bounds[n + 1]) for n, i in enumerate(firsts)]


def _mention(text: str, given: Label, start: int, end: int) -> Mention[Section]:
    return Mention(_trim(text, start, end) or Span(start, end), Section(given.kind), given.rule)


def _line_start(text: str, view: View, before: int, start: int) -> int:
    """Where in the text a line begins whose first visible character is ``start``; invisible ones belong to it."""
    after = view.start(start)
    gap = text[view.end(before) : after]
    own = 0 if not gap or gap[-1].isspace() else len(gap.split()[-1])
    return after - own


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if left < right else None


LAYER = Layer(SECTIONS, extract, requires=())
