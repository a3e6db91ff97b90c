"""How fast and how heavy newsclaims is, on the examples or on articles of your own.

    python bench/speed.py                        # examples/muscat
    python bench/speed.py --corpus FILE.jsonl    # one object a line with "text" and, if known, "published"

Prints one figure a line. Times are of this machine and this minute: compare runs made side by side, not numbers
from different days. No test looks at these figures.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import newsclaims
from newsclaims import Document, Pipeline

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "muscat"
CHILD = """
import resource, sys
def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
text = sys.stdin.buffer.read().decode("utf-8")
before = cpu()
{body}
print((cpu() - before) * 1000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
BODIES = {
    "import": "import newsclaims",
    "import and first extract": (
        "import newsclaims\nnewsclaims.extract(newsclaims.Document(text, published='2024-03-16')).to_json()"
    ),
}


def documents(corpus: Path | None) -> list[Document]:
    """The articles to read."""
    if corpus is None:
        return [Document(p.read_text("utf-8"), published="2024-03-16") for p in sorted(EXAMPLES.glob("*.txt"))]
    rows = map(json.loads, corpus.read_text("utf-8").splitlines())
    return [Document(row["text"], published=row.get("published")) for row in rows]


def seconds(work: Callable[[Document], object], articles: Iterable[Document]) -> float:
    """How long the work takes for all articles."""
    start = time.perf_counter()
    for article in articles:
        work(article)
    return time.perf_counter() - start


def fresh(body: str, text: str) -> tuple[float, float]:
    """(CPU milliseconds, peak MB) in a new process: medians of five."""
    runs = []
    for _ in range(5):
        command = [sys.executable, "-c", CHILD.format(body=body)]
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
        runs.append([float(x) for x in done.stdout.split()])
    cpu, peak = zip(*runs, strict=True)
    return statistics.median(cpu), statistics.median(peak)


def report(articles: list[Document]) -> Iterable[tuple[str, str]]:
    """Name and figure, one after the other."""
    yield "newsclaims", newsclaims.__version__
    text = max((a.text for a in articles), key=len)
    for name, body in BODIES.items():
        cpu, peak = fresh(body, text)
        yield name, f"{cpu:.0f} ms CPU, peak {peak:.0f} MB"
    pipeline = Pipeline()
    seconds(pipeline.extract, articles[:3])
    characters = sum(len(a) for a in articles)
    repeat = max(1, 500_000 // characters)
    took = seconds(pipeline.extract, articles * repeat)
    yield (
        "whole pipeline",
        f"{characters * repeat / took:,.0f} characters/s, {len(articles) * repeat / took:,.0f} articles/s",
    )
    for name in ("sections", "dates", "places", "actors", "cues", "claims"):
        alone = Pipeline(layers=[name])
        took = seconds(alone.extract, articles * repeat)
        yield f"up to {name}", f"{characters * repeat / took:,.0f} characters/s"
    for size in (2_000, 20_000, 200_000):
        long = Document(((text + "\n\n") * (size // len(text) + 1))[:size], published="2024-03-16")
        best = min(seconds(pipeline.extract, [long]) for _ in range(3))
        yield f"{size:,} characters", f"{best / size * 1e6:.2f} microseconds a character"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="JSON Lines with text and published")
    for name, figure in report(documents(parser.parse_args().corpus)):
        print(f"{name:28} {figure}", flush=True)


if __name__ == "__main__":
    main()
