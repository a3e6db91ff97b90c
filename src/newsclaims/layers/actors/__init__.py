"""People, bodies, governments, outlets, roles and anonymous sources.

The rules propose mentions in words (:class:`~newsclaims.layers.actors.context.Proposal`), each with a rank; where
two collide the higher rank stays, whoever proposed it. A learnt tagger (:mod:`newsclaims.layers.actors.learnt`)
proposes names that no rule and no lexicon knows; ``Pipeline(lexicons=[WITHOUT_TAGGER])`` does without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from attrs import evolve

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import ACTORS, PLACES, SECTIONS
from newsclaims.layers.actors.anaphora import descriptions, titles
from newsclaims.layers.actors.bodies import bodies
from newsclaims.layers.actors.consistency import everywhere
from newsclaims.layers.actors.context import Context, Proposal, context
from newsclaims.layers.actors.entities import resolve
from newsclaims.layers.actors.learnt import WITHOUT_TAGGER
from newsclaims.layers.actors.merge import merged
from newsclaims.layers.actors.persons import dateline, persons
from newsclaims.layers.actors.sources import peoples, sources
from newsclaims.layers.actors.titles import set_off
from newsclaims.layers.actors.weighing import weighed
from newsclaims.layers.sections import outside_furniture
from newsclaims.layers.tagged import TAGGED
from newsclaims.mentions import Mention
from newsclaims.values import Actor

__all__ = ["LAYER", "PROPOSERS", "WITHOUT_TAGGER", "extract"]

PROPOSERS: Final[tuple[Callable[[Context], Iterator[Proposal]], ...]] = (persons, bodies, sources, peoples)


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Actor]]:
    """The actors of a document, people with their titles as ``parts``."""
    ctx = context(analysis)
    proposed = [p for propose in PROPOSERS for p in propose(ctx)]
    kept = merged(weighed(ctx, analysis, proposed))
    kept = merged([_titled(ctx, p) for p in (*kept, *everywhere(ctx, kept)) if not dateline(ctx, p)])
    kept = merged([*kept, *descriptions(ctx, kept), *titles(ctx, kept)])
    return outside_furniture(analysis, (ctx.mention(p, actor) for p, actor in resolve(ctx, analysis, kept)))


def _titled(ctx: Context, p: Proposal) -> Proposal:
    """A person with the title that a comma sets off, or that no comma does."""
    if p.actor != "person" or p.parts:
        return p
    return evolve(p, parts=set_off(ctx, p.first, p.last))


LAYER = Layer(ACTORS, extract, requires=(SECTIONS, PLACES, TAGGED))
