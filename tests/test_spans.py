"""Spans and excerpts."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import Excerpt, NewsclaimsError, Span, SpanError
from strategies import awkward_text, spans_in

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p)))


def _characters(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@pytest.mark.parametrize(
    ("start", "end"), [(2, 1), (-1, 3), (-2, -1), (0.0, 1), ("0", 1), (None, 1), (True, 2), (0, 1.5)]
)
def test_only_half_open_ranges_of_integers_are_spans(start: object, end: object) -> None:
    """Anything else is a SpanError, which is a ValueError and names what was given."""
    with pytest.raises(SpanError) as caught:
        Span(start, end)  # type: ignore[arg-type]
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, NewsclaimsError)
    assert repr(start) in str(caught.value)


@given(SPANS, SPANS)
def test_overlap_is_sharing_a_character(a: Span, b: Span) -> None:
    """Two spans overlap just when their sets of characters meet, whichever is asked; empty spans overlap nothing."""
    if len(a) and len(b):
        assert a.overlaps(b) == bool(_characters(a) & _characters(b))
    assert a.overlaps(b) == b.overlaps(a)


@given(SPANS, SPANS)
def test_crossing_is_overlap_without_containment(a: Span, b: Span) -> None:
    """Crossing spans share characters and each has one of its own."""
    ours, theirs = _characters(a), _characters(b)
    if len(a) and len(b):
        assert a.contains(b) == (theirs <= ours)
        assert a.crosses(b) == bool(ours & theirs and ours - theirs and theirs - ours)


@given(SPANS, st.integers(0, 9))
def test_a_shifted_span_keeps_its_length(span: Span, by: int) -> None:
    """Shifting there and back changes nothing; shifting past the start is an error."""
    assert len(span.shift(by)) == len(span)
    assert span.shift(by).shift(-by) == span
    with pytest.raises(SpanError):
        span.shift(-span.start - 1)


@given(st.data())
def test_an_excerpt_is_its_characters(data: st.DataObject) -> None:
    """An excerpt holds the characters of its span and prints as them."""
    text = data.draw(awkward_text().filter(len))
    span = data.draw(spans_in(len(text)))
    excerpt = Excerpt.cut(text, span.start, span.end)
    assert excerpt.span == span
    assert str(excerpt) == excerpt.text == span.of(text) == text[span.start : span.end]


def test_a_span_is_a_value() -> None:
    """It can't be changed, sorts by start and end, hashes, pickles, and is true even when empty."""
    with pytest.raises(AttributeError):
        Span(0, 1).start = 2  # type: ignore[misc]
    assert sorted([Span(1, 2), Span(0, 5), Span(0, 3)]) == [Span(0, 3), Span(0, 5), Span(1, 2)]
    assert {Span(0, 1), Span(0, 1)} == {Span(0, 1)}
    assert pickle.loads(pickle.dumps(Span(3, 4))) == Span(3, 4)
    assert Span(3, 3)
    assert not len(Span(3, 3))
