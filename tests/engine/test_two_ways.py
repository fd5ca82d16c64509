# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One text of rules, two ways to run it, the same cent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.engine.land import HOUSEHOLDS, NAMES, PARENT_WITH_TWO, formula, household, person, toyland
from tests.two_ways import assert_both_ways_agree

from kansrijk.engine import HouseholdFacts
from kansrijk.engine.reform import Reform

RULES = {day: toyland(day) for day in ("2024-06-30", "2025-03-01", "2031-01-01")}
REFORMED = RULES["2025-03-01"].reform(
    Reform("other amounts", {"credit": 10.0, "taper": 0.9, "tariff": [[0.0, 0.1], [500.0, 0.7]]})
)


@pytest.mark.parametrize("day", RULES)
@given(households=HOUSEHOLDS)
@settings(max_examples=60)
def test_plain_python_and_the_kernel_agree_to_the_cent(day: str, households: list[HouseholdFacts]):
    assert_both_ways_agree(RULES[day], households, NAMES)


@given(households=HOUSEHOLDS)
@settings(max_examples=30)
def test_they_agree_under_a_reform_too(households: list[HouseholdFacts]):
    assert_both_ways_agree(REFORMED, households, NAMES)


def test_a_rule_may_give_its_argument_another_value_without_touching_the_other_rules():
    rules = toyland(
        "2025-03-01",
        formula("more", "wage_y = wage_y + 1.0\nif wage_y > 5.0:\n    wage_y += 2.0\nreturn wage_y"),
        formula("both", "more + wage_y"),
    )
    households = [PARENT_WITH_TWO, household([person(20)])]
    assert_both_ways_agree(rules, households, ["more", "both", "tax_y"])
    assert rules.compute(PARENT_WITH_TWO, ["both"])["both"] == [6003.0, 1.0, 1.0]


def test_a_month_is_a_twelfth_of_a_year_in_both_ways():
    names = ["tax_m", "wage_m", "housing_aid_y"]
    assert_both_ways_agree(toyland(), [PARENT_WITH_TWO], names)
    months = toyland().compute(PARENT_WITH_TWO, ["wage_m", "wage_y"])
    assert months["wage_m"][0] == pytest.approx(months["wage_y"][0] / 12)
