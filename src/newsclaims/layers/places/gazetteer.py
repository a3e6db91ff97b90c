"""The gazetteer: names of places and demonyms, indexed by their words, and what is known of each.

Built once a pipeline from lexicons of the kinds ``places``, ``demonyms``, ``place_cues``, ``place_roles``,
``place_stops`` and (for places inside other names) ``actors``::

    gazetteer = analysis.resource(build)
    gazetteer.countries["OM"].name, gazetteer.countries["OM"].capitals, gazetteer.countries["OM"].demonyms
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from math import pi, sqrt
from typing import NamedTuple

from newsclaims.layers.places.demonyms import ARTICLE, Demonym
from newsclaims.layers.places.indexes import bodies, classes, folded, given_names, outlets
from newsclaims.layers.places.packed import Index, index
from newsclaims.layers.places.rows import (
    ALIASES,
    COUNTRY,
    GEONAMES,
    KIND,
    KINDS,
    LATITUDE,
    LONGITUDE,
    NAME,
    PEOPLE,
    RADIUS,
    REFS,
    TIER,
    TIMES,
    Row,
    split,
)
from newsclaims.lexicons import Lexicons
from newsclaims.values import PlaceKind

__all__ = ["CountryNames", "Entry", "Gazetteer", "build"]

# How well known a place is where no population tells; on the scale of populations.
PRIOR = {"country": 8_000_000, "region": 300_000, "water": 5_000_000, "facility": 300_000, "border": 300_000}
HAND_PRIOR, TOWN = 1_000_000, 200_000
# People a square kilometre of a town, for the circle that stands for it: the order of magnitude, no survey.
DENSITY = 4_000
PROCLITICS = ("", "\u0648", "\u0641", "\u0628", "\u0644", "\u0648\u0628", "\u0648\u0644")


class Entry(NamedTuple):
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
        precision_km: radius of the circle that stands for it, None without a point or where nothing tells.
        capital: it is one.
    """

    name: str
    kind: PlaceKind
    country: str | None = None
    refs: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    weight: int = 1
    acts: bool = False
    precision_km: float | None = None
    capital: bool = False


class CountryNames(NamedTuple):
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


class Gazetteer:
    """Names by their folded words.

    Attributes:
        heads: the first words of all names.
        adjectives: folded form of a demonym, with or without its article, to the demonym.
        cues: folded word to what it tells of the name beside it.
        roles: folded word to the classes of :mod:`newsclaims.layers.places.roles`.
        stops: folded names that look like a place to what is to be done about it, see ``place_stops.tsv``.
        bodies: first word to the folded names of bodies, outlets and people that hold a place's: the name, its number
            of words and whether it is a person's.
        given: folded given names.
        outlets: folded name of an outlet to the ISO code of its country.
    """

    def __init__(self, index: Index, lexicons: Lexicons) -> None:
        self._index = index
        self._entries: dict[int, Entry] = {}
        self.adjectives: Mapping[str, Demonym] = {form: one for one in index.demonyms for form in one.forms}
        self.heads = frozenset(index.longer).union(index.names, index.hidden, self.adjectives)
        self.cues = classes(lexicons, "place_cues", "cue")
        self.roles = classes(lexicons, "place_roles", "word")
        self.stops = classes(lexicons, "place_stops", "name")
        self.bodies = bodies(lexicons, index.names.keys(), index.hidden.keys(), self.adjectives.keys())
        self.given = given_names(lexicons)
        self.outlets = outlets(lexicons)

    def longest(self, head: str) -> int:
        """The number of words of the longest name that begins with a word."""
        return int(self._index.longer.get(head, 1))

    def shown(self, key: str) -> tuple[int, ...]:
        """The numbers of the places of a folded name that count on sight."""
        return _numbers(self._index.names.get(key))

    def hidden(self, key: str) -> tuple[int, ...]:
        """The numbers of the places of a folded name that count beside a cue only."""
        return _numbers(self._index.hidden.get(key))

    def entry(self, number: int) -> Entry:
        """The place of that number; made on first use, since few of them are ever named."""
        known = self._entries.get(number)
        if known is None:
            known = self._entries[number] = _entry(self._row(number))
        return known

    def _row(self, number: int) -> Row:
        changed = self._index.changed.get(number)
        return _cells(self._index.rows[number] if changed is None else changed)

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places of a name, however it is spelt, without clitics; those that need a cue last."""
        key = folded([name])[0]
        return tuple(self.entry(n) for n in (*self.shown(key), *self.hidden(key)))

    def outlet(self, name: str) -> str:
        """The ISO code of the country of an outlet, or nothing."""
        return self.outlets.get(folded([name])[0], "") if name else ""

    def demonym(self, form: str) -> Demonym | None:
        """The demonym of a form, with or without its article, or None."""
        return self.adjectives.get(folded([form])[0])

    def home(self, country: str) -> Entry | None:
        """The entry of a country by its ISO code."""
        number = self._index.homes.get(country)
        return None if number is None else self.entry(int(number))

    @cached_property
    def openers(self) -> Mapping[str, PlaceKind]:
        """Words such as "the town of", with the proclitics that they have, to the kind of the name after them."""
        found: dict[str, PlaceKind] = {}
        for word, kinds in self.cues.items():
            kind = "city" if "open_city" in kinds else "region" if "open_region" in kinds else None
            if kind:
                found.update(dict.fromkeys((clitic + word for clitic in PROCLITICS), KINDS[kind]))
        return found

    @cached_property
    def countries(self) -> Mapping[str, CountryNames]:
        """The names of each country by its ISO code."""
        count = max(len(self._index.rows), *(n + 1 for n in self._index.changed), 0)
        rows = [self._row(number) for number in range(count)]
        capitals: dict[str, list[str]] = {}
        for row in rows:
            if row[TIER] == "C":
                capitals.setdefault(row[COUNTRY], []).extend((row[NAME], *split(row[ALIASES])))
        adjectives: dict[str, dict[str, None]] = {}
        for form, demonym in self.adjectives.items():
            if demonym.country and not form.startswith(ARTICLE):
                adjectives.setdefault(demonym.country, {})[form] = None
        return {
            row[COUNTRY]: CountryNames(
                row[COUNTRY],
                row[NAME],
                (row[NAME], *split(row[ALIASES])),
                tuple(dict.fromkeys(capitals.get(row[COUNTRY], ()))),
                tuple(adjectives.get(row[COUNTRY], ())),
            )
            for row in rows
            if row[KIND] == "country"
        }


def build(lexicons: Lexicons) -> Gazetteer:
    """The gazetteer of a pipeline's lexicons; for ``analysis.resource``."""
    return Gazetteer(index(lexicons), lexicons)


def _numbers(cell: str | None) -> tuple[int, ...]:
    return tuple(map(int, cell.split(" "))) if cell else ()


def _cells(row: Row | bytes) -> Row:
    """The cells of a row, also those that it lacks."""
    cells = tuple(row.decode().split("\t")) if isinstance(row, bytes) else row
    return (*cells, *("",) * (TIMES + 1 - len(cells)))


def _entry(row: Row) -> Entry:
    kind = KINDS[row[KIND]]
    people = int(row[PEOPLE] or 0)
    point = bool(row[LATITUDE] and row[LONGITUDE])
    hand = not row[GEONAMES] and not people
    prior = PRIOR.get(kind, TOWN if hand else 1)
    known = people * int(row[TIMES] or 1) if kind != "country" else 0
    refs = [f"geonames:{row[GEONAMES]}"] if row[GEONAMES] else []
    return Entry(
        row[NAME],
        kind,
        row[COUNTRY] or None,
        (*refs, *split(row[REFS])),
        float(row[LATITUDE]) if point else None,
        float(row[LONGITUDE]) if point else None,
        max(prior, known, HAND_PRIOR if hand and kind != "city" else 1000),
        kind == "country" or row[TIER] in ("C", "S"),
        _radius(row[RADIUS], kind, people) if point else None,
        row[TIER] == "C",
    )


def _radius(given: str, kind: PlaceKind, people: int) -> float | None:
    """What the lexicon says; else, for a town, of a circle that holds its people, in whole km."""
    if given:
        return float(given)
    return float(max(1, round(sqrt(people / DENSITY / pi)))) if kind == "city" and people else None
