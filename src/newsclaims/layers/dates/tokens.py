"""Tokens: the words of time around a candidate, each with the ways it can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from newsclaims.layers.dates.vocabulary import Entry, Vocabulary
from newsclaims.words import Words

__all__ = ["Run", "Token", "islands", "tokens"]

AND = "\u0648"
_SIGNS = frozenset(":/.-")
_LONGEST = 60  # words of an island; longer ones are cut, so that time stays linear


class Token:
    """One or several words that are read as one.

    Attributes:
        kinds: what it can be: class and value.
        get: its value in a class, None when it isn't one of that class.
        key: its classes.
        number: its value when it is written in digits.
        digits: how many.
        first: index of its first word.
        last: index after its last word.
        start: where it begins in the view, after its clitics.
        end: where it ends in the view.
        clitic: the letters before it.
        definite: it has the article.
        gap: what stands between the word before and this one, without spaces.
        glued: nothing at all stands between them.
        form: the folded word.
    """

    __slots__ = (
        "clitic",
        "definite",
        "digits",
        "end",
        "first",
        "form",
        "gap",
        "get",
        "glued",
        "key",
        "kinds",
        "last",
        "number",
        "start",
        "words",
    )

    def __init__(self, kinds: dict[str, Any], words: Words, first: int, last: int, entry: Entry | None) -> None:
        self.kinds = kinds
        self.get = kinds.get
        self.words = words
        self.first = first
        self.last = last
        self.start = words.starts[first] + (entry.offset if entry else 0)
        self.end = words.ends[last - 1]
        self.clitic = entry.clitic if entry else ""
        self.definite = entry.definite if entry else False
        self.form = words.folded[first]
        gap = words.before(first)
        self.gap = gap.strip()
        self.glued = not gap and first > 0
        self.number = None
        self.digits = 0
        if entry is None and self.form.isdecimal() and len(self.form) < 16:
            self.number = int(self.form)
            self.digits = len(self.form)
            kinds["num"] = self.number
        self.key = tuple(kinds)

    number: int | None
    get: Callable[[str], Any]

    @property
    def plain(self) -> str:
        """Its first word with hamzas as written, without what stands before it in the word."""
        return self.words.plain[self.first][self.start - self.words.starts[self.first] :]

    @property
    def closed(self) -> bool:
        """Does the text end, or a sign follow, behind it?"""
        words = self.words
        return self.last >= len(words) or bool(words.gap(self.last - 1).strip()) or "\n" in words.gap(self.last - 1)

    @property
    def before(self) -> str:
        """The folded word right before it, "" when a sign or a line break stands between."""
        gap = self.words.before(self.first)
        return "" if not self.first or gap.strip() or "\n" in gap else self.words.folded[self.first - 1]

    @property
    def behind(self) -> str:
        """The folded word right behind it, "" when a sign, a line break or the end stands there."""
        return "" if self.closed else self.words.folded[self.last]

    def __repr__(self) -> str:
        return f"<{self.clitic}+{self.form} {self.kinds or self.number}>"


def islands(words: Words, known: Vocabulary) -> Iterator[tuple[int, int]]:
    """``[first, last)`` of each run of known words and digits that holds a trigger; no run crosses a line break."""
    folded, table, triggers = words.folded, known.inside, known.triggers
    plain = words.view.plain
    hits = [i for i, w in enumerate(folded) if w in triggers or (w.isdecimal() and _dated(w, plain, words.ends[i]))]
    done = 0
    for hit in hits:
        if hit < done:
            continue
        first = hit
        while (
            first > done
            and hit - first < _LONGEST
            and (_known(folded[first - 1], table) or misspelt(words, first - 1, known))
        ):
            if "\n" in plain[words.ends[first - 1] : words.starts[first]]:
                break
            first -= 1
        last = hit + 1
        size = len(folded)
        while last < size and last - hit < _LONGEST and (_known(folded[last], table) or misspelt(words, last, known)):
            if "\n" in plain[words.ends[last - 1] : words.starts[last]]:
                break
            last += 1
        done = last
        yield first, last


def _dated(digits: str, plain: str, end: int) -> bool:
    """Can a number begin a date or a time by itself: a year, or digits with a sign behind them?"""
    return len(digits) == 4 or (len(digits) < 3 and plain[end : end + 1] in _SIGNS)


def misspelt(words: Words, at: int, known: Vocabulary) -> Token | None:
    """A month with a slip in its spelling, where the words around leave no doubt that it is one.

    That is behind a slash or a bracket after the same month's other name, or between a day and a year in digits.
    """
    folded = words.folded
    if at == 0 or len(folded[at]) < 4 or folded[at] in known.inside:
        return None
    sign = words.before(at).strip()
    if sign in ("/", "(", "-"):
        keys = [e.value[:2] for b in (1, 2) if at >= b for e in _months(known, folded[at - b])]
        slack = 2
    elif not sign and folded[at - 1].isdecimal() and len(folded[at - 1]) <= 2 and at + 1 < len(folded):
        year = folded[at + 1]
        keys = list(known.months) if len(year) == 4 and year.isdecimal() and len(folded[at]) > 4 else []
        slack = 1
    else:
        return None
    for key in keys:
        for name in known.months.get(key, ()):
            parts = name.split()
            rest = tuple(parts[1:])
            if folded[at + 1 : at + 1 + len(rest)] == rest and distance(parts[0], folded[at]) <= min(
                slack, len(parts[0]) // 3
            ):
                entry = Entry(rest, "month", (*key, 1), "", 0, definite=False)
                return Token({"month": entry.value}, words, at, at + 1 + len(rest), entry)
    return None


def _months(known: Vocabulary, word: str) -> list[Entry]:
    """The months that a word names or begins."""
    readings = known.readings(word)
    if readings is None:
        return []
    alone = [readings.entry] if readings.entry and readings.entry.kind == "month" else []
    return [*alone, *(e for e in readings.longer if e.kind == "month")]


def distance(a: str, b: str) -> int:
    """The edits that make one word of the other (Levenshtein, two letters swapped for one); 9 when far apart."""
    if abs(len(a) - len(b)) > 2:
        return 9
    if len(a) == len(b) and sorted(a) == sorted(b):
        off = [i for i, (x, y) in enumerate(zip(a, b)) if x != y]
        if len(off) == 2 and off[1] == off[0] + 1:
            return 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def _known(word: str, table: frozenset[str]) -> bool:
    return word in table or word.isdecimal()


class Run(list[Token]):
    """The tokens of one run, with what has been read at each."""

    __slots__ = ("moments",)

    def __init__(self) -> None:
        super().__init__()
        self.moments: dict[int, Any] = {}


def tokens(words: Words, first: int, last: int, known: Vocabulary) -> Run:
    """The tokens of ``[first, last)``: the longest entry of the vocabulary at each word."""
    found = Run()
    at = first
    conjunction = ""
    article: Token | None = None
    while at < last:
        token = _token(words, at, known)
        if "article" in token.kinds and at + 1 < last:
            article, at = token, at + 1
            continue
        if article is not None:  # "the" written apart, before digits
            if token.number is not None:
                token.definite, token.gap, token.start, token.first = True, article.gap, article.start, article.first
            article = None
        if not token.kinds:
            token = misspelt(words, at, known) or token
        if "and" in token.kinds and at + 1 < last:
            conjunction, at = AND, token.last
            continue
        if conjunction:
            token.clitic = conjunction + token.clitic
            conjunction = ""
            token.gap = words.before(token.first - 1).strip()
        found.append(token)
        at = token.last
    return found


def _token(words: Words, at: int, known: Vocabulary) -> Token:
    """The token at a word: the longest name that begins there, else the word alone."""
    readings = known.readings(words.folded[at])
    if readings is None:
        return Token({}, words, at, at + 1, None)
    if readings.longer:
        kinds: dict[str, Any] = {}
        best: Entry | None = None
        for entry in readings.longer:
            if best is not None and (entry.rest != best.rest or entry.offset != best.offset):
                continue
            if best is not None or _follows(words, at, entry.rest):
                best = best or entry
                kinds.setdefault(entry.kind, entry.value)
        if best is not None:
            return Token(kinds, words, at, at + 1 + len(best.rest), best)
    return Token(readings.kinds, words, at, at + 1, readings.entry)


def _follows(words: Words, at: int, rest: tuple[str, ...]) -> bool:
    """Do these words follow word ``at`` in the same line?"""
    last = at + len(rest)
    if last >= len(words) or words.folded[at + 1 : last + 1] != rest:
        return False
    return "\n" not in words.view.plain[words.ends[at] : words.starts[last]]
