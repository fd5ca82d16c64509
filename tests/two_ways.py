# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running households both ways: plain Python one by one, and the compiled kernel all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from kansrijk.engine import Column, HouseholdFacts, RulesInForce
from kansrijk.engine.frame import Frame, frame_of

CENT = 0.005


def full_frame(households: Sequence[HouseholdFacts], columns: Mapping[str, Column]) -> Frame:
    """A frame that holds every column with a plain default, so that one kernel serves all examples."""
    frame = frame_of(households, columns)
    values = dict(frame.columns)
    for column in columns.values():
        if column.name not in values and column.default is not None and column.same_as is None:
            values[column.name] = np.full(frame.count(column.entity), column.default, dtype=column.dtype)
    return replace(frame, columns=values)


def plainly(
    rules: RulesInForce, households: Sequence[HouseholdFacts], names: Sequence[str]
) -> dict[str, list[Any]]:
    """All values by plain Python, one household after another."""
    found: dict[str, list[Any]] = {name: [] for name in names}
    for household in households:
        for name, values in rules.compute(household, names).items():
            found[name].extend(values)
    return found


def assert_both_ways_agree(
    rules: RulesInForce, households: Sequence[HouseholdFacts], names: Sequence[str]
) -> None:
    """Fail with the names and rows on which the two ways differ by half a cent or more."""
    slow = plainly(rules, households, names)
    fast = rules.simulate(full_frame(households, rules.columns), names)
    differences = {
        name: [
            (row, one, other)
            for row, (one, other) in enumerate(zip(slow[name], fast[name].tolist(), strict=True))
            if not abs(float(one) - float(other)) < CENT
        ]
        for name in names
    }
    assert {name: rows for name, rows in differences.items() if rows} == {}
