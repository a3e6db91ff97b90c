"""Where a command writes: claims of many documents in one format, to a file or to stdout, always in UTF-8."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from attrs import define, field

from newsclaims.errors import NewsclaimsError
from newsclaims.hooks import Renderer
from newsclaims.render import html, terminal
from newsclaims.results import Claims

__all__ = ["Output", "screen", "write"]

_WIDEST = 160  # columns; longer lines are hard to read


@define
class Output:
    """Writes the claims of one document after the other, so that the whole is well formed.

    JSON of several documents is an array, HTML of several is one page; a table uses the width of the terminal and
    colours, where there is one. Other formats are written as their renderer gives them, each on lines of its own.
    """

    stream: BinaryIO
    renderer: Renderer
    terminal: bool = False
    count: int = field(default=0, init=False)
    _held: str = field(default="", init=False)

    @classmethod
    @contextmanager
    def open(cls, name: str, path: str | None, renderers: Mapping[str, Renderer]) -> Iterator[Output]:
        """An output in the format ``name``, to the file at ``path`` or to stdout.

        Raises:
            NewsclaimsError: there is no such format.
            OSError: the file can't be written.
        """
        if name not in renderers:
            raise NewsclaimsError(f"no format {name!r}; there are: {', '.join(sorted(renderers))}")
        if path is None:
            output = cls(sys.stdout.buffer, renderers[name], sys.stdout.isatty())
            yield output
            output.close()
            return
        with Path(path).open("wb") as stream:
            output = cls(stream, renderers[name])
            yield output
            output.close()

    def write(self, claims: Claims) -> None:
        """Write the claims of one document."""
        render = self.renderer.render
        if render == Claims.to_html:
            self._put(html.BETWEEN if self.count else html.opening(claims.document))
            self._put(html.fragment(claims.document, claims.layers))
        elif self.renderer.name == "json":
            self._json(render(claims))
        else:
            text = self._table(claims) if render == Claims.to_table else render(claims)
            apart = "\n" if self.count and render == Claims.to_table else ""
            self._put(f"{apart}{text}" if text.endswith("\n") else f"{apart}{text}\n")
        self.count += 1
        self.stream.flush()

    def close(self) -> None:
        """Write what stands at the end."""
        if self.renderer.render == Claims.to_html and self.count:
            self._put(html.CLOSING)
        if self.renderer.name == "json":
            self._put(self._held + ("\n]\n" if self.count > 1 else "\n") if self.count else "[]\n")
        self.stream.flush()

    def _json(self, text: str) -> None:
        """The first object waits: only a second one makes an array of them."""
        if self.count:
            self._put(("[\n" if self.count == 1 else "") + self._held + ",\n")
        self._held = text

    def _table(self, claims: Claims) -> str:
        if not self.terminal:
            return claims.to_table()
        width, color = _screen()
        return terminal.table(claims.document, claims.layers, width=width, color=color)

    def _put(self, text: str) -> None:
        # Half a surrogate pair has no place in UTF-8: HTML can name it, other formats show its number.
        errors = "xmlcharrefreplace" if self.renderer.name == "html" else "backslashreplace"
        self.stream.write(text.encode("utf-8", errors))


def _screen() -> tuple[int, bool]:
    """Columns of the terminal, and whether it wants colours."""
    color = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return min(shutil.get_terminal_size().columns, _WIDEST), color


def screen() -> tuple[int, bool]:
    """Columns and colours of stdout; a hundred and none where it is no terminal."""
    return _screen() if sys.stdout.isatty() else (100, False)


def write(text: str, path: str | None, *, html: bool = False) -> None:
    """Write a text in UTF-8 to the file at ``path``, or to stdout; half a surrogate pair is shown by its number.

    Raises:
        OSError: the file can't be written.
    """
    data = text.encode("utf-8", "xmlcharrefreplace" if html else "backslashreplace")
    if path is None:
        sys.stdout.buffer.write(data)
    else:
        Path(path).write_bytes(data)
