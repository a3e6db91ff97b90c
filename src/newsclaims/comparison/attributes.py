"""The rows of an event: what the documents say about it, gathered by attribute and value, and related."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from newsclaims.comparison.evidence import NAME, OFFICE, Said
from newsclaims.comparison.lexis import stem
from newsclaims.comparison.model import Attribute, AttributeName, Identity, Relation, RelationKind, Value
from newsclaims.comparison.quantities import MEASURED, PERCENT
from newsclaims.comparison.relations import Relate, related
from newsclaims.names import compare
from newsclaims.values import Place
from newsclaims.views import fold

__all__ = ["attributes"]

_ORDER = {name: at for at, name in enumerate(get_args(AttributeName))}
_SETTLED = frozenset({"city", "facility"})
_ONE_PLACE = frozenset({"talks", "visit", "disaster", "accident", "trial", "match"})
_SHARE, _FACTOR = 1.1, 2
"""How many times the smaller number the greater one may be where both are to count the same."""
_ALIKE = 0.5
"""Part of the shorter demand's words that the longer one has, from which they are the same demand."""


def attributes(
    kind: str, said: Iterable[Said], documents: Sequence[int], entities: Mapping[str, Identity]
) -> tuple[Attribute, ...]:
    """The attributes of an event of a class, told by ``documents``."""
    rows: dict[tuple[int, str], list[Said]] = defaultdict(list)
    for one in said:
        rows[_ORDER[one.name], one.subject].append(one)
    found = [_attribute(kind, rows[key], documents, entities) for key in sorted(rows)]
    return tuple(a for a in found if _worth_a_row(a))


def _worth_a_row(attribute: Attribute) -> bool:
    """That an event took place is worth saying where somebody denies it, an outlet's country where two differ."""
    if attribute.name == "original" and len({w.document for v in attribute.values for w in v.witnesses}) < 2:
        return False
    if attribute.name == "described" and len(attribute.values) < 2:
        return False
    return attribute.name != "held" or any(r.kind == "dispute" for r in attribute.relations)


def _attribute(
    kind: str, said: Sequence[Said], documents: Sequence[int], entities: Mapping[str, Identity]
) -> Attribute:
    first = said[0]
    told: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        told[one.key].append(one)
    values = tuple(_value(key, told[key]) for key in sorted(told))
    heard = {w.document for v in values for w in v.witnesses}
    silent = tuple(d for d in documents if d not in heard)
    relations = _RELATED.get(first.name, _plain)(kind, values, told, len(documents))
    identity = entities.get(first.subject)
    label = identity.name if identity else min(one.label for one in said)
    return Attribute(first.name, first.subject, label, values, relations, silent)


def _value(key: str, said: Sequence[Said]) -> Value:
    witnesses = tuple(sorted({one.witness for one in said}))
    label = min(said, key=lambda one: one.witness).value
    return Value(key, label, witnesses)


_Told = Mapping[str, Sequence[Said]]


def _relate(values: tuple[Value, ...], documents: int, relate: Relate) -> tuple[Relation, ...]:
    return tuple(sorted(related(values, documents, relate)))


# ---------------------------------------------------------------- by attribute
def _plain(kind: str, values: tuple[Value, ...], told: _Told, documents: int) -> tuple[Relation, ...]:
    return _relate(values, documents, lambda one, other: "unknown")


def _when(kind: str, values: tuple[Value, ...], told: _Told, documents: int) -> tuple[Relation, ...]:
    narrowest = _narrowest(told)

    def relate(one: Value, other: Value) -> RelationKind:
        a, b = told[one.key][0], told[other.key][0]
        if a.days is None or b.days is None:
            return "unknown"
        if a.days == b.days:
            return "agrees"
        if a.days.within(b.days):
            return "narrower"
        if b.days.within(a.days):
            return "broader"
        if a.days.meets(b.days) or not (_all_sure(told, one) and _all_sure(told, other)):
            return "unknown"
        if a.days.meets(b.days, 1) and (a.bound or b.bound):
            return "unknown"  # a page is often dated a day after its "yesterday" was written
        return "conflicts" if one.key in narrowest and other.key in narrowest else "unknown"

    return _relate(values, documents, relate)


def _narrowest(told: _Told) -> frozenset[str]:
    """The values that are the narrowest date of some document."""
    best: dict[int, tuple[int, str]] = {}
    for key, said in told.items():
        for one in said:
            size = len(one.days) if one.days else 10_000
            document = one.witness.document
            best[document] = min(best.get(document, (size, key)), (size, key))
    return frozenset(key for _, key in best.values())


def _where(kind: str, values: tuple[Value, ...], told: _Told, documents: int) -> tuple[Relation, ...]:
    settled = defaultdict(set)
    for key, said in told.items():
        for one in said:
            if one.place and one.place.kind in _SETTLED:
                settled[one.witness.document].add(key)
    only = {key for keys in settled.values() if len(keys) == 1 for key in keys}

    def relate(one: Value, other: Value) -> RelationKind:
        a, b = told[one.key][0].place, told[other.key][0].place
        if a is None or b is None:
            return "unknown"
        if _holds(b, a):
            return "narrower"
        if _holds(a, b):
            return "broader"
        sure = _all_sure(told, one) and _all_sure(told, other)
        apart = kind in _ONE_PLACE and a.kind in _SETTLED and b.kind in _SETTLED and {one.key, other.key} <= only
        return "conflicts" if sure and apart and a.country and b.country and a.refs != b.refs else "unknown"

    return _relate(values, documents, relate)


def _holds(outer: Place, inner: Place) -> bool:
    """Does a country hold a place?"""
    return (
        outer.kind == "country"
        and inner.kind != "country"
        and outer.country is not None
        and (outer.country == inner.country)
    )


def _count(kind: str, values: tuple[Value, ...], told: _Told, documents: int) -> tuple[Relation, ...]:
    single = _single(values)

    def relate(one: Value, other: Value) -> RelationKind:
        a, b = told[one.key][0], told[other.key][0]
        sure = _all_sure(told, one) and _all_sure(told, other)
        if not sure or not single or one.key == other.key:
            return "unknown"
        bounds = (a.bound, b.bound)
        if bounds == ("exact", "exact"):
            return "unknown" if _grown(a, b) or _two_things(a, b) else "conflicts"
        return _bounded(a, b)

    return _relate(values, documents, relate)


def _grown(a: Said, b: Said) -> bool:
    """Did a toll rise from one day's report to a later one's? Both can be true."""
    first, second = sorted((a, b), key=lambda one: one.published)
    return MEASURED in a.subject and first.published != second.published and first.number < second.number


def _two_things(a: Said, b: Said) -> bool:
    """Are the numbers so far apart that they hardly count the same, though the noun is one? Shares must be near."""
    low, high = sorted((abs(a.number), abs(b.number)))
    return MEASURED not in a.subject and high > low * (_SHARE if a.subject == PERCENT else _FACTOR)


def _bounded(a: Said, b: Said) -> RelationKind:
    """An exact number against a bound: narrower where it keeps to it, a conflict where it doesn't."""
    if a.bound == "exact" and b.bound in ("at_least", "at_most"):
        kept = a.number >= b.number if b.bound == "at_least" else a.number <= b.number
        return "narrower" if kept else "conflicts"
    if b.bound == "exact" and a.bound in ("at_least", "at_most"):
        kept = b.number >= a.number if a.bound == "at_least" else b.number <= a.number
        return "broader" if kept else "conflicts"
    if "about" in (a.bound, b.bound) and a.number and abs(a.number - b.number) / abs(a.number) <= 0.1:
        return "narrower" if a.bound == "exact" else "broader" if b.bound == "exact" else "agrees"
    return "unknown"


def _single(values: Sequence[Value]) -> bool:
    """Does every document give one number? Two of one noun count two things."""
    count: dict[int, int] = defaultdict(int)
    for value in values:
        for document in value.documents:
            count[document] += 1
    return all(n == 1 for n in count.values())


def _outcome(kind: str, values: tuple[Value, ...], told: _Told, documents: int) -> tuple[Relation, ...]:
    return _relate(
        values, documents, lambda a, b: "conflicts" if _all_sure(told, a) and _all_sure(told, b) else "unknown"
    )


def _requested(kind: str, values: tuple[Value, ...], told: _Told, documents: int) -> tuple[Relation, ...]:
    single = _single(values)
    return _relate(values, documents, lambda a, b: "conflicts" if single else "unknown")


def _demanded(kind: str, values: tuple[Value, ...], told: _Told, documents: int) -> tuple[Relation, ...]:
    def relate(one: Value, other: Value) -> RelationKind:
        a, b = _content(one.key), _content(other.key)
        shorter = min(len(a), len(b))
        return "agrees" if shorter and len(a & b) / shorter >= _ALIKE else "unknown"

    return _relate(values, documents, relate)


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in fold(text).split() if len(word) > 3)


def _original(kind: str, values: tuple[Value, ...], told: _Told, documents: int) -> tuple[Relation, ...]:
    return _relate(values, documents, lambda a, b: "attributed_differently")


def _described(kind: str, values: tuple[Value, ...], told: _Told, documents: int) -> tuple[Relation, ...]:
    return _relate(values, documents, lambda a, b: "named_differently")


def _person(kind: str, values: tuple[Value, ...], told: _Told, documents: int) -> tuple[Relation, ...]:
    """Offices against offices, and spellings against spellings; a surname is no other spelling of a full name."""

    def relate(one: Value, other: Value) -> RelationKind:
        a, b = (fold(v.label).split() for v in (one, other))
        if one.key.startswith(NAME) and other.key.startswith(NAME):
            alike = len(a) == len(b) and compare(one.label, other.label).same
            return "spelt_differently" if alike else "unknown"
        if one.key.startswith(OFFICE) and other.key.startswith(OFFICE):
            same = stem(a[0]) == stem(b[0]) or set(a) <= set(b) or set(b) <= set(a)
            return "agrees" if same else "named_differently"
        return "unknown"

    return tuple(r for r in _relate(values, documents, relate) if r.left == r.right or r.kind != "unknown")


def _all_sure(told: _Told, value: Value) -> bool:
    return any(one.sure and not one.witness.denied for one in told[value.key])


_RELATED = {
    "when": _when,
    "where": _where,
    "count": _count,
    "outcome": _outcome,
    "requested_by": _requested,
    "demanded": _demanded,
    "original": _original,
    "described": _described,
    "person": _person,
}
