"""Which of several readings is taken, from left to right; and what points back into the text."""

from __future__ import annotations

from functools import lru_cache

from newsclaims.layers.dates.clock import hour_word
from newsclaims.layers.dates.lengths import amount, every, length, shifted
from newsclaims.layers.dates.moments import DATES, NUMBERS, Found, Rule, Ts, moment, rel
from newsclaims.layers.dates.nodes import At, Clock, Cycle, Length, Node, Phase, Reference, Shift
from newsclaims.layers.dates.numbers import number
from newsclaims.layers.dates.ranges import range_
from newsclaims.layers.dates.relative import cycle, many

__all__ = ["read"]


def read(ts: Ts) -> list[tuple[str, Node, int, int]]:
    """All expressions in a run of tokens, from left to right: rule, node, first token, token after."""
    found = []
    i = 0
    while i < len(ts):
        best = _longest(ts, i)
        if best is None:
            i += 1
            continue
        found.append(best)
        i = best[3]
        moved = _moved_to(ts, best[2], i)
        if moved:
            found.append(moved)
            i = moved[3]
    return found


def _moved_to(ts: Ts, start: int, end: int) -> tuple[str, Node, int, int] | None:
    """The new hour of an appointment that is moved from one time to another: they are two times, no range."""
    if not start or ts[start - 1].get("schedule") is None or end + 1 >= len(ts) or ts[end].get("prep") != "to":
        return None
    named = hour_word(ts, end + 1)
    spelled = number(ts, end + 1) if named is None and ts[end + 1].number is None else None
    hour, after = named or ((int(spelled[0]), spelled[1]) if spelled else (0, 0))
    if not 1 <= hour <= 24 or not ts[after - 1].closed:
        return None
    return "moved", At(Clock(hour=hour, spelled=True)), end + 1, after


def _longest(ts: Ts, i: int) -> tuple[str, Node, int, int] | None:
    best = None
    for name, rule in _rules(ts[i].key):
        got = rule(ts, i)
        if got and (best is None or got[2] > best[3]):
            best = (name, *got)
    return best


@lru_cache(maxsize=4096)
def _rules(kinds: tuple[str, ...]) -> tuple[tuple[str, Rule], ...]:
    """The rules that can begin with a token of these classes."""
    return tuple((name, rule) for name, rule, starts in _RULES if not starts.isdisjoint(kinds))


# ---------------------------------------------------------------- what points into the text
def after_that(ts: Ts, i: int) -> Found | None:
    """Two days after that; a day before."""
    token = ts[i]
    if token.get("prep") not in ("after", "before") or i + 2 >= len(ts) + 1:
        return None
    k = i + 2 if i + 1 < len(ts) and ts[i + 1].get("dem") == "that" and not ts[i + 1].gap else 0
    if not k or k >= len(ts) or ts[k].gap or ts[k].clitic != "\u0628":
        return None
    got = amount(ts, k, single=True)
    if got is None:
        return None
    return Shift(Length((got[0],)), 1 if token.get("prep") == "after" else -1, Cycle("day", "same")), i, got[2]


def reference(ts: Ts, i: int) -> Found | None:
    """A vague reference, or so many open units ago."""
    value = ts[i].get("ref")
    if not value or (i and ts[i - 1].get("dem") == "that" and not ts[i].gap):
        return None
    if ts[i].plain.startswith("\u0622") or (ts[i].get("finally") is not None and not ts[i].before):
        return None  # a given name; "finally" at the head of a sentence
    j = i + 1
    if value != "PRESENT_REF" and j + 1 < len(ts) and ts[j].get("prep") in ("of", "in") and not ts[j].gap:
        inner = cycle(ts, j + 1) or rel(ts, j + 1)
        if inner:
            return Phase("elapsed" if value == "PAST_REF" else "rest", inner[0]), i, inner[2]
    return Reference(value), i, j


_DAYS = frozenset().union(*(starts for _, starts in DATES))


_TIMES = NUMBERS | {"clock", "part", "unit"}


_RULES: tuple[tuple[str, Rule, frozenset[str]], ...] = (
    ("set", every, frozenset({"every", "freq", "manner", "units", "times"})),
    ("reference", reference, frozenset({"ref"})),
    ("range", range_, _DAYS | _TIMES | {"prep"}),
    ("anaphor", after_that, frozenset({"prep"})),
    ("shift", shifted, NUMBERS | {"prep", "dual", "unit", "units", "vague"}),
    ("many", many, NUMBERS | {"units", "dual", "last", "mod"}),
    ("date", moment, _DAYS | _TIMES),
    ("length", length, NUMBERS | {"unit", "units", "dual", "vague", "moment", "whole"}),
)
