# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the luck of the lots does to a figure about use, at the same chances.

The lots are fixed in the data, so two reforms are about the same users; but another set of lots would have given another
figure. With n families that each use independently at chance p, what is added up over users has a known mean and
variance: no new lots need to be drawn. In a village this matters as much as the chances; in the country hardly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kansrijk.engine.frame import Array

NORMAL_95 = 1.959964
"""How many standard deviations to both sides hold 95% of a normal distribution."""


@dataclass(frozen=True)
class Luck:
    """Between which values 95 of 100 sets of lots put a figure, at the central chances; `middle` is its mean."""

    low: float
    middle: float
    high: float


def luck(before: Array, after: Array, chance_before: Array, chance_after: Array) -> Luck:
    """For the sum over families of what they use after minus what they used before.

    Args:
        before: what each family uses before when its lot is below `chance_before`.
        after: the same after the reform, with `chance_after`; it is the same lot.
        chance_before: from 0 to 1.
        chance_after: from 0 to 1.

    Returns:
        the mean with 1.96 standard deviations to both sides (normal approximation).
    """
    lower, upper = np.minimum(chance_before, chance_after), np.maximum(chance_before, chance_after)
    both = after - before
    one = np.where(chance_after > chance_before, after, -before)
    means = lower * both + (upper - lower) * one
    squares = lower * both**2 + (upper - lower) * one**2
    middle = float(means.sum())
    off = NORMAL_95 * float(np.sqrt(max(0.0, float((squares - means**2).sum()))))
    return Luck(middle - off, middle, middle + off)
