"""Places and demonyms, with their role."""

from __future__ import annotations

from collections.abc import Iterable

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import PLACES, SECTIONS
from newsclaims.mentions import Mention
from newsclaims.values import Place

__all__ = ["LAYER", "extract"]


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Place]]:
    """The mentions of this layer."""
    return ()


LAYER = Layer(PLACES, extract, requires=(SECTIONS,))
