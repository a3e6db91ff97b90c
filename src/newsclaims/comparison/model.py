"""What a comparison says: events, entities, sources and disagreements, each tied to characters of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import field, frozen

from newsclaims.documents import Document
from newsclaims.results import Claims
from newsclaims.values import ActorKind, one_of

if TYPE_CHECKING:
    from newsclaims.comparison.records import ComparisonRecord

__all__ = [
    "Attribute",
    "AttributeName",
    "Comparison",
    "Disagreement",
    "Event",
    "EventLink",
    "Identity",
    "LinkKind",
    "Member",
    "Original",
    "Relation",
    "RelationKind",
    "Value",
    "Witness",
]

AttributeName: TypeAlias = Literal[
    "held", "when", "where", "parties", "person", "mediator", "requested_by", "demanded", "count", "outcome",
    "original", "described",
]  # fmt: skip
RelationKind: TypeAlias = Literal[
    "agrees", "narrower", "broader", "conflicts", "only_here", "spelt_differently", "named_differently",
    "attributed_differently", "dispute", "unknown",
]  # fmt: skip
LinkKind: TypeAlias = Literal["earlier", "later"]


@frozen(order=True)
class Witness:
    """The words of a document that say a value.

    Attributes:
        document: index of the document in :attr:`Comparison.documents`.
        start: offset in its text, in code points.
        end: offset after it.
        text: the characters.
        claims: ids of the claims of that document in which the words stand.
        denied: the words stand in what a source denies.
    """

    document: int
    start: int
    end: int
    text: str
    claims: tuple[str, ...] = ()
    denied: bool = False


@frozen
class Value:
    """One thing that reports say about an attribute.

    Attributes:
        key: its normal form: an EDTF date, an entity, a country code, a number with its unit.
        label: for people, in the words of the first witness or as the normal form.
        witnesses: where it is said, by document and offset.
    """

    key: str
    label: str
    witnesses: tuple[Witness, ...]

    @property
    def documents(self) -> tuple[int, ...]:
        """Indices of the documents that say it."""
        return tuple(sorted({w.document for w in self.witnesses}))


@frozen(order=True)
class Relation:
    """How values of one attribute stand to each other.

    Attributes:
        kind: the relation.
        left: index of a value.
        right: index of another; the same as ``left`` for ``agrees``, ``only_here``, ``spelt_differently`` and
            a ``dispute`` about one value.
    """

    kind: RelationKind = field(validator=one_of(RelationKind))
    left: int
    right: int


@frozen
class Attribute:
    """One row of the comparison of an event.

    Attributes:
        name: what is asked.
        subject: about whom or what, where the name alone doesn't say: an entity, a country, what is counted.
        label: the subject for people.
        values: what the reports say, sorted by key.
        relations: how the values stand to each other.
        silent: indices of the documents that tell the event and don't say this.
    """

    name: AttributeName = field(validator=one_of(AttributeName))
    subject: str
    label: str
    values: tuple[Value, ...]
    relations: tuple[Relation, ...]
    silent: tuple[int, ...]


@frozen(order=True)
class Member:
    """A document that tells an event, with the claims that do.

    Attributes:
        document: index of the document.
        claims: ids of its claims that touch the event's words.
        back_reference: the document only points back to the event while it tells another.
    """

    document: int
    claims: tuple[str, ...]
    back_reference: bool = False


@frozen(order=True)
class EventLink:
    """Another round of the same, which one of the members names.

    Attributes:
        kind: the other event is ``earlier`` or ``later``.
        event: its id.
    """

    kind: LinkKind = field(validator=one_of(LinkKind))
    event: str


@frozen
class Event:
    """Something that happened, or is planned, as one report or several tell it.

    Attributes:
        id: ``e1``, ``e2`` ... in order of how many documents tell them, then of time.
        kind: the class of the event: ``talks``, ``violence`` ...; the classes of ``events.tsv``.
        label: its words in the first document that tells it.
        planned: it was announced, not yet done, when the reports were written.
        earliest: first day that all dates given for it allow, None when no report gives one.
        latest: the last.
        members: who tells it.
        attributes: what they say.
        links: earlier and later events of the same kind that the members name.
    """

    id: str
    kind: str
    label: str
    planned: bool
    earliest: str | None
    latest: str | None
    members: tuple[Member, ...]
    attributes: tuple[Attribute, ...]
    links: tuple[EventLink, ...] = ()

    @property
    def documents(self) -> tuple[int, ...]:
        """Indices of the documents that tell it."""
        return tuple(m.document for m in self.members)

    @property
    def shared(self) -> bool:
        """Do several documents tell it?"""
        return len(self.members) > 1

    def attribute(self, name: AttributeName, subject: str | None = None) -> Attribute | None:
        """The attribute of that name, and of that subject if one is given; None when no report speaks of it."""
        found = (a for a in self.attributes if a.name == name and subject in (None, a.subject))
        return next(found, None)


@frozen
class Identity:
    """A person or body that several documents may spell each in its way.

    Attributes:
        entity: a slug.
        kind: what it is.
        name: the fullest name.
        spellings: where it is named, as written.
        relation: ``spelt_differently`` where documents differ in the spelling of the full name, ``agrees``,
            or ``only_here``.
    """

    entity: str
    kind: ActorKind = field(validator=one_of(ActorKind))
    name: str
    spellings: tuple[Witness, ...]
    relation: RelationKind = field(validator=one_of(RelationKind))

    def of(self, document: int) -> tuple[str, ...]:
        """The spellings of a document, each once, in order."""
        return tuple(dict.fromkeys(w.text for w in self.spellings if w.document == document))


@frozen
class Original:
    """A report that several documents render, or the one that a single document renders.

    Attributes:
        entity: the outlet of the original; empty where the document is its own original.
        name: its name.
        documents: indices of the documents that render it.
        witnesses: where they name it.
    """

    entity: str
    name: str
    documents: tuple[int, ...]
    witnesses: tuple[Witness, ...] = ()


@frozen
class Disagreement:
    """A relation that isn't plain agreement, the gravest first.

    Attributes:
        event: id of the event.
        attribute: index of the attribute in it.
        relation: the relation.
    """

    event: str
    attribute: int
    relation: Relation


@frozen(repr=False)
class Comparison:
    """Several documents side by side.

    Attributes:
        claims: what was compared, ordered by publication date, outlet, id and text.
        events: those that several documents tell first.
        entities: people and bodies.
        sources: which documents render one original: independent reports are as many as these.
    """

    claims: tuple[Claims, ...]
    events: tuple[Event, ...]
    entities: tuple[Identity, ...]
    sources: tuple[Original, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """What was compared."""
        return tuple(c.document for c in self.claims)

    @property
    def shared(self) -> tuple[Event, ...]:
        """The events that several documents tell."""
        return tuple(e for e in self.events if e.shared)

    def event(self, id: str) -> Event:  # noqa: A002 - the name that the wire format has
        """The event of that id.

        Raises:
            KeyError: there is none.
        """
        for event in self.events:
            if event.id == id:
                return event
        raise KeyError(id)

    def name_of(self, document: int) -> str:
        """How a document is called in tables: its id, its outlet, or a number."""
        given = self.claims[document].document
        return given.id or given.outlet or f"d{document + 1}"

    def __repr__(self) -> str:
        return (
            f"<Comparison of {len(self.claims)} documents: {len(self.shared)} shared events, "
            f"{len(self.sources)} reports, {len(self.disagreements)} disagreements>"
        )

    # ------------------------------------------------------------ out
    def to_record(self) -> ComparisonRecord:
        """The typed record of the wire format."""
        from newsclaims.comparison import records

        return records.record_of(self)

    def to_dict(self) -> dict[str, Any]:
        """The wire format as dictionaries and lists; docs/reference/comparison-format.md describes it."""
        from newsclaims.comparison import records

        return records.to_dict(self.to_record())

    def to_json(self, *, indent: int | None = None) -> str:
        """The wire format as JSON, on one line unless ``indent`` is given."""
        from newsclaims.comparison import records

        return records.encode(self.to_record(), indent=indent)

    def to_html(self) -> str:
        """A right-to-left page: a table for each shared event, and the articles that its cells link to."""
        from newsclaims.comparison import html

        return html.page(self)

    def to_markdown(self) -> str:
        """Tables in Markdown, documents across."""
        from newsclaims.comparison import tables

        return tables.markdown(self)

    def to_table(self, *, width: int = 100, color: bool = False) -> str:
        """Tables for a terminal of ``width`` columns."""
        from newsclaims.comparison import tables

        return tables.table(self, width=width, color=color)

    def _repr_html_(self) -> str:
        from newsclaims.comparison import html

        return html.fragment(self)
