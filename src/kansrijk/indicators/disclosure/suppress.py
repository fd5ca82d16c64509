# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hiding more cells so that the sensitive ones cannot be worked out: exact for small tables, by linear programs else.

Following the integer program of Fischetti and Salazar for complementary cell suppression (Management Science 47, 2001)
and, for large tables, its linear relaxation, after which an attack holds the result against what was asked.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from kansrijk.engine.problems import Problem
from kansrijk.indicators.disclosure.attack import TINY, Seen, each_exposed, exposed, solve, widen
from kansrijk.indicators.disclosure.system import Numbers, System, Whether

EXACT_LIMIT = 2000
EXACT_SECONDS = 3.0
TIDY_LIMIT = 400
ROUNDS = 40


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
    if not (system.sensitive | (system.need_width > 0)).any() or not system.sums:
        return hidden
    seen = Seen.of(system)
    lacking = widen(system, hidden, seen, seed)
    if not lacking.any():
        return hidden
    guarded = int(np.count_nonzero(system.sensitive | (system.need_width > 0)))
    small = 2 * guarded * system.size <= EXACT_LIMIT if exact is None else exact
    if small:
        best = _least(system, hidden)
        if best is not None:
            return best
    hidden = _by_rounds(system, hidden, seen, seed, strict)
    tidy = system.size <= TIDY_LIMIT and not seen.lacking(system).any()
    return _tidied(system, hidden, seed) if tidy else hidden


def _by_rounds(system: System, hidden: Whether, seen: Seen, seed: int, strict: bool) -> Whether:
    """Hide more, round by round, until every sensitive cell is seen to be unsure enough."""
    hidden = hidden.copy()
    random = np.random.default_rng(seed)
    for attempt in range(ROUNDS if strict else ROUNDS // 4):
        lacking = seen.lacking(system)
        if not lacking.any():
            return hidden
        wanted = lacking.copy()
        if attempt > 5:
            # Cells in one sum cannot all rise at once: later on only some are asked for at a time.
            share = 0.5 if attempt <= 20 else 0.1
            wanted &= random.random(system.size) < share
            if not wanted.any():
                wanted[random.choice(np.flatnonzero(lacking))] = True
        hidden = _one_round(system, hidden, seen, wanted, up=attempt % 2 == 0)
    return _one_by_one(system, hidden, seen, strict)


def _one_by_one(system: System, hidden: Whether, seen: Seen, strict: bool) -> Whether:
    """What the rounds leave: each cell by itself, up and down."""
    for cell in np.flatnonzero(seen.lacking(system)):
        wanted = np.zeros(system.size, dtype=np.bool_)
        wanted[cell] = True
        for up in (True, False, True):
            if seen.lacking(system)[cell]:
                hidden = _one_round(system, hidden, seen, wanted, up=up)
        if strict and seen.lacking(system)[cell]:
            raise cannot(system, int(cell))
    return hidden


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


def _targets(system: System, seen: Seen, wanted: Whether, hidden: Whether, up: bool) -> Numbers:
    """The value each wanted cell should be able to reach."""
    low, high = system.bounds(hidden)
    if up:
        return np.where(
            wanted, np.minimum(high, np.maximum(system.need_high, seen.low + system.need_width)), 0.0
        )
    return np.where(wanted, np.maximum(low, np.minimum(system.need_low, seen.high - system.need_width)), 0.0)


def _one_round(system: System, hidden: Whether, seen: Seen, wanted: Whether, *, up: bool) -> Whether:
    """One linear program: let the wanted cells reach their targets at the least loss; hide what had to move.

    The variables are the cells, how far each shown cell leaves its bounds, and how much each target is missed.
    """
    from scipy.sparse import coo_matrix, hstack, identity, vstack

    size = system.size
    low, high = system.bounds(hidden)
    may = ~hidden & np.isfinite(system.cost) & system.shown
    movable = np.flatnonzero(may)
    wide_low, wide_high = system.bounds(hidden | may)
    targets = np.flatnonzero(wanted)
    goal = _targets(system, seen, wanted, hidden | may, up)[targets]
    moves, misses = movable.size, targets.size
    pick = coo_matrix((np.ones(moves), (np.arange(moves), movable)), shape=(moves, size)).tocsr()
    reach = coo_matrix((np.ones(misses), (np.arange(misses), targets)), shape=(misses, size)).tocsr()
    none = coo_matrix((moves, misses)).tocsr()
    sign = -1.0 if up else 1.0
    above = vstack(
        [
            hstack([pick, -identity(moves), none]),
            hstack([-pick, -identity(moves), none]),
            hstack([sign * reach, coo_matrix((misses, moves)), -identity(misses)]),
        ]
    ).tocsr()
    limits = np.concatenate([high[movable], -low[movable], sign * goal])
    loss = system.cost[movable]
    cost = np.concatenate(
        [np.zeros(size), loss, np.full(misses, 1000.0 * max(1.0, float(loss.max(initial=1.0))))]
    )
    lowest = np.concatenate([np.where(may, np.minimum(wide_low, low), low), np.zeros(moves + misses)])
    highest = np.concatenate(
        [np.where(may, np.maximum(wide_high, high), high), np.full(moves + misses, np.inf)]
    )
    equal = hstack([system.matrix, coo_matrix((len(system.sums), moves + misses))]).tocsr()
    point = solve(cost, lowest, highest, equal, (above, limits))
    moved = movable[point[size : size + moves] > TINY]
    hidden = hidden.copy()
    hidden[moved] = True
    now_low, now_high = system.bounds(hidden)
    if np.all(point[:size] >= now_low - TINY) and np.all(point[:size] <= now_high + TINY):
        seen.add(point[:size])
    else:
        widen(system, hidden, seen)
    return hidden


def _least(system: System, hidden: Whether) -> Whether | None:
    """The least loss by an integer program, or None when it was not found in time.

    For every sensitive cell there is one table in which it is high and one in which it is low; both must fit what
    stays shown.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    guarded = np.flatnonzero(system.sensitive | (system.need_width > 0))
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
    extra = np.flatnonzero(hidden & ~system.dark)
    for cell in sorted(extra, key=lambda place: -system.cost[place]):
        trial = hidden.copy()
        trial[cell] = False
        if next(each_exposed(system, trial, seed), None) is None:
            hidden = trial
    return hidden
