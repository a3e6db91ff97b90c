"""Uses of the public interface as a program would write them: checked by mypy and pyright, not run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen
from typing_extensions import assert_type

import newsclaims
from newsclaims import (
    ACTORS,
    CLAIMS,
    DATES,
    PLACES,
    SECTIONS,
    Actor,
    Analysis,
    Claim,
    Claims,
    Document,
    Excerpt,
    Failure,
    Layer,
    LayerKey,
    Lexicon,
    Mention,
    Pipeline,
    Place,
    Reader,
    Renderer,
    Section,
    Source,
    Span,
    TimeValue,
    hookimpl,
)
from newsclaims.values import ActorKind

# ------------------------------------------------------------ reading
document = Document("نص", published="2024-03-16", id="a", outlet="b", title=None, url=None)
claims = newsclaims.extract(document)
assert_type(claims, Claims)
assert_type(claims[0], Claim)
assert_type(claims[:2], Sequence[Claim])
assert_type(claims.dates, tuple[Mention[TimeValue], ...])
assert_type(claims.actors, tuple[Mention[Actor], ...])
assert_type(claims.places, tuple[Mention[Place], ...])
assert_type(claims.sections, tuple[Mention[Section], ...])
assert_type(claims.failures, tuple[Failure, ...])
assert_type(claims.to_json(indent=2), str)
assert_type(Claims.from_json(claims.to_json(), document), Claims)

for claim in claims:
    assert_type(claim.source, Source | None)
    assert_type(claim.content, Excerpt)
    assert_type(claim.places[0].value, Place)
    assert_type(claim.span, Span)

# ------------------------------------------------------------ pipelines
pipeline = Pipeline([DATES, "places"], lexicons=[Lexicon.read("desk.tsv", "actors")], strict=True)
assert_type(pipeline.extract_many([document], workers=2), Iterator[Claims])
assert_type(Pipeline.installed(allow=["quantities"]).with_layer(Layer(SECTIONS, lambda d, a: [])), Pipeline)


# ------------------------------------------------------------ a plugin
@frozen
class Quantity:
    """A number of things."""

    number: float
    counted: str


QUANTITIES = LayerKey("quantities", Quantity)
assert_type(QUANTITIES, LayerKey[Quantity])


def find(document: Document, analysis: Analysis) -> Iterable[Mention[Quantity]]:
    """Reads other layers by their keys, which are typed."""
    assert_type(analysis[DATES], tuple[Mention[TimeValue], ...])
    assert_type(analysis[ACTORS][0].value.kind, ActorKind)
    assert_type(analysis[PLACES][0].value, Place)
    assert_type(analysis[CLAIMS][0].value, Claim)
    assert_type(analysis[QUANTITIES][0].value.number, float)
    yield Mention(analysis.words.span(0, 1), Quantity(99, "x"), rule="r")


def find_wrongly(document: Document, analysis: Analysis) -> Iterable[Mention[str]]:
    """An extractor of another type."""
    return [Mention(Span(0, 1), "x")]


LAYER = Layer(QUANTITIES, find, requires=(DATES, PLACES))
assert_type(LAYER, Layer[Quantity])
WRONG: Layer[Quantity] = Layer(QUANTITIES, find_wrongly)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
assert_type(claims.layer(QUANTITIES)[0].value.counted, str)
print(claims.layer(QUANTITIES)[0].value.unit)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


@hookimpl
def newsclaims_layers() -> Iterable[Layer[Quantity]]:
    """A hook."""
    return [LAYER]


def _read(data: bytes, name: str) -> Iterable[Document]:
    return [Document(data.decode(), id=name)]


READER = Reader("upper", (".up",), _read)
RENDERER = Renderer("count", lambda claims: str(len(claims)))
