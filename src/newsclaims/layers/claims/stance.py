"""Stance, polarity, modality and the kind of quotation of one attribution."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsclaims.claims import Modality, Polarity, QuotationKind, Stance
from newsclaims.layers.claims.model import Draft
from newsclaims.layers.claims.page import Marks, Page
from newsclaims.views import fold
from newsclaims.words import CONJUNCTIONS

__all__ = ["declines", "modality_of", "polarity_of", "quotation_of", "stance_of"]

# Within how many words of its beginning the main predicate of a content is looked for.
_PREDICATE = 7
# Within how many words a condition stands.
_CONDITION = 20
# How far from who declines stands what is declined.
_COMMENT = 10
_ARTICLE = "\u0627\u0644"
_STOP = "."
_OTHER = frozenset({"homograph", "rare"})
# The ending of a noun or adjective of the feminine that no pronoun makes definite, and how long one is at least.
_INDEFINITE, _ADJECTIVE = "\u0629", 5
# The letters of the third person, and a word too short for them to be a prefix.
_THIRD, _SHORT = ("\u064a", "\u062a"), 2
_NONE: frozenset[str] = frozenset()
_RELATIVE = frozenset({"relative", "hinge"})
_FUNCTION = frozenset({"preposition", "subordinator", "relative", "negator", "auxiliary", "opener"})
_SUBORDINATE = _RELATIVE | {"subordinator"}
_MARKS = frozenset("?\u061f")
_PERHAPS = "\u0642\u062f"
_NAME = 3


def stance_of(draft: Draft) -> Stance:
    """The speech act: that of the lemma. Who doesn't say so takes no stance; who doesn't believe it, believes not."""
    entry = draft.cue.value.entry
    if draft.asserted:
        return "asserts"
    if draft.demand:
        return "demands"
    if draft.negated and entry.stance != "believes":
        return "other"
    return "asserts" if entry.stance == "relays" else entry.stance


def polarity_of(page: Page, draft: Draft | None, first: int, last: int) -> Polarity:
    """Negative when the main predicate is negated; what a subordinate clause negates doesn't count."""
    deed = draft is not None and (draft.complement.kind == "noun" or draft.cue.value.stance in ("asks", "demands"))
    reach = 0 if deed else _PREDICATE
    if draft is None and declines(page, first, last):
        return "negative"
    found = draft is not None and draft.complement.kind == "noun" and page.is_a(first, "absence")
    for j in range(first, min(last, first + reach) + 1):
        if found or (j > first and (_STOP in page.gap(j) or _subordinate(page, j))):
            break
        found = _negates(page, j)
    if draft is not None and draft.negated and draft.cue.value.stance == "believes":
        found = not found
    return "negative" if found else "affirmative"


def declines(page: Page, first: int, last: int) -> bool:
    """Does the clause say that somebody says nothing on the matter: ``رفض التعليق``, ``لم ترد على طلب للتعليق``?"""
    at = first + 1 if page.is_a(first, "negator") or page.is_a(first, "lead") else first
    if not page.is_a(at, "declines"):
        return False
    return any(page.is_a(j, "comment") for j in range(at + 1, min(last, at + _COMMENT) + 1))


def _negates(page: Page, j: int) -> bool:
    """A negation, but not of what goes on (``ما زال``), of a doubt, or in a relative (``ما حدث``)."""
    kinds = page.kinds[j]
    if "unlike" in kinds:
        return _is_predicate(page, j)
    if "negator" not in kinds or "hinge" in kinds:
        return False
    return not (page.is_a(j + 1, "still") or page.is_a(j + 1, "unnegated"))


def _is_predicate(page: Page, j: int) -> bool:
    """Is ``غير`` said of the subject (``الاتفاق غير ملزم``), not part of it (``قوات غير نظامية``)?"""
    before, after = page.word(j - 1), page.word(j + 1)
    definite = before.startswith(_ARTICLE) or j - 1 in page.agent_at or page.grammar.is_that(before)
    return definite and not after.startswith(_ARTICLE) and not page.grammar.is_that(after)


def _describes(page: Page, j: int) -> bool:
    """Does a negated clause describe the indefinite noun before it (``أسلحة جديدة لا يمكن``), or come second?"""
    if page.word(j)[:1] == CONJUNCTIONS[0]:
        return True
    word = page.words.plain[j - 1]
    if page.gap(j).strip() or page.kinds[j - 1] & _FUNCTION or j - 1 in page.agent_at or len(word) < _ADJECTIVE:
        return False
    indefinite = word.endswith(_INDEFINITE) and not word.startswith(_ARTICLE) and not page.is_that(j - 1)
    return indefinite and not page.word(j - 2).startswith(_ARTICLE) and j - 2 not in page.agent_at


def _subordinate(page: Page, j: int) -> bool:
    kinds = page.kinds[j]
    if "negator" in kinds and _describes(page, j):
        return True
    if kinds & _SUBORDINATE and not ("unlike" in kinds and not kinds & _RELATIVE):
        return True
    return j in page.cue_at or page.is_that(j)


def modality_of(page: Page, draft: Draft | None, first: int, last: int) -> Modality:
    """How real the content is said to be: by its own words, else as its cue has it."""
    usual: Modality = draft.cue.value.entry.modality if draft is not None else "fact"
    if _is_question(page, draft, first, last):
        return "hypothetical"
    if draft is not None and usual != "fact" and draft.complement.kind in ("noun", "that"):
        return usual
    if page.is_a(first, "obligation") or _is_up_to(page, first, last):
        return "required"
    near = range(first + 1, min(last, first + _PREDICATE))
    if page.is_a(first, "aim") and any(page.is_a(j, "copula") for j in near):
        return "planned"
    found = _all_signs(page, first, last)
    if found & {"planned", "possible"} and _has_condition(page, first, last):
        found.add("conditional")
    if draft is not None and usual == "fact" and draft.complement.kind == "that" and _is_hoped(page, draft):
        usual = "possible"
    return next((kind for kind in _STRONGEST if kind in found), usual)


def _is_question(page: Page, draft: Draft | None, first: int, last: int) -> bool:
    """What is asked is no fact."""
    if page.is_a(first, "question") or (page.is_a(first, "whether") and page.is_a(first + 1, "conditional")):
        return True
    asked = draft is not None and draft.cue.value.stance == "asks" and draft.complement.kind != "noun"
    return (asked or draft is None) and bool(_MARKS.intersection(page.gap(last + 1)))


def _is_up_to(page: Page, first: int, last: int) -> bool:
    """``على الحكومة أن تستقيل``: it is up to somebody to do it."""
    if not page.is_a(first, "upon"):
        return False
    named = page.agent_at.get(first + 1)
    if named is None and not page.word(first + 1).startswith(_ARTICLE):
        return False
    after = range((named.tail if named else first + 1) + 1, min(last, first + _PREDICATE) + 1)
    deed = next((j for j in after if j not in page.agent_at and not page.word(j).startswith(_ARTICLE)), None)
    return deed is not None and (page.is_that(deed) or page.grammar.is_masdar(page.word(deed)))


def _is_hoped(page: Page, draft: Draft) -> bool:
    """``أعرب عن أمله في أن``: what is hoped or feared."""
    between = range(draft.cue.value.last + 1, min(draft.complement.limit, draft.cue.value.last + _PREDICATE))
    return any(page.grammar.is_own(page.word(j), "hope") for j in between)


def _all_signs(page: Page, first: int, last: int) -> set[Modality]:
    """The signs of modality up to the main predicate and a little behind it, not those of another clause."""
    found: set[Modality] = set()
    j, seen = first, 0
    while j <= last and seen <= _PREDICATE:
        if j > first and _STOP in page.gap(j):
            break
        kinds = page.kinds[j] if j > first else _NONE
        second = j > first and page.word(j)[:1] in CONJUNCTIONS and page.is_that(j)
        if "question" in kinds or second or ("negator" in kinds and _describes(page, j)):
            break
        if kinds & _RELATIVE:
            after = _after_parenthesis(page, j, last)
            if after is None:
                break
            j = after
        signs = _signs(page, j)
        if j > first and signs and page.grammar.is_joined(page.word(j)) and page.word(j) != _PERHAPS:
            break  # the second of two clauses
        found |= signs
        if page.is_that(j) and _other_clause(page, first, j):
            break
        j, seen = j + 1, seen + 1
    return found


def _other_clause(page: Page, first: int, j: int) -> bool:
    """Does the complementiser at word ``j`` begin what somebody says, thinks or trusts, not what the speaker does?"""
    others = page.word(j - 1)[:1] in _THIRD and len(page.word(j - 1)) > _SHORT
    if j <= first or others or any(k in page.cue_at for k in range(max(first, j - 2), j)):
        return j > first
    return any(c.value.form == "finite" and not c.value.entry.flags & _OTHER for c in page.cues_in(first, j - 1))


def _has_condition(page: Page, first: int, last: int) -> bool:
    """Does what is to come hang on a condition, not on a question (``ما إذا``)?"""
    for j in range(first + 1, min(last, first + _CONDITION) + 1):
        if page.is_a(j, "relative") or (page.gap(j).strip() and page.grammar.is_joined(page.word(j))):
            return False
        if page.is_a(j, "conditional") and not page.is_a(j - 1, "whether"):
            return True
    return False


def _after_parenthesis(page: Page, j: int, last: int) -> int | None:
    """Behind a relative clause between commas; None when nothing closes it soon."""
    if not page.gap(j).strip():
        return None
    for k in range(j + 1, min(last, j + 20) + 1):
        if "\u060c" in page.gap(k) or "," in page.gap(k):
            return k
    return None


_STRONGEST: tuple[Modality, ...] = ("required", "conditional", "planned", "possible")


def _signs(page: Page, j: int) -> set[Modality]:
    """What word ``j`` says about how real its clause is."""
    word = page.word(j)
    if word == _PERHAPS:
        return {"possible"} if page.word(j + 1)[:1] in ("\u064a", "\u062a") else set()
    kinds = page.kinds[j]
    if word.startswith(_ARTICLE) and not (page.is_a(j - 1, "preposition") or page.is_a(j - 1, "unlike")):
        kinds = _NONE  # the expected visit
    if "evidence" in kinds and page.word(j + 1).startswith(_ARTICLE):
        kinds = _NONE  # signs of the dispute, not that there is one
    found: set[Modality] = {kind for kind in _STRONGEST if kind in kinds} if kinds else set()
    future = page.words.plain[j].removeprefix(CONJUNCTIONS[0])
    if page.grammar.is_future(future):
        found.add("planned")
        found.update(kind for kind in _STRONGEST if page.grammar.is_a(fold(future[1:]), kind))
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
