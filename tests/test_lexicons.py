"""Lexicons: rows of a file, checked."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import Lexicon, LexiconError, Pipeline
from newsclaims.analysis import Resources
from newsclaims.lexicons import COLUMNS, Lexicons

CELL = st.text(st.characters(exclude_characters="\t\n\r", exclude_categories=["Cs"]), max_size=8)
HEAD = "entity\tkind\tname"


@given(st.lists(st.tuples(CELL.filter(lambda c: c.strip() and not c.startswith("#")), CELL), max_size=5))
def test_rows_are_read_as_written(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    """Cells are whatever stands between tabs: quotation marks, commas, number signs and odd line breaks stay."""
    path = tmp_path_factory.mktemp("lexicon") / "rows.tsv"
    path.write_text("a\tb\n" + "".join(f"{a}\t{b}\n" for a, b in rows), encoding="utf-8", newline="")
    lexicon = Lexicon.read(path, "free")
    assert lexicon.rows == tuple(rows)
    assert list(lexicon.records()) == [{"a": a, "b": b} for a, b in rows]


def test_comments_blank_lines_and_windows_files_are_read(tmp_path: Path) -> None:
    """A number sign begins a comment line; BOM and CRLF do no harm."""
    path = tmp_path / "press.tsv"
    path.write_bytes(f"\ufeff# register\r\n{HEAD}\r\n\r\na\tperson\tعلي\r\n# end".encode())
    lexicon = Lexicon.read(path, "actors", source="desk", licence="CC0-1.0")
    assert lexicon.name == "press"
    assert lexicon.rows == (("a", "person", "علي"),)
    assert (lexicon.source, lexicon.licence) == ("desk", "CC0-1.0")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty: its first line must name the columns"),
        (b"# only a comment\n", "empty"),
        (b"entity\tname\na\tb\n", "it needs kind too"),
        (HEAD.encode() + b"\na\tperson\n", "row 1: 2 cells for 3 columns"),
        (HEAD.encode() + b"\na\tperson\tx\ny\tperson\tz\textra\n", "row 2: 4 cells for 3 columns"),
        (b"\xff\xfe", "can't be read"),
    ],
)
def test_a_bad_file_is_a_lexicon_error(tmp_path: Path, content: bytes, message: str) -> None:
    """The error says which file, what is wrong and what to do."""
    path = tmp_path / "bad.tsv"
    path.write_bytes(content)
    with pytest.raises(LexiconError, match=message) as caught:
        Lexicon.read(path, "actors")
    assert "bad" in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_a_missing_file_is_a_lexicon_error(tmp_path: Path) -> None:
    """So is a folder."""
    for path in (tmp_path / "nowhere.tsv", tmp_path):
        with pytest.raises(LexiconError, match="can't be read"):
            Lexicon.read(path, "actors")


def test_rows_in_hand_are_checked_too() -> None:
    """A lexicon made in code holds to the same rules."""
    rows = (("a", "person", "علي"),)
    assert Lexicon("desk", "actors", ("entity", "kind", "name"), given=rows).rows == rows
    with pytest.raises(LexiconError, match="it needs name too"):
        Lexicon("desk", "actors", ("entity", "kind"), given=(("a", "person"),))
    assert Lexicon("empty", "anything").rows == ()


def test_a_packaged_lexicon_is_read_on_first_use() -> None:
    """Making it reads nothing; a file that isn't there is told when it is used."""
    lexicon = Lexicon.packaged("newsclaims.data", "nothing_of_this_name.tsv", "free")
    assert lexicon.name == "newsclaims.data.nothing_of_this_name"
    with pytest.raises(LexiconError, match=r"nothing_of_this_name\.tsv can't be read"):
        lexicon.rows  # noqa: B018


def test_all_rows_of_a_kind_are_found_by_it() -> None:
    """Built-in rows come first; other kinds stay out."""
    first = Lexicon("one", "colour", ("name",), given=(("red",),))
    second = Lexicon("two", "colour", ("name", "note"), given=(("blue", "sea"),))
    third = Lexicon("three", "shape", ("name",), given=(("round",),))
    lexicons = Lexicons((first, third, second))
    assert lexicons.of("colour") == (first, second)
    assert list(lexicons.records("colour")) == [{"name": "red"}, {"name": "blue", "note": "sea"}]
    assert list(lexicons.records("size")) == []


def test_a_pipeline_takes_a_register() -> None:
    """Lexicons given to a pipeline stand after the built-in ones and travel with it."""
    register = Lexicon("desk", "actors", ("entity", "kind", "name"), given=(("a", "person", "علي"),))
    pipeline = Pipeline(lexicons=[register])
    assert pipeline.lexicons.all[-1] == register
    assert pickle.loads(pickle.dumps(pipeline)).lexicons == pipeline.lexicons
    assert register.renamed("other").rows == register.rows


def test_a_resource_is_built_once_for_a_pipeline() -> None:
    """The same builder gives the same object, another builder another one; a builder may ask for another's."""
    built: list[str] = []
    resources = Resources(Lexicons())

    def inner(lexicons: Lexicons) -> str:
        built.append("inner")
        return "i"

    def outer(lexicons: Lexicons) -> str:
        built.append("outer")
        return resources.get(inner) + "o"

    assert resources.get(outer) == resources.get(outer) == "io"
    assert resources.get(inner) == "i"
    assert built == ["outer", "inner"]


def test_the_kinds_with_fixed_columns_are_documented() -> None:
    """Every kind that newsclaims reads has a name that a newsroom can write."""
    assert all(kind.isidentifier() and columns for kind, columns in COLUMNS.items())
