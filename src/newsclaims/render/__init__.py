"""Rendering claims for people: a right-to-left page, a fragment for notebooks, a table for terminals.

Everything is made from a document and its layers; nothing here reads the terminal, the locale or a file.
"""

from __future__ import annotations

from newsclaims.render.html import fragment, page
from newsclaims.render.terminal import table

__all__ = ["fragment", "page", "table"]
