"""Laws and examples of the cues layer: inflection, spelling, homographs."""

from __future__ import annotations

import pytest

from newsclaims import Document, Lexicon, Pipeline
from newsclaims.layers.cues import CUES
from newsclaims.layers.cues.inflection import participles, past, present, with_objects

PIPELINE = Pipeline(strict=True)


def cues(text: str) -> list[tuple[str, str, str]]:
    """Text, lemma and form of each candidate."""
    found = PIPELINE.analyse(Document(text))[CUES]
    return [(m.text, m.value.lemma, m.value.form) for m in found]


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("قال", {"قال", "قالت", "قالوا", "قالا", "قالتا", "قيل"}),
        ("نفى", {"نفى", "نفت", "نفوا", "نفيا", "نفتا", "نفي"}),
        ("دعا", {"دعا", "دعت", "دعوا", "دعتا"}),
        ("خشي", {"خشي", "خشيت", "خشوا"}),
        ("أشار", {"أشار", "أشارت", "أشاروا", "أشير"}),
        ("تنبأ", {"تنبأ", "تنبأت", "تنبآ"}),
    ],
)
def test_past_tenses_follow_the_grammar(lemma: str, forms: set[str]) -> None:
    """Sound, hollow and defective verbs get the endings of the past tense."""
    assert forms <= {f.text for f in past(lemma)}


@pytest.mark.parametrize(
    ("third", "forms"),
    [
        ("يقول", {"يقول", "تقول", "يقولون", "يقولوا", "يقولان", "تقولان", "يقل", "يقال"}),
        ("ينفي", {"ينفي", "تنفي", "ينفون", "ينفيان", "ينف", "ينفى"}),
        ("يدعو", {"يدعو", "تدعو", "يدعون", "يدعوان", "يدع", "يدعى"}),
        ("يرى", {"يرى", "ترى", "يرون", "يريان"}),
        ("يشير", {"يشير", "يشر", "يشار"}),
    ],
)
def test_present_tenses_follow_the_grammar(third: str, forms: set[str]) -> None:
    """So do the present tense, its jussive and its passive."""
    assert forms <= {f.text for f in present(third)}


def test_participles_agree_in_gender_and_number() -> None:
    """The participle is made in gender and number, also of a defective verb."""
    assert {f.text for f in participles("نافيا")} >= {"نافيا", "نافية", "نافين"}
    assert {f.text for f in participles("مضيفا")} >= {"مضيفا", "مضيفة", "مضيفين"}


def test_hearers_are_written_to_the_verb() -> None:
    """A pronoun of the hearer is written to the verb, its alef of the plural gone."""
    plural = next(f for f in past("أبلغ") if f.number == "p")
    assert "أبلغوهم" in {f.text for f in with_objects(plural)}


def test_a_conjunction_and_the_future_are_no_part_of_a_cue() -> None:
    """The cue begins behind what is written before it."""
    assert cues("وسيعلن الوزير ذلك") == [("يعلن", "أعلن", "finite")]
    assert cues("فأكدت الوزارة ذلك") == [("أكدت", "أكد", "finite")]


def test_a_missing_hamza_is_read_but_a_misplaced_one_is_not() -> None:
    """Writers leave hamzas out; another hamza is another word."""
    assert cues("اعلن الوزير أنه باق")[0][1] == "أعلن"
    assert cues("أمن الحدود") == []


def test_marks_of_doubling_tell_verbs_apart() -> None:
    """ذكّر reminds, ذكر mentions."""
    assert cues("وذكّر التقرير بأن")[0][1] == "ذكّر"
    assert cues("وذكر التقرير أن")[0][1] == "ذكر"


def test_a_jussive_needs_its_negation() -> None:
    """يجب is a verb of duty unless the negation of the past stands before it."""
    assert not any(lemma == "أجاب" for _, lemma, _ in cues("يجب أن يعود"))
    assert any(lemma == "أجاب" for _, lemma, _ in cues("لم يجب الوزير"))


def test_after_a_preposition_stands_a_noun() -> None:
    """في عرض البحر offers nothing."""
    assert cues("سفينة في عرض البحر") == []


def test_a_lexicon_adds_cues() -> None:
    """A newsroom's rows are read like the built-in ones."""
    mine = Lexicon("mine", "cues", ("lemma", "class"), given=(("برطم", "asserts"),))
    found = Pipeline(lexicons=[mine], strict=True).analyse(Document("برطم الوزير أن"))[CUES]
    assert [m.value.lemma for m in found] == ["برطم"]


def test_an_unknown_class_is_told() -> None:
    """A row with a class that is no stance is reported with the classes that there are."""
    mine = Lexicon("mine", "cues", ("lemma", "class"), given=(("برطم", "mumbles"),))
    failures = Pipeline(lexicons=[mine]).extract(Document("نص")).failures
    assert any("mumbles" in f.error and "asserts" in f.error for f in failures)
