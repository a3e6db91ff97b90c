"""The words of time: rows of the data files as one table from a written word to what it can mean.

Every form is entered with the clitics that Arabic writes together with it, so that reading a text is one look-up a
word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import field, frozen

from newsclaims.lexicons import Lexicons
from newsclaims.views import fold
from newsclaims.words import ARTICLE, CONJUNCTIONS, PREPOSITIONS

__all__ = ["Entry", "Feast", "Readings", "Vocabulary", "vocabulary"]

_LAM = "\u0644"
_WAW = "\u0648"
# Classes whose words take the article, and those that stand for themselves, before which a preposition is written.
_NOMINAL = frozenset(
    {
        "unit", "units", "dual", "weekday", "mod", "n", "mult", "ord", "frac", "part", "part2", "part4", "season",
        "decade", "month", "phase", "moment", "manner", "single", "clock", "few", "millennium", "season_of",
        "feast", "zone", "last", "trigger", "adjective", "early",
    }
)  # fmt: skip
_PARTICLES = frozenset({"prep", "dem", "idem", "every", "approx", "vague", "phase", "n", "ord"})
_BARE = frozenset(
    {"and", "era", "ampm", "zoneword", "adverbial", "approx", "minus", "point", "article", "tee", "zoneabbr"}
)
# Words of these classes alone can be a date, or begin one; all others only help.
TRIGGERS = frozenset(
    {
        "month", "weekday", "unit", "units", "dual", "rel", "part", "ref", "freq", "feast", "season", "clock",
        "decade", "moment", "manner", "weekend", "dayword", "millennium", "ampm", "part2", "part4", "trigger",
    }
)  # fmt: skip


@frozen(slots=True)
class Entry:
    """One way to read a written word, or the first of several words.

    Attributes:
        rest: the words that must follow, folded.
        kind: the class of the whole.
        value: what the class needs.
        clitic: the letters before it, without the article.
        offset: where in the word it begins.
        definite: it has the article.
    """

    rest: tuple[str, ...]
    kind: str
    value: Any
    clitic: str
    offset: int
    definite: bool


@frozen(slots=True)
class Readings:
    """All ways to read a written word.

    Attributes:
        longer: names of several words that it begins, those of most words first.
        entry: the reading of the word alone; None when it only begins a name.
        kinds: the classes of the word alone, with their values.
    """

    longer: tuple[Entry, ...]
    entry: Entry | None
    kinds: dict[str, Any]


@frozen(slots=True)
class Feast:
    """When a feast is: a day of a calendar, or a rule (see ``dates_feasts.tsv``)."""

    calendar: str
    month: int
    day: str
    days: int


@frozen(eq=False)
class Vocabulary:
    """The table, and what is asked of it besides.

    Attributes:
        table: readings of a word by its folded form, those of most words first.
        triggers: forms around which the grammar is worth running.
        inside: all words that can stand in an expression, those that only end a name of several words too.
        months: folded names by calendar and number, for near misses.
        traps: words by class, see ``dates_traps.tsv``.
        events: years by noun, month and day, see ``dates_events.tsv``.
    """

    table: dict[str, Readings] = field(repr=False)
    triggers: frozenset[str] = field(repr=False)
    inside: frozenset[str] = field(repr=False)
    months: dict[tuple[str, int], tuple[str, ...]] = field(repr=False)
    traps: dict[str, frozenset[str]] = field(repr=False)
    events: dict[tuple[str, int, int], int] = field(repr=False)


def vocabulary(lexicons: Lexicons) -> Vocabulary:
    """The vocabulary that a pipeline's lexicons of kinds ``dates_…`` give."""
    table: dict[str, list[Entry]] = {}
    triggers: set[str] = set()
    inside: set[str] = set()
    months: dict[tuple[str, int], list[str]] = {}
    rows = list(_rows(lexicons))
    particles = {fold(form) for form, kind, _ in rows if kind in _PARTICLES}
    for form, kind, value in rows:
        words = fold(form).replace("-", " ").replace(".", " ").split()
        if not words:
            continue
        if kind == "month":
            months.setdefault((value[0], value[1]), []).append(" ".join(words))
        inside.update(words[1:])
        begins = kind in TRIGGERS and not (
            kind == "month" and value[2] == 2
        )  # such a month needs a year, which is one
        telling = next((w for w in words if len(w) > 2 and w not in particles), words[-1])
        if begins and telling != words[0]:  # a name that begins with a particle is found by another of its words
            triggers.add(telling)
        article = form.startswith(ARTICLE)
        for entry, first in _variants(words, kind, value, article=article):
            table.setdefault(first, []).append(entry)
            if (begins and telling == words[0]) or (kind == "frac" and entry.clitic == _WAW):
                triggers.add(first)
    traps: dict[str, set[str]] = {}
    for row in lexicons.records("dates_traps"):
        traps.setdefault(row["class"], set()).add(fold(row["word"]))
    return Vocabulary(
        {first: _readings(entries) for first, entries in table.items()},
        frozenset(triggers),
        frozenset(inside | set(table)),
        {key: tuple(names) for key, names in months.items()},
        {kind: frozenset(words) for kind, words in traps.items()},
        {(fold(r["noun"]), int(r["month"]), int(r["day"])): int(r["year"]) for r in lexicons.records("dates_events")},
    )


def _readings(entries: list[Entry]) -> Readings:
    """The readings of a form; of those of the word alone, the ones with the fewest letters cut off."""
    alone = [e for e in entries if not e.rest]
    least = min((e.offset for e in alone), default=0)
    kinds: dict[str, Any] = {}
    for entry in alone:
        if entry.offset == least:
            kinds.setdefault(entry.kind, entry.value)
    first = next((e for e in alone if e.offset == least), None)
    return Readings(
        tuple(sorted((e for e in entries if e.rest), key=lambda e: (-len(e.rest), e.offset))), first, kinds
    )


def _rows(lexicons: Lexicons) -> Iterator[tuple[str, str, Any]]:
    for row in lexicons.records("dates_months"):
        yield row["name"], "month", (row["calendar"], int(row["month"]), int(row["sure"]))
    for row in lexicons.records("dates_numbers"):
        number = row["class"] in ("n", "mult", "ord", "frac")
        yield row["form"], row["class"], float(row["value"]) if number else row["value"]
    for row in lexicons.records("dates_words"):
        yield row["form"], row["class"], row["value"]
    for row in lexicons.records("dates_zones"):
        yield row["name"], "zone", row["offset"]
    for row in lexicons.records("dates_feasts"):
        yield row["name"], "feast", Feast(row["calendar"], int(row["month"]), row["day"], int(row["days"]))


def _variants(words: list[str], kind: str, value: Any, *, article: bool) -> Iterable[tuple[Entry, str]]:
    """The forms in which the first word is written, each with its reading."""
    first, rest = words[0], tuple(words[1:])
    definite = article and len(first) > 4
    yield Entry(rest, kind, value, "", 0, definite), first
    if (kind in _BARE and kind != "approx") or first.isascii():
        return
    for clitic in CONJUNCTIONS if kind in ("prep", "conn", "ref") else _CLITICS:
        if definite and clitic.endswith(_LAM):
            yield Entry(rest, kind, value, clitic, len(clitic) + 1, True), clitic + first[1:]
        else:
            yield Entry(rest, kind, value, clitic, len(clitic), definite), clitic + first
    if kind in _NOMINAL and not definite:
        whole = ARTICLE + first
        yield Entry(rest, kind, value, "", 0, True), whole
        for clitic in _CLITICS:
            if clitic.endswith(_LAM):
                yield Entry(rest, kind, value, clitic, len(clitic) + 1, True), clitic + whole[1:]
            else:
                yield Entry(rest, kind, value, clitic, len(clitic), True), clitic + whole


_CLITICS = (
    *CONJUNCTIONS,
    *PREPOSITIONS,
    *(a + b for a in CONJUNCTIONS for b in PREPOSITIONS),
)
