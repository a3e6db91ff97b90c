"""Spans: half-open ranges of Unicode code points of a document's text."""

from __future__ import annotations

from attrs import field, frozen

from newsclaims.errors import SpanError

__all__ = ["Excerpt", "Span"]


@frozen(order=True)
class Span:
    """Characters ``[start, end)`` of a text, counted in Unicode code points.

    Raises:
        SpanError: if the offsets are no integers with ``0 <= start <= end``.
    """

    start: int = field()
    end: int = field()

    def __attrs_post_init__(self) -> None:
        start, end = self.start, self.end
        if type(start) is not int or type(end) is not int:
            raise SpanError(f"a span needs two integers, not {start!r} and {end!r}")
        if not 0 <= start <= end:
            raise SpanError(f"a span needs 0 <= start <= end, not [{start}, {end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:  # an empty span is still a span
        return True

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """This span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Do the two spans share a character?"""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Does ``other`` lie inside this span (or equal it)?"""
        return self.start <= other.start and other.end <= self.end

    def crosses(self, other: Span) -> bool:
        """Do the two overlap although neither contains the other?"""
        return self.overlaps(other) and not self.contains(other) and not other.contains(self)


@frozen(order=True)
class Excerpt:
    """A span together with its characters: ``text == document.text[start:end]``."""

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Excerpt:
        """The excerpt ``[start, end)`` of ``text``."""
        return cls(start, end, text[start:end])

    @property
    def span(self) -> Span:
        """The offsets alone."""
        return Span(self.start, self.end)

    def __str__(self) -> str:
        return self.text
