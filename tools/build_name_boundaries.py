"""Writes ``data/name_boundaries.tsv``: the words that stand around names and are none.

Those of ``name_boundaries_hand.txt`` beside this script, and the words of pyspellchecker's Arabic word list (MIT)
that are written in several forms: with the article, with pronouns, in the plural, as a verb. Names hardly ever are, so
the count of forms tells a word from a name; no text of any article is used. A word that the layer derives from a shorter
one (:class:`newsclaims.layers.actors.lexis.Lexis`) is left out.

Run with a Python that has pyspellchecker beside this package.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from importlib.resources import files
from pathlib import Path

from newsclaims.lexicons import Lexicon
from newsclaims.views import fold
from newsclaims.words import ARTICLE, readings

HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "newsclaims" / "data"
TARGET = DATA / "name_boundaries.tsv"
HEAD = (
    "# Words by what they do around a name. hand: by hand; pyspellchecker: folded words of its Arabic word list (MIT)\n"
    "# that are written in several forms, and so are no names. A cell holds many words, separated by spaces.\n"
    "words\tclass\tsource\n"
)
SUFFIXES = [
    "ها",
    "هم",
    "هما",
    "نا",
    "هن",
    "كم",
    "ات",
    "ين",
    "ون",
    "ان",
    "ا",
    "ته",
    "تها",
    "تهم",
    "تنا",
    "اته",
    "اتها",
    "وا",
    "تم",
    "ه",
    "وه",
    "تين",
    "يا",
    "يه",
    "ت",
]
PREFIXES = ["ي", "ت", "ن", "سي", "ست"]
LONG_SUFFIXES = ("ها", "هم", "نا", "ون", "ين", "ات", "وا", "ته", "تها", "كم", "ني", "يه", "تم", "اء", "هما", "ان")
CUT = ("ها", "هم", "هما", "نا", "ته", "تها", "تهم", "ات", "ين", "ون", "ان", "ا", "يه", "تين", "وا", "ت", "ه", "ي")
HARD = ("function", "particle", "verb")


def forms(word: str, counts: Counter[str]) -> int:
    """In how many other forms the list has the word."""
    bare = word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word
    found = {s for s in SUFFIXES if counts[bare + s]}
    found |= {p for p in PREFIXES if counts[p + bare]}
    if bare is word and counts[ARTICLE + word]:
        found.add("article")
    if bare is not word:
        found |= {"bare"} if counts[bare] else set()
        found |= {"lil"} if counts["ل" + word[1:]] else set()
    if len(bare) > 3 and bare[0] in "يتنا":
        found |= {"imperfect " + p for p in "يتنا" if p != bare[0] and counts[p + bare[1:]]}
    if bare.endswith("ه"):
        found |= {"plural"} if counts[bare[:-1] + "ات"] else set()
        found |= {"construct"} if counts[bare[:-1] + "تها"] else set()
    if bare[-2:] in LONG_SUFFIXES and len(bare) > 4 and counts[bare[:-2]]:
        found.add("stem")
    return len(found)


def common(word: str, count: int) -> bool:
    """Is a word with so many forms no name? Short words coincide by chance, long endings are telling."""
    if len(word) < 3 or (len(word) == 3 and count < 4):
        return False
    return count >= 1 or (word.startswith(ARTICLE) and len(word) > 4)


def derived(word: str, kept: set[str]) -> bool:
    """Does the layer derive the word from one of these?"""
    for way in readings(word):
        stem = way.stem
        base = stem[2:] if stem.startswith(ARTICLE) and len(stem) > 4 else stem
        if stem in kept or base in kept:
            return True
        if any(base.endswith(s) and len(base) - len(s) >= 3 and base[: -len(s)] in kept for s in CUT):
            return True
    return False


def names() -> set[str]:
    """Words of names in the other lexicons."""
    found = {fold(row["name"]) for row in Lexicon.read(DATA / "given_names.tsv", "given_names").records()}
    for row in Lexicon.read(DATA / "actors_people.tsv", "actors").records():
        for name in (row["name"], *row["aliases"].split("|")):
            found |= {word for word in fold(name).split() if len(word) > 3}
    return found


def by_hand() -> dict[str, list[str]]:
    """Words by class."""
    table: dict[str, list[str]] = {}
    for line in (HERE / "name_boundaries_hand.txt").read_text(encoding="utf-8").splitlines():
        if ":" in line and not line.startswith("#"):
            kind, words = line.split(":", 1)
            table.setdefault(kind, []).extend(w for w in words.split() if w not in table.get(kind, ()))
    return {kind: list(dict.fromkeys(words)) for kind, words in table.items()}


def main() -> None:
    """Counts, chooses and writes."""
    packed = files("spellchecker").joinpath("resources/ar.json.gz").read_bytes()
    counts: Counter[str] = Counter()
    for word, count in json.loads(gzip.decompress(packed)).items():
        for part in fold(word).split():
            counts[part] += count
    hand = by_hand()
    hard = {fold(word) for kind in HARD for word in hand[kind]}
    known = names()
    kept: set[str] = set()
    for word in sorted(counts, key=lambda w: (len(w), w)):
        count = forms(word, counts)
        clitic = any(way.proclitics in ("و", "ف") and way.stem in hard for way in readings(word))
        if word in hard or clitic or (word in known and count < 5):
            continue
        if common(word, count) and not derived(word, kept):
            kept.add(word)
    lines = [HEAD]
    for kind, words in hand.items():
        lines += [f"{' '.join(words[i : i + 40])}\t{kind}\thand\n" for i in range(0, len(words), 40)]
    listed = sorted(kept)
    lines += [f"{' '.join(listed[i : i + 60])}\tcommon\tpyspellchecker\n" for i in range(0, len(listed), 60)]
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
