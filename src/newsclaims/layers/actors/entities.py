"""Who is who in one document: a surname, a partial name or a spelling variant joins the fullest form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from newsclaims import names
from newsclaims.analysis import Analysis
from newsclaims.layers.actors.context import Context, Proposal
from newsclaims.layers.actors.lexis import Entry
from newsclaims.lexicons import Lexicons
from newsclaims.values import Actor
from newsclaims.views import fold

__all__ = ["People", "people_by_key", "resolve", "slug"]

Stems: TypeAlias = tuple[str, ...]
PeopleByKey: TypeAlias = Mapping[str, tuple[tuple[str, Entry], ...]]

# Latin letters for slugs of unknown actors, by code point.
_LATIN: Final = {
    0x621: "", 0x622: "a", 0x623: "a", 0x624: "w", 0x625: "i", 0x626: "y", 0x627: "a", 0x628: "b", 0x629: "a",
    0x62A: "t", 0x62B: "th", 0x62C: "j", 0x62D: "h", 0x62E: "kh", 0x62F: "d", 0x630: "dh", 0x631: "r", 0x632: "z",
    0x633: "s", 0x634: "sh", 0x635: "s", 0x636: "d", 0x637: "t", 0x638: "z", 0x639: "a", 0x63A: "gh", 0x641: "f",
    0x642: "q", 0x643: "k", 0x644: "l", 0x645: "m", 0x646: "n", 0x647: "h", 0x648: "w", 0x649: "a", 0x64A: "y",
}  # fmt: skip


# Who shares a name with more than so many others of a document isn't looked for among them, and after so many
# comparisons only names that fold alike are the same: no text may cost more than time in proportion to its length.
_MANY: Final = 20
_COMPARISONS: Final = 200
# A stranger's name is like that of one of hundreds of known people by chance far more often than like that of the few
# others in his document, and a wrong identity is worse than a missing one.
_SAME: Final = 0.5
_KNOWN: Final = 0.95


def slug(name: str) -> str:
    """A slug of ASCII letters for a name in Arabic letters; the same for every spelling that folds alike."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).translate(_LATIN)).strip("-") or "unnamed"


def people_by_key(lexicons: Lexicons) -> PeopleByKey:
    """The known persons' full names by :func:`newsclaims.names.key`, to find other spellings of them."""
    table: dict[str, list[tuple[str, Entry]]] = {}
    for row in lexicons.records("actors"):
        if row["kind"] == "person" and " " in row["name"]:
            refs = tuple(filter(None, row.get("refs", "").split("|")))
            entry = Entry(row["entity"], "person", row["name"], row.get("country", ""), refs)
            table.setdefault(names.key(row["name"]), []).append((row["name"], entry))
    return {key: tuple(found) for key, found in table.items()}


def resolve(ctx: Context, analysis: Analysis, proposals: Iterable[Proposal]) -> list[tuple[Proposal, Actor]]:
    """Each proposal with the actor that it means in this document."""
    kept = list(proposals)
    people = People(ctx, [p for p in kept if p.actor == "person"], analysis.resource(people_by_key))
    return [(p, people.actor(p) if p.actor == "person" else _body(ctx, p)) for p in kept]


def _body(ctx: Context, proposal: Proposal) -> Actor:
    if proposal.antecedent is not None:
        return _body(ctx, proposal.antecedent)
    entry = proposal.entry
    if entry is not None:
        return Actor(entry.kind, entry.entity, entry.name, entry.refs)
    name = proposal.name or _written(ctx, proposal)
    entity = proposal.entity or slug(" ".join(ctx.stems(proposal.first, proposal.last, proposal.offset)))
    state = ctx.lexis.governments.get(proposal.country) if proposal.actor == "government" else None
    return Actor(proposal.actor, entity, name, state.refs if state is not None and state.entity == entity else ())


def _written(ctx: Context, p: Proposal) -> str:
    words = ctx.words
    return words.view.plain[words.starts[p.first] + p.offset : words.ends[p.last]]


class People:
    """The persons of a document, from the fullest names to the partial ones.

    A name joins another when it is the same under another spelling (:func:`newsclaims.names.compare`), or a part of
    exactly one fuller name; two who share a surname stay apart, and a surname that may be either's joins neither.
    """

    def __init__(self, ctx: Context, proposals: Sequence[Proposal], known: PeopleByKey) -> None:
        self._ctx = ctx
        self._known = known
        self._actors: dict[Stems, Actor] = {}
        # Names by each of their words, and by the key of the last.
        self._full: dict[str, list[tuple[Stems, Actor]]] = {}
        self._left = _COMPARISONS
        self._keys: dict[str, list[tuple[str, Actor]]] = {}
        named: dict[Stems, Proposal] = {}
        bare: dict[Stems, Proposal] = {}
        for p in proposals:
            stems = ctx.stems(p.first, p.last, p.offset)
            if p.antecedent is not None:
                continue
            alone = len(stems) == 1 and (p.entry is None or p.rule != "lexicon")
            target = bare if alone else named
            target.setdefault(stems, p)
        for stems, p in sorted(named.items(), key=lambda item: (-len(item[0]), item[1].first)):
            self._add(stems, self._of(stems, p))
        for stems, p in sorted(bare.items(), key=lambda item: item[1].first):
            self._add(stems, self._fuller(stems) or self._of(stems, p))

    def _of(self, stems: Stems, p: Proposal) -> Actor:
        entry = p.entry or self._variant(stems)
        if entry is not None:
            return Actor("person", entry.entity, entry.name, entry.refs)
        written = _written(self._ctx, p)
        return self._spelt(stems) or self._fuller(stems) or Actor("person", slug(" ".join(stems)), written)

    def _add(self, stems: Stems, actor: Actor) -> None:
        if stems not in self._actors:
            self._actors[stems] = actor
            for word in {*stems, _last_key(stems)}:
                self._full.setdefault(word, []).append((stems, actor))
            name = " ".join(stems)
            self._keys.setdefault(_key(name), []).append((name, actor))

    def _variant(self, stems: Stems) -> Entry | None:
        """The known person whose name this spells otherwise."""
        if len(stems) < 2:
            return None
        name = " ".join(stems)
        for other, entry in self._known.get(_key(name), ()):
            if self._same(name, fold(other), _KNOWN):
                return entry
        return None

    def _spelt(self, stems: Stems) -> Actor | None:
        """The person of this document whose name this spells otherwise."""
        name = " ".join(stems)
        for other, actor in self._keys.get(_key(name), ())[:_MANY]:
            if self._same(name, other):
                return actor
        return None

    def _same(self, one: str, other: str, least: float = _SAME) -> bool:
        if one == other:
            return True
        self._left -= 1
        return self._left > 0 and names.compare(one, other).score >= least

    def _fuller(self, stems: Stems) -> Actor | None:
        """The one person whose name holds these words; None when two do or none."""
        found: dict[str, Actor] = {}
        for word in {stems[0], stems[-1], _last_key(stems)}:
            for full, actor in self._full.get(word, ())[:_MANY]:
                if len(full) > len(stems) and self._partial(stems, full):
                    found[actor.entity] = actor
                    if len(found) > 1:
                        return None
        return next(iter(found.values()), None)

    def _partial(self, part: Stems, full: Stems) -> bool:
        """Are these some of the words of the full name, the family name (or what follows the first) among them?"""
        if part[-1] == full[-1] or part[0] == full[0] or part[0] in full[1:]:
            rest = iter(full)
            return all(word in rest for word in part)
        if len(part) > 1 and part[0] != full[0]:
            return False
        return _key(part[-1]) == _key(full[-1]) and self._same(part[-1], full[-1])

    def actor(self, proposal: Proposal) -> Actor:
        """The actor of a proposal."""
        if proposal.antecedent is not None:
            return self.actor(proposal.antecedent)
        return self._actors[self._ctx.stems(proposal.first, proposal.last, proposal.offset)]


def _last_key(stems: Stems) -> str:
    return "=" + _key(stems[-1])


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    return names.key(name)
