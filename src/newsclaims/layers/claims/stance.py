"""Stance, polarity, modality and the kind of quotation of one attribution."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsclaims.claims import Modality, Polarity, QuotationKind, Stance
from newsclaims.layers.claims.model import Draft
from newsclaims.layers.claims.page import Page

__all__ = ["modality_of", "polarity_of", "quotation_of", "stance_of"]

# Within how many words of its beginning the main predicate of a content is looked for.
_PREDICATE = 9
_FUTURE = "\u0633"
_NAME = 3


def stance_of(draft: Draft) -> Stance:
    """The speech act: that of the lemma, unless the cue is negated."""
    entry = draft.cue.value.entry
    if draft.negated:
        return "other" if entry.stance != "asserts" else "denies"
    return "asserts" if entry.stance == "relays" else entry.stance


def polarity_of(page: Page, first: int, last: int) -> Polarity:
    """Negative when the main predicate is negated; what a relative clause negates doesn't count."""
    for j in range(first, min(last, first + _PREDICATE) + 1):
        if page.is_a(j, "relative") or (j > first and (page.grammar.is_that(page.word(j)) or page.cue_at.get(j))):
            break
        if page.is_a(j, "negator") and page.words.plain[j].lstrip("\u0648\u0641") != "\u0645\u0627":
            return "negative"
    return "affirmative"


def modality_of(page: Page, draft: Draft, first: int, last: int) -> Modality:
    """How real the content is said to be."""
    entry = draft.cue.value.entry
    if entry.modality != "fact" and draft.complement.kind in ("noun", "that"):
        return entry.modality
    grammar = page.grammar
    for j in range(first, min(last, first + _PREDICATE) + 1):
        word = page.word(j)
        for kind in ("planned", "required", "possible", "conditional"):
            if grammar.is_a(word, kind):
                return kind  # type: ignore[return-value]
        if word[:2] in (_FUTURE + "\u064a", _FUTURE + "\u062a", _FUTURE + "\u0646") and len(word) > 4:
            return "planned"
        if j > first and page.is_a(j, "relative"):
            break
    return "fact"


def quotation_of(page: Page, pieces: list[tuple[int, int]]) -> QuotationKind:
    """Direct when the whole content stands in marks, mixed when a part does that is no mere name."""
    start, end = pieces[0][0], pieces[-1][1]
    quotes = page.quotes
    inside = [q for q in quotes[bisect_left(quotes, start, key=_start) : bisect_right(quotes, end, key=_start)] if q.end <= end + 1]
    if not inside:
        return "indirect"
    if any(q.start <= start + 1 and q.end >= end - 1 for q in inside):
        return "direct"
    return "mixed" if any(len(q) >= _NAME for q in inside) else "indirect"


def _start(marks: object) -> int:
    return marks.start  # type: ignore[attr-defined, no-any-return]
