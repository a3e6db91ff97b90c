"""How far a name goes: where it may begin, which words go on with it, which can't."""

from __future__ import annotations

from newsclaims.layers.actors.context import Context
from newsclaims.layers.actors.lexis import (
    COMMON,
    DEPENDENT,
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
    SUFFIX,
    TITLE,
    VERB,
    WEAK,
)

__all__ = [
    "conjunct",
    "foreign",
    "full_end",
    "is_word",
    "name_end",
    "names_follow",
    "native",
    "preposition",
    "starts_name",
    "verbal_noun",
]

_LONGEST = 6
_PARTICLES = 3  # in a row: Ibn Abi ...
_HARD = FUNCTION | VERB | HEAD
_NATIVE = frozenset("\u0639\u062d\u0635\u0636\u0638")
_TA_MARBUTA = "\u0629"
_HA = "\u0647"
_PREPOSITIONS = "\u0628\u0644\u0643"
_PROCLITICS = "\u0648\u0641\u0628\u0644\u0643"
_HAMZA = "\u0622\u0623\u0625"
# Alef maqsura: the preposition "on" and the name Ali are one word once folded.
_MAQSURA = "\u0649"
_WA = "\u0648\u0627"
_TA = "\u062a"
_ST = "\u0633\u062a"
_ALEF = "\u0627"
_WAW = "\u0648"
_GLIDES = frozenset("\u0627\u064a\u0644\u0648")
_PLURALS = ("\u0627\u062a", "\u064a\u0646", "\u0648\u0646")
_YA = "\u064a"
_TAFIL = 7  # letters of a verbal noun of this pattern with its article
_ABD = "\u0639\u0628\u062f"


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
        return strong or not flags & (COMMON | TITLE | NOUN) or names_follow(ctx, i)
    if i + 1 < len(ctx) and ctx.joined[i] and ctx.forms[i + 1].flags & (SUFFIX if form.definite else SUFFIX | SON):
        return True
    if form.definite or not strong:
        return False
    return not flags and is_word(ctx, i)


def is_word(ctx: Context, i: int) -> bool:
    """Letters of the Arabic script, at least two of them."""
    word = ctx.words.folded[i]
    return len(word) > 1 and "\u0621" <= word[0] <= "\u064a"


def _ambiguous_name(ctx: Context, i: int) -> bool:
    """A function word or verb that is a given name too: a name only where another name stands beside it."""
    if ctx.forms[i].flags & FUNCTION:
        if ctx.words.plain[i].endswith(_MAQSURA):
            return False
        named = i + 1 < len(ctx) and ctx.joined[i] and ctx.forms[i + 1].flags & (NAMELIKE | PARTICLE)
        if not named and (i == 0 or (not ctx.forms[i - 1].flags & (GIVEN | TITLE) and not ctx.forms[i - 1].definite)):
            return False
    return names_follow(ctx, i) or (
        i > 0 and ctx.joined[i - 1] and bool(ctx.forms[i - 1].flags & GIVEN) and not ctx.forms[i].offset
    )


def names_follow(ctx: Context, i: int) -> bool:
    """Does a word of a name follow word ``i``?"""
    if i + 1 >= len(ctx) or not ctx.joined[i]:
        return False
    after = ctx.forms[i + 1]
    if after.offset or after.flags & (FUNCTION | VERB):
        return False
    if after.flags & (NAMELIKE | PARTICLE | SUFFIX | DEPENDENT):
        return not after.flags & (COMMON | TITLE)
    return not after.flags and ctx.places[i + 1] is None and is_word(ctx, i + 1)


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
        return int(bool(ctx.forms[k - 1].flags & (GIVEN | FOREIGN | ORDINAL)))
    if k > first and form.offset and (flags & ~(COMMON | WEAK) or not flags & WEAK) and (flags or form.definite):
        return 0
    if (flags & PARTICLE and not flags & GIVEN) or form.stem == _ABD:
        return _compound(ctx, k)
    if k == first:
        return 1
    return int(_continues(ctx, k, first))


def _compound(ctx: Context, k: int) -> int:
    """How many words a particle and what it governs are: Abu Bakr, bin Abd al-Aziz; 0 where nothing follows."""
    for size in range(1, _PARTICLES + 1):
        at = k + size
        if at >= len(ctx) or not ctx.joined[at - 1]:
            return 0
        flags = ctx.forms[at].flags
        if not flags & PARTICLE:
            return size + 1 if not flags & (FUNCTION | VERB) or flags & NAMELIKE else 0
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
    if conjunct(ctx, k):
        return False
    if flags == COMMON | WEAK:
        if before.flags & GIVEN and form.stem[-1] == _YA:
            return True
        return (bool(before.flags & FOREIGN) or not before.flags) and not native(ctx, k)
    if flags & (COMMON | TITLE | HEAD | NOUN):
        return False
    return is_word(ctx, k) and (bool(before.flags & (GIVEN | PARTICLE)) or not native(ctx, k) or native(ctx, k - 1))


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


def conjunct(ctx: Context, k: int) -> bool:
    """Does "and" stand before word ``k`` of a name: none begins with a waw but before a glide, or is known so?"""
    word, form = ctx.words.plain[k], ctx.forms[k]
    if word[0] != _WAW or (form.flags & NAMELIKE and not form.offset):
        return False
    return bool(form.offset) or word[1:2] not in _GLIDES


def preposition(ctx: Context, k: int) -> bool:
    """Does a preposition stand before the hamza of word ``k``, as in no name?"""
    word = ctx.words.plain[k]
    return word[0] in _PREPOSITIONS and word[1:2] != "" and word[1] in _HAMZA and not ctx.forms[k].flags & NAMELIKE


def foreign(ctx: Context, k: int) -> bool:
    """May word ``k`` be one of a foreign name's: no word of the language, and not spelt as those are?"""
    form = ctx.forms[k]
    if form.flags & ~(GIVEN | FOREIGN | FAMILY | PARTICLE | FUNCTION) or form.definite or form.offset:
        return False
    if form.flags & FUNCTION and not form.flags & PARTICLE:
        return False
    return ctx.places[k] is None and is_word(ctx, k) and not native(ctx, k)


def verbal_noun(stem: str) -> bool:
    """Is a word a verbal noun of the pattern taf'il, which no adjective has: the comment, the delay?"""
    return len(stem) == _TAFIL and stem[2] == _TA and stem[-2] == _YA and stem[-1] not in (_HA, _YA)


def _family(ctx: Context, k: int, first: int) -> bool:
    """A word with the article goes on with an Arab given name; an adjective only where the name would be bare."""
    form, before = ctx.forms[k], ctx.forms[k - 1]
    if form.flags & (FAMILY | GIVEN):
        return True
    compound = k - 2 >= first and bool(ctx.forms[k - 2].flags & PARTICLE)
    if form.flags & (TITLE | HEAD | NOUN):
        return False
    if not compound and (before.definite or not before.flags & (GIVEN | PARTICLE)):
        return bool(before.flags & FOREIGN) and not form.flags and not form.stem.endswith(_PLURALS)
    if ctx.lexis.flags.get(form.stem[2:], 0) & GIVEN:
        return True
    if form.flags & COMMON and not compound and (k > first + 2 or before.flags & COMMON):
        return False
    return form.stem.endswith(_YA) or (not form.flags and not form.stem.endswith(_PLURALS))


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
