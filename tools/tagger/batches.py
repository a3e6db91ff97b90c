"""Sentences as the teacher takes them: piece numbers, the first piece of each token; in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import torch
from encoder import Pieces
from sentences import tokens

LONGEST = 384


class Sentence(NamedTuple):
    """A stretch of a view, cut into tokens and pieces; ``bits`` is what lexicons and rules say about each token."""

    cut: list[tuple[int, int, bool]]
    ids: list[int]
    heads: list[int]
    bits: list[int]
    labels: list[int]


def sentence(pieces: Pieces, plain: str, start: int, end: int, said: Mapping[int, int]) -> Sentence:
    """The pieces of a stretch of a plain view; what goes beyond 384 pieces is left out.

    ``said``: what lexicons and rules say about the word that starts at an offset, a bit each.
    """
    ids, heads, kept = [pieces.bos], [], []
    for s, e, spaced in tokens(plain, start, end):
        cut = pieces(plain[s:e], spaced=spaced)
        if len(ids) + len(cut) > LONGEST:
            break
        heads.append(len(ids))
        kept.append((s, e, spaced))
        ids.extend(cut)
    return Sentence(kept, [*ids, pieces.eos], heads, [said.get(s, 0) for s, _, _ in kept], [])


def batched(items: Sequence[Sentence], size: int, rng: random.Random | None) -> Iterator[list[int]]:
    """Numbers of the sentences of each batch: alike in length, shuffled when a generator is given."""
    order = list(range(len(items)))
    if rng:
        rng.shuffle(order)
        order.sort(key=lambda i: len(items[i].ids) + rng.random() * 12)
    else:
        order.sort(key=lambda i: len(items[i].ids))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    yield from groups


def padded(rows: Iterable[Sequence[int]], fill: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows as one matrix, and where it holds something."""
    rows = list(rows)
    width = max(map(len, rows))
    matrix = torch.full((len(rows), width), fill, dtype=torch.long)
    mask = torch.zeros(len(rows), width, dtype=torch.bool)
    for i, row in enumerate(rows):
        matrix[i, : len(row)] = torch.tensor(row, dtype=torch.long)
        mask[i, : len(row)] = True
    return matrix, mask
