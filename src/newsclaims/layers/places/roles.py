"""What a place does in its sentence: a location, a government that acts, an affiliation, a topic.

Rules over the words before a name, its proclitic and its kind, in this order: what its proclitic says; the
preposition before it and, behind that, the noun or verb that asks for it; the noun that it belongs to. What no rule
decides is a government for countries, capitals and seats of government, a location for the rest. The words are rows
of lexicons of kind ``place_roles``, by class:

- prepositions: ``locative`` (in, inside), ``toward`` (to), ``from``, ``upon`` (on, against), ``about``, ``around``,
  ``with`` (with, against, between), ``of``;
- what asks for them: ``motion`` (return, withdraw), ``sending`` (message, demand), ``asking`` (support, request),
  ``attack``, ``tied`` (linked, depends), ``road`` (way, border), ``report`` (talk of), ``envoyed`` (envoy);
- what takes a place for its object: ``visit`` (visit, reach, strike);
- nouns that a place belongs to: ``person`` (minister, spokesman), ``office`` (defence, in the name of), ``event``
  (talks, battle); ``envoy`` (his envoy) before an adjective;
- ``each``: what stands before "each of" counts, not "of";
- ``statement``: what a country's own words begin with, behind its name and a colon;
- ``conjunction`` and ``particle``: words that are no part of a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newsclaims.layers.places.finding import BA, CUES, Hit, cue, joined, stem
from newsclaims.layers.places.gazetteer import Entry, Gazetteer
from newsclaims.values import PlaceRole
from newsclaims.words import Words, readings

__all__ = ["Before", "adjective_role", "before", "role"]

LAM, ALEF, ARTICLE = "\u0644", "\u0627", "\u0627\u0644"
CONJUNCTIONS = ("\u0648", "\u0641")
NOUN_PLURALS = ("\u0648\u0646", "\u064a\u0646", "\u0627\u062a")
# Endings of plurals, and how a verb in the future begins; of words of more letters than these.
PLURAL, FUTURE, LONG = ("\u0648\u0646", "\u064a\u0646", "\u0648\u0627"), ("\u0633\u064a", "\u0633\u062a"), 4
# Signs that don't end a phrase: quotation marks, the sign of a hashtag.
TRANSPARENT = " #_\"'\u201c\u201d\u2018\u2019\u00ab\u00bb"
# How far back the word may stand that asks for a preposition: "the messages that were sent last night to X".
REACH = 4
_NONE: frozenset[str] = frozenset()


class Before(NamedTuple):
    """The words before a hit, nearest first, up to the sign or line that ends the phrase.

    Attributes:
        classes: what each tells.
        forms: the words, folded.
    """

    classes: tuple[frozenset[str], ...]
    forms: tuple[str, ...]

    def near(self, wanted: str, start: int = 0, reach: int = REACH) -> bool:
        """Is one of the words from ``start`` on of this class?"""
        return any(wanted in classes for classes in self.classes[start : start + reach])

    def nearer(self, wanted: str, other: str, start: int) -> bool:
        """Does a word of one class stand nearer than the first of another?"""
        for classes in self.classes[start : start + REACH]:
            if wanted in classes or other in classes:
                return wanted in classes
        return False

    def first(self) -> frozenset[str]:
        """What the nearest word tells."""
        return self.classes[0] if self.classes else _NONE


def classes(gazetteer: Gazetteer, form: str) -> frozenset[str]:
    """What a word tells: as it is, without a conjunction, without other proclitics and the article, as a singular."""
    roles = gazetteer.roles
    found = roles.get(form) or roles.get(stem(form))
    if found:
        return found
    for reading in readings(form):
        found = roles.get(reading.stem)
        if not found and reading.stem.startswith(ARTICLE):
            found = roles.get(reading.stem[2:])
        if not found and reading.stem.endswith(ALEF):
            found = roles.get(reading.stem[:-1])
        if not found:
            found = _of_singular(reading.stem, roles)
        if found:
            return found
    return _NONE


def _of_singular(form: str, roles: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """What the singular of a plural in -un, -in or -u tells, and a verb without the future's sin."""
    if len(form) > LONG and form.endswith(PLURAL):
        found = roles.get(form[:-2])
        if found:
            return found
        form = form[:-2]
    return roles.get(form[1:], _NONE) if len(form) > LONG - 1 and form.startswith(FUTURE) else _NONE


def before(index: int, words: Words, gazetteer: Gazetteer) -> Before:
    """The words before word ``index``; a quotation mark doesn't end the phrase, other signs and lines do."""
    found: list[frozenset[str]] = []
    forms: list[str] = []
    for at in range(index - 1, max(-1, index - 2 - REACH), -1):
        if not joined(words, at) and words.gap(at).strip(TRANSPARENT):
            break
        if "\n" in words.gap(at):
            break
        forms.append(words.folded[at])
        found.append(classes(gazetteer, words.folded[at]))
    return Before(tuple(found), tuple(forms))


def role(hit: Hit, entry: Entry, words: Words, gazetteer: Gazetteer) -> tuple[PlaceRole, str]:
    """(role, rule) of a place that isn't joined to another by "and".

    Args:
        hit: where it stands.
        entry: what it is.
        words: those of the text.
        gazetteer: for the classes of words.
    """
    context = before(hit.first, words, gazetteer)
    nearest = context.forms[0] if context.forms else ""
    acts = entry.acts
    headed = _headline(hit, entry, words, gazetteer)
    if headed:
        return headed
    if (
        nearest and hit.proclitics[:1] in CONJUNCTIONS
    ):  # what stands before "and" is joined to it, and asks for nothing
        context = Before(context.classes[1:], context.forms[1:])
        return _by_preposition(context, entry) or _bare(entry)
    if "around" in context.first() and not acts and entry.kind in ("facility", "water"):
        return "place", "around"
    if "about" in context.first():
        return "topic", "about"
    if entry.kind == "water":
        return "place", "water"
    proclitic = hit.proclitics[-1:]
    if "from" in context.first() and len(context.forms) > 1 and "each" in context.classes[1]:
        proclitic = context.forms[1][0]  # "in each of X and Y"
        context = Before(context.classes[2:], context.forms[2:])
    if proclitic == BA:
        if context.near("envoyed", 0, 3) and context.near("tied", 0, 1):
            return "topic", "envoy"
        return ("actor", "tied") if acts and context.near("tied", 0, 3) else ("place", "clitic")
    if proclitic == LAM:
        return _by_lam(context, acts, gazetteer)
    by_word = _by_preposition(context, entry) or _by_noun(context, entry)
    if by_word:
        return by_word
    if nearest and joined(words, hit.first - 1) and cue(gazetteer, nearest) & CUES:
        return "place", "cue"
    return _bare(entry)


def _bare(entry: Entry) -> tuple[PlaceRole, str]:
    """Where nothing tells."""
    return ("actor", "government") if entry.acts else ("place", "kind")


def _headline(hit: Hit, entry: Entry, words: Words, gazetteer: Gazetteer) -> tuple[PlaceRole, str] | None:
    """A country before a colon at the head of a line is what the line is about, unless it speaks behind the colon."""
    after = hit.last + 1
    if entry.kind != "country" or hit.offset or after >= len(words) or words.gap(hit.last).strip() != ":":
        return None
    if hit.first and "\n" not in words.before(hit.first):
        return None
    return None if "statement" in gazetteer.roles.get(words.folded[after], ()) else ("topic", "headline")


def _by_lam(context: Before, acts: bool, gazetteer: Gazetteer) -> tuple[PlaceRole, str]:
    """After "to, for, of": the visit to X, the north coast of X; the envoy for X; else to a government."""
    moved = (
        context.near("attack", 0, 2) or context.near("motion") or context.near("visit") or context.near("road", 0, 2)
    )
    if moved or not acts:
        return "place", "motion"
    if context.near("envoyed", 0, 3):
        return "topic", "envoy"
    for form in context.forms[:2]:
        if cue(gazetteer, form.replace(ARTICLE, "", 1)) & CUES:
            return "place", "cue"
    return "actor", "clitic"


def _by_preposition(context: Before, entry: Entry) -> tuple[PlaceRole, str] | None:
    first, acts = context.first(), entry.acts
    if "locative" in first:
        return _portfolio(context, entry) or ("place", "locative")
    if "with" in first:
        road = context.near("road", 1, 2)
        return ("place", "road") if road or (not acts and entry.kind == "city") else ("actor", "with")
    if "toward" in first:
        if "envoyed" in first or context.near("envoyed", 1, 3):
            return "topic", "envoy"
        return ("actor", "sending") if acts and context.near("sending", 1) else ("place", "toward")
    if "from" in first:
        if acts and context.near("asking", 1) and not context.nearer("motion", "asking", 1):
            return "actor", "asking"
        return "place", "from"
    if "upon" in first:
        attacked = not acts or context.near("attack", 1) or context.near("motion", 1, 2)
        return ("place", "attack") if attacked else ("actor", "upon")
    if "of" in first:
        if context.near("report", 1, 3):
            return "topic", "report"
        if context.near("road", 1):
            return "place", "road"
        return ("actor", "of") if acts else ("place", "of")
    return None


def _portfolio(context: Before, entry: Entry) -> tuple[PlaceRole, str] | None:
    """After "in": what an adviser deals with (a region), or whose official somebody is (a seat of government)."""
    if entry.kind == "region" and not entry.country and context.near("envoyed", 1, 4):
        return "topic", "portfolio"
    if entry.kind == "facility" and entry.acts and len(context.forms) > 1:
        official = "person" in context.classes[1] and not context.forms[1].startswith(ARTICLE)
        if official or "office" in context.classes[1] or context.near("envoyed", 1, 4):
            return "affiliation", "office"
    return None


def _by_noun(context: Before, entry: Entry) -> tuple[PlaceRole, str] | None:
    first = context.first()
    if "envoyed" in first and not entry.acts:
        return "topic", "portfolio"
    construct = not (context.forms and context.forms[0].startswith(ARTICLE))  # a definite noun takes no genitive
    if "person" in first and construct:
        return "affiliation", "person"
    if "office" in first and construct:
        for at, found in enumerate(context.classes[1:4], 1):
            if "person" in found:
                return "affiliation", "office"
            if "office" not in found or context.forms[at].startswith(ARTICLE):
                break
    if "visit" in first or "road" in first:
        return "place", "visit"
    if "attack" in first or ("event" in first and entry.kind != "country"):
        return "place", "event"
    return None


def adjective_role(hit: Hit, words: Words, gazetteer: Gazetteer) -> tuple[PlaceRole, str]:
    """(role, rule) of a demonym: an affiliation, unless it is the head of its phrase or what an envoy is for."""
    context = before(hit.first, words, gazetteer)
    if not context.forms:
        return _alone(hit)
    nearest = context.forms[0]
    if "envoy" in context.first() and hit.key.startswith(ARTICLE):
        return "topic", "envoy"
    if hit.demonym is None or hit.key not in hit.demonym.plurals or hit.proclitics[-1:] in (BA, LAM):
        return "affiliation", "adjective"
    if hit.key.startswith(ARTICLE):
        agrees = any(reading.stem.startswith(ARTICLE) for reading in readings(nearest))
        return ("affiliation", "adjective") if agrees or nearest.endswith(NOUN_PLURALS) else ("actor", "people")
    return "affiliation", "adjective"


def _alone(hit: Hit) -> tuple[PlaceRole, str]:
    if hit.demonym is not None and hit.key in hit.demonym.plurals and hit.key.startswith(ARTICLE):
        return "actor", "people"
    return "affiliation", "adjective"
