"""Documents and what they are made of."""

from __future__ import annotations

import datetime as dt
import hashlib
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import Document, DocumentError, NewsclaimsError
from newsclaims.documents import MAX_LENGTH
from strategies import awkward_text

UTC = dt.timezone.utc
DAY = dt.date(2024, 3, 16)
OFFSETS = st.integers(-1400, 1400).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))


@given(awkward_text())
def test_the_text_is_never_altered(text: str) -> None:
    """A document holds the very characters given, its hash is over them, and it compares by them."""
    document = Document(text)
    assert document.text == text
    assert len(document) == len(text)
    assert document.sha256 == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    assert document == Document(text)
    assert pickle.loads(pickle.dumps(document)) == document


@given(st.dates() | st.datetimes(timezones=st.none() | OFFSETS))
def test_dates_are_kept_as_given(published: dt.date) -> None:
    """A date or datetime stays what it is; ISO 8601 leads back to it."""
    assert Document("", published=published).published == published
    assert Document("", published=published.isoformat()).published == published


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (None, None),
        (DAY, DAY),
        ("2024-03-16", DAY),
        (" 2024-03-16\n", DAY),
        ("2024-03-16T10:30", dt.datetime(2024, 3, 16, 10, 30)),
        ("2024-03-16 10:30:15", dt.datetime(2024, 3, 16, 10, 30, 15)),
        ("2024-03-16T10:30:15Z", dt.datetime(2024, 3, 16, 10, 30, 15, tzinfo=UTC)),
        ("2024-03-16T10:30:15.5+00:00", dt.datetime(2024, 3, 16, 10, 30, 15, 500000, tzinfo=UTC)),
        ("2024-03-16T10:30:15.123456789Z", dt.datetime(2024, 3, 16, 10, 30, 15, 123456, tzinfo=UTC)),
        ("Sat, 16 Mar 2024 10:30:00 GMT", dt.datetime(2024, 3, 16, 10, 30, tzinfo=UTC)),
        ("16 Mar 2024 10:30:00 +0000", dt.datetime(2024, 3, 16, 10, 30, tzinfo=UTC)),
        ("16 March 2024", DAY),
        ("March 16, 2024", DAY),
        ("16/3/2024", DAY),
        ("3/4/2024", dt.date(2024, 4, 3)),
        ("16 مارس 2024", DAY),
        ("السبت 16 مارس 2024", DAY),
        ("16 آذار 2024", DAY),
        ("16 آذار/مارس 2024", DAY),
        ("السبت 16 مارس/آذار 2024", DAY),
        ("\u200f16 كانون الثاني/يناير 2024\u200f", dt.date(2024, 1, 16)),
        ("16 ماي 2024", dt.date(2024, 5, 16)),
        ("16 غشت 2024", dt.date(2024, 8, 16)),
        ("16 جويلية 2024", dt.date(2024, 7, 16)),
        ("16 mars 2024", DAY),
        ("١٦ مارس ٢٠٢٤", DAY),
    ],
)
def test_what_published_reads(given: object, wanted: object) -> None:
    """ISO 8601, feeds' RFC 2822, and absolute dates in words, Arabic too; numbers are read day first."""
    document = Document("", published=given)  # type: ignore[arg-type]
    assert document.published == wanted
    assert type(document.published) is type(wanted)


@pytest.mark.parametrize(
    "given",
    [
        "", " ", "yesterday", "أمس", "قبل يومين", "today", "now", "10:30", "March 2024", "مارس 2024", "2024",
        "16 مارس", "السبت", "0000-01-01", "2024-02-30", "2024-13-01", "31/02/2024", "99/99/9999", "not a date",
        "1 يناير 0", "2024-03-16T25:00", "Sat, 99 Mar 2024 10:30:00 GMT", "1" * 300, "9" * 30,
        "\ud800", "\x00", "10000-01-01",
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_read_is_named(given: str) -> None:
    """The error names the string; a relative or partial date is none, for the clock is never read."""
    with pytest.raises(DocumentError) as caught:
        Document("", published=given)
    assert isinstance(caught.value, ValueError)
    assert repr(given.strip()) in str(caught.value) or repr(given) in str(caught.value)


@pytest.mark.parametrize("given", [20240316, 1.5, b"2024-03-16", ["2024-03-16"], (2024, 3, 16), dt.time(1, 2), True])
def test_published_of_a_wrong_type_is_named(given: object) -> None:
    """The error names the type and is also a TypeError."""
    with pytest.raises(DocumentError, match=type(given).__name__) as caught:
        Document("", published=given)  # type: ignore[arg-type]
    assert isinstance(caught.value, TypeError)


@pytest.mark.parametrize("given", [b"bytes", None, 7, ["text"], bytearray(b"x"), object()])
def test_a_text_of_a_wrong_type_is_named(given: object) -> None:
    """The error names the type; for bytes it says what to do."""
    with pytest.raises(DocumentError, match=type(given).__name__) as caught:
        Document(given)  # type: ignore[arg-type]
    assert isinstance(caught.value, TypeError)
    if isinstance(given, bytes):
        assert ".decode('utf-8')" in str(caught.value)


@pytest.mark.parametrize("name", ["id", "outlet", "title", "url"])
def test_the_other_fields_are_strings(name: str) -> None:
    """A field that is no string is named, with its type."""
    with pytest.raises(DocumentError, match=f"{name} must be a string or None, not int 7"):
        Document("", **{name: 7})  # type: ignore[arg-type]
    assert getattr(Document("", **{name: "x"}), name) == "x"  # type: ignore[arg-type]


def test_the_length_has_a_limit() -> None:
    """The limit itself is allowed; one more is an error with both numbers."""
    assert len(Document("x" * MAX_LENGTH)) == MAX_LENGTH
    with pytest.raises(DocumentError, match="10,000,001 characters, more than the limit of 10,000,000"):
        Document("x" * (MAX_LENGTH + 1))


def test_a_document_cannot_be_changed() -> None:
    """It is frozen, hashable, true even when empty, and prints short."""
    document = Document("نص " * 100)
    with pytest.raises(AttributeError):
        document.text = ""  # type: ignore[misc]
    assert hash(document) == hash(Document("نص " * 100))
    assert Document("")
    assert len(repr(document)) < 160


def test_errors_are_of_one_family() -> None:
    """Every error of the library is a NewsclaimsError and also a builtin error."""
    from newsclaims import errors

    for name in errors.__all__:
        error = getattr(errors, name)
        assert issubclass(error, NewsclaimsError)
        assert error.__doc__
        if error is not NewsclaimsError:
            assert issubclass(error, (ValueError, TypeError, KeyError, RuntimeError, AssertionError))
