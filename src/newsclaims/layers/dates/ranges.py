"""Ranges: from … to …, between … and …, and what one side leaves to the other."""

from __future__ import annotations

from typing import TypeAlias

from attrs import evolve

from newsclaims.layers.dates.clock import hour_word
from newsclaims.layers.dates.moments import AND, Found, Ts, moment
from newsclaims.layers.dates.nodes import At, Clock, Cycle, Node, Range, Stamp, Within
from newsclaims.layers.dates.pieces import day
from newsclaims.layers.dates.relative import free_behind
from newsclaims.layers.dates.tokens import Token

__all__ = ["range_"]

Side: TypeAlias = tuple[Node, int, bool]


# ---------------------------------------------------------------- ranges
def range_(ts: Ts, i: int) -> Found | None:
    """From … to …, between … and …, … - …; a side may leave to the other what both share."""
    token = ts[i]
    if i and ts[i - 1].get("schedule") is not None and not token.gap:
        return None
    opener = token.get("prep") if token.get("prep") in ("of", "between") else None
    j = i + 1 if opener else i
    first = _side(ts, j) if j < len(ts) and not (opener and ts[j].gap not in ("", "(")) else None
    if first is None:
        return None
    lead: Node | None = None
    inner = _opened_behind(ts, first[1]) if not opener and first[2] and not isinstance(first[0], At) else None
    if inner:
        lead, first, opener = first[0], inner[0], inner[1]
    at = _separator(ts, first[1], opener)
    second = _side(ts, at) if at is not None and at < len(ts) else None
    if at is None or second is None or not (first[2] or second[2]) or (not opener and _score(ts[at], first, second)):
        return None
    pair = _shared(first[0], second[0])
    if pair is None:
        return None
    return Range(*pair) if lead is None else _inside(lead, pair), i, second[1]


def _opened_behind(ts: Ts, k: int) -> tuple[Side, str] | None:
    """The first side of a range that stands behind a day: Thursday from nine to eleven."""
    if (
        k + 1 < len(ts)
        and ts[k].get("prep") in ("of", "between")
        and ts[k].gap in ("", "\u060c")
        and not ts[k].clitic
    ):
        inner = _side(ts, k + 1)
        if inner and isinstance(inner[0], (At, Stamp)):
            return inner, ts[k].get("prep")
    return None


def _score(sign: Token, first: Side, second: Side) -> bool:
    """A score before a time (6-1 at noon), not two hours."""
    if not sign.gap or first[2] or not isinstance(first[0], Stamp) or not isinstance(second[0], At):
        return False
    return (first[0].day or 0) >= (second[0].clock.hour or 0)


def _inside(lead: Node, pair: tuple[Node, Node]) -> Node:
    sides = [
        At(x.clock, lead)
        if isinstance(x, At) and x.day is None
        else Within(x, lead)
        if isinstance(x, Stamp) and isinstance(lead, Cycle)
        else x
        for x in pair
    ]
    return Range(sides[0], sides[1])


def _separator(ts: Ts, k: int, opener: str | None) -> int | None:
    """The index after what stands between the two sides."""
    if k >= len(ts):
        return None
    if ts[k].get("prep") == "to" and ts[k].gap in ("", ")", "\u060c", ",") and ts[k].clitic in ("", AND):
        return k + 1
    if (
        ts[k].gap in ("-", "\u2013", "\u2014", ")-(", "/")
        and not ts[k].clitic
        and (ts[k].gap != "/" or ts[k].digits == 4 or opener)
    ):
        return k
    if opener == "between" and ts[k].clitic == AND and ts[k].gap in ("", "\u060c"):
        return k
    return None


def _side(ts: Ts, j: int) -> Side | None:
    """One side of a range: node, end, and whether it says by itself what it is."""
    got = moment(ts, j)
    if got and ts[j].digits != 4:
        return got[0], got[2], True
    token = ts[j]
    if token.digits == 4 and token.number is not None and 1000 <= token.number <= 2199:
        if got:
            return got[0], got[2], True
        good = 1800 <= token.number <= 2100 and (token.closed or j + 1 < len(ts) or free_behind(token))
        return (Stamp(year=token.number), j + 1, True) if good else None
    if token.get("unit") == "day" and not token.definite and j + 1 < len(ts):
        j += 1
    if token.get("clock") is not None and token.definite and j + 1 < len(ts):
        named = hour_word(ts, j + 1)
        if named:
            return At(Clock(hour=named[0], spelled=True)), named[1], True
    bare = day(ts, j)
    if bare and bare[1] == len(ts) and not ts[-1].closed:  # it counts the noun that follows
        return None
    if bare and not (
        bare[1] < len(ts) and not ts[bare[1]].gap and (ts[bare[1]].get("units") or ts[bare[1]].get("mult"))
    ):
        return Stamp(day=bare[0]), bare[1], False
    return None


def _shared(a: Node, b: Node) -> tuple[Node, Node] | None:
    """Both sides with what one leaves to the other: month, year, part of the day, day."""
    if isinstance(b, At):
        if isinstance(a, Stamp) and a.day is not None and a.month is None and a.year is None and a.weekday is None:
            a = At(Clock(hour=a.day))
        if isinstance(a, At):
            shared = (
                not a.clock.part
                and b.clock.part
                and (a.clock.hour or 0) <= 12
                and (a.clock.hour or 0) <= (b.clock.hour or 0)
            )
            first = At(evolve(a.clock, part=b.clock.part) if shared else a.clock, a.day or b.day)
            return first, At(b.clock, b.day or a.day)
        return (a, b) if not isinstance(a, Stamp) or a.month or a.year or a.weekday else None
    if isinstance(a, At):
        if isinstance(b, Stamp) and b.day is not None and b.month is None and b.weekday is None and b.day <= 24:
            late = a.clock.part if (a.clock.hour or 0) <= b.day else ""
            return a, At(Clock(hour=b.day, part=late), a.day)
        return (a, b) if a.day is not None else None
    if (
        isinstance(b, Within)
        and isinstance(b.inner, Stamp)
        and isinstance(a, Stamp)
        and a.month is None
        and a.year is None
    ):
        return Within(a, b.outer), b
    if isinstance(b, Within) and isinstance(a, Stamp) and a.month and a.year is None:
        return Within(a, b.outer), b
    if isinstance(a, Stamp) and isinstance(b, Stamp):
        return _stamps(a, b)
    return a, b


def _stamps(a: Stamp, b: Stamp) -> tuple[Node, Node] | None:
    if a.month is None and a.day is not None and b.month is not None and b.day is not None:
        a = evolve(a, month=b.month, year=b.year, calendar=b.calendar, turn=b.turn)
    elif b.month is None and b.day is not None and a.month is not None and b.year is None and b.weekday is None:
        b = evolve(b, month=a.month, year=a.year, calendar=a.calendar, turn=a.turn)
    elif a.month is not None and a.year is None and b.month is not None and b.year is not None:
        a = evolve(a, year=b.year - (1 if (a.month, a.day or 0) > (b.month, b.day or 0) else 0), calendar=b.calendar)
    elif (a.year is not None and a.month is None and b.month is not None and b.year is None) or (
        a.day is not None
        and a.month is None
        and a.weekday is None
        and b.day is not None
        and b.month is None
        and b.weekday is None
    ):
        return None
    if a.month is None and a.year is not None and not (b.year is not None and a.year < b.year):
        return None
    return a, b
