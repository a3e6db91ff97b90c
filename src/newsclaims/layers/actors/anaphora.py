"""Definite descriptions that stand for an actor named elsewhere: the newspaper, the report, the minister."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsclaims.layers.actors.bodies import acts
from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.layers.actors.lexis import BRINGS, FUNCTION, SPEECH, VERB, Head

__all__ = ["descriptions", "titles"]

_RANK = 45
_KINDS = frozenset({"outlet", "armed_group", "organization"})


class _Named:
    """Proposals under a word for what they are, in order, to look up the last one before a word."""

    def __init__(self) -> None:
        self._at: dict[str, list[int]] = {}
        self._proposals: dict[str, list[Proposal]] = {}

    def add(self, what: str, p: Proposal) -> None:
        self._at.setdefault(what, []).append(p.last)
        self._proposals.setdefault(what, []).append(p)

    def before(self, what: str, i: int) -> Proposal | None:
        at = bisect_left(self._at.get(what, ()), i)
        return self._proposals[what][at - 1] if at else None

    def first(self, what: str) -> Proposal | None:
        found = self._proposals.get(what)
        return found[0] if found else None


def descriptions(ctx: Context, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """The descriptions of bodies that have an antecedent, each as a mention of it."""
    named, taken = _Named(), bytearray(len(ctx))
    for p in sorted(found, key=lambda p: p.last):
        taken[p.first : p.last + 1] = b"\x01" * (p.last + 1 - p.first)
        if p.actor in _KINDS and p.antecedent is None:
            named.add(_what(p.actor, ctx.forms[p.first].head), p)
    for i, form in enumerate(ctx.forms):
        head = form.head
        if head is None or taken[i] or head.kind not in _KINDS or head.plural:
            continue
        last = _end(ctx, i)
        if not (form.definite or (head.use == "report" and last > i)) or not acts(ctx, i, last):
            continue
        if head.kind == "organization" and not _said(ctx, i, last):
            continue
        what = _what(head.kind, head)
        antecedent = named.before(what, i)
        if antecedent is None and head.use == "report" and last > i:
            antecedent = named.first(what)  # an American report, named further down
        if antecedent is not None:
            yield Proposal(i, last, form.offset, antecedent.actor, "anaphor", _RANK, antecedent=antecedent)


def _said(ctx: Context, first: int, last: int) -> bool:
    """Is it beside a verb of speech, or behind "according to"? Of the many bodies that act, speakers are meant."""
    if first and ctx.joined[first - 1] and ctx.forms[first - 1].flags & (SPEECH | BRINGS):
        return True
    return last + 1 < len(ctx) and ctx.joined[last] and bool(ctx.forms[last + 1].flags & SPEECH)


def _what(kind: str, head: Head | None) -> str:
    """Outlets and groups are one kind each; of organisations, the bank is no court."""
    return kind if kind != "organization" or head is None else f"{kind} {head.slug}"


def titles(ctx: Context, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """A definite title alone beside a verb of speech: the last person before who bears it."""
    people, taken = _Named(), bytearray(len(ctx))
    for p in sorted(found, key=lambda p: p.last):
        for first, last in ((p.first, p.last), *((first, last) for first, last, _ in p.parts)):
            taken[first : last + 1] = b"\x01" * (last + 1 - first)
        for first, _, _ in p.parts if p.actor == "person" else ():
            title = ctx.forms[first].title
            if title is not None:
                people.add(title.lemma, p)
    for i, form in enumerate(ctx.forms):
        if form.title is None or not form.definite or taken[i] or form.title.plural or not _speaks(ctx, i):
            continue
        antecedent = people.before(form.title.lemma, i)
        if antecedent is not None:
            yield Proposal(i, i, form.offset, "person", "anaphor", _RANK, antecedent=antecedent)


def _speaks(ctx: Context, i: int) -> bool:
    """Does a verb of speech stand right before the word and nothing of its noun phrase behind it?"""
    if not i or not ctx.joined[i - 1] or not ctx.forms[i - 1].flags & SPEECH:
        return False
    return i + 1 >= len(ctx) or not ctx.joined[i] or bool(ctx.forms[i + 1].flags & (FUNCTION | VERB))


def _end(ctx: Context, i: int) -> int:
    """With the adjective that says whose: the British newspaper."""
    k = i + 1
    if k < len(ctx) and ctx.joined[i] and ctx.demonym(k) is not None and not ctx.forms[k].offset:
        return k
    return i
