"""Fits the costs of ``newsclaims.names`` on pairs of spellings with known answer, and cross-validates them.

    python tools/fit_names.py PAIRS.jsonl.gz                   # cross-validate, print figures
    python tools/fit_names.py PAIRS.jsonl.gz --write           # fit on all pairs, rewrite the table
    python tools/fit_names.py PAIRS.jsonl.gz --check           # fail unless the table is what the pairs give

A pair is ``{"a", "b", "same", "kind", "latin"}``. Words are aligned by the hand-set ``prior`` column of the table,
which this script leaves as it is; the ``cost`` column is a logistic regression with a ridge, over the features of the
aligned edits of the pair's worst word. Standard library only, no random numbers: the same pairs give the same bytes.
Folds keep all pairs that share a Latin name together, so that no name is fitted and measured at once.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from fitted import arguments, kept

from newsclaims.names.comparison import couple, word_edits
from newsclaims.names.costs import Costs, costs, pair_features
from newsclaims.names.edits import Edit, features
from newsclaims.names.forms import form
from newsclaims.names.vocabulary import arab_names

TABLE = Path(__file__).parent.parent / "src/newsclaims/data/name_costs.tsv"
RIDGE = 0.5
# What the ridge pulls costs to, where it isn't zero: in Arab names a long vowel or an emphatic makes another name.
# The pairs hold few Arab names, since those that share a Latin spelling had to be left out.
EXPECTED = {
    "arab alike": 9.0,
    "arab consonant": 2.0,
    "arab swap": 10.0,
    "arab vowel": 11.0,
    "arab vowels": 11.0,
    "article": -2.0,
    "article shortened": -2.0,
    "final a": -2.0,
}
LEAST = 2  # pairs that must show a feature before it gets a cost of its own
PASSES = 60
ROUNDS = 3
FOLDS = 5
SALTS = ("", "a", "b")  # of the folds; the threshold is chosen over all of them
Vector = dict[str, float]
Word = tuple[tuple[Edit, ...], int, bool] | None


def read(path: Path) -> list[dict[str, Any]]:
    """The pairs, each with its words' edits (``words``) and with its group (``group``)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    group = groups(pairs)
    for pair in pairs:
        pair["words"] = differing(pair["a"], pair["b"])
        pair["group"] = group(pair)
    return pairs


def groups(pairs: list[dict[str, Any]]) -> Any:
    """A function from a pair to a name for all pairs that are linked with it by a Latin name."""
    parent: dict[str, str] = {}

    def root(word: str) -> str:
        while parent.setdefault(word, word) != word:
            word = parent[word]
        return word

    for pair in pairs:
        first, *others = " ".join(pair["latin"]).split()
        for other in others:
            parent[root(other)] = root(first)
    return lambda pair: root(pair["latin"][0].split()[0])


def differing(a: str, b: str) -> list[Word]:
    """How each word of two spellings that differs does so; None when a rule or the list makes them other names."""
    one, other = form(a).words, form(b).words
    if len(one) != len(other):
        one, other = ("".join(one),), ("".join(other),)
    known = arab_names()
    found: list[Word] = []
    for x, y in zip(one, other):
        if x in known and y in known:
            if known[x] != known[y]:
                found.append(None)
        elif couple(x, y):
            found.append(None)
        elif x != y:
            found.append(word_edits(x, y, costs()))
    return found


def against(word: Word, table: Costs) -> float:
    """The log odds against two words being one name."""
    return 50.0 if word is None else table.total(word[1], word[0], word[2])


def score(pair: dict[str, Any], table: Costs) -> float:
    """The score of a pair: that of its worst word."""
    worst = max((against(word, table) for word in pair["words"]), default=-50.0)
    return 1.0 / (1.0 + math.exp(max(-50.0, min(50.0, worst))))


def vector(word: Word, table: Costs) -> Vector:
    """The features of a word that count, given costs."""
    assert word is not None
    edits, shorter, arab = word
    found: Vector = Counter()
    for edit in table.counted(edits, arab)[0]:
        found.update(features(edit, arab))
    found.update(pair_features(shorter, len(edits), arab))
    return dict(found)


def fit(pairs: list[dict[str, Any]]) -> dict[str, float]:
    """Costs by feature, after a few rounds of choosing each pair's worst word and its edits that count."""
    table = Costs(costs().prior, costs().prior)
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        rows = []
        for pair in pairs:
            worst = max(pair["words"], key=lambda word: against(word, table), default=None)
            if worst is not None:
                rows.append((vector(worst, table), pair["same"]))
        weights = regress(rows)
        table = Costs(costs().prior, weights)
    return weights


def regress(rows: list[tuple[Vector, int]]) -> dict[str, float]:
    """Logistic regression with a ridge by coordinate descent: Newton's step for one weight after the other."""
    seen = Counter(f for vector, _ in rows for f in vector)
    columns: dict[str, list[tuple[int, float]]] = {f: [] for f in sorted(seen) if seen[f] >= LEAST}
    for i, (vector, _) in enumerate(rows):
        for f, n in vector.items():
            if f in columns:
                columns[f].append((i, n))
    expected = {f: EXPECTED.get(f, 0.0) for f in columns}
    weights = dict(expected)
    odds = [sum(expected.get(f, 0.0) * n for f, n in vector.items()) for vector, _ in rows]  # against being the same
    target = [1.0 - same for _, same in rows]
    for _ in range(PASSES):
        for f, column in columns.items():
            ridge = 0.0 if f == "bias" else RIDGE
            slope, bend = ridge * (weights[f] - expected[f]), ridge + 1e-6
            for i, n in column:
                p = 1.0 / (1.0 + math.exp(-odds[i]))
                slope += n * (p - target[i])
                bend += n * n * p * (1.0 - p)
            step = max(-2.0, min(2.0, slope / bend))
            if f.startswith("edits"):  # two spellings are not to be better for more edits than for one
                step = min(step, weights[f])
            weights[f] -= step
            for i, n in column:
                odds[i] = max(-30.0, min(30.0, odds[i] - step * n))
    return {**EXPECTED, **weights}


def fold(pair: dict[str, Any], salt: str) -> int:
    """The fold that a pair is in, by its group."""
    return int(hashlib.sha1((salt + pair["group"]).encode()).hexdigest(), 16) % FOLDS


def cross_validated(pairs: list[dict[str, Any]], salt: str = "") -> list[float]:
    """For each pair, its score by costs that were fitted without its group."""
    scores = [0.0] * len(pairs)
    for k in range(FOLDS):
        kept = [pair for pair in pairs if fold(pair, salt) != k]
        table = Costs(costs().prior, fit(kept))
        for i, pair in enumerate(pairs):
            if fold(pair, salt) == k:
                scores[i] = score(pair, table)
    return scores


def best_threshold(scored: list[tuple[float, int]]) -> float:
    """The score from which calling pairs the same gives the best F1."""
    total = sum(same for _, same in scored)
    best, threshold, hits = 0.0, 0.5, 0
    ordered = sorted(scored, reverse=True)
    for i, (value, same) in enumerate(ordered):
        hits += same
        f1 = 2 * hits / (i + 1 + total)
        if f1 > best:
            best, threshold = f1, (value + ordered[min(i + 1, len(ordered) - 1)][0]) / 2
    return threshold


def report(pairs: list[dict[str, Any]], scores: list[float], threshold: float) -> str:
    """AUC, F1, recall at 1 % false, and the share right by kind, in per cent."""
    scored = [(s, pair["same"]) for s, pair in zip(scores, pairs)]
    yes = [s for s, same in scored if same]
    no = sorted((s for s, same in scored if not same), reverse=True)
    auc = sum((y > n) + (y == n) / 2 for y in yes for n in no) / (len(yes) * len(no))
    hits = sum(s >= threshold for s in yes)
    false = sum(s >= threshold for s in no)
    recall = sum(s > no[int(0.01 * len(no))] for s in yes) / len(yes)
    f1 = 200 * hits / (hits + false + len(yes))
    lines = [f"AUC {100 * auc:.1f}  F1 {f1:.1f}  recall at 1 % false {100 * recall:.1f}"]
    for same, kind in sorted({(pair["same"], pair["kind"]) for pair in pairs}):
        rows = [
            (s >= threshold) == bool(same) for s, p in zip(scores, pairs) if (p["same"], p["kind"]) == (same, kind)
        ]
        lines.append(f"  {'same ' if same else 'other'} {kind:6} {100 * sum(rows) / len(rows):5.1f}  of {len(rows)}")
    return "\n".join(lines)


def rendered(weights: dict[str, float], threshold: float) -> str:
    """The table to ship: rounded, and shifted so that the threshold is a score of one half."""
    prior = costs().prior
    weights = dict(weights)
    weights["bias"] += math.log(threshold / (1 - threshold))
    lines = [
        "# What an edit between two spellings costs, by its features. prior: set by hand, decides alignments.",
        "# cost: log odds against one name, fitted by tools/fit_names.py; features that cost 0 have no row.",
        "feature\tprior\tcost",
    ]
    for feature in sorted({*prior, *weights}):
        cost = f"{weights.get(feature, 0.0):.2f}"
        if feature in prior or cost not in {"0.00", "-0.00"}:
            lines.append(f"{feature}\t{prior.get(feature, '')}\t{cost}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """The command line."""
    parser = arguments(__doc__.splitlines()[0])
    parser.add_argument("--errors", type=int, default=0, help="show so many pairs that are judged wrong")
    given = parser.parse_args()
    pairs = read(given.pairs)
    runs = [cross_validated(pairs, salt) for salt in SALTS]
    threshold = best_threshold([(s, pair["same"]) for scores in runs for s, pair in zip(scores, pairs)])
    print(f"{len(pairs)} pairs, {FOLDS} folds by Latin name, {len(SALTS)} times, threshold {threshold:.3f}")
    for scores in runs:
        print(report(pairs, scores, threshold))
    wrong = [(abs(s - threshold), s, p) for s, p in zip(scores, pairs) if (s >= threshold) != bool(p["same"])]
    for _, s, pair in sorted(wrong, key=lambda w: -w[0])[: given.errors]:
        print(
            f"{s:.3f}", pair["kind"], "same" if pair["same"] else "other", pair["a"], "|", pair["b"], *pair["latin"]
        )
    if not (given.write or given.check):
        return 0
    return kept(TABLE, rendered(fit(pairs), threshold), check=given.check)


if __name__ == "__main__":
    sys.exit(main())
