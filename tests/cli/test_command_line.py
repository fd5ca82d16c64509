# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a person meets at the command line: figures, words, and one clear sentence when something is wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kansrijk.cli import main

FAMILY = """\
naam: Vader met een dochter
gemeente: Zwolle
wonen: {huur: 690.00, servicekosten: 15, energie: 140}
gezin:
  vermogen: 900
  leden:
    - {rol: ouder, geboren: 1988-05-20, loon_jaar: 21500, werkuren: 28}
    - {rol: kind, geboren: 2014-11-02}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def family_file(tmp_path: Path) -> Path:
    path = tmp_path / "gezin.yaml"
    path.write_text(FAMILY, encoding="utf-8")
    return path


def refused(*arguments: str, lang: str = "nl") -> str:
    result = run("--lang", lang, *arguments)
    assert result.exit_code == 2, result.output
    return result.stderr


def test_a_family_gets_its_figures_in_dutch(family_file: Path):
    text = run("family", str(family_file), "--date", "2025-07-01").output
    assert "Besteedbaar inkomen" in text
    assert "Een mens beslist" in text
    assert "Zwolle" in text


def test_a_family_gets_its_figures_in_english(family_file: Path):
    text = run("--lang", "en", "family", str(family_file)).output
    assert "Disposable income" in text
    assert "A person decides" in text


def test_the_language_can_be_set_in_the_environment(family_file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KANSRIJK_LANG", "en")
    assert "Disposable income" in run("family", str(family_file)).output


def test_an_explanation_names_articles_and_sources(family_file: Path):
    text = run("family", str(family_file), "--explain").output
    assert "WKB art. 2" in text
    assert "Wet op het kindgebonden budget" in text


def test_json_holds_results_and_on_request_every_step(family_file: Path):
    short = json.loads(run("family", str(family_file), "--json").output)
    full = json.loads(run("family", str(family_file), "--json", "--explain").output)
    assert short["municipality"] == {"code": "GM0193", "name": "Zwolle"}
    assert "steps" not in short
    assert len(full["steps"]) > 50
    assert {"value", "unit", "status", "article"} <= set(full["steps"][0])


def test_the_explanation_can_be_a_page(family_file: Path, tmp_path: Path):
    page = tmp_path / "uitleg.html"
    assert run("family", str(family_file), "--html", str(page)).exit_code == 0
    assert '<html lang="nl">' in page.read_text(encoding="utf-8")


def test_three_examples_ship():
    for name in ("bijstand-rotterdam", "werkend-zwolle", "schuldhulp-voorne-aan-zee"):
        assert run("family", "--example", name).exit_code == 0


def test_a_reform_changes_the_outcome(family_file: Path, tmp_path: Path):
    reform = tmp_path / "reform.yaml"
    reform.write_text("title: meer\nparameters: {alleenstaande_ouderkop: 3889}\n", encoding="utf-8")
    now = json.loads(run("family", str(family_file), "--json").output)["results"]
    then = json.loads(run("family", str(family_file), "--json", "--reform", str(reform)).output)["results"]
    budget = "kindgebonden_budget_m"
    before, after = ({r["name"]: r["value"] for r in results}[budget] for results in (now, then))
    assert after - before == pytest.approx(500 / 12)


@pytest.mark.parametrize(
    "old,new,words",
    [
        ("gemeente: Zwolle", "gemeente: Zwole", ["Zwole", "Zwolle"]),
        ("loon_jaar: 21500", "loon_jaar: -21500", ["gezin.yaml", "loon_jaar"]),
        ("geboren: 2014-11-02", "geboren: 2025-07-02", ["gezin.yaml", "nog niet geboren"]),
        ("geboren: 2014-11-02", "geboren: gisteren", ["gezin.yaml", "geboren"]),
        ("    - {rol: kind", "    - rol: kind, geboren: [", ["gezin.yaml"]),
        ("vermogen: 900", "vermoge: 900", ["vermoge", "vermogen"]),
        ("  leden:", "  lid:", ["leden"]),
    ],
)
def test_bad_facts_are_refused_with_file_field_and_way_out(
    family_file: Path, old: str, new: str, words: list[str]
):
    assert old in FAMILY
    family_file.write_text(FAMILY.replace(old, new), encoding="utf-8")
    message = refused("family", str(family_file), "--date", "2025-07-01")
    assert message.startswith("kansrijk: ")
    assert "Traceback" not in message
    for word in words:
        assert word in message


def test_a_date_without_law_is_refused_with_what_is_known(family_file: Path):
    message = refused("family", str(family_file), "--date", "2031-01-01")
    assert "2031-01-01" in message
    assert "2019-01-01 tot en met 2026-12-31" in message


def test_a_date_that_is_no_date_is_refused(family_file: Path):
    assert "2025-07-01" in refused("family", str(family_file), "--date", "morgen")


def test_a_family_that_is_not_there_is_refused(tmp_path: Path):
    assert "weg.yaml" in refused("family", str(tmp_path / "weg.yaml"))


def test_asking_for_no_family_names_the_examples():
    assert "bijstand-rotterdam" in refused("family")


def test_messages_come_in_english_too(family_file: Path):
    message = refused("family", str(family_file), "--date", "2031-01-01", lang="en")
    assert "not known" in message


@pytest.mark.parametrize("ending", ["html", "pdf", "json"])
def test_an_unknown_municipality_leaves_no_picture_behind(tmp_path: Path, ending: str):
    out = tmp_path / f"foto.{ending}"
    assert "Roterdam" in refused("picture", "Roterdam", "--out", str(out))
    assert list(tmp_path.iterdir()) == []


def test_a_year_without_people_is_refused(tmp_path: Path):
    assert "2025" in refused(
        "population", "build", "--area", "Vaals", "--year", "2030", "--out", str(tmp_path / "a.parquet")
    )
    assert list(tmp_path.iterdir()) == []


def test_a_population_is_built_and_described(tmp_path: Path):
    out = tmp_path / "vaals.parquet"
    assert "Synthetisch" in run("population", "build", "--area", "Vaals", "--out", str(out)).output
    assert "synthetisch" in run("population", "describe", str(out)).output


def test_a_population_with_a_column_missing_is_refused(tmp_path: Path):
    import pyarrow.parquet as pq

    out, broken = tmp_path / "vaals.parquet", tmp_path / "kapot.parquet"
    run("population", "build", "--area", "Vaals", "--out", str(out))
    pq.write_table(pq.read_table(out).drop_columns(["leeftijd"]), broken)
    message = refused("population", "describe", str(broken))
    assert "leeftijd" in message
    assert "kapot.parquet" in message


def test_the_municipalities_with_provisions_are_listed():
    text = run("provisions", "list").output
    assert "Rotterdam" in text
    assert "Jeugdtegoed" in run("provisions", "list", "Rotterdam").output


def test_all_provision_files_that_ship_are_right():
    assert run("provisions", "check").exit_code == 0


def test_help_starts_without_heavy_libraries():
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from kansrijk.cli import main\n"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0\n"
        "heavy = {'numpy', 'numba', 'pyarrow', 'altair', 'jinja2', 'rich', 'typst'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
