# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The few functions a rule may call: rounding as laws round, and looking up bands and tables.

The same text runs as plain Python and inside the compiled kernel, so both ways give the same cent.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple


class _Columns(NamedTuple):
    edges: Sequence[float] | Any
    values: Sequence[float] | Any
    below: Sequence[float] | Any


class Bands(_Columns):
    """A schedule: `values[i]` belongs to `edges[i]`; edges rise.

    Read as a progressive tariff, `below[i]` is what the bands below `edges[i]` add up to.
    """

    __slots__ = ()

    def __new__(cls, edges: Sequence[float], values: Sequence[float]) -> Bands:
        """Bands from their edges and values; `below` follows from them."""
        parts = [rate * (top - edge) for edge, top, rate in zip(edges, edges[1:], values, strict=False)]
        return super().__new__(cls, edges, values, tuple(accumulate(parts, initial=0.0)))


def floor_to(amount: float, unit: float) -> float:
    """`amount` rounded down to a multiple of `unit`; a millionth below the next multiple counts as that multiple."""
    return math.floor(amount / unit + 1e-6) * unit


def ceil_to(amount: float, unit: float) -> float:
    """`amount` rounded up to a multiple of `unit`; a millionth above a multiple counts as that multiple."""
    return math.ceil(amount / unit - 1e-6) * unit


def round_to(amount: float, unit: float) -> float:
    """`amount` rounded to the nearest multiple of `unit`, halves up."""
    return math.floor(amount / unit + 0.5 + 1e-9) * unit


def step(bands: Bands, x: float) -> float:
    """The value of the last edge that is at most `x`; 0 below the first edge."""
    value = 0.0
    for i in range(len(bands.edges)):
        if x < bands.edges[i]:
            break
        value = bands.values[i]
    return value


def step_up_to(bands: Bands, x: float) -> float:
    """The value of the first edge that is at least `x` ("up to and including"); LookupError above the last."""
    for i in range(len(bands.edges)):
        if x <= bands.edges[i]:
            return bands.values[i]
    raise LookupError("above the last band")


def marginal(bands: Bands, x: float) -> float:
    """The sum over bands of rate times the part of `x` inside the band: a progressive tariff.

    `edges` are the lower bounds of the bands (the first one 0), `values` their rates as fractions.
    """
    i = 0
    # Counting instead of stopping: a processor guesses wrongly where an income stops.
    for k in range(1, len(bands.edges)):
        i += x > bands.edges[k]
    return bands.below[i] + bands.values[i] * (max(x, bands.edges[0]) - bands.edges[i])


def at(table: Sequence[float] | Any, index: float) -> float:
    """The entry of `table` at `index` (from 0); LookupError outside the table and where an amount is not known."""
    i = int(index)
    if i < 0 or i >= len(table):
        raise LookupError("outside the table")
    if math.isnan(table[i]):
        raise LookupError("no amount is known")
    return table[i]


RULE_FUNCTIONS = {
    "min": min,
    "max": max,
    "abs": abs,
    "int": int,
    "float": float,
    "floor_to": floor_to,
    "ceil_to": ceil_to,
    "round_to": round_to,
    "step": step,
    "step_up_to": step_up_to,
    "marginal": marginal,
    "at": at,
}
"""Names a rule may call."""

COMPILED_FUNCTIONS = (floor_to, ceil_to, round_to, step, step_up_to, marginal, at)
"""Functions whose text goes into each compiled kernel."""
