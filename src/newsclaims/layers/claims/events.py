"""The verb of an event at the head of a clause: ``قصف الجيش``, ``لم يتم التوصل إلى``, ``وفي مارس، وقع البلدان``."""

from __future__ import annotations

from attrs import frozen

from newsclaims.errors import LexiconError
from newsclaims.layers.claims.page import Page
from newsclaims.layers.claims.phrases import noun_phrase
from newsclaims.layers.cues.inflection import past, present
from newsclaims.lexicons import Lexicons
from newsclaims.views import fold
from newsclaims.words import CONJUNCTIONS

__all__ = ["Event", "EventVerbs", "Happening", "event_at", "event_verbs", "happening"]

_ARTICLE = "\u0627\u0644"
_FUTURE = "\u0633"
# Within how many words the noun stands that makes a verb one of an event.
_OBJECT = 6
_THEY = "\u0648\u0627"
# How far an adverb reaches before its verb: with a comma behind it, and without.
_FRONTED, _CLOSE = 30, 6
# Words of a switch to another matter, at most.
_SWITCH = 4


@frozen
class Event:
    """What a verb tells.

    Attributes:
        kind: the class of the event.
        weight: how newsworthy such an event is.
        noun: the noun that makes it an event, folded; empty for most verbs.
    """

    kind: str
    weight: int
    noun: str = ""


# A deed in the passive weighs as much as a verb that needs a time and a place.
_PASSIVE = Event("passive", 2)


@frozen
class EventVerbs:
    """Forms of the verbs of events, folded, with what they tell.

    Attributes:
        forms: forms that stand by themselves.
        jussives: forms that need a negation.
    """

    forms: dict[str, Event]
    jussives: dict[str, Event]


@frozen
class Happening:
    """The head of a clause that tells an event.

    Attributes:
        first: the word with which the content begins.
        verb: the word of the verb.
        event: what it tells.
        offset: the letters of the first word that join the clause to the one before.
    """

    first: int
    verb: int
    event: Event
    offset: int = 0


def event_verbs(lexicons: Lexicons) -> EventVerbs:
    """The forms of the verbs of all lexicons of the kind ``reports``.

    Raises:
        LexiconError: a weight is no number.
    """
    texts: list[str] = []
    values: list[tuple[bool, Event]] = []
    for row in lexicons.records("reports"):
        if not row["weight"].isdigit():
            raise LexiconError(f"the weight of {row['verb']!r} must be a number, not {row['weight']!r}")
        value = Event(row["class"], int(row["weight"]), fold(row.get("with", "")))
        for form in (*past(row["verb"]), *present(row["present"])):
            if not form.text.endswith(_THEY):  # a pronoun, whose noun stands elsewhere
                texts.append(form.text)
                values.append((form.jussive, value))
    found: dict[bool, dict[str, Event]] = {False: {}, True: {}}
    for text, (jussive, value) in zip(fold("\n".join(texts)).split("\n"), values):
        found[jussive].setdefault(text, value)
        if text[:1] in "\u064a\u062a" and not jussive:
            found[False].setdefault(_FUTURE + text, value)
    return EventVerbs(found[False], found[True])


def happening(page: Page, first: int, last: int) -> Happening | None:
    """The event that the clause of the words ``first`` to ``last`` tells; None when it tells none or background."""
    at = _behind_switch(page, first, last)
    while at < last and (page.is_a(at, "lead") or page.is_a(at, "turn") or page.is_a(at, "particle")):
        at += 1
    if any(page.is_a(at, kind) for kind in ("background", "question", "conditional", "relative")):
        return None
    return _verb(page, at, at, last) or _after_subject(page, at, last) or _after_adverb(page, at, last)


def _behind_switch(page: Page, first: int, last: int) -> int:
    """``من جهة أخرى،``: the first word behind the phrase that switches to another matter."""
    if page.is_a(first + 1, "other_matter") or page.is_a(first + 1, "switch"):
        for j in range(first + 2, min(last, first + _SWITCH) + 1):
            if j in page.after_comma:
                return j
        return first + 2 if page.is_a(first + 1, "switch") else first
    return first


def _verb(page: Page, first: int, at: int, last: int) -> Happening | None:
    """The event of the verb at word ``at``."""
    negated = page.is_a(at, "negator") and not page.is_a(at, "hinge")
    j = at + 1 if negated else at
    if j > last or j in page.agent_at:
        return None
    if page.is_a(j, "passive"):
        deed = page.word(j + 1).removeprefix(_ARTICLE)
        known = page.grammar.is_masdar(deed) or page.grammar.is_own_masdar(deed)
        return Happening(first, j, _PASSIVE) if known and j < last else None
    event, offset = event_at(page, j, negated=negated)
    return Happening(first, j, event, offset if first == j else 0) if event else None


def event_at(page: Page, j: int, *, negated: bool = False) -> tuple[Event | None, int]:
    """The event that word ``j`` names as a verb, and the letters of a conjunction before it."""
    known = page.analysis.resource(event_verbs)
    word = page.word(j)
    for offset in (0, 1) if word[:1] == CONJUNCTIONS[0] else (0,):
        event = known.forms.get(word[offset:]) or (known.jussives.get(word[offset:]) if negated else None)
        if event and (not event.noun or event.noun in page.words.folded[j + 1 : j + _OBJECT]):
            return event, offset
    return None, 0


def _after_subject(page: Page, at: int, last: int) -> Happening | None:
    """A subject before its verb: ``القوات الأميركية نفذت``."""
    named = page.agent_at.get(at)
    if (named is None or named.head != at) and not page.word(at).startswith(_ARTICLE):
        return None
    phrase = noun_phrase(page, at, last)
    if phrase is None:
        return None
    for j in range(at + 1, min(last, phrase.last + 1) + 1):
        if page.gap(j).strip(' "\u00bb\u201d'):
            return None
        definite = j - 1 in page.agent_at or page.word(j - 1).startswith(_ARTICLE)
        found = _verb(page, at, j, last) if definite and not page.grammar.is_joined(page.word(j)) else None
        if found is not None:
            return found
    return None


def _after_adverb(page: Page, at: int, last: int) -> Happening | None:
    """An adverb before the verb; a clause in its place is left out."""
    if not any(page.is_a(at, kind) for kind in ("preposition", "temporal", "fronting")):
        return None
    that = page.grammar.is_that(page.word(at + 1))
    clause = page.is_a(at, "fronting") and (that or not page.is_a(at, "preposition"))
    for j in range(at + 1, min(last, at + _FRONTED) + 1):
        comma = j in page.after_comma
        if not comma and (clause or j > at + _CLOSE):
            continue
        if page.is_a(j - 1, "day_when") and not comma:
            return None
        if page.is_a(j - 1, "relative") or page.is_a(j - 1, "hinge") or page.grammar.is_that(page.word(j - 1)):
            return None
        found = _verb(page, j if clause else at, j, last)
        if found is not None:
            return found
    return None
