"""Where a content ends: at the next attribution, at a remark on it, at the outlet's own next clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from newsclaims.layers.claims.events import event_at
from newsclaims.layers.claims.model import UNREAD, Draft
from newsclaims.layers.claims.page import Page
from newsclaims.words import CONJUNCTIONS

__all__ = ["aside", "closing", "first_cut", "has_comma", "is_remark"]

_CLOSERS = '"\u201c\u201d\u00ab\u00bb\u2018\u2019)'
_SEMICOLON = "\u061b"
_ADVERBIAL = "\u0627"  # the ending of a participle that is an adverb
_LAM = "\u0644"
# How many attributions further on may end a content.
_AHEAD = 12
# How far behind the head of its sentence a word fronts a clause, and its verb.
_HEAD, _VERB = 4, 2
# How long an adverb between commas may be, in words.
_ADVERB = 9
_ROOT, _HOLLOW = 3, "\u0627"
# Within how many words what wasn't told stands.
_DETAIL = 6
_UNCLEAR = frozenset({"homograph", "rare", "near"})


def closing(page: Page, word: int) -> int:
    """How many closing marks stand right after the word before ``word``."""
    gap = page.gap(word)
    return len(gap) - len(gap.lstrip(_CLOSERS))


def has_comma(page: Page, word: int) -> bool:
    """Does a comma stand before ``word``?"""
    return word in page.after_comma


def aside(page: Page, draft: Draft, first: int, end: int) -> int:
    """Where the writer's own words begin: a remark on the whole content, or the main clause after a fronted one."""
    noun = draft.complement.kind == "noun"
    fronted = noun and _is_fronted(page, draft, _HEAD)
    for j in range(first + 1, draft.sentence[1] + 1) if noun else _turns(page, first + 1, draft.sentence[1]):
        if page.words.starts[j] >= end:
            break
        if j in page.enclosing and page.enclosing[j].start >= page.words.starts[first] - 1:
            continue
        if (fronted and has_comma(page, j)) or is_remark(page, j, draft.sentence[1]) or (noun and _is_own(page, j)):
            return page.words.ends[j - 1] + closing(page, j)
    return end


def _is_fronted(page: Page, draft: Draft, reach: int) -> bool:
    """Does its clause stand before the main one: ``وفيما قال الوزير إن``?"""
    head = draft.sentence[0]
    return any(page.is_a(j, "fronting") for j in range(head, min(draft.word, head + reach)))


def _turns(page: Page, first: int, last: int) -> Iterator[int]:
    """The words with which a remark may begin."""
    remarks = page.remarks[bisect_left(page.remarks, first) : bisect_right(page.remarks, last)]
    frames = [c.value.word for c in page.cues_in(first, last) if c.value.form in ("frame", "conjunction")]
    behind = [j - 1 for j in remarks if page.is_a(j, "without")]  # of a preposition
    return iter(sorted({*remarks, *frames, *behind}))


def is_remark(page: Page, j: int, last: int) -> bool:
    """``على حد تعبيره``, ``وفق قوله``, ``كما قال``, ``وهو ما أكد``: a remark of the writer on the whole content."""
    cue = page.cue_at.get(j)
    if cue is not None and cue.value.form == "frame":
        return _in_own_words(page, cue.value.last + 1)
    if cue is not None and cue.value.form == "conjunction":
        verb = page.cue_at.get(cue.value.last + 1)
        if verb is None or verb.value.form != "finite":
            return False
        return verb.value.last >= last or has_comma(page, verb.value.last + 1)
    if page.is_a(j, "remark") and page.is_a(j + 1, "remark_next"):
        return page.cue_at.get(j + 2) is not None or _in_own_words(page, j + 2)
    if not page.is_a(j, "free_relative"):
        return has_comma(page, j) and _is_silent(page, j)
    at = j + 2 if page.is_a(j + 1, "hinge") or not page.is_a(j + 1, "gloss") else j + 3
    return page.is_a(at - 1, "gloss_next") and page.cue_at.get(at) is not None


def _is_silent(page: Page, j: int) -> bool:
    """``، من دون مزيد من التفاصيل``: the writer says that no more was said."""
    begins = page.is_a(j, "without") or (page.is_a(j, "preposition") and page.is_a(j + 1, "without"))
    return begins and any(page.is_a(k, "detail") for k in range(j + 1, j + _DETAIL))


def _in_own_words(page: Page, j: int) -> bool:
    """Is word ``j`` what the speaker calls it: his expression, her estimate?"""
    word = page.word(j)
    return page.grammar.is_own(word, "own_word") or page.grammar.is_own(word.removeprefix(_LAM), "own_word")


def _is_own(page: Page, j: int) -> bool:
    """Behind a noun phrase, the outlet's own clause: ``الأمر الذي``, ``إلا أنهما``, ``وشهدت``."""
    if not has_comma(page, j):
        return False
    gloss = page.is_a(j, "gloss") and page.is_a(j + 1, "gloss_next")
    contrast = page.is_a(j, "contrast") and (page.is_that(j + 1) or not page.is_a(j, "unlike"))
    expected = page.is_a(j + 1, "possible") or page.is_a(j + 1, "planned")
    if expected and page.is_a(j, "preposition") and page.grammar.is_joined(page.word(j)):
        return True  # and it is expected that
    event, offset = event_at(page, j)
    verb = page.word(j)[offset:]
    clear = len(verb) > _ROOT or verb[1:2] == _HOLLOW  # no verbal noun of three letters
    return gloss or contrast or (event is not None and bool(offset) and clear)


def first_cut(page: Page, draft: Draft, drafts: list[Draft], first: int) -> int | None:
    """The word at which the next attribution ends this content."""
    at = bisect_left(drafts, draft.word, key=_word)
    cuts = (_cut(page, draft, other, first) for other in drafts[max(0, at - 1) : at + _AHEAD])
    found = [next((cut for cut in cuts if cut is not None), None), _unread(page, draft, first)]
    found.append(_circumstance(page, draft, first))
    return min((cut for cut in found if cut is not None), default=None)


def _word(draft: Draft) -> int:
    return draft.word


def _cut(page: Page, draft: Draft, other: Draft, first: int) -> int | None:
    """The word at which ``other`` ends the content that begins at word ``first``; None when it stands inside it."""
    if other is draft:
        return None
    at = other.frame[0] if other.frame else other.word
    if at <= first or _is_quoted(page, at, first):
        return None
    if other.frame or other.cue.value.form == "participle":
        return at
    if draft.complement.kind == "noun" and page.is_a(at - 1, "fronting") and at - 1 > first:
        return at - 1  # when that was said, not what was said
    meanwhile = _while(page, at)
    if meanwhile > first:
        return meanwhile
    if has_comma(page, at) and _is_fronted(page, draft, _VERB) and draft.word - draft.sentence[0] <= _VERB:
        return at
    if other.joint == UNREAD:
        other.joint = _connected(page, other, at)
    return other.joint


def _while(page: Page, at: int) -> int:
    """The word with which ``في وقت أكد`` begins; 0 when the attribution at word ``at`` is no such clause."""
    before = at - 2 if page.is_a(at - 1, "relative") else at - 1
    return before - 1 if page.is_a(before, "while") and page.is_a(before - 1, "preposition") else 0


def _adverb(page: Page, other: Draft, at: int) -> int | None:
    """``، وردا على ذلك، طالب``: where a joined adverb between commas before an attribution begins."""
    if not has_comma(page, at):
        return None
    for j in range(at - 1, max(at - _ADVERB, other.sentence[0]), -1):
        if has_comma(page, j):
            adverb = any(page.is_a(j, kind) for kind in ("preposition", "temporal", "fronting"))
            return j if adverb and page.grammar.is_joined(page.word(j)) else None
    return None


def _is_quoted(page: Page, at: int, first: int) -> bool:
    """Does word ``at`` stand in a quotation that opens in the content?"""
    around = page.enclosing.get(at)
    return around is not None and around.start >= page.words.starts[first] - 2


def _unread(page: Page, draft: Draft, first: int) -> int | None:
    """A coordinated reporting verb behind a comma, although what it governs isn't read: ``، وشددت على``."""
    if draft.complement.kind != "that":
        return None
    for cue in page.cues_in(first + 1, draft.sentence[1]):
        at, value = cue.value.word, cue.value
        if not has_comma(page, at) or _is_quoted(page, at, first):
            continue
        if value.form == "participle" and page.word(at)[-1:] == _ADVERBIAL:
            return at
        agrees = value.gender == draft.cue.value.gender and value.number == draft.cue.value.number
        joined = value.joined and page.word(at)[:1] in CONJUNCTIONS
        clear = value.form == "finite" and joined and not _UNCLEAR & value.entry.flags
        if clear and agrees and page.is_a(value.last + 1, "preposition"):
            return at
    return None


def _circumstance(page: Page, draft: Draft, first: int) -> int | None:
    """A participle behind a comma in which the speaker goes on, although it governs no claim: ``مستنكرا``."""
    moods = page.circumstances
    inside = moods[bisect_left(moods, first + 1) : bisect_right(moods, draft.sentence[1])]
    return next((j for j in inside if has_comma(page, j) and not _is_quoted(page, j, first)), None)


def _connected(page: Page, other: Draft, at: int) -> int | None:
    """Where a coordinated attribution begins, with the words that join it."""
    offset = page.analysis.view.position(other.cue.start) - page.words.starts[at]
    if offset > 0 and page.words.folded[at][0] in CONJUNCTIONS:
        loose = other.complement.kind == "noun" and "adds" not in other.cue.value.entry.flags
        return at if not loose or page.gap(at).strip() else None
    head = other.subject.first if other.subject and other.subject.first < at else at
    adverb = _adverb(page, other, head)
    if adverb is not None:
        return adverb
    for j in range(head - 1, max(head - 4, other.sentence[0]), -1):
        exception = page.is_a(j, "blocker") and page.grammar.is_that(page.word(j + 1)) and page.gap(j).strip()
        if page.is_a(j, "joiner") or exception:
            return j
        if page.gap(j + 1).strip() and j < head - 1:
            break
    return head if _SEMICOLON in page.gap(head) else None
