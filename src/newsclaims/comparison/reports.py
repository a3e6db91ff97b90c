"""A document as comparison reads it: sentences with their dates, actors, places, claims and words for events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from newsclaims.claims import Claim
from newsclaims.comparison.lexis import EventWords, Found
from newsclaims.comparison.model import Witness
from newsclaims.mentions import Mention
from newsclaims.results import Claims
from newsclaims.spans import Span
from newsclaims.values import Actor, Place, TimeValue
from newsclaims.words import Structure, Words

__all__ = ["Report", "Sentence", "country_of", "reports"]

_TOLD = frozenset({"headline", "subheading", "dateline", "body"})
_ACTING = frozenset({"actor", "affiliation"})


@frozen(eq=False)
class Sentence:
    """A sentence of an article.

    Attributes:
        start: offset in the text.
        end: offset after it.
        first: index of its first word.
        last: index after its last word.
        part: 0 for the article, 1 and more for further ones on the page.
        found: words of the events lexicon.
        dates: the dates in it.
        actors: the actors in it.
        places: the places in it.
        claims: the claims whose contents or sources touch it.
    """

    start: int
    end: int
    first: int
    last: int
    part: int
    found: tuple[Found, ...] = field(repr=False)
    dates: tuple[Mention[TimeValue], ...] = field(repr=False)
    actors: tuple[Mention[Actor], ...] = field(repr=False)
    places: tuple[Mention[Place], ...] = field(repr=False)
    claims: tuple[Claim, ...] = field(repr=False)

    def of(self, name: str) -> tuple[Found, ...]:
        """The words of a class."""
        return tuple(f for f in self.found if f.name == name)


@frozen(eq=False)
class Report:
    """A document made ready.

    Attributes:
        index: its place among the documents compared.
        claims: what was found in it.
        words: its words.
        sentences: the sentences of its articles; page furniture is left out.
        entities: the identity across documents of each of its entities, by slug.
    """

    index: int
    claims: Claims
    words: Words
    sentences: tuple[Sentence, ...]
    entities: Mapping[str, str]

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.claims.document.text

    def start(self, word: int, offset: int = 0) -> int:
        """The offset in the text of a word."""
        return self.words.span(word, word, offset).start

    def end(self, word: int) -> int:
        """The offset after a word."""
        return self.words.span(word, word).end

    def span(self, found: Found) -> Span:
        """The characters of a word of the lexicon."""
        return self.words.span(found.first, found.last, found.offset)

    def witness(self, span: Span, sentence: Sentence, *, deniable: bool = False) -> Witness:
        """The characters of a span as a witness, with the claims in which they stand.

        Where and when a thing was is taken for granted even by who denies it; only what is ``deniable`` is denied.
        """
        inside = [c for c in sentence.claims if any(p.start < span.end and span.start < p.end for p in c.contents)]
        denied = deniable and any(c.stance == "denies" for c in inside)
        return Witness(
            self.index, span.start, span.end, self.text[span.start : span.end], tuple(c.id for c in inside), denied
        )


def country_of(place: Place) -> str | None:
    """The country that acts under the name of a place: the government of a capital, the people of a demonym."""
    return place.country if place.role in _ACTING else None


def reports(given: Sequence[Claims], entities: Sequence[Mapping[str, str]], lexis: EventWords) -> Iterator[Report]:
    """The documents made ready, in the order given."""
    for index, (claims, known) in enumerate(zip(given, entities)):
        structure = Structure(claims.document.text)
        yield Report(index, claims, structure.words, tuple(_sentences(claims, structure, lexis)), known)


def _sentences(claims: Claims, structure: Structure, lexis: EventWords) -> Iterator[Sentence]:
    layers = [_Layer(layer) for layer in (claims.dates, claims.actors, claims.places)]
    parts = tuple(_parts(claims))
    ends = [section.end for section, _ in parts]
    touching = _Claims(claims)
    for first, last in structure.sentences:
        span = structure.view.span(first, last)
        part = _part(parts, ends, span)
        inside = structure.words.inside(first, last)
        if part is None or not len(inside):
            continue
        start, end = inside.start, inside.stop
        found = tuple(lexis.find(structure.words, start, end))
        dates, actors, places = (layer.within(span) for layer in layers)
        yield Sentence(span.start, span.end, start, end, part, found, dates, actors, places, touching.at(span))


def _parts(claims: Claims) -> Iterator[tuple[Span, int | None]]:
    """Sections with the number of the article that they belong to; None for furniture."""
    for mention in claims.sections:
        kind = mention.value.kind
        yield mention.span, None if kind == "furniture" else 0 if kind in _TOLD else 1


def _part(parts: Sequence[tuple[Span, int | None]], ends: Sequence[int], span: Span) -> int | None:
    """The article that a sentence belongs to: a text without sections is one article."""
    at = bisect_right(ends, span.start)
    if at < len(parts) and parts[at][0].overlaps(span):
        return parts[at][1]
    return None if parts else 0


class _Layer:
    """Mentions by their start."""

    def __init__(self, mentions: Iterable[Mention[Any]]) -> None:
        self._mentions = tuple(sorted(mentions, key=lambda m: (m.start, m.end)))
        self._starts = [m.start for m in self._mentions]

    def within(self, span: Span) -> tuple[Mention[Any], ...]:
        return self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


class _Claims:
    """Claims by their span."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = tuple(sorted(((_reach(c), c) for c in claims), key=lambda pair: pair[0]))

    def at(self, span: Span) -> tuple[Claim, ...]:
        return tuple(claim for reach, claim in self._claims if reach.overlaps(span))


def _reach(claim: Claim) -> Span:
    """From the first to the last character of a claim's contents, cue and uninherited sources."""
    pieces = [(p.start, p.end) for p in claim.contents]
    pieces += [(c.start, c.end) for c in (claim.cue, *(link.cue for link in claim.chain)) if c]
    return Span(min(s for s, _ in pieces), max(e for _, e in pieces))
