# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The income of a household as CBS observes it over a year, from the incomes the rules give for one day.

CBS counts what was received in twelve months. So amounts of July are brought to the mean of both halves of the year,
an allowance counts only when it was asked for, and incomes of households with assistance are spread around the norm.
data/poverty_lines.yaml has every number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from kansrijk.engine.frame import Frame
from kansrijk.people.synthesis.assumptions import quantile
from kansrijk.policy.rulebook import DutchRules, netherlands

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
BY_THE_NORM = ("gezin_netto_inkomen_y", "bijstand_y", "kinderbijslag_y")
ALLOWANCES = {
    "zorgtoeslag": "zorgtoeslag_y",
    "huurtoeslag": "huurtoeslag_gezin_y",
    "kindgebonden_budget": "kindgebonden_budget_y",
}
ENERGY = "energietoeslag"
ENERGY_DRAW, OBSERVED_DRAW, FIRST_DRAW = 1, 0, 2
GROUPS = ("assistance", "business", "pension", "other")


@cache
def numbers() -> Mapping[str, Any]:
    """The numbers of poverty_lines.yaml."""
    text = Path(__file__).with_name("poverty_lines.yaml").read_text(encoding="utf-8")
    document: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return document


@dataclass(frozen=True)
class Homes:
    """What is known of every household: its number in `frame` by family (`of_family`), and whether the main family
    has assistance, lives of an own business, has a first adult of pension age, is a single parent's, has grown children
    at home, or has children under 18."""

    frame: Frame
    of_family: NDArray[np.int64]
    assisted: Flags
    business: Flags
    pension_age: Flags
    single_parent: Flags
    grown: Flags
    parents: Flags

    def total(self, by_family: Floats) -> Floats:
        """Amounts of families added up by household."""
        result: Floats = np.bincount(self.of_family, by_family, self.frame.n_households).astype(np.float64)
        return result


def needed(rules: DutchRules) -> list[str]:
    """The names of results that `received` asks for."""
    names = [*BY_THE_NORM, *ALLOWANCES.values()]
    return (
        [*names, ENERGY] if rules.day.year in numbers()["energy_allowance"]["paid_ahead"]["values"] else names
    )


def received(rules: DutchRules, got: Mapping[str, NDArray[Any]], homes: Homes) -> tuple[Floats, Floats]:
    """Income received in the year without rent allowance, and that allowance: EUR a month by household."""
    own = homes.total(np.asarray(sum(got[name] for name in BY_THE_NORM))) * _year_by_day(
        rules.day.isoformat()
    )
    paid = {
        name: homes.total(np.asarray(got[column]))
        * _used(homes, name, got[column], FIRST_DRAW + place, rules.day.year)
        for place, (name, column) in enumerate(ALLOWANCES.items())
    }
    rent = paid.pop("huurtoeslag")
    income = own + sum(paid.values()) + _energy(got, homes, rules.day.year)
    return income / 12, rent / 12


def observed(homes: Homes) -> Floats:
    """How many times the income of the rules CBS observes, by household; 1 without assistance."""
    about = numbers()["observed_income"]
    kind = np.where(homes.single_parent, 1, np.where(homes.parents, 2, 0))
    names = ("others", "single_parents", "couples_with_children")
    mean, spread = (np.array([about[name][key] for name in names])[kind] for key in ("mean", "spread"))
    drawn = quantile(_draw(homes.frame, OBSERVED_DRAW))
    result: Floats = np.where(homes.assisted, np.exp(mean + spread * drawn), 1.0)
    return result


def _draw(frame: Frame, number: int) -> Floats:
    """A number between 0 and 1 for every household, fixed by its own number and that of the draw."""
    mixed = (frame.ids.astype(np.uint64) + np.uint64(number << 40)) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(0xD6E8FEB86659FD93)
    mixed ^= mixed >> np.uint64(32)
    result: Floats = (mixed >> np.uint64(11)).astype(np.float64) / 2.0**53
    return result


@cache
def _year_by_day(day: str) -> float:
    """The mean of the norms of January and of `day`, relative to that of the day: what comes in during the whole year.

    The law of a year is that of July, so this is the mean of both halves; where it is that of January it gives 1.
    """
    first, now = _norm(f"{day[:4]}-01-01"), _norm(day)
    return (first + now) / 2 / now


def _norm(day: str) -> float:
    rules = netherlands(day)
    return float(rules.parameters["norm_gehuwden"].on(rules.day).value)  # type: ignore[arg-type]


def _used(homes: Homes, name: str, amounts: NDArray[Any], draw: int, year: int) -> Flags:
    """Whether a household asked for an allowance."""
    about = numbers()["not_used"]
    group = np.where(
        homes.assisted, 0, np.where(homes.business, 1, np.where(homes.pension_age, 2, len(GROUPS) - 1))
    )
    part = np.array([about["part"][name][one] for one in GROUPS])[group]
    if name == "kindgebonden_budget":
        part = part * about["earlier"]["values"].get(year, 1.0)
    small = homes.total(np.asarray(amounts)) < about["small"]["below"]
    times = np.where(small, about["small"]["times"], about["small"]["otherwise"])
    result: Flags = _draw(homes.frame, draw) >= part * np.where(homes.assisted, 1.0, times)
    return result


def _energy(got: Mapping[str, NDArray[Any]], homes: Homes, year: int) -> Floats:
    """The energy allowance of the year, EUR a year; in part of the homes some came a year ahead."""
    if ENERGY not in got:
        return np.zeros(homes.frame.n_households)
    about = numbers()["energy_allowance"]
    allowance = homes.total(np.nan_to_num(np.asarray(got[ENERGY], dtype=np.float64)))
    ahead = _draw(homes.frame, ENERGY_DRAW) < about["ahead_share"]["value"]
    moved = np.where(ahead, float(about["paid_ahead"]["values"][year]), 0.0)
    result: Floats = np.where(allowance > 0, allowance + moved, 0.0)
    return result
