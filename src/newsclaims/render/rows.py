"""What a table of claims says in its cells, for all tables alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import frozen

from newsclaims.claims import Claim, Link
from newsclaims.documents import Document
from newsclaims.mentions import Mention

__all__ = ["Layers", "Row", "facts", "rows"]

Layers: TypeAlias = Mapping[str, tuple[Mention[Any], ...]]


@frozen
class Row:
    """A claim in cells.

    Attributes:
        id: the name of the claim in its document.
        stance: its stance, and polarity, modality and quotation where they aren't the usual ones.
        chain: the sources of each step, outermost first; the outlet itself for a reported claim.
        cue: the word that signals it, or ``""``.
        contents: the pieces of its content.
        via: who carried it here, such as a translator.
        when: text and value of its dates.
        said: text and value of the dates of the saying.
        where: name and country of the places where something is; governments that act are no places.
    """

    id: str
    stance: tuple[str, ...]
    chain: tuple[str, ...]
    via: tuple[str, ...]
    cue: str
    contents: tuple[str, ...]
    when: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str], ...]
    where: tuple[tuple[str, str], ...]


def rows(document: Document, layers: Layers) -> Iterator[Row]:
    """A row for each claim, in order."""
    for mention in layers.get("claims", ()):
        claim: Claim = mention.value
        yield Row(
            claim.id,
            _stance(claim),
            tuple(map(_speakers, claim.chain)) or ((document.outlet,) if document.outlet else ()),
            tuple(source.text for source in claim.via),
            claim.cue.text if claim.cue else "",
            tuple(piece.text for piece in claim.contents),
            _unique((m.text, m.value.value) for m in claim.dates),
            _unique((m.text, m.value.value) for m in claim.said),
            _unique((m.value.name, m.value.country or "") for m in claim.places if m.value.role == "place"),
        )


def facts(document: Document) -> tuple[str, ...]:
    """What is known about a document, for the line above its claims."""
    published = document.published.isoformat() if document.published else None
    return tuple(fact for fact in (document.id, document.outlet, published, document.title) if fact)


def _stance(claim: Claim) -> tuple[str, ...]:
    said: list[str] = [claim.stance if claim.kind == "attributed" else claim.kind]
    if claim.polarity == "negative":
        said.append("negative")
    if claim.modality != "fact":
        said.append(claim.modality)
    if claim.quotation in ("direct", "mixed"):
        said.append("quoted" if claim.quotation == "direct" else "partly quoted")
    return tuple(said)


def _speakers(link: Link) -> str:
    return "، ".join(source.text for source in link.sources) or "?"


def _unique(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(pairs))
