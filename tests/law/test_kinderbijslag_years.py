# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Child benefit of 2019-2026: indexed both ways, double and extra for intensive care."""

from __future__ import annotations

import pytest
from tests.law.households import Person, adult, child, home

from kansrijk import netherlands
from kansrijk.engine import NoResult

HALVES = [f"{year}-{month}-01" for year in range(2019, 2027) for month in ("03", "09")]
CARE = {"dubbele_kinderbijslag": True}


def a_year(day: str, *members: Person, name: str = "kinderbijslag_y") -> float:
    """Child benefit of one family."""
    return float(netherlands(day).compute(home(list(members)), [name])[name][0])


@pytest.mark.parametrize("day", HALVES)
def test_the_young_get_70_and_85_percent_of_the_eldest(day: str):
    young, middle, old = (a_year(day, adult(), child(age)) for age in (3, 8, 15))
    assert young == pytest.approx(0.70 * old, abs=0.05)
    assert middle == pytest.approx(0.85 * old, abs=0.05)


def test_amounts_rise_or_stay_but_for_july_2023_when_they_fell():
    amounts = [a_year(day, adult(), child(15)) for day in HALVES]
    fell = [day for day, one, other in zip(HALVES[1:], amounts, amounts[1:], strict=False) if other < one]
    assert fell == ["2023-09-01"]


@pytest.mark.parametrize("day", HALVES)
def test_a_child_with_intensive_care_gets_double(day: str):
    assert a_year(day, adult(), child(2, **CARE)) == 2 * a_year(day, adult(), child(2))


@pytest.mark.parametrize("day", ["2020-03-01", "2021-03-01", "2024-03-01", "2026-03-01"])
def test_the_extra_amount_is_for_a_single_parent_or_a_couple_with_one_earner(day: str):
    def extra(*adults: Person) -> float:
        return a_year(day, *adults, child(8, **CARE), name="kinderbijslag_extra_y")

    earner = adult(loon_y=30_000.0)
    assert extra(earner) == extra(adult()) == extra(earner, adult()) > 2_000.0
    assert extra(earner, adult(loon_y=20_000.0)) == 0.0
    # Until 2022 a couple in which nobody earns had it too.
    assert extra(adult(), adult()) == extra(adult())


def test_an_extra_amount_that_was_not_found_is_no_zero():
    with pytest.raises(NoResult):
        a_year("2025-03-01", adult(), child(8, **CARE))
    assert a_year("2025-03-01", adult(), child(8)) > 0.0
