"""Dates by calendar: day, month and year in words and digits, in all orders and traditions."""

from __future__ import annotations

from attrs import evolve

from newsclaims.layers.dates.nodes import Node, Nth, Stamp, Within
from newsclaims.layers.dates.numbers import number, ordinal
from newsclaims.layers.dates.parents import month_cycle, month_parent, tail, week_node
from newsclaims.layers.dates.pieces import (
    AND,
    Month,
    Ts,
    at_kind,
    day,
    day_word,
    era_behind,
    modifier,
    month,
    month_word,
    year,
)
from newsclaims.layers.dates.tokens import Token

__all__ = ["listed", "stamp"]


# ---------------------------------------------------------------- whole dates
def stamp(ts: Ts, i: int) -> tuple[Node, int, int] | None:
    """A date by calendar fields at token ``i``: node, first token of the mention, token after it."""
    start = j = i
    worded = False
    if at_kind(ts, j, "dayword") is not None and j + 1 < len(ts) and not ts[j + 1].gap:
        start = j = j + 1
        worded = True
    if day_word(ts, j) and j + 1 < len(ts) and ts[j + 1].gap in ("", "("):
        j += 1
        worded = True
    named = _weekday(ts, j, worded=worded)
    if named:
        return (*_behind_weekday(ts, named, j + 1, start),)
    found = (
        numeric(ts, j, worded=worded)
        or _dotted(ts, j)
        or _day_month(ts, j, worded=worded)
        or _month_first(ts, j, worded=worded)
    )
    return (found[0], start, found[1]) if found else None


def _weekday(ts: Ts, j: int, *, worded: bool) -> int:
    if j < len(ts) and ts[j].get("weekday") and (ts[j].definite or worded or at_kind(ts, j + 1, "unit") == "week"):
        return int(ts[j].get("weekday"))
    return 0


def _behind_weekday(ts: Ts, weekday: int, j: int, start: int) -> tuple[Node, int, int]:
    """What may stand behind the day of the week: a modifier, a date, the week or the month that it lies in."""
    node: Node = Stamp(weekday=weekday)
    pointed = modifier(ts, j)
    if pointed:
        node, j = (
            Nth("weekday", -1, None, weekday) if pointed[0] == "last" else Stamp(weekday=weekday, turn=pointed[0]),
            pointed[1],
        )
        if pointed[0] == "last":
            parent = month_parent(ts, j)
            if parent:
                return Nth("weekday", -1, parent[0], weekday), start, parent[1]
            node = Stamp(weekday=weekday, turn=-1)
    if j >= len(ts):
        return node, start, j
    if pointed is None and ts[j].clitic == AND and ts[j].get("weekday") and ts[j].definite and not ts[j].gap:
        shared = modifier(ts, j + 1)  # next Saturday and Sunday
        if shared and shared[0] in (-1, 1):
            return Stamp(weekday=weekday, turn=shared[0]), start, j
    counted = ordinal(ts, j) if not ts[j].gap and ts[j].definite else None
    if counted and counted[0] <= 5:
        parent = month_parent(ts, counted[1])
        if parent:
            return Nth("weekday", counted[0], parent[0], weekday), start, parent[1]
    k = _connected(ts, j)
    dated = numeric(ts, k, worded=True) or _day_month(ts, k, worded=True)
    if dated:
        return _merged(dated[0], weekday, node), start, dated[1]
    inside = week_node(ts, k)
    if inside:
        return Within(Stamp(weekday=weekday), inside[0]), start, inside[1]
    return node, start, j


def _connected(ts: Ts, j: int) -> int:
    """Past the comma, the bracket, "corresponding to", "in" or "the" between a weekday and its date."""
    k = j
    if k < len(ts) and (
        ts[k].get("conn") is not None or ts[k].get("prep") in ("in", "of") or at_kind(ts, k, "dayword") is not None
    ):
        k += 1
    if day_word(ts, k):
        k += 1
    good = k < len(ts) and ts[k].gap in ("", "\u060c", ",", "(", "-", "/") and not ts[k].clitic
    return k if good else len(ts)


def _merged(node: Node, weekday: int, old: Node) -> Node:
    if isinstance(node, Stamp):
        turn = node.turn if node.turn is not None else (old.turn if isinstance(old, Stamp) else None)
        return evolve(node, weekday=weekday, turn=turn)
    return node


# Behind these a number is an hour or an amount, not a day.
_UNCOUNTED = frozenset({"unit", "units", "part", "ampm"})


def _dotted(ts: Ts, j: int) -> tuple[Node, int] | None:
    """A day, a month and a year with full stops between them."""
    if j + 2 >= len(ts) or ts[j].digits not in (1, 2) or ts[j + 2].digits != 4 or not ts[j + 1].get("month"):
        return None
    if ts[j + 1].gap != "." or ts[j + 2].gap != ".":
        return None
    calendar, named, _ = ts[j + 1].get("month")
    return Stamp(ts[j + 2].number, named, ts[j].number, calendar=calendar), j + 3


def _day_month(ts: Ts, j: int, *, worded: bool) -> tuple[Node, int] | None:
    got = day(ts, j)
    if got is None:
        return None
    number_of_day, k = got
    if k < len(ts) and ts[k].gap in (":", ".") and ts[k].number is not None:
        return None
    if k < len(ts) and ts[k].gap not in ("", ")", "-", "/", "\u2013", "\u060c"):
        return (Stamp(day=number_of_day), k) if worded and ts[j].number is not None else None
    bracketed = k < len(ts) and ts[k].gap == ")"
    m = k + 1 if at_kind(ts, k, "prep") in ("of", "in") and (not ts[k].gap or bracketed) else k
    named = month_word(ts, m)
    found = month(ts, named)
    spelled = ts[j].number is None and not ts[j].get("ord")
    if found and not ts[named].clitic and not (spelled and m == k) and (m == k or ts[k].get("prep") == "of"):
        ambiguous = found.sure == 2 or ts[named].get("n") is not None  # Safar is also the word for nought
        if ambiguous and named == m and m == k and not worded and year(ts, found.end) is None:
            return None
        if found.sure != 1 and named == m and ts[m].gap:
            return None
        return tail(ts, found.end, Stamp(day=number_of_day, month=found.number, calendar=found.calendar))
    inside = month_cycle(ts, m)
    if inside and m < len(ts) and not ts[m].clitic and (not ts[j].get("ord") or m > k):
        if ts[m].get("mod") is not None and m == k and ts[j].number is None:
            return None
        return Within(Stamp(day=number_of_day), inside[0]), inside[1]
    if named > m and ts[j].number is not None:
        counted = number(ts, named)
        if counted and 1 <= counted[0] <= 12:
            return tail(ts, counted[1], Stamp(day=number_of_day, month=int(counted[0])))
    counts = k < len(ts) and not ts[k].gap and not _UNCOUNTED.isdisjoint(ts[k].key)
    if worded and not counts and (ts[j].number is not None or number_of_day > 5):
        return Stamp(day=number_of_day), k
    return None


def _month_first(ts: Ts, j: int, *, worded: bool) -> tuple[Node, int] | None:
    """A month with what stands behind it; a day may (May 29), where nothing else can be counted by the number."""
    named = month_word(ts, j)
    if worded and named == j:
        return None
    dem = at_kind(ts, named, "dem") == "this"
    at = named + 1 if dem else named
    found = month(ts, at)
    if found is None and j < at < len(ts) and not ts[at].gap and ts[j].get("unit") == "month" and not ts[j].definite:
        return _month_by_number(ts, at)
    if found is None or (named > j and ts[at].clitic) or (at > j and ts[at].gap):
        return None
    node = Stamp(month=found.number, calendar=found.calendar, turn=0 if dem else None)
    ended, k = tail(ts, found.end, node)
    if k == found.end:
        ended = _shared_year(ts, k, node)
    supported = named > j or dem or found.double or k > found.end
    if k == found.end:
        signs = ("", "-", "\u060c", ",") if found.sure == 1 else ("",)
        got = day(ts, k) if k < len(ts) and ts[k].gap in signs else None
        if got and not ts[k].clitic and _stands_alone(ts, got[1], ts[k]):
            dated = tail(ts, got[1], evolve(node, day=got[0]))
            return dated if found.sure != 2 or (isinstance(dated[0], Stamp) and dated[0].year) else None
    if found.sure == 2 and named == j and found.calendar == "gregorian":  # a season, a given name
        return None
    if not supported and not _evident(ts, at, found):
        return None
    return ended, k


def _month_by_number(ts: Ts, at: int) -> tuple[Node, int] | None:
    """Month by number (month 3), where nothing is counted by the number."""
    token = ts[at]
    if token.number is None or token.digits > 2 or not 1 <= token.number <= 12:
        return None
    ended, k = tail(ts, at + 1, Stamp(month=token.number))
    return (ended, k) if k > at + 1 or token.closed else None


def _shared_year(ts: Ts, k: int, node: Stamp) -> Stamp:
    """A month before another one that it is joined to takes the year that stands behind both."""
    named = month(ts, k) if k < len(ts) and ts[k].clitic == AND and not ts[k].gap else None
    if named is None or node.month is None or node.turn is not None:
        return node
    other, _ = tail(ts, named.end, Stamp(month=named.number, calendar=named.calendar))
    if isinstance(other, Stamp) and other.turn in (-1, 0, 1):
        return evolve(node, turn=other.turn)
    if isinstance(other, Stamp) and other.year is not None and named.number > node.month:
        return evolve(node, year=other.year, calendar=other.calendar)
    return node


def listed(ts: Ts, i: int) -> tuple[Node, int, int] | None:
    """The first of several days of a month: 2 and 3 April."""
    token = ts[i]
    before = ts[i - 1] if i and not token.gap else None
    if token.number is None or token.digits > 2 or i + 1 >= len(ts) or ts[i + 1].clitic != AND or ts[i + 1].gap:
        return None
    if before is None or not (
        before.get("pair") or before.get("units") == "day" or before.get("prep") == "in" or token.clitic
    ):
        return None
    other = listed(ts, i + 1) or stamp(ts, i + 1)
    if other is None or not isinstance(other[0], Stamp) or other[0].month is None or other[0].day is None:
        return None
    return evolve(other[0], day=token.number, weekday=None), i, i + 1


def _stands_alone(ts: Ts, after: int, token: Token) -> bool:
    """Is a number behind a month its day, and counts nothing else?"""
    if after < len(ts):
        if ts[after].gap:
            return True
        return (
            not ts[after].get("units")
            and not ts[after].get("unit")
            and not ts[after].get("mult")
            and (
                token.definite
                or bool(ts[after].gap)
                or ts[after].number is not None
                or ts[after].get("clock") is not None
                or ts[after].get("prep") == "to"
            )
        )
    return token.definite or ts[after - 1].closed


_SURE_BEFORE = frozenset({"in", "since", "within", "before", "after"})


def _evident(ts: Ts, at: int, found: Month) -> bool:
    """Is a bare month name certainly one here? Some are also verbs or given names."""
    if found.sure == 1:
        return True
    if at == 0:
        return False
    before = ts[at - 1]
    if found.sure == 2 or ts[at].get("n") is not None:
        return found.calendar == "hijri" and before.get("prep") == "in" and not ts[at].gap
    if ts[at].gap:
        return bool(before.get("month")) and ts[at].gap in ("/", "\u060c", ",")
    if before.get("prep") in _SURE_BEFORE or before.get("phase"):
        return True
    if ts[at].clitic == "\u0648" and before.get("month"):
        return True
    return found.calendar == "gregorian" and before.get("prep") in ("of", "to", "between")


# ---------------------------------------------------------------- digits only
_SIGNS = ("/", "-", ".", "\u2013")


def numeric(ts: Ts, i: int, *, worded: bool) -> tuple[Node, int] | None:
    """A date in digits, day first; year first when it has four digits."""
    if i + 1 >= len(ts) or ts[i].number is None or ts[i + 1].number is None or ts[i + 1].gap not in _SIGNS:
        return None
    sign = ts[i + 1].gap
    three = i + 2 < len(ts) and ts[i + 2].number is not None and ts[i + 2].gap in (sign, ",", "\u060c")
    a, b = ts[i], ts[i + 1]
    if three:
        c = ts[i + 2]
        node = _three(a, b, c)
        if node is not None:
            era, k = era_behind(ts, i + 3)
            return evolve(node, calendar="hijri" if era == "ah" else node.calendar), k
        return None
    return _two(ts, i, sign, worded=worded)


def _three(a: Token, b: Token, c: Token) -> Stamp | None:
    x, y, z = a.number or 0, b.number or 0, c.number or 0
    if a.digits == 4 and c.digits <= 2:
        day_, month_, year_ = z, y, x
    elif c.digits == 4 or (c.digits == 2 and a.digits <= 2 and c.gap != "."):
        day_, month_, year_ = x, y, z if c.digits == 4 else z + (2000 if z < 50 else 1900)
    else:
        return None
    if month_ > 12 >= day_:
        day_, month_ = month_, day_
    if not (1 <= day_ <= 31 and 1 <= month_ <= 12):
        return None
    return Stamp(
        year_, month_, day_, calendar="hijri" if 1300 <= year_ <= 1500 and c.digits + a.digits >= 5 else "gregorian"
    )


def _two(ts: Ts, i: int, sign: str, *, worded: bool) -> tuple[Node, int] | None:
    x, y = ts[i].number or 0, ts[i + 1].number or 0
    if sign in ("/", ".") and ts[i].digits == 4 and ts[i + 1].digits <= 2 and 1 <= y <= 12 and 1900 <= x <= 2100:
        return Stamp(year=x, month=y), i + 2
    if sign == "/" and ts[i + 1].digits == 4 and ts[i].digits <= 2 and 1 <= x <= 12 and 1900 <= y <= 2100:
        return Stamp(year=y, month=x), i + 2
    before = ts[i - 1].get("prep") if i and not ts[i].gap else None
    # One number that only a day can be, one that a month can be, and nothing that they count ("24/7" is a saying).
    plain = sign == "/" and (x > 12) != (y > 12) and ts[i + 1].closed and (x, y) != (24, 7)
    if ts[i].digits > 2 or ts[i + 1].digits > 2 or not (worded or plain or (before and sign == "/")):
        return None
    if y > 12 >= x:
        x, y = y, x
    if 1 <= x <= 31 and 1 <= y <= 12:
        return Stamp(month=y, day=x), i + 2
    return None
