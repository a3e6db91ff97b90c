"""Laws and examples of ``newsclaims.names``."""

from __future__ import annotations

import doctest
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsclaims.names import NameIndex, NameMatch, compare, key, variants
from newsclaims.names.alignment import align, is_arab
from newsclaims.names.costs import costs
from newsclaims.names.edits import Edit
from newsclaims.names.forms import form
from newsclaims.names.skeletons import block, skeleton
from newsclaims.names.vocabulary import arab_names, bare, parts
from newsclaims.testing import name_variants, names
from newsclaims.views import fold
from strategies import awkward_text

# Letters by which writers render one foreign sound.
CLASSES = ("جغقكگ", "سزصش", "تطث", "دذض", "فوڤ", "خشك")
SAME = [
    ("ماكغورك", "ماكجورك"),
    ("ماكغورك", "مكغورك"),
    ("قآني", "قاآني"),
    ("عبد اللهيان", "عبداللهيان"),
    ("أبو الغيط", "ابوالغيط"),
    ("أبو مازن", "أبي مازن"),
    ("صلاح الدين", "صلاحالدين"),
    ("عمر ابن الخطاب", "عمر بن الخطاب"),
    ("الدكتور محمد مرسي", "محمد مرسي"),
    ("شي جين بينغ", "شي جينبينغ"),
    ("أنتوني بلينكن", "انتوني بلينكين"),
    ("سيرغي لافروف", "سيرجي لافروف"),
    ("ستاينماير", "شتاينماير"),
    ("شولتس", "شولتز"),
    ("ويتكوف", "فيتكوف"),
    ("السنوار", "سنوار"),
    ("نورا", "نورة"),
    ("إسحاق رابين", "اسحق رابين"),
    ("آل ثاني", "ال ثاني"),
]
OTHERS = [
    ("حسن", "حسين"),
    ("حسن روحاني", "حسين روحاني"),
    ("عامر", "عمير"),
    ("سعود", "سعاد"),
    ("صالح", "صلاح"),
    ("عبد الله", "عبيد الله"),
    ("جو بايدن", "هانتر بايدن"),
    ("ماكرون", "ماكلون"),
    ("روبيو", "روبيا"),
    ("جو", "شي"),
    ("بوتين", "بايدن"),
    ("", "بايدن"),
]
PARTIAL = [
    ("باقري كاني", "علي باقري كاني"),
    ("بايدن", "جو بايدن"),
    ("ج. بايدن", "جو بايدن"),
    ("دونالد ترامب", "دونالد جون ترامب"),
    ("محمد بن سلمان", "محمد سلمان"),
    ("محمد بن سلمان", "محمد بن سلمان آل سعود"),
    ("جانماري", "جان ماري لوبان"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_name(a: str, b: str) -> None:
    """What writers of Arabic do to one name doesn't make it another."""
    assert compare(a, b).same


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_two_names(a: str, b: str) -> None:
    """Near names of different people are different names."""
    found = compare(a, b)
    assert not found.same
    assert not found.partial


@pytest.mark.parametrize(("a", "b"), PARTIAL)
def test_part_of_a_name(a: str, b: str) -> None:
    """A missing word or an initial makes a name partial, never the same."""
    found = compare(a, b)
    assert found.partial
    assert not found.same
    assert found.score < 0.5


@pytest.mark.parametrize(
    ("a", "b", "operations"),
    [
        ("ماكغورك", "ماكجورك", ("ج for غ",)),
        ("ماكغورك", "مكغورك", ("long vowel ا written or not",)),
        ("السنوار", "سنوار", ("article written or not",)),
        ("رئيسي", "رييسي", ()),
        ("نيرا", "نييرا", ("ي once or twice",)),
        ("شيفرنادزه", "شيفردنادزه", ("د written or not",)),
        ("بايدن", "جو بايدن", ("جو missing",)),
        ("شي جين بينغ", "شي جينبينغ", ("words joined or apart",)),
        ("حسن", "حسين", ("حسن and حسين",)),
        ("كارلستروم", "كارلستورم", ("ر and و the other way round",)),
    ],
)
def test_operations(a: str, b: str, operations: tuple[str, ...]) -> None:
    """The operations say in words what differs."""
    assert sorted(compare(a, b).operations) == sorted(operations)


@given(awkward_text(30), awkward_text(30))
def test_any_two_strings(a: str, b: str) -> None:
    """Any two strings compare, the same both ways, with a score of 0 to 1, never both the same and partial."""
    found = compare(a, b)
    assert found == compare(b, a)
    assert 0.0 <= found.score <= 1.0
    assert not (found.same and found.partial)
    assert found.same == (found.score >= 0.5)


@given(names() | awkward_text(30))
def test_reflexive(name: str) -> None:
    """A name is itself, with nothing to explain."""
    assert compare(name, name) == NameMatch(1.0, True, False, ())


@given(names(), names(), st.data())
def test_spelling_of_no_matter(a: str, b: str, data: st.DataObject) -> None:
    """Marks, tatweel, hamzas, final ى and ة, kinds of spaces change no comparison."""
    assert compare(data.draw(name_variants(a)), b) == compare(a, b)
    assert compare(data.draw(name_variants(a)), a).score == 1.0


@given(names(), names())
def test_folding(a: str, b: str) -> None:
    """A folded name compares like the name, and has its key."""
    assert compare(fold(a), b) == compare(a, b)
    assert key(fold(a)) == key(a)


@given(
    names(max_words=1).filter(lambda n: " " not in n), st.sampled_from(["عبد", "أبو", "أم", "ذو", "آل", "بن", "ماك"])
)
def test_compounds(name: str, head: str) -> None:
    """A compound is the same joined and apart."""
    assert compare(f"{head} {name}", f"{head}{name}").score == 1.0


@given(names(max_words=2), st.sampled_from(sorted(" ".join(t) for group in parts().titles.values() for t in group)))
def test_titles(name: str, title: str) -> None:
    """A title is no part of a name."""
    assume(bare(name).split()[0] not in parts().titles)
    assert compare(f"{title} {name}", name).score == 1.0


@given(names(arab=False, max_words=2), st.data())
def test_one_letter_of_a_class(name: str, data: st.DataObject) -> None:
    """One letter for another of its sound leaves a name the same, unless both look Arab or a like letter is next.

    A word looks Arab by a letter that only Arabic has, or when it is in the list of Arab given names.
    """
    places = [(i, letters) for i, letter in enumerate(name) for letters in CLASSES if letter in letters]
    assume(places)
    i, letters = data.draw(st.sampled_from(places))
    written = data.draw(st.sampled_from([letter for letter in letters if letter != name[i]]))
    assume(not {fold(letter) for letter in (name[i], written)} & set(name[max(0, i - 1) : i] + name[i + 1 : i + 2]))
    other = name[:i] + written + name[i + 1 :]
    assume(not any(is_arab(a) and is_arab(b) for a, b in zip(bare(name).split(), bare(other).split())))
    assert compare(name, other).same


@given(names(arab=False, max_words=2), st.sampled_from(["ش", "خ", "ك"]))
def test_two_letters_for_ch(name: str, letter: str) -> None:
    """The two letters of *ch* for one of its letters leave a foreign name the same."""
    i = name.find(letter)
    assume(i >= 0 and name[max(0, i - 1) : i] not in {"ت", "ش"} and name[i + 1 : i + 2] != "ش")
    other = f"{name[:i]}تش{name[i + 1 :]}"
    assume(not any(is_arab(a) and is_arab(b) for a, b in zip(bare(name).split(), bare(other).split())))
    assert compare(name, other).same


@given(names(arab=False, max_words=1), st.data())
def test_a_vowel_an_ending_an_article_a_double(name: str, data: st.DataObject) -> None:
    """A long vowel inside, a final ه for ي, ة or ا, an article, a doubled consonant leave a foreign name the same."""
    assume(not is_arab(bare(name)))
    vowels = [i for i, letter in enumerate(name) if i and letter in "اوي" and i + 1 < len(name)]
    consonants = [i for i, letter in enumerate(name) if letter not in "اوي"]
    i, j = data.draw(st.sampled_from(vowels)), data.draw(st.sampled_from(consonants))
    assert compare(name, name[:i] + name[i + 1 :]).same
    assert compare(name, name[:j] + name[j] + name[j:]).same
    assert compare(name, f"ال{name}").same
    stem = name.rstrip("اوي")
    assume(len(stem) > 2)
    assert all(compare(f"{stem}ه", f"{stem}{end}").same for end in "ةيا")


@given(st.data(), st.integers(2, 12), st.booleans())
def test_more_edits_are_never_better(data: st.DataObject, letters: int, arab: bool) -> None:
    """Several edits never speak less against two words than any one of them alone."""
    edits = tuple(data.draw(st.lists(_edits(), min_size=2, max_size=5)))
    table = costs()
    assert all(table.total(letters, edits, arab) >= table.total(letters, (edit,), arab) - 1e-9 for edit in edits)


def _edits() -> st.SearchStrategy[Edit]:
    letters = st.sampled_from("ابتثجخدذرزسشغفقكلمنهوي")
    return st.builds(Edit, letters, letters | st.just(""), letters, letters).filter(lambda e: e.letter != e.other)


@given(st.data())
def test_arab_given_names(data: st.DataObject) -> None:
    """A different Arab given name is never the same person, whatever the other words are."""
    known = arab_names()
    one, other = data.draw(st.lists(st.sampled_from(sorted(known)), min_size=2, max_size=2))
    assume(known[one] != known[other])
    surname = data.draw(names(arab=False, max_words=1))
    assert not compare(one, other).same
    assert not compare(f"{one} {surname}", f"{other} {surname}").same


@given(names(max_words=2), names(max_words=1))
def test_missing_word(name: str, word: str) -> None:
    """With a word more, a name is never the same."""
    assume(bare(word) not in parts().titles)
    assert not compare(name, f"{word} {name}").same


@given(awkward_text(20), awkward_text(20))
def test_edits_lead_from_one_word_to_the_other(one: str, other: str) -> None:
    """An alignment drops and changes exactly the letters that two words don't share."""
    edits = align(one, other, False, costs())
    assert bool(edits) == (one != other)
    dropped = sum(len(e.letter) if not e.other else 0 for e in edits)
    assert dropped >= abs(len(one) - len(other))


def test_long_strings() -> None:
    """Strings that are no names are compared in no time."""
    assert not compare("ب" * 100_000, "ت" * 100_000).same
    assert compare("ب" * 100_000, "ب" * 100_000).same
    assert not compare("با " * 10_000, "تا " * 10_000).same


@given(names(), st.data())
def test_key(name: str, data: st.DataObject) -> None:
    """Spellings that no reader tells apart have one key."""
    assert key(data.draw(name_variants(name))) == key(name)


@pytest.mark.parametrize(("a", "b"), [pair for pair in SAME if " " not in pair[0] + pair[1]])
def test_spellings_share_a_key(a: str, b: str) -> None:
    """The usual spellings of a word have one key."""
    assert key(a) == key(b)


@given(names() | awkward_text(20), st.integers(0, 8))
def test_variants(name: str, limit: int) -> None:
    """Variants are spellings of the name, each once, the name first, at most as many as asked for."""
    found = variants(name, limit)
    assert len(found) == len(set(found)) <= limit
    assert all(compare(name, other).same for other in found)
    assert not found or compare(name, found[0]).score == 1.0


def test_variants_of_names_in_the_news() -> None:
    """The spellings that newspapers use are among the variants."""
    assert {"ماكجورك", "ماكغورك"} <= set(variants("ماكغورك", 10))
    assert "سيرجي لافروف" in variants("سيرغي لافروف", 20)
    assert "حسين" not in variants("حسن", 50)


@given(st.lists(names(), max_size=12), names(), st.booleans())
def test_index(listed: list[str], wanted: str, partial: bool) -> None:
    """An index finds a name that it holds, and nothing that isn't a spelling of it."""
    index = NameIndex([*listed, wanted])
    found = index.find(wanted, partial=partial, limit=100)
    assert wanted in index
    assert wanted in [name for name, _ in found]
    assert found[0][1].score == 1.0
    assert all(how == compare(wanted, name) and (how.same or partial) for name, how in found)
    assert [how.score for _, how in found] == sorted((how.score for _, how in found), reverse=True)


def test_index_of_spellings_and_parts() -> None:
    """An index finds other spellings, and on demand whole names from their parts."""
    index = NameIndex(["جو بايدن", "بريت ماكغورك", "حسين أمير عبد اللهيان", "حسن روحاني", "حسين روحاني"])
    assert [name for name, _ in index.find("بريت ماكجورك")] == ["بريت ماكغورك"]
    assert [name for name, _ in index.find("بايدن", partial=True)] == ["جو بايدن"]
    assert [name for name, _ in index.find("عبداللهيان", partial=True)] == ["حسين أمير عبد اللهيان"]
    assert [name for name, _ in index.find("حسن روحاني")] == ["حسن روحاني"]
    assert index.find("بايدن") == []
    assert len(index) == len(list(index)) == 5


def test_gold(shared: Path) -> None:
    """The costs separate spellings from near names on the development gold."""
    import gzip
    import json

    with gzip.open(shared / "gold/names/pairs-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    right = sum(compare(pair["a"], pair["b"]).same == bool(pair["same"]) for pair in pairs)
    assert right / len(pairs) >= 0.92


def test_page(root: Path) -> None:
    """The examples of the how-to page hold."""
    page = (root / "docs/how-to/names.md").read_text(encoding="utf-8").replace("```", "")
    test = doctest.DocTestParser().get_doctest(page, {}, "names.md", None, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(test)
    assert runner.failures == 0
    assert runner.tries > 10


def test_table_of_the_page(root: Path) -> None:
    """Each row of the page's table of phenomena is as the page says."""
    page = (root / "docs/how-to/names.md").read_text(encoding="utf-8")
    lines = (line for line in page.splitlines() if line.startswith("| "))
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    checked = [row for row in table if row[-1] in {"same", "partial", "other"}]
    for _, a, b, answer in checked:
        found = compare(a, b)
        assert answer == ("same" if found.same else "partial" if found.partial else "other"), (a, b, found)
    assert len(checked) > 20


@pytest.mark.parametrize(
    ("man", "woman"), [("ديميتروف", "ديميتروفا"), ("غورباتشيف", "غورباتشيفا"), ("كوفالسكي", "كوفالسكا")]
)
def test_the_feminine_of_a_slavic_family_name_is_another_name(man: str, woman: str) -> None:
    """A woman's family name and a man's are not one name."""
    assert not compare(man, woman).same


@given(st.lists(names(), min_size=1, max_size=12), names(), st.randoms(use_true_random=False), st.booleans())
def test_order_of_an_index(listed: list[str], wanted: str, random: Random, partial: bool) -> None:
    """An index finds the same names in whatever order they were given."""
    shuffled = random.sample([*listed, wanted], len(listed) + 1)
    one = NameIndex([*listed, wanted]).find(wanted, partial=partial, limit=100)
    assert set(one) == set(NameIndex(shuffled).find(wanted, partial=partial, limit=100))


@given(names(arab=False, max_words=2), st.data())
def test_index_finds_spellings(name: str, data: st.DataObject) -> None:
    """A name of as many words, each with the block and, but for a letter, the skeleton of the query's, is found."""
    i = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("\u0627\u0648\u064a\u063a\u062c\u0642\u0643\u0633\u0632\u062a\u0637"))
    other = data.draw(st.sampled_from([name[:i] + letter + name[i:], name[:i] + letter + name[i + 1 :]]))
    ours, theirs = form(name).words, form(other).words
    assume(len(ours) == len(theirs) and compare(name, other).same)
    assume(all(block(a) == block(b) and skeleton(a) == skeleton(b) for a, b in zip(ours, theirs)))
    assert other in [found for found, _ in NameIndex([other]).find(name)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("عبد الله بن سلمان", "عبدالله بن سلمان"), ("عبدالفتاح السيسي", "عبد الفتاح السيسي"), ("أوباما", "اوباما")],
)
def test_compounds_and_hamzas_are_varied_first(name: str, expected: str) -> None:
    """The letters of an Arab name stay; a compound is written joined and apart, a hamza left out."""
    assert expected in variants(name, 3)
    assert variants("حسن روحاني", 10) == ("حسن روحاني",)
