# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A municipality holds its own policy against the criteria."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.policy.assessment import assess, policy_schema_text, read_policy
from kansrijk.policy.assessment.judge import DATA, JUDGES, Assessment, front_runners
from kansrijk.policy.assessment.model import Access, Effect, Goal, Measure, Participation, Policy, TargetGroup
from kansrijk.policy.assessment.report import as_html, as_markdown

EMPTY = Policy("Leegstad", date(2026, 1, 1))
COACH = Measure("Coach", ("hele_gezin",), ("thuis",), ("opvoeding",), "preventief", "gezinshulp")
PACK = Measure("Pakket", ("kind",), ("school", "vrije_tijd"), ("onderwijs",), "curatief", "in_natura")


def verdict(policy: Policy, code: str) -> str:
    return next(item.verdict for item in assess(policy).judgements if item.code == code)


def example() -> Assessment:
    return assess(read_policy(DATA / "example.yaml"))


def test_every_criterion_has_a_judge_and_every_judge_a_criterion() -> None:
    assert {item.code for item in assess(EMPTY).judgements} == set(JUDGES)


def test_an_empty_policy_meets_nothing_and_what_was_not_asked_is_unknown() -> None:
    verdicts = {item.code: item.verdict for item in assess(EMPTY).judgements}
    assert "yes" not in verdicts.values()
    assert verdicts["access"] == verdicts["lasting"] == "unknown"


def test_the_seven_baselines_stand_beside_their_criteria_with_year_and_source() -> None:
    found = assess(EMPTY)
    assert [(item.percent, item.year) for item in found.baselines] == [
        (90, 2018), (40, 2018), (60, 2018), (11, 2017), (40, 2018), (40, 2018), (17, 2018),
    ]  # fmt: skip
    assert {item.criterion for item in found.baselines} <= set(JUDGES)


def test_an_ambition_without_measures_is_half_and_with_one_is_whole() -> None:
    said = replace(EMPTY, ambition_on_inheritance="Niemand erft armoede")
    assert verdict(said, "inheritance") == "partly"
    assert (
        verdict(replace(said, measures=(replace(COACH, against_inheritance=True),)), "inheritance") == "yes"
    )


@pytest.mark.parametrize(
    "measures, expected", [((PACK,), "no"), ((replace(PACK, form="geld"),), "partly"), ((COACH, PACK), "yes")]
)
def test_help_other_than_in_kind(measures: tuple[Measure, ...], expected: str) -> None:
    assert verdict(replace(EMPTY, measures=measures), "other_forms") == expected


def test_the_target_group_is_in_view_only_with_all_grounds_and_nearly_all_children() -> None:
    group = TargetGroup("kinderen tot 130%", ("inkomen", "werk", "schulden", "omstandigheden"), 1000, 950)
    assert verdict(replace(EMPTY, target_group=group), "in_view") == "yes"
    assert verdict(replace(EMPTY, target_group=replace(group, known=500)), "in_view") == "partly"
    assert verdict(replace(EMPTY, target_group=replace(group, grounds=("inkomen",))), "in_view") == "partly"
    assert verdict(replace(EMPTY, target_group=replace(group, estimated=None)), "in_view") == "unknown"


def test_children_are_structurally_involved_when_it_recurs_and_they_are_told() -> None:
    once = Participation(date(2025, 3, 1), "ontwerp", "kinderraad", told_back=True)
    again = replace(once, phase="evaluatie")
    assert verdict(replace(EMPTY, children=(once,)), "children") == "partly"
    assert verdict(replace(EMPTY, children=(once, again)), "children") == "yes"
    assert verdict(replace(EMPTY, children=(once, replace(again, told_back=False))), "children") == "partly"


@pytest.mark.parametrize(
    "status, expected", [("gemeten", "yes"), ("niet_te_meten", "yes"), ("gepland", "partly"), ("geen", "no")]
)
def test_an_effect_that_could_not_be_measured_counts_as_measured(status: str, expected: str) -> None:
    assert verdict(replace(EMPTY, effects=(Effect("pakket", status),)), "effects") == expected  # type: ignore[arg-type]


def test_goals_are_broad_when_income_and_environment_can_both_be_measured() -> None:
    income = Goal("minder arm", "inkomen", "arm_120", 8.0, 6.0, 2028)
    around = Goal("meer spelen", "leefomgeving", "speelplekken", 3.0, 5.0, 2028)
    assert verdict(replace(EMPTY, goals=(income, around)), "broad_goals") == "yes"
    assert verdict(replace(EMPTY, goals=(income, replace(around, target=None))), "broad_goals") == "partly"


def test_access_needs_answers_before_it_is_judged() -> None:
    assert verdict(replace(EMPTY, access=Access(True)), "access") == "unknown"
    assert verdict(replace(EMPTY, access=Access(True, True, True, True)), "access") == "yes"
    assert verdict(replace(EMPTY, access=Access(False, False, True, False, False)), "access") == "no"


def test_the_matrix_has_a_cell_for_every_pair_and_shows_what_is_empty() -> None:
    found = example()
    assert len(found.matrix) == 4 * 10
    assert found.matrix["thuis", "schulden"] == ("Vroeg bellen bij achterstanden",)
    assert not any(names for (life, _), names in found.matrix.items() if life == "buurt")


def test_each_gap_shows_its_line_whose_choice_it_is_and_what_front_runners_do() -> None:
    text = as_markdown(example())
    assert "Jong040" in text
    assert "keuze van Kansrijk" in text
    for item in example().gaps:
        assert item.name.nl in text


def test_a_practice_says_how_far_its_effect_is_known_and_where_that_was_read() -> None:
    known = {"none", "before_after", "comparison", "randomised", "unclear"}
    codes = set(JUDGES)
    for practice in front_runners():
        assert practice.measured in known
        assert practice.source
        assert set(practice.helps) <= codes


def test_the_page_escapes_what_an_editor_wrote_and_has_one_heading() -> None:
    page = as_html(assess(replace(EMPTY, municipality="<script>alert(1)</script>")))
    assert "<script>" not in page
    assert page.count("<h1>") == 1


def test_the_example_follows_the_schema() -> None:
    schema = json.loads(policy_schema_text())
    told = yaml.safe_load((DATA / "example.yaml").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(told, default=str)), schema)


@pytest.mark.parametrize(
    "change, message",
    [
        ("known: 800|known: 1800", "meer dan 'estimated'"),
        ("form: tegoed|form: tegoet", "Bedoelt u 'tegoed'"),
        ("working: preventief|werking: preventief", "Bedoelt u 'working'"),
        ("eur_a_year: 400000|eur_a_year: -1", "kleiner dan nul"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_line_and_a_way_out(
    change: str, message: str, tmp_path: Path
):
    before, after = change.split("|")
    file = tmp_path / "beleid.yaml"
    file.write_text(
        (DATA / "example.yaml").read_text(encoding="utf-8").replace(before, after), encoding="utf-8"
    )
    target = tmp_path / "uit.md"
    result = CliRunner().invoke(main, ["assess", str(file), "--out", str(target)])
    assert result.exit_code == 2
    assert message in result.output
    assert "beleid.yaml:" in result.output
    assert not target.exists()


@pytest.mark.parametrize("ending", ["md", "html", "json", "txt"])
def test_the_template_can_be_filled_in_and_written_in_every_form(ending: str, tmp_path: Path) -> None:
    runner = CliRunner()
    file = tmp_path / "beleid.yaml"
    file.write_text(runner.invoke(main, ["assess", "--template"]).output, encoding="utf-8")
    target = tmp_path / f"uit.{ending}"
    result = runner.invoke(main, ["--lang", "en", "assess", str(file), "--out", str(target)])
    assert result.exit_code == 0, result.output
    assert "Voorbeeldstad" in target.read_text(encoding="utf-8")


def test_an_unknown_form_is_refused_before_anything_is_read() -> None:
    result = CliRunner().invoke(main, ["assess", "nergens.yaml", "--out", "uit.docx"])
    assert result.exit_code == 2
    assert ".html" in result.output
