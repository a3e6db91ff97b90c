"""What a day or a month lies in: the year behind it, the week, month or year that it is "of"."""

from __future__ import annotations

from attrs import evolve

from newsclaims.layers.dates.nodes import Cycle, Node, Stamp, Within
from newsclaims.layers.dates.numbers import number
from newsclaims.layers.dates.pieces import COMMA, Ts, at_kind, modifier, month, month_word, year

__all__ = ["month_cycle", "month_parent", "tail", "week_node"]

_OPEN_YEAR = ("", "\u060c", ",", "(", "/", "-", ")", ")\u060c", "\u2013", ".")


# ---------------------------------------------------------------- a year or its like behind a month
def tail(ts: Ts, j: int, node: Stamp) -> tuple[Node, int]:
    """What may stand behind a month: a year, a modifier, "of last year"."""
    if j >= len(ts) or ts[j].gap not in _OPEN_YEAR:
        return node, j
    pointed = modifier(ts, j, ("", ")"))
    if pointed:
        found = year(ts, pointed[1])
        if found and ts[pointed[1]].gap in COMMA:
            return _with_year(node, found), found[3]
        return evolve(node, turn=pointed[0]), pointed[1]
    k = j + 1 if at_kind(ts, j, "prep") in ("of", "in") and not ts[j].gap else j
    cycle = year_cycle(ts, k)
    if cycle and ts[k].gap in COMMA:
        return Within(node, cycle[0]), cycle[1]
    found = year(ts, j)
    if found and (ts[j].gap != "." or ts[j].glued):
        if ts[j].clitic and not ts[j].clitic.endswith("\u0644"):
            return node, j
        k = found[3]
        more = modifier(ts, k)
        return _with_year(node, found), more[1] if more and more[0] in (-1, 0, 1) else k
    return node, j


def _with_year(node: Stamp, found: tuple[int, bool, str, int]) -> Stamp:
    return evolve(node, year=found[0], bc=found[1], calendar=found[2] or node.calendar)


def year_cycle(ts: Ts, i: int) -> tuple[Cycle, int] | None:
    """Last year, this year, the same year."""
    if i >= len(ts):
        return None
    dem = ts[i].get("dem") == "this"
    idem = ts[i].get("idem") is not None
    k = i + 1 if dem or idem else i
    if k >= len(ts) or ts[k].get("unit") != "year" or not ts[k].definite:
        return None
    if idem:
        return Cycle("year", "same"), k + 1
    pointed = modifier(ts, k + 1)
    if pointed:
        return Cycle("year", pointed[0]), pointed[1]
    return (Cycle("year", 0), k + 1) if dem else None


def week_node(ts: Ts, i: int) -> tuple[Cycle, int] | None:
    """The week that a day lies in: last week, this week."""
    k = i + 1 if at_kind(ts, i, "dem") == "this" else i
    if k < len(ts) and ts[k].get("unit") == "week" and ts[k].definite:
        pointed = modifier(ts, k + 1)
        if pointed:
            return Cycle("week", pointed[0]), pointed[1]
        if k > i:
            return Cycle("week", 0), k + 1
    return None


def month_parent(ts: Ts, j: int) -> tuple[Node, int] | None:
    """As in "of" a month or a year, as in the third Tuesday of September."""
    if at_kind(ts, j, "prep") not in ("of", "in") or ts[j].gap:
        return None
    k = month_word(ts, j + 1)
    found = month(ts, k)
    if found:
        return tail(ts, found.end, Stamp(month=found.number, calendar=found.calendar))
    if k > j + 1:
        counted = number(ts, k)
        if counted and 1 <= counted[0] <= 12:
            return tail(ts, counted[1], Stamp(month=int(counted[0])))
    return month_cycle(ts, j + 1) or year_parent(ts, j + 1)


def year_parent(ts: Ts, j: int) -> tuple[Node, int] | None:
    """A year that something lies in."""
    cycle = year_cycle(ts, j)
    if cycle:
        return cycle
    found = year(ts, j)
    if found:
        return Stamp(year=found[0], bc=found[1], calendar=found[2] or "gregorian"), found[3]
    return None


def month_cycle(ts: Ts, i: int) -> tuple[Cycle, int] | None:
    """Last month, this month; also the bare "current" that news agencies write for it."""
    k = i + 1 if at_kind(ts, i, "dem") == "this" else i
    if k < len(ts) and ts[k].get("unit") == "month":
        pointed = modifier(ts, k + 1)
        if pointed and ts[k].definite:
            return Cycle("month", pointed[0]), pointed[1]
        return (Cycle("month", 0), k + 1) if k > i else None
    if k < len(ts) and k == i and ts[k].definite and ts[k].get("mod") in ("0", "-1", "1") and not ts[k].gap:
        return Cycle("month", int(ts[k].get("mod"))), k + 1
    return None
