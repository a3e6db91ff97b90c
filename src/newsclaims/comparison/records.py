"""The wire format of comparisons, version 1: typed records, JSON, JSON Schema.

The classes below *are* the format, as in :mod:`newsclaims.records`; the JSON Schema that ships as
``newsclaims/data/newsclaims-comparison-1.schema.json`` is generated from them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from newsclaims.comparison.model import (
    Attribute,
    AttributeName,
    Comparison,
    Event,
    LinkKind,
    RelationKind,
    Witness,
)
from newsclaims.documents import Document
from newsclaims.errors import RecordError
from newsclaims.records import DocumentRecord, encode, schema_of, to_dict
from newsclaims.values import ActorKind

__all__ = [
    "FORMAT",
    "AttributeRecord",
    "ComparisonRecord",
    "DisagreementRecord",
    "EventRecord",
    "IdentityRecord",
    "LinkRecord",
    "MemberRecord",
    "OriginalRecord",
    "RelationRecord",
    "ValueRecord",
    "WitnessRecord",
    "decode",
    "encode",
    "record_of",
    "schema",
    "to_dict",
]

FORMAT: Literal["newsclaims-comparison/1"] = "newsclaims-comparison/1"


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON object whose keys are all there and no others."""


class WitnessRecord(_Record, frozen=True):
    """Words of a document; ``document`` is an index into ``documents``, ``claims`` are ids of its claims."""

    document: int
    start: int
    end: int
    text: str
    claims: tuple[str, ...]
    denied: bool


class ValueRecord(_Record, frozen=True):
    """One thing that documents say about an attribute."""

    key: str
    label: str
    witnesses: tuple[WitnessRecord, ...]


class RelationRecord(_Record, frozen=True):
    """How two values stand to each other; ``left`` and ``right`` are indices into ``values``."""

    kind: RelationKind
    left: int
    right: int


class AttributeRecord(_Record, frozen=True):
    """One row of an event; ``silent`` are the documents that tell the event and don't say this."""

    name: AttributeName
    subject: str
    label: str
    values: tuple[ValueRecord, ...]
    relations: tuple[RelationRecord, ...]
    silent: tuple[int, ...]


class MemberRecord(_Record, frozen=True):
    """A document that tells an event."""

    document: int
    claims: tuple[str, ...]
    back_reference: bool


class LinkRecord(_Record, frozen=True):
    """Another round of the same."""

    kind: LinkKind
    event: str


class EventRecord(_Record, frozen=True):
    """An event."""

    id: str
    kind: str
    label: str
    planned: bool
    earliest: str | None
    latest: str | None
    members: tuple[MemberRecord, ...]
    attributes: tuple[AttributeRecord, ...]
    links: tuple[LinkRecord, ...]


class IdentityRecord(_Record, frozen=True):
    """A person or body with its spellings in each document."""

    entity: str
    kind: ActorKind
    name: str
    spellings: tuple[WitnessRecord, ...]
    relation: RelationKind


class OriginalRecord(_Record, frozen=True):
    """A report that documents render; ``entity`` is null where a document is its own original."""

    entity: str | None
    name: str | None
    documents: tuple[int, ...]
    witnesses: tuple[WitnessRecord, ...]


class DisagreementRecord(_Record, frozen=True):
    """A relation other than agreement, the gravest first; ``attribute`` is an index into those of the event."""

    event: str
    attribute: int
    relation: RelationRecord


class ComparisonRecord(_Record, frozen=True):
    """Several documents side by side."""

    format: Literal["newsclaims-comparison/1"]
    documents: tuple[DocumentRecord, ...]
    events: tuple[EventRecord, ...]
    entities: tuple[IdentityRecord, ...]
    sources: tuple[OriginalRecord, ...]
    disagreements: tuple[DisagreementRecord, ...]


# ---------------------------------------------------------------- from the model
def record_of(comparison: Comparison) -> ComparisonRecord:
    """The record of a comparison."""
    return ComparisonRecord(
        FORMAT,
        tuple(map(_document, comparison.documents)),
        tuple(map(_event, comparison.events)),
        tuple(
            IdentityRecord(i.entity, i.kind, i.name, _witnesses(i.spellings), i.relation) for i in comparison.entities
        ),
        tuple(
            OriginalRecord(s.entity or None, s.name or None, s.documents, _witnesses(s.witnesses))
            for s in comparison.sources
        ),
        tuple(
            DisagreementRecord(
                d.event, d.attribute, RelationRecord(d.relation.kind, d.relation.left, d.relation.right)
            )
            for d in comparison.disagreements
        ),
    )


def _document(document: Document) -> DocumentRecord:
    published = document.published.isoformat() if document.published else None
    return DocumentRecord(
        document.id, published, document.outlet, document.title, document.url, len(document), document.sha256
    )


def _event(event: Event) -> EventRecord:
    return EventRecord(
        event.id,
        event.kind,
        event.label,
        event.planned,
        event.earliest,
        event.latest,
        tuple(MemberRecord(m.document, m.claims, m.back_reference) for m in event.members),
        tuple(map(_attribute, event.attributes)),
        tuple(LinkRecord(link.kind, link.event) for link in event.links),
    )


def _attribute(attribute: Attribute) -> AttributeRecord:
    return AttributeRecord(
        attribute.name,
        attribute.subject,
        attribute.label,
        tuple(ValueRecord(v.key, v.label, _witnesses(v.witnesses)) for v in attribute.values),
        tuple(RelationRecord(r.kind, r.left, r.right) for r in attribute.relations),
        attribute.silent,
    )


def _witnesses(witnesses: tuple[Witness, ...]) -> tuple[WitnessRecord, ...]:
    return tuple(WitnessRecord(w.document, w.start, w.end, w.text, w.claims, w.denied) for w in witnesses)


# ---------------------------------------------------------------- out and in
def decode(data: str | bytes | Mapping[str, Any]) -> ComparisonRecord:
    """A record from JSON or from what :func:`to_dict` gave.

    Raises:
        RecordError: it is no record of this version of the format; the message names the place.
    """
    try:
        return msgspec.convert(data if isinstance(data, Mapping) else json.loads(data), ComparisonRecord)
    except (msgspec.ValidationError, ValueError, TypeError, RecursionError) as e:
        raise RecordError(f"not a record of the format {FORMAT}: {e}; wanted what Comparison.to_json() wrote") from e


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the format, generated from the classes of this module."""
    said = "Events told by several Arabic news articles. Offsets are half-open and count code points."
    return schema_of(ComparisonRecord, FORMAT, said)
