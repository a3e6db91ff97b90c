"""The places and demonyms that lexicons know: a working layer, which the learnt tagger sees before it speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import SECTIONS
from newsclaims.layers.places.borders import borders
from newsclaims.layers.places.choosing import choose
from newsclaims.layers.places.evidence import Found
from newsclaims.layers.places.finding import find
from newsclaims.layers.places.gazetteer import build
from newsclaims.layers.places.parts import parts
from newsclaims.layers.sections import outside_furniture
from newsclaims.mentions import LayerKey, Mention
from newsclaims.values import Place
from newsclaims.words import Words

__all__ = ["LAYER", "TOPONYMS", "extract", "mentions"]

TOPONYMS: Final[LayerKey[Place]] = LayerKey("toponyms", Place, overlap="nested", working=True)


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Place]]:
    """The places that lexicons name, with kind and role."""
    gazetteer = analysis.resource(build)
    words = analysis.words
    hits = list(find(words, gazetteer))
    if not hits:
        return ()
    found = list(choose(hits, words, gazetteer, document.outlet or ""))
    return outside_furniture(
        analysis, mentions((*found, *borders(found, words, gazetteer), *parts(found, words, gazetteer)), words)
    )


def mentions(found: Iterable[Found], words: Words) -> Iterator[Mention[Place]]:
    """Each as a mention."""
    for one in found:
        entry = one.entry
        place = Place(
            one.kind, one.role, entry.name, entry.country, entry.refs, entry.latitude, entry.longitude,
            entry.precision_km, one.score, one.candidates,
        )  # fmt: skip
        yield Mention(words.span(one.first, one.last, one.offset), place, one.rule)


LAYER = Layer(TOPONYMS, extract, requires=(SECTIONS,))
