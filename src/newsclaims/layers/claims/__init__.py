"""Claims: source, cue, content and chain."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from newsclaims.analysis import Analysis
from newsclaims.claims import Claim
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import ACTORS, CLAIMS, DATES, PLACES, SECTIONS
from newsclaims.layers.claims.assembly import Assembly
from newsclaims.layers.claims.contents import fill_contents
from newsclaims.layers.claims.drafts import drafts
from newsclaims.layers.claims.headlines import headline
from newsclaims.layers.claims.memory import Memory
from newsclaims.layers.claims.page import Marks, Page
from newsclaims.layers.claims.reported import Report, best, reports
from newsclaims.layers.cues import CUES
from newsclaims.layers.quotations import QUOTATIONS
from newsclaims.layers.sections import articles
from newsclaims.mentions import Mention
from newsclaims.spans import Span

__all__ = ["LAYER", "extract"]

# A sentence of more words has lost its full stops; it is read in pieces, so that time stays linear.
LONGEST = 120
# A quotation of fewer words alone in its paragraph is a heading.
LONE = 6
# The sections of which the outlet's own statements are read: what a headline says, the body says again.
_PROSE = frozenset({"body", "second_article"})
_HEADLINES = frozenset({"second_headline"})


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Claim]]:
    """The claims of each article on the page, apart from each other."""
    page = Page.of(analysis)
    prose = {m.span for m in analysis[SECTIONS] if m.value.kind in _PROSE and m.rule not in _HEADLINES}
    for number, sections in enumerate(articles(analysis)):
        assembly = Assembly(page, Memory(), f"{number}.")
        told: list[Report] = []
        for section in sections:
            yield from _section(page, section, assembly, told if section in prose else [])
        for chosen in best(told):
            yield assembly.told(chosen)


def _section(page: Page, section: Span, assembly: Assembly, told: list[Report]) -> Iterator[Mention[Claim]]:
    """The claims of one section, sentence by sentence."""
    start, end = page.analysis.view.positions(section)
    sentences = page.analysis.sentences
    assembly.limit = end
    line = -1
    for i in range(bisect_left(sentences, (start, 0)), len(sentences)):
        s, e = sentences[i]
        if e > end:
            break
        inside = page.words.inside(s, e)
        if not inside:
            continue
        paragraph = bisect_right(page.analysis.paragraphs, (s, len(page.analysis.view) + 1)) - 1
        if paragraph != line:
            line = paragraph
            yield from _paragraph(page, (inside[0], inside[-1]), sentences[i], paragraph, assembly)
        for first in range(inside.start, inside.stop, LONGEST):
            sentence = (first, min(first + LONGEST, inside.stop) - 1)
            cues = page.cues_in(*sentence)
            found = drafts(page, sentence, cues) if cues else []
            fill_contents(page, found)
            assembly.heard(sentence, cues, found)
            covered = assembly.covered
            yield from assembly.sentence(found)
            assembly.told_of(sentence)
            if inside.stop - inside.start <= LONGEST:
                plain = reports(page, sentence, found, assembly.paragraph)
                told.extend(r for r in plain if r.start >= covered)


def _paragraph(
    page: Page, sentence: tuple[int, int], place: tuple[int, int], paragraph: int, assembly: Assembly
) -> Iterator[Mention[Claim]]:
    """What a paragraph says without any cue: a quotation alone, or a headline with a colon."""
    assembly.paragraph += 1
    marks = page.opening.get(sentence[0])
    if marks is not None and marks.start == place[0] and _alone(page, marks, paragraph):
        yield from assembly.lone(marks)
    title = headline(page, sentence, place[1]) if assembly.paragraph == 1 else None
    if title is not None and not page.cues_in(sentence[0], title[0].last):
        yield assembly.titled(*title)


def _alone(page: Page, marks: Marks, paragraph: int) -> bool:
    """Does the quotation fill its paragraph?"""
    rest = page.analysis.view.plain[marks.end : page.analysis.paragraphs[paragraph][1]]
    return len(marks) >= LONE and not rest.strip(" .,\u060c")


LAYER = Layer(CLAIMS, extract, requires=(SECTIONS, DATES, PLACES, ACTORS, CUES, QUOTATIONS))
