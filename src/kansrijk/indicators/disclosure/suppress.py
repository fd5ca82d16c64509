# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hiding more cells so that the sensitive ones cannot be worked out: exact for small tables, by linear programs else.

Following the integer program of Fischetti and Salazar for complementary cell suppression (Management Science 47, 2001)
and, for large tables, its linear relaxation, after which an attack holds the result against what was asked.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.problems import Problem
from kansrijk.indicators.disclosure.attack import NEARBY, TINY, Seen, Tables, each_exposed, exposed, widen
from kansrijk.indicators.disclosure.program import Program
from kansrijk.indicators.disclosure.system import System, Whether

EXACT_LIMIT = 2000
EXACT_SECONDS = 3.0
TIDY_LIMIT = 400
ROUNDS = 40
DECIDED = 40
"""So few cells that may be exposed are attacked one by one before anything is hidden for their sake."""


class CannotProtect(Problem):
    """No choice of cells protects what must be hidden, for example because a total may not be hidden."""


def cover(
    system: System,
    *,
    seed: int = 1,
    exact: bool | None = None,
    already: Whether | None = None,
    strict: bool = True,
) -> Whether:
    """The cells to hide: the sensitive ones, and others for their sake.

    Args:
        system: what adds up, and what is known of each cell.
        seed: of the order in which large tables are tried.
        exact: find the least loss by an integer program; by default for small tables.
        already: cells that are hidden in any case.
        strict: refuse a cell that cannot be protected; otherwise what protects it most is hidden.

    Raises:
        CannotProtect: a sensitive cell stays exposed whatever is hidden.
    """
    hidden = system.dark | (system.sensitive if already is None else already)
    if not system.guarded.any() or not system.sums:
        return hidden
    seen = Seen.of(system)
    tables = Tables(system, hidden)
    lacking = widen(tables, seen, seed)
    if 0 < np.count_nonzero(lacking) <= DECIDED:
        lacking = _decided(tables, seen)
    if not lacking.any():
        return hidden
    guarded = int(np.count_nonzero(system.guarded))
    small = 2 * guarded * system.size <= EXACT_LIMIT if exact is None else exact
    if small:
        best = _least(system, hidden)
        if best is not None:
            return best
    hidden = _by_rounds(system, hidden, seen, seed, strict)
    tidy = system.size <= TIDY_LIMIT and not seen.lacking(system).any()
    return _tidied(system, hidden, seed) if tidy else hidden


def covered_in_full(system: System, hidden: Whether) -> Whether:
    """Hide until nothing is exposed; what says nothing is left out, which is looked at again after more was hidden.

    For large systems. Where nothing protects a cell, what protects it most is hidden.
    """
    while True:
        small, places = system.pruned(hidden)
        found = hidden.copy()
        found[places] |= cover(small, exact=False, already=hidden[places], strict=False)
        if np.array_equal(found, hidden):
            return hidden
        hidden = found


def _decided(tables: Tables, seen: Seen) -> Whether:
    """The cells that really lack, each asked by itself."""
    for cell in map(int, np.flatnonzero(seen.lacking(tables.system))):
        if seen.lacking(tables.system)[cell]:
            tables.ends(cell, seen)
    return seen.lacking(tables.system)


def _by_rounds(system: System, hidden: Whether, seen: Seen, seed: int, strict: bool) -> Whether:
    """Hide more, round by round, until every sensitive cell is seen to be unsure enough."""
    random = np.random.default_rng(seed)
    hiding = _Hiding(system, hidden, seen)
    for attempt in range(ROUNDS if strict else ROUNDS // 4):
        lacking = seen.lacking(system)
        if not lacking.any():
            return hiding.hidden
        wanted = lacking.copy()
        if attempt > 5:
            # Cells in one sum cannot all rise at once: later on only some are asked for at a time.
            share = 0.5 if attempt <= 20 else 0.1
            wanted &= random.random(system.size) < share
            if not wanted.any():
                wanted[random.choice(np.flatnonzero(lacking))] = True
        hiding.round(wanted, up=attempt % 2 == 0)
    return _one_by_one(hiding, strict)


def _one_by_one(hiding: _Hiding, strict: bool) -> Whether:
    """What the rounds leave: each cell by itself, up and down."""
    system, seen = hiding.system, hiding.seen
    for cell in np.flatnonzero(seen.lacking(system)):
        wanted = np.zeros(system.size, dtype=np.bool_)
        wanted[cell] = True
        for up in (True, False, True):
            if seen.lacking(system)[cell]:
                hiding.round(wanted, up=up)
        if strict and seen.lacking(system)[cell]:
            raise cannot(system, int(cell))
    return hiding.hidden


def cannot(system: System, cell: int) -> CannotProtect:
    """The refusal that names a cell which cannot be protected."""
    return CannotProtect(
        nl=f"De cel {_words(system.names[cell])} is niet te verbergen: uit wat getoond moet blijven is zij na te "
        "rekenen. Laat ook het totaal verbergen, voeg groepen samen, of rond af.",
        en=f"The cell {_words(system.names[cell])} cannot be hidden: it follows from what must stay shown. Let the "
        "total be hidden too, merge groups, or round.",
    )


def _words(name: object) -> str:
    """A cell in words: the codes that are no totals."""
    if isinstance(name, tuple) and len(name) == 2 and isinstance(name[1], frozenset):
        return ", ".join(str(code) for _, code in sorted(name[1])) or str(name[0])
    return ", ".join(str(part) for part in name) if isinstance(name, tuple) else str(name)


class _Hiding:
    """Hides cells, round by round, so that others can reach their targets at the least loss.

    One linear program is kept for all rounds. Its variables are the cells, how far each shown cell rises above or
    falls below what its figure leaves open, and by how much each target is missed.
    """

    def __init__(self, system: System, hidden: Whether, seen: Seen) -> None:
        from scipy.sparse import coo_matrix, hstack, identity, vstack

        self.system, self.hidden, self.seen = system, hidden.copy(), seen
        self.may = ~hidden & np.isfinite(system.cost) & system.shown
        self.movable, self.targets = np.flatnonzero(self.may), np.flatnonzero(seen.lacking(system))
        low, high = system.bounds(hidden)
        self.wide = system.bounds(hidden | self.may)
        size, moves, misses, rows = system.size, self.movable.size, self.targets.size, len(system.sums)
        sums, values = system.matrix, system.values
        moving = sums[:, self.movable]
        reach = coo_matrix((np.ones(misses), (np.arange(misses), self.targets)), shape=(misses, size)).tocsr()
        shifted, each = reach[:, self.movable], identity(misses)
        matrix = vstack(
            [
                hstack([sums, moving, -moving, coo_matrix((rows, 2 * misses))]),
                hstack([reach, shifted, -shifted, each, -each]),
            ]
        )
        loss = system.cost[self.movable]
        missed = np.full(2 * misses, 1000.0 * max(1.0, float(loss.max(initial=1.0))))
        rise = np.maximum(self.wide[1] - high, 0.0)[self.movable]
        fall = np.maximum(low - self.wide[0], 0.0)[self.movable]
        free = np.full(misses, np.inf)
        self._program = Program(
            matrix,
            np.concatenate([low - values, np.zeros(2 * (moves + misses))]),
            np.concatenate([high - values, rise, fall, np.full(2 * misses, np.inf)]),
            np.concatenate([np.zeros(rows), -free]),
            np.concatenate([np.zeros(rows), free]),
            np.concatenate([np.zeros(size), loss, loss, missed]),
        )

    def round(self, wanted: Whether, *, up: bool) -> None:
        """One linear program: let the wanted cells reach their targets, and hide what had to move for it."""
        system, size, moves = self.system, self.system.size, self.movable.size
        self._aim(wanted, up)
        found = self._program.solve(nearby=int(np.count_nonzero(wanted)) < NEARBY)
        moved = found[size : size + moves] - found[size + moves : size + 2 * moves]
        point = system.values + found[:size]
        point[self.movable] += moved
        self._hide(self.movable[np.abs(moved) > TINY])
        low, high = system.bounds(self.hidden)
        if np.all(point >= low - TINY) and np.all(point <= high + TINY):
            self.seen.add(point)
        else:
            widen(Tables(system, self.hidden), self.seen)

    def _aim(self, wanted: Whether, up: bool) -> None:
        """Set the value that each wanted cell should be able to reach."""
        system, seen, (low, high) = self.system, self.seen, self.wide
        if up:
            goals = np.minimum(high, np.maximum(system.need_high, seen.low + system.need_width))
        else:
            goals = np.maximum(low, np.minimum(system.need_low, seen.high - system.need_width))
        for number, cell in enumerate(self.targets):
            goal = float(goals[cell] - system.values[cell])
            lowest, highest = (goal, np.inf) if up else (-np.inf, goal)
            row = len(system.sums) + number
            self._program.row(row, *((lowest, highest) if wanted[cell] else (-np.inf, np.inf)))

    def _hide(self, cells: NDArray[np.int64]) -> None:
        """Hide cells: from now on they move for nothing between what is known of them when hidden."""
        new = cells[~self.hidden[cells]]
        if not new.size:
            return
        self.hidden[new] = True
        values, (low, high) = self.system.values[new], self.wide
        self._program.limits(new, low[new] - values, high[new] - values)
        places = self.system.size + np.searchsorted(self.movable, new)
        nothing = np.zeros(2 * new.size)
        self._program.limits(np.concatenate([places, places + self.movable.size]), nothing, nothing)


def _least(system: System, hidden: Whether) -> Whether | None:
    """The least loss by an integer program, or None when it was not found in time.

    For every sensitive cell there is one table in which it is high and one in which it is low; both must fit what
    stays shown.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    guarded = np.flatnonzero(system.guarded)
    parts = _exact_program(system, hidden, guarded)
    if parts is None:
        raise cannot(system, int(guarded[0]))
    matrix, lower, upper, low, high, cost = parts
    whole = np.zeros(cost.size)
    whole[: system.size] = 1
    found = milp(
        cost,
        integrality=whole,
        bounds=Bounds(low, high),
        constraints=LinearConstraint(matrix, lower, upper),
        options={"time_limit": EXACT_SECONDS},
    )
    if found.x is None:
        return None
    best: Whether = hidden | (found.x[: system.size] > 0.5)
    return None if exposed(system, best) else best


def _exact_program(system: System, hidden: Whether, guarded: Any) -> Any:
    from scipy.sparse import block_diag, coo_matrix, csr_matrix, hstack, vstack

    size, copies = system.size, 2 * guarded.size
    may = ~hidden & system.shown & np.isfinite(system.cost)
    low, high = system.bounds(hidden)
    wide_low, wide_high = system.bounds(hidden | may)
    # With x = 1 a cell lies between its dark bounds, with x = 0 between those of the figure shown.
    to_high, to_low = np.where(may, wide_high - high, 0.0), np.where(may, wide_low - low, 0.0)
    diagonal = coo_matrix((np.ones(size), (np.arange(size), np.arange(size)))).tocsr()
    block = vstack([system.matrix, diagonal, diagonal]).tocsr()
    link = vstack(
        [csr_matrix((len(system.sums), size)), csr_matrix(np.diag(-to_high)), csr_matrix(np.diag(-to_low))]
    )
    tables = block_diag([block] * copies)
    links = vstack([link] * copies)
    nothing = np.zeros(len(system.sums))
    lower = np.tile(np.concatenate([nothing, np.full(size, -np.inf), low]), copies)
    upper = np.tile(np.concatenate([nothing, high, np.full(size, np.inf)]), copies)
    rows, columns, signs = [], [], []
    cell_low = np.tile(np.minimum(low, wide_low), copies)
    cell_high = np.tile(np.maximum(high, wide_high), copies)
    for number, cell in enumerate(guarded):
        top, bottom = 2 * number * size + int(cell), (2 * number + 1) * size + int(cell)
        cell_low[top] = max(cell_low[top], system.need_high[cell])
        cell_high[bottom] = min(cell_high[bottom], system.need_low[cell])
        rows += [number, number]
        columns += [size + top, size + bottom]
        signs += [1.0, -1.0]
    if np.any(cell_low > cell_high + TINY):
        return None
    apart = coo_matrix((signs, (rows, columns)), shape=(guarded.size, size + copies * size))
    matrix = vstack([hstack([links, tables]), apart]).tocsr()
    lower = np.concatenate([lower, system.need_width[guarded]])
    upper = np.concatenate([upper, np.full(guarded.size, np.inf)])
    finite = np.where(np.isfinite(system.cost), system.cost, 0.0)
    cost = np.concatenate([np.where(may, finite, 0.0), np.zeros(copies * size)])
    lowest = np.concatenate([np.zeros(size), cell_low])
    highest = np.concatenate([may.astype(float), cell_high])
    return matrix, lower, upper, lowest, highest, cost


def _tidied(system: System, hidden: Whether, seed: int) -> Whether:
    """Show again what turns out not to be needed, the greatest loss first."""
    hidden = hidden.copy()
    tables = Tables(system, hidden, keep=True)
    shown_low, shown_high = system.bounds(np.zeros(system.size, dtype=np.bool_))
    extra = np.flatnonzero(hidden & ~system.dark)
    for cell in map(int, sorted(extra, key=lambda place: -system.cost[place])):
        dark = float(tables.low[cell]), float(tables.high[cell])
        tables.limit(cell, float(shown_low[cell]), float(shown_high[cell]))
        seen = Seen.of(system)
        for point in tables.points:
            # A table found before still fits when the cell lies in it where its figure says.
            if shown_low[cell] - TINY <= point[cell] <= shown_high[cell] + TINY:
                seen.add(point)
        if next(each_exposed(tables, seen, seed), None) is None:
            hidden[cell] = False
            tables.forget(cell)
        else:
            tables.limit(cell, *dark)
    return hidden
