"""Unnamed speakers (anonymous) and unnamed groups that act (role)."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.layers.actors.lexis import COMMON, FUNCTION, HEAD, LINK, NAMELIKE, NOUN, TITLE, VERB, SourceNoun

__all__ = ["sources"]

_LONGEST = 8


def sources(ctx: Context) -> Iterator[Proposal]:
    """Every unnamed source."""
    i, n = 0, len(ctx)
    while i < n:
        noun = ctx.forms[i].noun
        if noun is None:
            i += 1
            continue
        found = _source(ctx, i, noun)
        yield found
        i = found.last + 1


def _source(ctx: Context, i: int, noun: SourceNoun) -> Proposal:
    last, country = i, ""
    while last + 1 < len(ctx) and last - i < _LONGEST and ctx.joined[last]:
        k = last + 1
        demonym = ctx.demonym(k)
        if demonym is not None and not ctx.forms[k].offset and ctx.forms[k].definite == ctx.forms[i].definite:
            country = country or demonym.value.country or ""
        elif not _qualifies(ctx, k, i):
            break
        last = k
    prefix = _slug_of(ctx, country)
    entity = f"{prefix}-{noun.slug}" if prefix else noun.slug
    kind = "anonymous" if noun.kind == "anonymous" and _speaks(ctx, i, last) else "role"
    return Proposal(
        i, last, ctx.forms[i].offset, kind, "noun", 30, None, entity + ("s" if noun.plural else ""), country=country
    )


def _slug_of(ctx: Context, country: str) -> str:
    entry = ctx.lexis.governments.get(country)
    return entry.entity.removesuffix("-government") if entry else ""


def _qualifies(ctx: Context, k: int, first: int) -> bool:
    """Does word ``k`` describe the speaker: an adjective, or a phrase that says for whom or about what?"""
    form, before = ctx.forms[k], ctx.forms[k - 1]
    flags = form.flags
    if before.flags & LINK:
        return not flags & (FUNCTION | VERB)
    if flags & LINK and ctx.forms[first].noun is not None and k == first + 1:
        return True
    if flags & (FUNCTION | VERB):
        return False
    if form.definite:
        return (
            not form.offset and (bool(before.flags & (HEAD | LINK)) or before.definite) and not flags & (TITLE | NOUN)
        )
    if form.offset or ctx.forms[first].definite:
        return False
    return (bool(flags & COMMON) and not flags & (HEAD | TITLE | NAMELIKE)) or bool(flags & NOUN)


def _speaks(ctx: Context, first: int, last: int) -> bool:
    """Does a verb stand beside it, or a word that brings a source?"""
    if first and ctx.forms[first - 1].flags & (VERB | FUNCTION):
        return True
    return bool(first > 1 and ctx.forms[first - 2].flags & VERB)
