"""The layer: a number, in digits or in words, and the noun or the per-cent sign after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from attrs import frozen

from newsclaims import DATES, Analysis, Document, Layer, Mention
from newsclaims.lexicons import Lexicons
from newsclaims.views import fold
from newsclaims.words import Words, readings
from newsclaims_quantities.quantity import QUANTITIES, Quantity

__all__ = ["LAYER", "extract"]

_PERCENT = re.compile(r"\s?%")
_LONGEST = 12
"""Digits of the longest number that is read; a longer run is no quantity."""


@frozen
class Vocabulary:
    """The lexicons, ready for lookup by folded form."""

    numbers: Mapping[str, int]
    nouns: Mapping[str, str]


def vocabulary(lexicons: Lexicons) -> Vocabulary:
    """Built once for a pipeline; rows of other lexicons of the same kinds come with it."""
    numbers = {fold(row["word"]): int(row["number"]) for row in lexicons.records("quantity_numbers")}
    nouns = {}
    for row in lexicons.records("quantity_nouns"):
        for form in (row["noun"], *row["forms"].split("|")):
            nouns[fold(form)] = row["noun"]
    return Vocabulary(numbers, nouns)


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[Quantity]]:
    """The quantities of a document, without those that belong to a date."""
    known = analysis.resource(vocabulary)
    words = analysis.words
    in_dates = {i for date in analysis[DATES] for i in words.within(date.span)}
    for i, word in enumerate(words.folded):
        if i in in_dates:
            continue
        if word.isdecimal():
            yield from _in_digits(words, i, known)
        elif (number := _number(word, known)) is not None:
            offset, value = number
            if counted := _noun(words, i + 1, known):
                yield Mention(words.span(i, i + 1, offset), Quantity(value, value, counted), rule="words")


def _in_digits(words: Words, i: int, known: Vocabulary) -> Iterable[Mention[Quantity]]:
    """A number in digits: a decimal, a range, and what follows."""
    if i and words.gap(i - 1) in (".", "-"):  # its second half, read with the first
        return
    first, last, value = _decimal(words, i)
    high = value
    if words.gap(last) == "-" and last + 1 < len(words) and words.folded[last + 1].isdecimal():
        _, last, high = _decimal(words, last + 1)
    if max(len(words.folded[first]), len(words.folded[last])) > _LONGEST:
        return
    low, high = sorted((value, high))
    if percent := _PERCENT.match(words.gap(last)):
        end = words.ends[last] + percent.end()
        yield Mention(words.view.span(words.starts[first], end), Quantity(low, high, "%"), rule="share")
    elif counted := _noun(words, last + 1, known):
        yield Mention(words.span(first, last + 1), Quantity(low, high, counted), rule="digits")


def _decimal(words: Words, i: int) -> tuple[int, int, float]:
    """First word, last word and value of the number that begins at word ``i``."""
    whole = words.folded[i][:_LONGEST]
    if words.gap(i) == "." and i + 1 < len(words) and words.folded[i + 1].isdecimal():
        return i, i + 1, float(f"{whole}.{words.folded[i + 1][:_LONGEST]}")
    return i, i, float(whole)


def _number(word: str, known: Vocabulary) -> tuple[int, int] | None:
    """How many proclitics stand before a number in words, and its value."""
    for reading in readings(word):
        if reading.stem in known.numbers:
            return reading.offset, known.numbers[reading.stem]
    return None


def _noun(words: Words, i: int, known: Vocabulary) -> str:
    """What the noun at word ``i`` counts, if it stands right after what comes before it."""
    if i >= len(words) or words.before(i).strip(" "):
        return ""
    return known.nouns.get(words.folded[i], "")


LAYER = Layer(QUANTITIES, extract, requires=(DATES,))
