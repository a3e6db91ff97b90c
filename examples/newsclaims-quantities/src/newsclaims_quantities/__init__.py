"""A newsclaims plugin: counts with what they count ("99 attacks", "three soldiers", "90 %")."""

from __future__ import annotations

from collections.abc import Iterable

from newsclaims import Layer, Lexicon, hookimpl
from newsclaims_quantities.extraction import LAYER
from newsclaims_quantities.quantity import QUANTITIES, Quantity

__all__ = ["QUANTITIES", "Quantity", "newsclaims_layers", "newsclaims_lexicons"]

_ORIGIN = {"source": "Written for this example", "licence": "Apache-2.0"}


@hookimpl
def newsclaims_layers() -> Iterable[Layer[Quantity]]:
    """One layer."""
    return (LAYER,)


@hookimpl
def newsclaims_lexicons() -> Iterable[Lexicon]:
    """Numbers in words, and the nouns that are counted."""
    return tuple(
        Lexicon.packaged("newsclaims_quantities", f"{kind}.tsv", f"quantity_{kind}", **_ORIGIN)
        for kind in ("numbers", "nouns")
    )
