"""The extent of what is said: to the end of the sentence or quotation, or to the next attribution."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import evolve

from newsclaims.layers.claims.model import UNREAD, Draft
from newsclaims.layers.claims.page import Marks, Page
from newsclaims.words import CONJUNCTIONS

__all__ = ["continued", "fill_contents"]

_TRIM = " \n,\u060c:;\u061b-\u2013\u2014.\u2026"
_CLOSERS = '"\u201c\u201d\u00ab\u00bb\u2018\u2019)'
_SPLIT = 3
_WHAT, _LAM = "\u0645\u0627", "\u0644"
# White space between two paragraphs, at most.
_BLANK = 40
# How many attributions further on may end a content.
_AHEAD = 12
# A quotation of this many words is more than a part of a sentence.
_LONG = 7


def fill_contents(page: Page, drafts: list[Draft]) -> None:
    """Give each draft of one sentence its pieces; a denial of two clauses becomes two drafts."""
    for draft in drafts:
        if draft.complement.kind == "before":
            draft.pieces = _standing_before(page, draft, drafts)
        else:
            draft.pieces = _following(page, draft, drafts)
    for draft in list(drafts):
        if draft.cue.value.stance == "denies" and draft.complement.kind == "that" and len(draft.pieces) == 1:
            second = _second_clause(page, draft)
            if second is not None:
                drafts.append(second)


def _second_clause(page: Page, draft: Draft) -> Draft | None:
    """``تنفي أن لها نفوذا، وأن الأمر يقتصر على``: what comes second is not denied but put in its place."""
    start, end = draft.pieces[0]
    inside = page.words.inside(start, end)
    for j in inside[2:-1] if len(inside) > 3 else ():
        word = page.word(j)
        if word[0] == "\u0648" and page.grammar.is_that(word[1:]) and page.gap(j).strip() and j not in page.enclosing:
            second = evolve(draft, asserted=True, pieces=_trimmed(page, page.words.starts[j + 1], end))
            draft.pieces = _trimmed(page, start, page.words.ends[j - 1])
            return second
    return None


def _sentence_end(page: Page, last: int) -> int:
    """The end in the view of the sentence whose last word is ``last``, with its closing marks."""
    sentences = page.analysis.sentences
    at = page.words.starts[last]
    i = bisect_right(sentences, (at, len(page.analysis.view) + 1)) - 1
    end = sentences[i][1] if i >= 0 else 0
    within = last + 1 < len(page.words.starts) and page.words.starts[last + 1] < end  # a piece of a longer sentence
    return page.words.ends[last] if within else max(end, page.words.ends[last])


def _following(page: Page, draft: Draft, drafts: list[Draft]) -> list[tuple[int, int]]:
    governed = draft.complement
    first = governed.limit + 1 if governed.kind == "that" and draft.frame is None else governed.limit
    if governed.kind == "noun" and governed.start > page.words.ends[governed.limit]:
        first = governed.limit + 1
    while draft.frame is not None and first < draft.sentence[1] and page.is_a(first, "particle"):
        first += 1
    if first >= len(page.words.starts) or first > draft.sentence[1]:
        return []
    marks = page.opening.get(first)
    start = marks.start if marks else page.words.starts[first]
    if governed.kind in ("quote", "noun"):
        start = governed.start
    end = _sentence_end(page, draft.sentence[1])
    if marks is not None and governed.kind in ("quote", "colon", "that"):
        whole = governed.kind != "that" or marks.end >= end or _is_whole(page, marks, end)
        if whole:
            return _trimmed(page, start, marks.end)
    around = page.enclosing.get(draft.word)
    if around is not None and around.closed and start < around.end < end:
        end = around.end - 1
    cut = _first_cut(page, draft, drafts, first)
    if cut is not None:
        end = min(end, page.words.ends[cut - 1] + _closing(page, cut))
    return _without(page, draft, drafts, start, _aside(page, draft, first, end))


def _aside(page: Page, draft: Draft, first: int, end: int) -> int:
    """Where the writer's own words begin: a remark on the whole content, or the main clause after a fronted one."""
    fronted = draft.complement.kind == "noun" and any(
        page.is_a(j, "fronting") for j in range(draft.sentence[0], min(draft.word, draft.sentence[0] + 4))
    )
    for j in _turns(page, fronted, first + 1, draft.sentence[1]):
        if page.words.starts[j] >= end:
            break
        if j in page.enclosing and page.enclosing[j].start >= page.words.starts[first] - 1:
            continue
        comma = fronted and ("\u060c" in page.gap(j) or "," in page.gap(j))
        if comma or _is_remark(page, j):
            return page.words.ends[j - 1] + _closing(page, j)
    return end


def _turns(page: Page, fronted: bool, first: int, last: int) -> Sequence[int]:
    """The words at which the content may end: any after a fronted clause, else those that begin a remark."""
    if fronted:
        return range(first, last + 1)
    return page.remarks[bisect_left(page.remarks, first) : bisect_right(page.remarks, last)]


def _is_remark(page: Page, j: int) -> bool:
    """``على حد تعبيره``, ``وهو ما أكد``: a remark on the whole content."""
    if page.cue_at.get(j + 2) is None:
        return False
    free = page.is_a(j, "free_relative") and page.is_a(j + 1, "hinge")
    return free or (page.is_a(j, "remark") and page.is_a(j + 1, "remark_next"))


def _is_whole(page: Page, marks: Marks, end: int) -> bool:
    """Does what was said end with its closing mark? It does before a comma or the end."""
    rest = page.analysis.view.plain[marks.end : end]
    if not rest.strip(_TRIM + _CLOSERS):
        return True
    return len(marks) >= _LONG and rest.lstrip()[:1] in ",\u060c"


def _closing(page: Page, word: int) -> int:
    """How many closing marks stand right after the word before ``word``."""
    gap = page.gap(word)
    return len(gap) - len(gap.lstrip(_CLOSERS))


def _first_cut(page: Page, draft: Draft, drafts: list[Draft], first: int) -> int | None:
    """Where the next attribution ends this content."""
    at = bisect_left(drafts, draft.word, key=_word)
    for other in drafts[max(0, at - 1) : at + _AHEAD]:
        cut = _cut(page, draft, other, first)
        if cut is not None:
            return cut
    return None


def _word(draft: Draft) -> int:
    return draft.word


def _cut(page: Page, draft: Draft, other: Draft, first: int) -> int | None:
    """The word at which ``other`` ends the content that begins at word ``first``; None when it stands inside it."""
    if other is draft:
        return None
    at = other.frame[0] if other.frame else other.word
    if at <= first:
        return None
    around = page.enclosing.get(at)
    if around is not None and around.start >= page.words.starts[first] - 2:
        return None
    if other.frame or other.cue.value.form == "participle":
        return at
    if draft.complement.kind == "noun" and page.is_a(at - 1, "fronting") and at - 1 > first:
        return at - 1  # when that was said, not what was said
    if other.joint == UNREAD:
        other.joint = _connected(page, other, at)
    return other.joint


def _connected(page: Page, other: Draft, at: int) -> int | None:
    """Where a coordinated attribution begins, with the words that join it."""
    offset = page.analysis.view.position(other.cue.start) - page.words.starts[at]
    if offset > 0 and page.words.folded[at][0] in CONJUNCTIONS:
        loose = other.complement.kind == "noun" and "adds" not in other.cue.value.entry.flags
        return at if not loose or page.gap(at).strip() else None
    head = other.subject.first if other.subject and other.subject.first < at else at
    for j in range(head - 1, max(head - 4, other.sentence[0]), -1):
        exception = page.is_a(j, "blocker") and page.grammar.is_that(page.word(j + 1)) and page.gap(j).strip()
        if page.is_a(j, "joiner") or exception:
            return j
        if page.gap(j + 1).strip() and j < head - 1:
            break
    gap = page.gap(head)
    return head if "\u061b" in gap else None


def continued(page: Page, start: int, end: int, limit: int) -> int:
    """The end of a quotation that goes on over paragraphs, each opened again and only the last one closed."""
    marks = next((q for q in page.quotes_from(start) if not q.closed), None)
    text = page.analysis.view.plain
    while marks is not None and not marks.closed and text[marks.end : marks.end + 1] == "\n":
        rest = text[marks.end : min(limit, marks.end + _BLANK)]
        following = next(iter(page.quotes_from(marks.end + len(rest) - len(rest.lstrip()))), None)
        if following is None or following.end > limit:
            break
        marks, end = following, following.end
    return end


def _without(page: Page, draft: Draft, drafts: list[Draft], start: int, end: int) -> list[tuple[int, int]]:
    """The stretch without the adverbial attributions inside it."""
    pieces = []
    for step in draft.outer:
        if step.cue is None or step.phrase is None or draft.frame is not None:
            continue
        begin, stop = _extent(page, step.cue.value.word, max(step.last, step.phrase.last))
        if start < begin < end:
            pieces.extend(_trimmed(page, start, begin))
            start = stop
            if any(d.word == max(step.last, step.phrase.last) + 1 for d in drafts):
                return pieces
    pieces.extend(_trimmed(page, start, end))
    return pieces


def _extent(page: Page, cue: int, last: int) -> tuple[int, int]:
    at = cue
    while at > 0 and not page.gap(at).strip():
        before = page.cue_at.get(at - 1)
        what = page.word(at - 1) in (_WHAT, _LAM + _WHAT)
        if not what and (before is None or before.value.form not in ("frame", "conjunction")):
            break
        at -= 1
    return page.words.starts[at], page.words.ends[last]


def _standing_before(page: Page, draft: Draft, drafts: list[Draft]) -> list[tuple[int, int]]:
    """What stands before a closing attribution, and what goes on after it."""
    begin = draft.frame[0] if draft.frame else draft.word
    lead = draft.sentence[0]
    while lead < begin and page.is_a(lead, "lead"):
        lead += 1
    start = draft.complement.start if lead == draft.sentence[0] else page.words.starts[lead]
    around = page.enclosing.get(draft.sentence[0])
    if around is not None and around.last < begin:
        start = min(start, around.start)
    elif draft.sentence[0] in page.opening:
        start = min(start, page.opening[draft.sentence[0]].start)
    pieces = _trimmed(page, start, page.words.starts[begin])
    if draft.frame and draft.sentence[1] - draft.frame[1] >= _SPLIT:
        later = [d.word for d in drafts if d is not draft and d.word > draft.frame[1]]
        end = page.words.ends[min(later) - 1] if later else _sentence_end(page, draft.sentence[1])
        pieces += _trimmed(page, page.words.ends[draft.frame[1]], end)
    return pieces


def _trimmed(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch without white space and punctuation at its ends, marks of quotations kept where they pair."""
    text = page.analysis.view.plain
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_TRIM))
    start += left
    end = start + len(text[start:end].rstrip(_TRIM))
    piece = text[start:end]
    if piece and piece[0] in "\u00bb\u201d)" and not _opens(page, start):
        start += 1
        start += len(text[start:end]) - len(text[start:end].lstrip(_TRIM))
    if piece and piece[-1] in _CLOSERS and not _paired(page, start, end):
        end -= 1
        end = start + len(text[start:end].rstrip(_TRIM))
    start += len(text[start:end]) - len(text[start:end].lstrip(_TRIM))
    return [(start, end)] if start < end else []


def _opens(page: Page, at: int) -> bool:
    return any(q.start == at for q in page.quotes_from(at))


def _paired(page: Page, start: int, end: int) -> bool:
    """Does the mark before ``end`` close something that opens at or after ``start``?"""
    text = page.analysis.view.plain
    if text[end - 1] == ")":
        return "(" in text[start:end]
    return any(q.end == end and q.start >= start for q in page.quotes_to(end))
