"""The closed classes of Arabic that attribution needs, read from ``data/attribution.tsv``."""

from __future__ import annotations

import re

from attrs import frozen

from newsclaims.lexicons import Lexicons
from newsclaims.views import fold
from newsclaims.words import CONJUNCTIONS

__all__ = ["SOUND_PLURALS", "Grammar", "grammar"]

SOUND_PLURALS = ("\u0648\u0646", "\u064a\u0646")
"""Endings of plurals of people: of the subject, and of other cases."""

# The pronouns that are written to a complementiser: (that) he, she, they, I, we.
_SUFFIX = (
    "(?:\u0647[\u0627\u0645\u0646]?|\u0647\u0645\u0627|\u0646\u064a|\u0646\u0646?\u0627|\u0643\u0645|\u064a|\u0627)?"
)
# Shapes of verbal nouns, folded: istiqbal and infi'al, tahdid, mufa'ala, tafa'ul, i'ada.
_MASDAR = re.compile(
    "\u0627(?:\u0633\u062a|\u0646)?.{2,3}\u0627.\u0647?|\u062a.{2}\u064a.\u0647?|\u0645.\u0627.{2}\u0647|\u062a.\u0627?.{2}|\u0627.\u0627.\u0647"
)
_PRESENT = re.compile("\u064a.{2,}")
# The possessive pronouns of the third person, folded: his, her, their; the longer ones first.
_OWNERS = ("\u0647\u0645\u0627", "\u0647\u0627", "\u0647\u0645", "\u0647\u0646", "\u0646\u0627", "\u0647", "")
_TA, _TA_MARBUTA = "\u062a", "\u0647"
# The future of a verb: sa- before the present tense.
_FUTURE = re.compile("\u0633(?:[\u064a\u062a\u0646].|\u0623[^\u0644]).+")

# A shorter word has no letter to spare for a conjunction.
_JOINED = 4

# Short words behind a conjunction.
_PARTICLES = frozenset({"preposition", "negator", "temporal", "passive"})

_NONE: frozenset[str] = frozenset()


@frozen
class Grammar:
    """Sets of folded words by what they do, and the shapes that complete them.

    Attributes:
        classes: the words of each class.
        kinds: the classes of each word.
        complementisers: a complementiser with its pronoun.
        radicals: beginnings of words whose first letter is no conjunction, although it is written like one.
    """

    classes: dict[str, frozenset[str]]
    kinds: dict[str, frozenset[str]]
    complementisers: re.Pattern[str]
    radicals: re.Pattern[str]

    def kinds_of(self, word: str) -> frozenset[str]:
        """The classes of a word, as written or behind a conjunction."""
        found = self.kinds.get(word, _NONE)
        return found | self.kinds.get(word[1:], _NONE) if word[:1] in CONJUNCTIONS else found

    def is_a(self, word: str, kind: str) -> bool:
        """Is ``word`` of the class, as written or behind a conjunction?"""
        return kind in self.kinds_of(word)

    def is_that(self, word: str) -> bool:
        """Is it a complementiser, with or without a pronoun?"""
        return bool(self.complementisers.fullmatch(word))

    def is_masdar(self, word: str) -> bool:
        """Does it look like a verbal noun, or stand for one?"""
        return word in self.classes.get("content_noun", _NONE) or (
            len(word) > 3 and not word.startswith("\u0627\u0644") and bool(_MASDAR.fullmatch(word))
        )

    def is_own_masdar(self, word: str) -> bool:
        """Does it look like a verbal noun with the pronoun of who did it (``استقالته``)?"""
        stems = [word[: len(word) - len(owner)] for owner in _OWNERS[:-1] if word.endswith(owner)]
        return any(self.is_masdar(stem[:-1] + _TA_MARBUTA if stem[-1:] == _TA else stem) for stem in stems)

    def is_present(self, word: str) -> bool:
        """Does it look like a verb of the present tense, not like an adjective of origin (``يهودية``)?"""
        return bool(_PRESENT.fullmatch(word)) and not word.endswith(("\u0627\u062a", "\u064a\u0647"))

    def is_future(self, word: str) -> bool:
        """Is it, in the plain view, a verb of the future (``سيزور``), not a noun like ``سيول`` or ``سيطرتها``?"""
        return bool(_FUTURE.fullmatch(word)) and not self._owned(fold(word), "unfuture")

    def is_own(self, word: str, kind: str) -> bool:
        """Is it a noun of the class with the pronoun of its owner (``تعبيره``)?"""
        return word not in self.classes.get(kind, _NONE) and self._owned(word, kind)

    def _owned(self, word: str, kind: str) -> bool:
        nouns = self.classes.get(kind, _NONE)
        stems = [word[: len(word) - len(owner)] for owner in _OWNERS if word.endswith(owner)]
        return any(stem in nouns or (stem[-1:] == _TA and stem[:-1] + _TA_MARBUTA in nouns) for stem in stems)

    def is_joined(self, word: str) -> bool:
        """Does the word begin with a conjunction, not with a letter of its own (``وزير``)?"""
        if word[:1] in CONJUNCTIONS and _PARTICLES & self.kinds.get(word[1:], _NONE):
            return True
        if word[:1] != CONJUNCTIONS[0] or len(word) < _JOINED:
            return False
        return word[1:2] == CONJUNCTIONS[0] or not self.radicals.match(word)


def grammar(lexicons: Lexicons) -> Grammar:
    """The classes of all lexicons of the kind ``attribution``."""
    classes: dict[str, set[str]] = {}
    for row in lexicons.records("attribution"):
        classes.setdefault(row["class"], set()).add(fold(row["word"]))
    heads = "|".join(sorted(map(re.escape, classes.get("complementiser", {"\u0627\u0646"})), key=len, reverse=True))
    pattern = re.compile(f"(?:[{CONJUNCTIONS}]?(?:{heads})){_SUFFIX}")
    kinds: dict[str, set[str]] = {}
    for kind, words in classes.items():
        for word in words:
            kinds.setdefault(word, set()).add(kind)
    radicals = re.compile("|".join(sorted(map(re.escape, classes.get("radical", ())))) or "(?!)")
    return Grammar(
        {k: frozenset(v) for k, v in classes.items()}, {k: frozenset(v) for k, v in kinds.items()}, pattern, radicals
    )
