"""Events as one document tells them: the mentions of an event in its sentences, gathered by time and participants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve

from newsclaims.comparison.lexis import EVENTS, Found
from newsclaims.comparison.reports import Report, Sentence, country_of
from newsclaims.comparison.telling import Episode, Telling
from newsclaims.comparison.times import days_of
from newsclaims.mentions import Mention
from newsclaims.values import Place, TimeValue

__all__ = ["episodes"]

_NAMED = frozenset({"person", "organization", "government", "armed_group"})
_BEFORE = 3
"""Words between "last" and the event that it stands before, or after, as its adjective."""
_FAR = 16
"""Words between an event and a date or place that belongs to it."""
_OPENING = "\u201c\u00ab"
_LEAD = 3
_REACH = 8
"""Sentences over which an event is still spoken of without being dated again."""


def episodes(report: Report) -> tuple[Episode, ...]:
    """The events of a document, by their first mention."""
    by: dict[tuple[int, str], list[Telling]] = defaultdict(list)
    numbers: dict[int, int] = {}
    for number, sentence in enumerate(report.sentences):
        numbers[id(sentence)] = number
        for telling in _tellings(report, sentence):
            by[sentence.part, telling.kind].append(telling)
    found: list[Episode] = []
    for (part, kind), tellings in by.items():
        found.extend(_gathered(report, kind, part, tellings, numbers))
    dated = {e.part for e in found if e.days and not e.back and not e.planned}
    found = [e for e in found if e.days or e.part not in dated]  # beside what is dated, the undated is background
    return tuple(sorted(found, key=lambda e: (e.first.sentence.start, e.first.trigger.first, e.kind)))


# ---------------------------------------------------------------- mentions of a sentence
def _tellings(report: Report, sentence: Sentence) -> Iterator[Telling]:
    """The mentions of events in a sentence; several of one class without dates of their own are one."""
    named = [f for f in sentence.found if f.name in EVENTS]
    triggers = [t for t in named if not any(_covers(o, t) for o in named if o is not t)]
    weak = [f for f in sentence.found if f.name.startswith("part:")] if not triggers else []
    if not triggers and not weak:
        return
    triggers += weak
    dates = _placed(report, sentence, triggers, [d for d in sentence.dates if _dates_an_event(report, sentence, d)])
    places = _placed(report, sentence, triggers, [p for p in sentence.places if _locates(report, sentence, p)])
    participants = _participants(report, sentence)
    raw = [
        Telling(
            t.name.removeprefix("part:"), t, sentence, tuple(dates[i]), tuple(places[i]), participants,
            _near(sentence, t, "next"), _near(sentence, t, "back"),
        )
        for i, t in enumerate(triggers)
        if t.name != "war"  # long, and named in passing; but what stands after it is its own place and time
    ]  # fmt: skip
    yield from _merged(raw)


def _covers(one: Found, other: Found) -> bool:
    """Is ``other`` a word of the phrase ``one``?"""
    return one.last > one.first and one.first <= other.first and other.last <= one.last and one.name != other.name


def _placed(
    report: Report, sentence: Sentence, triggers: Sequence[Found], mentions: Iterable[Mention[Any]]
) -> list[list[Mention[Any]]]:
    """Each date or place with the nearest mention before it, else with the first after it, of the same clause."""
    out: list[list[Mention[Any]]] = [[] for _ in triggers]
    starts = [report.start(t.first) for t in triggers]
    for mention in mentions:
        before = [i for i, start in enumerate(starts) if start < mention.start]
        at = max(before, key=lambda i: starts[i]) if before else min(range(len(starts)), key=lambda i: starts[i])
        if _one_content(starts[at], mention, sentence) and not _turned(report, sentence, starts[at], mention):
            out[at].append(mention)
    return out


def _turned(report: Report, sentence: Sentence, start: int, mention: Mention[Any]) -> bool:
    """Does the sentence turn to what the event was about, or to another time, before the mention?"""
    if mention.start < start:
        return False
    again = [report.start(f.first) for f in sentence.of("took")]  # "which ..., took place in"
    start = max([start, *(at for at in again if start < at < mention.start)])
    between = report.text[start : mention.start]
    turns = (report.start(f.first) for name in ("about", "bound") for f in sentence.of(name))
    return (
        len(between.split()) > _FAR
        or any(mark in between for mark in _OPENING)
        or any(start < at < mention.start for at in turns)
    )


def _one_content(start: int, mention: Mention[Any], sentence: Sentence) -> bool:
    """Do both stand in what somebody says, or both outside? The date of saying it isn't the date of what is said."""
    for claim in sentence.claims:
        for piece in claim.contents:
            if (piece.start <= start < piece.end) != (piece.start <= mention.start < piece.end) and (
                start > mention.start
            ):
                return False
    return True


def _dates_an_event(report: Report, sentence: Sentence, mention: Mention[TimeValue]) -> bool:
    """A resolved date, not one that bounds a time ("since October")."""
    return days_of(mention.value) is not None and not _preceded(report, sentence, mention, "bound")


def _locates(report: Report, sentence: Sentence, mention: Mention[Place]) -> bool:
    return (
        mention.value.role == "place"
        and mention.value.kind != "demonym"
        and not any(a.start < mention.end and mention.start < a.end for a in sentence.actors)
        and (
            _clitic_in(report, mention)
            or _preceded(report, sentence, mention, "locative")
            or any(_preceded(report, sentence, mention, name) for name in EVENTS - {"war"})
        )
    )


_IN = "\u0628"


def _clitic_in(report: Report, mention: Mention[Any]) -> bool:
    """Is the preposition "in" written to the word?"""
    before = report.text[max(0, mention.start - 2) : mention.start]
    return before.endswith(_IN) and not before[:-1].isalpha()


def _preceded(report: Report, sentence: Sentence, mention: Mention[Any], name: str) -> bool:
    """Does a word of the class stand just before a mention (a word may stand between)?"""
    ends = [report.end(f.last) for f in sentence.found if f.name == name]
    return any(mention.start - end >= 0 and len(report.text[end : mention.start].split()) <= 1 for end in ends)


def _participants(report: Report, sentence: Sentence) -> frozenset[str]:
    outlets = [a for a in sentence.actors if a.value.kind == "outlet"]
    countries = {
        m.value.country
        for m in sentence.places
        if country_of(m.value) and not any(a.start - 1 <= m.end and m.start <= a.end + 1 for a in outlets)
    }
    named = {
        report.entities[m.value.entity]
        for m in sentence.actors
        if m.value.kind in _NAMED
        and not any(p.start < m.end and m.start < p.end and country_of(p.value) for p in sentence.places)
    }
    return frozenset({c for c in countries if c} | named)


def _near(sentence: Sentence, trigger: Found, name: str) -> bool:
    """Does a word of the class stand within a few words: "last" before it, "next" after it?"""
    for found in sentence.of(name):
        gap = trigger.first - found.last if name == "back" else found.first - trigger.last
        if 0 < gap <= (1 if name == "next" else _BEFORE):
            return True
    return False


def _merged(raw: Sequence[Telling]) -> Iterator[Telling]:
    """Mentions of one class in a sentence as one, unless both are dated or one is a further round."""
    open_: dict[str, list[Telling]] = {}
    for telling in sorted(raw, key=lambda t: t.trigger.first):
        before = open_.setdefault(telling.kind, [])
        last = before[-1] if before else None
        if last and (
            _round(last, telling) or (last.planned == telling.planned and not (last.dates and telling.dates))
        ):
            before[-1] = Telling(
                last.kind, last.trigger, last.sentence, last.dates + telling.dates, last.places + telling.places,
                last.participants, last.planned, last.back or telling.back,  # "a second round of talks" is one

            )  # fmt: skip
        else:
            before.append(telling)
    for tellings in open_.values():
        yield from tellings


def _round(one: Telling, other: Telling) -> bool:
    """Is the one a part of the other, as in "a second round of talks"?"""
    return 0 < other.trigger.first - one.trigger.last <= _BEFORE and not (one.dates and other.dates)


# ---------------------------------------------------------------- mentions of a document
def _gathered(
    report: Report, kind: str, part: int, tellings: Sequence[Telling], numbers: Mapping[int, int]
) -> list[Episode]:
    """The mentions of one class as events: by their dates, undated ones with the event spoken of."""
    found: list[Episode] = []
    loose: list[Telling] = []
    for telling in tellings:
        if telling.days is None:
            loose.append(telling)
            continue
        if telling.back and not telling.participants and found:  # "between the two sides"
            telling = evolve(telling, participants=found[0].participants)  # noqa: PLW2901
        home = next((e for e in found if _agree(e, telling)), None)
        if home is None:
            home = Episode(report, kind, part)
            found.append(home)
        home.add(telling, numbers[id(telling.sentence)])
    alone = Episode(report, kind, part)
    for telling in loose:
        home = _spoken_of(found, telling, numbers)
        if home is None and not (
            found or telling.back or telling.planned or telling.trigger.name.startswith("part:")
        ):
            home = alone
        if home is not None:
            home.add(telling, numbers[id(telling.sentence)])
    return [*found, *([alone] if alone.tellings else [])]


def _agree(episode: Episode, telling: Telling) -> bool:
    days = telling.days
    return (
        episode.days is not None
        and days is not None
        and episode.days.meets(days)
        and episode.planned == telling.planned
        and episode.back == telling.back
    )


def _spoken_of(found: Sequence[Episode], telling: Telling, numbers: Mapping[int, int]) -> Episode | None:
    """The dated event that an undated mention speaks of: the nearest that can be meant."""
    if telling.back or telling.planned:
        return None
    at = numbers[id(telling.sentence)]
    own = [e for e in found if not e.planned and not e.back]
    near = []
    for order, episode in enumerate(own):
        gap = episode.gap(at)
        if gap <= _REACH and _meant(episode, telling, gap, at < episode.dated[0], len(own) == 1):
            near.append((gap, order))
    return own[min(near)[1]] if near else None


def _meant(episode: Episode, telling: Telling, gap: int, before: bool, only: bool) -> bool:
    """Talks go on without being named in full; of other events only the definite article says that it is the same.

    What stands shortly before the first dated mention, in a headline or a lead, is the same event.
    """
    common = episode.involves(telling.participants) or not telling.participants
    if episode.kind == "talks":
        return common or only
    same = telling.trigger.definite and telling.trigger.lemma in episode.lemmas
    return only and ((common and before and gap <= _LEAD) or (same and gap <= _REACH // 2))
