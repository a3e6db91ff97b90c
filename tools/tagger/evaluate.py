"""Scores a file of weights on the held-out tenth of ANERcorp train and on AQMAR, with the shared span scorer.

    PYTHONPATH=…/measure python evaluate.py tagger.bin anercorp-train.jsonl.gz aqmar-dev.jsonl.gz
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import span_score

from newsclaims.layers.actors.tagger import Tagger
from newsclaims.layers.actors.weights import Weights
from newsclaims.words import Structure
from sentences import records, split


def system(tagger: Tagger, least: float = 0.0) -> Callable[[str], list[tuple[int, int, str]]]:
    """The tagger as the scorer wants it: spans of a text, those of at least a margin."""

    def spans(text: str) -> list[tuple[int, int, str]]:
        structure = Structure(text)
        words, out = structure.words, []
        for start, end in structure.sentences:
            inside = words.inside(start, end)
            for tag in tagger.tags(words, inside.start, inside.stop - 1):
                span = words.span(tag.first, tag.last)
                if tag.margin >= least:
                    out.append((span.start, span.end, tag.type))
        return out

    return spans


def main() -> None:
    """Reads the arguments and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("anercorp", type=Path)
    parser.add_argument("aqmar", type=Path)
    args = parser.parse_args()
    weights = Weights(args.weights.read_bytes())
    for name, gold in (("ANERcorp held-out", split(args.anercorp, test=True)), ("AQMAR", list(records(args.aqmar)))):
        span_score.show(name, span_score.score(system(Tagger(weights, {})), gold))


if __name__ == "__main__":
    main()
