"""The learnt tagger as a proposer: what lexicons and rules say goes in, names that they don't know come out.

It is switched off by a lexicon: ``Pipeline(lexicons=[WITHOUT_TAGGER])`` finds by rules alone, at lower recall. A row
of kind ``tagger`` may also name another file of weights, such as one trained on a newsroom's own texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from newsclaims.analysis import Analysis
from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.layers.actors.tagger import Tag, Tagger
from newsclaims.layers.actors.titles import title_before, titles_after
from newsclaims.layers.actors.weights import Weights
from newsclaims.lexicons import Lexicon, Lexicons

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
# Signs that may stand within a person's name.
_INSIDE: Final = frozenset({"", "-", ".", '"', "\u00ab", "\u00bb", "\u201c", "\u201d"})
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
    from importlib.resources import files  # 15 ms that ``import newsclaims`` needn't cost

    return Tagger(Weights(files("newsclaims.data").joinpath("tagger.bin").read_bytes()))


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
    for start, end in analysis.sentences:
        inside = words.inside(start, end)
        tags += model.tags(words, bits, inside.start, inside.stop - 1)
    seen = bytearray(len(ctx))
    for tag in tags:
        if tag.type == "PER":
            seen[tag.first : tag.last + 1] = b"\x01" * (tag.last + 1 - tag.first)
    kept = [p for p in proposed if p.rule not in _WEIGHED or any(seen[p.first : p.last + 1])]
    known = {(p.first, p.last) for p in kept}
    sure = (tag for tag in tags if tag.margin > _DOUBT and (tag.first, tag.last) not in known)
    return [*kept, *(_made(ctx, tag) for tag in sure if tag.type in _RANKS and not _odd(ctx, tag))]


def _odd(ctx: Context, tag: Tag) -> bool:
    """A person across a comma or the like, or a body of place names alone, which is a part of a longer name."""
    if tag.type == "PER":
        return any(gap.strip() not in _INSIDE for gap in ctx.gaps[tag.first : tag.last])
    return all(ctx.places[tag.first : tag.last + 1])


def _made(ctx: Context, tag: Tag) -> Proposal:
    first, last = tag.first, tag.last
    offset = ctx.forms[first].offset
    if tag.type == "PER":
        before = title_before(ctx, first)
        parts = (*((before,) if before else ()), *titles_after(ctx, last))
        return Proposal(first, last, offset, "person", KIND, _RANKS["PER"], parts=parts)
    head = ctx.forms[first].head
    kind = head.kind if head is not None and head.kind in _BODIES else "organization"
    return Proposal(first, last, offset, kind, KIND, _RANKS["ORG"])


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
