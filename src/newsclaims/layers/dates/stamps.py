"""Dates by calendar: day, month and year in words and digits, in all orders and traditions."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from newsclaims.layers.dates.nodes import Cycle, Node, Nth, Stamp, Turn, Within
from newsclaims.layers.dates.numbers import number, ordinal
from newsclaims.layers.dates.tokens import Token

__all__ = ["Month", "day", "day_word", "modifier", "month", "stamp", "tail", "year"]

Ts = Sequence[Token]
_COMMA = ("", "\u060c", ",")
_OPEN_YEAR = ("", "\u060c", ",", "(", "/", "-", ")", ")\u060c", "\u2013", ".")


@frozen(slots=True)
class Month:
    """A month that the text names, under one or two names."""

    calendar: str
    number: int
    sure: int
    double: bool
    end: int


def _at(ts: Ts, i: int, kind: str) -> object:
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
    other = _at(ts, j, "month")
    if (
        other
        and other[:2] == (calendar, numeral)
        and ts[j].gap in ("/", "(", "-", "", "\\", "\u2013", "|")
        and not ts[j].clitic
    ):  # type: ignore[index]
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
    if _at(ts, j, "prep") in ("of", "in") and not ts[j].gap:
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
            worded and token.digits <= 5 and token.number
        ):
            return None
        value, k = token.number, j + 1
        if worded and token.digits == 2 and token.number >= 20:
            value += 1900
        if k < len(ts) and not ts[k].clitic and ts[k].number is None and ts[k].get("mult") and worded:
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
    era, k = _era(ts, k)
    if not worded and not era and value > 2199:
        return None
    return value, era == "bc", "hijri" if era == "ah" else "", k


def _era(ts: Ts, k: int) -> tuple[str, int]:
    if k < len(ts) and ts[k].get("era") and ts[k].gap in ("", "("):
        return str(ts[k].get("era")), k + 1
    return "", k


def modifier(ts: Ts, i: int) -> tuple[Turn, int] | None:
    """Last, next, current, the same: where it points, and the index after it."""
    if i >= len(ts) or ts[i].gap or ts[i].clitic:
        return None
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


# ---------------------------------------------------------------- a year or its like behind a month
def tail(ts: Ts, j: int, node: Stamp) -> tuple[Node, int]:
    """What may stand behind a month: a year, a modifier, "of last year"."""
    if j >= len(ts) or ts[j].gap not in _OPEN_YEAR:
        return node, j
    pointed = modifier(ts, j)
    if pointed:
        found = year(ts, pointed[1])
        if found and ts[pointed[1]].gap in _COMMA:
            return _with_year(node, found), found[3]
        return evolve(node, turn=pointed[0]), pointed[1]
    k = j + 1 if _at(ts, j, "prep") in ("of", "in") and not ts[j].gap else j
    cycle = year_cycle(ts, k)
    if cycle and ts[k].gap in _COMMA:
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
    k = i + 1 if dem else i
    if k >= len(ts) or ts[k].get("unit") != "year" or not ts[k].definite:
        return None
    pointed = modifier(ts, k + 1)
    if pointed:
        return Cycle("year", pointed[0]), pointed[1]
    return (Cycle("year", 0), k + 1) if dem else None


# ---------------------------------------------------------------- whole dates
def stamp(ts: Ts, i: int) -> tuple[Node, int, int] | None:
    """A date by calendar fields at token ``i``: node, first token of the mention, token after it."""
    start = j = i
    worded = False
    if _at(ts, j, "dayword") is not None and j + 1 < len(ts) and not ts[j + 1].gap:
        start = j = j + 1
        worded = True
    if day_word(ts, j) and j + 1 < len(ts) and ts[j + 1].gap in ("", "("):
        j += 1
        worded = True
    named = _weekday(ts, j, worded=worded)
    if named:
        return (*_behind_weekday(ts, named, j + 1, start),)
    found = numeric(ts, j, worded=worded) or _day_month(ts, j, worded=worded) or _month_first(ts, j, worded=worded)
    return (found[0], start, found[1]) if found else None


def _weekday(ts: Ts, j: int, *, worded: bool) -> int:
    if j < len(ts) and ts[j].get("weekday") and (ts[j].definite or worded or _at(ts, j + 1, "unit") == "week"):
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
        ts[k].get("conn") is not None or ts[k].get("prep") in ("in", "of") or _at(ts, k, "dayword") is not None
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


def week_node(ts: Ts, i: int) -> tuple[Cycle, int] | None:
    """The week that a day lies in: last week, this week."""
    k = i + 1 if _at(ts, i, "dem") == "this" else i
    if k < len(ts) and ts[k].get("unit") == "week" and ts[k].definite:
        pointed = modifier(ts, k + 1)
        if pointed:
            return Cycle("week", pointed[0]), pointed[1]
        if k > i:
            return Cycle("week", 0), k + 1
    return None


def month_parent(ts: Ts, j: int) -> tuple[Node, int] | None:
    """ "of" a month or a year, as in the third Tuesday of September."""
    if _at(ts, j, "prep") not in ("of", "in") or ts[j].gap:
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
    k = i + 1 if _at(ts, i, "dem") == "this" else i
    if k < len(ts) and ts[k].get("unit") == "month":
        pointed = modifier(ts, k + 1)
        if pointed and ts[k].definite:
            return Cycle("month", pointed[0]), pointed[1]
        return (Cycle("month", 0), k + 1) if k > i else None
    if k < len(ts) and k == i and ts[k].definite and ts[k].get("mod") in ("0", "-1", "1") and not ts[k].gap:
        return Cycle("month", int(ts[k].get("mod"))), k + 1
    return None


def _day_month(ts: Ts, j: int, *, worded: bool) -> tuple[Node, int] | None:
    got = day(ts, j)
    if got is None:
        return None
    number_of_day, k = got
    if k < len(ts) and ts[k].gap not in ("", ")", "-", "/", "\u2013", "\u060c"):
        return (Stamp(day=number_of_day), k) if worded and ts[j].number is not None else None
    bracketed = k < len(ts) and ts[k].gap == ")"
    m = k + 1 if _at(ts, k, "prep") in ("of", "in") and (not ts[k].gap or bracketed) else k
    named = month_word(ts, m)
    found = month(ts, named)
    spelled = ts[j].number is None and not ts[j].get("ord")
    if found and not ts[named].clitic and not (spelled and m == k) and (m == k or ts[k].get("prep") == "of"):
        if found.sure == 2 and named == m and not worded and year(ts, found.end) is None:
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
    if (
        worded
        and not (k < len(ts) and (ts[k].get("units") or ts[k].get("unit")))
        and (ts[j].number is not None or number_of_day > 5)
    ):
        return Stamp(day=number_of_day), k
    return None


def _month_first(ts: Ts, j: int, *, worded: bool) -> tuple[Node, int] | None:
    """A month with what stands behind it; a day may (May 29), where nothing else can be counted by the number."""
    named = month_word(ts, j)
    if worded and named == j:
        return None
    dem = _at(ts, named, "dem") == "this"
    at = named + 1 if dem else named
    found = month(ts, at)
    if found is None or (named > j and ts[at].clitic) or (at > j and ts[at].gap):
        return None
    node = Stamp(month=found.number, calendar=found.calendar, turn=0 if dem else None)
    ended, k = tail(ts, found.end, node)
    supported = named > j or dem or found.double or k > found.end
    if k == found.end:
        got = day(ts, k) if k < len(ts) and ts[k].gap in ("", "-", "\u060c", ",") else None
        if got and not ts[k].clitic and _stands_alone(ts, got[1], ts[k]):
            return tail(ts, got[1], evolve(node, day=got[0]))
    if not supported and not _evident(ts, at, found):
        return None
    return ended, k


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
    if found.sure == 2:
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
            era, k = _era(ts, i + 3)
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
    if ts[i].digits > 2 or ts[i + 1].digits > 2 or not (worded or (before and sign == "/")):
        return None
    if y > 12 >= x:
        x, y = y, x
    if 1 <= x <= 31 and 1 <= y <= 12:
        return Stamp(month=y, day=x), i + 2
    return None
