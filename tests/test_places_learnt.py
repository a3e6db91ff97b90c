"""Laws of places and the learnt tagger together, and of wholes within the names of their parts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from newsclaims.documents import Document
from newsclaims.keys import PLACES
from newsclaims.layers.actors import WITHOUT_TAGGER
from newsclaims.layers.actors.features import ROLES, gap, hashes
from newsclaims.layers.actors.viterbi import LABELS
from newsclaims.layers.actors.weights import packed
from newsclaims.lexicons import Lexicon
from newsclaims.mentions import Mention
from newsclaims.pipeline import Pipeline
from newsclaims.values import Place

BITS, UNITS = 12, 16
UNHEARD = "قرنبوش"


def _row(feature: int, role: str) -> int:
    return (feature * ROLES[role] & 0xFFFFFFFF) >> 32 - BITS


def knowing(path: Path, names: Mapping[str, str]) -> Pipeline:
    """A pipeline whose tagger knows these words with their labels, and finds everything else ordinary."""
    planes = [bytearray(b"\x80" * (1 << BITS)) for _ in LABELS]
    planes[0][_row(gap(15, 0)[0], "gap_before")] = 130
    for word, label in names.items():
        planes[LABELS.index(label)][_row(hashes(word, word, 0).key, "own")] = 250
    weights = packed(map(bytes, planes), [0] * len(LABELS) ** 2, bits=BITS, units=UNITS, lead=8 * UNITS, bias=0)
    file = path / "weights.bin"
    file.write_bytes(weights)
    return Pipeline(["places"], lexicons=[Lexicon("own", "tagger", ("weights",), given=((str(file),),))], strict=True)


def found(text: str, pipeline: Pipeline) -> tuple[Mention[Place], ...]:
    """The places of a text."""
    return pipeline.analyse(Document(text))[PLACES]


def test_a_place_that_no_lexicon_has_is_taken_from_the_tagger_without_facts(tmp_path: Path) -> None:
    """Nothing is known of it but its name: kind in the widest sense, no country, no identifier, no point."""
    (place,) = found(f"انتشر الجنود قرب {UNHEARD} أمس", knowing(tmp_path, {UNHEARD: "B-LOC"}))
    assert place.text == UNHEARD
    assert place.value == Place("region", "place", UNHEARD)


def test_the_word_before_tells_the_kind_of_a_place_that_no_lexicon_has(tmp_path: Path) -> None:
    """An airport and a lake say so."""
    pipeline = knowing(tmp_path, {UNHEARD: "B-LOC"})
    kinds = [found(f"وصلوا إلى {noun} {UNHEARD} أمس", pipeline)[0].value.kind for noun in ("مطار", "بحيرة")]
    assert kinds == ["facility", "water"]


def test_without_the_tagger_only_lexicons_name_places() -> None:
    """The same text by rules alone."""
    assert not found(f"انتشر الجنود قرب {UNHEARD} أمس", Pipeline(["places"], lexicons=[WITHOUT_TAGGER], strict=True))


@pytest.mark.parametrize(("text", "part", "whole"), [("قصفوا جنوب لبنان", "جنوب لبنان", "لبنان")])
def test_a_part_of_a_country_holds_the_country(text: str, part: str, whole: str) -> None:
    """Both are mentions, one inside the other."""
    outer, inner = found(text, Pipeline(["places"], strict=True))
    assert (outer.text, outer.value.kind, outer.value.country) == (part, "region", "LB")
    assert (inner.text, inner.value.kind, inner.value.country) == (whole, "country", "LB")


def test_a_country_whose_name_tells_a_direction_is_one_place() -> None:
    """South Sudan is no part of Sudan."""
    (place,) = found("عاد إلى جنوب السودان أمس", Pipeline(["places"], strict=True))
    assert place.value.country == "SS"


def test_a_country_behind_to_is_no_adjective() -> None:
    """The preposition begins like the article once folded, and is none."""
    (place,) = found("نظمت خلال زيارة إلى السعودية قبل عام", Pipeline(["places"], strict=True))
    assert (place.value.kind, place.value.country) == ("country", "SA")


def test_a_place_in_the_name_of_a_cup_is_a_part_of_that_name() -> None:
    """The nations that play for it aren't the continent."""
    (place,) = found("فاز المنتخب بكأس أمم أفريقيا أمس", Pipeline(["places"], strict=True))
    assert place.value.role == "name_part"


def test_a_country_that_is_another_word_too_is_linked_where_the_tagger_sees_it(tmp_path: Path) -> None:
    """Mali, and what is financial."""
    text = "زاروا النيجر ثم مالي قبل عام"
    (_, place) = found(text, knowing(tmp_path, {"مالي": "B-LOC"}))
    assert (place.text, place.value.kind, place.value.country) == ("مالي", "country", "ML")
