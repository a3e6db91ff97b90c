"""Bodies: known ones, nouns that head a body's name, governments and the places that stand for them."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.layers.actors.complements import adjectives, backing, complement, purpose
from newsclaims.layers.actors.context import Context, Match, Proposal
from newsclaims.layers.actors.lexis import (
    BRINGS,
    COMMON,
    FUNCTION,
    HEAD,
    LINK,
    NAMELIKE,
    NOUN,
    ORDINAL,
    PARTY,
    TITLE,
    VERB,
    WEAK,
    Head,
)
from newsclaims.layers.actors.titles import phrase

__all__ = ["bodies"]

_LED = ("administration",)
_CUES = {"outlet": "journalist", "organization": "player"}
_AGENCY = "agency"
_LAM = "\u0644"
_WAW = "\u0648"
_CLOSING = "\"\u201d\u00bb'\u2019"


def bodies(ctx: Context) -> Iterator[Proposal]:
    """Every body that a rule finds."""
    yield from _known(ctx)
    yield from _headed(ctx)
    yield from _places(ctx)


# ---------------------------------------------------------------- known ones
def _known(ctx: Context) -> Iterator[Proposal]:
    for match in ctx.known.values():
        entry = match.entry
        if entry.kind == "person" or (match.cued and not _cued(ctx, match)):
            continue
        if entry.kind == "government" and not acts(ctx, match.first, match.last):
            continue
        yield Proposal(match.first, match.last, match.offset, entry.kind, "lexicon", 90, entry, country=entry.country)


def _cued(ctx: Context, match: Match) -> bool:
    """Does a noun for its kind stand right before an ordinary word that may be its name?"""
    i = match.first - 1
    if i < 0 or match.offset or not (ctx.joined[i] or ctx.quoted(i)):
        return False
    form = ctx.forms[i]
    if form.title is not None and form.title.cls == _CUES.get(match.entry.kind):
        return True
    return form.head is not None and form.head.kind == match.entry.kind and not form.definite


# ---------------------------------------------------------------- nouns that head a name
def _headed(ctx: Context) -> Iterator[Proposal]:
    i, n = 0, len(ctx)
    while i < n:
        head = ctx.forms[i].head
        if head is None or i in ctx.known:
            i = ctx.known[i].last + 1 if i in ctx.known else i + 1
            continue
        found = _definite(ctx, i, head) if ctx.forms[i].definite else _construct(ctx, i, head)
        if found is not None:
            yield found
            i = found.last + 1
        else:
            i += 1


def _definite(ctx: Context, i: int, head: Head) -> Proposal | None:
    """The noun with the article and its adjectives: al-hizb al-dimuqrati, al-jaysh al-turki."""
    last, country = adjectives(ctx, i, head)
    if last == i or head.kind == "outlet" or (head.use == "definite" and _attributive(ctx, i)):
        return None
    if (head.use in ("side", "report") and not country) or head.use == "apart":
        return None
    last, country = backing(ctx, i, last, country)
    if not country and last + 1 < len(ctx) and ctx.joined[last] and ctx.forms[last + 1].flags & PARTY:
        last -= 1  # a participle with what it governs: the council composed of fifteen
        if last == i:
            return None
    if head.kind == "government" and not country:
        return None
    if head.plural and not country and head.kind != "armed_group":
        return None
    backed = ctx.places[last] is not None and ctx.demonym(last) is None
    last = purpose(ctx, last) if country == "" else last
    if head.use != "name" and not backed and not acts(ctx, i, last):
        return None
    return _body(ctx, i, last, head, country)


def _attributive(ctx: Context, i: int) -> bool:
    """Is a noun that is an adjective too one here, behind a definite noun: the foreign relations?"""
    return i > 0 and ctx.joined[i - 1] and ctx.forms[i - 1].definite and not ctx.forms[i].offset


def acts(ctx: Context, first: int, last: int) -> bool:
    """Does it act, speak or have part: a verb beside it, or what brings a speaker, a party, an addressee?"""
    proclitic = ctx.words.folded[first][: ctx.forms[first].offset]
    if proclitic.endswith(_LAM):
        return True
    before = ctx.places[first - 1] if first and proclitic == _WAW else None
    if before is not None and before.value.role == "actor":
        return True
    near = LINK | NOUN | BRINGS | PARTY
    for i in (first - 1, first - 2):
        if i >= 0 and all(ctx.joined[i:first]) and (ctx.forms[i].flags & near or ctx.verb(i)):
            return True
    return last + 1 < len(ctx) and bool(ctx.forms[last + 1].flags & VERB) and ctx.joined[last]


def _construct(ctx: Context, i: int, head: Head) -> Proposal | None:
    """The noun with a genitive: wizarat al-kharijiyya, jami'at al-Azhar, hizb X."""
    if head.kind == "outlet":
        return _outlet(ctx, i, head)
    if head.use in ("side", "report", "definite"):
        return None
    if head.use == "apart":
        return _apart(ctx, i, head)
    led = _led(ctx, i, head)
    if led is not None:
        return led
    found = complement(ctx, i, head)
    if found is None or found[0] == i:
        return None
    last, country, proper = found
    if head.kind == "armed_group" and head.plural:
        return _body(ctx, i, last, head, country)
    if not proper or (head.plural and not country):
        return None
    if head.kind == "armed_group" and ctx.forms[i + 1].flags & COMMON:
        return None
    if head.use == "agent" and not acts(ctx, i, last):
        return None
    return _body(ctx, i, last, head, country)


def _led(ctx: Context, i: int, head: Head) -> Proposal | None:
    """The administration or government of a person who is named, with title or without."""
    if head.slug not in _LED or i + 1 >= len(ctx) or not ctx.joined[i]:
        return None
    found = phrase(ctx, i + 1) if ctx.forms[i + 1].flags & TITLE else None
    at = found.name if found is not None else i + 1
    match = ctx.known.get(at)
    if match is None or match.entry.kind != "person":
        return None
    slug = f"{match.entry.entity.rsplit('-', 1)[-1]}-{head.slug}"
    return Proposal(i, match.last, ctx.forms[i].offset, "organization", "led", 65, None, slug)


def _apart(ctx: Context, i: int, head: Head) -> Proposal | None:
    """A company or a club: the noun stays outside its name."""
    k = i + 1
    if k >= len(ctx) or k in ctx.known or not (ctx.joined[i] or ctx.quoted(i)) or not _own(ctx, k):
        return None
    last = k
    while (
        last + 1 < len(ctx)
        and last - k < 3
        and ctx.joined[last]
        and _own(ctx, last + 1)
        and last + 1 not in ctx.known
    ):
        last += 1
    return Proposal(k, last, 0, head.kind, "apart", 60)


def _own(ctx: Context, k: int) -> bool:
    """A word that is no word of the language: a proper name's."""
    form = ctx.forms[k]
    return not form.definite and not form.offset and not form.flags & ~(NAMELIKE | WEAK) and ctx.places[k] is None


def _outlet(ctx: Context, i: int, head: Head) -> Proposal | None:
    """A noun for outlets and the name behind it, in quotation marks or not; the noun is no part of it."""
    k = i + 1
    if k >= len(ctx) or (k in ctx.known and not ctx.known[k].cued):
        return None
    if ctx.quoted(i):
        last = k
        while last - k < 4 and last + 1 < len(ctx) and ctx.joined[last]:
            last += 1
        closed = ctx.gaps[last].lstrip()[:1] in _CLOSING and ctx.gaps[last].strip()
        if not closed or (ctx.forms[k].flags & (FUNCTION | VERB) and last == k):
            return None
        return Proposal(k, last, 0, "outlet", "outlet", 70)
    if not ctx.joined[i] or k in ctx.known:
        return None
    form = ctx.forms[k]
    national = head.slug == _AGENCY and k + 1 < len(ctx) and ctx.joined[k] and ctx.demonym(k + 1) is not None
    common = form.definite and (form.flags & COMMON or national)
    if common and not ctx.forms[i].definite and ctx.places[k] is None:
        found = complement(ctx, i, head)  # the Egyptian agency of the news
        return _body(ctx, i, found[0], head, found[1]) if found and found[1] else None
    if (
        form.flags & (COMMON | FUNCTION | VERB | ORDINAL | TITLE | NOUN | HEAD)
        or form.offset
        or ctx.places[k] is not None
    ):
        return None
    last = k
    while (
        last + 1 < len(ctx)
        and last - k < 3
        and ctx.joined[last]
        and not ctx.forms[last + 1].flags
        and not ctx.forms[last + 1].offset
        and ctx.places[last + 1] is None
    ):
        last += 1
    return Proposal(k, last, 0, "outlet", "outlet", 60)


def _body(ctx: Context, first: int, last: int, head: Head, country: str) -> Proposal:
    kind = head.kind
    offset = ctx.forms[first].offset
    if kind == "government":
        entry = ctx.lexis.governments.get(country)
        return Proposal(
            first,
            last,
            offset,
            kind,
            "head",
            55,
            None,
            entry.entity if entry else "",
            entry.name if entry else "",
            country=country,
        )
    return Proposal(first, last, offset, kind, "head", 55, country=country)


# ---------------------------------------------------------------- places that act
def _places(ctx: Context) -> Iterator[Proposal]:
    seen: object = None
    for i, place in enumerate(ctx.places):
        if place is None or place is seen:
            continue
        seen = place
        value = place.value
        if value.role != "actor" or value.kind == "demonym":
            continue
        last = i
        while last + 1 < len(ctx) and ctx.places[last + 1] is place:
            last += 1
        entry = ctx.lexis.governments.get(value.country or "")
        offset = max(0, ctx.words.view.position(place.span.start) - ctx.words.starts[i])
        yield Proposal(
            i, last, offset, "government", "place", 40, None,
            entry.entity if entry else "", entry.name if entry else value.name, country=value.country or "",
        )  # fmt: skip
