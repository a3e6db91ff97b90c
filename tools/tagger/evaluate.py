"""Scores a file of weights on the held-out tenth of ANERcorp train and on AQMAR, with the shared span scorer.

PYTHONPATH=…/measure python evaluate.py tagger.bin anercorp-train.jsonl.gz aqmar-dev.jsonl.gz
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import adapter
import span_score
from examples import looked_up
from sentences import records, split

from newsclaims.documents import Document
from newsclaims.layers.actors.learnt import WITHOUT_TAGGER
from newsclaims.layers.actors.tagger import Tagger
from newsclaims.layers.actors.weights import Weights
from newsclaims.lexicons import Lexicon
from newsclaims.pipeline import Pipeline


def system(tagger: Tagger, least: float = -1.0) -> Callable[[str], list[tuple[int, int, str]]]:
    """The tagger as the scorer wants it: spans of a text, those of at least a margin."""

    def spans(text: str) -> list[tuple[int, int, str]]:
        structure, bits = looked_up(text)
        words, out = structure.words, []
        for start, end in structure.sentences:
            inside = words.inside(start, end)
            for tag in tagger.tags(words, bits, inside.start, inside.stop - 1):
                span = words.span(tag.first, tag.last)
                if tag.margin > least:
                    out.append((span.start, span.end, tag.type))
        return out

    return spans


def layers(pipeline: Pipeline) -> Callable[[str], list[tuple[int, int, str]]]:
    """Places and actors of a pipeline as the scorer wants them."""
    return lambda text: adapter.entities(pipeline.extract(Document(text)).to_dict())


def main() -> None:
    """Reads the arguments and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("anercorp", type=Path)
    parser.add_argument("aqmar", type=Path)
    parser.add_argument("--rules", action="store_true", help="also the rules alone")
    args = parser.parse_args()
    tagger = Tagger(Weights(args.weights.read_bytes()))
    own = Lexicon("trained", "tagger", ("weights",), given=((str(args.weights),),))
    systems = {
        "tagger": system(tagger),
        "merged": layers(Pipeline(layers=["actors"], lexicons=[own])),
        "rules": layers(Pipeline(layers=["actors"], lexicons=[WITHOUT_TAGGER])),
    }
    for gold_name, gold in (
        ("ANERcorp held-out", split(args.anercorp, test=True)),
        ("AQMAR", list(records(args.aqmar))),
    ):
        for name, spans in systems.items():
            if name != "rules" or args.rules:
                span_score.show(f"{gold_name}, {name}", span_score.score(spans, gold))


if __name__ == "__main__":
    main()
