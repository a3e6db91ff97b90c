"""Hypothesis strategies for the types of the core."""

from __future__ import annotations

from hypothesis import strategies as st

from newsclaims import Document, Mention, Span

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآٱىةؤئ"
MARKS = "\u064b\u064e\u0651\u0652\u0670\u0640\u0653\u0301"
PERSIAN = "کگیپچڤژھہە"
FORMS = "\ufefb\ufe8e\ufefc\ufdf2\ufb50\ufe94\ufdfa\ufc5e\ufe70"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
SIGNS = " \u00a0\u2003\t.,،؛:؟!?…\"«»“”‘’'()[]-–—/٪%٫٬"
BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
INVISIBLE = "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff\u00ad\u061c\ufe0f"
ODD = "\x00\ud800\udfff😀²½ÀéZ中\U0001eeff\U000e0001"


def awkward_text(max_size: int = 80) -> st.SearchStrategy[str]:
    """Any text whatever, mostly of characters that make trouble."""
    characters = st.sampled_from(LETTERS * 3 + MARKS + PERSIAN + FORMS + DIGITS + SIGNS + BREAKS + INVISIBLE + ODD)
    anything = st.characters() | st.characters(categories=["Cs", "Cf", "Mn", "Nd"])
    return st.text(characters | anything, max_size=max_size)


def spans_in(length: int) -> st.SearchStrategy[Span]:
    """Spans with at least one character of a text of that length."""
    return (
        st.tuples(st.integers(0, length - 1), st.integers(1, length))
        .filter(lambda p: p[0] < p[1])
        .map(lambda p: Span(*p))
    )


def documents(max_size: int = 80) -> st.SearchStrategy[Document]:
    """Documents of any text whatever, with or without a publication date."""
    return st.builds(
        Document,
        awkward_text(max_size),
        published=st.none() | st.dates() | st.datetimes(),
        id=st.none() | st.text(max_size=5),
        outlet=st.none() | st.just("وكالة"),
    )


def mentions(value: st.SearchStrategy[object], length: int = 40) -> st.SearchStrategy[Mention[object]]:
    """Unstamped mentions, as layers give them."""
    return st.builds(
        Mention,
        spans_in(length),
        value,
        rule=st.sampled_from(["a", "b"]),
        rank=st.integers(-1, 1),
    )
