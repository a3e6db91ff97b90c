"""The learnt tagger as a working layer: what lexicons and rules say goes in, names with their margins come out.

It is switched off by a lexicon: ``Pipeline(lexicons=[WITHOUT_TAGGER])`` finds by rules alone, at lower recall. A row
of kind ``tagger`` may also name another file of weights, such as one trained on a newsroom's own texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from pkgutil import get_data
from typing import Final, cast

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.errors import LexiconError
from newsclaims.hooks import Layer
from newsclaims.layers.actors.context import Context, context
from newsclaims.layers.actors.tagger import Met, Tagger
from newsclaims.layers.actors.weights import Weights
from newsclaims.layers.places.toponyms import TOPONYMS
from newsclaims.layers.tagged import TAGGED, NameType, TaggedName
from newsclaims.lexicons import Lexicon, Lexicons
from newsclaims.mentions import Mention

__all__ = ["LAYER", "WITHOUT_TAGGER", "evidence", "extract", "tagger"]

KIND: Final = "tagger"
NONE: Final = "none"
WITHOUT_TAGGER: Final = Lexicon("without-tagger", KIND, ("weights",), given=((NONE,),))
"""Hand this to a pipeline to have actors and places by rules and lexicons alone."""

# The flags of a form (:mod:`newsclaims.layers.actors.lexis`) that the weights know; those added later are left out.
_FLAGS: Final = 4095
_CUT: Final = 4096
_PLACE: Final = 8192
_DEMONYM: Final = 16384
_BODY: Final = 32768
_PERSON: Final = 65536


def tagger(lexicons: Lexicons) -> Tagger | None:
    """The tagger of a pipeline: with the weights of this package, or those that the last row of its kind names.

    Raises:
        LexiconError: the file of weights can't be read.
    """
    rows = [row["weights"] for row in lexicons.records(KIND)]
    if rows and rows[-1] == NONE:
        return None
    if rows:
        return Tagger(Weights(Path(rows[-1]).read_bytes()))
    data = get_data("newsclaims.data", "tagger.bin")
    if data is None:
        raise LexiconError("tagger.bin can't be read: the wheel of newsclaims is damaged, install it again")
    return Tagger(Weights(data))


def extract(document: Document, analysis: Analysis) -> Iterator[Mention[TaggedName]]:
    """The names that the tagger finds, doubtful ones too; none without a tagger."""
    model = analysis.resource(tagger)
    if model is None:
        return
    words, bits = analysis.words, evidence(context(analysis, TOPONYMS))
    met: Met = {}
    for start, end in analysis.sentences:
        inside = words.inside(start, end)
        for tag in model.tags(words, bits, inside.start, inside.stop - 1, met):
            yield Mention(words.span(tag.first, tag.last), TaggedName(cast("NameType", tag.type), tag.margin))


def evidence(ctx: Context) -> list[int]:
    """What lexicons and rules say about each word, a bit each: the features that the tagger shares with the rules."""
    bits = [form.flags & _FLAGS | (_CUT if form.offset else 0) for form in ctx.forms]
    for i, place in enumerate(ctx.places):
        if place is not None:
            bits[i] |= _DEMONYM if place.value.kind == "demonym" else _PLACE
    for match in ctx.known.values():
        if not match.cued:
            flag = _PERSON if match.entry.kind == "person" else _BODY
            for i in range(match.first, match.last + 1):
                bits[i] |= flag
    return bits


LAYER = Layer(TAGGED, extract, requires=(TOPONYMS,))
