"""Which hits count, what each means and does: one pass over them from left to right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from newsclaims.layers.places.finding import BA, CUES, WAW, Hit, cue, joined
from newsclaims.layers.places.gazetteer import Entry, Gazetteer
from newsclaims.layers.places.resolving import countries_named, resolve
from newsclaims.layers.places.roles import adjective_role, before, role
from newsclaims.values import PlaceKind, PlaceRole
from newsclaims.words import Words

__all__ = ["Found", "choose"]

# Folded endings of nouns that an adjective follows: feminine, its plural; the accusative's alef.
NOUNS = ("\u0647", "\u0627\u062a")
ALEF = "\u0627"
ARTICLE = "\u0627\u0644"
TOWNS = frozenset({"city"})


@frozen
class Found:
    """A hit that counts.

    Attributes:
        first: index of its first word.
        last: index of its last word.
        offset: characters of the first word before it.
        kind: what it is.
        role: what it does.
        entry: what it means.
        rule: how its role was found.
    """

    first: int
    last: int
    offset: int
    kind: PlaceKind
    role: PlaceRole
    entry: Entry
    rule: str


class _Reader:
    """The hits of one text and what is known so far while they are read."""

    def __init__(self, hits: Sequence[Hit], words: Words, gazetteer: Gazetteer) -> None:
        self.hits = hits
        self.words = words
        self.gazetteer = gazetteer
        self.named: Counter[str] = countries_named(hits, gazetteer)
        self.outer = _outer(words, gazetteer) if gazetteer.bodies else ()

    def read(self) -> Iterator[Found]:
        last: Found | None = None
        for at, hit in enumerate(self.hits):
            found = self._demonym(hit) if self._is_demonym(hit) else self._place(at, hit, last)
            if found is not None:
                yield found
                last = found

    # ------------------------------------------------------------ demonyms
    def _is_demonym(self, hit: Hit) -> bool:
        """An adjective, also where its form is a place too: ``قوات سورية``, ``جنديا سوريا``."""
        if hit.demonym is None:
            return False
        if not any(hit.places) or not hit.sure:
            return True
        if hit.key not in self.gazetteer.names:
            return True
        if hit.offset or not hit.first or not joined(self.words, hit.first - 1):
            return False
        nearest = self.words.folded[hit.first - 1]
        if nearest.startswith(ARTICLE) or cue(self.gazetteer, nearest) or before(hit.first, self.words, self.gazetteer).first():
            return False
        endings = (ALEF,) if hit.key.endswith(ALEF) else NOUNS
        return len(nearest) > 4 and nearest.endswith(endings)

    def _demonym(self, hit: Hit) -> Found | None:
        demonym = hit.demonym
        assert demonym is not None
        if not hit.sure and not self.named.get(demonym.country):
            return None
        entry = self._home(hit)
        does, rule = adjective_role(hit, self.words, self.gazetteer)
        return Found(hit.first, hit.last, hit.offset, "demonym", does, entry, rule)

    def _home(self, hit: Hit) -> Entry:
        """The place that an adjective comes from."""
        demonym = hit.demonym
        assert demonym is not None
        if demonym.country and not demonym.place:
            return self.gazetteer.homes.get(demonym.country) or Entry(demonym.form, "country", demonym.country)
        for entry in self.gazetteer.find(demonym.place):
            if not demonym.country or entry.country == demonym.country:
                return entry
        return Entry(demonym.place or demonym.form, "region", demonym.country or None)

    # ------------------------------------------------------------ places
    def _place(self, at: int, hit: Hit, last: Found | None) -> Found | None:
        beside = self._beside(at, last)
        if not hit.sure and not self._evident(hit, beside, last):
            return None
        entry = resolve(hit, self.words, self.gazetteer, self.named, beside)
        if self._is_part(hit):
            return Found(hit.first, hit.last, hit.offset, entry.kind, "name_part", entry, "name")
        does, rule = self._shared(hit, last) or role(hit, entry, self.words, self.gazetteer)
        return Found(hit.first, hit.last, hit.offset, entry.kind, does, entry, rule)

    def _beside(self, at: int, last: Found | None) -> str:
        """The country whose name or adjective stands right before or after a hit."""
        hit, hits = self.hits[at], self.hits
        if at + 1 < len(hits):
            after = hits[at + 1]
            gap = after.first - hit.last - 1
            near = gap == 0 or (gap == 1 and self._locative(hit.last + 1))
            if near and (after.demonym is None or after.key.startswith(ARTICLE) or gap):
                code = self._country(after)
                if code:
                    return code
        if last is not None and last.last == hit.first - 1 and joined(self.words, last.last):
            if last.kind == "demonym":
                return last.entry.country or ""
        return ""

    def _locative(self, index: int) -> bool:
        return "locative" in self.gazetteer.roles.get(self.words.folded[index], ())

    def _country(self, hit: Hit) -> str:
        if hit.proclitics and hit.proclitics != BA:
            return ""
        if hit.demonym is not None:
            return hit.demonym.country
        if not hit.sure:
            return ""
        codes = {self.gazetteer.rows[n][3] for n in hit.places}
        return codes.pop() if len(codes) == 1 else ""

    def _evident(self, hit: Hit, beside: str, last: Found | None) -> bool:
        """May a name that is a word or a person's more often be taken for a place here?"""
        codes = {self.gazetteer.rows[n][3] for n in hit.places}
        if beside and beside in codes:
            return True
        if not hit.first:
            return False
        if last is not None and last.last == hit.first - 1 and hit.proclitics == WAW and last.kind != "demonym":
            return bool(last.entry.country) and last.entry.country in codes and last.role != "actor"
        if not joined(self.words, hit.first - 1):
            return False
        if cue(self.gazetteer, self.words.folded[hit.first - 1]) & CUES:
            return True
        if last is not None and last.last == hit.first - 1 and last.kind == "demonym" and last.first:
            return bool(cue(self.gazetteer, self.words.folded[last.first - 1]) & TOWNS)
        return hit.last > hit.first and before(hit.first, self.words, self.gazetteer).near("locative", 0, 1)

    def _is_part(self, hit: Hit) -> bool:
        """Does the name of a body, an outlet or a club hold this one?"""
        words, gazetteer = self.words, self.gazetteer
        if any(a <= hit.first and hit.last <= b and b - a > hit.last - hit.first for a, b in self.outer):
            return True
        if hit.first and not hit.offset and joined(words, hit.first - 1):
            classes = cue(gazetteer, words.folded[hit.first - 1])
            if "name_head" in classes and not classes & CUES:
                return True
        after = hit.last + 1
        return after < len(words) and joined(words, hit.last) and "name_tail" in gazetteer.cues.get(words.folded[after], ())

    def _shared(self, hit: Hit, last: Found | None) -> tuple[PlaceRole, str] | None:
        """The role of the place that this one is joined to: ``بين واشنطن وطهران``."""
        if last is None or last.kind == "demonym" or last.role == "name_part":
            return None
        between = hit.first - last.last - 1
        gap = self.words.gap(last.last)
        if "\n" in gap or not set(gap) <= set(" \u060c,\"'\u201c\u201d\u00ab\u00bb"):
            return None
        if between == 0 and hit.proclitics == WAW:
            return last.role, "conjunct"
        if between == 0 and not hit.proclitics and gap.strip() and last.role == "place":
            return "place", "list"
        if between == 1 and not hit.proclitics and self._conjunction(last.last + 1):
            return last.role, "conjunct"
        return None

    def _conjunction(self, index: int) -> bool:
        return "conjunction" in self.gazetteer.roles.get(self.words.folded[index], ())


def choose(hits: Sequence[Hit], words: Words, gazetteer: Gazetteer) -> Iterator[Found]:
    """The hits that count, in order."""
    return _Reader(hits, words, gazetteer).read()


def _outer(words: Words, gazetteer: Gazetteer) -> tuple[tuple[int, int], ...]:
    """First and last word of each known name of a body that holds a place's name."""
    found = []
    folded = words.folded
    for index, form in enumerate(folded):
        for key, size in gazetteer.bodies.get(form, ()):
            if " ".join(folded[index : index + size]) != key:
                continue
            if all(joined(words, at) for at in range(index, index + size - 1)):
                found.append((index, index + size - 1))
    return tuple(found)
