"""Analysis: a document and the layers found in it so far. What a layer's ``extract`` is given."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar, cast

from attrs import field, frozen

from newsclaims.documents import Document
from newsclaims.errors import LayerNotFoundError
from newsclaims.lexicons import Lexicons
from newsclaims.mentions import Failure, LayerKey, Mention
from newsclaims.views import View
from newsclaims.words import Structure, Words

__all__ = ["Analysis", "Resources"]

V = TypeVar("V")
T = TypeVar("T")


class Resources:
    """What layers build once from the lexicons of a pipeline: indexes, compiled patterns.

    Belongs to a pipeline, may be used from several threads, is left behind when the pipeline is pickled.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        self._built: dict[Callable[[Lexicons], Any], Any] = {}
        self._lock = threading.RLock()  # a builder may ask for what another builds

    def get(self, build: Callable[[Lexicons], T]) -> T:
        """``build(lexicons)``, made on first use."""
        try:
            return cast("T", self._built[build])
        except KeyError:
            with self._lock:
                if build not in self._built:
                    self._built[build] = build(self.lexicons)
                return cast("T", self._built[build])


def _read_only(layers: Mapping[str, tuple[Mention[Any], ...]]) -> Mapping[str, tuple[Mention[Any], ...]]:
    return MappingProxyType(dict(layers))


@frozen(eq=False)
class Analysis:
    """A document with the layers that have run.

    Attributes:
        document: what is read.
        layers: mentions by the name of their layer, read-only.
        dropped: mentions that lost against an overlapping one of their layer.
        failures: what plugins couldn't do.
        resources: what the pipeline's layers share.
        structure: view, words, sentences and paragraphs of the text, each made on first use.
    """

    document: Document
    layers: Mapping[str, tuple[Mention[Any], ...]] = field(factory=dict, converter=_read_only)
    dropped: tuple[Mention[Any], ...] = ()
    failures: tuple[Failure, ...] = ()
    resources: Resources = field(factory=lambda: Resources(Lexicons()), repr=False)
    structure: Structure = field(repr=False)

    @structure.default
    def _of_text(self) -> Structure:
        return Structure(self.document.text)

    def __getitem__(self, key: LayerKey[V]) -> tuple[Mention[V], ...]:
        """The mentions of a layer, in order of their spans.

        Raises:
            LayerNotFoundError: the layer has not run.
        """
        try:
            return self.layers[key.name]
        except KeyError:
            there = ", ".join(sorted(self.layers)) or "none"
            raise LayerNotFoundError(
                f"layer {key.name!r} has not run (there are: {there}); name its key in the requires of your layer, "
                "and see that the pipeline has it"
            ) from None

    def __contains__(self, key: object) -> bool:
        return isinstance(key, LayerKey) and key.name in self.layers

    def with_layer(
        self,
        name: str,
        kept: tuple[Mention[Any], ...],
        dropped: tuple[Mention[Any], ...] = (),
        failures: tuple[Failure, ...] | None = None,
    ) -> Analysis:
        """This analysis and one more layer; what was worked out about the text is shared, not made again."""
        return Analysis(
            self.document,
            {**self.layers, name: kept},
            (*self.dropped, *dropped),
            self.failures if failures is None else failures,
            self.resources,
            self.structure,
        )

    def resource(self, build: Callable[[Lexicons], T]) -> T:
        """``build(lexicons)``, made once for a pipeline: for indexes and patterns that rows of lexicons decide."""
        return self.resources.get(build)

    @property
    def view(self) -> View:
        """The folded view of the text."""
        return self.structure.view

    @property
    def words(self) -> Words:
        """Its words."""
        return self.structure.words

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Its sentences, as ``[start, end)`` of the view."""
        return self.structure.sentences

    @property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Its paragraphs, as ``[start, end)`` of the view."""
        return self.structure.paragraphs
