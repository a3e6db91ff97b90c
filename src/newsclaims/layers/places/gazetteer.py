"""The gazetteer: names of places and demonyms, indexed by their words, and what is known of each.

Built once a pipeline from lexicons of the kinds ``places``, ``demonyms``, ``place_cues``, ``place_roles``,
``place_stops`` and (for places inside other names) ``actors``::

    gazetteer = analysis.resource(build)
    gazetteer.countries["OM"].name, gazetteer.countries["OM"].capitals, gazetteer.countries["OM"].demonyms
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from newsclaims.layers.places import demonyms
from newsclaims.layers.places.demonyms import Demonym
from newsclaims.layers.places.indexes import Body, bodies, classes, folded, indexed, outlets
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
    REFS,
    TIER,
    Row,
    merged,
    split,
)
from newsclaims.lexicons import Lexicons
from newsclaims.values import PlaceKind

__all__ = ["CountryNames", "Entry", "Gazetteer", "build"]

# How well known a place is where no population tells; on the scale of populations.
PRIOR = {"country": 8_000_000, "region": 300_000, "water": 5_000_000, "facility": 300_000, "border": 300_000}
HAND_PRIOR = 1_000_000
PROCLITICS = ("", "\u0648", "\u0641", "\u0628", "\u0644", "\u0648\u0628", "\u0648\u0644")


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
    _entries: dict[int, Entry] = field(init=False, factory=dict, repr=False)

    def entry(self, number: int) -> Entry:
        """The place of that number; made on first use, since few of them are ever named."""
        known = self._entries.get(number)
        if known is None:
            known = self._entries[number] = self._made(number)
        return known

    def _made(self, number: int) -> Entry:
        row = self.rows[number]
        kind = KINDS[row[KIND]]
        people = int(row[PEOPLE] or 0)
        point = bool(row[LATITUDE] and row[LONGITUDE])
        hand = not row[GEONAMES] and not people
        refs = [f"geonames:{row[GEONAMES]}"] if row[GEONAMES] else []
        refs += split(row[REFS]) if len(row) > REFS else ()
        return Entry(
            row[NAME],
            kind,
            row[COUNTRY] or None,
            tuple(refs),
            float(row[LATITUDE]) if point else None,
            float(row[LONGITUDE]) if point else None,
            max(PRIOR.get(kind, 1), people if kind != "country" else 0, HAND_PRIOR if hand else 1000),
            kind == "country" or row[TIER] in ("C", "S"),
        )

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places of a name, however it is spelt, without clitics; those that need a cue last."""
        key = folded([name])[0]
        return tuple(self.entry(n) for n in (*self.names.get(key, ()), *self.hidden.get(key, ())))

    def outlet(self, name: str) -> str:
        """The ISO code of the country of an outlet, or nothing."""
        return self.outlets.get(folded([name])[0], "") if name else ""

    def demonym(self, form: str) -> Demonym | None:
        """The demonym of a form, with or without its article, or None."""
        return self.adjectives.get(folded([form])[0])

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
    def homes(self) -> Mapping[str, Entry]:
        """The entry of each country by its ISO code."""
        return {row[COUNTRY]: self.entry(n) for n, row in enumerate(self.rows) if row[KIND] == "country"}

    @cached_property
    def countries(self) -> Mapping[str, CountryNames]:
        """The names of each country by its ISO code."""
        capitals: dict[str, list[str]] = {}
        for row in self.rows:
            if row[TIER] == "C":
                capitals.setdefault(row[COUNTRY], []).extend((row[NAME], *split(row[ALIASES])))
        adjectives: dict[str, dict[str, None]] = {}
        for form, demonym in self.adjectives.items():
            if demonym.country and not form.startswith(demonyms.ARTICLE):
                adjectives.setdefault(demonym.country, {})[form] = None
        found = {}
        for row in self.rows:
            if row[KIND] == "country":
                code = row[COUNTRY]
                found[code] = CountryNames(
                    code,
                    row[NAME],
                    (row[NAME], *split(row[ALIASES])),
                    tuple(dict.fromkeys(capitals.get(code, ()))),
                    tuple(adjectives.get(code, ())),
                )
        return found


def build(lexicons: Lexicons) -> Gazetteer:
    """The gazetteer of a pipeline's lexicons; for ``analysis.resource``."""
    rows = merged(lexicons)
    stops = classes(lexicons.records("place_stops"), "name")
    names, hidden = indexed(rows, stops)
    adjectives = {form: demonym for demonym in demonyms.read(lexicons.records("demonyms")) for form in demonym.forms}
    heads: dict[str, int] = {}
    phrases = [key for key, kinds in stops.items() if "phrase" in kinds]
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
        classes(lexicons.records("place_cues"), "cue"),
        classes(lexicons.records("place_roles"), "word"),
        stops,
        bodies(lexicons, {*names, *hidden, *adjectives}),
        frozenset(folded(given)),
        outlets(lexicons),
    )
