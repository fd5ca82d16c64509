# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The state pension age had months until 2023 and is 67 years from 2024; ages are whole years."""

from __future__ import annotations

import pytest
from tests.law.households import adult, home

from kansrijk import netherlands


@pytest.mark.parametrize("year", range(2019, 2027))
def test_someone_of_66_counts_as_pensioner_only_while_most_of_that_age_are(year: int):
    household = home([adult(65), adult(66), adult(67)])
    reached = netherlands(f"{year}-03-01").compute(household, ["boven_aow_leeftijd"])["boven_aow_leeftijd"]
    assert reached == [False, year <= 2021, True]
