# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is computed in the measurements: the law of 2025, and every result that the picture needs."""

from __future__ import annotations

from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.policy.survey import RESULTS, STUDENTS

DAY = "2025-07-01"
YEAR = 2025
PICTURE = (*RESULTS, *STUDENTS)
"""Results of national law in the order the picture asks for them."""


def rules() -> DutchRules:
    """The national rules that are measured."""
    return netherlands(DAY)
