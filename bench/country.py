# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""All of the Netherlands, one person for each person: drawing it, and the law before and after one reform."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.child import in_child, peak_memory_gb
from bench.results import PICTURE, YEAR, rules
from kansrijk.engine.frame import Array

THREADS = 2
ROUNDS = 5
RAISED, BY = "alleenstaande_ouderkop", 500.0


def measure() -> dict[str, Any]:
    """Build the country in one process, simulate it in another."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "country.parquet")
        return {
            "build": in_child("bench.country", "build", path),
            "run": in_child("bench.country", "run", path),
        }


def build(path: str) -> dict[str, Any]:
    """Draw everybody and write the file."""
    from kansrijk.policy.people import build_population

    start = time.perf_counter()
    households, persons = build_population("NL", YEAR, path)
    return {
        "seconds": time.perf_counter() - start,
        "households": households,
        "persons": persons,
        "file_gb": Path(path).stat().st_size / 2**30,
        "peak_memory_gb": peak_memory_gb(),
    }


def run(path: str) -> dict[str, Any]:
    """Read the file, then compute all results of the picture under the law and under a reform."""
    from kansrijk.engine import Reform
    from kansrijk.people import Population

    start = time.perf_counter()
    frame = Population.read(path).frame
    read = time.perf_counter() - start
    law = rules()
    amount = law.parameters[RAISED].on(law.day).value
    assert isinstance(amount, float)
    reformed = law.reform(Reform(f"{RAISED} + {BY:g}", {RAISED: amount + BY}))
    law.simulate(frame.slice(0, 1, law.columns), PICTURE)  # loads the compiled kernel, which startup measures
    found: dict[str, tuple[Array, Array]] = {}
    times = []
    for _ in range(ROUNDS):
        found = {}
        start = time.perf_counter()
        found = law.compare(reformed, frame, PICTURE, threads=THREADS)
        times.append(time.perf_counter() - start)
    old, new = found["kindgebonden_budget_y"]
    return {
        "threads": THREADS,
        "reform": f"{RAISED} + {BY:g}",
        "persons": frame.n_persons,
        "read_seconds": read,
        "first_seconds": times[0],
        "rounds": ROUNDS,
        "both_seconds": statistics.median(times),
        "families_that_gain": int((new > old).sum()),
        "peak_memory_gb": peak_memory_gb(),
    }


if __name__ == "__main__":
    print(json.dumps({"build": build, "run": run}[sys.argv[1]](sys.argv[2])))
