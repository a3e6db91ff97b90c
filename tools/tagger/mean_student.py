"""Writes the mean of several files of weights of the same bits: students that erred apart err less together.

python mean_student.py one.bin other.bin tagger.bin
"""

from __future__ import annotations

import argparse
import zlib
from pathlib import Path

import numpy as np

from newsclaims.layers.actors.viterbi import LABELS
from newsclaims.layers.actors.weights import HEADER

MOVES = len(LABELS) ** 2


def parts(data: bytes) -> tuple[bytes, np.ndarray, np.ndarray]:
    """Header, transitions and rows of a file of weights."""
    moves = np.frombuffer(data, "<i2", MOVES, HEADER.size)
    rows = np.frombuffer(zlib.decompress(data[HEADER.size + moves.nbytes :]), np.uint8)
    return data[: HEADER.size], moves, rows


def mean(columns: tuple[np.ndarray, ...], kind: str) -> bytes:
    """The mean of whole numbers, rounded."""
    return np.rint(np.mean(columns, axis=0, dtype=np.float32)).astype(kind).tobytes()


def main() -> None:
    """Reads the arguments and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    headers, moves, rows = zip(*(parts(path.read_bytes()) for path in args.weights))
    if len(set(headers)) > 1:
        raise SystemExit("the files differ in bits, units, lead or bias")
    data = headers[0] + mean(moves, "<i2") + zlib.compress(mean(rows, "u1"), 9)
    args.out.write_bytes(data)
    print(f"{len(data)} bytes")


if __name__ == "__main__":
    main()
