# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every rule of the law gives the same cent in plain Python and in the kernel."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.law.households import HALF_YEARS, HOUSEHOLDS, NAMES, RULES
from tests.two_ways import assert_both_ways_agree

from kansrijk.engine import HouseholdFacts


@pytest.mark.parametrize("day", HALF_YEARS)
@given(households=st.lists(HOUSEHOLDS, min_size=1, max_size=6))
@settings(max_examples=60)
def test_every_rule_agrees_to_the_cent(day: str, households: list[HouseholdFacts]):
    assert_both_ways_agree(RULES[day], households, NAMES)


def test_every_act_takes_part():
    origins = {getattr(node, "origin", "") for node in RULES[HALF_YEARS[0]].nodes}
    acts = {origin.split(".")[2] for origin in origins if origin}
    assert len(acts) >= 12
    assert len(NAMES) >= 100
