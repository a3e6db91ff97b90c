"""Places and demonyms, with their role.

``gazetteer`` knows the names (``rows`` and ``indexes`` make it of the lexicons), ``finding`` looks them up in the
words, ``evidence`` says which hits count, ``choosing`` takes them, ``resolving`` says which place each means and
``roles`` what it does in its sentence; ``borders`` joins what names a border. All this is the working layer of
``toponyms``; ``learnt`` adds what the learnt tagger found besides.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import PLACES, SECTIONS
from newsclaims.layers.places.learnt import unseen, without_vetoed
from newsclaims.layers.places.toponyms import TOPONYMS
from newsclaims.layers.sections import outside_furniture
from newsclaims.layers.tagged import TAGGED
from newsclaims.mentions import Mention
from newsclaims.values import Place

__all__ = ["LAYER", "extract"]


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Place]]:
    """The mentions of this layer."""
    listed, tagged = analysis[TOPONYMS], analysis[TAGGED]
    if not tagged:
        return listed
    new = outside_furniture(analysis, unseen(analysis, listed, tagged))
    return (*without_vetoed(analysis, listed, tagged), *new)


LAYER = Layer(PLACES, extract, requires=(SECTIONS, TOPONYMS, TAGGED))
