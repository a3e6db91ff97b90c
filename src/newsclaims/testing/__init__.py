"""For plugin authors: Hypothesis strategies and a conformance test (extra ``newsclaims[testing]``)."""

from __future__ import annotations

from newsclaims.errors import ConformanceError
from newsclaims.testing.conformance import run_conformance
from newsclaims.testing.dates import TRADITIONS, RenderedDate, dates
from newsclaims.testing.documents import AWKWARD, documents, texts
from newsclaims.testing.names import name_variants, names

__all__ = [
    "AWKWARD",
    "TRADITIONS",
    "ConformanceError",
    "RenderedDate",
    "dates",
    "documents",
    "name_variants",
    "names",
    "run_conformance",
    "texts",
]
