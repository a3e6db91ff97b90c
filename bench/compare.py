"""How fast articles are compared, and how the cost grows with their number.

    python bench/compare.py                                  # made-up articles, 50 to 5,000
    python bench/compare.py --corpus FILE.jsonl --most 400   # articles of your own: "text" and, if known, "published"

Extraction is not counted. Made-up articles each tell another meeting, so that nearly all are unrelated; prints the
seconds for each number of articles, and microseconds divided by n log n, which stays level when nothing grows faster.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import time
from collections.abc import Iterator
from pathlib import Path

from newsclaims import Claims, Document, Pipeline, compare

SIZES = (50, 100, 200, 500, 1000, 2000, 5000)
PARTIES = ("إيران", "السعودية", "مصر", "تركيا", "العراق", "الأردن", "فرنسا", "ألمانيا", "روسيا", "الصين")
CITIES = ("بغداد", "القاهرة", "أنقرة", "باريس", "برلين", "موسكو", "بكين", "عمان", "مسقط", "الدوحة")
MATTERS = ("المياه", "الحدود", "التجارة", "الطاقة", "الأمن", "النقل", "الثقافة", "الصيد", "الهجرة", "التعليم")
FIRST = dt.date(2000, 1, 1)


def made_up(number: int) -> Document:
    """An article on a meeting that no other number has: parties, city, matter and day follow from it."""
    one, other = PARTIES[number % 10], PARTIES[(number // 10 + number % 10 + 1) % 10]
    city, matter = CITIES[(number // 7) % 10], MATTERS[(number // 3) % 10]
    day = FIRST + dt.timedelta(days=(number * 37) % 9000)
    text = (
        f"عقدت محادثات بين {one} و{other} في {city} يوم {day.isoformat()} حول {matter}.\n"
        f"وقال متحدث باسم وزارة الخارجية إن الجانبين بحثا {matter} واتفقا على لقاء آخر.\n"
        f"وأضاف أن {number % 90 + 10} خبيرا شاركوا في المحادثات."
    )
    return Document(text, published=day + dt.timedelta(days=1), id=str(number))


def read(corpus: Path | None, most: int) -> list[Claims]:
    """The claims of the articles."""
    pipeline = Pipeline()
    if corpus is None:
        return [pipeline.extract(made_up(number)) for number in range(most)]
    return [pipeline.extract(document) for document in _documents(corpus, most)]


def _documents(corpus: Path, most: int) -> Iterator[Document]:
    for number, line in enumerate(corpus.read_text("utf-8").splitlines()[:most]):
        row = json.loads(line)
        yield Document(row["text"], published=row.get("published"), id=str(row.get("id", number)))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="JSON Lines with text and published")
    parser.add_argument("--most", type=int, default=max(SIZES), help="articles at most")
    given = parser.parse_args()
    claims = read(given.corpus, given.most)
    compare(claims[:2])  # reads the lexicons
    for size in [s for s in SIZES if s <= len(claims)]:
        start = time.process_time()
        found = compare(claims[:size])
        took = time.process_time() - start
        level = took / (size * math.log2(size)) * 1e6
        print(
            f"{size:6,} articles {took:8.2f} s {level:8.1f} microseconds / n log n {len(found.shared):5} shared",
            flush=True,
        )


if __name__ == "__main__":
    main()
