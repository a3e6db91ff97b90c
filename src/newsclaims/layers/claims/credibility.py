"""Is a word a cue here? Judged before its subject is known, by what it governs, and after, by who would speak."""

from __future__ import annotations

from newsclaims.layers.claims.complements import fresh, nameless
from newsclaims.layers.claims.grammar import SOUND_PLURALS
from newsclaims.layers.claims.model import Complement, Draft, Phrase
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.phrases import transfer
from newsclaims.layers.claims.subjects import can_speak
from newsclaims.layers.cues import CueWord
from newsclaims.mentions import Mention
from newsclaims.words import ARTICLE, CONJUNCTIONS

__all__ = ["holds", "may_signal"]

# How far what it governs may stand from a word of several senses, and from a subject that may be no speaker.
NEAR, FAR = 4, 12
_SHOWING = ("confirms", "reveals", "other")
_DOUBTFUL = frozenset({"rare", "homograph"})
_COMMAS = frozenset(",\u060c")


def may_signal(page: Page, cue: Mention[CueWord], governed: Complement, sentence: tuple[int, int]) -> bool:
    """Is a word of several senses a cue here?"""
    flags = cue.value.entry.flags
    if cue.value.form == "participle":
        return governed.kind != "before"
    withheld = page.is_a(cue.value.last + 1, "unnamed") and governed.kind == "noun"
    if (nameless(page, cue) and not withheld) or transfer(page, cue):
        return False  # who asked not to be named
    if _other_clause(page, cue, governed) or _is_noun(page, cue):
        return False
    if "homograph" not in flags or governed.kind == "noun":
        return True
    bare = page.word(cue.value.word) == cue.value.entry.bare
    return (
        not bare
        or fresh(page, cue, sentence)
        or (cue.value.joined and governed.limit - cue.value.last <= NEAR and governed.kind != "before")
    )


def _is_noun(page: Page, cue: Mention[CueWord]) -> bool:
    """``بعد نشر التغريدات``: behind a preposition stands a noun, not the verb that is written alike."""
    at = cue.value.word
    bare = page.word(at) == cue.value.entry.bare and cue.start == page.words.span(at, at).start
    governed = page.is_a(at - 1, "preposition") and not page.is_a(at - 1, "bound_preposition")
    return cue.value.form == "finite" and bare and governed and not page.gap(at).strip()


def _other_clause(page: Page, cue: Mention[CueWord], governed: Complement) -> bool:
    """Does what it seems to govern belong to another clause, or to a verb of another meaning?"""
    value = cue.value
    first, limit = value.last + 1, governed.limit
    if "deed" in value.entry.flags and value.form == "finite" and not _is_deed(page, governed):
        return True  # offered, waved with: a thing, not words
    if "knows" in value.entry.flags and page.is_a(first, "by_name"):
        return True  # known as
    if page.is_that(value.word - 1) and page.is_a(value.word - 2, "required"):
        return True  # ought to say
    if any(page.is_a(j, "evidence") and not page.gap(j + 1).strip() for j in range(value.word - 2, value.word)):
        return True  # signs that point to it
    stem = page.word(value.word)[value.offset :]
    if {"adds", "rare"} <= value.entry.flags and value.form == "finite" and not stem.startswith(value.entry.bare):
        return governed.close < 0 and governed.kind != "colon"  # goes on to do
    if governed.kind == "that":
        turned_out = page.is_a(limit - 1, "turned_out") and (limit == first or value.form == "finite")
        return turned_out or (value.form == "finite" and page.word(limit)[:1] == CONJUNCTIONS[1])
    return governed.kind == "noun" and any(
        page.is_a(j, "subordinator") and bool(_COMMAS.intersection(page.gap(j))) for j in range(first, limit)
    )


def _is_deed(page: Page, governed: Complement) -> bool:
    """Is what the cue governs a clause, or the noun of a deed?"""
    if governed.kind != "noun":
        return governed.kind == "that"
    at = page.words.at(governed.start)
    stem = page.word(at)[governed.start - page.words.starts[at] :]
    return page.grammar.is_masdar(stem) or page.grammar.is_masdar(stem.removeprefix(ARTICLE))


def holds(page: Page, draft: Draft) -> bool:
    """Is the attribution believed, now that its subject is known?"""
    if not _speaks(page, draft) or _own_voice(page, draft):
        return False
    value, governed = draft.cue.value, draft.complement
    if "knows" in value.entry.flags and _known_by_nobody(page, draft):
        return False
    phrase = draft.subject
    shown = draft.cue.value.stance in _SHOWING and _quoted(page, draft)
    if phrase is not None and shown and not _may_speak(page, phrase.first):
        return False  # in a quotation, what shows or proves something is no further source
    if phrase is None or governed.kind != "that" or governed.limit - value.last <= FAR or phrase.first < draft.word:
        return True
    doubtful = value.entry.hearer or value.stance == "believes" or bool(_DOUBTFUL & value.entry.flags)
    return not doubtful or _may_speak(page, phrase.first) or _has_person(page, phrase)


def _has_person(page: Page, phrase: Phrase) -> bool:
    beside = page.agents_in(phrase.first, min(phrase.first + 1, phrase.last))
    return any(agent.mention.value.kind == "person" for agent in beside)


def _known_by_nobody(page: Page, draft: Draft) -> bool:
    """Doesn't know that, ought to know that, knows if, everybody knows that."""
    everybody = draft.subject is not None and page.is_a(draft.subject.first, "everybody")
    owed = page.is_that(draft.word - 1)
    return draft.negated or owed or everybody or page.is_a(draft.complement.limit + 1, "was")


def _may_speak(page: Page, i: int) -> bool:
    known = can_speak(page, i) or i in page.agent_at or page.is_a_stem(page.word(i).removeprefix(ARTICLE), "document")
    return known or page.word(i).endswith(SOUND_PLURALS) or bool(page.title_head(i))


def _quoted(page: Page, draft: Draft) -> bool:
    """Does the cue stand inside a quotation, not at its head?"""
    around = page.enclosing.get(draft.word)
    return around is not None and around.first < draft.word and len(around) > NEAR


def _own_voice(page: Page, draft: Draft) -> bool:
    """What a quoted speaker says of himself inside his own quotation is no attribution."""
    if not _quoted(page, draft) or draft.subject is not None:
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
        begins = at == draft.sentence[0] or bool(page.gap(at).strip()) or page.is_a(at - 1, "joiner")
        return draft.cue.value.form == "participle" or begins
    return _may_speak(page, phrase.first)
