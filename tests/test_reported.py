"""Laws of reported claims, and an example of each phenomenon: what the outlet itself tells."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import Claim, Document, Lexicon, LexiconError, Pipeline
from newsclaims.layers.claims.events import event_verbs
from newsclaims.layers.claims.reported import MOST
from newsclaims.lexicons import Lexicons

PIPELINE = Pipeline(strict=True)
FILLER = "هبت رياح خفيفة على الساحل وبقيت الأسواق مفتوحة طوال النهار."

PIECES = (
    "قصف الجيش السوري", "اعتقلت الشرطة المصرية", "في القاهرة", "أمس", "يوم الثلاثاء", "،", ".", "\n", "حيث", "بعد أن",
    "لم", "تم اعتقال", "وصل الرئيس", "إلى بغداد", "قال الوزير إن", "وكان", "قد", "وهو ما", "رفض التعليق", "«", "»",
    "؟", "كما", "نفذت إسرائيل غارات", "في 2 فبراير", "من جهة أخرى،", "القوات الأميركية", "ألقت", "القبض", "فيما",
)  # fmt: skip
SCENE = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


def reported(text: str) -> list[Claim]:
    """What the outlet tells in the body of an article."""
    page = f"عنوان قصير للخبر\n{text}"
    return [c for c in PIPELINE.extract(Document(page, published="2024-03-16")) if c.kind == "reported"]


def told(text: str) -> list[str]:
    """The contents of the reported claims."""
    return [c.content.text for c in reported(text)]


# ---------------------------------------------------------------- laws
@given(SCENE)
def test_reported_claims_are_few_and_whole(text: str) -> None:
    """At most five an article have no cue; they have one piece, no source and no quotation, and stand apart."""
    found = [c for c in reported(text) if c.cue is None]
    assert len(found) <= MOST
    assert all(len(c.contents) == 1 and not c.chain and c.quotation == "none" for c in found)
    ordered = sorted(found, key=lambda c: c.span)
    assert all(a.span.end <= b.span.start for a, b in pairwise(ordered))


@given(SCENE)
def test_what_is_attributed_is_not_told(text: str) -> None:
    """No reported claim without a cue overlaps what somebody else says, or its cue."""
    page = f"عنوان قصير للخبر\n{text}"
    found = PIPELINE.extract(Document(page, published="2024-03-16"))
    said = [s for c in found if c.kind == "attributed" for s in ([p.span for p in c.contents] + [c.span])]
    for claim in found:
        if claim.kind == "reported" and claim.cue is None:
            assert not any(claim.span.overlaps(span) for span in said)


# ---------------------------------------------------------------- events
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("واعتقلت الشرطة المصرية ثلاثة ناشطين في القاهرة أمس.", "اعتقلت الشرطة المصرية ثلاثة ناشطين في القاهرة أمس"),
        ("وصل الرئيس الفرنسي إلى بيروت أمس.", "وصل الرئيس الفرنسي إلى بيروت أمس"),
        ("ولم تقصف إسرائيل أي هدف في سوريا منذ أسبوع.", "لم تقصف إسرائيل أي هدف في سوريا منذ أسبوع"),
        ("وتم اعتقال خمسة أشخاص في بغداد يوم الثلاثاء.", "تم اعتقال خمسة أشخاص في بغداد يوم الثلاثاء"),
        ("وفي 2 فبراير الماضي، نفذت إسرائيل غارات على دمشق.", "في 2 فبراير الماضي، نفذت إسرائيل غارات على دمشق"),
        ("وبعد أن اتسع الخلاف، سحبت إيران سفيرها من باريس.", "سحبت إيران سفيرها من باريس"),
        ("من جهة أخرى، زار وزير الخارجية المصري الرياض أمس.", "زار وزير الخارجية المصري الرياض أمس"),
        ("القوات العراقية اقتحمت الموصل أمس.", "القوات العراقية اقتحمت الموصل أمس"),
        ("قصفت إسرائيل مطار دمشق أمس، وهو ثاني قصف له هذا العام.", "قصفت إسرائيل مطار دمشق أمس"),
        ("قصفت إسرائيل مطار دمشق أمس، حيث قال مسؤولون إن الأضرار كبيرة.", "قصفت إسرائيل مطار دمشق أمس"),
    ],
)
def test_an_event_with_its_circumstances_is_told(text: str, expected: str) -> None:
    """A main clause with an event, an actor and a time or place is reported, without what joins or explains it."""
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "وكانت إسرائيل قد قصفت مطار دمشق الشهر الماضي.",
        "هل قصفت إسرائيل مطار دمشق أمس؟",
        "ألقت الحكومة المصرية الضوء أمس على أزمة المياه في القاهرة.",
        "قصفت إسرائيل مطار دمشق أمس، بحسب وكالة سانا.",
        "تطورت تقنيات السماعات بشكل كبير في القاهرة.",
    ],
)
def test_background_questions_and_attributed_events_are_not_told(text: str) -> None:
    """What was before, what is asked, what somebody else says and what is no event is no report of the outlet."""
    assert told(text) == []


def test_silence_is_reported_and_negative() -> None:
    """No comment is neither a denial nor an attribution."""
    for text in ("ورفض المتحدث باسم الجيش التعليق على التقرير.", "ولم ترد الوزارة على طلب للتعليق."):
        found = reported(text)
        assert [(c.polarity, c.stance, c.chain) for c in found] == [("negative", "asserts", ())]


def test_a_headline_is_left_to_the_body() -> None:
    """What a headline tells is told in the body."""
    page = "الجيش السوري يقصف إدلب\nقصف الجيش السوري مدينة إدلب أمس."
    found = [c.content.text for c in PIPELINE.extract(Document(page, published="2024-03-16"))]
    assert found == ["قصف الجيش السوري مدينة إدلب أمس"]


def test_a_register_may_add_verbs() -> None:
    """Rows of a lexicon of the kind reports are verbs of events; a weight is a number."""
    columns = ("verb", "present", "class", "weight")
    ours = Lexicon("ours", "reports", columns, given=(("غمغم", "يغمغم", "talks", "3"),))
    assert event_verbs(Lexicons((ours,))).forms["يغمغم"].weight == 3
    wrong = Lexicon("wrong", "reports", columns, given=(("غمغم", "يغمغم", "talks", "very"),))
    with pytest.raises(LexiconError, match="weight"):
        event_verbs(Lexicons((wrong,)))
