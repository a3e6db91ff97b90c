"""The wire format: schema, JSON, and the way back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclaims import (
    ACTORS,
    CLAIMS,
    DATES,
    PLACES,
    SECTIONS,
    Actor,
    Claim,
    Claims,
    Cue,
    Document,
    Excerpt,
    Failure,
    LayerKey,
    Link,
    Mention,
    Place,
    PlaceCandidate,
    Provenance,
    RecordError,
    Section,
    Source,
    Span,
    TimeValue,
    extract,
    records,
)
from strategies import ODD, documents

SCHEMA_FILE = Path(records.__file__).parent / "data" / "newsclaims-1.schema.json"
TEXT = "أكد ماكغورك في 16 مارس 2024 من مسقط أن «المحادثات» بدأت " + ODD.replace("\udfff", "")


@frozen
class Quantity:
    """A value with fields of many types."""

    number: float
    unit: str | None
    near: bool
    where: Span
    tags: tuple[str, ...]


QUANTITIES: LayerKey[Quantity] = LayerKey("quantities", Quantity)
VALIDATOR = jsonschema.Draft202012Validator(records.schema())

_SPANS = st.tuples(st.integers(0, len(TEXT) - 10), st.integers(1, 10)).map(lambda p: (p[0], p[0] + p[1]))
_WORD = st.text(max_size=4)
_FROM = st.sampled_from([Provenance("newsclaims", "x"), Provenance("press.desk", "x")])


def _literal(name: str) -> st.SearchStrategy[Any]:
    from typing import get_args

    import newsclaims.claims
    import newsclaims.values

    return st.sampled_from(get_args(getattr(newsclaims.claims, name, None) or getattr(newsclaims.values, name)))


def _mentions(value: st.SearchStrategy[Any], layer: str, *, parts: bool = False) -> st.SearchStrategy[Any]:
    def make(span: tuple[int, int], value: Any, more: list[tuple[int, int]], plugin: Provenance) -> Mention[Any]:
        parts_of = tuple(Span(*p) for p in more) if parts else ()
        source = Provenance(plugin.plugin, layer)
        return Mention(Span(*span), value, parts=parts_of, text=TEXT[span[0] : span[1]], provenance=source)

    one = st.builds(make, _SPANS, value, st.lists(_SPANS, max_size=2), _FROM)
    return st.lists(one, max_size=3, unique_by=lambda m: m.span).map(
        lambda found: tuple(sorted(found, key=lambda m: m.span))
    )


_DATES = st.builds(
    TimeValue,
    _literal("TimeType"),
    _WORD,
    _WORD,
    st.none() | _WORD,
    st.none() | _WORD,
    _literal("Precision"),
    st.booleans(),
    _WORD,
    _literal("Anchor"),
)
_ACTORS = st.builds(Actor, _literal("ActorKind"), _WORD, _WORD, st.lists(_WORD, max_size=2).map(tuple))
_WHERE = (
    _WORD,
    st.none() | _WORD,
    st.lists(_WORD, max_size=2).map(tuple),
    st.none() | st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
)
_READINGS = st.builds(
    lambda kind, name, *rest: PlaceCandidate(name, kind, *rest), _literal("PlaceKind"), *_WHERE, st.floats(0, 1)
)
_PLACES = st.builds(
    Place,
    _literal("PlaceKind"),
    _literal("PlaceRole"),
    *_WHERE,
    st.none() | st.floats(0, 100),
    st.none() | st.floats(0, 1),
    st.lists(_READINGS, max_size=2).map(tuple),
)
_QUANTITIES = st.builds(
    Quantity,
    st.floats(allow_nan=False, allow_infinity=False),
    st.none() | _WORD,
    st.booleans(),
    _SPANS.map(lambda p: Span(*p)),
    st.lists(_WORD, max_size=2).map(tuple),
)
_CUES = st.builds(lambda p, lemma: Cue(*p, TEXT[p[0] : p[1]], lemma), _SPANS, _WORD)
_SOURCES = st.builds(
    lambda p, entity, kind, inherited: Source(*p, TEXT[p[0] : p[1]], entity, kind, inherited),
    _SPANS,
    _WORD,
    _literal("ActorKind"),
    st.booleans(),
)
_LINKS = st.builds(Link, st.lists(_SOURCES, max_size=2).map(tuple), st.none() | _CUES, _literal("Stance"))


@st.composite
def claims(draw: st.DrawFn) -> Claims:
    """Any claims at all of one text, with all layers."""
    layers: dict[str, Any] = {
        "sections": draw(_mentions(st.builds(Section, _literal("SectionKind")), "sections")),
        "dates": draw(_mentions(_DATES, "dates")),
        "actors": draw(_mentions(_ACTORS, "actors", parts=True)),
        "places": draw(_mentions(_PLACES, "places")),
        "quantities": draw(_mentions(_QUANTITIES, "quantities", parts=True)),
    }
    found = []
    for number in range(draw(st.integers(0, 3))):
        pieces = sorted(draw(st.lists(_SPANS, min_size=1, max_size=2)))
        claim = Claim(
            draw(_literal("ClaimKind")),
            tuple(Excerpt.cut(TEXT, *p) for p in pieces),
            draw(st.none() | _CUES),
            tuple(draw(st.lists(_LINKS, max_size=2))),
            draw(_literal("Stance")),
            draw(_literal("QuotationKind")),
            draw(_literal("Polarity")),
            draw(_literal("Modality")),
            *(tuple(m for m in layers[name] if draw(st.booleans())) for name in ("actors", "dates", "places")),
            continues=draw(st.none() | st.just("c1")),
            parent=draw(st.none() | st.just("c1")),
            id=f"c{number + 1}",
            via=tuple(draw(st.lists(_SOURCES, max_size=2))),
            said=tuple(m for m in layers["dates"] if draw(st.booleans())),
        )
        if claim.span.end > claim.span.start:
            found.append(Mention(claim.span, claim, text=claim.span.of(TEXT), provenance=Provenance("p", "claims")))
    layers["claims"] = tuple(found)
    failures = draw(st.lists(st.builds(Failure, _WORD, st.none() | _WORD, _WORD), max_size=1).map(tuple))
    document = Document(TEXT, published=draw(st.none() | st.dates() | st.datetimes()), id=draw(st.none() | _WORD))
    return Claims(document, layers, failures, {"newsclaims": "1", "p": ""})


@given(claims())
def test_what_is_written_is_read_back_equal(given: Claims) -> None:
    """JSON and dictionaries give equal claims, plugins' layers included, and the same JSON again."""
    for again in (
        Claims.from_json(given.to_json(), given.document, [QUANTITIES]),
        Claims.from_json(given.to_json(indent=2).encode(), given.document.text, [QUANTITIES]),
        Claims.from_dict(given.to_dict(), given.document, [QUANTITIES]),
        Claims.from_dict(json.loads(given.to_json()), given.document.text, [QUANTITIES]),
    ):
        assert again == given
        assert again.to_json() == given.to_json()
        assert [str(m.provenance) for m in again.actors] == [str(m.provenance) for m in given.actors]


@given(claims())
def test_the_schema_describes_what_is_written(given: Claims) -> None:
    """Every record is valid under the JSON Schema, and JSON says what the dictionary says."""
    VALIDATOR.validate(given.to_dict())
    assert json.loads(given.to_json()) == json.loads(json.dumps(given.to_dict()))


@given(documents())
@settings(max_examples=30)
def test_what_is_extracted_is_valid_and_read_back(document: Document) -> None:
    """The same holds for what the built-in layers find in any text whatever."""
    found = extract(document)
    VALIDATOR.validate(found.to_dict())
    assert Claims.from_json(found.to_json(), document) == found


def test_a_layer_without_a_key_is_read_as_dictionaries() -> None:
    """Nothing is lost where the plugin isn't installed: writing it again gives the same JSON."""
    span = Span(0, 3)
    value = Quantity(3.0, None, near=True, where=span, tags=("a",))
    mention = Mention(span, value, text=TEXT[:3], provenance=Provenance("p", "quantities"))
    given = Claims(Document(TEXT), {"quantities": (mention,)})
    again = Claims.from_json(given.to_json(), TEXT)
    assert again.layers["quantities"][0].value["number"] == 3.0
    assert again.to_json() == given.to_json()


def test_halves_of_a_surrogate_pair_survive() -> None:
    """JSON can't tell two halves in a row from the character they would make; the document can."""
    text = "قال \ud83d\ude00 نعم"
    mention = Mention(Span(4, 6), Section("body"), text=text[4:6])
    place = Mention(Span(4, 6), Place("city", "place", "x"), text=text[4:6], provenance=Provenance("p", "places"))
    given = Claims(Document(text), {"sections": (mention,), "places": (place,)})
    again = Claims.from_json(given.to_json(), given.document)
    assert again.places == given.places


def test_records_from_before_a_field_was_added_are_read() -> None:
    """What a place has gained since the first record has a default, so that old records can be read."""
    place = Mention(Span(0, 3), Place("city", "place", "x"), text=TEXT[:3], provenance=Provenance("p", "places"))
    given = Claims(Document(TEXT), {"places": (place,)})
    old = given.to_dict()
    for name in ("precision_km", "score", "candidates"):
        del old["places"][0][name]
    assert Claims.from_dict(old, TEXT).places == given.places


def test_the_shipped_schema_is_the_generated_one() -> None:
    """Run tools/build_schema.py when a record class has changed."""
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == records.schema()


def test_the_schema_is_a_schema() -> None:
    """It is valid itself, closed, and says what offsets count."""
    schema = records.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$defs"]["ClaimsRecord"]["additionalProperties"] is False
    assert "code points" in schema["description"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "newsclaims/2"}, "newsclaims/2"),
        ({"surprise": 1}, "surprise"),
        ({"claims": None}, "claims"),
        ({"dates": [{"start": 0}]}, "dates"),
        ({"document": {}}, "document"),
    ],
)
def test_other_formats_are_refused(change: dict[str, Any], message: str) -> None:
    """The error names the place and is also a ValueError."""
    record = {**Claims(Document(TEXT)).to_dict(), **change}
    for data in (record, json.dumps(record)):
        with pytest.raises(RecordError, match=message) as caught:
            Claims.from_dict(data, TEXT) if isinstance(data, dict) else Claims.from_json(data, TEXT)
        assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("data", ["", "{", "[]", "null", '{"format": "newsclaims/1"}', b"\xff\xfe", "[" * 20_000])
def test_what_is_no_record_is_refused(data: str | bytes) -> None:
    """Whatever the bytes, the error is ours."""
    with pytest.raises(RecordError):
        Claims.from_json(data, TEXT)


def test_another_document_is_refused() -> None:
    """A record belongs to one text; a span that doesn't fit it is told."""
    given = Claims(Document(TEXT)).to_dict()
    with pytest.raises(RecordError, match="give the same text"):
        Claims.from_dict(given, TEXT + " ")
    section = {"start": 0, "end": 10_000, "kind": "body"}
    with pytest.raises(RecordError, match="10000"):
        Claims.from_dict({**given, "sections": [section]}, TEXT)


def _claim(**change: Any) -> dict[str, Any]:
    excerpt = {"start": 0, "end": 3, "text": TEXT[:3]}
    empty: dict[str, Any] = {"cue": None, "chain": [], "actors": [], "dates": [], "places": [], "continues": None}
    kinds = {
        "kind": "reported",
        "stance": "asserts",
        "quotation": "none",
        "polarity": "affirmative",
        "modality": "fact",
    }
    return {"id": "c1", "contents": [excerpt], **empty, **kinds, "parent": None, "provenance": "p.claims", **change}


@pytest.mark.parametrize(
    "change",
    [
        {"actors": [0]},
        {"actors": [-1]},
        {"contents": []},
        {"contents": [{"start": 0, "end": 3, "text": "xyz"}]},
        {"contents": [{"start": 3, "end": 0, "text": ""}]},
        {"cue": {"start": 0, "end": 3, "text": "xyz", "lemma": ""}},
        {"kind": "invented"},
    ],
)
def test_a_claim_that_does_not_fit_is_refused(change: dict[str, Any]) -> None:
    """Indices that point nowhere, contents that aren't there, words of no known meaning."""
    good = {**Claims(Document(TEXT)).to_dict(), "claims": [_claim()]}
    assert len(Claims.from_dict(good, TEXT)) == 1
    with pytest.raises(RecordError):
        Claims.from_dict({**good, "claims": [_claim(**change)]}, TEXT)


def test_a_value_that_json_cannot_hold_is_told() -> None:
    """The error names the layer."""

    @frozen
    class Odd:
        thing: object

    mention = Mention(Span(0, 3), Odd(object()), text=TEXT[:3])
    with pytest.raises(RecordError, match="'odd'"):
        Claims(Document(TEXT), {"odd": (mention,)}).to_json()


def test_lists_are_sorted_and_indices_point_into_them(sample: Document) -> None:
    """As docs/reference/wire-format.md says."""
    record = extract(sample).to_dict()
    for name in ("sections", "dates", "actors", "places"):
        assert [(m["start"], m["end"]) for m in record[name]] == sorted((m["start"], m["end"]) for m in record[name])
    for claim in record["claims"]:
        for name in ("actors", "dates", "places"):
            assert all(0 <= i < len(record[name]) for i in claim[name])


def test_every_core_layer_has_its_list() -> None:
    """Also when nothing was found."""
    record = extract(Document("")).to_dict()
    for key in (SECTIONS, DATES, ACTORS, PLACES, CLAIMS):
        assert record[key.name] == []
    assert record["document"]["length"] == 0
