"""Rules and the learnt tagger together: which proposals of the rules hold, and what the tagger adds."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from newsclaims.analysis import Analysis
from newsclaims.layers.actors.context import Context, Proposal, touched
from newsclaims.layers.actors.learnt import tagger
from newsclaims.layers.actors.lexis import FUNCTION, NAMELIKE, ORDINAL, Form
from newsclaims.layers.actors.titles import title_before, titles_after
from newsclaims.layers.tagged import TAGGED
from newsclaims.words import PREPOSITIONS, readings

__all__ = ["weighed"]

RULE: Final = "tagger"
# Rules that find persons by shape and neighbours; what lexicons know is not weighed.
_WEIGHED: Final = frozenset({"title", "verb", "given", "nationality", "list", "shape"})
# Persons: above the rules of shape, below the lexicon; bodies: just above the nouns that head a body's name.
_RANKS: Final = {"PER": 85, "ORG": 56}
# The margin in nats that a name must beat: training leans to "outside". Set on the held-out tenth.
_DOUBT: Final = -1.0
# Signs that may stand within a name.
_INSIDE: Final = frozenset({"", "-", ".", '"', "\u00ab", "\u201c"})
_BODIES: Final = frozenset({"organization", "armed_group", "outlet"})


class Tag(NamedTuple):
    """A name of the tagger in words ``first`` to ``last``."""

    first: int
    last: int
    type: str
    margin: float


def weighed(ctx: Context, analysis: Analysis, proposed: Sequence[Proposal]) -> list[Proposal]:
    """The proposals of the rules, weighed by the tagger, and what it finds besides.

    A person whom a rule of shape has found stays if the tagger too sees one there, be it in doubt; on its own the
    tagger is believed where it isn't in doubt. Bodies of the rules all stay, since what counts as one is wider here
    than in what the tagger learnt from.
    """
    if analysis.resource(tagger) is None:
        return list(proposed)
    words, tags = ctx.words, _tags(ctx, analysis)
    seen = bytearray(len(ctx))
    for tag in tags:
        if tag.type == "PER":
            seen[tag.first : tag.last + 1] = b"\x01" * (tag.last + 1 - tag.first)
    kept = [p for p in proposed if p.rule not in _WEIGHED or any(seen[p.first : p.last + 1])]
    known = {(p.first, p.last) for p in kept}
    sure = [_trimmed(ctx, tag) for tag in tags if tag.margin > _DOUBT and tag.type in _RANKS]
    new = [tag for tag in sure if (tag.first, tag.last) not in known and not _odd(ctx, tag)]
    spans = [*known, *((tag.first, tag.last) for tag in new)]
    words_of_names = {words.folded[i] for span in spans for i in span}
    return [*kept, *(_made(ctx, tag, words_of_names) for tag in new)]


def _tags(ctx: Context, analysis: Analysis) -> list[Tag]:
    found = [(touched(ctx.words, m.span), m.value) for m in analysis[TAGGED]]
    return [Tag(r.start, r.stop - 1, name.type, name.margin) for r, name in found]


def _trimmed(ctx: Context, tag: Tag) -> Tag:
    """A person without function words at the end; ordinals stay (a pope, a king)."""
    last = tag.last
    while tag.type == "PER" and last > tag.first and _function(ctx.forms[last]):
        last -= 1
    return tag._replace(last=last)


def _function(form: Form) -> bool:
    return bool(form.flags & FUNCTION) and not form.flags & (NAMELIKE | ORDINAL) and not form.offset


def _odd(ctx: Context, tag: Tag) -> bool:
    """A name across a comma or a bracket, a body that is a bare noun for bodies, or place names alone."""
    if any(gap.strip() not in _INSIDE for gap in ctx.gaps[tag.first : tag.last]):
        return True
    if tag.type == "PER":
        return False
    form = ctx.forms[tag.first]
    bare = tag.first == tag.last and form.head is not None and not form.definite
    return bare or all(ctx.places[tag.first : tag.last + 1])


def _made(ctx: Context, tag: Tag, words_of_names: AbstractSet[str]) -> Proposal:
    first, last = tag.first, tag.last
    offset = _offset(ctx, first, words_of_names)
    if tag.type == "PER":
        before = title_before(ctx, first)
        parts = (*((before,) if before else ()), *titles_after(ctx, last))
        return Proposal(first, last, offset, "person", RULE, _RANKS["PER"], parts=parts)
    head = ctx.forms[first].head
    kind = head.kind if head is not None and head.kind in _BODIES else "organization"
    return Proposal(first, last, offset, kind, RULE, _RANKS["ORG"])


def _offset(ctx: Context, first: int, words_of_names: AbstractSet[str]) -> int:
    """How many letters of the first word are proclitics: none where only an ordinary word would be left."""
    form, word = ctx.forms[first], ctx.words.folded[first]
    if form.offset:
        ordinary = form.flags and not form.flags & NAMELIKE and not form.definite and form.head is None
        return 0 if ordinary and word[0] in PREPOSITIONS else form.offset
    # The same name without a proclitic elsewhere in the text proves the proclitic.
    return next((cut.offset for cut in readings(word)[1:] if cut.stem in words_of_names), 0)
