# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The energy allowance of 2022 and 2023, and the room it leaves to municipalities."""

from __future__ import annotations

from typing import Any

import pytest
from tests.law.case_files import assert_holds, cases_of
from tests.law.households import adult, child, home

from kansrijk import netherlands
from kansrijk.engine import OutsideKnownDates, Reform


@pytest.mark.parametrize("case", cases_of("energietoeslag"), ids=lambda case: str(case["id"]))
def test_the_energy_allowance_is_what_the_case_says(case: dict[str, Any]):
    assert_holds(case)


@pytest.mark.parametrize("day", ["2022-03-14", "2024-01-01", "2025-07-01"])
def test_outside_its_two_years_the_answer_is_no_zero_but_a_refusal(day: str):
    with pytest.raises(OutsideKnownDates):
        netherlands(day).plan(["energietoeslag"])


def test_a_municipality_may_choose_a_higher_limit():
    household, income = home([adult(), child()]), {"norminkomen_m": 1_600.0}
    national = netherlands("2022-10-01")
    local = national.reform(Reform("Katwijk", {"energietoeslag_inkomensgrens": 150.0}))
    assert national.compute(household, ["energietoeslag"], given=income)["energietoeslag"] == [0.0]
    assert local.compute(household, ["energietoeslag"], given=income)["energietoeslag"] == [1300.0]


def test_one_address_gets_it_once():
    household = home([adult(50)], [adult(25)])
    found = netherlands("2022-10-01").compute(household, ["energietoeslag"], given={"norminkomen_m": 500.0})
    assert found["energietoeslag"] == [1300.0, 0.0]
