"""Laws of the dates layer."""

from __future__ import annotations

import datetime as dt
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import Document, Pipeline, Span
from newsclaims.keys import DATES
from newsclaims.layers.dates.numbers import read_number
from newsclaims.layers.dates.vocabulary import vocabulary
from newsclaims.mentions import Mention
from newsclaims.testing.dates import TRADITIONS, RenderedDate, dates
from newsclaims.testing.documents import texts
from newsclaims.values import TimeValue

PIPELINE = Pipeline(layers=["dates"], strict=True)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
# Each is read against the day of publication alone.
RELATIVE = (
    "اليوم", "أمس", "غدا", "أول أمس", "الشهر الماضي", "الأسبوع المقبل", "العام الجاري", "قبل ثلاثة أيام", "قبل شهرين",
    "قبل 5 سنوات", "الليلة الماضية", "الخميس الماضي", "الاثنين المقبل", "مطلع الشهر الجاري", "صباح أمس",
    "الربع الأول من العام الماضي",
)  # fmt: skip


def read(text: str, published: dt.date | str | None = "2024-03-14") -> tuple[Mention[TimeValue], ...]:
    """The dates of a text."""
    return PIPELINE.analyse(Document(text, published=published))[DATES]


@given(dates())
def test_a_rendered_date_is_read(date: RenderedDate) -> None:
    """Reading a rendered date gives its value and its extent, in every tradition, digit system and word order."""
    found = read(date.text, None)
    assert [(m.text, m.value.value) for m in found] == [(date.expression, date.value)]
    assert found[0].value.earliest == found[0].value.latest == date.value


@pytest.mark.parametrize("tradition", TRADITIONS)
def test_every_tradition_is_read(tradition: str) -> None:
    """No tradition is left out of the law."""

    @given(dates(tradition))
    def law(date: RenderedDate) -> None:
        assert [m.value.value for m in read(f"وقع الاتفاق في {date.text} بالعاصمة.", None)] == [date.value]

    law()


@given(texts(RELATIVE), st.none() | DAYS)
def test_mentions_are_characters_of_the_text(text: str, published: dt.date | None) -> None:
    """Every mention is the characters that its offsets say, none is empty, and no two overlap."""
    found = read(text, published)
    for mention in found:
        assert mention.text == text[mention.start : mention.end]
        assert mention.start < mention.end
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=60) | st.text(st.sampled_from("0123456789/-.: ()،و من الى يوم شهر عام مارس"), max_size=60))
def test_any_string_is_taken(text: str) -> None:
    """No text makes the layer raise, and bounds are never the wrong way round."""
    for mention in read(text):
        low, high = mention.value.earliest, mention.value.latest
        assert low is None or high is None or low <= high


@given(dates(), st.sampled_from(("قال المتحدث: ", "عاجل\n", "\u200f", "(", "  ")))
def test_a_prefix_only_shifts(date: RenderedDate, prefix: str) -> None:
    """Text put before a full date moves its span and changes nothing else."""
    alone, shifted = read(date.text, None), read(prefix + date.text, None)
    assert [(m.span.shift(len(prefix)), m.value) for m in alone] == [(m.span, m.value) for m in shifted]


@given(DAYS, DAYS, st.sampled_from(RELATIVE))
def test_later_published_is_never_earlier_meant(first: dt.date, second: dt.date, expression: str) -> None:
    """What a purely relative expression means moves with the day of publication, and never against it."""
    early, late = (read(f"وقع الأمر {expression}.", day) for day in sorted((first, second)))
    (a,), (b,) = ([m.value for m in found] for found in (early, late))
    assert a.anchor == b.anchor == "document"
    assert str(a.earliest) <= str(b.earliest)
    assert str(a.latest) <= str(b.latest)


@given(st.sampled_from(RELATIVE))
def test_nothing_relative_is_resolved_without_an_anchor(expression: str) -> None:
    """Without a publication date a relative expression is found, but stays unresolved."""
    for mention in read(f"وقع الأمر {expression}.", None):
        assert (mention.value.earliest, mention.value.latest, mention.value.anchor) == (None, None, "none")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("جرت المباراة يومي 2 و3 أبريل 2023.", ["2023-04-02", "2023-04-03"]),
        ("حكم بين عامي 1958 و1963.", ["1958-01-01/1963-12-31"]),
        ("توقف العمل من مايو إلى يوليو 2022.", ["2022-05-01/2022-07-31"]),
        ("قال إن الاجتماع سيعقد في أبريل.", ["2024-04"]),
        ("قال إن القمة ستعقد الأحد.", ["2024-03-17"]),
        ("وأكد الوزير، الأحد، أن القمة ستعقد قريبا.", ["2024-03-10", "FUTURE_REF"]),
        ("سيصل الوفد في وقت لاحق من هذا الأسبوع.", ["2024-03-14/2024-03-17"]),
        ("وصل في 3 فبراير وغادر بعد ذلك بيومين.", ["2024-02-03", "2024-02-05"]),
        ("تظاهروا في 5 مايو 2011 وعادوا في اليوم التالي.", ["2011-05-05", "2011-05-06"]),
        ("صام المسلمون شهر رمضان 1444 هـ.", ["2023-03-23/2023-04-20"]),
        ("ولد عام 61 هجرية.", ["0680-10-04/0681-09-22"]),
    ],
)
def test_examples(text: str, wanted: list[str]) -> None:
    """Values that follow from grammar and news sense, on sentences of our own."""
    assert [m.value.value for m in read(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت حركة 6 أبريل موقفها.", "زار باب المندب وفد أممي.", "قرر مجلس محافظة إب ذلك.",
        "الاقتصاد العقدي موضوع خلاف.", "احتفلوا باليوم العالمي للمسرح.", "جرت المحادثات في الوقت نفسه.",
        "وفي غضون ذلك استمر القصف.", "يعيش في العصر الحديث.",
        "فازوا بنتيجة 2-1 على الضيوف.", "ارتفع المؤشر 3.5 بالمئة.",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    """Names, scores, figures and discourse words are not read as times."""
    assert [m.text for m in read(text)] == []


def test_an_approximate_length_says_so() -> None:
    """A word for about, nearly or more than marks the value as approximate."""
    (found,) = read("قتل الرجل قبل نحو ثلاثة أعوام.")
    assert found.value.approximate
    assert found.value.value == "2021~"


def test_a_hijri_date_keeps_its_calendar() -> None:
    """The value is Gregorian, the calendar says in which one the text names it."""
    (found,) = read("صدر القرار في 1 محرم 1446 هـ.")
    assert (found.value.value, found.value.calendar) == ("2024-07-07", "hijri")


def test_number_words(shared: Path) -> None:
    """The number reader reads the numerals and ordinals of a collection that others wrote."""
    known = PIPELINE._resources.get(vocabulary)
    cases = json.loads((shared / "gold" / "timex" / "Bn.dev.json").read_text(encoding="utf-8"))
    right = [read_number(case["text"], known) == case["gold"][0]["values"][0][0] for case in cases]
    assert sum(right) / len(right) >= 0.97


@given(st.integers(1, 12), st.integers(1, 28))
def test_spans_follow_marks_and_hidden_characters(month: int, day: int) -> None:
    """Offsets count characters of the text as given, marks and invisible ones too."""
    text = f"\u200fفي\u200c {day}\u200f/{month}/2021\u064b."
    (found,) = read(text)
    assert found.value.value == f"2021-{month:02d}-{day:02d}"
    assert found.span == Span(text.index(str(day)), found.end)
