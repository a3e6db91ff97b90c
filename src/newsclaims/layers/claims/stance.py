"""Stance, polarity, modality and the kind of quotation of one attribution."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsclaims.claims import Modality, Polarity, QuotationKind, Stance
from newsclaims.layers.claims.model import Draft
from newsclaims.layers.claims.page import Marks, Page
from newsclaims.words import CONJUNCTIONS

__all__ = ["modality_of", "polarity_of", "quotation_of", "stance_of"]

# Within how many words of its beginning the main predicate of a content is looked for.
_PREDICATE = 7
_PERHAPS = "\u0642\u062f"
_NAME = 3


def stance_of(draft: Draft) -> Stance:
    """The speech act: that of the lemma, unless the cue is negated."""
    entry = draft.cue.value.entry
    if draft.asserted:
        return "asserts"
    if draft.demand:
        return "demands"
    if draft.negated:
        return "other" if entry.stance != "asserts" else "denies"
    return "asserts" if entry.stance == "relays" else entry.stance


def polarity_of(page: Page, draft: Draft | None, first: int, last: int) -> Polarity:
    """Negative when the main predicate is negated; what a subordinate clause negates doesn't count."""
    deed = draft is not None and (draft.complement.kind == "noun" or draft.cue.value.stance in ("asks", "demands"))
    reach = 0 if deed else _PREDICATE
    for j in range(first, min(last, first + reach) + 1):
        if j > first and _subordinate(page, j):
            break
        if page.is_a(j, "negator") and not page.is_a(j + 1, "still"):
            return "negative"
    return "affirmative"


def _subordinate(page: Page, j: int) -> bool:
    word = page.word(j)
    return (
        page.is_a(j, "relative")
        or page.is_a(j, "subordinator")
        or page.is_a(j, "hinge")
        or page.grammar.is_that(word)
        or page.cue_at.get(j) is not None
    )


def modality_of(page: Page, draft: Draft | None, first: int, last: int) -> Modality:
    """How real the content is said to be: by its own words, else as its cue has it."""
    usual: Modality = draft.cue.value.entry.modality if draft is not None else "fact"
    if draft is not None and usual != "fact" and draft.complement.kind in ("noun", "that"):
        return usual
    if page.is_a(first, "obligation"):
        return "required"
    found: set[str] = set()
    j, seen = first, 0
    while j <= last and seen <= _PREDICATE:
        if j > first and (page.is_a(j, "relative") or page.is_a(j, "hinge")):
            after = _after_parenthesis(page, j, last)
            if after is None:
                break
            j = after
        found |= _signs(page, j)
        j, seen = j + 1, seen + 1
    for kind in _STRONGEST:
        if kind in found:
            return kind
    return usual


def _after_parenthesis(page: Page, j: int, last: int) -> int | None:
    """Behind a relative clause between commas; None when nothing closes it soon."""
    if not page.gap(j).strip():
        return None
    for k in range(j + 1, min(last, j + 20) + 1):
        if "\u060c" in page.gap(k) or "," in page.gap(k):
            return k
    return None


_STRONGEST: tuple[Modality, ...] = ("required", "planned", "conditional", "possible")
_MODAL = frozenset(_STRONGEST)


def _signs(page: Page, j: int) -> set[str]:
    """What word ``j`` says about how real its clause is."""
    word = page.word(j)
    if word == _PERHAPS:
        return {"possible"} if page.word(j + 1)[:1] in ("\u064a", "\u062a") else set()
    found: set[str] = set(page.kinds[j] & _MODAL)
    if page.grammar.is_future(word.removeprefix(CONJUNCTIONS[0])):
        found.add("planned")
    return found


def quotation_of(page: Page, pieces: list[tuple[int, int]]) -> QuotationKind:
    """Direct when the whole content stands in marks, mixed when a part does that is no mere name."""
    start, end = pieces[0][0], pieces[-1][1]
    quotes = page.quotes
    near = quotes[bisect_left(quotes, start, key=_start) : bisect_right(quotes, end, key=_start)]
    inside = [q for q in near if q.end <= end + 1]
    if not inside:
        return "indirect"
    if any(q.start <= start + 1 and q.end >= end - 1 for q in inside):
        return "direct"
    return "mixed" if any(len(q) >= _NAME for q in inside) else "indirect"


def _start(marks: Marks) -> int:
    return marks.start
