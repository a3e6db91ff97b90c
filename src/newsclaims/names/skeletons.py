"""What stays of a word in nearly every spelling of it: its consonants, by classes, without the silent ones."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsclaims.names.edits import ARTICLE, CH
from newsclaims.names.vocabulary import rows

__all__ = ["block", "places", "skeleton"]

_RUNS = re.compile(r"(.)\1+")


@cache
def _tables() -> tuple[dict[int, str | None], dict[int, str | None], str]:
    """What each letter becomes in a skeleton and in a block, and the sign of a stop or a hiss in a block."""
    letters = rows("name_skeleton.tsv", "name_skeleton")
    fine = {ord(c): row["skeleton"] or None for row in letters for c in row["letters"]}
    coarse = {ord(c): row["key"] or None for row in letters for c in row["letters"]}
    return fine, coarse, letters[0]["key"]


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A folded word's consonants, by what writers interchange; doubled ones and *ch* once, no article."""
    return _RUNS.sub(r"\1", _bare(word).replace(CH, CH[1]).translate(_tables()[0])) or word[:1]


@lru_cache(maxsize=65536)
def places(word: str) -> tuple[int, ...]:
    """Where in a word the letters of its skeleton stand; of doubled ones the first."""
    fine, start = _tables()[0], len(word) - len(_bare(word))
    found: list[int] = []
    last: str | None = None
    for place, letter in enumerate(word[start:], start):
        if (sign := fine.get(ord(letter), letter)) is not None and word[place : place + 2] != CH:
            if sign != last:
                found.append(place)
            last = sign
    return tuple(found) or (0,)


@lru_cache(maxsize=65536)
def block(word: str) -> str:
    """The same, coarser: stops and hisses as one, and none at the end, where it may be silent (French, Spanish)."""
    _, coarse, obstruent = _tables()
    found = _RUNS.sub(r"\1", _bare(word).translate(coarse))
    return found[:-1] if len(found) > 2 and found[-1] == obstruent else found


def _bare(word: str) -> str:
    return word[len(ARTICLE) :] if word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1 else word
