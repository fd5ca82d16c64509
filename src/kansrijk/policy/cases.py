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

HALF_A_CENT = 0.005
HOUSEHOLD_KEYS = {"id", "date", "household", "given", "expected", "tolerance", "source", "note", "trust"}
SCHEME_KEYS = {
    "id",
    "scheme",
    "year",
    "inputs",
    "expected",
    "tolerance",
    "source",
    "note",
    "trust",
    "recomputed",
}


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
    rows = _read(file)
    for number, row in enumerate(rows, start=1):
        _check(file, number, row)
    return (_result(file, number, row) for number, row in enumerate(rows, start=1))


def summary_line(results: Iterable[CaseResult]) -> str:
    """How many of the cases that could be computed are within tolerance, and how many could not."""
    outcomes = [result.ok for result in results]
    good, off = outcomes.count(True), outcomes.count(False)
    return f"{good} of {good + off} within tolerance, {outcomes.count(None)} not covered"


def _read(file: Path) -> list[Any]:
    try:
        text = file.read_text(encoding="utf-8")
        rows = json.loads(text) if file.suffix == ".json" else yaml.load(text, Loader=yaml.CSafeLoader)
    except OSError as error:
        raise Problem(
            nl=f"Het bestand {file} is niet te lezen. Kijk naam en map na.",
            en=f"The file {file} cannot be read. Check name and folder.",
        ) from error
    except (ValueError, yaml.YAMLError) as error:
        raise Problem(
            nl=f"{file} is geen geldige {file.suffix[1:] or 'YAML'}: {error}. Verbeter die regel.",
            en=f"{file} is not valid {file.suffix[1:] or 'YAML'}: {error}. Mend that line.",
        ) from error
    if not isinstance(rows, list):
        raise Problem(
            nl=f"{file} is geen lijst van gevallen. Begin elk geval met '- id: ...'.",
            en=f"{file} is no list of cases. Start every case with '- id: ...'.",
        )
    return rows


def _bad(file: Path, number: int, nl: str, en: str) -> Problem:
    return Problem(nl=f"{file}, geval {number}: {nl}", en=f"{file}, case {number}: {en}")


def _check(file: Path, number: int, row: Any) -> None:
    """Refuse a row that is no case."""
    kind = HOUSEHOLD_KEYS if isinstance(row, dict) and "household" in row else SCHEME_KEYS
    needed = (
        ("id", "date", "household", "expected")
        if kind is HOUSEHOLD_KEYS
        else ("id", "scheme", "year", "inputs", "expected")
    )
    missing = [key for key in needed if not isinstance(row, dict) or row.get(key) is None]
    if missing:
        raise _bad(
            file,
            number,
            f"{', '.join(missing)} ontbreekt. Een geval heeft id, date, household en expected, "
            "of id, scheme, year, inputs en expected.",
            f"{', '.join(missing)} is missing. A case has id, date, household and expected, "
            "or id, scheme, year, inputs and expected.",
        )
    unknown = sorted(set(row) - kind)
    if unknown:
        raise _bad(
            file,
            number,
            f"'{unknown[0]}' is geen bekend veld. Bekend zijn: {', '.join(sorted(kind))}.",
            f"'{unknown[0]}' is no known field. Known are: {', '.join(sorted(kind))}.",
        )
    for key in ("household", "inputs", "expected", "given"):
        if key in row and not isinstance(row[key], dict):
            raise _bad(
                file,
                number,
                f"'{key}' is geen lijst van namen met waarden.",
                f"'{key}' maps no names to values.",
            )
    _tolerances(file, number, row)
    if kind is HOUSEHOLD_KEYS:
        _household(file, number, row["household"])


def _tolerances(file: Path, number: int, row: Mapping[str, Any]) -> dict[str, float]:
    """The tolerance of each expected value: one number for all, a mapping, or a text such as "a 1e-12; b 1e-9"."""
    stated = row.get("tolerance", HALF_A_CENT)
    try:
        if isinstance(stated, str):
            pairs = (part.split() for part in stated.split(";"))
            stated = {name: float(value) for name, value in pairs}
        if isinstance(stated, dict):
            return {name: float(stated[name]) for name in row["expected"]}
        return dict.fromkeys(row["expected"], float(stated))
    except (ValueError, TypeError, KeyError) as error:
        raise _bad(
            file,
            number,
            "de tolerance klopt niet. Geef één getal, of voor elke verwachte waarde een getal.",
            "the tolerance is not right. Give one number, or a number for every expected value.",
        ) from error


def _household(file: Path, number: int, entry: Mapping[str, Any]) -> HouseholdFacts:
    """The facts of a case of our own, every name checked against the columns."""
    families = []
    for family in _parts(file, number, entry, "families"):
        members = _parts(file, number, family, "members")
        for member in members:
            _known(file, number, "person", member)
        values = {name: value for name, value in family.items() if name != "members"}
        _known(file, number, "family", values)
        families.append(FamilyFacts(values, list(members)))
    values = {name: value for name, value in entry.items() if name != "families"}
    _known(file, number, "household", values)
    return HouseholdFacts(values, families)


def _parts(file: Path, number: int, entry: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    parts = entry.get(key)
    if not isinstance(parts, list) or not parts or not all(isinstance(part, dict) for part in parts):
        raise _bad(
            file,
            number,
            f"'{key}' is geen lijst met minstens één onderdeel. Zet er '- ...' onder.",
            f"'{key}' is no list with one item at least. Put '- ...' under it.",
        )
    return parts


def _known(file: Path, number: int, entity: str, values: Mapping[str, Any]) -> None:
    columns = [column.name for column in input_columns().values() if column.entity == entity]
    for name, value in values.items():
        if name not in columns:
            near = ", ".join(difflib.get_close_matches(str(name), columns, n=2) or columns)
            raise _bad(
                file,
                number,
                f"'{name}' is geen kolom van een {entity}. Bedoelt u: {near}?",
                f"'{name}' is no column of a {entity}. Did you mean: {near}?",
            )
        if not isinstance(value, (int, float)):
            raise _bad(
                file,
                number,
                f"'{name}' is geen getal of ja/nee: {value}.",
                f"'{name}' is no number or yes/no: {value}.",
            )


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
        raise _bad(file, number, problem.nl, problem.en) from problem
    except (KeyError, TypeError, ValueError) as error:
        raise _bad(
            file,
            number,
            f"de inputs van '{row['scheme']}' kloppen niet ({error!r}). Kijk naar een ander geval van dit soort.",
            f"the inputs of '{row['scheme']}' are not right ({error!r}). Look at another case of this kind.",
        ) from error
    off = _differences(expected, got, _tolerances(file, number, row))
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
    facts = _household(file, number, row["household"])
    results = rules.compute(facts, list(row["expected"]), given=row.get("given"))
    got: dict[str, Any] = {}
    for name, expected in row["expected"].items():
        values = results[name]
        rows = len(expected) if isinstance(expected, list) else 1
        if rows != len(values):
            raise _bad(
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
