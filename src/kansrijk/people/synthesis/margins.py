# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Margins: the published figures the synthetic population is fitted to, as arrays."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import numpy as np

from kansrijk.people.areas import DATA, municipalities
from kansrijk.people.synthesis.assumptions import Floats, Ints, assumed
from kansrijk.people.synthesis.years import figure_of

TYPE_CODES = (
    "A043011",
    "A043012",
    "1050195",
    "1050200",
    "1017790",
    "1017800",
    "1017810",
    "1017880",
    "1050220",
)
"""StatLine codes of the kinds of household, in the order of TYPES."""
HEAD_AGES = {
    "A025340": 0,
    "A025342": 25,
    "A025347": 35,
    "A025350": 45,
    "A025354": 55,
    "A025358": 65,
    "A042086": 75,
    "A042087": 85,
}
"""StatLine codes of the age of the main earner, with the first age of each band."""
SOURCES = {
    "wage": "1013400",
    "business": "1013601",
    "unemployment": "1013750",
    "disability": "1013800",
    "pension": "1013850",
    "bijstand": "1013950",
    "other": "1014040",
}
"""StatLine codes of the main source of income."""
OWNER, RENTER = "1014800", "1014850"
LINES = (101, 110, 120)
CLASSES = len(LINES) + 1
LOW_INCOME = "low_income"
AGE_BANDS = ("pct_0_14", "pct_15_24", "pct_25_44", "pct_45_64", "pct_65_plus")
AGE_BAND_STARTS = (0, 15, 18, 25, 45, 65)
"""First age of the bands of `people_targets`: those of AGE_BANDS, with 15-24 split at 18."""
GROWN = 2
"""Place of the first band of adults."""
FIRST_YEAR, LAST_YEAR = 2018, 2024
"""Years of the published low incomes; later years take those of the last."""
Figures = Mapping[tuple[str, int], tuple[float, float]]


@cache
def national() -> Mapping[tuple[str, int], Figures]:
    """Published figures by (StatLine code, year), then by (line, years in a row): [households x 1 000, percent]."""
    result: dict[tuple[str, int], dict[tuple[str, int], tuple[float, float]]] = defaultdict(dict)
    with (DATA / "cbs_national.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            line = row["line"], int(row["years"])
            figures = float(row["households_k"]), float(row["percent"])
            result[row["code"], int(row["year"])][line] = figures
    return dict(result)


def figures_year(year: int) -> int:
    """The year whose published low incomes stand for `year`."""
    return min(max(year, FIRST_YEAR), LAST_YEAR)


def published(code: str, year: int, line: str | int, years: int = 1) -> tuple[float, float] | None:
    """Households x 1 000 and percent of a group up to a line; None when not published."""
    return national().get((code, year), {}).get((str(line), years))


def households_of(code: str, year: int) -> float:
    """Households of a group x 1 000.

    Not published as such: it follows from the published number and percentage at each line. Both are rounded to
    one decimal, so each line gives a range; this is the middle of what the ranges share.
    """
    lows, highs = [], []
    for line in LINES:
        number, percent = national()[code, figures_year(year)][str(line), 1]
        lows.append((number - 0.05) / (percent + 0.05) * 100)
        highs.append((number + 0.05) / (percent - 0.05) * 100)
    result: float = (max(lows) + min(highs)) / 2
    return result


def by_class(code: str, year: int) -> Floats:
    """Households x 1 000 of a group with an income up to 101, to 110, to 120 percent, and above."""
    figures = national()[code, figures_year(year)]
    below = [figures[str(line), 1][0] for line in LINES]
    return np.diff(np.array([0.0, *below, households_of(code, year)]))


@cache
def type_shares(year: int) -> Floats:
    """Share of households up to 101, 110 and 120 percent (columns) by kind of household (rows)."""
    return np.array([np.cumsum(by_class(code, year))[:3] / by_class(code, year).sum() for code in TYPE_CODES])


@cache
def long_term_shares(year: int, line: str | int) -> Floats:
    """Of those up to a line, the share that was so four years or more, by kind; the last year there is."""
    result = []
    for code in TYPE_CODES:
        years = [y for y in range(FIRST_YEAR, figures_year(year) + 1) if published(code, y, line, 4)]
        (one, _), (four, _) = (published(code, years[-1], line, n) or (1.0, 0.0) for n in (1, 4))
        result.append(four / one)
    return np.array(result)


@cache
def type_sizes(year: int) -> Floats:
    """Households x 1 000 by kind of household."""
    return np.array([households_of(code, year) for code in TYPE_CODES])


def area_figures(name: str) -> Floats:
    """A published figure of every municipality, in order of code; not a number where it is not published."""
    return np.array([area.figures.get(name, np.nan) for area in municipalities()])


def whole(values: Floats, total: float) -> Ints:
    """Whole numbers that add up to `total` in proportion to `values`: largest remainders first."""
    scaled = values * total / values.sum()
    result: Ints = np.floor(scaled).astype(np.int64)
    left = round(total) - int(result.sum())
    result[np.argsort(result - scaled, kind="stable")[:left]] += 1
    return result


@cache
def area_households(year: int) -> Ints:
    """Households of every municipality: inhabitants by average size of 2021, scaled to the nation of the year."""
    return whole(np.array([area.households for area in municipalities()]), figure_of("households", year))


@cache
def area_inhabitants(year: int) -> Ints:
    """Inhabitants of every municipality: those of 2021, scaled to the nation of the year."""
    return whole(area_figures("inhabitants"), figure_of("inhabitants", year))


@cache
def people_targets(year: int) -> Floats:
    """Inhabitants by municipality and age band.

    The shares of 2021 of a municipality, shifted so that those under 15 and from 65 in the nation are those of the
    year; 15-24 is split at 18 in proportion to those under 15.
    """
    shares = np.column_stack([area_figures(name) for name in AGE_BANDS])
    people = area_inhabitants(year).astype(np.float64)
    table = people[:, None] * shares / shares.sum(axis=1, keepdims=True)
    nation = table.sum(axis=0) / people.sum()
    young, old = (figure_of(name, year) / 100 for name in ("pct_0_14", "pct_65_plus"))
    middle = nation[1:4] * (1 - young - old) / nation[1:4].sum()
    wanted = np.array([young, *middle, old]) * people.sum()
    for _ in range(50):
        table *= wanted / table.sum(axis=0)
        table *= (people / table.sum(axis=1))[:, None]
    minors = np.minimum(table[:, 0] * float(assumed("fifteen_to_seventeen")), 0.6 * table[:, 1])
    return np.column_stack([table[:, 0], minors, table[:, 1] - minors, table[:, 2:]])


@cache
def area_low_income() -> Floats:
    """Published share of households up to 101, 110 and 120 percent (columns) by municipality (rows), in 2021."""
    return np.stack([area_figures(f"minimum_{line}_pct") / 100 for line in LINES], axis=1)


@cache
def area_depth() -> Floats:
    """Households below the low-income line for each up to 101 percent, by municipality, relative to the nation."""
    low, up_to = area_figures("low_income_pct"), area_figures("minimum_101_pct")
    households = area_households(2021)
    result: Floats = (low / up_to) / ((low @ households) / (up_to @ households))
    return result
