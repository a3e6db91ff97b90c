"""Which episodes of several documents are one event.

Candidates are found by blocks: a class of events, a month, and two participants or places in common; so unrelated
documents never meet, and cost grows with what is related. A pair is linked on evidence (time, participants, places,
words), the strongest first, and never so that one event would have two episodes of a document.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from attrs import frozen

from newsclaims.comparison.telling import Episode
from newsclaims.comparison.times import Days

__all__ = ["clusters"]

_MONTH = 30
"""Days of a block."""
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
_IN_ONE_PLACE = frozenset({"violence", "disaster", "accident", "protest", "talks", "visit", "match", "trial"})
_AT_ONCE = frozenset({"violence", "disaster", "accident"})
"""Classes of events of which a town has hardly two of a kind on one day."""
_NAMES = 2
"""Participants and places that two episodes of one event have in common."""
_WORDS = 6
"""Content words in common without which undated stories, or those of different days, are no one event."""
_FINE, _COARSE = 5, 6
"""Names and words in common of episodes whose dates are days, and of those with a month."""
_SOMEWHAT_ALIKE, _ALIKE, _VERY_ALIKE = 0.12, 0.3, 0.4
"""Parts of the shorter one's content words that the longer one has."""


@frozen(eq=False)
class _Node:
    """An episode with all that its comparison needs, worked out once."""

    number: int
    episode: Episode
    order: tuple[int, int, int]
    days: Days | None
    published: int | None
    names: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]
    settled: frozenset[str]
    words: frozenset[str]

    @property
    def when(self) -> Days | None:
        """Its days; an undated event is news of the days before publication."""
        if self.days or self.published is None:
            return self.days
        return Days(self.published - _JUST, self.published)


def clusters(episodes: Sequence[Episode]) -> list[list[Episode]]:
    """The episodes by event, in a fixed order."""
    nodes = [_node(number, e) for number, e in enumerate(episodes)]
    scores = {(i, j): _score(nodes[i], nodes[j]) for i, j in sorted(_candidates(nodes))}
    linked = {pair: score for pair, score in scores.items() if score > 0}
    links = sorted((-score, nodes[i].order, nodes[j].order, i, j) for (i, j), score in linked.items())
    home = {i: [i] for i in range(len(nodes))}
    for *_, i, j in links:
        one, other = home[i], home[j]
        if one is not other and _may_join([nodes[k] for k in one], [nodes[k] for k in other], linked):
            one.extend(other)
            for k in other:
                home[k] = one
    groups = {id(group): sorted(group, key=lambda k: nodes[k].order) for group in home.values()}
    return [[nodes[k].episode for k in group] for group in sorted(groups.values(), key=lambda g: nodes[g[0]].order)]


def _node(number: int, episode: Episode) -> _Node:
    first = episode.first
    published = episode.report.claims.document.published
    day = dt.date(published.year, published.month, published.day).toordinal() if published else None
    order = (episode.report.index, first.sentence.start, first.trigger.first)
    return _Node(
        number, episode, order, episode.days, day,
        episode.names, episode.places, episode.countries, episode.settled, episode.words,
    )  # fmt: skip


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
    names = sorted(node.names)[:_KEYS]
    for month in months:
        for one, other in combinations(names, 2):
            yield node.episode.kind, month, one, other


# ---------------------------------------------------------------- evidence
def _score(one: _Node, other: _Node) -> float:
    """How much speaks for one event, 0 when too little does; episodes alike in everything have the highest score."""
    if one.episode.planned != other.episode.planned or not _same_time(one, other):
        return 0.0
    names, words = one.names & other.names, one.words & other.words
    shorter = min(len(one.words), len(other.words))
    alike = len(words) / shorter if shorter else 0.0
    back = one.episode.back or other.episode.back
    if not (len(names) >= _NAMES if back else _enough(one, other, len(names), len(words), alike)):
        return 0.0
    if _elsewhere(one, other) and alike < _VERY_ALIKE:
        return 0.0
    every_name, every_word = one.names | other.names, one.words | other.words
    jaccard = len(names) / len(every_name) + (len(words) / len(every_word) if every_word else 1.0)
    return jaccard / 2 + (1 if one.days and other.days else 0)


def _same_time(one: _Node, other: _Node) -> bool:
    """Can both be of one day? Of undated ones only reports of the same days can, and no back-references."""
    if one.days and other.days:
        return one.days.meets(other.days, 1)
    if one.published is None or other.published is None or one.episode.back or other.episode.back:
        return False
    when, then = one.when, other.when
    near = abs(one.published - other.published) <= _TOGETHER
    return near and when is not None and then is not None and when.meets(then)


def _enough(one: _Node, other: _Node, names: int, words: int, alike: float) -> bool:
    """Names and words in common, the fewer the finer the dates; ``alike`` is the part of the shorter one's words."""
    if names < _NAMES:
        return False
    if not (one.days and other.days):
        return words >= _WORDS and alike >= _ALIKE
    if not one.days.meets(other.days):  # one of the two would be wrong: only where all else is alike
        return names > _NAMES and words >= _WORDS and alike >= _VERY_ALIKE
    fine = max(len(one.days), len(other.days)) <= _DAY_LEVEL
    if fine and one.episode.kind in _AT_ONCE and one.settled & other.settled:
        return words >= 1
    few = 1 if fine and names >= 2 * _NAMES and alike >= _ALIKE else 2
    return words >= few and names + words >= (_FINE if fine else _COARSE) and alike >= _SOMEWHAT_ALIKE


def _elsewhere(one: _Node, other: _Node) -> bool:
    """Do the two have places, and none in common, although such things happen in one place?"""
    if one.episode.kind not in _IN_ONE_PLACE:
        return False
    if one.countries and other.countries and not one.countries & other.countries:
        return True
    first, second = (sorted(n.places) for n in (one, other))
    return bool(first and second) and not any(a in b or b in a for a in first for b in second)


def _may_join(one: Sequence[_Node], other: Sequence[_Node], linked: Mapping[tuple[int, int], float]) -> bool:
    """May the events be one? No document tells it twice, most pairs are linked, and what bridges dates holds both.

    Late January and the tenth are of one event only where another report says January.
    """
    if {n.order[0] for n in one} & {n.order[0] for n in other}:
        return False
    pairs = [(a, b) for a in one for b in other]
    if 2 * sum((min(a.number, b.number), max(a.number, b.number)) in linked for a, b in pairs) < len(pairs):
        return False
    bridges = [n.days for n in (*one, *other) if n.days and len(n.days) > _DAY_LEVEL]
    for a, b in pairs:
        if a.days and b.days and not a.days.meets(b.days, 1):
            both = Days(min(a.days.first, b.days.first), max(a.days.last, b.days.last))
            if _elsewhere(a, b) or not any(both.within(bridge) for bridge in bridges):
                return False
    return True
