"""The words and letters that names are read with: titles, compound heads, Arab names, classes of letters."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import permutations

from attrs import frozen

from newsclaims.lexicons import Lexicon
from newsclaims.views import fold

__all__ = [
    "LONG_VOWELS",
    "Parts",
    "arab_names",
    "bare",
    "interchangeable",
    "letter_classes",
    "parts",
    "rows",
    "sibilants",
]

LONG_VOWELS = frozenset("\u0627\u0648\u064a")
_HAMZA = "\u0621"
_DATA = "newsclaims.data"


@frozen
class Parts:
    """What stands in or before a name without being a word of its own, by first folded word.

    Attributes:
        titles: sequences of words that are no part of a name, the longest first.
        heads: words joined to the word after them, each with its usual spelling.
        filial: words for son or daughter of, joined to the word after them, each with its usual spelling.
        tails: words joined to the word before them.
    """

    titles: dict[str, tuple[tuple[str, ...], ...]]
    heads: dict[str, str]
    filial: dict[str, str]
    tails: frozenset[str]


def rows(file: str, kind: str) -> tuple[dict[str, str], ...]:
    """The rows of one of the package's data files, by column."""
    return tuple(Lexicon.packaged(_DATA, file, kind).records())


def bare(text: str) -> str:
    """A word folded, without the hamza that stands alone."""
    return fold(text).replace(_HAMZA, "")


@cache
def parts() -> Parts:
    """Titles, heads, sons and tails, from ``name_parts.tsv``."""
    titles: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    heads: dict[str, str] = {}
    filial: dict[str, str] = {}
    tails = set()
    for row in rows("name_parts.tsv", "name_parts"):
        form, part = bare(row["form"]), row["part"]
        if part == "title":
            words = tuple(form.split())
            titles[words[0]].append(words)
        elif part == "filial":
            filial[form] = bare(row["as"])
        elif part == "tail":
            tails.add(form)
        else:
            heads[form] = bare(row["as"])
    ordered = {first: tuple(sorted(group, key=len, reverse=True)) for first, group in titles.items()}
    return Parts(ordered, heads, filial, frozenset(tails))


@cache
def arab_names() -> dict[str, str]:
    """Arab given names, folded, each with the name that it spells, from ``arab_names.tsv``."""
    found: dict[str, str] = {}
    for row in rows("arab_names.tsv", "arab_names"):
        form, name = (bare(row[column]).replace(" ", "") for column in ("form", "name"))
        found.setdefault(form, found.get(name, name))
    return found


@cache
def letter_classes() -> tuple[tuple[str, frozenset[str]], ...]:
    """Classes of letters that writers interchange, or that they keep apart, from ``name_letters.tsv``."""
    return tuple((row["class"], frozenset(row["letters"])) for row in rows("name_letters.tsv", "name_letters"))


@cache
def interchangeable() -> frozenset[tuple[str, str]]:
    """Pairs of letters that never tell two foreign names apart if nothing else does, both ways."""
    groups = (row["alone"] for row in rows("name_letters.tsv", "name_letters"))
    return frozenset((one, other) for letters in groups for one, other in permutations(letters, 2))


@cache
def sibilants() -> frozenset[str]:
    """The letters that hiss: before them a stop is heard or not."""
    return dict(letter_classes())["s"]
