"""Rules and the learnt tagger together: which proposals of the rules hold, and what the tagger adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from attrs import evolve

from newsclaims.analysis import Analysis
from newsclaims.layers.actors.context import Context, Proposal, touched
from newsclaims.layers.actors.extent import foreign
from newsclaims.layers.actors.learnt import tagger
from newsclaims.layers.actors.lexis import (
    BRINGS,
    COMMON,
    FAMILY,
    FUNCTION,
    GIVEN,
    NAMELIKE,
    ORDINAL,
    PARTICLE,
    SPEECH,
    TITLE,
    VERB,
    Entry,
    Form,
)
from newsclaims.layers.actors.titles import title_before, titles_after
from newsclaims.layers.tagged import TAGGED
from newsclaims.words import PREPOSITIONS, readings

__all__ = ["weighed"]

RULE: Final = "tagger"
# Rules that find persons by shape and neighbours; what lexicons know is not weighed.
_SHAPES: Final = frozenset({"title", "verb", "given", "nationality", "list", "shape"})
_NOUNS: Final = frozenset({"head", "outlet"})
_LISTED: Final = frozenset({"lexicon", "surname"})
# Persons: above the rules of shape, below the lexicon; bodies: just above the nouns that head a body's name.
_RANKS: Final = {"PER": 85, "ORG": 56}
# The whole name around a known one: a namesake, or the same person with more names.
_LONGER: Final = 91
# Margins in nats, set on the held-out tenth: what a name must beat, as training leans to "outside"; from where on it
# outweighs the lexicon of persons.
_DOUBT: Final = -1.0
_SURE: Final = 2.0
_FAINT: Final = -4.0
# Signs that may stand within a name.
_INSIDE: Final = frozenset({"", "-", ".", '"', "\u00ab", "\u201c"})
_COMMAS: Final = frozenset({"\u060c", ","})
_BODIES: Final = frozenset({"organization", "armed_group", "outlet"})
_SHORTEST: Final = 3
_YA: Final = "\u064a"


class Tag(NamedTuple):
    """A name of the tagger in words ``first`` to ``last``."""

    first: int
    last: int
    type: str
    margin: float


def weighed(ctx: Context, analysis: Analysis, proposed: Sequence[Proposal]) -> list[Proposal]:
    """The proposals of the rules, weighed by the tagger, and what it finds besides.

    A person whom a rule of shape has found, or a body by a noun that heads many a phrase too, stays if the tagger too
    sees one there, be it in doubt; on its own the tagger is believed where it isn't in doubt.
    """
    if analysis.resource(tagger) is None:
        return list(proposed)
    tags = _tags(ctx, analysis)
    seen = {kind: _covered(ctx, [tag for tag in tags if tag.type == kind]) for kind in ("PER", "ORG")}
    kept = [p for p in proposed if _holds(ctx, p, seen["PER"], seen["ORG"])]
    around = _around(ctx, kept)
    pieces = [piece for tag in tags if tag.type in _RANKS for piece in _pieces(ctx, tag)]
    sure = [tag for tag in pieces if tag.margin > _DOUBT or _seconded(ctx, tag, around)]
    known = {(p.first, p.last) for p in kept}
    new = [tag for tag in sure if (tag.first, tag.last) not in known and not _odd(ctx, tag)]
    new = [tag for tag in new if not _outdone(ctx, tag, around)]
    spans = [*known, *((tag.first, tag.last) for tag in new)]
    words_of_names = {ctx.words.folded[i] for span in spans for i in span}
    return [*kept, *(_made(ctx, tag, words_of_names, around) for tag in new)]


def _tags(ctx: Context, analysis: Analysis) -> list[Tag]:
    found = [(touched(ctx.words, m.span), m.value) for m in analysis[TAGGED]]
    return [Tag(r.start, r.stop - 1, name.type, name.margin) for r, name in found]


def _covered(ctx: Context, tags: Sequence[Tag]) -> bytearray:
    seen = bytearray(len(ctx))
    for tag in tags:
        seen[tag.first : tag.last + 1] = b"\x01" * (tag.last + 1 - tag.first)
    return seen


# ---------------------------------------------------------------- what the rules found
def _holds(ctx: Context, p: Proposal, people: bytearray, bodies: bytearray) -> bool:
    """Does a proposal of the rules stay?"""
    if p.rule in _SHAPES:
        return any(people[p.first : p.last + 1])
    at = p.first - 1 if p.rule == "outlet" else p.first
    head = ctx.forms[at].head
    if p.rule not in _NOUNS or head is None or not head.doubtful or (p.rule == "outlet" and ctx.quoted(at)):
        return True
    if p.actor == "government" and (p.country or _holds_person(ctx, p)):
        return True
    return any(bodies[p.first : p.last + 1]) or _speaks(ctx, p)


def _holds_person(ctx: Context, p: Proposal) -> bool:
    """Is somebody known named in it: the regime of X?"""
    matches = (ctx.known.get(i) for i in range(p.first, p.last + 1))
    return any(match is not None and match.entry.kind == "person" for match in matches)


def _speaks(ctx: Context, p: Proposal) -> bool:
    """Does a verb of speech, or what brings a speaker, stand right beside it, or any verb behind?"""
    before, after = p.first - 1, p.last + 1
    if before >= 0 and ctx.joined[before] and ctx.forms[before].flags & (SPEECH | BRINGS):
        return True
    return after < len(ctx) and ctx.joined[p.last] and bool(ctx.forms[after].flags & VERB)


# ---------------------------------------------------------------- what the tagger found
def _pieces(ctx: Context, tag: Tag) -> Iterator[Tag]:
    """A name without what is none at its ends; of a person, where signs stand between, the stretches that are names.

    Commas and function words may have a name on both sides, other signs before them only; a stretch of one word must
    be a known name's.
    """
    first = tag.first
    if tag.type != "PER":
        head = ctx.forms[first].head
        apart = head is not None and head.use == "apart" and tag.last > first and not ctx.forms[first].definite
        yield tag._replace(first=first + 1) if apart else tag
        return
    for i in range(tag.first, tag.last + 1):
        sign = ctx.gaps[i].strip()
        if i < tag.last and sign in _INSIDE and not _ends(ctx, first, i + 1):
            continue
        piece = _trimmed(ctx, tag._replace(first=first, last=i))
        whole = piece.first == tag.first and i == tag.last and not _cut_down(ctx.forms[piece.first])
        if piece.last > piece.first or whole or ctx.forms[piece.first].flags & NAMELIKE:
            yield piece
        if sign not in _COMMAS and sign not in _INSIDE:
            return
        first = i + 1


def _ends(ctx: Context, first: int, k: int) -> bool:
    """Can word ``k`` be no part of the name from ``first`` on: a function word, a title with its complement?"""
    form = ctx.forms[k]
    if _bare(form):
        return True
    title = form.title
    construct = title is not None and title.complement and not form.definite and not form.flags & NAMELIKE
    return construct and k > first + 1 and bool(ctx.forms[k - 1].flags & NAMELIKE)


def _trimmed(ctx: Context, tag: Tag) -> Tag:
    """A person without function words at the ends, adjectives and titles before; ordinals stay (a pope, a king)."""
    first, last = tag.first, tag.last
    while last > first and _bare(ctx.forms[last]):
        last -= 1
    while first < last and (_bare(ctx.forms[first]) or _described(ctx, first)):
        first += 1
    return tag._replace(first=first, last=last)


def _bare(form: Form) -> bool:
    return bool(form.flags & FUNCTION) and not form.flags & (NAMELIKE | ORDINAL)


def _cut_down(form: Form) -> bool:
    """Is it but a particle, with a proclitic or of two letters? Longer ones may be names too: Mai, May the month."""
    return _bare(form) and (bool(form.offset) or len(form.stem) < _SHORTEST)


def _described(ctx: Context, i: int) -> bool:
    """Is word ``i``, before more of a name, an adjective or a title: the Omani, the veteran?"""
    form = ctx.forms[i]
    if form.flags & (GIVEN | PARTICLE) or ctx.forms[i + 1].flags & PARTICLE:
        return False
    if ctx.demonym(i) is not None and form.definite:
        return True
    if not form.definite or form.flags & FAMILY:
        return False
    nisba = form.flags == COMMON and form.stem.endswith(_YA)
    return nisba or bool(form.flags & TITLE) or bool(ctx.forms[i + 1].flags & GIVEN)


def _odd(ctx: Context, tag: Tag) -> bool:
    """A body across a comma or a bracket, or one that is a bare noun for bodies, or place names alone."""
    if all(ctx.places[tag.first : tag.last + 1]):
        return tag.type != "PER" or not any(f.flags & NAMELIKE for f in ctx.forms[tag.first : tag.last + 1])
    if tag.type == "PER":
        return False
    if any(gap.strip() not in _INSIDE for gap in ctx.gaps[tag.first : tag.last]):
        return True
    form = ctx.forms[tag.first]
    return tag.first == tag.last and form.head is not None and not form.definite


def _around(ctx: Context, kept: Sequence[Proposal]) -> list[list[Proposal]]:
    """By word, the persons of the rules that hold it."""
    columns: list[list[Proposal]] = [[] for _ in range(len(ctx))]
    for p in kept:
        if p.actor == "person":
            for i in range(p.first, p.last + 1):
                columns[i].append(p)
    return columns


def _seconded(ctx: Context, tag: Tag, around: Sequence[Sequence[Proposal]]) -> bool:
    """Is a doubtful person one all the same: a rule sees a part of it, or its words look like a foreign name's?"""
    if tag.type != "PER" or tag.last == tag.first:
        return False
    if any(
        p.rule in _SHAPES and tag.first <= p.first and p.last <= tag.last
        for p in (*around[tag.first], *around[tag.last])
    ):
        return True
    return tag.margin > _FAINT and all(foreign(ctx, i) for i in range(tag.first, tag.last + 1))


def _outdone(ctx: Context, tag: Tag, around: Sequence[Sequence[Proposal]]) -> bool:
    """Has a rule found the person with more of a name: a particle before, a family name behind?"""
    if tag.type != "PER":
        return False
    for p in around[tag.first]:
        if p.first <= tag.first and tag.last <= p.last and p.rule in _SHAPES:
            left, right = ctx.forms[p.first : tag.first], ctx.forms[tag.last + 1 : p.last + 1]
            if all(f.flags & PARTICLE for f in left) and all(_family(f) for f in right):
                return True
    return False


def _family(form: Form) -> bool:
    """A word that can be nothing but more of the name before it: no word of the language, or a nisba."""
    if form.offset or form.flags & (VERB | TITLE):
        return False
    return not form.flags or bool(form.flags & FAMILY) or (form.definite and form.stem.endswith(_YA))


def _made(ctx: Context, tag: Tag, words_of_names: AbstractSet[str], around: Sequence[Sequence[Proposal]]) -> Proposal:
    first, last = tag.first, tag.last
    offset = _offset(ctx, first, words_of_names)
    if tag.type == "PER":
        before = title_before(ctx, first)
        parts = (*((before,) if before else ()), *titles_after(ctx, last))
        made = Proposal(first, last, offset, "person", RULE, _RANKS["PER"], parts=parts)
        return _widened(ctx, tag, made, around)
    head = ctx.forms[first].head
    kind = head.kind if head is not None and head.kind in _BODIES else "organization"
    return Proposal(first, last, offset, kind, RULE, _RANKS["ORG"])


def _widened(ctx: Context, tag: Tag, made: Proposal, around: Sequence[Sequence[Proposal]]) -> Proposal:
    """The name around a known person's: the same one where they begin or end alike and share two words."""
    inside = {id(p): p for i in range(tag.first, tag.last + 1) for p in around[i] if p.rule in _LISTED}
    if len(inside) != 1 or tag.margin <= _SURE:
        return made
    (known,) = inside.values()
    if known.first < tag.first or known.last > tag.last or not _extended(ctx, tag, known):
        return made
    same = known.last > known.first and (known.first == tag.first or known.last == tag.last)
    entry: Entry | None = known.entry if same else None
    return evolve(made, rank=_LONGER, entry=entry, parts=made.parts or known.parts)


def _extended(ctx: Context, tag: Tag, known: Proposal) -> bool:
    """Are the words around a known name such as names have: none with the article cut from a proclitic, no titles?"""
    around = (*range(tag.first, known.first), *range(known.last + 1, tag.last + 1))
    forms = [ctx.forms[i] for i in around]
    return all(f.flags & NAMELIKE or not (f.flags & (VERB | TITLE) or (f.definite and f.offset)) for f in forms)


def _offset(ctx: Context, first: int, words_of_names: AbstractSet[str]) -> int:
    """How many letters of the first word are proclitics: none where only an ordinary word would be left."""
    form, word = ctx.forms[first], ctx.words.folded[first]
    if form.offset:
        ordinary = form.flags and not form.flags & NAMELIKE and not form.definite and form.head is None
        return 0 if ordinary and word[0] in PREPOSITIONS else form.offset
    # The same name without a proclitic elsewhere in the text proves the proclitic.
    return next((cut.offset for cut in readings(word)[1:] if cut.stem in words_of_names), 0)
