# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounding: each cell by itself, at random, or controlled so that the rounded cells still add up.

Controlled rounding follows Cox (Journal of the American Statistical Association 82, 1987): every cell goes to a
neighbouring multiple of the base, a multiple stays as it is (zero-restricted), and all sums hold.
"""

from __future__ import annotations

import numpy as np

from kansrijk.engine.problems import Problem
from kansrijk.indicators.disclosure.figures import round_to
from kansrijk.indicators.disclosure.system import Numbers, System

SECONDS = 20.0
FURTHER_COST = 100.0


class CannotRound(Problem):
    """No rounded table adds up."""


def conventional(values: Numbers, base: float) -> Numbers:
    """Each value to the nearest multiple of `base`, halves up; the sums need not hold."""
    return np.array([round_to(value, base) for value in values.ravel()]).reshape(values.shape)


def chances(residual: float, base: float) -> tuple[float, float]:
    """The chances of going down and up that make random rounding right on average; `residual` is value modulo base."""
    return 1 - residual / base, residual / base


def at_random(values: Numbers, base: float, seed: int) -> Numbers:
    """Each value down or up to a multiple of `base` with the chances of `chances`; the sums need not hold."""
    below = np.floor(values / base) * base
    draws = np.random.default_rng(seed).random(values.shape)
    return np.where(draws < (values - below) / base, below + base, below)


def controlled(system: System, base: float, *, seed: int | None = None) -> Numbers:
    """The cells rounded so that every sum holds.

    Without a seed the table nearest to the true one is taken (the least summed distance), with a seed the one nearest to
    a random rounding. Where no zero-restricted table adds up, as can happen in three dimensions, a cell may go one
    multiple further.

    Raises:
        CannotRound: no such table was found.
    """
    if base <= 0:
        raise Problem(
            nl="Kies om op af te ronden een getal boven 0.", en="Choose a number above 0 to round to."
        )
    goal = system.values if seed is None else at_random(system.values, base, seed)
    for further in (0, 1, 3):
        found = _program(system, base, goal, further)
        if found is not None:
            return found
    raise CannotRound(
        nl=f"Er is geen op {base:g} afgeronde tabel die optelt. Kies een andere grondmaat of verdeel de tabel.",
        en=f"No table rounded to {base:g} adds up. Choose another base or divide the table.",
    )


def _program(system: System, base: float, goal: Numbers, further: int) -> Numbers | None:
    """Whole steps above the multiple below; steps beyond the neighbours cost much, and never below 0.

    A cell's variables are its step (0 or 1) and, when allowed, steps further down and up.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import hstack

    below = np.floor(system.values / base + 1e-9)
    loose = (system.values - below * base > 1e-9 * base).astype(float)
    matrix = system.matrix
    step_cost = np.abs((below + 1) * base - goal) - np.abs(below * base - goal)
    size = system.size
    down = np.where(system.values >= 0, np.minimum(below, further), further)
    costs = np.concatenate([step_cost, np.full(2 * size, FURTHER_COST * base)])
    found = milp(
        costs,
        integrality=np.ones(3 * size),
        bounds=Bounds(np.zeros(3 * size), np.concatenate([loose, down, np.full(size, float(further))])),
        constraints=LinearConstraint(
            hstack([matrix, -matrix, matrix]).tocsr(), -(matrix @ below), -(matrix @ below)
        )
        if system.sums
        else None,
        options={"time_limit": SECONDS},
    )
    if found.x is None:
        return None
    steps = np.round(found.x)
    rounded: Numbers = (below + steps[:size] - steps[size : 2 * size] + steps[2 * size :]) * base
    return rounded
