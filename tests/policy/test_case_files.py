# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file of cases that is not right is refused with file, row and remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.policy.test_cases import BENEFIT, FAMILY, result_of, scheme, written

from kansrijk.engine import Problem
from kansrijk.policy.cases import run_cases


@pytest.mark.parametrize(
    "change, words",
    [
        ({"id": None}, ["id"]),
        ({"expected": None}, ["expected"]),
        ({"household": {"families": []}}, ["'families'"]),
        ({"household": {"families": [{"members": "Jan"}]}}, ["'members'"]),
        ({"household": {"families": [{"members": [{"leeftyd": 3}]}]}}, ["'leeftyd'", "leeftijd"]),
        ({"household": {"huur": 5, **FAMILY}}, ["'huur'", "huur_m"]),
        (
            {"household": {"families": [{"members": [{"leeftijd": "acht", "rol": 1}]}]}},
            ["'leeftijd'", "acht"],
        ),
        ({"household": {"families": [{"members": [{"leeftijd": 200, "rol": 1}]}]}}, ["leeftijd", "200"]),
        ({"household": "gezin"}, ["'household'"]),
        ({"colour": "red"}, ["'colour'"]),
        ({"tolerance": "wide"}, ["toleran"]),
        ({"tolerance": {"something_else": 1}}, ["toleran"]),
        ({"expected": {"kinderbijslag_jaar": 1}}, ["'kinderbijslag_jaar'", "kinderbijslag_y"]),
        ({"expected": {"kinderbijslag_kind_y": 1}}, ["'kinderbijslag_kind_y'", "2"]),
        ({"date": "1 juli"}, ["'1 juli'"]),
    ],
)
def test_a_row_that_is_no_case_is_refused_with_file_row_and_remedy(
    change: dict[str, Any], words: list[str], tmp_path: Path
):
    path = written(tmp_path, BENEFIT, {**BENEFIT, **change})
    with pytest.raises(Problem) as caught:
        list(run_cases(path))
    for word in [*words, str(path)]:
        assert word in caught.value.nl, caught.value.nl
        assert word in caught.value.en, caught.value.en
    assert "geval 2" in caught.value.nl
    assert "case 2" in caught.value.en


def test_inputs_that_are_not_right_are_refused(tmp_path: Path):
    for inputs in ({"leeftijden": 3}, {}, {"leeftijden": ["acht"]}):
        with pytest.raises(Problem, match="case 1"):
            result_of(tmp_path, scheme("kinderbijslag", inputs, {"kinderbijslag_per_kwartaal": 1}))


@pytest.mark.parametrize(
    "name, text", [("a.json", "{"), ("a.yaml", "[unfinished"), ("a.yaml", "cases: {}"), ("a.json", "5")]
)
def test_a_file_that_is_no_list_of_cases_is_refused(name: str, text: str, tmp_path: Path):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=name):
        run_cases(tmp_path / name)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(Problem, match=r"nowhere\.yaml"):
        run_cases(tmp_path / "nowhere.yaml")
