"""All that a change must pass: the steps for people and for CI, in one place. Needs the dependency group ``dev``.

    python tools/check.py                 # every step, in the order below
    python tools/check.py lint types      # some of them

``.ci/run`` runs this in a fresh environment.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = ROOT / "examples" / "newsclaims-quantities"
VERSIONS = ("3.14", "3.13", "3.12", "3.11", "3.10")
OLDEST = VERSIONS[-1]
# What other interpreters than the newest and the oldest run: the core, without the longest texts.
CORE = [f"tests/test_{name}.py" for name in ("documents", "views", "words", "pipeline", "plugins", "records")]
CORE += ["-k", "not nasty"]


def run(*command: object, cwd: Path = ROOT, **environment: str) -> str:
    """Run a command, shown before; its output is shown when it fails."""
    words = [str(word) for word in command]
    print("$", " ".join(w if len(w) < 200 else w[:200] + "…" for w in words), flush=True)
    done = subprocess.run(
        words,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\n{done.stderr}\nFAILED ({done.returncode}): {' '.join(words)[:300]}")
    return done.stdout


def show(*command: object, cwd: Path = ROOT, **environment: str) -> None:
    """Run a command whose output is shown as it comes."""
    print("$", *command, flush=True)
    code = subprocess.run(
        [str(w) for w in command], cwd=cwd, env={**os.environ, **environment}, check=False
    ).returncode
    if code:
        sys.exit(f"FAILED ({code})")


@cache
def work() -> Path:
    """A folder for what the steps make."""
    return Path(tempfile.mkdtemp(prefix="newsclaims-check-"))


@cache
def wheel() -> Path:
    """The wheel, built once from a copy without leftovers."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", work() / "dist", clone())
    (built,) = (work() / "dist").glob("newsclaims-*.whl")
    return built


@cache
def clone() -> Path:
    """The project as a fresh clone would have it."""
    target = work() / "clone"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    return target


def python_in(venv: Path) -> Path:
    """The interpreter of a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def environment(python: str | Path, name: str, *wanted: object) -> Path:
    """A fresh virtual environment with some packages; gives its interpreter."""
    venv = work() / name
    run(python, "-m", "venv", venv)
    inside = python_in(venv)
    run(inside, "-m", "pip", "install", "--quiet", "--upgrade", "pip")
    run(inside, "-m", "pip", "install", "--quiet", *wanted)
    return inside


def interpreters() -> dict[str, str]:
    """The interpreters that are here, by version: this one, those on the path and those of pyenv."""
    found = {f"{sys.version_info[0]}.{sys.version_info[1]}": getattr(sys, "_base_executable", sys.executable)}
    for version in VERSIONS:
        here = [shutil.which(f"python{version}")]
        here += sorted(map(str, Path.home().glob(f".pyenv/versions/{version}.*/bin/python")))
        for candidate in filter(None, here):
            asked = subprocess.run([candidate, "-c", "import venv, ensurepip"], capture_output=True, check=False)
            if version not in found and asked.returncode == 0:
                found[version] = candidate
    return {version: found[version] for version in VERSIONS if version in found}


def command_of(mark: str) -> str:
    """A command of the README, as it stands."""
    found = re.search(
        rf"<!-- {mark} -->\n```sh\n(.*?)\n```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    if not found:
        sys.exit(f"README.md has no command marked {mark}")
    return found[1]


def as_written(mark: str, version: str) -> tuple[list[str], dict[str, str]]:
    """A command of the README with ``python3`` being the interpreter of a version, and where the shared data is."""
    links = work() / f"path-{version}"
    links.mkdir(exist_ok=True)
    link = links / "python3"
    link.unlink(missing_ok=True)
    link.symlink_to(interpreters()[version])
    more = {"PATH": f"{links}{os.pathsep}{os.environ['PATH']}"}
    if (ROOT.parent / "shared").is_dir():
        more.setdefault("NEWSCLAIMS_SHARED", str((ROOT.parent / "shared").resolve()))
    return ["bash", "-c", command_of(mark)], more


# ---------------------------------------------------------------- steps
def lint() -> None:
    """ruff: rules and format."""
    run(sys.executable, "-m", "ruff", "check", ".")
    run(sys.executable, "-m", "ruff", "format", "--check", ".")


def types() -> None:
    """Mypy on the package, mypy and pyright on the sample of the public interface."""
    run(sys.executable, "-m", "mypy")
    run(sys.executable, "-m", "mypy", "--strict", "tests/typing", MYPYPATH="src")
    run(sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "tests/typing")


def imports() -> None:
    """import-linter: each module imports only what stands before it."""
    lint_imports = shutil.which("lint-imports", path=str(Path(sys.executable).parent)) or "lint-imports"
    run(lint_imports, PYTHONPATH=str(ROOT / "src"))


def package() -> None:
    """The wheel holds code, data, schema, typed marker, licence and notice, and nothing else."""
    names = zipfile.ZipFile(wheel()).namelist()
    for wanted in ("newsclaims/py.typed", "newsclaims/data/SOURCES.toml", "newsclaims/data/newsclaims-1.schema.json"):
        if wanted not in names:
            sys.exit(f"the wheel lacks {wanted}")
    for wanted in ("LICENSE", "NOTICE"):
        if not any(name.endswith(f"licenses/{wanted}") for name in names):
            sys.exit(f"the wheel lacks {wanted}")
    strange = [n for n in names if not n.startswith(("newsclaims/", "newsclaims-")) or "__pycache__" in n]
    if strange:
        sys.exit(f"the wheel holds {strange}")


def docs() -> None:
    """The documentation, with warnings as errors, on the installed wheel."""
    run(sys.executable, "-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps", wheel())
    run(sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "docs", work() / "html")


def examples() -> None:
    """The README's first command reads the example articles, and finds claims in each."""
    fresh = clone()
    shutil.rmtree(fresh / ".venv", ignore_errors=True)
    command, more = as_written("main", next(iter(interpreters())))
    if not run(*command, cwd=fresh, **more).strip():
        sys.exit("the README's first command prints nothing")
    program = python_in(fresh / ".venv").with_name("newsclaims")
    articles = sorted((fresh / "examples" / "muscat").glob("*.txt"))
    lines = run(program, "read", *articles, "--format", "jsonl").splitlines()
    for article, record in zip(articles, map(json.loads, lines), strict=True):
        attributed = [c for c in record["claims"] if c["kind"] == "attributed"]
        if not attributed or record["failures"]:
            sys.exit(f"{article.name}: {len(attributed)} attributed claims, failures {record['failures']}")
        print(f"  {article.name}: {len(attributed)} attributed claims")
    shutil.rmtree(fresh / ".venv")


def plugin() -> None:
    """The example plugin: built, installed beside the wheel, tested."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", work() / "plugin", PLUGIN)
    (built,) = (work() / "plugin").glob("*.whl")
    python = environment(sys.executable, "with-plugin", f"{wheel()}[testing]", built, "pytest>=8")
    print(run(python, "-m", "pytest", "-q", cwd=PLUGIN).strip().splitlines()[-1])


def pythons() -> None:
    """The other interpreters that are here: the oldest runs all tests, the others the core's."""
    newest, *others = interpreters()
    missing = [v for v in VERSIONS if v not in (newest, *others)]
    print(f"  newest: {newest}; others: {', '.join(others) or 'none'}; not here: {', '.join(missing) or 'none'}")
    for version in others:
        group = ["--group", f"{ROOT / 'pyproject.toml'}:tests"]
        python = environment(interpreters()[version], f"py{version}", f"{wheel()}[testing,cli]", *group)
        chosen = ["tests"] if version == OLDEST else CORE
        _, more = as_written("tests", version)
        output = run(python, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", *chosen, cwd=clone(), **more)
        print(f"  {version}: {output.strip().splitlines()[-1]}")


def tests() -> None:
    """The README's test command, in a fresh clone, on the newest interpreter that is here."""
    shutil.rmtree(clone() / ".venv", ignore_errors=True)
    command, more = as_written("tests", next(iter(interpreters())))
    show(*command, cwd=clone(), **more)


STEPS: dict[str, Callable[[], None]] = {
    step.__name__: step for step in (lint, types, imports, package, docs, examples, plugin, pythons, tests)
}


def main() -> None:
    """Run the steps named on the command line, or all."""
    chosen = sys.argv[1:] or list(STEPS)
    unknown = [name for name in chosen if name not in STEPS]
    if unknown:
        sys.exit(f"no step {', '.join(unknown)}; there are {', '.join(STEPS)}")
    try:
        for name in chosen:
            start = time.monotonic()
            print(f"\n== {name}: {(STEPS[name].__doc__ or '').strip()}", flush=True)
            STEPS[name]()
            if name != chosen[-1]:  # the last words belong to the last step
                print(f"== {name} passed in {time.monotonic() - start:.0f} s", flush=True)
    finally:
        if work.cache_info().currsize:
            shutil.rmtree(work(), ignore_errors=True)


if __name__ == "__main__":
    main()
