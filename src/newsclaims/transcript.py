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
from newsclaims.mentions import Failure, LayerKey, Mention, Provenance
from newsclaims.spans import Excerpt, Span
from newsclaims.values import Actor, Place, Section, TimeValue

__all__ = ["document_record", "layers_of", "record_of"]

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
        places=tuple(_flat(m, r.PlaceRecord) for m in layers.get("places", ())),
        claims=tuple(_claim(m, positions) for m in layers.get("claims", ())),
        layers={name: tuple(map(_free, mentions)) for name, mentions in layers.items() if name not in CORE},
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
    fields = {a.name: getattr(mention.value, a.name) for a in type(mention.value).__attrs_attrs__}
    return record(
        start=mention.start, end=mention.end, text=mention.text, provenance=_source(mention), **fields, **more
    )


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
        stance=claim.stance,
        quotation=claim.quotation,
        polarity=claim.polarity,
        modality=claim.modality,
        actors=indices("actors", claim.actors),
        dates=indices("dates", claim.dates),
        places=indices("places", claim.places),
        continues=claim.continues,
        parent=claim.parent,
        provenance=_source(mention),
    )


def _cue(cue: Cue | None) -> r.CueRecord | None:
    return r.CueRecord(cue.start, cue.end, cue.text, cue.lemma) if cue else None


def _link(link: Link) -> r.LinkRecord:
    sources = tuple(r.SourceRecord(s.start, s.end, s.text, s.entity, s.kind, s.inherited) for s in link.sources)
    return r.LinkRecord(sources, _cue(link.cue), link.stance)


def _free(mention: Mention[Any]) -> dict[str, Any]:
    """A mention of a plugin's layer: its value's fields beside start, end and text."""
    value = mention.value if isinstance(mention.value, Mapping) else asdict(mention.value)
    parts = {"parts": [[s.start, s.end] for s in mention.parts]} if mention.parts else {}
    plain = r.json_lists(msgspec.to_builtins(dict(value)))
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        **plain,
        **parts,
        "provenance": _source(mention),
    }


# ---------------------------------------------------------------- reading back
def layers_of(record: r.ClaimsRecord, document: Document, keys: Iterable[LayerKey[Any]] = ()) -> Layers:
    """The mentions that a record holds, checked against the document.

    Raises:
        RecordError: the document isn't the one that the record was made from, or a span doesn't fit it.
    """
    _same_document(record.document, document)
    known = {key.name: key for key in keys}
    dates = tuple(_mention(d, _value(d, TimeValue), document) for d in record.dates)
    actors = tuple(_mention(a, _value(a, Actor), document, tuple(Span(*t) for t in a.titles)) for a in record.actors)
    places = tuple(_mention(p, _value(p, Place), document) for p in record.places)
    sections = tuple(
        Mention(Span(s.start, s.end), Section(s.kind), text=document.text[s.start : s.end]) for s in record.sections
    )
    read = {"sections": sections, "dates": dates, "actors": actors, "places": places}
    read["claims"] = tuple(_read_claim(c, read, document) for c in record.claims)
    for name, rows in record.layers.items():
        read[name] = tuple(_read_free(row, known.get(name), document) for row in rows)
    return read


def _same_document(said: r.DocumentRecord, document: Document) -> None:
    if said.sha256 != document.sha256:
        raise RecordError(
            f"the record was made from a text of {said.length} characters with SHA-256 {said.sha256[:12]}…, "
            f"the document given has {len(document)} and {document.sha256[:12]}…: give the same text"
        )


def _mention(row: Any, value: Any, document: Document, parts: tuple[Span, ...] = ()) -> Mention[Any]:
    span = Span(row.start, row.end)
    text = span.of(document.text)
    if text != row.text:
        raise RecordError(f"the record has {row.text!r} at [{row.start}, {row.end}), the text there is {text!r}")
    return Mention(span, value, parts=parts, text=text, provenance=_provenance(row.provenance))


def _provenance(said: str) -> Provenance | None:
    plugin, _, layer = said.rpartition(".")
    return Provenance(plugin, layer) if said else None


def _value(row: Any, value: type[Any]) -> Any:
    return value(**{a.name: getattr(row, a.name) for a in value.__attrs_attrs__})


def _read_claim(row: r.ClaimRecord, read: Mapping[str, Sequence[Mention[Any]]], document: Document) -> Mention[Claim]:
    def pick(name: str, indices: Iterable[int]) -> tuple[Mention[Any], ...]:
        try:
            return tuple(read[name][i] for i in indices)
        except IndexError:
            raise RecordError(f"claim {row.id} points at a mention in {name} that isn't there") from None

    claim = Claim(
        kind=row.kind,
        contents=tuple(Excerpt(c.start, c.end, c.text) for c in row.contents),
        cue=_read_cue(row.cue),
        chain=tuple(
            Link(
                tuple(Source(s.start, s.end, s.text, s.entity, s.kind, s.inherited) for s in link.sources),
                _read_cue(link.cue),
                link.stance,
            )
            for link in row.chain
        ),
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
    )
    return Mention(claim.span, claim, text=claim.span.of(document.text), provenance=_provenance(row.provenance))


def _read_cue(row: r.CueRecord | None) -> Cue | None:
    return Cue(row.start, row.end, row.text, row.lemma) if row else None


def _read_free(row: Mapping[str, Any], key: LayerKey[Any] | None, document: Document) -> Mention[Any]:
    rest = {k: v for k, v in row.items() if k not in ("start", "end", "text", "parts", "provenance")}
    try:
        value = msgspec.convert(rest, key.value) if key else rest
        parts = tuple(Span(*p) for p in row.get("parts", ()))
        flat = r.ExcerptRecord(row["start"], row["end"], row["text"])
        mention = _mention(_Row(flat, str(row.get("provenance", ""))), value, document, parts)
    except (KeyError, TypeError, msgspec.ValidationError) as e:
        raise RecordError(
            f"a mention of layer {key.name if key else '?'} can't be read: {e!r} in {dict(row)!r}"
        ) from e
    return mention


class _Row:
    """An excerpt with its provenance, as :func:`_mention` reads it."""

    def __init__(self, excerpt: r.ExcerptRecord, provenance: str) -> None:
        self.start, self.end, self.text = excerpt.start, excerpt.end, excerpt.text
        self.provenance = provenance


def read_document(said: r.DocumentRecord, text: str) -> Document:
    """The document of a record, given its text."""
    try:
        return Document(
            text, published=said.published, id=said.id, outlet=said.outlet, title=said.title, url=said.url
        )
    except DocumentError as e:
        raise RecordError(f"the record's document can't be made: {e}") from e
