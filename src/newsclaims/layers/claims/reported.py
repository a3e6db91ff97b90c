"""Reported claims: what the outlet itself tells, few and clear ones only."""

from __future__ import annotations

from attrs import frozen

from newsclaims.keys import DATES, PLACES
from newsclaims.layers.claims.page import Agent, Page
from newsclaims.words import CONJUNCTIONS

__all__ = ["Report", "best", "report"]

# At most so many in an article, and sentences of so many words.
MOST, SHORTEST, LONGEST = 5, 6, 60
_ARTICLE = "\u0627\u0644"


@frozen
class Report:
    """A sentence in which an actor does something at a time or place.

    Attributes:
        first: its first word.
        last: its last word.
        start: where the content begins in the view.
        end: where it ends.
        weight: how much of who, when and where it tells.
    """

    first: int
    last: int
    start: int
    end: int
    weight: int


def report(page: Page, sentence: tuple[int, int], end: int) -> Report | None:
    """The sentence as a report: a verb and its subject, or a subject at its head, with a date or a place."""
    first, last = sentence
    if not SHORTEST <= last - first + 1 <= LONGEST or first in page.enclosing:
        return None
    start = _start(page, first)
    text = page.analysis.view.plain[:end].rstrip(" .\u060c\u061b:")
    if start is None or len(text) <= start or text[-1] in "!?\u061f":
        return None
    span = page.analysis.view.span(start, len(text))
    dates = len(page.mentions_in(DATES, [span]))
    places = sum(m.value.role == "place" for m in page.mentions_in(PLACES, [span]))
    if not dates and not places:
        return None
    return Report(first, last, start, len(text), 2 * min(dates, 2) + min(places, 2))


def _start(page: Page, first: int) -> int | None:
    """Where the report begins: at the verb without its conjunction, or at the subject."""
    subject = page.agent_at.get(first)
    if subject is not None and subject.head == first and _acts(subject) and _verb_follows(page, subject.tail + 1):
        return page.begin(subject)
    word = page.word(first)
    subject = page.agent_at.get(first + 1)
    if subject is None or subject.head != first + 1 or not _acts(subject) or page.kinds[first] or len(word) < 3:
        return None
    if word.startswith(_ARTICLE) or page.gap(first + 1).strip() or page.cue_at.get(first) is not None:
        return None
    joined = word[0] in CONJUNCTIONS and len(word) > 3
    return page.words.starts[first] + int(joined)


def _verb_follows(page: Page, at: int) -> bool:
    """May word ``at`` be a verb: no function word, no definite noun, nothing before it?"""
    word = page.word(at)
    return len(word) > 2 and not page.kinds[at] and not word.startswith(_ARTICLE) and not page.gap(at).strip()


def _acts(agent: Agent) -> bool:
    return agent.mention.value.kind not in ("anonymous", "role", "outlet")


def best(reports: list[Report]) -> list[Report]:
    """The ones that tell most, in order of the text."""
    chosen = sorted(reports, key=lambda r: (-r.weight, r.start))[:MOST]
    return sorted(chosen, key=lambda r: r.start)
