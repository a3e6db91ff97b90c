"""Words with their clitics, sentences, paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given

from newsclaims.views import view
from newsclaims.words import Structure, paragraphs, readings, sentences, words
from strategies import awkward_text


@given(awkward_text())
def test_words_are_runs_of_letters_or_of_digits(text: str) -> None:
    """Columns of one length, in order, disjoint, never empty, never mixed; what lies between holds no letter."""
    found = words(view(text))
    assert len(found.starts) == len(found.ends) == len(found.folded) == len(found.plain) == len(found)
    at = 0
    for i, (start, end) in enumerate(zip(found.starts, found.ends)):
        assert at <= start < end
        word = found.plain[i]
        assert word.isdecimal() or not any(c.isdecimal() for c in word)
        assert not any(c.isalpha() for c in found.before(i))
        assert found.view.plain[start:end] == word
        assert found.view.folded[start:end] == found.folded[i]
        at = end


@given(awkward_text())
def test_words_and_gaps_make_up_the_text(text: str) -> None:
    """What stands before the first word, the words and the gaps after them are the plain view."""
    found = words(view(text))
    pieces = [found.before(0)] if len(found) else [found.view.plain]
    pieces += [found.plain[i] + found.gap(i) for i in range(len(found))]
    assert "".join(pieces) == found.view.plain


@given(awkward_text())
def test_a_word_is_found_by_where_it_stands(text: str) -> None:
    """Index, positions and span of a word lead to each other."""
    found = words(view(text))
    for i in range(len(found)):
        assert found.at(found.starts[i]) == i
        assert i in found.inside(found.starts[i], found.ends[i])
        assert list(found.within(found.span(0, i))) == list(range(i + 1))


@given(awkward_text())
def test_sentences_and_paragraphs_are_disjoint_and_trimmed(text: str) -> None:
    """Both come in order, without white space around them; a sentence lies in one paragraph; no letter is lost."""
    folded = view(text)
    lines, found = paragraphs(folded), sentences(folded)
    for pieces in (lines, found):
        at = 0
        for start, end in pieces:
            assert at <= start < end
            assert folded.plain[start:end] == folded.plain[start:end].strip()
            assert not folded.plain[at:start].strip()
            at = end
        assert not folded.plain[at:].strip()
    assert all(any(s <= start and end <= e for s, e in lines) for start, end in found)
    assert all("\n" not in folded.plain[s:e] for s, e in lines)


def _sentences(text: str) -> list[str]:
    folded = view(text)
    return [folded.plain[s:e] for s, e in sentences(folded)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قال. ثم عاد؟ نعم!", ["قال.", "ثم عاد؟", "نعم!"]),
        ("بلغت 3.5 في المئة. انتهى", ["بلغت 3.5 في المئة.", "انتهى"]),
        ("د. علي وصل. ثم غادر.", ["د. علي وصل.", "ثم غادر."]),
        ("قال: «نعم.» ثم عاد.", ["قال: «نعم.»", "ثم عاد."]),
        ("انتظر... ثم عاد", ["انتظر...", "ثم عاد"]),
        ("انتظر… ثم عاد", ["انتظر…", "ثم عاد"]),
        ("حقا؟! نعم", ["حقا؟!", "نعم"]),
        ("العنوان\nالنص هنا\r\nوهناك", ["العنوان", "النص هنا", "وهناك"]),
        ("قال(2024). عاد", ["قال(2024).", "عاد"]),
        ("example.com موقع", ["example.com موقع"]),
        ("", []),
        (" \n\u2028 ", []),
        ("...", ["..."]),
    ],
)
def test_where_sentences_end(text: str, wanted: list[str]) -> None:
    """A stop with white space after it, with the closing marks that follow; not in numbers or after an initial."""
    assert _sentences(text) == wanted


@pytest.mark.parametrize(
    ("form", "stems"),
    [
        ("طهران", ["طهران"]),
        ("بطهران", ["بطهران", "طهران"]),
        ("وبطهران", ["وبطهران", "بطهران", "طهران"]),
        ("للعراق", ["للعراق", "العراق", "لعراق"]),
        ("وللعراق", ["وللعراق", "للعراق", "العراق", "لعراق"]),
        ("قال", ["قال"]),
        ("وقال", ["وقال", "قال"]),
        ("ول", ["ول"]),
        ("لل", ["لل"]),
        ("", [""]),
    ],
)
def test_the_ways_to_read_a_word(form: str, stems: list[str]) -> None:
    """The whole word comes first, then ever more proclitics come off; stems keep two letters."""
    assert [r.stem for r in readings(form)] == stems


@given(awkward_text(6))
def test_proclitics_and_rest_make_up_the_word(form: str) -> None:
    """What a reading takes off is the beginning of the word, and its offset says where the stem's letters begin."""
    for reading in readings(form):
        assert form.startswith(reading.proclitics)
        assert reading.stem.endswith(form[reading.offset :])
        assert len(reading.proclitics) == reading.offset


def test_structure_is_made_once() -> None:
    """View, words, sentences and paragraphs of a text are each worked out on first use and kept."""
    structure = Structure("قال. عاد.")
    assert structure.view is structure.view
    assert structure.words is structure.words
    assert structure.sentences is structure.sentences == ((0, 4), (5, 9))
    assert structure.paragraphs == ((0, 9),)


@pytest.mark.parametrize("run", [".", "!", "؟", ".!", "…", '."', "»", "\n", " ", "a."])
def test_long_runs_of_signs_are_read_in_one_pass(run: str) -> None:
    """A hundred thousand signs in a row are no trap (a quadratic reading would not come back)."""
    text = run * (100_000 // len(run)) + "x"
    assert sentences(view(text))[-1][1] == len(text)
