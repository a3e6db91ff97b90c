"""What the layer finds: the value and its key."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from newsclaims import LayerKey

__all__ = ["QUANTITIES", "Quantity"]


@frozen
class Quantity:
    """So many of something.

    Attributes:
        low: the number, or the lower one of a range.
        high: the upper one of a range; equal to ``low`` otherwise.
        counted: what is counted, in the singular as the lexicon has it; ``%`` for shares.
    """

    low: float
    high: float
    counted: str


QUANTITIES: Final[LayerKey[Quantity]] = LayerKey("quantities", Quantity)
