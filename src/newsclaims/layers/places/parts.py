"""The place inside the name of a region that is a part of it, such as ``جنوب لبنان``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from newsclaims.layers.places.evidence import Found
from newsclaims.layers.places.finding import joined
from newsclaims.layers.places.gazetteer import Entry, Gazetteer
from newsclaims.layers.places.resolving import UNLISTED, share
from newsclaims.words import Words

__all__ = ["parts"]

# A point of the compass, or a quarter such as a suburb, before the name of the whole.
_PARTED: Final = frozenset({"direction", "city"})


def parts(found: Sequence[Found], words: Words, gazetteer: Gazetteer) -> Iterator[Found]:
    """The wholes that regions among the places found name, each nested in its region.

    Args:
        found: the places of a text.
        words: those of the text.
        gazetteer: says which words mean a part.
    """
    for one in found:
        if one.kind != "region" or one.last == one.first or one.role == "name_part":
            continue
        head = words.folded[one.first][one.offset :]
        if gazetteer.cues.get(head, frozenset()) & _PARTED:
            whole = _whole(one, words, gazetteer)
            if whole is not None:
                last, entry, score = whole
                yield Found(one.first + 1, last, 0, entry.kind, "place", entry, "part", score)


def _whole(one: Found, words: Words, gazetteer: Gazetteer) -> tuple[int, Entry, float] | None:
    """The last word of the longest name behind the first word, the one place that it means, and how sure that is."""
    for last in range(one.last, one.first, -1):
        if not all(joined(words, i) for i in range(one.first, last)):
            continue
        key = " ".join(words.folded[one.first + 1 : last + 1])
        entries = [gazetteer.entry(number) for number in gazetteer.shown(key)]
        fitting = [e for e in entries if e.acts or e.kind in ("country", "region") or e.country == one.entry.country]
        best = max(fitting, key=lambda e: e.weight, default=None)
        if best is not None and best.name != one.entry.name:
            return last, best, share(best.weight, UNLISTED + sum(e.weight for e in entries))
    return None
