"""Blocking keys, and looking a name's spellings up among many names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from newsclaims.names.comparison import NameMatch, match
from newsclaims.names.edits import ARTICLE
from newsclaims.names.forms import Form, form
from newsclaims.names.vocabulary import rows

__all__ = ["NameIndex", "key"]

_RUNS = re.compile(r"(.)\1+")


@cache
def _tables() -> tuple[dict[int, str | None], dict[int, str | None]]:
    """What each letter becomes in a skeleton and in a key, from ``name_skeleton.tsv``."""
    fine: dict[int, str | None] = {}
    coarse: dict[int, str | None] = {}
    for row in rows("name_skeleton.tsv", "name_skeleton"):
        for letter in row["letters"]:
            fine[ord(letter)] = row["skeleton"] or None
            coarse[ord(letter)] = row["key"] or None
    return fine, coarse


@cache
def _silent() -> str:
    """The sign of a stop or a hiss in a key: at the end of a name it may be silent (French, Spanish)."""
    return rows("name_skeleton.tsv", "name_skeleton")[0]["key"]


def _without_article(word: str) -> str:
    return word[len(ARTICLE) :] if word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1 else word


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> str:
    """A word's consonants, those that writers interchange as one, doubled ones once."""
    return _RUNS.sub(r"\1", _without_article(word).translate(_tables()[0])) or word[:1]


@lru_cache(maxsize=65536)
def _block(word: str) -> str:
    """What stays of a word in nearly every spelling of it."""
    found = _RUNS.sub(r"\1", _without_article(word).translate(_tables()[1]))
    return found[:-1] if len(found) > 2 and found[-1] == _silent() else found


def key(name: str) -> str:
    """A blocking key: names whose keys differ need hardly ever be compared.

    Spellings of one word share its key in 92 of 100 pairs of the development gold, all of which are spelt differently;
    names that share a key are candidates, no more. Vowels, weak consonants, the article and titles don't count.
    Words in the key are separated by a space.
    """
    return " ".join(filter(None, map(_block, form(name).words)))


class NameIndex:
    """Many names, to look up the spellings of one.

    Built once and never changed; safe to share between threads.

    Args:
        names: the names; a name that is given twice is kept once.
    """

    __slots__ = ("_blocks", "_forms", "_words")

    def __init__(self, names: Iterable[str]) -> None:
        self._forms: dict[str, Form] = {}
        self._blocks: dict[str, list[str]] = defaultdict(list)
        self._words: dict[str, list[str]] = defaultdict(list)
        for name in names:
            if name in self._forms:
                continue
            parsed = self._forms[name] = form(name)
            skeletons = [_skeleton(word) for word in parsed.words]
            self._blocks["".join(skeletons)].append(name)
            for skeleton in set(skeletons):
                self._words[skeleton].append(name)

    def __len__(self) -> int:
        return len(self._forms)

    def __contains__(self, name: object) -> bool:
        return name in self._forms

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def __repr__(self) -> str:
        return f"NameIndex(<{len(self)} names>)"

    def find(self, name: str, *, partial: bool = False, limit: int = 10) -> list[tuple[str, NameMatch]]:
        """The names that are spellings of ``name``, best first, ties in the order of the index.

        Args:
            name: the spelling to look up.
            partial: also names that are a part of ``name`` or have it as a part.
            limit: the most names to return.

        Returns:
            names of the index, each with how it compares; ``name`` itself among them if it is one.
        """
        given = form(name)
        candidates = dict.fromkeys(self._near("".join(map(_skeleton, given.words))))
        if partial:
            # The rarest word of a partial name is the one that is worth looking for.
            posted = sorted((self._words.get(_skeleton(word), []) for word in given.words), key=len)
            for names in posted:
                candidates.update(dict.fromkeys(names))
        found = []
        for other in candidates:
            how = match(given, self._forms[other])
            if how.same or (partial and how.partial):
                found.append((other, how))
        found.sort(key=lambda pair: -pair[1].score)
        return found[:limit]

    def _near(self, skeleton: str) -> Iterator[str]:
        """The names whose skeleton is this one, or is one letter away from it."""
        blocks = self._blocks
        yield from blocks.get(skeleton, ())
        for near in _neighbours(skeleton):
            if near in blocks:
                yield from blocks[near]


def _neighbours(skeleton: str) -> set[str]:
    """Skeletons with one letter less, more, or in place of another."""
    letters = _alphabet()
    found = set()
    for i in range(len(skeleton) + 1):
        before, after = skeleton[:i], skeleton[i:]
        found.update(before + letter + after for letter in letters)
        if after:
            found.add(before + after[1:])
            found.update(before + letter + after[1:] for letter in letters)
    found.discard(skeleton)
    return found


@cache
def _alphabet() -> tuple[str, ...]:
    """The letters of skeletons."""
    return tuple(sorted({letter for letter in _tables()[0].values() if letter}))
