# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The protected amount: 90% of the norm until 2020, the formula and its four maxima from 2021."""

from __future__ import annotations

from typing import Any

import pytest
from tests.law.case_files import assert_holds, cases_of, years_of
from tests.law.households import Person, adult, child, home

from kansrijk import netherlands

CASES = cases_of("beslagvrije_voet")
SITUATIONS: dict[str, list[Person]] = {
    "single": [adult()],
    "single parent": [adult(), child()],
    "couple": [adult(), adult()],
    "couple with a child": [adult(), adult(), child()],
}
DAYS = [f"{year}-{month}-01" for year in range(2021, 2027) for month in ("01", "07")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_the_protected_amount_is_what_the_case_says(case: dict[str, Any]):
    assert_holds(case)


def test_every_year_has_three_cases_at_least():
    assert all(years_of(CASES).get(year, 0) >= 3 for year in range(2019, 2027))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("members", SITUATIONS.values(), ids=list(SITUATIONS))
def test_the_amount_rises_with_income_up_to_the_maximum_of_the_situation(day: str, members: list[Person]):
    rules, household = netherlands(day), home(members)
    names = ["beslagvrije_voet_formule_m", "beslagvrije_voet_basis_m", "beslag_maximum_m"]
    earlier = 0.0
    for income in (0.0, 20_000.0, 30_000.0, 40_000.0, 60_000.0, 200_000.0):
        amount, base, most = (
            rules.compute(household, names, given={"toetsingsinkomen_gezin_y": income})[name][0]
            for name in names
        )
        assert base <= amount <= most
        assert amount >= earlier
        earlier = amount
    assert earlier == pytest.approx(most, abs=0.01)


@pytest.mark.parametrize("day", DAYS)
def test_whoever_lives_on_the_norm_keeps_95_percent_of_it(day: str):
    rules, household = netherlands(day), home([adult()])
    norm = rules.compute(household, ["sociaal_minimum_m"])["sociaal_minimum_m"][0]
    given = {"norminkomen_m": norm, "toetsingsinkomen_gezin_y": 15_000.0}
    assert rules.compute(household, ["beslagvrije_voet_m"], given=given)["beslagvrije_voet_m"] == [
        pytest.approx(0.95 * norm)
    ]


@pytest.mark.parametrize(
    "members, taper, low", [([adult()], 0.27, 23_425.0), ([adult(), child()], 0.22, 31_500.0)]
)
def test_the_income_limit_for_owners_follows_from_the_highest_norm_rent(
    members: list[Person], taper: float, low: float
):
    name = "beslag_woonkosten_inkomensgrens_y"
    limit = netherlands("2026-01-01").compute(home(members), [name])[name][0]
    highest = 498.20 + 0.65 * (713.02 - 498.20) + 0.4 * (932.93 - 713.02)
    assert limit == pytest.approx(low + 12.0 * round(highest, 2) / taper, abs=0.01)
