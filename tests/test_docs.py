"""Every Python block of README and documentation runs as it stands."""

from __future__ import annotations

import doctest
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
ENGINES = re.compile(r"\b(?:import|from) (?:polars|duckdb|dask|ray|pyspark)\b")  # not installed here
SIGNATURES = "plugins.md"  # its blocks are signatures, compared with the code in test_house.py


def _pages() -> Iterator[Path]:
    for page in (*ROOT.glob("README*.md"), *sorted((ROOT / "docs").rglob("*.md"))):
        if page.name != SIGNATURES and "_build" not in page.parts and BLOCK.search(page.read_text(encoding="utf-8")):
            yield page


@pytest.mark.parametrize("page", list(_pages()), ids=lambda p: p.name)
def test_the_examples_of_a_page_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a page are one program, run in a folder with the example articles."""
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    shutil.copytree(ROOT / "examples" / "muscat", tmp_path / "examples" / "muscat")
    if any("pyarrow" in block for block in blocks):
        pa = pytest.importorskip("pyarrow")
        import pyarrow.parquet as pq

        pq.write_table(pa.table({"text": ["قال متحدث إن الجولة بدأت."], "id": ["a"]}), tmp_path / "articles.parquet")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks:
        if ">>>" in block:
            test = doctest.DocTestParser().get_doctest(block, names, page.name, None, None)
            assert doctest.DocTestRunner().run(test, clear_globs=False).failed == 0
            names = test.globs
        elif not ENGINES.search(block):
            exec(compile(block, page.name, "exec"), names)


@pytest.mark.parametrize("readme", ["README.md", "README.ar.md"])
def test_both_readmes_give_the_same_commands(readme: str) -> None:
    """What is tried out in CI is the English one; the Arabic one says the same."""
    blocks = re.compile(r"^```(?:sh|python)\n(.*?)^```", re.DOTALL | re.MULTILINE)
    assert blocks.findall((ROOT / readme).read_text(encoding="utf-8")) == blocks.findall(
        (ROOT / "README.md").read_text(encoding="utf-8")
    )
