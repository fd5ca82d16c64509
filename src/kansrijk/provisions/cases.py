# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Worked cases beside the data: what a child in a given situation gets by the text of the source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from kansrijk.provisions.child import Child, value
from kansrijk.provisions.findings import Finding, Findings
from kansrijk.provisions.loader import CASES, DATA, read_yaml
from kansrijk.provisions.model import Text
from kansrijk.provisions.rules import ProvisionRules, rules_for
from kansrijk.provisions.structure import build

CaseOrigin = Literal["source_text", "research_record", "derived"]
"""Where the amounts of a case come from: worked out by a reader from the text of the page; worked out from the notes of
the research, apart from the data file; or made from the data file itself (that guards against change, not misreading)."""


@dataclass(frozen=True)
class Expected:
    """What the child gets of one provision; `eur` a year, or once for a one-off."""

    slug: str
    eur: float


@dataclass(frozen=True)
class Case:
    """One child on one day. `why` tells in words how the source leads to the amounts, `from_` who worked them out."""

    why: Text
    day: date
    child: Child
    expected: tuple[Expected, ...]
    from_: CaseOrigin = "derived"


@dataclass(frozen=True)
class Cases:
    """The worked cases of one municipality."""

    code: str
    cases: tuple[Case, ...]


def load_cases(path: Path | str) -> tuple[Cases | None, Findings]:
    """The cases in a file, and what is wrong with its form."""
    data, findings = read_yaml(path)
    if findings.found:
        return None, findings
    built = build(Cases, data, (), findings)
    return (None if findings.found else built), findings


def case_origins(code: str, folder: Path = CASES) -> Counter[str]:
    """How many worked cases of a municipality come from the text of the source, from the research, or are derived."""
    path = folder / f"{code}.yaml"
    loaded, _ = load_cases(path) if path.is_file() else (None, None)
    return Counter(case.from_ for case in loaded.cases) if loaded is not None else Counter()


def check_cases(code: str, data: Path = DATA, cases: Path = CASES) -> list[Finding]:
    """What is wrong with the worked cases of a municipality: the form of the file, or another outcome."""
    path = cases / f"{code}.yaml"
    if not path.is_file():
        return []
    loaded, findings = load_cases(path)
    if loaded is None:
        return findings.found
    if loaded.code != code:
        findings.add(("code",), f"moet {code} zijn.", f"must be {code}.")
    for i, case in enumerate(loaded.cases):
        _check_case(i, case, rules_for(code, case.day, folder=data), findings)
    return findings.found


def _check_case(i: int, case: Case, rules: ProvisionRules, findings: Findings) -> None:
    by_slug = {item.provision.slug: item for item in rules.computed}
    for j, expected in enumerate(case.expected):
        where = ("cases", i, "expected", j)
        if expected.slug not in by_slug:
            findings.add(
                where,
                f"'{expected.slug}' is op {case.day} niet te berekenen. Kies een andere dag of haal dit weg.",
                f"'{expected.slug}' cannot be computed on {case.day}. Choose another day or remove this.",
            )
            continue
        got = value(by_slug[expected.slug], case.child)
        if abs(got - expected.eur) > 0.005:
            findings.add(
                where,
                f"'{expected.slug}' geeft {got:.2f} en hier staat {expected.eur:.2f}. Kijk in de bron wat klopt.",
                f"'{expected.slug}' gives {got:.2f} and here it says {expected.eur:.2f}. Check the source.",
            )
