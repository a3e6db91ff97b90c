"""Unnamed speakers (anonymous) and unnamed groups that act (role)."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.layers.actors.extent import verbal_noun
from newsclaims.layers.actors.lexis import (
    ABOUT,
    BRINGS,
    COMMON,
    FUNCTION,
    HEAD,
    LINK,
    NAMELIKE,
    NOUN,
    NUMBER,
    PARTY,
    POST,
    SPEECH,
    TITLE,
    VERB,
    SourceNoun,
)
from newsclaims.values import ActorKind
from newsclaims.words import ARTICLE

__all__ = ["peoples", "sources"]

_LONGEST = 8
_PLURALS = ("\u064a\u0646", "\u0648\u0646")
_YA = "\u064a"
_HA = "\u0647"
_AT = "\u0627\u062a"
_PRONOUNS = ("\u0647\u0645", "\u0647\u0627", "\u0647")
# Participles that say what a source knows or whom it is close to.
_GOVERNING = frozenset({"informed-person", "associate"})
_WAW = "\u0648"


def sources(ctx: Context) -> Iterator[Proposal]:
    """Every unnamed source."""
    i, n = 0, len(ctx)
    kind: ActorKind | None = None
    while i < n:
        noun = ctx.forms[i].noun
        if noun is None or _adjective(ctx, i) or _counted(ctx, i):
            i, kind = i + 1, None
            continue
        found = _source(ctx, i, noun, kind)
        if found.actor == "role" and _no_person(ctx, i, found.last):
            i, kind = i + 1, None
            continue
        if noun.ambiguous and not ctx.forms[i].definite and not kind and not _person(ctx, i, found.last):
            i, kind = i + 1, None
            continue
        yield found
        i = found.last + 1
        more = _second(ctx, found, noun)
        if more is not None:
            yield more
            i = more.last + 1
        # A conjunct speaks as the first does.
        kind = found.actor if i < n and ctx.joined[i - 1] and ctx.forms[i].noun and ctx.forms[i].offset == 1 else None


def _adjective(ctx: Context, i: int) -> bool:
    """A nisba that stands behind a noun in its state: the diplomatic crisis."""
    form = ctx.forms[i]
    if not i or not ctx.joined[i - 1] or form.offset or not form.stem.endswith((_YA, _YA + _HA)):
        return False
    before = ctx.forms[i - 1]
    if before.flags & (SPEECH | FUNCTION) or before.noun is not None:
        return False
    if before.flags & VERB and not before.flags & COMMON:
        return False
    return before.definite == form.definite and (before.definite or bool(before.flags & COMMON))


def _counted(ctx: Context, i: int) -> bool:
    """Three hundred persons are a number, no speaker; nor speaks anybody in a post, or in the name of a council."""
    if not i or not ctx.joined[i - 1]:
        return False
    before, form = ctx.forms[i - 1], ctx.forms[i]
    if ctx.words.folded[i - 1].isdigit() or before.flags & (NUMBER | POST):
        return not before.definite
    return before.head is not None and not before.definite and not before.offset and form.definite and not form.offset


def _no_person(ctx: Context, first: int, last: int) -> bool:
    """Is a word for people who don't speak here a credit, an office with its complement, or "responsible for"?"""
    form, k = ctx.forms[first], last + 1
    if last > first:
        return False
    if form.noun is not None and form.noun.slug == "source":
        return True
    if k >= len(ctx) or not ctx.joined[last]:
        return False
    after = ctx.forms[k]
    office = form.title is not None and not form.definite and bool(after.flags & (TITLE | HEAD))
    return office or (bool(after.flags & ABOUT) and form.noun is not None and form.noun.slug == "official")


def peoples(ctx: Context) -> Iterator[Proposal]:
    """A nationality in the plural that stands for people or their representatives: talks with the Iranians."""
    for i, form in enumerate(ctx.forms):
        place = ctx.demonym(i)
        if place is None or not form.definite or not form.stem.endswith(_PLURALS):
            continue
        if i and ctx.joined[i - 1] and (ctx.forms[i - 1].definite or ctx.forms[i - 1].noun is not None):
            continue
        slug = _slug_of(ctx, place.value.country or "")
        if slug:
            yield Proposal(
                i, i, form.offset, "role", "people", 25, None, f"{slug}-people", country=place.value.country or ""
            )


def _source(ctx: Context, i: int, noun: SourceNoun, kind: ActorKind | None) -> Proposal:
    last, country = i, ""
    while last + 1 < len(ctx) and last - i < _LONGEST and ctx.joined[last]:
        k = last + 1
        demonym = ctx.demonym(k)
        if demonym is not None and not ctx.forms[k].offset and ctx.forms[k].definite == ctx.forms[i].definite:
            country = country or demonym.value.country or ""
        elif not _qualifies(ctx, k, i):
            break
        last = k
    if not kind:
        kind = "anonymous" if noun.kind == "anonymous" and _speaks(ctx, i, last) else "role"
    return Proposal(
        i, last, ctx.forms[i].offset, kind, "noun", 30, None, _entity(ctx, noun, country), country=country
    )  # fmt: skip


def _second(ctx: Context, found: Proposal, noun: SourceNoun) -> Proposal | None:
    """The elliptical second of two: American officials and Iranian [ones]."""
    k = found.last + 1
    if not found.country or k >= len(ctx) or not ctx.joined[found.last]:
        return None
    place = ctx.demonym(k)
    word = ctx.words.folded[k]
    if place is None or word[0] != _WAW or ctx.forms[found.first].definite != word[1:].startswith(ARTICLE):
        return None
    country = place.value.country or ""
    return Proposal(k, k, 1, found.actor, "second", 30, None, _entity(ctx, noun, country), country=country)


def _entity(ctx: Context, noun: SourceNoun, country: str) -> str:
    prefix = _slug_of(ctx, country)
    return f"{prefix}-{noun.named}" if prefix else noun.named


def _slug_of(ctx: Context, country: str) -> str:
    entry = ctx.lexis.governments.get(country)
    return entry.entity.removesuffix("-government") if entry else ""


def _qualifies(ctx: Context, k: int, first: int) -> bool:
    """Does word ``k`` describe the speaker: an adjective, or a phrase that says for whom or about what?"""
    form, before = ctx.forms[k], ctx.forms[k - 1]
    flags = form.flags
    if before.flags & LINK:
        return not flags & (FUNCTION | VERB)
    if flags & LINK and k == first + 1:
        return _bodily(ctx, k)
    if flags & (ABOUT | PARTY) and before.noun is not None and before.noun.slug in _GOVERNING:
        return not ctx.words.plain[k].endswith(_YA)
    if before.flags & (ABOUT | PARTY):
        pointed = bool(flags & FUNCTION) and k + 1 < len(ctx) and ctx.joined[k] and ctx.forms[k + 1].definite
        return form.definite or pointed
    if before.flags & FUNCTION and k - 2 > first and ctx.forms[k - 2].flags & (ABOUT | PARTY):
        return form.definite
    if flags & (FUNCTION | VERB):
        return False
    if form.definite:
        if before.definite and k - 1 > first and _object(form.stem, before.stem):
            return False
        if k == first + 1 and not before.definite and flags & HEAD and not form.offset:
            return True  # an official of the police
        nisba = k == first + 1 and form.noun is not None and form.stem.endswith((_YA, _YA + _HA)) and before.definite
        if flags & (TITLE | NOUN) and not nisba:
            return False
        return not form.offset and (bool(before.flags & (HEAD | LINK)) or before.definite)
    return _indefinite(ctx, k, first)


def _indefinite(ctx: Context, k: int, first: int) -> bool:
    """Is an indefinite word an adjective of the unnamed source at word ``first``?"""
    form, before = ctx.forms[k], ctx.forms[k - 1]
    flags = form.flags
    if form.offset or ctx.forms[first].definite or before.definite or verbal_noun(ARTICLE + form.stem):
        return False  # what stands behind a whole phrase, or is a verbal noun, is the object
    if _suffixed(ctx, k):
        return False
    if flags & TITLE and k == first + 1 and form.stem.endswith((_YA, _YA + _HA)):
        return not flags & (HEAD | NAMELIKE)  # diplomatic sources
    return (bool(flags & COMMON) and not flags & (HEAD | TITLE | NAMELIKE)) or bool(flags & NOUN)


def _object(stem: str, before: str) -> bool:
    """Is a definite word no adjective of the definite one before it, but the object: refused the comment?

    It is a verbal noun of the pattern taf'il, or it doesn't agree with a feminine.
    """
    if verbal_noun(stem):
        return True
    return before.endswith(_HA) and not stem.endswith((_HA, _YA, _AT, *_PLURALS))


def _suffixed(ctx: Context, k: int) -> bool:
    """A noun with a pronoun, which no adjective has: officials, their saying."""
    word, known = ctx.words.plain[k], ctx.lexis.flags.get
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun):
            stem = ctx.words.folded[k][: -len(pronoun)]
            return bool(
                len(stem) > 2 and known(stem, 0) & (COMMON | VERB) and not known(ctx.words.folded[k], 0) & NOUN
            )
    return False


def _bodily(ctx: Context, link: int) -> bool:
    """Does a body or a place stand behind the link? In the evening, nobody's spokesman."""
    k = link + 1
    if k >= len(ctx) or not ctx.joined[link]:
        return False
    known = ctx.known.get(k)
    named = (known is not None and not known.cued) or ctx.places[k] is not None
    return named or len(ctx.words.folded[link]) > 2 or bool(ctx.forms[k].flags & HEAD)


def _person(ctx: Context, first: int, last: int) -> bool:
    """Is an indefinite word that is no person's alone (diplomatic, exhibitions) one here?

    A nationality stands behind it, or right beside it a verb of speech or what brings a source.
    """
    if last > first and ctx.demonym(first + 1) is not None:
        return True
    said = first > 0 and ctx.joined[first - 1] and ctx.forms[first - 1].flags & (SPEECH | BRINGS)
    return bool(said) or (last + 1 < len(ctx) and bool(ctx.forms[last + 1].flags & SPEECH))


def _speaks(ctx: Context, first: int, last: int) -> bool:
    """Does a verb of speech stand beside it, or a word that brings a source?"""
    for i in (first - 1, first - 2, first - 3):
        if i < 0 or "\n" in ctx.gaps[i]:
            break
        if ctx.forms[i].flags & (SPEECH | BRINGS):
            return True
        if ctx.forms[i].flags & (VERB | FUNCTION):
            break
    after = last + 1
    return after < len(ctx) and bool(ctx.forms[after].flags & SPEECH)
