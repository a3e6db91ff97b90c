"""Where the text names a place or a people: dictionary lookup over its words, whole words before cut ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsclaims.layers.places.demonyms import ARTICLE, Demonym
from newsclaims.layers.places.gazetteer import Gazetteer
from newsclaims.values import PlaceKind
from newsclaims.words import Reading, Words, readings

__all__ = ["Hit", "find", "joined", "stem"]

# No proclitic is cut from a word when fewer letters than these are left.
SHORT = 3
HA = "\u0647"
WAW, FA, BA, KAF = "\u0648", "\u0641", "\u0628", "\u0643"
# Folded endings of common nouns and adjectives after "the town of": feminine, pronouns, plurals; of verbs: feminine.
ADJECTIVES = ("\u0647", "\u0647\u0627", "\u0647\u0645", "\u064a\u0646", "\u062a")
JOINTS = frozenset({" ", "  ", " - ", " #", "_"})
PLURALS = ("\u0648\u0646", "\u064a\u0646", "\u0627\u062a")
CUES = frozenset({"city", "admin", "land", "water", "facility", "direction"})


class Hit(NamedTuple):
    """A name found in the words.

    Attributes:
        first: index of its first word.
        last: index of its last word.
        offset: characters of the first word before the name (its proclitics).
        proclitics: those characters.
        key: the folded name.
        places: numbers of the places that it can mean, none for a demonym.
        demonym: the adjective that it is, or None.
        sure: it counts without a cue.
        unknown: the kind of a name that is in no lexicon, but stands after "the town of"; else None.
    """

    first: int
    last: int
    offset: int
    proclitics: str
    key: str
    places: tuple[int, ...] = ()
    demonym: Demonym | None = None
    sure: bool = True
    unknown: PlaceKind | None = None


def joined(words: Words, index: int) -> bool:
    """Does only a space, a hyphen or the sign of a hashtag stand between word ``index`` and the next?"""
    if words.starts[index + 1] - words.ends[index] == 1:
        return words.view.plain[words.ends[index]] in " -_"
    return words.gap(index) in JOINTS


def stem(form: str) -> str:
    """A word without a conjunction before its article or preposition: what rules compare with their lists."""
    return form[1:] if len(form) > 3 and form[0] in (WAW, FA) else form


def find(words: Words, gazetteer: Gazetteer) -> Iterator[Hit]:
    """The longest names from left to right, none inside another."""
    folded, heads, cut = words.folded, gazetteer.heads, _cut
    index, count = 0, len(folded)
    stops, openers = gazetteer.stops, gazetteer.openers
    while index < count:
        form = folded[index]
        hit = None
        if form in heads:
            hit = _longest(words, gazetteer, index, readings(form)[0])
        if hit is None and "whole" not in stops.get(form, ()) and "whole" not in stops.get(stem(form), ()):
            for reading in cut(form):
                if reading.stem in heads:
                    hit = _longest(words, gazetteer, index, reading)
                    if hit is not None:
                        break
        if hit is None and index and folded[index - 1] in openers:
            hit = _unknown(words, gazetteer, index)
        if hit is None:
            index += 1
        else:
            if hit.places or hit.demonym is not None or hit.unknown:
                yield hit
            index = hit.last + 1


@lru_cache(maxsize=65536)
def _cut(form: str) -> tuple[Reading, ...]:
    """The readings of a word with the proclitics that a name can have."""
    return tuple(reading for reading in readings(form)[1:] if len(reading.stem) >= SHORT)


def _trusted(reading: Reading, places: tuple[int, ...], gazetteer: Gazetteer) -> bool:
    """May these places be cut out of the word? "So" and "like" stand before short names of states only."""
    if reading.proclitics[-1:] not in (FA, KAF) or len(reading.stem) > SHORT + 2:
        return True
    return any(entry.kind == "country" or entry.capital for entry in map(gazetteer.entry, places))


def _longest(words: Words, gazetteer: Gazetteer, index: int, reading: Reading) -> Hit | None:
    """The longest name that begins with this reading of word ``index``."""
    folded = words.folded
    length = min(gazetteer.longest(reading.stem), len(folded) - index)
    reach = 1
    while reach < length and joined(words, index + reach - 1):
        reach += 1
    for size in range(reach, 0, -1):
        key = reading.stem if size == 1 else " ".join((reading.stem, *folded[index + 1 : index + size]))
        last = index + size - 1
        if size > 1 and "phrase" in gazetteer.stops.get(key, ()):
            return Hit(index, last, 0, "", key)
        places, hidden = gazetteer.shown(key), gazetteer.hidden(key)
        demonym = gazetteer.adjectives.get(key)
        if places and (size > 1 or _trusted(reading, places, gazetteer)):
            return Hit(index, last, reading.offset, reading.proclitics, key, (*places, *hidden), demonym)
        if demonym is not None and not (hidden and _cued(words, gazetteer, index)):
            sure = key not in demonym.doubtful
            return Hit(index, last, reading.offset, reading.proclitics, key, hidden, demonym, sure)
        if hidden and (size > 1 or _may_hide(reading)):
            return Hit(index, last, reading.offset, reading.proclitics, key, hidden, None, False)
    return None


def _unknown(words: Words, gazetteer: Gazetteer, index: int) -> Hit | None:
    """A name that no lexicon has, right after "the town of" or "the province of"; nothing is known of it."""
    form = words.folded[index]
    if len(form) < SHORT or not form.isalpha() or not joined(words, index - 1):
        return None
    if words.plain[index - 1].endswith(HA):  # "his town" is no "town of"
        return None
    if any(reading.stem in gazetteer.roles or reading.stem in gazetteer.stops for reading in readings(form)):
        return None
    if any("direction" in gazetteer.cues.get(reading.stem, ()) for reading in readings(form)):
        return None
    definite = form.startswith(ARTICLE)
    kind = gazetteer.openers[words.folded[index - 1]]
    if definite and (kind == "region" or form.endswith(PLURALS)):
        return None
    if not definite and form.endswith(ADJECTIVES):
        return None
    classes = gazetteer.cues.get(form, frozenset())
    if "name_first" not in classes:
        return None if classes else Hit(index, index, 0, "", form, sure=False, unknown=kind)
    if index + 1 == len(words) or not joined(words, index) or words.folded[index + 1] in gazetteer.roles:
        return None
    return Hit(index, index + 1, 0, "", f"{form} {words.folded[index + 1]}", sure=False, unknown=kind)


def _may_hide(reading: Reading) -> bool:
    """A name that needs a cue is not also cut out of another word, but for "and" and the article's contraction."""
    return reading.proclitics in ("", WAW) or reading.stem.startswith(ARTICLE)


def _cued(words: Words, gazetteer: Gazetteer, index: int) -> bool:
    """Does a word such as "town of" stand right before word ``index``? "The capital" rather has an adjective."""
    if not index or not joined(words, index - 1):
        return False
    form = words.folded[index - 1]
    definite = any(reading.stem.startswith(ARTICLE) for reading in readings(form))
    return not definite and bool(cue(gazetteer, form) & CUES)


def cue(gazetteer: Gazetteer, form: str) -> frozenset[str]:
    """What a word, with or without proclitics, tells of the name beside it."""
    for reading in readings(form):
        classes = gazetteer.cues.get(reading.stem)
        if classes:
            return classes
    return frozenset()
