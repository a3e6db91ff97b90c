"""Claims as a table for terminals: columns by the width of characters, Arabic isolated from what stands beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from newsclaims.documents import Document
from newsclaims.render.rows import Layers, Row, facts, rows

__all__ = ["BOLD", "DIM", "laid_out", "styled", "table", "width_of"]

_GAP = "  "
_LEAST = 60  # columns that the table needs at least
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# Escape sequences could drive the terminal, and stray bidirectional controls would turn the line around.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
BOLD, DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_HEADS = ("", "stance", "source", "claim", "when, where")


def table(document: Document, layers: Layers, *, width: int = 100, color: bool = False) -> str:
    """The claims of a document as a table of text.

    Args:
        document: the document.
        layers: its layers by name.
        width: columns of the terminal; at least 60 are used.
        color: use ANSI colours; only for a terminal.

    Returns:
        Lines without a line break at the end.
    """
    claims = tuple(rows(document, layers))
    counts = [_count(name, len(layers.get(name, ()))) for name in ("claims", "dates", "actors", "places")]
    head = " · ".join(_isolated(_clean(fact)) for fact in facts(document))
    lines = [*([styled(head, BOLD, color)] if head else []), styled(", ".join(counts), DIM, color)]
    if claims:
        cells = [_cells(row) for row in claims]
        sizes = _sizes(cells, max(width, _LEAST))
        lines.append("")
        lines.extend(laid_out([[name] for name in _HEADS], sizes, DIM, color))
        for row in cells:
            lines.append(styled("─" * (sum(sizes) + len(_GAP) * (len(sizes) - 1)), DIM, color))
            lines.extend(laid_out(row, sizes, "", color))
    return "\n".join(lines)


def width_of(text: str) -> int:
    """How many columns of a terminal ``text`` takes: two for wide characters, none for marks and invisible ones."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _cells(row: Row) -> list[list[str]]:
    """The cells of a claim, each a list of paragraphs."""
    chain = [f"{'via ' if n else ''}{source}" for n, source in enumerate(reversed(row.chain))]
    chain += [f"carried by {source}" for source in row.via]
    when = [value or text for text, value in row.when]
    when += [f"said {value or text}" for text, value in row.said]
    where = [f"{name} {country}".strip() for name, country in row.where]
    content = " … ".join(row.contents)
    return [[row.id], list(row.stance), chain, [content], when + where]


def _sizes(cells: Sequence[list[list[str]]], width: int) -> list[int]:
    """The widths of the columns: as their content asks, within shares; the claim takes the rest."""
    limits = (6, 13, max(18, width // 5), 0, max(14, width // 6))
    sizes = []
    for column, limit in enumerate(limits):
        longest = max(width_of(text) for row in cells for text in [_HEADS[column], *row[column]])
        sizes.append(min(longest, limit))
    sizes[3] = width - sum(sizes) - len(_GAP) * (len(sizes) - 1)
    return sizes


def laid_out(cells: Sequence[list[str]], sizes: Sequence[int], style: str, color: bool) -> Iterator[str]:
    """The lines of a row."""
    columns = [[line for text in cell for line in _wrapped(text, size)] for cell, size in zip(cells, sizes)]
    for pieces in zip_longest(*columns, fillvalue=""):
        padded = [_isolated(p) + " " * (size - width_of(p)) for p, size in zip(pieces, sizes)]
        yield styled(_GAP.join(padded).rstrip(), style, color)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """``text`` in lines of at most ``width`` columns, broken at spaces where there are any."""
    line, used = "", 0
    for word in _clean(text).split():
        for piece in _cut(word, width):
            size = width_of(piece)
            if line and used + 1 + size > width:
                yield line
                line, used = "", 0
            line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    if line:
        yield line


def _cut(word: str, width: int) -> Iterator[str]:
    if width_of(word) <= width:
        yield word
        return
    start = used = 0
    for at, char in enumerate(word):
        size = _width(char)
        if used + size > width and at > start:
            yield word[start:at]
            start, used = at, 0
        used += size
    yield word[start:]


def _count(name: str, number: int) -> str:
    return f"{number} {name[:-1] if number == 1 else name}"


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _isolated(text: str) -> str:
    """Right-to-left text between FSI and PDI, so that it can't reorder its neighbours."""
    return f"\u2068{text}\u2069" if _RTL.search(text) else text


def styled(text: str, style: str, color: bool) -> str:
    """``text`` in a style, such as :data:`BOLD`, where ``color`` is wanted."""
    return f"{style}{text}{_PLAIN}" if color and style else text
