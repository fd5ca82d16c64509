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
from kansrijk.law.caribbean import CARIBBEAN_ACTS, CARIBBEAN_FOLDER
from kansrijk.policy.case_remarks import remarks
from kansrijk.policy.cases import CaseResult, run_cases, secondary_line, summary_line

FOLDERS = {
    **{act: FOLDER / act for act in ACTS},
    **{f"caribbean-{act}": CARIBBEAN_FOLDER / act for act in CARIBBEAN_ACTS},
}
"""The folder of every act of European and of Caribbean Netherlands."""

YEARS = range(2019, 2027)
COVERED = {
    "loonheffing_maand": 30,
    "iack": 6,
    "zvw_werkgeversheffing": 1,
    "zorgtoeslag": 44,
    "kinderbijslag": 12,
    "kindgebonden_budget": 11,
    "huurtoeslag": 33,
    "huurtoeslag_maximum": 5,
    "huurtoeslag_hoogste_inkomen": 1,
    "huurtoeslag_min_basishuur": 3,
    "huurtoeslag_factoren": 3,
    "kinderopvang_ouderbijdrage": 20,
    "kinderopvangtoeslag": 16,
    "kinderopvangtoeslag_percentage": 25,
    "bijstand_norm": 2,
    "bijstand_kostendelersnorm": 3,
    "bijstand_vermogensgrens": 5,
    "gemeentelijke_inkomensgrens": 4,
    "gemeentelijke_inkomensgrens_120pct": 1,
    "huishouden_keten": 2,
    "beslagvrije_voet_basis": 3,
    "beslagvrije_voet_maximum": 1,
    "beslagvrije_voet_woonkosten_inkomensgrens": 1,
    "individuele_inkomenstoeslag": 9,
    "cbs_lage_inkomensgrens": 8,
    "armoedegrens_cbs_scp_nibud": 5,
    "armoedegrens_vermogenstoets": 2,
    "kinderbijslag_bes": 9,
    "onderstand_bes": 1,
    "ijkpunt_sociaal_minimum_bes": 1,
}
"""For each scheme, how many of the reference cases are computed at least."""

NOT_COVERED = {
    "huurtoeslag_maximum-2021-199",
    "kinderbijslag_bes-2024-284",
    "kinderopvangtoeslag-2023-234",
}
"""Cases of schemes above whose source is known to be wrong."""


def files_of(act: str) -> list[Path]:
    """The files with worked cases of one act."""
    return sorted(FOLDERS[act].glob("cases*.yaml"))


def rows_of(act: str) -> list[dict[str, Any]]:
    """The cases of one act as they stand in its files."""
    return [row for path in files_of(act) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def reference(shared: Path) -> list[tuple[dict[str, Any], CaseResult]]:
    """The reference cases from outside the project, with what the law gives."""
    path = shared / "reference" / "worked_cases.json"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return list(zip(rows, run_cases(path), strict=True))


@pytest.mark.parametrize("act", FOLDERS)
def test_every_act_gives_what_its_cases_say(act: str):
    results = [result for path in files_of(act) for result in run_cases(path)]
    assert [result.as_line() for result in results if result.ok is not True] == []
    assert len(results) >= 3


@pytest.mark.parametrize("act", FOLDERS)
def test_every_case_has_a_source_and_a_result_of_its_own_act(act: str):
    for row in rows_of(act):
        assert str(row["source"]).strip(), row["id"]
        assert row["expected"], row["id"]


def test_no_two_cases_share_an_id():
    ids = Counter(row["id"] for act in FOLDERS for row in rows_of(act))
    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("year", YEARS)
def test_the_cases_of_every_year_stand_on_both_sides_of_1_july(year: int):
    dates = {str(row["date"]) for act in FOLDERS for row in rows_of(act)}
    assert {date >= f"{year}-07-01" for date in dates if date.startswith(str(year))} == {True, False}


@pytest.mark.shared
def test_every_reference_case_is_within_tolerance(reference: list[tuple[dict[str, Any], CaseResult]]):
    results = [result for _, result in reference]
    assert [result.as_line() for result in results if result.ok is False] == []
    computed = Counter(row["scheme"] for row, result in reference if result.ok)
    assert {scheme: n for scheme, n in COVERED.items() if computed[scheme] < n} == {}
    good = sum(computed.values())
    assert summary_line(results) == f"{good} of {good} within tolerance, {len(results) - good} not covered"
    secondary = sum(result.secondary for result in results if result.ok)
    assert 0 < secondary < good
    assert secondary_line(results) == f"of which {secondary} of {secondary} from secondary sources"


@pytest.mark.shared
@pytest.mark.parametrize("year", YEARS)
def test_every_year_has_reference_cases_that_are_computed(
    reference: list[tuple[dict[str, Any], CaseResult]], year: int
):
    assert sum(bool(result.ok) for row, result in reference if row["year"] == year) >= 10


@pytest.mark.shared
def test_what_is_not_covered_says_why(reference: list[tuple[dict[str, Any], CaseResult]]):
    reasons = {result.id: result.reason for _, result in reference if result.ok is None}
    assert [case for case, reason in reasons.items() if not reason] == []
    assert "376.89" in reasons["huurtoeslag_maximum-2021-199"]
    assert "is not known on 2013-01-01" in reasons["huurtoeslag-2013-091"]
    within = {row["id"] for row, _ in reference if row["scheme"] in COVERED and row["year"] in YEARS}
    assert within & set(reasons) == NOT_COVERED


@pytest.mark.shared
def test_every_remark_is_about_a_case_and_is_needed(
    reference: list[tuple[dict[str, Any], CaseResult]],
):
    results = {result.id: result for _, result in reference}
    assert set(remarks()) <= set(results)
    for case, remark in remarks().items():
        assert results[case].reason == remark.en
        assert results[case].ok is (True if remark.parameters else None)
