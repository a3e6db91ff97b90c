"""Units with a modifier, parts of units, seasons, decades, centuries, feasts."""

from __future__ import annotations

from collections.abc import Sequence

from newsclaims.layers.dates.nodes import (
    Century,
    Cycle,
    Decade,
    Feasted,
    Many,
    Node,
    Nth,
    Phase,
    Season,
    Stamp,
    Turn,
    Within,
)
from newsclaims.layers.dates.numbers import number, ordinal
from newsclaims.layers.dates.stamps import (
    day_word,
    modifier,
    month_cycle,
    month_parent,
    month_word,
    stamp,
    week_node,
    year,
    year_parent,
)
from newsclaims.layers.dates.tokens import Token

__all__ = ["century", "cycle", "decade", "feast", "many", "nth", "phase", "season", "years"]

Ts = Sequence[Token]
Found = tuple[Node, int, int]
_TURNS: dict[Turn, int] = {-1: -1, 1: 1, "last": -1}
_UNITS = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "quarter"})


def cycle(ts: Ts, i: int) -> Found | None:
    """The last year, this week, the same day, these units."""
    token = ts[i]
    dem = token.get("dem")
    if (
        token.get("idem") is not None
        and i + 1 < len(ts)
        and ts[i + 1].get("unit")
        and ts[i + 1].definite
        and not ts[i + 1].gap
    ):
        return Cycle(ts[i + 1].get("unit"), "same"), i, i + 2
    k = i + 1 if dem else i
    if k >= len(ts) or (k > i and (ts[k].gap or ts[k].clitic)):
        return None
    if ts[k].get("weekend") is not None:
        pointed = modifier(ts, k + 1)
        if not pointed or pointed[0] not in (-1, 0, 1):
            return Cycle("weekend", 0), i, k + 1
        return Cycle("weekend", pointed[0]), i, pointed[1]
    unit = ts[k].get("unit")
    if unit not in _UNITS or not ts[k].definite:
        return None
    if dem:
        same = unit in ("day", "night", "week", "month", "year", "decade", "century")
        if dem == "that":
            if modifier(ts, k + 1):  # "that" points at something else, the modifier tells when
                return None
            return (Cycle(unit, "same"), i, k + 1) if same else None
        pointed = modifier(ts, k + 1)
        return Cycle(unit, 0), i, pointed[1] if pointed and pointed[0] == 0 else k + 1
    pointed = modifier(ts, k + 1)
    if pointed is None or (unit == "quarter" and pointed[0] not in (-1, 0, 1)):
        return None
    turn, j = pointed
    if turn == "last":
        turn = -1
    if unit == "day" and turn == 0 and ts[k].form.endswith("\u064a\u0648\u0645") is False:
        return None
    behind = year(ts, j) if unit == "year" else None
    if behind and not ts[j].gap:
        return Stamp(year=behind[0]), i, behind[3]
    return Cycle(unit, turn), i, j


def years(ts: Ts, i: int) -> Found | None:
    """A year with its word (عام 1998), or four digits that nothing else explains."""
    found = year(ts, i, bare=False) if ts[i].get("unit") == "year" else None
    if found:
        pointed = modifier(ts, found[3])
        end = pointed[1] if pointed and pointed[0] in (-1, 0, 1) else found[3]
        return Stamp(year=found[0], bc=found[1], calendar=found[2] or "gregorian"), i, end
    token = ts[i]
    if token.get("pair") == "year" or token.get("units") == "year":
        j = i + 1
        if j < len(ts) and ts[j].digits == 4 and not ts[j].gap:
            return Stamp(year=ts[j].number), i, j + 1
    if token.digits == 4 and token.number is not None and 1000 <= token.number <= 2199:
        return _bare_year(ts, i, token.number)
    if (
        (token.get("mult") == 1000 or token.get("n") == 2000)
        and i
        and ts[i - 1].get("prep") in ("in", "since")
        and not token.gap
    ):
        spelled = year(ts, i)
        return (Stamp(year=spelled[0]), i, spelled[3]) if spelled and ts[spelled[3] - 1].closed else None
    return None


def _bare_year(ts: Ts, i: int, value: int) -> Found | None:
    token = ts[i]
    era = ts[i + 1].get("era") if i + 1 < len(ts) and ts[i + 1].gap in ("", "(") else None
    if era:
        return Stamp(year=value, bc=era == "bc", calendar="hijri" if era == "ah" else "gregorian"), i, i + 2
    if not 1800 <= value <= 2100 or token.clitic not in ("", "\u0648") or (token.gap and token.gap[-1] in ".:,/+#$"):
        return None
    before = ts[i - 1] if i and not token.gap else None
    evident = before is not None and (
        before.get("prep") in ("in", "since", "to", "between") or before.get("phase") or before.get("month")
    )
    series = before is not None and token.clitic == "\u0648" and before.digits == 4 and before.number is not None
    range_ = i and ts[i - 1].digits == 4 and token.gap in ("-", "\u2013", "/")
    inside = token.gap in ("(",) and token.closed
    if (evident or inside or range_ or series) and (token.closed or i + 1 < len(ts) or _free(token)):
        if (
            i + 1 < len(ts)
            and (ts[i + 1].get("units") or ts[i + 1].get("unit") or ts[i + 1].get("mult"))
            and not ts[i + 1].gap
        ):
            return None
        return Stamp(year=value), i, i + 1
    return None


def _free(token: Token) -> bool:
    """Four digits behind "in" count nothing when a verb, a particle or a definite noun follows."""
    behind = token.behind
    return (
        not behind
        or behind.startswith("\u0627\u0644")
        or len(behind) <= 3
        or behind[0] in "\u0648\u0641\u0628\u0644\u064a\u062a"
    )


def many(ts: Ts, i: int) -> Found | None:
    """The last five years: number before or behind the unit, modifier behind both, or "last" in front."""
    token = ts[i]
    if token.get("units") in _UNITS and token.definite:
        return _many_definite(ts, i, token.get("units"))
    if token.get("dual") in _UNITS and token.definite:
        pointed = modifier(ts, i + 1)
        return (
            (Many(token.get("dual"), 2.0, _TURNS[pointed[0]]), i, pointed[1])
            if pointed and pointed[0] in _TURNS
            else None
        )
    lead = token.get("last") is not None or (token.get("mod") in ("-1", "last") and not token.definite)
    k = i + 1 if lead and i + 1 < len(ts) and not ts[i + 1].gap else i
    if k >= len(ts):
        return None
    if ts[k].get("dual") in _UNITS and k > i:
        return Many(ts[k].get("dual"), 2.0, -1), i, k + 1
    got = number(ts, k)
    if got is None or got[1] >= len(ts):
        return None
    j = got[1]
    unit = ts[j].get("units") or ts[j].get("unit")
    if unit not in _UNITS or ts[j].gap not in ("", ")") or ts[j].clitic:
        return None
    pointed = modifier(ts, j + 1)
    if pointed and pointed[0] in _TURNS:
        return Many(unit, got[0], _TURNS[pointed[0]]), i, pointed[1]
    return (Many(unit, got[0], -1), i, j + 1) if k > i else None


def _many_definite(ts: Ts, i: int, unit: str) -> Found | None:
    j = i + 1
    count: float | None = None
    approximate = False
    if j < len(ts) and not ts[j].gap and ts[j].get("few") is not None:
        j += 1
    else:
        brackets = j < len(ts) and ts[j].gap == "("
        got = number(ts, j) if j < len(ts) and (not ts[j].gap or brackets) and not ts[j].clitic else None
        if got and (got[1] < len(ts)):
            count, j = got[0], got[1]
            if j < len(ts) and ts[j].gap == ")" and brackets:
                pointed = _closed_modifier(ts, j)
                return (Many(unit, count, pointed[0]), i, pointed[1]) if pointed else None
    pointed = modifier(ts, j)
    if pointed and pointed[0] in _TURNS:
        end = pointed[1]
        if count is None:
            late = number(ts, end) if end < len(ts) and not ts[end].gap and not ts[end].clitic else None
            if late and ts[end].definite:
                count, end = late[0], late[1]
            elif end < len(ts) and not ts[end].gap and ts[end].get("few") is not None:
                end += 1
        return Many(unit, count, _TURNS[pointed[0]], approximate), i, end
    return None


def _closed_modifier(ts: Ts, j: int) -> tuple[int, int] | None:
    value = {"-1": -1, "1": 1, "last": -1}.get(str(ts[j].get("mod")))
    return (value, j + 1) if value and ts[j].definite else None


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
    """ "of" a year, a decade, a century, a month; behind a quarter the preposition may be missing."""
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
        parent = month_parent(ts, j + 1) or _unit_parent(ts, j + 1)
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
    if (
        ts[i].get("ord") or ts[i].get("last") is not None
    ):  # "first", "last" before a unit counts, before a month it is a day
        return None
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
        from newsclaims.layers.dates.nodes import Rel

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
        (ts[k].definite
        and i
        and not ts[i].gap
        and (ts[i - 1].get("prep") in ("in", "within") or ts[i - 1].get("phase")))
        or (k > i
        and ts[k].definite)
    ):
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
    counted = ordinal(ts, i + 1) or ((ts[i + 1].number, i + 2) if ts[i + 1].number else None)
    if not counted or not 1 <= counted[0] <= 30:
        return None
    j = counted[1]
    era = ts[j].get("era") if j < len(ts) and ts[j].gap in ("", "(") else None
    return Century(int(counted[0]), era == "bc", size), i, j + 1 if era else j


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
