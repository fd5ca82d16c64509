# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an outsider knows about a set of published cells: what adds up to what, and between which values each lies."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Whether = NDArray[np.bool_]
Sum = tuple[int, tuple[int, ...]]
"""A total and its parts, as places in the list of cells."""


@dataclass(frozen=True)
class System:
    """Cells that add up, with what stands around each.

    Every array has one entry a cell. `shown_low` and `shown_high` are what a shown figure tells (equal when it is
    exact, a distance apart when it is rounded); `dark_low` and `dark_high` what is known of a cell that is
    hidden, for example "fewer than 10". A cell with a `sensitive` mark is hidden for its own sake and must keep
    at least `need_width` between the lowest and the highest value anyone can work out, reaching from `need_low`
    to `need_high`. `shown` marks the cells that may be shown at all; others are only ever worked out. `cost`
    is what hiding loses; infinite: it may not be hidden.
    """

    names: tuple[Hashable, ...]
    values: Numbers
    sums: tuple[Sum, ...]
    shown: Whether
    sensitive: Whether
    shown_low: Numbers
    shown_high: Numbers
    dark_low: Numbers
    dark_high: Numbers
    need_low: Numbers
    need_high: Numbers
    need_width: Numbers
    cost: Numbers

    @property
    def size(self) -> int:
        """How many cells there are."""
        return int(self.values.size)

    @property
    def dark(self) -> Whether:
        """The cells that are hidden before anything is hidden for the sake of others."""
        return ~self.shown | self.sensitive

    @property
    def matrix(self) -> Any:
        """The sums as a sparse matrix A with A @ values = 0: one row a sum, 1 for the parts and -1 for the total."""
        from scipy.sparse import csr_matrix

        if not self.sums:
            return csr_matrix((0, self.size))
        rows = np.concatenate([np.full(1 + len(parts), row) for row, (_, parts) in enumerate(self.sums)])
        columns = np.concatenate([(total, *parts) for total, parts in self.sums])
        signs = np.concatenate([(-1.0, *(1.0,) * len(parts)) for _, parts in self.sums])
        return csr_matrix((signs, (rows, columns)), shape=(len(self.sums), self.size))

    def bounds(self, hidden: Whether) -> tuple[Numbers, Numbers]:
        """The lowest and highest value of each cell as far as known of it alone, when these cells are hidden.

        The true value always lies between, and no bound is infinite: far beyond the largest total it tells nothing.
        """
        far = 10.0 * float(np.abs(self.values).max(initial=0.0)) + 1000.0
        low = np.where(hidden, self.dark_low, self.shown_low)
        high = np.where(hidden, self.dark_high, self.shown_high)
        low, high = np.minimum(low, self.values), np.maximum(high, self.values)
        return np.clip(low, -far, far), np.clip(high, -far, far)

    def connected(self, cell: int, hidden: Whether) -> tuple[System, Whether, int]:
        """The part that can say anything about one cell (what is known exactly ties nothing), and its place there."""
        from scipy.sparse import diags
        from scipy.sparse.csgraph import connected_components

        low, high = self.bounds(hidden)
        loose = (high > low).astype(float)
        loose[cell] = 1.0
        ties = abs(self.matrix) @ diags(loose)
        _, labels = connected_components(ties.T @ ties, directed=False)
        inside = (labels == labels[cell]) & (loose > 0)
        rows = [number for number, (total, parts) in enumerate(self.sums) if inside[[total, *parts]].any()]
        kept = inside.copy()
        for row in rows:
            total, parts = self.sums[row]
            kept[[total, *parts]] = True
        cells = np.flatnonzero(kept)
        return self.part(cells, rows), hidden[cells], int(np.searchsorted(cells, cell))

    def pruned(self, hidden: Whether) -> tuple[System, NDArray[np.int64]]:
        """The same knowledge without what says nothing about a guarded cell; also gives which cells are kept.

        A sum says nothing when it has a cell of its own, in no other sum and never shown, whose bounds follow
        from those of the others anyway. What is then not tied to a guarded cell goes too. Exact for these `hidden`.
        """
        from scipy.sparse import diags
        from scipy.sparse.csgraph import connected_components

        low, high = self.bounds(hidden)
        far = 5.0 * float(np.abs(self.values).max(initial=0.0))
        free_low, free_high = low, np.where(high > far, np.inf, high)
        guarded = self.sensitive | (self.need_width > 0)
        matrix = self.matrix
        kept = np.ones(len(self.sums), dtype=np.bool_)
        alone = ~self.shown & ~guarded
        while True:
            inside = matrix[np.flatnonzero(kept)]
            degree = np.asarray(abs(inside).sum(axis=0)).ravel()
            lonely = alone & (degree == 1)
            drop = [
                row
                for row in map(int, np.flatnonzero(kept))
                if self._idle(row, lonely, low, high, free_low, free_high)
            ]
            if not drop:
                break
            kept[drop] = False
        loose = diags(((high > low) | guarded).astype(float))
        ties = abs(matrix[np.flatnonzero(kept)]) @ loose
        _, labels = connected_components(ties.T @ ties, directed=False)
        wanted = np.isin(labels, np.unique(labels[guarded]))
        loose_wanted = wanted & ((high > low) | guarded)
        rows = [
            row
            for row in map(int, np.flatnonzero(kept))
            if loose_wanted[[self.sums[row][0], *self.sums[row][1]]].any()
        ]
        cells = guarded.copy()
        for row in rows:
            cells[[self.sums[row][0], *self.sums[row][1]]] = True
        places = np.flatnonzero(cells)
        return self.part(places, rows), places

    def _idle(
        self, row: int, lonely: Whether, low: Numbers, high: Numbers, free_low: Numbers, free_high: Numbers
    ) -> bool:
        """Whether a sum says nothing: some lonely cell of it may always be what the others leave."""
        total, parts = self.sums[row]
        for cell in parts:
            if lonely[cell]:
                others = [part for part in parts if part != cell]
                least = low[total] - high[others].sum()
                most = high[total] - low[others].sum()
                if least >= free_low[cell] and most <= free_high[cell]:
                    return True
        return False

    def part(self, cells: NDArray[np.int64], rows: Sequence[int]) -> System:
        """The system of some cells and the sums over them."""
        places = {int(cell): place for place, cell in enumerate(cells)}
        arrays = {
            name: getattr(self, name)[cells]
            for name in self.__dataclass_fields__
            if name not in ("names", "sums")
        }
        return System(
            names=tuple(self.names[cell] for cell in cells),
            sums=tuple(
                (places[self.sums[row][0]], tuple(places[part] for part in self.sums[row][1])) for row in rows
            ),
            **arrays,
        )


class Maker:
    """Puts a system together, cell by cell and sum by sum."""

    def __init__(self) -> None:
        self.places: dict[Hashable, int] = {}
        self.rows: list[dict[str, float]] = []
        self.sums: dict[tuple[int, frozenset[int]], None] = {}

    def add(self, name: Hashable, value: float, **about: float) -> int:
        """Add a cell, or find the one of that name; gives its place.

        `about` are fields of `System`; without them a cell is never shown, not sensitive, and at least 0.
        """
        if name not in self.places:
            self.places[name] = len(self.rows)
            low, high = about.get("dark_low", 0.0), about.get("dark_high", np.inf)
            plain = {"shown": 0.0, "sensitive": 0.0, "shown_low": low, "shown_high": high, "cost": 1.0}
            needs = {"need_low": value, "need_high": value, "need_width": 0.0}
            self.rows.append(
                {"values": value, "dark_low": 0.0, "dark_high": np.inf, **plain, **needs, **about}
            )
        return self.places[name]

    def adds_up(self, total: Hashable, parts: Sequence[Hashable]) -> None:
        """Say that the total is the sum of the parts."""
        if parts:
            self.sums[self.places[total], frozenset(self.places[part] for part in parts)] = None

    def made(self) -> System:
        """The system."""
        arrays: dict[str, Any] = {
            name: np.array([row[name] for row in self.rows], dtype=np.float64)
            for name in System.__dataclass_fields__
            if name not in ("names", "sums", "shown", "sensitive")
        }
        flags: dict[str, Any] = {
            name: np.array([row[name] > 0 for row in self.rows], dtype=np.bool_)
            for name in ("shown", "sensitive")
        }
        sums = tuple((total, tuple(sorted(parts))) for total, parts in self.sums)
        return System(names=tuple(self.places), sums=sums, **arrays, **flags)
