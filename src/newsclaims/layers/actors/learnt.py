"""The learnt tagger as a proposer: what lexicons and rules say goes in, names that they don't know come out.

It is switched off by a lexicon: ``Pipeline(lexicons=[WITHOUT_TAGGER])`` finds by rules alone, at lower recall. A row
of kind ``tagger`` may also name another file of weights, such as one trained on a newsroom's own texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from pkgutil import get_data
from typing import Final

from newsclaims.analysis import Analysis
from newsclaims.errors import LexiconError
from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.layers.actors.lexis import FUNCTION, NAMELIKE, ORDINAL, Form
from newsclaims.layers.actors.tagger import Met, Tag, Tagger
from newsclaims.layers.actors.titles import title_before, titles_after
from newsclaims.layers.actors.weights import Weights
from newsclaims.lexicons import Lexicon, Lexicons
from newsclaims.words import PREPOSITIONS, readings

__all__ = ["WITHOUT_TAGGER", "evidence", "names", "tagger"]

KIND: Final = "tagger"
NONE: Final = "none"
WITHOUT_TAGGER: Final = Lexicon("without-tagger", KIND, ("weights",), given=((NONE,),))
"""Hand this to a pipeline to have actors by rules and lexicons alone."""

# Rules that find persons by shape and neighbours; what lexicons know is not weighed.
_WEIGHED: Final = frozenset({"title", "verb", "given", "nationality", "list", "shape"})
# Persons: above the rules of shape, below the lexicon; bodies: just above the nouns that head a body's name.
_RANKS: Final = {"PER": 85, "ORG": 56}
# The margin in nats that a name must beat: training leans to "outside". Set on the held-out tenth.
_DOUBT: Final = -1.0
# Signs that may stand within a name.
_INSIDE: Final = frozenset({"", "-", ".", '"', "\u00ab", "\u201c"})
_BODIES: Final = frozenset({"organization", "armed_group", "outlet"})
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


def names(ctx: Context, analysis: Analysis, proposed: Sequence[Proposal]) -> list[Proposal]:
    """The proposals of the rules, weighed by the tagger, and what it finds besides.

    A person whom a rule of shape has found stays if the tagger too sees one there, be it in doubt; on its own the
    tagger is believed where it isn't in doubt. Bodies of the rules all stay, since what counts as one is wider here
    than in what the tagger learnt from.
    """
    model = analysis.resource(tagger)
    if model is None:
        return list(proposed)
    words, bits = ctx.words, evidence(ctx)
    tags: list[Tag] = []
    met: Met = {}
    for start, end in analysis.sentences:
        inside = words.inside(start, end)
        tags += model.tags(words, bits, inside.start, inside.stop - 1, met)
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
        return Proposal(first, last, offset, "person", KIND, _RANKS["PER"], parts=parts)
    head = ctx.forms[first].head
    kind = head.kind if head is not None and head.kind in _BODIES else "organization"
    return Proposal(first, last, offset, kind, KIND, _RANKS["ORG"])


def _offset(ctx: Context, first: int, words_of_names: AbstractSet[str]) -> int:
    """How many letters of the first word are proclitics: none where only an ordinary word would be left."""
    form, word = ctx.forms[first], ctx.words.folded[first]
    if form.offset:
        ordinary = form.flags and not form.flags & NAMELIKE and not form.definite and form.head is None
        return 0 if ordinary and word[0] in PREPOSITIONS else form.offset
    # The same name without a proclitic elsewhere in the text proves the proclitic.
    return next((cut.offset for cut in readings(word)[1:] if cut.stem in words_of_names), 0)


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
