"""Numbers with what they count, in the sentences of an event: ``99 هجوما``, ``ثلاثة جنود``, ``مقتل 12 شخصا``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from newsclaims.comparison.lexis import EventWords, stem
from newsclaims.comparison.reports import Report, Sentence
from newsclaims.layers.dates.numbers import number
from newsclaims.layers.dates.tokens import tokens
from newsclaims.layers.dates.vocabulary import Vocabulary, vocabulary
from newsclaims.lexicons import Lexicon, Lexicons
from newsclaims.spans import Span

__all__ = ["MEASURED", "PERCENT", "Quantity", "quantities"]

MEASURED, PERCENT = ":", "%"
"""What stands between a measure and what it counts; the unit of a share."""
_FILES = ("dates_numbers",)
_MEASURE = 4
"""Words between "killed" and the number of the killed."""
_ABOUT = 3
"""Words between "about" and the number."""
_OF = frozenset({"\u0645\u0646"})


@frozen
class Quantity:
    """A number with its unit.

    Attributes:
        value: the number.
        counted: what is counted: a lemma or stem, or ``%``; with ``killed:`` or the like before it where the
            sentence says what befell them.
        bound: ``exact``, ``about``, ``at_least`` or ``at_most``.
        span: the characters of number and noun.
    """

    value: float
    counted: str
    bound: str
    span: Span


@cache
def _numbers() -> Vocabulary:
    """The number words of the date layer."""
    return vocabulary(Lexicons(tuple(Lexicon.packaged("newsclaims.data", f"{f}.tsv", f) for f in _FILES)))


def quantities(report: Report, sentence: Sentence, lexis: EventWords) -> Iterator[Quantity]:
    """The quantities of a sentence; numbers in dates, in names and without a noun are none."""
    words = report.words
    taken = [m.span for m in sentence.dates]
    read = tokens(words, sentence.first, sentence.last, _numbers())
    at = 0
    while at < len(read):
        token = read[at]
        got = number(read, at)
        if got is None or (token.definite and token.number is None):
            at += 1
            continue
        value, after = got
        first, last = token.first, read[after - 1].last
        span = words.span(first, last - 1, 0)
        if not any(span.overlaps(t) for t in taken):
            found = _counted(report, sentence, lexis, first, last)
            if found:
                counted, end = found
                whole = Span(span.start, max(end, span.end))
                yield Quantity(value, counted, _bound(sentence, first, last), whole)
        at = max(after, at + 1)


def _counted(report: Report, sentence: Sentence, lexis: EventWords, first: int, last: int) -> tuple[str, int] | None:
    """What the number before word ``last`` counts, and where that ends in the text."""
    words = report.words
    after = report.end(last - 1)
    sign = report.text[after : after + 2].strip()
    if sign[:1] in (PERCENT, "\u066a"):
        return PERCENT, after + report.text[after : after + 2].index(sign[0]) + 1
    at = last + 1 if last < sentence.last and words.folded[last] in _OF else last
    measure = _measure(sentence, first, at)
    bare = (
        (f"{measure}{MEASURED}person", after) if measure and _next_to(sentence, first) else None
    )  # "and 81 were injured"
    if at >= sentence.last or words.gap(at - 1).strip():
        return bare
    word = words.folded[at]
    noun = lexis.lemma(word, "noun")
    person = lexis.lemma(word, "noun:person") is not None
    if bare and not (noun or person):
        return bare
    if not (noun or person) and (len(word) < 4 or word.isdigit()):
        return None
    counted = "person" if person else noun or stem(word)
    return f"{measure}{MEASURED}{counted}" if measure else counted, report.end(at)


def _measure(sentence: Sentence, first: int, noun: int) -> str:
    """What befell those who are counted: by the noun itself, or by the nearest word before the number."""
    found = [f for f in sentence.found if f.name.startswith("measure:")]
    own = [f for f in found if f.first == noun]
    before = [f for f in found if 0 < first - f.last <= _MEASURE]
    best = own[0] if own else max(before, key=lambda f: f.last) if before else None
    return best.name.removeprefix("measure:") if best else ""


def _next_to(sentence: Sentence, first: int) -> bool:
    """Does a word for what befell people stand right before the number, or with one word between?"""
    return any(0 < first - f.last <= 2 for f in sentence.found if f.name.startswith("measure:"))


def _bound(sentence: Sentence, first: int, last: int) -> str:
    near: Sequence[str] = [
        f.name
        for f in sentence.found
        if f.name in ("approximate", "at-least", "at-most")
        and (0 < first - f.last <= _ABOUT or 0 <= f.first - last <= 1)
    ]
    for name, bound in (("at-least", "at_least"), ("at-most", "at_most"), ("approximate", "about")):
        if name in near:
            return bound
    return "exact"
