"""News sense: the year, month or week that an expression leaves out.

A weekday, a month or a day without a year is the nearest past one, unless a word or the verb of its clause points
forward. Without an anchor nothing relative is resolved.
"""

from __future__ import annotations

from attrs import evolve, frozen

from newsclaims.layers.dates import hijri, periods
from newsclaims.layers.dates.nodes import Stamp, Turn
from newsclaims.layers.dates.periods import DAY, Date, Period, move, period

__all__ = ["Context", "chosen", "stamp_period"]

_SOON = 60 * DAY


_LONG_AGO = 300 * DAY
# A day that lay so far back would have its year beside it.
_SOON_DAY = 100 * DAY
_LONG_AGO_DAY = 250 * DAY


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


# ---------------------------------------------------------------- calendar dates
def stamp_period(node: Stamp, c: Context) -> Period | None:
    """The period of a date by calendar fields."""
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
        return stamp_period(evolve(node, year=c.last.start.year, turn=None), c)
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
    return chosen(options, node.turn, c)


def chosen(options: list[Period], turn: Turn, c: Context) -> Period | None:
    """The option that a modifier or news sense takes; they are in order."""
    today = c.today
    if today is None:
        return None
    past = [p for p in options if p.start <= today]
    before = [p for p in options if p.end <= today]
    ahead = [p for p in options if p.start > today]
    if turn in (-1, "last", "before"):
        return before[-1].at(c.kind) if before else None
    if turn == -2:
        return before[-2].at(c.kind) if len(before) > 1 else None
    if turn == 2:
        return ahead[1].at(c.kind) if len(ahead) > 1 else None
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
    near_by, far = (_SOON_DAY, _LONG_AGO_DAY) if past[-1].unit == "day" else (_SOON, _LONG_AGO)
    soon = ahead[0].start - today <= near_by and today - past[-1].start >= far
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
    elif node.turn in (-2, 2):
        start = (
            c.today + (7 * (-1 if node.turn < 0 else 1) + ((-back) % 7 or 7 if node.turn > 0 else -(back or 7))) * DAY
        )
    elif node.turn == 0 or c.forward:
        start = c.today + (-back) % 7 * DAY
    elif node.turn == "same" and c.last:
        start = c.last.start
    else:
        start = c.today - back * DAY
        if c.last is not None and c.joined and c.last.unit == "day":
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
    return chosen(options, node.turn, c)


def _hijri_in(year: int, month: int, day: int | None) -> Period | None:
    first = hijri.hijri_year(Date(year, 1, 1))
    for candidate in (first, first + 1, first + 2):
        found = hijri.period(candidate, month, day)
        if found and found.start.year == year:
            return found
    return None
