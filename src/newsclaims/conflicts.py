"""Which of two overlapping mentions of one layer stays: a pure function with a total order."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import groupby
from typing import Any, TypeVar

from newsclaims.mentions import Mention, Overlap

__all__ = ["resolve"]

V = TypeVar("V")


def _preference(mention: Mention[Any]) -> tuple[object, ...]:
    """Better first: rank, then longer, then earlier, then the plugin's name."""
    plugin = mention.provenance.plugin if mention.provenance else ""
    return (-mention.rank, -len(mention.span), mention.span.start, plugin, mention.rule)


def _ranked(mentions: Iterable[Mention[V]]) -> list[Mention[V]]:
    """The mentions, better first. Printing values makes the order total; it is dear, so only ties pay for it."""
    ranked: list[Mention[V]] = []
    for _, group in groupby(sorted(mentions, key=_preference), key=_preference):
        tied = list(group)
        ranked.extend(tied if len(tied) == 1 else sorted(tied, key=lambda m: repr((m.value, m.parts))))
    return ranked


def resolve(
    mentions: Iterable[Mention[V]], overlap: Overlap = "none"
) -> tuple[tuple[Mention[V], ...], tuple[Mention[V], ...]]:
    """(kept, dropped), each in order of their spans; independent of the order in which the mentions come.

    Args:
        mentions: those of one layer, from any number of plugins.
        overlap: what they may do to each other, see :class:`~newsclaims.mentions.LayerKey`. Two mentions on the
            very same span never both stay, except with ``any``.
    """
    ranked = _ranked(mentions)
    if overlap == "any":
        return tuple(sorted(ranked, key=_place)), ()
    kept: list[Mention[V]] = []
    dropped: list[Mention[V]] = []
    taken = _Nested() if overlap == "nested" else _Disjoint()
    for mention in ranked:
        fits = taken.add(mention.span.start, mention.span.end)
        (kept if fits else dropped).append(mention)
    return tuple(sorted(kept, key=_place)), tuple(sorted(dropped, key=_place))


def _place(mention: Mention[Any]) -> tuple[int, int]:
    return mention.span.start, mention.span.end


class _Disjoint:
    """Spans of which no two share a character."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> bool:
        spans = self._spans
        i = bisect_left(spans, (start, end))
        if (i and spans[i - 1][1] > start) or (i < len(spans) and spans[i][0] < end):
            return False
        insort(spans, (start, end))
        return True


class _Nested:
    """Spans of which no two cross or are the same: laminar, checked against those that overlap only."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []  # sorted by start
        self._longest = 0

    def add(self, start: int, end: int) -> bool:
        spans = self._spans
        i = bisect_left(spans, (max(0, start - self._longest), 0))
        while i < len(spans) and spans[i][0] < end:
            s, e = spans[i]
            if e > start and not (s <= start and end <= e) and not (start <= s and e <= end):
                return False
            if (s, e) == (start, end):
                return False
            i += 1
        insort(spans, (start, end))
        self._longest = max(self._longest, end - start)
        return True
