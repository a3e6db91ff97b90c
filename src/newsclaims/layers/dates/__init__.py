"""Dates, times, durations and sets."""

from __future__ import annotations

from collections.abc import Iterable

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import DATES, SECTIONS
from newsclaims.mentions import Mention
from newsclaims.values import TimeValue

__all__ = ["LAYER", "extract"]


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[TimeValue]]:
    """The mentions of this layer."""
    return ()


LAYER = Layer(DATES, extract, requires=(SECTIONS,))
