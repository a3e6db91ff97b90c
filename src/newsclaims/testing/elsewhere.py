"""Running a layer in another process, where clock, environment, folder and hash seed are others.

The parent pickles the layer and its documents into the child's standard input and reads its answers from standard
output. In the child the clock is moved before the layer is imported, and every variable of the environment that the
layer's own package asks for has a value that nobody set.
"""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import Any

from newsclaims.documents import Document
from newsclaims.hooks import Layer
from newsclaims.pipeline import Pipeline

__all__ = ["run_elsewhere"]

_SHIFT = 60 * 60 * 24 * 3000  # more than eight years, and another day of the week
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "VIRTUAL_ENV")
_TOP_LEVEL = "from newsclaims.testing.elsewhere import answer; answer()"

Answers = list[list[tuple[Any, ...]]]


def run_elsewhere(layer: Layer[Any], documents: Sequence[Document], required: Pipeline) -> Answers | str:
    """For each document the span, value, rule, rank and parts of each mention; or what went wrong."""
    paths = [p for p in sys.path if p]
    package = layer.extract.__module__.partition(".")[0]
    job = pickle.dumps((layer, tuple(documents), required))
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"TZ": "Pacific/Chatham", "LC_ALL": "C", "PYTHONHASHSEED": "20407", "PYTHONSAFEPATH": "1"}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", f"import sys; sys.path[:] = {paths!r}; {_TOP_LEVEL}"],
            input=pickle.dumps((package, job)),
            capture_output=True,
            cwd=folder,
            env={**environment, "HOME": folder},
            check=False,
        )
    if done.returncode:
        return done.stderr.decode("utf-8", "replace").strip()[-600:]
    answers: Answers | str = pickle.loads(done.stdout)
    return answers


def answer() -> None:
    """What the child does."""
    package, job = pickle.load(sys.stdin.buffer)
    _move_clock()
    os.environ = _Strange(os.environ, package)  # type: ignore[assignment]  # noqa: B003 - nothing is to be cleared
    layer, documents, required = pickle.loads(job)
    answers: Answers = []
    for document in documents:
        found = layer.extract(document, required.analyse(document))
        answers.append([(m.span, m.value, m.rule, m.rank, m.parts) for m in found])
    sys.stdout.buffer.write(pickle.dumps(answers))


class _Strange(dict[str, str]):
    """An environment in which the package under test finds every variable set."""

    def __init__(self, given: Any, package: str) -> None:
        super().__init__(given)
        self._package = package

    def _asked(self) -> bool:
        """Does the package under test ask, itself or through ``os.getenv``?"""
        frame: Any = sys._getframe(2)
        while frame and frame.f_globals.get("__name__") == "os":
            frame = frame.f_back
        return bool(frame) and str(frame.f_globals.get("__name__")).partition(".")[0] == self._package

    def get(self, key: str, default: Any = None) -> Any:
        return "7" if self._asked() else super().get(key, default)

    def __getitem__(self, key: str) -> str:
        return "7" if self._asked() else super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        return self._asked() or super().__contains__(key)


def _move_clock() -> None:
    """Every usual way to ask for the time of day gives another one."""
    now, gmtime, localtime = time.time, time.gmtime, time.localtime
    time.time = lambda: now() + _SHIFT
    time.time_ns = lambda: int((now() + _SHIFT) * 1e9)
    time.gmtime = lambda seconds=None: gmtime(now() + _SHIFT if seconds is None else seconds)
    time.localtime = lambda seconds=None: localtime(now() + _SHIFT if seconds is None else seconds)
    dt.date, dt.datetime = _moved(dt.date), _moved(dt.datetime)  # type: ignore[misc]


def _moved(real: Any) -> Any:
    """The class with another today and now, of which the objects of the real class are instances too."""

    class Meta(type(real)):  # type: ignore[misc]
        def __instancecheck__(cls, instance: object) -> bool:
            return isinstance(instance, real)

    shift = dt.timedelta(seconds=_SHIFT)
    moved: dict[str, Any] = {"today": classmethod(lambda cls: real.today() + shift)}
    if hasattr(real, "now"):
        moved["now"] = classmethod(lambda cls, tz=None: real.now(tz) + shift)
        moved["utcnow"] = classmethod(lambda cls: real.now(dt.timezone.utc).replace(tzinfo=None) + shift)
    return Meta(real.__name__, (real,), {**moved, "__module__": "datetime", "__slots__": ()})
