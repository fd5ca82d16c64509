# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Make src/kansrijk/people/data/national.yaml and cbs_national.csv from the published StatLine table 83841NED.

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

DATA = Path(__file__).parents[1] / "src/kansrijk/people/data"
YEARS = tuple(str(year) for year in range(2018, 2025))
LINES = {"1050290": "low_income", "A043009": "101", "A043007": "110", "A043008": "120"}
DURATIONS = {"A028721": 1, "A028724": 4}
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
# What the codes and columns of cbs_national.csv mean. Private households with income on 1 January of the year; student
# households and households with income for part of the year are left out by CBS. The low-income line ends in 2023;
# the lines at a percentage of the social minimum run on; none at 130 or 150 is published in this table.
schema: kansrijk/national-margins
version: 2
file: cbs_national.csv
source: {publisher: CBS, table: 83841NED, title: "%s", modified: "%s", licence: CC-BY-4.0}
columns:
  code: StatLine code of the group of households
  year: year of the income; 2024 is provisional
  line: "low_income, or percent of the social minimum"
  years: "1 = at least one year, 4 = at least four years in a row"
  households_k: households x 1 000 with an income up to the line
  percent: the same in percent of all households of the group
years: {definitief: "2018-2023", voorlopig: "2024"}
groups:
"""


def figure(text: str) -> str:
    """A number with a decimal point."""
    return str(float(text.replace(",", ".")))


def main() -> None:
    """Write both files."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1]) / "cbs_83841NED"
    about = json.loads((folder / "D-83841NED.json").read_text(encoding="utf-8"))
    titles = {code["Identifier"]: code["Title"] for code in about["Dimensions"][0]["CodeList"]}
    cells: dict[tuple[str, str, str, str], dict[str, str]] = defaultdict(dict)
    with (folder / "Observations.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            key = row["KenmerkenVanHuishoudens"], row["Perioden"][:4]
            if row["Value"]:
                line = row["InkomensgrensHuishouden"], row["DuurInkomenspositie"]
                cells[(*key, *line)][row["Measure"][-1]] = figure(row["Value"])
    text = HEAD % (about["Title"], about["Modified"][:10])
    rows = ["code,year,line,years,households_k,percent"]
    for dimension, groups in GROUPS.items():
        text += f"  {dimension}:\n"
        for code, english in groups.items():
            text += f'    "{code}": {{nl: "{titles[code]}", en: "{english}"}}\n'
            for year in YEARS:
                for line, name in LINES.items():
                    for duration, least in DURATIONS.items():
                        cell = cells.get((code, year, line, duration))
                        if cell:
                            rows.append(f"{code},{year},{name},{least},{cell['1']},{cell['2']}")
    (DATA / "national.yaml").write_text(text, encoding="utf-8")
    (DATA / "cbs_national.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"cbs_national.csv: {len(rows) - 1} figures of {sum(map(len, GROUPS.values()))} groups")


if __name__ == "__main__":
    main()
