"""When feasts are: fixed, by the Hijri calendar, by Easter, by the n-th weekday of a month."""

from __future__ import annotations

import datetime as dt

from attrs import evolve

from newsclaims.layers.dates import hijri
from newsclaims.layers.dates.periods import DAY, Date, Period, period, weekday_of
from newsclaims.layers.dates.vocabulary import Feast

__all__ = ["easter", "feast"]


def feast(of: Feast, year: int, *, hijri_year: bool = False) -> Period | None:
    """A feast in a Gregorian year or a Hijri one; the first of two that one Gregorian year can hold."""
    if of.calendar == "hijri":
        found = _hijri(of, year, hijri_year=hijri_year)
    elif of.calendar == "easter":
        found = period("day", easter(year) + int(of.day) * DAY)
    elif of.calendar == "orthodox":
        found = period("day", easter(year, orthodox=True) + int(of.day) * DAY)
    elif of.calendar == "nth":
        weekday, count = of.day.split(".")
        found = weekday_of(period("month", Date(year, of.month, 1)), int(weekday), int(count))
    else:
        found = period("day", Date(year, of.month, int(of.day)))
    if found and of.days > 1:
        return evolve(found, end=found.start + of.days * DAY, unit="interval")
    return found


def _hijri(of: Feast, year: int, *, hijri_year: bool) -> Period | None:
    if hijri_year:
        return hijri.period(year, of.month, int(of.day))
    first = hijri.hijri_year(Date(year, 1, 1))
    for candidate in (first, first + 1, first + 2):
        found = hijri.period(candidate, of.month, int(of.day))
        if found and found.start.year == year:
            return found
    return None


def easter(year: int, *, orthodox: bool = False) -> Date:
    """Easter Sunday of a year, as a Gregorian date (Meeus: Astronomical Algorithms, 1991)."""
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return Date(year, month, day + 1) + dt.timedelta(days=year // 100 - year // 400 - 2)
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return Date(year, month, day + 1)
