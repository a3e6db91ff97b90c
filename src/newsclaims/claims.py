"""The claim: content, cue, attribution chain, stance. The model; :mod:`newsclaims.layers.claims` finds them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import field, frozen

from newsclaims.mentions import Mention
from newsclaims.spans import Excerpt, Span
from newsclaims.values import Actor, ActorKind, Place, TimeValue, one_of

__all__ = ["Claim", "ClaimKind", "Cue", "Link", "Modality", "Polarity", "QuotationKind", "Source", "Stance"]

ClaimKind: TypeAlias = Literal["attributed", "reported"]
Stance: TypeAlias = Literal[
    "asserts", "denies", "confirms", "demands", "asks", "warns", "threatens", "promises",
    "accuses", "reveals", "alleges", "refuses", "believes", "relays", "other",
]  # fmt: skip
QuotationKind: TypeAlias = Literal["direct", "indirect", "mixed", "none"]
Polarity: TypeAlias = Literal["affirmative", "negative"]
Modality: TypeAlias = Literal["fact", "planned", "possible", "conditional", "required", "hypothetical"]


@frozen(order=True)
class Cue:
    """The word that signals an attribution (``وأكد``), with its dictionary form (``أكد``)."""

    start: int
    end: int
    text: str
    lemma: str

    def __str__(self) -> str:
        return self.text


@frozen(order=True)
class Source:
    """Who says it.

    Attributes:
        start: offset in the text; of the earlier mention when ``inherited``.
        end: offset after it.
        text: the characters.
        entity: the slug of the actor, the same for all its mentions.
        kind: the kind of the actor.
        inherited: the subject is dropped here (``وأضاف أن``) and taken from an earlier clause.
    """

    start: int
    end: int
    text: str
    entity: str
    kind: ActorKind = field(validator=one_of(ActorKind))
    inherited: bool = False

    def __str__(self) -> str:
        return self.text


@frozen
class Link:
    """One step of an attribution chain: who, by which word, in what stance.

    Attributes:
        sources: who speaks, several when they speak jointly; empty when the text doesn't say (a passive).
        cue: the word of this step; None when there is none.
        stance: what the step does with what it passes on.
    """

    sources: tuple[Source, ...]
    cue: Cue | None = None
    stance: Stance = field(default="asserts", validator=one_of(Stance))


@frozen
class Claim:
    """What somebody other than the outlet says, asks, denies or promises, or what the outlet itself reports.

    Attributes:
        kind: ``attributed`` to a source, or ``reported`` by the outlet.
        contents: what is said, usually one piece; two when the attribution interrupts it.
        cue: the word that signals it; None for a free-standing quotation.
        chain: the attribution, outermost (agency) to innermost (the one who said it).
        stance: the speech act of the innermost link.
        quotation: is it in the speaker's own words?
        polarity: of the content's main predicate.
        modality: how real the content is said to be.
        actors: the actors mentioned in the content.
        dates: the dates in it; when it was said is another question, see ``said``.
        places: the places in it.
        continues: the ``id`` of the claim whose source this one takes on.
        parent: the ``id`` of the claim in whose content this one stands.
        id: ``c1``, ``c2`` ... in order of the contents; given by the pipeline.
        via: who carried it here without being part of the chain: a translator, or an outlet that published it
            (``في تقرير ترجمته وكالة``).
        said: the dates of the saying (``قال الوزير أمس إن``); empty when the text doesn't say.
    """

    kind: ClaimKind = field(validator=one_of(ClaimKind))
    contents: tuple[Excerpt, ...] = field()
    cue: Cue | None = None
    chain: tuple[Link, ...] = ()
    stance: Stance = field(default="asserts", validator=one_of(Stance))
    quotation: QuotationKind = field(default="indirect", validator=one_of(QuotationKind))
    polarity: Polarity = field(default="affirmative", validator=one_of(Polarity))
    modality: Modality = field(default="fact", validator=one_of(Modality))
    actors: tuple[Mention[Actor], ...] = ()
    dates: tuple[Mention[TimeValue], ...] = ()
    places: tuple[Mention[Place], ...] = ()
    continues: str | None = None
    parent: str | None = None
    id: str = ""
    via: tuple[Source, ...] = ()
    said: tuple[Mention[TimeValue], ...] = ()

    @contents.validator
    def _has_content(self, attribute: object, value: tuple[Excerpt, ...]) -> None:
        if not value:
            raise ValueError("a claim needs at least one content")

    @property
    def content(self) -> Excerpt:
        """The content, or its first piece."""
        return self.contents[0]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who said it: the innermost sources of the chain."""
        return self.chain[-1].sources if self.chain else ()

    @property
    def source(self) -> Source | None:
        """The first of the innermost sources; None for a reported claim or an unknown source."""
        return self.sources[0] if self.sources else None

    @property
    def span(self) -> Span:
        """From the start of the first content to the end of the last."""
        return Span(self.contents[0].start, self.contents[-1].end)

    def __str__(self) -> str:
        by = " < ".join(", ".join(map(str, link.sources)) or "?" for link in reversed(self.chain))
        said = " … ".join(piece.text for piece in self.contents)
        return f"{by}: {said}" if by else said
