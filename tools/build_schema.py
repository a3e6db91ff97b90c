"""Write the JSON Schemas of the wire formats, generated from the record classes: ``python tools/build_schema.py``."""

from __future__ import annotations

import json
from pathlib import Path

from newsclaims import records
from newsclaims.comparison import records as comparisons

DATA = Path(__file__).resolve().parent.parent / "src" / "newsclaims" / "data"
SCHEMAS = {"newsclaims-1.schema.json": records.schema, "newsclaims-comparison-1.schema.json": comparisons.schema}


def main() -> None:
    """Write the files anew."""
    for name, schema in SCHEMAS.items():
        (DATA / name).write_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        print(f"wrote {name}")


if __name__ == "__main__":
    main()
