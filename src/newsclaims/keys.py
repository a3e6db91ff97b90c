"""The keys of the layers that every result holds."""

from __future__ import annotations

from typing import Final

from newsclaims.claims import Claim
from newsclaims.mentions import LayerKey
from newsclaims.values import Actor, Place, Section, TimeValue

__all__ = ["ACTORS", "CLAIMS", "CORE", "DATES", "PLACES", "SECTIONS"]

SECTIONS: Final[LayerKey[Section]] = LayerKey("sections", Section)
DATES: Final[LayerKey[TimeValue]] = LayerKey("dates", TimeValue)
ACTORS: Final[LayerKey[Actor]] = LayerKey("actors", Actor, overlap="nested")
PLACES: Final[LayerKey[Place]] = LayerKey("places", Place, overlap="nested")
CLAIMS: Final[LayerKey[Claim]] = LayerKey("claims", Claim, overlap="any")

CORE: Final = ("sections", "dates", "actors", "places", "claims")
"""Names of the layers that stand at the top of the wire format; all others stand under ``layers``."""
