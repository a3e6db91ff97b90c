"""From the cues of a sentence to attributions: which cue governs what, and who is its subject."""

from __future__ import annotations

from newsclaims.layers.claims.complements import complement
from newsclaims.layers.claims.credibility import holds, may_signal
from newsclaims.layers.claims.frames import frames
from newsclaims.layers.claims.model import Complement, Draft
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.subjects import find_subject, verb_before
from newsclaims.layers.cues import CueWord
from newsclaims.mentions import Mention

__all__ = ["drafts"]


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
        if governed is None or not may_signal(page, cue, governed, sentence):
            continue
        draft = Draft(cue, governed, sentence)
        taken.update(_belonging(page, draft))
        found.append(draft)
    found = _one_each(page, found)
    for draft in found:
        find_subject(page, draft)
    found = [d for d in found if holds(page, d)]
    for draft in found:
        form = draft.cue.value.form
        clause = form == "finite" and draft.complement.kind != "noun" and not draft.impersonal
        if draft.subject is None and (form == "participle" or clause):
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


def _one_each(page: Page, found: list[Draft]) -> list[Draft]:
    """Each complement has one cue: the last one before it, since the words of the others found their way to it."""
    by_limit: dict[int, Draft] = {}
    for draft in found:
        other = by_limit.get(draft.complement.limit)
        aside = _in_relative(page, draft) or (page.is_a(draft.word - 1, "hinge") and _framed(page, draft.word, 0))
        if other is not None and (_weaker(draft, other) or aside):
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
    if cue.value.joined and "\u060c" not in gap:
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
