# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Amounts of money with how many families stand behind them, so that it can be judged whether they may be seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kansrijk.engine.frame import Array

LARGEST = 2
"""How many of the largest contributions the rules about one or two that make up nearly all look at."""


@dataclass(frozen=True)
class Amount:
    """A sum in EUR: its value, how many families have a part in it, and the largest parts without their sign."""

    value: float
    families: int
    largest: tuple[float, ...]

    def __add__(self, other: Amount) -> Amount:
        """Both together, when they are about other families."""
        largest = sorted((*self.largest, *other.largest), reverse=True)
        return Amount(self.value + other.value, self.families + other.families, tuple(largest[:LARGEST]))


NOTHING = Amount(0.0, 0, ())


def amount(parts: Array) -> Amount:
    """The sum of what each family has a part in; who has 0 does not stand behind it."""
    some = np.abs(parts[np.asarray(parts) != 0])
    if some.size > LARGEST:
        top = np.partition(some, some.size - LARGEST)[-LARGEST:]
    else:
        top = some
    return Amount(float(np.sum(parts)), int(some.size), tuple(sorted(top.tolist(), reverse=True)))
