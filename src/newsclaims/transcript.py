"""From mentions to records and back: what the wire format says about the objects of the model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from attrs import asdict

from newsclaims import records as r
from newsclaims.claims import Claim, Cue, Link, Source
from newsclaims.documents import Document
from newsclaims.errors import DocumentError, RecordError
from newsclaims.keys import CORE
from newsclaims.mentions import RESERVED, Failure, LayerKey, Mention, Provenance
from newsclaims.spans import Excerpt, Span
from newsclaims.values import Actor, Place, PlaceCandidate, Section, TimeValue

__all__ = ["document_record", "layers_of", "read_document", "record_of"]

Layers = Mapping[str, tuple[Mention[Any], ...]]


def record_of(
    document: Document, layers: Layers, failures: Sequence[Failure], plugins: Mapping[str, str]
) -> r.ClaimsRecord:
    """The record of what was found in a document."""
    positions = {name: {m.span: i for i, m in enumerate(layers.get(name, ()))} for name in CORE}
    return r.ClaimsRecord(
        format=r.FORMAT,
        document=document_record(document),
        sections=tuple(r.SectionRecord(m.start, m.end, m.value.kind) for m in layers.get("sections", ())),
        dates=tuple(_flat(m, r.DateRecord) for m in layers.get("dates", ())),
        actors=tuple(
            _flat(m, r.ActorRecord, titles=tuple((s.start, s.end) for s in m.parts)) for m in layers.get("actors", ())
        ),
        places=tuple(_place(m) for m in layers.get("places", ())),
        claims=tuple(_claim(m, positions) for m in layers.get("claims", ())),
        layers={name: tuple(_free(name, m) for m in found) for name, found in layers.items() if name not in CORE},
        failures=tuple(r.FailureRecord(f.plugin, f.layer, f.error) for f in failures),
        plugins=dict(plugins),
    )


def document_record(document: Document) -> r.DocumentRecord:
    """What the record says about the document."""
    published = document.published.isoformat() if document.published else None
    return r.DocumentRecord(
        document.id, published, document.outlet, document.title, document.url, len(document), document.sha256
    )


def _flat(mention: Mention[Any], record: type[Any], **more: Any) -> Any:
    where = {"start": mention.start, "end": mention.end, "text": mention.text, "provenance": _source(mention)}
    return record(**{**_fields(mention.value, type(mention.value)), **where, **more})


def _fields(row: Any, value: type[Any]) -> dict[str, Any]:
    """What ``row`` holds of the fields of an attrs class."""
    return {a.name: getattr(row, a.name) for a in value.__attrs_attrs__}


def _place(mention: Mention[Place]) -> r.PlaceRecord:
    candidates = tuple(r.PlaceCandidateRecord(**_fields(c, PlaceCandidate)) for c in mention.value.candidates)
    record: r.PlaceRecord = _flat(mention, r.PlaceRecord, candidates=candidates)
    return record


def _source(mention: Mention[Any]) -> str:
    return str(mention.provenance) if mention.provenance else ""


def _claim(mention: Mention[Claim], positions: Mapping[str, Mapping[Span, int]]) -> r.ClaimRecord:
    claim = mention.value

    def indices(name: str, mentions: Iterable[Mention[Any]]) -> tuple[int, ...]:
        return tuple(sorted(positions[name][m.span] for m in mentions if m.span in positions[name]))

    return r.ClaimRecord(
        id=claim.id,
        kind=claim.kind,
        contents=tuple(r.ExcerptRecord(c.start, c.end, c.text) for c in claim.contents),
        cue=_cue(claim.cue),
        chain=tuple(_link(link) for link in claim.chain),
        via=_sources(claim.via),
        stance=claim.stance,
        quotation=claim.quotation,
        polarity=claim.polarity,
        modality=claim.modality,
        actors=indices("actors", claim.actors),
        dates=indices("dates", claim.dates),
        said=indices("dates", claim.said),
        places=indices("places", claim.places),
        continues=claim.continues,
        parent=claim.parent,
        provenance=_source(mention),
    )


def _cue(cue: Cue | None) -> r.CueRecord | None:
    return r.CueRecord(cue.start, cue.end, cue.text, cue.lemma) if cue else None


def _link(link: Link) -> r.LinkRecord:
    return r.LinkRecord(_sources(link.sources), _cue(link.cue), link.stance)


def _sources(sources: Iterable[Source]) -> tuple[r.SourceRecord, ...]:
    return tuple(r.SourceRecord(s.start, s.end, s.text, s.entity, s.kind, s.inherited) for s in sources)


def _free(name: str, mention: Mention[Any]) -> dict[str, Any]:
    """A mention of a plugin's layer: its value's fields beside start, end and text."""
    value = mention.value if isinstance(mention.value, Mapping) else asdict(mention.value)
    parts = {"parts": [[s.start, s.end] for s in mention.parts]} if mention.parts else {}
    try:
        plain = r.json_lists(msgspec.to_builtins(dict(value)))
    except TypeError as e:
        raise RecordError(
            f"a value of layer {name!r} can't be written: {e}; its fields must be strings, numbers, dates, "
            "tuples, or attrs classes of them"
        ) from e
    where = {"start": mention.start, "end": mention.end, "text": mention.text}
    return {**where, **plain, **parts, "provenance": _source(mention)}


# ---------------------------------------------------------------- reading back
def layers_of(record: r.ClaimsRecord, document: Document, keys: Iterable[LayerKey[Any]] = ()) -> Layers:
    """The mentions that a record holds, checked against the document.

    Raises:
        RecordError: the document isn't the one that the record was made from, or a mention doesn't fit it.
    """
    _same_document(record.document, document)
    known = {key.name: key for key in keys}
    try:
        return _layers(record, document, known)
    except RecordError:
        raise
    except ValueError as e:  # of the model: a span that is none, a claim without content
        raise RecordError(f"the record holds what can't be: {e}") from e


def read_document(said: r.DocumentRecord, text: str) -> Document:
    """The document of a record, given its text."""
    try:
        return Document(
            text, published=said.published, id=said.id, outlet=said.outlet, title=said.title, url=said.url
        )
    except DocumentError as e:
        raise RecordError(f"the record's document can't be made: {e}") from e


def _same_document(said: r.DocumentRecord, document: Document) -> None:
    if said.sha256 != document.sha256:
        raise RecordError(
            f"the record was made from a text of {said.length} characters with SHA-256 {said.sha256[:12]}…, "
            f"the document given has {len(document)} and {document.sha256[:12]}…: give the same text"
        )


def _layers(record: r.ClaimsRecord, document: Document, known: Mapping[str, LayerKey[Any]]) -> Layers:
    def flat(row: Any, value: type[Any], parts: tuple[Span, ...] = (), **more: Any) -> Mention[Any]:
        fields = {**_fields(row, value), **more}
        return _mention(_cut(row, document), value(**fields), row.provenance, parts)

    def place(row: r.PlaceRecord) -> Mention[Any]:
        candidates = tuple(PlaceCandidate(**_fields(c, PlaceCandidate)) for c in row.candidates)
        return flat(row, Place, candidates=candidates)

    read: dict[str, tuple[Mention[Any], ...]] = {
        "sections": tuple(_mention(_excerpt(s, document), Section(s.kind), "") for s in record.sections),
        "dates": tuple(flat(d, TimeValue) for d in record.dates),
        "actors": tuple(flat(a, Actor, tuple(Span(*t) for t in a.titles)) for a in record.actors),
        "places": tuple(place(p) for p in record.places),
    }
    read["claims"] = tuple(_read_claim(c, read, document) for c in record.claims)
    for name, rows in record.layers.items():
        read[name] = tuple(_read_free(name, row, known.get(name), document) for row in rows)
    return read


def _mention(where: Excerpt, value: Any, provenance: str, parts: tuple[Span, ...] = ()) -> Mention[Any]:
    plugin, _, layer = provenance.rpartition(".")
    source = Provenance(plugin, layer) if provenance else None
    return Mention(where.span, value, parts=parts, text=where.text, provenance=source)


def _excerpt(row: Any, document: Document) -> Excerpt:
    """The characters at the offsets of a row."""
    if not 0 <= row.start < row.end <= len(document):
        raise RecordError(f"the record has the span [{row.start}, {row.end}) of a text of {len(document)} characters")
    return Excerpt.cut(document.text, row.start, row.end)


def _cut(row: Any, document: Document) -> Excerpt:
    """The characters at the offsets of a row, which must be those that the row says."""
    found = _excerpt(row, document)
    if found.text != row.text and _paired(found.text) != _paired(row.text):
        raise RecordError(
            f"the record has {row.text!r} at [{row.start}, {row.end}), the text there is {found.text!r}"
        )
    return found


def _paired(text: str) -> str:
    """``text`` with halves of surrogate pairs put together, as JSON can't keep them apart."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _read_claim(row: r.ClaimRecord, read: Mapping[str, Sequence[Mention[Any]]], document: Document) -> Mention[Claim]:
    def pick(name: str, indices: Iterable[int]) -> tuple[Mention[Any], ...]:
        if not all(0 <= i < len(read[name]) for i in indices):
            raise RecordError(f"claim {row.id} points at a mention in {name} that isn't there")
        return tuple(read[name][i] for i in indices)

    claim = Claim(
        kind=row.kind,
        contents=tuple(_cut(c, document) for c in row.contents),
        cue=_read_cue(row.cue, document),
        chain=tuple(_read_link(link, document) for link in row.chain),
        stance=row.stance,
        quotation=row.quotation,
        polarity=row.polarity,
        modality=row.modality,
        actors=pick("actors", row.actors),
        dates=pick("dates", row.dates),
        places=pick("places", row.places),
        continues=row.continues,
        parent=row.parent,
        id=row.id,
        via=_read_sources(row.via, document),
        said=pick("dates", row.said),
    )
    where = Excerpt.cut(document.text, claim.span.start, claim.span.end)
    return _mention(where, claim, row.provenance)


def _read_link(row: r.LinkRecord, document: Document) -> Link:
    return Link(_read_sources(row.sources, document), _read_cue(row.cue, document), row.stance)


def _read_sources(rows: Iterable[r.SourceRecord], document: Document) -> tuple[Source, ...]:
    sources = []
    for s in rows:
        where = _cut(s, document)
        sources.append(Source(where.start, where.end, where.text, s.entity, s.kind, s.inherited))
    return tuple(sources)


def _read_cue(row: r.CueRecord | None, document: Document) -> Cue | None:
    if row is None:
        return None
    where = _cut(row, document)
    return Cue(where.start, where.end, where.text, row.lemma)


def _read_free(name: str, row: Mapping[str, Any], key: LayerKey[Any] | None, document: Document) -> Mention[Any]:
    rest = {k: v for k, v in row.items() if k not in RESERVED}
    try:
        value = msgspec.convert(rest, key.value) if key else rest
        parts = tuple(Span(*p) for p in row.get("parts", ()))
        where = _cut(r.ExcerptRecord(row["start"], row["end"], row["text"]), document)
    except (KeyError, TypeError, msgspec.ValidationError) as e:
        raise RecordError(f"a mention of layer {name!r} can't be read: {e!r} in {dict(row)!r}") from e
    return _mention(where, value, str(row.get("provenance", "")), parts)
