"""The edits that lead from one spelling to another, and the phenomena that each is an instance of.

An edit drops a letter, puts one for another, or swaps two; its *features* name the phenomena from the general to the
special ("a consonant", "the consonant ت", "ت before a sibilant"). What an edit costs is the sum of what its features
cost.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from newsclaims.names.vocabulary import LONG_VOWELS, interchangeable, letter_classes, sibilants

__all__ = ["ARTICLE", "CH", "Edit", "features", "one_sound", "position"]

ARTICLE = "\u0627\u0644"
CH = "\u062a\u0634"
FINAL_A = "\u0627/\u0647"


class Edit(NamedTuple):
    """One letter more or less, one letter for another, or two letters the other way round.

    Attributes:
        letter: the letter of the one spelling; two letters when they are swapped, and for the article.
        other: the letter of the other; ``""`` when it has none there.
        before: the letter before it in its word; ``""`` at the beginning.
        after: the letter after it in its word; ``""`` at the end.
    """

    letter: str
    other: str
    before: str
    after: str


def position(edit: Edit) -> str:
    """``initial``, ``final`` or ``medial``."""
    if not edit.before:
        return "initial"
    return "medial" if edit.after else "final"


def one_sound(edits: tuple[Edit, ...]) -> bool:
    """Whether all that differs is one letter for another of its sound, or the two letters of *ch* for one."""
    changed = [edit for edit in edits if not (edit.letter == CH[0] and not edit.other and edit.after == CH[1])]
    if not changed:
        return len(edits) == 1
    return (
        len(changed) == 1
        and changed[0][:2] in interchangeable()
        and (len(edits) == 1 or (len(edits) == 2 and CH[1] in changed[0][:2]))
    )


@lru_cache(maxsize=65536)
def features(edit: Edit, arab: bool) -> tuple[str, ...]:
    """The phenomena that an edit is an instance of, in a pair of Arab names or of others."""
    if edit.letter == ARTICLE:
        return ("article",)
    if not edit.before and edit.letter + edit.after == ARTICLE and not edit.other:
        return ("article shortened",)
    if len(edit.letter) > 1:
        found = _swapped(edit, position(edit))
    elif edit.other:
        found = _changed(edit, position(edit))
    elif edit.letter in LONG_VOWELS:
        found = _vowel(edit, position(edit))
    elif edit.letter in (edit.before, edit.after):
        found = ["doubled", f"doubled {edit.letter}"]
    else:
        found = _consonant(edit, position(edit))
    return (*found, *(f"arab {f}" for f in found[:1])) if arab else tuple(found)


def _swapped(edit: Edit, place: str) -> list[str]:
    vowels = sum(letter in LONG_VOWELS for letter in edit.letter)
    return ["swap", f"swap {vowels} vowels", f"swap {place}"]


def _vowel(edit: Edit, place: str) -> list[str]:
    letter = edit.letter
    around = _sort(edit.before) + _sort(edit.after)
    found = ["vowel", f"vowel {letter}", f"vowel {letter} {place}", f"vowel {around}", f"vowel {letter} {around}"]
    if letter in (edit.before, edit.after):
        found.append("vowel doubled")
    if not edit.after:
        found.append(f"vowel after {edit.before}")
    return found


def _consonant(edit: Edit, place: str) -> list[str]:
    letter = edit.letter
    found = ["consonant", f"consonant {letter}", f"consonant {place}", f"consonant {letter} {place}"]
    if edit.after and edit.after not in LONG_VOWELS:
        found.append(f"consonant {letter} before {edit.after}")
    if edit.before and edit.before not in LONG_VOWELS:
        found.append(f"consonant {letter} after {edit.before}")
    if edit.after in sibilants():
        found.append(f"consonant {letter} before sibilant")
    if _sort(edit.before) + _sort(edit.after) == "vv":
        found.append(f"consonant {letter} between vowels")
    return found


def _changed(edit: Edit, place: str) -> list[str]:
    one, other = sorted((edit.letter, edit.other))
    pair = f"{one}/{other}"
    vowels = (one in LONG_VOWELS) + (other in LONG_VOWELS)
    if pair == FINAL_A and place == "final":
        return ["final a"]
    if vowels:
        kind = "vowels" if vowels == 2 else "vowel/consonant"
        return [kind, f"{kind} {place}", f"change {pair}", f"change {pair} {place}"]
    classes = [f"class {name}" for name, letters in letter_classes() if one in letters and other in letters]
    kind = "alike" if classes else "unlike"
    found = [kind, *classes, f"{kind} {place}", f"change {pair}", f"change {pair} {place}"]
    return found if classes else [*found, f"unlike {one}", f"unlike {other}"]


def _sort(letter: str) -> str:
    """``v`` for a long vowel, ``c`` for a consonant, ``-`` for the edge of the word."""
    return ("v" if letter in LONG_VOWELS else "c") if letter else "-"
