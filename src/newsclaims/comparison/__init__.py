"""Comparison: which events several documents tell, what they agree on, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterable

from newsclaims.comparison.model import (
    Attribute,
    Comparison,
    Disagreement,
    Event,
    EventLink,
    Identity,
    Member,
    Original,
    Relation,
    Value,
    Witness,
)
from newsclaims.lexicons import Lexicon
from newsclaims.results import Claims

__all__ = [
    "Attribute",
    "Comparison",
    "Disagreement",
    "Event",
    "EventLink",
    "Identity",
    "Member",
    "Original",
    "Relation",
    "Value",
    "Witness",
    "compare",
]


def compare(claims: Iterable[Claims], *, lexicons: Iterable[Lexicon] = ()) -> Comparison:
    """Which events several documents tell, what they agree on, what only one has, and where they conflict.

    Pure: nothing is read but the claims, and their order doesn't matter. Nothing is filled in: what a document
    doesn't say is listed as its silence. docs/explanation/comparison.md describes the method.

    Args:
        claims: what :func:`newsclaims.extract` found in each document. Give the documents their publication dates:
            the dates in them, and events that they don't date, depend on it.
        lexicons: further lexicons of kind ``events``.

    Returns:
        events, entities, originals and disagreements; every value points at characters of a document.
    """
    from newsclaims.comparison.comparing import side_by_side  # keeps ``import newsclaims`` cheap

    return side_by_side(claims, lexicons)
