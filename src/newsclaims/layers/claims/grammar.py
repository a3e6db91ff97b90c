"""The closed classes of Arabic that attribution needs, read from ``data/attribution.tsv``."""

from __future__ import annotations

import re

from attrs import frozen

from newsclaims.lexicons import Lexicons
from newsclaims.views import fold
from newsclaims.words import CONJUNCTIONS

__all__ = ["Grammar", "grammar"]

# The pronouns that are written to a complementiser: (that) he, she, they, I, we.
_SUFFIX = (
    "(?:\u0647[\u0627\u0645\u0646]?|\u0647\u0645\u0627|\u0646\u064a|\u0646\u0646?\u0627|\u0643\u0645|\u064a|\u0627)?"
)
# Shapes of verbal nouns, folded: istiqbal and infi'al, tahdid, mufa'ala, tafa'ul, i'ada.
_MASDAR = re.compile(
    "\u0627(?:\u0633\u062a|\u0646)?.{2,3}\u0627.\u0647?|\u062a.{2}\u064a.\u0647?|\u0645.\u0627.{2}\u0647|\u062a.\u0627?.{2}|\u0627.\u0627.\u0647"
)
_PRESENT = re.compile("\u064a.{2,}")

_NONE: frozenset[str] = frozenset()


@frozen
class Grammar:
    """Sets of folded words by what they do, and the shapes that complete them.

    Attributes:
        classes: the words of each class.
        kinds: the classes of each word.
        complementisers: a complementiser with its pronoun.
    """

    classes: dict[str, frozenset[str]]
    kinds: dict[str, frozenset[str]]
    complementisers: re.Pattern[str]

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
        return word in self.classes.get("content_noun", frozenset()) or (
            len(word) > 3 and not word.startswith("\u0627\u0644") and bool(_MASDAR.fullmatch(word))
        )

    def is_present(self, word: str) -> bool:
        """Does it look like a verb of the present tense?"""
        return bool(_PRESENT.fullmatch(word)) and not word.endswith("\u0627\u062a")


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
    return Grammar(
        {k: frozenset(v) for k, v in classes.items()}, {k: frozenset(v) for k, v in kinds.items()}, pattern
    )
