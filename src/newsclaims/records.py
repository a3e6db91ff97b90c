"""The wire format, version 1: typed records, JSON, JSON Schema, and reading back.

The classes below *are* the format: field names and their order, and the JSON Schema that ships as
``newsclaims/data/newsclaims-1.schema.json`` is generated from them. All offsets are half-open and count Unicode
code points of the text as given.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from newsclaims.claims import ClaimKind, Modality, Polarity, QuotationKind, Stance
from newsclaims.errors import RecordError
from newsclaims.values import ActorKind, Anchor, PlaceKind, PlaceRole, Precision, SectionKind, TimeType

__all__ = [
    "FORMAT",
    "ActorRecord",
    "ClaimRecord",
    "ClaimsRecord",
    "CueRecord",
    "DateRecord",
    "DocumentRecord",
    "ExcerptRecord",
    "FailureRecord",
    "LinkRecord",
    "PlaceCandidateRecord",
    "PlaceRecord",
    "SectionRecord",
    "SourceRecord",
    "decode",
    "encode",
    "schema",
    "schema_of",
    "to_dict",
]

FORMAT: Literal["newsclaims/1"] = "newsclaims/1"


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON object whose keys are all there and no others."""


class DocumentRecord(_Record, frozen=True):
    """What the claims were read from; the text itself is not repeated."""

    id: str | None
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    length: int
    sha256: str


class SectionRecord(_Record, frozen=True):
    """A part of the page."""

    start: int
    end: int
    kind: SectionKind


class DateRecord(_Record, frozen=True):
    """A date, time, duration or set."""

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    timex3: str
    earliest: str | None
    latest: str | None
    precision: Precision
    approximate: bool
    calendar: str
    anchor: Anchor
    provenance: str


class ActorRecord(_Record, frozen=True):
    """A person or body; ``titles`` are pairs of offsets."""

    start: int
    end: int
    text: str
    kind: ActorKind
    entity: str
    name: str
    refs: tuple[str, ...]
    titles: tuple[tuple[int, int], ...]
    provenance: str


class PlaceCandidateRecord(_Record, frozen=True):
    """One place that a name can mean; ``score`` is from 0 to 1."""

    name: str
    kind: PlaceKind
    country: str | None
    refs: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    score: float


class PlaceRecord(_Record, frozen=True, kw_only=True):
    """A place or demonym. What has a default is missing in records of older releases."""

    start: int
    end: int
    text: str
    kind: PlaceKind
    role: PlaceRole
    name: str
    country: str | None
    refs: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    precision_km: float | None = None
    score: float | None = None
    candidates: tuple[PlaceCandidateRecord, ...] = ()
    provenance: str


class ExcerptRecord(_Record, frozen=True):
    """Characters of the document."""

    start: int
    end: int
    text: str


class CueRecord(_Record, frozen=True):
    """The word that signals an attribution."""

    start: int
    end: int
    text: str
    lemma: str


class SourceRecord(_Record, frozen=True):
    """Who says it."""

    start: int
    end: int
    text: str
    entity: str
    kind: ActorKind
    inherited: bool


class LinkRecord(_Record, frozen=True):
    """One step of an attribution chain."""

    sources: tuple[SourceRecord, ...]
    cue: CueRecord | None
    stance: Stance


class ClaimRecord(_Record, frozen=True, kw_only=True):
    """A claim; ``actors``, ``dates`` and ``places`` are indices into those lists, ``said`` into ``dates``."""

    id: str
    kind: ClaimKind
    contents: tuple[ExcerptRecord, ...]
    cue: CueRecord | None
    chain: tuple[LinkRecord, ...]
    via: tuple[SourceRecord, ...] = ()
    stance: Stance
    quotation: QuotationKind
    polarity: Polarity
    modality: Modality
    actors: tuple[int, ...]
    dates: tuple[int, ...]
    said: tuple[int, ...] = ()
    places: tuple[int, ...]
    continues: str | None
    parent: str | None
    provenance: str


class FailureRecord(_Record, frozen=True):
    """A plugin that couldn't do its work."""

    plugin: str
    layer: str | None
    error: str


class ClaimsRecord(_Record, frozen=True):
    """All that was found in one document."""

    format: Literal["newsclaims/1"]
    document: DocumentRecord
    sections: tuple[SectionRecord, ...]
    dates: tuple[DateRecord, ...]
    actors: tuple[ActorRecord, ...]
    places: tuple[PlaceRecord, ...]
    claims: tuple[ClaimRecord, ...]
    layers: dict[str, tuple[dict[str, Any], ...]]
    failures: tuple[FailureRecord, ...]
    plugins: dict[str, str]


def to_dict(record: msgspec.Struct) -> dict[str, Any]:
    """The record as dictionaries, lists, strings and numbers."""
    plain: dict[str, Any] = msgspec.to_builtins(record)
    lists: dict[str, Any] = json_lists(plain)
    return lists


def json_lists(value: Any) -> Any:
    """``value`` with lists in place of tuples, as JSON has them."""
    if isinstance(value, Mapping):
        return {key: json_lists(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [json_lists(item) for item in value]
    return value


def encode(record: msgspec.Struct, *, indent: int | None = None) -> str:
    """The record as JSON: keys in the order of the format, Arabic as it is, lone surrogates escaped."""
    try:
        data = msgspec.json.encode(record)
        return (msgspec.json.format(data, indent=indent) if indent else data).decode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair: JSON can hold it only escaped
        separators = None if indent else (",", ":")
        return json.dumps(to_dict(record), ensure_ascii=True, indent=indent, separators=separators)


def decode(data: str | bytes | Mapping[str, Any]) -> ClaimsRecord:
    """A record from JSON or from what :func:`to_dict` gave.

    Raises:
        RecordError: it is no record of this version of the format; the message names the place.
    """
    try:
        if isinstance(data, Mapping):
            return msgspec.convert(data, ClaimsRecord)
        try:
            return msgspec.json.decode(data, type=ClaimsRecord)
        except (UnicodeEncodeError, msgspec.DecodeError, ValueError):
            return msgspec.convert(json.loads(data), ClaimsRecord)
    except (msgspec.ValidationError, ValueError, TypeError, RecursionError) as e:
        given = data if isinstance(data, (str, bytes)) else dict(data)
        raise RecordError(
            f"not a record of the format {FORMAT}: {e}; given was {str(given)[:80]!r}, wanted what to_json() wrote"
        ) from e


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the format, generated from the classes of this module."""
    said = "Claims of one Arabic news article. Offsets are half-open and count Unicode code points."
    return schema_of(ClaimsRecord, FORMAT, said)


def schema_of(record: type[msgspec.Struct], title: str, description: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a format, generated from the class of its records."""
    (ref,), definitions = msgspec.json.schema_components([record], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://newsclaims.org/schema/{title.replace('/', '-')}.json",
        "title": title,
        "description": description,
        **ref,
        "$defs": json_lists(dict(sorted(definitions.items()))),  # a default may be a tuple
    }
