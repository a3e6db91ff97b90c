"""Persons: a title and a name, a speech verb and a name, a given name and what follows it."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.layers.actors.lexis import (
    COMMON,
    FAMILY,
    FOREIGN,
    FUNCTION,
    GIVEN,
    HEAD,
    NAMELIKE,
    NOUN,
    ORDINAL,
    PARTICLE,
    SON,
    SPEECH,
    SUFFIX,
    TITLE,
    VERB,
    WEAK,
)
from newsclaims.layers.actors.titles import title_before, titles_after

__all__ = ["name_end", "persons", "starts_name"]

_LONGEST = 6
_HARD = FUNCTION | VERB | HEAD
_OFFICES = frozenset({"office", "rank", "honorific", "royal"})
_NATIVE = frozenset("\u0639\u062d\u0635\u0636\u0638")
_TA_MARBUTA = "\u0629"
_HA = "\u0647"
_PROCLITICS = "\u0648\u0641\u0628\u0644\u0643"
_HAMZA = "\u0622\u0623\u0625"
# Alef maqsura: the preposition "on" and the name Ali are one word once folded.
_MAQSURA = "\u0649"
_WA = "\u0648\u0627"
_TA = "\u062a"
_ST = "\u0633\u062a"
_ALEF = "\u0627"
_SEATS = frozenset("\u0621\u0624\u0626")
_VERBAL = frozenset("\u062a\u064a\u0646\u0645\u0648\u0641\u0644")
_WAW = "\u0648"
_GLIDES = frozenset("\u0627\u064a\u0644\u0648")
_PLURALS = ("\u0627\u062a", "\u064a\u0646", "\u0648\u0646")
_YA = "\u064a"
_ABD = "\u0639\u0628\u062f"


def persons(ctx: Context) -> Iterator[Proposal]:
    """Every person that a rule finds, from the surest rule to the weakest; no word is given twice."""
    taken = bytearray(len(ctx))
    for rule in (_known, _titled, _said, _described, _given, _listed, _unknown):
        for proposal in rule(ctx, taken):
            yield proposal
            for i in range(proposal.first, proposal.last + 1):
                taken[i] = 1


# ---------------------------------------------------------------- the name itself
def starts_name(ctx: Context, i: int, *, strong: bool) -> bool:
    """Can a name begin at word ``i``? ``strong``: a title or a verb before it says so, unknown words will do."""
    form = ctx.forms[i]
    flags = form.flags
    place = ctx.places[i]
    if place is not None and not flags & NAMELIKE:
        return False
    if flags & _HARD:
        return bool(flags & NAMELIKE) and not flags & HEAD and _ambiguous_name(ctx, i)
    if flags & PARTICLE:
        return i + 1 < len(ctx) and ctx.joined[i] and not ctx.forms[i + 1].flags & (_HARD | COMMON)
    if flags & NAMELIKE:
        return strong or not flags & (COMMON | TITLE | NOUN) or _names_follow(ctx, i)
    if i + 1 < len(ctx) and ctx.joined[i] and ctx.forms[i + 1].flags & (SUFFIX if form.definite else SUFFIX | SON):
        return True
    if form.definite or not strong:
        return False
    return not flags and _is_word(ctx, i)


def _is_word(ctx: Context, i: int) -> bool:
    """Letters of the Arabic script, at least two of them."""
    word = ctx.words.folded[i]
    return len(word) > 1 and "\u0621" <= word[0] <= "\u064a"


def _ambiguous_name(ctx: Context, i: int) -> bool:
    """A function word or verb that is a given name too: a name only where another name stands beside it."""
    if ctx.forms[i].flags & FUNCTION:
        if ctx.words.plain[i].endswith(_MAQSURA):
            return False
        named = i + 1 < len(ctx) and ctx.joined[i] and ctx.forms[i + 1].flags & (NAMELIKE | PARTICLE)
        if not named and (i == 0 or not ctx.forms[i - 1].flags & (GIVEN | TITLE) and not ctx.forms[i - 1].definite):
            return False
    return _names_follow(ctx, i) or (
        i > 0 and ctx.joined[i - 1] and bool(ctx.forms[i - 1].flags & GIVEN) and not ctx.forms[i].offset
    )


def _names_follow(ctx: Context, i: int) -> bool:
    if i + 1 >= len(ctx) or not ctx.joined[i]:
        return False
    after = ctx.forms[i + 1]
    if after.offset or after.flags & (FUNCTION | VERB):
        return False
    if after.flags & (NAMELIKE | PARTICLE | SUFFIX):
        return not after.flags & (COMMON | TITLE)
    return not after.flags and ctx.places[i + 1] is None and _is_word(ctx, i + 1)


def name_end(ctx: Context, first: int) -> int:
    """Index of the last word of the name that begins at word ``first``."""
    last = first - 1
    k = first
    while k < len(ctx) and k - first < _LONGEST:
        if k > first and not ctx.joined[k - 1]:
            break
        size = _unit(ctx, k, first)
        if not size:
            break
        k += size
        last = k - 1
    return last


def _unit(ctx: Context, k: int, first: int) -> int:
    """How many words from ``k`` go on with the name: a word, or a particle with what it governs; 0 for none."""
    form = ctx.forms[k]
    flags = form.flags
    if k > first and flags & ORDINAL and form.definite and not form.offset:
        return int(bool(before_flags(ctx, k) & (GIVEN | FOREIGN | ORDINAL)))
    if k > first and form.offset and (flags & ~(COMMON | WEAK) or not flags & WEAK) and (flags or form.definite):
        return 0
    if (flags & PARTICLE and not flags & GIVEN) or form.stem == _ABD:
        return _compound(ctx, k)
    if k == first:
        return 1
    return int(_continues(ctx, k, first))


def before_flags(ctx: Context, k: int) -> int:
    """The flags of the word before."""
    return ctx.forms[k - 1].flags


def _compound(ctx: Context, k: int) -> int:
    if k + 1 < len(ctx) and ctx.joined[k]:
        after = ctx.forms[k + 1]
        if after.flags & PARTICLE:
            more = _compound(ctx, k + 1)
            return 1 + more if more else 0
        if not after.flags & (FUNCTION | VERB) or after.flags & NAMELIKE:
            return 2
    return 0


def _continues(ctx: Context, k: int, first: int) -> bool:
    form, before = ctx.forms[k], ctx.forms[k - 1]
    flags = form.flags
    if flags & (FUNCTION | VERB):
        return bool(flags & NAMELIKE) and _ambiguous_name(ctx, k)
    if ctx.places[k] is not None and not flags & NAMELIKE:
        return ctx.demonym(k) is not None and k <= first + 2 and form.definite and bool(before.flags & GIVEN)
    if flags & SUFFIX or (k + 1 < len(ctx) and ctx.joined[k] and ctx.forms[k + 1].flags & SUFFIX):
        return True
    if flags & ORDINAL:
        return bool(before.flags & (GIVEN | ORDINAL))
    if form.definite:
        return _family(ctx, k, first)
    if flags & NAMELIKE:
        return not flags & (HEAD | NOUN | TITLE) or bool(before.flags & (GIVEN | PARTICLE))
    if ctx.words.plain[k][0] == _WAW and not flags & NAMELIKE and ctx.words.plain[k][1:2] not in _GLIDES:
        return False
    if flags == COMMON | WEAK:
        if before.flags & GIVEN and form.stem[-1] == _YA:
            return True
        return (bool(before.flags & FOREIGN) or not before.flags) and not native(ctx, k)
    if flags & (COMMON | TITLE | HEAD | NOUN):
        return False
    return _is_word(ctx, k) and (bool(before.flags & (GIVEN | PARTICLE)) or not native(ctx, k) or native(ctx, k - 1))


def native(ctx: Context, k: int) -> bool:
    """Is it spelt as words of Arabic are and names of other languages are not?

    Ayn, ha, sad, dad, za hardly ever stand in a transcribed name, nor does it end in ta marbuta or begin with a
    preposition before a hamza.
    """
    word = ctx.words.plain[k]
    if word[-1] == _TA_MARBUTA or (word[-1] == _HA and word[-2:] != _YA + _HA):
        return True
    if word[0] in _PROCLITICS and word[1:2] and word[1] in _HAMZA:
        return True
    if word.endswith(_WA) or (word[0] == _TA == word[-1]) or word[1:3] == _ST:
        return True
    return any(c in _NATIVE for c in word)


def _family(ctx: Context, k: int, first: int) -> bool:
    """A word with the article goes on with an Arab given name; an adjective only where the name would be bare."""
    form, before = ctx.forms[k], ctx.forms[k - 1]
    if form.flags & (FAMILY | GIVEN):
        return True
    compound = k - 2 >= first and bool(ctx.forms[k - 2].flags & PARTICLE)
    if form.flags & (TITLE | HEAD | NOUN) or (
        (before.definite or not before.flags & (GIVEN | PARTICLE)) and not compound
    ):
        return False
    if ctx.lexis.flags.get(form.stem[2:], 0) & GIVEN:
        return True
    if form.flags & COMMON and (k > first + 2 or before.flags & COMMON):
        return False
    return form.stem.endswith(_YA) or (not form.flags and not form.stem.endswith(_PLURALS))


# ---------------------------------------------------------------- rules
def full_end(ctx: Context, first: int) -> int:
    """The same where a title or verb tells that it is a name: a lone given name takes one more word.

    No indefinite noun can follow a name but an adverbial, which ends in alef.
    """
    last = name_end(ctx, first)
    k = last + 1
    compound = last == first + 1 and ctx.forms[first].flags & PARTICLE
    if (
        not (compound or (last == first and ctx.forms[first].flags & (GIVEN | FOREIGN)))
        or k >= len(ctx)
        or not ctx.joined[last]
    ):
        return last
    form = ctx.forms[k]
    if form.offset or form.flags & (FUNCTION | VERB | HEAD) or ctx.places[k] is not None or k in ctx.known:
        return last
    if form.definite or form.flags & TITLE:
        return last
    if form.stem[-1] == _ALEF and ctx.lexis.flags.get(form.stem[:-1], 0) & COMMON:
        return last
    return k


def _known(ctx: Context, taken: bytearray) -> Iterator[Proposal]:
    for match in ctx.known.values():
        if match.entry.kind != "person":
            continue
        first, last = match.first, match.last
        if _longer_name(ctx, first):
            continue
        parts = _titles(ctx, first, last)
        bare = first == last and ctx.forms[first].stem in ctx.lexis.surnames
        rule = "surname" if bare else "lexicon"
        yield Proposal(first, last, match.offset, "person", rule, 90, match.entry, parts=parts)


def _longer_name(ctx: Context, i: int) -> bool:
    """A known name behind another given name, or behind "son of", is another person's."""
    if i == 0 or not ctx.joined[i - 1] or ctx.forms[i].offset:
        return False
    before = ctx.forms[i - 1].flags
    return bool(before & (NAMELIKE | PARTICLE)) and not before & (FUNCTION | VERB | TITLE)


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
        if last < at or last == at and not _alone(ctx, at) and not ctx.forms[at].definite:
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
        return _names_follow(ctx, at)
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
        if not ctx.forms[i].flags & VERB or ctx.forms[i].flags & (NAMELIKE & ~COMMON) or not ctx.joined[i]:
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
    if len(word) < 3 or word[-1] in _VERBAL or word[0] in _VERBAL or not _is_word(ctx, i):
        return False
    return not native(ctx, i) and not any(c in _SEATS for c in word[1:])
