"""What dates are resolved against: each article by itself, furniture never."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import Document, DocumentError, Pipeline
from newsclaims.keys import DATES
from newsclaims.layers.dates.vocabulary import vocabulary
from newsclaims.lexicons import Lexicon

PIPELINE = Pipeline(layers=["dates"], strict=True)
# Two invented articles on one page, as people scrape them.
PAGE = """محادثات في مسقط
قال المتحدث يوم الأربعاء إن الجولة الأولى انتهت. وأضاف أن الوفد غادر العاصمة بعد اللقاء مع الوزير العماني.
وأكد أن الجولة المقبلة ستعقد الأسبوع المقبل في المكان نفسه وبمشاركة الوفدين.

اقرأ أيضا

اتفاق جديد في الدوحة
{stamp}الدوحة - وكالات
قالت الخارجية القطرية، اليوم الجمعة، إن الطرفين اتفقا على هدنة. وأضافت أن المباحثات التي جرت أمس كانت صريحة.
"""


def read(text: str, published: str | None = "2024-03-14") -> dict[str, tuple[str, str]]:
    """Value and anchor of each date by its text."""
    found = PIPELINE.analyse(Document(text, published=published))[DATES]
    return {mention.text: (mention.value.value, mention.value.anchor) for mention in found}


def test_each_article_has_its_own_day() -> None:
    """A second article is anchored by the date stamp of its own, the first one by the document."""
    found = read(PAGE.format(stamp="الجمعة 4 أبريل 2025 - 10:41 مساء\n"))
    assert found["يوم الأربعاء"] == ("2024-03-13", "document")
    assert found["الأسبوع المقبل"] == ("2024-03-18/2024-03-24", "document")
    assert found["اليوم الجمعة"] == ("2025-04-04", "text")
    assert found["أمس"] == ("2025-04-03", "text")


def test_a_second_article_never_takes_the_first_ones_day() -> None:
    """Without a date of its own a second article's relative dates stay unresolved."""
    found = read(PAGE.format(stamp=""))
    assert found["يوم الأربعاء"] == ("2024-03-13", "document")
    assert found["اليوم الجمعة"][1] == found["أمس"][1] == "none"
    assert "X" in found["اليوم الجمعة"][0]


@given(st.data())
def test_any_sequence_of_words_of_time_is_taken(data: st.DataObject) -> None:
    """No sequence of words of time, numbers and signs raises, at either end of the calendar or without a date."""
    known = PIPELINE._resources.get(vocabulary)
    words = st.sampled_from(sorted(known.inside)) | st.integers(0, 3000).map(str)
    signs = st.sampled_from([" ", " ", " ", "\u060c ", "/", "-", ":", ".", " (", ") ", "\n"])
    text = data.draw(st.lists(st.tuples(words, signs).map("".join), max_size=10).map("".join))
    published = data.draw(st.none() | st.sampled_from([dt.date.min, dt.date(2024, 2, 29), dt.date.max]))
    for mention in PIPELINE.analyse(Document(text, published=published))[DATES]:
        low, high = mention.value.earliest, mention.value.latest
        assert low is None or high is None or low <= high


def _named() -> list[tuple[str, str, int]]:
    rows = Lexicon.packaged("newsclaims.data", "dates_months.tsv", "dates_months").records()
    return [(row["name"], row["calendar"], int(row["month"])) for row in rows]


def test_every_month_name_is_one_in_a_publication_date() -> None:
    """Whatever month name the dates layer knows, a publication date may use; Hijri ones are converted."""
    for name, calendar, month in _named():
        year = 1445 if calendar == "hijri" else 2024
        found = Document("", published=f"16 {name} {year}").published
        assert found is not None
        if calendar == "gregorian":
            assert found == dt.date(2024, month, 16), name
        else:
            assert dt.date(2023, 7, 19) <= found <= dt.date(2024, 7, 7), name


@pytest.mark.parametrize("given", ["أمس 16 آذار 2024", "قبل 16 آذار 2024", "16 آذار", "31 شباط 2024", "آذار 2024"])
def test_a_publication_date_is_whole_and_absolute(given: str) -> None:
    """Relative words, half dates and days that no calendar has stay an error."""
    with pytest.raises(DocumentError):
        Document("", published=given)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("يلتقي الرئيس نظيره المصري الثلاثاء في القاهرة.", "الثلاثاء", "2024-03-19"),
        ("ويتوجه الناخبون الأحد إلى مراكز الاقتراع.", "الأحد", "2024-03-17"),
        ("غادر الوزير إلى عمان حيث يجتمع السبت مع الملك.", "السبت", "2024-03-16"),
        ("النادي ينهي معسكره السبت", "السبت", "2024-03-16"),
        ("وقالت المنظمة إن السفينة ستصل إلى الميناء الاثنين.", "الاثنين", "2024-03-18"),
        ("يعقد المجلس منذ الثلاثاء جلسات مفتوحة.", "الثلاثاء", "2024-03-12"),
        ("تستقبل المدينة الوفد الذي وصل الثلاثاء.", "الثلاثاء", "2024-03-12"),
        ("قال الوزير وهو يلتقي الصحفيين الثلاثاء في القاهرة.", "الثلاثاء", "2024-03-12"),
    ],
)
def test_an_appointment_in_the_imperfect_lies_ahead(text: str, expression: str, value: str) -> None:
    """A bare weekday is the coming one where an imperfect of appointments is the main verb, else the last one."""
    assert read(text)[expression] == (value, "document")


@pytest.mark.parametrize("age", ["في الأربعينيات من العمر", "في الخمسينات من عمره", "في أواخر العشرينات من عمرها"])
def test_a_decade_of_a_life_is_no_date(age: str) -> None:
    """Somebody's age in decades is no date; the same words of a century are."""
    assert read(f"اعتقلت الشرطة شخصا {age} أمس.") == {"أمس": ("2024-03-13", "document")}
    assert "الأربعينيات" in read("نشأ الحزب في الأربعينيات.")


def test_a_time_with_a_comma_is_read_before_its_zone() -> None:
    """Hours and minutes may be parted by a comma where a zone stands behind them."""
    found = read("تغلق المراكز عند الساعة 18,00 (15,00 ت.غ) كما أعلن.")
    assert found["15,00 ت.غ"][0] == "2024-03-14T15:00+00:00"
