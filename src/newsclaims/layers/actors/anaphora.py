"""Definite descriptions that stand for an actor named elsewhere: the newspaper, the report, the movement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclaims.layers.actors.bodies import acts
from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.layers.actors.lexis import Head

__all__ = ["descriptions"]

_RANK = 45
_KINDS = {"outlet", "armed_group", "organization"}


def descriptions(ctx: Context, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """The descriptions that have an antecedent, each as a mention of it."""
    named = [p for p in found if p.actor in _KINDS]
    taken = {i for p in found for i in range(p.first, p.last + 1)}
    for i, form in enumerate(ctx.forms):
        head = form.head
        if head is None or i in taken or head.kind not in _KINDS or head.plural:
            continue
        last = _end(ctx, i)
        if not (form.definite or (head.use == "report" and last > i)) or not acts(ctx, i, last):
            continue
        antecedent = _antecedent(ctx, i, head, named)
        if antecedent is not None:
            yield Proposal(
                i, last, form.offset, antecedent.actor, "anaphor", _RANK, antecedent.entry, _slug(ctx, antecedent),
                antecedent.name, country=antecedent.country,
            )  # fmt: skip


def _end(ctx: Context, i: int) -> int:
    """With the adjective that says whose: the British newspaper."""
    k = i + 1
    if k < len(ctx) and ctx.joined[i] and ctx.demonym(k) is not None and not ctx.forms[k].offset:
        return k
    return i


def _antecedent(ctx: Context, i: int, head: Head, named: Sequence[Proposal]) -> Proposal | None:
    """The last one named before of the same kind; for a report the next one, when none is."""
    before = [p for p in named if p.last < i and p.actor == head.kind]
    if head.kind == "organization":
        before = [p for p in before if (other := ctx.forms[p.first].head) is not None and other.slug == head.slug]
    if before:
        return before[-1]
    after = [p for p in named if p.first > i and p.actor == head.kind]
    return after[0] if head.use == "report" and after else None


def _slug(ctx: Context, p: Proposal) -> str:
    from newsclaims.layers.actors.entities import slug

    return p.entity or slug(" ".join(ctx.stems(p.first, p.last)))
