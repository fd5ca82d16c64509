# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Worked cases: what a source says a household gets, held against what the rules compute.

Two kinds of rows may stand in a file (JSON or YAML, a list): a household with expected results of our own rules, and
a case that names a scheme and a year (see `kansrijk.policy.case_schemes`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kansrijk.engine import NoResult, OutsideKnownDates, Problem
from kansrijk.policy.case_homes import NotCoveredError
from kansrijk.policy.case_remarks import Remark, remarks
from kansrijk.policy.case_rent import IN_CENTS
from kansrijk.policy.case_rows import bad_row, check_row, household_of, on_an_island, read_rows, tolerances
from kansrijk.policy.case_schemes import scheme_results
from kansrijk.policy.rulebook import caribbean, netherlands

SECONDARY = {"secondary", "fitted", "repo", "tool"}
"""Words in the `trust` of a case whose source only repeats an official one, was used to find an amount, or is another
program."""

OUTCOMES: Mapping[str, Mapping[bool | None, str]] = {
    "nl": {True: "klopt", False: "klopt niet", None: "niet te berekenen"},
    "en": {True: "ok", False: "off", None: "not covered"},
}
SUMMARY = {
    "nl": "{good} van {all} binnen de marge, {open} niet te berekenen",
    "en": "{good} of {all} within tolerance, {open} not covered",
}
SECOND_HAND = {
    "nl": "waarvan {good} van {all} uit tweede hand",
    "en": "of which {good} of {all} from secondary sources",
}


@dataclass(frozen=True)
class CaseResult:
    """One case: what the source says, what the rules say, and whether that is within tolerance.

    `ok` is None when the case cannot be computed in this version, or when its source is known to be wrong; `reason`
    (English) and `reason_nl` then say why, and say what differs when `ok` is False. `trust` is what the file says of the
    source.
    """

    id: str
    expected: Any
    got: Any
    ok: bool | None
    reason: str = ""
    trust: str = ""
    reason_nl: str = ""

    @property
    def secondary(self) -> bool:
        """Whether the source only repeats an official one, was used to find an amount, or is another program."""
        return not SECONDARY.isdisjoint(self.trust.split("_"))

    def why(self, language: str = "en") -> str:
        """The reason in `language`: "nl" or "en"."""
        return self.reason_nl if language == "nl" else self.reason

    def as_line(self, language: str = "en") -> str:
        """One line for people: the id, ok or off or not covered, and why."""
        word = OUTCOMES[language][self.ok]
        why = self.why(language)
        return f"{self.id}: {word}" + (f": {why}" if why else "")


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


def summary_line(results: Iterable[CaseResult], language: str = "en") -> str:
    """How many of the cases that could be computed are within tolerance, and how many could not."""
    outcomes = [result.ok for result in results]
    good, off = outcomes.count(True), outcomes.count(False)
    return SUMMARY[language].format(good=good, all=good + off, open=outcomes.count(None))


def secondary_line(results: Iterable[CaseResult], language: str = "en") -> str:
    """How many of the computed cases rest on a secondary source; empty when there are none."""
    outcomes = [result.ok for result in results if result.secondary and result.ok is not None]
    if not outcomes:
        return ""
    return SECOND_HAND[language].format(good=outcomes.count(True), all=len(outcomes))


def _result(file: Path, number: int, row: Mapping[str, Any]) -> CaseResult:
    remark = None if "household" in row else remarks().get(str(row["id"]))
    ok, got, reasons = _outcome(file, number, row, remark)
    if remark and not remark.parameters and ok is not True:
        ok, reasons = None, (remark.nl, remark.en)
    elif remark and ok:
        reasons = remark.nl, remark.en
    nl, en = reasons
    return CaseResult(str(row["id"]), row["expected"], got, ok, en, str(row.get("trust") or ""), nl)


def _outcome(
    file: Path, number: int, row: Mapping[str, Any], remark: Remark | None
) -> tuple[bool | None, dict[str, Any] | None, tuple[str, str]]:
    """Whether a case is right, what the rules give, and why it is off or not covered, in Dutch and English."""
    try:
        got = _by_household(file, number, row) if "household" in row else _by_scheme(row, remark)
    except OutsideKnownDates as reason:
        # Which days are known is told by `kansrijk law coverage`; here the first sentence is enough.
        return None, None, (reason.nl.partition(". ")[0], reason.en.partition(". ")[0])
    except (NotCoveredError, NoResult) as reason:
        return None, None, (reason.nl, reason.en)
    except Problem as problem:
        raise bad_row(file, number, problem.nl, problem.en) from problem
    except (KeyError, TypeError, ValueError) as error:
        raise bad_row(
            file,
            number,
            f"de inputs van '{row['scheme']}' kloppen niet ({error!r}). Kijk naar een ander geval van dit soort.",
            f"the inputs of '{row['scheme']}' are not right ({error!r}). Look at another case of this kind.",
        ) from error
    off = _differences(row["expected"], got, tolerances(file, number, row))
    nl = "; ".join(f"{name} is {found} en moet {wanted} zijn" for name, found, wanted in off)
    en = "; ".join(f"{name} is {found} and should be {wanted}" for name, found, wanted in off)
    return not off, got, (nl, en)


def _by_scheme(row: Mapping[str, Any], remark: Remark | None) -> dict[str, float]:
    parameters = remark.parameters if remark else {}
    results = scheme_results(str(row["scheme"]), int(row["year"]), row["inputs"], parameters)
    unknown = [name for name in row["expected"] if name not in results]
    if unknown:
        raise NotCoveredError(
            nl=f"uitkomst '{unknown[0]}' van regeling {row['scheme']} zit niet in deze versie",
            en=f"result '{unknown[0]}' of scheme {row['scheme']} is not in this version",
        )
    return {name: _as_printed(results, name, value) for name, value in row["expected"].items()}


def _as_printed(results: Mapping[str, float], name: str, expected: Any) -> float:
    """A result in whole euros, or before rounding when the source prints cents."""
    in_cents = name + IN_CENTS
    return results[in_cents if in_cents in results and expected != int(expected) else name]


def _by_household(file: Path, number: int, row: Mapping[str, Any]) -> dict[str, Any]:
    day = row["date"] if isinstance(row["date"], date) else str(row["date"])
    rules = caribbean(day) if on_an_island(row["household"]) else netherlands(day)
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
) -> list[tuple[str, str, str]]:
    """What lies outside its tolerance: the name, what was found and what was wanted."""
    found = []
    for name, wanted in expected.items():
        pairs = zip(wanted, got[name], strict=True) if isinstance(wanted, list) else [(wanted, got[name])]
        # Room for what floating point makes of a cent, also where the source allows no difference.
        allowed = tolerances[name] * (1.0 + 1e-6) or 1e-9
        if any(not abs(float(one) - float(other)) <= allowed for one, other in pairs):
            found.append((name, _shown(got[name]), _shown(wanted)))
    return found


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    return f"{value:.12g}" if isinstance(value, float) else str(value)
