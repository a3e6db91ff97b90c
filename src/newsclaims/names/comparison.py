"""Whether two spellings name the same: word by word, the worst word decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from newsclaims.names.alignment import align, is_arab, without_article
from newsclaims.names.costs import Costs, chance, costs
from newsclaims.names.edits import ARTICLE, Edit
from newsclaims.names.forms import Form, form
from newsclaims.names.skeletons import block, skeleton
from newsclaims.names.vocabulary import LONG_VOWELS, arab_names

__all__ = ["PARTIAL", "SAME", "NameMatch", "compare", "couple", "match", "same_word", "word_edits", "word_score"]

SAME = 0.5
"""The score from which two spellings are taken for one name; the costs are shifted so that this is it."""
PARTIAL = 0.9 * SAME
"""The best score of a name of which a word is missing."""
_LONGEST = 40
"""Letters of the longest word that is aligned; longer ones are names only when they are equal."""
_SLACK = 6
"""How many letters one word may have more than the other."""
_JOINT = 2
"""The same for two words and the one that joins them."""
_REJOINED = 3
"""From how many words on two names of equally many words may join different ones."""
_ALEF = "\u0627"
_OV = ("\u0648\u0641", "\u064a\u0641")
_SKI = "\u0633\u0643\u064a"
_LEAST = 4
"""Letters of the shortest family name that has a masculine and a feminine form is one more."""
_WORDS = 12
"""Words of the longest name that is compared word by word."""


@frozen
class NameMatch:
    """What two spellings have to do with each other.

    Attributes:
        score: 0 to 1; the chance, among near spellings, that they are one name. 1 when nothing that matters differs.
        same: whether they are taken for one name.
        partial: whether one is the other with a word missing (a given name, a son's word) or shortened to an initial:
            perhaps the same person, never ``same``.
        operations: what differs, for people: ``("ج for غ", "long vowel ي written or not")``.
    """

    score: float
    same: bool
    partial: bool
    operations: tuple[str, ...]


class _Word(NamedTuple):
    """How one word compares with another."""

    score: float
    operations: tuple[str, ...]


_EQUAL = _Word(1.0, ())
_NOTHING = _Word(0.0, ())


@lru_cache(maxsize=262144)
def compare(a: str, b: str) -> NameMatch:
    """Whether ``a`` and ``b``, two spellings in Arabic letters, name the same person or thing.

    Symmetric, and the same for every way to write marks, hamzas and spaces in compounds. Nothing is looked up:
    two people of one name are one name.

    Args:
        a: a name, with or without titles and given names.
        b: another.

    Returns:
        score, decision, whether one is a part of the other, and the reasons.
    """
    return match(form(a), form(b))


def match(one: Form, other: Form) -> NameMatch:
    """:func:`compare` for names whose words are known."""
    if one.folded == other.folded or (one.words and one.words == other.words):
        return NameMatch(1.0, True, False, ())
    if not one.words or not other.words:
        return NameMatch(0.0, False, False, ())
    if (len(one.words), one.words) > (len(other.words), other.words):
        one, other = other, one
    whole = _whole(one.words, other.words)
    if whole.score >= SAME:
        return NameMatch(whole.score, True, False, whole.operations)
    part = _part(one, other)
    if part.score >= SAME:
        return NameMatch(round(PARTIAL * part.score, 6), False, True, part.operations)
    return NameMatch(round(whole.score, 6), False, False, whole.operations)


def word_edits(one: str, other: str, table: Costs) -> tuple[tuple[Edit, ...], int, bool]:
    """How two folded words differ: the edits, the letters of the shorter, and whether both are Arab names."""
    arab = is_arab(one) and is_arab(other)
    one, other, article = without_article(one, other)
    return (*article, *align(one, other, arab, table)), min(len(one), len(other)), arab


@lru_cache(maxsize=262144)
def _word(one: str, other: str) -> _Word:
    """How two folded words compare."""
    if one == other:
        return _EQUAL
    if couple(one, other):
        return _Word(0.0, (f"{one} and {other}, a man's and a woman's",))
    known = arab_names()
    first, second = known.get(one), known.get(other)
    if first and second:
        return _Word(1.0, (f"{other} for {one}",)) if first == second else _Word(0.0, (f"{one} and {other}",))
    if min(len(one), len(other)) == 1:  # an initial
        return _NOTHING
    if abs(len(one) - len(other)) > _SLACK or max(len(one), len(other)) > _LONGEST:
        return _NOTHING
    edits, shorter, arab = word_edits(one, other, costs())
    score = chance(costs().total(shorter, edits, arab))
    return _Word(score, tuple(_said(edit) for edit in edits))


def couple(one: str, other: str) -> bool:
    """Whether two words are a Slavic family name as men and as women bear it: -ov, -ova; -ev, -eva; -ski, -ska.

    Some languages leave the ending out, and then the words are equal.
    """
    one, other = sorted((one, other), key=len)
    if len(one) == len(other):
        return one[:-1] == other[:-1] and {one, other} == {one[:-1] + _SKI[-1], one[:-1] + _ALEF} and _ski(one)
    return other == one + _ALEF and len(one) > _LEAST and one.endswith(_OV)


def _ski(word: str) -> bool:
    return word[-3:-1] == _SKI[:-1] and len(word) > _LEAST


def word_score(one: str, other: str) -> float:
    """The score of two folded words; from ``SAME`` they are spellings of one."""
    return (_word(one, other) if one < other else _word(other, one)).score


def same_word(one: str, other: str) -> bool:
    """Whether two folded words are spellings of one."""
    return word_score(one, other) >= SAME


def _whole(one: tuple[str, ...], other: tuple[str, ...]) -> _Word:
    """Every word of the one against a word of the other; two words may stand for one that joins them."""
    paired = _NOTHING
    if len(one) == len(other):
        paired = _worst(_word(*sorted(pair)) for pair in zip(one, other))
    if paired.score >= SAME or (len(one) == len(other) and len(one) < _REJOINED):
        return paired
    if block("".join(one)) != block("".join(other)):  # then no way of joining words makes them alike
        return paired
    joined = _paths(one, other, skip=False)
    return joined if joined.score > paired.score else paired


def _part(one: Form, other: Form) -> _Word:
    """Whether the words of the shorter are found in the longer, in order, some of them as initials."""
    if one.plain == other.plain and one.words != other.words:
        return _Word(1.0, ("a word for son or daughter written or not",))
    found = _NOTHING
    if len(one.words) < len(other.words) or any(len(word) == 1 for word in (*one.words, *other.words)):
        found = _paths(one.words, other.words, skip=True)
    if found.score < SAME and (one.plain != one.words or other.plain != other.words):
        shorter, longer = sorted((one.plain, other.plain), key=len)
        found = _paths(shorter, longer, skip=True)
    return found


def _worst(words: Iterable[_Word]) -> _Word:
    """The score of the worst, the operations of all."""
    score = 1.0
    operations: list[str] = []
    for word in words:
        score = min(score, word.score)
        operations.extend(word.operations)
    return _Word(score, tuple(operations))


def _paths(one: tuple[str, ...], other: tuple[str, ...], *, skip: bool) -> _Word:
    """The best way through two sequences of words, at most ``_WORDS`` each.

    A step takes a word of each, or two of one and their union from the other; with ``skip`` also a word of the longer
    one alone, or an initial for a word.
    """
    if max(len(one), len(other)) > _WORDS:
        return _NOTHING
    ways: dict[tuple[int, int], _Word] = {(len(one), len(other)): _EQUAL}

    def best(i: int, j: int) -> _Word:
        if (i, j) not in ways:
            steps = _steps(one, other, i, j, skip)
            ways[i, j] = max(
                (_worst((step, best(k, m))) for step, k, m in steps), key=lambda way: way.score, default=_NOTHING
            )
        return ways[i, j]

    return best(0, 0)


def _steps(
    one: tuple[str, ...], other: tuple[str, ...], i: int, j: int, skip: bool
) -> Iterator[tuple[_Word, int, int]]:
    """The steps from before words ``i`` and ``j``, each with where it leads."""
    if i < len(one) and j < len(other):
        yield _word(*sorted((one[i], other[j]))), i + 1, j + 1
        if i + 1 < len(one):
            yield _joined(one[i] + one[i + 1], other[j]), i + 2, j + 1
        if j + 1 < len(other):
            yield _joined(one[i], other[j] + other[j + 1]), i + 1, j + 2
        if skip and min(len(one[i]), len(other[j])) == 1 and skeleton(one[i][0]) == skeleton(other[j][0]):
            yield _Word(1.0, (f"{one[i]} for {other[j]}",)), i + 1, j + 1
    if skip and j < len(other):
        yield _Word(1.0, (f"{other[j]} missing",)), i, j + 1


def _joined(one: str, other: str) -> _Word:
    """A word against one that two words make; less sure than two words alike."""
    if abs(len(one) - len(other)) > _JOINT:
        return _NOTHING
    found = _word(*sorted((one, other)))
    return _Word(found.score * 0.99, ("words joined or apart", *found.operations))


def _said(edit: Edit) -> str:
    """An edit in words."""
    letter, other = edit.letter, edit.other
    if letter == ARTICLE:
        return "article written or not"
    if len(letter) > 1:
        return f"{letter[0]} and {letter[1]} the other way round"
    if other:
        return " for ".join(sorted((letter, other)))
    if letter in (edit.before, edit.after):
        return f"{letter} once or twice"
    return f"long vowel {letter} written or not" if letter in LONG_VOWELS else f"{letter} written or not"
