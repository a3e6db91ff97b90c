"""Whether a hit is a place at all: what stands around it, and the countries that the text names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from newsclaims.layers.places.finding import BA, CUES, SHORT, WAW, Hit, cue, joined
from newsclaims.layers.places.gazetteer import Entry, Gazetteer
from newsclaims.layers.places.resolving import Around, countries_named, country_meant
from newsclaims.layers.places.roles import before
from newsclaims.values import PlaceCandidate, PlaceKind, PlaceRole
from newsclaims.words import Words, readings

__all__ = ["Evidence", "Found"]

LAM, ALEF, ARTICLE = "\u0644", "\u0627", "\u0627\u0644"
TANWIN = "\u064b\u064c\u064d"
HA, TA_MARBUTA = "\u0647", "\u0629"
COMMA = "\u060c"
# Endings, as written, of nouns that a feminine adjective follows.
NOUNS = (TA_MARBUTA, "\u0627\u062a")
TOWNS = frozenset({"city"})
APPOSING = frozenset({"", COMMA, ",", '"', "\u00ab", "\u201c"})
# What stands between a noun and its adjective: the mark after a name may.
ADJOINING = frozenset({" ", " #", "_", "\u00bb ", "\u201d ", '" '})
QUOTED = frozenset({("\u00ab", "\u00bb"), ("\u201c", "\u201d"), ('"', '"')})
PLACING = frozenset({"locative", "toward", "from", "visit"})
PREPOSITIONS = frozenset({"locative", "toward", "from", "upon", "about", "around", "with"})
STRONG = CUES - {"direction"}
# So many words of games in so many words around make the name of a town its club's.
GAMES, AROUND = 3, 15
# How near a place must be to speak for the country of another, and the signs that part them.
WITHIN = 8
ENDS = ("\n", ". ", "\u061f", "!")
NOWHERE = (0, -1, False)


class Found(NamedTuple):
    """A hit that counts.

    Attributes:
        first: index of its first word.
        last: index of its last word.
        offset: characters of the first word before it.
        kind: what it is.
        role: what it does.
        entry: what it means.
        rule: how its role was found.
        score: how sure its link is.
        candidates: what else it could mean.
    """

    first: int
    last: int
    offset: int
    kind: PlaceKind
    role: PlaceRole
    entry: Entry
    rule: str
    score: float | None = None
    candidates: tuple[PlaceCandidate, ...] = ()


class Evidence:
    """The hits of a text and what tells whether each is a place, an adjective, or a part of another name."""

    def __init__(self, hits: Sequence[Hit], words: Words, gazetteer: Gazetteer, home: str = "") -> None:
        self.hits = hits
        self.words = words
        self.gazetteer = gazetteer
        self.home = home
        self.named: Counter[str] = countries_named(hits, gazetteer)
        self.counts = Counter(hit.key for hit in hits if hit.sure)
        self.outer = _outer(words, gazetteer)

    def is_demonym(self, hit: Hit) -> bool:
        """An adjective, also where its form is a country too: ``قوات سورية``, ``الوزارة السعودية``."""
        if hit.demonym is None or not self.gazetteer.shown(hit.key) or not hit.sure:
            return hit.demonym is not None
        if hit.offset or not hit.first or self.words.gap(hit.first - 1) not in ADJOINING:
            return False
        nearest = self.words.folded[hit.first - 1]
        # "To" begins like the article, once folded.
        definite = any(r.stem.startswith(ARTICLE) and len(r.stem) > len(ARTICLE) + 1 for r in readings(nearest))
        if hit.key.startswith(ARTICLE):
            return definite
        told = before(hit.first, self.words, self.gazetteer).first()
        if hit.key.endswith(ALEF):  # adverbs end so too
            return "person" in told and nearest.endswith(ALEF)
        if definite or told or cue(self.gazetteer, nearest):
            return False
        return len(nearest) > 3 and self.words.plain[hit.first - 1].endswith(NOUNS)

    def beside(self, at: int, last: Found | None) -> str:
        """The country whose name or adjective stands right before or after a hit: ``X السورية``, ``X في سوريا``."""
        hit, hits = self.hits[at], self.hits
        if at + 1 < len(hits) and self._apposed(hit, hits[at + 1]):
            code = self._country(hits[at + 1])
            if code:
                return code
        return last.entry.country or "" if last is not None and self.is_capital_of(hit, last) else ""

    def around(self, at: int, beside: str) -> Around:
        """What the text says around a hit of the places that it can mean."""
        if len(self.hits[at].places) < 2:
            return Around(self.named, self.home, beside)
        return Around(self._others(self.hits[at]), self.home, beside, self._near(at), self._listed(at))

    def _others(self, hit: Hit) -> Counter[str]:
        """How often other names than this one name each country: none speaks for itself."""
        code = country_meant(hit, self.gazetteer)
        if not code or not hit.sure:
            return self.named
        return self.named - Counter({code: self.counts[hit.key]})

    def _near(self, at: int) -> frozenset[str]:
        """The countries of the towns and regions within a few words of a hit, in its sentence."""
        hit, words, found = self.hits[at], self.words, set()
        for other in (*self.hits[max(0, at - 3) : at], *self.hits[at + 1 : at + 4]):
            left, right = (hit, other) if hit.first < other.first else (other, hit)
            if right.first - left.last > WITHIN or not other.sure or other.demonym is not None:
                continue
            between = words.view.plain[words.ends[left.last] : words.starts[right.first]]
            acts = any(self.gazetteer.entry(number).acts for number in other.places)
            if not acts and not any(sign in between for sign in ENDS):
                found.add(country_meant(other, self.gazetteer))
        return frozenset(found - {""})

    def _listed(self, at: int) -> bool | None:
        """Are the places that "and" joins a hit to countries? None where there are none, or of both kinds."""
        hit, kinds = self.hits[at], set()
        for other in (*self.hits[max(0, at - 1) : at], *self.hits[at + 1 : at + 2]):
            one, two = (hit, other) if hit.first < other.first else (other, hit)
            if two.first == one.last + 1 and two.proclitics == WAW and other.sure and other.demonym is None:
                entries = map(self.gazetteer.entry, other.places)
                kinds.add(max(entries, key=lambda entry: entry.weight).kind == "country")
        return kinds.pop() if len(kinds) == 1 else None

    def _apposed(self, hit: Hit, after: Hit) -> bool:
        """Does the next name tell the country of this one?"""
        words = self.words
        if after.first == hit.last + 2:
            between = words.folded[hit.last + 1]
            there = between[0] == BA and bool(cue(self.gazetteer, between) & STRONG)
            return joined(words, hit.last) and (there or "locative" in self.gazetteer.roles.get(between, ()))
        if after.first != hit.last + 1:
            return False
        if after.demonym is not None:
            return joined(words, hit.last) and after.key == after.demonym.feminine and not after.proclitics
        return after.proclitics == BA or (not after.proclitics and words.gap(hit.last).strip() in (COMMA, ",", "("))

    def _country(self, hit: Hit) -> str:
        """The one country that a hit can mean."""
        return country_meant(hit, self.gazetteer) if hit.sure or hit.demonym is not None else ""

    def is_certain(self, hit: Hit) -> bool:
        """May it count on sight? Not what has a ha for a name's ta marbuta, as words with "his" do: ``بدجله``."""
        if not hit.sure:
            return False
        if not hit.key.endswith(HA) or self.words.plain[hit.last].endswith(TA_MARBUTA):
            return True
        return any(self.gazetteer.entry(n).name.endswith(HA) for n in hit.places)

    def is_paired(self, at: int) -> bool:
        """Is it joined by "and" to a town or region behind it that leaves no choice and is in its country?"""
        hits, words = self.hits, self.words
        if at + 1 == len(hits) or not hits[at].first or not joined(words, hits[at].last):
            return False
        hit, after = hits[at], hits[at + 1]
        if after.first != hit.last + 1 or after.proclitics != WAW or not after.sure or after.demonym is not None:
            return False
        code = country_meant(after, self.gazetteer)
        towns = not any(self.gazetteer.entry(number).acts for number in after.places)
        there = bool(before(hit.first, words, self.gazetteer).first() & PREPOSITIONS)
        return bool(code) and towns and there and any(self.gazetteer.entry(n).country == code for n in hit.places)

    def has_tanwin(self, hit: Hit) -> bool:
        """Is it written with nunation, which names of towns don't take: ``درعًا``, a shield?"""
        if len(self.words.view.original) == len(self.words.view):
            return False
        written = self.words.span(hit.last, hit.last).of(self.words.view.original)
        return any(mark in written for mark in TANWIN) and not any(self.gazetteer.entry(n).acts for n in hit.places)

    def is_again(self, hit: Hit) -> bool:
        """Does the text show elsewhere that a name that needs a cue is the place? A common word needs "in", too."""
        if hit.sure or hit.key not in self.again:
            return False
        return not self.gazetteer.stops.get(hit.key) or self._there(hit)

    @cached_property
    def again(self) -> frozenset[str]:
        """Folded names beside a cue somewhere in the text; of common words only those without the article."""
        return frozenset(
            hit.key
            for hit in self.hits
            if not (hit.sure or hit.demonym or hit.unknown)
            and len(hit.key) > SHORT
            and not (hit.key.startswith(ARTICLE) and self.gazetteer.stops.get(hit.key))
            and self.is_likely(hit, "", None)
        )

    def _there(self, hit: Hit) -> bool:
        """Does "in" stand before it?"""
        locative = "locative" in before(hit.first, self.words, self.gazetteer).first()
        return hit.proclitics == BA or (bool(hit.first) and locative)

    def is_likely(self, hit: Hit, beside: str, last: Found | None) -> bool:
        """May a name that is a word or a person's more often be taken for a place here?"""
        words, gazetteer = self.words, self.gazetteer
        codes = {gazetteer.entry(n).country or "" for n in hit.places}
        doubts = gazetteer.stops.get(hit.key, frozenset())
        there = self._there(hit)
        if beside and beside in codes and (there or (not doubts and self._has_adjective(hit))):
            return True
        if not hit.first:
            return False
        if last is not None and last.last == hit.first - 1 and hit.proclitics == WAW and last.kind != "demonym":
            return not doubts and bool(last.entry.country) and last.entry.country in codes and last.role != "actor"
        if not joined(words, hit.first - 1):
            return False
        definite = hit.key.startswith(ARTICLE) and words.folded[hit.first - 1].startswith(ARTICLE)  # an adjective
        if not definite and cue(gazetteer, words.folded[hit.first - 1]) & (STRONG if doubts else CUES):
            return True
        if last is not None and self.is_capital_of(hit, last):
            return True
        if "verb" in doubts:
            return there or bool(before(hit.first, words, gazetteer).first() & PREPOSITIONS)
        named = any(self.named.get(code) for code in codes)
        return there and (named if "named" in doubts else hit.last > hit.first)

    def _has_adjective(self, hit: Hit) -> bool:
        """Does a feminine adjective follow, as towns have: ``سرمدا السورية``?"""
        after = hit.last + 1
        demonym = self.gazetteer.adjectives.get(self.words.folded[after]) if after < len(self.words) else None
        return demonym is not None and self.words.folded[after] == demonym.feminine

    def is_capital_of(self, hit: Hit, last: Found) -> bool:
        """Does it stand after "the capital" and an adjective: ``العاصمة العراقية بغداد``, also with a comma?"""
        if last.kind != "demonym" or last.last != hit.first - 1 or not last.first:
            return False
        if self.words.gap(last.last).strip() not in APPOSING:
            return False
        return bool(cue(self.gazetteer, self.words.folded[last.first - 1]) & TOWNS)

    def is_person(self, hit: Hit) -> bool:
        """Is it a part of a person's name: after a given name, after a title, in a name of the lexicons?"""
        words, gazetteer = self.words, self.gazetteer
        first, last, person = self.outer.get(hit.first, NOWHERE)
        if person and first <= hit.first and hit.last <= last:
            return True
        if hit.last > hit.first or hit.proclitics or not hit.first or not joined(words, hit.first - 1):
            return False
        if hit.sure and hit.key not in gazetteer.given and any(gazetteer.entry(n).acts for n in hit.places):
            return False
        if hit.demonym is not None and (hit.key in hit.demonym.plurals or hit.key.endswith(HA)):
            return False
        nearest = words.folded[hit.first - 1]
        if nearest in gazetteer.given:
            return nearest not in gazetteer.roles
        return hit.demonym is None and "person_title" in gazetteer.cues.get(nearest, ())

    def is_part(self, at: int, entry: Entry) -> bool:
        """Does the name of a body or an outlet hold this one?"""
        words, gazetteer, hit = self.words, self.gazetteer, self.hits[at]
        first, last, _ = self.outer.get(hit.first, NOWHERE)
        if hit.last <= last and last - first > hit.last - hit.first:
            return True
        if entry.kind in ("city", "region") and (not entry.acts or self._told(hit)) and self._quoted(hit):
            return True
        if hit.first and not hit.offset and joined(words, hit.first - 1):
            classes = cue(gazetteer, words.folded[hit.first - 1])
            if "name_head" in classes and not classes & CUES:
                return True
            if "accord" in classes and entry.kind == "city" and not entry.acts:
                return True
            if "name_middle" in classes and self._moves(hit.first - 2):
                return True
        return self._has_tail(at)

    def _moves(self, index: int) -> bool:
        """Is it a word such as "movement", which begins names like the one of the movement to liberate X?"""
        if index < 0 or not joined(self.words, index):
            return False
        return "movement" in cue(self.gazetteer, self.words.folded[index])

    def _has_tail(self, at: int) -> bool:
        """Does a word follow that ends the names of outlets, and begins no other place's: ``واشنطن بوست``?"""
        words, hit = self.words, self.hits[at]
        after = hit.last + 1
        if at + 1 < len(self.hits) and self.hits[at + 1].first == after and self.hits[at + 1].sure:
            return False
        if after == len(words) or not joined(words, hit.last):
            return False
        return "name_tail" in self.gazetteer.cues.get(words.folded[after], ())

    def _placed(self, hit: Hit) -> bool:
        """Does a preposition or a noun of place stand before it?"""
        return bool(before(hit.first, self.words, self.gazetteer).first() & PLACING) or self._cued(hit)

    def _cued(self, hit: Hit) -> bool:
        """Does a noun of place stand before it?"""
        forms = before(hit.first, self.words, self.gazetteer).forms
        return bool(forms and cue(self.gazetteer, forms[0]) & CUES)

    def _told(self, hit: Hit) -> bool:
        """Does a "to" stand before it that is a word of its own, as before a newspaper's name in marks?"""
        return bool(hit.first) and self.words.folded[hit.first - 1] == LAM

    def _quoted(self, hit: Hit) -> bool:
        """Does the name stand alone between quotation marks, as those of newspapers do?"""
        marks = self.words.before(hit.first)[-1:], self.words.gap(hit.last)[:1]
        if hit.offset or marks not in QUOTED or self._placed(hit):
            return False
        return "event" not in before(hit.first, self.words, self.gazetteer).first()

    def is_club(self, at: int) -> bool:
        """Is a town's name its club's: before a masculine adjective, or where the text is about games?

        Towns are feminine, so ``برشلونة الإسباني`` is no town.
        """
        words, hit = self.words, self.hits[at]
        after = self.hits[at + 1] if at + 1 < len(self.hits) else None
        if (
            after is not None
            and after.first == hit.last + 1
            and after.demonym is not None
            and joined(words, hit.last)
        ):
            masculine = after.key.startswith(ARTICLE) and not after.key.endswith(HA) and not after.proclitics
            if masculine and after.key not in after.demonym.plurals and not self._cued(hit):
                return True
        nearest = cue(self.gazetteer, words.folded[hit.first - 1]) if hit.first and not hit.offset else frozenset()
        if "versus" not in nearest and (hit.proclitics[-1:] == BA or self._placed(hit)):
            return False
        if "sport" in nearest and joined(words, hit.first - 1):
            return True
        around = words.folded[max(0, hit.first - AROUND) : hit.last + AROUND + 1]
        return sum("sport" in self.gazetteer.cues.get(form, ()) for form in around) >= GAMES


def _outer(words: Words, gazetteer: Gazetteer) -> dict[int, tuple[int, int, bool]]:
    """By each of its words: first and last word of a known name that holds a place's; whether a person's."""
    found: dict[int, tuple[int, int, bool]] = {}
    folded, bodies = words.folded, gazetteer.bodies
    for index, form in enumerate(folded):
        for key, size, person in bodies.get(form, ()):
            if " ".join(folded[index : index + size]) != key:
                continue
            if all(joined(words, at) for at in range(index, index + size - 1)):
                for at in range(index, index + size):
                    if at not in found or size > found[at][1] - found[at][0] + 1:
                        found[at] = index, index + size - 1, person
    return found
