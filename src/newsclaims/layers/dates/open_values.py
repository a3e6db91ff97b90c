"""Values that are no period: lengths, sets, vague references, and what stays unresolved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from newsclaims.layers.dates import nodes, periods
from newsclaims.layers.dates.nodes import Clock, Length, Node, Stamp
from newsclaims.layers.dates.periods import DAY, Date, Period, move, period
from newsclaims.layers.dates.sense import Context
from newsclaims.values import TimeValue

__all__ = [
    "era_value",
    "every_value",
    "hour_of",
    "instant_value",
    "length_value",
    "many_period",
    "many_value",
    "reference_value",
    "shift_value",
    "unresolved",
]


def hour_of(clock: Clock, day: Period) -> int:
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


def length_value(node: Length, c: Context) -> TimeValue:
    """A length of time."""
    return TimeValue(
        "duration",
        _iso(node.amounts, edtf=True),
        _iso(node.amounts, edtf=False),
        None,
        None,
        "duration",
        node.approximate,
    )


def shift_value(node: nodes.Shift, c: Context) -> TimeValue | None:
    """So many open units ago, or so long before or after an event: no day can be told."""
    after = node.sign > 0 and node.base is None and not (c.forward or c.alone or node.now)
    if node.event or after:
        return length_value(node.length, c)
    if all(count is not None for _, count in node.length.amounts):
        return None
    name = "PAST_REF" if node.sign < 0 else "FUTURE_REF"
    return TimeValue("date", _iso(node.length.amounts, edtf=True), name, None, None, "reference", approximate=True)


def many_value(node: nodes.Many, c: Context) -> TimeValue:
    """The last so many units: a length that ends or begins at the moment of writing."""
    size = _iso([(node.unit, node.count)], edtf=False)
    if c.today is None or node.count is None:
        return TimeValue(
            "duration", _iso([(node.unit, node.count)], edtf=True), size, None, None, "duration", node.approximate
        )
    try:
        found = many_period(node, c)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        return TimeValue("duration", size, size, None, None, "duration", node.approximate)
    made = found.value("duration")
    return evolve(made, timex3=size, precision="duration", approximate=node.approximate)


def many_period(node: nodes.Many, c: Context) -> Period | None:
    """The days between which the last or next so many units lie."""
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


def every_value(node: nodes.Every, c: Context) -> TimeValue:
    """A repetition."""
    return TimeValue("set", node.value, node.value, None, None, "set")


def reference_value(node: nodes.Reference, c: Context) -> TimeValue:
    """A vague reference; the present is the moment of writing."""
    if node.value == "PRESENT_REF" and c.now is not None:
        at = c.now.isoformat(timespec="seconds") if c.timed else c.now.date().isoformat()
        return TimeValue("date", at, node.value, at, at, "reference", anchor=c.kind)  # type: ignore[arg-type]
    return TimeValue("date", node.value, node.value, None, None, "reference")


def instant_value(node: nodes.Instant, c: Context) -> TimeValue:
    """A moment."""
    return TimeValue("duration", "PT1S", "PT1S", None, None, "duration")


def era_value(node: Any, c: Context) -> TimeValue | None:
    """A year or a century before Christ, which has no bounds in ISO 8601's four digits."""
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


def unresolved(node: Node) -> TimeValue:
    """What can be said of an expression that can't be resolved: X for every unknown digit."""
    if isinstance(node, nodes.At):
        clock = node.clock
        hour = hour_of(clock, period("day", Date(2000, 1, 1)))
        time = f"T{hour % 24:02d}" + (f":{clock.minute % 60:02d}" if clock.minute is not None else "")
        text = unresolved(node.day).value if isinstance(node.day, Stamp) else "XXXX-XX-XX"
        grain = "second" if clock.second is not None else "minute" if clock.minute is not None else "hour"
        return TimeValue("time", text + time, text + time, None, None, grain)  # type: ignore[arg-type]
    if isinstance(node, nodes.PartOf):
        letters = periods.PARTS[node.part][2]
        return TimeValue("time", "XXXX-XX-XXT" + letters, "XXXX-XX-XXT" + letters, None, None, "daypart")
    if isinstance(node, Stamp):
        return _unresolved_stamp(node)
    if isinstance(node, nodes.Phase):
        return unresolved(node.of)
    if isinstance(node, nodes.Shift):
        return length_value(node.length, Context(None))
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
