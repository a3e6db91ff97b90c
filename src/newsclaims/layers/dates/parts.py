"""Parts of units and what is named by itself: the n-th week, late May, seasons, decades, centuries, feasts."""

from __future__ import annotations

from newsclaims.layers.dates.nodes import (
    Century,
    Cycle,
    Decade,
    Feasted,
    Node,
    Nth,
    Phase,
    Rel,
    Season,
    Stamp,
    Within,
)
from newsclaims.layers.dates.numbers import ordinal
from newsclaims.layers.dates.parents import month_cycle, month_parent, week_node, year_parent
from newsclaims.layers.dates.pieces import day_word, modifier, month_word, year
from newsclaims.layers.dates.relative import Found, Ts, cycle, many, years
from newsclaims.layers.dates.stamps import stamp

__all__ = ["century", "decade", "feast", "nth", "phase", "season"]


# ---------------------------------------------------------------- parts of units
def nth(ts: Ts, i: int) -> Found | None:
    """The third week of June, the first half of the year, the last Monday of March, the 20th week."""
    token = ts[i]
    lead = token.get("last") is not None or (token.get("ord") and not token.definite)
    if lead and i + 1 < len(ts) and not ts[i + 1].gap and not ts[i + 1].clitic:
        return _leading(ts, i, -1 if token.get("last") is not None else int(token.get("ord")))
    unit = (
        token.get("part4") or token.get("part2") or token.get("unit") or ("weekday" if token.get("weekday") else None)
    )
    if unit is None or not token.definite or i + 1 >= len(ts) or ts[i + 1].gap or ts[i + 1].clitic:
        return None
    if ts[i + 1].get("mod") == "last" and ts[i + 1].definite:
        count, j = -1, i + 2
    else:
        counted = ordinal(ts, i + 1)
        if counted is None or not ts[i + 1].definite:
            return None
        count, j = counted
    if (unit == "quarter" and count > 4) or (unit == "half" and count not in (1, 2, -1)):
        return None
    weekday = int(token.get("weekday") or 0) if unit == "weekday" else 0
    parent = month_parent(ts, j) if unit not in ("quarter", "half") else None
    parent = parent or _unit_parent(ts, j)
    if parent is None:
        if unit in ("quarter", "half") and token.get("unit") is None:
            return Nth(unit, count, None), i, j
        return None
    return Nth(unit, count, parent[0], weekday), i, parent[1]


def _unit_parent(ts: Ts, j: int) -> tuple[Node, int] | None:
    """As in "of" a year, a decade, a century, a month; behind a quarter the preposition may be missing."""
    k = j + 1 if j < len(ts) and ts[j].get("prep") in ("of", "in") and not ts[j].gap else j
    if k >= len(ts) or ts[k].gap:
        return None
    got = year_parent(ts, k) or month_cycle(ts, k)
    if got and (k > j or not isinstance(got[0], Cycle) or got[0].unit == "year"):
        return got
    bare = year(ts, k)
    if bare:
        return Stamp(year=bare[0]), bare[3]
    if k > j:
        found = century(ts, k) or decade(ts, k) or cycle(ts, k)
        if found:
            return found[0], found[2]
        named = month_parent(ts, j)
        if named:
            return named
    return None


def _this_parent(ts: Ts, j: int) -> tuple[Node, int] | None:
    """Of the month: the current one."""
    if j + 1 < len(ts) and ts[j].get("prep") == "of" and not ts[j].gap and ts[j + 1].definite and not ts[j + 1].gap:
        unit = ts[j + 1].get("unit")
        return (Cycle(unit, 0), j + 2) if unit in ("week", "month", "year") else None
    return None


def _leading(ts: Ts, i: int, count: int) -> Found | None:
    """The first Friday of July, the last week of the year."""
    j = i + 1
    if day_word(ts, j) and j + 1 < len(ts) and ts[j + 1].get("weekday") and not ts[j + 1].gap:
        j += 1
    weekday = ts[j].get("weekday")
    unit = ts[j].get("unit")
    if weekday:
        parent = month_parent(ts, j + 1)
        if parent is None and j + 2 < len(ts) and ts[j + 1].get("prep") == "after" and not ts[j + 1].gap:
            event = feast(ts, j + 2) or stamp(ts, j + 2)
            return (Nth("after", count, event[0], int(weekday)), i, event[2]) if event else None
        return (Nth("weekday", count, parent[0], int(weekday)), i, parent[1]) if parent else None
    if unit in ("day", "week", "month") and not ts[j].definite:
        parent = month_parent(ts, j + 1) or _unit_parent(ts, j + 1) or _this_parent(ts, j + 1)
        return (Nth(unit, count, parent[0]), i, parent[1]) if parent else None
    return None


def phase(ts: Ts, i: int) -> Found | None:
    """Early, mid, late: before a month, a year, a unit with a modifier, a season, a decade, a century."""
    name = ts[i].get("phase")
    if not name or i + 1 >= len(ts) or ts[i + 1].gap or ts[i].definite:
        return None
    j = i + 1
    if ts[j].get("prep") == "of" and name != "rest":
        return None
    if ts[j].clitic:
        return None
    named = month_word(ts, j)
    if ts[i].get("ord") or ts[i].get("last") is not None:  # before a month it is a day, before a unit it counts
        whole = ts[j].get("unit") in ("week", "month", "year") and ts[j].definite
        return (Phase(name, Cycle(ts[j].get("unit"), 0)), i, j + 1) if whole and not modifier(ts, j + 1) else None
    inner = _inner(ts, j)
    if inner is None and named == j:
        token = ts[j]
        unit = token.get("unit")
        if unit in ("day", "week", "month", "year", "decade", "century") and token.definite:
            inner = (Cycle(unit, 0), j + 1)
    if inner is None:
        return None
    return Phase(name, inner[0]), i, inner[1]


def _inner(ts: Ts, j: int) -> tuple[Node, int] | None:
    if ts[j].get("dem") == "this" and j + 1 < len(ts) and ts[j + 1].get("weekday") and ts[j + 1].definite:
        return Stamp(weekday=int(ts[j + 1].get("weekday")), turn=0), j + 2
    for rule in (stamp, cycle, years, season, decade, century, nth, many):
        got = rule(ts, j)
        if got:
            return got[0], got[2]
    if ts[j].get("rel") is not None:
        return Rel(int(ts[j].get("rel"))), j + 1
    return None


# ---------------------------------------------------------------- seasons, decades, centuries
def season(ts: Ts, i: int) -> Found | None:
    """A season with a year or a modifier, or with the article where "in" or "this" stands before it."""
    dem = ts[i].get("dem") == "this"
    k = i + 1 if dem or ts[i].get("season_of") is not None else i
    if k >= len(ts) or not ts[k].get("season") or (k > i and ts[k].gap):
        return None
    name = ts[k].get("season")
    pointed = modifier(ts, k + 1)
    if pointed and pointed[0] in (-1, 0, 1) and ts[k].definite:
        return Season(name, None, pointed[0]), i, pointed[1]
    after = k + 1
    if after < len(ts) and not ts[after].gap:
        j = after + 1 if ts[after].get("prep") == "of" else after
        parent = year_parent(ts, j)
        if parent and (not ts[k].definite or j > after):
            return Season(name, parent[0]), i, parent[1]
    if dem:
        return Season(name, None, 0), i, k + 1
    if (
        ts[k].definite
        and i
        and not ts[i].gap
        and (ts[i - 1].get("prep") in ("in", "within") or ts[i - 1].get("phase"))
    ) or (k > i and ts[k].definite):
        return Season(name), i, k + 1
    return None


def decade(ts: Ts, i: int) -> Found | None:
    """The seventies, of a century where it is named."""
    value = ts[i].get("decade")
    if not value:
        return None
    j = i + 1
    k = j + 1 if j < len(ts) and ts[j].get("prep") == "of" else j
    behind = century(ts, k) if k < len(ts) and not ts[k].gap else None
    if behind and isinstance(behind[0], Century):
        return Decade(int(value), behind[0].number), i, behind[2]
    if k < len(ts) and ts[k].get("unit") == "century" and ts[k].definite:
        pointed = modifier(ts, k + 1)
        if pointed and pointed[0] in (-1, 0):
            return Within(Decade(int(value)), Cycle("century", pointed[0])), i, pointed[1]
    return Decade(int(value)), i, j


def century(ts: Ts, i: int) -> Found | None:
    """The nineteenth century, the third millennium; before Christ where it says so."""
    if i + 1 >= len(ts) or ts[i + 1].gap not in ("", "("):
        return None
    size = 100 if ts[i].get("unit") == "century" else 1000 if ts[i].get("millennium") else 0
    if not size or not ts[i].definite:
        return None
    counted = ordinal(ts, i + 1) or (ts[i + 1].number or 0, i + 2)
    if not 1 <= counted[0] <= 30:
        return None
    j = counted[1]
    era = ts[j].get("era") if j < len(ts) and ts[j].gap in ("", "(") else None
    return Century(int(counted[0]), era == "bc", size, era == "ah"), i, j + 1 if era else j


# ---------------------------------------------------------------- feasts
def feast(ts: Ts, i: int) -> Found | None:
    """A feast, with a year or a modifier; the month of Ramadan by a Gregorian year counts as one."""
    j = (
        i + 1
        if day_word(ts, i) and i + 1 < len(ts) and ts[i + 1].get("feast") is not None and not ts[i + 1].gap
        else i
    )
    found = ts[j].get("feast")
    if found is None:
        return None
    after = j + 1
    pointed = modifier(ts, after)
    if pointed and pointed[0] in (-1, 0, 1):
        return Feasted(found, None, pointed[0]), i, pointed[1]
    k = after + 1 if after < len(ts) and ts[after].get("prep") in ("of", "in") else after
    parent = year_parent(ts, k) if k < len(ts) and not ts[k].gap else None
    if parent and isinstance(parent[0], Stamp):
        return Feasted(found, parent[0].year, None, parent[0].calendar == "hijri"), i, parent[1]
    if parent and isinstance(parent[0], Cycle):
        return Feasted(found, None, parent[0].turn), i, parent[1]
    return Feasted(found), i, after


def week_with_day(ts: Ts, i: int) -> Found | None:
    """This week's Friday with the week first; the week of a date."""
    got = week_node(ts, i)
    if got and got[1] < len(ts) and ts[got[1]].gap in ("", "\u060c"):
        j = got[1]
        k = j + 1 if day_word(ts, j) and j + 1 < len(ts) else j
        if k < len(ts) and ts[k].get("weekday") and ts[k].definite and not ts[k].clitic:
            return Within(Stamp(weekday=int(ts[k].get("weekday"))), got[0]), i, k + 1
    if ts[i].get("unit") == "week" and not ts[i].definite and i + 1 < len(ts) and not ts[i + 1].gap:
        dated = stamp(ts, i + 1)
        if dated and isinstance(dated[0], Stamp) and dated[0].day and ts[i + 1].number is not None:
            return Nth("weekof", 1, dated[0]), i, dated[2]
    return None
