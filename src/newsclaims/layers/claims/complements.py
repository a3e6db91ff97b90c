"""The complement of a cue: the clause, quotation or noun phrase that it governs, found in the words after it."""

from __future__ import annotations

from attrs import define

from newsclaims.layers.claims.model import Complement, ComplementKind
from newsclaims.layers.claims.page import Marks, Page
from newsclaims.layers.claims.phrases import noun_phrase, object_length, subject_after, transfer
from newsclaims.layers.cues import CueWord
from newsclaims.mentions import Mention
from newsclaims.words import CONJUNCTIONS

__all__ = ["complement", "fresh", "nameless"]

# How far a complement may stand from its cue, in words: usually, for verbs of other senses, and for close ones.
REACH, REACH_RARE, REACH_NEAR = 45, 14, 7
# A quotation of fewer words is a name or a distanced word.
SPEECH = 4
_LONGEST_NAME = 8
_LONGEST_PHRASE = 5
# Within how many words a preposition after a verb begins what the verb is about.
_SUBJECT = 4
# How far behind its verb a remark on an unnamed speaker names what is withheld, in words.
_REMARK = 4
_CLOSING = ' "\u00bb\u00ab\u201d\u201c\u2019'
_OF = "\u0645\u0646"
_LAM, _FA = "\u0644", "\u0641"
_ARTICLE = "\u0627\u0644"
_ROOT = 3
# Classes of words that only begin like a preposition with its noun (بعد, بين) or say when and how.
_NO_CHARGE = ("preposition", "temporal", "manner", "subordinator", "joiner", "opener", "other_time")


def complement(page: Page, cue: Mention[CueWord], sentence: tuple[int, int]) -> Complement | None:
    """What ``cue`` governs in its sentence; None when nothing there can be its content."""
    flags = cue.value.entry.flags
    if cue.value.form in ("frame", "conjunction"):
        return None
    if cue.value.form == "masdar" and not cue.value.gender:
        return _of_masdar(page, cue, sentence)
    found = _clause(page, cue, sentence, _reach(flags))
    if "in" in flags:
        return found if found and found.kind == "that" and page.is_a(cue.value.last + 1, "within") else None
    after_comma = bool(page.gap(cue.value.word).strip())
    if cue.value.entry.nouns and (cue.value.form == "finite" or after_comma):
        noun = _noun(page, cue, sentence) if not found or found.kind == "quote" or _wants(cue) else None
        if noun is not None and (found is None or noun.limit < found.limit - int(found.kind == "that")):
            return noun if found is None or found.kind != "that" or _is_joint(page, cue, noun) else found
    return found


def _wants(cue: Mention[CueWord]) -> bool:
    """Does it ask for a deed: ``دعت إلى اجتماع`` is whole, whatever clause comes after?"""
    return cue.value.stance in ("asks", "demands")


def _is_joint(page: Page, cue: Mention[CueWord], noun: Complement) -> bool:
    """Does a preposition of its own join the noun?"""
    return page.word(noun.limit) in cue.value.entry.nouns


def _reach(flags: frozenset[str]) -> int:
    if "near" in flags:
        return REACH_NEAR
    return REACH_RARE if "rare" in flags or "homograph" in flags else REACH


def _of_masdar(page: Page, cue: Mention[CueWord], sentence: tuple[int, int]) -> Complement | None:
    """``نفي إيران إجراء محادثات``: a verbal noun with its speaker and a clause, or a denial of a deed."""
    first = cue.value.last + 1
    named = first in page.agent_at or page.is_a(first, "speaker")
    phrase = noun_phrase(page, first, sentence[1]) if named and not page.gap(first).strip() else None
    if phrase is None:
        return None
    agent = page.agent_at.get(first)
    at = (agent.tail if agent else phrase.last) + 1
    if at > sentence[1]:
        return None
    if page.is_that(at):
        return Complement("that", at, page.words.starts[at])
    if cue.value.stance in ("denies", "refuses") and _is_content(page, at):
        return Complement("noun", at, page.words.starts[at])
    return None


@define
class _Way:
    """What was passed on the way from a cue to its complement."""

    close: int = -1
    resumed: Mention[CueWord] | None = None
    relative: int = -9
    name_until: int = -1

    def found(self, kind: ComplementKind, limit: int, start: int) -> Complement:
        return Complement(kind, limit, start, self.close, self.resumed)


def _clause(page: Page, cue: Mention[CueWord], sentence: tuple[int, int], reach: int) -> Complement | None:
    """A complementiser, a colon or an opening quotation mark before the next attribution."""
    first = cue.value.last + 1
    way = _Way()
    for j in range(first, min(sentence[1], first + reach) + 1):
        gap = page.gap(j)
        if "\u061b" in gap or ";" in gap:
            return None
        if ":" in gap:
            return way.found("colon", j, _after_colon(page, j))
        marks = page.opening.get(j)
        if marks and j > way.name_until and _is_speech(page, marks.first, marks.last, sentence[1]):
            if not _is_name(page, marks, sentence[1], first + reach) and not _in_passing(page, marks, sentence[1]):
                return way.found("quote", j, marks.start)
            way.name_until = marks.last
        if _governs(page, cue, j, first):
            return way.found("that", j, page.words.starts[j])
        if cue.value.stance == "asks" and page.is_a(j, "question"):
            return way.found("quote", j, page.words.starts[j])
        if j > way.name_until and not _passes(page, cue, j, way):
            return None
    return None


def _in_passing(page: Page, marks: Marks, end: int) -> bool:
    """Is a short quotation a name or a phrase in a sentence that goes on behind it?"""
    if len(marks) > _LONGEST_PHRASE or marks.last >= end or page.is_that(marks.first):
        return False
    return not page.gap(marks.last + 1).strip(_CLOSING) and marks.last + 1 not in page.cue_at


def _governs(page: Page, cue: Mention[CueWord], j: int, first: int) -> bool:
    """Is word ``j`` the complementiser of the cue?"""
    word = page.word(j)
    if page.negates(j):
        return True
    if not page.is_that(j) or _blocked(page, j, first):
        return False
    return word[0] not in CONJUNCTIONS or word[0] == _FA


def _passes(page: Page, cue: Mention[CueWord], j: int, way: _Way) -> bool:
    """Does the search go on behind word ``j``? Not behind another attribution."""
    other = page.cue_at.get(j)
    if other is not None and not page.is_that(j):
        step = _over(page, cue, other, j, way.relative)
        if step == "stop":
            return False
        if step == "close":
            way.close = other.value.last
        elif step == "resume":
            way.resumed = other
    if page.is_a(j, "relative"):
        way.relative = j
    return True


def _over(page: Page, cue: Mention[CueWord], other: Mention[CueWord], j: int, relative: int) -> str:
    """What another cue on the way means: it ends the search, belongs to this cue, or stands aside."""
    form = other.value.form
    if form == "participle" and _says(other) and _closes(page, cue, j):
        return "close"
    if _says(other) and page.grammar.is_present(page.word(j)) and ":" in page.gap(other.value.last + 1):
        return "close"
    if nameless(page, other) or transfer(page, other):
        return "aside"  # who asks not to be named
    if form == "masdar" and not other.value.gender:
        return "aside"
    if form == "masdar":
        return "resume" if j - cue.value.last > 2 or cue.value.entry.stance == "relays" else "close"
    if form in ("frame", "conjunction") or "homograph" in other.value.entry.flags:
        return "aside"
    if form == "finite" and (j - relative <= 2 or _in_frame(page, j)):
        return "aside"
    if "rare" in other.value.entry.flags:
        return "aside"
    return "stop"


def _in_frame(page: Page, j: int) -> bool:
    """``قال، بحسب ما نقلت عنه الوكالة، إن``: does the verb belong to a frame?"""
    frame = page.cue_at.get(j - 2) if page.is_a(j - 1, "hinge") else None
    return frame is not None and frame.value.form == "frame"


def _closes(page: Page, cue: Mention[CueWord], j: int) -> bool:
    """Does the participle at word ``j`` close a cue whose subject stands between (``شرح الطبيب قائلا``)?"""
    first = cue.value.last + 1
    if j == first or "adds" in cue.value.entry.flags:
        return True
    told = cue.value.form == "finite" and cue.value.stance == "asserts" and not cue.value.entry.nouns
    clear = not page.commas_in(first, j) and j not in page.opening
    return told and clear and not any(page.is_a(k, "preposition") for k in range(first, min(j, first + _SUBJECT)))


def nameless(page: Page, cue: Mention[CueWord]) -> bool:
    """Does the verb say that a speaker isn't named: ``طلب عدم ذكر اسمه``, ``رفض الكشف عن هويته``?"""
    last = cue.value.last
    if page.is_a(last + 1, "unnamed"):
        return True
    for j in range(last + 1, last + _REMARK + 1):
        if page.gap(j).strip():
            return False
        if page.is_a(j, "identity"):
            return True
    return False


def _says(cue: Mention[CueWord]) -> bool:
    """Is it the plain participle that closes other cues (``أردف قائلا``)?"""
    return "say" in cue.value.entry.flags


def _after_colon(page: Page, j: int) -> int:
    marks = page.opening.get(j)
    return marks.start if marks else page.words.starts[j]


def _is_speech(page: Page, first: int, last: int, end: int) -> bool:
    """Is a quotation something said, not a name or a distanced word?"""
    named = page.agent_at.get(first)
    if named is not None and named.tail >= last:
        return False
    return last - first + 1 >= SPEECH or (last >= end and first < last) or page.is_that(first)


def _is_name(page: Page, marks: Marks, end: int, reach: int) -> bool:
    """Is a longish quotation a name in the subject, since a complementiser follows it?"""
    if len(marks) > _LONGEST_NAME or page.is_that(marks.first):
        return False
    for j in range(marks.last + 1, min(end, marks.last + 10, reach) + 1):
        if page.is_that(j):
            return not _blocked(page, j, marks.first)
        if j in page.cue_at or "," in page.gap(j) or "\u060c" in page.gap(j):
            return False
    return False


def _blocked(page: Page, j: int, first: int) -> bool:
    """Does the complementiser belong to the word before it, not to the cue?"""
    if j == first:
        return False
    if page.words.plain[j].lstrip(CONJUNCTIONS).startswith("\u0625"):
        return False
    before = page.word(j - 1)
    if page.grammar.is_a(before, "blocker"):
        return True
    return j - 1 not in page.agent_at and page.grammar.is_present(before.lstrip(CONJUNCTIONS)) and j - 1 > first


def _noun(page: Page, cue: Mention[CueWord], sentence: tuple[int, int]) -> Complement | None:
    """A noun phrase, joined by the preposition that the cue takes."""
    first, end = cue.value.last + 1, min(sentence[1], cue.value.last + 16)
    value = cue.value
    bare = "homograph" in value.entry.flags and page.word(value.word) == value.entry.bare
    if bare and not fresh(page, cue, sentence):
        return None
    dropped = page.grammar.is_masdar(page.word(first)) and first not in page.agent_at
    subject = None if dropped else subject_after(page, first, end)
    at = subject.last + 1 if subject else first
    told = _behind_hearer(page, at, end)
    if "" in value.entry.nouns and told > at and page.grammar.is_masdar(page.word(told).removeprefix(_ARTICLE)):
        return Complement("noun", told, page.words.starts[told])
    for j in range(first, end + 1):
        other = page.cue_at.get(j)
        if other is not None and other.value.form != "masdar" and j > first:
            break
        for joint in () if page.is_a(j, "manner") else value.entry.nouns:
            start = _joined(page, j, joint) if joint or at <= j <= at + 2 else None
            if start is None and joint and value.stance == "accuses" and _is_charge(page, j, joint, first):
                start = _charged(page, j, joint)
            if start is not None:
                return Complement("noun", j, start)
    return None


def _behind_hearer(page: Page, at: int, end: int) -> int:
    """``طلبت من الإدارة التوصل``: the word behind who was asked; ``at`` when nobody is named there."""
    if page.is_a(at, "preposition") and page.word(at) != _OF and at < end:  # the ambassador in London asked
        behind = at + 1 + object_length(page, at + 1, end)
        at = behind if page.word(behind) == _OF else at
    if page.word(at) != _OF or at >= end:
        return at
    return min(end, at + 1 + object_length(page, at + 1, end))


def fresh(page: Page, cue: Mention[CueWord], sentence: tuple[int, int]) -> bool:
    """Does the cue begin its clause: at the head of the sentence, after punctuation or after a joining word?"""
    at = cue.value.word
    return (
        at == sentence[0]
        or page.is_that(at - 1)
        or bool(page.gap(at).strip())
        or (at - 1 >= sentence[0] and (page.is_a(at - 1, "joiner") or page.is_a(at - 1, "auxiliary")))
    )


def _joined(page: Page, j: int, joint: str) -> int | None:
    """Where the noun phrase begins, when word ``j`` joins it; None otherwise."""
    word, start = page.word(j), page.words.starts[j]
    if not joint:
        return start if _is_content(page, j) and j not in page.agent_at else None
    if word == joint and len(joint) > 1:
        return page.words.starts[j + 1] if page.word(j + 1) else None
    if len(joint) == 1 and word == joint and page.word(j + 1).isdigit():
        return page.words.starts[j + 1]
    if len(joint) == 1 and word.startswith(joint) and len(word) >= _ROOT and j not in page.agent_at:
        stem = word[1:]
        bare = stem[2:] if stem.startswith(_ARTICLE) else stem
        if page.grammar.is_masdar(stem) or page.grammar.is_masdar(bare) or (len(bare) == _ROOT and joint != _LAM):
            return start + 1
    return None


def _is_charge(page: Page, j: int, joint: str, first: int) -> bool:
    """``اتهم الحركة بعرقلة …``: behind the accused stands what he is accused of, be it a verbal noun or not."""
    word = page.word(j)
    if not word.startswith(joint) or j in page.agent_at or any(page.is_a(j, kind) for kind in _NO_CHARGE):
        return False
    if word == joint:
        return j + 1 in page.opening
    definite = word.startswith(joint + _ARTICLE)
    accused = j > first and (page.word(j - 1).startswith(_ARTICLE) or any(a.tail == j - 1 for a in page.agents))
    return len(word) > _ROOT and j not in page.dated and (definite or accused)


def _charged(page: Page, j: int, joint: str) -> int:
    """Where a charge begins: behind its preposition, at its quotation mark if one opens there."""
    return page.opening[j + 1].start if page.word(j) == joint else page.words.starts[j] + len(joint)


def _is_content(page: Page, j: int) -> bool:
    deed = page.grammar.is_masdar(page.word(j)) or page.grammar.is_own_masdar(page.word(j))
    return deed and not page.is_a(j, "no_deed")
