"""Laws of rules and the learnt tagger together: what holds, what is added, how names are cleaned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newsclaims.documents import Document
from newsclaims.keys import ACTORS
from newsclaims.layers.actors import WITHOUT_TAGGER
from newsclaims.layers.actors.features import ROLES, gap, hashes
from newsclaims.layers.actors.viterbi import LABELS
from newsclaims.layers.actors.weights import packed
from newsclaims.lexicons import Lexicon
from newsclaims.pipeline import Pipeline

BITS, UNITS = 14, 16
Found = tuple[str, str]
Knowing = Callable[[Mapping[str, str]], Pipeline]
RULES = Pipeline(["actors"], lexicons=[WITHOUT_TAGGER], strict=True)


def _row(feature: int, role: str) -> int:
    return (feature * ROLES[role] & 0xFFFFFFFF) >> 32 - BITS


@pytest.fixture
def knowing(tmp_path: Path) -> Knowing:
    """Makes pipelines whose tagger knows some written words with their labels, and finds everything else ordinary."""

    def made(names: Mapping[str, str]) -> Pipeline:
        planes = [bytearray(b"\x80" * (1 << BITS)) for _ in LABELS]
        planes[0][_row(gap(15, 0)[0], "gap_before")] = 130
        for word, label in names.items():
            planes[LABELS.index(label)][_row(hashes(word, word, 0).key, "own")] = 250
        weights = packed(map(bytes, planes), [0] * len(LABELS) ** 2, bits=BITS, units=UNITS, lead=8 * UNITS, bias=0)
        file = tmp_path / "weights.bin"
        file.write_bytes(weights)
        own = Lexicon("own", "tagger", ("weights",), given=((str(file),),))
        return Pipeline(["actors"], lexicons=[own], strict=True)

    return made


def found(text: str, pipeline: Pipeline) -> list[Found]:
    """Words and kind of each actor."""
    return [(m.text, m.value.kind) for m in pipeline.analyse(Document(text))[ACTORS]]


# ---------------------------------------------------------------- nouns that head phrases too
def test_a_noun_that_heads_many_phrases_needs_a_second_sign(knowing: Knowing) -> None:
    """The current of electricity is no party; by rules alone nothing can tell."""
    text = "انقطع التيار الكهربائي عن الأحياء مساء أمس."
    assert not found(text, knowing({}))
    assert found(text, RULES) == [("التيار الكهربائي", "organization")]


def test_a_body_that_speaks_needs_no_tagger(knowing: Knowing) -> None:
    """A verb of speech beside a doubtful noun shows that a body is meant."""
    assert found("وأعلن التيار الإصلاحي مقاطعة الجلسة.", knowing({})) == [("التيار الإصلاحي", "organization")]


def test_a_ministry_needs_no_tagger(knowing: Knowing) -> None:
    """Nouns that head little but names hold by themselves."""
    assert ("وزارة الصحة السودانية", "organization") in found("وقالت وزارة الصحة السودانية إن", knowing({}))


# ---------------------------------------------------------------- names of the tagger
def test_a_list_of_people_in_one_name_is_taken_apart(knowing: Knowing) -> None:
    """A comma and the conjunction end a name, whatever the tagger says."""
    labels = {"بورنيلو": "B-PER", "دراستكي": "I-PER", "وسامر": "I-PER", "كرنشوف": "I-PER"}
    text = "حضر الحفل بورنيلو دراستكي وسامر كرنشوف مساء"
    assert found(text, knowing(labels)) == [("بورنيلو دراستكي", "person"), ("سامر كرنشوف", "person")]


def test_an_adjective_before_a_given_name_is_no_part_of_it(knowing: Knowing) -> None:
    """The veteran so-and-so."""
    labels = {"المخضرم": "B-PER", "سامر": "I-PER", "كرنشوف": "I-PER"}
    assert found("ثم ظهر المخضرم سامر كرنشوف أمس", knowing(labels)) == [("سامر كرنشوف", "person")]


def test_more_of_a_name_than_a_rule_has_found_is_taken(knowing: Knowing) -> None:
    """The tagger sees the name that a title phrase had swallowed."""
    labels = {"فيفي": "B-PER", "كرنشوف": "I-PER"}
    assert ("فيفي كرنشوف", "person") in found("وقالت الفنانة فيفي كرنشوف إنها", knowing(labels))


def test_a_namesake_of_a_known_person_is_somebody_else(knowing: Knowing) -> None:
    """A longer name around a known surname is its own entity."""
    pipeline = knowing({"دورانتيس": "B-PER", "بومبيو": "I-PER", "كرنشوف": "I-PER"})
    (person,) = pipeline.analyse(Document("وصل دورانتيس بومبيو كرنشوف أمس"))[ACTORS]
    assert person.text == "دورانتيس بومبيو كرنشوف"
    assert person.value.entity != "mike-pompeo"


def test_the_noun_of_a_club_stays_outside(knowing: Knowing) -> None:
    """As it does where a rule has found the name."""
    pipeline = knowing({"نادي": "B-ORG", "كرنشوف": "I-ORG"})
    assert ("كرنشوف", "organization") in found("فاز نادي كرنشوف أمس", pipeline)


def test_what_and_joins_to_a_person_is_one_more(knowing: Knowing) -> None:
    """A given name and more behind "and", though the tagger sees none there."""
    labels = {"بورنيلو": "B-PER", "دراستكي": "I-PER"}
    mentions = found("بطولة بورنيلو دراستكي وخالد كرنشوف", knowing(labels))
    assert mentions == [("بورنيلو دراستكي", "person"), ("خالد كرنشوف", "person")]


def test_the_word_god_alone_is_no_person(knowing: Knowing) -> None:
    """It is a part of names only."""
    assert not found("كان ذلك في كتاب الله وحده", knowing({"الله": "B-PER"}))
