# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""All of the Netherlands, one person for each person: drawing it, and the law before and after one reform."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.child import in_child, peak_memory_gb
from bench.results import PICTURE, YEAR, rules
from bench.timing import seconds

THREADS = 2
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
    results: dict[str, Any] = {}

    def simulate(name: str) -> None:
        policy = law if name == "before" else reformed
        results[name] = policy.simulate(frame, PICTURE, threads=THREADS)

    before = seconds(lambda: simulate("before"))
    after = seconds(lambda: simulate("after"))
    gained = results["after"]["kindgebonden_budget_y"] > results["before"]["kindgebonden_budget_y"]
    return {
        "threads": THREADS,
        "reform": f"{RAISED} + {BY:g}",
        "persons": frame.n_persons,
        "read_seconds": read,
        "before_seconds": before,
        "after_seconds": after,
        "both_seconds": before + after,
        "families_that_gain": int(gained.sum()),
        "peak_memory_gb": peak_memory_gb(),
    }


if __name__ == "__main__":
    print(json.dumps({"build": build, "run": run}[sys.argv[1]](sys.argv[2])))
