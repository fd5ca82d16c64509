# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""All indicators for all municipalities: the law for everybody, then counting, timed apart.

With `--municipalities 20` only that many are counted, spread over the sizes; without it the whole country.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from bench.child import in_child, peak_memory_gb
from bench.results import YEAR, rules

TARGET_SECONDS, TARGET_GB = 20.0, 8.0


def measure(municipalities: int | None = None) -> dict[str, Any]:
    """Draw the country or a sample of municipalities in one process, count it in another."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "people.parquet")
        drawn = in_child("bench.indicators", "build", path, str(municipalities or 0))
        return {"build": drawn, "run": in_child("bench.indicators", "run", path)}


def build(path: str, municipalities: str) -> dict[str, Any]:
    """Draw everybody, or everybody in some municipalities, and write one file."""
    from kansrijk.people import Population, synthesise
    from kansrijk.people import municipalities as all_areas
    from kansrijk.policy.anchors import anchors
    from kansrijk.policy.people import build_population

    count = int(municipalities)
    start = time.perf_counter()
    if count == 0:
        build_population("NL", YEAR, path)
    else:
        areas = sorted(all_areas(), key=lambda area: area.code)
        chosen = areas[:: max(len(areas) // count, 1)][:count]
        known = anchors(rules())
        Population.concat([synthesise(area.code, YEAR, 1, known) for area in chosen]).write(path)
    return {"seconds": time.perf_counter() - start, "peak_memory_gb": peak_memory_gb()}


def run(path: str) -> dict[str, Any]:
    """Read the file; for each municipality simulate, count and make figures; then the figures of all together."""
    from kansrijk.indicators import Summary, load_registry, summarise
    from kansrijk.people import Population
    from kansrijk.policy.survey import published_together, simulate_area, synthetic_origin

    law = rules()
    start = time.perf_counter()
    people = Population.read(path)
    frame, read = people.frame, time.perf_counter() - start
    towns = frame.columns["gemeente"]
    order = np.flatnonzero(np.diff(towns)) + 1
    edges = [0, *order.tolist(), len(towns)]
    origin = synthetic_origin(law, YEAR, 1)
    simulated = counted = 0.0
    summaries: dict[str, Summary] = {}
    for first, last in zip(edges[:-1], edges[1:], strict=True):
        code = f"GM{int(towns[first]):04d}"
        start = time.perf_counter()
        results, codes, _ = simulate_area(law, frame.slice(first, last, law.columns), code)
        simulated += time.perf_counter() - start
        start = time.perf_counter()
        summary = summarise(results, code, provision_codes=codes, supplied=people.meta.supplied)
        summaries[code] = summary
        counted += time.perf_counter() - start
    start = time.perf_counter()
    figures = published_together(summaries, {code: code for code in summaries}, origin)
    together = time.perf_counter() - start
    return {
        "municipalities": len(summaries),
        "persons": frame.n_persons,
        "indicators": len(load_registry()),
        "figures": sum(len(area.observations) for area in figures.values()),
        "unknown_in_all": sum(item.value is None for item in figures["NL"].observations.values()),
        "read_seconds": read,
        "simulate_seconds": simulated,
        "count_seconds": counted,
        "together_seconds": together,
        "after_simulation_seconds": counted + together,
        "target_seconds": TARGET_SECONDS,
        "peak_memory_gb": peak_memory_gb(),
        "target_gb": TARGET_GB,
    }


if __name__ == "__main__":
    print(json.dumps({"build": build, "run": run}[sys.argv[1]](*sys.argv[2:])))
