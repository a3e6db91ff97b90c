"""How far the name of a body goes behind its noun: adjectives, genitives, what it is for, who stands behind it."""

from __future__ import annotations

from newsclaims.layers.actors.context import Context
from newsclaims.layers.actors.extent import name_end, verbal_noun
from newsclaims.layers.actors.lexis import (
    COMMON,
    FUNCTION,
    GOVERNING,
    HEAD,
    NAMELIKE,
    NOUN,
    PARTICLE,
    PARTY,
    SPEECH,
    TITLE,
    VERB,
    Head,
)

__all__ = ["adjectives", "backing", "complement", "purpose"]

_LONGEST = 8
_LAM = "\u0644"
_WAW = "\u0648"
_FEMININES = ("\u0647", "\u0627\u062a")
_MASCULINES = ("\u064a\u0646", "\u0648\u0646")  # plural
_YA = "\u064a"
_FEMININE = "\u0647"
_NOUNS = VERB | FUNCTION | TITLE | NOUN | NAMELIKE | HEAD


def adjectives(ctx: Context, i: int, head: Head) -> tuple[int, str]:
    """The last of the adjectives that agree with the noun at word ``i``, and the country that they tell."""
    last, country = i, ""
    feminine = ctx.forms[i].stem.endswith(_FEMININES) or head.plural
    while last + 1 < len(ctx) and last - i < 4 and ctx.joined[last]:
        form = ctx.forms[last + 1]
        demonym = ctx.demonym(last + 1)
        if not form.definite or form.offset or (form.flags & _NOUNS and demonym is None):
            break
        if form.flags & GOVERNING and not _governs_place(ctx, last + 1):
            break
        if not head.plural and not feminine and form.stem.endswith(_MASCULINES):
            break
        if form.stem.endswith(_FEMININE) != feminine or verbal_noun(form.stem):
            break
        if demonym is not None:
            country = country or demonym.value.country or ""
        last += 1
    return last, country


def _governs_place(ctx: Context, k: int) -> bool:
    """Does a participle say who stands behind: those tied to Iran?"""
    after = k + 1
    return after < len(ctx) and ctx.joined[k] and ctx.places[after] is not None and ctx.demonym(after) is None


def purpose(ctx: Context, last: int) -> int:
    """Extended by what the body is for: lil-milkiyya al-fikriyya, li-rasd al-zalazil."""
    k = last + 1
    if k >= len(ctx) or not ctx.joined[last] or ctx.words.folded[k][0] != _LAM or not ctx.forms[k].offset:
        return last
    if ctx.places[k] is not None and ctx.demonym(k) is None:
        return last
    if not ctx.forms[k].definite:
        if k + 1 >= len(ctx) or not ctx.joined[k] or not ctx.forms[k + 1].definite or ctx.forms[k + 1].offset:
            return last
        k += 1
    while k + 1 < len(ctx) and ctx.joined[k] and ctx.forms[k + 1].definite and not ctx.forms[k + 1].offset:
        if ctx.forms[k + 1].flags & (TITLE | NOUN | HEAD | NAMELIKE) or ctx.places[k + 1] is not None:
            break
        k += 1
    return k


def backing(ctx: Context, first: int, last: int, country: str) -> tuple[int, str]:
    """Extended by who stands behind it: al-jama'at al-mad'uma min Iran, al-quwwat al-tabi'a li-Iran."""
    k = last + 1
    if last == first or ctx.demonym(last) is not None or k >= len(ctx) or not ctx.joined[last]:
        return last, country
    if ctx.forms[k].flags & PARTY and ctx.joined[k] and k + 1 < len(ctx):
        k += 1
    elif ctx.words.folded[k][:1] != _LAM:
        return last, country
    place = ctx.places[k]
    if place is None or place.value.kind == "demonym":
        return last, country
    while k + 1 < len(ctx) and ctx.places[k + 1] is place:
        k += 1
    return k, country


def complement(ctx: Context, i: int, head: Head) -> tuple[int, str, bool] | None:
    """The last word of what completes the noun, its country, whether it makes a name; None: the noun is left out."""
    last, country, proper, titled = i, "", False, False
    while last + 1 < len(ctx) and last - i < _LONGEST and ctx.joined[last]:
        k = last + 1
        known = ctx.known.get(k)
        if known is not None and known.entry.kind != "person":
            if last == i and known.entry.kind == head.kind:
                return None  # the name is whole without its noun
            last, proper = known.last, True
            continue
        named = _named_after(ctx, k) if last == i else 0
        if named:
            last, proper, titled = named, True, True
            continue
        demonym = ctx.demonym(k)
        if not _complements(ctx, k, first=last == i, titled=titled) or (
            country and demonym is None and not _paired(ctx, k)
        ):
            break
        if demonym is not None:
            country = country or demonym.value.country or ""
        proper = proper or ctx.forms[k].definite or ctx.places[k] is not None or not ctx.forms[k].flags
        last = k
    return last, country, proper


def _named_after(ctx: Context, k: int) -> int:
    """The last word of a title and the name behind it, after whom the body is called: King Saud University."""
    form, at = ctx.forms[k], k + 1
    title = form.title
    if title is None or not form.definite or form.offset or (title.complement and title.cls == "office"):
        return 0
    if at >= len(ctx) or not ctx.joined[k] or not ctx.forms[at].flags & (NAMELIKE | PARTICLE) or ctx.forms[at].offset:
        return 0
    return max(name_end(ctx, at), 0)


def _objective(ctx: Context, k: int) -> bool:
    """May word ``k`` be the object of the verb before the body: a noun without the ending of adjectives?"""
    form, i = ctx.forms[k], k - 2
    while i > 0 and ctx.forms[i].head is None and k - i < _LONGEST:
        i -= 1
    verb = i > 0 and ctx.joined[i - 1] and ctx.verb(i - 1) and not ctx.forms[i - 1].flags & SPEECH
    return verb and form.flags == COMMON and not form.stem.endswith((_FEMININE, _YA))


def _paired(ctx: Context, k: int) -> bool:
    """May word ``k`` go on behind a nationality: what the body is for, the second part of a country's adjective?"""
    if ctx.words.folded[k][0] == _LAM and ctx.forms[k].offset:
        return k not in ctx.known
    if ctx.forms[k - 1].stem.endswith(_MASCULINES):
        return True  # the party of the free Egyptians
    return ctx.places[k] is not None and ctx.places[k] is ctx.places[k - 1]


def _complements(ctx: Context, k: int, *, first: bool, titled: bool) -> bool:
    """Does word ``k`` go on with the name of a body?"""
    form = ctx.forms[k]
    flags = form.flags
    if flags & (VERB | FUNCTION | GOVERNING) and not flags & NAMELIKE:
        return False
    if ctx.places[k] is not None and not form.offset:
        return True
    if form.definite:
        if flags & (TITLE | NOUN) and not first:
            return False
        proclitic = ctx.words.folded[k][: form.offset]
        joins = proclitic == _WAW and not first and ctx.forms[k - 1].definite
        if proclitic[-1:] == _LAM and ctx.forms[k - 1].flags & NAMELIKE and not titled:
            return False  # somebody's party, for the elections
        if not first and ctx.forms[k - 1].definite and _objective(ctx, k):
            return False
        return proclitic in ("", _LAM + _LAM, _LAM) or joins
    if ctx.demonym(k) is not None:
        return not form.offset
    if first:
        return not form.offset and (not flags or bool(flags & (NAMELIKE | HEAD)))
    before = ctx.forms[k - 1]
    return (
        not form.offset
        and bool(before.flags & HEAD)
        and not before.definite
        and bool(flags & (HEAD | COMMON) or not flags)
    )
