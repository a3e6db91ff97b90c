"""Pieces of dates: a month, a day, a year, a modifier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from newsclaims.layers.dates.nodes import Turn
from newsclaims.layers.dates.numbers import number, ordinal
from newsclaims.layers.dates.tokens import Token

__all__ = [
    "AND",
    "COMMA",
    "Month",
    "Ts",
    "at_kind",
    "day",
    "day_word",
    "era_behind",
    "modifier",
    "month",
    "month_word",
    "year",
]

Ts = Sequence[Token]


AND = "\u0648"
COMMA = ("", "\u060c", ",")


@frozen(slots=True)
class Month:
    """A month that the text names, under one or two names."""

    calendar: str
    number: int
    sure: int
    double: bool
    end: int


def at_kind(ts: Ts, i: int, kind: str) -> Any:
    """The value of token ``i`` in a class; None behind the last token."""
    return ts[i].get(kind) if i < len(ts) else None


# ---------------------------------------------------------------- pieces
def month(ts: Ts, i: int) -> Month | None:
    """A month at token ``i``, with the same month's other name behind a slash, in brackets or right after it."""
    if i >= len(ts):
        return None
    value = ts[i].get("month")
    if value is None:
        return None
    calendar, numeral, sure = value
    j = i + 1
    other = at_kind(ts, j, "month")
    if (
        other
        and other[:2] == (calendar, numeral)
        and ts[j].gap in ("/", "(", "-", "", "\\", "\u2013", "|")
        and not ts[j].clitic
    ):
        return Month(calendar, numeral, 1, True, j + 1)
    if ts[i].end - ts[i].start == 2 and ts[i].plain[:1] != "\u0622":  # father, the city of Ibb, a door
        sure = 2
    return Month(calendar, numeral, sure, False, j)


def month_word(ts: Ts, i: int) -> int:
    """The index after the word for month, where it stands before a name; ``i`` when it doesn't."""
    word = i < len(ts) and ((ts[i].get("unit") == "month") or (ts[i].get("units") == "month"))
    return i + 1 if word and i + 1 < len(ts) and not ts[i + 1].gap else i


def day(ts: Ts, i: int) -> tuple[int, int] | None:
    """A day of the month: digits (also in brackets), an ordinal or a number word."""
    if i >= len(ts):
        return None
    token = ts[i]
    if token.number is not None:
        good = token.digits <= 2 and 1 <= token.number <= 31
        return (token.number, i + 1) if good else None
    named = ordinal(ts, i)
    if named and named[0] <= 31 and (token.definite or token.get("ord") == 1):
        return named
    if token.get("ord"):
        return None
    spelled = number(ts, i)
    if spelled and 1 <= spelled[0] <= 31 and not token.get("weekday"):
        return int(spelled[0]), spelled[1]
    return None


def year(ts: Ts, i: int, *, bare: bool = True) -> tuple[int, bool, str, int] | None:
    """A year: (number, before Christ, calendar or "", index after). ``bare`` allows four digits without the word."""
    j = i
    if at_kind(ts, j, "prep") in ("of", "in") and ts[j].gap in ("", ")"):
        j += 1
    worded = j < len(ts) and ts[j].get("unit") == "year" and ts[j].form[-1] != "\u0627"
    if worded:
        j += 1
    elif j > i or not bare:
        return None
    if j >= len(ts) or (worded and ts[j].gap not in ("", "(", "'")):
        return None
    token = ts[j]
    if token.number is not None:
        if not (token.digits == 4 and 1000 <= token.number <= 2999) and not (
            worded and token.digits <= 4 and token.number and not token.clitic
        ):
            return None
        value, k = token.number, j + 1
        if (
            k < len(ts)
            and not ts[k].clitic
            and ts[k].number is None
            and ts[k].get("mult")
            and worded
            and token.digits < 4
        ):
            return None
    else:
        spelled = number(ts, j) if not token.definite or worded else None
        if (
            spelled is None
            or token.clitic
            or spelled[0] < (100 if worded else 1800)
            or (not worded and spelled[1] - j < 2)
        ):
            return None
        value, k = int(spelled[0]), spelled[1]
    era, k = era_behind(ts, k)
    if worded and token.digits == 2 and value >= 20 and not era:  # the year 67: of the last century
        value += 1900
    if not worded and not era and value > 2199:
        return None
    return value, era == "bc", "hijri" if era == "ah" else "", k


def era_behind(ts: Ts, k: int) -> tuple[str, int]:
    """An era behind a year (``ce``, ``ah``, ``bc``), "" when there is none, and the index after it."""
    if k < len(ts) and ts[k].get("era") and ts[k].gap in ("", "("):
        return str(ts[k].get("era")), k + 1
    return "", k


def modifier(ts: Ts, i: int, gaps: tuple[str, ...] = ("",)) -> tuple[Turn, int] | None:
    """Last, next, current, the same: where it points, and the index after it."""
    if i >= len(ts) or ts[i].gap not in gaps or ts[i].clitic:
        return None
    beyond = at_kind(ts, i + 1, "mod")
    if beyond in ("-1", "1") and ts[i + 1].definite and not ts[i + 1].gap:
        after = "before" if beyond == "-1" else "after"  # the week before last, after next
        if ts[i].get("prep") == after:
            return 2 * int(beyond), i + 2
    value = ts[i].get("mod")
    if value is not None:
        if not ts[i].definite and ts[i].form[0] == "\u0627":
            return None
        return _turn(str(value)), i + 1
    if ts[i].get("same") is not None:
        return "same", i + 1
    return None


def _turn(value: str) -> Turn:
    return int(value) if value.lstrip("-").isdecimal() else value


def day_word(ts: Ts, i: int) -> bool:
    """Is this the word for day that stands before a weekday or a date?"""
    return i < len(ts) and ts[i].get("unit") == "day" and not ts[i].definite and ts[i].last - ts[i].first == 1
