"""Weaving marks into a text: spans of any kind become elements that are closed in the right order."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from attrs import frozen

__all__ = ["Mark", "text_of", "weave"]


@frozen
class Mark:
    """An element around ``[start, end)`` of a text.

    Attributes:
        start: offset in the text.
        end: offset after it.
        tag: name of the element.
        attributes: as written in the tag, escaped.
        anchor: the ``id`` of its first piece, or ``""``.
    """

    start: int
    end: int
    tag: str
    attributes: str
    anchor: str = ""

    def opening(self, *, again: bool = False) -> str:
        """The opening tag; the ``id`` stands only where the element begins."""
        anchor = f' id="{self.anchor}"' if self.anchor and not again else ""
        return f"<{self.tag}{anchor}{self.attributes}>"


def text_of(text: str) -> str:
    """``text`` escaped for HTML; a parser gives it back unchanged."""
    return escape(text, quote=True).replace("\r", "&#13;")  # a bare CR would be read as LF


def weave(text: str, marks: Iterable[Mark]) -> str:
    """``text`` as HTML with the marks around their characters, longer ones outside.

    Marks that cross are cut where they have to be; their text stays whole. Empty marks are left out.
    """
    waiting = sorted((m for m in marks if m.start < m.end), key=lambda m: (m.start, -m.end))
    waiting.reverse()  # taken from the end; of equal spans the one given first stays outside
    bounds = sorted({m.start for m in waiting} | {m.end for m in waiting})
    out: list[str] = []
    open_marks: list[Mark] = []
    at = 0
    for bound in bounds:
        out.append(text_of(text[at:bound]))
        at = bound
        _close(open_marks, bound, out)
        while waiting and waiting[-1].start == bound:
            mark = waiting.pop()
            out.append(mark.opening())
            open_marks.append(mark)
    out.append(text_of(text[at:]))
    return "".join(out)


def _close(open_marks: list[Mark], bound: int, out: list[str]) -> None:
    """Close the marks that end here; those that stand inside them and go on are opened again."""
    first = next((i for i, mark in enumerate(open_marks) if mark.end == bound), None)
    if first is None:
        return
    out.extend(f"</{mark.tag}>" for mark in reversed(open_marks[first:]))
    going_on = [mark for mark in open_marks[first:] if mark.end > bound]
    out.extend(mark.opening(again=True) for mark in going_on)
    open_marks[first:] = going_on
