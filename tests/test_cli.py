"""The command line: what it reads, writes and says."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsclaims import (
    Analysis,
    Document,
    Layer,
    LayerKey,
    Mention,
    Pipeline,
    Reader,
    Renderer,
    Section,
    __version__,
    cli,
    hookimpl,
)
from newsclaims.cli import main
from newsclaims.records import schema

TEXT = "قال متحدث باسم الوزارة، يوم الخميس 14 مارس 2024، إن المحادثات بدأت في مسقط."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with an article."""
    path = tmp_path / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: str, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """``python -m newsclaims`` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "newsclaims", *arguments],
        input=data,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


def records_of(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The records of a JSON Lines output."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_examples_are_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The example articles are read without a failure, each with its own date and outlet."""
    files = sorted(map(str, (root / "examples" / "muscat").glob("*.txt")))
    assert main(["read", *files, "--format", "jsonl"]) == 0
    records = records_of(capsys)
    assert [r["document"]["id"] for r in records] == ["atlas", "nile", "tigris"]
    assert len({r["document"]["published"] for r in records}) == 3
    assert not any(r["failures"] for r in records)


def test_stdin(article: Path) -> None:
    """The name - stands for the standard input."""
    done = run("read", "-", "--format", "json", data=TEXT.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["document"]["length"] == len(TEXT)


def test_options_fill_what_a_file_does_not_tell(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Date and outlet from the command line hold for files that don't tell their own."""
    other = tmp_path / "two.txt"
    other.write_text(f"published: 2023-01-02\n\n{TEXT}", encoding="utf-8")
    given = ["read", str(article), str(other), "--published", "14 آذار 2024", "--outlet", "دجلة", "--format", "jsonl"]
    assert main(given) == 0
    told = [(r["document"]["published"], r["document"]["outlet"]) for r in records_of(capsys)]
    assert told == [("2024-03-14", "دجلة"), ("2023-01-02", "دجلة")]


def test_bad_file_is_told_of(tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that can't be read is named on stderr, the rest goes on, and the status is 1."""
    binary = tmp_path / "bad.txt"
    binary.write_bytes(b"\xff\x00\x01")
    given = ["read", str(tmp_path / "absent.txt"), str(binary), str(tmp_path), str(article), "--format", "jsonl"]
    assert main(given) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    for name in ("absent.txt", "bad.txt", str(tmp_path)):
        assert name in captured.err


def test_old_encoding_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in Windows-1256 is read, and stderr says so."""
    old = tmp_path / "old.txt"
    old.write_bytes(TEXT.encode("windows-1256"))
    assert main(["read", str(old), "--format", "jsonl"]) == 0
    captured = capsys.readouterr()
    assert "old.txt: no UTF-8" in captured.err
    assert json.loads(captured.out)["document"]["length"] == len(TEXT)


def test_json_of_several_is_an_array(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON is an object for one document and an array for several."""
    assert main(["read", str(article), "--format", "json"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), dict)
    assert main(["read", *[str(article)] * 3, "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 3


def test_json_of_none_is_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON of no document at all is still JSON."""
    assert main(["read", str(tmp_path / "absent"), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_html_of_several_is_one_page(article: Path, tmp_path: Path) -> None:
    """HTML of several documents is one page with an article for each."""
    target = tmp_path / "out.html"
    assert main(["read", str(article), str(article), "--format", "html", "--output", str(target)]) == 0
    page = target.read_text(encoding="utf-8")
    assert page.count("<html") == page.count("</html>") == 1
    assert page.count("<article") == 2


def test_table_is_the_default(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a format a table is written, without escape sequences where there is no terminal."""
    assert main(["read", str(article)]) == 0
    out = capsys.readouterr().out
    assert "claim" in out
    assert "\x1b" not in out


def test_reader_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reader can be named where the suffix doesn't tell it."""
    path = tmp_path / "articles.data"
    path.write_text(json.dumps({"text": TEXT, "id": "x"}), encoding="utf-8")
    assert main(["read", str(path), "--reader", "jsonl", "--format", "jsonl"]) == 0
    assert records_of(capsys)[0]["document"]["id"] == "x"


def test_workers_keep_the_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several processes write the same as one, in the order of the input."""
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({"text": TEXT, "id": str(i)}) for i in range(9)), encoding="utf-8")
    assert main(["read", str(path), "--format", "jsonl"]) == 0
    alone = capsys.readouterr().out
    assert main(["read", str(path), "--format", "jsonl", "--workers", "2"]) == 0
    assert capsys.readouterr().out == alone


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["read"],
        ["read", "a.txt", "--workers", "0"],
        ["read", "a.txt", "--workers", "two"],
        ["read", "a.txt", "--format", "xml"],
        ["read", "a.txt", "--reader", "pdf"],
        ["read", "a.txt", "--published", "soon"],
        ["write"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage writes a message to stderr, nothing to stdout, and the status is 2."""
    try:
        status: object = main(arguments)
    except SystemExit as e:  # argparse ends the process itself
        status = e.code
    captured = capsys.readouterr()
    assert status == 2
    assert captured.err
    assert not captured.out


def test_output_that_cannot_be_written(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A target that can't be written is told of, with status 2."""
    assert main(["read", str(article), "--output", str(tmp_path / "no" / "such")]) == 2
    assert "such" in capsys.readouterr().err


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """``schema`` prints the JSON Schema of the wire format."""
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(schema()))


def test_plugins(capsys: pytest.CaptureFixture[str]) -> None:
    """``plugins`` names the built-in plugin, its version and what it gives."""
    main(["plugins"])
    out = capsys.readouterr().out
    assert f"newsclaims {__version__}" in out
    assert "readers: text, html, json, jsonl" in out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """``--version`` tells the version."""
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.strip() == f"newsclaims {__version__}"


@pytest.mark.parametrize("name", ["table", "json", "jsonl", "html"])
def test_output_is_utf8_whatever_the_locale(name: str, tmp_path: Path) -> None:
    """Output is UTF-8 in an ASCII locale, lone surrogates in the text included."""
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"text": f"{TEXT} \ud800", "id": "\ud801", "outlet": "دجلة"}), encoding="utf-8")
    done = run("read", str(path), "--format", name, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert "دجلة" in done.stdout.decode("utf-8") or "\\u062f" in done.stdout.decode("utf-8")


def _fails(document: Document, analysis: Analysis) -> list[Mention[Section]]:
    raise ValueError("no such thing")


def _unreadable(data: bytes, name: str) -> list[Document]:
    raise ZeroDivisionError("by zero")


class _Plugin:
    """A plugin whose layer and reader fail, and whose renderer counts claims."""

    @hookimpl
    def newsclaims_layers(self) -> list[Layer[Any]]:
        return [Layer(LayerKey("broken", Section), _fails)]

    @hookimpl
    def newsclaims_readers(self) -> list[Reader]:
        return [Reader("broken", (".bad",), _unreadable)]

    @hookimpl
    def newsclaims_renderers(self) -> list[Renderer]:
        return [Renderer("length", lambda claims: str(len(claims.document)))]


class _Installed:
    """Stands for :class:`Pipeline` with a plugin installed."""

    @staticmethod
    def installed() -> Pipeline:
        return Pipeline(plugins=[("broken", _Plugin())])


def test_failing_plugin(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plugin that fails is named on stderr with status 1; the rest of its work is used."""
    monkeypatch.setattr(cli, "Pipeline", _Installed)
    bad = tmp_path / "one.bad"
    bad.write_bytes(b"")
    assert main(["read", str(bad), str(article), "--plugins", "--format", "length"]) == 1
    captured = capsys.readouterr()
    assert captured.out == f"{len(TEXT)}\n"
    assert "one.bad: ZeroDivisionError: by zero" in captured.err
    assert "plugin broken, layer broken: ValueError: no such thing" in captured.err


@pytest.mark.skipif(os.name == "nt", reason="pipes break differently on Windows")
def test_broken_pipe(tmp_path: Path) -> None:
    """When nobody reads the output any more, the command ends quietly."""
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({"text": TEXT * 20}) for _ in range(300)), encoding="utf-8")
    command = [sys.executable, "-m", "newsclaims", "read", str(path), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
        assert process.wait(60) == 0
    assert told == b""


@pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_interrupt(workers: str, tmp_path: Path) -> None:
    """Ctrl-C ends the command with status 130 and no traceback."""
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({"text": TEXT}) for _ in range(20)), encoding="utf-8")
    # After the file it waits for its standard input, which nobody closes.
    # Jobs in the background ignore Ctrl-C, and so does all that they start, unless it is told not to.
    start = "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    start += "runpy.run_module('newsclaims', run_name='__main__', alter_sys=True)"
    command = [sys.executable, "-c", start, "read", str(path), "-", "--workers", workers, "--format", "jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        told = process.communicate(timeout=60)[1].decode()
        assert process.returncode == 130
    assert told.strip() == "newsclaims: interrupted"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_bar(article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Several files have a progress bar on stderr where it is a terminal, a single one has none."""
    pytest.importorskip("tqdm", reason="the extra 'cli' is not installed")
    for count, wanted in ((1, False), (2, True)):
        terminal = _Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        assert main(["read", *[str(article)] * count, "--format", "jsonl"]) == 0
        assert ("file" in terminal.getvalue()) is wanted
