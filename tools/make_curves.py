# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draw the budget curves of the families in docs/families into docs/images.

Usage: python -m tools.make_curves
"""

from __future__ import annotations

import sys
from pathlib import Path

from kansrijk import Family
from kansrijk.engine.files import write_atomically
from kansrijk.picture.curve_chart import curve_svg
from kansrijk.policy.curve import Curve, budget_curve

DOCS = Path(__file__).resolve().parent.parent / "docs"
FAMILIES, IMAGES = DOCS / "families", DOCS / "images"
DAY = "2025-07-01"
LANGUAGE = "en"
HEADER = """<!--
SPDX-FileCopyrightText: 2026 The Kansrijk contributors
SPDX-License-Identifier: EUPL-1.2
Written by tools/make_curves.py: change the family or the software, not this picture.
-->
"""


def curves() -> dict[str, Curve]:
    """The curve of each family in docs/families, by the name of its file."""
    return {path.stem: budget_curve(Family.read(path), DAY) for path in sorted(FAMILIES.glob("*.yaml"))}


def main() -> int:
    """Draw all curves."""
    IMAGES.mkdir(exist_ok=True)
    for name, curve in curves().items():
        target = IMAGES / f"curve-{name}.svg"
        with write_atomically(target) as temporary:
            temporary.write_text(HEADER + curve_svg(curve, LANGUAGE, key=name) + "\n", encoding="utf-8")
        print(f"docs/images/{target.name}: {len(curve.cliffs)} cliffs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
