# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The minimum wage of 2019-2026: an amount a month until 2023, an amount an hour from 2024."""

from __future__ import annotations

import pytest
from tests.law.households import adult, home

from kansrijk import netherlands
from kansrijk.engine import OutsideKnownDates


def hourly(day: str, age: int, full_week: float) -> float:
    """The minimum wage an hour."""
    household = home([adult(age, voltijd_uren=full_week)])
    return float(netherlands(day).compute(household, ["minimumloon_uur"])["minimumloon_uur"][0])


@pytest.mark.parametrize("day", ["2019-01-01", "2021-07-01", "2023-07-01"])
def test_until_2023_a_shorter_full_week_gives_a_higher_hourly_wage(day: str):
    assert hourly(day, 30, 36.0) > hourly(day, 30, 38.0) > hourly(day, 30, 40.0)


@pytest.mark.parametrize("day", ["2024-01-01", "2025-07-01", "2026-01-01"])
def test_from_2024_the_length_of_the_full_week_no_longer_matters(day: str):
    assert hourly(day, 30, 36.0) == hourly(day, 30, 40.0)


def test_people_of_21_got_the_full_minimum_wage_from_1_july_2019():
    assert hourly("2019-06-30", 21, 40.0) < 0.86 * hourly("2019-06-30", 22, 40.0)
    assert hourly("2019-07-01", 21, 40.0) == hourly("2019-07-01", 22, 40.0)


def test_an_amount_of_a_year_that_is_not_known_is_refused():
    with pytest.raises(OutsideKnownDates):
        hourly("2027-01-01", 30, 40.0)
