"""A name found once is found everywhere in the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.layers.actors.lexis import (
    COMMON,
    DEPENDENT,
    FUNCTION,
    GIVEN,
    HEAD,
    NAMELIKE,
    NOUN,
    ORDINAL,
    PARTICLE,
    SUFFIX,
    TITLE,
    VERB,
)
from newsclaims.layers.actors.titles import title_before, titles_after

__all__ = ["everywhere"]

_FOUND = 35
_SHAPE = 50  # what shapes alone tell
_WHOLE = 57  # a whole name that a surer rule has found
_YA = "\u064a"
_LEXICON = 90
_PROCLITICS = "\u0648\u0641\u0628\u0644\u0643"
Stems: TypeAlias = tuple[str, ...]
# By the first word, then by all words (the longest first): the proposals, the surest first.
Names: TypeAlias = dict[str, dict[Stems, list[Proposal]]]
_BLOCKED = COMMON | DEPENDENT | FUNCTION | HEAD | NOUN | ORDINAL | PARTICLE | SUFFIX | TITLE | VERB
_OPEN = {"person", "outlet", "organization", "armed_group"}


def everywhere(ctx: Context, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """Further mentions of the names found: the whole name, and the last word of a person's name alone."""
    names: Names = {}
    counts = Counter(ctx.stems(p.first, p.last, p.offset) for p in found)
    # A word alone must be found twice, and in a fifth of the places where it stands, or it is no name elsewhere.
    least = {word: max(2, count // 5) for word, count in Counter(ctx.words.folded).items()}
    for p in found:
        if p.actor not in _OPEN:
            continue
        stems = ctx.stems(p.first, p.last, p.offset)
        if len(stems) == 1 and (
            _plain_word(ctx, p) or (p.rank < _LEXICON and counts[stems] < least.get(stems[0], 2))
        ):
            continue
        names.setdefault(stems[0], {}).setdefault(stems, []).append(p)
        if p.actor == "person" and len(stems) > 1 and (_surname(ctx, p.last) or _adjective_too(ctx, p)):
            names.setdefault(stems[-1], {}).setdefault(stems[-1:], []).append(p)
    if not names:
        return
    lengths = {word: sorted({len(stems) for stems in choices}, reverse=True) for word, choices in names.items()}
    for choices in names.values():
        for proposals in choices.values():
            proposals.sort(key=lambda p: (-p.rank, p.first))
    taken = bytearray(len(ctx))
    for p in found:
        if p.actor in _OPEN and p.rank > _SHAPE:
            taken[p.first : p.last + 1] = b"\x01" * (p.last - p.first + 1)
    yield from _scan(ctx, names, lengths, taken)


def _plain_word(ctx: Context, p: Proposal) -> bool:
    """One word that may be an ordinary one elsewhere: a cued outlet, a family name that is an adjective."""
    flags = ctx.forms[p.first].flags
    return bool(flags & _BLOCKED) or (p.entry is not None and p.first in ctx.known and ctx.known[p.first].cued)


def _adjective_too(ctx: Context, p: Proposal) -> bool:
    """A family name with the article that is an adjective too: told by what stands before it."""
    form = ctx.forms[p.last]
    return form.definite and form.flags == COMMON and form.stem.endswith(_YA) and ctx.places[p.last] is None


def _subject(ctx: Context, i: int) -> bool:
    """Does a verb or a preposition stand before the word, so that it can't be an adjective?"""
    return i > 0 and ctx.joined[i - 1] and bool(ctx.forms[i - 1].flags & (VERB | FUNCTION))


def _attributive(ctx: Context, i: int) -> bool:
    """Is a word that ends as adjectives do one here, behind a definite noun: the house of Damascus?"""
    form = ctx.forms[i]
    if not i or not ctx.joined[i - 1] or not form.definite or form.offset or not form.stem.endswith(_YA):
        return False
    before = ctx.forms[i - 1]
    return before.definite and not before.flags & (NAMELIKE | TITLE)


def _surname(ctx: Context, i: int) -> bool:
    form = ctx.forms[i]
    if ctx.forms[i - 1].flags & PARTICLE or form.flags & (_BLOCKED | GIVEN):
        return False
    return ctx.places[i] is None and len(form.stem) > 2


def _scan(ctx: Context, names: Names, lengths: dict[str, list[int]], taken: bytearray) -> Iterator[Proposal]:
    for i in range(len(ctx)):
        if taken[i]:
            continue
        for offset, last, p in _candidates(ctx, i, names, lengths):
            if all(ctx.joined[i:last]):
                parts = _described(ctx, i, last) if p.actor == "person" else ()
                rank = _WHOLE if last > i and p.rank > _WHOLE else _FOUND
                yield Proposal(i, last, offset, p.actor, "again", rank, p.entry, p.entity, p.name, parts, p.country)
                break


def _candidates(
    ctx: Context, i: int, names: Names, lengths: dict[str, list[int]]
) -> Iterator[tuple[int, int, Proposal]]:
    """The names that may begin at word ``i``: read whole, as its form has it, or with one or two proclitics off.

    Each with the proclitics' length and the index of the last word.
    """
    word, form = ctx.words.folded[i], ctx.forms[i]
    ways = [(0, word), (form.offset, form.stem)] if form.offset else [(0, word)]
    ways += [(cut, word[cut:]) for cut in (1, 2) if word[0] in _PROCLITICS and len(word) - cut > 2]
    for offset, stem in ways:
        guessed = offset not in (0, form.offset) and bool(form.flags)
        for length in lengths.get(stem, ()):
            if length == 1 and (guessed or _attributive(ctx, i) or (form.flags & COMMON and not _subject(ctx, i))):
                continue
            last = i + length - 1
            proposals = names[stem].get((stem, *ctx.words.folded[i + 1 : last + 1]), ())
            p = next((p for p in proposals if p.first != i), None)
            if p is not None:
                yield offset, last, p


def _described(ctx: Context, first: int, last: int) -> tuple[tuple[int, int, int], ...]:
    before = title_before(ctx, first)
    return (*((before,) if before else ()), *titles_after(ctx, last))
