"""The words of time: rows of the data files as one table from a written word to what it can mean.

Every form is entered with the clitics that Arabic writes together with it, so that reading a text is one look-up a
word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from attrs import field, frozen

from newsclaims.lexicons import Lexicons
from newsclaims.views import fold
from newsclaims.words import ARTICLE, CONJUNCTIONS, PREPOSITIONS

__all__ = ["Entry", "Feast", "Readings", "Stem", "Vocabulary", "vocabulary"]

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


class Entry(NamedTuple):
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


class Stem(NamedTuple):
    """An entry without clitics; ``clitics``: 0 if it takes none, 1 for conjunctions, 2 for prepositions too."""

    rest: tuple[str, ...]
    kind: str
    value: Any
    definite: bool
    clitics: int


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
    """The words of time, and what is asked of them.

    Attributes:
        stems: what a word without clitics can be, by its folded form.
        triggers: forms around which the grammar is worth running.
        inside: all forms that can stand in an expression, those that only end a name of several words too.
        months: folded names by calendar and number, for near misses.
        traps: words by class, see ``dates_traps.tsv``.
        events: years by noun, month and day, see ``dates_events.tsv``.
    """

    stems: dict[str, list[Stem]] = field(repr=False)
    triggers: frozenset[str] = field(repr=False)
    inside: frozenset[str] = field(repr=False)
    months: dict[tuple[str, int], tuple[str, ...]] = field(repr=False)
    traps: dict[str, frozenset[str]] = field(repr=False)
    events: dict[tuple[str, int, int], int] = field(repr=False)
    _read: dict[str, Readings] = field(factory=dict, init=False, repr=False)

    def readings(self, form: str) -> Readings | None:
        """The ways to read a written word; None when it is no word of time. Worked out once a form."""
        found = self._read.get(form)
        if found is None and form in self.inside:
            entries = list(_entries(self.stems, form))
            found = self._read[form] = _readings(entries)
        return found


def vocabulary(lexicons: Lexicons) -> Vocabulary:
    """The vocabulary that a pipeline's lexicons of kinds ``dates_…`` give."""
    stems: dict[str, list[Stem]] = {}
    triggers: set[str] = set()
    inside: set[str] = set()
    months: dict[tuple[str, int], list[str]] = {}
    rows = list(_rows(lexicons))
    particles = {form for form, kind, _, _ in rows if kind in _PARTICLES}
    for form, kind, value, article in rows:
        words = form.replace("-", " ").replace(".", " ").split()
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
        for first, stem in _stems(words, kind, value, definite=article and len(words[0]) > 4):
            stems.setdefault(first, []).append(stem)
            forms = _forms(first, stem.clitics)
            inside.update(forms)
            if begins and telling == words[0]:
                triggers.update(forms)
            elif kind == "frac":  # "and a half": what stands before is no word of time
                triggers.add(_WAW + first)
    traps: dict[str, set[str]] = {}
    for row in lexicons.records("dates_traps"):
        traps.setdefault(row["class"], set()).add(fold(row["word"]))
    return Vocabulary(
        stems,
        frozenset(triggers),
        frozenset(inside),
        {key: tuple(names) for key, names in months.items()},
        {kind: frozenset(words) for kind, words in traps.items()},
        {(fold(r["noun"]), int(r["month"]), int(r["day"])): int(r["year"]) for r in lexicons.records("dates_events")},
    )


def _stems(words: list[str], kind: str, value: Any, *, definite: bool) -> Iterator[tuple[str, Stem]]:
    """The first word as it is, and with the article where its class takes it."""
    first, rest = words[0], tuple(words[1:])
    if (kind in _BARE and kind != "approx") or first.isascii():
        yield first, Stem(rest, kind, value, definite, 0)
        return
    clitics = 1 if kind in ("prep", "conn", "ref") else 2
    yield first, Stem(rest, kind, value, definite, clitics)
    if kind in _NOMINAL and not definite:
        yield ARTICLE + first, Stem(rest, kind, value, True, clitics)


def _forms(first: str, clitics: int) -> list[str]:
    """A word with the letters that may be written before it; the preposition ``l`` swallows the article's alef."""
    whole = first[1:] if first.startswith(ARTICLE) and len(first) > 4 else first
    before = ((), CONJUNCTIONS, _CLITICS)[clitics]
    return [first, *(c + (whole if c.endswith(_LAM) else first) for c in before)]


def _entries(stems: dict[str, list[Stem]], form: str) -> Iterator[Entry]:
    """The readings of a form, by taking off ever more of its first letters."""
    for clitic in ("", *_CLITICS):
        if not form.startswith(clitic):
            continue
        base, offset = form[len(clitic) :], len(clitic)
        least = 0 if not clitic else 1 if clitic in CONJUNCTIONS else 2
        for stem in stems.get(base, ()):
            if stem.clitics >= least:
                yield Entry(stem.rest, stem.kind, stem.value, clitic, offset, stem.definite)
        if clitic.endswith(_LAM) and base.startswith(_LAM):
            for stem in stems.get(ARTICLE + base[1:], ()):
                if stem.clitics >= least:
                    yield Entry(stem.rest, stem.kind, stem.value, clitic, offset + 1, stem.definite)


def _readings(entries: list[Entry]) -> Readings:
    """The readings of a form; of those of the word alone, the ones with the fewest letters cut off."""
    alone = [e for e in entries if not e.rest]
    least = min((e.offset for e in alone), default=0)
    kinds: dict[str, Any] = {}
    for entry in alone:
        if entry.offset == least:
            kinds.setdefault(entry.kind, entry.value)
    first = next((e for e in alone if e.offset == least), None)
    longer = sorted((e for e in entries if e.rest), key=lambda e: (-len(e.rest), e.offset))
    return Readings(tuple(longer), first, kinds)


def _rows(lexicons: Lexicons) -> Iterator[tuple[str, str, Any, bool]]:
    """Folded form, class, value, and whether the row gives the form with the article."""
    for form, kind, value in _given(lexicons):
        yield fold(form), kind, value, form.startswith(ARTICLE)


def _given(lexicons: Lexicons) -> Iterator[tuple[str, str, Any]]:
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


_CLITICS = (
    *CONJUNCTIONS,
    *PREPOSITIONS,
    *(a + b for a in CONJUNCTIONS for b in PREPOSITIONS),
)
