# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Poverty lines: only for households that have a published amount, each line with its own year."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.law.households import Person, adult, child, home

from kansrijk import netherlands
from kansrijk.engine import FamilyFacts, HouseholdFacts, NoResult, OutsideKnownDates, Problem
from kansrijk.law import FOLDER

CASES: list[dict[str, Any]] = yaml.safe_load(
    (FOLDER / "armoedegrenzen" / "cases_2019_2026.yaml").read_text(encoding="utf-8")
)


def facts_of(household: dict[str, Any]) -> HouseholdFacts:
    """The household of a case."""
    families = [
        FamilyFacts({k: v for k, v in part.items() if k != "members"}, part["members"])
        for part in household["families"]
    ]
    return HouseholdFacts({k: v for k, v in household.items() if k != "families"}, families)


def line(day: str, members: Sequence[Person], name: str, **values: float) -> float:
    """One line for one family that is a household."""
    household = home(list(members))
    facts = HouseholdFacts({**household.values, **values}, household.families)
    value: float = netherlands(day).compute(facts, [name])[name][0]
    return value


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_a_line_is_what_was_published_or_follows_from_it(case: dict[str, Any]):
    rules = netherlands(case["date"])
    found = rules.compute(facts_of(case["household"]), list(case["expected"]), given=case.get("given"))
    for name, expected in case["expected"].items():
        assert float(found[name][0]) == pytest.approx(expected, abs=max(case["tolerance"], 1e-9)), name


OTHER_FORMS = {
    "single parent with one child": [adult(), child(8)],
    "couple with three children": [adult(), adult(), child(4), child(8), child(11)],
    "single parent with three children": [adult(), child(4), child(8), child(11)],
}


@pytest.mark.parametrize("members", OTHER_FORMS.values(), ids=list(OTHER_FORMS))
@pytest.mark.parametrize(
    "day, name", [("2021-07-01", "lage_inkomensgrens_m"), ("2023-07-01", "armoedegrens_voorbeeld_m")]
)
def test_a_household_without_a_published_amount_has_no_line(day: str, name: str, members: list[Person]):
    with pytest.raises(NoResult) as problem:
        line(day, members, name)
    assert "geen bedrag bekend" in problem.value.nl
    assert "vier soorten huishoudens" in problem.value.nl
    assert "four kinds of households" in problem.value.en


def test_an_adult_child_at_home_makes_another_form_without_a_line():
    with pytest.raises(NoResult):
        netherlands("2021-07-01").compute(home([adult(50)], [adult(20)]), ["lage_inkomensgrens_m"])


def test_an_amount_that_was_not_published_in_one_year_is_not_borrowed_from_another():
    assert line("2020-07-01", [adult(), adult()], "lage_inkomensgrens_m") == 1550
    with pytest.raises(NoResult):
        line("2019-07-01", [adult(), adult()], "lage_inkomensgrens_m")


def test_a_child_of_12_and_one_of_13_are_no_published_example():
    with pytest.raises(NoResult):
        line("2023-07-01", [adult(), adult(), child(12), child(13)], "armoedegrens_voorbeeld_m")


@pytest.mark.parametrize("day", ["2025-07-01", "2026-07-01"])
@pytest.mark.parametrize("name", ["lage_inkomensgrens_m", "armoedegrens_voorbeeld_m", "armoedegrens_m"])
def test_a_year_without_amounts_has_no_line(day: str, name: str):
    with pytest.raises(OutsideKnownDates):
        netherlands(day).plan([name])


def test_own_costs_move_the_line_of_a_single_person_euro_for_euro():
    assumed = line("2023-07-01", [adult()], "armoedegrens_m", huur_m=590.0, energie_m=145.0)
    assert assumed == 1510
    dearer = line("2023-07-01", [adult()], "armoedegrens_m", huur_m=690.0, energie_m=195.0)
    assert dearer == assumed + 150


def test_own_costs_are_not_put_in_a_line_whose_assumed_costs_are_unknown():
    parents = [adult(), adult(), child(4), child(8)]
    assert line("2023-07-01", parents, "armoedegrens_voorbeeld_m", huur_m=700.0) == 2535
    with pytest.raises(NoResult):
        line("2023-07-01", parents, "armoedegrens_m", huur_m=700.0)
    with pytest.raises(OutsideKnownDates):
        line("2024-07-01", [adult()], "armoedegrens_m", huur_m=700.0)


@pytest.mark.parametrize("wealth, enough", [(18_145.0, False), (18_145.01, True), (-5000.0, False)])
def test_savings_above_the_line_of_a_year_are_buffer_enough(wealth: float, enough: bool):
    household = home([adult()], rent=590.0, vermogen=wealth)
    facts = HouseholdFacts({**household.values, "energie_m": 145.0}, household.families)
    name = "heeft_buffer_armoedegrens"
    assert netherlands("2023-07-01").compute(facts, [name])[name] == [enough]


def test_a_result_with_a_gap_says_so_in_both_languages():
    household = home([adult()], rent=590.0)
    explanation = netherlands("2023-07-01").explain(household, ["heeft_buffer_armoedegrens"])
    assert "telt schulden niet mee" in explanation.as_text("nl")
    assert "leaves debts out" in explanation.as_html("en")
    assert any("debts" in note["en"] for note in explanation.as_dict()["notes"])


def test_every_case_names_its_source():
    assert [case["id"] for case in CASES if not case["source"].strip()] == []


@pytest.mark.shared
def test_the_reference_cases_of_poverty_lines_and_of_the_islands_come_out(shared: Path):
    import json

    from kansrijk.policy.case_lines import LINE_SCHEMES, line_results

    # The amount of 220 was announced in September 2023; 225 came into force.
    announced = {"kinderbijslag_bes-2024-284"}
    cases = json.loads((shared / "reference" / "worked_cases.json").read_text(encoding="utf-8"))
    off = []
    for case in cases:
        if case["scheme"] not in LINE_SCHEMES or case["id"] in announced:
            continue
        try:
            found = line_results(case["scheme"], case["year"], case["inputs"])
        except Problem as problem:
            off.append((case["id"], str(problem)))
            continue
        off += [
            (case["id"], found[name], value)
            for name, value in case["expected"].items()
            if not abs(found[name] - value) <= case["tolerance"]
        ]
    assert off == []
