# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What may be right and still deserves a look: values that suggest a wrong unit, column or code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from kansrijk.engine.frame import Frame
from kansrijk.people.model import ADULT, input_columns

BOUNDS_FILE = Path(__file__).parent / "odd.yaml"


@dataclass(frozen=True)
class Odd:
    """One thing to look at: the column (or ""), how many cases, and what it may mean."""

    column: str
    count: int
    nl: str
    en: str


@cache
def _bounds() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(BOUNDS_FILE.read_text(encoding="utf-8"))
    return found


def odd_values(frame: Frame) -> tuple[Odd, ...]:
    """What looks odd in a population; the bounds are choices, listed in odd.yaml."""
    return tuple(odd for odd in (*_by_value(frame), *_by_median(frame), *_by_household(frame)) if odd.count)


def _by_value(frame: Frame) -> Iterator[Odd]:
    for item in _bounds()["values"]:
        values = frame.columns.get(item["column"])
        if values is None:
            continue
        outside = values > item.get("above", np.inf)
        if "below" in item:
            outside = outside | ((values < item["below"]) & (values != 0))
        yield Odd(item["column"], int(outside.sum()), item["nl"], item["en"])


def _by_median(frame: Frame) -> Iterator[Odd]:
    for item in _bounds()["medians"]:
        values = frame.columns.get(item["column"])
        if values is None or not (values != 0).any():
            continue
        median = float(np.median(values[values != 0]))
        if median > item.get("above", np.inf) or median < item.get("below", -np.inf):
            yield Odd(item["column"], int((values != 0).sum()), item["nl"], item["en"])
    for name, values in frame.columns.items():
        column = input_columns()[name]
        if column.kind == "money" and len(values) > 1 and bool((values == values[0]).all()):
            yield Odd(name, len(values), f"{name} is overal gelijk", f"{name} is the same everywhere")


def _by_household(frame: Frame) -> Iterator[Odd]:
    large = int(_bounds()["largest_household"])
    persons = np.diff(frame.person_offsets[frame.family_offsets])
    yield Odd(
        "",
        int((persons > large).sum()),
        f"huishoudens van meer dan {large} personen; mogelijk een instelling",
        f"households of more than {large} people; perhaps an institution",
    )
    incomes = [frame.columns[name] for name in _bounds()["incomes"] if name in frame.columns]
    if len(incomes) == len(_bounds()["incomes"]):
        own = np.sum(incomes, axis=0)
        total = np.add.reduceat(own, frame.person_offsets[:-1])
        yield Odd(
            "",
            int((total == 0).sum()),
            "gezinnen zonder eigen inkomen",
            "families without any income of their own",
        )
    if "loon_y" in frame.columns:
        young = (frame.columns["rol"] != ADULT) & (frame.columns["leeftijd"] < 13)
        count = int((young & (frame.columns["loon_y"] > 0)).sum())
        yield Odd("loon_y", count, "kinderen onder de 13 met loon", "children under 13 with a wage")
