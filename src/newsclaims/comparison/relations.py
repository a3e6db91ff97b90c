"""How the values of an attribute stand to each other.

A conflict is said only of facts about one slot, where a document says one value and not the other and another
document the other way round. What a source denies is disputed. In doubt the relation is ``unknown``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from newsclaims.comparison.model import Relation, RelationKind, Value

__all__ = ["Relate", "alone", "opposed", "related"]

Relate: TypeAlias = Callable[[Value, Value], RelationKind]


_COMPATIBLE = frozenset({"agrees", "narrower", "broader"})


def opposed(one: Value, other: Value) -> bool:
    """Is there a document that says ``one`` and not ``other``, and another that says ``other`` and not ``one``?"""
    first, second = set(one.documents), set(other.documents)
    return bool(first - second) and bool(second - first)


def related(values: Sequence[Value], documents: int, relate: Relate) -> tuple[Relation, ...]:
    """The relations of all values.

    Args:
        values: the values.
        documents: how many documents tell the event.
        relate: the relation of two different values that different documents give.
    """
    found = [Relation(alone(value, documents), i, i) for i, value in enumerate(values)]
    found.extend(_pairs(values, relate))
    return tuple(found)


def alone(value: Value, documents: int) -> RelationKind:
    """What is to be said of a value by itself: disputed, agreed on, or given by one of several documents."""
    if any(w.denied for w in value.witnesses) and not all(w.denied for w in value.witnesses):
        return "dispute"
    return "agrees" if len(value.documents) > 1 or documents == 1 else "only_here"


def _pairs(values: Sequence[Value], relate: Relate) -> Iterator[Relation]:
    for (i, one), (j, other) in combinations(enumerate(values), 2):
        if one.documents == other.documents:  # all who say the one say the other
            continue
        kind = relate(one, other)
        if kind in _COMPATIBLE:
            yield Relation(kind, i, j)
        elif opposed(one, other):
            denied = any(w.denied for v in (one, other) for w in v.witnesses)
            yield Relation("unknown" if denied and kind == "conflicts" else kind, i, j)
