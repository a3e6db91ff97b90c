"""Times of day: the clock, parts of the day, zones."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from newsclaims.layers.dates.nodes import Clock
from newsclaims.layers.dates.numbers import number
from newsclaims.layers.dates.tokens import Token

__all__ = ["clock", "part", "zone"]

Ts = Sequence[Token]
AND = "\u0648"


def clock(ts: Ts, i: int) -> tuple[Clock, int] | None:
    """A time of the clock at token ``i``: with the word for hour, a colon, or a part of the day behind it."""
    counted = _from_hour(ts, i)
    if counted:
        behind = part(ts, counted[1], loose=True)
        return (evolve(counted[0], part=behind[0]), behind[1]) if behind else counted
    named = _lead(ts, i)
    got = _hour(ts, named or i, worded=named is not None)
    if got is None:
        return None
    read, j, certain = got
    if certain or named is not None or read.spelled:
        read, j = _minutes(ts, read, j)
    half = _fraction(ts, j)
    if half and named is None and not read.spelled and not part(ts, half[1], loose=True):
        half = None
    if half:
        read, j = evolve(read, minute=half[0], spelled=True), half[1]
    behind = part(ts, j, loose=True)
    if behind:
        read, j = evolve(read, part=behind[0]), behind[1]
    elif j < len(ts) and ts[j].get("ampm") and not ts[j].gap and (named is not None or certain):
        read, j = evolve(read, part="morning" if ts[j].get("ampm") == "am" else "evening"), j + 1
    elif not (certain or named is not None or half or zone(ts, j)):
        return None
    if read.hour is not None and read.hour > 24:
        return None
    where = zone(ts, j)
    if where:
        read, j = evolve(read, zone=where[0]), where[1]
    return read, j


def _from_hour(ts: Ts, i: int) -> tuple[Clock, int] | None:
    """Twenty minutes past five, three minutes before eight."""
    got = number(ts, i)
    if got is None or got[0] >= 60 or got[1] + 2 >= len(ts):
        return None
    j = got[1]
    side = ts[j + 1].get("prep") if "minute" in (ts[j].get("unit"), ts[j].get("units")) else None
    hour = hour_word(ts, j + 2) if side in ("before", "after") and not ts[j + 2].gap else None
    if hour is None:
        return None
    return Clock(hour=hour[0], minute=int(got[0]) if side == "after" else -int(got[0]), spelled=True), hour[1]


def _lead(ts: Ts, i: int) -> int | None:
    """The index after the word for hour, None when there is none."""
    if i < len(ts) and ts[i].get("clock") is not None and (ts[i].definite or ts[i].last - ts[i].first > 1):
        j = i + 1
        if j < len(ts) and ts[j].get("approx") is not None:
            j += 1
        return j
    return None


def _hour(ts: Ts, i: int, *, worded: bool) -> tuple[Clock, int, bool] | None:
    """The hour with minutes in digits; whether it is certainly one."""
    if i >= len(ts) or (worded and ts[i].gap not in ("", "(", ":")):
        return None
    token = ts[i]
    if token.number is not None:
        return _digital(ts, i, worded=worded)
    named = hour_word(ts, i)
    if named:
        return Clock(hour=named[0], spelled=True), named[1], False
    spelled = number(ts, i)
    if spelled and 1 <= spelled[0] <= 24 and (worded or not token.definite):
        return Clock(hour=int(spelled[0]), spelled=True), spelled[1], False
    return None


def hour_word(ts: Ts, i: int) -> tuple[int, int] | None:
    """An hour as a definite ordinal: the third, the twelfth; the first is the cardinal one."""
    if i >= len(ts) or not ts[i].definite:
        return None
    value = ts[i].get("ord") or (1 if ts[i].get("n") == 1 else None)
    feminine = ts[i].form.endswith("\u0647") or (value == 1 and ts[i].form.endswith("\u064a"))  # as the hour is
    if value is None or not feminine:
        return None
    if i + 1 < len(ts) and ts[i + 1].get("n") == 10 and not ts[i + 1].gap and not ts[i + 1].clitic and value <= 2:
        return int(value) + 10, i + 2
    return int(value), i + 1


def _digital(ts: Ts, i: int, *, worded: bool) -> tuple[Clock, int, bool] | None:
    hour = ts[i].number or 0
    if ts[i].digits > 2 or hour > 24:
        if ts[i].digits in (3, 4) and hour // 100 <= 24 and hour % 100 < 60 and part(ts, i + 1):
            return Clock(hour=hour // 100, minute=hour % 100), i + 1, False
        return None
    j = i + 1
    signs = (":", ".", ",") if worded or part(ts, j + 1) or zone(ts, j + 1) else (":",)
    if j < len(ts) and ts[j].gap in signs and ts[j].digits == 2 and (ts[j].number or 0) < 60:
        read = Clock(hour=hour, minute=ts[j].number)
        colon = ts[j].gap == ":"
        j += 1
        if colon and j < len(ts) and ts[j].gap == ":" and ts[j].digits == 2 and (ts[j].number or 0) < 60:
            read, j = evolve(read, second=ts[j].number), j + 1
        return read, j, colon or worded
    return Clock(hour=hour), j, False


def _minutes(ts: Ts, read: Clock, j: int) -> tuple[Clock, int]:
    """Minutes named behind the hour: and eighteen minutes; less five minutes."""
    if read.minute is not None or j >= len(ts):
        return read, j
    less = ts[j].get("minus") is not None and j + 1 < len(ts)
    k = j + 1 if less else j
    if not less and (not ts[k].clitic.startswith(AND) or ts[k].gap):
        return read, j
    got = number(ts, k)
    if got and got[1] < len(ts) and (ts[got[1]].get("unit") or ts[got[1]].get("units")) == "minute" and got[0] < 60:
        return _before(read, int(got[0])) if less else evolve(read, minute=int(got[0])), got[1] + 1
    if got is None or not 0 < got[0] < 60:
        return read, j
    if less:
        return _before(read, int(got[0])), got[1]
    if ts[k].number is None and (part(ts, got[1], loose=True) or read.spelled):
        return evolve(read, minute=int(got[0]), spelled=True), got[1]
    return read, j


def _fraction(ts: Ts, j: int) -> tuple[int, int] | None:
    """And a half, a quarter, a third; less a quarter (as minutes before the full hour, negative)."""
    if j < len(ts) and not ts[j].gap:
        if ts[j].get("frac") and ts[j].clitic == AND:
            return round(ts[j].get("frac") * 60), j + 1
        if ts[j].get("minus") is not None and j + 1 < len(ts) and ts[j + 1].get("frac"):
            return -round(ts[j + 1].get("frac") * 60), j + 2
    return None


def _before(read: Clock, minutes: int) -> Clock:
    return evolve(read, minute=-minutes, spelled=True)


def part(ts: Ts, j: int, *, loose: bool = False) -> tuple[str, int] | None:
    """A part of the day at token ``j``; ``loose`` allows a preposition, a demonstrative or a comma before it."""
    if j >= len(ts):
        return None
    k = j
    if loose:
        if ts[k].get("prep") in ("in", "of") and not ts[k].gap:
            k += 1
        if k < len(ts) and ts[k].get("dem") == "this" and not ts[k].gap:
            k += 1
    if k < len(ts) and not ts[k].gap and ts[k].get("part") and ts[k].clitic in ("", "\u0628"):
        if k > j and not ts[k].definite and ts[k].last - ts[k].first == 1:
            return None
        nxt = k + 1
        if (
            nxt < len(ts)
            and ts[k].get("part")
            and ts[nxt].get("part") == "noon"
            and not ts[nxt].gap
            and ts[k].get("prep") == "before"
        ):
            nxt += 1
        return ts[k].get("part"), nxt
    return None


def zone(ts: Ts, j: int) -> tuple[str, int] | None:
    """A time zone; its offset is "" when the name alone doesn't give it."""
    k = j
    if k < len(ts) and ts[k].get("zoneabbr") is not None and ts[k].gap in ("", "("):
        return ts[k].get("zoneabbr"), k + 1
    while k < len(ts) and ts[k].get("zoneword") is not None and ts[k].gap in ("", "("):
        k += 1
    if k < len(ts) and ts[k].get("zone") is not None and ts[k].gap in ("", "("):
        if k == j:
            return None
        return ts[k].get("zone"), k + 1
    return None
