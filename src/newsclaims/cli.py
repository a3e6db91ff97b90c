"""The command line: ``newsclaims read FILE…``, ``compare FILE…``, ``schema``, ``plugins``.

The same interface as for programs: files become documents (:mod:`newsclaims.readers`), a pipeline reads them, a
renderer writes them. A file that can't be read is told of on stderr and the rest goes on.

Exit status: 0 all well, 1 some file failed, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, evolve, field

from newsclaims._version import __version__
from newsclaims.comparison import Comparison, compare
from newsclaims.documents import Document
from newsclaims.errors import NewsclaimsError
from newsclaims.hooks import Reader
from newsclaims.mentions import Failure
from newsclaims.output import Output, screen, write
from newsclaims.pipeline import Pipeline

__all__ = ["main"]

STDIN = "-"
_DESCRIPTION = "Reads Arabic news articles and returns the claims in them: who said what, about whom and where, when."
_EPILOG = "Exit status: 0 all well, 1 some file failed (see stderr), 2 wrong usage, 130 interrupted."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status.

    Args:
        arguments: those after the program's name; None for the process's own.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    if not hasattr(given, "command"):
        parser.print_help(sys.stderr)
        return 2
    try:
        status: int = given.command(given)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output, such as head, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _say("interrupted")
        return 130
    except (NewsclaimsError, OSError) as e:
        _say(str(e))
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("newsclaims", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"newsclaims {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    read = commands.add_parser("read", help="read articles and write their claims", epilog=_EPILOG)
    read.set_defaults(command=_read)
    _add_reading(read)
    read.add_argument(
        "--format", default="table", metavar="NAME", help="table (default), json, jsonl, html, or one of a plugin"
    )
    read.add_argument("-o", "--output", metavar="FILE", help="write to a file in place of stdout")
    compare = commands.add_parser("compare", help="lay several reports of one story side by side", epilog=_EPILOG)
    compare.set_defaults(command=_compare)
    _add_reading(compare)
    compare.add_argument(
        "--published-from",
        metavar="FILE",
        help="publication dates: a line a file with its name and date, apart by a tab or comma",
    )
    compare.add_argument(
        "--format", default="table", choices=sorted(_COMPARISONS), help="default: table", metavar="NAME"
    )
    compare.add_argument("-o", "--output", metavar="FILE", help="write to a file in place of stdout")
    schema = commands.add_parser("schema", help="print the JSON Schema of the wire format")
    schema.add_argument("--comparison", action="store_true", help="that of comparisons")
    schema.set_defaults(command=_schema)
    plugins = commands.add_parser("plugins", help="list the plugins that are installed, and what they give")
    plugins.set_defaults(command=_plugins)
    return parser


def _add_reading(parser: argparse.ArgumentParser) -> None:
    """The arguments of commands that read articles."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="text, HTML, JSON or JSON Lines; - for stdin")
    parser.add_argument("--published", metavar="DATE", help="publication date of articles whose files don't tell it")
    parser.add_argument("--outlet", metavar="NAME", help="outlet of articles whose files don't tell it")
    parser.add_argument(
        "--reader", metavar="NAME", help="read all files as text, html, json or jsonl (default: by suffix)"
    )
    parser.add_argument("--workers", type=_count, metavar="N", help="read in N processes")
    parser.add_argument("--plugins", action="store_true", help="use the installed plugins too")


def _count(given: str) -> int:
    number = int(given)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


# ---------------------------------------------------------------- commands
def _read(given: argparse.Namespace) -> int:
    pipeline = Pipeline.installed() if given.plugins else Pipeline()
    source = Source.of(given, pipeline)
    known = set(pipeline.failures)  # every result repeats them
    for failure in pipeline.failures:
        source.fail(_told(failure))
    with Output.open(given.format, given.output, pipeline.renderers) as output:
        for claims in pipeline.extract_many(source.documents(), workers=given.workers):
            output.write(claims)
            for failure in set(claims.failures) - known:
                source.fail(f"{claims.document.id or STDIN}: {_told(failure)}")
    return source.status


def _compare(given: argparse.Namespace) -> int:
    pipeline = Pipeline.installed() if given.plugins else Pipeline()
    source = Source.of(given, pipeline)
    source.named = True
    if given.published_from:
        source.dates = _dates(Path(given.published_from))
    for failure in pipeline.failures:
        source.fail(_told(failure))
    claims = list(pipeline.extract_many(source.documents(), workers=given.workers))
    known = set(pipeline.failures)
    for one in claims:
        for failure in set(one.failures) - known:
            source.fail(f"{one.document.id or STDIN}: {_told(failure)}")
    text = _COMPARISONS[given.format](compare(claims, lexicons=pipeline.lexicons.of("events")[1:]))
    write(text if text.endswith("\n") else f"{text}\n", given.output, html=given.format == "html")
    return source.status


def _table_of(comparison: Comparison) -> str:
    """A table as wide as the terminal, if there is one."""
    width, color = screen()
    return comparison.to_table(width=width, color=color)


_COMPARISONS: dict[str, Callable[[Comparison], str]] = {
    "table": _table_of,
    "html": Comparison.to_html,
    "json": lambda comparison: comparison.to_json(indent=2),
    "markdown": Comparison.to_markdown,
}


def _dates(path: Path) -> dict[str, str]:
    """Publication dates by the name of a file, from a sidecar.

    Raises:
        NewsclaimsError: a line has no date, or one that can't be read.
        OSError: the file can't be read.
    """
    dates: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, mark, date = line.partition("\t" if "\t" in line else ",")
        if not mark or not date.strip():
            raise NewsclaimsError(
                f"{path}, line {number}: {line!r} has no date; write the name of a file, a tab, a date"
            )
        Document("", published=date.strip())  # a wrong date is told of before anything is read
        dates[name.strip()] = date.strip()
    return dates


def _schema(given: argparse.Namespace) -> int:
    import json

    from newsclaims.comparison.records import schema as schema_of_comparisons
    from newsclaims.records import schema as schema_of_claims

    schema = schema_of_comparisons if given.comparison else schema_of_claims
    _print(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0


def _plugins(given: argparse.Namespace) -> int:
    pipeline = Pipeline.installed()
    for plugin in pipeline.plugins:
        _print(f"{plugin.name} {plugin.version}".rstrip())
        for kind in ("layers", "lexicons", "readers", "renderers"):
            names = ", ".join(item.name for item in getattr(plugin, kind))
            if names:
                _print(f"  {kind}: {names}")
    for failure in pipeline.failures:
        _say(_told(failure))
    return 1 if pipeline.failures else 0


def _told(failure: Failure) -> str:
    layer = f", layer {failure.layer}" if failure.layer else ""
    return f"plugin {failure.plugin}{layer}: {failure.error}"


# ---------------------------------------------------------------- files
@define
class Source:
    """The articles that a command reads, and what went wrong with them.

    With ``named``, a file's name is the id of an article that tells none; ``dates`` are publication dates by file.
    """

    files: tuple[str, ...]
    readers: tuple[Reader, ...]
    chosen: Reader | None
    more: dict[str, Any]
    bar: bool
    status: int = field(default=0, init=False)
    dates: Mapping[str, str] = field(factory=dict, init=False)
    named: bool = field(default=False, init=False)

    @classmethod
    def of(cls, given: argparse.Namespace, pipeline: Pipeline) -> Source:
        """From the arguments.

        Raises:
            NewsclaimsError: no such reader, or ``--published`` is no date.
        """
        chosen = None
        if given.reader:
            chosen = next((r for r in pipeline.readers if r.name == given.reader), None)
            if chosen is None:
                names = ", ".join(sorted({r.name for r in pipeline.readers}))
                raise NewsclaimsError(f"no reader {given.reader!r}; there are: {names}")
        published = Document("", published=given.published).published
        more = {"published": published, "outlet": given.outlet}
        # Never between the lines of a table on the same terminal.
        bar = sys.stderr.isatty() and bool(given.output or not sys.stdout.isatty())
        return cls(tuple(given.files), pipeline.readers, chosen, {k: v for k, v in more.items() if v}, bar)

    def documents(self) -> Iterator[Document]:
        """The articles of all files, in order; a bad file is told of and left out."""
        for name in _with_bar(self.files) if self.bar else self.files:
            try:
                data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
                for document in _warned(self._reader(name), data, name):
                    yield self._completed(document, name)
            except OSError as e:
                self.fail(f"{name}: {e.strerror or e}")
            except NewsclaimsError as e:
                self.fail(str(e))
            except Exception as e:  # a plugin's reader; the other files can still be read
                self.fail(f"{name}: {type(e).__name__}: {e}")

    def fail(self, message: str) -> None:
        """Tell of a failure; the exit status will say so too."""
        self.status = 1
        _say(message)

    def _reader(self, name: str) -> Reader:
        if self.chosen:
            return self.chosen
        fitting = [(len(s), r) for r in self.readers for s in r.suffixes if name.lower().endswith(s.lower())]
        if fitting:
            return max(fitting, key=lambda pair: pair[0])[1]
        return next(r for r in self.readers if r.name == "text")

    def _completed(self, document: Document, name: str) -> Document:
        path = Path(name)
        names = (name, path.name, path.stem, document.id or name)
        date = next((self.dates[key] for key in names if key in self.dates), None)
        own = {"published": date} if date else {}
        if self.named and document.id == name and name != STDIN:
            document = evolve(document, id=path.stem)
        given = {**self.more, **own}
        more = {key: value for key, value in given.items() if getattr(document, key) is None}
        return evolve(document, **more) if more else document


def _warned(reader: Reader, data: bytes, name: str) -> Iterable[Document]:
    """What a reader gives; its warnings are told on stderr."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UnicodeWarning)
        documents = iter(reader.read(data, name))
    for warning in told:
        if issubclass(warning.category, UnicodeWarning):
            _say(f"warning: {warning.message}")
    return documents


def _with_bar(files: Sequence[str]) -> Iterable[str]:
    """Several files with a progress bar on stderr."""
    try:
        from tqdm import tqdm
    except ImportError:  # the extra "cli" isn't installed: no bar
        return files
    bar: Iterable[str] = tqdm(files, unit="file", file=sys.stderr, leave=False, disable=len(files) < 2)
    return bar


# ---------------------------------------------------------------- messages
def _say(message: str) -> None:
    print(f"newsclaims: {message}", file=sys.stderr)


def _print(text: str) -> None:
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "backslashreplace"))
