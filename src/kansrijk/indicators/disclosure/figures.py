# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules of thumb for one figure at a time: small cells are withheld, counts and values rounded.

The same rules hold for synthetic people, so that a real extract is safe without anyone having to think of it.
docs/explanation/keeping-figures-safe.md explains the choices.
"""

from __future__ import annotations

import math

SMALLEST_COUNT = 10
SMALLEST_FAMILIES = 5
# In a group this large, "nearly all" says little about one child; in a smaller one it would.
LARGE_GROUP = 100
COUNT_STEP = 5
SHARE_STEP = 0.001
STEP_BY_UNIT = {
    "share": SHARE_STEP,
    "percent_of_line": 0.1,
    "score": 0.001,
    "ratio": 0.01,
    "EUR": 1.0,
    "EUR/m": 1.0,
    "EUR/y": 1.0,
}
TOTAL_STEP = 1000.0


def round_to(value: float, step: float) -> float:
    """The nearest multiple of `step`; halves go up."""
    scaled = math.floor(value / step + 0.5)
    return round(scaled * step, 6)


def round_count(count: float) -> int:
    """A count rounded to the nearest 5."""
    return int(round_to(count, COUNT_STEP))


def too_small(count: float) -> bool:
    """Whether a cell of this many children (or families) must not be shown; 0 counts as small too."""
    return count < SMALLEST_COUNT


def share_withheld(counted: float, base: float) -> str | None:
    """Why a share is withheld: "few" (small cell), "rest" (nearly all of a small group), or None."""
    if too_small(counted):
        return "few"
    if too_small(base - counted) and base < LARGE_GROUP:
        return "rest"
    return None


def nearly_all(counted: float, base: float) -> bool:
    """Whether so few are left out of a large group that the share is shown as all of it."""
    return base >= LARGE_GROUP and too_small(base - counted)


def amount_withheld(counted: float, families: float) -> str | None:
    """Why a mean, median or sum is withheld: "few", or None when it rests on enough children and families."""
    return "few" if too_small(counted) or families < SMALLEST_FAMILIES else None
