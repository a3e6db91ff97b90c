"""A name as its comparable words: folded, without titles, compounds joined."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from newsclaims.names.vocabulary import Parts, bare, parts

__all__ = ["Form", "form"]

_WORD = re.compile(r"[^\W_]+")


@frozen
class Form:
    """A name as its comparable words.

    Attributes:
        folded: the whole name, folded.
        words: its words, titles taken off, compounds (``عبد الله``, ``بن سلمان``, ``نور الدين``) joined.
        plain: the same without the words for son and daughter of.
    """

    folded: str
    words: tuple[str, ...]
    plain: tuple[str, ...]


@lru_cache(maxsize=65536)
def form(name: str) -> Form:
    """The comparable words of a name; none at all when it has no letter."""
    folded = bare(name)
    known = parts()
    words = _without_titles(_WORD.findall(folded), known)
    joined: list[str] = []
    plain: list[str] = []
    head, son = "", ""
    for position, word in enumerate(words):
        last = position + 1 == len(words)
        if word in known.tails and plain and not head:
            joined[-1] += word
            plain[-1] += word
        elif word in known.filial and not last:
            son += known.filial[word]
        elif word in known.heads and not last:
            head += known.heads[word]
        else:
            joined.append(son + head + word)
            plain.append(head + word)
            head = son = ""
    return Form(folded, tuple(joined), tuple(plain))


def _without_titles(words: list[str], known: Parts) -> list[str]:
    """The words after the titles; a title that stands alone is kept."""
    start = 0
    while start < len(words):
        for title in known.titles.get(words[start], ()):
            end = start + len(title)
            if end < len(words) and tuple(words[start:end]) == title:
                start = end
                break
        else:
            break
    return words[start:]
