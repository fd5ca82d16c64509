# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Worked cases: what a source says a household gets, held against what the rules compute.

Two kinds of rows may stand in a file (JSON or YAML, a list): a household with expected results of our own rules, and
a case that names a scheme and a year (see `kansrijk.policy.case_schemes`).
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kansrijk.engine import FamilyFacts, HouseholdFacts, OutsideKnownDates, Problem
from kansrijk.people.model import input_columns
from kansrijk.policy.case_schemes import NotCoveredError, scheme_results
from kansrijk.policy.rulebook import netherlands


@dataclass(frozen=True)
class CaseResult:
    """One case: what the source says, what the rules say, and whether that is within tolerance.

    `ok` is None when the case cannot be computed in this version; `reason` then says why, and says what differs when
    `ok` is False.
    """

    id: str
    expected: Any
    got: Any
    ok: bool | None
    reason: str = ""

    def as_line(self) -> str:
        """One line for people: the id, ok or off or not covered, and why."""
        word = {True: "ok", False: "off", None: "not covered"}[self.ok]
        return f"{self.id}: {word}" + (f": {self.reason}" if self.reason else "")


def run_cases(path: Path | str) -> Iterator[CaseResult]:
    """The cases of a file, one after another, each computed when it is asked for.

    Raises:
        Problem: the file cannot be read, or a row of it is not a case; names file, row and remedy.
    """
    file = Path(path)
    rows = read_rows(file)
    for number, row in enumerate(rows, start=1):
        check_row(file, number, row)
    return (_result(file, number, row) for number, row in enumerate(rows, start=1))


def summary_line(results: Iterable[CaseResult]) -> str:
    """How many of the cases that could be computed are within tolerance, and how many could not."""
    outcomes = [result.ok for result in results]
    good, off = outcomes.count(True), outcomes.count(False)
    return f"{good} of {good + off} within tolerance, {outcomes.count(None)} not covered"


def _result(file: Path, number: int, row: Mapping[str, Any]) -> CaseResult:
    case, expected = str(row["id"]), row["expected"]
    try:
        got = _by_household(file, number, row) if "household" in row else _by_scheme(row)
    except NotCoveredError as reason:
        return CaseResult(case, expected, None, None, str(reason))
    except OutsideKnownDates:
        year = str(row.get("date") or row.get("year"))[:4]
        return CaseResult(case, expected, None, None, f"the law of {year} is not in this version")
    except Problem as problem:
        raise bad_row(file, number, problem.nl, problem.en) from problem
    except (KeyError, TypeError, ValueError) as error:
        raise bad_row(
            file,
            number,
            f"de inputs van '{row['scheme']}' kloppen niet ({error!r}). Kijk naar een ander geval van dit soort.",
            f"the inputs of '{row['scheme']}' are not right ({error!r}). Look at another case of this kind.",
        ) from error
    off = _differences(expected, got, tolerances(file, number, row))
    return CaseResult(case, expected, got, not off, "; ".join(off))


def _by_scheme(row: Mapping[str, Any]) -> dict[str, float]:
    results = scheme_results(str(row["scheme"]), int(row["year"]), row["inputs"])
    unknown = [name for name in row["expected"] if name not in results]
    if unknown:
        raise NotCoveredError(f"result '{unknown[0]}' of scheme {row['scheme']} is not in this version")
    return {name: results[name] for name in row["expected"]}


def _by_household(file: Path, number: int, row: Mapping[str, Any]) -> dict[str, Any]:
    day = row["date"]
    rules = netherlands(day if isinstance(day, date) else str(day))
    facts = household_of(file, number, row["household"])
    results = rules.compute(facts, list(row["expected"]), given=row.get("given"))
    got: dict[str, Any] = {}
    for name, expected in row["expected"].items():
        values = results[name]
        rows = len(expected) if isinstance(expected, list) else 1
        if rows != len(values):
            raise bad_row(
                file,
                number,
                f"'{name}' heeft {len(values)} waarden en er staan er {rows}. Geef een lijst met {len(values)} waarden.",
                f"'{name}' has {len(values)} values and {rows} are given. Give a list of {len(values)} values.",
            )
        got[name] = values if isinstance(expected, list) else values[0]
    return got


def _differences(
    expected: Mapping[str, Any], got: Mapping[str, Any], tolerances: Mapping[str, float]
) -> list[str]:
    """What lies outside its tolerance, in words."""
    found = []
    for name, wanted in expected.items():
        pairs = zip(wanted, got[name], strict=True) if isinstance(wanted, list) else [(wanted, got[name])]
        # Room for what floating point makes of a cent, also where the source allows no difference.
        allowed = tolerances[name] * (1.0 + 1e-6) or 1e-9
        if any(not abs(float(one) - float(other)) <= allowed for one, other in pairs):
            found.append(f"{name} is {_shown(got[name])} and should be {_shown(wanted)}")
    return found


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    return f"{value:.12g}" if isinstance(value, float) else str(value)
