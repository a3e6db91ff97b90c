"""newsclaims reads Arabic news articles and returns the claims in them.

Who said what, through whom, about which people and places, and when, each tied to the characters that say so.

>>> from newsclaims import Document, extract
>>> claims = extract(Document("قال متحدث باسم الوزارة إن المحادثات بدأت.", published="2024-03-16"))
"""

from __future__ import annotations

from newsclaims._version import __version__
from newsclaims.analysis import Analysis
from newsclaims.claims import Claim, Cue, Link, Source
from newsclaims.comparison import Comparison, compare
from newsclaims.documents import Document
from newsclaims.errors import (
    DocumentError,
    LexiconError,
    NewsclaimsError,
    PipelineError,
    PluginError,
    ReaderError,
    RecordError,
    SpanError,
)
from newsclaims.hooks import Layer, Reader, Renderer, hookimpl
from newsclaims.keys import ACTORS, CLAIMS, DATES, PLACES, SECTIONS
from newsclaims.lexicons import Lexicon
from newsclaims.mentions import Failure, LayerKey, Mention, Provenance
from newsclaims.pipeline import Pipeline, extract
from newsclaims.results import Claims
from newsclaims.spans import Excerpt, Span
from newsclaims.values import Actor, Place, PlaceCandidate, Section, TimeValue

__all__ = [
    "ACTORS",
    "CLAIMS",
    "DATES",
    "PLACES",
    "SECTIONS",
    "Actor",
    "Analysis",
    "Claim",
    "Claims",
    "Comparison",
    "Cue",
    "Document",
    "DocumentError",
    "Excerpt",
    "Failure",
    "Layer",
    "LayerKey",
    "Lexicon",
    "LexiconError",
    "Link",
    "Mention",
    "NewsclaimsError",
    "Pipeline",
    "PipelineError",
    "Place",
    "PlaceCandidate",
    "PluginError",
    "Provenance",
    "Reader",
    "ReaderError",
    "RecordError",
    "Renderer",
    "Section",
    "Source",
    "Span",
    "SpanError",
    "TimeValue",
    "__version__",
    "compare",
    "extract",
    "hookimpl",
]
