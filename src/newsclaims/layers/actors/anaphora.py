"""Definite descriptions that stand for an actor named elsewhere: the newspaper, the report, the movement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclaims.layers.actors.bodies import acts
from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.layers.actors.lexis import FUNCTION, SPEECH, VERB, Head

__all__ = ["descriptions", "titles"]

_RANK = 45
_KINDS = {"outlet", "armed_group", "organization"}


def descriptions(ctx: Context, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """The descriptions that have an antecedent, each as a mention of it."""
    named = [p for p in found if p.actor in _KINDS and p.antecedent is None]
    taken = {i for p in found for i in range(p.first, p.last + 1)}
    for i, form in enumerate(ctx.forms):
        head = form.head
        if head is None or i in taken or head.kind not in _KINDS or head.plural:
            continue
        last = _end(ctx, i)
        if not (form.definite or (head.use == "report" and last > i)) or not acts(ctx, i, last):
            continue
        antecedent = _antecedent(ctx, i, head, named, described=last > i)
        if antecedent is not None:
            yield Proposal(i, last, form.offset, antecedent.actor, "anaphor", _RANK, antecedent=antecedent)


def titles(ctx: Context, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """A definite title alone beside a verb of speech: the last person before who bears it."""
    people = [p for p in found if p.actor == "person" and p.parts]
    taken = {
        i for p in found for a, b in ((p.first, p.last), *((x, y) for x, y, _ in p.parts)) for i in range(a, b + 1)
    }
    for i, form in enumerate(ctx.forms):
        if form.title is None or not form.definite or i in taken or form.title.plural or not _speaks(ctx, i):
            continue
        for p in reversed(people):
            heads = {t.lemma for first, _, _ in p.parts if (t := ctx.forms[first].title) is not None}
            if p.last < i and form.title.lemma in heads:
                yield Proposal(i, i, form.offset, "person", "anaphor", _RANK, antecedent=p)
                break


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


def _antecedent(ctx: Context, i: int, head: Head, named: Sequence[Proposal], *, described: bool) -> Proposal | None:
    """The last one named before of the same kind; none before a described report (an American report): the next."""
    before = [p for p in named if p.last < i and p.actor == head.kind]
    if head.kind == "organization":
        before = [p for p in before if (other := ctx.forms[p.first].head) is not None and other.slug == head.slug]
    if before:
        return before[-1]
    after = [p for p in named if p.first > i and p.actor == head.kind]
    return after[0] if head.use == "report" and after and described else None
