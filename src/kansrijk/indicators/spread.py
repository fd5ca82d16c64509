# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Middle and spread of values that each count a number of times: everyone is there, so there is no sampling error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kansrijk.indicators.facts import Numbers

FIFTH = 0.2


def dot(left: Numbers, right: Numbers) -> float:
    """The sum of products on one thread: for one long sum the threads of BLAS cost more than they give."""
    return float(np.einsum("i,i->", left, right))


@dataclass(frozen=True, eq=False)
class Ranked:
    """Values from low to high, each counting `weights` times. Sorted once, and merged from parts that are sorted."""

    values: Numbers
    weights: Numbers

    @staticmethod
    def of(values: Numbers, weights: Numbers) -> Ranked:
        """Put values in order; those that count for nothing are left out."""
        positive = weights > 0
        if not positive.all():
            values, weights = values[positive], weights[positive]
        # Timsort: parts that are in order already are only merged.
        order = np.argsort(values, kind="stable")
        return Ranked(values[order], weights[order])

    @staticmethod
    def merge(parts: Sequence[Ranked]) -> Ranked:
        """The values of all parts in one order."""
        if len(parts) == 1:
            return parts[0]
        return Ranked.of(
            np.concatenate([part.values for part in parts]), np.concatenate([part.weights for part in parts])
        )

    @cached_property
    def _reached(self) -> Numbers:
        return np.cumsum(self.weights)

    @cached_property
    def amount(self) -> float:
        """The values times their weights, added up."""
        return dot(self.weights, self.values)

    @property
    def whole(self) -> float:
        """The weights added up."""
        return float(self._reached[-1]) if self.values.size else 0.0

    def at(self, part: float) -> float:
        """The value that this part of the weight reaches; between two when it is reached exactly. NaN for nothing."""
        if self.values.size == 0:
            return float("nan")
        wanted = part * self._reached[-1]
        slack = 1e-9 * self._reached[-1]
        position = int(np.searchsorted(self._reached, wanted - slack, side="left"))
        if abs(self._reached[position] - wanted) <= slack and position + 1 < self.values.size:
            return float((self.values[position] + self.values[position + 1]) / 2.0)
        return float(self.values[position])

    def median(self) -> float:
        """The ordinary median of the repeated values; NaN for nothing."""
        return self.at(0.5)

    def gini(self) -> float:
        """The Gini coefficient of the repeated values, from 0 to 1; NaN when they add up to nothing.

        With whole weights this is exactly the coefficient of everybody written out one by one.
        """
        if self.values.size == 0 or self.amount <= 0.0:
            return float("nan")
        each = self.weights * self.values
        twice = 2.0 * dot(each, self._reached) - dot(each, self.weights)
        return twice / (self.whole * self.amount) - 1.0

    def quintile_ratio(self) -> float:
        """The values above the 80th percentile over those up to and including the 20th; NaN when the latter are nothing."""
        if self.values.size == 0:
            return float("nan")
        low = int(np.searchsorted(self.values, self.at(FIFTH), side="right"))
        high = int(np.searchsorted(self.values, self.at(1.0 - FIFTH), side="right"))
        bottom = dot(self.weights[:low], self.values[:low])
        top = dot(self.weights[high:], self.values[high:])
        return top / bottom if bottom > 0.0 else float("nan")
