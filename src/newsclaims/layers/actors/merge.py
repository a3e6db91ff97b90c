"""Which proposals stay: the higher rank wins where two cross or cover the same words."""

from __future__ import annotations

from collections.abc import Iterable

from newsclaims.layers.actors.context import Proposal

__all__ = ["merged"]

_BODIES = frozenset({"organization", "armed_group", "outlet"})
_UNNAMED = ("role", "anonymous")


def _better(p: Proposal) -> tuple[int, int, int, str, str]:
    return -p.rank, p.first - p.last, p.first, p.actor, p.rule


def merged(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals that stay, in order of their words.

    Bodies may hold others (a ministry its country, an administration its president); what crosses a better one,
    covers the same words, or lies in a person or an outlet, goes; so does an unnamed source that holds a named one's
    words from its first on.
    """
    kept: list[Proposal] = []
    at: dict[int, list[Proposal]] = {}
    described: set[int] = set()
    for p in sorted(proposals, key=_better):
        if p.actor in _UNNAMED and p.first in described:
            continue
        words = range(p.first, p.last + 1)
        others = [q for i in words if i in at for q in at[i]]
        if others and any(_clash(p, q) for q in others):
            continue
        kept.append(p)
        for first, last, _ in p.parts:
            described.update(range(first, last + 1))
        for i in words:
            at.setdefault(i, []).append(p)
    return sorted(kept, key=lambda p: (p.first, p.last))


def _clash(p: Proposal, kept: Proposal) -> bool:
    """May ``p`` not stay beside the better ``kept``, with which it shares a word?"""
    if (p.first, p.last) == (kept.first, kept.last):
        return True
    inside = kept.first <= p.first and p.last <= kept.last
    around = p.first <= kept.first and kept.last <= p.last
    if not inside and not around:
        return True
    outer = kept if inside else p
    inner = p if inside else kept
    if outer.actor in ("person", "outlet"):
        return True
    if p.first == kept.first and {p.actor, kept.actor} <= _BODIES:
        return True  # the same noun with less or more of its name
    return outer.actor == inner.actor and outer.actor in (*_UNNAMED, "government")
