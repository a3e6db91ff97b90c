"""Which episodes of several documents are one event.

Candidates are found by blocks: a class of events, a month, and two participants or places in common; so unrelated
documents never meet, and cost grows with what is related. A pair is linked on evidence (time, participants, places,
words), the strongest first, and never so that one event would have two episodes of a document.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from newsclaims.comparison.episodes import Episode
from newsclaims.comparison.times import Days

__all__ = ["clusters"]

_MONTH = 30
_TOGETHER = 3
"""Days between the publication of reports on something that happened just then."""
_JUST = 7
"""Days for which something is news."""
_DAY_LEVEL = 3
"""Days of a date that is as good as a day."""
_KEYS = 8
"""Participants and places of an episode, the first in order, that make its blocks."""
_NEIGHBOURS = 40
"""Episodes of a crowded block that one is compared with: the nearest in time."""
_IN_ONE_PLACE = frozenset({"violence", "disaster", "accident", "protest"})


@frozen(eq=False)
class _Node:
    """An episode with all that its comparison needs, worked out once."""

    episode: Episode
    order: tuple[int, int, int]
    days: Days | None
    published: int | None
    participants: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]

    @property
    def shared_names(self) -> frozenset[str]:
        return self.participants | self.places

    @property
    def when(self) -> Days | None:
        """Its days; an undated event is news of the days before publication."""
        if self.days or self.published is None:
            return self.days
        return Days(self.published - _JUST, self.published)


def clusters(episodes: Sequence[Episode]) -> list[list[Episode]]:
    """The episodes by event, in a fixed order."""
    nodes = [_node(e) for e in episodes]
    links: list[tuple[float, tuple[int, int, int], tuple[int, int, int], int, int]] = []
    for i, j in sorted(_candidates(nodes)):
        score = _score(nodes[i], nodes[j])
        if score > 0:
            links.append((-score, nodes[i].order, nodes[j].order, i, j))
    home = {i: [i] for i in range(len(nodes))}
    for *_, i, j in sorted(links):
        one, other = home[i], home[j]
        if one is not other and _may_join([nodes[k] for k in one], [nodes[k] for k in other]):
            one.extend(other)
            for k in other:
                home[k] = one
    groups = {id(group): sorted(group, key=lambda k: nodes[k].order) for group in home.values()}
    return [[nodes[k].episode for k in group] for group in sorted(groups.values(), key=lambda g: nodes[g[0]].order)]


def _node(episode: Episode) -> _Node:
    first = episode.first
    published = episode.report.claims.document.published
    day = dt.date(published.year, published.month, published.day).toordinal() if published else None
    order = (episode.report.index, first.sentence.start, first.trigger.first)
    return _Node(episode, order, episode.days, day, episode.participants, episode.places, episode.words)


# ---------------------------------------------------------------- blocks
def _candidates(nodes: Sequence[_Node]) -> set[tuple[int, int]]:
    blocks: dict[tuple[str, int, str, str], list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for key in _keys(node):
            blocks[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        ordered = sorted(members, key=lambda k: (nodes[k].when or Days(0, 0), nodes[k].order))
        for at, one in enumerate(ordered):
            pairs.update((min(one, o), max(one, o)) for o in ordered[at + 1 : at + 1 + _NEIGHBOURS])
    return {(i, j) for i, j in pairs if nodes[i].order[0] != nodes[j].order[0]}


def _keys(node: _Node) -> Iterator[tuple[str, int, str, str]]:
    """Class, month and two names; an episode on the edge of a month stands in both."""
    when = node.when
    if when is None:
        return
    months = range((when.first - 1) // _MONTH, (when.last + 1) // _MONTH + 1)
    names = sorted(node.shared_names)[:_KEYS]
    for month in months:
        for one, other in combinations(names, 2):
            yield node.episode.kind, month, one, other


# ---------------------------------------------------------------- evidence
def _score(one: _Node, other: _Node) -> float:
    """How much speaks for one event, 0 when too little does; 1 only for episodes alike in everything."""
    names = one.shared_names & other.shared_names
    words = one.words & other.words
    if one.episode.planned != other.episode.planned or _elsewhere(one, other):
        return 0.0
    if not _enough(one, other, len(names), len(words)):
        return 0.0
    all_names = one.shared_names | other.shared_names
    all_words = one.words | other.words
    alike = len(names) / len(all_names) + len(words) / len(all_words) if all_words else len(names) / len(all_names)
    return alike / 2 + (1 if one.days and other.days else 0)


def _enough(one: _Node, other: _Node, names: int, words: int) -> bool:
    if one.days and other.days:
        if not one.days.meets(other.days, 1):
            return False
        if one.episode.back or other.episode.back:
            return names >= 2
        if not one.days.meets(other.days):  # one of the two would be wrong: only where all else is alike
            return names >= 3 and words >= 8
        if max(len(one.days), len(other.days)) <= _DAY_LEVEL:
            return (names >= 2 and words >= 2) or (names >= 1 and words >= 5)
        return names >= 2 and words >= 3
    if one.published is None or other.published is None or one.episode.back or other.episode.back:
        return False
    when, then = one.when, other.when
    if abs(one.published - other.published) > _TOGETHER or when is None or then is None or not when.meets(then):
        return False
    return names >= 2 and words >= 8 and 5 * words >= min(len(one.words), len(other.words))


def _elsewhere(one: _Node, other: _Node) -> bool:
    """Do the two have places, and none in common, although such things happen in one place?"""
    if one.episode.kind not in _IN_ONE_PLACE:
        return False
    return bool(one.places and other.places) and not one.places & other.places


def _may_join(one: Sequence[_Node], other: Sequence[_Node]) -> bool:
    """May the events be one? No document tells it twice, and no two dates lie more than a month apart."""
    if {n.order[0] for n in one} & {n.order[0] for n in other}:
        return False
    return all(a.days.meets(b.days, _MONTH) for a in one for b in other if a.days and b.days)
