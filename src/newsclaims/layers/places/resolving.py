"""Which place a name means: marks first, then what stands beside it, then the countries of the article, then size.

Where nothing decides, the answer is no place in particular: a name without country, identifiers or point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from newsclaims.layers.places.finding import CUES, Hit, cue
from newsclaims.layers.places.gazetteer import Entry, Gazetteer
from newsclaims.values import PlaceKind
from newsclaims.words import Words

__all__ = ["countries_named", "resolve", "unlinked"]

# A place of the outlet's own country is so many times likelier.
HOME = 2
# A place of a country that the article names is this much likelier, one beside its country's name or adjective
# nearly certain; below the last figure nobody can tell.
NAMED, BESIDE, SURE = 10.0, 1000.0, 0.6
SHADDA, DAMMA = "\u0651", "\u064f"
ARTICLE = "\u0627\u0644"
STATED = CUES - {"direction"}
CITY_CUES = frozenset({"city"})
ADMIN_CUES = frozenset({"admin", "land"})


def countries_named(hits: Sequence[Hit], gazetteer: Gazetteer) -> Counter[str]:
    """How often the text names each country, by names and adjectives that leave no choice."""
    found: Counter[str] = Counter()
    for hit in hits:
        if not hit.sure:
            continue
        if hit.demonym is not None and hit.demonym.country:
            found[hit.demonym.country] += 1
            continue
        codes = {gazetteer.entry(n).country for n in hit.places}
        if len(codes) == 1:
            found.update(code for code in codes if code)
    return found


def resolve(
    hit: Hit, words: Words, gazetteer: Gazetteer, named: Counter[str], *, beside: str = "", home: str = ""
) -> Entry:
    """The place that a hit means, or a bare entry of its name when several are as likely.

    Args:
        hit: a name, no demonym.
        words: those of the text.
        gazetteer: what is known of names.
        named: countries that the text names, from :func:`countries_named`.
        beside: ISO code of the country whose name or adjective stands right beside the hit, or empty.
        home: ISO code of the outlet's country, or empty.
    """
    entries = [gazetteer.entry(number) for number in hit.places]
    before = cue(gazetteer, words.folded[hit.first - 1]) if hit.first else frozenset()
    # A town of a name that the lexicons have in other countries only.
    if beside and before & STATED and all(not e.acts and e.country not in (beside, None) for e in entries):
        return unlinked(hit, words, entries[0].kind)
    if len(entries) == 1:
        return entries[0]
    marked = _by_marks(hit, words, entries)
    if marked is not None:
        return marked
    entries = _by_kind(entries, before) or entries
    top = max(named.values(), default=0)
    scores = [_score(entry, named, top, beside) * (HOME if entry.country == home else 1) for entry in entries]
    best = max(range(len(entries)), key=scores.__getitem__)
    rivals: dict[str | None, float] = {}
    for entry, score in zip(entries, scores):
        rivals[entry.country] = max(rivals.get(entry.country, 0.0), score)
    if rivals[entries[best].country] >= SURE * sum(rivals.values()):
        return entries[best]
    return unlinked(hit, words, entries[best].kind)


def unlinked(hit: Hit, words: Words, kind: PlaceKind) -> Entry:
    """A place of which nothing is known but its kind and the name that the text gives it."""
    written = words.view.plain[words.starts[hit.first] + hit.offset : words.ends[hit.last]]
    cut = hit.key.startswith(ARTICLE) and not written.startswith(ARTICLE)
    return Entry(ARTICLE + written if cut else written, kind)


def _score(entry: Entry, named: Mapping[str, int], top: int, beside: str) -> float:
    score = float(entry.weight)
    if entry.country:
        if top and entry.country in named:
            score *= 1 + NAMED * named[entry.country] / top
        if entry.country == beside:
            score *= BESIDE
    return score


def _by_kind(entries: Sequence[Entry], before: frozenset[str]) -> list[Entry]:
    """Those of the kind that the word before says."""
    kinds: frozenset[PlaceKind] = frozenset()
    if before & CITY_CUES:
        kinds = frozenset({"city"})
    elif before & ADMIN_CUES:
        kinds = frozenset({"region", "country", "water"})
    return [entry for entry in entries if entry.kind in kinds]


def _by_marks(hit: Hit, words: Words, entries: Sequence[Entry]) -> Entry | None:
    """Harakat that the writer took the trouble to write decide between names that letters don't tell apart."""
    written = words.span(hit.first, hit.last, hit.offset).of(words.view.original)
    if SHADDA not in written and DAMMA not in written:
        return None
    for entry in entries:
        if (SHADDA in written) == (SHADDA in entry.name) and (DAMMA in written) == (DAMMA in entry.name):
            return entry
    for entry in entries:
        if (SHADDA in written) == (SHADDA in entry.name):
            return entry
    return None
