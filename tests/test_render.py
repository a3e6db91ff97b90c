"""Rendering: the HTML page and the table for terminals."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import (
    Actor,
    Claim,
    Claims,
    Cue,
    Document,
    Excerpt,
    Link,
    Mention,
    Place,
    PlaceCandidate,
    Provenance,
    Section,
    Source,
    Span,
    TimeValue,
)
from newsclaims.render import fragment, page, table
from newsclaims.render.marks import Mark, weave
from newsclaims.render.terminal import width_of

TEXT = "وقال متحدث باسم الوزارة إن بريت ماكغورك وصل إلى مسقط في 10 كانون الثاني.\nتابعونا على تلغرام"


def mention(word: str, value: Any, rule: str = "rule", text: str = TEXT) -> Mention[Any]:
    """A stamped mention of ``word``."""
    start = text.index(word)
    return Mention(
        Span(start, start + len(word)), value, rule, text=word, provenance=Provenance("newsclaims", "made", rule)
    )


def excerpt(word: str) -> tuple[int, int, str]:
    """Offsets and text of ``word``."""
    start = TEXT.index(word)
    return start, start + len(word), word


def claims_of(text: str = TEXT) -> Claims:
    """Claims as layers would find them."""
    date = mention("10 كانون الثاني", TimeValue("date", "2024-01-10", "2024-01-10", anchor="document"))
    place = mention("مسقط", Place("city", "place", "مسقط", "OM", ("geonames:287286",)))
    person = mention("بريت ماكغورك", Actor("person", "brett-mcgurk", "بريت ماكغورك"))
    cue = Cue(*excerpt("وقال"), "قال")
    link = Link((Source(*excerpt("متحدث باسم الوزارة"), "spokesman", "anonymous"),), cue)
    content = Excerpt(*excerpt("بريت ماكغورك وصل إلى مسقط في 10 كانون الثاني"))
    claim = Claim(
        "attributed", (content,), cue, (link,), "denies", polarity="negative", modality="planned",
        actors=(person,), dates=(date,), places=(place,), id="c1",
    )  # fmt: skip
    layers = {
        "sections": (mention("تابعونا على تلغرام", Section("furniture")),),
        "dates": (date,), "places": (place,), "actors": (person,),
        "claims": (Mention(claim.span, claim, "rule", text=content.text),),
        "quantities": (mention("10", {"number": 10, "unit": "<b>"}),),
    }  # fmt: skip
    return Claims(Document(text, published="2024-03-16", id="<one>", outlet="دجلة"), layers)


class _Page(HTMLParser):
    """Collects the text of the article element, ids, links, and whether elements are closed in order."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes.append((tag, given))
        self.ids.extend(v for k, v in attrs if k == "id" and v)
        self.links.extend(v for k, v in attrs if k == "href" and v)
        if tag not in ("br", "hr", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open:
            self.text.append(data)


def article_of(source: str) -> str:
    """The text content of the article element; every element must be closed."""
    parsed = _Page(source)
    assert not parsed.open
    return "".join(parsed.text)


def test_article_text_is_the_document() -> None:
    """The text content of the article element is the document's text."""
    assert article_of(claims_of().to_html()) == TEXT


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12))
def test_any_spans_in_any_text(text: str, pairs: list[tuple[int, int]]) -> None:
    """Whatever the text and however spans nest or cross, elements are closed in order and the text stays whole."""
    marks = [Mark(min(a, b, len(text)), min(max(a, b), len(text)), "mark", "") for a, b in pairs]
    assert article_of(f"<article>{weave(text, marks)}</article>") == text


def test_lone_surrogates_and_carriage_returns() -> None:
    """Lone surrogates, CR and NUL come through."""
    text = "a\ud800\r\nb\x00\r<i>&amp;"
    assert article_of(page(Document(text), {})) == text


def test_everything_is_escaped() -> None:
    """Markup in the text, in what is known of the document and in values of plugins stays text."""
    source = claims_of().to_html()
    assert "<b>" not in source
    assert "<one>" not in source
    assert "&lt;one&gt;" in source


def test_a_name_that_means_one_of_several_places_says_so() -> None:
    """The tooltip of a place that is linked to none names what it could be, the likeliest first."""
    candidates = (
        PlaceCandidate("عمّان", "city", "JO", score=0.5),
        PlaceCandidate("عُمان", "country", "OM", score=0.25),
    )
    open_, linked = Place("city", "place", "مسقط", candidates=candidates), Place("city", "place", "مسقط", score=0.5)
    told = [page(Document(TEXT), {"places": (mention("مسقط", value),)}) for value in (open_, linked)]
    assert told[0].index("JO 50%?") < told[0].index("OM 25%?")
    assert "%?" not in told[1]


def test_marks_keep_letters_joined() -> None:
    """No element inside the article has padding or margin, which would tear joined letters apart."""
    inside = re.search(r"<article[^>]*>(.*)</article>", claims_of().to_html(), re.DOTALL)
    assert inside
    assert "<mark" in inside[1]
    assert "padding" not in inside[1]
    assert "margin" not in inside[1]


def test_table_links_to_the_text() -> None:
    """Every link of the table of claims leads to one element of the page."""
    parsed = _Page(claims_of().to_html())
    assert parsed.links
    assert all(link.startswith("#") for link in parsed.links)
    assert sorted(link[1:] for link in parsed.links) == sorted(parsed.ids)


def test_direction_and_language() -> None:
    """The article says that it is Arabic and runs right to left."""
    parsed = _Page(fragment(Document(TEXT), {}))
    told = next(attributes for tag, attributes in parsed.attributes if tag == "article")
    assert (told["dir"], told["lang"]) == ("rtl", "ar")


def test_titles_tell_value_and_rule() -> None:
    """A mark's tooltip tells the value, and the rule that found it."""
    titles = [attributes.get("title") or "" for _, attributes in _Page(claims_of().to_html()).attributes]
    assert any("2024-01-10" in title and "newsclaims.made: rule" in title for title in titles)


def test_notebook_shows_the_fragment() -> None:
    """A notebook is given the fragment, not a whole page."""
    assert claims_of()._repr_html_() == fragment(claims_of().document, claims_of().layers)
    assert "<html" not in claims_of()._repr_html_()


def test_empty_document() -> None:
    """A document without text and claims still makes a page and a table."""
    assert article_of(Claims(Document("")).to_html()) == ""
    assert Claims(Document("")).to_table() == "0 claims, 0 dates, 0 actors, 0 places"


def test_table_tells_the_claim() -> None:
    """The table names source, stance, content, dates and places, Arabic between isolates."""
    text = claims_of().to_table()
    assert "\u2068متحدث باسم الوزارة\u2069" in text
    for told in ("denies", "negative", "planned", "2024-01-10", "OM"):
        assert told in text


@pytest.mark.parametrize("width", [0, 60, 80, 120])
def test_table_keeps_its_width(width: int) -> None:
    """No line of the table is wider than the terminal, or than the least width."""
    claims = claims_of()
    lines = table(claims.document, claims.layers, width=width).split("\n")
    assert max(map(width_of, lines)) <= max(width, 60)


def test_colour_only_where_asked() -> None:
    """Escape sequences stand in the table only for a terminal."""
    claims = claims_of()
    assert "\x1b" not in table(claims.document, claims.layers)
    assert "\x1b" in table(claims.document, claims.layers, color=True)


def test_terminal_is_not_driven_by_the_text() -> None:
    """Escape sequences and bidirectional controls in a document don't reach the terminal."""
    written = table(Document("", id="a\x1b[2Jb\u202ec"), {})
    assert "\x1b" not in written
    assert "\u202e" not in written


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("مسقط", 4), ("عُمان", 4), ("東京", 4), ("\u2068a\u2069", 1)]
)
def test_width(text: str, columns: int) -> None:
    """Wide characters take two columns, marks and invisible characters none."""
    assert width_of(text) == columns
