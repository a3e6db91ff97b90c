"""Headlines with a colon: ``روحاني: الاتفاق صفحة جديدة``, ``مقتل عشرة جنود: مصدر أمني``. They need no cue."""

from __future__ import annotations

from newsclaims.layers.claims.model import Phrase
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.phrases import noun_phrase

__all__ = ["headline"]

# Names of states before a colon are a topic as often as a speaker.
_SPEAKERS = frozenset({"person", "organization", "armed_group", "anonymous", "role", "outlet"})
# The words of a headline, and of the speaker in it, at most.
LONGEST, SPEAKER, SHORTEST = 25, 6, 3


def headline(page: Page, sentence: tuple[int, int], end: int) -> tuple[Phrase, int, int] | None:
    """The speaker, and where the content begins and ends in the view; None when the headline is none of this kind."""
    first, last = sentence
    plain = page.analysis.view.plain
    if last - first + 1 > LONGEST or plain[end - 1 : end] == ".":
        return None
    at_front = next((j for j in range(first + 1, min(last, first + SPEAKER) + 1) if ":" in page.gap(j)), None)
    return _before(page, sentence, end, at_front) or _behind(page, sentence)


def _before(page: Page, sentence: tuple[int, int], end: int, colon: int | None) -> tuple[Phrase, int, int] | None:
    """The speaker before the colon."""
    first, last = sentence
    plain = page.analysis.view.plain
    if colon is None or last - colon + 1 < SHORTEST or page.gap(colon).strip()[:1] != ":":
        return None
    phrase = noun_phrase(page, first, colon - 1)
    if phrase is None or phrase.last != colon - 1 or not _speaks(page, phrase):
        return None
    marks = page.opening.get(colon)
    start = marks.start if marks else page.words.starts[colon]
    return phrase, start, start + len(plain[start:end].rstrip(" .\u060c"))


def _behind(page: Page, sentence: tuple[int, int]) -> tuple[Phrase, int, int] | None:
    """The speaker behind the colon."""
    first, last = sentence
    colon = next(
        (j for j in range(last, max(first + SHORTEST, last - SPEAKER + 1) - 1, -1) if ":" in page.gap(j)), None
    )
    if colon is None or colon in page.opening:
        return None
    phrase = noun_phrase(page, colon, last)
    if phrase is None or phrase.last != last or not _speaks(page, phrase):
        return None
    start = page.opening[first].start if first in page.opening else page.words.starts[first]
    return phrase, start, page.words.ends[colon - 1] + len(page.gap(colon).split(":")[0].rstrip())


def _speaks(page: Page, phrase: Phrase) -> bool:
    agent = page.agent_at.get(phrase.first)
    if agent is not None:
        return agent.mention.value.kind in _SPEAKERS
    return page.is_a(phrase.first, "speaker")
