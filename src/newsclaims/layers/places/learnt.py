"""Places that no lexicon has, as the learnt tagger finds them, and names that look like places and are none.

Of a place that is found so nothing is known but its name: its kind is told by the word before it, or is ``region``,
the widest there is; it has no country, no identifiers and no point.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from newsclaims.analysis import Analysis
from newsclaims.layers.places.choosing import CLUB, unlisted
from newsclaims.layers.places.evidence import Found
from newsclaims.layers.places.finding import Hit, cue
from newsclaims.layers.places.gazetteer import Gazetteer, build
from newsclaims.layers.places.roles import role
from newsclaims.layers.places.toponyms import mentions
from newsclaims.layers.tagged import TaggedName
from newsclaims.mentions import Mention
from newsclaims.spans import Span
from newsclaims.values import Place, PlaceKind
from newsclaims.words import ARTICLE, Words, readings

__all__ = ["unseen", "without_vetoed"]

# Margins in nats, set on the held-out tenth: from the first on a name counts by itself, from the second where the
# same text has it more surely elsewhere; from the last on a name of people or bodies outweighs a bare look-up.
_SURE: Final = 1.0
_AGAIN: Final = -2.0
# The same for a name behind a noun of place, and for one that is such a noun itself, with the article.
_TOLD: Final = -1.0
_NOUN: Final = 2.5
_VETO: Final = 2.0
# From here on a town whose name was taken for its club's is a town.
_TOWN: Final = 1.0
_SHORTEST: Final = 3
# What a word before a name says of its kind; the first that fits.
_KINDS: Final[tuple[tuple[str, PlaceKind], ...]] = (
    ("city", "city"), ("admin", "region"), ("land", "region"), ("water", "water"), ("facility", "facility"),
)  # fmt: skip
_WIDEST: Final[PlaceKind] = "region"
# Rules of the role that say nothing but what the name is: no word around speaks for a place.
_BARE: Final = frozenset({"kind"})


class _Spans:
    """Spans in order, to look up those that share a character with another."""

    def __init__(self, tagged: Sequence[Mention[TaggedName]]) -> None:
        self._tagged = tagged  # disjoint and in order
        self._ends = [m.end for m in tagged]

    def over(self, span: Span) -> Mention[TaggedName] | None:
        """The first name that shares a character with a span."""
        i = bisect_right(self._ends, span.start)
        return self._tagged[i] if i < len(self._tagged) and self._tagged[i].start < span.end else None


def without_vetoed(
    analysis: Analysis, listed: Sequence[Mention[Place]], tagged: Sequence[Mention[TaggedName]]
) -> Iterator[Mention[Place]]:
    """The listed places; one that a person's name holds is left out, one that a body's name holds is a part of it.

    A town whose name was taken for its club's is a place again where the tagger sees one.
    """
    names = _Spans([m for m in tagged if m.value.type != "LOC" and m.value.margin > _VETO])
    towns = {m.span for m in tagged if m.value.type == "LOC" and m.value.margin > _TOWN}
    for place in listed:
        if place.rule == CLUB and place.span in towns:
            yield evolve(place, value=evolve(place.value, role="place"))
            continue
        name = names.over(place.span)
        if name is None or not _weak(place, name.span):
            yield place
        elif name.value.type == "ORG":
            yield evolve(place, value=evolve(place.value, role="name_part"))


def _weak(place: Mention[Place], name: Span) -> bool:
    """Does nothing but its own name speak for a place that the name of a person or a body holds?"""
    if place.value.role != "place" or place.rule not in _BARE or not name.contains(place.span):
        return False
    return place.value.kind == "city" or (place.value.kind == "region" and place.span != name)


def unseen(
    analysis: Analysis, listed: Sequence[Mention[Place]], tagged: Sequence[Mention[TaggedName]]
) -> Iterator[Mention[Place]]:
    """The places that only the tagger finds."""
    words, gazetteer = analysis.words, analysis.resource(build)
    taken = bytearray(len(words))
    for place in listed:
        for i in _touched(words, place.span):
            taken[i] = 1
    found = [
        (touched, m.value.margin) for m in tagged if m.value.type == "LOC" and (touched := _touched(words, m.span))
    ]
    found = [(r, margin) for r, margin in found if r and not any(taken[i] for i in r)]
    sure = {
        words.folded[r[0] : r[-1] + 1]
        for r, margin in found
        if margin > (_NOUN if _noun(words, gazetteer, r) else _TOLD if _told(words, gazetteer, r) else _SURE)
    }
    stems = {stem for name in sure for stem in name[:1]}
    for r, margin in found:
        if margin > _AGAIN and words.folded[r[0] : r[-1] + 1] in sure and _whole(words, r):
            hit = _hit(words, gazetteer, r, stems)
            yield from mentions([_listed(hit, words, gazetteer) or unlisted(hit, words, gazetteer)], words)


def _touched(words: Words, span: Span) -> range:
    """The words that a span covers, in whole or in part."""
    start, end = words.view.positions(span)
    return range(words.at(start), min(words.at(max(start, end - 1)) + 1, len(words)))


def _whole(words: Words, found: range) -> bool:
    """No sign but a hyphen stands within the name."""
    return all(words.gap(i).strip() in ("", "-") for i in found[:-1])


def _listed(hit: Hit, words: Words, gazetteer: Gazetteer) -> Found | None:
    """A country whose name is another word more often, and so didn't count on sight: Mali, and what is financial."""
    entries = [entry for entry in gazetteer.find(hit.key) if entry.kind == "country"]
    if len(entries) != 1:
        return None
    (entry,) = entries
    does, rule = role(hit, entry, words, gazetteer)
    return Found(hit.first, hit.last, hit.offset, entry.kind, does, entry, rule)


def _told(words: Words, gazetteer: Gazetteer, found: range) -> bool:
    """Does a noun of place stand right before: a village, a lake?"""
    first = found[0]
    if not first or words.gap(first - 1).strip():
        return False
    return any(sign in cue(gazetteer, words.folded[first - 1]) for sign, _ in _KINDS)


def _noun(words: Words, gazetteer: Gazetteer, found: range) -> bool:
    """Is it but a word for places with the article: the countryside?"""
    word = words.folded[found[0]]
    return len(found) == 1 and any(c.stem.startswith(ARTICLE) and cue(gazetteer, c.stem[2:]) for c in readings(word))


def _hit(words: Words, gazetteer: Gazetteer, found: range, stems: set[str]) -> Hit:
    first, last = found[0], found[-1]
    word = words.folded[first]
    cut = next((c for c in readings(word)[1:] if _proclitic(c.stem, stems, gazetteer)), readings(word)[0])
    key = " ".join((cut.stem, *words.folded[first + 1 : last + 1]))
    return Hit(first, last, cut.offset, cut.proclitics, key, sure=False, unknown=_kind(words, gazetteer, first))


def _proclitic(stem: str, stems: set[str], gazetteer: Gazetteer) -> bool:
    """Is what a reading leaves of the word a name: with the article, in a lexicon, or elsewhere in the text?"""
    if len(stem) < _SHORTEST:
        return False
    return (stem.startswith(ARTICLE) and len(stem) > _SHORTEST + 1) or stem in stems or bool(gazetteer.hidden(stem))


def _kind(words: Words, gazetteer: Gazetteer, first: int) -> PlaceKind:
    if not first or words.gap(first - 1).strip():
        return _WIDEST
    told = cue(gazetteer, words.folded[first - 1])
    return next((kind for sign, kind in _KINDS if sign in told), _WIDEST)
