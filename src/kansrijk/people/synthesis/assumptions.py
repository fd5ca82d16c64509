# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The numbers nobody publishes, read from data/assumptions.yaml, and what is drawn with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from statistics import NormalDist
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from kansrijk.people.areas import DATA

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Rng = np.random.Generator

TYPES = (
    "single",
    "single_aow",
    "single_parent",
    "single_parent_grown",
    "couple",
    "couple_aow",
    "couple_children",
    "couple_grown",
    "other",
)
STUDENT = len(TYPES)
"""Number of the kind of household of students on their own; the others are numbered as in TYPES."""

_GRID = np.linspace(0.0, 1.0, 20_001)
_NORMAL = NormalDist()
_QUANTILES = np.array([_NORMAL.inv_cdf(min(max(float(u), 1e-6), 1 - 1e-6)) for u in _GRID])


@cache
def assumptions() -> Mapping[str, Any]:
    """The assumed values by name."""
    text = (DATA / "assumptions.yaml").read_text(encoding="utf-8")
    entries: dict[str, dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)["assumptions"]
    return {name: entry["value"] for name, entry in entries.items()}


def assumed(name: str) -> Floats:
    """An assumed number or list of numbers as an array."""
    return np.asarray(assumptions()[name], dtype=np.float64)


def quantile(u: Floats) -> Floats:
    """The standard normal quantile of shares between 0 and 1."""
    result: Floats = np.interp(u, _GRID, _QUANTILES)
    return result


def draw_band(rng: Rng, bands: Mapping[str, Sequence[float]], n: int) -> Ints:
    """Whole numbers drawn evenly within bands `[edges[i], edges[i + 1])` of given weights."""
    edges = np.asarray(bands["edges"], dtype=np.float64)
    band = draw_index(rng, np.asarray(bands["weights"], dtype=np.float64), n)
    return np.floor(edges[band] + rng.random(n) * np.diff(edges)[band]).astype(np.int64)


def draw_index(rng: Rng, weights: Floats, n: int) -> Ints:
    """Indices drawn with the given weights."""
    return np.searchsorted(np.cumsum(weights) / weights.sum(), rng.random(n), side="right").clip(
        0, len(weights) - 1
    )


def draw_between(rng: Rng, low_high: Floats, n: int) -> Floats:
    """Numbers drawn evenly between two ends."""
    low, high = low_high
    result: Floats = low + (high - low) * rng.random(n)
    return result


def draw_lognormal(rng: Rng, about: Mapping[str, float], n: int) -> Floats:
    """Numbers around a median with a spread of their logarithm."""
    return about["median"] * np.exp(about["sd"] * rng.standard_normal(n))


def by_band(values: NDArray[Any], edges: Sequence[float], results: Sequence[float]) -> Floats:
    """The result of the last edge that is at most the value."""
    index = np.searchsorted(np.asarray(edges, dtype=np.float64), values, side="right") - 1
    return np.asarray(results, dtype=np.float64)[index]
