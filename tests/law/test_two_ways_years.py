# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rent, childcare, energy, remission and attachment give the same cent in plain Python and in the kernel, every year."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.law.households import HOUSEHOLDS
from tests.two_ways import assert_both_ways_agree

from kansrijk import netherlands
from kansrijk.engine import HouseholdFacts

DAYS = ("2019-05-01", "2020-11-01", "2022-11-01", "2023-05-01", "2024-05-01", "2026-11-01")
"""One day for each set of rules; 2025 is in the test of all rules."""

RESULTS = [
    "huurtoeslag_y",
    "basishuur_m",
    "kinderopvangtoeslag_y",
    "betalingscapaciteit_y",
    "kwijtschelding_volledig",
    "beslagvrije_voet_m",
    "tariefsaanpassing_y",
    "besteedbaar_inkomen_y",
    "bijzondere_bijstand_y",
    "aanvulling_jongeren_m",
]
WITH_ENERGY = {"2022-11-01", "2023-05-01"}


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
@given(households=st.lists(HOUSEHOLDS, min_size=1, max_size=5))
@settings(max_examples=15, deadline=None)
def test_each_result_agrees_to_the_cent(day: str, households: list[HouseholdFacts]):
    energy = ["energietoeslag_rest", "besteedbaar_inkomen_met_energietoeslag_y"] if day in WITH_ENERGY else []
    names = [name for name in (*RESULTS, *energy) if name != "aanvulling_jongeren_m" or day < "2026"]
    assert_both_ways_agree(netherlands(day), households, names)
