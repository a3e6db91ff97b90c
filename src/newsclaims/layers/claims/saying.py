"""The saying itself: on which dates something was said, and who carried it here without being part of the chain."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.claims import Link, Source
from newsclaims.keys import DATES
from newsclaims.layers.claims.model import Draft
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.phrases import subject_after
from newsclaims.layers.claims.sources import sources
from newsclaims.mentions import Mention
from newsclaims.values import TimeValue

__all__ = ["said", "via"]

# How many words before a cue its clause may have, and how far back the word that a date belongs to is looked for.
_FRONTED, _BACK = 12, 12
_COMMA = frozenset(",\u060c:\u061b(")


def said(page: Page, draft: Draft) -> tuple[Mention[TimeValue], ...]:
    """The dates in the clause of the attribution that tell when it was said, not when anything else was."""
    found = [
        mention
        for first, last in _clauses(page, draft)
        for mention in page.mentions_in(DATES, [page.words.span(first, last)])
        if mention.value.type in ("date", "time") and _of_saying(page, draft, mention, first)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda m: m.start))


def via(page: Page, draft: Draft, chain: tuple[Link, ...]) -> tuple[Source, ...]:
    """The outlets that translated, published or broadcast what was said: ``في تقرير ترجمته وكالة``."""
    known = {source.entity for link in chain for source in link.sources}
    found: dict[str, Source] = {}
    for first, last in _clauses(page, draft):
        for j in range(first, last):
            if not page.is_a(j, "carrier"):
                continue
            phrase = subject_after(page, j + 1, last)
            for source in sources(page, phrase) if phrase is not None else ():
                if source.kind == "outlet" and source.entity not in known:
                    found.setdefault(source.entity, source)
    return tuple(found.values())


def _clauses(page: Page, draft: Draft) -> Iterator[tuple[int, int]]:
    """First and last word of the stretches that speak of the saying, contents left out."""
    governed, (first, end) = draft.complement, draft.sentence
    if draft.frame is not None:
        begin, last = draft.frame
        yield begin, end if governed.kind == "before" and last >= end - _BACK else last
        return
    if governed.kind == "before":
        yield draft.word, end
    elif governed.limit > draft.word:
        yield draft.word, governed.limit - 1
    if draft.word - first <= _FRONTED and draft.parent is None and page.is_a(first, "fronted_saying"):
        yield first, draft.word - 1
    for step in (*draft.outer, *draft.inner):
        if step.cue is not None and step.last > step.cue.value.word:
            yield step.cue.value.word, step.last


def _of_saying(page: Page, draft: Draft, mention: Mention[TimeValue], first: int) -> bool:
    """Does the date stand in no content, relative clause or clause about another time?"""
    start, end = page.analysis.view.positions(mention.span)
    if any(s < end and start < e for s, e in draft.pieces):
        return False
    at = page.words.at(start)
    if at in page.enclosing:
        return False
    for j in range(at, max(first, at - _BACK) - 1, -1):
        if page.is_a(j, "issued"):
            return True
        if page.is_a(j, "relative") or page.is_a(j, "other_time"):
            return False
        if j < at and _COMMA.intersection(page.gap(j + 1)):
            return True
    return True
