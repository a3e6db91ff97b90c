"""Which of two overlapping mentions stays."""

from __future__ import annotations

from typing import get_args

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import Mention, Provenance, Span
from newsclaims.conflicts import resolve
from newsclaims.mentions import Overlap
from strategies import mentions


@frozen
class Word:
    """A value that can't be sorted."""

    word: str


WORDS = st.sampled_from("ab").map(Word)
MANY = st.lists(mentions(WORDS, 12), max_size=12)
KINDS = get_args(Overlap)


@given(MANY, st.randoms(), st.sampled_from(KINDS))
def test_the_order_of_mentions_changes_nothing(
    found: list[Mention[Word]], random: st.DataObject, kind: Overlap
) -> None:
    """Any shuffle gives the same mentions kept and the same dropped."""
    shuffled = list(found)
    random.shuffle(shuffled)
    assert resolve(shuffled, kind) == resolve(found, kind)


@given(MANY, st.sampled_from(KINDS))
def test_nothing_is_lost(found: list[Mention[Word]], kind: Overlap) -> None:
    """Kept and dropped together are what came in, each in the order of spans."""
    kept, dropped = resolve(found, kind)
    assert sorted(map(repr, (*kept, *dropped))) == sorted(map(repr, found))
    for some in (kept, dropped):
        assert [m.span for m in some] == sorted(m.span for m in some)
    if kind == "any":
        assert not dropped


@given(MANY, st.sampled_from(["none", "nested"]))
def test_what_stays_does_not_collide(found: list[Mention[Word]], kind: Overlap) -> None:
    """Kept spans are disjoint, or nested where the layer allows it; no two are the same."""
    kept, _ = resolve(found, kind)
    for i, a in enumerate(kept):
        for b in kept[i + 1 :]:
            assert a.span != b.span
            assert not (a.span.overlaps(b.span) if kind == "none" else a.span.crosses(b.span))


@given(MANY, st.sampled_from(["none", "nested"]))
def test_what_goes_lost_against_a_better_one(found: list[Mention[Word]], kind: Overlap) -> None:
    """Each dropped mention collides with a kept one of at least its rank."""
    kept, dropped = resolve(found, kind)
    for lost in dropped:
        rivals = [m for m in kept if m.span.overlaps(lost.span) and m.rank >= lost.rank]
        assert any(m.span == lost.span or kind == "none" or m.span.crosses(lost.span) for m in rivals)


def _mention(
    start: int, end: int, *, rank: int = 0, plugin: str = "p", word: str = "w", rule: str = ""
) -> Mention[Word]:
    return Mention(Span(start, end), Word(word), rule, rank, provenance=Provenance(plugin, "layer", rule))


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        (_mention(3, 4, rank=1), _mention(0, 9)),
        (_mention(2, 6), _mention(0, 3)),
        (_mention(0, 3), _mention(2, 5)),
        (_mention(0, 3, plugin="a"), _mention(0, 3, plugin="b")),
        (_mention(0, 3, rule="a", word="z"), _mention(0, 3, rule="b", word="a")),
        (_mention(0, 3, word="a"), _mention(0, 3, word="b")),
    ],
)
def test_what_decides(winner: Mention[Word], loser: Mention[Word]) -> None:
    """Rank, then the longer, then the earlier, then the plugin's name, then rule and value."""
    assert resolve([loser, winner]) == ((winner,), (loser,))


def test_touching_spans_do_not_collide() -> None:
    """One ends where the next begins."""
    both = (_mention(0, 3), _mention(3, 5))
    assert resolve(both) == (both, ())


def test_two_thousand_nested_mentions_are_resolved() -> None:
    """Deep nesting is no trap."""
    many = [_mention(i, 4001 - i) for i in range(2000)]
    kept, dropped = resolve(many, "nested")
    assert len(kept) == 2000
    assert not dropped
    assert len(resolve(many)[0]) == 1
