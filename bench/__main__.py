# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Measure speed and memory: `python -m bench [speed] [years] [country] [startup] [indicators] [whatif] [--markdown PAGE]`."""

from __future__ import annotations

import argparse
import json
import os
import warnings
from datetime import date
from pathlib import Path
from typing import Any

from bench import country, indicators, speed, startup, whatif, years
from bench.child import ROOT
from bench.machine import machine
from bench.report import as_markdown, as_text
from kansrijk.engine.files import write_atomically

SAVED = ROOT / "build" / "bench.json"
PARTS = ("speed", "years", "country", "startup", "indicators", "whatif")


def main() -> None:
    """Measure, print the tables and save the numbers."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="part", help=f"one or more of: {', '.join(PARTS)}; default all"
    )
    parser.add_argument("--rounds", type=int, default=9, help="rounds of the comparison on a million persons")
    parser.add_argument("--persons", type=int, default=1_000_000, help="persons in that comparison")
    parser.add_argument(
        "--municipalities",
        type=int,
        help="count only so many municipalities in `indicators`, for a quick look",
    )
    parser.add_argument("--markdown", type=Path, metavar="PAGE", help="also write the page of the reference")
    options = parser.parse_args()
    unknown = sorted(set(options.parts) - set(PARTS))
    if unknown:
        parser.error(f"unknown part: {', '.join(unknown)}; choose from {', '.join(PARTS)}")
    warnings.simplefilter("ignore")
    found: dict[str, Any] = {"date": date.today().isoformat(), "machine": machine()}
    for part in options.parts or PARTS:
        print(f"Measuring {part} ...", flush=True)
        found[part] = _measure(part, options)
    found["machine"]["load_after"] = round(os.getloadavg()[0], 2)
    _save(SAVED, json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    if options.markdown:
        _save(options.markdown, as_markdown(found))
    print(f"\n{as_text(found)}\n\nSaved in {SAVED.relative_to(ROOT)}.")


def _measure(part: str, options: argparse.Namespace) -> dict[str, Any]:
    if part == "speed":
        return speed.measure(options.persons, options.rounds)
    if part == "indicators":
        return indicators.measure(options.municipalities)
    if part == "whatif":
        return whatif.measure(options.municipalities is not None)
    if part == "years":
        return years.measure()
    return country.measure() if part == "country" else startup.measure()


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with write_atomically(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
