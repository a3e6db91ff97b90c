"""Folded views and the way back to the text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclaims import Span
from newsclaims.views import fold, plain, view
from strategies import awkward_text, spans_in

# One written character that stands for several: a position inside it can't be told from its start.
LIGATURE = "\ufefb"


@given(awkward_text())
@example("\ud800\ufefb\u064b")
@example("\u0640\u064b\u200f")
def test_both_foldings_have_one_length(text: str) -> None:
    """An offset into the plain view is an offset into the folded one."""
    folded = view(text)
    assert len(folded.plain) == len(folded.folded) == len(folded)
    assert (plain(text), fold(text)) == (folded.plain, folded.folded)


@given(awkward_text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """Both foldings are idempotent, and folding what is plain is folding."""
    assert fold(fold(text)) == fold(text)
    assert plain(plain(text)) == plain(text)
    assert fold(plain(text)) == fold(text)


@given(awkward_text(), st.data())
def test_the_way_back_leads_to_the_same_characters(text: str, data: st.DataObject) -> None:
    """A slice of the view maps to characters of the text that are there, and that fold to at least this slice."""
    folded = view(text)
    if not len(folded):
        return
    piece = data.draw(spans_in(len(folded)))
    span = folded.span(piece.start, piece.end)
    assert 0 <= span.start < span.end <= len(text)
    again = view(span.of(text))
    assert piece.of(folded.folded) in again.folded
    whole = folded.positions(span)
    assert whole[0] <= piece.start < piece.end <= whole[1]
    if whole == (piece.start, piece.end):  # no ligature is cut
        assert again.folded == piece.of(folded.folded)
        assert again.plain == piece.of(folded.plain)


@given(awkward_text(), st.data())
def test_neighbouring_slices_do_not_overlap(text: str, data: st.DataObject) -> None:
    """Where no ligature is cut, what stands before a position and what stands after share no character."""
    folded = view(text)
    cut = data.draw(st.integers(0, len(folded)))
    if folded.positions(folded.span(cut, len(folded)))[0] == cut:
        assert folded.span(0, cut).end <= folded.span(cut, len(folded)).start or cut in (0, len(folded))


@given(awkward_text())
def test_the_map_goes_forward_only(text: str) -> None:
    """Later positions of the view never lead to earlier characters, nor the other way round."""
    folded = view(text)
    starts = [folded.start(i) for i in range(len(folded))]
    positions = [folded.position(i) for i in range(len(text) + 1)]
    assert starts == sorted(starts)
    assert positions == sorted(positions)
    assert positions[-1] == len(folded)


@given(awkward_text(), st.data())
def test_a_span_of_the_text_is_found_again(text: str, data: st.DataObject) -> None:
    """The positions of a span lie in the view and lead to a span that holds all its letters."""
    if not text:
        return
    span = data.draw(spans_in(len(text)))
    folded = view(text)
    start, end = folded.positions(span)
    assert 0 <= start <= end <= len(folded)


@given(
    awkward_text(20), awkward_text(20), st.sampled_from(["\u0640", "\u064b", "\u200f", "\ufeff", "\u200d", "\u0301"])
)
def test_deleted_characters_leave_no_trace(before: str, after: str, mark: str) -> None:
    """Marks, tatweel and invisible characters change neither view."""
    assert fold(before + mark + after) == fold(before + after)
    assert plain(before + mark + after) == plain(before + after)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أإآٱ", "اااا"),
        ("مُحَمَّدٌ", "محمد"),
        ("مـــسقط", "مسقط"),
        ("على", "علي"),
        ("وزارة", "وزاره"),
        ("مسؤول رئيس", "مسوول رييس"),
        ("کیگپچڤژ", "كيجبجفز"),
        ("٢٠٢٤", "2024"),
        ("۲۰۲۴", "2024"),
        ("٣٫٥٪", "3.5%"),
        ("\ufe8d\ufefb", "الا"),
        ("\ufdf2", "الله"),
        ("a\u00a0b\u2003c\td", "a b c d"),
        ("„x‟ 〝y〞 ＂z＂", '„x“ “y” "z"'),
        ("\u202bنص\u202c", "نص"),
        ("ن\u200cص\u200d", "نص"),
        ("\ufeffنص", "نص"),
        ("Reuters", "reuters"),
        ("كتا\u00adب", "كتاب"),
        ("a\u2028b\u2029c\x0bd\x85e", "a\nb\nc\nd\ne"),
    ],
)
def test_what_is_folded(written: str, folded: str) -> None:
    """What writers interchange is one in the folded view."""
    assert fold(written) == folded


def test_the_plain_view_keeps_letters_that_differ() -> None:
    """Hamzas, alef maqsura and ta marbuta stay in the plain view; only code points of one letter are unified."""
    assert plain("أن إن آن على وزارة مسؤول") == "أن إن آن على وزارة مسؤول"
    assert plain("کتاب ہ") == "كتاب ه"


def test_marks_belong_to_the_letter_before_them() -> None:
    """The span of a word holds the marks after its last letter, and no invisible character around it."""
    text = "\u200fمُحَمَّدٌ\u200f قال"
    folded = view(text)
    assert folded.span(0, 4) == Span(1, text.index("\u200f", 1))


def test_positions_of_nothing_are_an_empty_span() -> None:
    """An empty slice of the view maps to an empty span."""
    folded = view("م\u064bن")
    assert folded.span(1, 1) == Span(2, 2)
    assert view("").span(0, 0) == Span(0, 0)


def test_every_presentation_form_folds_to_letters() -> None:
    """No presentation form is left in a folded text."""
    forms = "".join(map(chr, (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFD3E), *range(0xFE80, 0xFEFD))))
    assert not [c for c in fold(forms) if ord(c) >= 0xFB50]
