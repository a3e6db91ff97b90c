"""Rendering claims for people: a right-to-left page, a fragment for notebooks, a table for terminals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsclaims.documents import Document
from newsclaims.mentions import Mention

__all__ = ["fragment", "page", "table"]

Layers = Mapping[str, tuple[Mention[Any], ...]]


def page(document: Document, layers: Layers) -> str:
    """A whole HTML page."""
    return fragment(document, layers)


def fragment(document: Document, layers: Layers) -> str:
    """An HTML fragment."""
    return document.text


def table(document: Document, layers: Layers) -> str:
    """A table for a terminal."""
    return "\n".join(str(m.value) for m in layers.get("claims", ()))
