"""Claims: source, cue, content and chain."""

from __future__ import annotations

from collections.abc import Iterable

from newsclaims.analysis import Analysis
from newsclaims.claims import Claim
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import ACTORS, CLAIMS, DATES, PLACES, SECTIONS
from newsclaims.layers.cues import CUES
from newsclaims.layers.quotations import QUOTATIONS
from newsclaims.mentions import Mention

__all__ = ["LAYER", "extract"]


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Claim]]:
    """The mentions of this layer."""
    return ()


LAYER = Layer(CLAIMS, extract, requires=(SECTIONS, DATES, PLACES, ACTORS, CUES, QUOTATIONS))
