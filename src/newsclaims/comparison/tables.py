"""A comparison as text: Markdown tables, and tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.comparison.grid import Cell, grid, heading, sentence_of, summary
from newsclaims.comparison.model import Comparison, Event
from newsclaims.render.terminal import BOLD, DIM, laid_out, styled, width_of

__all__ = ["markdown", "table"]

_MOST = 20
_LEAST = 12
"""Columns of a terminal that a document needs."""
_GAP = 2


def markdown(comparison: Comparison) -> str:
    """A list of disagreements and a table for each shared event."""
    lines = [summary(comparison), ""]
    for source in comparison.sources:
        names = ", ".join(_plain(comparison.name_of(d)) for d in source.documents)
        lines.append(f"- {_plain(source.name) or 'own report'}: {names}")
    for event in comparison.shared:
        lines.extend(["", f"## {_plain(event.label)} ({heading(event)})", ""])
        lines.extend(_markdown_table(comparison, event))
    if comparison.disagreements:
        lines.extend(["", "## disagreements", ""])
        lines.extend(f"1. {line}" for line in _told(comparison))
    return "\n".join(lines) + "\n"


def _markdown_table(comparison: Comparison, event: Event) -> Iterator[str]:
    names = [_plain(comparison.name_of(d)) for d in event.documents]
    yield f"| | {' | '.join(names)} | |"
    yield "| --- " * (len(names) + 2) + "|"
    for row in grid(event):
        cells = " | ".join(_plain("; ".join(_texts(cell))) or "-" for cell in row.cells)
        yield f"| {_plain(row.name)} | {cells} | {row.verdict.replace('_', ' ')} |"


def _told(comparison: Comparison) -> Iterator[str]:
    for found in comparison.disagreements[:_MOST]:
        kind, name, witnesses = sentence_of(comparison, found)
        sides = " / ".join(f"{_plain(w.text)} ({_plain(comparison.name_of(w.document))})" for w in witnesses)
        yield f"{found.event} {kind.replace('_', ' ')}, {_plain(name)}: {sides}"


def _texts(cell: Cell) -> list[str]:
    return [f"{w.text} (denied)" if w.denied else w.text for w in cell.witnesses]


def _plain(text: str) -> str:
    """A text on one line that no table or markup takes for its own."""
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").split())


def table(comparison: Comparison, *, width: int = 100, color: bool = False) -> str:
    """Tables for a terminal.

    Args:
        comparison: what to show.
        width: columns of the terminal; more are used where there are many documents.
        color: use ANSI colours; only for a terminal.

    Returns:
        Lines without a line break at the end.
    """
    lines = [styled(summary(comparison), BOLD, color)]
    for source in comparison.sources:
        names = ", ".join(comparison.name_of(d) for d in source.documents)
        lines.extend(laid_out([[f"  {source.name or 'own report'}: {names}"]], [width], DIM, color))
    for event in comparison.shared:
        lines.append("")
        lines.extend(laid_out([[f"{event.label} ({heading(event)})"]], [width], BOLD, color))
        lines.extend(_event_lines(comparison, event, width, color=color))
    if comparison.disagreements:
        lines.extend(["", styled("disagreements", BOLD, color)])
        for told in _told(comparison):
            lines.extend(laid_out([[told]], [width], "", color))
    return "\n".join(lines)


def _event_lines(comparison: Comparison, event: Event, width: int, *, color: bool) -> Iterator[str]:
    names = [comparison.name_of(d) for d in event.documents]
    rows = list(grid(event))
    first = min(22, max([4, *(width_of(row.name) for row in rows)]))
    last = max([4, *(len(row.verdict) for row in rows)])
    each = max(_LEAST, (width - first - last - _GAP * (len(names) + 1)) // len(names))
    sizes = [first, *([each] * len(names)), last]
    yield from laid_out([[""], *([n] for n in names), [""]], sizes, DIM, color)
    for row in rows:
        yield styled("─" * (sum(sizes) + _GAP * (len(sizes) - 1)), DIM, color)
        cells = [_texts(cell) or ["-"] for cell in row.cells]
        yield from laid_out([[row.name], *cells, [row.verdict.replace("_", " ")]], sizes, "", color)
