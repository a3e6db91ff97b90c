"""Blocking keys, and looking a name's spellings up among many names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from newsclaims.names.comparison import PARTIAL, SAME, NameMatch, match, same_word, word_score
from newsclaims.names.forms import Form, form
from newsclaims.names.nearness import Neighbours, most
from newsclaims.names.skeletons import block, skeleton

__all__ = ["NameIndex", "key"]

_PARTS = 4
"""Words of the longest name of which every choice of words is looked up as a name of its own."""


def key(name: str) -> str:
    """A blocking key: names whose keys differ need hardly ever be compared.

    Of the pairs of the development gold that are one name in two spellings, 92 of 100 share their key. Names that
    share a key are candidates, no more. Vowels, weak consonants, the article and titles don't count. Words in the
    key are separated by a space.
    """
    return " ".join(filter(None, map(block, form(name).words)))


class NameIndex:
    """Many names, to look up the spellings of one.

    Built once and never changed; safe to share between threads. Names are kept by the skeletons of their words. A
    query is compared with the names that have its skeletons, but for one letter of one of them.

    Args:
        names: the names; a name that is given twice is kept once.
    """

    __slots__ = ("_forms", "_holding", "_names", "_near", "_numbers", "_runs", "_spelled", "_whole")

    def __init__(self, names: Iterable[str]) -> None:
        self._numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
        self._names = list(self._numbers)
        self._forms = [form(name) for name in self._names]
        # Numbers of names: by the skeletons of their words, by that of their words joined, by each of their words.
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._runs: dict[str, list[int]] = defaultdict(list)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, (words, plain) in enumerate((known.words, known.plain) for known in self._forms):
            self._whole[_bones(words)].append(number)
            if len(words) > 1:
                self._runs[skeleton("".join(words))].append(number)
            for word in {*words, *plain}:
                self._holding[word].append(number)
        self._spelled: dict[str, list[str]] = defaultdict(list)
        for word in self._holding:
            self._spelled[skeleton(word)].append(word)
        self._near = Neighbours(self._spelled)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __repr__(self) -> str:
        return f"NameIndex(<{len(self)} names>)"

    def find(self, name: str, *, partial: bool = False, limit: int = 10) -> list[tuple[str, NameMatch]]:
        """The names that are spellings of ``name``, best first, ties in the order of the index.

        Time goes with the number of names whose consonants are alike, not with that of all names. A spelling whose
        consonants differ in two places, or in two of its words, may be missed (see ``bench/names.py``). Partial names
        with a word that is a consonant off are looked at only when there are fewer than ``limit`` others.

        Args:
            name: the spelling to look up.
            partial: also names that are a part of ``name`` or have it as a part.
            limit: the most names to return.

        Returns:
            names of the index, each with how it compares; ``name`` itself among them if it is one.
        """
        given = form(name)
        found = {}
        for number in {*self._alike(given.words), *self._joined(given)}:
            if (how := match(given, self._forms[number])).same or (partial and how.partial):
                found[number] = how
        if partial:
            for best, number in self._parts(given):
                if len(found) >= limit and sum(how.score >= best for how in found.values()) >= limit:
                    break
                if number not in found and ((how := match(given, self._forms[number])).same or how.partial):
                    found[number] = how
        ordered = sorted(found.items(), key=lambda pair: (-pair[1].score, pair[0]))[: max(0, limit)]
        return [(self._names[number], how) for number, how in ordered]

    def _alike(self, words: tuple[str, ...]) -> Iterator[int]:
        """Names of as many words, each of which may be the same word."""
        bones = [skeleton(word) for word in words]
        for number in self._whole.get(" ".join(bones), ()):
            if all(map(same_word, words, self._forms[number].words)):
                yield number
        for place, word in enumerate(words):
            before = "".join(f"{bone} " for bone in bones[:place])
            after = "".join(f" {bone}" for bone in bones[place + 1 :])
            known: dict[str, bool] = {}
            for near in self._near[bones[place]]:
                for number in self._whole.get(f"{before}{near}{after}", ()):
                    others = self._forms[number].words
                    if not all(map(same_word, words[:place], others)):
                        continue
                    if not all(map(same_word, words[place + 1 :], others[place + 1 :])):
                        continue
                    other = others[place]
                    if (same := known.get(other)) is None:
                        same = known[other] = most(word, other) >= SAME and same_word(word, other)
                    if same:
                        yield number

    def _joined(self, given: Form) -> Iterable[int]:
        """Names with the consonants of ``given`` in words that begin and end elsewhere."""
        if not given.words:
            return self._whole.get("", ())
        run = skeleton("".join(given.words))
        numbers = [*self._runs.get(run, ()), *(self._whole.get(run, ()) if len(given.words) > 1 else ())]
        return [
            number for number in numbers if len(self._forms[number].words) != len(given.words) or len(given.words) > 2
        ]

    def _parts(self, given: Form) -> Iterator[tuple[float, int]]:
        """Names that are part of ``given``, or of which it may be, with the best score they can have.

        Best first; after those with a word of the same consonants come those that are a consonant off.
        """
        for number in self._within(given):
            yield 1.0, number
        words = [word for word in given.plain if len(word) > 1] or list(given.plain)
        words.sort(key=lambda word: sum(len(self._holding[other]) for other in self._spelled.get(skeleton(word), ())))
        others = [{skeleton(word), *self._near[skeleton(word)]} for word in words[1:]]
        for score, word in self._spellings(words[0]) if words else ():
            for number in self._holding[word]:
                known = self._forms[number]
                bones = {skeleton(other) for other in (*known.words, *known.plain)}
                if not any(map(bones.isdisjoint, others)) or min(map(len, known.words)) == 1:
                    yield PARTIAL * score, number

    def _spellings(self, word: str) -> Iterator[tuple[float, str]]:
        """The words of the index that are spellings of ``word``, with their scores, those of its skeleton first."""
        own = skeleton(word)
        scored = [(word_score(word, other), other) for other in self._spelled.get(own, ())]
        yield from sorted((pair for pair in scored if pair[0] >= SAME), reverse=True)
        for near in self._near[own]:
            for other in self._spelled[near]:
                if most(word, other) >= SAME and (score := word_score(word, other)) >= SAME:
                    yield score, other

    def _within(self, given: Form) -> Iterator[int]:
        """Names that are made of some of the words of ``given``."""
        count = len(given.plain)
        sizes = range(1, count) if count <= _PARTS else sorted({1, 2, count - 1})
        for size in sizes:
            for words in combinations(given.plain, size):
                yield from self._alike(words)


def _bones(words: Iterable[str]) -> str:
    """The skeletons of words, separated by spaces."""
    return " ".join(map(skeleton, words))
