"""Who is who across documents: entities that a lexicon knows by their slug, others by their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from newsclaims.comparison.model import Identity, RelationKind, Witness
from newsclaims.comparison.reports import Report
from newsclaims.names import compare, key
from newsclaims.results import Claims
from newsclaims.values import Actor, ActorKind
from newsclaims.views import fold

__all__ = ["identify", "identities", "spelt"]

_NAMED: frozenset[ActorKind] = frozenset({"person", "organization", "government", "armed_group", "outlet"})
_MOST = 24
"""Names that share a blocking key and are compared with each other; more are hardly one family of spellings."""
_SURE = 0.8
"""The least likeness of two names of different documents that makes them one person: between 0.5, where a name is the
same by :func:`newsclaims.names.compare`, and 0.8, five of seven pairs in 500 unrelated articles were two persons."""


@frozen
class _Local:
    """An entity of one document, or of several under one name."""

    entity: str
    kind: ActorKind
    name: str
    refs: frozenset[str] = field(factory=frozenset)


def identify(given: Sequence[Claims]) -> tuple[Mapping[str, str], ...]:
    """For each document, the identity across all documents of each of its entities.

    The same slug and kind is the same entity: slugs are made of names, or come from a lexicon. Two slugs of people
    are one where :func:`newsclaims.names.compare` is sure that the names, of two words or more, are one, or where
    they share an identifier elsewhere.
    """
    locals_ = sorted({_local(m.value) for c in given for m in c.actors if m.value.kind in _NAMED}, key=_order)
    joined = _Joined()
    for local in locals_:
        joined.add(local.entity, bool(local.refs))
    for one, other in _candidates(locals_):
        if (one.refs and other.refs and one.refs & other.refs) or (
            not (one.refs and other.refs) and _same(one, other)
        ):
            joined.join(one.entity, other.entity)
    return tuple({m.value.entity: joined.root(m.value.entity) for m in c.actors} for c in given)


def _local(actor: Actor) -> _Local:
    return _Local(actor.entity, actor.kind, actor.name, frozenset(actor.refs))


def _order(local: _Local) -> tuple[str, str, str]:
    return local.entity, local.kind, local.name


def _candidates(locals_: Sequence[_Local]) -> Iterator[tuple[_Local, _Local]]:
    """Pairs of entities that may be one: those that share an identifier, and people whose names share a key."""
    blocks: dict[str, list[_Local]] = defaultdict(list)
    for local in locals_:
        for ref in local.refs:
            blocks[ref].append(local)
        if local.kind == "person" and len(local.name.split()) > 1:
            blocks[key(local.name)].append(local)
    for _, block in sorted(blocks.items()):
        for i, one in enumerate(block[:_MOST]):
            yield from ((one, other) for other in block[i + 1 : _MOST] if other.entity != one.entity)


def _same(one: _Local, other: _Local) -> bool:
    return one.kind == other.kind == "person" and compare(one.name, other.name).score >= _SURE


class _Joined:
    """Disjoint sets of slugs; the name of a set is a slug with an identifier if there is one, else the first."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._proven: set[str] = set()

    def add(self, entity: str, proven: bool) -> None:
        self._parent.setdefault(entity, entity)
        if proven:
            self._proven.add(entity)

    def root(self, entity: str) -> str:
        at = entity
        while self._parent.get(at, at) != at:
            at = self._parent[at]
        return at

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)), key=lambda e: (e not in self._proven, e))
        if first != second:
            self._parent[second] = first


def identities(reports: Sequence[Report]) -> tuple[Identity, ...]:
    """The named people and bodies of all articles, with where and how each names them; page furniture is left out."""
    found: dict[str, list[tuple[Witness, Actor]]] = defaultdict(list)
    for report in reports:
        ids: dict[tuple[int, int], list[str]] = defaultdict(list)
        for claim in report.claims:
            for mention in claim.actors:
                ids[mention.start, mention.end].append(claim.id)
        for mention in (m for sentence in report.sentences for m in sentence.actors):
            if mention.value.kind in _NAMED:
                stood = tuple(ids[mention.start, mention.end])
                witness = Witness(report.index, mention.start, mention.end, mention.text, stood)
                found[report.entities[mention.value.entity]].append((witness, mention.value))
    return tuple(_identity(entity, told) for entity, told in sorted(found.items()))


def _identity(entity: str, told: Sequence[tuple[Witness, Actor]]) -> Identity:
    best = max((actor for _, actor in told), key=lambda a: (bool(a.refs), len(a.name.split()), a.name))
    witnesses = tuple(sorted(w for w, _ in told))
    return Identity(entity, best.kind, best.name, witnesses, spelt(witnesses))


def spelt(witnesses: Sequence[Witness]) -> RelationKind:
    """Do documents write a name alike? A surname is no other spelling of a full name."""
    by: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for witness in witnesses:
        text = fold(witness.text)
        by[len(text.split())][witness.document].add(text)
    if len({w.document for w in witnesses}) < 2:
        return "only_here"
    for documents in by.values():
        if any(
            one.isdisjoint(other) and _near(one, other) for one in documents.values() for other in documents.values()
        ):
            return "spelt_differently"
    return "agrees"


def _near(one: set[str], other: set[str]) -> bool:
    return any(compare(a, b).same for a in one for b in other)
