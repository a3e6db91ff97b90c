"""The cheapest way to turn one word into another, letter by letter."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from newsclaims.names.costs import Costs
from newsclaims.names.edits import ARTICLE, Edit
from newsclaims.names.vocabulary import arab_names

__all__ = ["align", "is_arab", "without_article"]

Step = tuple[str, str, str, str]
"""An :class:`Edit`, or a plain tuple that equals it: most ways are looked at and not taken."""

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
    left, right = _drops(one, start, ends[0]), _drops(other, start, ends[1])
    if left and right:
        return _back(_steps(one, start, (left, right), costs.priors[arab]), left, right)
    return (*left, *right)


def _drops(word: str, start: int, end: int) -> list[Edit]:
    """For each letter of ``word[start:end]``, the edit that drops it."""
    return [Edit(word[i], "", word[i - 1] if i else "", word[i + 1 : i + 2]) for i in range(start, end)]


def _swap(one: str, i: int) -> Edit:
    """The edit that puts the letters before and at ``i`` the other way round."""
    return Edit(one[i - 1 : i + 1], one[i] + one[i - 1], one[i - 2] if i > 1 else "", one[i + 1 : i + 2])


def _steps(
    one: str, start: int, drops: tuple[list[Edit], list[Edit]], price: Mapping[Step, float]
) -> list[list[Step | None]]:
    """The last edit of the cheapest way to each pair of letters; None where they are equal and stay.

    A letter that stands for another is at an edge of the word when it is so in either word.
    """
    left, right = drops
    added = [price[edit] for edit in right]
    above, further = list(accumulate(added, initial=0.0)), [0.0]
    # For each letter of the other word: the letter, whether none is before it, whether none is after it.
    columns = [(edit.letter, not edit.before, not edit.after) for edit in right]
    steps: list[list[Step | None]] = []
    for i, dropped in enumerate(left):
        letter, _, before, after = dropped
        drop = price[dropped]
        cheapest = above[0] + drop
        current, row = [cheapest], []
        for j, (another, first, last) in enumerate(columns):
            best, step = above[j], None
            if letter != another:
                step = (letter, another, "" if first else before, "" if last else after)
                best += price[step]
                if i and j and letter == columns[j - 1][0] and another == before:
                    swap = _swap(one, start + i)
                    if (swapped := further[j - 1] + price[swap]) < best:
                        best, step = swapped, swap
            if above[j + 1] + drop < best:
                best, step = above[j + 1] + drop, dropped
            if cheapest + added[j] < best:
                best, step = cheapest + added[j], right[j]
            cheapest = best
            current.append(best)
            row.append(step)
        steps.append(row)
        above, further = current, above
    return steps


def _back(steps: list[list[Step | None]], left: list[Edit], right: list[Edit]) -> tuple[Edit, ...]:
    """The edits along the cheapest path, first to last."""
    i, j = len(left), len(right)
    found: list[Edit] = []
    while i and j:
        step = steps[i - 1][j - 1]
        if step is not None:
            found.append(Edit._make(step))
        if step is right[j - 1]:
            j -= 1
        elif step is left[i - 1]:
            i -= 1
        else:
            i -= 1 if step is None else len(step[0])
            j -= 1 if step is None else len(step[0])
    found.extend(reversed(left[:i]))
    found.extend(reversed(right[:j]))
    return tuple(reversed(found))
