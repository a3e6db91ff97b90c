"""Sentences to learn from: the gold with its fixed split, and the tokens that the teacher reads."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from newsclaims.words import Structure, Words

TYPES = ("PER", "ORG", "LOC", "MISC")
LABELS = ("O", *(f"{place}-{kind}" for kind in TYPES for place in "BI"))
TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


def records(path: Path) -> Iterator[dict]:
    """The records of a file of JSON lines, packed with gzip."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def held_out(text: str) -> bool:
    """Whether a sentence is in the tenth that nothing is trained on."""
    return int(hashlib.sha1(text.encode()).hexdigest(), 16) % 10 == 0


def split(path: Path, *, test: bool) -> list[dict]:
    """The gold sentences of one side of the split."""
    return [r for r in records(path) if held_out(r["text"]) == test]


def word_labels(structure: Structure, record: dict) -> list[str]:
    """A BIO label for each word of a text, from entities given by character."""
    words = structure.words
    labels = ["O"] * len(words)
    for start, end, kind in record["entities"]:
        first = True
        for i in range(len(words)):
            span = words.span(i, i)
            if span.start < end and start < span.end and labels[i] == "O":
                labels[i] = ("B-" if first else "I-") + kind
                first = False
    return labels


def tokens(plain: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Start, end and "white space before it" of each word and sign in a stretch of a plain view."""
    found = TOKEN.finditer(plain, start, end)
    return [(m.start(), m.end(), m.start() == start or plain[m.start() - 1].isspace()) for m in found]


def token_labels(words: Words, labels: list[str], cut: list[tuple[int, int, bool]]) -> list[str]:
    """Labels of tokens (words and signs) from labels of words: a sign inside an entity belongs to it."""
    at = {s: i for i, s in enumerate(words.starts)}
    out = ["O"] * len(cut)
    owner = [at.get(s, -1) for s, _, _ in cut]
    for t, w in enumerate(owner):
        if w >= 0:
            out[t] = labels[w]
    for t, w in enumerate(owner):
        if w < 0 and t:
            following = next((labels[o] for o in owner[t + 1 :] if o >= 0), "O")
            if following.startswith("I-") and out[t - 1] != "O":
                out[t] = following
    return out
