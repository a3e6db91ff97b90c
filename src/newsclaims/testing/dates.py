"""Arabic dates in every tradition, digit system, clitic and word order, each drawn together with what it means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

from attrs import frozen
from hypothesis import strategies as st

from newsclaims.lexicons import Lexicon

__all__ = ["TRADITIONS", "RenderedDate", "dates"]

TRADITIONS = ("egypt-gulf", "levant-iraq", "tunisia-algeria", "morocco", "hijri", "double", "numeric")
"""What :func:`dates` can be asked for: whose month names, two names at once, or digits only."""

_DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
_WAW, _LAM = "\u0648", "\u0644"
_MARK_AH = "\u0647\u0640"
_FIRST, _LAST = dt.date(1900, 1, 1), dt.date(2077, 11, 1)
_FIRST_HIJRI, _LAST_HIJRI = 1345, 1498


@frozen
class RenderedDate:
    """A date and one way to write it.

    Attributes:
        text: the date as a newspaper may write it, with its clitics.
        expression: the part of ``text`` that a reader should find: the same without clitics.
        value: what it means, as an EDTF day in the Gregorian calendar.
        tradition: whose month names it uses.
    """

    text: str
    expression: str
    value: str
    tradition: str


@cache
def _names() -> dict[tuple[str, int], tuple[str, ...]]:
    """Month names that stand for a month anywhere, by tradition and number."""
    found: dict[tuple[str, int], list[str]] = {}
    for row in Lexicon.packaged("newsclaims.data", "dates_months.tsv", "dates_months").records():
        digits = any(c.isdigit() for c in row["name"])
        if not digits:
            found.setdefault((row["tradition"], int(row["month"])), []).append(row["name"])
    return {key: tuple(names) for key, names in found.items()}


@cache
def _word(kind: str, value: str) -> tuple[str, ...]:
    """The forms of a class and value among the words of time."""
    rows = Lexicon.packaged("newsclaims.data", "dates_words.tsv", "dates_words").records()
    return tuple(row["form"] for row in rows if (row["class"], row["value"]) == (kind, value))


def dates(tradition: str | None = None) -> st.SearchStrategy[RenderedDate]:
    """A Hypothesis strategy for full dates as Arabic newspapers write them, with their value.

    Args:
        tradition: one of :data:`TRADITIONS`; None for any of them.

    Raises:
        ValueError: there is no such tradition.
    """
    if tradition is None:
        return st.sampled_from(TRADITIONS).flatmap(dates)
    if tradition not in TRADITIONS:
        raise ValueError(f"no tradition {tradition!r}; there are: {', '.join(TRADITIONS)}")
    if tradition == "hijri":
        return _hijri()
    days = st.dates(_FIRST, _LAST)
    if tradition == "numeric":
        return st.tuples(days, st.sampled_from(("/", "-")), st.sampled_from(_DIGITS), st.booleans()).map(_numeric)
    return days.flatmap(lambda day: _named(day, tradition))


def _numeric(drawn: tuple[dt.date, str, str, bool]) -> RenderedDate:
    day, sign, digits, first = drawn
    parts = [f"{day.year:04d}", f"{day.month:02d}", f"{day.day:02d}"]
    text = _written(sign.join(parts if first else reversed(parts)), digits)
    return RenderedDate(text, text, day.isoformat(), "numeric")


def _written(text: str, digits: str) -> str:
    """``text`` with its digits in another system."""
    return text.translate(str.maketrans(_DIGITS[0], digits))


def _month_names(number: int, tradition: str) -> st.SearchStrategy[str]:
    if tradition != "double":
        # Traditions write some months as the Egyptian press does.
        return st.sampled_from(_names().get((tradition, number)) or _names()["egypt-gulf", number])
    pair = st.tuples(
        st.sampled_from(_names()["egypt-gulf", number]),
        st.sampled_from(_names()["levant-iraq", number]),
        st.booleans(),
    )
    shapes: tuple[Callable[[str, str], str], ...] = (
        lambda a, b: f"{a}/{b}",
        lambda a, b: f"{a} / {b}",
        lambda a, b: f"{a} ({b})",
        lambda a, b: f"{a} {b}",
    )
    return st.tuples(pair, st.sampled_from(shapes)).map(
        lambda d: d[1](*(d[0][:2] if d[0][2] else (d[0][1], d[0][0])))
    )


def _named(day: dt.date, tradition: str) -> st.SearchStrategy[RenderedDate]:
    """A day with the name of its month, around which the word order varies."""
    weekdays = _word("weekday", str(day.isoweekday()))[:1]
    leads = ("", _word("unit", "day")[0] + " ", f"\u0627\u0644{weekdays[0]} ", f"\u0627\u0644{weekdays[0]}\u060c ")
    return st.builds(
        _rendered,
        lead=st.sampled_from(leads),
        of=st.sampled_from(("", _word("prep", "of")[0] + " ")),
        unit=st.sampled_from(("", _word("unit", "month")[0] + " ")),
        name=_month_names(day.month, tradition),
        year=st.sampled_from((" ", f" {_word('unit', 'year')[1]} ", f" {_word('unit', 'year')[0]} ", "\u060c ")),
        clitic=st.sampled_from(("", _WAW)),
        digits=st.sampled_from(_DIGITS),
        numbers=st.just((day.day, day.year)),
        value=st.just(day.isoformat()),
        tradition=st.just(tradition),
        era=st.just(""),
    )


def _rendered(
    *, lead: str, of: str, unit: str, name: str, year: str, clitic: str, digits: str, numbers: tuple[int, int],
    value: str, tradition: str, era: str,
) -> RenderedDate:  # fmt: skip
    text = _written(f"{lead}{numbers[0]} {of}{unit}{name}{year}{numbers[1]}{era}", digits)
    return RenderedDate((clitic if lead else "") + text, text, value, tradition)


def _hijri() -> st.SearchStrategy[RenderedDate]:
    """A day of the Umm al-Qura calendar."""
    from hijridate import Hijri

    def at(year: int, month: int, day: int) -> st.SearchStrategy[RenderedDate]:
        gregorian = dt.date(*Hijri(year, month, day).to_gregorian().datetuple())
        return st.builds(
            _rendered,
            lead=st.sampled_from(("", _word("unit", "day")[0] + " ")),
            of=st.sampled_from(("", _word("prep", "of")[0] + " ")),
            unit=st.sampled_from(("", _word("unit", "month")[0] + " ")),
            name=st.sampled_from(_names()["hijri", month]),
            year=st.sampled_from((" ", f" {_word('unit', 'year')[1]} ")),
            clitic=st.sampled_from(("", _WAW)),
            digits=st.sampled_from(_DIGITS),
            numbers=st.just((day, year)),
            value=st.just(gregorian.isoformat()),
            tradition=st.just("hijri"),
            era=st.sampled_from(("", f" {_MARK_AH}", _MARK_AH)),
        )

    return st.tuples(st.integers(_FIRST_HIJRI, _LAST_HIJRI), st.integers(1, 12), st.integers(1, 29)).flatmap(
        lambda d: at(*d)
    )
