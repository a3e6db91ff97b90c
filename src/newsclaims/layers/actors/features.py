"""What the learnt tagger sees of a word and of its neighbours, as numbers of 32 bits.

A feature is never kept as text: it is the CRC-32 of some letters of the word in UTF-16, begun at a number that says
what kind of feature it is, so that the file of weights lists no words. CRC-32 is the same on every machine and in
every process. The kinds are the usual ones of linear taggers for Arabic names (affixes, letter n-grams, shape, clitic
readings, membership in name lists; Benajiba and Rosso 2007, Abdul-Hamid and Darwish 2010), each word cut off after
``LONGEST`` letters, so that a word costs no more than so many look-ups.

The training script under ``tools/tagger`` imports this module: what is learnt is what is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from zlib import crc32

from newsclaims.words import ARTICLE, Words, readings

__all__ = ["BREAKS", "EDGE", "LONGEST", "ROLES", "START", "Hashes", "gap", "gap_kind", "hashes", "outline", "pair"]

LONGEST = 20
# Where a feature is seen from: an odd factor each, which sends the same feature to another row of the table.
ROLES: Mapping[str, int] = {
    "own": 0x9E3779B1, "before": 0x85EBCA6B, "after": 0xC2B2AE35, "before2": 0x27D4EB2F, "after2": 0x165667B1,
    "pair_before": 0xD6E8FEB9, "pair_after": 0xA5CB9243, "pair_before2": 0x7FEB352D, "gap_before": 0x846CA68B,
    "gap_after": 0xB5297A4D,
}  # fmt: skip
_MASK = 0xFFFFFFFF
# Letters that Arabic patterns add to a root stay, all others become one sign: the template of the word.
_AUGMENTS = "\u0627\u062a\u0645\u0646\u064a\u0648\u0647\u0633"
_VOWELS = "\u0627\u0648\u064a"
# Letters that hardly ever stand in a foreign name; they weigh against one, and so for an Arabic word.
_EMPHATIC = "\u0639\u062d\u0635\u0636\u0638\u0621\u0637\u0642\u062e\u062b\u0630"
_LENGTHS = (0, 1, 2, 3, 4, 4, 6, 7)
_TEMPLATE = {c: "C" for c in range(0x620, 0x64B) if chr(c) not in _AUGMENTS}
_SKELETON = {
    c: "V" if chr(c) in _VOWELS else "E" if chr(c) in _EMPHATIC else "C" for c in range(0x620, 0x64B)
}  # fmt: skip
_SIGNS: Mapping[str, int] = {
    " ": 0, "": 1, ",": 2, "\u060c": 2, "\u061b": 2, "(": 3, "[": 3, ")": 4, "]": 4, ":": 6, "-": 7, "\u2013": 7,
    "\u2014": 7, "/": 7, ".": 8, "\n": 9, '"': 5, "\u00ab": 5, "\u00bb": 5, "\u201c": 5, "\u201d": 5, "_": 10,
    "#": 11, "@": 11, "'": 5,
}  # fmt: skip
_OTHER_SIGN = 12
BREAKS = frozenset({2, 3, 4, 6, 9})
"""The kinds of gaps that no name goes across: a comma, a bracket, a colon, the end of a line."""
START = 15
"""The kind of a gap that is the border of a sentence."""


class Hashes(NamedTuple):
    """The features of a word form: those it has for itself, for its neighbours, and for those one further."""

    own: tuple[int, ...]
    near: tuple[int, ...]
    far: tuple[int, ...]
    key: int
    kind: int


EDGE = Hashes((), (crc32(b"edge"),), (crc32(b"edge"),), crc32(b"edge"), crc32(b"edge kind"))
"""What stands before the first and after the last word of a sentence."""


def hashes(folded: str, plain: str, bits: int) -> Hashes:
    """The features of a word form.

    Args:
        folded: the word in the folded view.
        plain: the word in the plain view.
        bits: what the lexicons and rules say about it, a bit each.
    """
    word = folded[:LONGEST]
    code = _code(word)
    cuts = readings(word)
    kind = crc32(f"{_shape(word)} {bits}".encode(), 1)
    key = crc32(code, 2)
    stems = [crc32(_code(cut.stem), 3) for cut in cuts]
    common = (
        key, kind, crc32(b"%d" % bits, 9), crc32(_code(word.translate(_TEMPLATE)), 4),
        crc32(code[-4:], 22), crc32(code[-6:], 23), crc32(code[:4], 12), crc32(code[:6], 13),
    )  # fmt: skip
    own = [*common, *stems, crc32(code[:2], 11), crc32(code[:8], 14), crc32(code[-2:], 21), crc32(code[-8:], 24)]
    own += [crc32(_code(word.translate(_SKELETON)), 5), crc32(_code(plain[-2:]), 6)]
    own.append(crc32(b"%d" % min(len(word), 9) + code[-2:], 10))
    if plain != folded:
        own.append(crc32(_code(plain[:LONGEST]), 7))
    own += [crc32(cut.proclitics.encode("utf-16-le") + b"%d" % bits, 8) for cut in cuts[1:]]
    edged = b"^\0" + code + b"$\0"
    own += [crc32(edged[i : i + 6], 30) for i in range(0, len(edged) - 4, 2)]
    own += [crc32(edged[i : i + 8], 31) for i in range(0, len(edged) - 6, 2)]
    own += [crc32(b"%d" % b, 40) for b in range(bits.bit_length()) if bits >> b & 1]
    return Hashes(tuple(own), (*common, *stems[1:]), (key, kind, *stems[1:]), key, kind)


def outline(folded: str, bits: int) -> Hashes:
    """The few features of a word form that its letters don't tell: its shape, and the ``bits`` of :func:`hashes`."""
    kind = crc32(f"{_shape(folded[:LONGEST])} {bits}".encode(), 1)
    said = crc32(b"%d" % bits, 9)
    own = (kind, said, *[crc32(b"%d" % b, 40) for b in range(bits.bit_length()) if bits >> b & 1])
    return Hashes(own, (kind, said), (kind,), kind, kind)


def _code(letters: str) -> bytes:
    return letters.encode("utf-16-le", "surrogatepass")


def _shape(word: str) -> str:
    """Length, article, and which script or figures."""
    if word.isdigit():
        return f"9{min(len(word), 5)}"
    if word.isascii():
        return f"a{min(len(word), 3)}"
    return f"{_LENGTHS[min(len(word), 7)]}{'al' if word.startswith(ARTICLE) else ''}"


def gap_kind(words: Words, index: int) -> int:
    """What stands between word ``index`` and the next, as one of a few kinds; the kind of its first sign."""
    start, end = words.ends[index], words.starts[index + 1]
    plain = words.view.plain
    if end - start == 1:
        return _SIGNS.get(plain[start], _OTHER_SIGN)
    signs = plain[start:end]
    return _SIGNS.get(signs.strip(" ")[:1] or signs[:1], _OTHER_SIGN)


def pair(left_key: int, left_kind: int, right_key: int, right_kind: int) -> tuple[int, int, int, int]:
    """The features of two neighbours: both words, left word and right kind, left kind and right word, both kinds."""
    key, kind = left_key * 0x9E3779B1, left_kind * 0x9E3779B1
    other_key, other_kind = right_key * 0x85EBCA77 >> 7, right_kind * 0x85EBCA77 >> 7
    return (
        (key ^ other_key) & _MASK,
        (key ^ other_kind ^ 0x5BD1E995) & _MASK,
        (kind ^ other_key ^ 0x1B873593) & _MASK,
        (kind ^ other_kind ^ 0xE6546B64) & _MASK,
    )


def gap(sign: int, kind: int) -> tuple[int, int]:
    """The features of what stands beside a word: its kind, and its kind with the kind of the word."""
    alone = (sign + 1) * 0xCC9E2D51 & _MASK
    return alone, (alone ^ kind * 0x85EBCA77 >> 5) & _MASK
