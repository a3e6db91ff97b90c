# ruff: noqa: E501 - a row is one line, so that the table can be read
"""Every class of expression that news uses: found with its exact extent and its value, and the homographs refused.

The classes are those of the project's checklist; the sentences were written for this test. They are published on Thursday,
14 March 2024.
"""

from __future__ import annotations

import pytest

from newsclaims import Document, Pipeline
from newsclaims.keys import DATES

PIPELINE = Pipeline(layers=["dates"], strict=True)

# (class, sentence, the expression, its TIMEX3 value, its EDTF value where that differs)
ROWS = [
    ("day month year", "تأسست الجامعة في 12 يوليو 1951 بقرار رسمي.", "12 يوليو 1951", "1951-07-12", ""),
    ("Levantine month", "وصل المبعوث إلى بيروت في 18 كانون الثاني.", "18 كانون الثاني", "2024-01-18", ""),
    ("double name with slash and year", "تعود الصور إلى آب/أغسطس 2022.", "آب/أغسطس 2022", "2022-08", ""),
    ("double name side by side", "عقدت الجولة في يونيو حزيران بجنيف.", "يونيو حزيران", "2023-06", ""),
    ("day, double month, modifier", "قتل الجندي في 9 يناير/كانون الثاني الماضي.", "9 يناير/كانون الثاني الماضي", "2024-01-09", ""),
    ("misspelt second name", "بدأ القصف في 5 نوفمبر/تشرسن الثاني 2023.", "5 نوفمبر/تشرسن الثاني 2023", "2023-11-05", ""),
    ("day of month", "زار الوفد دمشق يوم 8 من شباط الماضي.", "يوم 8 من شباط الماضي", "2024-02-08", ""),
    ("Maghrebi month", "افتتح المصنع في 11 فيفري 2022 بصفاقس.", "11 فيفري 2022", "2022-02-11", ""),
    ("Moroccan month", "صدر القانون في شتنبر 2021.", "شتنبر 2021", "2021-09", ""),
    ("month and last", "استقال الوزير في فبراير الماضي.", "فبراير الماضي", "2024-02", ""),
    ("month and last, across a year", "استقال المدير في أغسطس الماضي.", "أغسطس الماضي", "2023-08", ""),
    ("month and next", "تجرى الانتخابات في يونيو المقبل.", "يونيو المقبل", "2024-06", ""),
    ("bare month", "ارتفعت الأسعار في يناير بنسبة ملحوظة.", "يناير", "2024-01", ""),
    ("day and month of last autumn", "اندلعت المواجهات في 3 أكتوبر قرب الحدود.", "3 أكتوبر", "2023-10-03", ""),
    ("late part of a month", "التقى الطرفان أواخر شهر شباط الماضي.", "أواخر شهر شباط الماضي", "2024-02", "2024-02-21/2024-02-29"),
    ("middle of a year", "توقف المشروع منتصف عام 2019.", "منتصف عام 2019", "2019", "2019-05-01/2019-08-31"),
    ("this month", "سجلت البورصة مكاسب هذا الشهر.", "هذا الشهر", "2024-03", ""),
    ("last month", "زار الرئيس أنقرة الشهر الماضي.", "الشهر الماضي", "2024-02", ""),
    ("last week", "أعلنت الشركة ذلك الأسبوع الماضي.", "الأسبوع الماضي", "2024-W10", "2024-03-04/2024-03-10"),
    ("next week", "يجتمع المجلس الأسبوع المقبل.", "الأسبوع المقبل", "2024-W12", "2024-03-18/2024-03-24"),
    ("last year with a date", "وقع الاتفاق في 4 أبريل العام الماضي.", "4 أبريل العام الماضي", "2023-04-04", ""),
    ("today and weekday", "وصل الوفد اليوم الخميس إلى عدن.", "اليوم الخميس", "2024-03-14", ""),
    ("yesterday and weekday", "أعلنت الوزارة أمس الأربعاء نتائجها.", "أمس الأربعاء", "2024-03-13", ""),
    ("day before yesterday", "أقلعت الطائرة أول أمس من عمّان.", "أول أمس", "2024-03-12", ""),
    ("day after tomorrow and weekday", "تبدأ المباحثات بعد غد السبت.", "بعد غد السبت", "2024-03-16", ""),
    ("bare weekday in the past", "أكد الناطق يوم الاثنين وصول المساعدات.", "يوم الاثنين", "2024-03-11", ""),
    ("last weekday", "انطلقت القافلة الأحد الماضي.", "الأحد الماضي", "2024-03-10", ""),
    ("next weekday and date", "يلتقي الفريقان الثلاثاء المقبل 19 مارس.", "الثلاثاء المقبل 19 مارس", "2024-03-19", ""),
    ("since so many units", "هذه أول زيارة منذ 8 أشهر.", "8 أشهر", "P8M", ""),
    ("so many units ago, dual", "توفي والده قبل شهرين.", "قبل شهرين", "2024-01", ""),
    ("so many units ago, words", "بدأ العمل قبل ثلاث سنوات.", "قبل ثلاث سنوات", "2021", ""),
    ("about a year ago", "غادر المدينة قبل نحو عام.", "قبل نحو عام", "2023", "2023~"),
    ("some months ago", "أغلق المعبر قبل أشهر.", "قبل أشهر", "PAST_REF", "PXM"),
    ("vague past", "توترت العلاقات مؤخراً بين الجانبين.", "مؤخراً", "PAST_REF", ""),
    ("vague present", "يقيم الرجل حاليا في باريس.", "حاليا", "PRESENT_REF", "2024-03-14"),
    ("clock time with date", "نشر في 2 مارس 2024 - 9:15 مساءً على الموقع.", "2 مارس 2024 - 9:15 مساءً", "2024-03-02T21:15", ""),
    ("spelled clock time", "وقع الانفجار عند الساعة الثامنة والنصف صباحا.", "الساعة الثامنة والنصف صباحا", "2024-03-14T08:30", ""),
    ("time zone", "تبدأ المباراة الساعة 18:00 بتوقيت غرينتش.", "الساعة 18:00 بتوقيت غرينتش", "2024-03-14T18:00", "2024-03-14T18:00+00:00"),
    ("part of day", "قصفت الطائرات الموقع فجر اليوم الخميس.", "فجر اليوم الخميس", "2024-03-14TMO", "2024-03-14T03:00/2024-03-14T05:59"),
    ("last night", "هطلت الأمطار الليلة الماضية.", "الليلة الماضية", "2024-03-13TNI", "2024-03-13T19:00/2024-03-14T03:59"),
    ("year", "انضمت البلاد إلى المنظمة عام 1996.", "عام 1996", "1996", ""),
    ("year with the letter for AD", "شُيّد الجسر سنة 1934م فوق النهر.", "سنة 1934م", "1934", ""),
    ("year range", "دامت الحرب 1980-1988 وخلفت دمارا.", "1980-1988", "1980-01-01/1988-12-31", ""),
    ("decade", "هاجرت العائلة في الستينيات إلى فنزويلا.", "الستينيات", "196", "196X"),
    ("century by ordinal", "يعود المسجد إلى القرن الثالث عشر.", "القرن الثالث عشر", "12", "12XX"),
    ("before Christ", "يرجع النقش إلى القرن الخامس قبل الميلاد.", "القرن الخامس قبل الميلاد", "BC04", "-0499/-0400"),
    ("half of a century", "ازدهرت المدينة في النصف الثاني من القرن التاسع عشر.", "النصف الثاني من القرن التاسع عشر", "1850-01-01/1899-12-31", ""),
    ("quarter of a year", "تراجعت الأرباح في الربع الثاني من عام 2022.", "الربع الثاني من عام 2022", "2022-Q2", "2022-04-01/2022-06-30"),
    ("season and year", "نزح السكان خريف 2016.", "خريف 2016", "2016-FA", "2016-23"),
    ("Hijri date in digits", "صدر الأمر بتاريخ 12-06-1440 هـ عن الديوان.", "12-06-1440 هـ", "2019-02-17", ""),
    ("Hijri date by name", "افتتح المعرض في 20 رجب 1445 هـ بالرياض.", "20 رجب 1445 هـ", "2024-02-01", ""),
    ("Hijri and Gregorian date", "وقعت المعركة في 3 ربيع الأول 1445 هـ الموافق 18 سبتمبر 2023.", "3 ربيع الأول 1445 هـ الموافق 18 سبتمبر 2023", "2023-09-18", ""),
    ("Arabic-Indic digits", "توفي الشاعر في ٢١ أبريل ١٩٩٨ بلندن.", "٢١ أبريل ١٩٩٨", "1998-04-21", ""),
    ("numeric date, day first", "وقع العقد في 07/11/2022 بالدوحة.", "07/11/2022", "2022-11-07", ""),
    ("day in brackets", "ينطلق المهرجان يوم (21) من أبريل المقبل.", "يوم (21) من أبريل المقبل", "2024-04-21", ""),
    ("spelled ordinal day", "عاد الأمير في الثالث والعشرين من فبراير.", "الثالث والعشرين من فبراير", "2024-02-23", ""),
    ("day range in a month", "يقام المعرض من 12 إلى 15 من الشهر الجاري.", "من 12 إلى 15 من الشهر الجاري", "2024-03-12/2024-03-15", ""),
    ("dual duration", "استمر الاجتماع يومين في القاهرة.", "يومين", "P2D", ""),
    ("last so many years", "تضاعف العدد خلال السنوات الخمس الماضية.", "السنوات الخمس الماضية", "P5Y", "2019-01-01/2024-03-14"),
    ("set", "تجتمع اللجنة كل ثلاثة أشهر.", "كل ثلاثة أشهر", "P3M", ""),
    ("set by weekday", "يفتح السوق كل يوم خميس.", "كل يوم خميس", "XXXX-WXX-4", ""),
    ("feast", "أعلنت الهدنة بمناسبة عيد الأضحى 2023 في اليمن.", "عيد الأضحى 2023", "2023-06-28", ""),
    ("movable feast, Christian", "زار البطريرك القرية في عيد الفصح 2022.", "عيد الفصح 2022", "2022-04-17", ""),
    ("anaphora", "بدأ الحصار في 6 مايو 2012، وفي العام نفسه سقطت المدينة.", "العام نفسه", "2012", ""),
]  # fmt: skip

TRAPS = [
    ("a pronoun, not Sunday", "قال أحد المشاركين إن النقاش كان صريحا."),
    ("a verb, not March", "وهو الذي مارس المحاماة زمنا."),
    ("an adjective, not the year", "التقى الأمين العام للمنظمة بالوفد."),
    ("an ordinal, not a second", "شهدت القاعة جولة ثانية من النقاش."),
]


def read(text: str, published: str | None = "2024-03-14"):
    """The dates of a text."""
    return PIPELINE.analyse(Document(text, published=published))[DATES]


def test_the_checklist_has_its_rows() -> None:
    """The checklist covers sixty-four classes and four traps, each once."""
    assert len({row[0] for row in ROWS}) == len(ROWS) == 64
    assert len(TRAPS) == 4


@pytest.mark.parametrize(("name", "text", "expression", "timex3", "edtf"), ROWS, ids=[row[0] for row in ROWS])
def test_class(name: str, text: str, expression: str, timex3: str, edtf: str) -> None:
    """An expression of each class is found with its exact extent and both notations of its value."""
    found = {mention.text: mention.value for mention in read(text)}
    assert expression in found, f"found {list(found)}"
    assert (found[expression].timex3, found[expression].value) == (timex3, edtf or timex3)


@pytest.mark.parametrize(("name", "text"), TRAPS, ids=[row[0] for row in TRAPS])
def test_trap(name: str, text: str) -> None:
    """A word that only looks like a time is left alone."""
    assert [mention.text for mention in read(text)] == []
