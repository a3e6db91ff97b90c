"""What edits cost: the table that ``tools/fit_names.py`` fits, read on first use.

Each feature has two figures. ``prior`` is set by hand from the phonology and decides how two spellings are
*aligned*: an alignment that learnt costs choose would learn to hide what is different. ``cost`` is fitted on pairs of
spellings with known answer and decides what the aligned edits *say*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from attrs import field, frozen

from newsclaims.names.edits import Edit, features
from newsclaims.names.vocabulary import rows

__all__ = ["FLOOR", "Costs", "costs", "pair_features"]

FLOOR = 0.05
"""The least that an edit costs: two spellings are never better for one more edit."""

NEAR, NEAR_BY_LETTER, STEEP = 1.0, 0.7, 3.0
"""How far apart by prior costs two words may be: so much, and so much for each letter; and how steeply it tells."""


@frozen(eq=False)
class Costs:
    """Costs by feature.

    Attributes:
        prior: what decides alignments.
        fitted: what decides scores, in log odds.
    """

    prior: Mapping[str, float]
    fitted: Mapping[str, float]
    _priors: dict[tuple[Edit, bool], float] = field(factory=dict, init=False, repr=False)
    _prices: dict[tuple[Edit, bool], float] = field(factory=dict, init=False, repr=False)

    def align(self, edit: Edit, arab: bool) -> float:
        """What an edit costs in an alignment."""
        key = (edit, arab)
        if (known := self._priors.get(key)) is None:
            known = self._priors[key] = max(FLOOR, sum(self.prior.get(f, 0.0) for f in features(edit, arab)))
        return known

    def price(self, edit: Edit, arab: bool) -> float:
        """What an edit says against two spellings being one name, in log odds."""
        key = (edit, arab)
        if (known := self._prices.get(key)) is None:
            known = self._prices[key] = sum(self.fitted.get(f, 0.0) for f in features(edit, arab))
        return known

    def counted(self, edits: Iterable[Edit], arab: bool) -> tuple[list[Edit], float]:
        """The edits that speak for themselves, and what the others cost: the worst, and all that speak against.

        Beside the worst edit no other may speak *for* one name: two spellings are never better for one more edit.
        """
        ordered = sorted(edits, key=lambda edit: -self.price(edit, arab))
        cut = next((i for i, edit in enumerate(ordered) if i and self.price(edit, arab) < FLOOR), len(ordered))
        return ordered[:cut], FLOOR * (len(ordered) - cut)

    def total(self, shorter: int, edits: tuple[Edit, ...], arab: bool) -> float:
        """The log odds against two words of ``shorter`` letters or more being one name, given their edits."""
        counted, against = self.counted(edits, arab)
        against += sum(self.price(edit, arab) for edit in counted)
        against += sum(self.fitted.get(f, 0.0) * n for f, n in pair_features(shorter, edits, arab))
        # Far words are strangers, whatever was learnt from near ones.
        distance = sum(self.align(edit, arab) for edit in edits)
        return max(against, STEEP * (distance - NEAR - NEAR_BY_LETTER * shorter))


def pair_features(shorter: int, edits: tuple[Edit, ...], arab: bool) -> list[tuple[str, float]]:
    """What holds for two words as a whole: how many edits, in how short a word."""
    found = [("bias", 1.0)]
    found += [(f"letters {length}", 1.0) for length in range(max(3, shorter), 9)]
    if len(edits) > 1:
        found.append(("edits 2" if len(edits) == 2 else "edits 3", 1.0))
    if arab:
        found.append(("arab", 1.0))
    return found


@cache
def costs() -> Costs:
    """The costs that are shipped, from ``name_costs.tsv``."""
    table = rows("name_costs.tsv", "name_costs")
    return Costs(
        {row["feature"]: float(row["prior"]) for row in table if row["prior"]},
        {row["feature"]: float(row["cost"]) for row in table if row["cost"]},
    )
