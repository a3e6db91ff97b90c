"""Noun phrases around a cue: the subject after the verb, before it, or named by a preposition."""

from __future__ import annotations

from attrs import evolve

from newsclaims.layers.claims.model import Phrase
from newsclaims.layers.claims.page import Page
from newsclaims.layers.cues import CueWord
from newsclaims.mentions import Mention
from newsclaims.words import CONJUNCTIONS

__all__ = ["apposition", "noun_phrase", "object_length", "subject_after", "subject_before", "transfer"]

_ARTICLE = "\u0627\u0644"
_WHO = "\u0645\u0646"
_LAM, _BA, _ALEF = "\u0644", "\u0628", "\u0627"
_TA, _PLURAL = "\u062a", "\u0627\u062a"
_MIM = "\u0645"
_NISBA = "\u064a\u0627"
_MARKS = frozenset(' "\u00ab\u201c\u00bb\u201d')
_BREAKS = frozenset(",\u060c:;\u061b([)]{}\n!?\u061f/\u2026.-\u2013\u2014")
_CLAUSE = frozenset(',\u060c:;\u061b\u00ab\u00bb\u201c".(')
_NO_NOUN = ("relative", "subordinator", "negator", "question")
_BODIES = ("organization", "armed_group", "government")
# The longest noun phrase that is looked for, in words.
LONGEST = 14
# The longest name in quotation marks, in words.
_NAME = 8


def subject_after(page: Page, first: int, last: int) -> Phrase | None:
    """The subject in the words after its verb, adverbs and prepositional phrases passed over."""
    at = first
    while at <= last:
        step = _passed(page, at, last)
        if step == 0:
            break
        at += step
    if at > last or _is_break(page, at, first) or not _begins(page, at):
        return None
    return noun_phrase(page, at, last)


def _is_break(page: Page, at: int, first: int) -> bool:
    return at == first and bool(_BREAKS.intersection(page.gap(at)) - {"-"})


def _passed(page: Page, at: int, last: int) -> int:
    """How many words at ``at`` are no subject: an adverb, a preposition with its noun, an addressee."""
    word = page.word(at)
    if at in page.agent_at and page.agent_at[at].head == at and not _addressed(page, at):
        return 0
    if page.is_a(at, "temporal") and not page.is_a(at, "speaker"):
        return 2 if page.is_a(at + 1, "again") else 1
    if page.is_a(at, "preposition"):
        if page.is_a(at, "bound_preposition"):
            return 1
        return 1 + object_length(page, at + 1, last)
    if word in (_LAM, _BA):
        return 1 + object_length(page, at + 1, last)
    if at in page.dated and not page.is_a(at, "speaker"):
        return 1
    if _addressed(page, at):
        return object_length(page, at, last)
    if word[:1] == _BA and page.is_a_stem(word[1:], "manner"):
        return object_length(page, at, last)
    if word[:1] == _MIM and word.endswith(_ALEF) and at + 1 in page.opening and at not in page.agent_at:
        return 1  # mocking
    if word.endswith(_NISBA) and page.is_that(at + 1) and at not in page.agent_at:
        return 1  # an adverb: medically
    if word.endswith(_ALEF) and page.is_a(at + 1, "preposition") and at not in page.agent_at:
        return 2 + object_length(page, at + 2, last)  # an adverb: instead of, in answer to
    return 0


def _addressed(page: Page, at: int) -> bool:
    """Does the word begin with a written preposition: for (the newspaper), in (a statement)?"""
    word = page.word(at)
    agent = page.agent_at.get(at)
    if agent is not None and agent.head == at:
        return page.begin(agent) > page.words.starts[at] and word[:1] in (_LAM, _BA)
    if word in (_LAM, _BA) or (word.startswith(_LAM + _LAM) and len(word) > 3):
        return True
    return (
        word[:1] in (_LAM, _BA)
        and len(word) > 3
        and (page.is_a_stem(word[1:], "outlet") or word.startswith(_BA + _ARTICLE))
    )


def object_length(page: Page, at: int, last: int) -> int:
    """How many words the noun of a preposition takes."""
    agent = page.agent_at.get(at)
    if agent is not None:
        return agent.tail - at + 1
    if _in_construct(page, at):
        return min(page.agent_at[at + 1].tail, last) - at + 1
    count = 0
    definite = False
    while at + count <= last:
        here = at + count
        word = page.word(here)
        if count and (_breaks_off(page, here) or (definite and not word.startswith(_ARTICLE))):
            break
        definite = definite or word.startswith((_ARTICLE, _LAM + _LAM, _BA + _ARTICLE))
        count += 1
        if count >= 6:
            break
    return max(1, count)


def _in_construct(page: Page, at: int) -> bool:
    """Does an indefinite noun stand before the name that it belongs to (``وكالة فرانس برس``)?"""
    named = page.agent_at.get(at + 1)
    if named is None or named.head != at + 1 or _ARTICLE in page.word(at)[:3]:
        return False
    apart = page.gap(at + 1).strip(' "\u00ab\u201c\u00bb') or page.joins(at + 1)
    return not apart and not page.is_a(at + 1, "speaker")


def _breaks_off(page: Page, here: int) -> bool:
    """Does the noun of a preposition end before word ``here``?"""
    if _BREAKS.intersection(page.gap(here)) or here in page.agent_at or page.word(here) in (_LAM, _BA):
        return True
    return any(page.is_a(here, kind) for kind in ("preposition", "temporal", "speaker", "relative"))


def _begins(page: Page, at: int) -> bool:
    """May a noun phrase begin here?"""
    word = page.word(at)
    if page.is_that(at) or any(page.is_a(at, kind) for kind in _NO_NOUN):
        return False
    return not word.isdigit() or page.word(at + 1) != ""


def noun_phrase(page: Page, first: int, last: int) -> Phrase | None:
    """The noun phrase that begins at ``first``: to the next preposition, adverb, relative, comma or cue."""
    if page.is_a(first, "demonstrative") and first < last and not page.gap(first + 1).strip():
        behind = _begins(page, first + 1) and not page.is_a(first + 1, "preposition")
        return noun_phrase(page, first + 1, last) if behind else None
    if page.word(first).isdigit() and page.is_a(first + 2, "percent") and first + 2 <= last:
        return Phrase(first, first + 2)
    named = page.agent_at.get(first)
    office = named is not None and named.mention.value.kind in ("role", "anonymous")
    if named is not None and named.head == first and not office:
        return Phrase(first, min(last, _joint(page, named.tail)))
    if named is None and page.register.named(page.word(first), first, page.article(first)) is not None:
        return Phrase(first, first)
    at = first
    while at < min(last, first + LONGEST):
        here = at + 1
        agent = page.agent_at.get(at)
        if agent is not None and agent.tail > at and agent.tail <= last:
            at = agent.tail
            continue
        marks = page.opening.get(here)
        if marks is not None and len(marks) <= _NAME and marks.last <= last and marks.closed and at > first - 1:
            at = marks.last
            continue
        if _ends_before(page, here):
            at = _completed(page, at, first, last)
            break
        at = here
    return Phrase(first, at) if at <= last else None


def _completed(page: Page, at: int, first: int, last: int) -> int:
    """The end of a phrase with what its last adjective needs (``تابعة للحكومة``), or without the adjective."""
    if at == first or not page.is_a(at, "governing") or _BREAKS.intersection(page.gap(at + 1)):
        return at
    after = at + 2 if page.is_a(at + 1, "preposition") or page.word(at + 1) in (_LAM, _BA) else at + 1
    if after > last or not (after == at + 2 or page.word(at + 1)[:1] in (_LAM, _BA)):
        return at - 1
    return min(last, after + object_length(page, after, last) - 1)


def apposition(page: Page, phrase: Phrase, last: int) -> Phrase:
    """The phrase with the name of who bears its title: ``الناطق باسم التحالف العميد أحمد``."""
    if not page.title_head(phrase.first) or any(
        a.mention.value.kind == "person" for a in page.agents_in(phrase.first, phrase.last)
    ):
        return phrase
    for j in range(phrase.last + 1, min(last, phrase.last + LONGEST) + 1):
        agent = page.agent_at.get(j)
        apart = page.gap(j).strip()
        if agent is not None and agent.mention.value.kind == "person" and agent.head == j:
            beside = apart in ("", "\u060c", ",") and not page.joins(j)
            definite = page.word(j - 1).startswith(_ARTICLE) or j - 1 in page.agent_at or bool(apart)
            return Phrase(phrase.first, agent.tail) if beside and definite else phrase
        if apart or j in page.cue_at or page.is_a(j, "relative") or page.is_that(j):
            return phrase
    return phrase


def _joint(page: Page, tail: int) -> int:
    """The end of the last actor that is coordinated with the one that ends at ``tail``."""
    following = page.agent_at.get(tail + 1)
    while following is not None and following.head == tail + 1 and page.joins(tail + 1):
        tail = following.tail
        following = page.agent_at.get(tail + 1)
    return tail


def _ends_before(page: Page, here: int) -> bool:
    """Does the noun phrase end before word ``here``?"""
    gap = page.gap(here)
    if len(page.word(here - 1)) == 1 and gap.strip() == ".":
        return False  # an abbreviated title
    if _BREAKS.intersection(gap) - {"-", "\u2013"} or " -" in gap:
        return True
    word = page.word(here)
    if page.is_a(here, "preposition") or page.is_a(here, "temporal") or page.is_a(here, "relative"):
        return True
    if page.is_a(here, "subordinator") or page.is_that(here) or page.is_a(here, "negator"):
        return True
    if page.is_a(here, "particle") and word[:1] == CONJUNCTIONS[1]:
        return True  # according to the ministry, there have been
    if word[:1] == _BA and page.grammar.is_own(word[1:], "channel"):
        return True  # in his testimony
    if page.is_a(here, "quantifier") and page.word(here - 1).startswith(_ARTICLE):
        return True  # asked all
    cue = page.cue_at.get(here)
    verbal = cue is not None and (cue.value.form != "masdar" or cue.value.gender)
    if cue is not None and verbal and "homograph" not in cue.value.entry.flags and not transfer(page, cue):
        return True
    deed = page.grammar.is_masdar(word) or page.grammar.is_own_masdar(word)
    if page.word(here - 1).startswith(_ARTICLE) and deed and here not in page.agent_at:
        return True  # the object follows the subject
    if page.word(here - 1).startswith(_ARTICLE) and _is_body(page, here):
        return True  # accused the movement
    if word.endswith(_ALEF) and len(word) > 4 and page.is_a(here + 1, "preposition") and here not in page.agent_at:
        return True
    return _addressed(page, here)


def _is_body(page: Page, here: int) -> bool:
    """Does the name of a body begin here, which no definite phrase goes on with, as it may with a person's?"""
    at = here + 1 if page.is_a(here, "organization") and here not in page.agent_at else here  # the noun of its kind
    agent = page.agent_at.get(at)
    if agent is None or agent.head != at or page.joins(here):
        return False
    return agent.mention.value.kind in _BODIES and not page.word(here).startswith(_ARTICLE)


def transfer(page: Page, cue: Mention[CueWord]) -> bool:
    """Is a bare form of relaying the noun of transport: nobody who speaks and no ``عن`` stands behind it?"""
    i, after = cue.value.word, cue.value.last + 1
    if "from" not in cue.value.entry.flags or page.word(i) != cue.value.entry.bare or page.gap(i).strip():
        return False
    speaks = after in page.agent_at or page.is_a(after, "speaker") or page.is_a(after, "temporal")
    return not (speaks or page.is_a(after, "preposition") or after in page.opening)


def subject_before(page: Page, verb: int, first: int) -> Phrase | None:
    """The subject before its verb, in the same clause (``لكن الوزير أكد أن``)."""
    at = verb - 1
    if page.words.folded[verb][:1] in CONJUNCTIONS and page.cue_at[verb].value.joined:
        return None
    if page.word(at) == _WHO and page.is_a(at - 1, "auxiliary"):
        at -= 1  # it is they who asked
    while at >= first and (page.is_a(at, "auxiliary") or (at in page.dated and at not in page.agent_at)):
        at -= 1
    if at >= first and page.is_that(at):
        return _aforetime(page, at, first)
    if at < first or (page.gap(verb).strip() and not _closes_name(page, at, verb)):
        return None
    if page.is_a(at, "relative"):
        return _antecedent(page, at, first)
    if _resumptive(page, verb):
        return None
    start = at
    while start > first and at - start < LONGEST + 4 and not _opens(page, start):
        start -= 1
    while start <= at and (page.is_a(start, "opener") or page.is_a(start, "temporal")):
        start += 1
    if start > at or not _begins(page, start) or page.is_a(start, "preposition"):
        return None
    if not _nominal(page, start):
        return None
    phrase = noun_phrase(page, start, at)
    return phrase if phrase and _stands_alone(page, phrase, at) else None


def _resumptive(page: Page, verb: int) -> bool:
    """``بنشر تغريدة قال فيها``, ``هذا ما قال``: does what stands before the verb hold what was said?"""
    inside = page.is_a(page.cue_at[verb].value.last + 1, "within") and page.is_a(verb + 1, "bound_preposition")
    return inside or (page.is_a(verb - 1, "hinge") and page.is_a(verb - 2, "demonstrative"))


def _closes_name(page: Page, at: int, verb: int) -> bool:
    """Does a name in quotation marks end right before the verb?"""
    marks = page.enclosing.get(at)
    short = marks is not None and marks.last == at and len(marks) <= _NAME
    return short and _MARKS.issuperset(page.gap(verb))


def _nominal(page: Page, start: int) -> bool:
    """Is the word no verb and no deed?"""
    word = page.word(start)
    if start in page.agent_at or page.is_a(start, "speaker"):
        return True
    if page.is_a(start, "existential"):
        return False  # there are people who
    past = word.endswith(_TA) and len(word) > 4 and not word.endswith(_PLURAL) and not word.startswith(_ARTICLE)
    return not past and not page.grammar.is_present(word) and not page.grammar.is_masdar(word)


def _aforetime(page: Page, that: int, first: int) -> Phrase | None:
    """``سبق للوزير أن قال``: who did so before stands behind a preposition."""
    for j in range(that - 1, max(first, that - LONGEST) - 1, -1):
        if page.is_a(j, "aforetime"):
            phrase = noun_phrase(page, j + 1, that - 1) if j + 1 < that else None
            written = phrase is not None and phrase.first not in page.agent_at and len(page.word(j + 1)) > 2
            return evolve(phrase, offset=1) if phrase is not None and written else phrase
    return None


def _stands_alone(page: Page, phrase: Phrase, at: int) -> bool:
    """Does the phrase reach the verb, or is what stands between a relative clause or a prepositional phrase?"""
    if page.cue_at.get(phrase.first) is not None and phrase.first not in page.agent_at:
        return False
    after = phrase.last + 1
    return (
        after > at or page.is_a(after, "relative") or page.is_a(after, "preposition") or page.is_a(after, "temporal")
    )


def _antecedent(page: Page, relative: int, first: int) -> Phrase | None:
    """The actor that a relative clause belongs to."""
    agent = page.agent_at.get(relative - 1)
    if agent is not None and agent.head >= first:
        person = agent.mention.value.kind == "person"  # who accuses, of two who were named
        one = person and page.is_a(relative, "singular")
        return Phrase(agent.head if one else _first_joint(page, agent.head, first), agent.tail)
    start = relative
    while start - 1 >= first and relative - start < 4 and not page.is_a(start - 1, "preposition"):
        start -= 1
        if page.is_that(start):
            break
        if page.is_a(start, "speaker"):
            return Phrase(start, relative - 1)
        if page.gap(start).strip() and start != relative:
            break
    start = relative
    while start - 1 >= first and (start == relative or not page.gap(start).strip()):
        if not page.word(start - 1).lstrip(CONJUNCTIONS).startswith(_ARTICLE):
            break
        start -= 1
    return Phrase(start, relative - 1) if start < relative else None


def _first_joint(page: Page, head: int, first: int) -> int:
    """The beginning of the first actor that is coordinated with the one that begins at ``head``."""
    while head > first and page.joins(head):
        agent = page.agent_at.get(head - 1)
        if agent is None or agent.head < first or agent.tail != head - 1:
            break
        head = agent.head
    return head


def _opens(page: Page, at: int) -> bool:
    """Does a clause open at word ``at``?"""
    gap = page.gap(at)
    if page.is_that(at - 1) or page.is_a(at - 1, "clause_opener"):
        return True
    if page.is_a(at - 1, "was") and not page.is_a(at - 2, "relative"):
        return True
    marks = page.opening.get(at)
    if marks is not None and len(marks) <= _NAME and marks.closed and _MARKS.issuperset(gap):
        return False  # a name in quotation marks
    return at not in page.agent_at and bool(_CLAUSE.intersection(gap))
