# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Disclosure control: no published figure points at a child.

A table goes through `protect`, which hides sensitive cells and whatever would give them away, or rounds so that sums
hold, and tells what was hidden and why. Figures of areas go through `areas`, called by `kansrijk.indicators.observe`.
"""

from kansrijk.indicators.disclosure.door import (
    Earlier,
    ProtectedTable,
    Settings,
    protect,
    protect_together,
)
from kansrijk.indicators.disclosure.figures import (
    COUNT_STEP,
    LARGE_GROUP,
    SHARE_STEP,
    SMALLEST_COUNT,
    SMALLEST_FAMILIES,
    STEP_BY_UNIT,
    TOTAL_STEP,
    amount_withheld,
    nearly_all,
    round_count,
    round_to,
    share_withheld,
    too_small,
)
from kansrijk.indicators.disclosure.rules import Rules
from kansrijk.indicators.disclosure.table import Cell, Dimension, Table, filled

__all__ = [
    "COUNT_STEP",
    "LARGE_GROUP",
    "SHARE_STEP",
    "SMALLEST_COUNT",
    "SMALLEST_FAMILIES",
    "STEP_BY_UNIT",
    "TOTAL_STEP",
    "Cell",
    "Dimension",
    "Earlier",
    "ProtectedTable",
    "Rules",
    "Settings",
    "Table",
    "amount_withheld",
    "filled",
    "nearly_all",
    "protect",
    "protect_together",
    "round_count",
    "round_to",
    "share_withheld",
    "too_small",
]
