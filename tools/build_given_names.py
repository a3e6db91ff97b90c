"""Writes ``data/given_names.tsv``: Arab given names and family names of Faker's Arabic locales, and a list by hand.

Run with a Python that has Faker (MIT) beside this package; the hand-made names stand in ``given_names_hand.txt``
beside this script, one class a line; names of the
class ``never`` are left out, for they are ordinary words too often.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from newsclaims.views import plain

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "newsclaims" / "data" / "given_names.tsv"
LOCALES = ("ar_AA", "ar_DZ", "ar_PS", "ar_SA")
FIELDS = {"first_names": "given", "first_names_male": "given", "first_names_female": "given", "last_names": "family"}


def from_faker() -> dict[str, set[tuple[str, str]]]:
    """Name to (class, source), for names of one written word."""
    found: dict[str, set[tuple[str, str]]] = {}
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for field, kind in FIELDS.items():
            for name in getattr(provider, field, ()):
                word = plain(name).strip()
                if " " not in word and len(word) > 2:
                    found.setdefault(word, set()).add((kind, f"faker:{locale}"))
    return found


def by_hand() -> dict[str, set[tuple[str, str]]]:
    """The same for the list beside this script: ``class: names``."""
    found: dict[str, set[tuple[str, str]]] = {}
    for line in (HERE / "given_names_hand.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, names = line.split(":", 1)
            for name in names.split():
                found.setdefault(plain(name), set()).add((kind.strip(), "hand"))
    return found


def main() -> None:
    """Merges the two and writes one row a name and class, sorted."""
    rows: dict[tuple[str, str], str] = {}
    hand = by_hand()
    never = {name for name, uses in hand.items() if ("never", "hand") in uses}
    for table in (from_faker(), hand):
        for name, uses in table.items():
            for kind, source in sorted(uses):
                if name in never:
                    continue
                rows.setdefault((name, kind), source)
    lines = [f"{name}\t{kind}\t{source}\n" for (name, kind), source in sorted(rows.items())]
    TARGET.write_text("name\tclass\tsource\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
