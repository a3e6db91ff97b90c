"""Trains the student, a linear-chain CRF over hashed features, on gold and silver, and packs it.

    python train_student.py anercorp-train.jsonl.gz tagger.bin --silver silver-0.jsonl silver-1.jsonl

Silver words count with the probabilities that the teacher gave their labels, the transitions with its best labels.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from examples import Example, Opinion, Rows, gold_examples, silver_examples
from network import FORBIDDEN, allowed
from sentences import split

from newsclaims.layers.actors.tagger import Tagger
from newsclaims.layers.actors.viterbi import LABELS
from newsclaims.layers.actors.weights import Weights, packed

SEED = 20261121
UNITS = 16  # of a weight in a nat
LEAD = 5  # nats by which "outside" must lead for a word to be left out of the search
BIAS = 2  # nats taken off "outside", so that doubtful names are seen
BATCH = 8192  # words


class Student(torch.nn.Module):
    """The table of weights and the transitions; "outside" stands on both sides of a sentence."""

    def __init__(self, bits: int) -> None:
        super().__init__()
        self.table = torch.nn.Parameter(torch.zeros(1 << bits, len(LABELS) + 1))
        self.moves = torch.nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        bar = [[0.0 if allowed(a, b) else FORBIDDEN for b in LABELS] for a in LABELS]
        self.register_buffer("bar", torch.tensor(bar))

    def loss(
        self, scores: torch.Tensor, soft: torch.Tensor, mask: torch.Tensor, weight: torch.Tensor
    ) -> torch.Tensor:
        """Negative log likelihood, the scores of the labels taken by their probabilities; summed, weighted."""
        moves = self.moves + self.bar
        best = soft.argmax(2)
        alpha = moves[0] + scores[:, 0]
        path = (scores * soft).sum((1, 2)) + self.moves[0][best[:, 0]]
        lasts = best[:, 0]
        for t in range(1, scores.shape[1]):
            on = mask[:, t]
            step = torch.logsumexp(alpha[:, :, None] + moves, dim=1) + scores[:, t]
            alpha = torch.where(on[:, None], step, alpha)
            move = self.moves[lasts, best[:, t]]  # what noise forbids costs nothing
            path = path + torch.where(on, move, torch.zeros_like(move))
            lasts = torch.where(on, best[:, t], lasts)
        path = path + self.moves[lasts, torch.zeros_like(lasts)]
        total = torch.logsumexp(alpha + moves[:, 0], dim=1)
        return ((total - path) * weight).sum()


def grouped(examples: Sequence[Example], rng: np.random.Generator) -> list[list[Example]]:
    """Batches of about as many words, each of sentences of like length; in random order."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].counts) + rng.random() * 6)
    groups, group, width = [], [], 0
    for i in order:
        group.append(examples[i])
        width += len(examples[i].counts)
        if width >= BATCH:
            groups.append(group)
            group, width = [], 0
    groups.extend([group] if group else [])
    rng.shuffle(groups)
    return groups


def scored(student: Student, group: list[Example], keep: torch.Tensor, drop: float) -> tuple[torch.Tensor, ...]:
    """Scores, probabilities, mask and weights of a batch; each feature is left out with the probability ``drop``."""
    rows = torch.from_numpy(np.concatenate([e.rows for e in group])).long()
    counts = np.concatenate([e.counts for e in group])
    on = keep[rows]
    if drop:
        on &= torch.rand(len(rows)) >= drop
    met = torch.zeros(len(rows) + 1, dtype=torch.long)
    torch.cumsum(on, 0, out=met[1:])  # how many rows are left before each
    offsets = met[torch.from_numpy(np.concatenate([[0], np.cumsum(counts)[:-1]]))]
    flat = torch.nn.functional.embedding_bag(rows[on], student.table, offsets, mode="sum") / (1 - drop)
    width = max(len(e.counts) for e in group)
    mask = torch.zeros(len(group), width, dtype=torch.bool)
    for i, e in enumerate(group):
        mask[i, : len(e.counts)] = True
    scores = torch.zeros(len(group), width, len(LABELS)).masked_scatter(mask[:, :, None], flat[:, : len(LABELS)])
    soft = torch.zeros(len(group), width, len(LABELS))
    soft[mask] = torch.from_numpy(np.concatenate([e.labels for e in group]))
    return scores, soft, mask, torch.tensor([e.weight for e in group])


def trained(
    examples: Sequence[Example], bits: int, *, epochs: int, rate: float, drop: float, decay: float, rare: int
) -> Student:
    """A student after so many epochs of AdaGrad."""
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    student = Student(bits)
    seen = np.zeros(1 << bits, dtype=np.int64)
    for example in examples:
        np.add.at(seen, example.rows, 1)
    keep = torch.from_numpy(seen >= rare)
    print(f"{len(examples)} sentences, {int((seen >= rare).sum())} of {int((seen > 0).sum())} rows kept", flush=True)
    optimiser = torch.optim.Adagrad([{"params": [student.table], "lr": rate}, {"params": [student.moves], "lr": 0.1}])
    started = time.time()
    for epoch in range(epochs):
        for group in optimiser.param_groups:
            group["lr"] = group.setdefault("begin", group["lr"]) * (1 - 0.9 * epoch / epochs)
        sum_loss = words = 0.0
        for group in grouped(examples, rng):
            scores, soft, mask, weight = scored(student, group, keep, drop)
            loss = student.loss(scores, soft, mask, weight)
            size = float(mask.sum())
            penalty = decay * student.table.square().sum() if decay else 0.0
            optimiser.zero_grad()
            (loss / size + penalty).backward()
            optimiser.step()
            sum_loss, words = sum_loss + loss.item(), words + size
        print(f"epoch {epoch + 1}: loss a word {sum_loss / words:.4f}, {time.time() - started:.0f} s", flush=True)
    with torch.no_grad():
        student.table *= keep[:, None]
    return student


def written(student: Student, bits: int) -> bytes:
    """The student as a file of weights."""
    table = student.table.detach().numpy()[:, : len(LABELS)]
    rounded = np.clip(np.round(table * UNITS), -127, 127).astype(np.int16) + 128
    planes = [rounded[:, label].astype(np.uint8).tobytes() for label in range(len(LABELS))]
    moves = np.clip(np.round(student.moves.detach().numpy() * UNITS), -30000, 30000).astype(int).ravel().tolist()
    return packed(planes, moves, bits=bits, units=UNITS, lead=LEAD * UNITS, bias=BIAS * UNITS)


def main() -> None:
    """Reads the arguments, trains and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--silver", type=Path, nargs="*", default=[])
    parser.add_argument("--second", type=Path, help="weights learnt from gold alone, for a second opinion on silver")
    parser.add_argument("--bodies", action="store_true", help="a second opinion on bodies alone")
    parser.add_argument("--consistent", action="store_true", help="silver labels made consistent in an article")
    parser.add_argument("--most", type=int, default=2_000_000, help="words of silver text")
    parser.add_argument("--gold-weight", type=float, default=3.0)
    parser.add_argument("--bits", type=int, default=20)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--drop", type=float, default=0.4)
    parser.add_argument("--decay", type=float, default=0.0)
    parser.add_argument("--rare", type=int, default=2, help="rows met fewer times stay empty")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    rows = Rows(args.bits)
    examples = list(gold_examples(rows, split(args.gold, test=False), args.gold_weight))
    second = Tagger(Weights(args.second.read_bytes())) if args.second else None
    opinion = Opinion(second, bodies=args.bodies) if second else None
    examples.extend(silver_examples(rows, args.silver, args.most, opinion, consistent=args.consistent))
    student = trained(
        examples, args.bits, epochs=args.epochs, rate=args.rate, drop=args.drop, decay=args.decay, rare=args.rare
    )
    data = written(student, args.bits)
    args.out.write_bytes(data)
    print(f"{len(data)} bytes")


if __name__ == "__main__":
    main()
