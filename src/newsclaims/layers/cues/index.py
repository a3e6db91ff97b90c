"""The index of all written forms of all cues, built once for a pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast, get_args

from attrs import frozen

from newsclaims.claims import Modality, Stance
from newsclaims.errors import LexiconError
from newsclaims.layers.cues.inflection import (
    OBJECTS,
    Inflected,
    assimilated,
    participles,
    past,
    present,
    with_objects,
)
from newsclaims.layers.cues.model import CueEntry, CueKind
from newsclaims.lexicons import Lexicons
from newsclaims.views import fold, plain
from newsclaims.words import CONJUNCTIONS

__all__ = ["CueIndex", "Sense", "cue_index"]

_FUTURE = "\u0633"  # sa-, of the future
# Hamza below at the beginning of a word.
_KASRA = re.compile("\\b\u0625")
_SHADDA = "\u0651"
_BY = "\u0628"
# The possessive pronouns of the third person: his, her, their (two and more).
_OWN = OBJECTS[:4]
_STANCES = frozenset(get_args(Stance))


class Sense(NamedTuple):
    """One reading of a written form.

    Attributes:
        entry: the row of the lexicon.
        form: what its ending tells.
        spelling: the form as a careful writer spells it, for telling apart what only a hamza tells apart.
    """

    entry: CueEntry
    form: Inflected
    spelling: str


@frozen
class CueIndex:
    """Written forms, folded, with their readings.

    Attributes:
        known: each form with and without the letters written before it, and how many such letters there are.
        senses: the readings of the form without those letters.
        phrases: cues of several words by their first word.
        jussives: the negations that a jussive stands after.
        nouns_before: words after which a verb's bare form is a noun: prepositions and the like.
    """

    known: dict[str, int]
    senses: dict[str, tuple[Sense, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Sense], ...]]
    jussives: frozenset[str]
    nouns_before: frozenset[str]


def cue_index(lexicons: Lexicons) -> CueIndex:
    """The index of the cues of all lexicons.

    Raises:
        LexiconError: a row has an unknown class.
    """
    senses: dict[str, list[Sense]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    future: set[str] = set()
    pairs = [(entry, form) for entry, row in _rows(lexicons) for form in _forms(entry, row)]
    texts = "\n".join(form.text for _, form in pairs)  # folded at once: a view for each form would be slow
    spellings = spelled(plain(texts)).split("\n")
    for (entry, form), spelling, folded in zip(pairs, spellings, fold(texts).split("\n")):
        sense = Sense(entry, form, spelling)
        if " " in folded:
            words = tuple(folded.split())
            phrases.setdefault(words[0], []).append((words, sense))
            continue
        senses.setdefault(folded, []).append(sense)
        if form.form in ("finite", "passive") and folded[0] in "\u064a\u062a":
            future.add(folded)
    known = dict.fromkeys(senses, 0)
    known.update(dict.fromkeys(phrases, 0))
    heads = (*senses, *phrases)
    for letter in CONJUNCTIONS:
        known.update({letter + form: 1 for form in heads if letter + form not in senses})
        known.update({letter + _FUTURE + form: 2 for form in future})
    known.update({_FUTURE + form: 1 for form in future if _FUTURE + form not in senses})
    others = _classes(lexicons)
    for word in others.get("no_cue", ()):
        for letter in ("", *CONJUNCTIONS):
            known.pop(letter + word, None)
    return CueIndex(
        known,
        {k: tuple(v) for k, v in senses.items()},
        {k: tuple(v) for k, v in phrases.items()},
        frozenset(others.get("jussive", ())),
        frozenset(others.get("preposition", set()) | others.get("negation", set()))
        - frozenset(others.get("bound_preposition", ())),
    )


def _classes(lexicons: Lexicons) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicons.records("attribution"):
        found.setdefault(row["class"], set()).add(row["word"])
    return {k: set(fold("\n".join(sorted(v))).split("\n")) for k, v in found.items()}


def spelled(form: str) -> str:
    """A plain form without what careful writers differ in: final ya, ta marbuta, initial kasra."""
    form = form.replace("\u0649", "\u064a").replace("\u0629", "\u0647")
    return _KASRA.sub("\u0627", form)


def _rows(lexicons: Lexicons) -> Iterator[tuple[CueEntry, dict[str, str]]]:
    for row in lexicons.records("cues"):
        yield _entry(row), row


def _entry(row: dict[str, str]) -> CueEntry:
    stance = row["class"]
    if stance not in _STANCES:
        known = ", ".join(sorted(_STANCES))
        raise LexiconError(f"cue {row['lemma']!r} has the class {stance!r}; it must be one of {known}")
    nouns = tuple("" if n == "0" else fold(n) for n in row.get("nouns", "").split(",") if n)
    return CueEntry(
        lemma=row["lemma"],
        stance=cast("Stance", stance),
        kind=cast("CueKind", row.get("kind") or "verb"),
        nouns=nouns,
        hearer=bool(row.get("hearer")),
        flags=frozenset(f for f in row.get("flags", "").split(",") if f),
        modality=cast("Modality", row.get("modality") or "fact"),
        bare=fold(row["lemma"]),
    )


def _forms(entry: CueEntry, row: dict[str, str]) -> Iterator[Inflected]:
    lemma = entry.lemma.replace(_SHADDA, "")
    if entry.kind != "verb":
        yield Inflected(lemma, entry.kind, "", "")
        return
    finite: list[Inflected] = list(past(lemma))
    if row.get("present"):
        finite.extend(present(row["present"]))
        finite.extend(assimilated(lemma, row["present"]))
    if "homograph" in entry.flags:  # the dual ending is the accusative of a noun
        finite = [f for f in finite if f.number != "d"]
    yield from finite
    if entry.hearer:
        yield from _each(f for f in finite if f.form == "finite")
    if row.get("participle"):
        yield from participles(row["participle"])
    if row.get("masdar"):
        if not entry.flags & {"homograph", "rare", "near"}:
            yield Inflected(row["masdar"], "masdar", "", "")
        yield from _masdars(row["masdar"])


def _each(forms: Iterable[Inflected]) -> Iterator[Inflected]:
    for form in forms:
        yield from with_objects(form)


def _masdars(noun: str) -> Iterator[Inflected]:
    """The verbal noun with the pronoun of who says it: his saying, by their confirming."""
    stem = noun[:-1] + "\u062a" if noun.endswith("\u0629") else noun
    for pronoun in _OWN:
        gender = "f" if pronoun == _OWN[1] else "m"
        number = "s" if pronoun in _OWN[:2] else "p"
        for before in ("", _BY):
            yield Inflected(before + stem + pronoun, "masdar", gender, number, pronoun=True)
