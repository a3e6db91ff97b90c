"""The subject of a cue: after it, before it, or behind it in a chain; and who is only told."""

from __future__ import annotations

from newsclaims.layers.claims.grammar import SOUND_PLURALS
from newsclaims.layers.claims.model import Draft, Phrase, Step
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.phrases import apposition, noun_phrase, subject_after, subject_before
from newsclaims.layers.cues import CueWord
from newsclaims.mentions import Mention

__all__ = ["can_speak", "find_subject", "verb_before"]

_WEAK = ("\u0648", "\u064a")
# The words of a name at least.
_NAME = 2
_POSSESSED = ("\u062a\u0647", "\u062a\u0647\u0627", "\u062a\u0647\u0645")
_MARBUTA = "\u0629"
# Kinds of actors that are told something as often as they tell it.
_TOLD = frozenset({"government", "organization", "armed_group"})
_ABOUT = "\u0639\u0646"
_ARTICLE, _LONG = "\u0627\u0644", 6
_COMMAS = frozenset(",\u060c")


def find_subject(page: Page, draft: Draft) -> None:
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
    last = _region(draft)
    if "in" in cue.entry.flags:
        draft.subject = noun_phrase(page, cue.last + 2, last) if last > cue.last + 1 else None
        return
    if "from" in cue.entry.flags:
        last = _source_behind(page, draft, last)
    draft.subject = _nominal(page, draft, last)
    draft.demand = cue.entry.hearer and governed.kind == "that" and page.is_a(governed.limit + 1, "obligation")
    _addressee(page, draft, last)
    if draft.subject is None and "impersonal" in cue.entry.flags and _is_impersonal(page, draft):
        draft.impersonal = True


def _region(draft: Draft) -> int:
    """The last word at which the subject may stand."""
    governed = draft.complement
    last = governed.limit - 1 if governed.kind != "before" else draft.sentence[1]
    if governed.resumed is not None:
        last = min(last, governed.resumed.value.word - 1)
    return min(last, governed.close - 1) if governed.close > 0 else last


def _nominal(page: Page, draft: Draft, last: int) -> Phrase | None:
    """The subject of a finite verb: after it, before it, or at the head of the sentence."""
    cue = draft.cue.value
    draft.subject = subject_after(page, cue.last + 1, last)
    if cue.entry.hearer and draft.subject is not None and _is_hearer(page, draft):
        draft.subject = None
    if cue.entry.hearer and not cue.pronoun and page.is_a(cue.word - 1, "relative"):
        draft.subject = None  # so-and-so, who accused him
    after = apposition(page, draft.subject, last) if draft.subject is not None else None
    if after is not None and after.first not in page.agent_at:
        after = _topic(page, draft) or after
    before = subject_before(page, cue.word, draft.sentence[0])
    if after is not None and (before is None or not _agrees_before(cue, page, before, after)):
        return after
    return before or after or _earlier_person(page, draft) or _named_first(page, draft) or _topic(page, draft)


def _topic(page: Page, draft: Draft) -> Phrase | None:
    """``أما الوزير، فيرى أن``: the topic at the head of the sentence is the subject."""
    first = draft.sentence[0]
    so = draft.word if draft.cue.value.joined else draft.word - 1  # and the minister, so he said; has he said
    after = page.word(so)[:1] == "\u0641" and (
        so == draft.word or page.is_a(so, "auxiliary") or page.is_a(so, "opener")
    )
    if not after or not page.is_a(first, "topic") or draft.word <= first + 1:
        return None
    return noun_phrase(page, first + 1, draft.word - 1)


def _is_hearer(page: Page, draft: Draft) -> bool:
    """``عندما زار القائد بغداد، أبلغ الفصائل بأن``: who comes after the verb is told, the subject stands before."""
    head = page.word(draft.subject.first) if draft.subject else ""
    if head.startswith(_ARTICLE) and head.endswith(SOUND_PLURALS[1]) and len(head) > _LONG:
        return True  # a sound plural in the accusative
    if draft.subject is not None and draft.subject.first not in page.agent_at and head.endswith(_POSSESSED):
        return True  # described his speech
    if draft.subject is not None and (_disagrees(page, draft.cue.value, draft.subject) or _goes_on(page, draft)):
        return True
    behind = draft.subject.last + 1 if draft.subject else draft.word
    if behind < draft.complement.limit and not page.is_a(behind, "preposition") and not page.gap(behind).strip():
        return False  # another noun behind it, who is told
    return _asyndetic(page, draft) and bool(page.agents_in(draft.sentence[0], draft.word - 1))


def _disagrees(page: Page, cue: CueWord, phrase: Phrase) -> bool:
    """``دعا إيران إلى``: the verb is of another gender than the noun behind it."""
    agent = page.agent_at.get(phrase.first)
    masculine = page.is_a(phrase.first, "masculine")
    state = agent is not None and agent.mention.value.kind == "government" and phrase.first == phrase.last
    feminine = page.words.plain[phrase.first].endswith(_MARBUTA) or (state and not masculine)
    return cue.number == "s" and ((cue.gender == "m" and feminine) or (cue.gender == "f" and masculine))


def _goes_on(page: Page, draft: Draft) -> bool:
    """``قالت الخارجية إن ...، ودعت إيران إلى``: the speaker of the sentence goes on, and the state behind is told."""
    cue, phrase = draft.cue.value, draft.subject
    if phrase is None or not cue.joined or cue.word == draft.sentence[0] or draft.complement.limit - phrase.last > 1:
        return False
    agent = page.agent_at.get(phrase.first)
    if agent is None or agent.mention.value.kind not in _TOLD:
        return False
    for other in reversed(page.cues_in(draft.sentence[0], cue.word - 1)):
        value = other.value
        if value.form == "finite" and value.gender == cue.gender and value.number == cue.number:
            speaker = subject_after(page, value.last + 1, cue.word - 1)
            named = speaker is not None and page.agent_at.get(speaker.first)
            return bool(named) and named is not agent
    return False


def _asyndetic(page: Page, draft: Draft) -> bool:
    """Does the verb follow a comma, without a conjunction? Behind the dash of a dateline a sentence begins."""
    return not draft.cue.value.joined and bool(_COMMAS.intersection(page.gap(draft.word)))


def _named_first(page: Page, draft: Draft) -> Phrase | None:
    """``أسامة قاضي رئيس المجموعة، قال``: a name and its office at the head of the sentence, before a comma."""
    first = draft.sentence[0]
    first += int(len(page.word(first)) == 1)  # an abbreviated title
    if not _asyndetic(page, draft) or page.cues_in(first, draft.word - 1) or draft.word - first < _NAME:
        return None
    if page.is_a(first, "preposition") or page.is_a(first, "temporal") or first in page.dated or page.kinds[first]:
        return None
    phrase = noun_phrase(page, first, draft.word - 1)
    last = phrase.last if phrase is not None else first
    office = next((j for j in range(first + _NAME, last + 1) if page.title_head(j)), None)
    return Phrase(first, office - 1) if office is not None else None


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
        if agent is None and (len(word) == 1 or page.is_a_stem(word[1:], "outlet")):
            agent = page.agent_at.get(j + 1)
        told = word[:1] == "\u0644" and agent is not None and agent.mention.value.kind == "outlet"
        if (
            told
            and agent is not None
            and (draft.subject is None or not draft.subject.first <= j <= draft.subject.last)
        ):
            draft.outer.append(Step(Phrase(agent.head, agent.tail), None))
            return


def verb_before(page: Page, draft: Draft, cues: list[Mention[CueWord]]) -> Phrase | None:
    """The subject of the verb before, which governs nothing itself: ``تحدث الوزير عن ...، قائلا``."""
    own = draft.cue.value
    for cue in reversed(cues):
        value = cue.value
        if value.form != "finite" or value.last >= draft.word or page.is_a(value.word - 1, "relative"):
            continue
        if page.gap(value.last + 1).strip() or value.last + 1 in page.opening:
            continue  # what stands behind is said, not who says it
        if own.form == "finite" and own.number == value.number == "s" and own.gender != value.gender:
            continue
        phrase = subject_after(page, value.last + 1, draft.word - 1)
        if phrase is not None and (phrase.first in page.agent_at or can_speak(page, phrase.first)):
            return phrase
    return None


def can_speak(page: Page, i: int) -> bool:
    """Is word ``i`` the noun of somebody or something that says?"""
    return any(page.is_a(i, kind) for kind in ("speaker", "anonymous", "organization", "outlet"))
