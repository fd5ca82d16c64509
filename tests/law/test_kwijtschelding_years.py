# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Remission of local taxes: what a family can pay itself."""

from __future__ import annotations

from typing import Any

import pytest
from tests.law.case_files import assert_holds, cases_of, years_of
from tests.law.households import adult, child, home

from kansrijk import netherlands
from kansrijk.engine import Reform

CASES = cases_of("kwijtschelding")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_remission_is_what_the_case_says(case: dict[str, Any]):
    assert_holds(case)


def test_every_year_has_three_cases_at_least():
    assert all(years_of(CASES).get(year, 0) >= 3 for year in range(2019, 2027))


def test_without_a_by_law_a_tenth_of_the_norm_counts_as_capacity():
    rules = netherlands("2025-03-01").reform(Reform("no by-law", {"kwijtschelding_norm_deel": 0.9}))
    given = {"norminkomen_m": 1345.45, "zorgtoeslag_y": 2112.0}
    found = rules.compute(home([adult(), child()]), ["betalingscapaciteit_y"], given=given)
    assert found["betalingscapaciteit_y"] == [pytest.approx(12.0 * 0.1 * 1345.45)]


def test_the_model_says_it_rests_on_memory():
    assert netherlands("2025-03-01").status_of("kwijtschelding_volledig") == "memory"
