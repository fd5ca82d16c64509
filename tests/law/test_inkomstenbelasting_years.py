# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Income tax of 2019-2026: four brackets in 2019, two in 2020-2024, three from 2025, and credits that taper off."""

from __future__ import annotations

import pytest
from tests.law.households import adult, home

from kansrijk import netherlands
from kansrijk.engine import Bands

YEARS = range(2019, 2027)


def brackets(year: int, name: str = "ib_schijven") -> Bands:
    """The brackets in force in a year."""
    value = netherlands(f"{year}-03-01").plan(["box1_belasting_y"]).parameters[name].value
    assert isinstance(value, Bands)
    return value


@pytest.mark.parametrize("year", YEARS)
def test_the_number_of_brackets_follows_the_law(year: int):
    assert len(brackets(year).edges) == {2019: 4, 2025: 3, 2026: 3}.get(year, 2)


@pytest.mark.parametrize("year", YEARS)
def test_from_pension_age_the_first_bracket_is_17_90_points_lower(year: int):
    lower = brackets(year).values[0] - brackets(year, "ib_schijven_aow").values[0]
    assert lower == pytest.approx(0.1790)


@pytest.mark.parametrize("year", YEARS)
def test_the_general_credit_ends_where_the_top_bracket_starts(year: int):
    rules = netherlands(f"{year}-03-01")
    top = brackets(year).edges[-1]
    below, above = (
        rules.compute(home([adult(loon_y=top + more)]), ["algemene_heffingskorting_y"])[
            "algemene_heffingskorting_y"
        ][0]
        for more in (-200.0, 100.0)
    )
    assert 0.0 < below < 20.0
    assert above == pytest.approx(0.0, abs=0.5)


@pytest.mark.parametrize("year", YEARS)
def test_the_general_credit_tapers_with_income_of_box_1_until_2024_and_with_all_income_from_2025(year: int):
    inputs = {step.name for step in netherlands(f"{year}-03-01").plan(["algemene_heffingskorting_y"]).steps}
    assert ("verzamelinkomen_y" in inputs) == (year >= 2025)


@pytest.mark.parametrize("year", YEARS)
def test_what_employers_pay_for_health_is_not_taken_from_the_wage(year: int):
    rules = netherlands(f"{year}-03-01")
    found = rules.compute(home([adult(loon_y=40_000.0)]), ["zvw_werkgeversheffing_y", "zvw_bijdrage_y"])
    assert found["zvw_werkgeversheffing_y"][0] > 2_000.0
    assert found["zvw_bijdrage_y"] == [0.0]


@pytest.mark.parametrize("year", YEARS)
def test_a_partner_without_income_is_paid_a_shrinking_part_of_the_general_credit_until_2022(year: int):
    rules = netherlands(f"{year}-03-01")

    def tax(*wages: float) -> list[float]:
        household = home([adult(loon_y=wage) for wage in wages])
        return [
            float(value)
            for value in rules.compute(household, ["inkomstenbelasting_y"])["inkomstenbelasting_y"]
        ]

    credit = rules.plan(["inkomstenbelasting_y"]).parameters["ahk_maximum"].value
    share = max(0, 2023 - year) / 15
    assert tax(40_000.0, 0.0)[1] == pytest.approx(-share * float(str(credit)), abs=0.01)
    # No more than the other pays, and nothing without a partner.
    assert tax(0.0, 0.0) == [0.0, 0.0]
    assert tax(0.0) == [0.0]
