# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kansrijk whatif` and `kansrijk optimise` as a person meets them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result
from tests.policy.whatif_people import VAALS, WITHOUT_FILE, population

from kansrijk.cli import main
from kansrijk.policy.optimise_options import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "vaals.parquet"
    population(VAALS).write(path)
    return path


@pytest.fixture(scope="module")
def outcome(people: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a reform in Vaals."""
    path = tmp_path_factory.mktemp("pages") / "outcome.html"
    done = run("whatif", "limit-150", "--area", VAALS, "--people", str(people), "--out", str(path))
    assert done.exit_code == 0, done.output
    return path


@pytest.fixture(scope="module")
def weighing(people: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a budget in Vaals."""
    path = tmp_path_factory.mktemp("pages") / "weighing.html"
    done = run("optimise", "--area", VAALS, "--budget", "40000", "--people", str(people), "--out", str(path))
    assert done.exit_code == 0, done.output
    return path


def test_the_reforms_that_ship_are_named():
    text = run("--lang", "en", "whatif", "--list").output
    assert "single-parent-500" in text
    assert "A minimum package in every municipality" in text


def test_both_files_have_a_schema():
    assert "minimum_package" in json.loads(run("whatif", "--schema").output)["properties"]
    schema = json.loads(run("optimise", "--schema").output)
    jsonschema.validate(yaml.safe_load(SHIPPED.read_text(encoding="utf-8")), schema)


def test_what_is_missing_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    assert run("whatif", "limit-150").exit_code == 2
    assert run("optimise", "--area", VAALS).exit_code == 2


def test_without_a_file_the_core_comes_on_the_screen_with_whom_it_is_about(people: Path):
    told = run("--lang", "en", "whatif", "teenagers-130", "--area", VAALS, "--people", str(people)).output
    for words in ("Children who become entitled:", "Costs of the state, a year: none", "What is not known"):
        assert words in told
    weighed = run(
        "--lang", "en", "optimise", "--area", VAALS, "--people", str(people), "--budget", "30000"
    ).output
    assert "There is no best choice" in weighed
    assert "  1. €" in weighed
    for text in (told, weighed):
        assert "the law and the schemes of 1 July 2025" in text


@pytest.mark.parametrize("command", ["whatif", "optimise"])
def test_an_ending_that_is_no_form_is_refused_before_anything_is_computed(command: str, tmp_path: Path):
    asked = ["limit-150"] if command == "whatif" else ["--budget", "1"]
    done = run(command, *asked, "--area", VAALS, "--out", str(tmp_path / "uit.docx"))
    assert done.exit_code == 2
    assert ".html" in done.output


def test_json_and_csv_hold_the_same(people: Path, tmp_path: Path):
    for ending in ("json", "csv"):
        out = str(tmp_path / f"outcome.{ending}")
        assert (
            run("whatif", "limit-150", "--area", VAALS, "--people", str(people), "--out", out).exit_code == 0
        )
    data = json.loads((tmp_path / "outcome.json").read_text(encoding="utf-8"))
    rows = list(csv.reader((tmp_path / "outcome.csv").read_text(encoding="utf-8").splitlines()))
    told = {what: value for _, what, value in rows[1:]}
    assert told["newly_entitled.total"] == str(data["newly_entitled"]["total"])
    assert told["cost.municipality_y.high"] == str(data["cost"]["municipality_y"]["high"])
    assert told["gains.tenths.1.families"] == str(data["gains"]["tenths"][0]["families"])
    assert data["people"]["kind"] == "synthetic"
    assert data["cost"]["state_y"] is None
    assert data["newly_entitled"]["total"] % 5 == 0


def test_what_is_unknown_is_null_in_json_and_said_in_words(tmp_path: Path):
    file, out = tmp_path / "people.parquet", tmp_path / "outcome.json"
    population(WITHOUT_FILE).write(file)
    done = run("whatif", "minimum-package", "--area", WITHOUT_FILE, "--people", str(file), "--out", str(out))
    assert done.exit_code == 0, done.output
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["newly_entitled"] is None
    assert data["cost"]["municipality_y"] is None
    assert data["entitled"] == {"before": None, "after": None}
    assert data["without_known_schemes"]["children_of_the_reform"] > 0
    assert "onbekend" in data["unknown"]["nl"][0]
    assert "unknown" in data["unknown"]["en"][0]


def test_every_option_is_in_the_csv_and_the_frontier_is_marked(people: Path, tmp_path: Path):
    out = tmp_path / "options.csv"
    asked = ("--area", VAALS, "--budget", "40000", "--people", str(people), "--out", str(out))
    assert run("optimise", *asked).exit_code == 0
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 6 * 4 * 11 * 2
    assert {row["frontier"] for row in rows} > {"", "1"}


def test_the_chart_of_options_can_stand_alone(people: Path, tmp_path: Path):
    out = tmp_path / "options.svg"
    asked = ("--area", VAALS, "--budget", "40000", "--people", str(people), "--out", str(out))
    assert run("--lang", "en", "optimise", *asked).exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert "Shortfall that goes away" in text


@pytest.mark.parametrize("which", ["outcome", "weighing"])
def test_a_page_is_whole_by_itself(which: str, request: pytest.FixtureRequest):
    text = request.getfixturevalue(which).read_text(encoding="utf-8")
    assert text.count("<h1>") == 1
    assert '<html lang="nl">' in text
    assert "<script" not in text
    assert not re.search(r'(?:src|href)="http', text)
    assert text.count("<table>") >= text.count("<figure>")
    assert "synthetische mensen" in text
    assert "geen betrouwbaarheidsinterval" in text


@pytest.mark.parametrize("which", ["outcome", "weighing"])
def test_a_page_can_be_read_on_a_small_screen_and_by_everyone(
    which: str,
    request: pytest.FixtureRequest,
    page: Page,
    axe_violations: Callable[[Page], list[str]],
):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(request.getfixturevalue(which).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_violations(page) == []
