"""The plugin ``newsclaims``: the built-in layers and lexicons, registered through the same hooks as a stranger's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsclaims.hooks import Layer, Reader, Renderer, hookimpl
from newsclaims.lexicons import Lexicon
from newsclaims.results import Claims

__all__ = ["newsclaims_layers", "newsclaims_lexicons", "newsclaims_readers", "newsclaims_renderers"]


# File name and kind, as in data/SOURCES.toml (a test compares the two).
LEXICONS: tuple[tuple[str, str], ...] = (
    ("actors_governments.tsv", "actors"),
    ("actors_groups.tsv", "actors"),
    ("actors_organizations.tsv", "actors"),
    ("actors_outlets.tsv", "actors"),
    ("actors_people.tsv", "actors"),
    ("arab_names.tsv", "arab_names"),
    ("attribution.tsv", "attribution"),
    ("contents.tsv", "attribution"),
    ("cues.tsv", "cues"),
    ("dates_events.tsv", "dates_events"),
    ("dates_feasts.tsv", "dates_feasts"),
    ("dates_months.tsv", "dates_months"),
    ("dates_numbers.tsv", "dates_numbers"),
    ("dates_traps.tsv", "dates_traps"),
    ("dates_words.tsv", "dates_words"),
    ("dates_zones.tsv", "dates_zones"),
    ("demonyms.tsv", "demonyms"),
    ("events.tsv", "events"),
    ("furniture.tsv", "furniture"),
    ("given_names.tsv", "given_names"),
    ("name_boundaries.tsv", "name_boundaries"),
    ("name_costs.tsv", "name_costs"),
    ("name_letters.tsv", "name_letters"),
    ("name_parts.tsv", "name_parts"),
    ("name_skeleton.tsv", "name_skeleton"),
    ("name_spellings.tsv", "name_spellings"),
    ("organization_nouns.tsv", "organization_nouns"),
    ("place_cues.tsv", "place_cues"),
    ("place_roles.tsv", "place_roles"),
    ("place_stops.tsv", "place_stops"),
    ("places.tsv", "places"),
    ("places_hand.tsv", "places"),
    ("reports.tsv", "reports"),
    ("source_nouns.tsv", "source_nouns"),
    ("titles.tsv", "titles"),
)


@hookimpl
def newsclaims_layers() -> Iterable[Layer[Any]]:
    """Sections, dates, places, actors, cues, quotations, claims, and the working layers of places and actors."""
    # Imported here, so that ``import newsclaims`` alone stays cheap.
    from newsclaims.layers import actors, claims, cues, dates, places, quotations, sections
    from newsclaims.layers.actors import learnt
    from newsclaims.layers.places import toponyms

    return tuple(m.LAYER for m in (actors, claims, cues, dates, learnt, places, quotations, sections, toponyms))


@hookimpl
def newsclaims_lexicons() -> Iterable[Lexicon]:
    """The data files of this package."""
    return tuple(Lexicon.packaged("newsclaims.data", file, kind) for file, kind in LEXICONS)


@hookimpl
def newsclaims_readers() -> Iterable[Reader]:
    """Plain text, HTML, JSON, JSON Lines."""
    from newsclaims import readers

    return (
        Reader("text", (".txt", ".text"), readers.read_text),
        Reader("html", (".html", ".htm", ".xhtml"), readers.read_html),
        Reader("json", (".json",), readers.read_json),
        Reader("jsonl", (".jsonl", ".ndjson"), readers.read_jsonl),
    )


@hookimpl
def newsclaims_renderers() -> Iterable[Renderer]:
    """Table, JSON, JSON Lines, HTML."""
    return (
        Renderer("table", Claims.to_table),
        Renderer("json", _indented),
        Renderer("jsonl", Claims.to_json),
        Renderer("html", Claims.to_html),
    )


def _indented(claims: Claims) -> str:
    return claims.to_json(indent=2)
