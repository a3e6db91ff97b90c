"""Publication dates in words: any month name of the data, in any Arab tradition, between a day and a year.

dateparser knows the Egyptian names and some of the others; all of them, Hijri ones and double names too, are read
here from the same rows that the dates layer uses. A string is read only when every word of it is a known one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache

from newsclaims.lexicons import Lexicon
from newsclaims.views import fold

__all__ = ["read_publication_date"]

_TOKEN = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?|\d+|[^\W\d_]+")
_HELPERS = frozenset({"weekday", "unit", "dayword", "era", "ampm", "part", "clock", "conn"})
_OF = frozenset({"of", "in"})
_ARTICLE = "\u0627\u0644"
_HIJRI_BEFORE = 1700  # no paper had a Gregorian year before it


@cache
def _rows() -> tuple[Mapping[str, tuple[str, int]], Mapping[str, str]]:
    """Month names with calendar and number; helping words with what they are. Read once, on first use."""
    months: dict[str, tuple[str, int]] = {}
    for row in Lexicon.packaged("newsclaims.data", "dates_months.tsv", "dates_months").records():
        months.setdefault(fold(row["name"]), (row["calendar"], int(row["month"])))
    words: dict[str, str] = {}
    for row in Lexicon.packaged("newsclaims.data", "dates_words.tsv", "dates_words").records():
        form = fold(row["form"])
        if row["class"] in _HELPERS or row["value"] in _OF:
            said = row["value"] if row["class"] in ("part", "ampm", "era") else ""
            words.setdefault(form, said)
            words.setdefault(_ARTICLE + form, said)
    return months, words


def read_publication_date(text: str) -> dt.date | None:
    """The day, or day and time, that a string with a named Arabic month means; None when it says anything else."""
    months, words = _rows()
    numbers: list[int] = []
    named: list[tuple[str, int]] = []
    clock: list[int] = []
    half = ""
    for said in _pieces(fold(text), months):
        if said in months:
            named.append(months[said])
        elif ":" in said:
            clock = [int(n) for n in said.split(":")]
        elif said.isdecimal():
            numbers.append(int(said))
        elif said in words:
            half = words[said] if words[said] in ("am", "pm") or not half else half
        else:
            return None
    return _made(numbers, named, clock, half)


def _pieces(folded: str, months: Mapping[str, tuple[str, int]]) -> Iterator[str]:
    """Numbers, times and words; a month of two words is one piece."""
    found = _TOKEN.findall(folded)
    at = 0
    while at < len(found):
        size = next((n for n in (3, 2, 1) if " ".join(found[at : at + n]) in months), 1)
        yield " ".join(found[at : at + size])
        at += size


def _made(numbers: list[int], named: list[tuple[str, int]], clock: list[int], half: str) -> dt.date | None:
    """The date of one month, one day and one year, when that is what there is."""
    days = [n for n in numbers if n < 32]
    years = [n for n in numbers if n > 999]
    if len(set(named)) != 1 or len(days) != 1 or len(years) != 1 or len(numbers) != 2:
        return None
    calendar, month = named[0]
    try:
        if calendar == "hijri":
            if years[0] >= _HIJRI_BEFORE:
                return None
            from hijridate import Hijri

            day = dt.date(*Hijri(years[0], month, days[0]).to_gregorian().datetuple())
        else:
            day = dt.date(years[0], month, days[0])
        return dt.datetime.combine(day, _time(clock, half)) if clock else day
    except (ValueError, OverflowError):
        return None


def _time(clock: list[int], half: str) -> dt.time:
    hour, minute, second = (*clock, 0)[:3]
    late = half in ("pm", "noon", "afternoon", "evening", "night")
    if late and hour < 12:
        hour += 12
    elif half in ("am", "dawn", "morning") and hour == 12:
        hour = 0
    return dt.time(hour, minute, second)
