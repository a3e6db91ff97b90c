"""The words that name events and say how they are told, from the lexicons of kind ``events``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from attrs import frozen

from newsclaims.lexicons import Lexicon, Lexicons
from newsclaims.views import fold
from newsclaims.words import ARTICLE, Words, readings

__all__ = ["EVENTS", "EventWords", "Found", "event_words", "stem"]

EVENTS = frozenset(
    [
        "talks",
        "violence",
        "war",
        "disaster",
        "accident",
        "deal",
        "visit",
        "arrest",
        "trial",
        "election",
        "sanctions",
        "protest",
        "office",
        "release",
        "launch",
        "match",
        "death",
        "price",
    ]
)
"""The classes of events."""

# Written to a noun's end: her/its, them, his/its, our.
_PRONOUNS = ("\u0647\u0645\u0627", "\u0647\u0627", "\u0647\u0645", "\u0646\u0627", "\u0647")
_TAIL, _OPEN_TAIL = "\u0647", "\u062a"
# Sound plurals, duals, the accusative's alef, the feminine.
_ENDINGS = (
    "\u0627\u062a",
    "\u064a\u0646",
    "\u0648\u0646",
    "\u0627\u0646",
    "\u064a\u0647",
    "\u0627",
    "\u0647",
    "\u064a",
)


@frozen
class Found:
    """A word or phrase of the lexicon in a text.

    Attributes:
        name: its class.
        lemma: its dictionary form.
        first: index of its first word.
        last: index of its last word.
        offset: characters of the first word that stand before it.
        definite: it has the article or a pronoun.
    """

    name: str
    lemma: str
    first: int
    last: int
    offset: int
    definite: bool


_Entry = tuple[tuple[str, ...], str, str]


class EventWords:
    """The rows of the lexicons, by the first word of each form."""

    def __init__(self, records: Iterable[dict[str, str]]) -> None:
        index: dict[str, list[_Entry]] = defaultdict(list)
        for row in records:
            first, *rest = fold(row["form"]).split()
            index[first].append((tuple(rest), row["class"], row["lemma"]))
        self._index = {key: tuple(sorted(found, key=lambda e: -len(e[0]))) for key, found in index.items()}
        self._known: dict[str, tuple[tuple[str, int, bool], ...]] = {}

    def find(self, words: Words, first: int, last: int) -> list[Found]:
        """What stands in the words ``[first, last)``; of one class the longest form that begins at a word."""
        folded = words.folded
        found: list[Found] = []
        for at in range(first, last):
            seen: set[str] = set()
            for key, offset, definite in self._keys(folded[at]):
                for rest, name, lemma in self._index[key]:
                    end = at + len(rest)
                    if name in seen or end >= last or not _follows(folded, at + 1, rest):
                        continue
                    seen.add(name)
                    found.append(Found(name, lemma, at, end, offset, definite))
        return found

    def lemma(self, word: str, name: str) -> str | None:
        """The lemma of a folded word in a class."""
        for key, _, _ in self._keys(word):
            for rest, other, lemma in self._index[key]:
                if other == name and not rest:
                    return lemma
        return None

    def _keys(self, word: str) -> tuple[tuple[str, int, bool], ...]:
        keys = self._known.get(word)
        if keys is None:
            keys = self._known[word] = tuple(dict.fromkeys(_forms(word, self._index)))
        return keys


def _forms(word: str, index: dict[str, list[_Entry]] | dict[str, tuple[_Entry, ...]]) -> list[tuple[str, int, bool]]:
    """The keys of the index that a written word can be: clitics, article and pronoun taken off."""
    out = []
    for reading in readings(word):
        bare = reading.stem.removeprefix(ARTICLE) if len(reading.stem) > 4 else reading.stem
        if reading.stem in index:
            out.append((reading.stem, reading.offset, bare != reading.stem))
        if bare != reading.stem and bare in index:
            out.append((bare, reading.offset, True))
        if bare == reading.stem:
            out.extend((key, reading.offset, True) for key in _owned(bare) if key in index)
    return out


def _owned(word: str) -> list[str]:
    """What a word can be before a pronoun."""
    for ending in _PRONOUNS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            rest = word[: -len(ending)]
            return [rest, rest[:-1] + _TAIL] if rest.endswith(_OPEN_TAIL) else [rest]
    return []


def _follows(folded: tuple[str, ...], at: int, rest: tuple[str, ...]) -> bool:
    return all(_same(folded[at + i], word) for i, word in enumerate(rest))


def _same(word: str, wanted: str) -> bool:
    return word == wanted or any(reading.stem.removeprefix(ARTICLE) == wanted for reading in readings(word)[:2])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without clitics, article and the commonest endings: good for comparing, not for reading."""
    found = readings(word)
    cut = found[1].stem if len(found) > 1 and len(word) > 4 and word[0] == "\u0648" else word
    for proclitic in ("\u0628", "\u0644", "\u0643", ""):
        if cut.startswith(proclitic + ARTICLE) and len(cut) - len(proclitic) > 4:
            cut = cut[len(proclitic) + 2 :]
            break
    for ending in _ENDINGS:
        if cut.endswith(ending) and len(cut) - len(ending) >= 3:
            return cut[: -len(ending)]
    return cut


@cache
def _packaged() -> EventWords:
    return EventWords(Lexicon.packaged("newsclaims.data", "events.tsv", "events").records())


def event_words(lexicons: Iterable[Lexicon] = ()) -> EventWords:
    """The words of the package, and those of further lexicons of kind ``events``."""
    more = Lexicons(tuple(lexicons))
    if not more.of("events"):
        return _packaged()
    own = Lexicon.packaged("newsclaims.data", "events.tsv", "events")
    return EventWords((*own.records(), *more.records("events")))
