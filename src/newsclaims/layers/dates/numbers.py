"""Number words, digits and ordinals as Arabic composes them.

Units stand before tens (خمسة وعشرون), hundreds before both, a multiplier after what it multiplies; all but teens are
joined by waw. Ordinals take the article and are composed alike.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from newsclaims.layers.dates.tokens import Token, tokens
from newsclaims.layers.dates.vocabulary import Vocabulary
from newsclaims.words import Structure

__all__ = ["Read", "cardinal", "number", "ordinal", "read_number"]

Read = tuple[float, int]
AND = "\u0648"
_JOINED = ("", AND, "\u0641")


def number(ts: Sequence[Token], i: int) -> Read | None:
    """A cardinal at token ``i``, in digits or words, with the index after it."""
    if i >= len(ts):
        return None
    return _digits(ts, i) if ts[i].number is not None else cardinal(ts, i)


def _digits(ts: Sequence[Token], i: int) -> Read | None:
    value = float(ts[i].number or 0)
    j = i + 1
    while j < len(ts) and ts[j].gap == "," and ts[j].digits == 3 and ts[i].digits <= 3:
        value, j = value * 1000 + (ts[j].number or 0), j + 1
    if j < len(ts) and ts[j].number is not None and ts[j].gap in (".", ",") and _tight(ts, j):
        value, j = value + (ts[j].number or 0) / 10 ** ts[j].digits, j + 1
    while j < len(ts) and not ts[j].gap and not ts[j].clitic and ts[j].get("mult"):
        value, j = value * ts[j].get("mult"), j + 1
    return value, j


def _tight(ts: Sequence[Token], j: int) -> bool:
    """Is the sign between the two numbers written without spaces?"""
    return ts[j].start - ts[j - 1].end == 1


def cardinal(ts: Sequence[Token], i: int) -> Read | None:
    """A cardinal in words."""
    total, group, j = 0.0, math.nan, i
    while j < len(ts):
        token = ts[j]
        if j > i and (token.gap or token.clitic not in _JOINED):
            break
        joined = j == i or token.clitic != ""
        value, multiplier = token.get("n"), token.get("mult")
        if value is not None:
            new = _added(group, value, joined)
            if new is None:
                break
            group = new
        elif multiplier is not None:
            if multiplier == 100:
                group = group * 100 if not joined and 1 < group < 10 else (100 if math.isnan(group) else group + 100)
            else:
                apart = math.isnan(group) or (joined and j > i)
                total += (0 if math.isnan(group) else group) + multiplier if apart else group * multiplier
                group = math.nan
        else:
            break
        j += 1
    if j == i:
        return None
    return total + (0 if math.isnan(group) else group), j


def _added(group: float, value: float, joined: bool) -> float | None:
    """A group of hundreds, tens and units with one more number word; None when the word doesn't belong to it."""
    if math.isnan(group):
        return value if joined else None
    units, tens = group % 10, group % 100
    if not joined:
        return group + 10 if value == 10 and 0 < tens < 10 else None
    if value >= 100:
        return None
    if tens == 0 or (value >= 20 and 0 < units == tens):
        return group + value
    return None


def ordinal(ts: Sequence[Token], i: int) -> tuple[int, int] | None:
    """An ordinal in words, with the index after it."""
    if i >= len(ts):
        return None
    token = ts[i]
    value = token.get("ord")
    if value is None:
        spelled = token.get("n")
        if spelled is None or not token.definite:
            return None
        if spelled >= 20:
            return int(spelled), i + 1
        if spelled > 2:
            return None
        return _second(ts, i + 1, int(spelled))
    return _second(ts, i + 1, int(value)) or (int(value), i + 1)


def _second(ts: Sequence[Token], j: int, units: int) -> tuple[int, int] | None:
    """The second word of a composed ordinal: ten, or a definite multiple of ten joined by waw."""
    if j < len(ts) and not ts[j].gap:
        value = ts[j].get("n")
        if value == 10 and not ts[j].clitic and not ts[j].definite:
            return units + 10, j + 1
        if value and value >= 20 and value < 100 and ts[j].clitic == AND:
            return units + int(value), j + 1
    return None


_SIGN = re.compile(r"\s*([-\u2212\u2013])")


def read_number(text: str, known: Vocabulary) -> float | None:
    """The number that a whole string writes, in digits, words or as an ordinal; None when it is none."""
    structure = Structure(text)
    ts = tokens(structure.words, 0, len(structure.words), known)
    if not ts:
        return None
    sign = -1 if _SIGN.match(structure.view.plain) else 1
    end = len(ts)
    for j in range(1, end):
        if "point" in ts[j].kinds and ts[j - 1].number is not None and j + 2 == end and ts[j + 1].number is not None:
            return sign * float(f"{ts[j - 1].number}.{ts[j + 1].form}")
    got = number(ts, 0)
    if got and got[1] == end:
        return sign * got[0]
    named = ordinal(ts, 0)
    return sign * float(named[0]) if named and named[1] == end else None
