"""The columns that every rule reads: forms, joints between words, places and known actors at a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from attrs import field, frozen

from newsclaims.analysis import Analysis
from newsclaims.keys import PLACES
from newsclaims.layers.actors.lexis import FAMILY, FUNCTION, NEGATOR, NOUN, TITLE, VERB, Entry, Form, Known, Lexis
from newsclaims.layers.actors.vocabulary import lexis
from newsclaims.mentions import LayerKey, Mention
from newsclaims.spans import Span
from newsclaims.values import Actor, ActorKind, Place
from newsclaims.words import Words

__all__ = ["Context", "Match", "Proposal", "context", "touched"]

_Grouped: TypeAlias = dict[str, list[Known]]
_SHORT = 5
_WAW = "\u0648"
_YA = "\u064a"
_HAMZA = frozenset("\u0622\u0623\u0625")
_PREPOSITIONS = frozenset("\u0628\u0644\u0643")
_JOINTS = frozenset({"-", "_"})  # the second in hashtags
_QUOTES = frozenset("\"\u201c\u201d\u00ab\u00bb'\u2018\u2019\u201e")


@frozen
class Match:
    """The name of a known actor: words ``first`` to ``last``; ``cued``: an ordinary word that needs a cue."""

    first: int
    last: int
    offset: int
    entry: Entry
    cued: bool


@frozen(eq=False)
class Proposal:
    """A mention that a rule proposes, in words; where two collide the higher rank stays.

    Attributes:
        first: index of the first word.
        last: index of the last word.
        offset: characters of the first word that don't belong to it.
        actor: the kind of actor.
        rule: which rule.
        rank: how sure the rule is: lexicon and title rules over cues, cues over shapes, shapes over consistency.
        entry: the known actor, where there is one.
        entity: a slug, where the rule knows it.
        name: the name that the entity goes by; the words of the mention when empty.
        parts: titles, as (first, last, offset).
        country: ISO code of the country it belongs to.
        antecedent: the mention that a definite description stands for.
    """

    first: int
    last: int
    offset: int
    actor: ActorKind
    rule: str
    rank: int
    entry: Entry | None = None
    entity: str = ""
    name: str = ""
    parts: tuple[tuple[int, int, int], ...] = ()
    country: str = ""
    antecedent: Proposal | None = None


@frozen(eq=False)
class Context:
    """A document as the rules of this layer see it, in columns by word.

    Attributes:
        words: the words.
        forms: how the lexicons read each.
        gaps: what stands between each word and the next.
        joined: only space (or a hyphen) stands between each word and the next.
        places: index of the place mention that covers the word, -1 for none.
        lexis: the index.
    """

    words: Words = field(repr=False)
    forms: list[Form] = field(repr=False)
    gaps: list[str] = field(repr=False)
    joined: list[bool] = field(repr=False)
    places: list[Mention[Place] | None] = field(repr=False)
    known: dict[int, Match] = field(repr=False)
    lexis: Lexis = field(repr=False)

    def __len__(self) -> int:
        return len(self.forms)

    def quoted(self, i: int) -> bool:
        """Do only blanks and quotation marks stand between word ``i`` and the next, at least one mark?"""
        gap = self.gaps[i].strip()
        return bool(gap) and all(c in _QUOTES for c in gap)

    def verb(self, i: int) -> bool:
        """Is word ``i`` a verb, by itself or behind a particle that only verbs follow?"""
        if self.forms[i].flags & VERB:
            return True
        return i > 0 and self.joined[i - 1] and bool(self.forms[i - 1].flags & NEGATOR)

    def demonym(self, i: int) -> Mention[Place] | None:
        """The demonym at word ``i``, the article included."""
        place = self.places[i]
        return place if place is not None and place.value.kind == "demonym" else None

    def stems(self, first: int, last: int, offset: int | None = None) -> tuple[str, ...]:
        """The folded words, the first without ``offset`` characters: by default the proclitics of its form."""
        folded, form = self.words.folded, self.forms[first]
        if offset is None or offset == form.offset:
            head = form.stem if form.offset else folded[first]
        else:
            head = folded[first][offset:]
        return (head, *folded[first + 1 : last + 1])

    def span(self, first: int, last: int, offset: int) -> Span:
        """The characters of the text."""
        return self.words.span(first, last, offset)

    def mention(self, proposal: Proposal, value: Actor) -> Mention[Actor]:
        """The proposal as a mention."""
        parts = tuple(self.span(*part) for part in proposal.parts)
        span = self.span(proposal.first, proposal.last, proposal.offset)
        return Mention(span, value, proposal.rule, proposal.rank, parts)


def context(analysis: Analysis, known: LayerKey[Place] = PLACES) -> Context:
    """The columns of an analysis, with the places of a layer."""
    words = analysis.words
    index = analysis.resource(lexis)
    forms = index.forms(words.folded)
    for i, word in enumerate(words.plain):
        if word[0] in _HAMZA and forms[i].definite:
            forms[i] = index.bare(words.folded[i])
    plain, starts, ends = words.view.plain, words.starts, words.ends
    gaps = [plain[e:s] for e, s in zip(ends, starts[1:])]
    if forms:
        gaps.append(plain[ends[-1] :])
    joined = [gap == " " or (gap != "" and (gap.isspace() and "\n" not in gap)) or gap in _JOINTS for gap in gaps]
    if joined:
        joined[-1] = False
    places: list[Mention[Place] | None] = [None] * len(forms)
    for place in analysis[known]:
        for i in touched(words, place.span):
            places[i] = place
    ctx = Context(words, forms, gaps, joined, places, {}, index)
    _find_known(ctx)
    return ctx


def touched(words: Words, span: Span) -> range:
    """The words that a span covers or, without the proclitic of the first, lies in."""
    start, end = words.view.positions(span)
    first = words.at(start)
    last = words.at(max(start, end - 1))
    return range(first, min(last + 1, len(words)))


def _find_known(ctx: Context) -> None:
    """Fills ``known`` with the longest name of a known actor at each word, left to right."""
    actors = ctx.lexis.actors
    grouped: dict[str, _Grouped] = {}
    i, n = 0, len(ctx)
    while i < n:
        stem = ctx.forms[i].stem
        found = None
        if stem in actors:
            if stem not in grouped:
                grouped[stem] = _group(actors[stem])
            found = _known_at(ctx, i, grouped[stem])
        if found and found.last > i and ctx.forms[i].head is not None and _longer_behind(ctx, found, grouped):
            found = None
        if found:
            ctx.known[i] = found
            i = found.last + 1
        else:
            i += 1


def _longer_behind(ctx: Context, match: Match, grouped: dict[str, _Grouped]) -> bool:
    """Does a longer name begin behind the noun: the movement of al-jihad, and al-jihad al-islami?"""
    stem = ctx.forms[match.first + 1].stem
    choices = ctx.lexis.actors.get(stem)
    if choices is None:
        return False
    if stem not in grouped:
        grouped[stem] = _group(choices)
    behind = _known_at(ctx, match.first + 1, grouped[stem])
    return behind is not None and behind.last > match.last and behind.entry.kind == match.entry.kind


def _group(choices: Sequence[Known]) -> _Grouped:
    """The names that begin with one word by their second word, ``""`` for none, in their order."""
    groups: _Grouped = {}
    for choice in choices:
        words = choice[0]
        groups.setdefault(words[1] if len(words) > 1 else "", []).append(choice)
    return groups


def _longer_body(ctx: Context, first: int, last: int) -> bool:
    """Does the body's name go on with an adjective: the Security Council, and a national security council?"""
    k = last + 1
    if k >= len(ctx) or not ctx.joined[last] or ctx.places[k] is not None:
        return False
    head, form = ctx.forms[first], ctx.forms[k]
    if head.head is None or head.definite or not ctx.forms[last].definite or form.offset or not form.definite:
        return False
    return form.stem.endswith(_YA) and not form.flags & (FAMILY | FUNCTION | VERB | TITLE | NOUN)


def _known_at(ctx: Context, i: int, groups: _Grouped) -> Match | None:
    folded, joined = ctx.words.folded, ctx.joined
    form = ctx.forms[i]
    second = folded[i + 1] if i + 1 < len(folded) else ""
    for words, entry, cued in (*(groups.get(second, ()) if second else ()), *groups.get("", ())):
        last = i + len(words) - 1
        if last >= len(folded) or (last == i and entry.kind == "person" and ctx.places[i] is not None):
            continue
        if len(words) == 1 and entry.kind == "person" and not form.offset and _first_too(ctx.words.plain[i]):
            continue
        if len(words[0]) < _SHORT and len(words) == 1 and form.offset and folded[i][0] != _WAW:
            continue
        if len(words) == 1 or (folded[i + 1 : last + 1] == words[1:] and all(joined[i:last])):
            if last > i and entry.kind == "organization" and _longer_body(ctx, i, last):
                continue
            fits = _namesake(ctx, i, words, entry, groups) if entry.kind != "person" else None
            return Match(i, last, form.offset, *(fits or (entry, cued)))
    return None


def _first_too(word: str) -> bool:
    """Does a preposition stand before a hamza: "with the first", which folds to a surname?"""
    return word[0] in _PREPOSITIONS and word[1:2] in _HAMZA


def _namesake(
    ctx: Context, i: int, words: tuple[str, ...], entry: Entry, groups: _Grouped
) -> tuple[Entry, bool] | None:
    """The actor of the same name that the noun before says is meant: the club, not the channel."""
    if not i or not ctx.joined[i - 1]:
        return None
    head = ctx.forms[i - 1].head
    if head is None or head.kind == entry.kind:
        return None
    same = groups.get(words[1] if len(words) > 1 else "", ())
    return next(((e, cued) for w, e, cued in same if w == words and e.kind == head.kind), None)
