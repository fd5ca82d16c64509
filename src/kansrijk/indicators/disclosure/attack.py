# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an outsider with a computer can work out about hidden cells: linear programming on what was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from kansrijk.engine.problems import Problem
from kansrijk.indicators.disclosure.system import Numbers, System, Whether

TINY = 1e-6
FREE_ROUNDS = 8


def solve(cost: Numbers, low: Numbers, high: Numbers, equal: Any, above: Any = None) -> Numbers:
    """The cheapest point between bounds that meets `equal` = 0 and, when given, `above` = (matrix, limits).

    Raises:
        Problem: no point meets them: the figures do not add up.
    """
    from scipy.optimize import linprog

    found = linprog(
        cost,
        A_eq=equal,
        b_eq=np.zeros(equal.shape[0]),
        A_ub=None if above is None else above[0],
        b_ub=None if above is None else above[1],
        bounds=np.column_stack((low, high)),
        method="highs",
    )
    if found.x is None:
        raise Problem(
            nl="De cijfers tellen niet op: geen enkele tabel past bij wat getoond wordt. Kijk de totalen na.",
            en="The figures do not add up: no table at all fits what is shown. Check the totals.",
        )
    point: Numbers = np.asarray(found.x, dtype=np.float64)
    return point


def interval(system: System, hidden: Whether, cell: int) -> tuple[float, float]:
    """The lowest and the highest value that a cell can have, given everything shown."""
    system, hidden, cell = system.connected(cell, hidden)
    low, high = system.bounds(hidden)
    if high[cell] - low[cell] < TINY or not system.sums:
        return float(low[cell]), float(high[cell])
    matrix = system.matrix
    goal = np.zeros(system.size)
    goal[cell] = 1.0
    least = solve(goal, low, high, matrix)[cell]
    most = solve(-goal, low, high, matrix)[cell]
    return float(least), float(most)


@dataclass
class Seen:
    """The lowest and highest value of every cell among the tables found so far that fit what is shown."""

    low: Numbers
    high: Numbers

    @staticmethod
    def of(system: System) -> Seen:
        """At the start only the true table has been seen."""
        return Seen(system.values.copy(), system.values.copy())

    def add(self, point: Numbers) -> None:
        """Take in one more table that fits."""
        size = self.low.size
        np.minimum(self.low, point[:size], out=self.low)
        np.maximum(self.high, point[:size], out=self.high)

    def lacking(self, system: System) -> Whether:
        """The sensitive cells of which it is not shown yet that an outsider stays unsure enough."""
        enough: Whether = (
            (self.low <= system.need_low + TINY)
            & (self.high >= system.need_high - TINY)
            & (self.high - self.low >= system.need_width - TINY)
        )
        guarded = system.sensitive | (system.need_width > 0)
        return guarded & ~enough


def widen(system: System, hidden: Whether, seen: Seen, seed: int = 1) -> Whether:
    """Look for tables that fit what is shown and differ in many hidden cells at once; gives the cells still lacking.

    One table often shows for hundreds of cells that they stay unsure, so that a whole country takes a few programs.
    """
    low, high = system.bounds(hidden)
    matrix = system.matrix
    random = np.random.default_rng(seed)
    lacking = seen.lacking(system)
    for attempt in range(FREE_ROUNDS):
        if not lacking.any():
            break
        signs = random.choice((-1.0, 1.0), system.size) * random.uniform(0.5, 1.5, system.size)
        if attempt < 2:
            signs = np.full(system.size, 1.0 if attempt == 0 else -1.0)
        seen.add(solve(np.where(lacking, -signs, 0.0), low, high, matrix))
        lacking = seen.lacking(system)
    return lacking


def exposed(system: System, hidden: Whether, seed: int = 1) -> dict[int, tuple[float, float]]:
    """The sensitive cells that an outsider can work out too well, each with the values it lies between.

    An exact answer: what `widen` leaves open is decided cell by cell.
    """
    return dict(each_exposed(system, hidden, seed))


def each_exposed(system: System, hidden: Whether, seed: int = 1) -> Iterator[tuple[int, tuple[float, float]]]:
    """As `exposed`, one at a time: the first answers whether there is any."""
    seen = Seen.of(system)
    for cell in np.flatnonzero(widen(system, hidden, seen, seed)):
        low, high = interval(system, hidden, int(cell))
        point_low, point_high = min(low, seen.low[cell]), max(high, seen.high[cell])
        width_lacks = point_high - point_low < system.need_width[cell] - TINY
        if (
            point_low > system.need_low[cell] + TINY
            or point_high < system.need_high[cell] - TINY
            or width_lacks
        ):
            yield int(cell), (low, high)
