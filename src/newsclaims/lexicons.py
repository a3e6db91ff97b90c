"""Lexicons: rows of a data file, with source and licence. A newsroom plugs its own register in without code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from newsclaims.errors import LexiconError

__all__ = ["COLUMNS", "Lexicon", "Lexicons"]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "actors": ("entity", "kind", "name"),
    "cues": ("lemma", "class"),
    "furniture": ("phrase", "kind"),
    "places": ("name", "kind"),
    "titles": ("title",),
}
"""The columns that the lexicons of a kind must have; other kinds are free."""

Row = tuple[str, ...]


@frozen
class Lexicon:
    """Rows of one kind: actors with aliases and ids, places, cues, titles, page furniture, or a plugin's own.

    Attributes:
        name: for people and error messages.
        kind: what the rows are: ``actors``, ``places``, ``cues``, ``titles``, ``furniture``, or another word that
            a layer asks for.
        columns: the names of the columns; those of :data:`COLUMNS` must be among them.
        source: where the rows come from, for people.
        licence: SPDX expression or a sentence.
        given: the rows themselves; None when they are read from the package ``resource`` on first use.
        resource: package and file name of a TSV file in a wheel.

    Raises:
        LexiconError: a column is missing, or a row has another number of cells.
    """

    name: str
    kind: str
    columns: Row = ()
    source: str = ""
    licence: str = ""
    given: tuple[Row, ...] | None = field(default=None, repr=False)
    resource: tuple[str, str] | None = None

    def __attrs_post_init__(self) -> None:
        if self.given is not None:
            _check(self.name, self.kind, self.columns, self.given)

    @cached_property
    def table(self) -> tuple[Row, tuple[Row, ...]]:
        """Columns and rows, read on first use."""
        if self.given is not None:
            return self.columns, self.given
        if self.resource is None:
            return self.columns, ()
        from pkgutil import get_data  # a third of the cost of importlib.resources, and reads zipped packages too

        package, file = self.resource
        try:
            text = (get_data(package, file) or b"").decode("utf-8")
        except (OSError, ImportError, UnicodeDecodeError) as e:
            raise LexiconError(f"lexicon {file} can't be read: {e}; is it in the wheel of {package}?") from e
        columns, rows = _parse(text, file)
        _check(self.name, self.kind, columns, rows)
        return columns, rows

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, each a tuple of cells in the order of the columns."""
        return self.table[1]

    def records(self) -> Iterator[dict[str, str]]:
        """The rows as dictionaries by column."""
        columns, rows = self.table
        return (dict(zip(columns, row)) for row in rows)

    @classmethod
    def read(
        cls,
        path: str | PathLike[str],
        kind: str,
        *,
        name: str | None = None,
        source: str = "",
        licence: str = "",
    ) -> Lexicon:
        """A lexicon from a UTF-8 file: TSV, or GeoJSON where its name ends in ``.geojson``.

        TSV: a line of column names, then a line a row; ``#`` begins a comment. GeoJSON: each feature is a row, its
        properties are the cells; a feature that is a point fills the columns ``latitude`` and ``longitude``.

        Raises:
            LexiconError: the file can't be read or doesn't have the columns of its kind.
        """
        path = Path(path)
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as e:
            raise LexiconError(f"lexicon {path} can't be read: {e}; give a TSV file in UTF-8") from e
        columns, rows = (_features if path.suffix == ".geojson" else _parse)(text, str(path))
        return cls(name or path.stem, kind, columns, source or str(path), licence, rows)

    @classmethod
    def packaged(cls, package: str, file: str, kind: str, *, source: str = "", licence: str = "") -> Lexicon:
        """A lexicon from a TSV file in an installed package, read on first use."""
        stem = file.rsplit(".", 1)[0]
        return cls(f"{package}.{stem}", kind, (), source, licence, None, (package, file))

    def renamed(self, name: str) -> Lexicon:
        """The same rows under another name."""
        return evolve(self, name=name)


@frozen
class Lexicons:
    """All lexicons of a pipeline, the built-in ones first."""

    all: tuple[Lexicon, ...] = ()

    def of(self, kind: str) -> tuple[Lexicon, ...]:
        """The lexicons of a kind."""
        return tuple(lexicon for lexicon in self.all if lexicon.kind == kind)

    def records(self, kind: str) -> Iterator[dict[str, str]]:
        """The rows of all lexicons of a kind, as dictionaries by column; a column that a file lacks is absent."""
        for lexicon in self.of(kind):
            yield from lexicon.records()


def _parse(text: str, file: str) -> tuple[Row, tuple[Row, ...]]:
    lines = text.replace("\r\n", "\n").split("\n")
    table = [tuple(line.split("\t")) for line in lines if line[:1] not in ("", "#") and not line.isspace()]
    if not table:
        raise LexiconError(f"lexicon {file} is empty: its first line must name the columns, separated by tabs")
    return table[0], tuple(table[1:])


def _features(text: str, file: str) -> tuple[Row, tuple[Row, ...]]:
    """The features of a GeoJSON collection (RFC 7946); only points have coordinates that a row can hold."""
    import json

    try:
        features = json.loads(text)["features"]
        table = [{**feature["properties"], **_point(feature.get("geometry") or {})} for feature in features]
    except (ValueError, LookupError, TypeError, AttributeError) as e:
        raise LexiconError(f"lexicon {file} is no GeoJSON FeatureCollection with properties: {e!r}") from e
    columns = tuple(dict.fromkeys(key for cells in table for key in cells))
    return columns, tuple(tuple(_cell(cells.get(c)) for c in columns) for cells in table)


def _point(geometry: Mapping[str, Any]) -> dict[str, float]:
    if geometry.get("type") != "Point":
        return {}
    longitude, latitude, *_ = geometry["coordinates"]
    return {"latitude": float(latitude), "longitude": float(longitude)}


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "|".join(map(str, value))
    return "" if value is None else str(value)


def _check(name: str, kind: str, columns: Row, rows: Sequence[Row]) -> None:
    missing = [c for c in COLUMNS.get(kind, ()) if c not in columns]
    if missing:
        raise LexiconError(
            f"lexicon {name!r} of kind {kind!r} has the columns {', '.join(columns) or 'none'}; "
            f"it needs {', '.join(missing)} too"
        )
    if {*map(len, rows)} <= {len(columns)}:
        return
    for number, row in enumerate(rows, 1):
        if len(row) != len(columns):
            raise LexiconError(
                f"lexicon {name!r}, row {number}: {len(row)} cells for {len(columns)} columns "
                f"({row!r}); separate cells by one tab"
            )
