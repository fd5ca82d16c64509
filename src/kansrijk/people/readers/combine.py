# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""One value a household or family from the values of its people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Combined:
    """A value a group, the groups that have none, and the members that differ from the first of their group."""

    values: NDArray[Any]
    empty: Flags
    differing: Flags


def combine(values: NDArray[Any], empty: Flags, group: Ints, starts: Ints, how: str) -> Combined:
    """Combine the values of the members of each group, which stand together from `starts` on.

    `how` is "gelijk" (all alike, others are reported), "eerste", "som", "hoogste" or "laagste". Members without a
    value do not count.
    """
    filled = ~empty
    some = np.add.reduceat(filled.astype(np.int64), starts) > 0
    place = np.where(filled, np.arange(len(values)), len(values))
    first = np.minimum.reduceat(place, starts)
    first_value = values[np.where(some, first, 0)]
    differing = np.zeros(len(values), dtype=bool)
    if how == "som":
        result = np.add.reduceat(np.where(filled, values, 0.0), starts)
    elif how == "hoogste":
        result = np.maximum.reduceat(np.where(filled, values, -np.inf), starts)
    elif how == "laagste":
        result = np.minimum.reduceat(np.where(filled, values, np.inf), starts)
    else:
        result = first_value
        if how == "gelijk":
            differing = filled & (values != first_value[group])
    return Combined(np.where(some, result, 0.0), ~some, differing)
