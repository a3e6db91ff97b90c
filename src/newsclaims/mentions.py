"""Mentions: a value tied to the characters that say it, and the typed keys of the layers that hold them."""

from __future__ import annotations

from typing import Generic, Literal, TypeAlias, TypeVar

from attrs import field, fields, frozen, has

from newsclaims.errors import PipelineError
from newsclaims.spans import Span

__all__ = ["Failure", "LayerKey", "Mention", "Overlap", "Provenance"]

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)

RESERVED = frozenset({"start", "end", "text", "parts", "provenance"})
Overlap: TypeAlias = Literal["none", "nested", "any"]


@frozen
class LayerKey(Generic[V]):
    """The name of a layer and the class of its values; ``analysis[key]`` is typed by it.

    Attributes:
        name: unique, a Python identifier; it is the key in the wire format.
        value: the class of the values, a frozen attrs class.
        overlap: what mentions of this layer may do to each other: ``none`` (the default: the better one stays),
            ``nested`` (one may lie inside another), ``any``.
        working: other layers read it, results leave it out.

    Raises:
        PipelineError: the name is no identifier, the values are of no attrs class, or one of their fields has a name
            that the wire format needs.
    """

    name: str
    value: type[V]
    overlap: Overlap = "none"
    working: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.name.isidentifier():
            raise PipelineError(f"a layer's name must be a Python identifier, not {self.name!r}")
        given: object = self.value
        if not (isinstance(given, type) and has(given)):
            raise PipelineError(f"values of layer {self.name!r} need a frozen attrs class, not {self.value!r}")
        taken = RESERVED & {a.name for a in fields(given)}
        if taken:
            raise PipelineError(
                f"values of layer {self.name!r} have fields named {', '.join(sorted(taken))}, which the wire format "
                "uses for the mention: rename them"
            )

    def __str__(self) -> str:
        return self.name


@frozen
class Provenance:
    """Who found a mention, stamped by the pipeline.

    Attributes:
        plugin: name of the plugin, ``newsclaims`` for the built-in layers.
        layer: name of the layer.
        rule: which rule of the layer; how a thing was found is not part of what was found, so it doesn't
            count when two are compared.
    """

    plugin: str
    layer: str
    rule: str = field(default="", eq=False)

    def __str__(self) -> str:
        return f"{self.plugin}.{self.layer}"


@frozen
class Mention(Generic[V_co]):
    """A value and where the text says it. Layers give ``span``, ``value`` and ``rule``; the pipeline stamps the rest.

    Attributes:
        span: the characters, in code points of ``document.text``.
        value: what they mean.
        rule: a short name of the rule that found it, for people who look for the cause of an answer.
        rank: the higher one wins where two mentions of one layer collide; doesn't count in comparison.
        parts: other characters that belong to the mention, such as the titles of a person.
        text: ``document.text[span.start:span.end]``, stamped by the pipeline.
        provenance: who found it, stamped by the pipeline; like ``rule``, it doesn't count in comparison.
    """

    span: Span
    value: V_co
    rule: str = field(default="", eq=False)
    rank: int = field(default=0, eq=False)
    parts: tuple[Span, ...] = ()
    text: str = ""
    provenance: Provenance | None = field(default=None, eq=False)

    @property
    def start(self) -> int:
        """The first code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """The code point after the last."""
        return self.span.end

    def __str__(self) -> str:
        return self.text


@frozen
class Failure:
    """A plugin that couldn't do its work; the rest of the analysis went on.

    Attributes:
        plugin: its name.
        layer: the layer that failed; None when the plugin couldn't be loaded.
        error: what went wrong, type and message.
    """

    plugin: str
    layer: str | None
    error: str
