"""The cheapest way to turn one word into another, letter by letter."""

from __future__ import annotations

from newsclaims.names.costs import Costs
from newsclaims.names.edits import ARTICLE, Edit
from newsclaims.names.vocabulary import arab_names

__all__ = ["align", "is_arab", "without_article"]

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

    What both have at the beginning and at the end in common is not looked at. Time goes with the product of what is left.
    """
    if one > other:  # so that the answer is the same both ways, ties included
        one, other = other, one
    start, stop = 0, 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    while stop < shorter - start and one[-1 - stop] == other[-1 - stop]:
        stop += 1
    left = _drops(one, start, len(one) - stop)
    right = _drops(other, start, len(other) - stop)
    if not left or not right:
        return (*left, *right)
    return _cheapest(one, other, start, left, right, arab, costs)


def _drops(word: str, start: int, end: int) -> list[Edit]:
    """For each letter of ``word[start:end]``, the edit that drops it."""
    return [Edit(word[i], "", word[i - 1] if i else "", word[i + 1 : i + 2]) for i in range(start, end)]


def _change(one: str, i: int, other: str, j: int) -> Edit:
    """The edit that puts ``other[j]`` for ``one[i]``; it stands at an edge when it does so in either word."""
    before = one[i - 1] if i and j else ""
    after = one[i + 1] if i + 1 < len(one) and j + 1 < len(other) else ""
    return Edit(one[i], other[j], before, after)


def _cheapest(
    one: str, other: str, start: int, left: list[Edit], right: list[Edit], arab: bool, costs: Costs
) -> tuple[Edit, ...]:
    align = costs.align
    dropped = [align(edit, arab) for edit in left]
    added = [align(edit, arab) for edit in right]
    above = [0.0]
    for price in added:
        above.append(above[-1] + price)
    steps: list[list[Edit | None]] = []
    for i, edit in enumerate(left):
        drop = dropped[i]
        current = [above[0] + drop]
        row: list[Edit | None] = []
        for j, letter in enumerate(right):
            best = above[j]
            step: Edit | None = None
            if edit.letter != letter.letter:
                step = _change(one, start + i, other, start + j)
                best += align(step, arab)
            if above[j + 1] + drop < best:
                best, step = above[j + 1] + drop, edit
            if current[j] + added[j] < best:
                best, step = current[j] + added[j], letter
            current.append(best)
            row.append(step)
        steps.append(row)
        above = current
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
            i -= 1
            j -= 1
    found.extend(reversed(left[:i]))
    found.extend(reversed(right[:j]))
    return tuple(reversed(found))
