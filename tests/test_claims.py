"""Laws of the claims layer, and an example of each phenomenon of attribution in Arabic news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import awkward_text

from newsclaims import Claim, Document, Pipeline, Span
from newsclaims.layers.sections import articles

PIPELINE = Pipeline(strict=True)
OTHER = Pipeline(strict=True)

PIECES = (
    "قال", "وأضاف", "مضيفا", "نقلت", "عن", "قوله", "وفقا لـ", "بحسب", "كما أكد", "نفى", "أن", "إن", "بأن", "الوزير",
    "مصادر مطلعة", "رويترز", "إيران", "«", "»", '"', "“", "”", ":", "،", ".", "\n", "لم", "الذي", "حسب ما", "أمس",
    "عودة الوفد", "لكنه", "(", ")", "مطالبا بوقف القصف", "هدد", "في المقابل،", "بثته قناة الجزيرة", "في بيان صدر",
)  # fmt: skip
SCENE = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)

REPORT = (
    "محادثات جديدة في مسقط\n"
    "قال المتحدث باسم وزارة الخارجية العمانية إن وفدين أجريا محادثات في مسقط.\n"
    "وأضاف أن «الجولة المقبلة قريبة»، نافيا وجود أي خلاف.\n"
    "وبحسب رويترز، غادر الوفد الأمريكي صباح الاثنين."
)


def claims(text: str) -> list[Claim]:
    """The attributed claims of a text."""
    return [c for c in PIPELINE.extract(Document(text, published="2024-03-16")) if c.kind == "attributed"]


def only(text: str) -> Claim:
    """Its one claim."""
    found = claims(text)
    assert len(found) == 1, [str(c) for c in found]
    return found[0]


def chain(claim: Claim) -> list[str]:
    """The sources of each link."""
    return [" + ".join(s.text for s in link.sources) for link in claim.chain]


# ---------------------------------------------------------------- laws
@given(SCENE | awkward_text(200))
def test_nothing_raises_and_every_span_holds(text: str) -> None:
    """Any text gives claims whose texts stand at their offsets."""
    for claim in PIPELINE.extract(Document(text)):
        for piece in claim.contents:
            assert text[piece.start : piece.end] == piece.text
            assert piece.text.strip()
        for link in claim.chain:
            assert all(text[s.start : s.end] == s.text for s in link.sources)


@given(SCENE)
def test_a_cue_is_no_part_of_its_content(text: str) -> None:
    """The cue and the content of one claim share no character."""
    for claim in PIPELINE.extract(Document(text)):
        if claim.cue is not None:
            assert not any(p.start < claim.cue.end and claim.cue.start < p.end for p in claim.contents)


@given(SCENE)
def test_a_claim_lies_in_one_section(text: str) -> None:
    """Content and cue lie in one section of one article."""
    analysis = PIPELINE.analyse(Document(text))
    sections = [s for article in articles(analysis) for s in article]
    for claim in PIPELINE.extract(Document(text)):
        spans = [p.span for p in claim.contents]
        if claim.cue is not None:
            spans.append(Span(claim.cue.start, claim.cue.end))
        spans.extend(m.span for m in claim.said)
        assert any(all(s.contains(x) for x in spans) for s in sections)


@given(SCENE)
def test_the_ends_of_a_chain_are_different_sources(text: str) -> None:
    """Nobody passes on what he said himself."""
    for claim in PIPELINE.extract(Document(text)):
        for link in claim.chain[:-1]:
            assert not {s.entity for s in link.sources} & {s.entity for s in claim.sources}


@given(SCENE)
def test_parents_and_continued_claims_exist(text: str) -> None:
    """A parent or a continued claim is a claim of the same document, and no claim is its own."""
    found = PIPELINE.extract(Document(text))
    ids = {c.id for c in found}
    for claim in found:
        assert claim.parent in ids | {None}
        assert claim.continues in ids | {None}
        assert claim.id not in (claim.parent, claim.continues)


@given(SCENE)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    """Extraction is deterministic."""
    assert PIPELINE.extract(Document(text)) == OTHER.extract(Document(text))


@pytest.mark.parametrize("before", [True, False])
def test_an_unrelated_paragraph_changes_nothing_but_offsets(before: bool) -> None:
    """A paragraph without attributions before or after the others moves claims and changes none."""
    head, body = REPORT.split("\n", 1)
    neutral = "هبت رياح خفيفة على الساحل وبقيت الأسواق مفتوحة طوال النهار."
    longer = f"{head}\n{neutral}\n{body}" if before else f"{REPORT}\n{neutral}"

    def told(text: str) -> list[tuple[object, ...]]:
        return [
            (str(c.cue), [p.text for p in c.contents], chain(c), c.stance, c.quotation, c.continues)
            for c in claims(text)
        ]

    assert told(longer) == told(REPORT)
    assert len(told(REPORT)) == 4


# ---------------------------------------------------------------- sources
def test_the_subject_after_the_verb_is_the_source() -> None:
    """The content starts after the complementiser and ends before the full stop."""
    claim = only("قال وزير النقل اللبناني إن المطار سيبقى مفتوحا.")
    assert claim.content.text == "المطار سيبقى مفتوحا"
    assert claim.source is not None
    assert "وزير النقل" in claim.source.text
    assert claim.cue is not None
    assert claim.cue.lemma == "قال"


def test_the_subject_before_the_verb_is_the_source() -> None:
    """Order of subject and verb doesn't matter."""
    claim = only("لكن مصادر مطلعة أكدت أن الاتفاق جاهز.")
    assert chain(claim) == ["مصادر مطلعة"]
    assert claim.source is not None
    assert claim.source.kind == "anonymous"


def test_coordinated_sources_speak_jointly() -> None:
    """Two actors joined by a conjunction are two sources of one link."""
    claim = only("أعلنت روسيا والصين أن المناورات انتهت.")
    assert [s.text for s in claim.sources] == ["روسيا", "الصين"]


def test_a_relative_clause_speaks_for_what_it_describes() -> None:
    """الذي قال takes the actor before it."""
    claim = claims("ووصل أنطونيو غوتيريش الذي قال إن المجاعة قريبة.")[0]
    assert chain(claim) == ["أنطونيو غوتيريش"]


def test_a_passive_has_no_source() -> None:
    """Nobody is invented where the text names nobody."""
    claim = only("وقيل إن الوفد غادر سرا.")
    assert claim.sources == ()


def test_the_outlets_own_voice_is_reported() -> None:
    """يذكر أن attributes nothing to anybody."""
    found = PIPELINE.extract(Document("يذكر أن المعبر أغلق قبل عام."))
    assert [(c.kind, c.chain, c.quotation) for c in found] == [("reported", (), "none")]


def test_an_office_before_a_name_belongs_to_the_person() -> None:
    """The source is the person, not the ministry in the title."""
    claim = only("وقال وزير الخارجية الأردني أيمن الصفدي إن الحدود مفتوحة.")
    assert claim.source is not None
    assert claim.source.text == "أيمن الصفدي"


# ---------------------------------------------------------------- continuations
def test_a_dropped_subject_is_inherited() -> None:
    """وأضاف goes on with the last speaker, and says which claim it continues."""
    first, second = claims("قال أيمن الصفدي إن الحدود مفتوحة.\nوأضاف أن المساعدات تصل يوميا.")
    assert second.source is not None
    assert second.source.inherited
    assert second.source.text == "أيمن الصفدي"
    assert second.continues == first.id


def test_a_participle_goes_on_with_its_sentence() -> None:
    """مضيفا and نافيا inherit the source and end the content before them."""
    first, second = claims("قالت رويترز إن السفينة غرقت، مضيفة أن الطاقم نجا.")
    assert first.content.text == "السفينة غرقت"
    assert second.content.text == "الطاقم نجا"
    assert second.source is not None
    assert second.source.text == "رويترز"


def test_the_gender_of_the_verb_chooses_the_speaker() -> None:
    """وأضافت can't go on with a man."""
    text = "قالت أنجيلا ميركل إن القمة نجحت.\nوقال إيمانويل ماكرون إن الطريق طويل.\nوأضافت أن التفاصيل لاحقة."
    assert claims(text)[2].source.text == "أنجيلا ميركل"  # type: ignore[union-attr]


def test_a_lone_quotation_goes_on_with_the_speaker() -> None:
    """A paragraph that is a quotation alone has no cue, and the speaker of the one before."""
    _, second = claims("قال أيمن الصفدي إن الحدود مفتوحة.\n«لن نغلقها أمام المدنيين مهما طال النزاع هناك».")
    assert second.cue is None
    assert second.quotation == "direct"
    assert second.source is not None
    assert second.source.text == "أيمن الصفدي"


def test_a_quotation_goes_on_over_paragraphs() -> None:
    """A quotation opened again in the next paragraph is one content."""
    text = "قال أيمن الصفدي: «الحدود مفتوحة للجميع اليوم.\n«ولن نغلقها أمام أحد»."
    assert only(text).content.text.startswith("«الحدود")
    assert only(text).content.text.endswith("أحد»")


# ---------------------------------------------------------------- chains
def test_a_relay_is_a_chain() -> None:
    """نقلت … عن … قوله has two links, each with its cue."""
    claim = only("ونقلت صحيفة الغارديان عن مسؤولين بريطانيين قولهم إن الهدنة وشيكة.")
    assert len(claim.chain) == 2
    assert "الغارديان" in chain(claim)[0]
    assert chain(claim)[1].startswith("مسؤولين بريطانيين")
    assert [str(link.cue) for link in claim.chain] == ["نقلت", "قولهم"]
    assert claim.chain[0].stance == "relays"


def test_the_outlet_that_was_told_is_the_outer_link() -> None:
    """صرح للصحيفة: what was told to an outlet came through it."""
    claim = only("وصرح مسؤول عراقي لرويترز بأن الجسر أعيد فتحه.")
    assert [len(link.sources) for link in claim.chain] == [1, 1]
    assert chain(claim)[0] == "رويترز"


@pytest.mark.parametrize(
    "text",
    [
        "وبحسب رويترز، غادر الوفد الأمريكي مسقط.",
        "غادر الوفد الأمريكي مسقط، بحسب رويترز.",
        "غادر الوفد الأمريكي مسقط، وفقا لرويترز.",
        "غادر الوفد الأمريكي مسقط، حسب ما ذكرت رويترز.",
        "غادر الوفد الأمريكي مسقط، كما أفادت رويترز.",
    ],
)
def test_a_frame_attributes_its_sentence(text: str) -> None:
    """Before or after its content, an adverbial attribution covers the sentence."""
    claim = only(text)
    assert claim.content.text == "غادر الوفد الأمريكي مسقط"
    assert chain(claim) == ["رويترز"]


def test_a_frame_around_a_verb_is_the_outer_link() -> None:
    """Said, according to the same source, that."""
    claim = only("أعلن الجيش أن القصف توقف، بحسب رويترز.")
    assert chain(claim)[0] == "رويترز"
    assert claim.content.text == "القصف توقف"


def test_a_frame_inside_its_content_leaves_two_pieces() -> None:
    """What an attribution interrupts has two contents."""
    claim = only("غادر الوفد الأمريكي مسقط، بحسب رويترز، متوجها إلى مطار الدوحة الدولي فجرا.")
    assert [p.text for p in claim.contents] == [
        "غادر الوفد الأمريكي مسقط",
        "متوجها إلى مطار الدوحة الدولي فجرا",
    ]


def test_a_law_says_nothing() -> None:
    """وفقا للقانون is no attribution."""
    assert claims("أغلق المعبر وفقا للقانون الدولي.") == []


def test_a_claim_inside_a_content_has_a_parent() -> None:
    """A nested attribution is a claim of its own, with the whole chain."""
    outer, inner = claims("قالت رويترز إن طهران أكدت أنها لا تريد الحرب.")
    assert inner.parent == outer.id
    assert chain(inner) == ["رويترز", "طهران"]
    assert inner.polarity == "negative"
    assert outer.polarity == "affirmative"


# ---------------------------------------------------------------- content
def test_a_quotation_is_direct_mixed_or_none() -> None:
    """Marks around all of the content make it direct, around a part mixed."""
    assert only("قال أيمن الصفدي: «الحدود مفتوحة للجميع اليوم».").quotation == "direct"
    assert only("قال أيمن الصفدي إن الحدود «مفتوحة أمام الجميع بلا شروط» اليوم.").quotation == "mixed"
    assert only("قال أيمن الصفدي إن الحدود مفتوحة.").quotation == "indirect"


def test_a_name_in_marks_is_no_quotation() -> None:
    """The name of an outlet in quotation marks belongs to the source."""
    claim = only("ذكرت صحيفة «نيويورك تايمز» أن المحادثات سرية.")
    assert claim.quotation == "indirect"
    assert claim.content.text == "المحادثات سرية"


def test_an_unclosed_mark_is_survived() -> None:
    """A content may open a mark that nobody closes."""
    claim = only("قال أيمن الصفدي إن «الحدود مفتوحة أمام المساعدات.\nوعاد الهدوء.")
    assert claim.content.text == "«الحدود مفتوحة أمام المساعدات"


def test_a_noun_phrase_may_be_the_content() -> None:
    """Denials, demands, threats and promises may govern a noun phrase."""
    assert only("ونفت إيران وجود أي اتفاق.").content.text == "وجود أي اتفاق"
    assert only("طالبت فرنسا بوقف القصف.").content.text == "وقف القصف"
    assert only("وهدد دونالد ترامب بقصف المنشآت.").content.text == "قصف المنشآت"


def test_the_next_attribution_ends_the_content() -> None:
    """A coordinated verb with its own clause begins another claim."""
    first, second = claims("قال أيمن الصفدي إن الحدود مفتوحة، وأكد أن المساعدات مستمرة.")
    assert first.content.text == "الحدود مفتوحة"
    assert second.content.text == "المساعدات مستمرة"


# ---------------------------------------------------------------- stance, polarity, modality
@pytest.mark.parametrize(
    ("text", "stance", "modality"),
    [
        ("قال أيمن الصفدي إن الحدود مفتوحة.", "asserts", "fact"),
        ("قال أيمن الصفدي إن الحدود ستغلق غدا.", "asserts", "planned"),
        ("قال أيمن الصفدي إن الحدود يجب أن تبقى مفتوحة.", "asserts", "required"),
        ("توقع أيمن الصفدي أن تنجح القمة.", "believes", "possible"),
        ("حذر أيمن الصفدي من أن المجاعة قريبة.", "warns", "possible"),
        ("دعا أيمن الصفدي إلى وقف القصف.", "asks", "required"),
        ("طالب أيمن الصفدي بوقف القصف.", "demands", "required"),
        ("تعهد أيمن الصفدي بتقديم المساعدات.", "promises", "planned"),
        ("زعم أيمن الصفدي أن المعبر مغلق.", "alleges", "fact"),
        ("كشف أيمن الصفدي أن المحادثات بدأت.", "reveals", "fact"),
    ],
)
def test_the_cue_decides_stance_and_modality(text: str, stance: str, modality: str) -> None:
    """Each class of cues has its stance; the content's own words decide how real it is."""
    claim = only(text)
    assert (claim.stance, claim.modality) == (stance, modality)


def test_a_denial_keeps_its_content_affirmative() -> None:
    """نفى denies: the content stays as it was said."""
    claim = only("نفت طهران أن لها دورا في الهجوم.")
    assert (claim.stance, claim.polarity) == ("denies", "affirmative")


def test_the_second_clause_of_a_denial_is_asserted() -> None:
    """What is put in the place of the denied is no part of the denial."""
    first, second = claims("تنفي طهران أن لها دورا في الهجوم، وأن الأمر يقتصر على الدعم السياسي.")
    assert (first.stance, second.stance) == ("denies", "asserts")
    assert second.content.text == "الأمر يقتصر على الدعم السياسي"


def test_a_content_says_what_it_mentions() -> None:
    """Dates, places and actors of the content are the mentions of their layers."""
    claim = only("قال أيمن الصفدي إن وفدا من واشنطن زار مسقط في 10 مارس 2024.")
    assert "مسقط" in [p.text for p in claim.places]
    assert [d.value.value for d in claim.dates] == ["2024-03-10"]
    assert claim.source is not None
    assert claim.source.entity not in [a.value.entity for a in claim.actors]


# ---------------------------------------------------------------- found in real articles, told in our own words
def test_a_frame_with_nothing_but_a_claim_is_its_outer_link() -> None:
    """ووفقا للصحيفة، أكدت مصادر أن: one claim with a chain of two."""
    claim = only("ووفقا لرويترز، أكدت مصادر مطلعة أن الاتفاق جاهز.")
    assert chain(claim) == ["رويترز", "مصادر مطلعة"]


def test_who_asks_not_to_be_named_says_only_what_he_says() -> None:
    """لم يفصح عن اسمه is no claim."""
    claim = only("وقال مسؤول عراقي لم يفصح عن اسمه إن الجسر أغلق.")
    assert claim.cue is not None
    assert claim.cue.lemma == "قال"


def test_who_is_asked_is_no_part_of_the_request() -> None:
    """طلبت من X: the content begins behind who was asked."""
    assert only("طلبت طهران من واشنطن التوصل إلى هدنة.").content.text == "التوصل إلى هدنة"


def test_still_is_no_negation() -> None:
    """ما زال and لا يزال affirm."""
    assert only("قال أيمن الصفدي إن الحدود ما زالت مفتوحة.").polarity == "affirmative"
    assert only("قال أيمن الصفدي إن الحدود لا تزال مفتوحة.").polarity == "affirmative"
    assert only("قال أيمن الصفدي إن الحدود لم تفتح.").polarity == "negative"


def test_an_adjective_is_no_verbal_noun() -> None:
    """حديثة after a noun is new, not his talk."""
    claim = only("قالت دراسة حديثة إن النوم مفيد.")
    assert str(claim.cue) == "قالت"


def test_talks_confirm_nothing() -> None:
    """A verb with a noun phrase needs a subject that can speak."""
    assert claims("تؤكد هذه المحادثات أهمية المنطقة.") == []


def test_a_name_that_begins_with_waw_is_not_coordinated() -> None:
    """واشنطن after an actor is a second source only behind a conjunction."""
    claim = only("أعلنت روسيا وفرنسا وواشنطن أن المعبر مفتوح.")
    assert [s.text for s in claim.sources] == ["روسيا", "فرنسا", "واشنطن"]


def test_what_describes_the_noun_of_a_frame_is_no_content() -> None:
    """بحسب بيان نشره الجيش ends with its clause."""
    claim = only("أغلق المعبر فجر اليوم، بحسب بيان نشره الجيش أمس.")
    assert [p.text for p in claim.contents] == ["أغلق المعبر فجر اليوم"]


def test_a_long_name_in_marks_is_no_speech() -> None:
    """A quotation before the complementiser names the source."""
    claim = only("أكد «المجلس الأعلى لشؤون البيئة» أن المحمية آمنة.")
    assert claim.content.text == "المحمية آمنة"


def test_reported_claims_are_few_and_tell_when_or_where() -> None:
    """The outlet's own sentences count when an actor does something at a time or place."""
    found = PIPELINE.extract(
        Document("نفذت الولايات المتحدة ضربات في اليمن يوم 12 يناير 2024.", published="2024-03-16")
    )
    assert [(c.kind, c.cue, c.chain) for c in found] == [("reported", None, ())]
    assert list(PIPELINE.extract(Document("كان الطقس لطيفا في ذلك المساء وبقي الناس في بيوتهم."))) == []


def test_moreover_is_no_frame() -> None:
    """كما at the head of a sentence adds a verb with its own content."""
    claim = only("كما أشار أيمن الصفدي أيضا إلى نجاح الجولة.")
    assert claim.content.text == "نجاح الجولة"
    assert chain(claim) == ["أيمن الصفدي"]


def test_a_topic_is_the_subject() -> None:
    """أما X، فيرى أن: what comes after the topic is said by it."""
    claim = only("أما أيمن الصفدي، وهو وزير الخارجية، فيرى أن الحدود آمنة.")
    assert chain(claim) == ["أيمن الصفدي"]


def test_who_confirms_what_was_denied_confirms() -> None:
    """أكد asserts, unless its sentence has told of a denial."""
    assert claims("أكدت مصادر مطلعة أن الاتفاق جاهز.")[0].stance == "asserts"
    found = claims("على الرغم من نفي إيران إجراء محادثات، فإن مصادر مطلعة أكدت حصول المحادثات.")
    assert [c.stance for c in found] == ["denies", "confirms"]


def test_a_headline_with_a_colon_names_its_speaker() -> None:
    """الصفدي: ... needs no cue; a state before a colon is a topic."""
    first = claims("أيمن الصفدي: الحدود ستبقى مفتوحة\nعاد الهدوء إلى المعبر.")[0]
    assert first.cue is None
    assert chain(first) == ["أيمن الصفدي"]
    assert first.content.text == "الحدود ستبقى مفتوحة"
    assert claims("العراق: عودة الهدوء إلى الموصل\nعاد الهدوء إلى المدينة.") == []


# ---------------------------------------------------------------- relays and remarks between verb and complementiser
@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "وكانت صحيفة نيويورك تايمز قد ذكرت، نقلا عن مسؤولين أمريكيين، أن الوفد غادر.",
            ["نيويورك تايمز", "مسؤولين أمريكيين"],
        ),
        ("وأوضحت الصحيفة نقلاً عن مصادر مطلعة أن الوفد غادر مسقط.", ["الصحيفة", "مصادر مطلعة"]),
        ("وقال الوزير، بحسب رويترز، إن الوفد غادر مسقط.", ["رويترز", "الوزير"]),
        ("وكان الوزير قد قال، وفقا لوكالة رويترز، إن الوفد غادر مسقط.", ["رويترز", "الوزير"]),
    ],
)
def test_who_is_quoted_between_verb_and_clause_is_inner_and_who_passes_it_on_outer(
    text: str, links: list[str]
) -> None:
    """What the subject quotes lies behind it; the outlet according to which it spoke lies before it."""
    assert chain(only(text)) == links


@pytest.mark.parametrize(
    "remark",
    ["-لم يفصح عن اسمه-", "(رفض الكشف عن هويته)", "- طلب عدم ذكر اسمه -", "(لم يكشف عن هويته)", "(رفض ذكر اسمه)"],
)
def test_a_remark_on_an_unnamed_speaker_is_no_cue(remark: str) -> None:
    """Who withholds his name claims nothing by that."""
    claim = only(f"نقلت «رويترز» عن متحدث باسم الوزارة {remark} أن الوفد غادر مسقط.")
    assert claim.cue is not None
    assert claim.cue.lemma == "نقل"
    assert chain(claim) == ["رويترز", "متحدث باسم الوزارة"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وذكرت وسائل إعلام تابعة للحكومة أن الوفد غادر مسقط.", "وسائل إعلام تابعة للحكومة"),
        ("قالت شركة نقل تابعة لوزارة الطاقة إن الرحلات توقفت.", "شركة نقل تابعة لوزارة الطاقة"),
        ("قالت مصادر مقربة من الحكومة إن الوفد غادر مسقط.", "مصادر مقربة من الحكومة"),
    ],
)
def test_an_adjective_in_a_source_keeps_its_complement(text: str, source: str) -> None:
    """A source never ends on an adjective whose complement is cut off."""
    assert chain(only(text)) == [source]


def test_methods_that_something_accords_with_say_nothing() -> None:
    """What accords with methods or developments has no source in them."""
    assert chain(only("وقال الجيش إن المواقع مجهزة وفقا لأحدث الأساليب القتالية لمواجهة الهجمات.")) == ["الجيش"]


# ---------------------------------------------------------------- the saying itself
@pytest.mark.parametrize(
    ("text", "said", "dates"),
    [
        ("قال وزير الدفاع يوم الثلاثاء إن القوات عادت يوم الأحد.", ["يوم الثلاثاء"], ["يوم الأحد"]),
        ("وقالت وزارة الخارجية في بيان صدر أمس إن السفير غادر.", ["أمس"], []),
        ("غادر السفير البلاد يوم الأحد، بحسب بيان نشرته الوزارة أمس.", ["أمس"], ["يوم الأحد"]),
        ("وفي تصريحات أمس الأحد، قال ماكرون إن فرنسا ستشارك.", ["أمس الأحد"], []),
        ("وأعلن الجيش أمس مقتل ثلاثة جنود.", ["أمس"], []),
        ("أعلن الجيش مقتل ثلاثة جنود أمس.", [], ["أمس"]),
        ("وقال الوزير، الذي وصل أمس إلى بغداد، إن المحادثات جيدة.", [], []),
        ("قال الوزير بعد لقائه السفير أمس إن المحادثات جيدة.", [], []),
    ],
)
def test_when_it_was_said_is_not_when_it_happened(text: str, said: list[str], dates: list[str]) -> None:
    """A date in the clause of the attribution is that of the saying, one in the content that of the event."""
    claim = only(text)
    assert [m.text for m in claim.said] == said
    assert [m.text for m in claim.dates] == dates


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("ونقلت الغارديان، في تقرير ترجمته وكالة شفق نيوز، عن مسؤولين قولهم إن المحادثات توقفت.", "شفق نيوز"),
        ("وقال الرئيس في مقابلة بثتها قناة الجزيرة إن الانتخابات ستجرى.", "الجزيرة"),
    ],
)
def test_who_carried_it_is_no_link_of_the_chain(text: str, carrier: str) -> None:
    """A translator or broadcaster stands in via."""
    claim = only(text)
    assert [carrier in s.text for s in claim.via] == [True]
    assert not any(carrier in name for name in chain(claim))


@given(SCENE)
def test_no_date_is_both_of_the_saying_and_of_the_content(text: str) -> None:
    """The dates of the saying stand outside the content, and carriers outside the chain."""
    for claim in PIPELINE.extract(Document(text)):
        assert not set(claim.said) & set(claim.dates)
        assert not any(p.start < m.end and m.start < p.end for m in claim.said for p in claim.contents)
        assert not {s.entity for s in claim.via} & {s.entity for link in claim.chain for s in link.sources}


def test_as_x_said_names_a_speaker() -> None:
    """``كما`` and a verb attribute to somebody who can speak; with an object behind the verb they mean "he also"."""
    assert chain(only("الوضع في المدينة هادئ، كما أفاد شهود عيان.")) == ["شهود عيان"]
    greeted = only("ووصل الوفد أمس، كما نقل للرئيس أيضا تهنئة الملك بافتتاح القناة، موضحا أن الزيارة مهمة.")
    assert greeted.content.text == "الزيارة مهمة"


@pytest.mark.parametrize(
    ("text", "source", "charge"),
    [
        ("اتهم الوزير إيران بعرقلة المحادثات.", "الوزير", "عرقلة المحادثات"),
        ('اتهمت المنظمة جماعة الحوثي بـ"سرقة المساعدات".', "المنظمة", '"سرقة المساعدات"'),
        ("عمان (رويترز) - اتهمت الوزارة إيران بالكذب.", "الوزارة", "الكذب"),
    ],
)
def test_an_accusation_names_its_charge(text: str, source: str, charge: str) -> None:
    """What somebody is accused of is the content, be it a verbal noun or not, behind a dateline too."""
    claim = only(text)
    assert (str(claim.source), claim.content.text, claim.stance) == (source, charge, "accuses")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وبحسب الوزارة فقد قتل شخصان في الهجوم.", "الوزارة"),
        ("وقال راي تشارلز إن الحفل المقبل في بيروت.", "راي تشارلز"),
        ("وأدلى أحد السائقين بشهادته قائلا إن الطريق كان مغلقا.", "أحد السائقين"),
        ("واكتفى الوزير بالقول إن الملف مغلق.", "الوزير"),
        ("وأوضح مسؤول الشرطة أن التحقيق مستمر.", "مسؤول الشرطة"),
        ('وتطرق الوزير إلى الأسعار قائلا: "إذا ثبتت الحالات فسنتصرف فورا".', "الوزير"),
        ('وقالت الخبيرة: "الأمر صعب لكنه ممكن. يشعر المتعاطي أنه شخص مختلف".', "الخبيرة"),
    ],
)
def test_who_says_it(text: str, source: str) -> None:
    """A source ends before its clause, a name is no verb, and who utters what follows is its source."""
    assert str(only(text).source) == source


def test_a_noun_behind_a_preposition_is_no_verb() -> None:
    """``بعد نشر`` is "after the publication", though it is written like "published"."""
    assert claims('وبعد نشر الصور، حذفت البلدية الصفحة وأغلقت موقع "سوق الميناء".') == []
