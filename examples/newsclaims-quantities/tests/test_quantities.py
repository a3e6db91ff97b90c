"""The example plugin, tested as a plugin's author would test it."""

from __future__ import annotations

import newsclaims_quantities
import pytest
from newsclaims_quantities import QUANTITIES, Quantity
from newsclaims_quantities.extraction import LAYER

from newsclaims import Document, Lexicon, Pipeline
from newsclaims.testing import run_conformance

PIPELINE = Pipeline([QUANTITIES], plugins=[newsclaims_quantities], strict=True)


@pytest.mark.parametrize(
    ("text", "mention", "quantity"),
    [
        ("وقع 99 هجوما هناك", "99 هجوما", Quantity(99, 99, "هجوم")),
        ("غيرت ١٥ سفينة مسارها", "١٥ سفينة", Quantity(15, 15, "سفينة")),
        ("أصيب ثلاثة جنود", "ثلاثة جنود", Quantity(3, 3, "جندي")),
        ("التقى بثلاثة جنود", "ثلاثة جنود", Quantity(3, 3, "جندي")),
        ("تراجع بنسبة 90٪ منذ عام", "90٪", Quantity(90, 90, "%")),
        ("تراجع 3,5 % أو 3.5 %", "3.5 %", Quantity(3.5, 3.5, "%")),
        ("بين 10-12 صاروخا", "10-12 صاروخا", Quantity(10, 12, "صاروخ")),
    ],
)
def test_what_is_counted(text: str, mention: str, quantity: Quantity) -> None:
    """Digits of both kinds, words with and without a clitic, shares, decimals, ranges."""
    found = PIPELINE.extract(Document(text)).layer(QUANTITIES)
    assert (mention, quantity) in [(m.text, m.value) for m in found]


@pytest.mark.parametrize("text", ["في 10 مارس 2024", "99", "99، هجوما", "ثلاثة", "9" * 40 + " هجوما", ""])
def test_what_is_no_quantity(text: str) -> None:
    """Dates, bare numbers, numbers that no noun follows, numbers beyond reason."""
    assert PIPELINE.extract(Document(text, published="2024-03-16")).layer(QUANTITIES) == ()


def test_a_newsroom_adds_nouns() -> None:
    """Rows of the same kind are read beside the plugin's own."""
    desk = Lexicon("desk", "quantity_nouns", ("noun", "forms"), given=(("مسيرة", "مسيرات"),))
    pipeline = Pipeline([QUANTITIES], plugins=[newsclaims_quantities], lexicons=[desk])
    (mention,) = pipeline.extract(Document("أسقطوا أربع مسيرات")).layer(QUANTITIES)
    assert mention.value == Quantity(4, 4, "مسيرة")


def test_it_is_found_when_installed() -> None:
    """The entry point offers the plugin to those who ask for it."""
    pipeline = Pipeline.installed(allow=["quantities"])
    claims = pipeline.extract(Document("وقع 99 هجوما"))
    assert claims.failures == ()
    assert claims.plugins["quantities"] == "1.0.0"
    assert [str(m.provenance) for m in claims.layer(QUANTITIES)] == ["quantities.quantities"]
    assert claims.to_dict()["layers"]["quantities"][0]["counted"] == "هجوم"


def test_it_keeps_the_rules_of_layers() -> None:
    """What newsclaims expects of every layer."""
    examples = ["وقع 99 هجوما هناك", "غيرت 15 سفينة مسارها بعد ثلاثة جنود", "تراجع بنسبة 90٪"]
    run_conformance(LAYER, examples=examples, plugins=[newsclaims_quantities], max_examples=30)
