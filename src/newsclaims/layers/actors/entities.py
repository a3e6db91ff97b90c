"""Who is who in one document: a surname, a partial name or a spelling variant joins the fullest form."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.values import Actor, ActorKind
from newsclaims.views import fold

__all__ = ["resolve", "slug"]

# Latin letters for slugs of unknown actors, by code point.
_LATIN = {
    0x621: "", 0x622: "a", 0x623: "a", 0x624: "w", 0x625: "i", 0x626: "y", 0x627: "a", 0x628: "b", 0x629: "a",
    0x62A: "t", 0x62B: "th", 0x62C: "j", 0x62D: "h", 0x62E: "kh", 0x62F: "d", 0x630: "dh", 0x631: "r", 0x632: "z",
    0x633: "s", 0x634: "sh", 0x635: "s", 0x636: "d", 0x637: "t", 0x638: "z", 0x639: "a", 0x63A: "gh", 0x641: "f",
    0x642: "q", 0x643: "k", 0x644: "l", 0x645: "m", 0x646: "n", 0x647: "h", 0x648: "w", 0x649: "a", 0x64A: "y",
}  # fmt: skip


def slug(name: str) -> str:
    """A slug of ASCII letters for a name in Arabic letters; the same for every spelling that folds alike."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).translate(_LATIN)).strip("-") or "unnamed"


def resolve(ctx: Context, proposals: Iterable[Proposal]) -> list[tuple[Proposal, Actor]]:
    """Each proposal with the actor that it means in this document."""
    kept = list(proposals)
    people = _People(ctx, [p for p in kept if p.actor == "person"])
    out = []
    for proposal in kept:
        entry = proposal.entry
        if proposal.actor == "person":
            value = people.actor(proposal)
        elif entry is not None:
            value = Actor(entry.kind, entry.entity, entry.name, entry.refs)
        else:
            name = proposal.name or " ".join(ctx.words.plain[proposal.first : proposal.last + 1])
            stems = " ".join(ctx.stems(proposal.first, proposal.last))
            value = Actor(_kind(proposal), proposal.entity or slug(stems), name)
        out.append((proposal, value))
    return out


def _kind(proposal: Proposal) -> ActorKind:
    return proposal.actor  # type: ignore[return-value]


class _People:
    """The persons of a document, from the fullest names to the partial ones."""

    def __init__(self, ctx: Context, proposals: list[Proposal]) -> None:
        self._ctx = ctx
        self._actors: dict[tuple[str, ...], Actor] = {}
        self._full: list[tuple[tuple[str, ...], Actor]] = []
        known = [p for p in proposals if p.entry is not None]
        rest = [p for p in proposals if p.entry is None]
        for p in known:
            entry = p.entry
            if entry is not None:
                actor = Actor("person", entry.entity, entry.name, entry.refs)
                self._add(ctx.stems(p.first, p.last), actor)
                self._add(tuple(fold(entry.name).split()), actor)
        for p in sorted(rest, key=lambda p: (-(p.last - p.first), p.first)):
            stems = ctx.stems(p.first, p.last)
            if stems in self._actors:
                continue
            actor = self._fuller(stems) or Actor("person", slug(" ".join(stems)), self._written(p))
            self._add(stems, actor)

    def _add(self, stems: tuple[str, ...], actor: Actor) -> None:
        if stems not in self._actors:
            self._actors[stems] = actor
            self._full.append((stems, actor))

    def _written(self, p: Proposal) -> str:
        ctx = self._ctx
        view = ctx.words.view
        return view.plain[ctx.words.starts[p.first] + p.offset : ctx.words.ends[p.last]]

    def _fuller(self, stems: tuple[str, ...]) -> Actor | None:
        """The one person whose name holds these words, its last among them; None when two do or none."""
        found = {a.entity: a for full, a in self._full if len(full) > len(stems) and _partial(stems, full)}
        return next(iter(found.values())) if len(found) == 1 else None

    def actor(self, proposal: Proposal) -> Actor:
        """The actor of a proposal."""
        if proposal.entry is not None:
            return Actor("person", proposal.entry.entity, proposal.entry.name, proposal.entry.refs)
        return self._actors[self._ctx.stems(proposal.first, proposal.last)]


def _partial(part: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(word in rest for word in part) and (part[-1] == full[-1] or len(part) > 1 or part[0] in full[1:])
