"""Sections of a page: headline, body, second article, furniture."""

from __future__ import annotations

from collections.abc import Iterable

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import SECTIONS
from newsclaims.mentions import Mention
from newsclaims.spans import Span
from newsclaims.values import Section

__all__ = ["LAYER", "articles", "extract"]


def articles(analysis: Analysis) -> tuple[tuple[Span, ...], ...]:
    """For each article on the page, in order, the spans of its sections that are no furniture."""
    length = len(analysis.document)
    return ((Span(0, length),),) if length else ()


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Section]]:
    """The mentions of this layer."""
    return ()


LAYER = Layer(SECTIONS, extract, requires=())
