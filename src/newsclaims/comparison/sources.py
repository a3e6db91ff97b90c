"""Which reports render one original: independent reports are counted, not pages."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from newsclaims.comparison.model import Original, Witness
from newsclaims.comparison.reports import Report
from newsclaims.mentions import Mention
from newsclaims.names import compare
from newsclaims.values import Actor, Place

__all__ = ["Named", "described", "named_original", "originals"]

_CHAIN, _LINE = 3, 1
"""What an outlet's part in an attribution chain weighs, and a bare mention."""
_BY = 1
"""Words between "according to" and the name of the outlet, such as "newspaper"."""
_GENERIC = 3
"""Letters; outlets of shorter names are none."""


@frozen
class Named:
    """The outlet whose report a document renders.

    Attributes:
        entity: its identity.
        name: its name.
        witnesses: where the document names it.
    """

    entity: str
    name: str
    witnesses: tuple[Witness, ...]


def named_original(report: Report) -> Named | None:
    """The outlet that a document relays most, if it is another than the one that publishes it.

    An outlet counts where it stands in the attribution of a claim, and by its mentions in the article; one that is
    said to have translated or monitored the report doesn't.
    """
    weights: dict[str, int] = defaultdict(int)
    told: dict[str, list[Mention[Actor]]] = defaultdict(list)
    own = report.claims.document.outlet
    cited = {
        offset
        for c in report.claims
        for link in c.chain[:1]
        for s in link.sources
        for offset in range(s.start, s.end)
    }
    cues = sorted({c.end for claim in report.claims for c in (claim.cue, *(link.cue for link in claim.chain)) if c})
    for mention in _outlets(report):
        last = bisect_right(cues, mention.start) - 1
        if last >= 0 and len(report.text[cues[last] : mention.start].split()[: _BY + 1]) <= _BY:
            cited.add(mention.start)
        if own and compare(own, mention.value.name).same:
            continue
        entity = report.entities[mention.value.entity]
        weights[entity] += _CHAIN if mention.start in cited else _LINE
        told[entity].append(mention)
    relayed = {e for e in weights if any(m.start in cited for m in told[e])}
    if not relayed:
        return None
    best = min(relayed, key=lambda e: (-weights[e], told[e][0].start))
    name = max((m.value.name for m in told[best]), key=lambda n: (len(n), n))
    where = tuple(Witness(report.index, m.start, m.end, m.text) for m in told[best])
    return Named(best, name, where)


def _outlets(report: Report) -> Iterator[Mention[Actor]]:
    """The outlets that the article names; translators and what only describes ("a report") are left out."""
    for sentence in report.sentences:
        if sentence.part:
            continue
        carried = [report.end(f.last) for f in sentence.of("translator")]
        for mention in sentence.actors:
            if mention.value.kind != "outlet" or len(mention.value.name) < _GENERIC:
                continue
            if not any(
                mention.start - end >= 0 and len(report.text[end : mention.start].split()) <= 1 for end in carried
            ):
                yield mention


def originals(reports: Sequence[Report], linked: Iterable[Collection[int]]) -> tuple[Original, ...]:
    """The originals with the documents that render them.

    Args:
        reports: the documents.
        linked: for each shared event, the indices of the documents that tell it; two documents render one original
            only where they name one outlet and tell one event.
    """
    named = {r.index: named_original(r) for r in reports}
    group = {r.index: r.index for r in reports}
    for members in linked:
        by: dict[str, list[int]] = defaultdict(list)
        for index in sorted(members):
            original = named[index]
            if original:
                by[original.entity].append(index)
        for first, *others in by.values():
            for other in others:
                _join(group, first, other)
    documents: dict[int, list[int]] = defaultdict(list)
    for index in sorted(group):
        documents[_root(group, index)].append(index)
    return tuple(_original(tuple(members), named) for _, members in sorted(documents.items()))


def _original(members: tuple[int, ...], named: Mapping[int, Named | None]) -> Original:
    found = [n for n in (named[i] for i in members) if n]
    if not found:
        return Original("", "", members)
    return Original(found[0].entity, found[0].name, members, tuple(w for n in found for w in n.witnesses))


def _root(group: dict[int, int], index: int) -> int:
    while group[index] != index:
        index = group[index]
    return index


def _join(group: dict[int, int], one: int, other: int) -> None:
    first, second = sorted((_root(group, one), _root(group, other)))
    group[second] = first


def described(report: Report, entity: str) -> Iterator[tuple[str, Mention[Place]]]:
    """The countries that a document says an outlet is of: the demonym that is a part of its mention or follows it."""
    for sentence in report.sentences:
        for mention in sentence.actors:
            if mention.value.kind != "outlet" or report.entities[mention.value.entity] != entity:
                continue
            for place in sentence.places:
                gap = report.text[mention.end : place.start] if place.start >= mention.end else ""
                near = mention.start <= place.start < mention.end or (place.start >= mention.end and _signs_only(gap))
                if near and place.value.country and place.value.kind == "demonym":
                    yield place.value.country, place


def _signs_only(gap: str) -> bool:
    return len(gap) <= 4 and not any(c.isalnum() for c in gap.removesuffix("\u0627\u0644"))
