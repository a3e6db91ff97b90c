"""Hypothesis profiles and the fixtures that several test modules use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from newsclaims import Document

ROOT = Path(__file__).resolve().parent.parent

# "ci" (the default) tries the same examples on every machine; "dev" looks for new ones.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "dev", deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# Written for these tests, on public facts.
SAMPLE = (
    "مسؤول: جولة جديدة في مسقط\n"
    "قال متحدث باسم وزارة الخارجية العمانية، يوم الخميس 14 مارس 2024، إن وفدين من واشنطن وطهران "
    "أجريا محادثات غير مباشرة في مسقط.\n"
    "وأضاف أن «الجولة المقبلة ستعقد في نيسان المقبل»، ونفى وجود أي اتفاق مكتوب."
)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold, corpus and seeds beside the project; they are other people's text and don't ship."""
    given = os.environ.get("NEWSCLAIMS_SHARED")
    path = Path(given) if given else ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip(f"no shared data at {path.name!r} beside the project (or where NEWSCLAIMS_SHARED says)")
    return path


@pytest.fixture
def sample() -> Document:
    """A short article with a date, places, actors, an attribution, a quotation and a denial."""
    return Document(SAMPLE, published="2024-03-16", id="sample", outlet="مثال")
