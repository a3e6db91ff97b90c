"""Making documents of files: plain text with front matter, HTML, JSON, JSON Lines.

Each reader takes the bytes of a file and its name, and gives documents; what it can't read is a ``ReaderError`` that
names the file and, where there are several articles in it, the line. Files are UTF-8 (with or without BOM), UTF-16
with BOM, or, where that fails, Windows-1256, the older encoding of Arabic text, which is said in a
:class:`DecodingWarning`.
"""

from __future__ import annotations

import codecs
import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from newsclaims.documents import Document
from newsclaims.errors import DocumentError, ReaderError

__all__ = ["FIELDS", "DecodingWarning", "decode", "read_html", "read_json", "read_jsonl", "read_text"]

FIELDS = ("published", "outlet", "title", "url", "id")
"""What may be told about a text, in front matter or as keys beside ``text``."""

_FRONT = re.compile(rf"({'|'.join(FIELDS)})[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_ARABIC = re.compile(r"[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_LETTER = re.compile(r"[^\W\d_]")
_OLD = "windows-1256"
_SHOWN = 3  # bad lines that a message tells of


class DecodingWarning(UnicodeWarning):
    """A file was no UTF-8 and was read in an older encoding."""


def decode(data: bytes, name: str, *, declared: str | None = None) -> str:
    """The text of a file.

    Args:
        data: the bytes.
        name: the file, for messages.
        declared: the encoding that the file itself names; tried after UTF-8.

    Raises:
        ReaderError: the bytes are no text in any of the encodings.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as e:
            raise ReaderError(f"{name}: begins like UTF-16 but isn't ({e}); save it as UTF-8") from e
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        wrong = e
    if declared:
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):  # pages often name a wrong one
            pass
    text = data.decode(_OLD, "replace")
    if not _looks_arabic(text):
        raise ReaderError(
            f"{name}: no UTF-8 text (byte {wrong.start}: {wrong.reason}) and no Arabic text in {_OLD} either; "
            "save it as UTF-8"
        ) from wrong
    warnings.warn(f"{name}: no UTF-8 (byte {wrong.start}), read as {_OLD}", DecodingWarning, stacklevel=3)
    return text


def _looks_arabic(text: str) -> bool:
    return not _CONTROL.search(text) and 3 * len(_ARABIC.findall(text)) > len(_LETTER.findall(text))


# ---------------------------------------------------------------- plain text
def read_text(data: bytes, name: str) -> Iterable[Document]:
    """One document of a plain text.

    The text may begin with front matter: lines ``published: 2024-03-16``, ``outlet: …``, ``title: …``, ``url: …`` or
    ``id: …``, then an empty line. It isn't part of the document's text. Without an id the file's name is one.

    Raises:
        ReaderError: the file is no text, or what it says about itself can't be read.
    """
    text = decode(data, name)
    told, start = _front_matter(text, name)
    return (_document(text[start:], told, name),)


def _front_matter(text: str, name: str) -> tuple[dict[str, str], int]:
    """What stands above the text, and where the text begins."""
    told: dict[str, str] = {}
    at = 0
    for line in text.splitlines(keepends=True):
        match = _FRONT.fullmatch(line.rstrip())
        if match:
            key = match[1].lower()
            if key in told:
                raise ReaderError(f"{name}: its front matter says {key!r} twice; leave one")
            told[key] = match[2].strip()
        elif told and not line.strip():
            return {key: value for key, value in told.items() if value}, at + len(line)
        else:
            break
        at += len(line)
    return {}, 0


def _document(text: str, told: Mapping[str, Any], name: str) -> Document:
    try:
        return Document(text, **{"id": None if name == "-" else name, **told})
    except DocumentError as e:
        raise ReaderError(f"{name}: {e}") from e


# ---------------------------------------------------------------- HTML
def read_html(data: bytes, name: str) -> Iterable[Document]:
    """One document of a web page: its main text, without menus, with the publication date of its metadata.

    Needs the extra ``html`` (trafilatura). Offsets count characters of the text that is taken out, which is the
    document's ``text``; the page itself isn't kept.

    Raises:
        ReaderError: the extra isn't installed, or the page holds no article.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as e:
        raise ReaderError(f"{name}: reading HTML needs the extra 'html' ({e}): pip install 'newsclaims[html]'") from e
    charset = _CHARSET.search(data[:4096])
    page = decode(data, name, declared=charset[1].decode("ascii") if charset else None)
    try:
        found: Any = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"original_date": True, "extensive_search": False},  # no date out of the prose
        )
    except Exception as e:
        raise ReaderError(f"{name}: the page can't be read ({type(e).__name__}: {e})") from e
    if found is None or not getattr(found, "text", None):
        raise ReaderError(f"{name}: no article text in this page; give the article's own page, or its text")
    told = {
        "published": found.date,
        "outlet": found.sitename,
        "title": found.title,
        "url": found.url,
    }
    return (_document(found.text, {key: value for key, value in told.items() if value}, name),)


# ---------------------------------------------------------------- JSON
def read_json(data: bytes, name: str) -> Iterable[Document]:
    """The documents of a JSON file: an object with ``text`` and any of ``FIELDS``, or a list of such objects.

    Raises:
        ReaderError: the file is no such JSON.
    """
    try:
        value = json.loads(decode(data, name))
    except (ValueError, RecursionError) as e:
        raise ReaderError(f"{name}: no JSON ({e})") from e
    if isinstance(value, list):
        return _several(((f"item {i}", row) for i, row in enumerate(value, 1)), name, _same)
    return (_of_row(value, name, name),)


def read_jsonl(data: bytes, name: str) -> Iterator[Document]:
    """The documents of a JSON Lines file: a line holds an object with ``text`` and any of ``FIELDS``.

    Other keys are ignored. Lines that can't be read are left out and told of at the end, after the good ones.

    Raises:
        ReaderError: after the last document, naming the bad lines.
    """
    lines = decode(data, name).split("\n")  # splitlines() would cut at U+2028 inside a string
    return _several(((f"line {i}", line) for i, line in enumerate(lines, 1) if line.strip()), name, json.loads)


def _same(row: Any) -> Any:
    return row


def _several(rows: Iterable[tuple[str, Any]], name: str, value_of: Callable[[Any], Any]) -> Iterator[Document]:
    bad: list[str] = []
    count = 0
    for place, row in rows:
        count += 1
        try:
            named = None if name == "-" else f"{name}#{place.split()[1]}"
            document = _of_row(value_of(row), f"{name}, {place}", named)
        except (ReaderError, ValueError, RecursionError) as e:
            bad.append(str(e) if isinstance(e, ReaderError) else f"{name}, {place}: no JSON ({e})")
        else:
            yield document
    if bad:
        more = f"; and {len(bad) - _SHOWN} more" if len(bad) > _SHOWN else ""
        raise ReaderError(f"{len(bad)} of {count} articles can't be read: {'; '.join(bad[:_SHOWN])}{more}")


def _of_row(row: object, place: str, named: str | None) -> Document:
    if not isinstance(row, Mapping):
        raise ReaderError(f'{place}: {type(row).__name__} {str(row)[:40]!r}, wanted an object {{"text": …}}')
    if str(row.get("format", "")).startswith("newsclaims/"):
        raise ReaderError(f"{place}: this is a result of newsclaims, not an article; Claims.from_json reads it")
    if "text" not in row:
        keys = ", ".join(map(str, row)) or "none"
        raise ReaderError(f"{place}: no key 'text' (there are: {keys[:200]})")
    told = {key: row[key] for key in FIELDS if row.get(key) is not None}
    if isinstance(told.get("id"), int):  # numbers are usual as ids, and lossless as text
        told["id"] = str(told["id"])
    try:
        return Document(row["text"], **{"id": named, **told})
    except DocumentError as e:
        raise ReaderError(f"{place}: {e}") from e
