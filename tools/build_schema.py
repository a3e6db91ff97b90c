"""Write the JSON Schema of the wire format, generated from the record classes: ``python tools/build_schema.py``."""

from __future__ import annotations

import json
from pathlib import Path

from newsclaims import records

FILE = Path(__file__).resolve().parent.parent / "src" / "newsclaims" / "data" / "newsclaims-1.schema.json"


def main() -> None:
    """Write the file anew."""
    FILE.write_text(json.dumps(records.schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"wrote {FILE.name}")


if __name__ == "__main__":
    main()
