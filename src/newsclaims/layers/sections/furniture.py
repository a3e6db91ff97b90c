"""Known phrases of page furniture, from lexicons of the kind ``furniture``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from newsclaims.lexicons import Lexicons
from newsclaims.views import fold

__all__ = ["MATCHES", "Entry", "Furniture", "build"]

MATCHES = ("line", "start", "label", "list", "rest", "trail")
"""How a phrase may be recognised; docs/reference/lexicons.md, section furniture."""

_TOKEN = re.compile(r"[^\W\d_]+")  # numbers in a phrase don't matter: counters, times
_PIECE = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"\s*[:/|\u2013\u2014-]")  # what sets a label off
_CREDIT = re.compile(r"[^.]*[(\[]([^()\[\]]{2,40})[)\]]\W*")
_HEAD = 96  # characters at the head of a line in which a phrase is looked for
_TRAIL = 80  # the longest line of menu words, in characters
_LONG = 14  # from so many words on, a line that ends in a full stop is a paragraph
_LABELLED = 10  # the longest line, in words, that a label makes furniture
_CAPTION = 16  # the longest caption, in words
_SHORT = 240  # the longest caption, in characters


@frozen
class Entry:
    """What a lexicon says about a phrase."""

    kind: str
    match: str


@frozen
class Furniture:
    """The phrases, and the one pattern of menu words.

    Attributes:
        phrases: by their folded tokens, joined by spaces.
        longest: the number of tokens of the longest phrase.
        trails: for each kind, the pattern of a line that consists of such words only.
        promo: the pattern of a heading with a colon after the end of a sentence, in the middle of a line.
    """

    phrases: Mapping[str, Entry]
    longest: int
    trails: tuple[tuple[str, re.Pattern[str]], ...]
    promo: re.Pattern[str]

    def find(self, line: str, words: int, *, stopped: bool) -> tuple[Entry, bool] | None:
        """The entry that makes ``line`` (folded) furniture, and whether anything follows the phrase."""
        for entry, rest in self._heads(line[:_HEAD]):
            alone = not _TOKEN.search(rest) and len(line) <= _HEAD
            if _fits(entry, alone=alone, sign=bool(_SIGN.match(rest)), words=words, stopped=stopped):
                return entry, not alone
        if len(line) <= _TRAIL and (kind := self._trail(line)):
            return Entry(kind, "trail"), False
        if (
            words <= _CAPTION
            and not stopped
            and len(line) <= _SHORT
            and (credit := _CREDIT.fullmatch(line))
            and self._credited(credit[1])
        ):
            return Entry("caption", "line"), False
        return None

    def _trail(self, line: str) -> str | None:
        return next((kind for kind, pattern in self.trails if pattern.fullmatch(line)), None)

    def _credited(self, named: str) -> bool:
        """Do brackets at the end of a line name an agency or say that a picture is from the files?"""
        entry = self.phrases.get(" ".join(_TOKEN.findall(named)))
        return self._trail(named) == "source" or (entry is not None and entry.kind == "caption")

    def _heads(self, head: str) -> Iterator[tuple[Entry, str]]:
        """Entries of phrases at the start of a line, the longest first, with what follows each."""
        tokens: list[str] = []
        ends: list[int] = []
        for match in _TOKEN.finditer(head):
            tokens.append(match[0])
            ends.append(match.end())
            if len(tokens) == self.longest:
                break
        for n in range(len(tokens), 0, -1):
            entry = self.phrases.get(" ".join(tokens[:n]))
            if entry:
                yield entry, head[ends[n - 1] :]


def _fits(entry: Entry, *, alone: bool, sign: bool, words: int, stopped: bool) -> bool:
    if alone:
        return True
    if entry.match == "label":
        return sign and words <= _LABELLED
    if entry.match in ("start", "list"):
        return not (stopped and words >= _LONG)
    return entry.match == "rest" and words <= _LABELLED and not stopped


def build(lexicons: Lexicons) -> Furniture:
    """The index of all rows of the kind ``furniture``; a row without ``match`` is taken as a whole line."""
    phrases: dict[str, Entry] = {}
    trails: dict[str, list[str]] = {}
    for row in lexicons.records("furniture"):
        phrase = fold(row["phrase"])
        match = row.get("match") or "line"
        if match == "trail":
            trails.setdefault(row["kind"], []).append(r"\W*".join(_PIECE.findall(phrase)))
        else:
            phrases[" ".join(_TOKEN.findall(phrase))] = Entry(row["kind"], match)
    longest = max((key.count(" ") + 1 for key in phrases), default=0)
    headings = [r"\s+".join(key.split()) for key, entry in phrases.items() if entry.match == "list"]
    return Furniture(
        phrases, longest, tuple((kind, _trail(words)) for kind, words in trails.items()), _promo(headings)
    )


def _trail(words: list[str]) -> re.Pattern[str]:
    one = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"[\W_]*(?:(?:{one})[\W_]*)+")


def _promo(headings: list[str]) -> re.Pattern[str]:
    one = "|".join(sorted(headings, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"[.!?\u061f\u2026\"\u201d\u00bb]\s+(?=(?:{one})\s*:)")
