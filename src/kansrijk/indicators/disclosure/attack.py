# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an outsider with a computer can work out about hidden cells: linear programming on what was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kansrijk.indicators.disclosure.program import Program
from kansrijk.indicators.disclosure.system import Numbers, System, Whether

TINY = 1e-6
FREE_ROUNDS = 30
"""At most this often are many cells moved at once, each time up and down."""
NEARBY = 50
"""With fewer cells than this to move, a table differs so little from the last one that it is found from there."""


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
        return system.guarded & ~enough


class Tables:
    """All tables that fit what is shown when these cells are hidden; the true one is among them.

    `points` are those found so far, where `keep` asks for them.
    """

    def __init__(self, system: System, hidden: Whether, *, keep: bool = False) -> None:
        self.system, self.keep = system, keep
        self.low, self.high = system.bounds(hidden)
        self.points: list[Numbers] = []
        nothing, values = np.zeros(len(system.sums)), system.values
        # How far each cell lies from its true value: that nothing moves is where the search starts.
        self._program = Program(
            system.matrix, self.low - values, self.high - values, nothing, nothing, np.zeros(system.size)
        )

    def limit(self, cell: int, low: float, high: float) -> None:
        """Let what is known of one cell be another range, with its true value in it."""
        self.low[cell], self.high[cell] = low, high
        value = self.system.values[[cell]]
        self._program.limits(np.array([cell]), low - value, high - value)

    def forget(self, cell: int) -> None:
        """Drop the tables that no longer fit what is known of a cell."""
        low, high = self.low[cell] - TINY, self.high[cell] + TINY
        self.points = [point for point in self.points if low <= point[cell] <= high]

    def highest(self, gain: Numbers) -> Numbers:
        """The table in which the cells times their `gain` add up to the most."""
        self._program.cost(-gain)
        point = self.system.values + self._program.solve(nearby=int(np.count_nonzero(gain)) < NEARBY)
        if self.keep:
            self.points.append(point)
        return point

    def ends(self, cell: int, seen: Seen | None = None) -> tuple[float, float]:
        """The lowest and the highest value of a cell; the tables that have them are added to `seen`."""
        found = []
        for sign in (-1.0, 1.0):
            gain = np.zeros(self.system.size)
            gain[cell] = sign
            point = self.highest(gain)
            found.append(float(point[cell]))
            if seen is not None:
                seen.add(point)
        return found[0], found[1]


def interval(system: System, hidden: Whether, cell: int) -> tuple[float, float]:
    """The lowest and the highest value that a cell can have, given everything shown."""
    system, hidden, cell = system.connected(cell, hidden)
    low, high = system.bounds(hidden)
    if high[cell] - low[cell] < TINY or not system.sums:
        return float(low[cell]), float(high[cell])
    return Tables(system, hidden).ends(cell)


def widen(tables: Tables, seen: Seen, seed: int = 1) -> Whether:
    """Look for tables that fit what is shown and differ in many hidden cells at once; gives the cells still lacking.

    One table often shows for hundreds of cells that they stay unsure, so that a whole country takes a few programs.
    Cells are moved up and down in turn, until hardly any of them gains by it.
    """
    system = tables.system
    random = np.random.default_rng(seed)
    lacking = seen.lacking(system)
    for attempt in range(FREE_ROUNDS):
        before = np.count_nonzero(lacking)
        if not before:
            break
        signs = random.choice((-1.0, 1.0), system.size) * random.uniform(0.5, 1.5, system.size)
        if attempt == 0:
            signs = np.ones(system.size)
        for turn in (signs, -signs):
            seen.add(tables.highest(np.where(lacking, turn, 0.0)))
            lacking = seen.lacking(system)
        if (before - np.count_nonzero(lacking)) * 8 < before:
            break
    return lacking


def exposed(system: System, hidden: Whether, seed: int = 1) -> dict[int, tuple[float, float]]:
    """The sensitive cells that an outsider can work out too well, each with the values it lies between.

    An exact answer: what `widen` leaves open is decided cell by cell.
    """
    return dict(each_exposed(Tables(system, hidden), Seen.of(system), seed))


def each_exposed(tables: Tables, seen: Seen, seed: int = 1) -> Iterator[tuple[int, tuple[float, float]]]:
    """As `exposed`, one at a time: the first answers whether there is any."""
    widen(tables, seen, seed)
    for cell in map(int, np.flatnonzero(seen.lacking(tables.system))):
        if seen.lacking(tables.system)[cell]:
            ends = tables.ends(cell, seen)
            if seen.lacking(tables.system)[cell]:
                yield cell, ends
