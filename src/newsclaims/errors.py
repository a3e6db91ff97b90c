"""Every error that newsclaims raises, each also the builtin error that a caller expects.

Each message says what was given, what was wanted and what to do.
"""

from __future__ import annotations

__all__ = [
    "ConformanceError",
    "DocumentError",
    "DocumentTypeError",
    "LayerNotFoundError",
    "LexiconError",
    "NewsclaimsError",
    "PipelineError",
    "PluginError",
    "ReaderError",
    "RecordError",
    "SpanError",
]


class NewsclaimsError(Exception):
    """The base of every error of this library."""


class SpanError(NewsclaimsError, ValueError):
    """A span whose offsets are no half-open range of code points.

    Common causes: ``end`` before ``start``, byte or UTF-16 offsets, offsets into another text.
    """


class DocumentError(NewsclaimsError, ValueError):
    """A document that can't be made: the text is too long, or its publication date can't be read."""


class DocumentTypeError(DocumentError, TypeError):
    """A document made from the wrong type, such as bytes in place of text."""


class LexiconError(NewsclaimsError, ValueError):
    """A lexicon whose file or rows don't have the columns that its kind needs."""


class LayerNotFoundError(NewsclaimsError, KeyError):
    """A layer was asked for that this analysis doesn't hold.

    Common cause: the layer that asks doesn't name the key in its ``requires``.
    """

    def __str__(self) -> str:  # KeyError would show the message in quotation marks
        return str(self.args[0]) if self.args else ""


class PipelineError(NewsclaimsError, ValueError):
    """A pipeline that can't be built: an unknown layer, or layers that require each other in a circle."""


class PluginError(NewsclaimsError, RuntimeError):
    """A plugin that can't be loaded or that failed, raised only with ``strict=True``; see ``__cause__``."""


class ReaderError(NewsclaimsError, ValueError):
    """A file that no reader can make a document of."""


class RecordError(NewsclaimsError, ValueError):
    """A record (JSON of the wire format) that can't be read back."""


class ConformanceError(NewsclaimsError, AssertionError):
    """A layer of a plugin that doesn't do what :func:`newsclaims.testing.run_conformance` tests."""
