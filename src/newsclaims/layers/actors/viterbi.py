"""The best BIO labels of a sentence, in whole numbers, so that they are the same on every machine.

Most words of a text are outside of names by far. A word whose score for "outside" leads by ``Moves.lead`` is taken as
outside; such words cut a sentence into short stretches, and only these are decoded (Viterbi 1967), with "outside" on
both sides. A sentence as a whole has "outside" on both sides too.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

__all__ = ["LABELS", "TYPES", "Moves", "begun", "decode"]

TYPES = ("PER", "ORG", "LOC")
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_COUNT = len(LABELS)
NEVER = -(10**6)

Scores = Sequence[int]


def begun(row: Scores) -> tuple[int, ...]:
    """The scores of a word that no name goes on into: it may only begin one."""
    return tuple(NEVER if b and not b % 2 else score for b, score in enumerate(row[:_COUNT]))


def _allowed(before: int, after: int) -> bool:
    """Whether a label may follow another: an inside (an even number above 0) only its own type."""
    return not after or after % 2 == 1 or before in (after, after - 1)


@frozen
class Moves:
    """The scores of transitions.

    Attributes:
        table: ``table[a][b]`` for label b after label a.
        lead: by how much "outside" must lead at a word for the word to be left out of the search.
        bias: what is taken off the score of "outside", so that doubtful names are found too.
    """

    table: tuple[tuple[int, ...], ...]
    lead: int
    bias: int = 0
    into: tuple[tuple[tuple[int, int], ...], ...] = field(init=False, repr=False)

    @into.default
    def _into(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        return tuple(tuple((a, self.table[a][b]) for a in range(_COUNT) if _allowed(a, b)) for b in range(_COUNT))


def decode(scores: Sequence[Scores], moves: Moves) -> list[tuple[int, int, str, int]]:
    """The spans of the best labels: first word, last word (included), type, margin.

    The margin is by how much the best path beats the same path with the words of the span outside, the bias not
    counted: below 0 for a name that is found only because of it.

    Args:
        scores: for each word a score for each of :data:`LABELS`, in their order (more numbers are ignored).
        moves: the transitions.
    """
    lead = moves.lead + moves.bias
    found: list[tuple[int, int, str, int]] = []
    begin = -1
    for i, row in enumerate(scores):
        if row[0] - max(row[1:_COUNT]) < lead:
            if begin < 0:
                begin = i
        elif begin >= 0:
            _stretch(scores, begin, i, moves, found)
            begin = -1
    if begin >= 0:
        _stretch(scores, begin, len(scores), moves, found)
    return found


def _stretch(
    scores: Sequence[Scores], begin: int, end: int, moves: Moves, found: list[tuple[int, int, str, int]]
) -> None:
    bias, rows = moves.bias, scores[begin:end]
    path = _best([(row[0] - bias, *row[1:_COUNT]) for row in rows], moves)
    first = -1
    for offset, label in enumerate((*path, 0)):
        if first >= 0 and label != path[first] + 1:
            margin = _margin(rows, path, first, offset - 1, moves)
            found.append((begin + first, begin + offset - 1, TYPES[path[first] // 2], margin))
            first = -1
        if label % 2:
            first = offset


def _best(scores: Sequence[Scores], moves: Moves) -> list[int]:
    """The labels of the best path through a stretch."""
    table, into = moves.table, moves.into
    best = [table[0][b] + scores[0][b] if b % 2 or not b else 1000 * NEVER for b in range(_COUNT)]
    back: list[list[int]] = []
    for row in scores[1:]:
        here, origin = [], []
        for b, ways in enumerate(into):
            top, where = max([(best[a] + move, -a) for a, move in ways])  # of equals the first
            here.append(top + row[b])
            origin.append(-where)
        best = here
        back.append(origin)
    label = max(range(_COUNT), key=lambda b: best[b] + table[b][0])
    path = [label]
    for origin in reversed(back):
        label = origin[label]
        path.append(label)
    return path[::-1]


def _margin(scores: Sequence[Scores], path: list[int], first: int, last: int, moves: Moves) -> int:
    table = moves.table
    before = path[first - 1] if first else 0
    after = path[last + 1] if last + 1 < len(path) else 0
    gain = table[before][path[first]] + table[path[last]][after] - table[before][0] - table[0][after]
    for i in range(first, last + 1):
        row = scores[i]
        gain += row[path[i]] - row[0]
        if i > first:
            gain += table[path[i - 1]][path[i]] - table[0][0]
    return gain
