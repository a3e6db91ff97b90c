"""Indexes of names by their folded words, made of the rows of lexicons in one go each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from newsclaims.layers.places.rows import ALIASES, NAME, TIER, VARIANTS, Row, split
from newsclaims.lexicons import Lexicons
from newsclaims.views import fold

__all__ = ["Body", "bodies", "classes", "folded", "given_names", "indexed", "outlets"]

Body: TypeAlias = tuple[str, int, bool]
"""The folded name of a body, an outlet or a person, its number of words, and whether it is a person's."""

_WORD = re.compile(r"[^\W\d_]+|\d+")
# Names with these stops don't count on sight.
UNSURE = frozenset({"cue", "named", "verb"})
_ORGANIZATIONS = frozenset({"organization", "armed_group", "outlet"})


def folded(names: Sequence[str]) -> list[str]:
    """The folded words of many names, in one go: a view a name would cost more than all the rest."""
    text = fold("\n".join(names))
    if text.count("\n") != len(names) - 1:  # a name from a newsroom's own program may hold a line break
        text = fold("\n".join([" ".join(name.split()) for name in names]))
    return [key if key.replace(" ", "").isalpha() else " ".join(_WORD.findall(key)) for key in text.split("\n")]


def indexed(rows: Sequence[Row], stops: Mapping[str, frozenset[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Names that count on sight and those that don't, each to the numbers of its places with spaces between them."""
    spelt: list[str] = []
    numbers: list[str] = []
    shown: list[bool] = []
    for place, row in enumerate(rows):
        sure = [row[NAME], *split(row[ALIASES])]
        unsure = split(row[VARIANTS])
        spelt += sure
        spelt += unsure
        numbers += [str(place)] * (len(sure) + len(unsure))
        shown += [row[TIER] != "B"] * len(sure) + [False] * len(unsure)
    doubtful = {key for key, kinds in stops.items() if kinds & UNSURE}
    never = {key for key, kinds in stops.items() if "never" in kinds}
    names: dict[str, str] = {}
    hidden: dict[str, str] = {}
    for key, number, sight in zip(folded(spelt), numbers, shown):
        if key in never:
            continue
        into = names if sight and key not in doubtful else hidden
        known = into.get(key)
        if known is None:
            into[key] = number
        elif number not in known.split(" "):
            into[key] = f"{known} {number}"
    return names, hidden


def classes(lexicons: Lexicons, kind: str, column: str) -> dict[str, frozenset[str]]:
    """Words of a column of the lexicons of a kind, folded, to the classes that their rows give them."""
    found: dict[str, frozenset[str]] = {}
    several: dict[str, frozenset[str]] = {}  # few different ones: shared
    for cells in _columns(lexicons, kind, column, "class"):
        for word, given in zip(folded(cells[0]), cells[1]):
            one = several.setdefault(given, frozenset((given,)))
            known = found.get(word)
            found[word] = one if known is None else known | one
    return found


def bodies(lexicons: Lexicons, *known: AbstractSet[str]) -> dict[str, tuple[Body, ...]]:
    """Names of bodies, armed groups, outlets and people that hold the name of a place, by their first word."""
    spelt: list[str] = []
    people: list[bool] = []
    for kinds, names, aliases in _columns(lexicons, "actors", "kind", "name", "aliases"):
        for kind, name, more in zip(kinds, names, aliases):
            if kind == "person" or kind in _ORGANIZATIONS:
                several = [one for one in (name, *split(more)) if " " in one or not one.isalpha()]
                spelt += several
                people += [kind == "person"] * len(several)
    found: dict[str, dict[Body, None]] = {}
    for key, person in zip(folded(spelt), people):
        words = key.split(" ")
        if len(words) > 1 and not all(names.isdisjoint(words) for names in known):
            found.setdefault(words[0], {})[key, len(words), person] = None
    return {first: tuple(keys) for first, keys in found.items()}


def given_names(lexicons: Lexicons) -> frozenset[str]:
    """Folded given names."""
    tables = _columns(lexicons, "given_names", "name", "class")
    return frozenset(folded([n for names, kinds in tables for n, kind in zip(names, kinds) if kind != "family"]))


def outlets(lexicons: Lexicons) -> dict[str, str]:
    """Names of outlets to the codes of their countries, where a lexicon of actors has such a column."""
    spelt: list[str] = []
    codes: list[str] = []
    for kinds, names, aliases, countries in _columns(lexicons, "actors", "kind", "name", "aliases", "country"):
        for kind, name, more, code in zip(kinds, names, aliases, countries):
            if code and kind == "outlet":
                several = [name, *split(more)]
                spelt += several
                codes += [code] * len(several)
    return dict(zip(folded(spelt), codes))


def _columns(lexicons: Lexicons, kind: str, *wanted: str) -> Iterator[list[Sequence[str]]]:
    """The columns of each lexicon of a kind; of one that a file lacks, empty cells."""
    for lexicon in lexicons.of(kind):
        names, rows = lexicon.table
        if rows:
            table = list(zip(*rows))
            yield [table[names.index(one)] if one in names else ("",) * len(rows) for one in wanted]
