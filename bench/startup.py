# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a user waits for: compiling the rules once, loading them later, one family, and the command line's start."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.child import in_child
from bench.timing import seconds, summary

ROUNDS = 7
FAMILY = "bijstand-rotterdam"
ASKED = ["besteedbaar_inkomen_m", "inkomen_na_vaste_lasten_m"]


def measure() -> dict[str, Any]:
    """All of it; compiling and the family each in processes of their own."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = {"KANSRIJK_CACHE": folder}
        cold = in_child("bench.startup", "compile", environment=fresh)
        cached = [in_child("bench.startup", "compile", environment=fresh) for _ in range(3)]
    cached.sort(key=lambda found: found["kernel_seconds"])
    return {
        "compile_cold": cold,
        "compile_cached": cached[1],
        "family": in_child("bench.startup", "family"),
        "command_line": _command_line(),
    }


def compile_kernel() -> dict[str, Any]:
    """Simulate a handful of people: importing, writing the kernel's text, and compiling or loading it."""
    start = time.perf_counter()
    from bench.people import random_people
    from bench.results import PICTURE, rules

    law, frame = rules(), random_people(20)
    law.plan(PICTURE)
    ready = time.perf_counter()
    import numba  # noqa: F401 - its own share of the wait

    imported, processor = time.perf_counter(), time.process_time()
    law.simulate(frame, PICTURE)
    return {
        "rules_seconds": ready - start,
        "import_numba_seconds": imported - ready,
        "kernel_seconds": time.perf_counter() - imported,
        "kernel_processor_seconds": time.process_time() - processor,
    }


def family() -> dict[str, Any]:
    """One family computed and explained, in text and in JSON."""
    start = time.perf_counter()
    from bench.results import DAY, rules
    from kansrijk.people import Family

    law = rules()
    facts = Family.example(FAMILY).facts(DAY)
    first = law.explain(facts, ASKED).as_text("nl")
    until_first = time.perf_counter() - start
    explanation = law.explain(facts, ASKED)
    ways = {
        "compute": lambda: law.compute(facts, ASKED),
        "text": lambda: law.explain(facts, ASKED).as_text("nl"),
        "json": lambda: law.explain(facts, ASKED).as_json(),
    }
    times = {name: [seconds(way) for _ in range(10 * ROUNDS)] for name, way in ways.items()}
    return {
        "from_start_to_first_text_seconds": until_first,
        "steps": len(explanation.steps()),
        "lines": len(first.splitlines()),
        **{name: summary(found) for name, found in times.items()},
    }


def _command_line() -> dict[str, Any] | None:
    """The wall time of `kansrijk --help`, process start included; nothing when there is no command line."""
    if find_spec("kansrijk.cli") is None:
        return None
    command = [str(Path(sys.executable).parent / "kansrijk"), "--help"]
    bare = [sys.executable, "-c", "pass"]

    def run(what: list[str]) -> None:
        subprocess.run(what, capture_output=True, check=True)

    run(command)
    return {
        "help": summary([seconds(lambda: run(command)) for _ in range(ROUNDS)]),
        "bare_python": summary([seconds(lambda: run(bare)) for _ in range(ROUNDS)]),
    }


if __name__ == "__main__":
    print(json.dumps({"compile": compile_kernel, "family": family}[sys.argv[1]]()))
