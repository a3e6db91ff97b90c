"""A layer that finds numbers, and layers that do the same with one fault each, for tests of run_conformance."""

from __future__ import annotations

import datetime as dt
import os
import random
import re
import time
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import attrs

from newsclaims import DATES, Analysis, Document, Layer, LayerKey, Mention, Span
from newsclaims.mentions import Provenance


@attrs.frozen
class Count:
    """How many."""

    number: int


@attrs.define
class Loose:
    """A value that can be written to."""

    number: int

    def __hash__(self) -> int:
        return self.number


@attrs.frozen
class Listed:
    """A value that can't be hashed."""

    numbers: list[int]


@attrs.frozen
class Wide:
    """A value that JSON doesn't give back."""

    number: complex


COUNTS: LayerKey[Count] = LayerKey("counts", Count)
LOOSE: LayerKey[Loose] = LayerKey("loose", Loose)
LISTED: LayerKey[Listed] = LayerKey("listed", Listed)
WIDE: LayerKey[Wide] = LayerKey("wide", Wide)
Counts = Iterable[Mention[Count]]
_DIGITS = re.compile(r"\d+")


def _mention(start: int, end: int, number: int = 1, rule: str = "digits") -> Mention[Count]:
    return Mention(Span(start, end), Count(number), rule=rule)


def lawful(document: Document, analysis: Analysis) -> Counts:
    """Runs of digits, on words."""
    words = analysis.words
    return [
        Mention(words.span(i, i), Count(int(w[:9])), "digits") for i, w in enumerate(words.folded) if w.isdecimal()
    ]


def after_dates(document: Document, analysis: Analysis) -> Counts:
    """Lawful too: reads a layer that it requires, keeps what overlaps no date."""
    dates = [m.span for m in analysis[DATES]]
    return [m for m in lawful(document, analysis) if not any(m.span.overlaps(d) for d in dates)]


# ------------------------------------------------------------ offsets
def utf16_offsets(document: Document, analysis: Analysis) -> Counts:
    """Counts as JavaScript does."""
    text = document.text

    def units(i: int) -> int:
        return len(text[:i].encode("utf-16-le", "surrogatepass")) // 2

    return [_mention(units(m.start()), units(m.end())) for m in _DIGITS.finditer(text) if units(m.end()) <= len(text)]


def byte_offsets(document: Document, analysis: Analysis) -> Counts:
    """Counts bytes, and keeps to the text's length."""
    data = document.text.encode("utf-8", "surrogatepass")
    return [_mention(*m.span()) for m in re.finditer(rb"[0-9]+", data) if m.end() <= len(document.text)]


def normalised_offsets(document: Document, analysis: Analysis) -> Counts:
    """Counts in another text: NFKC."""
    text = unicodedata.normalize("NFKC", document.text)
    found = [_mention(*m.span()) for m in re.finditer(r"[0-9]+", text) if m.end() <= len(document.text)]
    return [m for m in found if m.span.of(document.text).strip() == m.span.of(document.text)]


def stripped_marks(document: Document, analysis: Analysis) -> Counts:
    """Counts in another text: without harakat."""
    text = re.sub("[\u064b-\u0652\u0640]", "", document.text)
    found = [_mention(*m.span()) for m in re.finditer(r"[0-9]+", text)]
    return [m for m in found if m.span.of(document.text).strip() == m.span.of(document.text)]


def view_offsets(document: Document, analysis: Analysis) -> Counts:
    """Counts in the view and forgets the way back."""
    found = [_mention(*m.span()) for m in re.finditer(r"[0-9]+", analysis.view.plain)]
    return [m for m in found if m.span.of(document.text).strip() == m.span.of(document.text)]


def stripped_text(document: Document, analysis: Analysis) -> Counts:
    """Counts after white space at the start went."""
    return [_mention(*m.span()) for m in re.finditer(r"[0-9]+", document.text.strip("\ufeff \t\n"))]


def unix_lines(document: Document, analysis: Analysis) -> Counts:
    """Counts after CRLF became LF."""
    return [_mention(*m.span()) for m in re.finditer(r"[0-9]+", document.text.replace("\r\n", "\n"))]


def split_lines(document: Document, analysis: Analysis) -> Counts:
    """Takes every line break for one character."""
    at, found = 0, []
    for line in document.text.splitlines():
        found += [_mention(at + m.start(), at + m.end()) for m in re.finditer(r"[0-9]+", line)]
        at += len(line) + 1
    return found


def first_lines(document: Document, analysis: Analysis) -> Counts:
    """Takes a vertical tab or a line separator for the end of the first paragraph."""
    head = document.text.split("\x0b")[0].split("\u2028")[0]
    return [m for m in lawful(document, analysis) if m.end <= len(head)]


def lower_case(document: Document, analysis: Analysis) -> Counts:
    """Counts in lower case, which is longer for one letter."""
    return [_mention(*m.span()) for m in re.finditer(r"[0-9]+", document.text.lower()) if m.end() <= len(document)]


# ------------------------------------------------------------ form
def with_blank(document: Document, analysis: Analysis) -> Counts:
    """The blank before the number is in the span."""
    return [_mention(*m.span()) for m in re.finditer(r"\s?[0-9]+", document.text)]


def unsorted(document: Document, analysis: Analysis) -> Counts:
    """Last things first."""
    return reversed(list(lawful(document, analysis)))  # type: ignore[call-overload]


def nameless(document: Document, analysis: Analysis) -> Counts:
    """Names no rule."""
    return [attrs.evolve(m, rule="") for m in lawful(document, analysis)]


def stamped(document: Document, analysis: Analysis) -> Counts:
    """Sets what the pipeline sets."""
    return [attrs.evolve(m, provenance=Provenance("me", "counts")) for m in lawful(document, analysis)]


def past_the_end(document: Document, analysis: Analysis) -> Counts:
    """One character too many."""
    return [_mention(m.start, m.end + 1) for m in lawful(document, analysis)]


def tuples(document: Document, analysis: Analysis) -> Counts:
    """No mentions."""
    return [(m.start, m.end) for m in lawful(document, analysis)]  # type: ignore[misc]


def numbers(document: Document, analysis: Analysis) -> Counts:
    """Mentions of numbers in place of counts."""
    return [Mention(m.span, m.value.number, "digits") for m in lawful(document, analysis)]  # type: ignore[misc]


def loose(document: Document, analysis: Analysis) -> Iterable[Mention[Loose]]:
    """Values that can be written to."""
    return [Mention(m.span, Loose(m.value.number), "digits") for m in lawful(document, analysis)]


def listed(document: Document, analysis: Analysis) -> Iterable[Mention[Listed]]:
    """Values that hold a list."""
    return [Mention(m.span, Listed([m.value.number]), "digits") for m in lawful(document, analysis)]


def wide(document: Document, analysis: Analysis) -> Iterable[Mention[Wide]]:
    """Values that JSON can't hold."""
    return [Mention(m.span, Wide(1j), "digits") for m in lawful(document, analysis)]


def blind(document: Document, analysis: Analysis) -> Counts:
    """Finds nothing."""
    return ()


def crashes_on_superscripts(document: Document, analysis: Analysis) -> Counts:
    """Takes everything that is a digit for a number."""
    return [Mention(Span(i, i + 1), Count(int(c)), "digits") for i, c in enumerate(document.text) if c.isdigit()]


def crashes_on_empty(document: Document, analysis: Analysis) -> Counts:
    """Takes it for granted that there is a first character."""
    return lawful(document, analysis) if document.text[0] else ()


# ------------------------------------------------------------ state and world
_seen: list[str] = []


def remembers(document: Document, analysis: Analysis) -> Counts:
    """Answers once."""
    if document.text in _seen:
        return ()
    _seen.append(document.text)
    return lawful(document, analysis)


def chance(document: Document, analysis: Analysis) -> Counts:
    """Throws dice."""
    return [_mention(m.start, m.end, random.randrange(10**9)) for m in lawful(document, analysis)]


def today(document: Document, analysis: Analysis) -> Counts:
    """Reads the calendar on the wall."""
    return [_mention(m.start, m.end, dt.date.today().toordinal()) for m in lawful(document, analysis)]


def this_year(document: Document, analysis: Analysis) -> Counts:
    """Reads the clock another way."""
    return [_mention(m.start, m.end, time.localtime().tm_year) for m in lawful(document, analysis)]


def environment(document: Document, analysis: Analysis) -> Counts:
    """Can be switched off from outside."""
    return [_mention(m.start, m.end, int(os.environ.get("COUNTS_LIMIT", "1"))) for m in lawful(document, analysis)]


def environment_too(document: Document, analysis: Analysis) -> Counts:
    """The same by another function."""
    return [_mention(m.start, m.end, int(os.getenv("COUNTS_LIMIT", "1"))) for m in lawful(document, analysis)]


def folder(document: Document, analysis: Analysis) -> Counts:
    """Depends on where it runs."""
    return [_mention(m.start, m.end, len(str(Path.cwd()))) for m in lawful(document, analysis)]


def hash_order(document: Document, analysis: Analysis) -> Counts:
    """The first of a set."""
    rule = next(iter({f"rule{i}" for i in range(50)}))
    return [attrs.evolve(m, rule=rule) for m in lawful(document, analysis)]


def writes(document: Document, analysis: Analysis) -> Counts:
    """Writes into what it is given."""
    found = tuple(lawful(document, analysis))
    object.__setattr__(analysis, "layers", {**analysis.layers, "counts": found})
    return found


def undeclared(document: Document, analysis: Analysis) -> Counts:
    """Reads a layer that it doesn't require."""
    return after_dates(document, analysis)


# ------------------------------------------------------------ time
def quadratic(document: Document, analysis: Analysis) -> Counts:
    """Looks from each number at the whole text before it."""
    found = list(lawful(document, analysis))
    return [m for m in found if document.text[: m.start].count("\u0628" * 40) == 0 and not _before(document, m)]


def _before(document: Document, mention: Mention[Count]) -> bool:
    return bool(re.search(r"[0-9]{30}", document.text[: mention.start]))


def recursive(document: Document, analysis: Analysis) -> Counts:
    """Goes one call deeper a number."""

    def rest(found: list[Mention[Count]]) -> list[Mention[Count]]:
        return [found[0], *rest(found[1:])] if found else []

    return rest(list(lawful(document, analysis)))


LAWFUL = Layer(COUNTS, lawful)
AFTER_DATES = Layer(COUNTS, after_dates, requires=(DATES,))
_KEYS = {"loose": LOOSE, "listed": LISTED, "wide": WIDE}
_FAULTS = (
    utf16_offsets, byte_offsets, normalised_offsets, stripped_marks, view_offsets, stripped_text, unix_lines,
    split_lines, first_lines, lower_case, with_blank, unsorted, nameless, stamped, past_the_end, tuples, numbers,
    loose, listed, wide, blind, crashes_on_superscripts, crashes_on_empty, remembers, chance, today, this_year,
    environment, environment_too, folder, hash_order, writes, undeclared, quadratic, recursive,
)  # fmt: skip
FAULTY: dict[str, Layer[object]] = {
    f.__name__: Layer(_KEYS.get(f.__name__, COUNTS), f)  # type: ignore[arg-type, misc]
    for f in _FAULTS
}
FAULTY["a lambda"] = Layer(COUNTS, lambda document, analysis: lawful(document, analysis))  # type: ignore[assignment]  # noqa: PLW0108
