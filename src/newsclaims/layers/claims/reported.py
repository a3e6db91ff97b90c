"""Reported claims: what the outlet itself tells, few and newsworthy ones only.

A candidate is a main clause with a verb of an event (data ``reports``), or a passive with the noun of its deed, that
names when or where. Clauses that an attribution holds are none, nor is background (``وكان قد``). That somebody says
nothing on the matter (``رفض التعليق``) is reported too.
"""

from __future__ import annotations

from attrs import frozen

from newsclaims.keys import DATES, PLACES
from newsclaims.layers.claims.contents import head, trimmed
from newsclaims.layers.claims.endings import closing, has_comma
from newsclaims.layers.claims.events import Event, Happening, event_at, happening
from newsclaims.layers.claims.model import Draft
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.stance import declines
from newsclaims.spans import Span

__all__ = ["Report", "best", "reports"]

# At most so many in an article, of so many words.
MOST, SHORTEST, LONGEST = 5, 4, 60
# A clause weighs at least so much; one of the first paragraphs weighs more.
_ENOUGH, _LEAD, _LEADS = 5, 2, 3
# No word on the matter weighs so much.
_SILENCE = Event("silence", 5)
# How long an adverb before a verb may be, and how far from its verb an actor stands, in words.
_ADVERB, _REACH = 12, 10
_ARTICLE = "\u0627\u0644"
# What a date must be to tell when; a length of time tells a habit as often.
_POINTS = frozenset({"date", "time"})
_ASKED = frozenset("?\u061f")
_PARTY = frozenset({"person", "organization", "government", "armed_group"})
# Events that are news whoever has a part in them.
_BY_THEMSELVES = frozenset({"attack", "harm", "law", "passive"})


@frozen
class Report:
    """A clause in which something happens at a time or place.

    Attributes:
        first: its first word.
        last: its last word.
        start: where the content begins in the view.
        end: where it ends.
        weight: how much of what, who, when and where it tells.
    """

    first: int
    last: int
    start: int
    end: int
    weight: int


def reports(page: Page, sentence: tuple[int, int], drafts: list[Draft], paragraph: int) -> list[Report]:
    """The clauses of a sentence that the outlet tells in its own voice; ``paragraph`` counts from 1."""
    first, last = sentence
    if first in page.enclosing or _ASKED.intersection(page.gap(last + 1)):
        return []
    lead = _LEAD if paragraph <= _LEADS else 0
    before = min([last, *(_begins(page, draft) - 1 for draft in drafts)])
    while before > first and (page.is_a(before, "subordinator") or page.is_that(before)):
        before -= 1  # after, since, because somebody said
    clauses = _clauses(page, first, before)
    behind = max((page.words.at(draft.pieces[-1][1]) for draft in drafts if draft.pieces), default=last + 1)
    if behind <= last and has_comma(page, behind) and _opens(page, behind):
        clauses += _clauses(page, behind, last)  # after a fronted clause that says what somebody said
    found = (_report(page, a, b, lead) for a, b in clauses)
    return [report for report in found if report is not None]


def _begins(page: Page, draft: Draft) -> int:
    """The first word that belongs to an attribution: content, source, cue, joining word, outer source."""
    words = [draft.word, *(step.phrase.first for step in draft.outer if step.phrase)]
    words.extend(page.words.at(start) for start, _ in draft.pieces)
    words.extend(step.cue.value.word for step in draft.outer if step.cue)
    if draft.subject is not None:
        words.append(draft.subject.first)
    if draft.frame is not None:
        words.append(draft.frame[0])
    at = min(words)
    while at > draft.sentence[0] and not has_comma(page, at) and at > min(words) - 3:
        at -= 1
    return at if has_comma(page, at) else min(words)


def _clauses(page: Page, first: int, last: int) -> list[tuple[int, int]]:
    """The main clauses: cut where another verb of an event follows a comma, each without clauses that explain it."""
    found: list[tuple[int, int]] = []
    begin = first
    for j in page.commas_in(first + 1, last):
        if j not in page.enclosing and _opens(page, j):
            cut = _adverb(page, begin, j)
            if happening(page, begin, cut - 1) is not None:
                found.append((begin, cut - 1))
                begin = cut
    found.append((begin, last))
    return [(a, _clause_end(page, a, b)) for a, b in found]


def _opens(page: Page, j: int) -> bool:
    """Does a verb of an event with its subject open a clause, neither joined nor about what was named before?"""
    event, offset = event_at(page, j)
    if event is None or offset:
        return False
    subject = page.word(j + 1)
    return j + 1 in page.agent_at or subject.startswith(_ARTICLE) or subject.isdigit()


def _adverb(page: Page, first: int, verb: int) -> int:
    """Where the adverbs between commas before a verb begin."""
    at = verb
    j = verb - 1
    while j > first and verb - j <= _ADVERB:
        if has_comma(page, j):
            if not any(page.is_a(j, kind) for kind in ("preposition", "temporal", "fronting")):
                break
            at = j
        j -= 1
    return at


def _clause_end(page: Page, first: int, last: int) -> int:
    """The last word before a clause that comments, contrasts or explains."""
    begun = happening(page, first, last)
    for j in page.commas_in(begun.verb + 1 if begun else first + 1, last):
        if j in page.enclosing:
            continue
        contrast = page.is_a(j, "preposition") and page.is_a(j + 1, "clause_opener")
        if contrast or any(page.is_a(j, kind) for kind in ("clause_opener", "turn", "free_relative", "gloss")):
            return j - 1
    return last


def _report(page: Page, first: int, last: int, lead: int) -> Report | None:
    """The clause as a report, when it tells enough."""
    if not SHORTEST <= last - first + 1 <= LONGEST:
        return None
    silent = declines(page, first, last)
    told = Happening(first, first, _SILENCE) if silent else happening(page, first, last)
    if told is None or _is_attributed(page, first, last):
        return None
    begin = page.words.starts[told.first] + told.offset if told.offset else head(page, told.first, last)
    pieces = trimmed(page, begin, page.words.ends[last] + closing(page, last + 1))
    if not pieces:
        return None
    start, end = pieces[0]
    weight = told.event.weight if silent else _weight(page, told, page.analysis.view.span(start, end), last, lead)
    return Report(told.first, last, start, end, weight) if weight >= _ENOUGH else None


def _is_attributed(page: Page, first: int, last: int) -> bool:
    """Does the clause name a source that wasn't understood: ``وفق ما أكدته``?"""
    frames = [c.value.last for c in page.cues_in(first, last) if c.value.form in ("frame", "conjunction")]
    return any(j + 1 in page.cue_at or (page.is_a(j + 1, "hinge") and j + 2 <= last) for j in frames)


def _weight(page: Page, told: Happening, span: Span, last: int, lead: int) -> int:
    """How much of what, who, when and where it tells; nothing without a circumstance or anybody with a part in it."""
    dates = any(m.value.type in _POINTS for m in page.mentions_in(DATES, [span]))
    places = any(m.value.role == "place" for m in page.mentions_in(PLACES, [span]))
    near = page.agents_in(told.first, min(last, told.verb + _REACH))
    party = any(agent.mention.value.kind in _PARTY for agent in near)
    if not (dates or places) or not (party or (dates and places) or told.event.kind in _BY_THEMSELVES):
        return 0
    return told.event.weight + lead + dates + places + party


def best(found: list[Report]) -> list[Report]:
    """The ones that tell most, in order of the text."""
    chosen = sorted(found, key=lambda r: (-r.weight, r.start))[:MOST]
    return sorted(chosen, key=lambda r: r.start)
