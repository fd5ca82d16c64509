# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a child is in the target group is told for every child, with all grounds that hold."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.people import find_area
from kansrijk.policy.compare import REFERENCE, reference_families
from kansrijk.policy.family_report import family_report
from kansrijk.policy.target_group import TargetGroup, target_group
from kansrijk.provisions import codes

DAY = "2025-07-01"


def why(name: str, area: str = "GM0599") -> TargetGroup:
    family = replace(reference_families()[name], area=find_area(area))
    return target_group(family_report(family, DAY))


def test_debts_are_a_ground_whatever_the_income() -> None:
    for child in why("schuldhulp-gewoon-inkomen").children:
        assert child.grounds == ("grond_schulden",)


def test_a_working_family_with_a_low_income_has_both_grounds() -> None:
    grounds = {ground for child in why("werkend-stel-laag-loon").children for ground in child.grounds}
    assert {"grond_inkomen", "grond_werk"} <= grounds


def test_without_work_work_is_no_ground() -> None:
    for child in why("bijstand-twee-kinderen").children:
        assert child.grounds == ("grond_inkomen",)


def test_the_line_is_that_of_the_municipality_at_the_age_of_the_child() -> None:
    lines = [child.line_pct for child in why("werkend-stel-laag-loon").children]
    assert lines == [110.0, 110.0, 130.0]


def test_where_no_line_is_known_the_usual_one_is_taken_and_that_is_said() -> None:
    found = why("bijstand-twee-kinderen", "GM0744")
    assert not found.own_line
    assert {child.line_pct for child in found.children} == {120.0}
    assert "geen grens bekend" in found.as_text("nl")


def test_somewhere_a_scheme_comes_by_itself_and_somewhere_incomes_are_counted_differently() -> None:
    found = [why("bijstand-twee-kinderen", code) for code in codes()]
    assert any("Komt vanzelf" in item.as_text("nl") for item in found if item.automatic)
    assert any("rekenen niet hetzelfde inkomen" in item.as_text("nl") for item in found if item.conflicts)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_command_tells_it_on_the_screen_and_in_json(language: str) -> None:
    file = str(Path(REFERENCE) / "schuldhulp-gewoon-inkomen.yaml")
    told = CliRunner().invoke(main, ["--lang", language, "family", file]).output
    assert {"nl": "alle redenen die gelden", "en": "all grounds that hold"}[language] in told
    data = json.loads(CliRunner().invoke(main, ["family", file, "--json"]).output)
    assert data["target_group"]["children"][0]["grounds"] == ["grond_schulden"]
