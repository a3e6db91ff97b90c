"""Persons: a title and a name, a speech verb and a name, a given name and what follows it."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.layers.actors.context import Context, Match, Proposal
from newsclaims.layers.actors.extent import full_end, is_word, name_end, names_follow, native, starts_name
from newsclaims.layers.actors.lexis import (
    COMMON,
    FAMILY,
    FOREIGN,
    FUNCTION,
    GIVEN,
    HEAD,
    NAMELIKE,
    NOUN,
    PARTICLE,
    SPEECH,
    TITLE,
    VERB,
)
from newsclaims.layers.actors.titles import title_before, titles_after
from newsclaims.names import compare

__all__ = ["dateline", "persons"]

_LONGEST = 6
_OFFICES = frozenset({"office", "rank", "honorific", "royal"})
_ALEF = "\u0627"
_SEATS = frozenset("\u0621\u0624\u0626")
_VERBAL = frozenset("\u062a\u064a\u0646\u0645\u0648\u0641\u0644")
_WAW = "\u0648"
_COMMAS = frozenset("\u060c,")
_OPENINGS = frozenset("(-\u2013\u2014:")
_YA = "\u064a"


def persons(ctx: Context) -> Iterator[Proposal]:
    """Every person that a rule finds, from the surest rule to the weakest; no word is given twice."""
    taken = bytearray(len(ctx))
    for rule in (_known, _titled, _said, _described, _given, _listed, _unknown):
        for proposal in rule(ctx, taken):
            yield proposal
            for i in range(proposal.first, proposal.last + 1):
                taken[i] = 1


def dateline(ctx: Context, p: Proposal) -> bool:
    """Is a person of one word at the start of a line the city of a dateline: Sofia, Bulgaria (agency)?"""
    k = p.last + 1
    if p.actor != "person" or p.last > p.first or p.parts or k >= len(ctx):
        return False
    if (p.first and "\n" not in ctx.gaps[p.first - 1]) or ctx.gaps[p.last].strip() not in _COMMAS:
        return False
    while k + 1 < len(ctx) and ctx.places[k] is not None and ctx.places[k + 1] is ctx.places[k]:
        k += 1
    return ctx.places[k] is not None and ctx.gaps[k].strip()[:1] in _OPENINGS


# ---------------------------------------------------------------- rules


def _known(ctx: Context, taken: bytearray) -> Iterator[Proposal]:
    for match in ctx.known.values():
        if match.entry.kind != "person":
            continue
        first, last = match.first, _spelt_on(ctx, match)
        if _longer_name(ctx, first) or _goes_on(ctx, last):
            continue
        parts = _titles(ctx, first, last)
        bare = first == last and ctx.forms[first].stem in ctx.lexis.surnames
        rule = "surname" if bare else "lexicon"
        yield Proposal(first, last, match.offset, "person", rule, 90, match.entry, parts=parts)


def _spelt_on(ctx: Context, match: Match) -> int:
    """The last word of a known name: one more where it spells the next word of a longer one of the same person."""
    k = match.last + 1
    if k >= len(ctx) or not ctx.joined[match.last] or ctx.forms[k].offset or match.last == match.first:
        return match.last
    size, start = match.last - match.first + 1, ctx.stems(match.first, match.last)
    word = ctx.words.folded[k]
    for longer, entry, _ in ctx.lexis.actors[start[0]]:
        same = entry is match.entry and len(longer) == size + 1 and longer[:size] == start
        if same and compare(word, longer[size]).same:
            return k
    return match.last


def _longer_name(ctx: Context, i: int) -> bool:
    """A known name behind another given name, or behind "son of", is another person's."""
    if i == 0 or not ctx.joined[i - 1] or ctx.forms[i].offset:
        return False
    before = ctx.forms[i - 1].flags
    return bool(before & (NAMELIKE | PARTICLE)) and not before & (FUNCTION | VERB | TITLE)


def _goes_on(ctx: Context, last: int) -> bool:
    """A known name that ends in a given name is another person's when a family name follows."""
    k = last + 1
    if k >= len(ctx) or not ctx.joined[last] or not ctx.forms[last].flags & GIVEN:
        return False
    form = ctx.forms[k]
    if not form.definite or form.offset or ctx.places[k] is not None:
        return False
    return bool(form.flags & FAMILY) or (not form.flags & ~COMMON and form.stem.endswith(_YA)) or not form.flags


def _titles(ctx: Context, first: int, last: int) -> tuple[tuple[int, int, int], ...]:
    before = title_before(ctx, first)
    return (*((before,) if before else ()), *titles_after(ctx, last))


def _titled(ctx: Context, taken: bytearray) -> Iterator[Proposal]:
    """A title and, after its complement, a name."""
    from newsclaims.layers.actors.titles import phrase

    i, n = 0, len(ctx)
    while i < n:
        found = phrase(ctx, i, taken) if ctx.forms[i].flags & TITLE and not taken[i] else None
        if found is None:
            i += 1
            continue
        at = found.name
        if at >= n or taken[at] or not _name_after_title(ctx, found.first, at):
            i += 1
            continue
        last = full_end(ctx, at)
        if last < at or (last == at and not _alone(ctx, at) and not ctx.forms[at].definite):
            i += 1
            continue
        part = (found.first, at - 1, ctx.forms[found.first].offset)
        yield Proposal(at, last, ctx.forms[at].offset, "person", "title", 80, parts=(part, *titles_after(ctx, last)))
        i = last + 1


def _name_after_title(ctx: Context, first: int, at: int) -> bool:
    form = ctx.forms[at]
    if form.definite:
        return at == first + 1 and _bare_family(ctx, first, at)
    if form.offset:
        return False
    title = ctx.forms[first].title
    if at == first + 1 and title is not None and title.cls in ("honorific", "rank") and form.flags == COMMON:
        return names_follow(ctx, at)
    return starts_name(ctx, at, strong=True)


def _bare_family(ctx: Context, first: int, at: int) -> bool:
    """A definite title and a surname with the article: al-ra'is al-Sisi."""
    title, form = ctx.forms[first], ctx.forms[at]
    if not title.definite or ctx.places[at] is not None:
        return False
    if form.flags & FAMILY:
        return True
    return not form.flags and form.stem.endswith(_YA) and title.title is not None and title.title.cls in _OFFICES


def _said(ctx: Context, taken: bytearray) -> Iterator[Proposal]:
    """A verb and the name of who acts."""
    for i in range(len(ctx) - 1):
        if not ctx.verb(i) or ctx.forms[i].flags & (NAMELIKE & ~COMMON) or not ctx.joined[i]:
            continue
        at = i + 1
        form = ctx.forms[at]
        family = form.definite and ctx.places[at] is None and at not in ctx.known and _surnamed(ctx, i, at)
        if taken[at] or form.offset or not (family or starts_name(ctx, at, strong=True)):
            continue
        last = full_end(ctx, at)
        if last < at or any(taken[at : last + 1]):
            continue
        if last == at and not family and not _alone(ctx, at):
            continue
        yield Proposal(at, last, 0, "person", "verb", 60, parts=titles_after(ctx, last))


def _surnamed(ctx: Context, verb: int, at: int) -> bool:
    """A word with the article as the subject of a verb: a family name, or unknown behind a verb of speech."""
    form = ctx.forms[at]
    if form.flags & FAMILY:
        return not form.flags & (TITLE | HEAD | NOUN | FUNCTION)
    return not form.flags and bool(ctx.forms[verb].flags & SPEECH) and form.stem.endswith(_YA)


def _alone(ctx: Context, i: int) -> bool:
    """May this one word be a whole name?"""
    flags = ctx.forms[i].flags
    if flags & NAMELIKE:
        told = ctx.forms[i - 1].definite or ctx.forms[i - 1].flags & SPEECH
        return not flags & (FUNCTION | VERB | HEAD | NOUN) and (not flags & COMMON or bool(told))
    if flags:
        return False
    word = ctx.words.folded[i]
    return len(word) > (4 if word[-1] == _ALEF else 2) and not native(ctx, i)


def _given(ctx: Context, taken: bytearray) -> Iterator[Proposal]:
    """A given name and more of a name behind it."""
    i, n = 0, len(ctx)
    while i < n:
        flags = ctx.forms[i].flags
        if taken[i] or not flags & (GIVEN | FOREIGN | PARTICLE) or not starts_name(ctx, i, strong=False):
            i += 1
            continue
        last = name_end(ctx, i)
        if last <= i or any(taken[i : last + 1]):
            i += 1
            continue
        yield Proposal(i, last, ctx.forms[i].offset, "person", "given", 50, parts=titles_after(ctx, last))
        i = last + 1


def _described(ctx: Context, taken: bytearray) -> Iterator[Proposal]:
    """A nationality with the article and, as no indefinite noun can follow it, the name of who has it."""
    for i in range(len(ctx) - 1):
        if not ctx.forms[i].definite or not ctx.joined[i] or ctx.demonym(i) is None:
            continue
        at = i + 1
        form = ctx.forms[at]
        if taken[at] or at in ctx.known or form.definite or form.offset or form.flags & (FUNCTION | VERB):
            continue
        last = name_end(ctx, at) if starts_name(ctx, at, strong=True) else -1
        if last < at or any(taken[at : last + 1]):
            continue
        if last == at and not (form.flags & FOREIGN and _alone(ctx, at)):
            continue
        yield Proposal(at, last, 0, "person", "nationality", 55, parts=titles_after(ctx, last))


def _listed(ctx: Context, taken: bytearray) -> Iterator[Proposal]:
    """A name joined by "and" to a person's."""
    for at in range(1, len(ctx)):
        if taken[at] or not taken[at - 1] or not ctx.joined[at - 1] or ctx.words.folded[at][0] != _WAW:
            continue
        form = ctx.forms[at]
        if form.offset != 1 or not form.flags & NAMELIKE or form.flags & ~NAMELIKE or ctx.places[at] is not None:
            continue
        last = name_end(ctx, at)
        if last >= at and not any(taken[at : last + 1]):
            yield Proposal(at, last, 1, "person", "list", 48, parts=titles_after(ctx, last))


def _unknown(ctx: Context, taken: bytearray) -> Iterator[Proposal]:
    """Two or more words in a row that no lexicon knows and that are spelt as foreign names are."""
    i, n = 0, len(ctx)
    while i < n:
        last = i
        while last < n and _foreign_shape(ctx, last) and not taken[last] and (last == i or ctx.joined[last - 1]):
            last += 1
        last -= 1
        if last > i and last - i < _LONGEST and not (i and ctx.forms[i - 1].flags & HEAD and ctx.joined[i - 1]):
            yield Proposal(i, last, 0, "person", "shape", 34, parts=titles_after(ctx, last))
        i = max(last, i) + 1


def _foreign_shape(ctx: Context, i: int) -> bool:
    form, word = ctx.forms[i], ctx.words.plain[i]
    if form.flags & ~FOREIGN or form.definite or form.offset or ctx.places[i] is not None or i in ctx.known:
        return False
    if len(word) < 3 or word[-1] in _VERBAL or word[0] in _VERBAL or not is_word(ctx, i):
        return False
    return not native(ctx, i) and not any(c in _SEATS for c in word[1:])
