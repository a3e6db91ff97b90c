"""Headlines with a colon: ``روحاني: الاتفاق صفحة جديدة`` says who said it, and needs no cue."""

from __future__ import annotations

from newsclaims.layers.claims.model import Phrase
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.phrases import noun_phrase

__all__ = ["headline"]

# Names of states before a colon are a topic as often as a speaker.
_SPEAKERS = frozenset({"person", "organization", "armed_group", "anonymous", "role"})
# The words of a headline, and of the speaker in it, at most.
LONGEST, SPEAKER, SHORTEST = 25, 6, 3


def headline(page: Page, sentence: tuple[int, int], end: int) -> tuple[Phrase, int, int] | None:
    """The speaker, and where the content begins and ends in the view; None when the headline is none of this kind."""
    first, last = sentence
    plain = page.analysis.view.plain
    if last - first + 1 > LONGEST or plain[end - 1 : end] == ".":
        return None
    colon = next((j for j in range(first + 1, min(last, first + SPEAKER) + 1) if ":" in page.gap(j)), None)
    if colon is None or last - colon + 1 < SHORTEST or plain[page.words.ends[colon - 1]] != ":":
        return None
    phrase = noun_phrase(page, first, colon - 1)
    if phrase is None or phrase.last != colon - 1 or not _speaks(page, phrase):
        return None
    marks = page.opening.get(colon)
    start = marks.start if marks else page.words.starts[colon]
    return phrase, start, start + len(plain[start:end].rstrip(" .\u060c"))


def _speaks(page: Page, phrase: Phrase) -> bool:
    agent = page.agent_at.get(phrase.first)
    if agent is not None:
        return agent.mention.value.kind in _SPEAKERS
    return page.is_a(phrase.first, "speaker")
