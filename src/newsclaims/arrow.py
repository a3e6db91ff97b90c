"""Arrow record batches in and out: one pure function for Polars, DuckDB, Spark, Ray, Dask and Parquet files.

Needs the extra ``arrow`` (pyarrow). docs/how-to/arrow.md has the call for each engine.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from newsclaims.documents import Document
from newsclaims.errors import ReaderError
from newsclaims.pipeline import Pipeline, extract
from newsclaims.records import FORMAT, ClaimsRecord, DocumentRecord, to_dict
from newsclaims.results import Claims

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["INPUT", "extract_batches", "schema"]

INPUT = ("text", "published", "id", "outlet", "title", "url")
"""The columns that are read; only ``text`` must be there, others than these are ignored."""

_LISTS = ("sections", "dates", "actors", "places", "claims", "failures")
_SIMPLE: Mapping[object, str] = {str: "string", int: "int64", float: "float64", bool: "bool_"}


def schema() -> pa.Schema:
    """The schema of what :func:`extract_batches` gives, a row for each document, made from the wire format's types.

    First the fields of ``document`` in the wire format, then its lists as columns of structs, then ``layers`` (of
    plugins) as JSON, and ``error``: why a document couldn't be read, null where all went well.
    """
    import pyarrow as pa

    told = get_type_hints(DocumentRecord)
    lists = get_type_hints(ClaimsRecord)
    fields = [pa.field(name, _type(hint)) for name, hint in told.items()]
    fields += [pa.field(name, _type(lists[name])) for name in _LISTS]
    fields += [pa.field("layers", pa.string()), pa.field("error", pa.string())]
    return pa.schema(fields, metadata={"format": FORMAT})


def extract_batches(
    batches: Iterable[pa.RecordBatch], *, pipeline: Pipeline | None = None
) -> Iterator[pa.RecordBatch]:
    """The claims of documents in record batches.

    Args:
        batches: with a column ``text`` and any of those in ``INPUT``; dates as dates, timestamps or strings.
        pipeline: which layers and plugins; None for the built-in ones.

    Yields:
        A batch of :func:`schema` for each batch, with its rows in the same order. A document that can't be
        read gives a row whose ``error`` says why and whose other columns but ``id`` are null.

    Raises:
        ReaderError: a batch has no column ``text``.
    """
    import pyarrow as pa

    wanted = schema()
    read = pipeline.extract if pipeline else extract
    for batch in batches:
        if "text" not in batch.schema.names:
            raise ReaderError(f"a batch has no column 'text' (there are: {', '.join(batch.schema.names) or 'none'})")
        columns = {name: batch.column(name) for name in INPUT if name in batch.schema.names}
        rows = [_row(columns, i, read) for i in range(batch.num_rows)]
        yield pa.RecordBatch.from_pylist(rows, schema=wanted)


def _row(columns: Mapping[str, Any], at: int, read: Callable[[Document], Claims]) -> dict[str, Any]:
    """The output row for one input row; whatever goes wrong in it stays in it."""
    try:
        told = {name: column[at].as_py() for name, column in columns.items() if name not in ("id", "text")}
        named, text = _id(columns, at), columns["text"][at].as_py()
        if text is None:
            raise ReaderError("the text is null")
        record = to_dict(read(Document(text, id=named, **told)).to_record())
    except Exception as e:  # one bad document must not end the work on millions
        return {"id": _id(columns, at), "error": f"{type(e).__name__}: {e}"}
    layers = json.dumps(record["layers"], ensure_ascii=False) if record["layers"] else None
    return {**record["document"], **{name: record[name] for name in _LISTS}, "layers": layers}


def _id(columns: Mapping[str, Any], at: int) -> str | None:
    value = columns["id"][at].as_py() if "id" in columns else None
    return None if value is None else str(value)


def _type(hint: Any) -> pa.DataType:
    """The Arrow type of a field of the wire format."""
    import pyarrow as pa

    if hint in _SIMPLE:
        return getattr(pa, _SIMPLE[hint])()
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return pa.string()
    if origin in (Union, types.UnionType):  # only "or None": every Arrow value may be null
        return _type(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        return pa.list_(_type(arguments[0]))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return pa.struct([pa.field(name, _type(of)) for name, of in get_type_hints(hint).items()])
    raise TypeError(f"the wire format has a type that has no Arrow type: {hint!r}")
