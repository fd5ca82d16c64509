# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The law gives what the worked cases say: those beside each act, and those from outside the project."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from kansrijk.law import ACTS, FOLDER
from kansrijk.policy.cases import run_cases, summary_line

COVERED_IN_2025 = {
    "loonheffing_maand": 4,
    "huurtoeslag": 9,
    "huurtoeslag_factoren": 1,
    "zorgtoeslag": 18,
    "kinderbijslag": 2,
    "kinderopvang_ouderbijdrage": 20,
}
"""For each scheme, how many of the reference cases of 2025 can be computed at least."""


def rows_of(act: str) -> list[dict[str, Any]]:
    """The cases of one act as they stand in its file."""
    rows: list[dict[str, Any]] = yaml.safe_load((FOLDER / act / "cases.yaml").read_text(encoding="utf-8"))
    return rows


@pytest.mark.parametrize("act", ACTS)
def test_every_act_gives_what_its_cases_say(act: str):
    results = list(run_cases(FOLDER / act / "cases.yaml"))
    assert [result.as_line() for result in results if result.ok is not True] == []
    assert len(results) >= 3


@pytest.mark.parametrize("act", ACTS)
def test_every_case_has_a_source_and_a_result_of_its_own_act(act: str):
    for row in rows_of(act):
        assert str(row["source"]).strip(), row["id"]
        assert row["expected"], row["id"]


def test_no_two_cases_share_an_id():
    ids = Counter(row["id"] for act in ACTS for row in rows_of(act))
    assert [name for name, count in ids.items() if count > 1] == []


def test_the_cases_stand_on_both_sides_of_1_july():
    halves = {str(row["date"]) >= "2025-07-01" for act in ACTS for row in rows_of(act)}
    assert halves == {True, False}


@pytest.mark.shared
def test_every_reference_case_of_2025_is_within_tolerance(shared: Path):
    path = shared / "reference" / "worked_cases.json"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    results = list(run_cases(path))
    assert [result.as_line() for result in results if result.ok is False] == []
    computed = Counter(
        row["scheme"] for row, result in zip(rows, results, strict=True) if result.ok and row["year"] == 2025
    )
    assert {scheme: n for scheme, n in COVERED_IN_2025.items() if computed[scheme] < n} == {}
    good = sum(computed.values())
    assert summary_line(results) == f"{good} of {good} within tolerance, {len(rows) - good} not covered"


@pytest.mark.shared
def test_what_is_not_covered_says_why(shared: Path):
    results = list(run_cases(shared / "reference" / "worked_cases.json"))
    reasons = {result.id: result.reason for result in results if result.ok is None}
    assert [case for case, reason in reasons.items() if not reason] == []
    assert reasons["huurtoeslag_factoren-2024-g027"] == "the law of 2024 is not in this version"
    assert "municipal by-law" in reasons["individuele_inkomenstoeslag-2025-272"]
    assert "Caribbean Netherlands" in reasons["kinderbijslag_bes-2025-g194"]
