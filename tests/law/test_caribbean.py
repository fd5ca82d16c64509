# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Caribbean Netherlands has a law of its own, in dollars, and is never mixed with the other one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from tests.law.test_armoedegrenzen import facts_of
from tests.two_ways import assert_both_ways_agree

from kansrijk import netherlands
from kansrijk.engine import (
    FamilyFacts,
    HouseholdFacts,
    MissingInput,
    NoResult,
    OutsideKnownDates,
    Problem,
    UnknownName,
)
from kansrijk.engine.wording import show
from kansrijk.law.caribbean import CARIBBEAN_ACTS, CARIBBEAN_FOLDER, caribbean_law
from kansrijk.people.model import caribbean_columns, input_columns
from kansrijk.policy.rulebook import caribbean

CASES: list[dict[str, Any]] = [
    case
    for act in CARIBBEAN_ACTS
    if (CARIBBEAN_FOLDER / act / "cases_2019_2026.yaml").exists()
    for case in yaml.safe_load((CARIBBEAN_FOLDER / act / "cases_2019_2026.yaml").read_text(encoding="utf-8"))
]
NODES, PARAMETERS = caribbean_law()
BONAIRE, STATIA, SABA = 1, 2, 3


def island_home(island: int, adults: int, *children: int, **values: float) -> HouseholdFacts:
    """One family on an island."""
    members = [{"leeftijd": 40, "rol": 0}] * adults + [{"leeftijd": age, "rol": 1} for age in children]
    return HouseholdFacts({"eiland": island, **values}, [FamilyFacts({}, members)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_an_amount_is_what_was_published(case: dict[str, Any]):
    found = caribbean(case["date"]).compute(facts_of(case["household"]), list(case["expected"]))
    for name, expected in case["expected"].items():
        wanted = expected if isinstance(expected, list) else [expected]
        values = found[name][: len(wanted)]
        assert values == pytest.approx(wanted, abs=max(case["tolerance"], 1e-9)), name


@pytest.mark.parametrize("name", sorted({node.name for node in NODES}))
def test_the_dutch_rulebook_computes_nothing_of_the_islands(name: str):
    with pytest.raises(UnknownName):
        netherlands("2025-07-01").plan([name])


@pytest.mark.parametrize("name", sorted({node.name for node in netherlands("2025-07-01").nodes}))
def test_the_rulebook_of_the_islands_computes_nothing_of_european_netherlands(name: str):
    with pytest.raises(UnknownName):
        caribbean("2025-07-01").plan([name])


def test_the_two_laws_share_no_amount_and_the_islands_have_no_municipality():
    assert not set(PARAMETERS) & set(netherlands("2025-07-01").parameters)
    assert "gemeente" not in caribbean_columns()
    assert "eiland" not in input_columns()


def test_a_household_of_a_municipality_is_refused_on_the_islands():
    dutch = HouseholdFacts({"gemeente": 599}, island_home(BONAIRE, 1, 8).families)
    with pytest.raises(MissingInput, match="eiland"):
        caribbean("2025-07-01").compute(dutch, ["kinderbijslag_bes_m"])


def test_every_amount_is_in_dollars_and_is_shown_so():
    money = [node for node in NODES if node.unit]
    assert money
    assert {node.unit.partition("/")[0] for node in money} == {"USD"}
    assert {parameter.unit.partition("/")[0] for parameter in PARAMETERS.values()} == {"USD"}
    assert show(231.0, "USD/m", "nl") == "$ 231,00 per maand"
    assert show(687.0, "USD/2weken", "en") == "$ 687.00 every two weeks"


def test_child_benefit_is_the_same_for_every_age_below_18():
    rules = caribbean("2025-07-01")
    amounts = {
        rules.compute(island_home(SABA, 1, age), ["kinderbijslag_bes_m"])["kinderbijslag_bes_m"][0]
        for age in range(18)
    }
    assert amounts == {230.0}


@pytest.mark.parametrize(
    "day, household",
    [
        ("2023-07-01", island_home(STATIA, 2)),
        ("2023-07-01", island_home(BONAIRE, 1, 8)),
        ("2023-07-01", island_home(BONAIRE, 1, zelfstandig_wonend=False)),
        ("2024-07-01", island_home(BONAIRE, 2)),
        ("2024-07-01", island_home(SABA, 1, 4)),
    ],
)
def test_social_relief_that_is_not_known_is_refused_with_what_is_known(day: str, household: HouseholdFacts):
    with pytest.raises(NoResult) as problem:
        caribbean(day).compute(household, ["onderstand_bes_m"])
    assert "Bekend is de onderstand" in problem.value.nl
    assert "Known is social relief" in problem.value.en


@pytest.mark.parametrize("day", ["2022-07-01", "2023-11-01", "2025-01-01", "2026-07-01"])
def test_social_relief_of_a_time_without_amounts_is_refused(day: str):
    with pytest.raises(OutsideKnownDates):
        caribbean(day).plan(["onderstand_bes_m"])


def test_the_benchmark_is_known_for_a_single_person_in_2019_only():
    with pytest.raises(NoResult):
        caribbean("2019-07-01").compute(island_home(BONAIRE, 1, 8), ["ijkpunt_bes_m"])
    with pytest.raises(OutsideKnownDates):
        caribbean("2020-01-01").plan(["ijkpunt_bes_m"])


def test_the_minimum_wage_of_another_island_is_not_borrowed():
    with pytest.raises(NoResult):
        caribbean("2020-07-01").compute(island_home(SABA, 1), ["minimumloon_bes_m"])


@pytest.mark.parametrize("day", ["2022-03-01", "2024-03-01", "2024-09-01", "2026-03-01"])
def test_both_ways_agree_on_the_islands(day: str):
    households = [
        island_home(island, adults, *ages)
        for island in (1, 2, 3)
        for adults in (1, 2)
        for ages in ((), (3, 12))
    ]
    assert_both_ways_agree(caribbean(day), households, ["kinderbijslag_bes_m", "minimumloon_bes_m"])


def test_the_compiled_way_refuses_what_is_not_known_too():
    from tests.two_ways import full_frame

    rules = caribbean("2024-07-01")
    frame = full_frame([island_home(BONAIRE, 1), island_home(BONAIRE, 2)], rules.columns)
    with pytest.raises(Problem, match="no amount is known"):
        rules.simulate(frame, ["onderstand_bes_m"])


def test_a_day_that_is_no_date_is_refused():
    with pytest.raises(Problem, match="not a date"):
        caribbean("juli")
    assert caribbean(date(2025, 7, 1)).day == date(2025, 7, 1)
