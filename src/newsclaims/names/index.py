"""Blocking keys, and looking a name's spellings up among many names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from newsclaims.names.comparison import NameMatch, match, same_word
from newsclaims.names.forms import Form, form
from newsclaims.names.skeletons import block, skeleton

__all__ = ["NameIndex", "key"]

Tree = dict[str, Any]
"""Units of words, each with the tree of what follows it; under ``""`` the names that end here."""

_MOST = 250
"""How many names are compared at most for one word of a partial name."""
_LONGEST = 24
"""Letters of the longest skeleton that is looked up with a letter more, less, or another."""


def key(name: str) -> str:
    """A blocking key: names whose keys differ need hardly ever be compared.

    Of the pairs of the development gold that are one name in two spellings, 92 of 100 share their key. Names that
    share a key are candidates, no more. Vowels, weak consonants, the article and titles don't count. Words in the
    key are separated by a space.
    """
    return " ".join(filter(None, map(block, form(name).words)))


class NameIndex:
    """Many names, to look up the spellings of one.

    Built once and never changed; safe to share between threads.

    Args:
        names: the names; a name that is given twice is kept once.
    """

    __slots__ = ("_forms", "_kin", "_runs", "_tree", "_words")

    def __init__(self, names: Iterable[str]) -> None:
        self._forms: dict[str, Form] = {}
        # A tree by the units of the words; units by what they are with a letter less or any other letter there; names
        # by the block of the whole run and the number of words, for compounds that others write joined or apart; by
        # the skeleton of each word and the number of words, for partial names.
        self._tree: Tree = {}
        self._kin: dict[str, list[str]] = {}
        self._runs: dict[tuple[str, int], dict[str, list[str]]] = defaultdict(dict)
        self._words: dict[str, dict[str, dict[int, list[str]]]] = defaultdict(dict)
        units: set[str] = set()
        for name in names:
            if name not in self._forms:
                self._forms[name] = form(name)
                self._add(name, self._forms[name].words, units)
        for unit in sorted(units):
            for sign in _signs(unit):
                self._kin.setdefault(sign, []).append(unit)

    def _add(self, name: str, words: tuple[str, ...], units: set[str]) -> None:
        """Enter a name under each of its keys."""
        own = [_unit(word) for word in words]
        units.update(own)
        node = self._tree
        for unit in own:
            node = node.setdefault(unit, {})
        node.setdefault("", []).append(name)
        run = self._runs[block("".join(words)), len(words)]
        run.setdefault("".join(map(skeleton, words)), []).append(name)
        for word in set(words):
            self._words[skeleton(word)].setdefault(word, {}).setdefault(len(words), []).append(name)

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

        Time goes with the number of names whose consonants are alike, not with that of all names.

        Args:
            name: the spelling to look up.
            partial: also names that are a part of ``name`` or have it as a part.
            limit: the most names to return.

        Returns:
            names of the index, each with how it compares; ``name`` itself among them if it is one.
        """
        given = form(name)
        candidates = dict.fromkeys(self._whole(given))
        if partial:
            candidates.update(dict.fromkeys(self._parts(given)))
        found = []
        for other in candidates:
            how = match(given, self._forms[other])
            if how.same or (partial and how.partial):
                found.append((other, how))
        found.sort(key=lambda pair: -pair[1].score)
        return found[:limit]

    def _whole(self, given: Form) -> Iterator[str]:
        """Names whose consonants are those of ``given``, but for one in each word."""
        nodes = [self._tree]
        for word in given.words:
            alike = self._alike(_unit(word))
            nodes = [node[unit] for node in nodes for unit in _common(alike, node)]
        for node in nodes:
            yield from node.get("", ())
        run, bones = block("".join(given.words)), "".join(map(skeleton, given.words))
        for count in (len(given.words) - 1, len(given.words) + 1):
            for other, names in self._runs.get((run, count), {}).items():
                if other == bones or _near(bones, other):
                    yield from names

    def _alike(self, unit: str) -> set[str]:
        """The units of the index that are ``unit`` but for one letter."""
        own = {unit}
        for sign in _signs(unit):
            own.update(self._kin.get(sign, ()))
        return own

    def _parts(self, given: Form) -> Iterator[str]:
        """Names that have the rarest word of ``given``, and names of fewer words that have one of them.

        Of a word that very many names have, those that have another word of ``given`` come first, and no more than
        ``_MOST`` are looked at.
        """
        words = [word for word in given.words if len(word) > 1] or given.words
        posted = sorted((self._holding(word, None) for word in words), key=len)
        rarest = posted[0] if posted else []
        if len(rarest) > _MOST and len(posted) > 1:
            others = set(posted[1])
            rarest = sorted(rarest, key=lambda name: name not in others)
        yield from rarest[:_MOST]
        for word in words:
            yield from self._holding(word, len(given.words))[:_MOST]

    def _holding(self, word: str, below: int | None) -> list[str]:
        """The names that have ``word`` in some spelling, its own first, of fewer words than ``below``."""
        listed = self._words.get(skeleton(word), {})
        spellings = sorted((other for other in listed if same_word(word, other)), key=lambda other: other != word)
        return [
            name
            for other in spellings
            for count, names in listed[other].items()
            if below is None or count < below
            for name in names
        ]


def _unit(word: str) -> str:
    """A word's block and its skeleton."""
    return f"{block(word)} {skeleton(word)}"


def _signs(unit: str) -> set[str]:
    """What two units share that have one block and skeletons that differ by one letter, or none."""
    start = unit.index(" ") + 1
    if len(unit) - start > _LONGEST:
        return {unit}
    places = range(start, len(unit))
    masked = {f"{unit[:i]}_{unit[i + 1 :]}" for i in places}
    return {unit, *masked, *(f"{unit[:i]}_{unit[i:]}" for i in (*places, len(unit)))}


def _common(units: set[str], node: Tree) -> Iterable[str]:
    """The units that a node of the tree has, by the shorter of the two."""
    return [unit for unit in units if unit in node] if len(units) < len(node) else [u for u in node if u in units]


def _near(one: str, other: str) -> bool:
    """Whether two skeletons differ by one letter, which is another or missing."""
    if len(one) == len(other):
        return [a != b for a, b in zip(one, other)].count(True) == 1
    if len(one) > len(other):
        one, other = other, one
    return len(other) == len(one) + 1 and any(other[:i] + other[i + 1 :] == one for i in range(len(other)))
