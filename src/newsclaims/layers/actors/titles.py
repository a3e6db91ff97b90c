"""Titles and descriptions before and after a name."""

from __future__ import annotations

from attrs import frozen

from newsclaims.layers.actors.context import Context
from newsclaims.layers.actors.lexis import (
    COMMON,
    FAMILY,
    FOREIGN,
    FUNCTION,
    GIVEN,
    HEAD,
    LINK,
    NAMELIKE,
    NOUN,
    ORDINAL,
    PARTICLE,
    SPEECH,
    TITLE,
    TOWARD,
    VERB,
)

__all__ = ["Phrase", "phrase", "set_off", "title_before", "titles_after"]

_LONGEST = 14
_COMMAS = frozenset("\u060c,")
Part = tuple[int, int, int]


@frozen
class Phrase:
    """A title with its complement: words ``first`` up to ``name``, where a name may begin."""

    first: int
    name: int


def phrase(ctx: Context, first: int, taken: bytearray | None = None) -> Phrase | None:
    """The title phrase that begins at word ``first``; None when no name can follow it."""
    form = ctx.forms[first]
    title = form.title
    if (
        title is None
        or form.flags & FUNCTION
        or (form.flags & GIVEN and not form.definite and not _nothing_before(ctx, first))
    ):
        return None
    construct = not form.definite and title.complement and not title.closed
    linked = False
    k = first + 1
    while k < len(ctx) and k - first <= _LONGEST:
        if not ctx.joined[k - 1]:
            return None
        if k == first + 1 and not title.complement and _named(ctx, k):
            return Phrase(first, k)
        step = _step(ctx, first, k, construct=construct, linked=linked, taken=taken)
        if step is None:
            return None
        if step == 0:
            return Phrase(first, k)
        last = k + step - 1
        after = ctx.forms[last]
        linked = bool(after.flags & (LINK | TOWARD))
        construct = _governs(ctx, last)
        k += step
    return None


def _named(ctx: Context, k: int) -> bool:
    """Behind an honorific or a rank the next word is the name, unless it is an adjective or another title."""
    form = ctx.forms[k]
    if form.definite or form.offset or ctx.places[k] is not None:
        return False
    return not form.flags & (FUNCTION | VERB | TITLE | HEAD) or bool(form.flags & GIVEN)


def _nothing_before(ctx: Context, i: int) -> bool:
    return i == 0 or not ctx.joined[i - 1] or not ctx.forms[i - 1].flags & NAMELIKE


def _governs(ctx: Context, i: int) -> bool:
    """Is the word an indefinite noun that a genitive must follow?"""
    form = ctx.forms[i]
    if form.definite or ctx.places[i] is not None:
        return False
    if form.flags & TITLE and form.title is not None:
        return form.title.complement and not form.title.closed
    return bool(form.flags & (HEAD | NOUN))


def _step(ctx: Context, first: int, k: int, *, construct: bool, linked: bool, taken: bytearray | None) -> int | None:
    """How many words of the complement to pass over; 0 where a name begins, None where the phrase ends without."""
    form = ctx.forms[k]
    known = ctx.known.get(k)
    if known is not None and (not known.cued or construct):
        return 0 if known.entry.kind == "person" and not linked else known.last - k + 1
    if taken is not None and taken[k]:
        return 0
    place = ctx.places[k]
    if place is not None and not (form.flags & (GIVEN | FOREIGN) and not construct and not linked):
        return _covered(ctx, k)
    return _word_step(ctx, first, k, free=not (construct or linked))


def _word_step(ctx: Context, first: int, k: int, *, free: bool) -> int | None:
    """The same for a word that is no known name and no place; ``free``: nothing before it wants a genitive."""
    form = ctx.forms[k]
    flags = form.flags
    if flags & LINK or (flags & TOWARD and k + 1 < len(ctx) and ctx.places[k + 1] is not None):
        return 1
    if flags & FUNCTION and not flags & (GIVEN | FOREIGN):
        return None
    if form.offset and not flags & NAMELIKE:
        return 1 if form.definite or flags & (COMMON | TITLE | HEAD) else None
    if form.definite and flags & FAMILY and (k == first + 1 or ctx.forms[k - 1].definite):
        return 0
    if form.definite:
        return 0 if not flags and k and ctx.forms[k - 1].flags & TITLE and ctx.forms[k - 1].definite else 1
    if flags & (TITLE | HEAD) and not flags & (GIVEN | FOREIGN):
        return 1
    if flags & VERB and not flags & NAMELIKE:
        return None
    if flags & (NAMELIKE | PARTICLE):
        return 0 if free else 1
    if flags & (COMMON | ORDINAL | NOUN):
        return 1
    return 0 if free else 1


def _covered(ctx: Context, k: int) -> int:
    """How many words the place at word ``k`` covers from there."""
    place, size = ctx.places[k], 1
    while k + size < len(ctx) and ctx.places[k + size] is place:
        size += 1
    return size


def title_before(ctx: Context, at: int) -> Part | None:
    """The title phrase that ends right before word ``at``: the longest that does."""
    best: Part | None = None
    for i in range(at - 1, max(-1, at - _LONGEST), -1):
        if not ctx.joined[i] or (
            ctx.forms[i].flags & (VERB | FUNCTION) and not ctx.forms[i].flags & (LINK | TITLE | TOWARD)
        ):
            break
        if ctx.forms[i].flags & TITLE:
            found = phrase(ctx, i)
            if found is not None and found.name == at:
                best = (i, at - 1, ctx.forms[i].offset)
    return best


def titles_after(ctx: Context, last: int) -> tuple[Part, ...]:
    """A title in apposition: name, comma, office with its complement."""
    if last + 1 >= len(ctx) or ctx.gaps[last].strip() not in _COMMAS or not ctx.forms[last + 1].flags & TITLE:
        return ()
    first = last + 1
    if ctx.forms[first].offset:
        return ()
    k = first
    while k + 1 < len(ctx) and k - first < _LONGEST and ctx.joined[k] and _goes_on(ctx, k + 1):
        k += 1
    return ((first, k, 0),) if k > first else ()


def set_off(ctx: Context, first: int, last: int) -> tuple[Part, ...]:
    """The title of a name that stands between commas behind it, or that follows it without a comma."""
    before, after = ctx.gaps[first - 1].strip() if first else "", ctx.gaps[last].strip()
    if before and after and before in _COMMAS and after in _COMMAS:
        return _before_comma(ctx, first)
    return _apposed(ctx, first, last)


def _before_comma(ctx: Context, at: int) -> tuple[Part, ...]:
    """The title that reaches up to the comma before word ``at``: from the first title word of its stretch on."""
    found = -1
    for i in range(at - 1, max(-1, at - 1 - _LONGEST), -1):
        if (i < at - 1 and not ctx.joined[i]) or not _goes_on(ctx, i):
            break
        if ctx.forms[i].flags & TITLE:
            found = i
    return ((found, at - 1, ctx.forms[found].offset),) if 0 <= found < at - 1 else ()


def _apposed(ctx: Context, first: int, last: int) -> tuple[Part, ...]:
    """An office with its genitive right behind a name of several words.

    Behind a verb that isn't of speech it may be the object: he met the minister.
    """
    k = last + 1
    if last == first or k + 1 >= len(ctx) or not (ctx.joined[last] and ctx.joined[k]):
        return ()
    form = ctx.forms[k]
    if form.title is None or form.definite or form.offset or not form.title.complement or form.title.closed:
        return ()
    verb = first > 0 and ctx.forms[first - 1].flags
    if form.title.cls != "office" or (verb and verb & VERB and not verb & SPEECH) or phrase(ctx, k) is not None:
        return ()
    end = k
    while end + 1 < len(ctx) and end - k < _LONGEST and ctx.joined[end] and _genitive(ctx, k, end + 1):
        end += 1
    return ((k, end, 0),) if end > k else ()


def _genitive(ctx: Context, first: int, k: int) -> bool:
    """Does word ``k`` go on with the genitive of an office: a noun, a place, an adjective behind the article?"""
    if ctx.forms[k].offset or not _goes_on(ctx, k):
        return False
    before = ctx.forms[k - 1]
    return (not before.definite and ctx.places[k - 1] is None) or (k > first + 1 and ctx.forms[k].definite)


def _goes_on(ctx: Context, k: int) -> bool:
    flags = ctx.forms[k].flags
    return (
        not flags & VERB
        and (not flags & FUNCTION or bool(flags & (LINK | TOWARD)))
        and (k not in ctx.known or ctx.known[k].entry.kind != "person")
    )
