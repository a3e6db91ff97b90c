"""The Hijri calendar: Umm al-Qura where its table reaches (1343 to 1500 AH), else the tabular one, as approximate."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from newsclaims.layers.dates.periods import Period

__all__ = ["FIRST", "LAST", "hijri_year", "period"]

FIRST, LAST = 1343, 1500
_EPOCH = dt.date(622, 7, 19)  # 1 Muharram 1 AH in the proleptic Gregorian calendar


@lru_cache(maxsize=1024)
def _start(year: int, month: int) -> dt.date:
    """The Gregorian day on which a Hijri month begins."""
    if month > 12:
        year, month = year + 1, month - 12
    if FIRST <= year <= LAST:
        from hijridate import Hijri

        return dt.date(*Hijri(year, month, 1).to_gregorian().datetuple())
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return _EPOCH + dt.timedelta(days=days)


def period(year: int, month: int | None = None, day: int | None = None) -> Period | None:
    """The Gregorian period of a Hijri year, month or day; None when there is no such day.

    Days of the years 1343 to 1500 are those of Umm al-Qura; others are computed and marked approximate, since
    months were begun by sight.
    """
    if not 1 <= year <= 9000 or (month is not None and not 1 <= month <= 12):
        return None
    exact = FIRST <= year <= LAST - 1
    if month is None:
        start, end, unit = _start(year, 1), _start(year + 1, 1), "year"
    else:
        start, end, unit = _start(year, month), _start(year, month + 1), "month"
        if day is not None:
            if not 1 <= day <= (end - start).days:
                return None
            start += dt.timedelta(days=day - 1)
            end, unit = start + dt.timedelta(days=1), "day"
    midnight = dt.time()
    first, last = dt.datetime.combine(start, midnight), dt.datetime.combine(end, midnight)
    return Period(first, last, unit if unit == "day" else "interval", calendar="hijri", approximate=not exact)


def hijri_year(at: dt.datetime) -> int:
    """The Hijri year in which a day lies."""
    year = max(1, int((at.year - 622) * 33 / 32))
    while _start(year + 1, 1) <= at.date():
        year += 1
    while year > 1 and _start(year, 1) > at.date():
        year -= 1
    return year
