"""Units that a modifier points at, years, the last or next so many units."""

from __future__ import annotations

from collections.abc import Sequence

from newsclaims.layers.dates.nodes import Cycle, Many, Node, Stamp, Turn
from newsclaims.layers.dates.numbers import number
from newsclaims.layers.dates.pieces import modifier, year
from newsclaims.layers.dates.tokens import Token

__all__ = ["Found", "Ts", "cycle", "free_behind", "many", "years"]

Ts = Sequence[Token]


Found = tuple[Node, int, int]


_TURNS: dict[Turn, int] = {-1: -1, 1: 1, "last": -1}


_UNITS = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "quarter"}
)


def cycle(ts: Ts, i: int) -> Found | None:
    """The last year, this week, the same day, these units."""
    token = ts[i]
    dem = token.get("dem")
    if token.get("idem") is not None and i + 1 < len(ts):
        named = ts[i + 1].get("unit") if ts[i + 1].definite and not ts[i + 1].gap else None
        return (Cycle(named, "same"), i, i + 2) if named else None
    k = i + 1 if dem else i
    if k >= len(ts) or (k > i and (ts[k].gap or ts[k].clitic)):
        return None
    if ts[k].get("weekend") is not None:
        pointed = modifier(ts, k + 1)
        if not pointed or pointed[0] not in (-1, 0, 1):
            return Cycle("weekend", 0 if dem else None), i, k + 1
        return Cycle("weekend", pointed[0]), i, pointed[1]
    if ts[k].get("unit") not in _UNITS or not ts[k].definite:
        return None
    return _shown(ts, i, k) if dem else _modified(ts, i)


def _shown(ts: Ts, i: int, k: int) -> Found | None:
    """This month; that day, unless a modifier behind it says by itself when."""
    unit, pointed = str(ts[k].get("unit")), modifier(ts, k + 1)
    if ts[i].get("dem") == "that":
        return (Cycle(unit, "same"), i, k + 1) if unit not in ("hour", "minute", "second") and not pointed else None
    return Cycle(unit, 0), i, pointed[1] if pointed and pointed[0] == 0 else k + 1


def _modified(ts: Ts, i: int) -> Found | None:
    """The last year, next week; the year's number may stand behind."""
    unit, pointed = str(ts[i].get("unit")), modifier(ts, i + 1)
    if pointed is None:
        return None
    turn, j = pointed
    adjective = ts[i].get("adjective") is not None and ts[i].before.startswith("\u0627\u0644")
    if adjective and turn not in (-1, 1):  # the secretary-general, the former one
        return None
    if turn == "last":
        return (Many(unit, 1.0, -1), i, j) if unit != "day" else (Cycle(unit, -1), i, j)
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
    if (
        token.get("pair") == "year"
        or (token.get("dual") == "year" and token.definite)
        or token.get("units") == "year"
    ):
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
    if _counts(ts, i):
        return None
    before = ts[i - 1] if i and not token.gap else None
    told = before is not None and (before.get("phase") or before.get("month"))
    evident = before is not None and before.get("prep") in ("in", "since", "to", "between", "before", "after")
    range_ = i and ts[i - 1].digits == 4 and token.gap in ("-", "\u2013", "/")
    listed = i and ts[i - 1].digits == 4 and (token.clitic or token.gap) and token.gap in ("", "\u060c", ",")
    inside = token.gap == "(" and token.closed
    # Few things are counted so exactly: behind a preposition only a round number may count what follows.
    stands = token.closed or i + 1 < len(ts) or free_behind(token) or (evident and value % 100 != 0)
    if told or ((evident or inside or range_ or listed or _behind_noun(ts, i, value)) and stands):
        return Stamp(year=value), i, i + 1
    return None


def _counts(ts: Ts, i: int) -> bool:
    """Does a unit or a multiplier stand behind a number, which then counts it?"""
    behind = ts[i + 1] if i + 1 < len(ts) and not ts[i + 1].gap else None
    return behind is not None and bool(behind.get("units") or behind.get("unit") or behind.get("mult"))


def _behind_noun(ts: Ts, i: int, value: int) -> bool:
    """A year right behind a noun that it dates (the elections of 2018), unless the noun is one of counting."""
    token = ts[i]
    if not 1950 <= value <= 2035 or value % 100 == 0 or token.clitic or not token.before:
        return False
    before = ts[i - 1] if i and ts[i - 1].last == token.first else None
    return (before is None or not _OTHERWISE.isdisjoint(before.key)) and len(token.before) > 2


_OTHERWISE = frozenset({"season_of", "mod", "other", "adjective", "single"})


def free_behind(token: Token) -> bool:
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
                closed = _closed_modifier(ts, j)
                return (Many(unit, count, closed[0]), i, closed[1]) if closed else None
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
