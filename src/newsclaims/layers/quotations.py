"""Quotations: what stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable
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
    """What stands in quotation marks; the mention's span holds the marks."""

    mark: str
    closed: bool = True


QUOTATIONS: Final[LayerKey[Quotation]] = LayerKey("quotations", Quotation, overlap="nested", working=True)


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Quotation]]:
    """The mentions of this layer."""
    return ()


LAYER = Layer(QUOTATIONS, extract, requires=(SECTIONS,))
