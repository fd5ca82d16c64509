# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an outsider knows about a set of published cells: what adds up to what, and between which values each lies."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
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

    @cached_property
    def guarded(self) -> Whether:
        """The cells about which everyone must stay unsure: sensitive ones, and what is left between figures."""
        guarded: Whether = self.sensitive | (self.need_width > 0)
        return guarded

    @cached_property
    def matrix(self) -> Any:
        """The sums as a sparse matrix A with A @ values = 0: one row a sum, 1 for the parts and -1 for the total."""
        from scipy.sparse import csr_matrix

        lengths = np.array([1 + len(parts) for _, parts in self.sums], dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        columns = np.fromiter(chain.from_iterable((total, *parts) for total, parts in self.sums), np.int64)
        signs = np.ones(columns.size)
        signs[starts[:-1]] = -1.0
        matrix = csr_matrix((signs, columns, starts), shape=(len(self.sums), self.size))
        matrix.sort_indices()
        return matrix

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
        rows, kept = self._touching(inside)
        kept |= inside
        cells = np.flatnonzero(kept)
        return self.part(cells, rows), hidden[cells], int(np.searchsorted(cells, cell))

    def pruned(self, hidden: Whether) -> tuple[System, NDArray[np.int64]]:
        """The same knowledge without what says nothing about a guarded cell; also gives which cells are kept.

        A sum says nothing when it has a cell of its own, in no other sum and never shown, whose bounds follow
        from those of the others anyway. What is then not tied to a guarded cell goes too. Exact for these `hidden`.
        """
        from scipy.sparse import bmat, diags
        from scipy.sparse.csgraph import connected_components

        low, high = self.bounds(hidden)
        matrix, guarded = self.matrix, self.guarded
        kept = np.ones(len(self.sums), dtype=np.bool_)
        while (drop := self._idle(kept, low, high)).any():
            kept &= ~drop
        loose = (high > low) | guarded
        ties = abs(matrix[np.flatnonzero(kept)]) @ diags(loose.astype(float))
        # Two kinds of nodes, sums and cells: cells in the same sum hang together.
        both = bmat([[None, ties], [ties.T, None]])
        _, labels = connected_components(both, directed=False)
        labels = labels[int(kept.sum()) :]
        wanted = np.isin(labels, np.unique(labels[guarded]))
        rows, cells = self._touching(wanted & loose, kept)
        places = np.flatnonzero(cells | guarded)
        return self.part(places, rows), places

    def _touching(self, inside: Whether, among: Whether | None = None) -> tuple[list[int], Whether]:
        """The sums with a cell in `inside`, and all cells of those sums."""
        touched = abs(self.matrix) @ inside.astype(float) > 0
        if among is not None:
            touched &= among
        cells: Whether = abs(self.matrix).T @ touched.astype(float) > 0
        return list(map(int, np.flatnonzero(touched))), cells

    def _idle(self, kept: Whether, low: Numbers, high: Numbers) -> Whether:
        """The sums, among those kept, that say nothing: some lonely part of each may always be what the others leave."""
        far = 5.0 * float(np.abs(self.values).max(initial=0.0))
        free_high = np.where(high > far, np.inf, high)
        entries = self.matrix.tocoo()
        row, cell, part = entries.row, entries.col, entries.data > 0
        here = kept[row]
        degree = np.bincount(cell[here], minlength=self.size)
        lonely = ~self.shown & ~self.guarded & (degree == 1)
        signed_low, signed_high = (
            np.where(part, -high[cell], low[cell]),
            np.where(part, -low[cell], high[cell]),
        )
        least = np.bincount(row, signed_low, kept.size)[row] + high[cell]
        most = np.bincount(row, signed_high, kept.size)[row] + low[cell]
        says_nothing = here & part & lonely[cell] & (least >= low[cell]) & (most <= free_high[cell])
        return np.bincount(row[says_nothing], minlength=kept.size) > 0

    def part(self, cells: NDArray[np.int64], rows: Sequence[int]) -> System:
        """The system of some cells and the sums over them."""
        new = np.zeros(self.size, dtype=np.int64)
        new[cells] = np.arange(cells.size)
        places = new.tolist()
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

    def all_sums(self) -> tuple[Sum, ...]:
        """Everything that adds up, each once."""
        return tuple((total, tuple(sorted(parts))) for total, parts in self.sums)

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
        return System(names=tuple(self.places), sums=self.all_sums(), **arrays, **flags)
