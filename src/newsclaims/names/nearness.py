"""What can be told of two words before they are aligned: whether their skeletons are near, their best score."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newsclaims.names.alignment import is_arab
from newsclaims.names.costs import chance, costs
from newsclaims.names.skeletons import places, skeleton
from newsclaims.names.vocabulary import LONG_VOWELS, letter_classes

__all__ = ["Neighbours", "most"]

_LONGEST = 24
"""Letters of the longest skeleton that has neighbours."""


class Neighbours:
    """Which of many skeletons differ from a given one by one letter, more, less or another.

    Args:
        skeletons: the skeletons to choose from.
    """

    __slots__ = ("_signed",)

    def __init__(self, skeletons: Iterable[str]) -> None:
        self._signed: dict[str, list[str]] = {}
        for own in skeletons:
            for sign in _signs(own):
                self._signed.setdefault(sign, []).append(own)

    def __getitem__(self, own: str) -> set[str]:
        found = {other for sign in _signs(own) for other in self._signed.get(sign, ())}
        found.discard(own)
        return found


def _signs(own: str) -> list[str]:
    """What two skeletons share that differ by one letter."""
    if len(own) > _LONGEST:
        return []
    masked = [f"{own[:i]}_{own[i + 1 :]}" for i in range(len(own))]
    return [*masked, *(f"{own[:i]}_{own[i:]}" for i in range(len(own) + 1))]


@cache
def _readings() -> dict[str, str]:
    """For each consonant, the long vowels that some writers put for it."""
    groups = [letters for _, letters in letter_classes() if letters & LONG_VOWELS and letters - LONG_VOWELS]
    return {
        letter: "".join(sorted(frozenset().union(*(g for g in groups if letter in g)) & LONG_VOWELS))
        for letters in groups
        for letter in letters - LONG_VOWELS
    }


def most(one: str, other: str) -> float:
    """The best score that two words can have whose skeletons differ by a letter: what that letter alone allows.

    It's the score of that edit if there is no other, else with what a second edit costs at least.
    """
    bones, others = skeleton(one), skeleton(other)
    if len(bones) > len(others):
        one, other, bones, others = other, one, others, bones
    k = next((i for i, (a, b) in enumerate(zip(bones, others)) if a != b), len(bones))
    j = places(other)[k]
    letter, before, after = other[j], other[j - 1] if j else "", other[j + 1 : j + 2]
    if len(bones) == len(others):
        i = places(one)[k]
        near = one[:i] == other[:j] and one[i + 1 :] == other[j + 1 :]
        readings = one[i]
    else:
        near = other[:j] + other[j + 1 :] == one
        readings = _readings().get(letter, "")
    arab = is_arab(one) and is_arab(other)
    shorter, edits, table = min(len(one), len(other)), 1 if near else 2, costs()
    against = table.alone((letter, "", before, after), shorter, arab, edits)
    for reading in readings:
        against = min(against, table.alone((letter, reading, before, after), shorter, arab, edits))
    return chance(against)
