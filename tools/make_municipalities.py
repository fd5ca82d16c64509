# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Make src/kansrijk/people/data/municipalities.csv from published CBS figures.

Usage: python tools/make_municipalities.py FOLDER

FOLDER holds `kwb2021_gemeente_nlstat.json` (Kerncijfers wijken en buurten 2021, 85039NED),
`gemeente_2025_wgs84_cartomap.geojson` and `gemeente_mergers_2017_2023.csv`. Figures of 2021 are carried to the
municipalities of 2025 by adding up those that merged since; no municipality was split after 1 January 2021.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src/kansrijk/people/data/municipalities.csv"

# column of the result -> (section, field) of the source, what it is a share of, decimals
FIGURES: dict[str, tuple[str, str, str, int]] = {
    "pct_0_14": ("Demographics", "Under 15 years (%)", "inhabitants", 2),
    "pct_15_24": ("Demographics", "15-24 years (%)", "inhabitants", 2),
    "pct_25_44": ("Demographics", "25-44 years (%)", "inhabitants", 2),
    "pct_45_64": ("Demographics", "45-64 years (%)", "inhabitants", 2),
    "pct_65_plus": ("Demographics", "65+ years (%)", "inhabitants", 2),
    "one_person_pct": ("Demographics", "Single-person households (%)", "households", 2),
    "low_income_pct": ("Inequality", "Low income threshold (%)", "households", 1),
    "minimum_101_pct": ("Inequality", "At-or-below social minimum (%)", "households", 1),
    "minimum_110_pct": ("Inequality", "Near-poverty 110% (%)", "households", 1),
    "minimum_120_pct": ("Inequality", "Near-poverty 120% (%)", "households", 1),
    "bijstand_per_1000": ("Inequality", "Bijstand recipients (per 1k)", "inhabitants", 2),
    "owner_occupied_pct": ("Housing", "Owner-occupied (%)", "households", 1),
    "rental_pct": ("Housing", "Rental homes (%)", "households", 1),
    "social_housing_pct": ("Housing", "Social housing (%)", "households", 1),
    "income_per_earner_keur": ("IncomeWealth", "Avg income per earner (x€1k)", "inhabitants", 1),
}
HEAD = ("code", "name", "province", "lon", "lat", "inhabitants", "land_km2", "household_size")
NOT_IN_SOURCE = {"GM1979": "Groningen"}  # Eemsdelta, made in 2021 of Appingedam, Delfzijl and Loppersum
Ring = list[list[float]]


def ring_centre(ring: Ring) -> tuple[float, float, float]:
    """Signed area and centroid of a closed ring, in degrees."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:], strict=False):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross / 2, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return area, x / (6 * area), y / (6 * area)


def inside(point: tuple[float, float], ring: Ring) -> bool:
    """Whether the point lies in the ring (crossing rule)."""
    px, py = point
    crossings = [
        (x1 - x0) * (py - y0) / (y1 - y0) + x0
        for (x0, y0), (x1, y1) in zip(ring, ring[1:], strict=False)
        if (y0 > py) != (y1 > py)
    ]
    return sum(px < x for x in crossings) % 2 == 1


def middle_of(ring: Ring, y: float) -> tuple[float, float]:
    """The middle of the widest stretch of the ring's inside at height `y`."""
    xs = sorted(
        (x1 - x0) * (y - y0) / (y1 - y0) + x0
        for (x0, y0), (x1, y1) in zip(ring, ring[1:], strict=False)
        if (y0 > y) != (y1 > y)
    )
    left, right = max(zip(xs[::2], xs[1::2], strict=True), key=lambda pair: pair[1] - pair[0])
    return (left + right) / 2, y


def point_of(geometry: dict[str, Any]) -> tuple[float, float]:
    """A point inside: the centroid of the whole, else of the largest part, else the middle at that height."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    rings: list[Ring] = [polygon[0] for polygon in polygons]
    parts = [ring_centre(ring) for ring in rings]
    weights = [abs(part[0]) for part in parts]
    total = sum(weights)
    whole = (
        sum(w * p[1] for w, p in zip(weights, parts, strict=True)) / total,
        sum(w * p[2] for w, p in zip(weights, parts, strict=True)) / total,
    )
    largest = weights.index(max(weights))
    for point in (whole, parts[largest][1:]):
        if any(inside(point, ring) for ring in rings):
            return round(point[0], 3), round(point[1], 3)
    x, y = middle_of(rings[largest], parts[largest][2])
    return round(x, 3), round(y, 3)


def successors(path: Path) -> dict[str, tuple[str, str]]:
    """Old code -> new code and old name for municipalities that disappeared after 1 January 2021."""
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if int(row["list_year"]) > 2021]
    splits = [row["old_name"] for row in rows if row["kind"] != "merge"]
    if splits:
        raise SystemExit(f"These were split after 2021, and splitting is not supported: {splits}")
    return {row["old_code"]: (row["new_codes"], row["old_name"]) for row in rows}


def weighted(records: Iterable[dict[str, Any]], section: str, field: str, base: str) -> float | None:
    """The mean of a figure over records, weighted by inhabitants or by households; None when one is unknown."""
    total = weight = 0.0
    for record in records:
        value = record[section].get(field)
        if value is None:
            return None
        size = record["Population"]
        if base == "households":
            size /= record["Demographics"]["Avg household size"]
        total, weight = total + size * value, weight + size
    return total / weight


def number(value: float | None, decimals: int) -> str:
    """The figure as text, empty when it is not published."""
    return "" if value is None else f"{value:.{decimals}f}"


def row_of(
    code: str, name: str, geometry: dict[str, Any], parts: dict[str, dict[str, Any]]
) -> dict[str, str]:
    """One line of the table: the municipality of 2025 from its one or more parts of 2021."""
    records = list(parts.values())
    lon, lat = point_of(geometry)
    inhabitants = sum(record["Population"] for record in records)
    households = sum(
        record["Population"] / record["Demographics"]["Avg household size"] for record in records
    )
    row = {
        "code": code,
        "name": name,
        "province": records[0]["Provincie"] or NOT_IN_SOURCE[code],
        "lon": f"{lon:.3f}",
        "lat": f"{lat:.3f}",
        "inhabitants": str(inhabitants),
        "land_km2": number(sum(record["Environment"]["Land area (km²)"] for record in records), 2),
        "household_size": number(inhabitants / households, 1 if len(parts) == 1 else 3),
    }
    for column, (section, field, base, decimals) in FIGURES.items():
        row[column] = number(weighted(records, section, field, base), decimals)
    return row


def make(folder: Path) -> list[dict[str, str]]:
    """All municipalities of 2025 in order of code."""
    figures = json.loads((folder / "kwb2021_gemeente_nlstat.json").read_text(encoding="utf-8"))["Gemeente"]
    shapes = json.loads((folder / "gemeente_2025_wgs84_cartomap.geojson").read_text(encoding="utf-8"))[
        "features"
    ]
    later = successors(folder / "gemeente_mergers_2017_2023.csv")
    parts: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for old, record in sorted(figures.items()):
        parts[later.get(old, (old, ""))[0]][old] = record
    places = {shape["properties"]["statcode"]: shape for shape in shapes}
    if set(places) != set(parts):
        raise SystemExit(f"The codes do not agree: {sorted(set(places) ^ set(parts))}")
    rows = []
    for code, place in sorted(places.items()):
        row = row_of(code, place["properties"]["statnaam"], place["geometry"], parts[code])
        joined = [old for old in parts[code] if old in later]
        row["merged_codes"] = ";".join(joined)
        row["merged_names"] = ";".join(later[old][1] for old in joined)
        rows.append(row)
    return rows


def main() -> None:
    """Write the table."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    rows = make(Path(sys.argv[1]))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*HEAD, *FIGURES, "merged_codes", "merged_names"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{TARGET.name}: {len(rows)} municipalities")


if __name__ == "__main__":
    main()
