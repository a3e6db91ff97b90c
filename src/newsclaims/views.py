"""Folded views of a text, mapped back to its offsets. The only place where text is folded or stripped.

Two foldings, one map. ``View.plain`` takes away what no reader of Arabic news would call another word: marks
(harakat), tatweel, presentation forms, kinds of digits, spaces and quotation marks, invisible characters.
``View.folded`` also equates letters that writers interchange: hamza carriers, alef maqsura and ya, ta marbuta and ha,
Persian letters. Both have the same length, so an offset into one is an offset into the other, and
:meth:`View.span` leads back to the text as given. Marks can decide (``عُمان`` / ``عمّان``): look at the text
of a span before trusting a folded match.

The tables follow Unicode (decompositions by :mod:`unicodedata`); replacements of one character by one are a single
``str.translate``; only where a text holds characters to delete or to expand is a map built, in pieces between
those characters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cache

from attrs import frozen

from newsclaims.spans import Span

__all__ = ["View", "fold", "plain", "view"]

# From so many characters on ``fold`` works as views do.
LONG = 200
# Harakat and Koranic marks, superscript alef, combining maddah and hamza, tatweel.
MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08d3-\u08e1\u08e3-\u08ff\u0640\u0300-\u036f"
)
# Zero width and bidirectional controls, soft hyphen, BOM, variation selectors, Arabic letter mark.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t"
LINES = {0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x0D: "\n"}
# Quotation marks keep kind and direction (pairs are matched per kind), but each has one spelling.
QUOTES = {
    "“": "‟❝〝", "”": "❞〞", '"': "＂", "„": "〟", "«": "《⟪", "»": "》⟫", "'": "´`′＇ʼ", "‘": "‛❛", "’": "❜",
}  # fmt: skip
LETTERS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}
PERSIAN = {
    "ک": "ك", "ڪ": "ك", "گ": "ج", "ی": "ي", "ې": "ي", "ے": "ي", "ۍ": "ي", "پ": "ب", "چ": "ج", "ڤ": "ف", "ڥ": "ف",
    "ژ": "ز", "ھ": "ه", "ہ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ه", "ۆ": "و", "ۇ": "و", "ۋ": "و", "ڭ": "ك", "ڨ": "ق",
}  # fmt: skip
# Written with another code point, but the very same letter to a reader: already the plain view equates them.
SAME_LETTER = {"ک": "ك", "ڪ": "ك", "ی": "ي", "ے": "ي", "ھ": "ه", "ہ": "ه", "ە": "ه", "ٱ": "ا"}


def _expand_class(ranges: str) -> list[str]:
    """The characters of a regular expression's character class, which uses ranges only."""
    pairs = re.findall(r"(.)(?:-(.))?", ranges)
    return [chr(code) for first, last in pairs for code in range(ord(first), ord(last or first) + 1)]


@cache
def _plain_table() -> dict[int, str]:
    """One character to one character, for the plain view."""
    table: dict[int, str] = dict(LINES)
    table.update({ord(c): " " for c in _expand_class(SPACES)})
    for kind, others in QUOTES.items():
        table.update({ord(c): kind for c in others})
    table.update({ord(c): other for c, other in SAME_LETTER.items()})
    for zero in (0x0660, 0x06F0, 0xFF10):
        table.update({zero + i: str(i) for i in range(10)})
    table.update({0x066B: ".", 0x066C: ",", 0x066A: "%", 0x060D: "/", 0xFF0C: ",", 0xFF1A: ":", 0x2044: "/"})
    table.update({0x2010: "-", 0x2011: "-", 0x2212: "-"})
    for code in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)):  # presentation forms
        new = unicodedata.normalize("NFKC", chr(code))
        if len(new) == 1 and new != chr(code):
            table[code] = SAME_LETTER.get(new, new)
    return table


@cache
def _expansions() -> dict[str, str]:
    """Presentation forms that stand for several letters, such as lam-alef."""
    out = {}
    for code in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)):
        new = unicodedata.normalize("NFKC", chr(code))
        if len(new) > 1:
            letters = re.sub(f"[{MARKS} ]", "", new) if new[0] in " \u0640" else re.sub(f"[{MARKS}]", "", new)
            out[chr(code)] = "".join(SAME_LETTER.get(c, c) for c in letters)
    return out


@cache
def _fold_table() -> dict[int, str]:
    """One character to one character, from the plain view to the folded one."""
    table = {ord(c): other for c, other in (*LETTERS.items(), *PERSIAN.items())}
    table.update({c: chr(c + 32) for c in range(ord("A"), ord("Z") + 1)})
    return table


@cache
def _whole_table() -> dict[int, str]:
    """One character to one character, from the text to the folded view."""
    folded = _fold_table()
    table = {c: folded.get(ord(other), other) for c, other in _plain_table().items()}
    return {**folded, **table}


@cache
def _edited() -> re.Pattern[str]:
    """What can't be replaced one by one: runs of characters to delete, and ligatures of several letters.

    It begins with one class of them all, which is searched for several times as fast as two alternatives.
    """
    ligatures = "".join(_expansions())
    return re.compile(f"[{MARKS}{INVISIBLE}{ligatures}](?:(?<![{ligatures}])[{MARKS}{INVISIBLE}]+)?")


@cache
def _rare() -> re.Pattern[str]:
    """The characters that the plain view replaces."""
    return re.compile("[" + re.escape("".join(map(chr, _plain_table()))) + "]")


@cache
def _letters() -> tuple[tuple[str, str], ...]:
    """The letters beyond ASCII that the folded view replaces."""
    return tuple((chr(c), other) for c, other in _fold_table().items() if c > 127)


_CAPITAL = re.compile("[A-Z]")


def _simplified(text: str) -> str:
    """``text`` with the characters of :func:`_plain_table` replaced.

    Replacing the few that are there is several times as fast as ``str.translate``, which looks up every character; no
    replacement is itself replaced, so that the order doesn't matter. The same in :func:`_unified`.
    """
    table = _plain_table()
    for character in set(_rare().findall(text)):
        text = text.replace(character, table[ord(character)])
    return text


def _unified(simple: str) -> str:
    """A plain text with the characters of :func:`_fold_table` replaced."""
    for letter, other in _letters():
        simple = simple.replace(letter, other)
    for capital in set(_CAPITAL.findall(simple)):
        simple = simple.replace(capital, chr(ord(capital) + 32))
    return simple


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(f"[{MARKS}]+")


@frozen
class View:
    """A text under two foldings of one length, with the way back.

    Attributes:
        plain: marks, tatweel and invisible characters gone, presentation forms, digits, spaces and quotation marks
            unified; letters as written.
        folded: ``plain`` with interchangeable letters unified and Latin letters in lower case; same length.
        original: the text as given.
    """

    plain: str
    folded: str
    original: str
    # Edits in order, in columns: [start, end) in the view, [start, end) in the original.
    _starts: tuple[int, ...] = ()
    _ends: tuple[int, ...] = ()
    _before: tuple[int, ...] = ()
    _after: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.plain)

    def start(self, position: int) -> int:
        """The offset in the text of the character at ``position`` of the view."""
        i = bisect_right(self._starts, position) - 1
        if i < 0:
            return position
        if position < self._ends[i]:
            return self._before[i]
        return self._after[i] + position - self._ends[i]

    def end(self, position: int) -> int:
        """The offset after the last character before ``position``, its marks included."""
        i = bisect_left(self._starts, position) - 1
        if i < 0:
            end = position
        elif position <= self._ends[i]:
            end = self._after[i]
        else:
            end = self._after[i] + position - self._ends[i]
        j = i + 1
        if j < len(self._before) and self._before[j] == end and self._starts[j] == self._ends[j]:
            marks = _marks().match(self.original, end, self._after[j])
            if marks:
                return marks.end()
        return end

    def span(self, start: int, end: int) -> Span:
        """The characters of the text that stand behind ``[start, end)`` of the view."""
        if start >= end:
            at = self.start(start)
            return Span(at, at)
        return Span(self.start(start), self.end(end))

    def position(self, offset: int) -> int:
        """The position in the view of the first character at or after ``offset`` of the text."""
        i = bisect_right(self._before, offset) - 1
        if i < 0:
            return offset
        if offset < self._after[i]:
            return self._starts[i]
        return self._ends[i] + offset - self._after[i]

    def positions(self, span: Span) -> tuple[int, int]:
        """``[start, end)`` in the view for a span of the text."""
        return self.position(span.start), self.position(span.end)


def view(text: str) -> View:
    """The folded view of ``text``. Takes time linear in its length and never raises on a ``str``."""
    if text.isascii():  # most numbers, markup, tests
        simple = _simplified(text)
        return View(simple, _unified(simple), text)
    starts: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    after: list[int] = []
    pieces: list[str] = []
    at = length = 0
    expansions = _expansions()
    for match in _edited().finditer(text):
        start, end = match.span()
        new = expansions.get(match[0], "")
        pieces.append(text[at:start])
        pieces.append(new)
        length += start - at
        starts.append(length)
        length += len(new)
        ends.append(length)
        before.append(start)
        after.append(end)
        at = end
    pieces.append(text[at:])
    simple = _simplified("".join(pieces))
    return View(simple, _unified(simple), text, tuple(starts), tuple(ends), tuple(before), tuple(after))


def plain(text: str) -> str:
    """``text`` as the plain view has it: see :class:`View`."""
    return view(text).plain


def fold(text: str) -> str:
    """``text`` as the folded view has it: see :class:`View`. Folding twice changes nothing."""
    expansions = _expansions()
    simple = _edited().sub(lambda match: expansions.get(match[0], ""), text)
    # Of many words, as lexicons are folded, the few other characters are sooner replaced than all looked up.
    return _unified(_simplified(simple)) if len(simple) > LONG else simple.translate(_whole_table())
