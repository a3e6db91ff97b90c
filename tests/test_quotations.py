"""Laws and examples of the quotations layer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import awkward_text

from newsclaims import Document, Pipeline
from newsclaims.layers import cues, quotations
from newsclaims.layers.quotations import QUOTATIONS

PIPELINE = Pipeline(strict=True)


def quoted(text: str) -> list[tuple[str, bool]]:
    """Each quotation and whether it is closed."""
    return [(m.text, m.value.closed) for m in PIPELINE.analyse(Document(text))[QUOTATIONS]]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("«", "»"), ("»", "«"), ("“", "”"), ("”", "“"), ("”", "”"), ('"', '"'), ("‘", "’"), ("„", "“")],
)
def test_every_pair_of_marks_makes_a_quotation(opening: str, closing: str) -> None:
    """A quotation is found whichever marks a newspaper uses, in either direction."""
    text = f"قال الوزير {opening}انتهت المحادثات{closing} أمس."
    assert quoted(text) == [(f"{opening}انتهت المحادثات{closing}", True)]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    """A mark that is never closed quotes to the end of its paragraph, not of the document."""
    text = "قال الوزير «انتهت المحادثات في مسقط.\nووصل الوفد إلى الدوحة."
    assert quoted(text) == [("«انتهت المحادثات في مسقط.", False)]


def test_marks_of_one_kind_alternate() -> None:
    """ASCII marks open and close in turn."""
    assert quoted('وقع "الاتفاق" و"الملحق" أمس') == [('"الاتفاق"', True), ('"الملحق"', True)]


def test_quotations_of_different_kinds_nest() -> None:
    """A name in other marks may stand inside a quotation."""
    assert [t for t, _ in quoted('قال: «وصلت سفينة "الأمل" إلى الميناء»')] == [
        '«وصلت سفينة "الأمل" إلى الميناء»',
        '"الأمل"',
    ]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    """A mark inside a word opens nothing."""
    assert quoted("زار مدينة d’Arc أمس") == []


@given(awkward_text(200))
def test_quotations_never_raise_and_lie_in_one_paragraph(text: str) -> None:
    """Whatever the text, each quotation lies in one paragraph and begins with its mark."""
    analysis = PIPELINE.analyse(Document(text))
    for mention in analysis[QUOTATIONS]:
        start, end = analysis.view.positions(mention.span)
        assert any(s <= start and end <= e for s, e in analysis.paragraphs)
        assert analysis.view.plain[start] == mention.value.mark


@given(st.text('«»“”"‘’ ب\n', max_size=120))
def test_quotations_nest_or_stand_apart(text: str) -> None:
    """No two quotations cross."""
    found = PIPELINE.analyse(Document(text))[QUOTATIONS]
    assert not any(a.span.crosses(b.span) for a in found for b in found)


def test_layers_have_their_keys() -> None:
    """The quotations and cues layers are registered under their keys."""
    assert quotations.LAYER.key is QUOTATIONS
    assert cues.LAYER.key is cues.CUES
