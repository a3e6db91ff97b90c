"""Laws of contents, and an example of each phenomenon of extent, stance, polarity and modality."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import Claim, Document, Pipeline
from newsclaims.layers.claims.grammar import Grammar, grammar
from newsclaims.lexicons import Lexicons

PIPELINE = Pipeline(strict=True)

PIECES = (
    "قال", "وأكد", "مضيفا", "نفى", "أن", "إن", "ألا", "هل", "إذا", "غير", "عدم", "على حد تعبيره", "وفق قوله", "بحسب",
    "الوزير", "إيران", "مصادر", "«", "»", '"', '"', "،", ".", "\n", "لم", "سيزور", "بغداد", "وهو ما", "كما قال",
    "رويترز", "(", ")", ":", "، وأن", "يقتصر", "طالب", "بوقف القصف", "التعليق", "رفض", "تم", "توقيع الاتفاق", "أمس",
)  # fmt: skip
SCENE = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


def claims(text: str) -> list[Claim]:
    """The attributed claims of a text."""
    return [c for c in PIPELINE.extract(Document(text, published="2024-03-16")) if c.kind == "attributed"]


def contents(text: str) -> list[list[str]]:
    """The pieces of each content."""
    return [[p.text for p in c.contents] for c in claims(text)]


def words_of_grammar() -> Grammar:
    """The closed classes of the package."""
    return PIPELINE.analyse(Document("")).resource(grammar)


# ---------------------------------------------------------------- laws
@given(SCENE)
def test_the_pieces_of_a_content_stand_in_order_and_apart_from_the_cue(text: str) -> None:
    """No piece overlaps another or the cue, and none ends in white space or a full stop outside its marks."""
    for claim in PIPELINE.extract(Document(text)):
        pieces = claim.contents
        assert all(a.end <= b.start for a, b in pairwise(pieces))
        assert all(p.text == p.text.strip() and not p.text.endswith((".", "،")) for p in pieces)
        if claim.cue is not None:
            assert not any(p.start < claim.cue.end and claim.cue.start < p.end for p in pieces)


@given(SCENE)
def test_what_stands_in_a_content_ends_with_it(text: str) -> None:
    """A nested claim without quotation marks ends no later than the claim around it."""
    found = {c.id: c for c in PIPELINE.extract(Document(text))}
    for claim in found.values():
        around = found.get(claim.parent or "")
        marks = any(mark in text[claim.span.start : claim.span.end] for mark in '"«»')
        if around is not None and not marks and len(around.contents) == 1:
            assert claim.contents[0].end <= around.span.end


# ---------------------------------------------------------------- extents
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير إن المشروع سيكتمل قريبا، على حد تعبيره.", "المشروع سيكتمل قريبا"),
        ("قال الوزير إن المشروع متعثر، وفق تقديره.", "المشروع متعثر"),
        ("وأكدت النائبة أن القانون ظالم، بحسب وصفها.", "القانون ظالم"),
        ("قال الوزير: إن المفاوضات انتهت في جنيف.", "المفاوضات انتهت في جنيف"),
        ("وذكرت الوكالة أن الطائرة هبطت، وأشارت إلى سلامة الركاب.", "الطائرة هبطت"),
        ("طالب الرئيس بوقف القصف، وهو ما يزيد الضغط على الحكومة.", "وقف القصف"),
        ("طلب الرئيس من الجيش ألا يطلق النار.", "ألا يطلق النار"),
        ("ونزحت آلاف العائلات من المدينة، بحسب منظمة العفو الدولية.", "نزحت آلاف العائلات من المدينة"),
        ("وصلت سفينة المساعدات إلى الميناء، بحسب رويترز.", "وصلت سفينة المساعدات إلى الميناء"),
        ("طالبت أوتاوا بقوة بالإفراج الفوري عن نشطاء.", "الإفراج الفوري عن نشطاء"),
        ('أكدت الوزيرة أن "الحقوق للجميع دائما" بعدما انتقدت القرار.', '"الحقوق للجميع دائما"'),
        ('أعلنت الوزيرة أن بلادها "ستدافع عن الحقوق"، في أول رد على القرار.', 'بلادها "ستدافع عن الحقوق"'),
        ("وقال الوزير إن السعر ارتفع في أول العام.", "السعر ارتفع في أول العام"),
        ("وتتهمها الرياض بدعم الإرهاب، وشهدت العلاقات تشنجات كبيرة.", "دعم الإرهاب"),
        ("ونفت موسكو وجود أي خلاف، إلا أن الأزمة مستمرة.", "وجود أي خلاف"),
        ("وقال الوزير إن الوفد وصل، من دون مزيد من التفاصيل.", "الوفد وصل"),
        ("ودعت تيريزا ماي حكومتها إلى اجتماع طارئ، ومن المتوقع أن تطلب الموافقة على ضربة.", "اجتماع طارئ"),
        ("ودعا الوزير إيران إلى أن توقف القصف.", "توقف القصف"),
        ("وأكد الرئيس أنه لا توجد أزمة، منتقدا صراحة المعارضة.", "لا توجد أزمة"),
        ("القاهرة (رويترز) - ارتفعت الأسعار، بحسب وزارة التجارة.", "ارتفعت الأسعار"),
        ("قالت الشرطة إن الحادث متعمد، مستنكرة الشائعات.", "الحادث متعمد"),
        ("قال الوزير إن الأزمة انتهت، وردا على ذلك، طالب الحزب بتقديم أدلة.", "الأزمة انتهت"),
        ("دعت موسكو إلى عقد اجتماع في وقت أكد سفيرها أن الحرب قريبة.", "عقد اجتماع"),
        ('حثت موسكو الدول الغربية على "التفكير جديا" في العواقب.', '"التفكير جديا" في العواقب'),
        ('وقال إن الشركة "خسرت كثيرا. ولن تعود إلى السوق أبدا".', 'الشركة "خسرت كثيرا. ولن تعود إلى السوق أبدا"'),
    ],
)
def test_where_a_content_begins_and_ends(text: str, expected: str) -> None:
    """A content holds what was said, not the words that join, attribute or comment on it."""
    assert contents(text)[0] == [expected]


def test_what_describes_a_source_is_no_second_piece() -> None:
    """After a closing attribution only a coordinate that a comma sets off goes on with the content."""
    assert contents("ارتفعت الأسعار بنسبة كبيرة، بحسب تقرير للبنك المركزي نشره أمس في القاهرة.") == [
        ["ارتفعت الأسعار بنسبة كبيرة"]
    ]


def test_a_quotation_in_a_quotation_of_the_same_marks() -> None:
    """Marks that open after a space and close before one pair as brackets do."""
    found = contents('قال الرئيس: "نحن في حزب "النهضة" لن نتراجع عن مطالبنا العادلة".')
    assert found == [['"نحن في حزب "النهضة" لن نتراجع عن مطالبنا العادلة"']]


def test_a_quotation_that_nobody_closed_ends_where_somebody_speaks_again() -> None:
    """A missing mark makes the next speaker's words no part of the quotation."""
    found = contents(
        'وأضاف الوزير "كان لقاء مثمرا. وشدد الوزير على أن الموقف ثابت. وقال الوزير "نحن نؤيد كل اتفاق عادل".'
    )
    assert found == [['"كان لقاء مثمرا'], ["الموقف ثابت"], ['"نحن نؤيد كل اتفاق عادل"']]


# ---------------------------------------------------------------- stance, polarity, modality
@pytest.mark.parametrize(
    ("text", "stance", "polarity", "modality"),
    [
        ("ولم يؤكد المتحدث أن الوفد وصل إلى القاهرة.", "other", "affirmative", "fact"),
        ("ولم تنف الحكومة أن المفاوضات توقفت.", "other", "affirmative", "fact"),
        ("ولا يعتقد الخبير أن الحرب ستندلع.", "believes", "negative", "possible"),
        ("وتساءل النائب هل ستدفع الحكومة الرواتب في موعدها؟", "asks", "affirmative", "hypothetical"),
        ("قال الوزير إن الحكومة ستستقيل إذا خسرت الانتخابات.", "asserts", "affirmative", "conditional"),
        ("قال الوزير إن الحكومة ستستقيل غدا.", "asserts", "affirmative", "planned"),
        ("قال الوزير إن السيول أغرقت المدينة.", "asserts", "affirmative", "fact"),
        ("قال الوزير إن سيولا أغرقت المدينة.", "asserts", "affirmative", "fact"),
        ("قال الوزير إنها بسطت سيطرتها على المدينة.", "asserts", "affirmative", "fact"),
        ("قال الوزير إن المدينة آمنة، وستفتح المدارس غدا.", "asserts", "affirmative", "fact"),
        ("أكد الوزير أن الاتفاق غير ملزم.", "asserts", "negative", "fact"),
        ("أكد الوزير أن المنظمات غير الحكومية تعمل.", "asserts", "affirmative", "fact"),
        ("أكد الوزير أن لا شك في نجاح الخطة.", "asserts", "affirmative", "fact"),
        ("أكد الوزير أن ما حدث جريمة.", "asserts", "affirmative", "fact"),
        ("قال الأمين العام إن على الحكومة أن تستقيل.", "asserts", "affirmative", "required"),
        ("قال الأمين العام إن على متن السفينة مساعدات.", "asserts", "affirmative", "fact"),
        ("وقال مسؤول إن هناك احتمالا لتأجيل القمة.", "asserts", "affirmative", "possible"),
        ("ولم ينسحب الجيش من المدينة، بحسب وكالة رويترز.", "asserts", "negative", "fact"),
        ("قال الوزير إن بلاده اختبرت أسلحة جديدة لا يمكن اعتراضها.", "asserts", "affirmative", "fact"),
        ("قال الوزير إن الحزب قدم قوائمه ولن ينسحب.", "asserts", "affirmative", "fact"),
        ("قال الوزير إن بلاده لن تنسحب.", "asserts", "negative", "fact"),
        ("قال الوزير إن مؤشرات الخلاف واضحة.", "asserts", "affirmative", "fact"),
        ("قال الوزير إن هناك مؤشرات على أن الخلاف قريب.", "asserts", "affirmative", "possible"),
        ("قال الوزير إن الهجوم المحتمل يهدد السكان.", "asserts", "affirmative", "fact"),
        ("قال الوزير إنه من غير المحتمل أن يهدد الهجوم السكان.", "asserts", "affirmative", "possible"),
        ("أكد الرئيس أنه لا يثق بأن إيران ستلتزم بالاتفاق.", "asserts", "negative", "fact"),
        ("قال الرئيس إننا نعتقد أن الحل يجب أن يكون سياسيا.", "asserts", "affirmative", "required"),
        ("وقال مسؤول إنه سيتعين اتخاذ قرار.", "asserts", "affirmative", "required"),
        ("وقال مسؤول إنه لم يقل متى سيبدأ الهجوم.", "asserts", "negative", "fact"),
    ],
)
def test_stance_polarity_and_modality(text: str, stance: str, polarity: str, modality: str) -> None:
    """The speech act, the main predicate's negation, and how real it is said to be."""
    found = claims(text)[0]
    assert (found.stance, found.polarity, found.modality) == (stance, polarity, modality)


def test_a_denial_of_two_clauses_denies_both() -> None:
    """The second clause of a denial is denied too, unless it says what is the case instead."""
    both = claims("ونفى الجيش أن الجنود عبروا الحدود، وأن الطائرات قصفت المدينة.")
    assert [c.stance for c in both] == ["denies"]
    instead = claims("ونفى الجيش أن الجنود عبروا الحدود، وأن الأمر يقتصر على دورية.")
    assert [c.stance for c in instead] == ["denies", "asserts"]


def test_nobody_confirms_his_own_denial() -> None:
    """Who denies and then affirms something else asserts it."""
    found = claims("تنفي الحكومة وجود أزمة في الوقود، مؤكدة أن المخزون يكفي ستة أشهر.")
    assert [c.stance for c in found] == ["denies", "asserts"]


# ---------------------------------------------------------------- words
@given(st.text(alphabet="وفسيتنابهمكلرعد", max_size=8))
def test_a_word_that_is_joined_has_more_letters_than_its_conjunction(word: str) -> None:
    """Only a word of some length that begins with the letter of and can be joined by it."""
    joined = words_of_grammar().is_joined(word)
    assert not joined or (word.startswith("و") and len(word) > 3)


def test_letters_of_the_word_itself_are_no_particles() -> None:
    """A radical that looks like a conjunction or a future stays with its word."""
    known = words_of_grammar()
    assert [known.is_joined(w) for w in ("ونزحت", "وصلت", "وزاره", "ووصلت")] == [True, False, False, True]
    assert [known.is_future(w) for w in ("سيزور", "سيطرة", "سياساتها", "سأصوت", "سنوات")] == [
        True, False, False, True, False,
    ]  # fmt: skip
    assert grammar(Lexicons()).is_joined("ونزحت")


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("وأضاف الوزير قائلا إن الأزمة انتهت.", "أضاف", "الوزير"),
        ("وأردف قائلا إن الأزمة انتهت.", "أردف قائلا", None),
        ("شرح الطبيب الذي يدير المعهد قائلا: «المرض ليس معديا على الإطلاق».", "شرح", "الطبيب"),
        ("تحدث الوزير عن الأزمة، قائلا إن الحل قريب.", "قائلا", "الوزير"),
        ("توصف المدينة بأنها الأخطر في العالم.", "توصف", None),
    ],
)
def test_the_verb_is_the_cue_of_what_a_participle_brings(text: str, cue: str, source: str | None) -> None:
    """A participle of saying closes the verb before it, whose subject stands between; a cue holds no source."""
    found = claims(text)[0]
    assert (str(found.cue), found.source and found.source.text) == (cue, source)


def test_a_stray_stop_ends_no_content() -> None:
    """A full stop before a word that begins no sentence is passed over."""
    found = contents("وفق الصحيفة، تبين هذه الوثائق. كيف استخدمت الحكومة قناة سرية. وبقيت الأسواق مفتوحة.")
    assert found == [["تبين هذه الوثائق. كيف استخدمت الحكومة قناة سرية"]]


def test_what_is_aimed_at_is_planned() -> None:
    """An aim is no fact."""
    assert claims("أكد المسؤول أن الهدف النهائي لبلاده هو طرد القوات الأجنبية.")[0].modality == "planned"


def test_what_somebody_does_himself_is_a_content() -> None:
    """A verbal noun with the pronoun of its subject is announced too; mentioned in passing, it gives no turn."""
    assert contents("وأعلن الرئيس استقالته من منصبه.") == [["استقالته من منصبه"]]
    found = claims("قالت ماي إن الاتفاق الذي أعلنت واشنطن انسحابها منه باق. وأضافت أن لندن ملتزمة به.")
    assert [c.source and c.source.text for c in found if str(c.cue) == "أضافت"] == ["ماي"]
