"""Claims: source, cue, content and chain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from newsclaims.analysis import Analysis
from newsclaims.claims import Claim
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import ACTORS, CLAIMS, DATES, PLACES, SECTIONS
from newsclaims.layers.claims.assembly import Assembly
from newsclaims.layers.claims.contents import fill_contents
from newsclaims.layers.claims.drafts import drafts
from newsclaims.layers.claims.memory import Memory
from newsclaims.layers.claims.page import Page
from newsclaims.layers.cues import CUES
from newsclaims.layers.quotations import QUOTATIONS
from newsclaims.layers.sections import articles
from newsclaims.mentions import Mention
from newsclaims.spans import Span

__all__ = ["LAYER", "extract"]


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Claim]]:
    """The claims of each article on the page, apart from each other."""
    if not analysis[CUES] and not analysis[QUOTATIONS]:
        return
    page = Page.of(analysis)
    for number, sections in enumerate(articles(analysis)):
        assembly = Assembly(page, Memory(), f"{number}.")
        for section in sections:
            yield from _section(page, section, assembly)


def _section(page: Page, section: Span, assembly: Assembly) -> Iterator[Mention[Claim]]:
    """The claims of one section, sentence by sentence."""
    start, end = page.analysis.view.positions(section)
    words = [c.value.word for c in page.cues]
    for s, e in page.analysis.sentences:
        if s < start or e > end:
            continue
        inside = page.words.inside(s, e)
        if not inside:
            continue
        sentence = (inside[0], inside[-1])
        cues = list(page.cues[bisect_left(words, sentence[0]) : bisect_left(words, sentence[1] + 1)])
        found = drafts(page, sentence, cues) if cues else []
        fill_contents(page, found)
        yield from assembly.sentence(found)


LAYER = Layer(CLAIMS, extract, requires=(SECTIONS, DATES, PLACES, ACTORS, CUES, QUOTATIONS))
