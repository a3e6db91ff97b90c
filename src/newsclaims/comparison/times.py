"""Days as numbers: when a date can lie, and whether two dates can be the same."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from newsclaims.values import TimeValue

__all__ = ["Days", "days_of"]

_LONGEST = 62
"""Days of the longest stretch that dates an event: a year or a season says too little."""


@frozen(order=True)
class Days:
    """The days from ``first`` to ``last``, both included, as proleptic Gregorian ordinals."""

    first: int
    last: int

    def meets(self, other: Days, slack: int = 0) -> bool:
        """Do the two share a day, or lie at most ``slack`` days apart?"""
        return self.first <= other.last + slack and other.first <= self.last + slack

    def within(self, other: Days) -> bool:
        """Does this lie inside ``other`` (or equal it)?"""
        return other.first <= self.first and self.last <= other.last

    def narrowed(self, other: Days) -> Days:
        """The days that both have; this one where they share none."""
        return Days(max(self.first, other.first), min(self.last, other.last)) if self.meets(other) else self

    def __len__(self) -> int:
        return self.last - self.first + 1


def days_of(value: TimeValue) -> Days | None:
    """The days that a date can mean; None for lengths, sets, unresolved dates and long stretches."""
    if value.type not in ("date", "time") or value.precision == "reference":
        return None
    if value.earliest is None or value.latest is None:
        return None
    try:
        days = Days(*(dt.date.fromisoformat(day[:10]).toordinal() for day in (value.earliest, value.latest)))
    except ValueError:  # a year beyond those of the calendar
        return None
    return days if 0 < len(days) <= _LONGEST else None
