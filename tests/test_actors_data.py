"""The data behind the actors: sourced, without doubles, in the words that the layer knows."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import get_args

import pytest

from newsclaims.layers.actors.vocabulary import lexis
from newsclaims.lexicons import Lexicon
from newsclaims.pipeline import Pipeline
from newsclaims.values import ActorKind
from newsclaims.views import fold

FILES = tuple(f"actors_{part}.tsv" for part in ("governments", "groups", "organizations", "outlets", "people"))
SOURCES = {
    "actors": {"hand", "cldr"},
    "titles": {"hand"},
    "source_nouns": {"hand"},
    "organization_nouns": {"hand"},
    "given_names": {"hand", "faker:ar_AA", "faker:ar_DZ", "faker:ar_PS", "faker:ar_SA"},
    "name_boundaries": {"hand", "pyspellchecker"},
}
OTHERS = ("titles", "source_nouns", "organization_nouns", "given_names", "name_boundaries")


def table(root: Path, file: str, kind: str) -> list[dict[str, str]]:
    """The rows of a data file."""
    return list(Lexicon.read(root / "src" / "newsclaims" / "data" / file, kind).records())


def actors(root: Path) -> list[dict[str, str]]:
    """The rows of all files of kind ``actors``."""
    return [row for file in FILES for row in table(root, file, "actors")]


@pytest.mark.parametrize("kind", OTHERS)
def test_every_row_says_where_it_is_from(root: Path, kind: str) -> None:
    """Each row has one of the sources that SOURCES.toml tells of."""
    assert {row["source"] for row in table(root, f"{kind}.tsv", kind)} <= SOURCES[kind]


def test_rows_of_actors_are_well_formed(root: Path) -> None:
    """A slug, a kind that there is, an Arabic name, a country code or none, years in order, a source."""
    for row in actors(root):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["entity"]), row
        assert row["kind"] in get_args(ActorKind)
        assert row["name"] == row["name"].strip() != ""
        assert row["country"] == "" or re.fullmatch("[A-Z]{2}", row["country"])
        assert all(year == "" or re.fullmatch("[12][0-9]{3}", year) for year in (row["since"], row["until"]))
        assert not (row["since"] and row["until"]) or row["since"] <= row["until"]
        assert row["source"] in SOURCES["actors"]
        proved = row["kind"] == "government" and row["source"] == "cldr"
        assert re.fullmatch(r"wikidata:Q\d+" if proved else "", row["refs"]), "an identifier needs a source"


def test_an_entity_is_one_thing(root: Path) -> None:
    """No slug stands in two rows, so that none has two kinds."""
    slugs = [row["entity"] for row in actors(root)]
    assert len(slugs) == len(set(slugs))


def test_a_name_that_needs_no_cue_is_one_entity(root: Path) -> None:
    """No name or alias, folded, belongs to two entities."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for row in actors(root):
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                owners[fold(name)].add(row["entity"])
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_people_are_named_without_their_titles(root: Path) -> None:
    """A person's name is the name only, but for popes, kings and others who are known by title alone."""
    titles = lexis(Pipeline(layers=["actors"]).lexicons).titles
    rows = table(root, "actors_people.tsv", "actors")
    titled = [row["entity"] for row in rows if (t := titles.get(fold(row["name"]).split()[0])) and t.cls == "office"]
    assert titled == []


def test_every_state_has_a_government(root: Path) -> None:
    """Two hundred countries and more, each with one slug."""
    rows = [row for row in table(root, "actors_governments.tsv", "actors") if row["country"]]
    assert len(rows) >= 200
    assert len({row["country"] for row in rows}) == len(rows)


def test_common_words_are_stored_folded(root: Path) -> None:
    """The long list needn't be folded at every start."""
    for row in table(root, "name_boundaries.tsv", "name_boundaries"):
        if row["source"] == "pyspellchecker":
            assert fold(row["words"]) == row["words"]


def test_no_word_is_both_a_name_and_never_one(root: Path) -> None:
    """Given names of one letter or of digits would match anything."""
    for row in table(root, "given_names.tsv", "given_names"):
        assert len(fold(row["name"])) > 1
        assert row["class"] in {"given", "foreign", "family"}
