# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kansrijk trend` and `kansrijk target` as a person meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kansrijk.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_trend_lists_what_there_is():
    text = run("trend").output
    assert "kinderen_in_armoede" in text
    assert "2011-2024" in text


def test_several_definitions_stand_apart():
    text = run("trend", "kinderen_in_armoede").output
    assert "[cbs-lage-inkomensgrens]" in text
    assert "[cbs-scp-nibud-2024]" in text
    assert "trek geen lijn" in text


def test_side_by_side_in_english_and_as_json():
    assert (
        "Years with more than one measurement"
        in run("--lang", "en", "trend", "kinderen_in_armoede", "--side-by-side").output
    )
    found = json.loads(run("trend", "kinderen_in_armoede", "--side-by-side", "--json").output)
    assert "2022" in found["overlap"]


def test_a_change_is_given_inside_a_definition_and_refused_across():
    version = ("--version", "cbs-lage-inkomensgrens")
    assert (
        "-5,10 procentpunt"
        in run("trend", "kinderen_in_armoede", *version, "--change", "2015", "2023").output
    )
    (found,) = json.loads(
        run("trend", "kinderen_in_armoede", *version, "--change", "2015", "2023", "--json").output
    )
    assert found["difference"] == pytest.approx(-0.051)
    refused = run("trend", "kinderen_in_armoede", "--change", "2011", "2024")
    assert refused.exit_code == 2
    assert "twee verschillende metingen" in refused.stderr


def test_one_version_as_numbers_and_json():
    arguments = ("trend", "kinderen_in_armoede", "--version", "cbs-lage-inkomensgrens", "--number", "--json")
    (found,) = json.loads(run(*arguments).output)
    assert found["unit"] == "number"
    assert [item["n"] for item in found["observations"] if item["period"] == "2021"] == [209_000, 192_000]


def test_an_unknown_indicator_is_one_sentence():
    result = run("trend", "kinderen_op_de_maan")
    assert result.exit_code == 2
    assert "Van kinderen_op_de_maan is geen reeks gepubliceerd" in result.stderr


def test_target_shows_every_version_with_a_verdict():
    text = run("target").output
    assert "gehaald volgens het cijfer, maar onzeker" in text
    assert "Brede reductiedoelstelling" in text
    assert "kst-24515-484" in run("target", "--history").output
    assert "Brede reductiedoelstelling" not in run("target", "--area", "CN").output


def test_target_as_json_has_reasons_in_both_languages():
    found = json.loads(run("target", "--json", "--history").output)
    judged = [verdict for target in found["targets"] for verdict in target["verdicts"]]
    assert all(verdict["sentences"]["nl"] and verdict["sentences"]["en"] for verdict in judged)
    assert found["broad"]["verdict"] == "cannot_tell"


def test_a_municipal_file_stands_beside_the_country(root: Path):
    file = str(root / "docs" / "targets" / "example.yaml")
    text = run("target", file).output
    assert "Naast het land:" in text
    assert "S6 telt hier anders dan landelijk" in text
    assert "Geen maat en geen doel is veranderd." in run("target", file, "--previous", file).output
    assert json.loads(run("target", file, "--json").output)["different"] == ["S6"]


def test_the_schema_can_be_shown():
    assert json.loads(run("target", "--schema").output)["title"]


@pytest.mark.parametrize("name, found", [("reeks.svg", "<svg"), ("reeks.html", "<table>")])
def test_a_chart_can_be_written(tmp_path: Path, name: str, found: str):
    path = tmp_path / name
    result = run("trend", "kinderen_in_armoede", "--chart", str(path), "--target", "kinderarmoede")
    assert result.exit_code == 0, result.output
    assert found in path.read_text(encoding="utf-8")


def test_a_chart_that_cannot_be_drawn_leaves_nothing(tmp_path: Path):
    path = tmp_path / "reeks.docx"
    assert run("trend", "kinderen_in_armoede", "--chart", str(path)).exit_code == 2
    assert not path.exists()
    wrong = run("trend", "kinderen_in_armoede", "--chart", str(tmp_path / "a.svg"), "--target", "maan")
    assert "Doel maan bestaat niet" in wrong.stderr


def test_a_forecast_goes_no_further_than_the_series_is_long():
    text = run(
        "trend", "huishoudens_laag_inkomen", "--version", "sociaal-minimum-110", "--until", "2060"
    ).stdout
    assert "Verder dan 2037 voorspellen wij niet" in text
    assert "2060" not in text


def test_a_municipality_may_be_given_by_name_and_a_wrong_name_gets_a_hint():
    code = run("trend", "aandeel_kinderen_in_bijstandsgezin", "--area", "GM0599").stdout
    assert run("trend", "aandeel_kinderen_in_bijstandsgezin", "--area", "rotterdam").stdout == code
    assert "Bedoelt u Rotterdam" in run("trend", "kinderen_in_armoede", "--area", "Roterdam").stderr
    assert "Bedoelt u kinderen_in_armoede" in run("trend", "kinderen_in_armoed").stderr
