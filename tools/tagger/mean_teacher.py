"""Writes the mean of the weights of several checkpoints of a teacher: steadier than each of them.

python mean_teacher.py teacher3.pt teacher4.pt teacher.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Reads the arguments and writes the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teachers", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    saved = [torch.load(path) for path in args.teachers]
    state = {
        name: sum(one["state"][name] for one in saved) / len(saved) if value.is_floating_point() else value
        for name, value in saved[0]["state"].items()
    }
    torch.save({**saved[-1], "state": state}, args.out)


if __name__ == "__main__":
    main()
