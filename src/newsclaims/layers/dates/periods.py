"""Calendar arithmetic: periods of time, their units, and how they are written as EDTF and TIMEX3.

A period is half open inside this layer; the value of a mention has inclusive bounds.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Callable

from attrs import evolve, frozen

from newsclaims.values import Precision, TimeType, TimeValue

__all__ = [
    "MONTHS",
    "SIZES",
    "Period",
    "day",
    "half",
    "month",
    "move",
    "period",
    "quarter",
    "season",
    "timex",
    "unit_of",
    "week",
    "year",
]

Date = dt.datetime
DAY = dt.timedelta(days=1)
# Months in a unit, where a unit is made of months.
MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
SIZES = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "night": 86400, "week": 604800, "weekend": 604800}
_SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "winter": ("WI", 12)}
_SEASON_NUMBERS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}  # of EDTF, by the letters of TIMEX3
_CLOCK = frozenset({"second", "minute", "hour"})
# First and last hour of a part of the day, and its TIMEX3 letters. A night lasts into the next morning.
PARTS = {
    "dawn": (3, 6, "MO"), "morning": (6, 12, "MO"), "forenoon": (9, 12, "MO"), "noon": (12, 14, "MI"),
    "afternoon": (12, 18, "AF"), "evening": (17, 24, "EV"), "night": (19, 28, "NI"), "midnight": (24, 25, "NI"),
}  # fmt: skip


@frozen(slots=True)
class Period:
    """A stretch ``[start, end)`` that the text names by a unit.

    Attributes:
        start: its first instant.
        end: the instant after it.
        unit: the unit that it is, or ``interval``.
        timex: its TIMEX3 value; "" when start and unit say it.
        anchor: what it was resolved against.
        calendar: the calendar that the text names it in.
        approximate: the text says so, or the conversion is no exact one.
        edges: ``start`` and ``end`` are written as an interval, although the text names a unit (early May).
        zone: the offset from UTC that the text names, such as ``+03:00``.
    """

    start: Date
    end: Date
    unit: str
    timex: str = ""
    anchor: str = "none"
    calendar: str = "gregorian"
    approximate: bool = False
    edges: bool = False
    zone: str = ""

    def value(self, kind: TimeType | None = None) -> TimeValue:
        """What a mention of it means."""
        label = self.timex or timex(self)
        edtf = _edtf(self)
        clock = self.unit in _CLOCK or self.unit == "daypart"
        return TimeValue(
            type=kind or ("time" if clock or self.start.time() != dt.time() else "date"),
            value=edtf + ("~" if self.approximate and "/" not in edtf and not clock else ""),
            timex3=label,
            earliest=_bound(self.start, self) + (self.zone if clock else ""),
            latest=_bound(_last(self), self) + (self.zone if clock else ""),
            precision=_PRECISION.get(self.unit, "interval"),
            approximate=self.approximate,
            calendar=self.calendar,
            anchor=self.anchor,  # type: ignore[arg-type]
        )

    def at(self, anchor: str) -> Period:
        """The same with another anchor."""
        return evolve(self, anchor=anchor)


_PRECISION: dict[str, Precision] = {
    "second": "second", "minute": "minute", "hour": "hour", "daypart": "daypart", "day": "day", "week": "week",
    "month": "month", "quarter": "quarter", "season": "season", "half": "half", "year": "year", "decade": "decade",
    "century": "century",
}  # fmt: skip


def _last(p: Period) -> Date:
    if p.unit == "second":
        return p.end - dt.timedelta(seconds=1)
    return p.end - (dt.timedelta(minutes=1) if p.end > p.start else dt.timedelta())


def _bound(at: Date, p: Period) -> str:
    whole = p.unit not in _CLOCK and p.unit != "daypart" and p.start.time() == dt.time() == p.end.time()
    if whole:
        return at.date().isoformat()
    return at.isoformat(timespec="seconds" if p.unit == "second" else "minutes")


def timex(p: Period) -> str:
    """The TIMEX3 value of a period by its unit."""
    written = _TIMEX.get(p.unit)
    return written(p.start) if written else _interval(p)


def _interval(p: Period) -> str:
    return f"{_bound(p.start, p)}/{_bound(_last(p), p)}"


def _week_number(at: Date) -> str:
    iso = at.isocalendar()
    return f"{iso[0]:04d}-W{iso[1]:02d}"


# strftime alone writes years before 1000 without their zeros.
_TIMEX: dict[str, Callable[[Date], str]] = {
    "second": lambda at: f"{at.year:04d}{at:-%m-%dT%H:%M:%S}",
    "minute": lambda at: f"{at.year:04d}{at:-%m-%dT%H:%M}",
    "hour": lambda at: f"{at.year:04d}{at:-%m-%dT%H}",
    "day": lambda at: at.date().isoformat(),
    "week": _week_number,
    "month": lambda at: f"{at.year:04d}-{at.month:02d}",
    "quarter": lambda at: f"{at.year:04d}-Q{(at.month + 2) // 3}",
    "half": lambda at: f"{at.year:04d}-H{(at.month + 5) // 6}",
    "year": lambda at: f"{at.year:04d}",
    "decade": lambda at: f"{at.year // 10:03d}",
    "century": lambda at: f"{at.year // 100:02d}",
}


def _edtf(p: Period) -> str:
    if p.edges or p.unit in ("week", "quarter", "half", "interval", "weekend", "daypart"):
        return _interval(p)
    if p.unit in ("decade", "century"):
        return timex(p).ljust(4, "X")
    if p.unit == "season":
        return f"{p.timex[:4]}-{_SEASON_NUMBERS[p.timex[-2:]]}" if p.timex else timex(p)
    return timex(p) + (p.zone if p.unit in _CLOCK else "")


# ---------------------------------------------------------------- making
def move(at: Date, unit: str, count: float) -> Date:
    """``at`` moved by so many units; a month's last day stays inside its month.

    Raises:
        OverflowError, ValueError: outside the years 1 to 9999.
    """
    if unit in MONTHS:
        months = round(count * MONTHS[unit])
        index = at.year * 12 + at.month - 1 + months
        year, month = divmod(index, 12)
        if not 1 <= year <= 9999:
            raise OverflowError(f"year {year}")
        return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))
    return at + dt.timedelta(seconds=count * SIZES[unit])


def period(unit: str, at: Date) -> Period:
    """The unit of the calendar that holds ``at``."""
    start = at.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "second":
        start = at.replace(microsecond=0)
    elif unit == "minute":
        start = at.replace(second=0, microsecond=0)
    elif unit == "hour":
        start = at.replace(minute=0, second=0, microsecond=0)
    elif unit in ("week", "weekend"):
        start -= start.weekday() * DAY
    elif unit in MONTHS:
        size = MONTHS[unit]
        if size >= 12:
            years = size // 12
            start = start.replace(year=max(1, start.year // years * years), month=1, day=1)
        else:
            start = start.replace(month=(start.month - 1) // size * size + 1, day=1)
    if unit == "weekend":
        return Period(start + 4 * DAY, start + 7 * DAY, "weekend", f"{_week_number(start)}-WE")
    unit = "day" if unit == "night" else unit
    try:
        return Period(start, move(start, unit, 1), unit)
    except (OverflowError, ValueError):  # the last unit of the year 9999 has no instant behind it
        return Period(start, Date.max, unit)


def unit_of(p: Period, unit: str, count: int) -> Period | None:
    """The ``count``-th unit inside a period, counted from its end when negative; None when there is none."""
    if unit == "week":
        return _week_of(p, count)
    first = period(unit, p.start)
    if first.start < p.start and unit != "day":
        first = period(unit, first.end)
    if count > 0:
        got = period(unit, move(first.start, unit, count - 1))
    else:
        got = period(unit, move(period(unit, p.end - dt.timedelta(seconds=1)).start, unit, count + 1))
    return got if p.start <= got.start < p.end else None


def _week_of(p: Period, count: int) -> Period | None:
    """A year's weeks are those of ISO 8601, a month's those that begin in it."""
    if p.unit == "year":
        if count > 0:
            start = Date.fromisocalendar(p.start.year, 1, 1) + 7 * (count - 1) * DAY
        else:
            start = period("week", Date(p.start.year, 12, 28)).start + 7 * (count + 1) * DAY
        return period("week", start)
    first = period("week", p.start)
    if first.start < p.start:
        first = period("week", first.end)
    last = period("week", p.end - DAY)
    start = first.start + 7 * (count - 1) * DAY if count > 0 else last.start + 7 * (count + 1) * DAY
    return period("week", start)


def weekday_of(p: Period, weekday: int, count: int) -> Period | None:
    """The ``count``-th such day of the week (Monday 1) inside a period, from its end when negative."""
    if count > 0:
        start = p.start + ((weekday - p.start.isoweekday()) % 7 + 7 * (count - 1)) * DAY
    else:
        last = p.end - DAY
        start = last - ((last.isoweekday() - weekday) % 7 + 7 * (-count - 1)) * DAY
    return period("day", start) if p.start <= start < p.end else None


def year(number: int) -> Period:
    """A year of the Gregorian calendar."""
    return period("year", Date(number, 1, 1))


def month(number: int, of: int) -> Period:
    """A month of a year."""
    return period("month", Date(of, number, 1))


def day(of_year: int, of_month: int, number: int) -> Period:
    """A day."""
    return period("day", Date(of_year, of_month, number))


def week(at: Date) -> Period:
    """The week of a day, from Monday."""
    return period("week", at)


def quarter(number: int, of: int) -> Period:
    """A quarter of a year."""
    return period("quarter", Date(of, 3 * number - 2, 1))


def half(number: int, of: int) -> Period:
    """A half of a year."""
    return period("half", Date(of, 6 * number - 5, 1))


def season(name: str, of: int) -> Period:
    """A season by months; a winter begins in the December of its year."""
    letters, first = _SEASONS[name]
    start = Date(of, first, 1)
    return Period(start, move(start, "month", 3), "season", f"{of:04d}-{letters}")


def part(name: str, of: Period) -> Period:
    """A part of a day."""
    first, last, letters = PARTS[name]
    start = of.start.replace(hour=0, minute=0, second=0)
    label = f"{start.date().isoformat()}T{letters}"
    hour = dt.timedelta(hours=1)
    return evolve(of, start=start + first * hour, end=start + last * hour, unit="daypart", timex=label, edges=False)


def phase(name: str, of: Period) -> Period:
    """The early, middle or late part of a period: a third of it, and ten days of a month."""
    if of.unit == "month":
        cuts = (of.start, of.start + 10 * DAY, of.start + 20 * DAY, of.end)
    elif of.unit in ("year", "half", "quarter", "season"):
        months = (of.end.year - of.start.year) * 12 + of.end.month - of.start.month
        cuts = (of.start, move(of.start, "month", months // 3), move(of.start, "month", months * 2 // 3), of.end)
    elif of.unit == "week":
        cuts = (of.start, of.start + 2 * DAY, of.start + 4 * DAY, of.end)
    elif of.unit == "decade":
        cuts = (of.start, move(of.start, "year", 3), move(of.start, "year", 7), of.end)
    elif of.unit == "millennium":
        cuts = (of.start, move(of.start, "year", 333), move(of.start, "year", 667), of.end)
    elif of.unit == "century":
        cuts = (of.start, move(of.start, "year", 33), move(of.start, "year", 67), of.end)
    else:
        third = (of.end - of.start) / 3
        cuts = (of.start, of.start + third, of.start + 2 * third, of.end)
    index = {"early": 0, "mid": 1, "late": 2}[name]
    return evolve(of, start=cuts[index], end=cuts[index + 1], timex=of.timex or timex(of), edges=True)
