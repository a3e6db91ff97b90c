"""What the lexicons say about a written word: is it a given name, a title, a noun that heads organisations.

Built once for a pipeline from the lexicons of the kinds ``actors``, ``titles``, ``given_names``, ``organization_nouns``,
``source_nouns`` and ``name_boundaries``. All keys are folded (:mod:`newsclaims.views`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from attrs import field, frozen

from newsclaims.lexicons import Lexicons
from newsclaims.values import ActorKind
from newsclaims.views import fold
from newsclaims.words import ARTICLE, Reading, readings

__all__ = [
    "BRINGS", "COMMON", "FAMILY", "FOREIGN", "FUNCTION", "GIVEN", "HEAD", "LINK", "NAMELIKE", "NOUN", "ORDINAL", "PARTICLE",
    "PARTY", "SON", "SPEECH", "SUFFIX", "TITLE", "VERB", "WEAK", "Entry", "Form", "Head", "Lexis", "SourceNoun", "Title", "lexis",
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
NAMELIKE: Final = GIVEN | FOREIGN | FAMILY

_CLASSES = {
    "function": FUNCTION,
    "month": FUNCTION,
    "number": FUNCTION,
    "link": FUNCTION | LINK,
    "ordinal": ORDINAL,
    "particle": PARTICLE,
    "suffix": SUFFIX,
    "brings": FUNCTION | BRINGS,
    "party": FUNCTION | PARTY,
    "son": SON | PARTICLE,
    "verb": VERB,
    "common": COMMON,
    "given": GIVEN,
    "foreign": FOREIGN,
    "family": FAMILY,
}
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
_SUFFIXED = ("\u0647", "\u0647\u0627", "\u0647\u0645")
_TA = "\u062a"
_YA = "\u064a"
_HA = "\u0647"
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


@frozen
class Title:
    """A word for an office, rank or honorific; ``complement``: it is completed by a genitive or a phrase;
    ``closed``: a pronoun stands in the place of the genitive (his envoy)."""

    cls: str
    complement: bool
    plural: bool
    lemma: str
    closed: bool = False


@frozen
class Head:
    """A noun that heads the names of bodies."""

    slug: str
    kind: ActorKind
    use: str
    plural: bool


@frozen
class SourceNoun:
    """A noun for people who speak unnamed."""

    slug: str
    kind: ActorKind
    plural: bool


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
    actors: dict[str, tuple[tuple[tuple[str, ...], Entry, bool], ...]]
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
        for ending in _PRONOUNS:
            if base.endswith(ending) and len(base) - len(ending) >= _SHORTEST:
                flags = known(base[: -len(ending)], 0) & (COMMON | FUNCTION)
                if flags:
                    return flags
        for ending in _ENDINGS:
            if base.endswith(ending) and len(base) - len(ending) >= _SHORTEST:
                if known(base[: -len(ending)], 0) & COMMON:
                    return COMMON if base is not stem else COMMON | WEAK
        return 0

    def starts(self, stem: str) -> bool:
        """Does the name of a known actor begin with this word?"""
        return stem in self.actors


def _definite(stem: str) -> bool:
    return len(stem) > 4 and stem.startswith(ARTICLE)


def lexis(lexicons: Lexicons) -> Lexis:
    """The index of a pipeline's lexicons."""
    flags: dict[str, int] = {}

    def mark(word: str, flag: int) -> None:
        flags[word] = flags.get(word, 0) | flag

    _mark_words(lexicons, flags)
    for row in lexicons.records("given_names"):
        mark(fold(row["name"]), _CLASSES[row["class"]])
    for word in _speech(lexicons):
        mark(word, VERB | SPEECH)
    titles: dict[str, Title] = {}
    for words, title in _titles(lexicons):
        if len(words) == 1:  # longer ones are found as a title with its complement
            titles.setdefault(words[0], title)
            mark(words[0], TITLE)
    heads = dict(_heads(lexicons))
    nouns = dict(_nouns(lexicons))
    for word in heads:
        mark(word, HEAD)
    for word in nouns:
        mark(word, NOUN)
    actors, governments = _actors(lexicons, heads)
    index = Lexis(flags, titles, heads, nouns, actors, governments)
    _add_surnames(index)
    index._memo.clear()
    return index


def _mark_words(lexicons: Lexicons, flags: dict[str, int]) -> None:
    for row in lexicons.records("name_boundaries"):
        flag = _CLASSES[row["class"]]
        if row["source"] == "hand":
            for word in fold(row["words"]).split():
                flags[word] = flags.get(word, 0) | flag
        else:  # stored folded
            for word in row["words"].split():
                flags[word] = flags.get(word, 0) | flag


def _speech(lexicons: Lexicons) -> Iterator[str]:
    """The usual forms of the speech verbs that have no commoner other sense."""
    for row in lexicons.records("cues"):
        if row.get("kind") != "verb" or set(row.get("flags", "").split()) & {"homograph", "rare"}:
            continue
        past, present = fold(row["lemma"]), fold(row.get("present", ""))
        if past[-1] == _YA:
            yield from (past, past[:-1] + _TA)
        else:
            yield from (past, past + _TA)
        if present[:1] == _YA:
            yield from (present, _TA + present[1:])


def _both(word: str) -> tuple[str, ...]:
    """A word without and with the article."""
    return (word,) if word.startswith(ARTICLE) or " " in word else (word, ARTICLE + word)


def _titles(lexicons: Lexicons) -> Iterator[tuple[tuple[str, ...], Title]]:
    for row in lexicons.records("titles"):
        cls, complement = row.get("class", "office"), row.get("complement", "yes") == "yes"
        lemma = fold(row["title"])
        singular = [row["title"], *row.get("feminine", "").split("|")]
        for plural, words in ((False, singular), (True, row.get("plural", "").split("|"))):
            title = Title(cls, complement, plural, lemma)
            for word in filter(None, words):
                for form in _both(fold(word)):
                    yield tuple(form.split()), title
                if complement and " " not in word:
                    closed = Title(cls, complement, plural, lemma, closed=True)
                    stem = fold(word)
                    stem = stem[:-1] + _TA if stem.endswith(_HA) else stem
                    for suffix in _SUFFIXED:
                        yield (stem + suffix,), closed


def _heads(lexicons: Lexicons) -> Iterator[tuple[str, Head]]:
    for row in lexicons.records("organization_nouns"):
        kind = cast("ActorKind", row["kind"])
        for plural, words in ((False, [row["noun"]]), (True, row["plural"].split("|"))):
            for word in filter(None, words):
                for form in _both(fold(word)):
                    yield form, Head(row["slug"], kind, row["use"], plural)


def _nouns(lexicons: Lexicons) -> Iterator[tuple[str, SourceNoun]]:
    for row in lexicons.records("source_nouns"):
        kind = cast("ActorKind", row["kind"])
        singular = [row["noun"], row["feminine"]]
        for plural, words in ((False, singular), (True, [*row["dual"].split("|"), *row["plural"].split("|")])):
            for word in words:
                if word and " " not in word:
                    for form in _both(fold(word)):
                        yield form, SourceNoun(row["slug"], kind, plural)


def _actors(
    lexicons: Lexicons, nouns: dict[str, Head]
) -> tuple[dict[str, tuple[tuple[tuple[str, ...], Entry, bool], ...]], dict[str, Entry]]:
    """Known actors by the first word of each name, longest first, and governments by country."""
    table: dict[str, list[tuple[tuple[str, ...], Entry, bool]]] = {}
    governments: dict[str, Entry] = {}
    for row in lexicons.records("actors"):
        refs = tuple(filter(None, row.get("refs", "").split("|")))
        kind = cast("ActorKind", row["kind"])
        entry = Entry(row["entity"], kind, row["name"], row.get("country", ""), refs)
        names = [row["name"], *row.get("aliases", "").split("|")]
        if kind == "government" and entry.country:
            governments.setdefault(entry.country, entry)
            names = names[1:]  # the place itself is the places layer's business
        spelt = {fold(name) for name in (*names, *row.get("cued", "").split("|"))}
        for cued, given in ((False, names), (True, row.get("cued", "").split("|"))):
            for name in filter(None, given):
                words = tuple(fold(name).replace("-", " ").replace(".", " ").split())
                head = nouns.get(words[0])
                if (
                    head is not None
                    and kind == head.kind in ("armed_group", "outlet")
                    and head.slug != "militia"
                    and " ".join(words[1:]) in spelt
                ):
                    continue  # the generic noun stays outside where the rest is a name
                table.setdefault(words[0], []).append((words, entry, cued))
    ordered = {
        first: tuple(sorted(found, key=lambda x: (-len(x[0]), x[2], x[1].entity))) for first, found in table.items()
    }
    return ordered, governments


def _add_surnames(index: Lexis) -> None:
    """Surnames that one known person bears and that are no word of the language name him alone too."""
    bearers: dict[str, dict[str, Entry]] = {}
    for choices in index.actors.values():
        for words, entry, _ in choices:
            if entry.kind == "person" and len(words) > 1:
                bearers.setdefault(words[-1], {})[entry.entity] = entry
    for surname, found in bearers.items():
        if _definite(surname):
            if index.form(surname).flags & (TITLE | HEAD | NOUN | COMMON | FUNCTION) or surname[2:] in index.flags:
                continue
            index.flags[surname] = index.flags.get(surname, 0) | FAMILY
        elif len(found) == 1 and len(surname) > 3 and surname not in index.actors:
            if not index.form(surname).flags & ~(FAMILY | FOREIGN):
                index.surnames.add(surname)
                index.actors[surname] = (((surname,), next(iter(found.values())), False),)
