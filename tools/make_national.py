# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Make src/kansrijk/people/data/national.yaml from the published StatLine table 83841NED.

Usage: python tools/make_national.py FOLDER

FOLDER holds `cbs_83841NED/Observations.csv` and `cbs_83841NED/D-83841NED.json`. Only the groups the synthetic
population uses are kept; origin is no input of this project and stays out.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/kansrijk/people/data/national.yaml"
YEARS = ("2021", "2023", "2024")
LINES = {"A043009": 101, "A043007": 110, "A043008": 120}
AT_LEAST_ONE_YEAR = "A028721"
GROUPS: dict[str, dict[str, str]] = {
    "total": {"1050010": "private households"},
    "household_type": {
        "1050015": "one person",
        "A043011": "one person below state pension age",
        "A043012": "one person of state pension age",
        "1050190": "single parent",
        "1050195": "single parent, all children under 18",
        "1050200": "single parent, a child of 18 or older",
        "1017780": "couple without children",
        "1017790": "couple without children, below state pension age",
        "1017800": "couple without children, of state pension age",
        "1016090": "couple with children",
        "1017810": "couple, all children under 18",
        "1017880": "couple, a child of 18 or older",
        "1050220": "other household of more persons",
    },
    "age_of_main_earner": {
        "A025340": "under 25",
        "A025342": "25 to 35",
        "A025347": "35 to 45",
        "A025350": "45 to 55",
        "A025354": "55 to 65",
        "A025358": "65 to 75",
        "A042086": "75 to 85",
        "A042087": "85 and older",
    },
    "source_of_income": {
        "1013400": "wage",
        "1013601": "own business",
        "1013750": "unemployment benefit",
        "1013800": "disability benefit",
        "1013850": "pension",
        "1013950": "social assistance",
        "1014040": "other social provision",
    },
    "tenure": {
        "1014800": "own home",
        "1014850": "rented home",
        "1014950": "rented home without rent allowance",
        "1014900": "rented home with rent allowance",
    },
}
HEAD = """\
# SPDX-FileCopyrightText: 2025 Statistics Netherlands (CBS)
# SPDX-License-Identifier: CC-BY-4.0
#
# Made by tools/make_national.py from StatLine 83841NED. Do not edit by hand.
# Households with an income up to a percentage of the social minimum, at least one year, by group and year:
#   line: [households x 1 000, percent of all households of the group]
# Private households with income on 1 January of the year; student households and households with income for part
# of the year are left out by CBS. The table has lines at 101, 110 and 120 percent; none at 130 or 150.
schema: kansrijk/national-margins
version: 1
source: {publisher: CBS, table: 83841NED, title: "%s", modified: "%s", licence: CC-BY-4.0}
years: {"2021": definitief, "2023": definitief, "2024": voorlopig}
lines: {101: A043009, 110: A043007, 120: A043008}
groups:
"""


def figure(text: str) -> float:
    """A number with a decimal comma."""
    return float(text.replace(",", "."))


def main() -> None:
    """Write the file."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1]) / "cbs_83841NED"
    about = json.loads((folder / "D-83841NED.json").read_text(encoding="utf-8"))
    titles = {code["Identifier"]: code["Title"] for code in about["Dimensions"][0]["CodeList"]}
    cells: dict[tuple[str, str, str], dict[str, float]] = defaultdict(dict)
    with (folder / "Observations.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            year, line = row["Perioden"][:4], row["InkomensgrensHuishouden"]
            if row["DuurInkomenspositie"] == AT_LEAST_ONE_YEAR and year in YEARS and line in LINES:
                cells[row["KenmerkenVanHuishoudens"], year, line][row["Measure"][-1]] = figure(row["Value"])
    text = HEAD % (about["Title"], about["Modified"][:10])
    for dimension, groups in GROUPS.items():
        text += f"  {dimension}:\n"
        for code, english in groups.items():
            text += f'    "{code}":\n      nl: "{titles[code]}"\n      en: "{english}"\n'
            for year in YEARS:
                values = (cells[code, year, line] for line in LINES)
                pairs = (f"{p}: [{v['1']}, {v['2']}]" for p, v in zip(LINES.values(), values, strict=True))
                text += f'      "{year}": {{{", ".join(pairs)}}}\n'
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {sum(map(len, GROUPS.values()))} groups")


if __name__ == "__main__":
    main()
