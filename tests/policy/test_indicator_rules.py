# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The results that indicators need, computed for families by the rules of a day."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.two_ways import assert_both_ways_agree

from kansrijk.engine import FamilyFacts, HouseholdFacts
from kansrijk.indicators import load_registry
from kansrijk.indicators.rules import indicator_rules
from kansrijk.people import Population, synthesise
from kansrijk.people.model import input_columns
from kansrijk.policy.anchors import anchors
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.policy.survey import INCOMES, TAKEN_AS_TOLD, count_area, told_columns


@pytest.fixture(scope="module")
def rules() -> DutchRules:
    return netherlands("2025-07-01")


def child(age: int, **facts: Any) -> dict[str, Any]:
    return {"leeftijd": age, "rol": 1, **facts}


def home(*children: dict[str, Any], **family: Any) -> HouseholdFacts:
    parent = {"leeftijd": 38, "rol": 0, "loon_y": 30000.0}
    return HouseholdFacts({"gemeente": 599}, [FamilyFacts(family, [parent, *children])])


def one(rules: DutchRules, facts: HouseholdFacts, *names: str) -> list[float]:
    found = rules.compute(facts, list(names))
    return [float(found[name][0]) for name in names]


def test_a_child_of_16_is_not_counted_by_the_measure_for_children_under_16(rules: DutchRules):
    facts = home(child(15, gemis_kind_items=3), child(16, gemis_kind_items=9), child(8, gemis_kind_items=2))
    assert one(rules, facts, "kinderen_onder_16", "kinderen_gedepriveerd") == [2, 1]


def test_severe_deprivation_wants_seven_things_and_three_of_the_household(rules: DutchRules):
    facts = home(
        child(5, gemis_smsd_items=7, gemis_smsd_huishouden=3),
        child(6, gemis_smsd_items=7, gemis_smsd_huishouden=2),
        child(7, gemis_smsd_items=6, gemis_smsd_huishouden=6),
    )
    assert one(rules, facts, "kinderen_ernstig_gedepriveerd") == [1]


def test_parts_of_life_are_counted_and_only_from_two_on_add_to_m0(rules: DutchRules):
    facts = home(
        child(5, gemis_thuis=True, gemis_school=True, gemis_buurt=True),
        child(6, gemis_thuis=True),
        child(7),
    )
    names = ("kinderen_mist_in_1", "kinderen_mist_in_2", "kinderen_mist_in_3", "kinderen_mist_in_4")
    assert one(rules, facts, *names) == [2, 1, 1, 0]
    assert one(rules, facts, "kinderen_mist_thuis", "kinderen_meervoudig_thuis") == [2, 1]
    assert one(rules, facts, "delen_boven_grens", "delen_boven_grens_aandeel") == [3, 0.75]


def test_four_years_are_long_and_three_are_not(rules: DutchRules):
    assert one(rules, home(child(5), jaren_laag_inkomen=4), "vier_jaar_laag_inkomen") == [1]
    assert one(rules, home(child(5), jaren_laag_inkomen=3), "vier_jaar_laag_inkomen") == [0]


def test_use_is_likelier_after_long_poverty_and_the_draw_decides(rules: DutchRules):
    long = home(child(5), jaren_laag_inkomen=6, gebruik_trekking=0.62)
    short = home(child(5), jaren_laag_inkomen=1, gebruik_trekking=0.62)
    chance, uses = one(rules, long, "kans_op_gebruik", "gebruikt_voorzieningen")
    assert (chance, uses) == (0.64, 1)
    assert one(rules, short, "kans_op_gebruik", "gebruikt_voorzieningen")[1] == 0


def test_comparable_income_divides_by_the_scale(rules: DutchRules):
    facts = home(child(13), child(14))
    disposable, comparable = one(rules, facts, "besteedbaar_inkomen_m", "vergelijkbaar_inkomen_y")
    assert comparable == pytest.approx(12 * disposable / (1 + 0.5 + 0.3))


def test_every_rule_of_indicators_gives_the_same_in_plain_python_and_in_the_kernel(rules: DutchRules):
    random = np.random.default_rng(4)

    def some_child() -> dict[str, Any]:
        parts = {
            f"gemis_{part}": bool(random.random() < 0.5)
            for part in ("thuis", "school", "vrije_tijd", "buurt")
        }
        items = {
            "gemis_kind_items": int(random.integers(0, 8)),
            "gemis_smsd_items": int(random.integers(0, 14)),
        }
        household = {"gemis_smsd_huishouden": int(random.integers(0, 8))}
        return child(int(random.integers(0, 18)), **parts, **items, **household)

    homes = [
        home(
            *(some_child() for _ in range(random.integers(0, 5))),
            jaren_laag_inkomen=int(random.integers(0, 11)),
            gebruik_trekking=float(random.random()),
        )
        for _ in range(40)
    ]
    nodes, _ = indicator_rules()
    assert_both_ways_agree(rules, homes, [node.name for node in nodes])


@pytest.fixture(scope="module")
def vaals(rules: DutchRules) -> Population:
    return synthesise("Vaals", 2025, 1, anchors(rules))


def test_the_columns_an_indicator_asks_for_are_those_its_results_rest_on(rules: DutchRules):
    """Everything rests on incomes, rent and childcare in some way; those that must be told are held apart below."""
    registry = load_registry()
    guarded = {name for item in registry.values() for name in item.columns} - TAKEN_AS_TOLD
    columns = set(input_columns())
    assert guarded <= columns
    nodes = {node.name: node for node in rules.nodes}

    def rests_on(name: str) -> set[str]:
        if name in columns:
            return {name} & guarded
        return set().union(*(rests_on(below) for below in nodes[name].inputs)) if name in nodes else set()

    for item in registry.values():
        found = set().union(*(rests_on(name) for name in item.needs))
        assert found - {"schuldhulp"} <= set(item.columns), item.code
        assert set(item.columns) - TAKEN_AS_TOLD <= found, item.code


def test_a_population_without_a_fact_gives_unknown_for_what_rests_on_it(rules: DutchRules, vaals: Population):
    supplied = set(vaals.meta.supplied) - {"gemis_kind_items"}
    summary, _ = count_area(rules, vaals.frame, "GM0981", supplied=supplied)
    assert "kinderen_gedepriveerd" in summary.not_supplied
    assert "kinderen_missen_thuis" in summary.tallies


def test_a_benefit_that_was_not_told_is_not_nothing(rules: DutchRules, vaals: Population):
    """An extract with wages only would make everybody on a benefit poor."""
    supplied = set(vaals.meta.supplied) - {"uitkering_y"}
    summary, _ = count_area(rules, vaals.frame, "GM0981", supplied=supplied)
    assert {
        "kinderen_tot_120_sociaal_minimum",
        "kinderen_in_bijstandsgezin",
        "gini_kinderen",
    } <= summary.not_supplied
    assert "kinderbijslag_per_gezin_0_100" in summary.not_supplied
    assert "kinderen_gedepriveerd" in summary.tallies


def test_without_rent_only_what_rests_on_rent_is_unknown(rules: DutchRules, vaals: Population):
    supplied = set(vaals.meta.supplied) - {"huur_m"}
    summary, _ = count_area(rules, vaals.frame, "GM0981", supplied=supplied)
    assert "huurtoeslag_per_gezin_0_100" in summary.not_supplied
    assert "kinderen_tot_120_sociaal_minimum" in summary.tallies


def test_a_column_of_one_and_the_same_value_says_nothing(vaals: Population):
    told = told_columns(vaals.frame)
    assert "gemis_thuis" in told
    assert "gemeente" not in told


def test_everybody_of_a_municipality_is_in_the_spread_of_incomes(rules: DutchRules, vaals: Population):
    summary, _ = count_area(rules, vaals.frame, "GM0981", supplied=vaals.meta.supplied)
    assert summary.tallies["gini_personen"].counted == vaals.frame.n_persons
    incomes = rules.simulate(vaals.frame, [INCOMES])[INCOMES]
    assert np.isfinite(incomes).all()
