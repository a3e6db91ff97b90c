"""From what the text says to when it is: the period of each kind of expression."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from attrs import evolve

from newsclaims.layers.dates import hijri, nodes, periods
from newsclaims.layers.dates.feasts import feast
from newsclaims.layers.dates.nodes import Length, Node, Stamp, Turn
from newsclaims.layers.dates.open_values import (
    era_value,
    every_value,
    hour_of,
    instant_value,
    length_value,
    many_period,
    many_value,
    reference_value,
    shift_value,
    unresolved,
)
from newsclaims.layers.dates.periods import DAY, Date, Period, move, period
from newsclaims.layers.dates.sense import Context, chosen, stamp_period
from newsclaims.values import TimeValue

__all__ = ["period_of", "value_of"]


def value_of(node: Node, context: Context) -> tuple[TimeValue, Period | None]:
    """The value of an expression, and its period where it has one."""
    plain = _VALUES.get(type(node))
    if plain is not None:
        made = plain(node, context)
        if made is not None:
            return made, None
    try:
        found = period_of(node, context)
    except (ValueError, OverflowError):
        found = None
    if found is not None:
        return found.value(), found
    return unresolved(node), None


def period_of(node: Node, context: Context) -> Period | None:
    """The period that an expression means; None when it can't be resolved."""
    return _PERIODS[type(node)](node, context)


# ---------------------------------------------------------------- relative ones
def _rel(node: nodes.Rel, c: Context) -> Period | None:
    return period("day", c.today + node.days * DAY).at(c.kind) if c.today else None


def _turned(unit: str, turn: Turn, c: Context) -> Period | None:
    """The unit that a modifier points at."""
    night = unit == "night"
    if turn in ("same", "next", "before") and c.last is not None:
        steps = {"same": 0, "next": 1, "before": -1}[str(turn)]
        found = period(unit, move(period(unit, c.last.start).start, unit, steps)).at("text")
        return periods.part("night", found) if night else found
    if c.now is None or c.today is None or turn == "same":
        return None
    if turn is None:  # a weekend: the one that is, was, or comes
        turn = 0 if c.forward or c.alone or c.today.isoweekday() > 4 else -1
    count = turn if isinstance(turn, int) else {"next": 1, "before": -1}.get(str(turn), -1)
    at = c.now if unit in ("hour", "minute", "second") else c.today
    assert at is not None
    found = period(unit, move(period(unit, at).start, unit, count)).at(c.kind)
    return periods.part("night", found) if night else found


def _cycle(node: nodes.Cycle, c: Context) -> Period | None:
    return _turned(node.unit, node.turn, c)


def _shift(node: nodes.Shift, c: Context) -> Period | None:
    if node.event or any(count is None for _, count in node.length.amounts):
        return None
    base = c.now
    anchor = c.kind
    if node.sign > 0 and node.base is None and not (c.forward or c.alone or node.now):
        return None
    if node.base is not None:
        pointed = period_of(node.base, c)
        if pointed is None:
            return None
        base, anchor = pointed.start, "text"
    if base is None:
        return None
    at = base
    finest = min(
        (unit for unit, _ in node.length.amounts),
        key=lambda u: periods.MONTHS.get(u, 0) * 2_600_000 + periods.SIZES.get(u, 0),
    )
    for unit, count in node.length.amounts:
        at = move(at, unit, node.sign * (count or 0))
    if finest in ("hour", "minute", "second") and not (c.timed or node.base is not None):
        return None
    grain = {"week": "day", "night": "day", "hour": "minute", "quarter": "month"}.get(finest, finest)
    rough = node.length.approximate
    if grain in ("decade", "century"):
        grain = "year"
    return evolve(period(grain, at), anchor=anchor, approximate=rough)


def _within(node: nodes.Within, c: Context) -> Period | None:
    """A weekday, a day or a month in the week, month or year named beside it."""
    outer = period_of(node.outer, c)
    if outer is None:
        return None
    inner = node.inner
    if isinstance(inner, nodes.Decade):
        return evolve(
            period("decade", outer.start.replace(year=outer.start.year + inner.number)), anchor=outer.anchor
        )
    if not isinstance(inner, Stamp):
        return None
    if inner.month is not None:
        return evolve(period_of(evolve(inner, year=outer.start.year, turn=None), c) or outer, anchor=outer.anchor)
    if inner.day is not None:
        return periods.day(outer.start.year, outer.start.month, inner.day).at(outer.anchor)
    found = periods.weekday_of(outer, inner.weekday or 1, 1)
    return found.at(outer.anchor) if found else None


def _nth(node: nodes.Nth, c: Context) -> Period | None:
    if node.unit == "weekof" and node.of is not None:
        day = period_of(node.of, c)
        return period("week", day.start).at(day.anchor) if day else None
    if node.unit == "after" and node.of is not None:
        event = period_of(node.of, c)
        if event is None:
            return None
        step = (node.weekday - event.start.isoweekday()) % 7 or 7
        return period("day", event.start + (step + 7 * (node.count - 1)) * DAY).at(event.anchor)
    if node.of is None:
        if c.today is None:
            return None
        of: Period | None = period("year", c.today).at(c.kind)
        if node.unit in ("quarter", "half") and of is not None:
            options = [
                u
                for y in (-1, 0, 1)
                if (u := periods.unit_of(period("year", move(c.today, "year", y)), node.unit, node.count))
            ]
            return chosen(options, None, c)
    elif (
        isinstance(node.of, Stamp)
        and node.of.month
        and not node.of.year
        and not node.of.turn
        and node.unit in ("weekday", "week", "day")
    ):
        return _nth_of_month(node, node.of, c)
    else:
        of = period_of(node.of, c)
    if of is None:
        return None
    return _counted(node, of)


def _counted(node: nodes.Nth, of: Period) -> Period | None:
    if node.unit == "weekday":
        found = periods.weekday_of(of, node.weekday, node.count)
    elif node.unit == "quarter" and of.unit in ("century", "decade"):
        years = {"century": 25, "decade": 2.5}[of.unit]
        at = move(of.start, "year", years * (node.count - 1))
        found = Period(at, move(at, "year", years), "interval")
    elif node.unit == "half" and of.unit != "year":
        middle = of.start + (of.end - of.start) / 2
        if of.unit in ("century", "decade"):
            middle = move(of.start, "year", 50 if of.unit == "century" else 5)
        first = node.count == 1
        found = Period(of.start if first else middle, middle if first else of.end, "interval")
    else:
        found = periods.unit_of(of, node.unit, node.count)
    return found.at(of.anchor) if found else None


def _nth_of_month(node: nodes.Nth, of: Stamp, c: Context) -> Period | None:
    """The last Monday of March: a planned day is the next one."""
    if of.calendar == "hijri":
        inside = period_of(of, c)
        found = _counted(node, inside) if inside else None
        return evolve(found, calendar="hijri") if found else None
    options = []
    for year in range(-1, 3):
        at = move(c.today, "year", year) if c.today else None
        month = periods.month(of.month or 1, at.year) if at else None
        found = _counted(node, month) if month else None
        if found:
            options.append(found)
    return chosen(options, None, c)


def _phase(node: nodes.Phase, c: Context) -> Period | None:
    of = period_of(node.of, c)
    if of is None:
        return None
    if node.name in ("rest", "elapsed"):
        label = of.timex or periods.timex(of)
        today = c.today if c.today and of.start <= c.today < of.end else None
        if node.name == "rest":
            return evolve(of, start=today or of.start, timex=label, edges=True)
        return evolve(of, end=today + DAY if today else of.end, timex=label, edges=True)
    if node.name == "late" and of.unit == "day":  # the end of a day is its last minute
        return evolve(period("minute", of.end - dt.timedelta(minutes=1)), anchor=of.anchor, calendar=of.calendar)
    return periods.phase(node.name, of)


def _season(node: nodes.Season, c: Context) -> Period | None:
    if node.year is not None:
        of = period_of(node.year, c)
        return periods.season(node.name, of.start.year).at(of.anchor) if of else None
    if c.today is None:
        return None
    options = [periods.season(node.name, c.today.year + n) for n in (-2, -1, 0, 1)]
    return chosen(options, node.turn, c)


def _decade(node: nodes.Decade, c: Context) -> Period | None:
    if node.century is not None:
        return period("decade", Date((node.century - 1) * 100 + node.number, 1, 1))
    now = c.today.year if c.today else 1999
    start = now // 100 * 100 + node.number
    if start > now:
        start -= 100
    return evolve(period("decade", Date(start, 1, 1)), anchor="none")


def _century(node: nodes.Century, c: Context) -> Period | None:
    if node.bc:
        return None
    first = (node.number - 1) * node.size
    if node.hijri:
        begun, ended = hijri.period(first + 1), hijri.period(first + node.size)
        return evolve(begun, end=ended.end) if begun and ended else None
    return period("century" if node.size == 100 else "millennium", Date(max(1, first), 1, 1))


def _feasted(node: nodes.Feasted, c: Context) -> Period | None:
    if node.year is not None:
        return feast(node.feast, node.year, hijri_year=node.hijri)
    if c.today is None:
        return None
    options = [p for y in range(-2, 4) if (p := feast(node.feast, c.today.year + y))]
    if node.turn is None and c.forward is None:
        return min(reversed(options), key=lambda p: abs(p.start - c.today)).at(c.kind)  # type: ignore[operator]
    return chosen(options, node.turn, c)


# ---------------------------------------------------------------- times
def _part(node: nodes.PartOf, c: Context) -> Period | None:
    if node.of is None and node.part == "midnight" and c.today is not None:
        return period("hour", c.today + (DAY if c.forward or c.alone else 0 * DAY)).at(c.kind)
    if node.of is None:
        return None
    of = period_of(node.of, c)
    return periods.part(node.part, of) if of and of.unit == "day" else of


def _at(node: nodes.At, c: Context) -> Period | None:
    day = period_of(node.day, c) if node.day is not None else _day_of_clock(c)
    if day is None or day.unit not in ("day", "daypart"):
        return day if node.day is not None else None
    clock = node.clock
    hour = hour_of(clock, day)
    start = day.start.replace(hour=0, minute=0) + dt.timedelta(
        hours=hour, minutes=clock.minute or 0, seconds=clock.second or 0
    )
    unit = "second" if clock.second is not None else "minute" if clock.minute is not None else "hour"
    return evolve(period(unit, start), anchor=day.anchor, zone=clock.zone, calendar=day.calendar)


def _day_of_clock(c: Context) -> Period | None:
    return period("day", c.today).at(c.kind) if c.today else None


def _by_weekday(node: Node | None) -> bool:
    """Does a weekday alone say which day it is?"""
    if isinstance(node, nodes.PartOf):
        return _by_weekday(node.of)
    if isinstance(node, nodes.At):
        return _by_weekday(node.day)
    return isinstance(node, Stamp) and node.weekday is not None and node.month is None and node.day is None


def _range(node: nodes.Range, c: Context) -> Period | None:
    first = period_of(node.first, c)
    last = period_of(node.last, evolve(c, last=first)) if first is not None else None  # "of the same year"
    if first is None or last is None:
        return None
    if last.start < first.start:
        if isinstance(node.last, nodes.At) and last.start + DAY > first.start and node.last.day is None:
            last = evolve(last, start=last.start + DAY, end=last.end + DAY)
        elif _by_weekday(node.last) and first.start - last.start < 7 * DAY:
            last = evolve(last, start=last.start + 7 * DAY, end=last.end + 7 * DAY)
        elif isinstance(node.first, Stamp) and node.first.year is None and node.first.month:
            first = (
                period_of(evolve(node.first, year=last.start.year - (node.first.month > last.start.month)), c)
                or first
            )
    if last.end <= first.start:
        return None
    anchor = first.anchor if first.anchor != "none" else last.anchor
    return Period(first.start, last.end, "interval", anchor=anchor, calendar=last.calendar, zone=last.zone)


_VALUES: dict[type, Callable[[Any, Context], TimeValue | None]] = {
    Length: length_value,
    nodes.Shift: shift_value,
    nodes.Many: many_value,
    nodes.Every: every_value,
    nodes.Reference: reference_value,
    nodes.Instant: instant_value,
    nodes.Century: era_value,
    Stamp: era_value,
}
_PERIODS: dict[type, Callable[[Any, Context], Period | None]] = {
    Stamp: stamp_period,
    nodes.Rel: _rel,
    nodes.Cycle: _cycle,
    nodes.Shift: _shift,
    nodes.Within: _within,
    nodes.Nth: _nth,
    nodes.Phase: _phase,
    nodes.Season: _season,
    nodes.Decade: _decade,
    nodes.Century: _century,
    nodes.Feasted: _feasted,
    nodes.PartOf: _part,
    nodes.At: _at,
    nodes.Range: _range,
    nodes.Many: many_period,
}
