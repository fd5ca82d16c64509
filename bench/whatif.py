# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a policy officer waits for when asking again: a reform of Rotterdam, and of the whole country, people drawn before.

With `--municipalities` given the country is left out, for a quick look.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from bench.child import in_child, peak_memory_gb
from bench.results import YEAR

CITY, COUNTRY = "GM0599", "NL"
LOCAL, NATIONAL = "debt-help-everywhere", "single-parent-500"
CITY_SECONDS, COUNTRY_SECONDS = 2.0, 20.0
"""What asking again may take."""
BUDGET = {CITY: 1_000_000.0, COUNTRY: 50_000_000.0}
ROUNDS = {CITY: 5, COUNTRY: 1}


def measure(city_only: bool = False) -> dict[str, Any]:
    """Each question in a process of its own: once to draw and compile, then again."""
    areas = (CITY,) if city_only else (CITY, COUNTRY)
    asked = {
        area: {name: in_child("bench.whatif", area, name) for name in (LOCAL, NATIONAL, "optimise")}
        for area in areas
    }
    return {"areas": asked, "wanted": {CITY: CITY_SECONDS, COUNTRY: COUNTRY_SECONDS}}


def ask(area: str, name: str) -> dict[str, Any]:
    """Ask one question some times; the first time, which draws people and compiles, is told apart."""
    from kansrijk.policy.optimise import optimise
    from kansrijk.policy.whatif.job import what_if

    seconds = []
    for _ in range(ROUNDS[area] + 1):
        start = time.perf_counter()
        if name == "optimise":
            optimise(area, BUDGET[area], year=YEAR)
        else:
            what_if(name, area, year=YEAR)
        seconds.append(time.perf_counter() - start)
    again = sorted(seconds[1:])
    return {
        "first_seconds": seconds[0],
        "again_seconds": again[len(again) // 2],
        "rounds": len(again),
        "peak_memory_gb": peak_memory_gb(),
    }


if __name__ == "__main__":
    print(json.dumps(ask(*sys.argv[1:])))
