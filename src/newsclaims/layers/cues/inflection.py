"""Inflection by rule: from the dictionary form of an Arabic verb to the forms that news text has.

Input is what a dictionary gives: the past and the present tense in the third person masculine singular, and the
active participle. Weak endings (``نفى``, ``خشي``, ``دعا``) and hollow stems (``قال``, ``يشير``) follow the rules of
the grammar; doubled verbs (``أقر``) need none in the third person. Only the third person is made: a first person
inside a quotation is the quoted speaker's own attitude, not an attribution.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclaims.layers.cues.model import Form

__all__ = ["Inflected", "assimilated", "participles", "past", "present", "with_objects"]

ALEF, ALEF_MAQSURA, WAW, YA = "\u0627", "\u0649", "\u0648", "\u064a"
TA, NUN, TA_MARBUTA, HAMZA_ABOVE, MADDA = "\u062a", "\u0646", "\u0629", "\u0623", "\u0622"
_HA, _MIM, _KAF = "\u0647", "\u0645", "\u0643"
# him, her, them, them both, me, us, you
OBJECTS = (_HA, _HA + ALEF, _HA + _MIM, _HA + _MIM + ALEF, NUN + YA, NUN + ALEF, _KAF)
_HOLLOW = {ALEF}


class Inflected(NamedTuple):
    """A written form with what its ending tells.

    Attributes:
        text: the form, hamzas written, no marks.
        form: finite, passive or participle.
        gender: ``m``, ``f``, or ``""`` when the form doesn't tell.
        number: ``s``, ``d`` or ``p``.
        jussive: it stands only after the negation of the past.
        pronoun: it ends in a written pronoun.
    """

    text: str
    form: Form
    gender: str
    number: str
    jussive: bool = False
    pronoun: bool = False


def past(lemma: str) -> Iterator[Inflected]:
    """The past tense: he, she, they (two and more), and the passive where it is written otherwise."""
    stem = lemma[:-1]
    end = lemma[-1]
    yield Inflected(lemma, "finite", "m", "s")
    if end in (ALEF_MAQSURA, ALEF):
        long = stem + (YA if end == ALEF_MAQSURA else WAW)
        yield Inflected(stem + TA, "finite", "f", "s")
        yield Inflected(stem + WAW + ALEF, "finite", "m", "p")
        yield Inflected(long + ALEF, "finite", "m", "d")
        yield Inflected(stem + TA + ALEF, "finite", "f", "d")
        yield Inflected(stem + YA, "passive", "m", "s")
        return
    plural = stem if end == YA else lemma
    yield Inflected(lemma + TA, "finite", "f", "s")
    yield Inflected(plural + WAW + ALEF, "finite", "m", "p")
    yield Inflected(stem + MADDA if end == HAMZA_ABOVE else lemma + ALEF, "finite", "m", "d")
    yield Inflected(lemma + TA + ALEF, "finite", "f", "d")
    if len(lemma) > 2 and lemma[-2] in _HOLLOW:
        passive = lemma[:-2] + YA + end
        yield Inflected(passive, "passive", "m", "s")
        yield Inflected(passive + TA, "passive", "f", "s")


def present(third: str) -> Iterator[Inflected]:
    """The present tense, its subjunctive and jussive, and the passive where it is written otherwise."""
    body, end = third[1:], third[-1]
    weak = end in (ALEF_MAQSURA, YA, WAW, ALEF)
    yield Inflected(third, "finite", "m", "s")
    yield Inflected(TA + body, "finite", "f", "s")
    stem = body[:-1] if weak else body
    yield Inflected(YA + stem + WAW + NUN, "finite", "m", "p")
    yield Inflected(YA + stem + WAW + ALEF, "finite", "m", "p")
    dual = stem + (WAW if end == WAW else YA) if weak else body
    for person, gender in ((YA, "m"), (TA, "f")):
        yield Inflected(person + dual + ALEF + NUN, "finite", gender, "d")
    for person, gender in ((YA, "m"), (TA, "f")):
        if weak:
            if len(stem) > 2 or end != ALEF_MAQSURA:
                yield Inflected(person + stem, "finite", gender, "s", jussive=True)
            if end in (YA, WAW):
                yield Inflected(person + stem + ALEF_MAQSURA, "passive", gender, "s")
        elif len(body) > 2 and body[-2] in (WAW, YA):
            yield Inflected(person + body[:-2] + end, "finite", gender, "s", jussive=True)
            yield Inflected(person + body[:-2] + ALEF + end, "passive", gender, "s")


def assimilated(lemma: str, third: str) -> Iterator[Inflected]:
    """The passive of the present where the first root letter comes back: ``يصف``, ``يوصف``."""
    if lemma[0] == WAW and third[1:2] != WAW:
        for person, gender in ((YA, "m"), (TA, "f")):
            yield Inflected(person + WAW + third[1:], "passive", gender, "s")


def participles(active: str) -> Iterator[Inflected]:
    """The active participle as an adverb (``مضيفا``), in gender and number; ``active`` is in the accusative.

    The feminine plural is left out: in news it is a noun (``مقترحات``).
    """
    stem = active.rstrip(ALEF) if active.endswith(ALEF) else active
    yield Inflected(stem + ALEF, "participle", "m", "s")
    yield Inflected(stem + TA_MARBUTA, "participle", "f", "s")
    plural = stem[:-1] if stem.endswith(YA) else stem
    yield Inflected(plural + YA + NUN, "participle", "m", "p")
    yield Inflected(stem + TA + YA + NUN, "participle", "f", "d")


def with_objects(form: Inflected) -> Iterator[Inflected]:
    """A finite form with the pronoun of the hearer written to it (``أبلغتهم``)."""
    text = form.text
    if text.endswith(WAW + ALEF):
        text = text[:-1]
    elif text.endswith(ALEF_MAQSURA):
        text = text[:-1] + ALEF
    for pronoun in OBJECTS:
        yield Inflected(text + pronoun, form.form, form.gender, form.number, pronoun=True)
