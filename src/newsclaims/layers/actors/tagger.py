"""The learnt tagger of names: a linear-chain model over hashed features, in plain Python.

Trained by ``tools/tagger`` on ANERcorp (Benajiba, Rosso and Benedí Ruiz 2007; split of Obeid et al. 2020) and on news
that a neural tagger had labelled. It proposes people, organisations and places where no rule and no lexicon knows the
name; the layer weighs its proposals against its own. Time is linear in the number of words: a sentence is scored word
by word, and what depends on a word form alone is kept for the next time it occurs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from newsclaims.layers.actors.features import BREAKS, EDGE, ROLES, START, Hashes, gap, gap_kind, hashes, outline, pair
from newsclaims.layers.actors.viterbi import begun, decode
from newsclaims.layers.actors.weights import Weights, unpacked
from newsclaims.words import Words

__all__ = ["Met", "Tag", "Tagger"]

_FORMS = 32768
_DISTINCT = 12000
"""Word forms of one document that are looked at letter by letter: more than 300,000 characters of news have. Of a new
form behind these only the shape counts and what the lexicons say, so that no text costs more than time in proportion
to its length."""
_OWN, _BEFORE, _AFTER = ROLES["own"], ROLES["before"], ROLES["after"]
_BEFORE2, _AFTER2 = ROLES["before2"], ROLES["after2"]
_PAIR_BEFORE, _PAIR_AFTER, _PAIR_BEFORE2 = ROLES["pair_before"], ROLES["pair_after"], ROLES["pair_before2"]
_GAP_BEFORE, _GAP_AFTER = ROLES["gap_before"], ROLES["gap_after"]


class Tag(NamedTuple):
    """A proposed name.

    Attributes:
        first: index of its first word.
        last: index of its last word, included.
        type: ``PER``, ``ORG`` or ``LOC``.
        margin: by how many nats the best labels beat the same labels with these words outside. Below 0 it is a
            doubtful name, to be taken only with other evidence.
    """

    first: int
    last: int
    type: str
    margin: float


class _Form(NamedTuple):
    """What a word form adds to its own score and to those of its neighbours, packed; its two numbers."""

    own: int
    before: int
    after: int
    before2: int
    after2: int
    key: int
    kind: int


Written: TypeAlias = tuple[str, str, int]
"""A word form in the folded and in the plain view, and what lexicons and rules say about it."""
Met: TypeAlias = dict[Written, _Form]


class Tagger:
    """Tags sentences with a file of weights; keeps the scores of the word forms that it has met.

    Args:
        weights: the weights.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._known: dict[Written, _Form] = {}
        self._shapes: dict[int, _Form] = {}
        self._gaps: dict[tuple[int, int, int], int] = {}
        self._edge = self._scored(EDGE)

    def tags(self, words: Words, bits: Sequence[int], first: int, last: int, met: Met | None = None) -> list[Tag]:
        """The names in a sentence.

        Args:
            words: the words of a text.
            bits: for each of them what lexicons and rules say about it, as in training.
            first: index of the first word of the sentence.
            last: index of its last word, included.
            met: the word forms of the document so far, one dict for all its sentences; it is added to.
        """
        if last < first:
            return []
        units = self._weights.units
        scores = self._scores(words, bits, first, last, {} if met is None else met)
        found = decode(scores, self._weights.moves)
        return [Tag(first + s, first + e, kind, margin / units) for s, e, kind, margin in found]

    def _scores(self, words: Words, bits: Sequence[int], first: int, last: int, met: Met) -> list[tuple[int, ...]]:
        """For each word of the sentence the score of each label."""
        edge, form = self._edge, self._form
        folded, plain = words.folded, words.plain
        inner = [form((folded[i], plain[i], bits[i]), met) for i in range(first, last + 1)]
        forms = [edge, edge, *inner, edge, edge]
        gaps = [START, *[gap_kind(words, i) for i in range(first, last)], START]
        pairs = [self._pair(a, b) for a, b in pairwise(forms)]
        columns = zip(forms, forms[1:], forms[2:], forms[3:], forms[4:], gaps, gaps[1:], pairs, pairs[1:], pairs[2:])
        rows = [
            unpacked(
                a.before2 + b.before + c.own + d.after + e.after2
                + self._gap(before, after, c.kind) + further[2] + left[1] + right[0]
            )
            for a, b, c, d, e, before, after, further, left, right in columns
        ]  # fmt: skip
        for i, sign in enumerate(gaps):
            if sign in BREAKS:
                rows[i] = begun(rows[i])
        return rows

    def _form(self, written: Written, met: Met) -> _Form:
        found = met.get(written)
        if found is None:
            if len(met) >= _DISTINCT:
                return self._shaped(written)
            found = met[written] = self._looked_up(written)
        return found

    def _looked_up(self, written: Written) -> _Form:
        known = self._known.get(written)
        if known is None:
            if len(self._known) >= _FORMS:  # a bound on memory; what is dropped is worked out again
                self._known.clear()
            known = self._known[written] = self._scored(hashes(*written))
        return known

    def _shaped(self, written: Written) -> _Form:
        """A form by its shape and the lexicons alone: there are few that differ."""
        folded, _, bits = written
        shape = outline(folded, bits)
        known = self._shapes.get(shape.kind)
        if known is None:
            known = self._shapes[shape.kind] = self._scored(shape)
        return known

    def _scored(self, word: Hashes) -> _Form:
        total = self._weights.total
        return _Form(
            total(word.own, _OWN),
            total(word.near, _BEFORE),
            total(word.near, _AFTER),
            total(word.far, _BEFORE2),
            total(word.far, _AFTER2),
            word.key,
            word.kind,
        )

    def _pair(self, a: _Form, b: _Form) -> tuple[int, int, int]:
        """What two neighbours add to the left one, to the right one, and to the one after them."""
        both, left, right, kinds = pair(a.key, a.kind, b.key, b.kind)
        total = self._weights.total
        return (
            total((both, right, kinds), _PAIR_AFTER),
            total((both, left, kinds), _PAIR_BEFORE),
            total((both,), _PAIR_BEFORE2),
        )

    def _gap(self, before: int, after: int, kind: int) -> int:
        """What the signs on both sides add to a word of a kind."""
        known = self._gaps.get((before, after, kind))
        if known is None:
            if len(self._gaps) >= _FORMS:
                self._gaps.clear()
            total = self._weights.total
            known = total(gap(before, kind), _GAP_BEFORE) + total(gap(after, kind), _GAP_AFTER)
            self._gaps[before, after, kind] = known
        return known
