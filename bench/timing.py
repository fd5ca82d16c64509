# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Timing that survives a busy machine: every round runs each contestant once, and ratios are taken within a round."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

Runs = Mapping[str, Callable[[], Any]]


def seconds(work: Callable[[], Any]) -> float:
    """How long `work` takes on the wall clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def alternate(runs: Runs, rounds: int) -> dict[str, list[float]]:
    """Seconds of each run in each round.

    In a round each contestant runs twice and the second time counts, so that nobody pays for the memory and cache
    that the one before it left behind.
    """
    found: dict[str, list[float]] = {name: [] for name in runs}
    gc.collect()
    for _ in range(rounds):
        for name, work in runs.items():
            work()
            found[name].append(seconds(work))
    return found


def summary(times: list[float]) -> dict[str, float]:
    """Median and quartiles, in seconds."""
    low, middle, high = np.quantile(times, [0.25, 0.5, 0.75])
    return {"median_s": float(middle), "quartile_1_s": float(low), "quartile_3_s": float(high)}


def ratio(times: list[float], against: list[float]) -> float:
    """The median over rounds of how many times longer one took than the other."""
    return float(np.median(np.array(times) / np.array(against)))
