"""The spellings that a name is likely to have, for search boxes and queries."""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import TypeAlias

from newsclaims.names.alignment import is_arab
from newsclaims.names.comparison import compare
from newsclaims.names.edits import ARTICLE
from newsclaims.names.vocabulary import LONG_VOWELS, parts, rows
from newsclaims.views import fold, plain

__all__ = ["Rates", "places", "spellings", "variants"]

_WORD = re.compile(r"[^\W_]+")
_CHOICES = 48
"""How many spellings of one word are compared with it, and combined with those of the others."""
_EDITS = 2
"""How many letters of a word are varied at once."""
_JOINED = 1.0
"""What it costs to join or part a compound, likewise."""
_SHORTEST = 4
"""Letters behind the head of a compound, the article among them, that are a word."""
_PLAIN = 0.5
"""What it costs to write a word without its hamzas, as minus the logarithm of how often it is done."""

Rates: TypeAlias = Mapping[tuple[str, str], Sequence[tuple[str, float]]]
"""By letter and place, what else is written there and how often, as a part of 1; ``""`` is no letter."""
_Change: TypeAlias = tuple[float, int, int, str]
"""What it costs, where it begins and ends in the word, what is written there."""


def variants(name: str, limit: int = 10) -> tuple[str, ...]:
    """Likely spellings of a name, the most likely first; the first is the name itself, without marks.

    Each one is the same name to :func:`~newsclaims.names.compare`. The order is by how often writers vary the letters
    in which a spelling differs (``name_spellings.tsv``, counted on pairs of spellings of foreign names).

    Args:
        name: a name in Arabic letters.
        limit: the most spellings to return.
    """
    words = _WORD.findall(plain(name))
    if not words or limit < 1:
        return ()
    ways = [_combined([spellings(word, _rates()) for word in cut], cost) for cost, cut in _cuts(words)]
    found: list[str] = []
    for _, spelling in heapq.merge(*ways):
        if spelling not in found and compare(name, spelling).same:
            found.append(spelling)
            if len(found) == limit:
                break
    return tuple(found)


def _cuts(words: list[str]) -> Iterator[tuple[float, list[str]]]:
    """The words as they are, and with a compound joined (``عبدالله``) or parted (``عبد الله``); what each costs."""
    yield 0.0, words
    heads = {head for head in parts().heads if len(head) > 1}
    for i, word in enumerate(words):
        folded = fold(word)
        if folded in heads and i + 1 < len(words):
            yield _JOINED, [*words[:i], word + words[i + 1], *words[i + 2 :]]
        head = next((h for h in heads if folded.startswith(h + ARTICLE) and len(folded) > len(h) + _SHORTEST), None)
        if head is not None:
            yield _JOINED, [*words[:i], word[: len(head)], word[len(head) :], *words[i + 1 :]]


def spellings(word: str, rates: Rates) -> list[tuple[float, str]]:
    """The likeliest spellings of a word with what each costs (minus the logarithm of how often), cheapest first."""
    found = {word: 0.0}
    if fold(word) != word:
        found[fold(word)] = _PLAIN
    changes = [] if _is_fixed(fold(word)) else sorted(_changes(word, rates))[:_CHOICES]
    for number in range(1, _EDITS + 1):
        for made in combinations(changes, number):
            cost = sum(change[0] for change in made)
            spelling = _written(word, sorted(made, key=lambda change: change[1]))
            if spelling and cost < found.get(spelling, math.inf):
                found[spelling] = cost
    likely = sorted((cost, spelling) for spelling, cost in found.items())[: 2 * _CHOICES]
    return [choice for choice in likely if compare(word, choice[1]).same][:_CHOICES]


def _is_fixed(word: str) -> bool:
    """Do the letters of a folded word not vary: in an Arab name, where another one makes another name?"""
    known = parts()
    return is_arab(word) or word.startswith(ARTICLE) or word in known.heads or word in known.filial


def places(word: str) -> Iterator[tuple[str, str, int]]:
    """Each letter of a folded word, and each gap in which one could be written, with its place and index."""
    last = len(word) - 1
    for i, letter in enumerate(word):
        yield letter, "medial" if 0 < i < last else "final" if i else "initial", i
        if i:
            vowel = letter in LONG_VOWELS or word[i - 1] in LONG_VOWELS
            yield "", "by vowel" if vowel else "medial", i
    yield "", "initial", 0
    yield "", "final", last + 1


def _changes(word: str, rates: Rates) -> Iterator[_Change]:
    """Each single change of a word that writers make."""
    for letter, place, i in places(fold(word)):
        for other, rate in rates.get((letter, place), ()):
            yield -math.log(rate), i, i + bool(letter), other


def _written(word: str, changes: list[_Change]) -> str:
    """The word with its changes; "" where two of them touch."""
    out, at = [], 0
    for _, start, end, other in changes:
        if start < at or (at and start == at):
            return ""
        out += [word[at:start], other]
        at = end
    return "".join((*out, word[at:]))


@cache
def _rates() -> Rates:
    """The rates that are shipped."""
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for row in rows("name_spellings.tsv", "name_spellings"):
        found.setdefault((row["letter"], row["place"]), []).append((row["other"], float(row["rate"])))
    return found


def _combined(choices: list[list[tuple[float, str]]], more: float) -> Iterator[tuple[float, str]]:
    """The words put together with the sum of their costs and ``more``, cheapest first."""
    first = (0,) * len(choices)
    queue = [(more + sum(c[0][0] for c in choices), first)]
    seen = {first}
    while queue:
        cost, picked = heapq.heappop(queue)
        yield cost, " ".join(c[i][1] for c, i in zip(choices, picked))
        for k, i in enumerate(picked):
            following = (*picked[:k], i + 1, *picked[k + 1 :])
            if i + 1 < len(choices[k]) and following not in seen:
                seen.add(following)
                heapq.heappush(queue, (cost - choices[k][i][0] + choices[k][i + 1][0], following))
