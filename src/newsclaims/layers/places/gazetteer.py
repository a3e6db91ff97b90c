"""The gazetteer: names of places and demonyms, indexed by their words, and what is known of each.

Built once a pipeline from lexicons of the kinds ``places``, ``demonyms``, ``place_cues``, ``place_roles``,
``place_stops`` and (for places inside other names) ``actors``::

    gazetteer = analysis.resource(build)
    gazetteer.countries["OM"].name, gazetteer.countries["OM"].capitals, gazetteer.countries["OM"].demonyms
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import zip_longest
from typing import TypeAlias

from attrs import field, frozen

from newsclaims.errors import LexiconError
from newsclaims.layers.places import demonyms
from newsclaims.layers.places.demonyms import Demonym
from newsclaims.lexicons import Lexicon, Lexicons
from newsclaims.values import PlaceKind
from newsclaims.views import fold

__all__ = ["CountryNames", "Entry", "Gazetteer", "build"]

_WORD = re.compile(r"[^\W\d_]+|\d+")
# Columns of a lexicon of places; only name and kind must be there.
COLUMNS = (
    "name", "kind", "tier", "country", "geonames", "latitude", "longitude", "population", "aliases", "variants",
    "source", "refs",
)  # fmt: skip
_NAME, _KIND, _TIER, _COUNTRY, _GEONAMES, _LATITUDE, _LONGITUDE, _PEOPLE, _ALIASES, _VARIANTS, _, _REFS = range(12)
KINDS: Mapping[str, PlaceKind] = {
    "country": "country", "region": "region", "city": "city", "water": "water", "facility": "facility",
    "border": "border",
}  # fmt: skip
# How well known a place is where no population tells; on the scale of populations.
PRIOR = {"country": 8_000_000, "region": 300_000, "water": 5_000_000, "facility": 300_000, "border": 300_000}
HAND_PRIOR = 1_000_000
# A town that a second lexicon lists too is so many times likelier the one that news mean.
FAMILIAR = 5
PROCLITICS = ("", "\u0648", "\u0641", "\u0628", "\u0644", "\u0648\u0628", "\u0648\u0644")
UNSURE = frozenset({"cue", "named"})
Body: TypeAlias = tuple[str, int, bool]
Row: TypeAlias = tuple[str, ...]
_ORGANIZATIONS = frozenset({"organization", "armed_group", "outlet"})


@frozen
class Entry:
    """What is known of one place.

    Attributes:
        name: its usual Arabic name.
        kind: what it is.
        country: ISO 3166-1 alpha-2, None for seas, regions over several countries and unknown ones.
        refs: identifiers, such as ``geonames:287286``.
        latitude: WGS 84, None where nothing is a point.
        longitude: WGS 84.
        weight: how well known it is, on the scale of populations.
        acts: its name can stand for a government: a country, a capital, a seat of government.
    """

    name: str
    kind: PlaceKind
    country: str | None = None
    refs: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    weight: int = 1
    acts: bool = False


@frozen
class CountryNames:
    """The names of a country: what other layers need to tell governments and nationals.

    Attributes:
        code: ISO 3166-1 alpha-2.
        name: its usual Arabic name.
        names: all its names, as written in the lexicons.
        capitals: Arabic names of its capital.
        demonyms: the folded forms of its adjectives, without the article.
    """

    code: str
    name: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]


@frozen(eq=False)
class Gazetteer:
    """Names by their folded words.

    Attributes:
        rows: the places, as cells in the order of ``COLUMNS``.
        names: folded name to the numbers of its places that count on sight.
        hidden: folded name to the numbers of its places that count beside a cue only.
        heads: first word of a name to the number of words of the longest name that begins so.
        adjectives: folded form of a demonym, with or without its article, to the demonym.
        cues: folded word to what it tells of the name beside it.
        roles: folded word to the classes of :mod:`newsclaims.layers.places.roles`.
        stops: folded names that look like a place to what is to be done about it, see ``place_stops.tsv``.
        bodies: first word to the folded names of bodies, outlets and people that hold a place's: the name, its number
            of words and whether it is a person's.
        given: folded given names.
        outlets: folded name of an outlet to the ISO code of its country.
    """

    rows: Sequence[Row] = field(repr=False)
    names: Mapping[str, tuple[int, ...]] = field(repr=False)
    hidden: Mapping[str, tuple[int, ...]] = field(repr=False)
    heads: Mapping[str, int] = field(repr=False)
    adjectives: Mapping[str, Demonym] = field(repr=False)
    cues: Mapping[str, frozenset[str]] = field(repr=False)
    roles: Mapping[str, frozenset[str]] = field(repr=False)
    stops: Mapping[str, frozenset[str]] = field(repr=False)
    bodies: Mapping[str, tuple[Body, ...]] = field(repr=False)
    given: frozenset[str] = field(repr=False)
    outlets: Mapping[str, str] = field(repr=False)

    def entry(self, number: int) -> Entry:
        """The place of that number."""
        row = self.rows[number]
        kind = KINDS[row[_KIND]]
        people = int(row[_PEOPLE] or 0)
        point = bool(row[_LATITUDE] and row[_LONGITUDE])
        hand = not row[_GEONAMES] and not people
        refs = [f"geonames:{row[_GEONAMES]}"] if row[_GEONAMES] else []
        refs += _split(row[_REFS]) if len(row) > _REFS else ()
        return Entry(
            row[_NAME],
            kind,
            row[_COUNTRY] or None,
            tuple(refs),
            float(row[_LATITUDE]) if point else None,
            float(row[_LONGITUDE]) if point else None,
            max(PRIOR.get(kind, 1), people if kind != "country" else 0, HAND_PRIOR if hand else 1000),
            kind == "country" or row[_TIER] in ("C", "S"),
        )

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places of a name, however it is spelt, without clitics; those that need a cue last."""
        key = _folded([name])[0]
        return tuple(self.entry(n) for n in (*self.names.get(key, ()), *self.hidden.get(key, ())))

    def outlet(self, name: str) -> str:
        """The ISO code of the country of an outlet, or nothing."""
        return self.outlets.get(_folded([name])[0], "") if name else ""

    def demonym(self, form: str) -> Demonym | None:
        """The demonym of a form, with or without its article, or None."""
        return self.adjectives.get(fold(form))

    @cached_property
    def openers(self) -> Mapping[str, PlaceKind]:
        """Words such as "the town of", with the proclitics that they have, to the kind of the name after them."""
        found: dict[str, PlaceKind] = {}
        for word, classes in self.cues.items():
            kind = "city" if "open_city" in classes else "region" if "open_region" in classes else None
            if kind:
                found.update(dict.fromkeys((clitic + word for clitic in PROCLITICS), KINDS[kind]))
        return found

    @cached_property
    def homes(self) -> Mapping[str, Entry]:
        """The entry of each country by its ISO code."""
        return {row[_COUNTRY]: self.entry(n) for n, row in enumerate(self.rows) if row[_KIND] == "country"}

    @cached_property
    def countries(self) -> Mapping[str, CountryNames]:
        """The names of each country by its ISO code."""
        capitals: dict[str, list[str]] = {}
        for row in self.rows:
            if row[_TIER] == "C":
                capitals.setdefault(row[_COUNTRY], []).extend((row[_NAME], *_split(row[_ALIASES])))
        adjectives: dict[str, dict[str, None]] = {}
        for form, demonym in self.adjectives.items():
            if demonym.country and not form.startswith(demonyms.ARTICLE):
                adjectives.setdefault(demonym.country, {})[form] = None
        found = {}
        for row in self.rows:
            if row[_KIND] == "country":
                code = row[_COUNTRY]
                found[code] = CountryNames(
                    code,
                    row[_NAME],
                    (row[_NAME], *_split(row[_ALIASES])),
                    tuple(dict.fromkeys(capitals.get(code, ()))),
                    tuple(adjectives.get(code, ())),
                )
        return found


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part] if cell else []


def build(lexicons: Lexicons) -> Gazetteer:
    """The gazetteer of a pipeline's lexicons; for ``analysis.resource``."""
    rows = _merged(lexicons)
    stops = _classes(lexicons.records("place_stops"), "name")
    names, hidden = _indexed(rows, stops)
    adjectives = {form: demonym for demonym in demonyms.read(lexicons.records("demonyms")) for form in demonym.forms}
    heads: dict[str, int] = {}
    phrases = [key for key, classes in stops.items() if "phrase" in classes]
    for key in (*names, *hidden, *adjectives, *phrases):
        if " " not in key:
            heads.setdefault(key, 1)
            continue
        first, length = key[: key.index(" ")], key.count(" ") + 1
        if heads.get(first, 0) < length:
            heads[first] = length
    given = [r["name"] for r in lexicons.records("given_names") if r.get("class") != "family"]
    return Gazetteer(
        rows,
        names,
        hidden,
        heads,
        adjectives,
        _classes(lexicons.records("place_cues"), "cue"),
        _classes(lexicons.records("place_roles"), "word"),
        stops,
        _bodies(lexicons, {*names, *hidden, *adjectives}),
        frozenset(_folded(given)),
        _outlets(lexicons),
    )


def _folded(names: Sequence[str]) -> list[str]:
    """The folded words of many names, in one go: a view a name would cost more than all the rest."""
    text = fold("\n".join(names))
    if text.count("\n") != len(names) - 1:  # a name from a newsroom's own program may hold a line break
        text = fold("\n".join([" ".join(name.split()) for name in names]))
    return [key if key.replace(" ", "").isalpha() else " ".join(_WORD.findall(key)) for key in text.split("\n")]


def _indexed(
    rows: Sequence[Row], stops: Mapping[str, frozenset[str]]
) -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Names that count on sight and those that don't, each to the numbers of its places."""
    spelt: list[str] = []
    numbers: list[int] = []
    shown: list[bool] = []
    for number, row in enumerate(rows):
        sure = [row[_NAME], *_split(row[_ALIASES])]
        unsure = _split(row[_VARIANTS])
        spelt += sure
        spelt += unsure
        numbers += [number] * (len(sure) + len(unsure))
        shown += [row[_TIER] != "B"] * len(sure) + [False] * len(unsure)
    doubtful = {key for key, classes in stops.items() if classes & UNSURE}
    never = {key for key, classes in stops.items() if "never" in classes}
    names: dict[str, tuple[int, ...]] = {}
    hidden: dict[str, tuple[int, ...]] = {}
    for key, number, sight in zip(_folded(spelt), numbers, shown):
        if key in never:
            continue
        into = names if sight and key not in doubtful else hidden
        known = into.get(key, ())
        if number not in known:
            into[key] = (*known, number)
    return names, hidden


def _merged(lexicons: Lexicons) -> list[Row]:
    """The rows of all lexicons of places; a later one of the same country or id adds its names to the first."""
    rows: list[Row] = []
    known: dict[str, int] = {}
    for lexicon in lexicons.of("places"):
        for row in _ordered(lexicon):
            if row[_KIND] not in KINDS:
                continue
            identity = row[_COUNTRY] if row[_KIND] == "country" else row[_GEONAMES]
            first = known.get(identity) if identity else None
            if first is None:
                if identity:
                    known[identity] = len(rows)
                rows.append(row)
            else:
                rows[first] = _joined(rows[first], row)
    return rows


def _ordered(lexicon: Lexicon) -> Iterable[Row]:
    """Its rows, with the cells in the order of ``COLUMNS``; the project's own files have that order."""
    columns, table = lexicon.table
    if columns == COLUMNS[: len(columns)]:
        return table
    at = [columns.index(c) if c in columns else -1 for c in COLUMNS]
    rows = [tuple([cells[i].strip() if i >= 0 else "" for i in at]) for cells in table]
    for row in rows:
        _check(row, lexicon.name)
    return rows


def _check(row: Row, lexicon: str) -> None:
    """Numbers that are none would be noticed only when a text names the place."""
    try:
        int(row[_PEOPLE] or 0)
        latitude, longitude = float(row[_LATITUDE] or 0), float(row[_LONGITUDE] or 0)
    except ValueError as e:
        raise LexiconError(f"lexicon {lexicon!r}, place {row[_NAME]!r}: {e}; give numbers or nothing") from e
    if not (row[_NAME] and abs(latitude) <= 90 and abs(longitude) <= 180):
        raise LexiconError(f"lexicon {lexicon!r}, place {row[_NAME]!r}: it needs a name, and degrees in range")


def _joined(old: Row, new: Row) -> Row:
    """One row of two for the same place: the later one's name and tier, the facts of whichever has them."""
    cells = ["" if b == "-" else b or a for a, b in zip_longest(old, new, fillvalue="")]
    names = dict.fromkeys((new[_NAME], *_split(new[_ALIASES]), old[_NAME], *_split(old[_ALIASES])))
    cells[_ALIASES] = "|".join(list(names)[1:])
    cells[_VARIANTS] = "|".join((*_split(old[_VARIANTS]), *_split(new[_VARIANTS])))
    if old[_TIER] == "C" and new[_TIER] in ("", "A"):
        cells[_TIER] = "C"
    if cells[_PEOPLE]:
        cells[_PEOPLE] = str(FAMILIAR * int(cells[_PEOPLE]))
    return tuple(cells)


def _classes(records: Iterable[dict[str, str]], column: str) -> dict[str, frozenset[str]]:
    pairs = [(record[column], record["class"]) for record in records]
    found: dict[str, set[str]] = {}
    for word, (_, kind) in zip(_folded([word for word, _ in pairs]), pairs):
        found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _outlets(lexicons: Lexicons) -> dict[str, str]:
    """Names of outlets to the codes of their countries, where a lexicon of actors has such a column."""
    spelt: list[str] = []
    codes: list[str] = []
    for record in lexicons.records("actors"):
        if record["kind"] == "outlet" and record.get("country"):
            names = [record["name"], *_split(record.get("aliases", ""))]
            spelt += names
            codes += [record["country"]] * len(names)
    return dict(zip(_folded(spelt), codes))


def _bodies(lexicons: Lexicons, known: AbstractSet[str]) -> dict[str, tuple[Body, ...]]:
    """Names of bodies, armed groups, outlets and people that hold the name of a place, by their first word."""
    spelt: list[str] = []
    people: list[bool] = []
    for record in lexicons.records("actors"):
        if record["kind"] == "person" or record["kind"] in _ORGANIZATIONS:
            names = [record["name"], *_split(record.get("aliases", ""))]
            spelt += names
            people += [record["kind"] == "person"] * len(names)
    found: dict[str, dict[Body, None]] = {}
    for key, person in zip(_folded(spelt), people):
        words = key.split(" ")
        if len(words) > 1 and not known.isdisjoint(words):
            found.setdefault(words[0], {})[key, len(words), person] = None
    return {first: tuple(keys) for first, keys in found.items()}
