"""The rows of lexicons of places: their columns, and one row of all that are about the same place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import TypeAlias

from newsclaims.errors import LexiconError
from newsclaims.lexicons import Lexicon, Lexicons
from newsclaims.values import PlaceKind

__all__ = ["COLUMNS", "KINDS", "TIMES", "Row", "merged", "split"]

Row: TypeAlias = tuple[str, ...]

# Columns of a lexicon of places; only name and kind must be there.
COLUMNS = (
    "name", "kind", "tier", "country", "geonames", "latitude", "longitude", "population", "aliases", "variants",
    "source", "refs", "precision_km",
)  # fmt: skip
NAME, KIND, TIER, COUNTRY, GEONAMES, LATITUDE, LONGITUDE, PEOPLE, ALIASES, VARIANTS, _, REFS, RADIUS = range(13)
# Behind them in rows of two lexicons: how many times likelier than its population says the place is.
TIMES = len(COLUMNS)
KINDS: Mapping[str, PlaceKind] = {
    "country": "country", "region": "region", "city": "city", "water": "water", "facility": "facility",
    "border": "border",
}  # fmt: skip
# A town that a second lexicon lists too is so many times likelier the one that news mean.
FAMILIAR = 5


def split(cell: str) -> list[str]:
    """The parts of a cell that holds several."""
    return [part for part in cell.split("|") if part] if cell else []


def merged(lexicons: Lexicons) -> list[Row]:
    """The rows of all lexicons of places; a later one of the same country or id adds its names to the first."""
    rows: list[Row] = []
    known: dict[str, int] = {}
    for lexicon in lexicons.of("places"):
        for row in _ordered(lexicon):
            if row[KIND] not in KINDS:
                continue
            identity = row[COUNTRY] if row[KIND] == "country" else row[GEONAMES]
            first = known.get(identity) if identity else None
            if first is None:
                if identity:
                    known[identity] = len(rows)
                rows.append(row)
            else:
                rows[first] = _joined(rows[first], row)
    return rows


def _ordered(lexicon: Lexicon) -> Iterable[Row]:
    """Its rows, with the cells in the order of ``COLUMNS``; the project's own have that order, and are tested."""
    columns, table = lexicon.table
    if lexicon.resource is not None and columns == COLUMNS[:REFS]:
        return table
    at = [columns.index(c) if c in columns else -1 for c in COLUMNS]
    rows = [tuple([cells[i].strip() if i >= 0 else "" for i in at]) for cells in table]
    for row in rows:
        _check(row, lexicon.name)
    return rows


def _check(row: Row, lexicon: str) -> None:
    """Numbers that are none would be noticed only when a text names the place."""
    try:
        int(row[PEOPLE] or 0)
        latitude, longitude = float(row[LATITUDE] or 0), float(row[LONGITUDE] or 0)
        radius = float(row[RADIUS] or 0)
    except ValueError as e:
        raise LexiconError(f"lexicon {lexicon!r}, place {row[NAME]!r}: {e}; give numbers or nothing") from e
    if not (row[NAME] and abs(latitude) <= 90 and abs(longitude) <= 180 and 0 <= radius < 20_040):
        raise LexiconError(f"lexicon {lexicon!r}, place {row[NAME]!r}: it needs a name, degrees and km in range")


def _joined(old: Row, new: Row) -> Row:
    """One row of two for the same place: the later one's name and tier, the facts of whichever has them."""
    cells = ["" if b == "-" else b or a for a, b in zip_longest(old, new, fillvalue="")]
    names = dict.fromkeys((new[NAME], *split(new[ALIASES]), old[NAME], *split(old[ALIASES])))
    cells[ALIASES] = "|".join(list(names)[1:])
    cells[VARIANTS] = "|".join((*split(old[VARIANTS]), *split(new[VARIANTS])))
    if old[TIER] == "C" and new[TIER] in ("", "A"):
        cells[TIER] = "C"
    cells += [""] * (TIMES + 1 - len(cells))
    cells[TIMES] = str((1 if new[TIER] == "B" else FAMILIAR) * int(cells[TIMES] or 1))
    return tuple(cells)
