"""The extension point: what a plugin gives, and the four hooks through which it gives it.

pluggy hands over, newsclaims runs: no hook takes arguments, each is called once when a pipeline is built. The
built-in layers come through the same hooks (:mod:`newsclaims.builtin`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, Generic, TypeVar

import pluggy
from attrs import field, frozen

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.errors import PipelineError
from newsclaims.lexicons import Lexicon
from newsclaims.mentions import LayerKey, Mention
from newsclaims.results import Claims

__all__ = [
    "API",
    "PROJECT",
    "Layer",
    "Reader",
    "Renderer",
    "hookimpl",
    "newsclaims_layers",
    "newsclaims_lexicons",
    "newsclaims_readers",
    "newsclaims_renderers",
]

PROJECT: Final = "newsclaims"
API: Final = 1
"""The version of the plugin API; a layer says which one it was written for."""

V = TypeVar("V")
_NAME = re.compile(r"[a-z][a-z0-9_-]*")

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function of a plugin as one of the hooks below."""


def _keys(given: Iterable[LayerKey[Any]]) -> tuple[LayerKey[Any], ...]:
    return (given,) if isinstance(given, LayerKey) else tuple(given)


@frozen
class Layer(Generic[V]):
    """A kind of mention and how to find it.

    Attributes:
        key: the typed key under which others find the mentions.
        extract: takes the document and the analysis so far, gives mentions; a function of a module, so that
            pipelines can be pickled; must not keep state, read the clock or change what it is given.
        requires: keys of the layers that must have run before; only those may be read.
        api: the version of the plugin API that it was written for.

    Raises:
        PipelineError: ``key`` or one of ``requires`` is no ``LayerKey``, or ``extract`` can't be called.
    """

    key: LayerKey[V]
    extract: Callable[[Document, Analysis], Iterable[Mention[V]]]
    requires: tuple[LayerKey[Any], ...] = field(default=(), converter=_keys)
    api: int = API

    def __attrs_post_init__(self) -> None:
        if not all(isinstance(key, LayerKey) for key in (self.key, *self.requires)):
            raise PipelineError(f"a layer needs LayerKey objects, not {self.key!r} that requires {self.requires!r}")
        if not callable(self.extract):
            raise PipelineError(f"layer {self.key.name!r} has an extract that can't be called: {self.extract!r}")

    @property
    def name(self) -> str:
        """The name of its key."""
        return self.key.name


def _check_name(instance: object, attribute: Any, value: str) -> None:
    if not _NAME.fullmatch(value):
        raise PipelineError(
            f"a {type(instance).__name__.lower()}'s name must be lower-case letters, digits, - and _, not {value!r}"
        )


@frozen
class Reader:
    """Makes documents of a file.

    Attributes:
        name: as in ``--reader NAME``.
        suffixes: the file names it is for, such as ``(".html", ".htm")``.
        read: takes the file's bytes and its name, gives documents; raises ``ReaderError`` when it can't.
    """

    name: str = field(validator=_check_name)
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Iterable[Document]]


@frozen
class Renderer:
    """Makes text of claims.

    Attributes:
        name: as in ``--format NAME``.
        render: takes the claims of one document, gives text for people or machines.
    """

    name: str = field(validator=_check_name)
    render: Callable[[Claims], str]


@hookspec
def newsclaims_layers() -> Iterable[Layer[Any]]:
    """The layers that this plugin adds, or a second extractor for a layer that exists."""
    return ()


@hookspec
def newsclaims_lexicons() -> Iterable[Lexicon]:
    """Rows that this plugin adds: actors with aliases and ids, places, cues, titles, page furniture."""
    return ()


@hookspec
def newsclaims_readers() -> Iterable[Reader]:
    """Kinds of files that this plugin can read."""
    return ()


@hookspec
def newsclaims_renderers() -> Iterable[Renderer]:
    """Formats that this plugin can write."""
    return ()
