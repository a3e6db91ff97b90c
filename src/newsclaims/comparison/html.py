"""A comparison as HTML: for each shared event a table right to left, and below the articles that its cells link to.

Styles stand in the elements, as in :mod:`newsclaims.render.html`: notebooks strip style sheets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape

from newsclaims.comparison.grid import Cell, Row, grid, heading, sentence_of, summary
from newsclaims.comparison.model import Comparison, Event, EventLink, RelationKind, Witness
from newsclaims.render.marks import Mark, text_of, weave
from newsclaims.render.rows import facts

__all__ = ["fragment", "page"]

_MOST = 20
"""Disagreements in the list at the top."""
_FONT = "font-family:'Noto Naskh Arabic','Amiri','Geeza Pro','Segoe UI','Traditional Arabic',serif"
_CELL = "padding:.35em .6em;border-bottom:1px solid #cbd5e1;text-align:start;vertical-align:top"
_TABLE = "border-collapse:collapse;width:100%;font-size:.95em"
_HEAD = (
    '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>newsclaims</title>\n</head>\n'
    '<body style="margin:2em auto;max-width:84em;padding:0 1em;background:#fff">\n'
)
_CLOSING = "\n</body>\n</html>\n"
_COLOURS: Mapping[RelationKind, str] = {
    "conflicts": "#fecaca",
    "dispute": "#fed7aa",
    "attributed_differently": "#e9d5ff",
    "named_differently": "#fde68a",
    "spelt_differently": "#fef3c7",
    "narrower": "#dbeafe",
    "agrees": "#dcfce7",
}
_QUOTED = "background:#fef9c3;color:inherit"


def page(comparison: Comparison) -> str:
    """A whole HTML page."""
    return _HEAD + fragment(comparison) + _CLOSING


def fragment(comparison: Comparison) -> str:
    """The tables and the articles, to be put into a page or a notebook."""
    anchors = _anchors(comparison)
    tables = "\n".join(_event(comparison, e, anchors) for e in comparison.shared)
    articles = "\n".join(_articles(comparison, anchors))
    return (
        f'<section dir="rtl" lang="ar" style="{_FONT};color:#0f172a;background:#fff;line-height:1.8">\n'
        f'<p style="font-size:1.1em"><bdi>{text_of(summary(comparison))}</bdi></p>\n'
        f"{_sources(comparison)}\n{_disagreements(comparison, anchors)}\n{_legend()}\n"
        f"{tables or '<p><bdi>no shared events</bdi></p>'}\n{articles}\n</section>"
    )


# ---------------------------------------------------------------- links
_Anchors = Mapping[tuple[int, int, int], str]


def _anchors(comparison: Comparison) -> _Anchors:
    """A name for each span that a cell links to."""
    spans = {
        (w.document, w.start, w.end)
        for event in comparison.shared
        for attribute in event.attributes
        for value in attribute.values
        for w in value.witnesses
    }
    prefixes = [f"c{d.sha256[:8]}-{n}-" for n, d in enumerate(comparison.documents)]
    return {span: f"{prefixes[span[0]]}{span[1]}-{span[2]}" for span in spans}


def _link(witness: Witness, anchors: _Anchors) -> str:
    name = anchors[witness.document, witness.start, witness.end]
    denied = ' <bdi style="font-size:.75em;color:#b91c1c">denied</bdi>' if witness.denied else ""
    title = f' title="{escape(", ".join(witness.claims))}"' if witness.claims else ""
    return f'<a href="#{name}" style="color:#0f172a"{title}><bdi>{text_of(witness.text)}</bdi></a>{denied}'


# ---------------------------------------------------------------- what stands above the tables
def _sources(comparison: Comparison) -> str:
    lines = []
    for source in comparison.sources:
        names = "، ".join(_bdi(comparison.name_of(d)) for d in source.documents)
        lines.append(f"<li>{_bdi(source.name or 'own report')}: {names}</li>")
    return f'<ul style="margin:.2em 0">{"".join(lines)}</ul>'


def _disagreements(comparison: Comparison, anchors: _Anchors) -> str:
    lines = []
    for found in comparison.disagreements[:_MOST]:
        kind, name, witnesses = sentence_of(comparison, found)
        told = (" ⊇ " if kind in ("narrower", "broader") else " ≠ ").join(
            f"{_link(w, anchors)} ({_bdi(comparison.name_of(w.document))})" for w in witnesses
        )
        lines.append(f"<li>{_badge(found.relation.kind)} {_bdi(name)}: {told}</li>")
    return f'<ol style="margin:.6em 0">{"".join(lines)}</ol>' if lines else ""


def _badge(kind: RelationKind) -> str:
    shown: RelationKind = "narrower" if kind == "broader" else kind
    ground = _COLOURS.get(shown, "#f1f5f9")
    return (
        f'<bdi style="background:{ground};border-radius:.6em;padding:0 .5em;font-size:.8em;white-space:nowrap">'
        f"{shown.replace('_', ' ')}</bdi>"
    )


def _legend() -> str:
    return f'<p style="margin:.4em 0">{" ".join(map(_badge, _COLOURS))} {_badge("only_here")} {_badge("unknown")}</p>'


# ---------------------------------------------------------------- the tables
def _event(comparison: Comparison, event: Event, anchors: _Anchors) -> str:
    back = {m.document for m in event.members if m.back_reference}
    heads = "".join(
        f'<th style="{_CELL}">{_bdi(comparison.name_of(d))}'
        f"{'<br><bdi style=font-weight:normal;font-size:.8em>points back</bdi>' if d in back else ''}</th>"
        for d in event.documents
    )
    rows = "\n".join(_row(row, anchors) for row in grid(event))
    links = " · ".join(_round(comparison, link) for link in event.links)
    return (
        f'<h3 id="{_anchor(comparison, event.id)}" style="margin:1.2em 0 .3em">{_bdi(event.label)} '
        f'<bdi style="font-weight:normal;font-size:.8em;color:#475569">{text_of(heading(event))}</bdi></h3>\n'
        f'<p style="margin:0;font-size:.85em"><bdi>{links}</bdi></p>\n'
        f'<div style="overflow-x:auto">\n<table dir="rtl" style="{_TABLE}">\n'
        f'<thead><tr><th style="{_CELL}"></th>{heads}<th style="{_CELL}"></th></tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table></div>"
    )


def _round(comparison: Comparison, link: EventLink) -> str:
    """An earlier or later round: a link where it has a table."""
    other = comparison.event(link.event)
    if other.shared:
        return f'{link.kind}: <a href="#{_anchor(comparison, other.id)}">{other.id}</a>'
    return f"{link.kind}: {text_of(heading(other))}"


def _anchor(comparison: Comparison, event: str) -> str:
    return f"c{comparison.documents[0].sha256[:8]}-{event}" if comparison.documents else event


def _row(row: Row, anchors: _Anchors) -> str:
    cells = "".join(_cell(cell, anchors) for cell in row.cells)
    return (
        f'<tr><th style="{_CELL};font-weight:normal;color:#475569">{_bdi(row.name)}</th>{cells}'
        f'<td style="{_CELL}">{_badge(row.verdict)}</td></tr>'
    )


def _cell(cell: Cell, anchors: _Anchors) -> str:
    ground = f";background:{_COLOURS[cell.marked]}" if cell.marked and cell.witnesses else ""
    said = "<br>".join(_link(w, anchors) for w in cell.witnesses)
    return f'<td style="{_CELL}{ground}">{said or "<bdi style=color:#94a3b8>silent</bdi>"}</td>'


# ---------------------------------------------------------------- the articles
def _articles(comparison: Comparison, anchors: _Anchors) -> Iterator[str]:
    marks: dict[int, list[Mark]] = defaultdict(list)
    for (number, start, end), anchor in sorted(anchors.items()):
        marks[number].append(Mark(start, end, "mark", f' style="{_QUOTED}"', anchor))
    for index, document in enumerate(comparison.documents):
        if not marks[index]:
            continue
        told = " · ".join(map(_bdi, facts(document)))
        woven = weave(document.text, marks[index])
        yield (
            f'<h3 style="margin:1.5em 0 .2em">{_bdi(comparison.name_of(index))}</h3>\n'
            f'<p style="color:#475569;margin:0 0 .5em">{told}</p>\n'
            f'<article dir="rtl" lang="ar" style="white-space:pre-wrap;overflow-wrap:anywhere">{woven}</article>'
        )


def _bdi(text: str) -> str:
    return f"<bdi>{text_of(text)}</bdi>" if text else ""
