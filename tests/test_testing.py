"""The conformance test and the strategies for plugin authors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from layers_with_faults import AFTER_DATES, FAULTY, LAWFUL
from newsclaims import Document, NewsclaimsError, Pipeline
from newsclaims.builtin import newsclaims_layers
from newsclaims.testing import AWKWARD, ConformanceError, documents, run_conformance, texts

EXAMPLES = ["قال إن 99 هجوما وقعت", "غيرت 15 سفينة مسارها، وأصيب 3 جنود", "لا عدد هنا"]


def test_a_lawful_layer_passes() -> None:
    """Examples may be texts or documents; those in which nothing is found do no harm."""
    run_conformance(LAWFUL, examples=[*EXAMPLES, Document(EXAMPLES[0], published="2024-03-16")], max_examples=20)


def test_a_layer_that_requires_others_passes() -> None:
    """What it requires runs before it, and nothing else does."""
    run_conformance(AFTER_DATES, examples=EXAMPLES, max_examples=5)


@pytest.mark.parametrize("fault", FAULTY)
def test_a_faulty_layer_is_caught(fault: str) -> None:
    """Each of these faults is one that a plugin's author has made or could make."""
    with pytest.raises(ConformanceError, match=rf"layer '{FAULTY[fault].name}': ") as caught:
        run_conformance(FAULTY[fault], examples=EXAMPLES, max_examples=20)
    assert isinstance(caught.value, NewsclaimsError)
    assert isinstance(caught.value, AssertionError)


def test_many_faults_are_seeded() -> None:
    """The list above keeps its length."""
    assert len(FAULTY) >= 30


@given(texts(["99 هجوما"]))
@settings(max_examples=50)
def test_texts_can_be_extracted_from(text: str) -> None:
    """Whatever comes out of the strategy goes through the pipeline without a failure."""
    assert Pipeline(["sections"]).extract(Document(text)).failures == ()


def test_texts_hold_what_they_should() -> None:
    """The author's own pieces, awkward characters, several paragraphs, and nothing at all turn up; dates too."""
    seen: list[Document] = []
    piece = "99 هجوما"

    @given(documents([piece]))
    @settings(max_examples=100)
    def collect(document: Document) -> None:
        seen.append(document)

    collect()
    assert any(piece in d.text for d in seen)
    assert any(d.text.count("\n") >= 2 for d in seen)
    assert any(not d.text for d in seen)
    assert sum(any(a in d.text for d in seen) for a in AWKWARD) > len(AWKWARD) // 2
    assert {d.published is None for d in seen} == {True, False}


def test_the_built_in_layers_can_be_tested_as_a_plugin_is() -> None:
    """They are of the same kind as a stranger's."""
    assert {layer.name for layer in newsclaims_layers()} >= {"dates", "actors", "places", "claims"}
