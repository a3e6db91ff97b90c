"""Places and demonyms, with their role.

``gazetteer`` knows the names (``rows`` and ``indexes`` make it of the lexicons), ``finding`` looks them up in the
words, ``evidence`` says which hits count, ``choosing`` takes them, ``resolving`` says which place each means and
``roles`` what it does in its sentence; ``borders`` joins what names a border.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import PLACES, SECTIONS
from newsclaims.layers.places.borders import borders
from newsclaims.layers.places.choosing import choose
from newsclaims.layers.places.evidence import Found
from newsclaims.layers.places.finding import find
from newsclaims.layers.places.gazetteer import build
from newsclaims.layers.sections import outside_furniture
from newsclaims.mentions import Mention
from newsclaims.values import Place
from newsclaims.words import Words

__all__ = ["LAYER", "extract"]


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Place]]:
    """The mentions of this layer."""
    gazetteer = analysis.resource(build)
    words = analysis.words
    hits = list(find(words, gazetteer))
    if not hits:
        return ()
    found = list(choose(hits, words, gazetteer, document.outlet or ""))
    return outside_furniture(analysis, _mentions((*found, *borders(found, words, gazetteer)), words))


def _mentions(found: Iterable[Found], words: Words) -> Iterator[Mention[Place]]:
    for one in found:
        entry = one.entry
        place = Place(one.kind, one.role, entry.name, entry.country, entry.refs, entry.latitude, entry.longitude)
        yield Mention(words.span(one.first, one.last, one.offset), place, one.rule)


LAYER = Layer(PLACES, extract, requires=(SECTIONS,))
