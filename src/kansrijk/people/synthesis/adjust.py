# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Adjusting: gross incomes moved until the rules themselves put every main family at its drawn position."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kansrijk.engine.frame import Frame
from kansrijk.people.synthesis.assumptions import Flags, Floats, Ints, assumed

ROUNDS = 6
HIGHEST = 2.5
"""Above this multiple of the minimum an approximate income will do."""
NEAR = 0.0015
SMALLEST_SLOPE, LARGEST_SLOPE = 0.08, 1.0


@dataclass(frozen=True)
class Goal:
    """What to reach, by household: the `position` of the main family (not a number where free), the `person`
    whose income is moved, the `column` it is in, and the EUR a month that make one whole position (`minimum`)."""

    position: Floats
    person: Ints
    column: Ints
    minimum: Floats
    beside_assistance: Flags


def adjust(frame: Frame, names: tuple[str, ...], goal: Goal, position: Callable[[Frame], Floats]) -> Floats:
    """Move the incomes of `goal.person` in the columns `names`, in place; gives the misses that are left.

    Each round compares the position by the rules with the wanted one and moves the gross income by the difference
    divided by what a euro gross was worth in the round before.
    """
    main = frame.family_offsets[:-1]
    wanted = (goal.position <= HIGHEST) & (goal.column >= 0)
    rows = np.flatnonzero(wanted)
    person, column = goal.person[rows], goal.column[rows]
    share = np.where(goal.beside_assistance[rows], assumed("net_of_gross")[0], assumed("net_of_gross")[1])
    slope, before, moved = share.copy(), np.full(len(rows), np.nan), np.zeros(len(rows))
    miss = np.zeros(len(rows))
    for last in range(ROUNDS):
        now = position(frame)[main][rows]
        miss = goal.position[rows] - now
        with np.errstate(invalid="ignore", divide="ignore"):
            measured = (now - before) * 12 * goal.minimum[rows] / moved
        usable = np.isfinite(measured) & (np.abs(moved) > 1)
        slope = np.where(usable, measured.clip(SMALLEST_SLOPE, LARGEST_SLOPE), slope)
        if last == ROUNDS - 1 or np.abs(miss).max(initial=0.0) < NEAR:
            break
        step = np.where(np.abs(miss) < NEAR / 4, 0.0, miss * 12 * goal.minimum[rows] / slope)
        for number, name in enumerate(names):
            mine = column == number
            values = frame.columns[name]
            old = values[person[mine]]
            values[person[mine]] = np.round(np.maximum(old + step[mine], 0.0))
            moved[mine] = values[person[mine]] - old
        before = now
        frame.checked.clear()
    left = np.full(len(goal.position), np.nan)
    left[rows] = miss
    return left
