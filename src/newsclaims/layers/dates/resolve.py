"""From what the text says to when it is: anchors, news sense, values.

News sense: a weekday, a month or a day without a year is the nearest past one, unless a word or the verb of its sentence
points forward. Without an anchor nothing relative is resolved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from attrs import evolve, frozen

from newsclaims.layers.dates import hijri, nodes, periods
from newsclaims.layers.dates.feasts import feast
from newsclaims.layers.dates.nodes import Clock, Length, Node, Stamp, Turn
from newsclaims.layers.dates.periods import DAY, Date, Period, move, period
from newsclaims.values import TimeValue

__all__ = ["Context", "period_of", "value_of"]

_NOON = 12
_SOON = 60 * DAY
_LONG_AGO = 300 * DAY


@frozen(slots=True)
class Context:
    """What an expression is resolved against.

    Attributes:
        now: the moment of writing; None when nobody knows it.
        timed: is ``now`` a time, or only a day?
        forward: does the sentence point into the future? None when nothing says so or the opposite.
        last: what the text named last before, for words that point back to it.
        joined: is it joined by waw to what was named last?
        alone: is there nothing else in its line?
        kind: where ``now`` comes from: ``document`` or ``text``.
    """

    now: Date | None
    timed: bool = False
    forward: bool | None = None
    last: Period | None = None
    kind: str = "document"
    joined: bool = False
    alone: bool = False

    @property
    def today(self) -> Date | None:
        """Midnight of the day of writing."""
        return self.now.replace(hour=0, minute=0, second=0, microsecond=0) if self.now else None


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
    return _unresolved(node), None


def period_of(node: Node, context: Context) -> Period | None:
    """The period that an expression means; None when it can't be resolved."""
    return _PERIODS[type(node)](node, context)


# ---------------------------------------------------------------- calendar dates
def _stamp(node: Stamp, c: Context) -> Period | None:
    if node.calendar == "hijri":
        return _hijri(node, c)
    if node.bc:
        return None
    if node.year is not None:
        if node.month is None:
            return periods.year(node.year)
        return (
            periods.month(node.month, node.year) if node.day is None else periods.day(node.year, node.month, node.day)
        )
    if c.today is None:
        return None
    if node.month is not None:
        return _without_year(node, c)
    if node.day is not None:
        return _day_only(node, c)
    return _weekday(node, c) if node.weekday else None


def _without_year(node: Stamp, c: Context) -> Period | None:
    """A month or a day of a month in the year that news sense, the modifier or the weekday tells."""
    if c.today is None or node.month is None:
        return None
    if node.turn == "same" and c.last:
        return _stamp(evolve(node, year=c.last.start.year, turn=None), c)
    options = []
    for year in range(max(1, c.today.year - 8), min(9999, c.today.year + 8) + 1):
        try:
            options.append(
                periods.month(node.month, year) if node.day is None else periods.day(year, node.month, node.day)
            )
        except ValueError:
            continue
    if node.weekday:
        fitting = [p for p in options if p.start.isoweekday() == node.weekday and abs(p.start - c.today) < 370 * DAY]
        if fitting:
            return min(fitting, key=lambda p: abs(p.start - c.today)).at(c.kind)  # type: ignore[operator]
    return _chosen(options, node.turn, c)


def _chosen(options: list[Period], turn: Turn, c: Context) -> Period | None:
    """The option that a modifier or news sense takes; they are in order."""
    today = c.today
    if today is None:
        return None
    past = [p for p in options if p.start <= today]
    before = [p for p in options if p.end <= today]
    ahead = [p for p in options if p.start > today]
    if turn in (-1, "last", "before"):
        return before[-1].at(c.kind) if before else None
    if turn in (1, "next"):
        return ahead[0].at(c.kind) if ahead else None
    if turn == 0:
        this = [p for p in options if p.start.year == today.year]
        return this[-1].at(c.kind) if this else None
    if not past or not ahead:
        return None
    current = past[-1].end > today
    recent = today - past[-1].start <= _SOON and ahead[0].start - today >= _LONG_AGO
    if c.forward and not current and not recent:
        return ahead[0].at(c.kind)
    soon = ahead[0].start - today <= _SOON and today - past[-1].start >= _LONG_AGO
    near = _beside_last(ahead[0], past[-1], c)
    if ((soon and c.forward is None) or near) and not current:
        return ahead[0].at(c.kind)
    return past[-1].at(c.kind)


def _beside_last(ahead: Period, past: Period, c: Context) -> bool:
    """Does the text tell a series of coming days, of which this is the next?"""
    if c.last is None or c.today is None or c.last.start <= c.today or c.forward is False:
        return False
    return abs(ahead.start - c.last.start) < abs(past.start - c.last.start)


def _day_only(node: Stamp, c: Context) -> Period | None:
    """A day without its month: the month of the weekday beside it, else the current one."""
    if c.today is None or node.day is None:
        return None
    options = []
    for shift in range(-6, 7):
        at = move(c.today.replace(day=1), "month", shift)
        try:
            options.append(periods.day(at.year, at.month, node.day))
        except ValueError:
            continue
    if node.weekday:
        fitting = [p for p in options if p.start.isoweekday() == node.weekday]
        if fitting:
            return min(fitting, key=lambda p: abs(p.start - c.today)).at(c.kind)  # type: ignore[operator]
        return None
    this = [p for p in options if (p.start.year, p.start.month) == (c.today.year, c.today.month)]
    return this[0].at(c.kind) if this else None


def _weekday(node: Stamp, c: Context) -> Period | None:
    if c.today is None or node.weekday is None:
        return None
    back = (c.today.isoweekday() - node.weekday) % 7
    if node.turn in (-1, "before", "last"):
        start = c.today - (back or 7) * DAY
    elif node.turn in (1, "next"):
        start = c.today + ((-back) % 7 or 7) * DAY
    elif node.turn == 0 or c.forward:
        start = c.today + (-back) % 7 * DAY
    elif node.turn == "same" and c.last:
        start = c.last.start
    else:
        start = c.today - back * DAY
        if (
            c.last is not None
            and (c.joined or (c.last.start > c.today and c.forward is not False))
            and c.last.unit == "day"
        ):
            ahead = start + 7 * DAY
            if abs(ahead - c.last.start) < abs(start - c.last.start):
                start = ahead
    return period("day", start).at(c.kind)


def _hijri(node: Stamp, c: Context) -> Period | None:
    if node.year is not None and node.year > 1600 and node.month is not None:  # a Hijri month by its Gregorian year
        return _hijri_in(node.year, node.month, node.day)
    if node.year is not None:
        return hijri.period(node.year, node.month, node.day)
    if c.today is None or node.month is None:
        return None
    now = hijri.hijri_year(c.today)
    options = [p for y in range(max(1, now - 2), now + 3) if (p := hijri.period(y, node.month, node.day))]
    if node.turn == 0:
        this = hijri.period(now, node.month, node.day)
        return this.at(c.kind) if this else None
    chosen = _chosen(options, node.turn, c)
    return chosen


def _hijri_in(year: int, month: int, day: int | None) -> Period | None:
    first = hijri.hijri_year(Date(year, 1, 1))
    for candidate in (first, first + 1, first + 2):
        found = hijri.period(candidate, month, day)
        if found and found.start.year == year:
            return found
    return None


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
    if c.now is None or turn == "same":
        return None
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
            return _chosen(options, None, c)
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
    elif node.unit == "half" and of.unit not in ("year",):
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
    options = []
    for year in range(-1, 3):
        at = move(c.today, "year", year) if c.today else None
        month = periods.month(of.month or 1, at.year) if at else None
        found = _counted(node, month) if month else None
        if found:
            options.append(found)
    return _chosen(options, None, c)


def _phase(node: nodes.Phase, c: Context) -> Period | None:
    of = period_of(node.of, c)
    if of is None:
        return None
    if node.name in ("rest", "elapsed"):
        inside = c.today is not None and of.start <= c.today < of.end
        label = of.timex or periods.timex(of)
        if node.name == "rest":
            return evolve(of, start=c.today if inside else of.start, timex=label, edges=True)
        return evolve(of, end=c.today + DAY if inside and c.today else of.end, timex=label, edges=True)
    return periods.phase(node.name, of)


def _season(node: nodes.Season, c: Context) -> Period | None:
    if node.year is not None:
        of = period_of(node.year, c)
        return periods.season(node.name, of.start.year).at(of.anchor) if of else None
    if c.today is None:
        return None
    options = [periods.season(node.name, c.today.year + n) for n in (-2, -1, 0, 1)]
    return _chosen(options, node.turn, c)


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
    return period("century" if node.size == 100 else "millennium", Date(max(1, first), 1, 1))


def _feasted(node: nodes.Feasted, c: Context) -> Period | None:
    if node.year is not None:
        return feast(node.feast, node.year, hijri_year=node.hijri)
    if c.today is None:
        return None
    options = [p for y in range(-2, 4) if (p := feast(node.feast, c.today.year + y))]
    if node.turn is None and c.forward is None:
        return min(reversed(options), key=lambda p: abs(p.start - c.today)).at(c.kind)  # type: ignore[operator]
    return _chosen(options, node.turn, c)


# ---------------------------------------------------------------- times
def _part(node: nodes.PartOf, c: Context) -> Period | None:
    if node.of is None:
        return None
    of = period_of(node.of, c)
    return periods.part(node.part, of) if of and of.unit == "day" else of


def _at(node: nodes.At, c: Context) -> Period | None:
    day = period_of(node.day, c) if node.day is not None else _day_of_clock(c)
    if day is None or day.unit not in ("day", "daypart"):
        return day if node.day is not None else None
    clock = node.clock
    hour = _hour_of(clock, day)
    start = day.start.replace(hour=0, minute=0) + dt.timedelta(
        hours=hour, minutes=clock.minute or 0, seconds=clock.second or 0
    )
    unit = "second" if clock.second is not None else "minute" if clock.minute is not None else "hour"
    return evolve(period(unit, start), anchor=day.anchor, zone=clock.zone, calendar=day.calendar)


def _day_of_clock(c: Context) -> Period | None:
    return period("day", c.today).at(c.kind) if c.today else None


def _hour_of(clock: Clock, day: Period) -> int:
    """The hour on a dial of 24. Small hours that nothing explains are those of the afternoon, as news writes them."""
    hour = clock.hour or 0
    named = clock.part or (
        {"EV": "evening", "NI": "night", "AF": "afternoon"}.get(day.timex[-2:], "") if day.unit == "daypart" else ""
    )
    if hour > 12 or (hour == 0 and not named):
        return hour
    if named in ("dawn", "morning", "forenoon"):
        return 0 if hour == 12 and (clock.minute or 0) >= 0 else hour
    if named == "noon":
        return hour if hour >= 10 else hour + 12
    if named in ("afternoon", "evening"):
        return hour if hour == 12 and named == "afternoon" else 24 if hour == 12 else hour + 12
    if named == "night":
        return 24 if hour == 12 else hour if hour < 5 else hour + 12
    if named == "midnight":
        return 0 if hour == 12 else hour
    bare = clock.spelled or clock.minute is None
    return hour + 12 if bare and 1 <= hour <= 6 else hour


def _range(node: nodes.Range, c: Context) -> Period | None:
    first, last = period_of(node.first, c), period_of(node.last, c)
    if first is None or last is None:
        return None
    if last.start < first.start:
        if isinstance(node.last, nodes.At) and last.start + DAY > first.start and node.last.day is None:
            last = evolve(last, start=last.start + DAY, end=last.end + DAY)
        elif isinstance(node.last, Stamp) and node.last.weekday and not node.last.month:
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


# ---------------------------------------------------------------- values that are no period
_ISO = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y",
        "decade": "DE", "century": "CE", "quarter": "Q"}  # fmt: skip
_ORDER = ("century", "decade", "year", "quarter", "month", "week", "day", "night", "hour", "minute", "second")


def _iso(amounts: Iterable[tuple[str, float | None]], *, edtf: bool) -> str:
    """An ISO 8601 duration; TIMEX3 has letters for decades and centuries, EDTF counts them in years."""
    date = time = ""
    for unit, count in sorted(amounts, key=lambda a: _ORDER.index(a[0])):
        letter = _ISO[unit]
        factor = {"decade": 10, "century": 100}.get(unit, 1) if edtf else 3 if unit == "quarter" else 1
        if unit == "quarter":
            factor, letter = 3, "M"
        elif edtf and factor > 1:
            letter = "Y"
        said = "X" if count is None else f"{count * factor:.10g}"
        if unit in ("hour", "minute", "second"):
            time += said + letter
        else:
            date += said + letter
    return "P" + date + ("T" + time if time else "")


def _length(node: Length, c: Context) -> TimeValue:
    return TimeValue(
        "duration",
        _iso(node.amounts, edtf=True),
        _iso(node.amounts, edtf=False),
        None,
        None,
        "duration",
        node.approximate,
    )


def _open_shift(node: nodes.Shift, c: Context) -> TimeValue | None:
    after = node.sign > 0 and node.base is None and not (c.forward or c.alone or node.now)
    if node.event or after:
        return _length(node.length, c)
    if all(count is not None for _, count in node.length.amounts):
        return None
    name = "PAST_REF" if node.sign < 0 else "FUTURE_REF"
    return TimeValue("date", _iso(node.length.amounts, edtf=True), name, None, None, "reference", approximate=True)


def _many(node: nodes.Many, c: Context) -> TimeValue:
    """The last so many units: a length that ends or begins at the moment of writing."""
    size = _iso([(node.unit, node.count)], edtf=False)
    if c.today is None or node.count is None:
        return TimeValue(
            "duration", _iso([(node.unit, node.count)], edtf=True), size, None, None, "duration", node.approximate
        )
    try:
        found = _many_period(node, c)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        return TimeValue("duration", size, size, None, None, "duration", node.approximate)
    made = found.value("duration")
    return evolve(made, timex3=size, precision="duration", approximate=node.approximate)


def _many_period(node: nodes.Many, c: Context) -> Period | None:
    if c.now is None or c.today is None or node.count is None:
        return None
    if node.unit in ("hour", "minute", "second"):
        if not c.timed:
            return None
        other = move(c.now, node.unit, node.turn * node.count)
        return Period(min(c.now, other), max(c.now, other), "interval", anchor=c.kind)
    first = period(node.unit, c.today)
    if node.turn < 0:
        return Period(move(first.start, node.unit, -node.count), c.today + DAY, "interval", anchor=c.kind)
    return Period(first.end, move(first.end, node.unit, node.count), "interval", anchor=c.kind)


def _every(node: nodes.Every, c: Context) -> TimeValue:
    return TimeValue("set", node.value, node.value, None, None, "set")


def _reference(node: nodes.Reference, c: Context) -> TimeValue:
    if node.value == "PRESENT_REF" and c.now is not None:
        at = c.now.isoformat(timespec="seconds") if c.timed else c.now.date().isoformat()
        return TimeValue("date", at, node.value, at, at, "reference", anchor=c.kind)  # type: ignore[arg-type]
    return TimeValue("date", node.value, node.value, None, None, "reference")


def _instant(node: nodes.Instant, c: Context) -> TimeValue:
    return TimeValue("duration", "PT1S", "PT1S", None, None, "duration")


def _bc(node: Any, c: Context) -> TimeValue | None:
    if isinstance(node, nodes.Century) and node.bc:
        timex = f"BC{node.number - 1:02d}"
        first, last = -(node.number * 100) + 1, -((node.number - 1) * 100)
        return TimeValue("date", f"{_astronomic(first)}/{_astronomic(last)}", timex, None, None, "century")
    if isinstance(node, Stamp) and node.bc and node.year is not None:
        return TimeValue("date", _astronomic(1 - node.year), f"BC{node.year:04d}", None, None, "year")
    return None


def _astronomic(year: int) -> str:
    """EDTF counts years before the first one through zero."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _unresolved(node: Node) -> TimeValue:
    """What can be said of an expression that can't be resolved: X for every unknown digit."""
    if isinstance(node, nodes.At):
        clock = node.clock
        hour = _hour_of(clock, period("day", Date(2000, 1, 1)))
        time = f"T{hour % 24:02d}" + (f":{clock.minute % 60:02d}" if clock.minute is not None else "")
        text = _unresolved(node.day).value if isinstance(node.day, Stamp) else "XXXX-XX-XX"
        grain = "second" if clock.second is not None else "minute" if clock.minute is not None else "hour"
        return TimeValue("time", text + time, text + time, None, None, grain)  # type: ignore[arg-type]
    if isinstance(node, nodes.PartOf):
        letters = periods.PARTS[node.part][2]
        return TimeValue("time", "XXXX-XX-XXT" + letters, "XXXX-XX-XXT" + letters, None, None, "daypart")
    if isinstance(node, Stamp):
        return _unresolved_stamp(node)
    if isinstance(node, nodes.Phase):
        return _unresolved(node.of)
    if isinstance(node, nodes.Shift):
        return _length(node.length, Context(None))
    unit = getattr(node, "unit", "")
    text = _UNKNOWN.get(unit, "XXXX-XX-XX")
    grain = "day" if isinstance(node, nodes.Rel) or unit not in periods._PRECISION else unit
    return TimeValue("date", text, text, None, None, grain)  # type: ignore[arg-type]


_UNKNOWN = {
    "year": "XXXX",
    "month": "XXXX-XX",
    "week": "XXXX-WXX",
    "decade": "XXXX",
    "century": "XXXX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
}


def _unresolved_stamp(node: Stamp) -> TimeValue:
    if node.weekday and not node.day:
        text = f"XXXX-WXX-{node.weekday}"
        return TimeValue("date", "XXXX-XX-XX", text, None, None, "day")
    month = f"{node.month:02d}" if node.month and node.calendar == "gregorian" else "XX"
    text = f"{node.year:04d}" if node.year and node.calendar == "gregorian" else "XXXX"
    text += f"-{month}" + (
        f"-{node.day:02d}" if node.day and node.calendar == "gregorian" else "-XX" if node.day else ""
    )
    return TimeValue("date", text, text, None, None, "day" if node.day else "month", calendar=node.calendar)


_VALUES: dict[type, Callable[[Any, Context], TimeValue | None]] = {
    Length: _length, nodes.Shift: _open_shift, nodes.Many: _many, nodes.Every: _every, nodes.Reference: _reference,
    nodes.Instant: _instant, nodes.Century: _bc, Stamp: _bc,
}  # fmt: skip
_PERIODS: dict[type, Callable[[Any, Context], Period | None]] = {
    Stamp: _stamp, nodes.Rel: _rel, nodes.Cycle: _cycle, nodes.Shift: _shift, nodes.Within: _within, nodes.Nth: _nth,
    nodes.Phase: _phase, nodes.Season: _season, nodes.Decade: _decade, nodes.Century: _century, nodes.Feasted: _feasted,
    nodes.PartOf: _part, nodes.At: _at, nodes.Range: _range, nodes.Many: _many_period,
}  # fmt: skip
