"""How pieces compose: a day with a time, ranges, and which of several readings is taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from attrs import evolve

from newsclaims.layers.dates.clock import clock, hour_word, part
from newsclaims.layers.dates.lengths import amount, every, length, shifted
from newsclaims.layers.dates.nodes import (
    At,
    Clock,
    Cycle,
    Feasted,
    Length,
    Node,
    Nth,
    PartOf,
    Phase,
    Range,
    Reference,
    Rel,
    Shift,
    Stamp,
    Within,
)
from newsclaims.layers.dates.relative import (
    century,
    cycle,
    decade,
    feast,
    many,
    nth,
    phase,
    season,
    week_with_day,
    years,
)
from newsclaims.layers.dates.stamps import day, modifier, stamp
from newsclaims.layers.dates.tokens import Run

__all__ = ["Found", "read"]

Ts: TypeAlias = Run
Found: TypeAlias = tuple[Node, int, int]
Rule: TypeAlias = Callable[[Run, int], "Found | None"]
_AND = "\u0648"
_BETWEEN = ("", "\u060c", ",", "-", "\u2013", "|", "(", ":", "/")


def read(ts: Ts) -> list[tuple[str, Node, int, int]]:
    """All expressions in a run of tokens, from left to right: rule, node, first token, token after."""
    found = []
    i = 0
    while i < len(ts):
        best = _longest(ts, i)
        if best is None:
            i += 1
            continue
        found.append(best)
        i = best[3]
    return found


def _longest(ts: Ts, i: int) -> tuple[str, Node, int, int] | None:
    best = None
    for name, rule in _rules(ts[i].key):
        got = rule(ts, i)
        if got and (best is None or got[2] > best[3]):
            best = (name, *got)
    return best


@lru_cache(maxsize=4096)
def _rules(kinds: tuple[str, ...]) -> tuple[tuple[str, Rule], ...]:
    """The rules that can begin with a token of these classes."""
    return tuple((name, rule) for name, rule, starts in _RULES if not starts.isdisjoint(kinds))


@lru_cache(maxsize=4096)
def _dates(kinds: tuple[str, ...]) -> tuple[Rule, ...]:
    return tuple(rule for rule, starts in _DATES if not starts.isdisjoint(kinds))


# ---------------------------------------------------------------- days
def rel(ts: Ts, i: int) -> Found | None:
    """Yesterday, today, tomorrow, with the weekday or the date that names the same day."""
    token = ts[i]
    value = token.get("rel")
    if value is None:
        return None
    k = i + 1
    if int(value) == 0 and token.get("unit"):
        if modifier(ts, k) or (k < len(ts) and not ts[k].gap and ts[k].definite and ts[k].get("ord")):
            return None
    if int(value) == 1 and token.form.endswith("\u0628\u0627\u0643\u0631") and i and ts[i - 1].get("part"):
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


def tonight(ts: Ts, i: int) -> Found | None:
    """Tonight, this morning: a part of the day of writing."""
    token = ts[i]
    if token.get("unit") == "night" and token.definite and token.form.endswith("\u0647"):
        if i + 1 < len(ts) and not ts[i + 1].gap and (ts[i + 1].get("ord") or modifier(ts, i + 1)):
            return None
        return PartOf("night", Rel(0)), i, i + 1
    return None


_NUMBERS = frozenset({"num", "n", "mult", "ord", "frac"})
_DATES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (rel, frozenset({"rel"})),
    (tonight, frozenset({"unit"})),
    (week_with_day, frozenset({"unit", "dem"})),
    (this_day, frozenset({"dem"})),
    (feast, frozenset({"feast", "unit"})),
    (stamp, _NUMBERS | {"dayword", "unit", "units", "weekday", "month", "dem"}),
    (nth, frozenset({"last", "ord", "part2", "part4", "unit", "weekday"})),
    (phase, frozenset({"phase"})),
    (cycle, frozenset({"idem", "dem", "weekend", "unit"})),
    (years, _NUMBERS | {"unit", "units", "pair"}),
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
    """ "15 Shaban 1445, corresponding to 25 February 2024": one mention, the Gregorian value."""
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
    return _composed(day_, time, named, start, j) if j > i else _lone_part(ts, i)


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
    if named and named[1] - i == 2 and not ts[i].before.startswith("\u0627\u0644"):
        if ts[i].form.endswith("\u0647") and ts[named[1] - 1].closed:
            return At(Clock(hour=named[0], spelled=True)), i, named[1]
    return None


def _past(ts: Ts, j: int) -> int:
    """Past what may stand between a day and a time: a comma, a dash, a preposition, the word for day."""
    if j >= len(ts) or ts[j].gap not in _BETWEEN:
        return len(ts)
    k = j
    if ts[k].get("prep") in ("in", "of", "at") and not ts[k].clitic:
        k += 1
    if k < len(ts) and (ts[k].clitic.startswith(_AND) or (k > j and ts[k].gap)):
        return len(ts)
    return k


def _composed(day_: Node | None, time: Clock | None, named: str, start: int, end: int) -> Found:
    if time is not None:
        return At(evolve(time, part=named) if named and not time.part else time, day_), start, end
    if named:
        return PartOf(named, day_), start, end
    assert day_ is not None
    return day_, start, end


# ---------------------------------------------------------------- ranges
def range_(ts: Ts, i: int) -> Found | None:
    """From … to …, between … and …, … - …; a side may leave to the other what both share."""
    token = ts[i]
    if i and ts[i - 1].get("schedule") is not None and not token.gap:
        return None
    opener = token.get("prep") if token.get("prep") in ("of", "between") else None
    j = i + 1 if opener else i
    if j >= len(ts) or (opener and ts[j].gap not in ("", "(")):
        return None
    lead: Node | None = None
    first = _side(ts, j)
    if first is None:
        return None
    if not opener and not isinstance(first[0], At) and first[1] < len(ts):
        k = first[1]
        if (
            ts[k].get("prep") in ("of", "between")
            and ts[k].gap in ("", "\u060c")
            and not ts[k].clitic
            and k + 1 < len(ts)
        ):
            inner = _side(ts, k + 1)
            if inner and isinstance(inner[0], (At, Stamp)) and first[2]:
                lead, first, opener = first[0], inner, ts[k].get("prep")
    at = _separator(ts, first[1], opener)
    if at is None or at >= len(ts):
        return None
    second = _side(ts, at)
    if second is None or not (first[2] or second[2]):
        return None
    pair = _shared(first[0], second[0])
    if pair is None:
        return None
    node: Node = Range(*pair)
    if lead is not None:
        node = _inside(lead, pair)
    return node, i, second[1]


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
    if ts[k].get("prep") == "to" and ts[k].gap in ("", ")", "\u060c", ",") and ts[k].clitic in ("", _AND):
        return k + 1
    if (
        ts[k].gap in ("-", "\u2013", "\u2014", ")-(", "/")
        and not ts[k].clitic
        and (ts[k].gap != "/" or ts[k].digits == 4 or opener)
    ):
        return k
    if opener == "between" and ts[k].clitic == _AND and ts[k].gap in ("", "\u060c"):
        return k
    return None


def _side(ts: Ts, j: int) -> tuple[Node, int, bool] | None:
    """One side of a range: node, end, and whether it says by itself what it is."""
    got = moment(ts, j)
    if got and ts[j].digits != 4:
        return got[0], got[2], True
    token = ts[j]
    if token.digits == 4 and token.number is not None and 1000 <= token.number <= 2199:
        return (got and (got[0], got[2], True)) or (Stamp(year=token.number), j + 1, True)
    if token.get("unit") == "day" and not token.definite and j + 1 < len(ts):
        j += 1
    if token.get("clock") is not None and token.definite and j + 1 < len(ts):
        named = hour_word(ts, j + 1)
        if named:
            return At(Clock(hour=named[0], spelled=True)), named[1], True
    bare = day(ts, j)
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


# ---------------------------------------------------------------- what points into the text
def after_that(ts: Ts, i: int) -> Found | None:
    """Two days after that; a day before."""
    token = ts[i]
    if token.get("prep") not in ("after", "before") or i + 2 >= len(ts) + 1:
        return None
    k = i + 2 if i + 1 < len(ts) and ts[i + 1].get("dem") == "that" and not ts[i + 1].gap else 0
    if not k or k >= len(ts) or ts[k].gap or ts[k].clitic != "\u0628":
        return None
    got = amount(ts, k, single=True)
    if got is None:
        return None
    return Shift(Length((got[0],)), 1 if token.get("prep") == "after" else -1, Cycle("day", "same")), i, got[2]


def reference(ts: Ts, i: int) -> Found | None:
    """A vague reference, or so many open units ago."""
    value = ts[i].get("ref")
    if not value or (i and ts[i - 1].get("dem") == "that" and not ts[i].gap):
        return None
    j = i + 1
    if value != "PRESENT_REF" and j + 1 < len(ts) and ts[j].get("prep") in ("of", "in") and not ts[j].gap:
        inner = cycle(ts, j + 1) or rel(ts, j + 1)
        if inner:
            return Phase("elapsed" if value == "PAST_REF" else "rest", inner[0]), i, inner[2]
    return Reference(value), i, j


def _feast_alone(ts: Ts, i: int) -> Found | None:
    got = feast(ts, i)
    return got if got and isinstance(got[0], Feasted) else None


_DAYS = frozenset().union(*(starts for _, starts in _DATES))
_TIMES = _NUMBERS | {"clock", "part", "unit"}
_RULES: tuple[tuple[str, Rule, frozenset[str]], ...] = (
    ("set", every, frozenset({"every", "freq", "manner", "units", "times"})),
    ("reference", reference, frozenset({"ref"})),
    ("range", range_, _DAYS | _TIMES | {"prep"}),
    ("anaphor", after_that, frozenset({"prep"})),
    ("shift", shifted, _NUMBERS | {"prep", "dual", "unit", "units", "vague"}),
    ("many", many, _NUMBERS | {"units", "dual", "last", "mod"}),
    ("date", moment, _DAYS | _TIMES),
    ("length", length, _NUMBERS | {"unit", "units", "dual", "vague", "moment", "whole"}),
)
