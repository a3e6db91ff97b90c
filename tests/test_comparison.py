"""Comparison: events, attributes, relations, entities and originals of several documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims import Claims, Comparison, Document, NewsclaimsError, Pipeline, compare
from newsclaims.cli import main
from newsclaims.comparison import records
from newsclaims.comparison.model import Attribute, Event

SCHEMA_FILE = Path(records.__file__).parent.parent / "data" / "newsclaims-comparison-1.schema.json"

# Written for these tests: two stories in several reports, and texts that have to do with neither.
TEXTS: dict[str, tuple[str, str, str]] = {
    "beacon": (
        "2023-09-10",
        "منارة الأطلسي",
        (
            "أعلنت وزارة الداخلية المغربية أن زلزالا ضرب إقليم الحوز في المغرب ليلة الجمعة 8 سبتمبر 2023.\n"
            "وقالت الوزارة إن الزلزال أسفر عن مقتل 2012 شخصا وإصابة 2059 شخصا في إقليم الحوز.\n"
            "وأكد متحدث باسم الحكومة المغربية أن المغرب قبل مساعدات من إسبانيا وقطر."
        ),
    ),
    "compass": (
        "2023-09-10",
        "بوصلة الجنوب",
        (
            "ضرب زلزال عنيف إقليم الحوز في المغرب يوم 8 سبتمبر 2023، وفق وزارة الداخلية المغربية.\n"
            "وأسفر الزلزال عن مقتل 2122 شخصا في إقليم الحوز وإصابة أكثر من 2000 شخص، بحسب الوزارة.\n"
            "ووصلت فرق إنقاذ من إسبانيا وقطر إلى المغرب."
        ),
    ),
    "harbour": (
        "2015-07-15",
        "ميناء الأخبار",
        (
            "قالت وكالة رويترز إن إيران والولايات المتحدة وقعتا اتفاقا نوويا في العاصمة النمساوية فيينا "
            "يوم 14 يوليو 2015.\n"
            "وأوضحت الوكالة أن المفاوضات بين إيران والولايات المتحدة في فيينا انتهت يوم 14 يوليو 2015 "
            "برئاسة وزير الخارجية الإيراني محمد جواد ظريف ووزير الخارجية الأمريكي جون كيري."
        ),
    ),
    "lantern": (
        "2015-07-15",
        "فانوس الصباح",
        (
            "ذكرت وكالة رويترز أن المفاوضات النووية بين إيران والولايات المتحدة في فيينا انتهت في يوليو الجاري.\n"
            "وقاد وزير الخارجية الإيراني محمد جواد ظريف الوفد الإيراني، فيما قاد وزير الخارجية الأمريكي "
            "جون كيري الوفد الأمريكي.\n"
            "ونفى مسؤول إيراني أن تكون طهران قد طلبت المفاوضات."
        ),
    ),
    "meadow": (
        "2019-05-02",
        "مرج الثقافة",
        (
            "افتتح معرض الكتاب الدولي أبوابه في أبوظبي أمس بمشاركة ناشرين من خمسين دولة.\n"
            "وقال مدير المعرض إن البرنامج يضم أمسيات شعرية وورشا للأطفال."
        ),
    ),
    "orchard": (
        "2021-03-20",
        "بستان الاقتصاد",
        (
            "رفع البنك المركزي التركي سعر الفائدة إلى 19 بالمئة يوم الخميس 18 مارس 2021.\n"
            "وقال البنك إن القرار يهدف إلى كبح التضخم."
        ),
    ),
}
LAST = "وكانت آخر محادثات بين إيران والسعودية في مايو 2021."
PIPELINE = Pipeline()
READ: dict[str, Claims] = {
    name: PIPELINE.extract(Document(text, published=published, outlet=outlet, id=name))
    for name, (published, outlet, text) in TEXTS.items()
}
some = st.lists(st.sampled_from(sorted(READ)), min_size=1, max_size=5)


def told(name: str, text: str, published: str = "2024-03-16", outlet: str | None = None) -> Claims:
    """The claims of a text."""
    return PIPELINE.extract(Document(text, published=published, id=name, outlet=outlet))


def of(*names: str) -> Comparison:
    """The comparison of some of the texts."""
    return compare([READ[name] for name in names])


def row(event: Event, name: Any, subject: str | None = None) -> Attribute:
    """An attribute of an event, which must be there."""
    found = event.attribute(name, subject)
    assert found is not None, f"{name} of {event.id}: {[(a.name, a.subject) for a in event.attributes]}"
    return found


def pairs(attribute: Attribute) -> set[tuple[str, frozenset[str]]]:
    """Relations with the keys that they relate."""
    return {
        (r.kind, frozenset({attribute.values[r.left].key, attribute.values[r.right].key}))
        for r in attribute.relations
    }


def seen(comparison: Comparison, *names: str) -> list[Any]:
    """What a comparison says of the events that only these documents tell, without numbers that depend on others."""
    ids = [d.id for d in comparison.documents]
    out = []
    for event in comparison.events:
        members = {ids[m.document] for m in event.members}
        if members <= set(names):
            values = [
                (a.name, a.subject, v.key, sorted((ids[w.document], w.start, w.end, w.denied) for w in v.witnesses))
                for a in event.attributes
                for v in a.values
            ]
            relations = [[(r.kind, r.left, r.right) for r in a.relations] for a in event.attributes]
            out.append((event.kind, event.label, sorted(members, key=str), event.earliest, values, relations))
    return sorted(out, key=repr)


# ---------------------------------------------------------------- laws
@given(some, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(names: list[str], random: Any) -> None:
    """Any order of the documents gives the same comparison."""
    shuffled = list(names)
    random.shuffle(shuffled)
    assert of(*names).to_json() == of(*shuffled).to_json()


@given(some)
def test_a_comparison_is_determined(names: list[str]) -> None:
    """The same documents give the same comparison."""
    assert of(*names) == of(*names)


@given(some)
def test_every_value_points_at_characters(names: list[str]) -> None:
    """The text of each witness is what stands at its offsets, and its claims exist; a value has a witness."""
    comparison = of(*names)
    witnesses = [w for i in comparison.entities for w in i.spellings]
    witnesses += [w for s in comparison.sources for w in s.witnesses]
    for event in comparison.events:
        assert set(event.documents) <= set(range(len(comparison.claims)))
        for attribute in event.attributes:
            assert attribute.values
            for value in attribute.values:
                assert value.witnesses
                witnesses += value.witnesses
            heard = {d for v in attribute.values for d in v.documents}
            assert heard | set(attribute.silent) == set(event.documents)
            assert not heard & set(attribute.silent)
    for witness in witnesses:
        claims = comparison.claims[witness.document]
        assert claims.document.text[witness.start : witness.end] == witness.text != ""
        assert set(witness.claims) <= {c.id for c in claims}


@given(st.sampled_from(sorted(READ)))
def test_a_document_agrees_with_itself(name: str) -> None:
    """A document compared with itself conflicts nowhere, refines nothing and has nothing that only one has."""
    comparison = of(name, name)
    kinds = {r.kind for e in comparison.shared for a in e.attributes for r in a.relations}
    assert kinds <= {"agrees", "dispute"}
    assert not [a for e in comparison.shared for a in e.attributes if a.silent]


@given(st.sampled_from([("beacon", "compass"), ("harbour", "lantern")]), st.sampled_from(["meadow", "orchard"]))
def test_an_unrelated_document_changes_nothing(story: tuple[str, str], other: str) -> None:
    """Adding an article about something else changes no event of the others."""
    assert seen(of(*story), *story) == seen(of(*story, other), *story)


@given(some)
def test_the_schema_describes_what_is_written(names: list[str]) -> None:
    """The JSON is valid by the schema, and reading it back gives the record."""
    comparison = of(*names)
    VALIDATOR.validate(json.loads(comparison.to_json()))
    assert json.loads(comparison.to_json(indent=2)) == comparison.to_dict()
    assert records.decode(comparison.to_json()) == comparison.to_record() == records.decode(comparison.to_dict())


VALIDATOR = jsonschema.Draft202012Validator(records.schema())


def test_the_shipped_schema_is_the_generated_one() -> None:
    """Run tools/build_schema.py when a record class has changed."""
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == records.schema()


def test_what_is_no_record_is_refused() -> None:
    """A record of another format is a RecordError that names the format."""
    with pytest.raises(NewsclaimsError, match="newsclaims-comparison/1"):
        records.decode('{"format": "newsclaims/1"}')


# ---------------------------------------------------------------- what is compared
def test_nothing_compared_is_an_empty_comparison() -> None:
    """No documents make no events."""
    comparison = compare([])
    assert (comparison.events, comparison.sources, comparison.disagreements) == ((), (), ())
    assert "0 documents" in comparison.to_table()
    assert "no shared events" in comparison.to_html()


def test_two_reports_of_one_earthquake_are_one_event() -> None:
    """The same day, place and kind make one event."""
    comparison = of("beacon", "compass", "meadow", "orchard")
    assert [(e.kind, e.earliest, len(e.members)) for e in comparison.shared] == [("disaster", "2023-09-08", 2)]


def test_different_numbers_of_one_thing_conflict() -> None:
    """2012 and 2122 killed, both exact, conflict; an exact number above "more than" is narrower."""
    (event,) = of("beacon", "compass").shared
    assert ("conflicts", frozenset({"2012", "2122"})) in pairs(row(event, "count", "killed:person"))
    injured = pairs(row(event, "count", "injured:person"))
    assert {kind for kind, keys in injured if len(keys) == 2} <= {"narrower", "broader"}
    assert any(len(keys) == 2 for _, keys in injured)


def test_a_day_within_a_month_is_narrower() -> None:
    """2015-07 and 2015-07-14 are compatible."""
    event = next(e for e in of("harbour", "lantern").shared if e.kind == "talks")
    found = pairs(row(event, "when"))
    assert {kind for kind, keys in found if keys == {"2015-07", "2015-07-14"}} <= {"narrower", "broader"}
    assert not [kind for kind, _ in found if kind == "conflicts"]


def test_reports_of_one_agency_are_counted_once() -> None:
    """Two pages that render one agency's report of one event are one report."""
    comparison = of("harbour", "lantern", "orchard")
    ids = [d.id for d in comparison.documents]
    groups = [{ids[d] for d in s.documents} for s in comparison.sources]
    assert {"harbour", "lantern"} in groups
    assert len(groups) == 2


def test_days_that_cannot_both_be_conflict() -> None:
    """Two reports of one meeting that date it on different days of a month that a third names."""
    texts = [
        "عقدت إيران والسعودية محادثات بين البلدين في بغداد يوم 3 أبريل 2021 بوساطة عراقية.",
        "عقدت إيران والسعودية محادثات بين البلدين في بغداد يوم 9 أبريل 2021 بوساطة عراقية.",
        "عقدت إيران والسعودية محادثات بين البلدين في بغداد في أبريل 2021 بوساطة عراقية.",
    ]
    comparison = compare([told(str(n), text, "2021-05-01") for n, text in enumerate(texts)])
    (event,) = comparison.shared
    assert ("conflicts", frozenset({"2021-04-03", "2021-04-09"})) in pairs(row(event, "when"))
    assert row(event, "mediator").values[0].key == "IQ"
    assert comparison.disagreements[0].relation.kind == "conflicts"


def test_rounds_a_year_apart_are_two_events() -> None:
    """The same parties, place and words in another year are another event."""
    texts = [
        ("2021-05-01", "عقدت إيران والسعودية محادثات بين البلدين في بغداد يوم 9 أبريل 2021 بوساطة عراقية."),
        ("2022-05-01", "عقدت إيران والسعودية محادثات بين البلدين في بغداد يوم 21 أبريل 2022 بوساطة عراقية."),
    ]
    comparison = compare([told(str(n), text, published) for n, (published, text) in enumerate(texts)])
    assert not comparison.shared
    assert len(comparison.events) == 2


def test_a_back_reference_is_an_earlier_event() -> None:
    """A mention of the last talks points to the earlier round and links it."""
    texts = [
        ("2022-04-23", ("عقدت إيران والسعودية محادثات بين البلدين في بغداد يوم 21 أبريل 2022.\n"
         "وكانت آخر محادثات بين إيران والسعودية في سبتمبر 2021.")),
        ("2021-09-23", "عقدت إيران والسعودية محادثات بين البلدين في بغداد يوم 21 سبتمبر 2021."),
    ]  # fmt: skip
    comparison = compare([told(str(n), text, published) for n, (published, text) in enumerate(texts)])
    (event,) = comparison.shared
    assert event.earliest == "2021-09-21"
    later = next(e for e in comparison.events if e.earliest == "2022-04-21")
    assert [(link.kind, link.event) for link in later.links] == [("earlier", event.id)]
    assert {m.back_reference for m in event.members} == {True, False}


def test_a_denied_request_is_a_dispute() -> None:
    """One report says who asked, another has a source deny it: a dispute, not a conflict."""
    texts = [
        (
            "جرت محادثات بين إيران والولايات المتحدة في مسقط يوم 10 يناير 2024.\n"
            "وقال مسؤول أمريكي إن طهران طلبت عقد الاجتماع."
        ),
        (
            "جرت محادثات بين إيران والولايات المتحدة في مسقط يوم 10 يناير 2024.\n"
            "ونفى مسؤول إيراني أن تكون طهران قد طلبت المحادثات."
        ),
    ]
    (event,) = compare([told(str(n), text, "2024-01-20") for n, text in enumerate(texts)]).shared
    asked = row(event, "requested_by")
    assert [v.key for v in asked.values] == ["IR"]
    assert {r.kind for r in asked.relations} == {"dispute"}


def test_spellings_of_a_name_are_one_entity() -> None:
    """One person under two spellings is one entity, spelt differently."""
    texts = ["قال بريت ماكغورك إن المحادثات بدأت.", "قال بريت ماكجورك إن المحادثات بدأت."]
    comparison = compare([told(str(n), text) for n, text in enumerate(texts)])
    person = next(i for i in comparison.entities if i.kind == "person")
    assert person.relation == "spelt_differently"
    assert {w.document for w in person.spellings} == {0, 1}


def test_what_a_document_does_not_say_is_its_silence() -> None:
    """A place that only one report gives is not filled in for the other."""
    texts = [
        "جرت محادثات بين إيران والولايات المتحدة يوم 10 يناير 2024 حول السفن التجارية المستهدفة.",
        "جرت محادثات بين إيران والولايات المتحدة في مسقط يوم 10 يناير 2024 حول السفن التجارية المستهدفة.",
    ]
    (event,) = compare([told(str(n), text, "2024-01-20") for n, text in enumerate(texts)]).shared
    assert row(event, "where").silent == (0,)


# ---------------------------------------------------------------- rendering and the command line
@given(some)
def test_every_link_has_its_target(names: list[str]) -> None:
    """Each link of the page leads to an element of it, also where an earlier round has no table."""
    import re

    rounds = [
        told(str(n), f"عقدت محادثات بين إيران والسعودية في بغداد يوم 21 أبريل 2022 {end}.\n{LAST}")
        for n, end in enumerate(("بحضور خبراء", "وحضر خبراء"))
    ]
    html = compare([*(READ[name] for name in names), rounds[0], *rounds[: len(names) % 3]]).to_html()
    targets = set(re.findall(r' id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= targets
    assert 'dir="rtl"' in html


def test_markdown_has_a_column_for_each_document() -> None:
    """Each line of a table has as many cells as its head."""
    lines = [line for line in of("beacon", "compass").to_markdown().splitlines() if line.startswith("|")]
    assert len({line.count("|") for line in lines}) == 1
    assert "beacon" in lines[0]


@pytest.mark.parametrize("name", ["table", "html", "json", "markdown"])
def test_the_command_line_compares(name: str, root: Path, tmp_path: Path) -> None:
    """``newsclaims compare`` writes each format."""
    files = sorted(map(str, (root / "examples" / "muscat").glob("*.txt")))
    out = tmp_path / "out"
    assert main(["compare", *files, "--format", name, "-o", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert "tigris" in text
    if name == "json":
        VALIDATOR.validate(json.loads(text))


def test_a_sidecar_gives_publication_dates(tmp_path: Path) -> None:
    """``--published-from`` dates files by name; an article without an id is called by its file."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("جرت محادثات بين إيران والسعودية في بغداد أمس.", encoding="utf-8")
    dates = tmp_path / "dates.tsv"
    dates.write_text("# name, date\none.txt\t2021-04-10\ntwo,2022-04-10\n", encoding="utf-8")
    out = tmp_path / "out.json"
    files = [str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]
    arguments = ["--published-from", str(dates), "--format", "json", "-o", str(out)]
    assert main(["compare", *files, *arguments]) == 0
    documents = json.loads(out.read_text(encoding="utf-8"))["documents"]
    assert [(d["id"], d["published"]) for d in documents] == [("one", "2021-04-10"), ("two", "2022-04-10")]


def test_a_sidecar_without_a_date_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line without a date is wrong usage, and the message names file and line."""
    dates = tmp_path / "dates.tsv"
    dates.write_text("one.txt\n", encoding="utf-8")
    assert main(["compare", str(dates), "--published-from", str(dates)]) == 2
    assert "dates.tsv, line 1" in capsys.readouterr().err


# ---------------------------------------------------------------- the articles that the project was created from
PUBLISHED = {"000": "2024-03-14", "001": "2024-03-13", "002": "2024-03-16", "003": "2024-03-16", "004": "2023-06-09"}


@pytest.fixture(scope="module")
def seeds(shared: Path) -> Comparison:
    """The five seeds compared."""
    files = sorted((shared / "seeds").glob("*.txt"))
    given_ = [Document(f.read_bytes().decode("utf-8"), published=PUBLISHED[f.name[:3]], id=f.name[:3]) for f in files]
    return compare(map(PIPELINE.extract, given_))


def _names(comparison: Comparison, documents: Any) -> set[str]:
    return {comparison.name_of(d) for d in documents}


def _january(comparison: Comparison) -> Event:
    return next(e for e in comparison.shared if _names(comparison, e.documents) == {"000", "001", "002", "003"})


def test_the_two_rounds_are_two_events(seeds: Comparison) -> None:
    """May 2023 and January 2024 are apart, and January points back to May."""
    january = _january(seeds)
    may = next(e for e in seeds.shared if "004" in _names(seeds, e.documents))
    assert may.latest is not None
    assert january.earliest is not None
    assert may.latest < "2023-06-01"
    assert january.earliest >= "2024-01-01"
    assert ("earlier", may.id) in {(link.kind, link.event) for link in january.links}


def test_the_dates_of_january_are_refinements_with_one_conflict(seeds: Comparison) -> None:
    """January holds both late January and the tenth, which conflict with each other."""
    found = pairs(row(_january(seeds), "when"))
    late, day, month = "2024-01-21/2024-01-31", "2024-01-10", "2024-01"
    assert ("conflicts", frozenset({late, day})) in found
    for narrow in (late, day):
        assert {kind for kind, keys in found if keys == {narrow, month}} <= {"narrower", "broader"}
    assert len([kind for kind, _ in found if kind == "conflicts"]) == 1


@pytest.mark.parametrize("entity", ["brett-mcgurk", "ali-bagheri-kani", "esmail-qaani"])
def test_the_spellings_of_a_person_are_one_entity(seeds: Comparison, entity: str) -> None:
    """Each of the three is one entity in all documents that name him."""
    (person,) = [i for i in seeds.entities if i.entity == entity]
    assert len({w.document for w in person.spellings}) >= 2


def test_one_newspaper_report_is_counted_once(seeds: Comparison) -> None:
    """Two pages render one newspaper, two another, one a site: three reports."""
    groups = sorted(sorted(_names(seeds, s.documents)) for s in seeds.sources)
    assert groups == [["000", "001"], ["002", "003"], ["004"]]


def test_no_conflict_is_invented(seeds: Comparison) -> None:
    """Among the first twenty disagreements the date of January is the only conflict."""
    conflicts = [d for d in seeds.disagreements[:20] if d.relation.kind == "conflicts"]
    assert [seeds.event(d.event).attributes[d.attribute].name for d in conflicts] == ["when"]


def test_only_one_report_says_who_asked(seeds: Comparison) -> None:
    """Who asked for the meeting stands in one of the four."""
    asked = row(_january(seeds), "requested_by")
    assert [(v.key, _names(seeds, v.documents)) for v in asked.values] == [("IR", {"002"})]
    assert _names(seeds, asked.silent) == {"000", "001", "003"}


def test_the_newspaper_is_described_differently(seeds: Comparison) -> None:
    """One report calls the Financial Times British, another American."""
    described = row(_january(seeds), "described", "financial-times")
    assert {v.key for v in described.values} == {"GB", "US"}
    assert "named_differently" in {r.kind for r in described.relations}


# ---------------------------------------------------------------- caution
TOLL = "أسفر انفجار وقع يوم الثلاثاء 4 أغسطس 2020 في مرفأ بيروت عن مقتل {} شخصا، وفق وزارة الصحة اللبنانية."


def test_a_toll_that_rises_from_day_to_day_is_no_conflict() -> None:
    """A later report may give more; on one day two numbers conflict, and so does a later one that gives fewer."""
    for first, second, published, kind in (
        (100, 137, "2020-08-06", "unknown"),
        (100, 137, "2020-08-05", "conflicts"),
        (137, 100, "2020-08-06", "conflicts"),
    ):
        texts = [told("one", TOLL.format(first), "2020-08-05"), told("two", TOLL.format(second), published)]
        (event,) = compare(texts).shared
        found = pairs(row(event, "count", "killed:person"))
        assert (kind, frozenset({str(first), str(second)})) in found


def test_two_meetings_in_two_cities_on_one_day_are_two_events() -> None:
    """The same minister in two cities with two others meets twice."""
    texts = [
        "التقى وزير الخارجية الأردني أيمن الصفدي نظيره المصري في القاهرة يوم 3 مارس 2025 وبحثا إعمار غزة.",
        "التقى وزير الخارجية الأردني أيمن الصفدي رئيس البرلمان في عمان يوم 3 مارس 2025 لمناقشة الموازنة.",
    ]
    assert not compare([told(str(n), text, "2025-03-04") for n, text in enumerate(texts)]).shared


def test_neighbouring_days_told_from_publication_are_no_conflict() -> None:
    """The yesterday and the today of pages dated a day apart are not held against each other."""
    text = "انطلقت في الدوحة {} محادثات بين قطر ومصر والولايات المتحدة حول الهدنة في غزة وتبادل الرهائن والأسرى."
    comparison = compare(
        [told("one", text.format("اليوم"), "2024-08-15"), told("two", text.format("أمس"), "2024-08-17")]
    )
    assert "conflicts" not in {d.relation.kind for d in comparison.disagreements}


def test_a_newsroom_adds_words_for_events() -> None:
    """A lexicon of kind ``events`` names a kind of event that the package doesn't know."""
    from newsclaims import Lexicon

    texts = [f"شهدت الدوحة سباق الهجن في قطر يوم 5 مارس 2024 {end}." for end in ("بمشاركة عُمان", "وسط حضور من عُمان")]
    given_ = [told(str(n), text, "2024-03-06") for n, text in enumerate(texts)]
    own = Lexicon("races", "events", ("form", "class", "lemma"), given=(("سباق", "match", "سباق"),))
    assert not compare(given_).shared
    assert [e.kind for e in compare(given_, lexicons=[own]).shared] == ["match"]


@given(st.lists(st.sampled_from(["beacon", "harbour", "meadow", "orchard"]), unique=True, min_size=2))
def test_unrelated_articles_share_no_event(names: list[str]) -> None:
    """Articles on different matters have no event in common."""
    assert not of(*names).shared


@given(st.lists(st.text(max_size=60), max_size=3), st.sampled_from([None, "2024-03-05"]))
def test_any_text_can_be_compared(texts: list[str], published: str | None) -> None:
    """No text makes a comparison or its rendering fail."""
    claims = [PIPELINE.extract(Document(text, published=published)) for text in (*texts, TEXTS["beacon"][2])]
    comparison = compare(claims)
    for written in (
        comparison.to_html(),
        comparison.to_markdown(),
        comparison.to_table(color=True),
        repr(comparison),
    ):
        assert written
    VALIDATOR.validate(json.loads(comparison.to_json()))
