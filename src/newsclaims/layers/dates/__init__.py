"""Dates, times, durations and sets: read by a small grammar over the words of time, resolved by news sense.

``vocabulary`` turns data files into a table and ``tokens`` finds runs of words of time in a text. ``numbers``,
``clock``, ``pieces``, ``stamps``, ``parents``, ``relative``, ``parts`` and ``lengths`` read what they say;
``moments``, ``ranges`` and ``grammar`` compose it into ``nodes``. ``anchors``, ``sense`` and ``resolve`` say when
that is, by the arithmetic of ``periods``, ``hijri`` and ``feasts``; ``open_values`` writes what is no period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from newsclaims.analysis import Analysis
from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.keys import DATES, SECTIONS
from newsclaims.layers.dates import anchors
from newsclaims.layers.dates.anchors import Anchor, Page
from newsclaims.layers.dates.grammar import read
from newsclaims.layers.dates.nodes import At, Decade, Node, PartOf, Phase, Range, Rel, Stamp, settled
from newsclaims.layers.dates.periods import Period, period
from newsclaims.layers.dates.resolve import value_of
from newsclaims.layers.dates.sense import Context
from newsclaims.layers.dates.tokens import Token, islands, tokens
from newsclaims.layers.dates.vocabulary import Vocabulary, vocabulary
from newsclaims.mentions import Mention
from newsclaims.spans import Span
from newsclaims.values import TimeValue

__all__ = ["LAYER", "extract"]

_STAMP_ROOM = 16
_LARGE = frozenset({"day", "week", "month", "year", "daypart", "minute", "hour"})


@frozen(slots=True)
class _Raw:
    """An expression that is read, not yet resolved."""

    rule: str
    node: Node
    span: Span
    first: int
    last: int
    joined: bool


def extract(document: Document, analysis: Analysis) -> Iterable[Mention[TimeValue]]:
    """The dates, times, durations and sets of a document."""
    known = analysis.resource(vocabulary)
    found = list(_expressions(analysis, known))
    return list(_resolved(document, analysis, known, found)) if found else ()


def _expressions(analysis: Analysis, known: Vocabulary) -> Iterator[_Raw]:
    words = analysis.words
    for first, last in islands(words, known):
        ts = tokens(words, first, last, known)
        for rule, node, start, end in read(ts):
            dated = _event(node, ts[start], known)
            if not _trapped(dated, ts[start], ts[end - 1], known):
                yield _Raw(
                    rule,
                    dated,
                    _span(analysis, ts[start], ts[end - 1]),
                    ts[start].first,
                    ts[end - 1].last,
                    bool(ts[start].clitic),
                )


def _span(analysis: Analysis, first: Token, last: Token) -> Span:
    """The characters from one token to another, with the bracket that closes one opened inside."""
    plain = analysis.view.plain
    end = last.end
    start = first.start
    if plain[start:end].count(")") > plain[start:end].count("(") and plain[start - 1 : start] == "(":
        start -= 1
    if plain[first.start : end].count("(") > plain[first.start : end].count(")") and plain[end : end + 1] == ")":
        end += 1
    return analysis.view.span(start, end)


def _event(node: Node, first: Token, known: Vocabulary) -> Node:
    """With the year of the event that is named by its day, where the noun before it says so."""
    if (
        isinstance(node, Stamp)
        and node.year is None
        and node.month
        and node.calendar == "gregorian"
        and node.turn is None
    ):
        noun = first.before.removeprefix("\u0627\u0644")
        for form in (noun, noun[1:]):
            year = known.events.get((form, node.month, node.day or 0))
            if year is not None:
                return evolve(node, year=year)
    return node


def _trapped(node: Node, first: Token, last: Token, known: Vocabulary) -> bool:
    """Is it part of a name (a party named by a date, the international day of something), or somebody's age?"""
    if isinstance(node, Decade) or (isinstance(node, Phase) and isinstance(node.of, Decade)):
        return _age(last, known)
    if isinstance(node, Stamp) and node.year is None and node.weekday is None:
        before = first.before
        return before in known.traps["before"] or before.removeprefix("\u0627\u0644") in known.traps["before"]
    return isinstance(node, Rel) and node.days == 0 and last.behind in known.traps["after"]


def _age(last: Token, known: Vocabulary) -> bool:
    """Do the words behind a decade say that it is one of a life ("in the forties of his age")?"""
    words, i = last.words, last.last + 1
    return not last.closed and i < len(words) and words.folded[i] in known.traps["age"]


def _resolved(
    document: Document, analysis: Analysis, known: Vocabulary, found: list[_Raw]
) -> Iterator[Mention[TimeValue]]:
    page = anchors.page(analysis)
    held: dict[int, Anchor] = {0: anchors.published(document)}
    last: dict[int, Period | None] = {}
    previous: _Raw | None = None
    for raw in found:
        article = page.article(raw.span.start)
        anchor = held.get(article) or _own(analysis, found, page, article)
        held[article] = anchor
        ahead = None
        if anchor.now and not settled(raw.node):
            ahead = anchors.forward(analysis, known, raw.first, raw.last)
        joined = previous is not None and raw.first == previous.last and raw.joined
        alone = len(found) == 1 and raw.first == 0 and raw.last == len(analysis.words)
        if alone and ahead is None and isinstance(raw.node, (At, PartOf, Range)):  # a line of a programme
            ahead = True
        context = Context(anchor.now, anchor.timed, ahead, last.get(article), anchor.kind, joined, alone)
        previous = raw
        value, when = value_of(raw.node, context)
        if when is not None and when.unit in _LARGE:
            last[article] = _day_of(when)
        yield Mention(raw.span, value, raw.rule)


def _day_of(when: Period) -> Period:
    """What a later word points back to: the day of a time, else the unit itself."""
    return (
        evolve(period("day", when.start), anchor=when.anchor) if when.unit in ("daypart", "minute", "hour") else when
    )


def _own(analysis: Analysis, found: list[_Raw], page: Page, article: int) -> Anchor:
    """The anchor of a further article: a full date in its dateline or alone in a line; else there is none."""
    if article < 0:
        return Anchor(None)
    for raw in found:
        if page.article(raw.span.start) == article and (
            page.dateline(raw.span.start) or _stamps_line(analysis, raw.span)
        ):
            value, when = value_of(raw.node, Context(None))
            if when is not None and value.precision in ("day", "minute", "hour") and value.earliest:
                return Anchor(when.start, value.precision != "day", "text")
    return Anchor(None)


def _stamps_line(analysis: Analysis, span: Span) -> bool:
    """Is the date alone in its line, but for a few signs or a word such as the one for "published"?"""
    text = analysis.document.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return (len(text) if end < 0 else end) - start - len(span) <= _STAMP_ROOM


LAYER = Layer(DATES, extract, requires=(SECTIONS,))
