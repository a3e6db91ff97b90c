"""Nisba adjectives (``أمريكي``) in all their forms, made by rule from the masculine singular."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsclaims.views import fold

__all__ = ["Demonym", "inflect", "read"]

ARTICLE = "\u0627\u0644"
YA = "\u064a"
# Folded endings after the ya of the nisba: feminine, plurals, duals and their constructs, the accusative's alef.
FEMININE = "\u0647"
PLURALS = ("\u0648\u0646", "\u064a\u0646", "\u0627\u062a")
DUALS = ("\u0627\u0646", "\u062a\u0627\u0646", "\u062a\u064a\u0646")
ACCUSATIVE = "\u0627"


class Demonym(NamedTuple):
    """A nisba adjective and what it is made of.

    Attributes:
        form: the masculine singular, as written in the lexicon.
        country: ISO 3166-1 alpha-2, empty when what it comes from is no country.
        place: the name of the place where that is no country.
        forms: every folded form, without the article; those with it are the same with the article before each part.
        plurals: the forms that can stand for people (``الإيرانيون``).
        doubtful: forms that are other words too, and need another sign.
        feminine: the feminine singular, which agrees with towns.
    """

    form: str
    country: str
    place: str
    forms: tuple[str, ...]
    plurals: frozenset[str]
    doubtful: frozenset[str]
    feminine: str


def _definite(form: str) -> str:
    """The form with its article; both parts of a compound carry one."""
    return " ".join(ARTICLE + word for word in form.split())


def inflect(nisba: str) -> dict[str, tuple[str, ...]]:
    """The folded forms of a folded nisba: ``base``, ``feminine``, ``plural``, ``dual``, ``accusative``.

    Only the last part of a compound (``جنوب أفريقي``) changes.
    """
    return {
        "base": (nisba,),
        "feminine": (nisba + FEMININE,),
        "plural": tuple(nisba + ending for ending in PLURALS),
        "dual": tuple(nisba + ending for ending in DUALS),
        "accusative": (nisba + ACCUSATIVE,),
    }


def read(records: Iterable[dict[str, str]]) -> Iterator[Demonym]:
    """The demonyms of the rows of lexicons of kind ``demonyms``: nisba, country, place, variants, plurals, caution.

    caution ``base``: what is given is not the stem, it doesn't inflect; ``masc``: the masculine singular without the
    article is another word more often, so it counts only with an article or beside its country.
    """
    for row in records:
        nisba = row["nisba"]
        caution = row.get("caution", "")
        stems = [fold(s) for s in (nisba, *row.get("variants", "").split("|")) if s]
        bare: list[str] = []
        plurals: list[str] = []
        doubtful: set[str] = set()
        for stem in stems:
            made = inflect(stem)
            bare += [form for forms in made.values() for form in forms]
            plurals += [*made["plural"], *made["dual"]]
            if caution == "masc":
                doubtful.update((stem, *made["accusative"]))
        irregular = [fold(p) for p in row.get("plurals", "").split("|") if p]
        bare += irregular
        plurals += irregular
        yield Demonym(
            nisba,
            row.get("country", ""),
            row.get("place", ""),
            tuple(dict.fromkeys((*bare, *map(_definite, bare)))),
            frozenset((*plurals, *map(_definite, plurals))),
            frozenset(doubtful),
            _definite(stems[0] + FEMININE),
        )
