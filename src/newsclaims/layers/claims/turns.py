"""Whom a cue without a subject of its own goes on with: its sentence first, then the speakers before it."""

from __future__ import annotations

from newsclaims.claims import Claim, Link
from newsclaims.layers.claims.memory import Memory, Turn
from newsclaims.layers.claims.model import Draft, Phrase
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.phrases import apposition, subject_after
from newsclaims.layers.claims.sources import number_of, sources
from newsclaims.layers.cues import CueWord
from newsclaims.mentions import Mention

__all__ = ["NEAR", "acted", "in_passing", "taken_up"]

# How many claims of one sentence are looked back at.
NEAR = 12
# Words before the comma of a fronted adverb (``في المقابل،``), and before a verb that is looked for as the first one.
_FRONTED = 6
# How far behind such a verb its subject may begin, and who acts with words.
_ACTOR = 10
_ACTORS = frozenset({"person", "government", "organization", "armed_group", "outlet"})
_KNOWN = ("speaker", "anonymous", "organization", "outlet")
_ARTICLE = "\u0627\u0644"
_TA, _YA = "\u062a", "\u064a"
_COMMAS = frozenset(",\u060c")

Done = list[tuple[Draft, Claim]]


def taken_up(page: Page, memory: Memory, draft: Draft, parent: Claim | None, done: Done) -> Turn | None:
    """The turn that a dropped subject takes up; None when nobody in the article agrees with the verb."""
    value = draft.cue.value
    finite = value.form == "finite"
    for other, claim in reversed(done[-NEAR:]):
        if in_passing(page, other):
            continue
        if other.word < draft.word and claim.sources and (not claim.parent or parent is not None):
            if (parent is not None and claim is parent) or (finite and value.number == "p" and _one_person(claim)):
                continue
            return Turn(claim.chain, "", "", claim.id)
    subject = draft.near or _first_verb(page, draft)
    found = sources(page, subject) if subject is not None else ()
    alone = finite and value.number == "p" and subject is not None and number_of(page, found, subject) == "s"
    if subject is not None and not alone:
        turn = Turn((Link(found),), value.gender if finite else "", "", "")
        memory.note(turn)
        return turn
    if parent is not None and not finite:
        return Turn(parent.chain, "", "", parent.id)
    return memory.last(value.gender, value.number if finite else "") or (memory.topic if not memory.turns else None)


def acted(page: Page, sentence: tuple[int, int], cues: list[Mention[CueWord]], found: list[Draft]) -> Turn | None:
    """Who does something with words at the head of a sentence without a claim: ``رفض الوزير القرار. وقال``."""
    first = _main_clause(page, sentence[0], sentence[1])
    for cue in cues:
        value = cue.value
        if value.word > first + 1 or any(draft.cue is cue for draft in found):
            return None
        if value.form != "finite":
            continue
        phrase = subject_after(page, value.last + 1, min(sentence[1], value.last + _ACTOR))
        agent = page.agent_at.get(phrase.first) if phrase is not None else None
        if phrase is None or agent is None or agent.mention.value.kind not in _ACTORS:
            return None
        speakers = sources(page, phrase)
        return Turn((Link(speakers),), value.gender, number_of(page, speakers, phrase), "")
    return None


def in_passing(page: Page, draft: Draft) -> bool:
    """Does a relative clause mention what somebody announced: ``الاتفاق الذي أعلنت واشنطن انسحابها منه``?"""
    return draft.complement.kind == "noun" and page.is_a(draft.word - 1, "relative")


def topic(page: Page, sentence: tuple[int, int]) -> Turn | None:
    """Whom a sentence tells of: the noun behind its first word, for who speaks later and isn't named again."""
    first = _main_clause(page, sentence[0], sentence[1])
    phrase = subject_after(page, first + 1, min(sentence[1], first + _ACTOR))
    agent = page.agent_at.get(phrase.first) if phrase is not None else None
    if phrase is None or agent is None or agent.mention.value.kind not in ("person", "anonymous", "role"):
        return None
    speakers = sources(page, phrase)
    return Turn((Link(speakers),), "", number_of(page, speakers, phrase), "")


def _first_verb(page: Page, draft: Draft) -> Phrase | None:
    """The subject of the first verb of the sentence, or the actor at its head."""
    first = _main(page, draft)
    if draft.word - first < 2:
        return None
    opening = page.agent_at.get(first)
    if opening is not None:
        return Phrase(opening.head, opening.tail)
    word = page.word(first)
    if page.is_a(first, "preposition") or word.startswith(_ARTICLE) or _disagrees(page, first, draft):
        return None
    phrase = subject_after(page, first + 1, draft.word - 1)
    if phrase is None:
        return None
    behind = page.agent_at.get(phrase.first + 1) if phrase.first not in page.agent_at else None
    said = any(page.is_a(phrase.first, kind) for kind in _KNOWN)
    if behind is not None and not said and behind.mention.value.kind == "person" and behind.head <= phrase.last:
        return Phrase(behind.head, behind.tail)  # so-and-so's words came
    if page.title_head(phrase.first):
        return apposition(page, phrase, draft.word - 1)
    return phrase if phrase.first in page.agent_at or _is_verb(page, first) else None


def _one_person(claim: Claim) -> bool:
    """Can the source be no they?"""
    return len(claim.sources) == 1 and claim.sources[0].kind in ("person", "outlet")


def _main(page: Page, draft: Draft) -> int:
    return _main_clause(page, draft.sentence[0], draft.word)


def _main_clause(page: Page, first: int, last: int) -> int:
    """The first word of the main clause, behind a fronted adverb and its comma."""
    frame = page.cue_at.get(first)
    fronted = page.is_a(first, "preposition") or page.is_a(first, "temporal")
    if not fronted and (frame is None or frame.value.form != "frame"):
        return first
    for j in range(first + 1, min(last, first + _FRONTED) + 1):
        if _COMMAS.intersection(page.gap(j)):
            return j
    return first


def _is_verb(page: Page, i: int) -> bool:
    """Has the word the ending of a verb, so that what follows must be its subject?"""
    cue = page.cue_at.get(i)
    if page.is_a(i, "uttering"):
        return True
    return (cue is not None and cue.value.form == "finite") or (page.word(i).endswith(_TA) and len(page.word(i)) > 4)


def _disagrees(page: Page, verb: int, draft: Draft) -> bool:
    """Is the subject of a verb in the feminine taken up by a verb in the masculine, or the other way round?"""
    value = draft.cue.value
    if value.number != "s" or not value.gender or not page.word(verb).endswith(_TA):
        return False
    return value.gender == "m" and page.word(verb)[:1] != _YA and len(page.word(verb)) > 4
