"""Cues: the words that signal an attribution."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from newsclaims.analysis import Analysis
from newsclaims.claims import Stance
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import SECTIONS
from newsclaims.mentions import LayerKey, Mention

__all__ = ["CUES", "LAYER", "CueWord", "extract"]


@frozen
class CueWord:
    """A word that may signal an attribution."""

    lemma: str
    stance: Stance


CUES: Final[LayerKey[CueWord]] = LayerKey("cues", CueWord, working=True)


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[CueWord]]:
    """The mentions of this layer."""
    return ()


LAYER = Layer(CUES, extract, requires=(SECTIONS,))
