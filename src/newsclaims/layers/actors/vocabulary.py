"""The index of words, read from a pipeline's lexicons.

From the kinds ``actors``, ``titles``, ``given_names``, ``organization_nouns``, ``source_nouns``, ``name_boundaries``
and ``cues``; a newsroom's rows count as the built-in ones do. Columns that a kind needn't have may be absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias, cast, get_args

from newsclaims.errors import LexiconError
from newsclaims.layers.actors.lexis import (
    ABOUT,
    BRINGS,
    COMMON,
    DEPENDENT,
    FAMILY,
    FOREIGN,
    FUNCTION,
    GIVEN,
    GOVERNING,
    HEAD,
    LINK,
    NEGATOR,
    NOUN,
    NUMBER,
    ORDINAL,
    PARTICLE,
    PARTY,
    POST,
    PREFIX,
    SON,
    SPEECH,
    SUFFIX,
    TITLE,
    TOWARD,
    VERB,
    Entry,
    Head,
    Known,
    Lexis,
    SourceNoun,
    Title,
)
from newsclaims.lexicons import Lexicons
from newsclaims.values import ActorKind
from newsclaims.views import fold
from newsclaims.words import ARTICLE

__all__ = ["lexis"]

Row: TypeAlias = Mapping[str, str]

_CLASSES: Final = {
    "function": FUNCTION,
    "month": FUNCTION,
    "number": FUNCTION | NUMBER,
    "governing": GOVERNING,
    "post": POST,
    "link": FUNCTION | LINK,
    "brings": FUNCTION | BRINGS,
    "party": FUNCTION | PARTY,
    "about": FUNCTION | ABOUT,
    "negator": FUNCTION | NEGATOR,
    "toward": FUNCTION | TOWARD,
    "ordinal": ORDINAL,
    "particle": PARTICLE,
    "prefix": PARTICLE | PREFIX,
    "son": SON | PARTICLE,
    "suffix": SUFFIX,
    "dependent": DEPENDENT,
    "verb": VERB,
    "common": COMMON,
    "given": GIVEN,
    "foreign": FOREIGN,
    "family": FAMILY,
}
_FOLDED: Final = ("actors", "titles", "given_names", "organization_nouns", "source_nouns", "cues")
_KINDS: Final = frozenset(get_args(ActorKind))
# Generic nouns that stay in a name although the rest would do: the militia of the Houthis.
_KEPT: Final = frozenset({"militia"})
_SUFFIXED: Final = ("\u0647", "\u0647\u0627", "\u0647\u0645")
_TA, _YA, _HA = "\u062a", "\u064a", "\u0647"


def lexis(lexicons: Lexicons) -> Lexis:
    """The index of a pipeline's lexicons.

    Raises:
        LexiconError: a row has a kind of actor or a class of word that there isn't.
    """
    return _Reader(lexicons).index()


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+|\d+")


class _Reader:
    """Reads the lexicons once."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._folds = _folds(lexicons)
        self._flags: dict[str, int] = {}

    def index(self) -> Lexis:
        self._boundaries()
        for row in self._rows("given_names"):
            self._mark(self._fold(row["name"]), _class(row))
        for word in self._speech():
            self._mark(word, VERB | SPEECH)
        titles: dict[str, Title] = {}
        for form, title in self._titles():
            titles.setdefault(form, title)
        heads, nouns = dict(self._heads()), dict(self._nouns())
        for flag, words in ((TITLE, titles), (HEAD, heads), (NOUN, nouns)):
            for word in words:
                self._mark(word, flag)
        actors, governments = self._actors(heads)
        index = Lexis(self._flags, titles, heads, nouns, actors, governments)
        _add_surnames(index)
        index.forget()
        return index

    def _rows(self, kind: str) -> Iterator[Row]:
        return self._lexicons.records(kind)

    def _fold(self, word: str) -> str:
        return self._folds.get(word) or fold(word)

    def _mark(self, word: str, flag: int) -> None:
        self._flags[word] = self._flags.get(word, 0) | flag

    def _cell(self, row: Row, column: str) -> list[str]:
        """The folded words of a cell that holds several, with ``|`` between them."""
        return [self._fold(word) for word in row.get(column, "").split("|") if word]

    def _boundaries(self) -> None:
        flags = self._flags
        for row in self._rows("name_boundaries"):
            flag = _class(row)
            # The long list is stored folded, so that it needn't be folded at every start.
            words = row["words"] if row.get("source") == "pyspellchecker" else fold(row["words"])
            for word in words.split():
                flags[word] = flags.get(word, 0) | flag

    def _speech(self) -> Iterator[str]:
        """The usual forms of the speech verbs that have no commoner other sense."""
        for row in self._rows("cues"):
            if row.get("kind") != "verb" or set(row.get("flags", "").split()) & {"homograph", "rare"}:
                continue
            past, present = self._fold(row["lemma"]), self._fold(row.get("present", ""))
            yield from (past, (past[:-1] if past.endswith(_YA) else past) + _TA)
            if present.startswith(_YA):
                yield from (present, _TA + present[1:])

    def _titles(self) -> Iterator[tuple[str, Title]]:
        """Titles of one word; longer ones are a title with its complement."""
        for row in self._rows("titles"):
            cls, complement = row.get("class", "office"), row.get("complement", "yes") == "yes"
            lemma = self._fold(row["title"])
            for plural, words in (
                (False, [lemma, *self._cell(row, "feminine")]),
                (True, self._cell(row, "plural")),
            ):
                title = Title(cls, complement, plural, lemma)
                closed = Title(cls, complement, plural, lemma, closed=True)
                for word in words:
                    if " " in word:
                        continue
                    for form in _both(word):
                        yield form, title
                    if complement:
                        stem = word[:-1] + _TA if word.endswith(_HA) else word
                        for suffix in _SUFFIXED:
                            yield stem + suffix, closed

    def _heads(self) -> Iterator[tuple[str, Head]]:
        for row in self._rows("organization_nouns"):
            kind = _kind(row)
            for plural, words in ((False, [self._fold(row["noun"])]), (True, self._cell(row, "plural"))):
                for word in words:
                    for form in _both(word):
                        use, doubtful = row.get("use", "name"), row.get("flags", "") == "doubtful"
                        yield form, Head(row.get("slug", "body"), kind, use, plural, doubtful)

    def _nouns(self) -> Iterator[tuple[str, SourceNoun]]:
        for row in self._rows("source_nouns"):
            kind, slug, ambiguous = _kind(row), row.get("slug", "source"), row.get("flags", "") == "ambiguous"
            singular = [self._fold(row["noun"]), *self._cell(row, "feminine")]
            for plural, words in (
                (False, singular),
                (True, [*self._cell(row, "dual"), *self._cell(row, "plural")]),
            ):
                for word in words:
                    if " " not in word:
                        for form in _both(word):
                            yield form, SourceNoun(slug, kind, plural, ambiguous and not plural)

    def _actors(self, heads: Mapping[str, Head]) -> tuple[dict[str, tuple[Known, ...]], dict[str, Entry]]:
        """Known actors by the first word of each name, longest first, and governments by country."""
        table: dict[str, list[Known]] = {}
        governments: dict[str, Entry] = {}
        for row in self._rows("actors"):
            kind, country = _kind(row), row.get("country", "")
            refs = tuple(filter(None, row.get("refs", "").split("|")))
            entry = Entry(row["entity"], kind, row["name"], country, refs)
            free, cued = [self._fold(row["name"]), *self._cell(row, "aliases")], self._cell(row, "cued")
            if kind == "government" and country:
                governments.setdefault(country, entry)
                del free[0]  # the place itself is the places layer's business
            spelt = {*free, *cued}
            for name in (*free, *cued):
                words = tuple(_word().findall(name))
                if words and not _generic(words, kind, heads, spelt):
                    table.setdefault(words[0], []).append((words, entry, name not in free))
        ordered = {
            first: tuple(sorted(found, key=lambda x: (-len(x[0]), x[2], x[1].entity)))
            for first, found in table.items()
        }
        return ordered, governments


def _folds(lexicons: Lexicons) -> dict[str, str]:
    """Every cell, and every part of a cell, with its folded form: folding them at one go is ten times as fast."""
    parts = {
        part
        for kind in _FOLDED
        for row in lexicons.records(kind)
        for cell in row.values()
        for part in cell.split("|")
        if "\n" not in part
    }
    listed = sorted(parts)
    folded = fold("\n".join(listed)).split("\n")
    return dict(zip(listed, folded)) if len(listed) == len(folded) else {}


def _class(row: Row) -> int:
    try:
        return _CLASSES[row["class"]]
    except KeyError:
        raise LexiconError(
            f"a row of words has the class {row.get('class')!r}; there are: {', '.join(sorted(_CLASSES))}"
        ) from None


def _kind(row: Row) -> ActorKind:
    if row["kind"] not in _KINDS:
        raise LexiconError(f"an actor can't be of kind {row['kind']!r}; there are: {', '.join(sorted(_KINDS))}")
    return cast("ActorKind", row["kind"])


def _both(word: str) -> tuple[str, ...]:
    """A word without and with the article."""
    return (word,) if word.startswith(ARTICLE) else (word, ARTICLE + word)


def _generic(words: tuple[str, ...], kind: ActorKind, heads: Mapping[str, Head], spelt: set[str]) -> bool:
    """A noun for the kind before what is a name by itself: the noun stays outside."""
    head = heads.get(words[0])
    if head is None or head.slug in _KEPT or kind != head.kind:
        return False
    if kind not in ("armed_group", "outlet") and head.use != "apart":
        return False
    return " ".join(words[1:]) in spelt


def _add_surnames(index: Lexis) -> None:
    """Surnames that one known person bears and that are no word of the language name him alone too."""
    bearers: dict[str, dict[str, Entry]] = {}
    for choices in index.actors.values():
        for words, entry, _ in choices:
            if entry.kind == "person" and len(words) > 1:
                bearers.setdefault(words[-1], {})[entry.entity] = entry
    for surname, found in bearers.items():
        form = index.form(surname)
        if form.definite:
            if not form.flags & (TITLE | HEAD | NOUN | COMMON | FUNCTION) and surname[2:] not in index.flags:
                index.flags[surname] = form.flags | FAMILY
            continue
        known = len(surname) <= 3 or surname in index.actors or form.flags & ~(FAMILY | FOREIGN)
        if len(found) == 1 and not known:
            index.surnames.add(surname)
            index.actors[surname] = (((surname,), next(iter(found.values())), False),)
