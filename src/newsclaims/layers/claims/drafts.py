"""From the cues of a sentence to attributions: which cue governs what, and who is its subject."""

from __future__ import annotations

from newsclaims.layers.claims.complements import complement, fresh, nameless
from newsclaims.layers.claims.frames import frames
from newsclaims.layers.claims.model import Complement, Draft
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.phrases import transfer
from newsclaims.layers.claims.subjects import can_speak, find_subject, verb_before
from newsclaims.layers.cues import CueWord
from newsclaims.mentions import Mention

__all__ = ["drafts"]

# How far what it governs may stand from a word of several senses.
NEAR = 4

# Sound plurals of people: of the subject, of other cases.
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
        find_subject(page, draft)
    found = [d for d in found if _speaks(page, d) and not _own_voice(page, d)]
    for draft in found:
        if draft.subject is None and draft.cue.value.form in ("participle", "finite") and not draft.impersonal:
            draft.near = verb_before(page, draft, cues)
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
    return can_speak(page, phrase.first) or phrase.first in page.agent_at or head.endswith(_PLURAL)


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
