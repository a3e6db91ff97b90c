"""Document: the text of one article as given, and what is known about it from outside."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from newsclaims.errors import DocumentError, DocumentTypeError
from newsclaims.views import plain

__all__ = ["MAX_LENGTH", "Document"]

MAX_LENGTH = 10_000_000
"""The longest text, in code points: far over any article, low enough that a wrong file is told early."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.(\d+))?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII)
_FEED_DATE = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}")
# A month under two names, as in "March/Mars 2024": what follows the stroke, up to the year, says the same again.
_OTHER_NAME = re.compile(r"(?<=[^\W\d_])\s*/[^\d/]*")
# Tried in this order: the usual languages, the Arab countries that have month names of their own (Levant, Algeria and
# Tunisia, Morocco, Mauritania), then whatever else dateparser knows.
_LOCALES: tuple[Mapping[str, Any], ...] = (
    {"languages": ["ar", "en"]},
    *({"locales": [f"ar-{country}"]} for country in ("SY", "IQ", "DZ", "MA", "MR")),
    {},
)
# Only absolute dates: a relative one ("yesterday") would have to read the clock. The base is fixed for the
# same reason: it must never matter.
_DATEPARSER: Mapping[str, Any] = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
    "RELATIVE_BASE": dt.datetime(2000, 1, 1),
}


def _published(given: object) -> dt.date | None:
    """A publication date from whatever a caller has."""
    if given is None or isinstance(given, dt.date):  # a datetime is a date too
        return given
    if not isinstance(given, str):
        raise DocumentTypeError(
            f"published must be a date, a datetime, a string or None, not {type(given).__name__} {given!r}"
        )
    text = given.strip()
    found = _read_iso(text) or _read_feed(text) or _read_named(text) or _read_any(text)
    if found is None:
        raise DocumentError(
            f"published={given!r} can't be read as a date: give a date or datetime object, or a string "
            "with day, month and year such as '2024-03-16' (relative words need a clock, which is never read)"
        )
    return found


def _read_iso(text: str) -> dt.date | None:
    try:
        if _ISO_DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
        match = _ISO_TIME.fullmatch(text)
        if match:
            if match[1]:  # 3.10 reads fractions of three or six digits only
                text = text.replace("." + match[1], "." + match[1][:6].ljust(6, "0"))
            return dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError as e:
        raise DocumentError(
            f"published={text!r} is no date of the calendar ({e}): give one from the year 1 to 9999"
        ) from e
    return None


def _read_feed(text: str) -> dt.date | None:
    """RFC 2822, as RSS feeds write it."""
    if _FEED_DATE.match(text):
        from email.utils import parsedate_to_datetime

        try:
            return parsedate_to_datetime(text)
        except (TypeError, ValueError):
            return None
    return None


def _read_named(text: str) -> dt.date | None:
    """A named Arabic month, of any tradition; its names are read from the data only when one may be there."""
    if len(text) > 200 or text.isascii() or not any(map(str.isdigit, text)):
        return None
    from newsclaims.publication import read_publication_date

    return read_publication_date(text)


def _read_any(text: str) -> dt.date | None:
    # Loading all of dateparser's languages takes seconds: not for words that hold no year.
    if len(text) > 200 or not any(map(str.isdigit, text)):
        return None
    import dateparser

    text = _OTHER_NAME.sub(" ", plain(text))
    found: dt.datetime | None = None
    for where in _LOCALES:
        try:
            found = found or dateparser.parse(text, settings=dict(_DATEPARSER), **where)
        except (ValueError, OverflowError, TypeError, RecursionError):
            return None
    if found is None:
        return None
    midnight = found.timetz() == dt.time(0, 0)
    return found.date() if midnight else found


def _optional_text(instance: Document, attribute: Any, value: object) -> None:
    if value is not None and not isinstance(value, str):
        raise DocumentTypeError(f"{attribute.name} must be a string or None, not {type(value).__name__} {value!r}")


def _check_text(instance: Document, attribute: Any, value: str) -> None:
    given: object = value
    if not isinstance(given, str):
        hint = ": decode it first, for example with .decode('utf-8')" if isinstance(given, bytes) else ""
        raise DocumentTypeError(f"text must be str, not {type(value).__name__}{hint}")
    if len(value) > MAX_LENGTH:
        raise DocumentError(
            f"the text has {len(value):,} characters, more than the limit of {MAX_LENGTH:,}: "
            "give one article at a time"
        )


@frozen
class Document:
    """The text of one article, never altered, with what is known about it from outside.

    Attributes:
        text: the article; all offsets count its Unicode code points. At most ``MAX_LENGTH`` of them.
        published: when it was published; None leaves relative dates unresolved. Takes a date, a datetime, an
            ISO 8601 string, or any string with day, month and year that dateparser reads (Arabic too;
            numeric dates are read day first).
        id: the caller's name for it.
        outlet: who published it.
        title: its headline, where that isn't part of the text.
        url: where it was found.

    Raises:
        DocumentError: the text is too long, or ``published`` can't be read (also a ``ValueError``).
        DocumentTypeError: something isn't of the type named here (also a ``TypeError``).
    """

    text: str = field(validator=_check_text, repr=lambda text: repr(text if len(text) <= 40 else text[:39] + "…"))
    published: dt.date | None = field(default=None, converter=_published, kw_only=True)
    id: str | None = field(default=None, validator=_optional_text, kw_only=True)
    outlet: str | None = field(default=None, validator=_optional_text, kw_only=True)
    title: str | None = field(default=None, validator=_optional_text, kw_only=True)
    url: str | None = field(default=None, validator=_optional_text, kw_only=True)

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8 (lone surrogates kept), in hexadecimal."""
        import hashlib

        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:  # an empty article is still a document
        return True
