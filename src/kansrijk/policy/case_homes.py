# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What every adapter of a worked case shares: households in a few words, and one result of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kansrijk.engine import FamilyFacts, HouseholdFacts, Problem
from kansrijk.policy.rulebook import DutchRules

Person = dict[str, Any]
Inputs = Mapping[str, Any]
Results = dict[str, float]
Adapter = Callable[[DutchRules, Inputs], Results]
WORKING_AGE, PENSION_AGE, CHILD_AGE, TEENAGE = 40, 70, 8, 14
"""Ages that stand for a group when a source does not tell the age."""


class NotCoveredError(Problem):
    """The law in this version does not compute this case; the sentences say why."""


def adult(age: int = WORKING_AGE, **facts: float) -> Person:
    """An adult."""
    return {"leeftijd": age, "rol": 0, **facts}


def child(age: int = CHILD_AGE, **facts: float) -> Person:
    """A child under 18."""
    return {"leeftijd": age, "rol": 1, **facts}


def home(
    *families: Sequence[Person], family: Mapping[str, float] | None = None, **values: float
) -> HouseholdFacts:
    """A household of families; `family` holds what is known of each of them, `values` what is known of the home."""
    facts = dict(family or {})
    return HouseholdFacts({"gemeente": 1, **values}, [FamilyFacts(facts, list(part)) for part in families])


def first(rules: DutchRules, household: HouseholdFacts, names: Sequence[str], **given: float) -> Results:
    """The results of the first person, family or household."""
    return {name: float(values[0]) for name, values in rules.compute(household, names, given=given).items()}


def one(rules: DutchRules, household: HouseholdFacts, name: str, **given: float) -> float:
    """One result of the first person, family or household."""
    return first(rules, household, [name], **given)[name]


def amount(rules: DutchRules, name: str) -> float:
    """An amount of the law on the day of the rules.

    Raises:
        OutsideKnownDates: the amount is not known on that day.
        TypeError: the amount is a table.
    """
    value = rules.parameters[name].on(rules.day).value
    if not isinstance(value, float):
        raise TypeError(f"{name} is a table")
    return value


def paid_a_month(year_amount: float) -> float:
    """What Toeslagen prints: a twelfth of the year, rounded down to whole euros."""
    return float(math.floor(year_amount / 12.0 + 1e-9))


SITUATIONS: dict[str, list[Person]] = {
    "alleenstaande": [adult()],
    "alleenstaand": [adult()],
    "alleenstaande (ouder) 21+": [adult()],
    "alleenstaande ouder": [adult(), child()],
    "alleenstaande ouder of gehuwden": [adult(), child()],
    "gehuwden": [adult(), adult()],
    "gehuwden 21+": [adult(), adult()],
    "echtpaar 21+": [adult(), adult()],
    "eenoudergezin": [adult(), child()],
    "gehuwden zonder kinderen": [adult(), adult()],
    "samenwonend + kind <12": [adult(), adult(), child()],
    "samenwonend + kind 12-17": [adult(), adult(), child(TEENAGE)],
    "18-20 met kinderen, gehuwd": [adult(20), adult(20), child(1)],
    "eenpersoons": [adult()],
}
"""The families that sources name, with their members."""


def situation(inputs: Inputs, key: str = "situatie") -> list[Person]:
    """The members of the family that a source names; `leeftijd` among the inputs is the age of its adults.

    Raises:
        NotCoveredError: the family is not known here.
    """
    named = str(inputs[key])
    if named not in SITUATIONS:
        raise NotCoveredError(
            nl=f"de situatie '{named}' wordt niet begrepen", en=f"the situation '{named}' is not understood"
        )
    members = [dict(member) for member in SITUATIONS[named]]
    if "leeftijd" in inputs:
        members = [{**m, "leeftijd": int(inputs["leeftijd"])} if m["rol"] == 0 else m for m in members]
    return members
