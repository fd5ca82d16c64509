# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Margins: the published figures the synthetic population is fitted to, as arrays."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import yaml

from kansrijk.people.areas import DATA, municipalities
from kansrijk.people.synthesis.assumptions import Floats

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
AGE_BANDS = ("pct_0_14", "pct_15_24", "pct_25_44", "pct_45_64", "pct_65_plus")
AGE_BAND_STARTS = (0, 15, 25, 45, 65)
COMPOSITION_YEAR, INCOME_YEAR = "2021", "2024"


@cache
def national() -> Mapping[str, Mapping[str, Any]]:
    """The groups of data/national.yaml by StatLine code."""
    text = (DATA / "national.yaml").read_text(encoding="utf-8")
    groups = yaml.load(text, Loader=yaml.CSafeLoader)["groups"]
    return {code: group for dimension in groups.values() for code, group in dimension.items()}


def households_of(code: str, year: str) -> float:
    """Households of a group x 1 000.

    Not published as such: it follows from the published number and percentage at each line. Both are rounded to
    one decimal, so each line gives a range; this is the middle of what the three ranges share.
    """
    lows, highs = [], []
    for number, percent in national()[code][year].values():
        lows.append((number - 0.05) / (percent + 0.05) * 100)
        highs.append((number + 0.05) / (percent - 0.05) * 100)
    result: float = (max(lows) + min(highs)) / 2
    return result


def by_class(code: str, year: str = INCOME_YEAR) -> Floats:
    """Households x 1 000 of a group with an income up to 101, to 110, to 120 percent, and above."""
    below = [national()[code][year][line][0] for line in LINES]
    return np.diff(np.array([0.0, *below, households_of(code, year)]))


@cache
def type_shares() -> Floats:
    """Share of households up to 101, 110 and 120 percent (columns) by kind of household (rows), in 2024."""
    return np.array([np.cumsum(by_class(code))[:3] / by_class(code).sum() for code in TYPE_CODES])


@cache
def type_sizes() -> Floats:
    """Households x 1 000 by kind of household in 2021."""
    return np.array([households_of(code, COMPOSITION_YEAR) for code in TYPE_CODES])


def area_figures(name: str) -> Floats:
    """A published figure of every municipality, in order of code; not a number where it is not published."""
    return np.array([area.figures.get(name, np.nan) for area in municipalities()])


@cache
def area_households() -> Floats:
    """Households of every municipality: inhabitants divided by average size, rounded to whole households."""
    return np.round(np.array([area.households for area in municipalities()]))


@cache
def area_low_income() -> Floats:
    """Published share of households up to 101, 110 and 120 percent (columns) by municipality (rows), in 2021."""
    return np.stack([area_figures(f"minimum_{line}_pct") / 100 for line in LINES], axis=1)
