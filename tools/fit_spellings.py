"""Counts how often writers vary a letter of a name, for the order of ``newsclaims.names.variants``.

    python tools/fit_spellings.py PAIRS.jsonl.gz            # cross-validate: how many spellings are among the first
    python tools/fit_spellings.py PAIRS.jsonl.gz --write    # count on all pairs, rewrite the table
    python tools/fit_spellings.py PAIRS.jsonl.gz --check    # fail unless the table is what the pairs give

A pair is ``{"a", "b", "same", "latin"}``; only pairs of one name count. Words are aligned as in ``newsclaims.names``. A
row's figure is the part of the places where an edit could be made at which it was. Standard library only, no random
numbers: the same pairs give the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from pathlib import Path

from fitted import arguments, kept

from newsclaims.names.comparison import word_edits
from newsclaims.names.costs import costs
from newsclaims.names.edits import Edit, position
from newsclaims.names.forms import form
from newsclaims.names.spellings import Rates, places, spellings
from newsclaims.names.vocabulary import LONG_VOWELS
from newsclaims.views import fold

TABLE = Path(__file__).parent.parent / "src/newsclaims/data/name_spellings.tsv"
LEAST = 2  # times that an edit must be seen
MOST = 3  # edits of a word, beyond which its alignment is uncertain
FOLDS = 5
SHOWN = (5, 10, 20, 40)
Pair = tuple[str, str]


def read(path: Path) -> list[Pair]:
    """The pairs of words that are spelt differently, of one name."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    found: list[Pair] = []
    for pair in pairs:
        one, other = form(pair["a"]).words, form(pair["b"]).words
        if pair["same"] and len(one) == len(other):
            found.extend((x, y) for x, y in zip(one, other) if x != y)
    return found


def counted(pairs: Iterable[Pair]) -> dict[tuple[str, str, str], float]:
    """For letter, other letter and place, the part of the places at which the one was found for the other."""
    made: Counter[tuple[str, str, str]] = Counter()
    could: Counter[tuple[str, str]] = Counter()
    for one, other in pairs:
        edits = word_edits(one, other, costs())[0]
        if len(edits) > MOST:
            continue
        for word in (one, other):
            could.update((letter, place) for letter, place, _ in places(word))
        made.update(key for edit in edits for key in _both(edit))
    return {key: n / could[key[0], key[2]] for key, n in made.items() if n >= LEAST and could[key[0], key[2]] >= n}


def _both(edit: Edit) -> Iterator[tuple[str, str, str]]:
    """An edit in both directions: a letter for another, less, and more."""
    if len(edit.letter) > 1:
        return
    place = position(edit)
    yield edit.letter, edit.other, place
    by_vowel = not edit.other and place == "medial" and not LONG_VOWELS.isdisjoint(edit.before + edit.after)
    yield edit.other, edit.letter, "by vowel" if by_vowel else place


def by_letter(counts: Mapping[tuple[str, str, str], float]) -> Rates:
    """The counts as the library holds them."""
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for (letter, other, place), rate in sorted(counts.items()):
        found.setdefault((letter, place), []).append((other, rate))
    return found


def measured(pairs: list[Pair], rates: Rates) -> Counter[int]:
    """How many spellings are among the first so many."""
    found: Counter[int] = Counter()
    for one, other in pairs:
        ordered = [fold(s) for _, s in spellings(one, rates)][1:]
        rank = ordered.index(other) if other in ordered else max(SHOWN)
        found.update(k for k in SHOWN if rank < k)
    return found


def cross_validated(pairs: list[Pair]) -> str:
    """The part of the spellings of words that are among the first so many, by rates of the other folds."""
    total: Counter[int] = Counter()
    for k in range(FOLDS):
        own = [pair for pair in pairs if int(sha1(min(pair).encode()).hexdigest(), 16) % FOLDS == k]
        held = set(own)
        total += measured(own, by_letter(counted(pair for pair in pairs if pair not in held)))
    return "  ".join(f"first {k}: {100 * total[k] / len(pairs):.1f} %" for k in SHOWN)


def rendered(rates: Mapping[tuple[str, str, str], float]) -> str:
    """The table to ship."""
    lines = [
        "# How often writers put other for letter (nothing: they leave it out, or add it) at a place of a word's",
        "# spelling, as a part of the places where they could. Counted by tools/fit_spellings.py.",
        "letter\tother\tplace\trate",
    ]
    lines.extend(f"{a}\t{b}\t{place}\t{rate:.4f}" for (a, b, place), rate in sorted(rates.items()))
    return "\n".join(lines) + "\n"


def main() -> int:
    """The command line."""
    given = arguments(__doc__.splitlines()[0]).parse_args()
    pairs = read(given.pairs)
    if not (given.write or given.check):
        print(f"{len(pairs)} pairs of words, {FOLDS} folds:", cross_validated(pairs))
        return 0
    return kept(TABLE, rendered(counted(pairs)), check=given.check)


if __name__ == "__main__":
    sys.exit(main())
