"""The names of the learnt tagger in words, cleaned of what can be no part of a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from newsclaims.analysis import Analysis
from newsclaims.layers.actors.context import Context, touched
from newsclaims.layers.actors.extent import conjunct, names_follow, preposition
from newsclaims.layers.actors.lexis import (
    COMMON,
    DEPENDENT,
    FAMILY,
    FUNCTION,
    GIVEN,
    HEAD,
    NAMELIKE,
    ORDINAL,
    PARTICLE,
    TITLE,
    Form,
)
from newsclaims.layers.tagged import TAGGED

__all__ = ["INSIDE", "Tag", "pieces", "tags"]

INSIDE: Final = frozenset({"", "-", "_", ".", '"', "\u00ab", "\u201c"})
"""Signs that may stand within a name."""
_APART: Final = frozenset({"armed_group", "outlet"})
_HEADED: Final = frozenset({"organization", "government"})
_WITH: Final = frozenset({"name", "agent"})
_COMMAS: Final = frozenset({"\u060c", ","})
_SHORTEST: Final = 3
_TANWIN: Final = "\u064b"
_YA: Final = "\u064a"
_MAQSURA: Final = "\u0649"


class Tag(NamedTuple):
    """A name of the tagger in words ``first`` to ``last``."""

    first: int
    last: int
    type: str
    margin: float


def tags(ctx: Context, analysis: Analysis) -> list[Tag]:
    """All names of the tagger, doubtful ones too."""
    found = [(touched(ctx.words, m.span), m.value) for m in analysis[TAGGED]]
    return [Tag(r.start, r.stop - 1, name.type, name.margin) for r, name in found]


def pieces(ctx: Context, tag: Tag) -> Iterator[Tag]:
    """A name without what is none at its ends; of a person, where others or signs stand between, each by itself.

    Commas, conjunctions and function words may have a name on both sides, other signs before them only; a stretch of
    one word must be a known name's.
    """
    first = tag.first
    if first == tag.last and len(ctx.forms[first].stem) == 1:
        return  # a letter
    if tag.type != "PER":
        yield from _body(ctx, tag)
        return
    for i in range(tag.first, tag.last + 1):
        sign = ctx.gaps[i].strip()
        if i < tag.last and sign in INSIDE and not _ends(ctx, first, i + 1):
            continue
        piece = _trimmed(ctx, tag._replace(first=first, last=i))
        whole = piece.first == tag.first and i == tag.last and not _cut_down(ctx.forms[piece.first])
        form = ctx.forms[piece.first]
        named = piece.last > piece.first or ((whole or form.flags & NAMELIKE) and not _adverb(ctx, piece.first))
        if named and not _office(form):
            yield piece
        if sign not in _COMMAS and sign not in INSIDE:
            return
        first = i + 1


def _body(ctx: Context, tag: Tag) -> Iterator[Tag]:
    """A body with the noun that heads its name, unless that stays outside; none where the lexicon has the rest."""
    first, last = tag.first, tag.last
    head = ctx.forms[first].head
    if head is not None and last > first and not ctx.forms[first].definite:
        known = ctx.known.get(first + 1)
        whole = known is not None and known.last >= last and known.entry.kind in _APART
        if whole or head.use == "apart":
            if not whole:
                yield tag._replace(first=first + 1)
            return
    elif head is None and first and _heads(ctx, first - 1) and not ctx.forms[first].offset and first not in ctx.known:
        first -= 1
    yield tag._replace(first=first, last=last)


def _heads(ctx: Context, i: int) -> bool:
    """Is word ``i`` an indefinite noun that belongs to the name of the body behind it?"""
    head = ctx.forms[i].head
    if head is None or head.plural or ctx.forms[i].definite or not ctx.joined[i]:
        return False
    return head.kind in _HEADED and head.use in _WITH


def _ends(ctx: Context, first: int, k: int) -> bool:
    """Can word ``k`` be no part of the name from ``first`` on: a function word, another name, a title and more?"""
    form = ctx.forms[k]
    if _bare(form) or conjunct(ctx, k) or preposition(ctx, k):
        return True
    return _office(form) and k > first + 1 and bool(ctx.forms[k - 1].flags & NAMELIKE)


def _trimmed(ctx: Context, tag: Tag) -> Tag:
    """A person without function words at the ends, adjectives and titles before; ordinals stay (a pope, a king)."""
    first, last = tag.first, tag.last
    while last > first and (_bare(ctx.forms[last]) or _behind(ctx, first, last)):
        last -= 1
    two = last > first + 1 and all(_adjective(ctx.forms[i]) for i in (last - 1, last))
    if two and not ctx.forms[last - 2].flags & PARTICLE:
        last -= 2
    while first < last and (_bare(ctx.forms[first]) or _described(ctx, first)):
        first += 1
    return tag._replace(first=first, last=last)


def _adjective(form: Form) -> bool:
    return form.definite and form.flags == COMMON and not form.offset


def _bare(form: Form) -> bool:
    return bool(form.flags & FUNCTION) and not form.flags & (NAMELIKE | ORDINAL)


def _adverb(ctx: Context, i: int) -> bool:
    """Is it written with the accusative's nunation, as no name of one word is that the tagger alone sees?"""
    return _TANWIN in ctx.span(i, i, 0).of(ctx.words.view.original)


def _office(form: Form) -> bool:
    """Is it a title that wants a complement, and so no name that follows it?"""
    return form.title is not None and form.title.complement and not form.definite and not form.flags & NAMELIKE


def _cut_down(form: Form) -> bool:
    """Is it but a particle, with a proclitic or of two letters? Longer ones may be names too: Mai, May the month."""
    if form.flags & DEPENDENT or (form.offset and form.flags & COMMON and not form.definite):
        return True
    return _bare(form) and (bool(form.offset) or len(form.stem) < _SHORTEST)


def _behind(ctx: Context, first: int, last: int) -> bool:
    """Is the last word an ordinary one behind "son of" and a name, where only a family name may stand?"""
    form = ctx.forms[last]
    if last < first + 3 or form.flags & (NAMELIKE | ORDINAL) or not form.flags & COMMON:
        return False
    return not form.definite and bool(ctx.forms[last - 2].flags & PARTICLE & ~ctx.forms[last - 1].flags)


def _described(ctx: Context, i: int) -> bool:
    """Is word ``i``, before more of a name, none of it: the Omani, the veteran, the servants of, on?"""
    form, after = ctx.forms[i], ctx.forms[i + 1]
    if form.flags & FUNCTION and ctx.words.plain[i].endswith(_MAQSURA):
        return not after.flags & (NAMELIKE | PARTICLE) and not after.definite
    if form.flags & (GIVEN | PARTICLE) or (after.flags & PARTICLE and not after.flags & GIVEN):
        return False
    if ctx.demonym(i) is not None and form.definite:
        return True
    if not form.definite:
        return bool(form.flags & (COMMON | HEAD)) and not form.flags & NAMELIKE and _certain(ctx, i + 1)
    if form.flags & FAMILY:
        return False
    nisba = form.flags == COMMON and form.stem.endswith(_YA)
    return nisba or bool(form.flags & TITLE) or bool(after.flags & GIVEN)


def _certain(ctx: Context, i: int) -> bool:
    """Does a name begin at word ``i`` that no noun can stand before, but as what the person has?"""
    known = ctx.known.get(i)
    if known is not None and known.entry.kind == "person":
        return True
    return bool(ctx.forms[i].flags & GIVEN) and not ctx.forms[i].flags & COMMON and names_follow(ctx, i)
