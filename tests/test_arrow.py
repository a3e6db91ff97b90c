"""Arrow: record batches in, record batches out."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest
from attrs import frozen

from newsclaims import Analysis, Document, Layer, LayerKey, Mention, Pipeline, ReaderError, Span, extract
from newsclaims.arrow import extract_batches, schema
from newsclaims.records import FORMAT

pa = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")

TEXT = "قال متحدث باسم الوزارة، يوم الخميس 14 مارس 2024، إن المحادثات بدأت في مسقط."
COLUMNS = ("sections", "dates", "actors", "places", "claims", "failures")


def batch_of(*rows: dict[str, Any]) -> Any:
    """A record batch of these rows."""
    return pa.RecordBatch.from_pylist(list(rows))


def rows_of(*batches: Any, pipeline: Pipeline | None = None) -> list[dict[str, Any]]:
    """The rows that come out."""
    return [row for batch in extract_batches(batches, pipeline=pipeline) for row in batch.to_pylist()]


def test_rows_are_the_wire_format() -> None:
    """A row holds what the wire format holds, under the same names."""
    (row,) = rows_of(batch_of({"text": TEXT, "published": "2024-03-16", "id": "a", "outlet": "دجلة"}))
    record = extract(Document(TEXT, published="2024-03-16", id="a", outlet="دجلة")).to_dict()
    assert {name: row[name] for name in COLUMNS} == {name: record[name] for name in COLUMNS}
    assert {name: row[name] for name in record["document"]} == record["document"]
    assert row["error"] is None


def test_schema_holds_for_every_batch() -> None:
    """Every batch has the one schema, an empty one and one of bad rows too."""
    batches = [batch_of({"text": TEXT}), batch_of({"text": TEXT}).slice(0, 0), batch_of({"text": None, "id": 1})]
    assert [batch.schema.equals(schema()) for batch in extract_batches(batches)] == [True, True, True]
    assert schema().metadata == {b"format": FORMAT.encode()}


def test_order_and_batches_are_kept() -> None:
    """Each batch gives one batch, with its rows in their order."""
    batches = [batch_of(*({"text": TEXT, "id": str(i)} for i in ids)) for ids in ((3, 1, 2), (9,))]
    found = [batch.column("id").to_pylist() for batch in extract_batches(batches)]
    assert found == [["3", "1", "2"], ["9"]]


@pytest.mark.parametrize(
    "bad",
    [{"text": None}, {"text": TEXT, "published": "no date"}, {"text": b"\xff", "published": None}],
)
def test_bad_document(bad: dict[str, Any]) -> None:
    """A document that can't be read gives a row that names its id and the error; the others are read."""
    bad_row, *good = rows_of(batch_of({"id": "x", **bad}), batch_of({"id": "y", "text": TEXT}))
    assert bad_row["id"] == "x"
    assert bad_row["error"]
    assert all(bad_row[name] is None for name in COLUMNS)
    assert [row["error"] for row in good] == [None]


def test_broken_utf8_in_a_string_column() -> None:
    """A string column whose bytes are no UTF-8 spoils its own row only."""
    offsets = pa.py_buffer(b"\x00\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00")
    column = pa.StringArray.from_buffers(2, offsets, pa.py_buffer(b"\xffa"))
    first, second = rows_of(pa.RecordBatch.from_arrays([column], ["text"]))
    assert first["error"].startswith("UnicodeDecodeError")
    assert second["error"] is None


@pytest.mark.parametrize("day", [dt.date(2024, 3, 16), dt.datetime(2024, 3, 16, 10, 30), "16 آذار 2024"])
def test_dates_of_any_type(day: Any) -> None:
    """The column published may hold dates, timestamps or strings."""
    (row,) = rows_of(batch_of({"text": TEXT, "published": day}))
    assert row["published"].startswith("2024-03-16")


def test_no_text_column() -> None:
    """A batch without a column of texts is an error that names its columns."""
    with pytest.raises(ReaderError, match="body"):
        rows_of(batch_of({"body": TEXT}))


@frozen
class _Word:
    letters: int


def _first_word(document: Document, analysis: Analysis) -> list[Mention[_Word]]:
    return [Mention(Span(0, 3), _Word(3))]


def test_layers_of_plugins_are_json() -> None:
    """Layers of plugins, whose fields no schema can know, are in one column as JSON."""
    layer = Layer(LayerKey("first_words", _Word), _first_word)
    (row,) = rows_of(batch_of({"text": TEXT}), pipeline=Pipeline([]).with_layer(layer))
    assert json.loads(row["layers"])["first_words"][0]["letters"] == 3


def test_parquet_round_trip() -> None:
    """Rows come back from a Parquet file as they were written."""
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pa.Table.from_batches(extract_batches([batch_of({"text": TEXT, "id": "a"})]), schema=schema())
    file = io.BytesIO()
    parquet.write_table(table, file)
    file.seek(0)
    assert parquet.read_table(file).to_pylist() == table.to_pylist()
