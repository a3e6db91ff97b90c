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
from newsclaims.words import Words, readings

__all__ = ["Found", "choose"]

# Folded endings of nouns that an adjective follows: feminine, its plural; the accusative's alef.
NOUNS = ("\u0647", "\u0627\u062a")
ALEF = "\u0627"
ARTICLE = "\u0627\u0644"
FEMININE = "\u0647"
TOWNS = frozenset({"city"})
QUOTED = frozenset({("\u00ab", "\u00bb"), ("\u201c", "\u201d"), ('"', '"')})
DASHES = frozenset("(-\u2013\u2014/")
PLACING = frozenset({"locative", "toward", "from", "visit"})
STRONG = CUES - {"direction"}


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
            if self._is_person(hit):
                continue
            found = self._demonym(hit) if self._is_demonym(hit) else self._place(at, hit, last)
            if found is not None:
                yield found
                last = found

    # ------------------------------------------------------------ demonyms
    def _is_demonym(self, hit: Hit) -> bool:
        """An adjective, also where its form is a place too: ``قوات سورية``, ``جنديا سوريا``, ``الوزارة السعودية``."""
        if hit.demonym is None:
            return False
        if not any(hit.places) or not hit.sure:
            return True
        if hit.key not in self.gazetteer.names:
            return True
        if hit.offset or not hit.first or not joined(self.words, hit.first - 1):
            return False
        nearest = self.words.folded[hit.first - 1]
        if (
            nearest.startswith(ARTICLE)
            or cue(self.gazetteer, nearest)
            or before(hit.first, self.words, self.gazetteer).first()
        ):
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
        if hit.unknown:
            entry = Entry(
                self.words.view.plain[self.words.starts[hit.first] : self.words.ends[hit.last]], hit.unknown
            )
            does, rule = role(hit, entry, self.words, self.gazetteer)
            return Found(hit.first, hit.last, 0, hit.unknown, does, entry, rule)
        beside = self._beside(at, last)
        if (not hit.sure or self._is_suffixed(hit)) and not self._evident(hit, beside, last):
            return None
        entry = resolve(hit, self.words, self.gazetteer, self.named, beside)
        if self._is_part(hit) or (entry.kind == "city" and self._is_club(at, hit)):
            return Found(hit.first, hit.last, hit.offset, entry.kind, "name_part", entry, "name")
        does, rule = (
            self._dateline(at, entry) or self._shared(hit, last) or role(hit, entry, self.words, self.gazetteer)
        )
        return Found(hit.first, hit.last, hit.offset, entry.kind, does, entry, rule)

    def _dateline(self, at: int, entry: Entry) -> tuple[PlaceRole, str] | None:
        """A town at the beginning of a line, before a bracket, a dash or its country: where the report comes from."""
        words, hit = self.words, self.hits[at]
        if entry.kind != "city" or hit.offset or (hit.first and "\n" not in words.before(hit.first)):
            return None
        gap = words.gap(hit.last).strip()
        land = gap == "\u060c" and at + 1 < len(self.hits) and self.hits[at + 1].first == hit.last + 1
        return ("place", "dateline") if land or gap[:1] in DASHES else None

    def _is_suffixed(self, hit: Hit) -> bool:
        """Is what looks like a name in ta marbuta written with a ha, as words with "his" are: ``جده``, ``بدجله``?"""
        if not hit.key.endswith(FEMININE):
            return False
        written = self.words.plain[hit.last]
        return written.endswith(FEMININE) and not any(
            self.gazetteer.rows[n][0].endswith(FEMININE) for n in hit.places
        )

    def _beside(self, at: int, last: Found | None) -> str:
        """The country whose name or adjective stands right before or after a hit: ``X السورية``, ``X في سوريا``."""
        hit, hits = self.hits[at], self.hits
        if at + 1 < len(hits) and self._apposed(hit, hits[at + 1]):
            code = self._country(hits[at + 1])
            if code:
                return code
        if last is not None and last.last == hit.first - 1 and joined(self.words, last.last):
            if last.kind == "demonym":
                return last.entry.country or ""
        return ""

    def _apposed(self, hit: Hit, after: Hit) -> bool:
        """Does the next name tell the country of this one?"""
        words = self.words
        if after.first == hit.last + 2:
            return joined(words, hit.last) and "locative" in self.gazetteer.roles.get(words.folded[hit.last + 1], ())
        if after.first != hit.last + 1:
            return False
        if after.demonym is not None:
            return joined(words, hit.last) and after.key == after.demonym.feminine and not after.proclitics
        return after.proclitics == BA or (
            not after.proclitics and words.gap(hit.last).strip() in ("\u060c", ",", "(")
        )

    def _country(self, hit: Hit) -> str:
        """The one country that a hit can mean."""
        if hit.demonym is not None:
            return hit.demonym.country
        if not hit.sure:
            return ""
        codes = {self.gazetteer.rows[n][3] for n in hit.places}
        return codes.pop() if len(codes) == 1 else ""

    def _evident(self, hit: Hit, beside: str, last: Found | None) -> bool:
        """May a name that is a word or a person's more often be taken for a place here?"""
        words, gazetteer = self.words, self.gazetteer
        codes = {gazetteer.rows[n][3] for n in hit.places}
        if beside and beside in codes:
            return True
        if not hit.first:
            return False
        doubts = gazetteer.stops.get(hit.key, frozenset())
        if last is not None and last.last == hit.first - 1 and hit.proclitics == WAW and last.kind != "demonym":
            return not doubts and bool(last.entry.country) and last.entry.country in codes and last.role != "actor"
        if not joined(words, hit.first - 1):
            return False
        before_it = cue(gazetteer, words.folded[hit.first - 1])
        if before_it & (STRONG if doubts else CUES):
            return True
        if last is not None and last.last == hit.first - 1 and last.kind == "demonym" and last.first:
            return bool(cue(gazetteer, words.folded[last.first - 1]) & TOWNS)
        named = any(self.named.get(code) for code in codes)
        there = hit.proclitics == BA or "locative" in before(hit.first, words, gazetteer).first()
        return there and (named if "named" in doubts else hit.last > hit.first)

    def _is_person(self, hit: Hit) -> bool:
        """Is it a part of a person's name: after a given name, after a title, in a name of the lexicons?"""
        words, gazetteer = self.words, self.gazetteer
        for first, last, person in self.outer:
            if person and first <= hit.first and hit.last <= last:
                return True
        if hit.last > hit.first or hit.proclitics or not hit.first or not joined(words, hit.first - 1):
            return False
        if hit.sure and any(gazetteer.entry(n).acts for n in hit.places):
            return False
        if hit.demonym is not None and (hit.key in hit.demonym.plurals or hit.key.endswith(FEMININE)):
            return False
        nearest = words.folded[hit.first - 1]
        if nearest in gazetteer.given:
            return nearest not in gazetteer.roles
        return "person_title" in gazetteer.cues.get(nearest, ())

    def _is_part(self, hit: Hit) -> bool:
        """Does the name of a body, an outlet or a club hold this one?"""
        words, gazetteer = self.words, self.gazetteer
        if any(a <= hit.first and hit.last <= b and b - a > hit.last - hit.first for a, b, _ in self.outer):
            return True
        if self._quoted(hit) and all(gazetteer.rows[n][1] in ("city", "region") for n in hit.places):
            return True
        if hit.first and not hit.offset and joined(words, hit.first - 1):
            classes = cue(gazetteer, words.folded[hit.first - 1])
            if "name_head" in classes and not classes & CUES:
                return True
        after = hit.last + 1
        return (
            after < len(words)
            and joined(words, hit.last)
            and "name_tail" in gazetteer.cues.get(words.folded[after], ())
        )

    def _quoted(self, hit: Hit) -> bool:
        """Does the name stand alone between quotation marks, as those of newspapers do?"""
        words = self.words
        before_it, after = words.before(hit.first)[-1:], words.gap(hit.last)[:1]
        if hit.offset or (before_it, after) not in QUOTED:
            return False
        context = before(hit.first, words, self.gazetteer)
        return not context.first() & PLACING and not cue(self.gazetteer, "".join(context.forms[:1])) & CUES

    def _is_club(self, at: int, hit: Hit) -> bool:
        """Is a town's name its club's: before a masculine adjective, or where the text is about games?

        Towns are feminine, so ``برشلونة الإسباني`` is no town.
        """
        words, gazetteer = self.words, self.gazetteer
        after = self.hits[at + 1] if at + 1 < len(self.hits) else None
        if (
            after is not None
            and after.first == hit.last + 1
            and joined(words, hit.last)
            and after.demonym is not None
        ):
            masculine = after.key.startswith(ARTICLE) and not after.key.endswith(FEMININE) and not after.proclitics
            if masculine and after.key not in after.demonym.plurals:
                return True
        if hit.proclitics[-1:] == BA:
            return False
        context = before(hit.first, words, gazetteer)
        if context.first() & PLACING or (context.forms and cue(gazetteer, context.forms[0]) & CUES):
            return False
        around = words.folded[max(0, hit.first - 15) : hit.last + 16]
        return sum("sport" in gazetteer.cues.get(form, ()) for form in around) >= 3

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


def _outer(words: Words, gazetteer: Gazetteer) -> tuple[tuple[int, int, bool], ...]:
    """First and last word of each known name that holds a place's, and whether it is a person's."""
    found = []
    folded = words.folded
    for index, form in enumerate(folded):
        for key, size, person in gazetteer.bodies.get(form, ()):
            if " ".join(folded[index : index + size]) != key:
                continue
            if all(joined(words, at) for at in range(index, index + size - 1)):
                found.append((index, index + size - 1, person))
    return tuple(found)
