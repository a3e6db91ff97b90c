"""The cheapest way to turn one word into another, letter by letter."""

from __future__ import annotations

from collections.abc import Callable

from newsclaims.names.costs import Costs
from newsclaims.names.edits import ARTICLE, Edit
from newsclaims.names.vocabulary import arab_names

__all__ = ["align", "is_arab", "without_article"]

Price = Callable[[Edit], float]

# Sounds that Arabic alone has; writers of foreign names use the other letters.
_ARAB = frozenset("\u0639\u062d\u0635\u0636\u0638")


def is_arab(word: str) -> bool:
    """Whether a folded word looks like an Arab name: by a letter that foreign names don't need, or by the list."""
    return not _ARAB.isdisjoint(word) or word in arab_names()


def without_article(one: str, other: str) -> tuple[str, str, tuple[Edit, ...]]:
    """Two folded words, and the article taken off the one that has it when the other goes on where it ends."""
    if other.startswith(ARTICLE):
        one, other = other, one
    rest = one[len(ARTICLE) :]
    if one.startswith(ARTICLE) and len(rest) > 1 and other.startswith(rest[0]) and not other.startswith(ARTICLE):
        return rest, other, (Edit(ARTICLE, "", "", rest[0]),)
    return one, other, ()


def align(one: str, other: str, arab: bool, costs: Costs) -> tuple[Edit, ...]:
    """The edits of the cheapest alignment of two folded words.

    What both have in common at either end is not looked at. Time goes with the product of what is left.
    """
    if one > other:  # so that the answer is the same both ways, ties included
        one, other = other, one
    start, stop = 0, 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    while stop < shorter - start and one[-1 - stop] == other[-1 - stop]:
        stop += 1
    ends = (len(one) - stop, len(other) - stop)
    if start in ends:
        return (*_drops(one, start, ends[0]), *_drops(other, start, ends[1]))
    return _cheapest(one, other, start, ends, lambda edit: costs.align(edit, arab))


def _drops(word: str, start: int, end: int) -> list[Edit]:
    """For each letter of ``word[start:end]``, the edit that drops it."""
    return [Edit(word[i], "", word[i - 1] if i else "", word[i + 1 : i + 2]) for i in range(start, end)]


def _change(one: str, i: int, other: str, j: int) -> Edit:
    """The edit that puts ``other[j]`` for ``one[i]``; it stands at an edge when it does so in either word."""
    before = one[i - 1] if i and j else ""
    after = one[i + 1] if i + 1 < len(one) and j + 1 < len(other) else ""
    return Edit(one[i], other[j], before, after)


def _swap(one: str, i: int) -> Edit:
    """The edit that puts the letters before and at ``i`` the other way round."""
    return Edit(one[i - 1 : i + 1], one[i] + one[i - 1], one[i - 2] if i > 1 else "", one[i + 1 : i + 2])


def _cheapest(one: str, other: str, start: int, ends: tuple[int, int], price: Price) -> tuple[Edit, ...]:
    """The edits between ``one[start:ends[0]]`` and ``other[start:ends[1]]``."""
    left, right = _drops(one, start, ends[0]), _drops(other, start, ends[1])
    added = [price(edit) for edit in right]
    table = [[0.0]]
    for cost in added:
        table[0].append(table[0][-1] + cost)
    steps: list[list[Edit | None]] = []
    for i, edit in enumerate(left):
        drop = price(edit)
        above = table[i]
        current = [above[0] + drop]
        row: list[Edit | None] = []
        for j, letter in enumerate(right):
            best = above[j]
            step: Edit | None = None
            if edit.letter != letter.letter:
                step = _change(one, start + i, other, start + j)
                best += price(step)
                if i and j and edit.letter == right[j - 1].letter and letter.letter == left[i - 1].letter:
                    swap = _swap(one, start + i)
                    if (swapped := table[i - 1][j - 1] + price(swap)) < best:
                        best, step = swapped, swap
            if above[j + 1] + drop < best:
                best, step = above[j + 1] + drop, edit
            if current[j] + added[j] < best:
                best, step = current[j] + added[j], letter
            current.append(best)
            row.append(step)
        steps.append(row)
        table.append(current)
    return _back(steps, left, right)


def _back(steps: list[list[Edit | None]], left: list[Edit], right: list[Edit]) -> tuple[Edit, ...]:
    """The edits along the cheapest path, first to last."""
    i, j = len(left), len(right)
    found: list[Edit] = []
    while i and j:
        edit = steps[i - 1][j - 1]
        if edit is not None:
            found.append(edit)
        if edit is right[j - 1]:
            j -= 1
        elif edit is left[i - 1]:
            i -= 1
        else:
            i -= 1 if edit is None else len(edit.letter)
            j -= 1 if edit is None else len(edit.letter)
    found.extend(reversed(left[:i]))
    found.extend(reversed(right[:j]))
    return tuple(reversed(found))
