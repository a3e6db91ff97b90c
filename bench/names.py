"""How fast `NameIndex` looks a spelling up among many names, and how much of what `compare` finds it finds.

    python bench/names.py                      # 100,000 made-up names, twice
    python bench/names.py --names 20000 --recall 20

Two populations: given and family names of the package, put together with the frequencies of Zipf; and words of random
syllables, far denser than any language. Queries are likely spellings of names of the index that were not asked for
before. Prints CPU milliseconds, median and 95th percentile; with `--recall`, the share of all names that are `same`
by `compare`, one by one, that the index finds too.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from functools import partial

from newsclaims.names import NameIndex, compare, variants
from newsclaims.names.vocabulary import rows

CONSONANTS, VOWELS = "بتجخدرزسشغفكلمن", "اوي"
QUERIES = 200


def common(chance: random.Random) -> Callable[[], str]:
    """Given and family names, few of them frequent."""
    table = rows("given_names.tsv", "given_names")
    given = [row["name"] for row in table if row["class"] != "family"]
    family = [row["name"] for row in table if row["class"] != "given"]
    chance.shuffle(given)
    chance.shuffle(family)

    def drawn(words: list[str]) -> str:
        return chance.choices(words, cum_weights=weights[len(words)])[0]

    weights = {len(words): _summed(len(words)) for words in (given, family)}
    return lambda: " ".join([drawn(given), *([drawn(given)] if chance.random() < 0.3 else []), drawn(family)])


def _summed(count: int) -> list[float]:
    """Frequencies by rank, summed up."""
    total, found = 0.0, []
    for rank in range(count):
        total += 1 / (rank + 10)
        found.append(total)
    return found


def dense(chance: random.Random) -> Callable[[], str]:
    """Two words of random syllables."""

    def word() -> str:
        syllables = "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(chance.randint(2, 4)))
        return syllables + chance.choice(["", chance.choice(CONSONANTS)])

    return lambda: f"{word()} {word()}"


def timed(find: Callable[[str], object], queries: list[str]) -> str:
    """Median and 95th percentile in CPU milliseconds."""
    took = []
    for query in queries:
        start = time.process_time()
        find(query)
        took.append((time.process_time() - start) * 1000)
    return f"median {statistics.median(took):7.3f}  95th percentile {statistics.quantiles(took, n=20)[-1]:7.3f} ms"


def recall(index: NameIndex, queries: list[str]) -> str:
    """What the index finds of all that are the same."""
    every = found = 0
    for query in queries:
        same = {name for name in index if compare.__wrapped__(query, name).same}
        every += len(same)
        found += len(same & {name for name, _ in index.find(query, limit=len(index))})
    return f"{found} of {every}, {found / max(1, every):.3f}"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=100_000, help="names in the index")
    parser.add_argument("--recall", type=int, default=0, help="queries to compare with every name")
    given = parser.parse_args()
    for population in (common, dense):
        chance = random.Random(7)
        draw = population(chance)
        names: dict[str, None] = {}
        while len(names) < given.names:
            names[draw()] = None
        start = time.process_time()
        index = NameIndex(names)
        print(f"{population.__name__}: {len(index):,} names, built in {time.process_time() - start:.1f} s CPU")
        asked = [chance.choice(variants(name, 20)) for name in chance.sample(sorted(names), 2 * QUERIES)]
        for query in asked[QUERIES:]:
            index.find(query)
        queries = asked[:QUERIES]
        print("  first  ", timed(index.find, queries))
        print("  again  ", timed(index.find, queries))
        surnames = [query.split()[-1] for query in queries]
        print("  surname", timed(partial(index.find, partial=True), surnames), flush=True)
        if given.recall:
            print("  recall ", recall(index, queries[: given.recall]), flush=True)


if __name__ == "__main__":
    main()
