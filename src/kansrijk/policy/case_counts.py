# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""How many worked cases beside the acts there are of each scheme in each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from kansrijk.law import ACTS, FOLDER
from kansrijk.law.caribbean import CARIBBEAN_ACTS, CARIBBEAN_FOLDER
from kansrijk.law.gaps import Scheme, schemes
from kansrijk.policy.coverage import AREAS, WORDS, YEARS, State, coverage

ENOUGH = 3
"""Worked cases that a scheme needs in a year in which it is complete."""


@dataclass(frozen=True)
class CaseCount:
    """The worked cases of a scheme in a year, and whether the scheme is complete all that year."""

    area: str
    scheme: Scheme
    year: int
    cases: int
    state: State

    @property
    def enough(self) -> bool:
        """Whether there are enough cases, or the scheme is not complete in that year."""
        return self.cases >= ENOUGH or self.state != "complete"


def case_counts(years: Sequence[int] = tuple(YEARS)) -> list[CaseCount]:
    """For every scheme and year the number of cases in the files `cases*.yaml` beside the acts.

    A case counts for the scheme of the act it stands beside, and for every other scheme of which it expects a result.
    An act with several schemes counts by result only.
    """
    states: dict[tuple[str, str, int], set[State]] = {}
    for cell in coverage(years):
        states.setdefault((cell.area, cell.scheme.code, cell.day.year), set()).add(cell.state)
    found: list[CaseCount] = []
    for area, folder, acts in (("nl", FOLDER, ACTS), ("bes", CARIBBEAN_FOLDER, CARIBBEAN_ACTS)):
        cases = _cases(folder, acts)
        known = schemes(folder, acts)
        alone = Counter(scheme.folder for scheme in known)
        for scheme in known:
            by_year = Counter(
                year
                for act, year, results in cases
                if (act == scheme.folder and alone[act] == 1) or results & set(scheme.outputs)
            )
            for year in years:
                state = _year_state(states[area, scheme.code, year])
                found.append(CaseCount(area, scheme, year, by_year[year], state))
    return found


def _year_state(halves: set[State]) -> State:
    """The state of a year from those of its halves: complete or absent when both are, partial otherwise."""
    return next(iter(halves)) if len(halves) == 1 else "partial"


def _cases(folder: Path, acts: Sequence[str]) -> list[tuple[str, int, set[str]]]:
    """Of every case its act, its year and the results it expects."""
    return [
        (act, int(str(row["date"])[:4]), set(row["expected"]))
        for act in acts
        for path in sorted((folder / act).glob("cases*.yaml"))
        for row in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    ]


def as_markdown(counts: Sequence[CaseCount]) -> str:
    """The page: a table of counts, with the state where a scheme is not complete, and what falls short."""
    short = [count for count in counts if not count.enough]
    years = sorted({count.year for count in counts})
    words: Mapping[str, object] = WORDS["en"]
    out = [
        "# Worked cases by scheme and year",
        "",
        f"How many worked cases stand beside the acts. A scheme that is complete in a year needs {ENOUGH}; a year that is not",
        "complete says so. What is missing then: [what of the law is known](law-coverage.md). How the cases came out, the",
        "published ones too: [how the law did](case-report.md).",
        "",
        f"Cells of a complete scheme with fewer than {ENOUGH} cases: {len(short) or 'none'}.",
    ]
    out += [f"- {count.scheme.en}, {count.year}: {count.cases}" for count in short]
    for area in AREAS:
        here = [count for count in counts if count.area == area]
        out += ["", f"## {words['area'][area]}", ""]  # type: ignore[index]
        out += [f"| scheme | {' | '.join(map(str, years))} |", "|---" * (len(years) + 1) + "|"]
        rows: dict[str, list[str]] = {}
        for count in here:
            shown = str(count.cases) if count.state == "complete" else f"{count.cases} ({count.state})"
            rows.setdefault(count.scheme.en, []).append(shown)
        out += [f"| {name} | {' | '.join(cells)} |" for name, cells in rows.items()]
    return "\n".join(out) + "\n"
