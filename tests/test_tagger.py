"""Laws of the learnt tagger: features, file of weights, decoder, and its place in the actors layer."""

from __future__ import annotations

import itertools
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims.documents import Document
from newsclaims.errors import LexiconError
from newsclaims.keys import ACTORS
from newsclaims.layers.actors.features import EDGE, ROLES, gap, hashes, pair
from newsclaims.layers.actors.learnt import WITHOUT_TAGGER, tagger
from newsclaims.layers.actors.tagger import Met, Tag, Tagger
from newsclaims.layers.actors.viterbi import LABELS, TYPES, Moves, decode
from newsclaims.layers.actors.weights import Weights, packed
from newsclaims.lexicons import Lexicons
from newsclaims.pipeline import Pipeline
from newsclaims.words import Structure

BITS = 10
UNITS = 16
NAME, SURNAME = "برنارد", "لوكونتي"


def _row(feature: int, role: str) -> int:
    return (feature * ROLES[role] & 0xFFFFFFFF) >> 32 - BITS


def _tiny() -> bytes:
    """Weights that know one name of two words and find everything else ordinary."""
    planes = [bytearray(b"\x80" * (1 << BITS)) for _ in LABELS]
    planes[0][_row(gap(15, 0)[0], "gap_before")] = 130
    for word, label in ((NAME, "B-PER"), (SURNAME, "I-PER")):
        planes[LABELS.index(label)][_row(hashes(word, word, 0).key, "own")] = 250
    moves = [0] * len(LABELS) ** 2
    return packed(map(bytes, planes), moves, bits=BITS, units=UNITS, lead=8 * UNITS, bias=0)


def _tags(model: Tagger, text: str, bits: int = 0) -> list[Tag]:
    structure = Structure(text)
    words = structure.words
    column = [bits] * len(words)
    ranges = (words.inside(*sentence) for sentence in structure.sentences)
    return [tag for r in ranges for tag in model.tags(words, column, r.start, r.stop - 1)]


# ---------------------------------------------------------------- reading
def test_a_name_that_the_weights_know_is_tagged() -> None:
    """The words whose weights say so are a person, first and last word included."""
    (tag,) = _tags(Tagger(Weights(_tiny())), f"وصل {NAME} {SURNAME} أمس")
    assert (tag.first, tag.last, tag.type) == (1, 2, "PER")
    assert tag.margin > 0


@pytest.mark.parametrize("sign", ["،", ",", " (", ")", ":", "\n"])
def test_no_name_goes_across_a_sign_that_parts(sign: str) -> None:
    """A comma, a bracket, a colon or a new line ends a name, whatever the weights say; a dash need not."""
    model = Tagger(Weights(_tiny()))
    assert all(tag.first == tag.last for tag in _tags(model, f"وصل {NAME}{sign} {SURNAME} أمس"))
    assert [(tag.first, tag.last) for tag in _tags(model, f"وصل {NAME} - {SURNAME} أمس")] == [(1, 2)]


@pytest.mark.parametrize("data", [b"", b"NCT1", b"XXXX" + _tiny()[4:], _tiny()[:-9], _tiny()[:60]])
def test_a_broken_file_is_told(data: bytes) -> None:
    """A file of another format, or one cut short, is an error of the lexicon and no crash."""
    with pytest.raises(LexiconError):
        Weights(data)


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 2**17 - 1))
def test_no_word_has_too_many_features(folded: str, plain: str, bits: int) -> None:
    """However long the words, fewer features meet at one than the sum of bytes has room for."""
    word = hashes(folded, plain, bits)
    beside = len(gap(0, 0)) * 2 + len(pair(0, 0, 0, 0)) * 2 + 1
    assert len(word.own) + 2 * len(word.near) + 2 * len(word.far) + beside <= 257


def test_all_labels_are_summed_without_carry() -> None:
    """Sums of the greatest bytes stay in their own lanes."""
    planes = [b"\xff" * (1 << BITS)] * len(LABELS)
    weights = Weights(packed(planes, [0] * len(LABELS) ** 2, bits=BITS, units=UNITS, lead=1, bias=0))
    from newsclaims.layers.actors.weights import unpacked

    assert unpacked(weights.total(range(257), 1))[: len(LABELS)] == (257 * 255,) * len(LABELS)


# ---------------------------------------------------------------- decoding
_SCORE = st.integers(-60, 60)
_SCORES = st.lists(st.lists(_SCORE, min_size=7, max_size=7), min_size=1, max_size=4)
_MOVES = st.lists(st.lists(st.integers(-20, 20), min_size=7, max_size=7), min_size=7, max_size=7)


def _valid(path: tuple[int, ...]) -> bool:
    return all(b == 0 or b % 2 or a in (b, b - 1) for a, b in zip((0, *path), path))


def _value(path: tuple[int, ...], scores: list[list[int]], moves: list[list[int]]) -> int:
    padded = (0, *path, 0)
    return sum(row[label] for row, label in zip(scores, path)) + sum(
        moves[a][b] for a, b in itertools.pairwise(padded)
    )


def _path(spans: list[tuple[int, int, str, int]], length: int) -> tuple[int, ...]:
    path = [0] * length
    for first, last, kind, _ in spans:
        begin = 1 + 2 * TYPES.index(kind)
        path[first : last + 1] = [begin] + [begin + 1] * (last - first)
    return tuple(path)


@given(_SCORES, _MOVES)
def test_the_decoder_finds_the_best_labels(scores: list[list[int]], moves: list[list[int]]) -> None:
    """No valid BIO labels have a higher score than the decoder's, and margins are what the span gains."""
    found = decode(scores, Moves(tuple(map(tuple, moves)), 10**6))
    ours = _path(found, len(scores))
    paths = (p for p in itertools.product(range(7), repeat=len(scores)) if _valid(p))
    assert _value(ours, scores, moves) == max(_value(p, scores, moves) for p in paths)
    for first, last, _, margin in found:
        without = (*ours[:first], *[0] * (last + 1 - first), *ours[last + 1 :])
        assert margin == _value(ours, scores, moves) - _value(without, scores, moves) >= 0


@given(_SCORES)
def test_words_far_from_any_name_cut_the_search(scores: list[list[int]]) -> None:
    """Where "outside" leads by more than transitions can give, the search without those words gives the same."""
    moves = tuple((0,) * 7 for _ in range(7))
    far = [row if i % 2 else [500, *row[1:]] for i, row in enumerate(scores)]
    assert decode(far, Moves(moves, 200)) == decode(far, Moves(moves, 10**6))


# ---------------------------------------------------------------- tagging
@given(st.text(max_size=200) | st.text('ابنروي لف،.\n"«»0a', max_size=200), st.integers(0, 2**17 - 1))
def test_any_text_can_be_tagged(text: str, bits: int) -> None:
    """No text raises; tags stand in order, apart from each other, inside the words."""
    tags = _tags(Tagger(Weights(_tiny())), text, bits)
    ends = [-1, *[tag.last for tag in tags]]
    assert all(end < tag.first <= tag.last for end, tag in zip(ends, tags))


@given(st.lists(st.sampled_from([NAME, SURNAME, "وصل", "أمس", "إلى", "المدينة"]), max_size=30))
def test_tags_do_not_depend_on_what_was_tagged_before(chosen: list[str]) -> None:
    """A tagger that has kept the scores of many words tags like a new one."""
    text = " ".join(chosen)
    used = Tagger(Weights(_tiny()))
    _tags(used, f"وصل {NAME} إلى {SURNAME}. المدينة أمس")
    assert _tags(used, text) == _tags(used, text) == _tags(Tagger(Weights(_tiny())), text)


def test_work_grows_with_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times the words in one sentence look up no more than ten times the rows."""
    looked_up = 0
    total = Weights.total

    def counted(self: Weights, features: tuple[int, ...], role: int) -> int:
        nonlocal looked_up
        looked_up += len(tuple(features))
        return total(self, features, role)

    monkeypatch.setattr(Weights, "total", counted)
    costs = []
    for size in (100, 1000):
        model = Tagger(Weights(_tiny()))
        looked_up = 0
        _tags(model, " ".join([NAME, "وصل", "أمس", "إلى", SURNAME] * (size // 5)))
        costs.append(looked_up)
    assert costs[1] <= 10 * costs[0]


def test_an_edge_is_a_neighbour_only() -> None:
    """What stands beyond a sentence has no features of its own."""
    assert not EDGE.own
    assert EDGE.near


# ---------------------------------------------------------------- in the layer
def test_the_packaged_weights_are_small_and_load() -> None:
    """The weights in the wheel are at most 6 MB, and none are read when the tagger is switched off."""
    assert len(files("newsclaims.data").joinpath("tagger.bin").read_bytes()) <= 6_000_000
    assert isinstance(tagger(Lexicons()), Tagger)
    assert tagger(Lexicons((WITHOUT_TAGGER,))) is None


def test_the_layer_works_with_the_tagger_switched_off() -> None:
    """Rules and lexicons alone still find a person behind a title, and say so."""
    document = Document("أعلن وزير الخارجية الفرنسي برنارد لوكونتي أن بلاده تدعم الاتفاق.")
    for lexicons in ((), (WITHOUT_TAGGER,)):
        found = Pipeline(lexicons=lexicons).analyse(document)[ACTORS]
        assert "برنارد لوكونتي" in [mention.text for mention in found if mention.value.kind == "person"]
    assert not [mention for mention in found if mention.rule == "tagger"]


def test_a_word_that_is_seldom_a_name_is_not_one_everywhere() -> None:
    """A word taken for a person twice, but written many times besides, stays an ordinary word elsewhere."""
    head, tail = "أعلن جنكول أن البيت بعيد. ", "في البيت الكبير جنكول بجوار النهر. "
    found = Pipeline().analyse(Document(head * 2 + tail * 30))[ACTORS]
    assert len([mention for mention in found if "جنكول" in mention.text and mention.value.kind == "person"]) == 2


def test_a_form_behind_the_bound_of_a_document_is_seen_by_its_shape_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind so many distinct forms a new one costs a few look-ups that all forms of its shape share."""
    monkeypatch.setattr("newsclaims.layers.actors.tagger._DISTINCT", 1)
    model = tagger(Lexicons(()))
    assert model is not None
    met: Met = {}
    first, second, third = (model._form((word, word, 0), met) for word in ("زعقول", "بنطاس", "كرفوط"))
    assert list(met) == [("زعقول", "زعقول", 0)]
    assert first != second
    assert second is third
