"""What was said before: whom a dropped subject, a continuation or a lone quotation goes on with."""

from __future__ import annotations

from attrs import Factory, define, evolve, frozen

from newsclaims.claims import Link, Source

__all__ = ["Memory", "Turn"]


@frozen
class Turn:
    """One attribution with an explicit source.

    Attributes:
        chain: its links.
        gender: of its verb, ``""`` when unknown.
        number: of its source.
        claim: the id of the claim.
    """

    chain: tuple[Link, ...]
    gender: str
    number: str
    claim: str


@define
class Memory:
    """The turns of one article, the latest last; before the first of them, whom the article tells of."""

    turns: list[Turn] = Factory(list)
    topic: Turn | None = None
    first: dict[str, tuple[Link, ...]] = Factory(dict)

    def note(self, turn: Turn) -> None:
        """Remember who spoke."""
        self.turns.append(turn)
        if len(turn.chain) > 1:
            for source in turn.chain[-1].sources:
                self.first.setdefault(source.entity, turn.chain[:-1])

    def last(self, gender: str = "", number: str = "") -> Turn | None:
        """The latest speaker that agrees with a verb; a verb before its subject tells gender only."""
        for turn in reversed(self.turns[-12:]):
            if not turn.chain[-1].sources:
                continue
            if gender and turn.gender and gender != turn.gender and turn.number == "s":
                continue
            if number == "p" and turn.number == "s":
                continue
            if number == "s" and turn.number == "p" and gender == "m":
                continue
            return turn
        return None

    def behind(self, found: tuple[Source, ...]) -> tuple[Link, ...]:
        """The outer links of the first mention of an unnamed source."""
        for source in found:
            if source.kind in ("anonymous", "role") and source.entity in self.first:
                return inherited(self.first[source.entity])
        return ()


def inherited(chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links with their sources marked as taken from an earlier clause; their cues stay where they were."""
    return tuple(Link(tuple(evolve(s, inherited=True) for s in link.sources), None, link.stance) for link in chain)
