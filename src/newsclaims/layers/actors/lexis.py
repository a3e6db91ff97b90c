"""What the lexicons say about a written word: is it a given name, a title, a noun that heads organisations.

Built once for a pipeline (:mod:`newsclaims.layers.actors.vocabulary`). All keys are folded (:mod:`newsclaims.views`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

from attrs import field, frozen

from newsclaims.values import ActorKind
from newsclaims.words import ARTICLE, Reading, readings

__all__ = [
    "ABOUT", "BRINGS", "COMMON", "DEPENDENT", "FAMILY", "FOREIGN", "FUNCTION", "GIVEN", "GOVERNING", "HEAD", "LINK",
    "NAMELIKE", "NEGATOR", "NOUN", "NUMBER", "ORDINAL", "PARTICLE", "PARTY", "POST", "PREFIX", "SON", "SPEECH",
    "SUFFIX", "TITLE", "TOWARD", "VERB", "WEAK", "Entry", "Form", "Head", "Known", "Lexis", "SourceNoun", "Title",
]  # fmt: skip

FUNCTION: Final = 1
COMMON: Final = 2
VERB: Final = 4
PARTICLE: Final = 8
ORDINAL: Final = 16
GIVEN: Final = 32
FOREIGN: Final = 64
FAMILY: Final = 128
TITLE: Final = 256
HEAD: Final = 512
NOUN: Final = 1024
LINK: Final = 2048
SUFFIX: Final = 4096
WEAK: Final = 8192
SON: Final = 16384
BRINGS: Final = 32768
PARTY: Final = 65536
SPEECH: Final = 131072
ABOUT: Final = 262144
DEPENDENT: Final = 524288  # no name by itself, only behind another word
NEGATOR: Final = 1048576  # a verb follows
TOWARD: Final = 2097152
PREFIX: Final = 4194304  # a particle of foreign names
GOVERNING: Final = 8388608  # a participle with what it governs: the one composed of
POST: Final = 16777216  # an office follows, nobody who holds it
NUMBER: Final = 33554432
NAMELIKE: Final = GIVEN | FOREIGN | FAMILY

# Pronouns, adverbial alef and the ta of verbs that Arabic hangs on a stem.
_PRONOUNS = (
    "\u062a\u0647\u0645", "\u062a\u0647\u0627", "\u0647\u0645\u0627", "\u0647\u0627", "\u0647\u0645",
    "\u0646\u0627", "\u062a\u0647", "\u0627", "\u062a",
)  # fmt: skip
# Duals, plurals, feminine, adverbial alef, nisba: names of other languages may end in the same letters.
_ENDINGS = (
    "\u062a\u064a\u0646", "\u0627\u062a", "\u064a\u0646", "\u0648\u0646", "\u0627\u0646", "\u064a\u0647",
    "\u0648\u0627", "\u0647", "\u064a",
)  # fmt: skip
_LAST = frozenset(ending[-1] for ending in (*_PRONOUNS, *_ENDINGS))
_SHORTEST = 3
_REMEMBERED = 200_000


@frozen
class Entry:
    """A row of kind ``actors``."""

    entity: str
    kind: ActorKind
    name: str
    country: str
    refs: tuple[str, ...]


Known: TypeAlias = tuple[tuple[str, ...], Entry, bool]
"""A name of a known actor, word by word; whether it is an ordinary word that needs a cue."""


@frozen
class Title:
    """A word for an office, rank or honorific.

    Attributes:
        cls: which of these, see the column ``class`` of the lexicon.
        complement: it is completed by a genitive or a phrase.
        plural: it stands for several.
        lemma: its dictionary form, folded.
        closed: a pronoun stands in the place of the genitive (his envoy).
    """

    cls: str
    complement: bool
    plural: bool
    lemma: str
    closed: bool = False


@frozen
class Head:
    """A noun that heads the names of bodies; ``doubtful``: it heads many a phrase that is no name too."""

    slug: str
    kind: ActorKind
    use: str
    plural: bool
    doubtful: bool = False


@frozen
class SourceNoun:
    """A noun for people who speak unnamed; ``ambiguous``: without the article it is another word too."""

    slug: str
    kind: ActorKind
    plural: bool
    ambiguous: bool = False

    @property
    def named(self) -> str:
        """The slug in the number of the word."""
        if not self.plural or self.slug.endswith("s"):
            return self.slug + ("es" if self.plural and self.slug.endswith("ss") else "")
        return self.slug[:-1] + "ies" if self.slug.endswith("y") else self.slug + "s"


@frozen
class Form:
    """A written word as the lexicons read it.

    Attributes:
        flags: what it can be, see the constants of this module; 0 for a word that no lexicon knows.
        stem: the folded word without the proclitics that the reading takes off.
        offset: how many characters stand before the stem.
        definite: the stem begins with the article.
        title: as a title.
        head: as the head of a body's name.
        noun: as a noun for unnamed speakers.
    """

    flags: int
    stem: str
    offset: int = 0
    definite: bool = False
    title: Title | None = None
    head: Head | None = None
    noun: SourceNoun | None = None


@frozen(eq=False)
class Lexis:
    """The index that the rules look words up in."""

    flags: dict[str, int]
    titles: dict[str, Title]
    heads: dict[str, Head]
    nouns: dict[str, SourceNoun]
    actors: dict[str, tuple[Known, ...]]
    governments: dict[str, Entry]
    surnames: set[str] = field(factory=set)
    _memo: dict[str, Form] = field(factory=dict, repr=False)

    def form(self, folded: str) -> Form:
        """How to read a folded word; a word that a lexicon knows whole is never cut."""
        found = self._memo.get(folded)
        if found is None:
            if len(self._memo) > _REMEMBERED:
                self._memo.clear()
            found = self._memo[folded] = self._read(folded)
        return found

    def forms(self, words: Iterable[str]) -> list[Form]:
        """How to read each of many folded words."""
        known, form = self._memo.get, self.form
        return [known(word) or form(word) for word in words]

    def forget(self) -> None:
        """Reads every word anew, after rows were added."""
        self._memo.clear()

    def bare(self, folded: str) -> Form:
        """How to read a word whose first alef bears a hamza: what looks like the article is none."""
        form = self.form(folded)
        return form if not form.definite or form.offset else Form(form.flags & ~COMMON, folded)

    def _read(self, folded: str) -> Form:
        ways = readings(folded)
        for way in ways:
            flags = self.flags.get(way.stem, 0)
            if flags or self.starts(way.stem):
                return self._made(way, flags)
        for way in ways:
            flags = self._inflected(way.stem)
            if flags:
                return self._made(way, flags | (WEAK if way.offset and not _definite(way.stem) else 0))
        # An unknown word with the article is cut from what is written before it: there is no other reading.
        for way in ways[1:]:
            if _definite(way.stem):
                return self._made(way, 0)
        return self._made(ways[0], 0)

    def _made(self, way: Reading, flags: int) -> Form:
        stem = way.stem
        definite = _definite(stem) and not flags & (GIVEN | FOREIGN)
        title, head, noun = self.titles.get(stem), self.heads.get(stem), self.nouns.get(stem)
        return Form(flags, stem, way.offset, definite, title, head, noun)

    def _inflected(self, stem: str) -> int:
        """Is it a form of a common or a function word? Flags, 0 for no."""
        base = stem[2:] if _definite(stem) else stem
        known = self.flags.get
        if base is not stem and known(base, 0) & COMMON:
            return COMMON
        if base[-1] not in _LAST:
            return 0
        for ending in _PRONOUNS:
            if base.endswith(ending) and len(base) - len(ending) >= _SHORTEST:
                flags = known(base[: -len(ending)], 0) & (COMMON | FUNCTION)
                if flags:
                    return flags
        for ending in _ENDINGS:
            long = base.endswith(ending) and len(base) - len(ending) >= _SHORTEST
            if long and known(base[: -len(ending)], 0) & COMMON:
                return COMMON if base is not stem else COMMON | WEAK
        return 0

    def starts(self, stem: str) -> bool:
        """Does the name of a known actor begin with this word?"""
        return stem in self.actors


def _definite(stem: str) -> bool:
    return len(stem) > 4 and stem.startswith(ARTICLE)
