"""Borders: one mention, with no point: ``الحدود الأردنية السورية``, ``الحدود مع إسرائيل``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclaims.layers.places.evidence import Found
from newsclaims.layers.places.finding import WAW, joined
from newsclaims.layers.places.gazetteer import Entry, Gazetteer
from newsclaims.words import Words, readings

__all__ = ["borders"]


def borders(found: Sequence[Found], words: Words, gazetteer: Gazetteer) -> Iterator[Found]:
    """The borders that places and adjectives found name together with the word before them.

    Args:
        found: places and adjectives, in order.
        words: those of the text.
        gazetteer: says which words mean a border.
    """
    at = 0
    while at < len(found):
        first = found[at]
        head = _head(first, words, gazetteer)
        at += 1
        if head is None:
            continue
        last = first
        codes = {first.entry.country}
        while at < len(found) and _goes_on(last, found[at], words):
            last = found[at]
            codes.add(last.entry.country)
            at += 1
        index, offset = head
        name = words.view.plain[words.starts[index] + offset : words.ends[last.last]]
        country = codes.pop() if len(codes) == 1 else None
        entry = Entry(name, "border", country)
        yield Found(index, last.last, offset, "border", "place", entry, "border")


def _head(found: Found, words: Words, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """Index and proclitics of the word "border" before an adjective, or before "with" or "between" and a place."""
    index = found.first - 1
    if index < 0 or not joined(words, index):
        return None
    if found.kind != "demonym":
        if found.offset or index < 1 or not joined(words, index - 1):
            return None
        if "with" not in gazetteer.roles.get(words.folded[index], ()):
            return None
        index -= 1
    for reading in readings(words.folded[index]):
        if "border" in gazetteer.cues.get(reading.stem, ()):
            return index, reading.offset
    return None


def _goes_on(last: Found, after: Found, words: Words) -> bool:
    """Does the name of the border go on: another adjective, or "and" and another country?"""
    if after.first != last.last + 1 or not joined(words, last.last):
        return False
    if last.kind == "demonym":
        return after.kind == "demonym"
    return after.kind in ("country", "region") and words.folded[after.first].startswith(WAW) and after.offset == 1
