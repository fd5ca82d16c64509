# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a child is in the target group: every ground that holds is said, and no other."""

from __future__ import annotations

from typing import Any

import pytest

from kansrijk.engine import Column, FamilyFacts, HouseholdFacts, RulesInForce
from kansrijk.provisions import GROUNDS, ground_rules, rules_for
from kansrijk.provisions.grounds import lines_of

DAY = "2025-07-01"
COLUMNS = {
    column.name: column
    for column in (
        Column("rol", "person", "integer"),
        Column("leeftijd", "person", "integer"),
        Column("gemis_kind_items", "person", "integer"),
        Column("inkomen_pct_sociaal_minimum", "family", "number", unit="%"),
        Column("sociaal_minimum_m", "family", "money", unit="EUR/m"),
        Column("bijzondere_kosten_y", "family", "money", unit="EUR/y"),
        Column("schuldhulp", "family", "bool"),
        Column("problematische_schulden", "family", "bool"),
        Column("ouder_werkt", "family", "bool"),
    )
}


def grounds(code: str | None, age: int = 9, lacks: int = 0, **family: Any) -> set[str]:
    """The grounds that hold for the child of a family; income is 200% of a social minimum of 2,000 by default."""
    local = rules_for(code, DAY) if code else None
    rules, parameters = ground_rules(local, DAY)
    facts = {
        "inkomen_pct_sociaal_minimum": 200.0,
        "sociaal_minimum_m": 2000.0,
        "bijzondere_kosten_y": 0.0,
        "schuldhulp": False,
        "problematische_schulden": False,
        "ouder_werkt": False,
    } | family
    people = [
        {"rol": 0, "leeftijd": 35, "gemis_kind_items": 0},
        {"rol": 1, "leeftijd": age, "gemis_kind_items": lacks},
    ]
    in_force = RulesInForce(rules, parameters, COLUMNS, DAY)
    found = in_force.compute(HouseholdFacts({}, [FamilyFacts(facts, people)]), list(GROUNDS))
    assert [found[name][0] for name in GROUNDS] == [False] * 4, "an adult is in no target group"
    return {name for name in GROUNDS if found[name][1]}


def test_a_child_can_be_in_the_target_group_on_no_ground():
    assert grounds("GM0599") == set()


@pytest.mark.parametrize(
    "age,pct,holds", [(13, 130, True), (13, 131, False), (9, 110, True), (9, 115, False)]
)
def test_the_line_of_income_is_that_of_the_municipality_at_that_age(age: int, pct: float, holds: bool):
    assert ("grond_inkomen" in grounds("GM0599", age, inkomen_pct_sociaal_minimum=pct)) == holds


def test_without_a_municipality_the_common_line_of_120_holds():
    assert grounds(None, inkomen_pct_sociaal_minimum=120.0) == {"grond_inkomen"}
    assert grounds(None, inkomen_pct_sociaal_minimum=120.1) == set()
    assert grounds("GM0141", inkomen_pct_sociaal_minimum=120.0) == {"grond_inkomen"}


def test_work_with_low_pay_is_said_beside_low_income():
    working = {"inkomen_pct_sociaal_minimum": 105.0, "ouder_werkt": True}
    assert grounds("GM0599", **working) == {"grond_inkomen", "grond_werk"}


@pytest.mark.parametrize("fact", ["schuldhulp", "problematische_schulden"])
def test_debts_are_a_ground_whatever_the_income(fact: str):
    assert grounds("GM0599", **{fact: True}) == {"grond_schulden"}


def test_special_costs_that_bring_income_to_the_line_are_a_ground():
    # 130% less 4,800 euro a year (400 a month, 20 points of 2,000) is 110%.
    assert grounds("GM0599", inkomen_pct_sociaal_minimum=130.0, bijzondere_kosten_y=4800.0) == {
        "grond_omstandigheden"
    }
    assert grounds("GM0599", inkomen_pct_sociaal_minimum=130.0, bijzondere_kosten_y=4700.0) == set()


def test_a_child_that_goes_without_is_seen_whatever_the_income():
    assert grounds("GM0599", lacks=3) == {"grond_omstandigheden"}
    assert grounds("GM0599", lacks=2) == set()


def test_all_grounds_that_hold_are_said():
    everything = {"inkomen_pct_sociaal_minimum": 100.0, "ouder_werkt": True, "schuldhulp": True}
    assert grounds("GM0599", lacks=5, **everything) == set(GROUNDS)


def test_a_limit_without_holiday_pay_is_brought_to_the_norm_with_it():
    assert lines_of(rules_for("GM1900", DAY))[9] == pytest.approx(114.0)
