# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Worked cases of rent allowance: from what a source prints to a household and back."""

from __future__ import annotations

import re
from collections.abc import Callable

from kansrijk.engine import HouseholdFacts, OutsideKnownDates, Reform
from kansrijk.policy.case_homes import (
    PENSION_AGE,
    WORKING_AGE,
    Inputs,
    NotCoveredError,
    Person,
    Results,
    adult,
    amount,
    child,
    home,
    one,
    paid_a_month,
)
from kansrijk.policy.rulebook import DutchRules

IN_CENTS = "_in_centen"
"""Ending of a result before rounding, for sources that print cents."""

LOWEST_INCOME = "<= minimum-inkomensijkpunt"
SIZES = {
    "eenpersoons": 1,
    "EP": 1,
    "tweepersoons": 2,
    "meerpersoons (partners met kind)": 3,
    "drie of meer personen": 3,
}
OF_AGE = re.compile(r" *(23\+|\(AOW\)|ouderen \((\d) personen, AOW\))$")


def _residents(inputs: Inputs) -> list[Person]:
    """Who lives in the home: one adult with children, or two people of pension age as the source says."""
    text = str(inputs.get("huishouden", inputs.get("situatie", "")))
    old = bool(inputs.get("aow", False)) or "AOW" in text
    group = OF_AGE.search(text)
    if "personen" in inputs:
        size = int(inputs["personen"])
    elif group and group[2]:
        size = int(group[2])
    elif OF_AGE.sub("", text) in SIZES:
        size = SIZES[OF_AGE.sub("", text)]
    else:
        raise NotCoveredError(
            nl="het geval zegt niet hoeveel mensen er in de woning wonen",
            en="the case does not tell how many people live in the home",
        )
    age = int(inputs.get("leeftijd", PENSION_AGE if old else WORKING_AGE))
    if group and group[2]:
        return [adult(age) for _ in range(size)]
    return [adult(age), *(child() for _ in range(size - 1))]


def _rented(inputs: Inputs) -> HouseholdFacts:
    rent = inputs.get("rekenhuur", inputs.get("kale_huur"))
    if rent is None:
        raise NotCoveredError(
            nl="het geval geeft geen rekenhuur en geen kale huur",
            en="the case gives no rent that counts (rekenhuur) and no basic rent (kale_huur)",
        )
    wealth = {"vermogen": float(inputs.get("vermogen", 0.0))}
    return home(_residents(inputs), family=wealth, huurwoning=True, huur_m=float(rent))


def _income(rules: DutchRules, inputs: Inputs) -> float:
    """The income that counts; "<= minimum-inkomensijkpunt" is the highest income with the lowest basic rent."""
    income = inputs["rekeninkomen"]
    if income == LOWEST_INCOME:
        return amount(rules, f"huur_minimum_inkomen_{'ep' if len(_residents(inputs)) == 1 else 'mp'}")
    return float(income)


def rent_allowance(rules: DutchRules, inputs: Inputs) -> Results:
    """The allowance of a year, of a month as paid, and of a month before rounding."""
    household, income = _rented(inputs), _income(rules, inputs)
    year = one(rules, household, "huurtoeslag_y", rekeninkomen_y=income)
    month = year / 12.0
    try:
        if year > 0.0:
            month = one(rules, household, "huurtoeslag_lagen_m", rekeninkomen_y=income)
    except OutsideKnownDates:
        # From 2025 the law rounds the sum of the layers itself.
        pass
    return {
        "huurtoeslag_per_maand": paid_a_month(year),
        f"huurtoeslag_per_maand{IN_CENTS}": month,
        "huurtoeslag_per_jaar": year,
    }


def income_without_allowance(rules: DutchRules, inputs: Inputs) -> Results:
    """The income at which the basic rent reaches the rent."""
    stated = inputs.get("verlaging_basishuur")
    if stated is not None and abs(amount(rules, "huur_opslag") - float(stated)) > 1e-6:
        raise NotCoveredError(
            nl=f"het geval verlaagt de basishuur met {stated}, de wet met {amount(rules, 'huur_opslag'):g}",
            en=f"the case lowers the basic rent by {stated}, the law by {amount(rules, 'huur_opslag'):g}",
        )
    household, rent = _rented(inputs), float(inputs["rekenhuur"])

    def gets_something(income: float) -> bool:
        return one(rules, household, "basishuur_m", rekeninkomen_y=income) <= rent + 1e-9

    return {"inkomen_waarbij_toeslag_nul": highest(gets_something, 1e-3)}


def highest(holds: Callable[[float], bool], precision: float) -> float:
    """The highest income at which something still holds, by halving."""
    low, high = 0.0, 1_048_576.0
    while high - low > precision:
        middle = (low + high) / 2.0
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _basic_rent(rules: DutchRules, residents: int, income: float) -> float:
    household = home([adult(), *(child() for _ in range(residents - 1))], huurwoning=True)
    return one(rules, household, "basishuur_m", rekeninkomen_y=income)


def lowest_basic_rent(rules: DutchRules, inputs: Inputs) -> Results:
    """The basic rent of the lowest incomes."""
    return {"basishuur": _basic_rent(rules, 1 if inputs["eenpersoons"] else 2, 0.0)}


def factors(rules: DutchRules, inputs: Inputs) -> Results:
    """a and b of "a x income squared + b x income", read off at two incomes.

    The basic rent is rounded to the cent. With norm rents a million times as high it is a million times as high too,
    so that the rounding no longer hides the last digits.
    """
    if inputs["type"] not in ("EP", "MP"):
        raise NotCoveredError(
            nl=f"factoren van soort {inputs['type']} zitten niet in deze versie",
            en=f"factors of type {inputs['type']} are not in this version",
        )
    scale, low, high = 1e6, 40_000.0, 80_000.0
    norms = [name for name in rules.parameters if name.startswith(("huur_norm_", "huur_verlaging_"))]
    raised = {name: scale * amount(rules, name) for name in norms}
    scaled = rules.reform(Reform("norm rents times a million", {**raised, "huur_opslag": 0.0}))
    residents = 1 if inputs["type"] == "EP" else 2
    at_low, at_high = (_basic_rent(scaled, residents, income) / scale for income in (low, high))
    a = (at_high / high - at_low / low) / (high - low)
    return {"a": a, "b": at_low / low - a * low}
