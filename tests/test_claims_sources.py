"""Who speaks: titles, names, dropped subjects, objects that are no subjects, and words that are no cues."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import Claim, Document, Pipeline

PIPELINE = Pipeline(strict=True)


def claims(text: str) -> list[Claim]:
    """The attributed claims of a text."""
    return [c for c in PIPELINE.extract(Document(text, published="2024-03-16")) if c.kind == "attributed"]


def speakers(text: str) -> list[str]:
    """The slug of who says each claim, ``?`` where the text doesn't say."""
    return [c.source.entity if c.source else "?" for c in claims(text)]


# ---------------------------------------------------------------- titles and names
@pytest.mark.parametrize(
    "text",
    [
        "وقال رئيس الوزراء البريطاني ديفيد كاميرون إن الخطة جاهزة. وأكد رئيس الوزراء البريطاني أن العمل بدأ.",
        "وقال رئيس الوزراء البريطاني ديفيد كاميرون إن الخطة جاهزة. وأكد كاميرون أن العمل بدأ.",
        "وقال رئيس الوزراء البريطاني، ديفيد كاميرون، إن الخطة جاهزة. وبحسب رئيس الوزراء، بدأ العمل في الميناء أمس.",
    ],
)
def test_a_title_leads_to_the_person_who_bears_it(text: str) -> None:
    """A title or family name that one person of the article bears is that person."""
    assert speakers(text) == ["david-cameron", "david-cameron"]


def test_a_title_that_two_persons_bear_names_neither() -> None:
    """Nobody is chosen where the text leaves two."""
    text = (
        "وقال المدعي العام أحمد الطيبي إن التحقيق بدأ. وقال المدعي العام سامي الحداد إن الملف كبير. "
        "وقال المدعي العام إن الوقت ضيق."
    )
    assert claims(text)[-1].source is not None
    assert claims(text)[-1].source.kind == "role"  # type: ignore[union-attr]


def test_the_title_of_another_article_names_nobody() -> None:
    """A name that comes later doesn't speak before it is given."""
    text = "وقال رئيس الوزراء البريطاني إن الخطة جاهزة. ووصل رئيس الوزراء البريطاني ديفيد كاميرون إلى القاهرة."
    assert speakers(text) != ["david-cameron"]


def test_a_name_in_apposition_is_the_source() -> None:
    """Behind the office and what belongs to it stands who holds it."""
    claim = claims("أعلن الناطق باسم قوات التحالف العميد أحمد عسيري أن العملية انتهت.")[0]
    assert claim.source is not None
    assert claim.source.kind == "person"
    assert claim.source.text.endswith("أحمد عسيري")


def test_who_belongs_to_a_person_is_not_that_person() -> None:
    """محامي ترامب is a lawyer."""
    claim = claims("وقال محامي ترامب إن القضية انتهت.")[0]
    assert claim.source is None or claim.source.entity != "donald-trump"


def test_an_outlet_stands_behind_its_kind() -> None:
    """صحيفة "الغارديان" البريطانية is the Guardian, under the same slug with and without the noun."""
    text = (
        'ذكرت صحيفة "الغارديان" البريطانية أن الخطة جاهزة. وأضافت الغارديان أن العمل بدأ. وقالت الصحيفة إن الوقت ضيق.'
    )
    assert speakers(text) == ["the-guardian"] * 3


def test_a_definite_unnamed_source_was_told_of_before() -> None:
    """ذات المصادر are the sources of the claim before."""
    text = "أكدت مصادر رسمية صينية أن القارب غرق. وقالت ذات المصادر إن البحث مستمر. وأضافت المصادر أن الطقس سيء."
    assert len(set(speakers(text))) == 1


def test_only_the_sources_told_of_before_keep_their_outlet() -> None:
    """المصادر were heard by the outlet of the claim before, other مصادر weren't."""
    text = (
        "وقالت مصادر ميدانية لـ«رويترز» إن الجيش تقدم. وأضافت المصادر أن القتال مستمر. "
        "وقالت مصادر محلية إن الطريق مغلق."
    )
    assert [len(c.chain) for c in claims(text)] == [2, 2, 1]


def test_a_name_with_its_office_before_a_comma_is_the_subject() -> None:
    """A name that no register has is told by the office behind it."""
    claim = claims("عبرت وزارة الزراعة عن قلقها. وليد العامري رئيس جمعية صيادي الساحل، قال إن المخزون يتراجع.")[0]
    assert claim.source is not None
    assert claim.source.text == "وليد العامري"


def test_a_body_is_known_by_its_noun() -> None:
    """الهيئة is the one body of that noun that the article told of."""
    text = "وقالت الهيئة العامة للاستعلامات إن التقرير خاطئ. ثم أكدت الهيئة أن البيان واضح."
    assert len(set(speakers(text))) == 1


def test_the_lawyer_of_somebody_has_a_name_of_his_own() -> None:
    """محامي X followed by a name is the one who is named."""
    source = claims("وأكد محامي حبري إبراهيم ديوارا أن موكله مريض.")[0].source
    assert source is not None
    assert source.text.endswith("إبراهيم ديوارا")


def test_an_interview_is_no_speaker() -> None:
    """جاء ذلك في مقابلة، حيث قال goes on with the speaker before."""
    text = "وقال جون كيري إن الاتفاق قريب. جاء ذلك في مقابلة حصرية مع القناة حيث قال: «نحن مستعدون لكل شيء الآن»."
    assert speakers(text) == ["john-kerry"] * 2


def test_a_topic_speaks_whatever_stands_behind_the_verb() -> None:
    """أما X فقد أكد: the talk that others held is no speaker."""
    text = "أما نتنياهو فقد أكد أمس في حديث نظمته جماعات يهودية أن الاتفاق سيء."
    assert speakers(text) == ["benjamin-netanyahu"]


def test_a_frame_with_its_own_verb_is_the_outer_link() -> None:
    """قال، بحسب ما نقلت عنه الوكالة، إن: the agency carries it, the minister says it."""
    claim = claims("وقال جون كيري، بحسب ما نقلت عنه وكالة رويترز، إن الطائرات وصلت إلى القاعدة.")[0]
    assert [[s.entity for s in link.sources] for link in claim.chain] == [["reuters"], ["john-kerry"]]


def test_a_ministry_is_known_by_the_end_of_its_name() -> None:
    """الداخلية after وزارة الداخلية is the ministry."""
    first, second = claims("وقالت وزارة الداخلية إن الطرق مفتوحة. وأكدت الداخلية أن الحركة طبيعية.")
    assert first.source is not None
    assert second.source is not None
    assert first.source.entity == second.source.entity


def test_a_name_spelt_like_a_complementiser_is_a_name() -> None:
    """بان كي مون begins no clause, and neither does بان alone after it."""
    text = "أعلن بان كي مون أن المؤتمر انتهى. وقال بان اليوم إن الصراع مستمر."
    assert speakers(text) == ["ban-ki-moon"] * 2
    assert [c.content.text for c in claims(text)] == ["المؤتمر انتهى", "الصراع مستمر"]


# ---------------------------------------------------------------- dropped subjects
@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("قال لافروف إن الاتفاق قريب. وانتقدت منظمة العفو الدولية الخطة، وذكرت أنها خطيرة.", "منظمة العفو الدولية"),
        ("قال لافروف إن الاتفاق قريب. من جهته، تحدث كيري عن الهدنة وقال إن الوقت ضيق.", "كيري"),
        ("قال لافروف إن الاتفاق قريب. وسبق لكيري أن قال إن الوقت ضيق.", "كيري"),
        ("قال لافروف إن الاتفاق قريب. والتقى الوزير جون كيري، الذي قال إن الوقت ضيق.", "جون كيري"),
        ("قال لافروف إن الاتفاق قريب. وأضاف أن الوقت ضيق.", "لافروف"),
        ("قالت ميترا إن الوضع خطير. وبحسب المجلس الوطني، أحرق شبان صورا في المدينة. وتقول إن التغيير قريب.", "ميترا"),
        ("وبحسب رويترز، يشجع ناشطون إيرانيون المواطنين على التظاهر، ويؤكدون أن الوقت حان.", "ناشطون إيرانيون"),
        ("توجه مواطن تونسي أمس بنداء استغاثة إلى السلطات. وأوضح أنه فقد منزله.", "مواطن تونسي"),
        ("قال لافروف إن الاتفاق قريب. وفي باريس، رفض كيري القرار. وقال إن الوقت ضيق.", "كيري"),
        ("والعلاقات متوترة بين لافروف وجون كيري الذي يتهم موسكو بأنها تماطل.", "جون كيري"),
    ],
)
def test_a_dropped_subject_follows_its_sentence(text: str, last: str) -> None:
    """The subject of an earlier verb of the sentence comes before the last speaker."""
    source = claims(text)[-1].source
    assert source is not None
    assert source.text == last


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("حث الاتحاد الأوروبي إيران على العودة. ودعا إيران إلى وقف التخصيب.", "european-union"),
        ("وقالت الخارجية الأميركية إن الوقت ينفد، ودعت إيران إلى العودة إلى المفاوضات.", "us-state-department"),
        ("دعت إيران إلى ضبط النفس.", "iran-government"),
        ("وفي العراق، دعت إيران جميع الأطراف إلى ضبط النفس.", "iran-government"),
        ("ودعا العراق إلى الحوار.", "iraq-government"),
    ],
)
def test_who_is_told_is_no_speaker(text: str, speaker: str) -> None:
    """A noun of another gender than the verb, or behind a verb that goes on, is told."""
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize("verb", ["يتوقع", "يستبعد", "يعتقد", "يرجح"])
def test_an_impersonal_passive_invents_nobody(verb: str) -> None:
    """Somebody spoke before, and yet nobody is known to expect this."""
    assert speakers(f"قال لافروف إن الاتفاق قريب. و{verb} أن يصل الوفد غدا.") == ["sergey-lavrov", "?"]


# ---------------------------------------------------------------- what is no attribution
@pytest.mark.parametrize(
    "text",
    [
        "لكن المواطن لا يعلم بأن القرار اتخذ من قبل القيادة.",  # knowledge denied
        "فلا تعرف إن كانت الأزمات تنتهي أو تتجدد.",  # if
        "وتبين أن الطرد فارغ.",  # it turned out
        "تضمنت الخطة مقترحات للحل، أهمها: إعطاء الأولوية للشباب.",  # proposals
        "وصل فيليب لام إلى برلين، فمن الملاحظ أن التشكيلة جديدة.",  # a name
        "احتفل الحجاج بالعيد حسب التقويم الشرقي في المدينة.",  # a calendar
        "يعزز القرار دور الحكومة وفق مسارات واضحة في الميزانية.",
        "لوّح بسكين كان يحمله أمام رجال الأمن في المحطة.",
        "ولم يعلق على تقرير بأن الشركة خسرت.",  # no comment
        "والكل يعرف أن الطريق طويل.",  # everybody knows
        "وعثر المحققون على أدلة تشير إلى أن الحريق متعمد.",  # signs
        "وكان الوفد مكلفا بمهام ومتابعة ملفات: الطاقة والمياه والنقل.",  # following matters up
        "ستواصل الشركة منع العمال من «دخول المصنع بعد اليوم».",  # goes on to do
    ],
)
def test_a_word_of_another_meaning_attributes_nothing(text: str) -> None:
    """A word with the form of a cue is none where nobody says anything by it."""
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال فريق تيلرسون إن الوزير مريض.", "فريق تيلرسون"),
        ("وقال وزير البيئة في حكومة يوسف الشاهد إن المشروع جاهز.", "وزير البيئة"),
    ],
)
def test_who_owns_or_stands_behind_a_preposition_is_not_the_speaker(text: str, speaker: str) -> None:
    """A name that says whose team or minister it is doesn't speak."""
    source = claims(text)[0].source
    assert source is not None
    assert source.text.startswith(speaker)
    assert source.kind != "person"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("انتقد ترامب جهود الوزير بنشر تغريدة قال فيها إنه يهدر وقته.", "ترامب"),
        ("ورد ظريف على نتنياهو ووصف كلمته بأنها سيرك.", "ظريف"),
        ("ونفت إيران الأمر وأكدت أن الأدلة ملفقة.", "إيران"),
    ],
)
def test_what_is_described_is_no_speaker(text: str, speaker: str) -> None:
    """The tweet, the speech described and the matter denied say nothing."""
    source = claims(text)[-1].source
    assert source is not None
    assert source.text == speaker


def test_a_spokeswoman_is_no_participle() -> None:
    """قالت متحدثة: the noun is the subject."""
    claim = claims("قالت متحدثة باسم وزارة الداخلية إن الطرق مفتوحة.")[0]
    assert claim.cue is not None
    assert claim.cue.lemma == "قال"
    assert claim.source is not None
    assert claim.source.kind == "anonymous"


def test_a_frame_ends_where_its_main_clause_takes_up() -> None:
    """ووفقا لمذكرة ...، نشرتها صحيفة فإن: all before فإن describes the source."""
    claim = claims("ووفقا لمذكرة بحثية من الخبير، نشرتها صحيفة محلية أمس، فإن الشركة ستطلق هاتفا جديدا.")[0]
    assert claim.content.text == "الشركة ستطلق هاتفا جديدا"
    assert claim.source is not None
    assert claim.source.text.startswith("مذكرة بحثية")


# ---------------------------------------------------------------- headlines
@pytest.mark.parametrize(
    ("title", "speaker", "content"),
    [
        ("مقتل عشرة جنود في هجوم بالشمال: مصدر أمني", "مصدر أمني", "مقتل عشرة جنود في هجوم بالشمال"),
        ("رويترز: وفد أميركي يصل إلى بغداد غدا", "رويترز", "وفد أميركي يصل إلى بغداد غدا"),
    ],
)
def test_a_headline_names_its_speaker_on_either_side(title: str, speaker: str, content: str) -> None:
    """The speaker stands before the colon or behind it."""
    claim = claims(f"{title}\nوصل آلاف النازحين إلى المدينة.")[0]
    assert claim.source is not None
    assert claim.source.text == speaker
    assert claim.content.text == content


# ---------------------------------------------------------------- laws
NAMES = ("ديفيد كاميرون", "جون كيري", "سيرغي لافروف", "أحمد الطيبي", "سامي الحداد")
TITLES = ("رئيس الوزراء البريطاني", "وزير الخارجية", "الوزير", "الناطق باسم الجيش", "نائب الرئيس", "")
VERBS = ("قال", "وأكد", "وأضاف", "ودعا إلى أن", "وسبق ل", "، مضيفا", "بحسب", "الذي قال", "إن المطار مفتوح.", "\n")
SPEECH = st.lists(st.sampled_from(NAMES + TITLES + VERBS), max_size=40).map(" ".join)


@given(SPEECH)
def test_who_is_named_by_a_title_was_named_before(text: str) -> None:
    """A person's slug at a title or family name is that of a mention earlier in the text, or of the same one."""
    found = PIPELINE.extract(Document(text))
    known = {(m.value.entity, m.start) for m in found.actors}
    for claim in found:
        for link in claim.chain:
            for source in link.sources:
                if source.kind == "person":
                    assert any(entity == source.entity and start < source.end for entity, start in known)


PARAGRAPHS = st.lists(
    st.sampled_from(
        (
            "وقال وزير النقل سامي الحداد إن المطار مفتوح، مضيفا أن الميناء مغلق.",
            "وأضاف أن الطريق سالكة.",
            "من جهتها، انتقدت منظمة العفو الدولية القرار، وقالت إنه خطير.",
            "وبحسب رويترز، غادر الوفد صباح الاثنين.",
            "ونقلت الغارديان عن مسؤول بريطاني قوله إن المحادثات توقفت أمس.",
            "ودعت الوزارة إلى الهدوء.",
            "وذكر الوزير أن العمل بدأ.",
        )
    ),
    min_size=1,
    max_size=6,
)


@given(PARAGRAPHS, st.booleans())
def test_an_unrelated_paragraph_changes_no_claim(paragraphs: list[str], before: bool) -> None:
    """A paragraph in which nobody says anything leaves every claim as it was, before or after it."""
    head, neutral = "محادثات جديدة في مسقط", "هبت رياح خفيفة على الساحل وبقيت الأسواق مفتوحة طوال النهار."
    longer = [neutral, *paragraphs] if before else [*paragraphs, neutral]

    def told(lines: list[str]) -> list[tuple[object, ...]]:
        found = claims("\n".join([head, *lines]))
        return [
            (
                str(c.cue),
                [p.text for p in c.contents],
                [[s.entity for s in link.sources] for link in c.chain],
                c.stance,
            )
            for c in found
        ]

    assert told(longer) == told(paragraphs)


@given(SPEECH)
def test_a_sources_text_stands_at_its_place(text: str) -> None:
    """Sources and carriers are characters of the text, and no source is empty."""
    for claim in PIPELINE.extract(Document(text)):
        for source in (*claim.via, *(s for link in claim.chain for s in link.sources)):
            assert text[source.start : source.end] == source.text
            assert source.text.strip()
            assert source.entity
