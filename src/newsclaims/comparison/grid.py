"""What a table of an event says in its cells, for all tables alike: attributes down, documents across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from newsclaims.comparison.model import Attribute, Comparison, Disagreement, Event, RelationKind, Witness

__all__ = ["GRAVE", "Cell", "Row", "grid", "heading", "sentence_of", "summary", "verdict"]

GRAVE: tuple[RelationKind, ...] = (
    "conflicts", "dispute", "attributed_differently", "named_differently", "spelt_differently",
)  # fmt: skip
"""Relations that a table marks, the gravest first."""
_REFINED: frozenset[RelationKind] = frozenset({"narrower", "broader"})


@frozen
class Cell:
    """What one document says.

    Attributes:
        document: its index.
        witnesses: its words, each wording once; empty when it is silent.
        marked: the gravest relation in which one of its values stands, or None.
    """

    document: int
    witnesses: tuple[Witness, ...]
    marked: RelationKind | None


@frozen
class Row:
    """An attribute in cells.

    Attributes:
        name: the attribute, with its subject.
        verdict: how the values stand to each other, in one word.
        cells: by document.
    """

    name: str
    verdict: RelationKind
    cells: tuple[Cell, ...]


def grid(event: Event) -> Iterator[Row]:
    """The rows of an event, in the order of its attributes."""
    for attribute in event.attributes:
        name = attribute.name.replace("_", " ")
        subject = f"{name}: {attribute.label}" if attribute.label else name
        yield Row(subject, verdict(attribute), tuple(_cell(attribute, d) for d in event.documents))


def _cell(attribute: Attribute, document: int) -> Cell:
    said = [w for v in attribute.values for w in v.witnesses if w.document == document]
    once = {(w.text, w.denied): w for w in sorted(said, reverse=True)}
    own = {i for i, v in enumerate(attribute.values) if document in v.documents}
    kinds = {r.kind for r in attribute.relations if own & {r.left, r.right}}
    marked = next((kind for kind in GRAVE if kind in kinds), None)
    return Cell(document, tuple(sorted(once.values())), marked)


def verdict(attribute: Attribute) -> RelationKind:
    """The gravest relation of an attribute; a refinement counts as ``narrower`` and goes before agreement."""
    kinds = {r.kind for r in attribute.relations}
    for kind in GRAVE:
        if kind in kinds:
            return kind
    if kinds & _REFINED:
        return "narrower"
    if "agrees" in kinds:
        return "agrees"
    return "unknown" if "unknown" in kinds else "only_here"


def heading(event: Event) -> str:
    """Kind, words and days of an event."""
    days = event.earliest or ""
    if event.latest and event.latest != event.earliest:
        days = f"{days} to {event.latest}"
    planned = "planned" if event.planned else ""
    return ", ".join(part for part in (f"{event.id} {event.kind}", planned, days) if part)


def summary(comparison: Comparison) -> str:
    """How many documents, reports and shared events there are."""
    return (
        f"{_count(len(comparison.claims), 'document')}, {_count(len(comparison.sources), 'independent report')}, "
        f"{_count(len(comparison.shared), 'shared event')}"
    )


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def sentence_of(comparison: Comparison, found: Disagreement) -> tuple[str, str, Sequence[Witness]]:
    """A disagreement for people: the relation, the attribute, and one witness of each side."""
    attribute = comparison.event(found.event).attributes[found.attribute]
    left, right = (attribute.values[i].witnesses for i in (found.relation.left, found.relation.right))
    if found.relation.left == found.relation.right:
        denied = [w for w in left if w.denied]
        return found.relation.kind, _named(attribute), (*denied[:1], *[w for w in left if not w.denied][:1])
    apart = next((w for w in right if w.document not in {v.document for v in left}), right[0])
    other = next((w for w in left if w.document not in {v.document for v in right}), left[0])
    return found.relation.kind, _named(attribute), (other, apart)


def _named(attribute: Attribute) -> str:
    name = attribute.name.replace("_", " ")
    return f"{name}: {attribute.label}" if attribute.label else name
