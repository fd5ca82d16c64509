# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A reform can change a scheme's amount, limit or ages by name, or add a scheme that does not exist."""

from __future__ import annotations

import pytest
from tests.provisions.standin import family_of, in_force

from kansrijk.engine import Problem
from kansrijk.provisions import Child, award, parameters_of, reformed, rules_for, scheme_reform, with_scheme
from kansrijk.provisions.examples import BASE
from kansrijk.provisions.findings import Findings
from kansrijk.provisions.loader import load_municipality
from kansrijk.provisions.model import Provision
from kansrijk.provisions.rules import ProvisionRules
from kansrijk.provisions.structure import build

DAY = "2025-07-01"


def credit(local: ProvisionRules, age: int, pct: float, **facts: bool) -> float:
    found = in_force(local).compute(family_of(Child(age, pct, **facts)), ["kindtegoed_y"])
    return float(found["kindtegoed_y"][1])


def scheme(**changes: object) -> Provision:
    findings = Findings("scheme")
    made = build(Provision, {**BASE, **changes}, (), findings)
    assert findings.found == []
    assert isinstance(made, Provision)
    return made


def test_a_limit_can_be_raised_for_all_ages():
    local = rules_for("GM0599", DAY)
    after = reformed(local, scheme_reform(local, "jeugdtegoed", "130% for all", limits=130))
    assert (credit(local, 9, 125), credit(after, 9, 125)) == (0.0, 275.0)


def test_amounts_by_age_also_change_the_ages():
    local = rules_for("GM0599", DAY)
    change = scheme_reform(
        local,
        "jeugdtegoed",
        "from birth",
        amounts=dict.fromkeys(range(18), 300),
        limits=dict.fromkeys(range(18), 120),
    )
    assert (credit(local, 2, 100), credit(reformed(local, change), 2, 100)) == (0.0, 300.0)


def test_debt_help_can_become_a_ground():
    local = rules_for("GM0599", DAY)
    after = reformed(local, scheme_reform(local, "jeugdtegoed", "debts", debt_help=True))
    assert (credit(local, 9, 200, debt_help=True), credit(after, 9, 200, debt_help=True)) == (0.0, 275.0)


def test_the_same_reform_reaches_a_rulebook_with_provisions():
    local = rules_for("GM0599", DAY)
    after = in_force(local).reform(scheme_reform(local, "jeugdtegoed", "500 for all", amounts=500))
    assert after.compute(family_of(Child(9, 100)), ["kindtegoed_y"])["kindtegoed_y"][1] == 500.0


def test_the_parameters_of_a_scheme_have_plain_names():
    found = parameters_of(rules_for("GM0599", DAY), "jeugdtegoed")
    assert found["limits"].name == "gm0599_jeugdtegoed_inkomensgrenzen"
    assert set(found) >= {"amounts", "limits", "shares", "debt_help", "most_children"}


def test_a_scheme_or_number_that_does_not_exist_is_named_with_what_does():
    local = rules_for("GM0599", DAY)
    with pytest.raises(Problem, match="It has: jeugdtegoed"):
        parameters_of(local, "kindpakket")
    with pytest.raises(Problem, match="Choose from: amounts, limits"):
        scheme_reform(local, "jeugdtegoed", "x", leeftijd=3)


def test_a_new_scheme_comes_beside_the_others_or_in_their_place():
    local = rules_for("GM0599", DAY)
    assert credit(with_scheme(local, scheme()), 9, 100) == 375.0
    assert credit(with_scheme(local, scheme(), only=True), 9, 100) == 100.0


def test_a_new_scheme_also_works_where_nothing_is_known():
    unknown = rules_for("GM0141", DAY)
    assert not unknown.known
    assert credit(with_scheme(unknown, scheme()), 9, 100) == 100.0


def test_who_must_apply_depends_on_the_family():
    municipality = load_municipality("GM0400")
    assert municipality is not None
    package = municipality.provisions[0]
    assert award(package, on_assistance=True) == "automatic"
    assert award(package) in ("apply", "unknown")
    assert award(scheme()) == "unknown"
    assert award(scheme(routes=[{"way": "online"}])) == "apply"


def test_what_comes_without_asking_is_a_result_of_its_own():
    local = rules_for("GM0164", DAY)
    rules = [rule for rule in local.rules if rule.name.endswith("_vanzelf_y")]
    assert [rule(182.0, 0.0, 0.0) for rule in rules] == [0.0]
    assert [rule(182.0, 9000.0, 0.0) for rule in rules] == [182.0]
    assert "kindtegoed_vanzelf_y" in {item.name for item in local.aggregates}
