# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Years: how many people there were, and how prices, rents and wages went, from data/years.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from kansrijk.people.areas import DATA


@cache
def _document() -> Mapping[str, Any]:
    text = (DATA / "years.yaml").read_text(encoding="utf-8")
    document: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return document


def base_year() -> int:
    """The year of the assumed amounts in data/assumptions.yaml."""
    return int(_document()["base_year"])


def years() -> tuple[int, ...]:
    """The years for which every series is there, oldest first."""
    series = _document()["series"].values()
    return tuple(sorted(set.intersection(*(set(one["values"]) for one in series))))


def figure_of(name: str, year: int) -> float:
    """The value of a series in a year."""
    return float(_document()["series"][name]["values"][year])


@cache
def index(name: str, year: int) -> float:
    """The level of `rents`, `prices` or `wages` in a year relative to the base year, from the yearly changes."""
    level = 1.0
    for other in range(min(year, base_year()) + 1, max(year, base_year()) + 1):
        level *= 1 + figure_of(name, other) / 100
    return level if year >= base_year() else 1 / level


def law_day(year: int) -> str:
    """The day whose law stands for a year: 1 July, unless data/years.yaml names another."""
    return str(_document()["law_days"].get(year, f"{year}-07-01"))
