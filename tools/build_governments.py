"""Writes ``data/actors_governments.tsv``: a government for every territory of CLDR, and groups of states by hand.

Slugs come from the English names, Arabic names from the Arabic ones (Unicode-3.0, through Babel), the Wikidata items of
the states from the territories of rigour (MIT). Run with a Python that has both; the place names themselves are the
places layer's business, so aliases hold only what names the government.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from babel import Locale
from rigour.territories import get_territory

TARGET = Path(__file__).parent.parent / "src" / "newsclaims" / "data" / "actors_governments.tsv"
HAND = Path(__file__).parent / "governments_hand.tsv"
HEAD = "entity\tkind\tname\taliases\tcued\tcountry\trefs\tsince\tuntil\tsource\n"
SLUGS = {
    "US": "us", "GB": "uk", "AE": "uae", "CD": "dr-congo", "CG": "congo", "KR": "south-korea", "KP": "north-korea",
    "PS": "palestine", "SA": "saudi-arabia", "VA": "holy-see", "MM": "myanmar", "CI": "ivory-coast", "BA": "bosnia",
    "CZ": "czechia", "TR": "turkey", "HK": "hong-kong", "MO": "macao", "ST": "sao-tome", "CV": "cape-verde",
    "SZ": "eswatini", "TL": "timor-leste", "MK": "north-macedonia", "RE": "reunion", "CW": "curacao",
    "BL": "saint-barthelemy", "AX": "aland",
}  # fmt: skip
NO_STATES = {
    "EU",
    "EZ",
    "UN",
    "XA",
    "XB",
    "ZZ",
    "QO",
    "AC",
    "CP",
    "DG",
    "EA",
    "IC",
    "TA",
    "BV",
    "HM",
    "AQ",
    "TF",
    "IO",
    "GS",
    "UM",
    "CQ",
}


def slug(code: str, name: str) -> str:
    """The slug of a government."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("&", "and")).encode("ascii", "ignore").decode()
    return (SLUGS.get(code) or re.sub("[^a-z]+", "-", plain).strip("-")) + "-government"


def item(code: str) -> str:
    """The Wikidata item of a state, or nothing."""
    territory = get_territory(code.lower())
    return f"wikidata:{territory.qid}" if territory is not None and territory.qid.startswith("Q") else ""


def main() -> None:
    """Merges CLDR with the aliases by hand (columns: country or slug, name, aliases) and writes, sorted."""
    english, arabic = Locale("en").territories, Locale("ar").territories
    aliases: dict[str, str] = {}
    rows = []
    for line in HAND.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, name, others = line.split("\t")
            if re.fullmatch("[A-Z]{2}", key):
                aliases[key] = others
            else:
                rows.append(f"{key}\tgovernment\t{name}\t{others}\t\t\t\t\t\thand\n")
    for code in english:
        if re.fullmatch("[A-Z]{2}", code) and code not in NO_STATES:
            entity = slug(code, english[code])
            rows.append(
                f"{entity}\tgovernment\t{arabic[code]}\t{aliases.get(code, '')}\t\t{code}\t{item(code)}\t\t\tcldr\n"
            )
    TARGET.write_text(HEAD + "".join(sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
