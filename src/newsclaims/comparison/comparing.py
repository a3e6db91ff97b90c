"""The steps of a comparison: documents made ready, episodes, events, attributes, disagreements."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from newsclaims.comparison.attributes import attributes
from newsclaims.comparison.entities import identify, identities
from newsclaims.comparison.episodes import episodes
from newsclaims.comparison.events import clusters
from newsclaims.comparison.evidence import Said, said
from newsclaims.comparison.lexis import EventWords, event_words
from newsclaims.comparison.model import (
    Comparison,
    Disagreement,
    Event,
    EventLink,
    Identity,
    Member,
    RelationKind,
    Witness,
)
from newsclaims.comparison.reports import reports
from newsclaims.comparison.sources import Named, described, named_original, originals
from newsclaims.comparison.telling import Episode
from newsclaims.comparison.times import Days
from newsclaims.lexicons import Lexicon
from newsclaims.results import Claims

__all__ = ["side_by_side"]

_GRAVITY: Mapping[RelationKind, int] = {
    "conflicts": 0,
    "dispute": 1,
    "attributed_differently": 2,
    "named_differently": 3,
    "spelt_differently": 4,
    "narrower": 5,
    "broader": 5,
}
"""Relations that are disagreements, the gravest first."""
_LINKED = frozenset({"talks"})
"""Classes of events that come in rounds."""


def side_by_side(claims: Iterable[Claims], lexicons: Iterable[Lexicon]) -> Comparison:
    """What :func:`newsclaims.compare` gives."""
    given = tuple(_ordered(claims))
    lexis = event_words(lexicons)
    known = identify(given)
    read = tuple(reports(given, known, lexis))
    people = identities(read)
    found = [episodes(report) for report in read]
    groups = clusters([episode for own in found for episode in own])
    main = {id(e) for own in found for e in _main(own)}
    shared = [{e.report.index for e in group} for group in groups]
    sources = originals(read, [documents for documents in shared if len(documents) > 1])
    named = {id(e): named_original(e.report) for group in groups for e in group if id(e) in main}
    events = _events(groups, lexis, {p.entity: p for p in people}, named)
    return Comparison(given, events, people, sources, tuple(_disagreements(events)))


def _ordered(claims: Iterable[Claims]) -> list[Claims]:
    """The documents by what they are, so that the order in which they are given can't matter."""
    given = [(_identity(c), c) for c in claims]
    counts = Counter(identity for identity, _ in given)
    # Only documents that are alike in everything need their claims to tell them apart.
    return [
        c for *_, c in sorted(((i, c.to_json() if counts[i] > 1 else "", n, c) for n, (i, c) in enumerate(given)))
    ]


def _identity(claims: Claims) -> tuple[str, ...]:
    document = claims.document
    published = document.published.isoformat() if document.published else ""
    return (
        published,
        document.outlet or "",
        document.id or "",
        document.sha256,
        document.title or "",
        document.url or "",
    )


def _main(own: Sequence[Episode]) -> Iterator[Episode]:
    """The event that a document is about: the most mentioned of its article, if it has any."""
    told = [e for e in own if not (e.part or e.back or e.planned)]
    if told:
        yield max(told, key=lambda e: (len(e.tellings), -e.first.sentence.start, -e.first.trigger.first))


# ---------------------------------------------------------------- events
def _events(
    groups: Sequence[Sequence[Episode]],
    lexis: EventWords,
    people: Mapping[str, Identity],
    named: Mapping[int, Named | None],
) -> tuple[Event, ...]:
    """The events with their attributes and links; those told by several documents first."""
    kept = [g for g in groups if len(g) > 1 or g[0].days]
    ordered = sorted(kept, key=_rank)
    ids = {id(group): f"e{number}" for number, group in enumerate(ordered, 1)}
    rounds: dict[_Place, list[tuple[str, Episode]]] = defaultdict(list)
    for group in ordered:
        for episode in group:
            if group[0].kind in _LINKED and (episode.back or episode.planned):
                rounds[_place(episode)].append((ids[id(group)], episode))
    found = []
    for group in ordered:
        links = tuple(sorted(set(_links(group, rounds))))
        found.append(evolve(_event(ids[id(group)], group, lexis, people, named), links=links))
    return tuple(found)


def _rank(group: Sequence[Episode]) -> tuple[int, int, int, int, int, str]:
    first = group[0].first
    days = _days(group)
    mentions = sum(len(e.tellings) for e in group)
    return (
        -len(group),
        -mentions,
        days.first if days else 0,
        group[0].report.index,
        first.sentence.start,
        group[0].kind,
    )


def _days(group: Sequence[Episode]) -> Days | None:
    """The days that all dates allow; from the first to the last where they don't agree."""
    days = [e.days for e in group if e.days]
    if not days:
        return None
    first, last = max(d.first for d in days), min(d.last for d in days)
    return Days(first, last) if first <= last else Days(min(d.first for d in days), max(d.last for d in days))


def _event(
    name: str,
    group: Sequence[Episode],
    lexis: EventWords,
    people: Mapping[str, Identity],
    named: Mapping[int, Named | None],
) -> Event:
    documents = sorted({e.report.index for e in group})
    told = [s for e in group for s in _said(e, lexis, named)]
    days = _days(group)
    first = group[0].first
    label = group[0].report.span(first.trigger)
    span = (dt.date.fromordinal(d).isoformat() for d in (days.first, days.last)) if days else (None, None)
    earliest, latest = span
    return Event(
        name,
        group[0].kind,
        label.of(group[0].report.text),
        all(e.planned for e in group),
        earliest,
        latest,
        tuple(sorted(_member(e) for e in group)),
        attributes(group[0].kind, told, documents, people),
    )


def _member(episode: Episode) -> Member:
    claims = {c.id: c for s in episode.sentences for c in s.claims}
    starts = sorted(claims.values(), key=lambda c: (c.span.start, c.span.end, c.id))
    return Member(episode.report.index, tuple(c.id for c in starts), episode.back)


def _said(episode: Episode, lexis: EventWords, named: Mapping[int, Named | None]) -> Iterator[Said]:
    yield from said(episode, lexis)
    original = named.get(id(episode))
    if original is None:
        return
    for witness in original.witnesses[:1]:
        yield Said("original", "", "", original.entity, original.name, witness)
    for country, place in described(episode.report, original.entity):
        witness = Witness(episode.report.index, place.start, place.end, place.text)
        yield Said("described", original.entity, original.name, country, place.text, witness)


def _links(group: Sequence[Episode], rounds: Mapping[_Place, Sequence[tuple[str, Episode]]]) -> Iterator[EventLink]:
    """Other rounds of the same that a document of the event points back to, or announces."""
    for own in group:
        if own.back or own.planned:
            continue
        for event, episode in rounds.get(_place(own), ()):
            if own.participants & episode.participants:
                yield EventLink("earlier" if episode.back else "later", event)


_Place = tuple[int, int, str]


def _place(episode: Episode) -> _Place:
    """The article in which an episode stands, and its class."""
    return episode.report.index, episode.part, episode.kind


# ---------------------------------------------------------------- disagreements
def _disagreements(events: Sequence[Event]) -> Iterator[Disagreement]:
    found = [
        (_GRAVITY[relation.kind], number, at, relation)
        for number, event in enumerate(events)
        if event.shared
        for at, attribute in enumerate(event.attributes)
        for relation in attribute.relations
        if relation.kind in _GRAVITY
    ]
    for _, number, at, relation in sorted(found):
        yield Disagreement(events[number].id, at, relation)
