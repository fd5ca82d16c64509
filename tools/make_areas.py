# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Make src/kansrijk/people/data/cbs_areas.csv: every municipality there was from 2016 on, from lists of CBS.

Usage: python tools/make_areas.py FOLDER

FOLDER holds `gemeente_2025_wgs84_cartomap.geojson` (codes and names of 2025), `cbs_gemeenten_alfabetisch_2019.csv`
(provinces), `gemeente_mergers_2017_2023.csv` (what was given up, and when) and `kwb2021_gemeente_nlstat.json`
(inhabitants of 2021, 85039NED). `first` and `last` are divisions of 1 January; empty means before 2016 and still there.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/kansrijk/people/data/cbs_areas.csv"
HEAD = ("code", "name", "province", "first", "last", "inhabitants_2021")
# Given up before 2019 for a municipality in another province, so no list at hand has them.
PROVINCES = {"GM0545": "Zuid-Holland", "GM0707": "Zuid-Holland", "GM0140": "Friesland", "GM1979": "Groningen"}

FIRST_NEW_NUMBER = (
    1948  # Meierijstad, the first one made after 1 January 2016; numbers are given out in order
)


def read(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def make(folder: Path) -> list[dict[str, str]]:
    """All codes in order, with the name they have in the division of 2025 or had last."""
    shapes = json.loads((folder / "gemeente_2025_wgs84_cartomap.geojson").read_text(encoding="utf-8"))
    people = json.loads((folder / "kwb2021_gemeente_nlstat.json").read_text(encoding="utf-8"))["Gemeente"]
    mergers = read(folder / "gemeente_mergers_2017_2023.csv")
    province = {
        row["GemeentecodeGM"]: row["Provincienaam"]
        for row in read(folder / "cbs_gemeenten_alfabetisch_2019.csv")
    } | PROVINCES
    province |= {code: record["Provincie"] for code, record in people.items() if record["Provincie"]}
    names = {shape["properties"]["statcode"]: shape["properties"]["statnaam"] for shape in shapes["features"]}
    last = {row["old_code"]: int(row["list_year"]) - 1 for row in mergers}
    names |= {row["old_code"]: row["old_name"] for row in mergers}
    steps = [
        (row["list_year"], row["old_code"], code) for row in mergers for code in row["new_codes"].split(";")
    ]
    first = {new: year for year, _, new in steps if int(new[2:]) >= FIRST_NEW_NUMBER}
    beside = {old: new for _, old, new in steps} | {new: old for _, old, new in steps}
    return [
        {
            "code": code,
            "name": names[code],
            "province": province.get(code) or province[beside[code]],
            "first": first.get(code, ""),
            "last": str(last[code]) if code in last else "",
            "inhabitants_2021": str(people[code]["Population"]) if code in people else "",
        }
        for code in sorted(names)
    ]


def main() -> None:
    """Write the table."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    rows = make(Path(sys.argv[1]))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEAD, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{TARGET.name}: {len(rows)} municipalities")


if __name__ == "__main__":
    main()
