"""From the cues of a sentence to attributions: which cue governs what, and who is its subject."""

from __future__ import annotations

from newsclaims.layers.claims.complements import complement, fresh, nameless
from newsclaims.layers.claims.frames import frames
from newsclaims.layers.claims.model import Complement, Draft, Phrase, Step
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.phrases import apposition, noun_phrase, subject_after, subject_before, transfer
from newsclaims.layers.cues import CueWord
from newsclaims.mentions import Mention

__all__ = ["drafts"]

# How far what it governs may stand from a word of several senses.
NEAR = 4

# Sound plurals of people: of the subject, of other cases.
_WEAK = ("\u0648", "\u064a")
_ABOUT = "\u0639\u0646"
_ARTICLE, _LONG = "\u0627\u0644", 6
_PLURAL = ("\u0648\u0646", "\u064a\u0646")


def drafts(page: Page, sentence: tuple[int, int], cues: list[Mention[CueWord]]) -> list[Draft]:
    """The attributions of a sentence in order of their cues, without their content."""
    found: list[Draft] = []
    taken: set[int] = set()
    for cue in cues:
        value = cue.value
        if value.word in taken or value.form in ("frame", "conjunction") or (value.form == "masdar" and value.gender):
            continue
        governed = complement(page, cue, sentence) or _before(page, cue, sentence)
        if governed is not None and governed.kind != "that" and _framed(page, value.word, sentence[0]):
            continue
        if governed is None or not _credible(page, cue, governed, sentence):
            continue
        draft = Draft(cue, governed, sentence)
        taken.update(_belonging(page, draft))
        found.append(draft)
    found = _one_each(page, found)
    for draft in found:
        _subject(page, draft)
    found = [d for d in found if _speaks(page, d) and not _own_voice(page, d)]
    for draft in found:
        if draft.subject is None and draft.cue.value.form in ("participle", "finite") and not draft.impersonal:
            draft.near = _near(page, draft, cues)
    found.extend(_said(page, sentence, cues, taken | {d.complement.limit for d in found}))
    frames(page, sentence, cues, found)
    return sorted(found, key=lambda d: d.word)


def _belonging(page: Page, draft: Draft) -> set[int]:
    """Words of other cues that are part of this one."""
    c = draft.complement
    words = {c.resumed.value.word} if c.resumed else set()
    return words | ({c.close} if c.close >= 0 else set())


def _framed(page: Page, word: int, first: int) -> bool:
    """Does the verb belong to a frame: as he said, according to what he said?"""
    at = word - 2 if page.is_a(word - 1, "hinge") else word - 1
    cue = page.cue_at.get(at)
    if cue is None or (cue.value.form == "conjunction" and at == first):
        return False
    return cue.value.form in ("frame", "conjunction") and not page.gap(word).strip()


def _credible(page: Page, cue: Mention[CueWord], governed: Complement, sentence: tuple[int, int]) -> bool:
    """Is a word of several senses a cue here?"""
    flags = cue.value.entry.flags
    if cue.value.form == "participle":
        return governed.kind != "before"
    withheld = page.is_a(cue.value.last + 1, "unnamed") and governed.kind == "noun"
    if (nameless(page, cue) and not withheld) or transfer(page, cue):
        return False  # who asked not to be named
    if "homograph" not in flags or governed.kind == "noun":
        return True
    bare = page.word(cue.value.word) == cue.value.entry.bare
    joined = cue.start > page.words.span(cue.value.word, cue.value.word).start
    return (
        not bare
        or fresh(page, cue, sentence)
        or (joined and governed.limit - cue.value.last <= NEAR and governed.kind != "before")
    )


def _own_voice(page: Page, draft: Draft) -> bool:
    """What a quoted speaker says of himself inside his own quotation is no attribution."""
    around = page.enclosing.get(draft.word)
    if around is None or draft.subject is not None or around.first >= draft.word or len(around) <= NEAR:
        return False
    return draft.impersonal or draft.cue.value.stance in ("believes", "other")


def _near(page: Page, draft: Draft, cues: list[Mention[CueWord]]) -> Phrase | None:
    """The subject of the verb before, which governs nothing itself: ``تحدث الوزير عن ...، قائلا``."""
    own = draft.cue.value
    for cue in reversed(cues):
        value = cue.value
        if value.form != "finite" or value.last >= draft.word or page.is_a(value.word - 1, "relative"):
            continue
        if own.form == "finite" and own.number == value.number == "s" and own.gender != value.gender:
            continue
        phrase = subject_after(page, value.last + 1, draft.word - 1)
        if phrase is not None and (phrase.first in page.agent_at or _can_speak(page, phrase.first)):
            return phrase
    return None


def _can_speak(page: Page, i: int) -> bool:
    return any(page.is_a(i, kind) for kind in ("speaker", "anonymous", "organization", "outlet"))


def _speaks(page: Page, draft: Draft) -> bool:
    """May the subject of a verb with a noun phrase as its content speak? Talks that confirm something don't."""
    if draft.complement.kind != "noun":
        return True
    if draft.negated and draft.cue.value.stance not in ("denies", "refuses"):
        return False
    phrase = draft.subject
    if phrase is None:
        at = draft.word
        return draft.cue.value.form == "participle" or at == draft.sentence[0] or bool(page.gap(at).strip())
    head = page.word(phrase.first)
    return _can_speak(page, phrase.first) or phrase.first in page.agent_at or head.endswith(_PLURAL)


def _one_each(page: Page, found: list[Draft]) -> list[Draft]:
    """Each complement has one cue: the last one before it, since the words of the others found their way to it."""
    by_limit: dict[int, Draft] = {}
    for draft in found:
        other = by_limit.get(draft.complement.limit)
        if other is not None and (_weaker(draft, other) or _in_relative(page, draft)):
            continue
        by_limit[draft.complement.limit] = draft
    return [d for d in found if by_limit[d.complement.limit] is d]


def _in_relative(page: Page, draft: Draft) -> bool:
    """Does the cue stand right after a relative pronoun and far from what it might govern?"""
    after = page.is_a(draft.word - 1, "relative") or page.is_a(draft.word - 2, "relative")
    return after and draft.complement.limit - draft.cue.value.last > 2


def _weaker(later: Draft, earlier: Draft) -> bool:
    flags = later.cue.value.entry.flags
    return bool(flags & {"rare", "homograph", "near"}) and later.complement.limit - later.cue.value.last > 2


def _before(page: Page, cue: Mention[CueWord], sentence: tuple[int, int]) -> Complement | None:
    """A verb that closes its sentence after what was said: ``«...»، قال الوزير``."""
    i = cue.value.word
    flags = cue.value.entry.flags
    if cue.value.form != "finite" or flags & {"rare", "homograph"} or cue.value.stance not in ("asserts", "believes"):
        return None
    if i - sentence[0] < 3 or sentence[1] - cue.value.last > 8:
        return None
    marks = page.enclosing.get(i - 1)
    gap = page.gap(i)
    if marks is None or marks.last != i - 1 or marks.last - marks.first < 3 or i in page.enclosing:
        return None
    if cue.start > page.words.span(i, i).start and "\u060c" not in gap:
        return None
    return Complement("before", i, marks.start)


def _subject(page: Page, draft: Draft) -> None:
    """Fill in who says it: after the verb, before it, or behind it in a chain."""
    cue, governed = draft.cue.value, draft.complement
    free = page.is_a(cue.word - 1, "hinge")  # what he says, which is what he confirms
    draft.negated = page.is_a(cue.word - 1, "negator") and not page.gap(cue.word).strip() and not free
    if cue.form == "passive":
        draft.impersonal = True
        return
    if cue.form == "participle":
        return
    if cue.form == "masdar" and not cue.gender:
        draft.subject = noun_phrase(page, cue.last + 1, governed.limit - 1)
        return
    last = governed.limit - 1 if governed.kind != "before" else draft.sentence[1]
    if governed.resumed is not None:
        last = min(last, governed.resumed.value.word - 1)
    if governed.close > 0:
        last = min(last, governed.close - 1)
    if "in" in cue.entry.flags:
        draft.subject = noun_phrase(page, cue.last + 2, last) if last > cue.last + 1 else None
        return
    if "from" in cue.entry.flags:
        last = _source_behind(page, draft, last)
    draft.subject = subject_after(page, cue.last + 1, last)
    if cue.entry.hearer and draft.subject is not None and _is_hearer(page, draft):
        draft.subject = None
    before = subject_before(page, cue.word, draft.sentence[0])
    if draft.subject is None or (before is not None and _agrees_before(cue, page, before, draft.subject)):
        draft.subject = before or draft.subject or _earlier_person(page, draft)
    if draft.subject is None:
        draft.subject = _topic(page, draft)
    draft.demand = cue.entry.hearer and governed.kind == "that" and page.is_a(governed.limit + 1, "obligation")
    _addressee(page, draft, last)
    if draft.subject is not None and draft.subject.first > cue.last:
        draft.subject = apposition(page, draft.subject, last)
    if draft.subject is None and "impersonal" in cue.entry.flags and _is_impersonal(page, draft):
        draft.impersonal = True


def _topic(page: Page, draft: Draft) -> Phrase | None:
    """``أما الوزير، فيرى أن``: the topic at the head of the sentence is the subject."""
    first = draft.sentence[0]
    after = page.word(draft.word)[:1] == "\u0641" and draft.cue.start > page.words.span(draft.word, draft.word).start
    if not after or not page.is_a(first, "topic") or draft.word <= first + 1:
        return None
    return noun_phrase(page, first + 1, draft.word - 1)


def _is_hearer(page: Page, draft: Draft) -> bool:
    """``عندما زار القائد بغداد، أبلغ الفصائل بأن``: who comes after the verb is told, the subject stands before."""
    head = page.word(draft.subject.first) if draft.subject else ""
    if head.startswith(_ARTICLE) and head.endswith(_PLURAL[1]) and len(head) > _LONG:
        return True  # a sound plural in the accusative
    return _asyndetic(page, draft) and bool(page.agents_in(draft.sentence[0], draft.word - 1))


def _asyndetic(page: Page, draft: Draft) -> bool:
    """Does the verb follow punctuation, without a conjunction?"""
    bare = draft.cue.start == page.words.span(draft.word, draft.word).start
    return bare and bool(page.gap(draft.word).strip())


def _earlier_person(page: Page, draft: Draft) -> Phrase | None:
    """The person named last before a verb without a subject that follows a comma and no conjunction."""
    if not _asyndetic(page, draft):
        return None
    for agent in reversed(page.agents_in(draft.sentence[0], draft.word - 1)):
        if agent.mention.value.kind == "person":
            return Phrase(agent.head, agent.tail)
    return None


def _agrees_before(cue: CueWord, page: Page, before: Phrase, after: Phrase) -> bool:
    """A verb in the plural or dual follows its subject, and so does one right behind an actor."""
    agent = page.agent_at.get(before.last)
    named = agent is not None and before.first == agent.head and before.last == cue.word - 1
    return cue.number in ("p", "d") or (named and (cue.entry.hearer or after.first not in page.agent_at))


def _is_impersonal(page: Page, draft: Draft) -> bool:
    """``يذكر أن``: present tense, masculine, at the head of a clause, nothing between it and its complement."""
    cue = draft.cue.value
    form = page.words.plain[cue.word].lstrip("\u0648\u0641")
    if form[-2:-1] in _WEAK:
        return False  # the passive of a hollow verb is written otherwise
    opened = page.is_a(cue.word - 1, "clause_opener") or page.is_that(cue.word - 1)
    at_head = opened or cue.word == draft.sentence[0] or bool(page.gap(cue.word).strip())
    return form.startswith("\u064a") and draft.complement.limit - cue.last <= 2 and at_head


def _source_behind(page: Page, draft: Draft, last: int) -> int:
    """``نقلت الصحيفة عن مسؤول قوله``: the official becomes an inner link; returns where the subject's region ends."""
    for j in range(draft.cue.value.last + 1, last + 1):
        if (
            page.is_a(j, "bound_preposition")
            and page.word(j).startswith(_ABOUT)
            and draft.complement.resumed is not None
        ):
            draft.inner.append(Step(None, draft.complement.resumed))  # of him, his saying
            return j - 1
        if page.word(j) == _ABOUT:
            phrase = noun_phrase(page, j + 1, last) if j < last else None
            if phrase is not None:
                draft.inner.append(Step(phrase, draft.complement.resumed))
            return j - 1
    return last


def _addressee(page: Page, draft: Draft, last: int) -> None:
    """``صرح للصحيفة مسؤولون``: the outlet that was told passes it on."""
    if draft.cue.value.entry.stance == "relays":
        return
    for j in range(draft.cue.value.last + 1, min(last, draft.cue.value.last + 12) + 1):
        cue = page.cue_at.get(j)
        if cue is not None and cue.value.form == "frame":
            return  # according to the agency
        agent = page.agent_at.get(j)
        word = page.word(j)
        if agent is None and page.is_a_stem(word[1:], "outlet"):
            agent = page.agent_at.get(j + 1)
        told = word[:1] == "\u0644" and agent is not None and agent.mention.value.kind == "outlet"
        if (
            told
            and agent is not None
            and (draft.subject is None or not draft.subject.first <= j <= draft.subject.last)
        ):
            draft.outer.append(Step(Phrase(agent.head, agent.tail), None))
            return


def _said(page: Page, sentence: tuple[int, int], cues: list[Mention[CueWord]], taken: set[int]) -> list[Draft]:
    """Verbal nouns that introduce a quotation or clause on their own: ``بقوله إن``."""
    found = []
    for cue in cues:
        if cue.value.form != "masdar" or not cue.value.gender or cue.value.word in taken:
            continue
        governed = complement(page, cue, sentence)
        if governed is None or governed.kind == "noun" or governed.limit in taken:
            continue
        if governed.limit - cue.value.last <= 2:
            found.append(Draft(cue, governed, sentence))
    return found
