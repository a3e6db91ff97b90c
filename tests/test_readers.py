"""Readers: files become documents."""

from __future__ import annotations

import builtins
import datetime as dt
import json
import warnings
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import Document, Pipeline, ReaderError
from newsclaims.readers import DecodingWarning, read_html, read_json, read_jsonl, read_text

TEXT = "قال وزير النقل إن الميناء سيفتح غدا.\r\n\nوأضاف أن السفن تنتظر.\n"


def one(documents: Iterable[Document]) -> Document:
    """The only document."""
    (document,) = documents
    return document


def test_plain_text_is_not_altered() -> None:
    """The text of a plain file is its characters, line ends and white space included."""
    assert one(read_text(TEXT.encode(), "a.txt")) == Document(TEXT, id="a.txt")


@given(st.text(st.characters(codec="utf-8")).map(lambda text: f"{TEXT}{text}"))
def test_any_text_is_read(text: str) -> None:
    """Whatever UTF-8 text without front matter is read as it is."""
    assert one(read_text(text.encode(), "-")) == Document(text)


def test_front_matter() -> None:
    """Lines of front matter tell about the document and aren't part of its text."""
    data = f"published: 2024-03-16\nOutlet: دجلة: اليوم\nurl: https://example.org/a\n\n{TEXT}".encode()
    document = one(read_text(data, "a.txt"))
    assert document.text == TEXT
    assert (document.published, document.outlet) == (dt.date(2024, 3, 16), "دجلة: اليوم")
    assert (document.url, document.id) == ("https://example.org/a", "a.txt")


@pytest.mark.parametrize(
    "text", ["published: soon, said the port\nقال الوزير", "title: one line only", "id: 7\nx: y\n\nz"]
)
def test_no_front_matter(text: str) -> None:
    """Without an empty line below known keys only, the first lines are text."""
    assert one(read_text(text.encode(), "a.txt")).text == text


@pytest.mark.parametrize("head", ["published: قريبا", "id: a\nid: b"])
def test_bad_front_matter(head: str) -> None:
    """A date that can't be read and a key that stands twice are errors that name the file."""
    with pytest.raises(ReaderError, match=r"^a\.txt: "):
        read_text(f"{head}\n\n{TEXT}".encode(), "a.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files(encoding: str) -> None:
    """UTF-8 with or without BOM and UTF-16 are read without a warning."""
    assert one(read_text(TEXT.encode(encoding), "a.txt")).text == TEXT


def test_windows_1256() -> None:
    """Arabic text that is no UTF-8 is read as Windows-1256, with a warning that says so."""
    with pytest.warns(DecodingWarning, match=r"a\.txt: .*windows-1256"):
        assert one(read_text(TEXT.encode("windows-1256"), "a.txt")).text == TEXT


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "déjà vu à Paris".encode("latin-1"), b"\xff\xfea"]
)
def test_no_text(data: bytes) -> None:
    """Bytes that are no text, or text in another old encoding, are an error."""
    with pytest.raises(ReaderError, match=r"^a\.txt: "):
        read_text(data, "a.txt")


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    """Whatever the bytes, a reader gives documents or a ReaderError."""
    for read in (read_text, read_json, read_jsonl):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DecodingWarning)
            try:
                assert all(isinstance(d, Document) for d in read(data, "a"))
            except ReaderError:
                continue


ROW = {"text": TEXT, "published": "2024-03-16", "id": 7, "outlet": "دجلة", "title": None, "url": "u", "words": 12}
READ = Document(TEXT, published="2024-03-16", id="7", outlet="دجلة", url="u")


def test_json_object_and_list() -> None:
    """A JSON file holds one article or a list of them; unknown keys are ignored."""
    assert one(read_json(json.dumps(ROW).encode(), "a.json")) == READ
    assert list(read_json(json.dumps([ROW, {"text": "ب"}]).encode(), "a.json")) == [
        READ,
        Document("ب", id="a.json#2"),
    ]


def test_json_lines() -> None:
    """A JSON Lines file holds an article a line; empty lines and U+2028 inside a string change nothing."""
    rows = [ROW, {"text": "a\u2028b"}]
    data = "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    assert list(read_jsonl(data, "a.jsonl")) == [READ, Document("a\u2028b", id="a.jsonl#3")]


def test_bad_lines_do_not_stop_good_ones() -> None:
    """Bad lines are told of by number, after all good lines have been given."""
    data = b'{"text": "a"}\n{"text": 5}\n{no json\n["a list"]\n{"body": "b"}\n{"text": "c"}'
    documents = iter(read_jsonl(data, "a.jsonl"))
    assert [next(documents).text, next(documents).text] == ["a", "c"]
    with pytest.raises(ReaderError, match=r"4 of 6 .*line 2.*line 3.*line 4.*and 1 more"):
        next(documents)


@pytest.mark.parametrize(
    "row", [{"format": "newsclaims/1", "claims": []}, {"body": "x"}, 5, {"text": "x", "published": "soon"}]
)
def test_json_that_is_no_article(row: Any) -> None:
    """JSON of another shape is an error that names the file and what was wanted."""
    with pytest.raises(ReaderError, match=r"a\.json"):
        list(read_json(json.dumps(row).encode(), "a.json"))


PAGE = """<html lang="ar"><head><meta charset="{charset}"><title>الميناء يفتح</title>
<meta property="article:published_time" content="2024-03-16T10:00:00Z"></head><body><nav>الرئيسية سياسة</nav><article>
<h1>الميناء يفتح</h1><p>{one}</p><p>{two}</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""
FIRST = "قال وزير النقل إن الميناء سيفتح أبوابه غدا أمام السفن التي تنتظر منذ أسبوع في عرض البحر بعيدا عن الساحل."
SECOND = "وأضاف أن الشركات ستعوض عن التأخير، وأن العمل سيجري ليلا ونهارا حتى تفرغ السفن كلها من حمولتها الثقيلة."


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_html(charset: str) -> None:
    """A web page gives its article and its publication date, also in the old encoding that it declares."""
    pytest.importorskip("trafilatura", reason="the extra 'html' is not installed")
    document = one(read_html(PAGE.format(charset=charset, one=FIRST, two=SECOND).encode(charset), "a.html"))
    assert FIRST in document.text
    assert SECOND in document.text
    assert "الحقوق" not in document.text
    assert document.published == dt.date(2024, 3, 16)
    assert document.title == "الميناء يفتح"


def test_html_without_article() -> None:
    """A page without an article is an error."""
    pytest.importorskip("trafilatura", reason="the extra 'html' is not installed")
    with pytest.raises(ReaderError, match=r"a\.html: "):
        read_html(b"<html><body></body></html>", "a.html")


def test_html_without_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without trafilatura the error names the extra to install."""
    real = builtins.__import__

    def fake(name: str, *more: Any, **named: Any) -> Any:
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", fake)
    with pytest.raises(ReaderError, match=r"newsclaims\[html\]"):
        read_html(b"<html></html>", "a.html")


def test_builtin_readers_are_registered() -> None:
    """The pipeline offers the built-in readers for their suffixes."""
    suffixes = {suffix: reader.name for reader in Pipeline().readers for suffix in reader.suffixes}
    assert suffixes[".txt"] == "text"
    assert suffixes[".htm"] == "html"
    assert suffixes[".ndjson"] == "jsonl"
    assert suffixes[".json"] == "json"
