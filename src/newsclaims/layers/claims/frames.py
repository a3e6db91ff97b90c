"""Frames: ``بحسب الصحيفة``, ``وفقا لـ``, ``كما قال الوزير``, before, inside or after what they attribute."""

from __future__ import annotations

from attrs import evolve

from newsclaims.layers.claims.model import Complement, Draft, Phrase, Step
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.phrases import noun_phrase, subject_after
from newsclaims.layers.cues import CueWord
from newsclaims.mentions import Mention
from newsclaims.words import ARTICLE, CONJUNCTIONS

__all__ = ["frames"]

_OUR = "\u0646\u0627"
_MA = "\u0645\u0627"
# How many words may describe the noun of a frame.
_DESCRIBED = 10
# How many words a frame has at most before the main clause that takes up after it.
_FRONTED = 30
_STOPS = frozenset(":\u061b;")
# Classes of nouns for who or what says.
_SAYING = ("speaker", "anonymous", "organization", "outlet", "document")
_PUNCTUATION = frozenset(",\u060c:\u061b;")


def frames(page: Page, sentence: tuple[int, int], cues: list[Mention[CueWord]], found: list[Draft]) -> None:
    """Add the attributions of frames, or make them outer links of the attribution that they surround."""
    for cue in cues:
        if cue.value.form == "frame":
            step = _with_noun(page, cue, sentence) or _with_verb(page, cue, sentence, found)
        elif cue.value.form == "conjunction":
            step = _with_verb(page, cue, sentence, found)
        else:
            continue
        if step is not None and not (found and _is_channel(page, step[1])):
            _attach(page, step, sentence, found)


def _is_channel(page: Page, phrase: Phrase) -> bool:
    """``وفقا لما جاء عبر حسابه``: through what the speaker of the sentence spoke himself."""
    return page.grammar.is_own(page.word(phrase.first)[phrase.offset :], "channel")


def _with_noun(
    page: Page, cue: Mention[CueWord], sentence: tuple[int, int]
) -> tuple[Mention[CueWord], Phrase, int] | None:
    """``وفقا للمصادر``: the cue, its noun phrase and where both end."""
    at = cue.value.last + 1
    joints = cue.value.entry.nouns
    offset = 0
    if at > sentence[1] or _PUNCTUATION.intersection(page.gap(at)):
        return None
    if joints:
        joint = next((j for j in joints if page.word(at).startswith(j)), None)
        if joint is None:
            return None
        apart = page.word(at) == joint or len(joint) > 1
        at, offset = (at + 1, 0) if apart else (at, len(joint))
    stem = page.word(at)[offset:]
    own = page.cue_at.get(at)
    if own is not None and own.value.form == "masdar" and own.value.gender:
        return None  # in his words: the speaker that is there already
    if at > sentence[1] or stem in (_MA, "\u0645\u0646") or page.grammar.is_that(stem) or stem.isdigit():
        return None
    if _is_norm(page, stem, at) or page.is_a(at, "preposition"):
        return None
    if stem.endswith(_OUR) and at in page.enclosing:
        return None  # according to our information, says who is quoted
    phrase = noun_phrase(page, at, sentence[1])
    if phrase is not None:
        phrase = _before_clause(page, phrase)
    if phrase is None or not _attributes(page, cue, phrase, stem, sentence):
        return None
    return cue, evolve(phrase, offset=offset), _tail(page, phrase.last, sentence[1])


def _before_clause(page: Page, phrase: Phrase) -> Phrase:
    """The phrase without a verb and its subject that no comma parts from it: ``بحسب القناة الثانية قرر نتنياهو``."""
    for j in range(phrase.first + 1, phrase.last):
        subject = page.agent_at.get(j + 1)
        definite = page.word(j - 1).startswith(ARTICLE) and not page.word(j).startswith(ARTICLE)
        verb = definite and j not in page.agent_at and not page.title_head(j) and not page.joins(j)
        if verb and subject is not None and subject.head == j + 1:
            return evolve(phrase, last=j - 1)
    return phrase


def _attributes(page: Page, cue: Mention[CueWord], phrase: Phrase, stem: str, sentence: tuple[int, int]) -> bool:
    """Is it somebody or something that says, or at least set off as a remark? Plans run according to models too."""
    begin = _begin(page, cue, sentence)
    return _says(page, phrase, stem) or begin <= sentence[0] + 1 or bool(page.gap(begin).strip())


def _says(page: Page, phrase: Phrase, stem: str) -> bool:
    """Is it somebody or something that says?"""
    if page.agents_in(phrase.first, phrase.last) or phrase.first in page.agent_at or page.title_head(phrase.first):
        return True
    bare = stem.removeprefix(ARTICLE)
    inside = range(phrase.first + 1, phrase.last + 1)
    if any(page.is_a_stem(form, kind) for form in (stem, bare) for kind in _SAYING):
        return True
    if any(page.is_a(j, kind) for j in inside for kind in _SAYING):
        return True
    return page.register.named(stem, phrase.first, page.article(phrase.first)) is not None


def _tail(page: Page, last: int, end: int) -> int:
    """The end of the frame with what describes its noun (``بحسب بيان نشره الجيش``): to the next punctuation."""
    resumed = _resumed(page, last, end)
    if resumed is not None:
        return resumed
    for j in range(last + 1, min(end, last + _DESCRIBED) + 1):
        if _PUNCTUATION.intersection(page.gap(j)) or "(" in page.gap(j):
            return j - 1
        if page.is_that(j) or page.word(j)[0] in CONJUNCTIONS or j in page.opening:
            return last
        cue = page.cue_at.get(j)
        if cue is not None and cue.value.form != "masdar" and page.is_that(j + 1):
            return last
    return end if end - last <= _DESCRIBED else last


def _resumed(page: Page, last: int, end: int) -> int | None:
    """The last word before the main clause goes on with ``فإن`` or ``فقد``: all before it belongs to the frame."""
    for j in range(last + 1, min(end, last + _FRONTED) + 1):
        if page.is_a(j, "particle") and page.word(j)[:1] == CONJUNCTIONS[1] and j - 1 not in page.opening:
            return j - 1
        if _is_clause(page, j) or _STOPS.intersection(page.gap(j)):
            return None
    return None


def _is_norm(page: Page, stem: str, at: int) -> bool:
    """In accordance with a law or a plan, which says nothing."""
    if at in page.agent_at:
        return False
    bare = stem.removeprefix("\u0627\u0644")
    forms = (stem, bare, bare.removeprefix("\u0644"))
    return any(page.is_a_stem(short, "norm") for form in forms for short in (form, form[:-1], form[:-2]))


def _with_verb(
    page: Page, cue: Mention[CueWord], sentence: tuple[int, int], found: list[Draft]
) -> tuple[Mention[CueWord], Phrase, int] | None:
    """``حسب ما نقلت الصحيفة``: the verb is the cue, its subject the source."""
    at = cue.value.last + 1
    if page.word(at) in (_MA, "\u0644" + _MA):
        at += 1
    elif cue.value.form == "frame":
        return None  # according to what he said, not according to his words
    verb = page.cue_at.get(at)
    if verb is None or verb.value.form != "finite" or at > sentence[1]:
        return None
    first = verb.value.last + 1
    if "in" in verb.value.entry.flags:
        following = noun_phrase(page, first + 1, sentence[1]) if first < sentence[1] else None
        return (verb, following, _tail(page, following.last, sentence[1])) if following else None
    following = subject_after(page, first, sentence[1])
    if following is None or _is_clause(page, verb.value.last + 1):
        return None
    end = following.last
    if cue.value.form == "conjunction" and not _says(page, following, page.word(following.first)[following.offset :]):
        return None  # he conveyed a greeting too
    if cue.value.word == sentence[0] and cue.value.form == "conjunction" and not page.gap(end + 1).strip():
        return None  # moreover, he said
    governed = {d.complement.limit for d in found if d.word < cue.value.word}  # by the verb that the frame interrupts
    reach = range(verb.value.last + 1, min(sentence[1], end + 3) + 1)
    if any(_is_clause(page, j) and j not in governed for j in reach):
        return None
    return verb, following, _resumed(page, end, sentence[1]) or end


def _is_clause(page: Page, j: int) -> bool:
    """Does a complementiser stand here, not one that takes up the main clause (``فإن``)?"""
    return page.is_that(j) and page.word(j)[:1] != CONJUNCTIONS[1]


def _attach(
    page: Page, frame: tuple[Mention[CueWord], Phrase, int], sentence: tuple[int, int], found: list[Draft]
) -> None:
    """Before the content, after it, or inside it."""
    cue, phrase, end = frame
    if page.is_a(end + 1, "relative") and end + 2 in page.cue_at:
        end += 1  # according to the agency, which
    begin = _begin(page, cue, sentence)
    for draft in found:
        if draft.word < begin and end < draft.complement.limit and draft.complement.kind != "before":
            step = Step(phrase, cue, last=end)
            if cue.value.stance == "relays" and cue.value.form == "frame":
                draft.inner.append(step)  # said, quoting an official, that
            else:
                draft.outer.insert(0, step)  # said, according to the same source, that
            if draft.subject is not None and draft.subject.first >= begin:
                draft.subject = None
            return
    wrapped = next((d for d in found if _wraps(page, begin, end, d, sentence)), None)
    if wrapped is not None:
        wrapped.outer.insert(0, Step(phrase, cue, last=end))
        return
    earlier = [d for d in found if d.word < begin and _reaches(page, d, begin)]
    following = next((d for d in found if d.word == end + 1), None)
    if following is not None and following.subject is None:
        following.subject = phrase
    if earlier and (end >= sentence[1] - 1 or following is not None):
        earlier[0].outer.insert(0, Step(phrase, cue, last=end))
        return
    if any(d.cue is cue for d in found):
        return
    if begin <= sentence[0] + 1 and end < sentence[1] - 2:
        start = end + 1
        kind = Complement("that", end + 1, page.words.starts[start])
    else:
        kind = Complement("before", begin, page.words.starts[sentence[0]])
    draft = Draft(cue, kind, sentence, phrase)
    draft.frame = (begin, end)
    found.append(draft)


def _wraps(page: Page, begin: int, end: int, draft: Draft, sentence: tuple[int, int]) -> bool:
    """Does a frame at the head of its sentence hold nothing but the claim of a verb right behind it?"""
    if begin > sentence[0] + 1 or draft.complement.kind != "that" or draft.word in page.enclosing:
        return False
    head = draft.subject.first if draft.subject and draft.subject.first < draft.word else draft.word
    skipped = range(end + 1, head)
    return end < head and all(page.is_a(j, "particle") or page.is_a(j, "auxiliary") for j in skipped)


def _begin(page: Page, cue: Mention[CueWord], sentence: tuple[int, int]) -> int:
    """The first word of the frame: before a verb stands ``كما`` or ``حسب ما``."""
    at = cue.value.word
    while at > sentence[0]:
        before = page.cue_at.get(at - 1)
        if page.word(at - 1) in (_MA, "\u0644" + _MA) or (before and before.value.form in ("frame", "conjunction")):
            at -= 1
            continue
        break
    return at


def _reaches(page: Page, draft: Draft, begin: int) -> bool:
    return draft.complement.limit < begin
