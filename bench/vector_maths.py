# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The functions a rule may call, for whole arrays at once: numpy versions of `kansrijk.engine.maths`.

Units, schedules and tables are the same for everybody, so they are plain numbers and tuples here.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.maths import Bands

Values = NDArray[Any]


def floor_to(amount: Values, unit: float) -> Values:
    return np.floor(amount + 1e-6) if unit == 1.0 else np.floor(amount / unit + 1e-6) * unit


def ceil_to(amount: Values, unit: float) -> Values:
    return np.ceil(amount - 1e-6) if unit == 1.0 else np.ceil(amount / unit - 1e-6) * unit


def round_to(amount: Values, unit: float) -> Values:
    half = 0.5 + 1e-9
    return np.floor(amount + half) if unit == 1.0 else np.floor(amount / unit + half) * unit


def step(bands: Bands, x: Values) -> Values:
    values = np.array((0.0, *bands.values))
    return values[np.searchsorted(np.array(bands.edges), x, side="right")]


def step_up_to(bands: Bands, x: Values) -> Values:
    values = np.array((*bands.values, np.nan))
    return values[np.searchsorted(np.array(bands.edges), x, side="left")]


def marginal(bands: Bands, x: Values) -> Values:
    """By the change of rate at each edge: two operations an edge, quicker than looking up the band."""
    total = bands.values[0] * np.maximum(x - bands.edges[0], 0.0)
    for edge, rate, before in zip(bands.edges[1:], bands.values[1:], bands.values, strict=False):
        total += (rate - before) * np.maximum(x - edge, 0.0)
    return total


def at(table: tuple[float, ...], index: Values) -> Values:
    """Below and above the table the entry that is not a number."""
    values = np.array((*table, np.nan))
    return values[np.clip(np.asarray(index).astype(np.int64), -1, len(table))]


def to_int(x: Values) -> Values:
    return np.asarray(x).astype(np.int64)


def to_float(x: Values) -> Values:
    return np.asarray(x).astype(np.float64)


VECTOR_FUNCTIONS = {
    "where": np.where,
    "minimum": np.minimum,
    "maximum": np.maximum,
    "absolute": np.abs,
    "to_int": to_int,
    "to_float": to_float,
    "floor_to": floor_to,
    "ceil_to": ceil_to,
    "round_to": round_to,
    "step": step,
    "step_up_to": step_up_to,
    "marginal": marginal,
    "at": at,
}
"""Names that a vectorised rule may call."""
