"""Which place a name means, how sure that is, and what else it could mean.

Each place of the name, and one that no lexicon has, is weighed: how well known it is, times a factor for each thing
that speaks for it (marks, the word before, the country beside it, the countries of the article, the outlet's). A
place's share of all weights is its score. Where no place, nor the places of one country together, reach :data:`SURE`,
the answer is no place in particular: a name without country, identifiers or point, and its candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsclaims.layers.places.finding import CUES, Hit, cue
from newsclaims.layers.places.gazetteer import Entry, Gazetteer
from newsclaims.values import PlaceCandidate, PlaceKind
from newsclaims.words import Words

__all__ = ["UNLISTED", "Link", "countries_named", "country_meant", "resolve", "share", "unlinked"]

# How many times likelier a place is: of the outlet's own country; of the country that the article names most, others
# in proportion; near other places of its country; beside its country's name or adjective.
HOME, NAMED, NEAR, BESIDE = 2.0, 30.0, 10.0, 1000.0
# How many times less likely: not of the kind that the word before says; a town in a list of countries, or a country
# in one of towns; not written with its marks.
STATED_KIND, LISTED, MARKED = 1000.0, 20.0, 1000.0
# A town that is so many times less known than another place of its name, or has a country's name, is meant so seldom
# where nothing near it speaks for it.
NAMESAKE, SELDOM = 20, 10.0
# No village and no quarter of a town is so well known.
VILLAGE = 100_000
# The share of all weights from which on a name is linked; docs/explanation/places.md tells how it was measured.
SURE = 0.6
SUREST = 0.999  # nothing is certain
# The weight of a place that no lexicon has: where the text names the country of one that they have; where it doesn't;
# the same for names that don't count on sight.
UNLISTED, ELSEWHERE, FAR = 500, 100_000, 66_000
# So many candidates are kept, down to this score.
KEPT, LEAST = 5, 0.01
SHADDA, DAMMA = "\u0651", "\u064f"
ARTICLE = "\u0627\u0644"
STATED = CUES - {"direction"}
SMALL = frozenset({"village", "quarter"})
CITIES, LANDS, PARTS = frozenset({"city"}), frozenset({"region", "country", "water"}), frozenset({"region", "water"})
_NONE: frozenset[str] = frozenset()


def countries_named(hits: Sequence[Hit], gazetteer: Gazetteer) -> Counter[str]:
    """How often the text names each country, by names and adjectives that leave no choice."""
    found: Counter[str] = Counter()
    for hit in hits:
        if not hit.sure:
            continue
        code = country_meant(hit, gazetteer)
        if code:
            found[code] += 1
    return found


def country_meant(hit: Hit, gazetteer: Gazetteer) -> str:
    """The country of a hit that leaves no choice: an adjective, or a place far better known than its namesakes."""
    if hit.demonym is not None and hit.demonym.country:
        return hit.demonym.country
    best: dict[str, int] = {}
    for entry in map(gazetteer.entry, hit.places):
        best[entry.country or ""] = max(entry.weight, best.get(entry.country or "", 0))
    code = max(best, key=best.__getitem__, default="")
    return code if all(other == code or weight * NAMESAKE < best[code] for other, weight in best.items()) else ""


class Link(NamedTuple):
    """What a name means.

    Attributes:
        entry: the place; one of its name only where nothing decides.
        score: how sure that is; None where it is linked to none.
        candidates: its readings where there are several, or where the only one isn't sure.
    """

    entry: Entry
    score: float | None = None
    candidates: tuple[PlaceCandidate, ...] = ()


class Around(NamedTuple):
    """What the text says around a name.

    Attributes:
        named: how often the text names each country, from :func:`countries_named`.
        home: ISO code of the outlet's country, or empty.
        beside: ISO code of the country whose name or adjective stands right beside it, or empty.
        near: ISO codes of the countries of towns and regions near it.
        listed: whether the places that it is listed with are countries; None where it isn't listed with any.
    """

    named: Mapping[str, int]
    home: str = ""
    beside: str = ""
    near: frozenset[str] = _NONE
    listed: bool | None = None


def resolve(hit: Hit, words: Words, gazetteer: Gazetteer, around: Around) -> Link:
    """The place that a hit means, or a bare entry of its name when several are as likely.

    Args:
        hit: a name, no demonym.
        words: those of the text.
        gazetteer: what is known of names.
        around: what the text says around it.
    """
    entries = [gazetteer.entry(number) for number in dict.fromkeys(hit.places)]
    before = cue(gazetteer, words.folded[hit.first - 1]) if hit.first else _NONE
    weights = [_weight(entry, around) for entry in entries]
    small = before & SMALL
    seldom = [e.weight > VILLAGE for e in entries] if small else _namesakes(entries, around)
    for kept, factor in (
        ([not one for one in seldom], SELDOM),
        (_of_kind(entries, before), STATED_KIND),
        ([(entry.kind == "country") == around.listed for entry in entries], LISTED),
        (_marked(hit, words, entries), MARKED),
    ):
        if any(kept):
            weights = [weight if keep else weight / factor for weight, keep in zip(weights, kept)]
    total = sum(weights) + _unlisted(hit, entries, weights, before, around)
    ranked = sorted(zip(weights, range(len(entries))), key=lambda pair: (-pair[0], pair[1]))
    scored = [(entries[at], share(weight, total)) for weight, at in ranked]
    entry, score = _linked(scored)
    if score is None:
        return Link(unlinked(hit, words, scored[0][0].kind), None, _candidates(scored))
    candidates = _candidates(scored)
    return Link(entry, score, candidates if len(candidates) > 1 else ())


def share(weight: float, total: float) -> float:
    """The score of a place: its part of all weights."""
    return round(min(weight / total, SUREST), 3)


def _linked(scored: Sequence[tuple[Entry, float]]) -> tuple[Entry, float | None]:
    """The best place if it is likely enough by itself or, with places of its country, of that country."""
    entry, score = scored[0]
    same = [(other, s) for other, s in scored if other.country == entry.country]
    together = min(sum(s for _, s in same), SUREST)
    if together < SURE:
        return entry, None
    rivals = sum(s for other, s in same[1:] if other.kind == entry.kind)
    if score >= SURE * (score + rivals):
        return entry, score
    return Entry(entry.name, entry.kind, entry.country, weight=entry.weight), round(together, 3)


def _candidates(scored: Sequence[tuple[Entry, float]]) -> tuple[PlaceCandidate, ...]:
    return tuple(
        PlaceCandidate(e.name, e.kind, e.country, e.refs, e.latitude, e.longitude, score)
        for e, score in scored[:KEPT]
        if score >= LEAST
    )


def _weight(entry: Entry, around: Around) -> float:
    """How likely a place is by its size and its country."""
    weight, country = float(entry.weight), entry.country
    if not country:
        return weight * (1 + NAMED / 3 if around.named else 1)  # of seas that several countries share
    if country in around.named:
        weight *= 1 + NAMED * around.named[country] / max(around.named.values())
    weight *= NEAR if country in around.near else 1
    weight *= BESIDE if country == around.beside else 1
    return weight * (HOME if country == around.home else 1)


def _unlisted(
    hit: Hit, entries: Sequence[Entry], weights: Sequence[float], before: frozenset[str], around: Around
) -> float:
    """The weight of a place that no lexicon has."""
    beside, told = around.beside, {*around.named, *around.near, around.home, around.beside}
    # A town of a name that the lexicons have in other countries only.
    if beside and before & STATED and all(not e.acts and e.country not in (beside, None) for e in entries):
        return BESIDE * sum(weights)
    if "quarter" in before:
        return FAR
    if any(entry.country in told or entry.acts for entry in entries):
        far = around.near and around.near.isdisjoint([entry.country or "" for entry in entries])
        return UNLISTED * (1 + NAMED if around.named else 1) * (NEAR if far else 1)
    if hit.sure:
        return ELSEWHERE if around.named else UNLISTED
    return FAR


def _namesakes(entries: Sequence[Entry], around: Around) -> list[bool]:
    """Which are towns that share the name of a place far better known, with nothing near that speaks for them?"""
    best = max(entries, key=lambda entry: entry.weight)
    return [
        entry.kind == "city"
        and not entry.capital
        and entry.country not in (best.country, around.beside, *around.near)
        and (best.kind == "country" or entry.weight * NAMESAKE < best.weight)
        for entry in entries
    ]


def unlinked(hit: Hit, words: Words, kind: PlaceKind) -> Entry:
    """A place of which nothing is known but its kind and the name that the text gives it."""
    written = words.view.plain[words.starts[hit.first] + hit.offset : words.ends[hit.last]]
    cut = hit.key.startswith(ARTICLE) and not written.startswith(ARTICLE)
    return Entry(ARTICLE + written if cut else written, kind)


def _of_kind(entries: Sequence[Entry], before: frozenset[str]) -> list[bool]:
    """Which are of the kind that the word before says?"""
    kinds = CITIES if "city" in before else PARTS if "admin" in before else LANDS if "land" in before else _NONE
    return [entry.kind in kinds for entry in entries]


def _marked(hit: Hit, words: Words, entries: Sequence[Entry]) -> list[bool]:
    """Harakat that the writer took the trouble to write decide between names that letters don't tell apart."""
    if len(entries) < 2:
        return []
    written = words.span(hit.first, hit.last, hit.offset).of(words.view.original)
    shadda, damma = SHADDA in written, DAMMA in written
    if not (shadda or damma):
        return []
    doubled = [(SHADDA in entry.name) == shadda for entry in entries]
    both = [one and (DAMMA in entry.name) == damma for one, entry in zip(doubled, entries)]
    return both if any(both) else doubled
