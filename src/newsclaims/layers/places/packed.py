"""The index of the built-in gazetteer, made once by ``tools/build_places.py`` and read at one go.

Folding 20,000 names and merging 12,000 rows takes longer than all else that a first article needs. So the names ship
folded, in ``places.index``: it holds nothing that the lexicons don't say, and a test makes it anew and compares. The
places themselves are lines of ``places.tsv`` that are taken apart when a text names them. Where a newsroom adds rows
of its own, the index is made of the lexicons as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pkgutil import get_data
from typing import NamedTuple

from newsclaims.errors import LexiconError
from newsclaims.layers.places import demonyms
from newsclaims.layers.places.demonyms import Demonym
from newsclaims.layers.places.indexes import classes, indexed
from newsclaims.layers.places.rows import COUNTRY, KIND, Row, merged, split
from newsclaims.lexicons import Lexicons

__all__ = ["FILE", "Index", "index", "made", "packed", "written"]

PACKAGE, PLACES, FILE = "newsclaims.data", "places.tsv", "places.index"
HEAD = "# Made by tools/build_places.py of places.tsv, places_hand.tsv, place_stops.tsv, demonyms.tsv."
# The lexicons that the index is made of.
_BUILT_IN = {
    "places": ((PACKAGE, PLACES), (PACKAGE, "places_hand.tsv")),
    "place_stops": ((PACKAGE, "place_stops.tsv"),),
    "demonyms": ((PACKAGE, "demonyms.tsv"),),
}


class Index(NamedTuple):
    """Names by their folded words; numbers are those of places, with spaces between them.

    Attributes:
        rows: the places, as cells in the order of ``COLUMNS`` or as a line of them in UTF-8.
        changed: lines that take the place of some rows, by their numbers, or follow them.
        names: folded name to the numbers of its places that count on sight.
        hidden: folded name to the numbers of its places that count beside a cue only.
        longer: first word of names of several words to the number of words, in digits, of the longest.
        homes: ISO code of a country to its number.
        demonyms: the adjectives.
    """

    rows: Sequence[Row | bytes]
    changed: Mapping[int, bytes]
    names: Mapping[str, str]
    hidden: Mapping[str, str]
    longer: Mapping[str, str]
    homes: Mapping[str, str]
    demonyms: tuple[Demonym, ...]


def index(lexicons: Lexicons) -> Index:
    """The index of a pipeline's lexicons: the packed one where they are the built-in ones only."""
    for kind, resources in _BUILT_IN.items():
        if tuple(lexicon.resource for lexicon in lexicons.of(kind)) != resources:
            return made(lexicons)
    return packed()


def made(lexicons: Lexicons) -> Index:
    """The index, made of the lexicons."""
    rows = merged(lexicons)
    stops = classes(lexicons, "place_stops", "name")
    names, hidden = indexed(rows, stops)
    adjectives = tuple(demonyms.read(lexicons.records("demonyms")))
    forms = (form for demonym in adjectives for form in demonym.forms)
    longer: dict[str, int] = {}
    for key in (*names, *hidden, *forms, *(key for key, kinds in stops.items() if "phrase" in kinds)):
        first, length = key.partition(" ")[0], key.count(" ") + 1
        if length > max(1, longer.get(first, 0)):
            longer[first] = length
    homes = {row[COUNTRY]: str(number) for number, row in enumerate(rows) if row[KIND] == "country"}
    return Index(rows, {}, names, hidden, {k: str(v) for k, v in longer.items()}, homes, adjectives)


# ---------------------------------------------------------------- the file
def written(index: Index) -> str:
    """The text of the file: tables with an empty line between them; in most a line is a key, a tab and a value.

    The first two are the numbers and the rows that are no lines of ``places.tsv``, the last one the adjectives.
    """
    lines = _lines()
    rows = [row if isinstance(row, bytes) else "\t".join(row).encode() for row in index.rows]
    changed = {number: row for number, row in enumerate(rows) if number >= len(lines) or row != lines[number]}
    tables = (
        map(str, changed),
        (row.decode() for row in changed.values()),
        *(map("\t".join, table.items()) for table in (index.names, index.hidden, index.longer, index.homes)),
        map(_line, index.demonyms),
    )
    text = "\n\n".join((HEAD, *map("\n".join, tables)))
    return f"{text}\n"


def packed() -> Index:
    """The index as the file has it."""
    _, numbers, changed, *tables, adjectives = _bytes(FILE).rstrip(b"\n").split(b"\n\n")
    rows = dict(zip(map(int, numbers.split(b"\n")), changed.split(b"\n")))
    names, hidden, longer, homes = (_pairs(table.decode()) for table in tables)
    demonyms = tuple(map(_demonym, adjectives.decode().split("\n")))
    return Index(_lines(), rows, names, hidden, longer, homes, demonyms)


def _lines() -> list[bytes]:
    """The lines of the registries' places, without comment and column names."""
    return _bytes(PLACES).rstrip(b"\n").split(b"\n")[2:]


def _bytes(file: str) -> bytes:
    try:
        return get_data(PACKAGE, file) or b""
    except (OSError, ImportError) as e:
        raise LexiconError(f"{file} can't be read: {e}; the wheel of newsclaims is damaged, install it again") from e


def _pairs(table: str) -> dict[str, str]:
    cells = table.replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2]))


def _line(demonym: Demonym) -> str:
    several = (demonym.forms, sorted(demonym.plurals), sorted(demonym.doubtful))
    return "\t".join((demonym.form, demonym.country, demonym.place, demonym.feminine, *map("|".join, several)))


def _demonym(line: str) -> Demonym:
    form, country, place, feminine, forms, plurals, doubtful = line.split("\t")
    several = forms.split("|"), plurals.split("|"), split(doubtful)
    return Demonym(form, country, place, tuple(several[0]), frozenset(several[1]), frozenset(several[2]), feminine)
