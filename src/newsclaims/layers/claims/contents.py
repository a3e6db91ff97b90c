"""The extent of what is said: to the end of the sentence or quotation, or to the next attribution."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from attrs import evolve

from newsclaims.layers.claims.endings import aside, closing, first_cut, has_comma
from newsclaims.layers.claims.model import Draft
from newsclaims.layers.claims.page import Marks, Page

__all__ = ["continued", "fill_contents", "head", "trimmed"]

_TRIM = " \n,\u060c:;\u061b-\u2013\u2014.\u2026"
_CLOSERS = '"\u201c\u201d\u00ab\u00bb\u2018\u2019)'
_SPLIT = 3
# A dateline has so many words; a mark and a letter stand before a noun that a preposition joins.
_DATELINE, _MARK = 8, 2
_ASKED = frozenset("?\u061f")
_AND = "\u0648"
# Within how many words a second clause says that it takes the place of what is denied.
_INSTEAD = 5
_WHAT, _LAM = "\u0645\u0627", "\u0644"
# White space between two paragraphs, at most.
_BLANK = 40
# A quotation of this many words is more than a part of a sentence.
_LONG = 7


def fill_contents(page: Page, drafts: list[Draft]) -> None:
    """Give each draft of one sentence its pieces; a denial of two clauses becomes two drafts."""
    for draft in drafts:
        if draft.complement.kind == "before":
            draft.pieces = _standing_before(page, draft, drafts)
        else:
            draft.pieces = _following(page, draft, drafts)
    _nest(page, drafts)
    for draft in list(drafts):
        if draft.cue.value.stance == "denies" and draft.complement.kind == "that" and len(draft.pieces) == 1:
            second = _second_clause(page, draft)
            if second is not None:
                drafts.append(second)


def _nest(page: Page, drafts: list[Draft]) -> None:
    """What stands in a content ends with it."""
    around: list[tuple[int, int]] = []
    for draft in drafts:
        at = page.words.starts[draft.word]
        while around and around[-1][1] <= at:
            around.pop()
        if not draft.pieces:
            continue
        start, end = draft.pieces[-1]
        if around and around[-1][0] <= at and start < around[-1][1] < end:
            limit = around[-1][1]
            marks = page.enclosing.get(page.words.at(limit))
            if marks is None or marks.start < start:
                draft.pieces[-1:] = trimmed(page, start, limit)
        around.extend(p for p in draft.pieces[:1] if p[0] > at)


def _second_clause(page: Page, draft: Draft) -> Draft | None:
    """``تنفي أن لها نفوذا، وأن الأمر يقتصر على``: what comes second is not denied but put in its place."""
    start, end = draft.pieces[0]
    inside = page.words.inside(start, end)
    for j in inside[2:-1] if len(inside) > 3 else ():
        word = page.word(j)
        if word[0] == _AND and page.grammar.is_that(word[1:]) and page.gap(j).strip() and j not in page.enclosing:
            if not any(page.is_a(k, "instead") for k in range(j + 1, min(inside[-1], j + _INSTEAD) + 1)):
                return None  # denied as well
            second = evolve(draft, asserted=True, pieces=trimmed(page, page.words.starts[j + 1], end))
            draft.pieces = trimmed(page, start, page.words.ends[j - 1])
            return second
    return None


def _sentence_end(page: Page, last: int) -> int:
    """The end in the view of the sentence whose last word is ``last``, with its closing marks."""
    sentences = page.analysis.sentences
    at = page.words.starts[last]
    i = bisect_right(sentences, (at, len(page.analysis.view) + 1)) - 1
    end = sentences[i][1] if i >= 0 else 0
    if last + 1 < len(page.words.starts) and page.words.starts[last + 1] < end:
        return page.words.ends[last]  # a piece of a longer sentence
    return max(_behind_stray_stop(page, i, end), page.words.ends[last])


def _behind_stray_stop(page: Page, i: int, end: int) -> int:
    """The end of sentence ``i``, or of the next one when that can't be a sentence: ``. كيف تستخدم``, ``. التي``."""
    sentences = page.analysis.sentences
    if i + 1 >= len(sentences) or "\n" in page.analysis.view.plain[end : sentences[i + 1][0]]:
        return end
    first = page.words.at(sentences[i + 1][0])
    asked = _ASKED.intersection(page.analysis.view.plain[sentences[i + 1][1] - 1 : sentences[i + 1][1] + 1])
    return sentences[i + 1][1] if page.is_a(first, "dependent") and not asked else end


def _before_occasion(page: Page, first: int, end: int) -> int:
    """The end of a quotation behind which stands when it was said: ``«...»، في إشارة إلى``, ``«...» بعدما``."""
    last = page.words.at(end) - 1
    for j in page.occasions[bisect_left(page.occasions, first) : bisect_right(page.occasions, last)]:
        begin = j - 1 if page.is_a(j - 1, "preposition") else j
        marks = page.enclosing.get(begin - 1)
        if marks is not None and marks.closed and marks.last == begin - 1 and marks.first >= first:
            return marks.end
    return end


def _closed(page: Page, start: int, end: int) -> int:
    """The end of a sentence, or of the quotation that opens in the content and goes on behind it."""
    marks = page.enclosing.get(page.words.at(end) - 1)
    return marks.end if marks is not None and marks.closed and start <= marks.start < end < marks.end else end


def _following(page: Page, draft: Draft, drafts: list[Draft]) -> list[tuple[int, int]]:
    governed = draft.complement
    joined = governed.kind == "that" and draft.frame is None and not page.negates(governed.limit)
    first = governed.limit + 1 if joined else governed.limit
    if governed.kind == "noun" and governed.start > page.words.ends[governed.limit]:
        first = governed.limit + 1
    if governed.kind == "colon" and first not in page.opening and page.grammar.is_that(page.word(first)):
        first += 1  # he said: that
    while draft.frame is not None and first < draft.sentence[1] and page.is_a(first, "particle"):
        first += 1
    if first >= len(page.words.starts) or first > draft.sentence[1]:
        return []
    marks = page.opening.get(first)
    start = marks.start if marks else page.words.starts[first]
    if governed.kind in ("quote", "noun"):
        start = governed.start
        if governed.kind == "noun" and marks is not None and 0 <= start - marks.start <= _MARK:
            start = marks.start
    end = _closed(page, start, _sentence_end(page, draft.sentence[1]))
    if marks is not None and governed.kind in ("quote", "colon", "that"):
        whole = governed.kind != "that" or marks.end >= end or _is_whole(page, marks, end)
        if whole:
            return trimmed(page, start, marks.end)
    end = _before_occasion(page, first, end)
    around = page.enclosing.get(draft.word)
    if around is not None and around.closed and start < around.end < end:
        end = around.end - 1
    cut = first_cut(page, draft, drafts, first)
    if cut is not None:
        end = min(end, page.words.ends[cut - 1] + closing(page, cut))
    return _without(page, draft, drafts, start, aside(page, draft, first, end))


def _is_whole(page: Page, marks: Marks, end: int) -> bool:
    """Does what was said end with its closing mark? It does before a comma or the end."""
    rest = page.analysis.view.plain[marks.end : end]
    if not rest.strip(_TRIM + _CLOSERS):
        return True
    return len(marks) >= _LONG and rest.lstrip()[:1] in ",\u060c"


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
            pieces.extend(trimmed(page, start, begin))
            start = stop
            if any(d.word == max(step.last, step.phrase.last) + 1 for d in drafts):
                return pieces
    last = trimmed(page, start, end)
    if not pieces or not _is_when(page, last):
        pieces.extend(last)
    return pieces


def _is_when(page: Page, piece: list[tuple[int, int]]) -> bool:
    """Does what follows an attribution only say when it was made?"""
    inside = [i for start, end in piece for i in page.words.inside(start, end)]
    return bool(inside) and all(i in page.dated or page.is_a(i, "temporal") for i in inside)


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
    start = max(draft.complement.start, head(page, draft.sentence[0], begin))
    around = page.enclosing.get(draft.sentence[0])
    if around is not None and around.last < begin:
        start = min(start, around.start)
    elif draft.sentence[0] in page.opening:
        start = min(start, page.opening[draft.sentence[0]].start)
    pieces = trimmed(page, start, page.words.starts[begin])
    if draft.frame and draft.sentence[1] - draft.frame[1] >= _SPLIT and _goes_on(page, draft.frame[1] + 1):
        later = [d.word for d in drafts if d is not draft and d.word > draft.frame[1]]
        end = page.words.ends[min(later) - 1] if later else _sentence_end(page, draft.sentence[1])
        pieces += trimmed(page, page.words.ends[draft.frame[1]], end)
    return pieces


def head(page: Page, first: int, last: int) -> int:
    """Where a clause begins in the view, without the words and the conjunction that join it to what was before."""
    first = _behind_dateline(page, first, last)
    while first < last and page.is_a(first, "lead"):
        first += 1
    named = page.agent_at.get(first)
    apart = named is None or page.begin(named) > page.words.starts[first]
    return page.words.starts[first] + int(apart and page.grammar.is_joined(page.word(first)))


def _behind_dateline(page: Page, first: int, last: int) -> int:
    """``القاهرة (رويترز) -``: the first word behind a dateline; ``first`` when there is none."""
    bracket = False
    for j in range(first + 1, min(last, first + _DATELINE) + 1):
        gap = page.gap(j)
        bracket = bracket or "(" in gap
        if "--" in gap or (bracket and ("-" in gap or "\u2013" in gap or ":" in gap)):
            return j
    return first


def _goes_on(page: Page, j: int) -> bool:
    """Does the content go on behind its attribution, neither describes it nor is another clause of the outlet?"""
    described = page.is_a(j, "relative") or page.is_a(j, "free_relative") or page.is_a(j, "turn")
    return has_comma(page, j) and not described


def trimmed(page: Page, start: int, end: int) -> list[tuple[int, int]]:
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
