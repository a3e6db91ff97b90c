"""Claims as HTML: the article right to left with its mentions marked, and a table of the claims.

Marks change background and underline only: padding or a margin would tear the letters of a joined word apart, and
Arabic mentions often begin inside one. Styles stand in the elements, since notebooks strip style sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from attrs import asdict

from newsclaims.documents import Document
from newsclaims.keys import CORE
from newsclaims.mentions import Mention
from newsclaims.render.marks import Mark, text_of, weave
from newsclaims.render.rows import Layers, Row, facts, rows
from newsclaims.values import PlaceCandidate

__all__ = ["BETWEEN", "CLOSING", "fragment", "opening", "page"]

BETWEEN = "\n<hr>\n"
"""What stands between two fragments of a page."""

CLOSING = "\n</body>\n</html>\n"
"""What stands after the last fragment of a page."""

_FONT = "font-family:'Noto Naskh Arabic','Amiri','Geeza Pro','Segoe UI','Traditional Arabic',serif"
_STYLES = {
    "dates": "background:#fde68a",
    "places": "background:#bbf7d0",
    "actors": "background:#dbeafe;border-bottom:2px solid #2563eb",
    "cues": "background:none;text-decoration:underline 2px #dc2626;text-decoration-skip-ink:none",
    "claims": "text-decoration:underline dotted 1px #64748b",
    "headline": "font-weight:bold",
    "subheading": "font-weight:bold",
    "dateline": "color:#475569",
    "second_article": "color:#3f3f46",
    "furniture": "color:#64748b;background:#f1f5f9",
    "": "background:#e9d5ff",
}
"""By layer, or by kind of section; the last is for the layers of plugins."""

_COLUMNS = ("", "stance", "source", "cue", "content", "when", "where")
_LEGEND = ("actors", "places", "dates", "cues", "claims", "furniture")
_CELL = "padding:.3em .5em;border-bottom:1px solid #cbd5e1;text-align:start;vertical-align:top"
_HEAD = (
    '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{title}</title>\n</head>\n'
    '<body style="margin:2em auto;max-width:60em;padding:0 1em;background:#fff">\n'
)


def page(document: Document, layers: Layers) -> str:
    """A whole HTML page."""
    return opening(document) + fragment(document, layers) + CLOSING


def opening(document: Document) -> str:
    """What stands before the first fragment of a page, with a title from ``document``."""
    return _HEAD.format(title=text_of(" · ".join(facts(document)) or "newsclaims"))


def fragment(document: Document, layers: Layers) -> str:
    """The article with its mentions marked and the table of its claims, to be put into a page or a notebook.

    The text content of its ``article`` element is the document's text.
    """
    prefix = f"n{document.sha256[:8]}-"
    told = " · ".join(map(_bdi, facts(document)))
    marked = weave(document.text, [*_section_marks(layers), *_claim_marks(layers, prefix), *_mention_marks(layers)])
    return (
        f'<section dir="rtl" lang="ar" style="{_FONT};color:#0f172a;background:#fff;line-height:1.9">\n'
        f'<p style="color:#475569;margin:0 0 .5em">{told}</p>\n'
        f'<article dir="rtl" lang="ar" style="white-space:pre-wrap;overflow-wrap:anywhere">{marked}</article>\n'
        f"{_legend()}\n{_table(tuple(rows(document, layers)), prefix)}\n</section>"
    )


# ---------------------------------------------------------------- marks in the text
def _attributes(style: str, title: str = "") -> str:
    told = f' title="{escape(title)}"' if title else ""
    own = "" if style.startswith("color:") else "color:inherit;"  # a mark would be black on any ground
    return f' style="{own}{style}"{told}'


def _section_marks(layers: Layers) -> Iterator[Mark]:
    for mention in layers.get("sections", ()):
        kind = mention.value.kind
        if kind in _STYLES:
            yield Mark(mention.start, mention.end, "span", _attributes(_STYLES[kind], _title(kind, (), mention)))


def _claim_marks(layers: Layers, prefix: str) -> Iterator[Mark]:
    for mention in layers.get("claims", ()):
        claim = mention.value
        title = _title(f"{claim.id} {claim.stance}", (), mention)
        for n, piece in enumerate(claim.contents):
            anchor = "" if n or not claim.id else prefix + escape(claim.id)
            yield Mark(piece.start, piece.end, "span", _attributes(_STYLES["claims"], title), anchor)
        for cue in {claim.cue, *(link.cue for link in claim.chain)} - {None}:
            yield Mark(cue.start, cue.end, "mark", _attributes(_STYLES["cues"], f"cue: {cue.lemma}"))


def _mention_marks(layers: Layers) -> Iterator[Mark]:
    for name in sorted(set(layers) - {"sections", "claims"}):
        style = _STYLES.get(name, _STYLES[""])
        for mention in layers[name]:
            title = _title(_singular(name), _told(name, mention.value), mention)
            yield Mark(mention.start, mention.end, "mark", _attributes(style, title))


def _singular(name: str) -> str:
    return name[:-1] if name in CORE else name


def _told(name: str, value: Any) -> tuple[str, ...]:
    """What the tooltip of a mention says about its value."""
    if name == "dates":
        resolved = () if value.anchor == "none" else (f"from the {value.anchor}",)
        return (value.value, value.precision, *resolved)
    if name == "actors":
        return (value.name, value.kind, *value.refs)
    if name == "places":
        told = (value.name, value.kind, value.role, *filter(None, (value.country,)), *value.refs)
        return told if value.score is not None else (*told, *(_rival(c) for c in value.candidates))
    fields = value if isinstance(value, dict) else asdict(value)
    return tuple(f"{key} {item}" for key, item in fields.items())


def _rival(candidate: PlaceCandidate) -> str:
    """What a name that is linked to nothing could mean."""
    return f"{candidate.name} {candidate.country or candidate.kind} {candidate.score:.0%}?"


def _title(kind: str, told: Sequence[str], mention: Mention[Any]) -> str:
    """Kind, value and rule, in the order in which they are read left to right."""
    values = ", ".join(f"\u2068{value}\u2069" for value in told)
    source = f"{mention.provenance}" if mention.provenance else ""
    rule = f"{source}: {mention.provenance.rule}" if mention.provenance and mention.provenance.rule else source
    said = f"{kind}: {values}" if values else kind
    return f"\u2066{said}{f' ({rule})' if rule else ''}\u2069"


# ---------------------------------------------------------------- the table of claims
def _legend() -> str:
    samples = " · ".join(f'<bdi style="{_STYLES[name]}">{name}</bdi>' for name in _LEGEND)
    return f'<p style="font-size:.85em;color:#0f172a">{samples}</p>'


def _table(claims: tuple[Row, ...], prefix: str) -> str:
    if not claims:
        return "<p><bdi>no claims</bdi></p>"
    head = "".join(
        f'<th style="{_CELL}{";width:40%" if name == "content" else ""}"><bdi>{name}</bdi></th>' for name in _COLUMNS
    )
    body = "\n".join(_row(row, prefix) for row in claims)
    return (
        f'<table dir="rtl" style="border-collapse:collapse;width:100%;font-size:.95em;color:#0f172a">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    )


def _row(row: Row, prefix: str) -> str:
    cells = (
        f'<a href="#{prefix}{escape(row.id)}">{_bdi(row.id)}</a>',
        "<br>".join(map(_bdi, row.stance)),
        "<br>".join([" ← ".join(map(_bdi, row.chain)), *(f"{_small('via')} {_bdi(source)}" for source in row.via)]),
        _bdi(row.cue),
        " … ".join(map(_bdi, row.contents)),
        "<br>".join([*_dated(row.when), *(f"{_small('said')} {date}" for date in _dated(row.said))]),
        "<br>".join(f"{_bdi(name)} {_small(country)}" for name, country in row.where),
    )
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _dated(dates: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{_bdi(text)} {_small(value)}" for text, value in dates)


def _bdi(text: str) -> str:
    return f"<bdi>{text_of(text)}</bdi>" if text else ""


def _small(text: str) -> str:
    return f'<bdi style="font-size:.8em;color:#475569;white-space:nowrap">{text_of(text)}</bdi>' if text else ""
