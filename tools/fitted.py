"""What the scripts that fit tables share: their arguments, and a table that is rewritten or checked."""

from __future__ import annotations

import argparse
from pathlib import Path


def arguments(description: str) -> argparse.ArgumentParser:
    """The arguments of a script that makes a table from pairs of spellings."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", action="store_true", help="rewrite the table")
    parser.add_argument("--check", action="store_true", help="fail unless the table is what the pairs give")
    return parser


def kept(table: Path, new: str, *, check: bool) -> int:
    """Write a table, or compare it with the one that is there; the exit code."""
    if check:
        return int(new != table.read_text(encoding="utf-8"))
    table.write_text(new, encoding="utf-8")
    return 0
