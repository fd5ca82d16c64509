# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is computed in the measurements: the law of 2025, and every result that the picture needs."""

from __future__ import annotations

from kansrijk.law import national_law
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.policy.survey import RESULTS, STUDENTS

DAY = "2025-07-01"
YEAR = 2025
PICTURE = (*RESULTS, *STUDENTS)
"""Every result that the picture needs, in the order in which it asks for them."""
_WRITTEN = {node.name.removesuffix("_y").removesuffix("_m") for node in national_law()[0]}
LAW = tuple(name for name in PICTURE if name.removesuffix("_y").removesuffix("_m") in _WRITTEN)
"""Those of them that are law: the others only count what is known of people, such as what a child lacks."""


def rules() -> DutchRules:
    """The national rules that are measured."""
    return netherlands(DAY)
