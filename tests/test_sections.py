"""Sections of a page: what is headline, article, second article and furniture."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import SECTIONS, Document, Lexicon, Pipeline, Span, extract
from newsclaims.analysis import Analysis
from newsclaims.layers.sections import articles
from newsclaims.layers.sections.furniture import MATCHES

PIPELINE = Pipeline(["sections"], strict=True)

HEADLINE = "وسطاء عمانيون ينقلون رسائل بين واشنطن وطهران"
LEAD = "قال مسؤول عماني يوم الثلاثاء إن رسائل مكتوبة انتقلت بين الوفدين في مسقط من دون لقاء مباشر."
MORE = "وأضاف أن الوفدين جلسا في غرفتين متجاورتين، وأن الجولة التالية لم يحدد لها موعد بعد."
OTHER = "ميناء صحار يعلن زيادة في حركة الحاويات"
OTHER_LEAD = "أعلن ميناء صحار اليوم الأحد أن حركة الحاويات زادت في الربع الأول بمقدار العشر على أساس سنوي."


def analysis_of(*lines: str) -> Analysis:
    """The analysis of a page of these lines."""
    return PIPELINE.analyse(Document("\n\n".join(lines)))


def kinds(*lines: str) -> list[tuple[str, str]]:
    """Kind and text of the sections of a page."""
    return [(m.value.kind, m.text) for m in analysis_of(*lines)[SECTIONS]]


def kind_of(line: str, *lines: str) -> str:
    """The kind of the section in which a line stands."""
    return next(kind for kind, text in kinds(*lines) if line in text)


def test_headline_and_body() -> None:
    """A short first line without a full stop above paragraphs is the headline, the rest is body."""
    assert kinds(HEADLINE, LEAD, MORE) == [("headline", HEADLINE), ("body", f"{LEAD}\n\n{MORE}")]


def test_lead_is_no_headline() -> None:
    """A first line that ends in a full stop is prose."""
    assert kinds(LEAD, MORE) == [("body", f"{LEAD}\n\n{MORE}")]


def test_one_line() -> None:
    """A single line heads nothing, so it is body."""
    assert kinds(HEADLINE) == [("body", HEADLINE)]


def test_headline_with_a_bracket() -> None:
    """A headline that ends like a caption stays the headline."""
    assert kinds(f"{HEADLINE} (فيديو)", LEAD)[0][0] == "headline"


def test_kicker() -> None:
    """A word or two above the headline don't take its place."""
    assert [kind for kind, _ in kinds("ملف اليمن", HEADLINE, LEAD)] == ["subheading", "headline", "body"]


def test_lines_between_headline_and_article() -> None:
    """An author and a date below the headline don't count as the article."""
    found = kinds(HEADLINE, "سالم الحارثي", "السبت 16 مارس 2024 | 10:30 صباحا", LEAD)
    assert [kind for kind, _ in found] == ["headline", "subheading", "dateline", "body"]


def test_question_in_a_related_list() -> None:
    """A related headline may be a long question; the list goes on after it."""
    question = "لماذا تأخرت الجولة الثانية من المحادثات التي كان مقررا أن تعقد في مسقط؟"
    assert kinds(LEAD, MORE, "مقالات ذات صلة", f"{question}\n{OTHER}")[-1] == ("furniture", f"{question}\n{OTHER}")


def test_paragraphs_without_full_stops() -> None:
    """On a page whose paragraphs have no full stops, the paragraph after a related headline is still body."""
    page = [line.rstrip(".") for line in (LEAD, MORE, MORE)]
    assert [kind for kind, _ in kinds(*page[:2], "اقرأ أيضا:", OTHER, page[2])][-1] == "body"


def test_subheading() -> None:
    """A few words without an end mark between two paragraphs are a subheading."""
    assert kind_of("غرفتان متجاورتان", HEADLINE, LEAD, "غرفتان متجاورتان", MORE) == "subheading"


@pytest.mark.parametrize("line", ["مسقط – وكالات", "بيروت / رويترز", "كتب: سالم الحارثي", "12 مارس 2024"])
def test_dateline(line: str) -> None:
    """A few words around a dash or slash, a byline or a date stamp above the first paragraph are a dateline."""
    assert kinds(HEADLINE, line, LEAD)[1] == ("dateline", line)


@pytest.mark.parametrize(
    "line",
    [
        "تابعونا على تويتر",
        "المصدر: وكالات",
        "شاهد أيضًا: مهرجان الخريف يبدأ في ظفار",
        "مقالات ذات صلة",
        "آخر تحديث: 14:20",
        "صورة أرشيفية لميناء مسقط",
        "#عمان #مسقط",
        "جميع الحقوق محفوظة لصحيفة الميناء",
        "---------",
        "زر الذهاب إلى الأعلى",
        "فيسبوك تويتر واتساب",
        "سفينة حاويات في ميناء صحار (رويترز)",
        "المصدر / وكالات",
        "منذ 3 ساعات",
        "1204 مشاهدة",
        "إعلان",
        "news@example.org",
    ],
)
def test_furniture_inside_the_article(line: str) -> None:
    """A known phrase or a line of signs is furniture, and the article goes on after it."""
    found = kinds(HEADLINE, LEAD, line, MORE)
    assert found == [("headline", HEADLINE), ("body", LEAD), ("furniture", line), ("body", MORE)]


def test_spelling_of_phrases() -> None:
    """Phrases are found whatever their hamzas and marks."""
    for line in ("اقرا ايضا", "إقرأ أيضاً :", "أقرأ أيضـًا"):
        assert kinds(LEAD, line, MORE)[1] == ("furniture", line)


@pytest.mark.parametrize(
    "line",
    [
        "مشاركة الوفد العماني في المحادثات كانت حاسمة، بحسب ما قال دبلوماسي غربي حضر بعض اجتماعاتها في مسقط.",
        "المصدر الذي تحدث إلى الصحيفة قال إن المحادثات لم تنته بعد.",
        "إعلان مسقط وقع عليه الطرفان بعد يومين من النقاش.",
        "انتهى الاجتماع من دون بيان مشترك.",
    ],
)
def test_prose_with_a_known_word(line: str) -> None:
    """A sentence that merely begins with a known word stays prose."""
    assert kinds(LEAD, line, MORE) == [("body", f"{LEAD}\n\n{line}\n\n{MORE}")]


def test_breadcrumbs_glued_together() -> None:
    """Menu words above the headline are furniture also where no space stands between them."""
    assert kinds("الرئيسيةسياسةعربي ودولي", HEADLINE, LEAD)[0][0] == "furniture"


def test_promo_at_the_end_of_a_paragraph() -> None:
    """A related headline that is glued to the end of a paragraph is furniture, the paragraph stays body."""
    found = kinds(HEADLINE, f"{LEAD} اقرأ أيضا: {OTHER}", MORE)
    assert found[1:] == [("body", LEAD), ("furniture", f"اقرأ أيضا: {OTHER}"), ("body", MORE)]


def test_list_below_a_heading() -> None:
    """Short lines and bullets below a heading of related stories are furniture up to the end."""
    found = kinds(HEADLINE, LEAD, MORE, "مقالات مشابهة", f"• {OTHER}\n• الأمطار تغلق طريقا في صلالة")
    assert [kind for kind, _ in found] == ["headline", "body", "furniture", "furniture"]


def test_body_resumes_after_a_promo() -> None:
    """A related headline in the middle of an article is furniture, the paragraph after it is body again."""
    found = kinds(HEADLINE, LEAD, "اقرأ أيضا:", OTHER, MORE)
    assert [kind for kind, _ in found] == ["headline", "body", "furniture", "furniture", "body"]


def test_bullets_of_the_article() -> None:
    """A list that no heading of related stories opens belongs to the article."""
    assert kind_of("• وقف الهجمات", LEAD, "• وقف الهجمات\n• تبادل الرسائل", MORE) == "body"


def test_second_article() -> None:
    """Below a heading of related stories, a headline with dateline and paragraphs is an article of its own."""
    page = (HEADLINE, LEAD, MORE, "المصدر: وكالات", "اقرأ أيضاً:", OTHER, "صحار – وكالات", OTHER_LEAD)
    assert [kind for kind, _ in kinds(*page)] == [
        "headline", "body", "furniture", "furniture", "second_article", "second_article", "second_article",
    ]  # fmt: skip
    first, second = articles(analysis_of(*page))
    text = "\n\n".join(page)
    assert [span.of(text) for span in first] == [HEADLINE, f"{LEAD}\n\n{MORE}"]
    assert [span.of(text) for span in second] == [OTHER, "صحار – وكالات", OTHER_LEAD]


@pytest.mark.parametrize(
    "between",
    [("المصدر: وكالات", OTHER), ("***", OTHER, "صحار – وكالات"), (OTHER, "صحار – وكالات")],
    ids=["credit", "ruled line", "dateline"],
)
def test_second_article_without_a_heading(between: tuple[str, ...]) -> None:
    """A headline behind a credit line, or with a dateline of its own, opens another article."""
    page = (HEADLINE, LEAD, MORE, *between, OTHER_LEAD)
    _, second = articles(analysis_of(*page))
    assert second[0].of("\n\n".join(page)) == OTHER


@pytest.mark.parametrize("between", [(OTHER,), ("***", OTHER), (OTHER, "1- بدء العمل")], ids=["sub", "ruled", "list"])
def test_a_subheading_opens_no_article(between: tuple[str, ...]) -> None:
    """Without a credit line above it and without a dateline, a headline inside an article is its own."""
    assert len(articles(analysis_of(HEADLINE, LEAD, MORE, *between, OTHER_LEAD))) == 1


def test_promo_does_not_split_an_article() -> None:
    """Furniture inside a second article doesn't make a third one."""
    page = (LEAD, "المصدر: وكالات", "اقرأ أيضاً:", OTHER, OTHER_LEAD, "تابعونا على تويتر", MORE)
    assert len(articles(analysis_of(*page))) == 2


def test_comment_form() -> None:
    """A comment form and the rules below it are furniture, sentences included."""
    rules = "يلتزم المعلق بآداب الحوار، ويمتنع عن كل ما يسيء إلى الأشخاص أو الجماعات."
    assert kinds(HEADLINE, LEAD, MORE, "اترك تعليقاً", rules)[-1] == ("furniture", f"اترك تعليقاً\n\n{rules}")


def test_comment_button_above_the_article() -> None:
    """A button to comment above the article doesn't swallow the article."""
    assert kind_of(LEAD, HEADLINE, "أضف تعليقا", LEAD, MORE) == "body"


def test_repeated_caption() -> None:
    """A short line that stands twice above the first paragraph is the caption of a picture."""
    assert kind_of("ميناء مسقط", HEADLINE, "ميناء مسقط\nميناء مسقط", LEAD) == "furniture"


def test_newsroom_phrases() -> None:
    """A lexicon of the kind furniture adds phrases of one site."""
    own = Lexicon("site", "furniture", ("phrase", "kind"), given=(("نافذة الميناء", "interface"),))
    analysis = Pipeline(["sections"], lexicons=[own], strict=True).analyse(Document(f"{LEAD}\nنافذة الميناء\n{MORE}"))
    assert [m.value.kind for m in analysis[SECTIONS]] == ["body", "furniture", "body"]


def test_matches_of_the_data_file() -> None:
    """Every row of the furniture file is matched in a way that the layer knows."""
    rows = list(PIPELINE.lexicons.records("furniture"))
    assert rows
    assert {row["match"] for row in rows} <= set(MATCHES)


LINES = st.sampled_from(
    [
        HEADLINE,
        LEAD,
        MORE,
        OTHER,
        "اقرأ أيضاً:",
        "المصدر: وكالات",
        "• بند",
        "اترك تعليقاً",
        "مسقط – وكالات",
        "\u200f",
        " ",
    ]
)


@given(st.lists(LINES | st.text(max_size=12)), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", " \n\u200f\n"]))
def test_sections_cover_the_page(lines: list[str], between: str) -> None:
    """Sections are in order and disjoint, and only white space stands outside them."""
    text = between.join(lines)
    at = 0
    for mention in PIPELINE.analyse(Document(text))[SECTIONS]:
        assert not text[at : mention.start].strip()
        assert mention.text == mention.text.strip()
        at = mention.end
    assert not text[at:].strip()


@given(st.lists(LINES))
def test_articles_are_the_rest(lines: list[str]) -> None:
    """Every section is furniture or belongs to exactly one article, in order."""
    analysis = PIPELINE.analyse(Document("\n".join(lines)))
    told: list[Span] = [span for spans in articles(analysis) for span in spans]
    assert told == [m.span for m in analysis[SECTIONS] if m.value.kind != "furniture"]


def test_gold_sections(shared: Path) -> None:
    """The sections of the annotated pages are found as annotated."""
    for gold in sorted((shared / "gold" / "seeds").glob("*.json")):
        page = json.loads(gold.read_text(encoding="utf-8"))
        text = (shared / "seeds" / page["file"]).read_text(encoding="utf-8")
        found = {(m.text, m.value.kind) for m in PIPELINE.analyse(Document(text))[SECTIONS]}
        wanted = {
            (text[s["start"] : s["end"]].strip(), s["kind"].replace("boilerplate", "furniture"))
            for s in page["sections"]
        }
        assert found == wanted


def test_furniture_names_nobody() -> None:
    """People and places of promo lines belong to other stories: they are not given out."""
    text = (
        "وصل الوزير جورج حداد إلى عمّان للقاء نظيره.\n\nشاهد أيضاً: نجيب محفوظ في طوكيو\n\n"
        "وقال الوزير إن الزيارة ناجحة.\n"
    )
    claims = extract(Document(text, published="2024-03-16"))
    promo = text.index("شاهد"), text.index("طوكيو") + 5
    assert [s.text for s in claims.sections if s.value.kind == "furniture"] == [text[slice(*promo)]]
    assert "حداد" in " ".join(m.text for m in claims.actors)
    for mention in (*claims.actors, *claims.places):
        assert mention.end <= promo[0] or mention.start >= promo[1]
