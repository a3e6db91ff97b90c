"""Laws of the actors layer: spans, kinds, titles, who is who, and what it never does."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsclaims import Document, Lexicon, LexiconError, Mention, Pipeline
from newsclaims.layers.actors import WITHOUT_TAGGER
from newsclaims.layers.actors.vocabulary import lexis
from newsclaims.lexicons import Lexicons
from newsclaims.values import Actor
from newsclaims.views import fold

# By rules and lexicons alone: what the learnt tagger adds has tests of its own.
PIPELINE = Pipeline(layers=["actors"], lexicons=[WITHOUT_TAGGER], strict=True)

GIVEN = ("سامر", "خالد", "نبيل", "وائل", "روبرت", "بيتر", "أنطونيو", "مها", "لينا")
FAMILY = ("الدغيم", "كرامازين", "بلغريني", "الشهابي", "ستيرنبرغ", "دورانتيس", "مولدينغ")
TITLES = (
    "الرئيس", "وزير الخارجية", "الدكتور", "النائب", "السفير", "رئيس مجلس النواب", "الجنرال", "المتحدث باسم الحكومة",
)  # fmt: skip
BEFORE = ("وقال ", "وأعلن ", "والتقى الوفد أمس في باريس ", "ثم غادر ", "في الأثناء أكد ", "")
AFTER = (" إن المحادثات مستمرة.", " أن الجولة انتهت.", "، في بيان.", ".")

names = st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILY)).map(" ".join)
titles = st.sampled_from(TITLES)


def found(text: str, pipeline: Pipeline = PIPELINE) -> tuple[Mention[Actor], ...]:
    """The actors of a text."""
    return pipeline.extract(Document(text, published="2024-03-16")).actors


def texts(text: str, *kinds: str) -> list[str]:
    """The words of the mentions of some kinds."""
    return [m.text for m in found(text) if m.value.kind in kinds]


def entity(text: str, mention: str) -> str:
    """The entity of the mention that reads so."""
    return next(m.value.entity for m in found(text) if m.text == mention)


# ---------------------------------------------------------------- laws
@given(before=st.sampled_from(BEFORE), title=titles, name=names, after=st.sampled_from(AFTER))
def test_a_name_planted_behind_a_title_is_found(before: str, title: str, name: str, after: str) -> None:
    """A title and a name anywhere: the person is the name, the title is a part of the mention."""
    text = f"{before}{title} {name}{after}"
    person = next(m for m in found(text) if m.value.kind == "person")
    assert person.text == name
    assert [text[p.start : p.end] for p in person.parts] == [title]


@given(name=names, title=titles, proclitic=st.sampled_from(["و", "ف", "ل", "ب", "ك"]))
def test_proclitics_belong_to_no_name(name: str, title: str, proclitic: str) -> None:
    """With a proclitic before it a known name is the same person, and the span leaves the proclitic out."""
    text = f"قال {title} {name} إن الجولة انتهت. ثم عاد {proclitic}{name} إلى المدينة."
    people = [m for m in found(text) if m.value.kind == "person"]
    assert [m.text for m in people] == [name, name]
    assert len({m.value.entity for m in people}) == 1


@given(name=names, title=titles, marks=st.sampled_from(["\u064e", "\u0640", "\u0651", "\u200f"]), data=st.data())
def test_marks_and_invisible_characters_change_no_answer(
    name: str, title: str, marks: str, data: st.DataObject
) -> None:
    """Harakat, tatweel and direction marks in a text leave its actors what they are."""
    text = f"قال {title} {name} لوكالة رويترز إن واشنطن طلبت هدنة من حركة حماس."
    at = data.draw(st.integers(1, len(text) - 1))
    assume(text[at - 1].isalpha() and text[at].isalpha())
    other = text[:at] + marks + text[at:]
    kinds = [[(m.value.kind, m.value.entity) for m in found(t)] for t in (text, other)]
    assert kinds[0] == kinds[1]


@given(first=names, second=names, title=titles)
def test_renaming_a_person_renames_him_in_the_answer(first: str, second: str, title: str) -> None:
    """What an article says about a person doesn't hang on his name, but on where it stands."""
    assume(fold(first) != fold(second))
    article = f"قال {title} {{name}} إن الجولة انتهت. وأضاف {{last}} أن وفدا سيصل. "
    article += f"وكان {title} {{name}} زار باريس."
    answers = []
    for name in (first, second):
        text = article.format(name=name, last=name.split()[-1])
        people = [m for m in found(text) if m.value.kind == "person"]
        answers.append([m.text.replace(name, "NAME").replace(name.split()[-1], "LAST") for m in people])
    assert answers[0] == answers[1] == ["NAME", "LAST", "NAME"]


@given(st.text(alphabet=st.sampled_from('ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإىة \n.،:«»"()12وفل'), max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    """Whatever stands in a text, the layer gives mentions whose spans lie in it and cross no other."""
    spans = [(m.start, m.end) for m in found(text)]
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert not any(a < c < b < d for a, b in spans for c, d in spans)


@given(name=names, sign=st.sampled_from([".", "،", "؛", ":", "\n", " (", "!"]))
def test_a_name_crosses_no_sign(name: str, sign: str) -> None:
    """A name ends where punctuation stands."""
    given_name, family = name.split()
    for m in found(f"قال الدكتور {given_name}{sign} {family} إن الجولة انتهت"):
        assert sign.strip() == "" or sign.strip() not in m.text
        assert "\n" not in m.text


# ---------------------------------------------------------------- persons
@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("قال وزير الخارجية الفرنسي برنارد لوكونتي إن بلاده ترحب.", ["برنارد لوكونتي"]),
        ("وأكد عبد الرحمن بن ناصر أن السوق مفتوحة.", ["عبد الرحمن بن ناصر"]),
        ("والتقى أبو سامر الحمصي قادة المدينة.", ["أبو سامر الحمصي"]),
        ("وحضر نور الدين شاهين وفاطمة الزين الجلسة.", ["نور الدين شاهين", "فاطمة الزين"]),
        ("وسجل البرازيلي رودريغو بينتوس هدف المباراة.", ["رودريغو بينتوس"]),
        ("وقال ستيرنبرغ إن النتائج مشجعة.", ["ستيرنبرغ"]),
        ("استقبل الملك فيليبي السادس الوفد.", ["فيليبي السادس"]),
        ("قال الدكتور حسن عبدالله، في مقابلة.", ["حسن عبدالله"]),
    ],
)  # fmt: skip
def test_persons_are_found_by_what_stands_around_them(text: str, people: list[str]) -> None:
    """Titles, verbs, nationalities, given names and compounds each lead to a name."""
    assert texts(text, "person") == people


@pytest.mark.parametrize(
    "text",
    [
        "وارتفعت أسعار الذهب على خلفية التوترات في الأسواق العالمية.",
        "وأضاف أن الحكم صدر بعد جلسة طويلة.",
        "كان ذلك أمل المزارعين في موسم كريم وجميل.",
        "وقال إنه سعيد بالنتيجة.",
    ],
)
def test_ordinary_words_are_no_persons(text: str) -> None:
    """A word that may be a name elsewhere is none without a sign of it."""
    assert texts(text, "person") == []


def test_titles_stand_before_and_behind_a_name() -> None:
    """Office before the name, description behind a comma: both are parts, and the name is the span."""
    text = "التقى الوفد وزير النفط نبيل الدغيم. وحضر بيتر مولدينغ، سفير النرويج لدى اليمن."
    parts = {m.text: [text[p.start : p.end] for p in m.parts] for m in found(text) if m.value.kind == "person"}
    assert parts["نبيل الدغيم"] == ["وزير النفط"]
    assert parts["بيتر مولدينغ"] == ["سفير النرويج لدى اليمن"]


# ---------------------------------------------------------------- who is who
def test_a_surname_joins_the_full_name() -> None:
    """The surname alone is the one person of the document who bears it."""
    text = "قال الدكتور روبرت ستيرنبرغ إن التجربة نجحت. وأضاف ستيرنبرغ أن النتائج ستنشر."
    assert entity(text, "ستيرنبرغ") == entity(text, "روبرت ستيرنبرغ")


def test_a_variant_spelling_joins_the_known_person() -> None:
    """Another spelling of a known name has the entity of the lexicon."""
    assert entity("قال بريت مكجورك إن المحادثات صعبة.", "بريت مكجورك") == "brett-mcgurk"


def test_compounds_joined_or_split_are_one_person() -> None:
    """The particle joined to the next word or not: one person."""
    text = "قال الدكتور عبد الله القحيصي إن الخطة جاهزة. ونشر عبدالله القحيصي الوثيقة."
    people = {m.value.entity for m in found(text) if m.value.kind == "person"}
    assert len(people) == 1


def test_two_who_share_a_surname_stay_apart() -> None:
    """Two full names are two persons, and the surname alone is given to neither."""
    text = "قال الدكتور روبرت مولدينغ نعم. وقالت الدكتورة لينا مولدينغ لا. وصمت مولدينغ طويلا."
    full = {entity(text, "روبرت مولدينغ"), entity(text, "لينا مولدينغ")}
    assert len(full) == 2
    assert {m.value.entity for m in found(text) if m.text == "مولدينغ"}.isdisjoint(full)


def test_a_known_surname_behind_another_given_name_is_another_person() -> None:
    """A minister's known surname doesn't make his namesake a minister."""
    assert entity("قالت السيدة كارلا بلينكن إنها غادرت.", "كارلا بلينكن") != "antony-blinken"


def test_descriptions_stand_for_what_was_named() -> None:
    """The newspaper, the minister: the last one named."""
    text = "قال وزير النفط نبيل الدغيم لصحيفة «الأيام» إن الإنتاج زاد. وأكد الوزير أن السوق مستقرة. "
    text += "وأضافت الصحيفة أن الاتفاق قريب."
    assert entity(text, "الوزير") == entity(text, "نبيل الدغيم")
    assert entity(text, "الصحيفة") == entity(text, "الأيام") == "al-ayyam"


# ---------------------------------------------------------------- bodies
@pytest.mark.parametrize(
    ("text", "kind", "mention", "slug"),
    [
        ("نشرت نيويورك تايمز تقريرا.", "outlet", "نيويورك تايمز", "new-york-times"),
        ("ذكرت صحيفة الوطن أن الجلسة ألغيت.", "outlet", "الوطن", "al-watan-saudi"),
        ("أعلنت حركة حماس موقفها.", "armed_group", "حماس", "hamas"),
        ("قصفت الطائرات مواقع للحوثيين.", "armed_group", "حوثيين", "houthis"),
        ("دعت الأمم المتحدة إلى هدنة.", "organization", "الأمم المتحدة", "united-nations"),
        ("طلبت واشنطن مهلة.", "government", "واشنطن", "us-government"),
        ("أعلنت الحكومة اليمنية خطتها.", "government", "الحكومة اليمنية", "yemen-government"),
        ("وطلب الجانب الإيراني ضمانات.", "government", "الجانب الإيراني", "iran-government"),
        ("وتراجعت إدارة بايدن عن القرار.", "organization", "إدارة بايدن", "biden-administration"),
        ("وأعلنت إدارة الرئيس جو بايدن القرار.", "organization", "إدارة الرئيس جو بايدن", "biden-administration"),
    ],
)  # fmt: skip
def test_bodies(text: str, kind: str, mention: str, slug: str) -> None:
    """Kind, span and entity of outlets, groups, organisations and governments."""
    assert (kind, mention, slug) in [(m.value.kind, m.text, m.value.entity) for m in found(text)]


def test_an_ordinary_word_is_an_outlet_only_behind_a_cue() -> None:
    """The word for homeland an outlet only where a noun for newspapers stands before it."""
    assert texts("عاد إلى أرض الوطن بعد غياب.", "outlet") == []


def test_a_capital_where_something_happens_is_no_actor() -> None:
    """What happens in Washington happens at a place."""
    assert texts("وصل الوفد إلى مطار في واشنطن.", "government") == []


def test_a_body_holds_what_it_is_named_after() -> None:
    """The spokesman's ministry is nested in the spokesman, the country in the armed groups that it backs."""
    text = "قال متحدث باسم وزارة الداخلية العراقية إن الجماعات المسلحة المدعومة من إيران انسحبت."
    spans = {m.text: m.value.kind for m in found(text)}
    assert spans["متحدث باسم وزارة الداخلية العراقية"] == "anonymous"
    assert spans["وزارة الداخلية العراقية"] == "organization"
    assert spans["الجماعات المسلحة المدعومة من إيران"] == "armed_group"
    assert spans["إيران"] == "government"


# ---------------------------------------------------------------- unnamed
@pytest.mark.parametrize(
    ("text", "mention", "slug"),
    [
        ("وقال مسؤولون أمريكيون إن الرد جاهز.", "مسؤولون أمريكيون", "us-officials"),
        ("وقال مسؤولان إيرانيان إن الرد جاهز.", "مسؤولان إيرانيان", "iran-officials"),
        ("ونقلت عن شخص مطلع على المسألة أن الرد جاهز.", "شخص مطلع على المسألة", "person"),
        ("وذكرت مصادر عدة أن الرد جاهز.", "مصادر عدة", "sources"),
        ("وأفاد شهود عيان بوقوع انفجار.", "شهود عيان", "witnesses"),
    ],
)
def test_unnamed_speakers(text: str, mention: str, slug: str) -> None:
    """Those who speak unnamed are anonymous, whatever their number."""
    assert (mention, "anonymous", slug) in [(m.text, m.value.kind, m.value.entity) for m in found(text)]


def test_an_elliptical_second_source_is_one_of_its_own() -> None:
    """American officials and Iranian ones are two sources."""
    mentions = {m.text: m.value.entity for m in found("ونقلت عن مسؤولين أمريكيين وإيرانيين أن الرد جاهز.")}
    assert mentions["مسؤولين أمريكيين"] == "us-officials"
    assert mentions["إيرانيين"] == "iran-officials"


def test_an_unnamed_group_that_acts_is_a_role() -> None:
    """Officials who carry messages say nothing."""
    assert texts("وعاد المفاوضون في المساء.", "role") == ["المفاوضون"]


# ---------------------------------------------------------------- lexicons
def test_a_register_adds_actors() -> None:
    """A newsroom's rows are found under every spelling they give, with their own ids."""
    rows = (("desk-7", "person", "رستم كفاليان", "كفاليان", "desk:7"),)
    register = Lexicon("desk", "actors", ("entity", "kind", "name", "aliases", "refs"), given=rows)
    mentions = found("وصل كفاليان صباحا.", Pipeline(layers=["actors"], lexicons=[register], strict=True))
    assert [(m.value.entity, m.value.refs) for m in mentions] == [("desk-7", ("desk:7",))]


def test_a_kind_of_actor_that_there_isnt_is_told() -> None:
    """A wrong kind in a register is an error that names the kinds there are."""
    register = Lexicon("desk", "actors", ("entity", "kind", "name"), given=(("x", "company", "شركة"),))
    with pytest.raises(LexiconError, match="organization"):
        lexis(Lexicons((register,)))


# ---------------------------------------------------------------- what readers found
def test_a_man_and_a_woman_of_one_slavic_family_name_stay_apart() -> None:
    """The feminine family name joins the woman's full name, the masculine one the man's."""
    text = (
        "أعلن الوزير إيفان ديميتروف فتح تحقيق. وقالت المحامية ماريا ديميتروفا إن القضية طويلة. "
        "وأضاف ديميتروف أن الشرطة تعمل. وقالت ديميتروفا إن موكلها بريء."
    )
    assert entity(text, "ديميتروف") == entity(text, "إيفان ديميتروف")
    assert entity(text, "ديميتروفا") == entity(text, "ماريا ديميتروفا")
    assert entity(text, "ديميتروف") != entity(text, "ديميتروفا")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("ورفضت المتحدثة باسم الشرطة الوطنية التعليق على الحادث.", "المتحدثة باسم الشرطة الوطنية"),
        ("ورفض المتحدث باسم الجيش التعليق.", "المتحدث باسم الجيش"),
        ("ونقلت الإذاعة عن خبراء كنديين قولهم إن الجسر آمن.", "خبراء كنديين"),
    ],
)
def test_a_source_ends_before_the_object_of_the_verb(text: str, source: str) -> None:
    """Neither a verbal noun behind a complete name nor a noun with a pronoun belongs to an unnamed source."""
    assert source in texts(text, "anonymous", "role")


@pytest.mark.parametrize(
    "text", ["وجرى لقاء دبلوماسي محتمل أمس.", "وأقيمت معارض في مدينة فاس.", "وتكررت معارضة «المجلس» للخطة."]
)
def test_a_word_that_is_no_persons_alone_needs_a_sign_of_one(text: str) -> None:
    """An adjective, exhibitions and opposition to something are no people."""
    assert not texts(text, "anonymous", "role")


def test_a_diplomat_and_an_opponent_who_are_people_are_found() -> None:
    """A nationality or a verb of speech shows that a person is meant."""
    text = "وقال دبلوماسي إن الجلسة تأجلت. ثم غادر معارض سوري المدينة."
    assert texts(text, "anonymous", "role") == ["دبلوماسي", "معارض سوري"]


def test_a_longer_name_of_a_body_forbids_the_shorter() -> None:
    """A national security council is not the Security Council."""
    assert texts("قال مجلس الأمن القومي إن الحدود آمنة.", "organization") == ["مجلس الأمن القومي"]


def test_the_city_of_a_dateline_is_no_person() -> None:
    """A place and its country at the start of a line, before the agency, name nobody."""
    pipeline = Pipeline(layers=["actors"], strict=True)
    text = "صوفيا، بلغاريا (رويترز) - بدأت المحادثات اليوم."
    assert not [m for m in found(text, pipeline) if m.value.kind == "person"]


def test_a_title_set_off_by_a_comma_is_a_part() -> None:
    """Title, comma, name, comma."""
    text = "أعلن وزير الصحة، سامر الدغيم، أن الحملة بدأت."
    person = next(m for m in found(text) if m.value.kind == "person")
    assert [text[p.start : p.end] for p in person.parts] == ["وزير الصحة"]


def test_an_office_right_behind_a_name_is_a_part() -> None:
    """In apposition without a comma; behind a verb that isn't of speech it may be the object."""
    text = "أعلن سامر الدغيم وزير نفط الكويت أن الإنتاج ثابت."
    person = next(m for m in found(text) if m.value.kind == "person")
    assert [text[p.start : p.end] for p in person.parts] == ["وزير نفط الكويت"]
    met = "التقى سامر الدغيم وزير نفط الكويت أمس."
    assert not next(m for m in found(met) if m.value.kind == "person").parts


@pytest.mark.parametrize(
    ("name", "entity"),
    [("أنطونيو غوتيريز", "antonio-guterres"), ("مايك بينس", "mike-pence"), ("مارين لوبن", "marine-le-pen")],
)
def test_another_spelling_of_a_known_person(name: str, entity: str) -> None:
    """A sure other spelling of a known person's name is that person."""
    assert [m.value.entity for m in found(f"قال الرئيس {name} إن الاجتماع انتهى.")] == [entity]


@pytest.mark.parametrize("name", ["لوه شوشنج", "تيم كوك", "محمد الشدادي", "حامد القرشي"])
def test_a_stranger_is_not_taken_for_a_known_person(name: str) -> None:
    """A name that is merely like that of a known person stays a stranger's."""
    known = {row["entity"] for row in PIPELINE.lexicons.records("actors")}
    (stranger,) = found(f"قال الوزير {name} إن الاجتماع انتهى.")
    assert stranger.text == name
    assert stranger.value.entity not in known


@pytest.mark.parametrize("negation", ["لم تعلق", "لن ترد", "لم تعقب"])
def test_behind_a_negation_stands_a_verb(negation: str) -> None:
    """Whatever the list of verbs says: a ministry that did not comment acts."""
    assert texts(f"{negation} وزارة الدفاع النرويجية على النبأ.", "organization") == ["وزارة الدفاع النرويجية"]


def test_an_envoy_to_a_place_is_a_title() -> None:
    """The place is a part of the title, and the name is who has it."""
    text = "وقال مبعوث الأمم المتحدة إلى اليمن سامر الدغيم إن الهدنة صامدة."
    person = next(m for m in found(text) if m.value.kind == "person")
    assert person.text == "سامر الدغيم"
    assert [text[p.start : p.end] for p in person.parts] == ["مبعوث الأمم المتحدة إلى اليمن"]


def test_a_known_name_goes_on_in_another_spelling_of_its_fuller_form() -> None:
    """The last word of a longer name that the lexicon has, spelt otherwise."""
    rows = (("x", "person", "شارل بنيديتي كوراني", "شارل بنيديتي"),)
    register = Lexicon("own", "actors", ("entity", "kind", "name", "aliases"), given=rows)
    pipeline = Pipeline(layers=["actors"], lexicons=[register, WITHOUT_TAGGER], strict=True)
    (person,) = found("وقال شارل بنيديتي كورني إن الاجتماع انتهى.", pipeline)
    assert (person.text, person.value.entity) == ("شارل بنيديتي كورني", "x")


def test_a_club_and_a_channel_of_one_name_are_told_by_the_noun_before() -> None:
    """The noun says which kind is meant, and stays outside."""
    columns = ("entity", "kind", "name", "aliases", "cued")
    rows = (("the-channel", "outlet", "كرنشوف", "", ""), ("the-club", "organization", "نادي كرنشوف", "", "كرنشوف"))
    pipeline = Pipeline(["actors"], lexicons=[Lexicon("own", "actors", columns, given=rows), WITHOUT_TAGGER])
    text = "فاز نادي كرنشوف كما نقلت قناة كرنشوف."
    mentions = [(m.text, m.value.entity) for m in found(text, pipeline)]
    assert mentions == [("كرنشوف", "the-club"), ("كرنشوف", "the-channel")]


def test_nothing_but_its_agreeing_adjective_follows_a_bodys_nationality() -> None:
    """A verbal noun behind it is the object: refused the comment."""
    assert texts("رفضت وزارة الطاقة النرويجية التعليق على ذلك.", "organization") == ["وزارة الطاقة النرويجية"]


def test_the_foreign_relations_are_no_ministry() -> None:
    """Behind a definite noun the word is its adjective."""
    assert not texts("بحث الوفد العلاقات الخارجية النرويجية.", "organization")


def test_a_body_called_after_somebody_holds_his_name() -> None:
    """Title and name are the genitive of the noun."""
    text = "وقال مجلس الملك سامر للبحوث إن الدورة انتهت."
    assert texts(text, "organization") == ["مجلس الملك سامر للبحوث"]


def test_a_participle_with_what_it_governs_ends_the_name_of_a_body() -> None:
    """The council whose session is due."""
    text = "وأعلن مجلس الوزراء النرويجي المقرر انعقاده غدا جدوله."
    assert texts(text, "organization") == ["مجلس الوزراء النرويجي"]


@pytest.mark.parametrize(
    "text",
    ["ويعيش هناك 14 مليون شخص.", "وألغي منصب نائب رئيس الجمهورية.", "وكانت الشركة هي المسؤولة عن التأخير."],
)
def test_a_number_of_people_an_office_and_who_is_responsible_are_no_roles(text: str) -> None:
    """Nobody acts there."""
    assert not texts(text, "role", "anonymous")


def test_an_analyst_has_his_adjective() -> None:
    """A nisba that is a noun for people too is an adjective behind another."""
    assert texts("وأوضح المحلل السياسي أن الأمر محسوم.", "anonymous") == ["المحلل السياسي"]


def test_a_government_has_the_identifier_of_its_state() -> None:
    """However it is called: by its capital, its state, its noun."""
    mentions = found("طلبت طهران لقاء. وقالت إيران إنها مستعدة. وأعلنت الحكومة الإيرانية موعده.")
    assert {m.value.refs for m in mentions} == {("wikidata:Q794",)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("ورفض متحدث باسم الوزارة تأكيد الخبر.", "متحدث باسم الوزارة"),
        ("ورفض مسؤول أمريكي تأكيد الخبر.", "مسؤول أمريكي"),
        ("قالت مصادر دبلوماسية عربية إن الاجتماع تأجل.", "مصادر دبلوماسية عربية"),
        ("قال مسؤول أمريكي رفيع إن الاجتماع تأجل.", "مسؤول أمريكي رفيع"),
    ],
)
def test_an_unnamed_source_ends_before_the_object(text: str, source: str) -> None:
    """Adjectives go with an unnamed source; a verbal noun or an indefinite word behind its phrase is the object."""
    assert source in texts(text, "anonymous")


def test_a_national_agency_keeps_its_noun() -> None:
    """The agency of a country's news is named by noun, complement and adjective; no newspaper is meant."""
    assert texts("وذكرت وكالة الأنباء الكورية أن الاجتماع تأجل.", "outlet") == ["وكالة الأنباء الكورية"]
