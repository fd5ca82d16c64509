# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kansrijk indicators` lists what is measured and explains one of them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.indicators import load_registry


def run(*arguments: str, lang: str = "en") -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--lang", lang, "indicators", *arguments])
    return done.exit_code, done.output


def test_every_indicator_stands_in_the_list_with_its_kind():
    code, text = run()
    registry = load_registry()
    assert code == 0
    assert len(text.splitlines()) == len(registry) + len(registry.sources)
    assert "kinderen_gedepriveerd  [formula]" in text
    assert "rapportcijfer_leven  [source]" in text


@pytest.mark.parametrize("kind", ["formula", "source"])
def test_the_list_can_be_of_one_kind(kind: str):
    assert {line.split("[")[1].split("]")[0] for line in run("--kind", kind)[1].splitlines()} == {kind}
    assert "[berekend]" in run(lang="nl")[1]


def test_a_computed_one_is_explained_with_its_formula_and_the_facts_it_needs():
    text = run("kinderen_gedepriveerd")[1]
    for words in (
        "at least 3 of the 17 things",
        "share of kinderen_gedepriveerd",
        "gemis_kind_items",
        "Eurostat",
    ):
        assert words in text


def test_one_that_must_be_fed_tells_which_data_and_its_breaks_in_dutch():
    text = run("kinderen_arope", lang="nl")[1]
    for words in (
        "welke gegevens: EU-SILC",
        "eenheid: aandeel",
        "beter is: lager",
        "breuk: 2021: Vanaf dan is ernstig gemis",
        "eigenaar: Eurostat",
    ):
        assert words in text


def test_as_json_it_is_everything_the_registry_says():
    entry = json.loads(run("kinderen_onder_ijkpunt", "--json")[1])
    assert entry["kind"] == "source"
    assert entry["series"] == ["kinderen_onder_ijkpunt", "ijkpunt-sociaal-minimum"]
    assert len(json.loads(run("--json")[1])) == len(load_registry().entries())


def test_a_code_that_is_not_there_gives_those_that_look_like_it():
    code, text = run("kinderen_gedepriveert")
    assert code == 2
    assert "kinderen_gedepriveerd" in text
