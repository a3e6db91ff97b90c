"""Rules and the learnt tagger together: which proposals of the rules hold, and what the tagger adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from attrs import evolve

from newsclaims.analysis import Analysis
from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.layers.actors.extent import conjunct, foreign, name_end
from newsclaims.layers.actors.learnt import tagger
from newsclaims.layers.actors.lexis import (
    BRINGS,
    COMMON,
    FAMILY,
    FOREIGN,
    GIVEN,
    NAMELIKE,
    PARTICLE,
    PREFIX,
    SPEECH,
    TITLE,
    VERB,
    WEAK,
    Entry,
    Form,
)
from newsclaims.layers.actors.tags import INSIDE, Tag, pieces, tags
from newsclaims.layers.actors.titles import title_before, titles_after
from newsclaims.words import readings

__all__ = ["weighed"]

RULE: Final = "tagger"
# Rules that find persons by shape and neighbours; what lexicons know is not weighed.
_SHAPES: Final = frozenset({"title", "verb", "given", "nationality", "list", "shape"})
_NOUNS: Final = frozenset({"head", "outlet"})
_LISTED: Final = frozenset({"lexicon", "surname"})
# Persons: above the rules of shape, below the lexicon; bodies: just above the nouns that head a body's name.
_RANKS: Final = {"PER": 85, "ORG": 56, "list": 48}
# Above the rule of nouns that stay outside, which takes only words that are none of the language.
_WIDER: Final = 61
# The whole name around a known one: a namesake, or the same person with more names.
_LONGER: Final = 91
# Margins in nats, set on the held-out tenth: what a name must beat, as training leans to "outside"; from where on it
# outweighs the lexicon of persons.
_DOUBT: Final = {"PER": -0.5, "ORG": -1.0}
_COMMON: Final = 0.5
_SURE: Final = 2.0
_FAINT: Final = -4.0
_KINDS: Final = frozenset({"organization", "armed_group", "outlet", "government"})
_BODIES: Final = frozenset({"organization", "armed_group", "outlet"})
_WAW: Final = "\u0648"
_PRONOUNS: Final = ("\u0646\u0627", "\u0647\u0627", "\u0647\u0645")
_YA: Final = "\u064a"


class _Beside(NamedTuple):
    """What else a text has: words of names, the persons of the rules by word, its bodies by their first word."""

    words: AbstractSet[str]
    people: Sequence[Sequence[Proposal]]
    bodies: Mapping[int, Sequence[Proposal]]


def weighed(ctx: Context, analysis: Analysis, proposed: Sequence[Proposal]) -> list[Proposal]:
    """The proposals of the rules, weighed by the tagger, and what it finds besides.

    A person whom a rule of shape has found, or a body by a noun that heads many a phrase too, stays if the tagger too
    sees one there, be it in doubt; on its own the tagger is believed where it isn't in doubt.
    """
    if analysis.resource(tagger) is None:
        return list(proposed)
    found = tags(ctx, analysis)
    seen = {kind: _covered(ctx, [tag for tag in found if tag.type == kind]) for kind in ("PER", "ORG")}
    kept = [p for p in proposed if _holds(ctx, p, seen["PER"], seen["ORG"])]
    around = _around(ctx, kept)
    cleaned = [piece for tag in found if tag.type != "LOC" for piece in pieces(ctx, tag)]
    sure = [tag for tag in cleaned if tag.margin > _least(ctx, tag) or _seconded(ctx, tag, around)]
    known = {(p.first, p.last) for p in kept}
    new = [tag for tag in sure if (tag.first, tag.last) not in known and not _odd(ctx, tag)]
    new = [tag for tag in new if not _outdone(ctx, tag, around)]
    spans = [*known, *((tag.first, tag.last) for tag in new)]
    bodies: dict[int, list[Proposal]] = {}
    for p in kept:
        if p.actor in _BODIES:
            bodies.setdefault(p.first, []).append(p)
    beside = _Beside({ctx.words.folded[i] for span in spans for i in span}, around, bodies)
    made = [_made(ctx, tag, beside) for tag in new]
    return [*kept, *made, *_listed(ctx, [*kept, *made])]


def _least(ctx: Context, tag: Tag) -> float:
    """The margin from which a name is believed: a person's of one word of the language must be seen more clearly."""
    form = ctx.forms[tag.first]
    lone = tag.type == "PER" and tag.last == tag.first and form.flags & COMMON and not form.flags & NAMELIKE
    return _COMMON if lone else _DOUBT[tag.type]


def _covered(ctx: Context, found: Sequence[Tag]) -> bytearray:
    seen = bytearray(len(ctx))
    for tag in found:
        seen[tag.first : tag.last + 1] = b"\x01" * (tag.last + 1 - tag.first)
    return seen


# ---------------------------------------------------------------- what the rules found
def _holds(ctx: Context, p: Proposal, people: bytearray, bodies: bytearray) -> bool:
    """Does a proposal of the rules stay?"""
    if p.rule in _SHAPES:
        return any(people[p.first : p.last + 1]) and not _tail(ctx, p)
    at = p.first - 1 if p.rule == "outlet" else p.first
    head = ctx.forms[at].head
    if p.rule not in _NOUNS or head is None or not head.doubtful or (p.rule == "outlet" and ctx.quoted(at)):
        return True
    if p.actor == "government":
        return bool(p.country) or _holds_person(ctx, p) or any(people[p.first : p.last + 1])
    return any(bodies[p.first : p.last + 1]) or _speaks(ctx, p)


def _tail(ctx: Context, p: Proposal) -> bool:
    """Is a foreign particle with a word behind a noun or an unknown word the end of a longer name: tour de France?"""
    before, form = p.first - 1, ctx.forms[p.first]
    if p.rule != "given" or not form.flags & PREFIX:
        return False
    if before < 0 or not ctx.joined[before] or p.last > p.first + 1:
        return False
    ahead = ctx.forms[before]
    return not ahead.definite and not ahead.flags & ~(COMMON | WEAK | FOREIGN)


def _holds_person(ctx: Context, p: Proposal) -> bool:
    """Is somebody named in it: the regime of X?"""
    inside = range(p.first + 1, p.last + 1)
    matches = (ctx.known.get(i) for i in inside)
    known = any(match is not None and match.entry.kind == "person" for match in matches)
    return known or any(ctx.forms[i].flags & FAMILY for i in inside)


def _speaks(ctx: Context, p: Proposal) -> bool:
    """Does a verb of speech, or what brings a speaker, stand right beside it, or any verb behind?"""
    before, after = p.first - 1, p.last + 1
    if before >= 0 and ctx.joined[before] and ctx.forms[before].flags & (SPEECH | BRINGS):
        return True
    return after < len(ctx) and ctx.joined[p.last] and bool(ctx.forms[after].flags & VERB)


# ---------------------------------------------------------------- what the tagger found
def _odd(ctx: Context, tag: Tag) -> bool:
    """A body across a comma or a bracket, or one that is a bare noun for bodies, or place names alone."""
    if all(ctx.places[tag.first : tag.last + 1]):
        return tag.type != "PER" or not any(f.flags & NAMELIKE for f in ctx.forms[tag.first : tag.last + 1])
    if tag.type == "PER":
        return False
    if any(gap.strip() not in INSIDE for gap in ctx.gaps[tag.first : tag.last]):
        return True
    form = ctx.forms[tag.first]
    if tag.first < tag.last:
        return False
    return _attributive(ctx, tag.first) if form.definite else form.head is not None


def _attributive(ctx: Context, i: int) -> bool:
    """Is a word that ends as adjectives do one here, behind a definite noun: our Arab society?"""
    form = ctx.forms[i]
    if not i or not ctx.joined[i - 1] or form.offset or not form.stem.endswith(_YA):
        return False
    before = ctx.forms[i - 1]
    if before.head is not None or before.flags & (VERB | TITLE):
        return False
    return before.definite or before.stem.endswith(_PRONOUNS)


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
            # Behind a title "servant of" with a genitive is half a name.
            if p.rule == "title" and tag.last == tag.first + 1 and len(right) == 1 and not left:
                return bool(ctx.forms[tag.first].flags & PARTICLE)
    return False


def _family(form: Form) -> bool:
    """A word that can be nothing but more of the name before it: no word of the language, or a nisba."""
    if form.offset or form.flags & (VERB | TITLE):
        return False
    return not form.flags or bool(form.flags & FAMILY) or (form.definite and form.stem.endswith(_YA))


def _made(ctx: Context, tag: Tag, beside: _Beside) -> Proposal:
    first, last = tag.first, tag.last
    offset = _offset(ctx, first, beside.words)
    if tag.type == "PER":
        before = title_before(ctx, first)
        parts = (*((before,) if before else ()), *titles_after(ctx, last))
        made = Proposal(first, last, offset, "person", RULE, _RANKS["PER"], parts=parts)
        return _widened(ctx, tag, made, beside.people)
    head = ctx.forms[first].head
    kind = head.kind if head is not None and head.kind in _KINDS else "organization"
    apart = [p for p in beside.bodies.get(first, ()) if p.rule == "apart" and p.last < last]
    wider = apart and not any(f.definite for f in ctx.forms[apart[0].last + 1 : last + 1])
    return Proposal(first, last, offset, kind, RULE, _WIDER if wider else _RANKS["ORG"])


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


def _listed(ctx: Context, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """What "and" joins to a person and begins with a given name: one more."""
    for p in found:
        k = p.last + 1
        if p.actor != "person" or k >= len(ctx) or not ctx.joined[p.last] or ctx.forms[k].offset != 1:
            continue
        if ctx.forms[k].flags & GIVEN and not ctx.forms[k].flags & TITLE and conjunct(ctx, k):
            last = name_end(ctx, k)
            if last > k:
                yield Proposal(k, last, 1, "person", "list", _RANKS["list"], parts=titles_after(ctx, last))


def _offset(ctx: Context, first: int, words_of_names: AbstractSet[str]) -> int:
    """How many letters of the first word are proclitics: none where only an ordinary word would be left."""
    form, word = ctx.forms[first], ctx.words.folded[first]
    if form.offset:
        ordinary = form.flags and not form.flags & NAMELIKE and not form.definite and form.head is None
        return 0 if ordinary and word[0] != _WAW else form.offset
    # The same name without a proclitic elsewhere in the text proves the proclitic.
    return next((cut.offset for cut in readings(word)[1:] if cut.stem in words_of_names), 0)
