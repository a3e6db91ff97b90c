"""What the steps of the claims layer hand to each other. All offsets are of the view, all indices of words."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import Factory, define, frozen

from newsclaims.claims import Source
from newsclaims.layers.cues import CueWord
from newsclaims.mentions import Mention
from newsclaims.values import Actor

__all__ = ["UNREAD", "Agent", "Complement", "ComplementKind", "Draft", "Marks", "Phrase", "Step"]

ComplementKind: TypeAlias = Literal["that", "quote", "colon", "noun", "before"]


# A joint that nobody has looked for yet.
UNREAD = -2


@frozen
class Marks:
    """A quotation in the view: ``[start, end)`` with its marks, and the words in it."""

    start: int
    end: int
    first: int
    last: int
    closed: bool

    def __len__(self) -> int:
        return self.last - self.first + 1


@frozen
class Agent:
    """An actor mention in words: its name, and the phrase with its titles around it."""

    mention: Mention[Actor]
    first: int
    last: int
    head: int
    tail: int


@frozen
class Phrase:
    """A noun phrase, words ``first`` to ``last``, without the first ``offset`` letters (a preposition)."""

    first: int
    last: int
    offset: int = 0


@frozen
class Complement:
    """What a cue governs.

    Attributes:
        kind: a clause after a complementiser, a quotation, what follows a colon, a noun phrase, or what
            stands before the cue.
        limit: the word that ends the region of the subject.
        start: where the content begins.
        close: the words from the end of the cue to here belong to it (``قائلا``, ``بقوله``).
        resumed: the verbal noun that takes up the source after it was named (``قوله``).
    """

    kind: ComplementKind
    limit: int
    start: int
    close: int = -1
    resumed: Mention[CueWord] | None = None


@frozen
class Step:
    """A link of a chain before its sources are resolved; ``last`` is the last word of an adverbial one."""

    phrase: Phrase | None
    cue: Mention[CueWord] | None
    sources: tuple[Source, ...] = ()
    last: int = -1


@define
class Draft:
    """An attribution in the making.

    Attributes:
        cue: the word that signals it.
        complement: what it governs.
        sentence: first and last word of its sentence.
        subject: who says it; None when the subject is dropped or unknown.
        outer: links before its own, outermost first.
        inner: links after its own: the source behind the source.
        pieces: the content.
        parent: the draft in whose content it stands.
        impersonal: a passive: nobody says it.
        negated: a negation stands before the cue.
        near: the subject of an earlier verb in the sentence, for a participle.
        demand: the hearer is told what to do.
        asserted: a second clause of a denial, which is asserted.
        joint: the word at which it ends a content before it; None when it ends none.
        frame: first and last word of an adverbial attribution, which is no part of the content.
    """

    cue: Mention[CueWord]
    complement: Complement
    sentence: tuple[int, int]
    subject: Phrase | None = None
    outer: list[Step] = Factory(list)
    inner: list[Step] = Factory(list)
    pieces: list[tuple[int, int]] = Factory(list)
    parent: Draft | None = None
    impersonal: bool = False
    negated: bool = False
    frame: tuple[int, int] | None = None
    near: Phrase | None = None
    demand: bool = False
    asserted: bool = False
    joint: int | None = UNREAD

    @property
    def word(self) -> int:
        """The first word of the cue."""
        return self.cue.value.word
