"""Days, times of the clock and parts of the day, and how they stand together."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from attrs import evolve

from newsclaims.layers.dates.clock import clock, hour_word, part
from newsclaims.layers.dates.nodes import At, Clock, Length, Node, Nth, PartOf, Rel, Shift, Stamp
from newsclaims.layers.dates.parts import century, decade, feast, nth, phase, season, week_with_day
from newsclaims.layers.dates.pieces import modifier
from newsclaims.layers.dates.relative import cycle, years
from newsclaims.layers.dates.stamps import listed, stamp
from newsclaims.layers.dates.tokens import Run

__all__ = ["AND", "DATES", "NUMBERS", "Found", "Rule", "Ts", "date", "moment", "rel"]

Ts: TypeAlias = Run


Found: TypeAlias = tuple[Node, int, int]


Rule: TypeAlias = Callable[[Run, int], "Found | None"]


AND = "\u0648"


_BETWEEN = ("", "\u060c", ",", "-", "\u2013", "|", "(", ":", "/")


@lru_cache(maxsize=4096)
def _dates(kinds: tuple[str, ...]) -> tuple[Rule, ...]:
    return tuple(rule for rule, starts in DATES if not starts.isdisjoint(kinds))


# ---------------------------------------------------------------- days
def rel(ts: Ts, i: int) -> Found | None:
    """Yesterday, today, tomorrow, with the weekday or the date that names the same day."""
    token = ts[i]
    value = token.get("rel")
    if value is None:
        return None
    k = i + 1
    counted = k < len(ts) and not ts[k].gap and ts[k].definite and ts[k].get("ord")
    if int(value) == 0 and token.get("unit") and (counted or modifier(ts, k)):
        return None
    if token.get("early") is not None and i and ts[i - 1].get("part"):
        return None
    named = stamp(ts, k) if k < len(ts) and ts[k].gap in ("", "\u060c", "(", "-", ",") and not ts[k].clitic else None
    if named and isinstance(named[0], (Stamp, Nth)):
        whole = isinstance(named[0], Stamp) and named[0].month and named[0].day
        if whole or (isinstance(named[0], Stamp) and named[0].weekday):
            return named[0] if whole else Rel(int(value)), i, named[2]
    return Rel(int(value)), i, k


def this_day(ts: Ts, i: int) -> Found | None:
    """This Tuesday."""
    if (
        ts[i].get("dem") == "this"
        and i + 1 < len(ts)
        and ts[i + 1].get("weekday")
        and ts[i + 1].definite
        and not ts[i + 1].gap
    ):
        return Stamp(weekday=int(ts[i + 1].get("weekday")), turn=0), i, i + 2
    return None


def eve(ts: Ts, i: int) -> Found | None:
    """The eve of a day: the day before it."""
    if ts[i].get("eve") is None or i + 1 >= len(ts) or ts[i + 1].gap or ts[i + 1].clitic:
        return None
    of = feast(ts, i + 1) or stamp(ts, i + 1)
    return (Shift(Length((("day", 1.0),)), -1, of[0]), i, of[2]) if of else None


def tonight(ts: Ts, i: int) -> Found | None:
    """Tonight, this morning: a part of the day of writing."""
    token = ts[i]
    if token.get("unit") == "night" and token.definite and token.form.endswith("\u0647"):
        if i + 1 < len(ts) and not ts[i + 1].gap and (ts[i + 1].get("ord") or modifier(ts, i + 1)):
            return None
        return PartOf("night", Rel(0)), i, i + 1
    return None


NUMBERS = frozenset({"num", "n", "mult", "ord", "frac"})


DATES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (rel, frozenset({"rel"})),
    (eve, frozenset({"eve"})),
    (tonight, frozenset({"unit"})),
    (week_with_day, frozenset({"unit", "dem"})),
    (this_day, frozenset({"dem"})),
    (feast, frozenset({"feast", "unit"})),
    (listed, frozenset({"num"})),
    (stamp, NUMBERS | {"dayword", "unit", "units", "weekday", "month", "dem"}),
    (nth, frozenset({"last", "ord", "part2", "part4", "unit", "weekday"})),
    (phase, frozenset({"phase"})),
    (cycle, frozenset({"idem", "dem", "weekend", "unit"})),
    (years, NUMBERS | {"unit", "units", "dual", "pair"}),
    (season, frozenset({"dem", "season", "season_of"})),
    (decade, frozenset({"decade"})),
    (century, frozenset({"unit", "millennium"})),
)


def date(ts: Ts, i: int) -> Found | None:
    """The longest date at a token, with the same day in the other calendar where it is given."""
    best: Found | None = None
    for rule in _dates(ts[i].key):
        got = rule(ts, i)
        if got and (best is None or got[2] > best[2]):
            best = got
    return _apposed(ts, best) if best else None


def _apposed(ts: Ts, found: Found) -> Found:
    """As in "15 Shaban 1445, corresponding to 25 February 2024": one mention, the Gregorian value."""
    j = found[2]
    conn = j < len(ts) and ts[j].get("conn") is not None
    k = j + 1 if conn else j
    if k >= len(ts):
        return found
    hijri = isinstance(found[0], Stamp) and found[0].calendar == "hijri"
    if not conn and not (hijri and ts[k].gap in ("/", "-", "(", "\u060c", "\u2013", "=") and not ts[k].clitic):
        return found
    for rule in (stamp, years):
        other = rule(ts, k)
        if other and isinstance(other[0], Stamp) and (conn or other[0].calendar != "hijri"):
            better = (
                found[0]
                if isinstance(found[0], Stamp) and found[0].absolute and other[0].calendar == "hijri"
                else other[0]
            )
            if isinstance(found[0], Stamp) and found[0].year and not other[0].year:
                better = found[0]
            return better, found[1], other[2]
    return found


# ---------------------------------------------------------------- days with times
def _day_part(ts: Ts, i: int) -> tuple[str, int] | None:
    """A part of the day that a day may follow: evening of, night of."""
    token = ts[i]
    if token.get("unit") == "night" and not token.definite:
        return "night", i + 1
    if token.get("part"):
        return token.get("part"), i + 1
    return None


def moment(ts: Ts, i: int) -> Found | None:
    """A day, a part of a day or a time of the clock, and what of the others stands beside it."""
    if i not in ts.moments:
        ts.moments[i] = _moment(ts, i)
    found: Found | None = ts.moments[i]
    return found


def _moment(ts: Ts, i: int) -> Found | None:
    day_: Node | None = None
    time: Clock | None = None
    named = ""
    start = j = i
    adverb = False
    while j < len(ts):
        k = _past(ts, j) if j > i else j
        if k >= len(ts):
            break
        got_time = clock(ts, k) if time is None else None
        got_day = date(ts, k) if day_ is None else None
        if (
            got_day
            and time is not None
            and isinstance(got_day[0], Stamp)
            and got_day[0].day is None
            and got_day[0].weekday is None
        ):
            got_day = None
        if got_day and (not got_time or got_day[2] >= got_time[1]):
            if j == i:
                start = got_day[1]
            day_, j = got_day[0], got_day[2]
        elif got_time:
            time, j = got_time[0], got_time[1]
        else:
            got_part = None
            if not named and (time is None or not time.part):
                got_part = _day_part(ts, k) if j == i else (part(ts, k) or _definite_part(ts, j, k))
            if got_part is None:
                break
            if j == i and not _introduces(ts, got_part[1]):
                return _lone_part(ts, i)
            adverb = adverb or not ts[k].definite
            named, j = got_part
    if named in ("night", "midnight") and isinstance(day_, Stamp):
        j = _night_between(ts, j, day_)
    return _composed(day_, time, named, start, j) if j > i else _lone_part(ts, i)


def _night_between(ts: Ts, j: int, day_: Stamp) -> int:
    """The night of Saturday to Sunday: the second day only says it again."""
    if j < len(ts) and day_.weekday and not ts[j].clitic and ts[j].definite and ts[j].gap in ("", "-", "/", "\u2013"):
        after = ts[j].get("weekday")
        if after and int(after) == day_.weekday % 7 + 1:
            return j + 1
    return j


def _definite_part(ts: Ts, j: int, k: int) -> tuple[str, int] | None:
    if k > j and ts[k].get("part") and not ts[k].clitic and not ts[k].gap:
        return ts[k].get("part"), k + 1
    return None


def _introduces(ts: Ts, j: int) -> bool:
    """Does a day or a time of the clock follow the part of the day?"""
    k = _past(ts, j)
    return k < len(ts) and (
        date(ts, k) is not None
        or clock(ts, k) is not None
        or (
            ts[k].number is not None
            and ts[k].digits <= 2
            and k == j
            and (k + 1 >= len(ts) or not ts[k + 1].get("units"))
            and ts[k].closed
        )
    )


def _lone_part(ts: Ts, i: int) -> Found | None:
    """This morning; tonight; in the evening; midnight."""
    token = ts[i]
    bare = _bare_hour(ts, i)
    if bare:
        return bare
    if (
        token.get("dem") == "this"
        and i + 1 < len(ts)
        and ts[i + 1].get("part")
        and ts[i + 1].definite
        and not ts[i + 1].gap
    ):
        return PartOf(ts[i + 1].get("part"), Rel(0)), i, i + 2
    opened = i > 0 and not token.gap and ts[i - 1].get("prep") in ("in", "within", "at")
    if token.get("part") in ("noon", "afternoon") and token.last - token.first == 1:
        return None
    if token.get("part") and (
        (opened and (token.definite or token.last - token.first > 1)) or token.get("part") == "midnight"
    ):
        return PartOf(token.get("part")), i, i + 1
    return None


def _bare_hour(ts: Ts, i: int) -> Found | None:
    """The eleventh or twelfth hour without the word for it, where no definite noun stands before it to be counted."""
    named = hour_word(ts, i)
    if named is None or named[1] - i != 2 or ts[i].before.startswith("\u0627\u0644"):
        return None
    feminine = ts[i].form.endswith("\u0647")
    return (At(Clock(hour=named[0], spelled=True)), i, named[1]) if feminine and ts[named[1] - 1].closed else None


def _past(ts: Ts, j: int) -> int:
    """Past what may stand between a day and a time: a comma, a dash, a preposition, the word for day."""
    if j >= len(ts) or ts[j].gap not in _BETWEEN:
        return len(ts)
    k = j
    if ts[k].get("tee") is not None and ts[k].glued and k + 1 < len(ts) and ts[k + 1].glued:
        return k + 1
    if ts[k].get("prep") in ("in", "of", "at") and not ts[k].clitic:
        k += 1
    if k < len(ts) and (ts[k].clitic.startswith(AND) or (k > j and ts[k].gap)):
        return len(ts)
    return k


def _composed(day_: Node | None, time: Clock | None, named: str, start: int, end: int) -> Found:
    if time is not None:
        return At(evolve(time, part=named) if named and not time.part else time, day_), start, end
    if named:
        return PartOf(named, day_), start, end
    assert day_ is not None
    return day_, start, end
