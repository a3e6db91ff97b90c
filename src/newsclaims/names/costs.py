"""What edits cost: the table that ``tools/fit_names.py`` fits, read on first use.

Each feature has two figures. ``prior`` is set by hand from the phonology and decides how two spellings are
*aligned*: an alignment that learnt costs choose would learn to hide what is different. ``cost`` is fitted on pairs of
spellings with known answer and decides what the aligned edits *say*.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from attrs import field, frozen

from newsclaims.names.edits import CH, Edit, features, one_sound
from newsclaims.names.vocabulary import interchangeable, rows

__all__ = ["FLOOR", "Costs", "chance", "costs", "pair_features"]

FLOOR = 0.05
"""The least that an edit costs: two spellings are never better for one more edit."""

NEAR = 0.5
"""How far apart by prior costs spellings may be, for each letter of the shorter word and one more."""


ALONE = -0.5
"""What one letter of a sound for another says, in log odds, against two foreign names being one, at most."""


class Prices(dict[tuple[str, str, str, str], float]):
    """What each edit costs, reckoned when it is first asked for."""

    def __init__(self, table: Mapping[str, float], arab: bool, least: float = -math.inf) -> None:
        super().__init__()
        self._table, self._arab, self._least = table, arab, least

    def __missing__(self, edit: tuple[str, str, str, str]) -> float:
        names = features(Edit._make(edit), self._arab)
        price = self[edit] = max(self._least, sum(self._table.get(name, 0.0) for name in names))
        return price


@frozen(eq=False)
class Costs:
    """Costs by feature.

    Attributes:
        prior: what decides alignments.
        fitted: what decides scores, in log odds.
        priors: what an edit costs in an alignment; in words that are not both Arab names, and in Arab names.
        prices: what an edit says against two spellings being one name, in log odds; the same two.
    """

    prior: Mapping[str, float]
    fitted: Mapping[str, float]
    priors: tuple[Prices, Prices] = field(init=False, repr=False)
    prices: tuple[Prices, Prices] = field(init=False, repr=False)
    _wholes: dict[tuple[int, int, bool], float] = field(factory=dict, init=False, repr=False)

    @priors.default
    def _no_priors(self) -> tuple[Prices, Prices]:
        return Prices(self.prior, False, FLOOR), Prices(self.prior, True, FLOOR)

    @prices.default
    def _no_prices(self) -> tuple[Prices, Prices]:
        return Prices(self.fitted, False), Prices(self.fitted, True)

    def counted(self, edits: Iterable[Edit], arab: bool) -> tuple[list[Edit], float]:
        """The edits that speak for themselves, and what the others cost: the worst, and all that speak against.

        Beside the worst edit no other may speak *for* one name: two spellings are never better for one more edit.
        """
        price = self.prices[arab]
        ordered = sorted(edits, key=price.__getitem__, reverse=True)
        cut = next((i for i, edit in enumerate(ordered) if i and price[edit] < FLOOR), len(ordered))
        return ordered[:cut], FLOOR * (len(ordered) - cut)

    def total(self, shorter: int, edits: tuple[Edit, ...], arab: bool) -> float:
        """The log odds against two words of ``shorter`` letters or more being one name, given their edits."""
        counted, against = self.counted(edits, arab)
        against += sum(map(self.prices[arab].__getitem__, counted)) + self._whole(shorter, len(edits), arab)
        if len(edits) < 3 and not arab and one_sound(edits):
            return min(against, ALONE)
        # Far words are strangers, whatever was learnt from near ones.
        far = sum(map(self.priors[arab].__getitem__, edits)) - NEAR * (shorter + 1)
        return max(against, 1.0 + far) if far > 0 else against

    def alone(self, edit: tuple[str, str, str, str], shorter: int, arab: bool, edits: int) -> float:
        """The least that one of so many edits says against two words being one name."""
        against = self.prices[arab][edit] + FLOOR * (edits - 1) + self._whole(shorter, edits, arab)
        sound = not arab and (edits == 1 or CH[1] in edit[:2]) and edit[:2] in interchangeable()
        return min(against, ALONE) if sound else against

    def _whole(self, shorter: int, edits: int, arab: bool) -> float:
        """What the features of two words as a whole cost."""
        key = (shorter, edits, arab)
        if (known := self._wholes.get(key)) is None:
            known = self._wholes[key] = sum(self.fitted.get(f, 0.0) for f in pair_features(*key))
        return known


def pair_features(shorter: int, edits: int, arab: bool) -> tuple[str, ...]:
    """What holds for two words as a whole: how many edits, in how short a word."""
    letters = [f"letters {length}" for length in range(max(3, shorter), 9)]
    number = ["edits 2" if edits == 2 else "edits 3"] if edits > 1 else []
    return ("bias", *letters, *number, *(["arab"] if arab else []))


def chance(against: float) -> float:
    """Log odds against as a score."""
    return 1.0 / (1.0 + math.exp(max(-50.0, min(50.0, against))))


@cache
def costs() -> Costs:
    """The costs that are shipped, from ``name_costs.tsv``."""
    table = rows("name_costs.tsv", "name_costs")
    return Costs(
        {row["feature"]: float(row["prior"]) for row in table if row["prior"]},
        {row["feature"]: float(row["cost"]) for row in table if row["cost"]},
    )
