"""People, bodies, governments, outlets, roles and anonymous sources."""

from __future__ import annotations

from collections.abc import Iterable

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import ACTORS, PLACES, SECTIONS
from newsclaims.mentions import Mention
from newsclaims.values import Actor

__all__ = ["LAYER", "extract"]


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Actor]]:
    """The mentions of this layer."""
    return ()


LAYER = Layer(ACTORS, extract, requires=(SECTIONS, PLACES))
