"""Indexes of names by their folded words, made of the rows of lexicons in one go each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from newsclaims.layers.places.rows import ALIASES, NAME, TIER, VARIANTS, Row, split
from newsclaims.lexicons import Lexicons
from newsclaims.views import fold

__all__ = ["Body", "bodies", "classes", "folded", "indexed", "outlets"]

Body: TypeAlias = tuple[str, int, bool]
"""The folded name of a body, an outlet or a person, its number of words, and whether it is a person's."""

_WORD = re.compile(r"[^\W\d_]+|\d+")
# Names with these stops don't count on sight.
UNSURE = frozenset({"cue", "named"})
_ORGANIZATIONS = frozenset({"organization", "armed_group", "outlet"})


def folded(names: Sequence[str]) -> list[str]:
    """The folded words of many names, in one go: a view a name would cost more than all the rest."""
    text = fold("\n".join(names))
    if text.count("\n") != len(names) - 1:  # a name from a newsroom's own program may hold a line break
        text = fold("\n".join([" ".join(name.split()) for name in names]))
    return [key if key.replace(" ", "").isalpha() else " ".join(_WORD.findall(key)) for key in text.split("\n")]


def indexed(
    rows: Sequence[Row], stops: Mapping[str, frozenset[str]]
) -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Names that count on sight and those that don't, each to the numbers of its places."""
    spelt: list[str] = []
    numbers: list[int] = []
    shown: list[bool] = []
    for number, row in enumerate(rows):
        sure = [row[NAME], *split(row[ALIASES])]
        unsure = split(row[VARIANTS])
        spelt += sure
        spelt += unsure
        numbers += [number] * (len(sure) + len(unsure))
        shown += [row[TIER] != "B"] * len(sure) + [False] * len(unsure)
    doubtful = {key for key, kinds in stops.items() if kinds & UNSURE}
    never = {key for key, kinds in stops.items() if "never" in kinds}
    names: dict[str, tuple[int, ...]] = {}
    hidden: dict[str, tuple[int, ...]] = {}
    for key, number, sight in zip(folded(spelt), numbers, shown):
        if key in never:
            continue
        into = names if sight and key not in doubtful else hidden
        known = into.get(key, ())
        if number not in known:
            into[key] = (*known, number)
    return names, hidden


def classes(records: Iterable[dict[str, str]], column: str) -> dict[str, frozenset[str]]:
    """Words of a column, folded, to the classes that their rows give them."""
    pairs = [(record[column], record["class"]) for record in records]
    found: dict[str, set[str]] = {}
    for word, (_, kind) in zip(folded([word for word, _ in pairs]), pairs):
        found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def bodies(lexicons: Lexicons, known: AbstractSet[str]) -> dict[str, tuple[Body, ...]]:
    """Names of bodies, armed groups, outlets and people that hold the name of a place, by their first word."""
    spelt: list[str] = []
    people: list[bool] = []
    for record in lexicons.records("actors"):
        if record["kind"] == "person" or record["kind"] in _ORGANIZATIONS:
            names = [record["name"], *split(record.get("aliases", ""))]
            spelt += names
            people += [record["kind"] == "person"] * len(names)
    found: dict[str, dict[Body, None]] = {}
    for key, person in zip(folded(spelt), people):
        words = key.split(" ")
        if len(words) > 1 and not known.isdisjoint(words):
            found.setdefault(words[0], {})[key, len(words), person] = None
    return {first: tuple(keys) for first, keys in found.items()}


def outlets(lexicons: Lexicons) -> dict[str, str]:
    """Names of outlets to the codes of their countries, where a lexicon of actors has such a column."""
    spelt: list[str] = []
    codes: list[str] = []
    for record in lexicons.records("actors"):
        if record["kind"] == "outlet" and record.get("country"):
            names = [record["name"], *split(record.get("aliases", ""))]
            spelt += names
            codes += [record["country"]] * len(names)
    return dict(zip(folded(spelt), codes))
