"""``python -m newsclaims`` is the command ``newsclaims``."""

from __future__ import annotations

import sys

from newsclaims.cli import main

if __name__ == "__main__":
    sys.exit(main())
