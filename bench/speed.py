# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The law of 2025 on a million persons: the fused kernel beside numpy, OpenFisca-core and a bare copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.numpy_peer import BlockedNumpyRun, NumpyRun
from bench.people import random_people
from bench.results import LAW, YEAR, rules
from bench.timing import alternate, ratio, summary
from kansrijk.engine.frame import Frame, column_values
from kansrijk.engine.resolve import Plan
from kansrijk.policy.rulebook import DutchRules

Outputs = Mapping[str, NDArray[Any]]
KERNEL_1, KERNEL_2 = "kernel, 1 thread", "kernel, 2 threads"
NUMPY, NUMPY_BLOCKS = "numpy", "numpy, blocks that fit the cache"
OPENFISCA, OPENFISCA_TUNED = "OpenFisca-core", "OpenFisca-core, tariffs tuned by hand"
COPY = "copy of the same bytes"
TENTH = 0.1


def measure(n_persons: int = 1_000_000, rounds: int = 9) -> dict[str, Any]:
    """Time all contestants in alternation and check that they agree."""
    law, frame = rules(), random_people(n_persons)
    plan = law.plan(LAW)
    truth = law.simulate(frame, LAW, threads=1)
    moved = traffic(law, plan, frame, truth)
    runs, exact = contestants(law, plan, frame, moved)
    agreement = {name: differences(truth, run()) for name, run in (runs | exact).items() if name != COPY}
    exact.clear()
    truth.clear()
    times = alternate(runs, rounds)
    return {
        "persons": frame.n_persons,
        "families": frame.n_families,
        "households": frame.n_households,
        "outputs": list(LAW),
        "steps": len(plan.steps) - len(plan.columns),
        "columns": len(plan.columns),
        "parameters": len(plan.parameters),
        "bytes_a_person": moved / frame.n_persons,
        "rounds": rounds,
        "runs": {name: _row(name, times, n_persons) for name in runs},
        "agreement": agreement,
    }


def contestants(
    law: DutchRules, plan: Plan, frame: Frame, moved: int
) -> tuple[dict[str, Callable[[], Any]], dict[str, Callable[[], Any]]]:
    """What is timed, and what only shows that the rules are the same; `moved` is how many bytes go in and out."""
    runs: dict[str, Callable[[], Any]] = {
        KERNEL_1: lambda: law.simulate(frame, LAW, threads=1),
        KERNEL_2: lambda: law.simulate(frame, LAW, threads=2),
        NUMPY: NumpyRun(plan, frame, law.columns),
        NUMPY_BLOCKS: BlockedNumpyRun(plan, frame, law.columns),
    }
    exact: dict[str, Callable[[], Any]] = {}
    if find_spec("openfisca_core"):
        from bench.openfisca_peer import OpenFiscaRun

        runs[OPENFISCA] = OpenFiscaRun(plan, frame, law.columns, YEAR)
        runs[OPENFISCA_TUNED] = OpenFiscaRun(plan, frame, law.columns, YEAR, tuned=True)
        exact["OpenFisca-core storing float64"] = OpenFiscaRun(plan, frame, law.columns, YEAR, exact=True)
    runs[COPY] = _copy(moved)
    return runs, exact


def traffic(law: DutchRules, plan: Plan, frame: Frame, results: Outputs) -> int:
    """Bytes of all columns read once and all results written once."""
    read = sum(column_values(frame, column, law.columns).nbytes for column in plan.columns)
    return read + sum(values.nbytes for values in results.values())


def _copy(size: int) -> Callable[[], None]:
    """Copying half of `size` bytes reads that half and writes it: the same traffic, without any rule."""
    source = np.ones(size // 16)
    target = np.zeros(size // 16)
    return lambda: np.copyto(target, source)


def differences(truth: Outputs, found: Outputs) -> dict[str, float]:
    """How far results lie apart: the largest difference, and the share of families more than ten cents apart."""
    gaps = [np.abs(truth[name].astype(np.float64) - found[name].astype(np.float64)) for name in truth]
    apart = np.zeros(len(gaps[0]), dtype=np.bool_)
    for gap in gaps:
        apart |= gap > TENTH
    return {"largest": float(max(gap.max() for gap in gaps)), "share_apart": float(apart.mean())}


def _row(name: str, times: Mapping[str, list[float]], n_persons: int) -> dict[str, float]:
    row = summary(times[name])
    row["ns_a_person"] = row["median_s"] / n_persons * 1e9
    row["times_kernel_1"] = ratio(times[name], times[KERNEL_1])
    row["times_kernel_2"] = ratio(times[name], times[KERNEL_2])
    return row
