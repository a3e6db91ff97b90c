"""Who is behind a title, a family name or ``الداخلية`` alone: who was given the whole earlier in the article."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

from attrs import Factory, define, frozen

from newsclaims.values import ActorKind

__all__ = ["Bearer", "Register", "Titles"]

_ARTICLE = "\u0627\u0644"
# Words of a title, and how far before the name it is looked for.
LONGEST = 8


@frozen
class Bearer:
    """A mention of a person, or of a body that a part of its name stands for, in words.

    Attributes:
        first: the first word of the name.
        last: its last word.
        entity: the slug of the actor.
        kind: the kind of the actor.
        article: which article of the page it stands in.
    """

    first: int
    last: int
    entity: str
    kind: ActorKind
    article: int


@frozen
class Titles:
    """How a title is recognised.

    Attributes:
        head: word ``i`` without conjunction, when it may be the head of a title; else ``""``.
        breaks: does word ``i`` stand apart from the word before it, by punctuation, a verb or a preposition?
        half: heads that name an office only with what follows them (``نائب``).
    """

    head: Callable[[int], str]
    breaks: Callable[[int], bool]
    half: Container[str]


@define
class _Entry:
    """Who bore a title first, and where a second person bore it too."""

    bearer: Bearer
    shared: int | None = None


@define
class Register:
    """Titles and family names of an article, each with the one person who bears it.

    A title answers to its beginning too (``رئيس الوزراء`` of ``رئيس الوزراء البريطاني``). A title or name that two
    persons bear names nobody from the second one on.
    """

    titles: dict[tuple[object, ...], _Entry] = Factory(dict)
    names: dict[tuple[object, ...], _Entry] = Factory(dict)

    @classmethod
    def of(cls, folded: Sequence[str], bearers: Iterable[Bearer], titles: Titles, given: Container[str]) -> Register:
        """The register of a page.

        Args:
            folded: its words.
            bearers: its persons and ministries, in order.
            titles: how a title is recognised.
            given: first names that stand alone for the whole name.
        """
        register = cls()
        for bearer in bearers:
            if bearer.kind != "person":
                register._note(register.names, (bearer.article, _bare(folded[bearer.first + 1])), bearer)
                continue
            title = _title(folded, bearer, titles)
            for length in range(1, len(title) + 1):
                register._note(register.titles, (bearer.article, *title[:length]), bearer)
            if len(title) > 1 and title[0] not in titles.half and not title[0].startswith(_ARTICLE):
                register._note(register.titles, (bearer.article, _ARTICLE + title[0]), bearer)
            if bearer.last > bearer.first:
                register._note(register.names, (bearer.article, _bare(folded[bearer.last])), bearer)
            if folded[bearer.first] in given:
                register._note(register.names, (bearer.article, folded[bearer.first]), bearer)
        return register

    @staticmethod
    def _note(known: dict[tuple[object, ...], _Entry], key: tuple[object, ...], bearer: Bearer) -> None:
        entry = known.setdefault(key, _Entry(bearer))
        if entry.shared is None and entry.bearer.entity != bearer.entity:
            entry.shared = bearer.first

    def titled(self, words: Sequence[str], at: int, article: int) -> Bearer | None:
        """Who bears the title that stands at word ``at``, its head without conjunction."""
        return self._before(self.titles.get((article, *words)), at)

    def named(self, word: str, at: int, article: int) -> Bearer | None:
        """Whose family name stands alone at word ``at``."""
        return self._before(self.names.get((article, _bare(word))), at)

    @staticmethod
    def _before(entry: _Entry | None, at: int) -> Bearer | None:
        if entry is None or entry.bearer.first >= at or (entry.shared is not None and entry.shared < at):
            return None
        return entry.bearer


def _title(folded: Sequence[str], bearer: Bearer, titles: Titles) -> tuple[str, ...]:
    """The title before a name: from the first word that may head it, nothing between it and the name."""
    title: tuple[str, ...] = ()
    for j in range(bearer.first - 1, max(-1, bearer.first - LONGEST - 1), -1):
        form = titles.head(j)
        if form:
            title = (form, *folded[j + 1 : bearer.first])
        if titles.breaks(j):
            break
    return title


def _bare(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word
