"""Rules of the house: what every module, data file and page of this project keeps to."""

from __future__ import annotations

import ast
import importlib
import inspect
import io
import itertools
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import newsclaims
from newsclaims import builtin, hooks
from newsclaims.lexicons import COLUMNS, Lexicon

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PACKAGE = Path(newsclaims.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
DATA = PACKAGE / "data"
SOURCES: dict[str, dict[str, Any]] = tomllib.loads((DATA / "SOURCES.toml").read_text(encoding="utf-8"))
HOOKS = [name for name in hooks.__all__ if name.startswith("newsclaims_")]
# Letters of characters classes and examples in docstrings are the subject of these two.
LETTERS_ALLOWED = {"views.py"}
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]{3}")
ESCAPED = re.compile(r"(?:\\u06[234][0-9a-fA-F]){4,}")


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    total = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is not None:
        total -= (first.end_lineno or first.lineno) - first.lineno + 1
    return total


def _imported(path: Path) -> ModuleType:
    parts = ("newsclaims", *path.relative_to(PACKAGE).with_suffix("").parts)
    return importlib.import_module(".".join(p for p in parts if p != "__init__"))


PUBLIC = [p for p in MODULES if not p.name.startswith("_") or p.name == "__init__.py"]


# ---------------------------------------------------------------- modules
@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_short(path: Path) -> None:
    """No more than 400 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_functions_are_short() -> None:
    """Nine in ten have 25 lines or fewer, none has more than 80."""
    lengths = sorted(_lines(node) for path in MODULES for node in _functions(path))
    assert lengths[int(0.9 * len(lengths))] <= 25
    assert lengths[-1] <= 80


@cache
def _vocabulary() -> frozenset[str]:
    """Every cell of every lexicon."""
    cells = (re.split("[\\t|,]", p.read_text(encoding="utf-8").replace("\n", "\t")) for p in DATA.glob("*.tsv"))
    return frozenset(itertools.chain.from_iterable(cells))


@pytest.mark.parametrize("path", [p for p in MODULES if p.name not in LETTERS_ALLOWED], ids=_name)
def test_vocabulary_is_data(path: Path) -> None:
    """No Arabic word stands in code; sets of letters may, as escapes; docstrings and comments may have examples."""
    source = path.read_text(encoding="utf-8")
    docstrings = {n.value.lineno for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Expr)}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.start[0] in docstrings or token.type in (tokenize.COMMENT, tokenize.NL):
            continue
        assert not ARABIC.search(token.string), f"line {token.start[0]}: {token.string} belongs into a data file"
        for run in ESCAPED.findall(token.string):
            hidden = run.encode().decode("unicode_escape")
            assert hidden not in _vocabulary(), f"line {token.start[0]}: {hidden} stands in a data file"


def test_no_module_imports_what_stands_above_it(root: Path) -> None:
    """Text -> layers -> claims -> comparison -> rendering: the contract in pyproject.toml holds."""
    pytest.importorskip("importlinter")
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", PUBLIC, ids=_name)
def test_what_a_module_exports_is_sorted_and_documented(path: Path) -> None:
    """``__all__`` is sorted and complete, and every public class, function and method has a docstring."""
    pytest.importorskip("pyarrow") if path.name == "arrow.py" else None
    module = _imported(path)
    exported = list(getattr(module, "__all__", []))
    assert module.__doc__
    assert exported == sorted(exported, key=lambda n: (not n.isupper(), not n[0].isupper(), n))
    for name in exported:
        thing = getattr(module, name)
        ours = str(getattr(thing, "__module__", "")).startswith("newsclaims")  # 3.10 takes aliases for classes
        if ours and (inspect.isclass(thing) or inspect.isfunction(thing)):
            assert thing.__doc__, f"{name} has no docstring"
        if ours and inspect.isclass(thing) and thing.__module__ == module.__name__:
            for method, value in vars(thing).items():
                if not method.startswith("_") and (inspect.isfunction(value) or isinstance(value, property)):
                    assert value.__doc__, f"{name}.{method} has no docstring"


def test_importing_newsclaims_is_quiet_and_lazy() -> None:
    """It prints nothing, configures no logging, and leaves the heavy dependencies for those who use them."""
    heavy = ("dateparser", "hijridate", "msgspec", "trafilatura", "tqdm", "pyarrow", "hypothesis", "multiprocessing")
    program = (
        f"import newsclaims, sys, logging; print([m for m in {heavy} if m in sys.modules], logging.root.handlers)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("[] []\n", "")


# ---------------------------------------------------------------- data
def _data_files() -> list[str]:
    return sorted(p.name for p in DATA.iterdir() if p.suffix not in (".py", ".toml") and p.is_file())


def test_every_data_file_has_its_source() -> None:
    """SOURCES.toml has a table for each file, and none for a file that isn't there; the schema is generated."""
    assert sorted(SOURCES) == [f for f in _data_files() if not f.endswith(".schema.json")]


@pytest.mark.parametrize("file", sorted(SOURCES))
def test_every_source_says_kind_origin_and_licence(file: str) -> None:
    """Kind, source, licence, how it was made and when; the licence is one that allows everyone the use."""
    table = SOURCES[file]
    for field in ("kind", "source", "licence", "made", "retrieved"):
        assert table.get(field), f"{file} has no {field}"
    assert "NC" not in table["licence"]
    assert "ND" not in table["licence"].replace("AND", "")


def test_every_lexicon_is_registered_with_its_kind() -> None:
    """builtin.LEXICONS and SOURCES.toml say the same, sorted."""
    tables = {(f, t["kind"]) for f, t in SOURCES.items() if f.endswith(".tsv") and t["kind"] != "testing"}
    assert set(builtin.LEXICONS) == tables
    assert list(builtin.LEXICONS) == sorted(builtin.LEXICONS)


@pytest.mark.parametrize("file", [f for f in _data_files() if f.endswith(".tsv")])
def test_every_lexicon_can_be_read(file: str) -> None:
    """UTF-8 without BOM, rows as long as the head, the columns of its kind, no row twice, no blank around a cell."""
    kind = SOURCES[file]["kind"]
    lexicon = Lexicon.packaged("newsclaims.data", file, kind)
    columns, rows = lexicon.table
    assert set(COLUMNS.get(kind, ())) <= set(columns)
    assert rows
    assert len(set(rows)) == len(rows)
    assert all(cell == cell.strip() for row in rows for cell in row)
    assert not (DATA / file).read_bytes().startswith(b"\xef\xbb\xbf")


# ---------------------------------------------------------------- plugins and pages
@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_documented_and_tested(hook: str, root: Path) -> None:
    """docs/reference/plugins.md shows its signature as the code has it; a test is named for it."""
    function = getattr(hooks, hook)
    page = (root / "docs" / "reference" / "plugins.md").read_text(encoding="utf-8")
    assert f"def {hook}{inspect.signature(function)}:" in page
    assert f"def test_{hook}_" in (root / "tests" / "test_plugins.py").read_text(encoding="utf-8")


def test_every_error_is_documented(root: Path) -> None:
    """docs/reference/errors.md has a heading for each."""
    page = (root / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    for name in newsclaims.errors.__all__:
        assert f"## {name}\n" in page


def test_every_dependency_is_explained(root: Path) -> None:
    """docs/explanation/dependencies.md names each one, and there are no more than the six of the design."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (root / "docs" / "explanation" / "dependencies.md").read_text(encoding="utf-8")
    core = {re.split(r"[<>=\[ ]", d)[0] for d in project["dependencies"]}
    assert core == {"attrs", "dateparser", "hijridate", "msgspec", "pluggy", "regex"}
    extras = {re.split(r"[<>=\[ ]", d)[0] for name in project["optional-dependencies"].values() for d in name}
    for name in core | extras - {"newsclaims"}:
        assert f"**{name}**" in page


def test_every_lexicon_kind_is_documented(root: Path) -> None:
    """docs/reference/lexicons.md names every kind that the built-in layers read."""
    page = (root / "docs" / "reference" / "lexicons.md").read_text(encoding="utf-8")
    for kind in {kind for _, kind in builtin.LEXICONS}:
        assert f"`{kind}`" in page


def _texts(root: Path) -> Iterator[Path]:
    for folder in ("src", "tests", "docs", "examples", "tools", "bench", ".ci"):
        for path in (root / folder).rglob("*"):
            if path.suffix in (".py", ".md", ".toml", ".tsv", ".txt", ".cfg", "") and path.is_file():
                yield path
    yield from (p for p in root.glob("*.*") if not p.name.startswith("."))


def test_no_path_of_a_machine_is_named(root: Path) -> None:
    """Neither somebody's home nor the workplace's folders stand in any file."""
    private = re.compile("/(?:" + "|".join(("home", "Users", "work", "root")) + r")/\w")
    for path in _texts(root):
        hidden = any(part.startswith((".", "_build")) for part in path.relative_to(root).parts[:-1])
        if path.is_file() and not (hidden and ".ci" not in path.parts) and path.suffix not in (".gz", ".png", ".bin"):
            found = private.search(path.read_text(encoding="utf-8", errors="replace"))
            assert not found, f"{path.relative_to(root)}: {found[0] if found else ''}"


def test_the_package_carries_what_it_needs() -> None:
    """Typed marker, schema and data travel with the code; licence and notice with the distribution."""
    assert (PACKAGE / "py.typed").is_file()
    assert (DATA / "newsclaims-1.schema.json").is_file()
    assert (DATA / "SOURCES.toml").is_file()
    if not any(part.name in ("site-packages", "dist-packages") for part in PACKAGE.parents):
        pytest.skip("the tests run on the source, not on an installed wheel")
    from importlib.metadata import files

    shipped = {Path(str(f)).name for f in files("newsclaims") or ()}
    assert {"LICENSE", "NOTICE", "py.typed"} <= shipped


def test_public_names_are_the_documented_ones() -> None:
    """``newsclaims.__all__`` is sorted, complete and documented."""
    assert newsclaims.__all__ == sorted(newsclaims.__all__, key=lambda n: (not n.isupper(), not n[0].isupper(), n))
    for name in newsclaims.__all__:
        thing = getattr(newsclaims, name)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            assert thing.__doc__
