"""What the grammar reads, before it is resolved: small trees of time expressions.

``turn`` says where a modifier points: -1 past, 0 this, 1 next; ``same``, ``next`` and ``before`` from what was named
last; None nowhere.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from newsclaims.layers.dates.vocabulary import Feast

__all__ = [
    "At", "Century", "Clock", "Cycle", "Decade", "Every", "Feasted", "Instant", "Length", "Many", "Node", "Nth",
    "PartOf", "Phase", "Range", "Reference", "Rel", "Season", "Shift", "Stamp", "Turn", "Within", "settled",
]  # fmt: skip

Turn: TypeAlias = "int | str | None"


@frozen(slots=True)
class Stamp:
    """A date by calendar fields, any of which the text may leave out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    calendar: str = "gregorian"
    turn: Turn = None
    bc: bool = False

    @property
    def absolute(self) -> bool:
        """Does it need nothing else to be known?"""
        return self.year is not None


@frozen(slots=True)
class Rel:
    """Yesterday, today, tomorrow."""

    days: int


@frozen(slots=True)
class Cycle:
    """The last, this, the next unit of the calendar."""

    unit: str
    turn: Turn


@frozen(slots=True)
class Many:
    """The last or next so many units."""

    unit: str
    count: float | None
    turn: int
    approximate: bool = False


@frozen(slots=True)
class Length:
    """A length: amounts by unit, None for an amount that the text leaves open."""

    amounts: tuple[tuple[str, float | None], ...]
    approximate: bool = False


@frozen(slots=True)
class Shift:
    """So much before or after something, the moment of writing when that is None."""

    length: Length
    sign: int
    base: Node | None = None
    now: bool = False  # "from now" stands behind it
    event: bool = False  # before or after an event that the text names, which no calendar knows


@frozen(slots=True)
class Nth:
    """The n-th unit or day of the week inside something."""

    unit: str
    count: int
    of: Node | None
    weekday: int = 0


@frozen(slots=True)
class Phase:
    """Early, mid, late."""

    name: str
    of: Node


@frozen(slots=True)
class Season:
    """A season, of a year that the text may leave out."""

    name: str
    year: Node | None = None
    turn: Turn = None


@frozen(slots=True)
class Decade:
    """The seventies; with a century where it is named."""

    number: int
    century: int | None = None


@frozen(slots=True)
class Century:
    """A century or a millennium by number."""

    number: int
    bc: bool = False
    size: int = 100
    hijri: bool = False


@frozen(slots=True)
class Feasted:
    """A feast."""

    feast: Feast
    year: int | None = None
    turn: Turn = None
    hijri: bool = False


@frozen(slots=True)
class Clock:
    """A time of day. ``last`` is the end of a range of the clock."""

    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    part: str = ""
    zone: str = ""
    spelled: bool = False


@frozen(slots=True)
class PartOf:
    """A part of a day."""

    part: str
    of: Node | None = None


@frozen(slots=True)
class At:
    """A time of day on a day; ``day`` is None when the text doesn't name it."""

    clock: Clock
    day: Node | None = None


@frozen(slots=True)
class Within:
    """A day or month that lies inside something that is named beside it (Friday of last week)."""

    inner: Node
    outer: Node


@frozen(slots=True)
class Range:
    """From one to the other, both included."""

    first: Node
    last: Node


@frozen(slots=True)
class Every:
    """A repetition, as a TIMEX3 set."""

    value: str


@frozen(slots=True)
class Reference:
    """A vague reference: ``PAST_REF``, ``PRESENT_REF``, ``FUTURE_REF``."""

    value: str


@frozen(slots=True)
class Instant:
    """The very moment, by its number of seconds."""

    seconds: int = 1


Node: TypeAlias = (
    "Stamp | Rel | Cycle | Many | Length | Shift | Nth | Phase | Season | Decade | Century | Feasted | Clock "
    "| PartOf | At | Within | Range | Every | Reference | Instant"
)


def settled(node: Node | None) -> bool:
    """Does an expression say by itself where it points, so that the tense of its clause doesn't matter?"""
    if isinstance(node, Stamp):
        return node.year is not None or isinstance(node.turn, int)
    if isinstance(node, Cycle):
        return node.turn is not None
    if isinstance(node, (PartOf, Phase)):
        return settled(node.of)
    if isinstance(node, At):
        return settled(node.day)
    if isinstance(node, Within):
        return settled(node.outer)
    if isinstance(node, Range):
        return settled(node.first) and settled(node.last)
    if isinstance(node, Shift):
        return node.sign < 0 or node.event
    return isinstance(node, (Length, Reference, Every, Instant, Rel, Many, Century, Decade))
