"""Lets a student label a news corpus, made consistent over the corpus: silver text where there is no teacher.

    python label_self.py tagger.bin raw-ant.jsonl.gz self.jsonl --words 600000

Each name that the student finds with a wide margin votes for its words; a string of words that is one type of name in
most of its occurrences is labelled so everywhere, and one that hardly ever is one is left outside.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from examples import NUMBER, looked_up
from sentences import records

from newsclaims.layers.actors.tagger import Tag, Tagger
from newsclaims.layers.actors.viterbi import LABELS
from newsclaims.layers.actors.weights import Weights
from newsclaims.words import Structure

SURE = 4.0  # nats of margin for a vote
VOTES, SHARE = 4, 0.6
LONGEST = 5


class Labelled:
    """An article with its tags by sentence."""

    def __init__(self, text: str, tagger: Tagger) -> None:
        self.structure, bits = looked_up(text)
        words = self.structure.words
        self.ranges = [words.inside(*s) for s in self.structure.sentences]
        self.ranges = [r for r in self.ranges if 4 <= len(r) <= 120]
        self.tags = [tagger.tags(words, bits, r.start, r.stop - 1) for r in self.ranges]

    def string(self, tag: Tag) -> tuple[str, ...]:
        """The words of a tag."""
        return self.structure.words.folded[tag.first : tag.last + 1]


def chosen(corpus: Path, most: int) -> Iterator[str]:
    """Articles in the order of a hash, until there are so many words."""
    texts = sorted((hashlib.sha1(r["id"].encode()).hexdigest(), r["text"]) for r in records(corpus))
    for _, text in texts:
        most -= len(text.split())
        if most < 0:
            return
        yield text


def names(articles: list[Labelled]) -> dict[tuple[str, ...], str]:
    """The strings that are one type of name in most of their occurrences."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for article in articles:
        for tag in (tag for tags in article.tags for tag in tags if tag.margin >= SURE):
            votes.setdefault(article.string(tag), Counter())[tag.type] += 1
    seen: Counter[tuple[str, ...]] = Counter()
    for article in articles:
        folded = article.structure.words.folded
        for r in article.ranges:
            for i in r:
                for size in range(1, min(LONGEST, r.stop - i) + 1):
                    string = folded[i : i + size]
                    if string in votes:
                        seen[string] += 1
    out = {}
    for string, counts in votes.items():
        kind, count = counts.most_common(1)[0]
        if count >= VOTES and count >= SHARE * seen[string]:
            out[string] = kind
    return out


def labels(article: Labelled, number: int, known: dict[tuple[str, ...], str]) -> np.ndarray:
    """The labels of a sentence in bytes: the student's, then known names where it found nothing."""
    r = article.ranges[number]
    folded = article.structure.words.folded
    path = ["O"] * len(r)
    for tag in article.tags[number]:
        if tag.margin > -1:
            path[tag.first - r.start] = "B-" + tag.type
            path[tag.first - r.start + 1 : tag.last - r.start + 1] = ["I-" + tag.type] * (tag.last - tag.first)
    for i in range(len(path)):
        for size in range(min(LONGEST, len(path) - i), 0, -1):
            kind = known.get(folded[r.start + i : r.start + i + size])
            if kind and all(label == "O" for label in path[i : i + size]):
                path[i : i + size] = ["B-" + kind] + ["I-" + kind] * (size - 1)
                break
    out = np.zeros((len(path), len(LABELS)), dtype=np.uint8)
    out[range(len(path)), [NUMBER[label] for label in path]] = 255
    return out


def main() -> None:
    """Reads the arguments and labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=int, default=600_000)
    args = parser.parse_args()
    tagger = Tagger(Weights(args.weights.read_bytes()))
    articles = [Labelled(text, tagger) for text in chosen(args.corpus, args.words)]
    known = names(articles)
    print(f"{len(articles)} articles, {len(known)} names", flush=True)
    seen: set[str] = set()
    with args.out.open("w", encoding="utf-8") as out:
        for article in articles:
            words = article.structure.words
            for number, r in enumerate(article.ranges):
                span = words.span(r.start, r.stop - 1)
                text = words.view.original[span.start : span.end]
                if text not in seen and len(Structure(text).words) == len(r):
                    seen.add(text)
                    packed = base64.b64encode(labels(article, number, known).tobytes()).decode()
                    out.write(json.dumps({"text": text, "labels": packed}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
