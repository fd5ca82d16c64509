# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""All years at once: what the rulebooks of 2019-2026 cost a person, and how long the whole law takes to compile."""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from typing import Any

from bench.child import in_child
from bench.timing import ratio, summary

DAYS = tuple(f"{year}-{half}-01" for year in range(2019, 2027) for half in ("01", "07"))
"""A day for each rulebook: amounts change on 1 January and 1 July."""
ALONE = "2025-07-01"
PERSONS, ROUNDS, HANDFUL = 300_000, 7, 20
COLD_SECONDS, CACHED_SECONDS = 20.0, 1.0
"""What the whole law may take to compile the first time, and to load later."""


def measure(n_persons: int = PERSONS, rounds: int = ROUNDS) -> dict[str, Any]:
    """Speed a person of each rulebook, and compiling all of them cold and cached, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = {"KANSRIJK_CACHE": folder}
        cold = in_child("bench.years", "compile", environment=fresh)
        cached = [in_child("bench.years", "compile", environment=fresh) for _ in range(3)]
    cached.sort(key=lambda found: found["seconds"])
    return {
        "compile_cold": cold,
        "compile_cached": cached[1],
        "speed": in_child("bench.years", "speed", str(n_persons), str(rounds)),
    }


def compile_all() -> dict[str, Any]:
    """Compile or load the kernels of all rulebooks and compute a handful of people with each.

    Importing is not counted. Processor time is that of this process and of those that compiled for it.
    """
    import numba  # noqa: F401 - its import is no part of compiling

    from bench.people import random_people
    from bench.results import LAW
    from kansrijk.engine.kernel.ahead import compile_ahead
    from kansrijk.engine.kernel.build import text_for
    from kansrijk.policy.rulebook import netherlands

    frame = random_people(HANDFUL)
    load = os.getloadavg()[0]
    start, processor = time.perf_counter(), _processor_seconds()
    books = [netherlands(day) for day in DAYS]
    texts = {text_for(book.plan(LAW), frame).text for book in books}
    compiled = compile_ahead(texts)
    for book in books:
        book.simulate(frame, LAW)
    return {
        "seconds": time.perf_counter() - start,
        "processor_seconds": _processor_seconds() - processor,
        "load_before": load,
        "rulebooks": len(books),
        "kernels": len(texts),
        "compiled": compiled,
        "processes": os.cpu_count() or 1,
    }


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def speed(n_persons: int, rounds: int) -> dict[str, Any]:
    """Each rulebook on the same people and one thread: that of one day alone first, then all in turn.

    Processor time is measured, because others at work on the machine take none of it.
    """
    from bench.people import random_people
    from bench.results import LAW
    from kansrijk.policy.rulebook import netherlands

    frame = random_people(n_persons)
    one = netherlands(ALONE)
    alone = _in_turn({ALONE: lambda: one.simulate(frame, LAW, threads=1)}, rounds)[ALONE]
    books = {day: netherlands(day) for day in DAYS}
    runs = {day: (lambda book=book: book.simulate(frame, LAW, threads=1)) for day, book in books.items()}
    times = _in_turn(runs, rounds)
    rows = {}
    for day, book in books.items():
        plan = book.plan(LAW)
        rows[day] = _row(times, day, n_persons, len(plan.steps) - len(plan.columns))
    among = summary(times[ALONE])["median_s"]
    return {
        "persons": n_persons,
        "rounds": rounds,
        "alone_ns_a_person": summary(alone)["median_s"] / n_persons * 1e9,
        "among_others_times_alone": among / summary(alone)["median_s"],
        "rulebooks": rows,
    }


def _in_turn(runs: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Processor seconds of each run in each round; each runs twice and the second time counts."""
    found: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, work in runs.items():
            work()
            start = time.process_time()
            work()
            found[name].append(time.process_time() - start)
    return found


def _row(times: Mapping[str, list[float]], day: str, n_persons: int, steps: int) -> dict[str, float]:
    middle = summary(times[day])["median_s"]
    return {
        "ns_a_person": middle / n_persons * 1e9,
        "times_alone": ratio(times[day], times[ALONE]),
        "steps": steps,
    }


if __name__ == "__main__":
    part, *numbers = sys.argv[1:]
    print(json.dumps(compile_all() if part == "compile" else speed(*map(int, numbers))))
