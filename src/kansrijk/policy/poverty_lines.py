# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where households stand against three kinds of poverty lines, for counting in a whole population.

The law room gives the amounts of published forms of households and refuses the others. To hold a population against
published shares every form needs a line; data/poverty_lines.yaml says how each was filled in. These lines are for
counting in synthetic people, never for telling a family where it stands.
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

from kansrijk.engine.frame import Frame, column_values
from kansrijk.people.model import CHILD, input_columns
from kansrijk.people.synthesis.assumptions import assumptions, quantile
from kansrijk.people.synthesis.years import index
from kansrijk.policy.rulebook import DutchRules

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
MONEY = (
    "gezin_netto_inkomen_y",
    "bijstand_y",
    "kinderbijslag_y",
    "kindgebonden_budget_y",
    "zorgtoeslag_y",
    "huurtoeslag_gezin_y",
    "armoede_inkomen_m",
    "armoede_norm_m",
    "norminkomen_m",
)
ENERGY = "energietoeslag"
LAST_LOW_INCOME = 2022
BASIC_YEAR = 2023
PENSION_AGE = 67


@cache
def _document() -> Mapping[str, Any]:
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    document: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return document


@dataclass(frozen=True)
class Standing:
    """Households by line. Positions are income divided by the line; below 1 (or at most, for `minimum`) is poor.

    `minimum` is the position against the social minimum with children's amounts. In a home with others their incomes
    are counted in, and each adds to the minimum (assumption `others_minimum`). `buffer` says who has wealth above a
    year of the basic needs.
    """

    minimum: Floats
    low_income: Floats
    basic_needs: Floats
    buffer: Flags

    def below(self, line: str) -> Flags:
        """Who is poor by `low_income`, `basic_needs`, `near_basic_needs` (to 125%), or a percentage of the minimum."""
        if line == "low_income":
            return self.low_income < 1.0
        if line == "basic_needs":
            return (self.basic_needs < 1.0) & ~self.buffer
        if line == "near_basic_needs":
            return (self.basic_needs >= 1.0) & (self.basic_needs < 1.25) & ~self.buffer
        return self.minimum <= float(line) / 100 + 5e-4


def standing(rules: DutchRules, frame: Frame) -> Standing:
    """Where every household of `frame` stands on the day of `rules`, by the rules and the lines of its year.

    Raises:
        Problem: the rules are not known on that day.
    """
    year = rules.day.year
    got = rules.simulate(frame, [*MONEY, ENERGY] if year in _allowance("paid_ahead") else list(MONEY))
    main = frame.family_offsets[:-1]
    home = np.repeat(np.arange(frame.n_households), np.diff(frame.family_offsets))
    adults, young, teens = _people(frame)
    energy = _energy(got, year, frame.n_families)
    others = np.bincount(home, got["norminkomen_m"], frame.n_households) - got["norminkomen_m"][main]
    grown = np.diff(frame.family_offsets) - 1
    extra = grown * float(assumptions()["others_minimum"]) * _amount(rules, "norm_gehuwden")
    minimum = (got["armoede_inkomen_m"][main] + others) / (got["armoede_norm_m"][main] + extra)
    received = sum(got[name] for name in MONEY[:5]) + energy
    premium = adults * _premium(rules) / 12
    disposable = np.bincount(home, received, frame.n_households) / 12
    rent_help = np.bincount(home, got["huurtoeslag_gezin_y"], frame.n_households) / 12
    working_age = frame.columns["leeftijd"][frame.person_offsets[main]] < PENSION_AGE
    observed = np.where((got["bijstand_y"][main] > 0) & working_age, _observed(frame, young + teens > 0), 1.0)
    low = observed * (disposable - premium) / low_income_line(year, adults, young + teens)
    budget = basic_needs(year, adults, young, teens) + _housing(frame)
    wealth = np.maximum(column_values(frame, input_columns()["vermogen"], input_columns()), 0.0)
    buffer = np.bincount(home, wealth, frame.n_households) > 12 * budget
    return Standing(minimum, low, observed * (disposable + rent_help) / budget, buffer)


def _allowance(name: str) -> Mapping[int, float]:
    values: Mapping[int, float] = _document()["energy_allowance"][name]["values"]
    return values


def _energy(got: Mapping[str, NDArray[Any]], year: int, families: int) -> Floats:
    """The energy allowance every family received in the year, EUR; what was paid ahead moves to the year before."""
    if ENERGY not in got:
        return np.zeros(families)
    allowance: Floats = np.nan_to_num(got[ENERGY])
    part = _allowance("received")[year]
    return np.where(allowance > 0, part * (allowance + _allowance("paid_ahead")[year]), 0.0)


def _premium(rules: DutchRules) -> float:
    return _amount(rules, "standaardpremie") * float(
        _document()["health_premium"]["share_of_standard"]["value"]
    )


def _observed(frame: Frame, parents: Flags) -> Floats:
    """How far the income that CBS observes is from that of the rules, by household; fixed by its number."""
    about = _document()["observed_income"]
    mixed = frame.ids.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(0xD6E8FEB86659FD93)
    mixed ^= mixed >> np.uint64(32)
    drawn = quantile((mixed >> np.uint64(11)).astype(np.float64) / 2.0**53)
    spread = np.where(parents, about["spread_with_children"]["value"], about["spread"]["value"])
    result: Floats = np.exp(float(about["mean"]["value"]) + spread * drawn)
    return result


def _amount(rules: DutchRules, name: str) -> float:
    return float(rules.parameters[name].on(rules.day).value)  # type: ignore[arg-type]


def _people(frame: Frame) -> tuple[Ints, Ints, Ints]:
    """Adults, children up to 12 and teenagers of every household."""
    persons = frame.person_offsets[frame.family_offsets]
    home = np.repeat(np.arange(frame.n_households), np.diff(persons))
    age, child = frame.columns["leeftijd"], frame.columns["rol"] == CHILD
    n = frame.n_households
    groups = (~child, child & (age <= 12), child & (age > 12))
    adults, young, teens = (np.bincount(home[group], minlength=n) for group in groups)
    return adults, young, teens


def _housing(frame: Frame) -> Floats:
    names = ("huur_m", "servicekosten_m", "woonlasten_eigen_m", "energie_m")
    columns = input_columns()
    total: Floats = sum(
        (column_values(frame, columns[name], columns) for name in names), np.zeros(frame.n_households)
    )
    return total


def low_income_line(year: int, adults: Ints, children: Ints) -> Floats:
    """The old low-income line of CBS, EUR a month, for every form of household (see data/poverty_lines.yaml)."""
    line = _document()["low_income_line"]
    factors = np.array(line["factors"]["values"])
    known = min(year, LAST_LOW_INCOME)
    single = _single_line(year)

    def scale(name: str, factor: float) -> float:
        values = line[name]["values"]
        nearest = min(values, key=lambda other: (abs(other - known), -other))
        return float(values[nearest] / line["single"]["values"][nearest] / factor)

    table = factors.copy()
    table[0, 1:] *= scale("single_parent_two_children", factors[0, 2])
    table[1, 0] *= scale("couple", factors[1, 0])
    table[1:, 1:] *= scale("couple_two_children", factors[1, 2])
    table[2:, 0] *= scale("couple", factors[1, 0])
    rows, columns = table.shape
    result: Floats = single * table[(adults - 1).clip(0, rows - 1), children.clip(0, columns - 1)]
    return result


def _single_line(year: int) -> float:
    """The low-income line of a single person: published, derived, or raised with prices."""
    about = _document()["low_income_line"]["single"]
    amounts = about["values"] | about["derived"]
    known = min(year, max(amounts))
    return float(amounts[known]) * index("prices", year) / index("prices", known)


def basic_needs(year: int, adults: Ints, young: Ints, teens: Ints) -> Floats:
    """The budget of the line of CBS, SCP and Nibud without housing and energy, EUR a month."""
    line = _document()["basic_needs_line"]
    second, child, teen = (float(line[n]["value"]) for n in ("second_adult", "child_up_to_12", "teenager"))
    levels = line["single"]["index"]
    known = min(max(year, min(levels)), max(levels))
    level = levels[known] * index("prices", year) / index("prices", known)
    if year < known:
        level = levels[known] * _single_line(year) / _single_line(known)
    amount = (
        line["single"]["values"][BASIC_YEAR] + second * (adults - 1).clip(0) + child * young + teen * teens
    )
    result: Floats = amount * level
    return result
