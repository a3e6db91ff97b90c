"""Sentences as the student learns from them: for each word the rows that its features meet, and labels."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sentences import word_labels

from newsclaims.documents import Document
from newsclaims.layers.actors.context import context
from newsclaims.layers.actors.features import EDGE, ROLES, START, Hashes, gap, gap_kind, hashes, pair
from newsclaims.layers.actors.learnt import evidence
from newsclaims.layers.actors.tagger import Tagger
from newsclaims.layers.actors.viterbi import LABELS
from newsclaims.layers.places.toponyms import TOPONYMS
from newsclaims.pipeline import Pipeline
from newsclaims.words import Structure, Words, readings

LEAST = -1.0  # nats of margin from which a student's name counts
SURE = 0.97  # probability from which the teacher's label counts elsewhere in the article
RAISED = 8.0  # times the odds of a name that surely is one elsewhere
BODY = [i for i, label in enumerate(LABELS) if label.endswith("ORG")]
NUMBER = {label: i for i, label in enumerate(LABELS)}


class Example(NamedTuple):
    """A sentence: rows and how many of them each word has, probabilities of the labels, how much it counts."""

    rows: np.ndarray
    counts: np.ndarray
    labels: np.ndarray
    weight: float


def rows_of(features: Iterable[int], role: str, bits: int) -> np.ndarray:
    """The rows of features in a role; the same arithmetic as :class:`newsclaims.layers.actors.weights.Weights`."""
    factor, shift = ROLES[role], 32 - bits
    return np.array([(f * factor & 0xFFFFFFFF) >> shift for f in features], dtype=np.int32)


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    """What runs before the tagger."""
    return Pipeline(layers=["toponyms"])


def looked_up(text: str) -> tuple[Structure, list[int]]:
    """The words of a text, and what lexicons and rules say about each."""
    analysis = pipeline().analyse(Document(text))
    return analysis.structure, evidence(context(analysis, TOPONYMS))


class Rows:
    """Makes the rows of sentences; keeps those of the word forms."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._forms: dict[tuple[str, str, int], tuple[Hashes, list[np.ndarray]]] = {}
        self._edge = self._made(EDGE)

    def _made(self, word: Hashes) -> tuple[Hashes, list[np.ndarray]]:
        parts = ((word.own, "own"), (word.near, "before"), (word.near, "after"))
        parts += ((word.far, "before2"), (word.far, "after2"))
        return word, [rows_of(features, role, self._bits) for features, role in parts]

    def _form(self, *key: Any) -> tuple[Hashes, list[np.ndarray]]:
        if key not in self._forms:
            self._forms[key] = self._made(hashes(*key))
        return self._forms[key]

    @lru_cache(maxsize=200_000)  # noqa: B019 - one object for a run
    def _gap(self, before: int, after: int, kind: int) -> np.ndarray:
        one, other = gap(before, kind), gap(after, kind)
        return np.concatenate([rows_of(one, "gap_before", self._bits), rows_of(other, "gap_after", self._bits)])

    def of(self, words: Words, bits: Sequence[int], first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
        """The rows that the words ``first`` to ``last`` (included) meet, one after the other, and how many each."""
        edge = self._edge
        inner = [self._form(words.folded[i], words.plain[i], bits[i]) for i in range(first, last + 1)]
        forms = [edge, edge, *inner, edge, edge]
        signs = [START, *[gap_kind(words, i) for i in range(first, last)], START]
        pairs = [pair(a.key, a.kind, b.key, b.kind) for (a, _), (b, _) in pairwise(forms)]
        rows, counts = [], []
        for i in range(last - first + 1):
            (_, a), (_, b), (word, c), (_, d), (_, e) = forms[i : i + 5]
            both, left, _, kinds = pairs[i + 1]
            after, _, right, after_kinds = pairs[i + 2]
            parts = [c[0], b[1], d[2], a[3], e[4], self._gap(signs[i], signs[i + 1], word.kind)]
            parts.append(rows_of((both, left, kinds), "pair_before", self._bits))
            parts.append(rows_of((after, right, after_kinds), "pair_after", self._bits))
            parts.append(rows_of((pairs[i][0],), "pair_before2", self._bits))
            counts.append(sum(map(len, parts)))
            rows.extend(parts)
        return np.concatenate(rows), np.array(counts, dtype=np.int32)


def gold_examples(rows: Rows, gold: Iterable[dict], weight: float) -> Iterator[Example]:
    """The gold sentences, cut as the library cuts them."""
    for record in gold:
        structure, bits = looked_up(record["text"])
        labels = word_labels(structure, record)
        labels = ["O" if label.endswith("MISC") else label for label in labels]
        for start, end in structure.sentences:
            inside = structure.words.inside(start, end)
            if inside:
                found, counts = rows.of(structure.words, bits, inside[0], inside[-1])
                hot = np.zeros((len(inside), len(LABELS)), dtype=np.float32)
                for i, w in enumerate(inside):
                    label = labels[w] if i else labels[w].replace("I-", "B-")  # a name cut by the sentence's border
                    hot[i, NUMBER[label]] = 1.0
                yield Example(found, counts, hot, weight)


class Opinion(NamedTuple):
    """A student's second opinion on what the teacher has labelled: on all, or on bodies alone."""

    student: Tagger
    bodies: bool

    def weighed(self, one: Silver) -> np.ndarray:
        """The mean of the two, where the opinion is asked for: on bodies, where either sees one."""
        words = one.structure.words
        said = of_student(self.student, words, one.bits)
        if not self.bodies:
            return (one.soft + said) / 2
        soft = one.soft.copy()
        asked = np.maximum(soft[:, BODY].sum(1), said[:, BODY].sum(1)) > 0.5
        soft[asked] = (soft[asked] + said[asked]) / 2
        return soft


def of_student(tagger: Tagger, words: Words, bits: Sequence[int]) -> np.ndarray:
    """The labels that a student gives the words of a sentence, as certainties."""
    out = np.zeros((len(words), len(LABELS)), dtype=np.float32)
    out[:, 0] = 1.0
    for tag in tagger.tags(words, bits, 0, len(words) - 1):
        if tag.margin > LEAST:
            for i in range(tag.first, tag.last + 1):
                out[i, 0] = 0.0
                out[i, NUMBER[("B-" if i == tag.first else "I-") + tag.type]] = 1.0
    return out


class Silver(NamedTuple):
    """A sentence that the teacher has labelled."""

    structure: Structure
    bits: list[int]
    soft: np.ndarray


def articles(path: Path) -> Iterator[list[Silver]]:
    """The sentences of a file of silver text, article by article."""
    groups: dict[Any, list[dict]] = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            try:
                record = json.loads(line)
            except ValueError:  # the last line of a cut job
                break
            groups.setdefault(record.get("article", -number), []).append(record)
    for group in groups.values():
        found = []
        for record in group:
            structure, bits = looked_up(record["text"])
            labels = np.frombuffer(base64.b64decode(record["labels"]), np.uint8).reshape(-1, len(LABELS))
            if len(structure.words) == len(labels):
                soft = labels.astype(np.float32)
                found.append(Silver(structure, bits, soft / np.maximum(1.0, soft.sum(1, keepdims=True))))
        yield found


def certain(article: list[Silver]) -> dict[str, int]:
    """The words that the teacher surely takes for a type of name, more often than for none: the type's number."""
    votes: dict[str, np.ndarray] = {}
    for one in article:
        for word, row in zip(one.structure.words.folded, one.soft):
            kinds = np.array([row[0], *row[1:].reshape(-1, 2).sum(1)])
            if kinds.max() >= SURE:
                votes.setdefault(word, np.zeros(len(kinds)))[kinds.argmax()] += 1
    return {word: int(n[1:].argmax()) for word, n in votes.items() if n[1:].max() > n[0]}


def made_consistent(article: list[Silver]) -> None:
    """Raises, in place, the odds of a type of name for words that surely are of it elsewhere in the article."""
    names = certain(article)
    for one in article:
        for i, word in enumerate(one.structure.words.folded):
            kind = next((names[cut.stem] for cut in readings(word) if cut.stem in names), None)
            if kind is not None and one.soft[i, 0] < SURE:
                one.soft[i, 1 + 2 * kind : 3 + 2 * kind] *= RAISED
                one.soft[i] /= one.soft[i].sum()


def silver_examples(
    rows: Rows, paths: Iterable[Path], most: int, second: Opinion | None = None, *, consistent: bool = False
) -> Iterator[Example]:
    """Sentences that the teacher has labelled, up to ``most`` words.

    Where a student trained on gold alone gives a second opinion, the two count the same: the teacher knows more
    people, the student, which sees the lexicons, more bodies.
    """
    for article in (article for path in paths for article in articles(path)):
        if most <= 0:
            return
        if consistent:
            made_consistent(article)
        for one in article:
            last = len(one.bits) - 1
            found, counts = rows.of(one.structure.words, one.bits, 0, last)
            yield Example(found, counts, second.weighed(one) if second else one.soft, 1.0)
            most -= last + 1
