"""What a document says about an event, attribute by attribute, each with the words that say it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve, frozen

from newsclaims.claims import Claim
from newsclaims.comparison.lexis import EVENTS, EventWords, Found
from newsclaims.comparison.model import AttributeName, Witness
from newsclaims.comparison.quantities import quantities
from newsclaims.comparison.reports import Report, Sentence, country_of
from newsclaims.comparison.telling import Episode
from newsclaims.comparison.times import Days, days_of
from newsclaims.mentions import Mention
from newsclaims.spans import Span
from newsclaims.values import Actor, Place
from newsclaims.views import fold

__all__ = ["NAME", "OFFICE", "Said", "said"]

_NEAR = 3
"""Sentences around an event that go on about it when they name its participants."""
NAME, OFFICE = "name:", "office:"
"""What the keys of a person's values begin with."""
_ASKED = 5
"""Words between "asked for" and the meeting."""
_BY = 6
"""Words between who mediates or asks and the word for it."""
_BETWEEN = 8
"""Words between the event and "between"."""
_APART = 2
"""Words between "between" and the first party."""
_SHORT = 3
"""Letters of particles."""


@frozen
class Said:
    """One thing that a document says about an event.

    Attributes:
        name: the attribute.
        subject: about whom or what.
        label: the subject for people.
        key: the normal form of the value.
        value: the value for people.
        witness: the words.
        days: of a date.
        place: of a place.
        bound: of a number: ``exact``, ``about``, ``at_least``, ``at_most``; of a date: what it was resolved against.
        number: of a number.
        published: day on which the document was published.
        sure: said as a fact: a planned or conditional thing conflicts with nothing.
    """

    name: AttributeName
    subject: str
    label: str
    key: str
    value: str
    witness: Witness
    days: Days | None = None
    place: Place | None = None
    bound: str = ""
    number: float = 0.0
    published: str = ""
    sure: bool = True


def said(episode: Episode, lexis: EventWords) -> Iterator[Said]:
    """All that the document of an episode says about it."""
    around = _around(episode)
    yield from _held(episode)
    yield from _when(episode)
    yield from _where(episode)
    yield from _parties(episode)
    yield from _people(episode, around)
    yield from _counts(episode, lexis)
    if episode.kind == "talks":
        yield from _mediators(episode, around)
        yield from _requests(episode, around)
        yield from _demands(episode, around)
        yield from _outcomes(episode, around)


def _around(episode: Episode) -> tuple[Sentence, ...]:
    """The sentences of an episode and those near them that go on about it: two of its participants, no other date."""
    own = episode.sentences
    if episode.back or episode.planned or episode.kind != "talks":
        return own
    every = [s for s in episode.report.sentences if s.part == episode.part]
    at = {id(s): n for n, s in enumerate(every)}
    places = sorted(at[id(s)] for s in own)
    told = set(places)
    names = episode.participants
    found = []
    for number, sentence in enumerate(every):
        first = bisect_left(places, number - _NEAR)
        near = first < len(places) and places[first] <= number + _NEAR
        if number in told or (
            near and not _dated_elsewhere(sentence, episode) and len(names & _names(episode, sentence)) >= 2
        ):
            found.append(sentence)
    return tuple(found)


def _dated_elsewhere(sentence: Sentence, episode: Episode) -> bool:
    days = [days_of(m.value) for m in sentence.dates]
    return any(d and episode.days and not d.meets(episode.days) for d in days)


def _names(episode: Episode, sentence: Sentence) -> frozenset[str]:
    countries = {m.value.country for m in sentence.places if country_of(m.value) and m.value.country}
    return frozenset(countries | {episode.report.entities[m.value.entity] for m in sentence.actors})


# ---------------------------------------------------------------- whether, when, where
def _held(episode: Episode) -> Iterator[Said]:
    """Whether it took place: each mention of it as a fact, and each that a source denies."""
    report = episode.report
    for telling in episode.tellings:
        span = report.span(telling.trigger)
        witness = report.witness(span, telling.sentence, deniable=True)
        if witness.denied and not _is_object(report, telling.sentence, span):
            continue
        if witness.denied or telling is episode.first:
            yield Said("held", "", "", "held", telling.trigger.lemma, witness, sure=not telling.planned)


def _is_object(report: Report, sentence: Sentence, span: Span) -> bool:
    """Is the event itself what is denied: at the head of the denial, but for "holding" and short words?"""
    holding = {report.start(f.first) for f in sentence.of("held")}
    for claim in sentence.claims:
        for piece in claim.contents:
            if claim.stance == "denies" and piece.start <= span.start < piece.end:
                inside = report.words.within(Span(piece.start, span.start))
                heads = [i for i in inside if len(report.words.folded[i]) > _SHORT and report.start(i) not in holding]
                return not heads
    return False


def _when(episode: Episode) -> Iterator[Said]:
    for telling in episode.tellings:
        for mention in telling.dates:
            days = days_of(mention.value)
            witness = episode.report.witness(mention.span, telling.sentence)
            sure = not (mention.value.approximate or episode.planned)
            bound = "" if mention.value.anchor == "none" else mention.value.anchor
            yield Said(
                "when", "", "", mention.value.value, mention.value.value, witness, days=days, bound=bound, sure=sure
            )


def _where(episode: Episode) -> Iterator[Said]:
    for telling in episode.tellings:
        for mention in telling.places:
            witness = episode.report.witness(mention.span, telling.sentence)
            place = mention.value
            yield Said("where", "", "", place.name, place.name, witness, place=place, sure=not episode.planned)


# ---------------------------------------------------------------- who
def _parties(episode: Episode) -> Iterator[Said]:
    """The governments of "between A and B"."""
    report = episode.report
    for telling in episode.tellings:
        for found in telling.sentence.of("between"):
            if not 0 < found.first - telling.trigger.last <= _BETWEEN:
                continue
            at, apart = report.end(found.last), _APART
            for mention in _acting(telling.sentence, report):
                if mention.start < at:
                    continue
                if len(report.text[at : mention.start].split()) > apart:
                    break
                at, apart = mention.end, 1  # the other party follows behind "and"
                country = mention.value.country or ""
                witness = report.witness(mention.span, telling.sentence)
                yield Said("parties", country, mention.value.name, country, mention.text, witness)


def _acting(sentence: Sentence, report: Report) -> list[Mention[Place]]:
    """Countries that act in a sentence, those that describe an outlet left out."""
    outlets = [a for a in sentence.actors if a.value.kind == "outlet"]
    return [
        m
        for m in sentence.places
        if country_of(m.value) and not any(a.start - 1 <= m.end and m.start <= a.end + 1 for a in outlets)
    ]


def _people(episode: Episode, around: Sequence[Sentence]) -> Iterator[Said]:
    """People who take part, with the office that the document gives them; those who only speak don't."""
    report = episode.report
    for sentence in around:
        speaking = {(s.start, s.end) for c in sentence.claims for link in c.chain for s in link.sources}
        for mention in sentence.actors:
            if mention.value.kind != "person" or (mention.start, mention.end) in speaking:
                continue
            if any(a is not mention and a.span.contains(mention.span) for a in sentence.actors):
                continue  # "the administration of President X" is a body
            entity, name = report.entities[mention.value.entity], mention.value.name
            witness = report.witness(mention.span, sentence)
            yield Said("person", entity, name, f"{NAME}{fold(mention.text)}", mention.text, witness)
            office = _office(report, sentence, mention)
            if office:
                text = office.of(report.text)
                yield Said("person", entity, name, f"{OFFICE}{fold(text)}", text, report.witness(office, sentence))


def _office(report: Report, sentence: Sentence, mention: Mention[Actor]) -> Span | None:
    """The title that stands with a name; one that two names have is that of the first."""
    earlier = {p for a in sentence.actors if a.start < mention.start for p in a.parts}
    parts = [p for p in mention.parts if p.start < p.end and p not in earlier]
    return max(parts, key=lambda p: (len(p), -p.start)) if parts else None


def _near_country(report: Report, sentence: Sentence, found: Found, *, after: bool) -> Mention[Place] | None:
    """The country nearest to a word, before it (or after it, where ``after``)."""
    start, end = report.start(found.first), report.end(found.last)
    best: tuple[int, Mention[Place]] | None = None
    for mention in _acting(sentence, report):
        between = report.text[end : mention.start] if mention.start >= end else report.text[mention.end : start]
        gap = len(between.split())
        if gap <= _BY and (mention.start >= end) == after and (best is None or gap < best[0]):
            best = (gap, mention)
    return best[1] if best else None


def _mediators(episode: Episode, around: Sequence[Sentence]) -> Iterator[Said]:
    """The country beside a word for mediation; a party doesn't mediate, it does so elsewhere."""
    report = episode.report
    parties = {one.subject for one in _parties(episode)}
    for sentence in around:
        for found in sentence.of("mediation"):
            mention = _near_country(report, sentence, found, after=True)
            if mention is None or len(report.text[report.end(found.last) : mention.start].split()) > 1:
                mention = _near_country(report, sentence, found, after=False)
            if mention is None or episode.planned or mention.value.country in parties:
                continue
            start, end = sorted((report.span(found), mention.span))
            country = mention.value.country or ""
            witness = report.witness(Span(start.start, end.end), sentence, deniable=True)
            yield Said("mediator", "", "", country, mention.value.name, witness)


def _requests(episode: Episode, around: Sequence[Sentence]) -> Iterator[Said]:
    """Who asked for the meeting: "asked for" with the meeting as its object."""
    report = episode.report
    for sentence in around:
        meetings = [f for f in sentence.found if f.name in ("talks", "held")]
        for found in sentence.of("request"):
            wanted = [f for f in meetings if 0 < f.first - found.last <= _ASKED]
            talks = next((f for f in wanted if f.name == "talks"), None)
            if talks is None:
                continue
            mention = _asker(report, sentence, found, talks)
            if mention is None:
                continue
            country = mention.value.country or ""
            span = Span(min(mention.start, report.start(found.first)), max(mention.end, report.end(talks.last)))
            witness = report.witness(span, sentence, deniable=True)
            if _negated(sentence, found):
                witness = evolve(witness, denied=not witness.denied)
            yield Said("requested_by", "", "", country, mention.value.name, witness)


def _negated(sentence: Sentence, found: Found) -> bool:
    """Does a negation stand just before a word?"""
    return any(found.first - f.last == 1 for f in sentence.of("not"))


def _asker(report: Report, sentence: Sentence, found: Found, talks: Found) -> Mention[Place] | None:
    """The subject of "asked for": between the verb and the meeting, else just before the verb."""
    start, end = report.end(found.last), report.start(talks.first)
    inside = [m for m in _acting(sentence, report) if start <= m.start < end]
    return inside[0] if inside else _near_country(report, sentence, found, after=False)


def _demands(episode: Episode, around: Sequence[Sentence]) -> Iterator[Said]:
    """What a government of the event demands there: claims that demand or ask."""
    report = episode.report
    for sentence in around:
        for claim in sentence.claims:
            if claim.stance not in ("demands", "asks") or not sentence.start <= claim.content.start < sentence.end:
                continue
            mention = _speaker(report, claim)
            country = mention.value.country if mention else None
            if mention is None or country not in episode.participants or len(claim.content.text.split()) < 2:
                continue
            text = " … ".join(piece.text for piece in claim.contents)
            witness = Witness(report.index, claim.content.start, claim.content.end, claim.content.text, (claim.id,))
            yield Said("demanded", country, mention.value.name, text, text, witness)


def _speaker(report: Report, claim: Claim) -> Mention[Place] | None:
    """The country of the innermost source."""
    for source in claim.sources:
        for mention in report.claims.places:
            if source.start <= mention.start < source.end and country_of(mention.value):
                return mention if source.kind != "person" else None
    return None


def _outcomes(episode: Episode, around: Sequence[Sentence]) -> Iterator[Said]:
    report = episode.report
    for sentence in around:
        none = sentence.of("no-outcome")
        for found in (*none, *sentence.of("outcome")):
            some = found.name == "outcome"
            if some and (any(n.first <= found.first <= n.last for n in none) or _conditional(sentence, found)):
                continue
            key = "agreement" if some else "no_agreement"
            witness = report.witness(report.span(found), sentence, deniable=True)
            yield Said("outcome", "", "", key, witness.text, witness, sure=not episode.planned)


def _conditional(sentence: Sentence, found: Found) -> bool:
    return any(0 < found.first - f.last <= 2 for f in sentence.of("if"))


# ---------------------------------------------------------------- how many
def _counts(episode: Episode, lexis: EventWords) -> Iterator[Said]:
    given = episode.report.claims.document.published
    published = given.isoformat()[:10] if given else ""
    for telling in episode.tellings:
        sentence = telling.sentence
        others = _other_events(episode, sentence)
        for quantity in quantities(episode.report, sentence, lexis):
            if _nearest(episode.report, sentence, quantity.span, others) is not telling.trigger and others:
                continue
            value = f"{quantity.value:g}"
            sign = {"about": "~", "at_least": ">=", "at_most": "<="}.get(quantity.bound, "")
            witness = episode.report.witness(quantity.span, sentence, deniable=True)
            yield Said(
                "count", quantity.counted, quantity.counted, sign + value, sign + value, witness,
                bound=quantity.bound, number=quantity.value, published=published, sure=not episode.planned,
            )  # fmt: skip


def _other_events(episode: Episode, sentence: Sentence) -> list[Found]:
    """The words of a sentence that name events, if it names several."""
    found = [f for f in sentence.found if f.name in EVENTS]
    return found if len({f.name for f in found}) > 1 else []


def _nearest(report: Report, sentence: Sentence, span: Span, events: Sequence[Found]) -> Any:
    """The event word that a number belongs to: the last before it, else the first after it."""
    before = [f for f in events if report.start(f.first) <= span.end]
    return (max(before, key=lambda f: f.first) if before else events[0]) if events else None
