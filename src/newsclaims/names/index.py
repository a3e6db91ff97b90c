"""Blocking keys, and looking a name's spellings up among many names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from newsclaims.names.comparison import NameMatch, match, same_word
from newsclaims.names.forms import Form, form
from newsclaims.names.skeletons import block, skeleton

__all__ = ["NameIndex", "key"]

Bones = tuple[str, ...]
"""The skeletons of a name's words."""


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

    __slots__ = ("_blocks", "_forms", "_runs", "_words")

    def __init__(self, names: Iterable[str]) -> None:
        self._forms: dict[str, Form] = {}
        # By the blocks of the words; by that of the whole run and the number of words, for compounds that others
        # write joined or apart; by the skeleton of each word, for partial names.
        self._blocks: dict[Bones, list[tuple[Bones, str]]] = defaultdict(list)
        self._runs: dict[tuple[str, int], list[tuple[Bones, str]]] = defaultdict(list)
        self._words: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for name in names:
            if name in self._forms:
                continue
            parsed = self._forms[name] = form(name)
            bones = tuple(map(skeleton, parsed.words))
            entry = (bones, name)
            self._blocks[tuple(map(block, parsed.words))].append(entry)
            self._runs[block("".join(parsed.words)), len(bones)].append(entry)
            for word in set(parsed.words):
                self._words[skeleton(word)].setdefault(word, []).append(name)

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
        bones = tuple(map(skeleton, given.words))
        listed = [self._blocks.get(tuple(map(block, given.words)), ())]
        run = block("".join(given.words))
        listed += [self._runs.get((run, count), ()) for count in (len(bones) - 1, len(bones) + 1)]
        return (name for names in listed for others, name in names if _alike(bones, others))

    def _parts(self, given: Form) -> Iterator[str]:
        """Names that have all words of ``given``, by its rarest, and names of fewer words that have one of them."""
        words = [word for word in given.words if len(word) > 1] or given.words
        posted = sorted(map(self._holding, words), key=len)
        for i, names in enumerate(posted):
            yield from (n for n in names if i == 0 or len(self._forms[n].words) < len(given.words))

    def _holding(self, word: str) -> list[str]:
        """The names that have ``word`` in some spelling."""
        listed = self._words.get(skeleton(word), {})
        return [name for other, names in listed.items() if same_word(word, other) for name in names]


def _alike(one: Bones, other: Bones) -> bool:
    """Whether the skeletons of two names differ in one place a word at most."""
    if len(one) != len(other):
        one, other = ("".join(one),), ("".join(other),)
    return all(a == b or _near(a, b) for a, b in zip(one, other))


def _near(one: str, other: str) -> bool:
    """Whether two skeletons differ by one letter, which is another or missing."""
    if len(one) == len(other):
        return [a != b for a, b in zip(one, other)].count(True) == 1
    if len(one) > len(other):
        one, other = other, one
    return len(other) == len(one) + 1 and any(other[:i] + other[i + 1 :] == one for i in range(len(other)))
