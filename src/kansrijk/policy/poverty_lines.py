# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where households stand against three kinds of poverty lines, for counting in a whole population.

The law room gives the amounts of published forms of households and refuses the others. To hold a population against
published shares every form needs a line; data/poverty_lines.yaml says how each was filled in. These lines are for
counting in synthetic people, never for telling a family where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Frame, column_values
from kansrijk.people.forms import FORMS, household_forms
from kansrijk.people.model import CHILD, input_columns
from kansrijk.people.synthesis.money import others_minimum
from kansrijk.people.synthesis.years import index
from kansrijk.policy.poverty_lines_income import Homes, needed, numbers, observed, received
from kansrijk.policy.rulebook import DutchRules

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
POSITION = ("armoede_inkomen_m", "armoede_norm_m", "norminkomen_m")
LAST_LOW_INCOME = 2022
BASIC_YEAR = 2023
PENSION_AGE = 67
SINGLE_PARENTS = ("single_parent", "single_parent_grown")
GROWN = ("single_parent_grown", "couple_grown")


@dataclass(frozen=True)
class Standing:
    """Households by line. Positions are income divided by the line; below 1 (or at most, for `minimum`) is poor.

    `minimum` is the position against the social minimum with children's amounts. In a home with others their incomes
    are counted in, and each adds to the minimum (assumption `others_minimum`). `buffer` says who owns more than a
    year of the basic needs, debts not taken off.
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
    got = rules.simulate(frame, [*POSITION, *needed(rules)])
    main = frame.family_offsets[:-1]
    home = np.repeat(np.arange(frame.n_households), np.diff(frame.family_offsets))
    adults, young, teens = _people(frame)
    others = np.bincount(home, got["norminkomen_m"], frame.n_households) - got["norminkomen_m"][main]
    form, more = household_forms(frame), np.diff(frame.family_offsets) - 1
    extra = others_minimum(form, more) * _amount(rules, "norm_gehuwden")
    minimum = (got["armoede_inkomen_m"][main] + others) / (got["armoede_norm_m"][main] + extra)
    homes = _homes(frame, form, home, got["bijstand_y"][main] > 0, young + teens)
    income, rent_help = received(rules, got, homes)
    seen = observed(homes)
    premium = adults * _premium(rules) / 12
    low = seen * (income - premium) / low_income_line(year, adults, young + teens)
    grown = np.where(homes.grown, more, 0)
    budget = (
        basic_needs(year, adults - grown, young, teens + grown)
        + grown * _premium(rules) / 12
        + _housing(frame)
    )
    buffer = homes.total(_savings(frame)) > 12 * budget
    return Standing(minimum, low, seen * (income + rent_help) / budget, buffer)


def _homes(frame: Frame, form: Ints, home: Ints, assisted: Flags, children: Ints) -> Homes:
    first = frame.person_offsets[frame.family_offsets[:-1]]
    columns = input_columns()
    profits = column_values(frame, columns["winst_y"], columns)[first]
    pension_age = frame.columns["leeftijd"][first] >= PENSION_AGE
    alone, grown = (np.isin(form, [FORMS.index(name) for name in names]) for names in (SINGLE_PARENTS, GROWN))
    return Homes(frame, home, assisted, profits > 0, pension_age, alone, grown, children > 0)


def _savings(frame: Frame) -> Floats:
    """What a family owns, EUR: its wealth with the debts put back, as debts do not count for the line."""
    columns = input_columns()
    wealth, debts = (column_values(frame, columns[name], columns) for name in ("vermogen", "schulden"))
    owned: Floats = np.maximum(wealth + debts, 0.0)
    return owned


def _premium(rules: DutchRules) -> float:
    return _amount(rules, "standaardpremie") * float(
        numbers()["health_premium"]["share_of_standard"]["value"]
    )


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
    line = numbers()["low_income_line"]
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
    about = numbers()["low_income_line"]["single"]
    amounts = about["values"] | about["derived"]
    known = min(year, max(amounts))
    return float(amounts[known]) * index("prices", year) / index("prices", known)


def basic_needs(year: int, adults: Ints, young: Ints, teens: Ints) -> Floats:
    """The budget of the line of CBS, SCP and Nibud without housing and energy, EUR a month."""
    line = numbers()["basic_needs_line"]
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
