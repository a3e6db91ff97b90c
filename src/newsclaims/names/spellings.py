"""The spellings that a name is likely to have, for search boxes and queries."""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Iterator

from newsclaims.names.comparison import SAME, compare
from newsclaims.names.vocabulary import LONG_VOWELS, letter_classes
from newsclaims.views import fold, plain

__all__ = ["variants"]

_WORD = re.compile(r"[^\W_]+")
_CHOICES = 24
"""How many spellings of one word are combined with those of the others."""


def variants(name: str, limit: int = 10) -> tuple[str, ...]:
    """Likely spellings of a name, the most likely first; the first is the name itself, without marks.

    Each one is the same name to :func:`~newsclaims.names.compare`.

    Args:
        name: a name in Arabic letters.
        limit: the most spellings to return.
    """
    words = _WORD.findall(plain(name))
    if not words or limit < 1:
        return ()
    found: list[str] = []
    for spelling in _combined([_choices(word) for word in words]):
        if spelling not in found and compare(name, spelling).same:
            found.append(spelling)
            if len(found) == limit:
                break
    return tuple(found)


def _choices(word: str) -> list[tuple[float, str]]:
    """The likeliest spellings of a word with what each costs (minus the logarithm of its score), cheapest first."""
    costs = {word: 0.0}
    for candidate in (fold(word), *_edited(word)):
        score = compare(word, candidate).score
        if score >= SAME and candidate not in costs:
            costs[candidate] = 0.1 - math.log(score)
    return sorted((cost, spelling) for spelling, cost in costs.items())[:_CHOICES]


def _edited(word: str) -> Iterator[str]:
    """A word with one letter of a class put for another, or one long vowel more or less."""
    for i, letter in enumerate(word):
        before, after = word[:i], word[i + 1 :]
        for _, letters in letter_classes():
            if letter in letters:
                yield from (before + other + after for other in sorted(letters) if other != letter)
        if letter in LONG_VOWELS and len(word) > 2:
            yield before + after
        if letter not in LONG_VOWELS and after[:1] not in LONG_VOWELS:
            yield from (before + letter + vowel + after for vowel in sorted(LONG_VOWELS) if after)


def _combined(choices: list[list[tuple[float, str]]]) -> Iterator[str]:
    """The words put together, cheapest sum first."""
    first = (0,) * len(choices)
    queue = [(sum(c[0][0] for c in choices), first)]
    seen = {first}
    while queue:
        cost, picked = heapq.heappop(queue)
        yield " ".join(c[i][1] for c, i in zip(choices, picked))
        for k, i in enumerate(picked):
            following = (*picked[:k], i + 1, *picked[k + 1 :])
            if i + 1 < len(choices[k]) and following not in seen:
                seen.add(following)
                heapq.heappush(queue, (cost - choices[k][i][0] + choices[k][i + 1][0], following))
