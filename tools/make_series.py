# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Make src/kansrijk/indicators/data/cbs_83841NED.csv from the published StatLine table 83841NED.

Usage: python tools/make_series.py FOLDER

FOLDER holds `cbs_83841NED/Observations.csv` and `cbs_83841NED/D-83841NED.json`. Households with children are the sum of
single parents and couples with children, so their share is not in the table and stays empty.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/kansrijk/indicators/data/cbs_83841NED.csv"
LINES = {
    "1050290": "cbs-lage-inkomensgrens",
    "A043009": "sociaal-minimum-101",
    "A043007": "sociaal-minimum-110",
    "A043008": "sociaal-minimum-120",
}
DURATIONS = {"A028721": "laag_inkomen", "A028724": "langdurig_laag_inkomen"}
SINGLE_PARENTS, COUPLES_WITH_CHILDREN = "1050190", "1016090"
GROUPS = {
    "huishoudens": ("1050010",),
    "huishoudens_met_kinderen": (SINGLE_PARENTS, COUPLES_WITH_CHILDREN),
    "eenoudergezinnen": ("1050195",),
    "paren_met_kinderen": ("1017810",),
}
PROVISIONAL = "2024"
HEAD = ("indicator", "version", "area", "period", "value", "n", "low", "high")
REST = ("status", "release", "source", "certainty", "note")


def figure(text: str) -> float:
    """A number with a decimal comma."""
    return float(text.replace(",", "."))


def main() -> None:
    """Write the file."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1]) / "cbs_83841NED"
    release = json.loads((folder / "D-83841NED.json").read_text(encoding="utf-8"))["Modified"][:10]
    cells: dict[tuple[str, str, str, str], dict[str, float]] = defaultdict(dict)
    with (folder / "Observations.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            key = (row["KenmerkenVanHuishoudens"], row["InkomensgrensHuishouden"], row["DuurInkomenspositie"])
            if row["Value"]:
                cells[(*key, row["Perioden"][:4])][row["Measure"][-1]] = figure(row["Value"])
    years = sorted({key[3] for key in cells})
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*HEAD, *REST))
        for group, codes in GROUPS.items():
            for duration, word in DURATIONS.items():
                for line, version in LINES.items():
                    for year in years:
                        found = [cells.get((code, line, duration, year), {}) for code in codes]
                        if not all("1" in cell for cell in found):
                            continue
                        count = round(sum(cell["1"] for cell in found) * 1000)
                        share = f"{found[0]['2']:g}" if len(found) == 1 else count
                        status = "provisional" if year == PROVISIONAL else "definite"
                        source = "CBS StatLine 83841NED" + (
                            "" if len(found) == 1 else " (som van twee groepen)"
                        )
                        place = (f"{group}_{word}", version, "NL", year, share, count, "", "")
                        writer.writerow((*place, status, f"statline-{release}", source, "official", ""))
    print(f"{TARGET.name}: {sum(1 for _ in TARGET.open(encoding='utf-8')) - 1} observations")


if __name__ == "__main__":
    main()
