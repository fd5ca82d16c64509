# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Child budget and care allowance of 2019-2026: thresholds, tapers and the income limits that were published."""

from __future__ import annotations

import pytest
from tests.law.households import adult, child, home

from kansrijk import netherlands

YEARS = range(2019, 2027)
CARE_LIMITS = {
    2019: (29_562, 37_885),
    2020: (30_481, 38_945),
    2021: (31_138, 39_979),
    2023: (38_520, 48_224),
    2024: (37_496, 47_368),
    2026: (40_857, 51_142),
}
"""Highest incomes with a right to care allowance, without and with partner, as published."""


def amount(year: int, name: str, income: float, *, partner: bool, children: int = 1) -> float:
    """A yearly allowance at a means-test income."""
    adults = [adult(), adult()] if partner else [adult()]
    household = home([*adults, *(child(8) for _ in range(children))])
    given = {"toetsingsinkomen_gezin_y": income}
    return float(netherlands(f"{year}-03-01").compute(household, [name], given=given)[name][0])


@pytest.mark.parametrize("year", YEARS)
def test_couples_have_a_threshold_of_their_own_from_2020(year: int):
    highest = amount(year, "kgb_maximum_y", 0.0, partner=True)
    at_25_percent_above = amount(year, "kindgebonden_budget_y", 29_800.0, partner=True)
    assert (at_25_percent_above < highest) == (year == 2019)


@pytest.mark.parametrize("year", YEARS)
def test_from_2023_every_child_after_the_first_gets_the_same(year: int):
    totals = [amount(year, "kgb_maximum_y", 0.0, partner=True, children=n) for n in range(1, 6)]
    steps = {round(later - earlier) for earlier, later in zip(totals, totals[1:], strict=False)}
    assert (len(steps) == 1) == (year >= 2023)


@pytest.mark.parametrize("year", CARE_LIMITS)
def test_the_care_allowance_ends_at_the_published_income(year: int):
    for limit, partner in zip(CARE_LIMITS[year], (False, True), strict=True):
        assert amount(year, "zorgtoeslag_y", limit, partner=partner) >= 24.0
        assert amount(year, "zorgtoeslag_y", limit + 1, partner=partner) == 0.0
