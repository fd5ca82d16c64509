# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A synthetic city held against published figures, by the rules themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import yaml
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.people import Population, find_area, synthesise
from kansrijk.people.areas import DATA
from kansrijk.people.forms import FORMS, household_forms
from kansrijk.policy.anchors import anchors_on
from kansrijk.policy.population_check import Row, _all_municipal, check_file, check_synthetic
from kansrijk.policy.population_table import as_markdown, as_text
from kansrijk.policy.population_tally import Tally
from kansrijk.policy.poverty_lines import _savings, basic_needs, low_income_line, standing
from kansrijk.policy.poverty_lines_income import Homes, _used, _year_by_day
from kansrijk.policy.rulebook import netherlands

YEAR, DAY = 2021, "2021-07-01"
ONE, TWO, NONE = np.array([1]), np.array([2]), np.array([0])


@pytest.fixture(scope="module")
def vaals() -> Population:
    return synthesise("Vaals", YEAR, 1, anchors_on(DAY))


def row(**changes: object) -> Row:
    given = {
        "id": "x",
        "label": {"nl": "iets", "en": "something"},
        "target": (4.0, 4.0),
        "got": 4.2,
        "margin": 0.3,
        "used": True,
        "source": "CBS",
    }
    return Row(**(given | changes))  # type: ignore[arg-type]


def test_a_city_has_the_published_low_incomes_within_a_point(vaals: Population):
    rows = check_file(vaals, YEAR, "Vaals")
    assert len(rows) == 4
    assert all(one.met for one in rows), as_text({YEAR: rows}, "en")


def test_drawn_or_read_the_same_people_give_the_same_figures(vaals: Population):
    drawn = check_synthetic("Vaals", YEAR, seed=1)
    assert [one.got for one in drawn] == [one.got for one in check_file(vaals, YEAR, "Vaals")]


def test_the_rules_put_families_where_they_were_drawn(vaals: Population):
    place = standing(netherlands(DAY), vaals.frame)
    alone = np.diff(vaals.frame.family_offsets) == 1
    at_norm = np.abs(place.minimum[alone] - 1) < 1e-6
    assert 0.02 < at_norm.mean() < 0.12
    assert place.below("101").sum() <= place.below("110").sum() <= place.below("120").sum()


def test_years_of_low_income_are_of_those_below_the_line(vaals: Population):
    frame = vaals.frame
    years = frame.columns["jaren_laag_inkomen"][frame.family_offsets[:-1]]
    low = standing(netherlands(DAY), frame).below("low_income")
    student = household_forms(frame) == FORMS.index("student")
    assert ((years > 0) == (low & ~student)).all()


def test_the_low_income_line_is_the_published_one_where_it_was_published():
    assert low_income_line(2022, ONE, NONE)[0] == pytest.approx(1200)
    assert low_income_line(2022, TWO, NONE)[0] == pytest.approx(1690)
    assert low_income_line(2022, TWO, TWO)[0] == pytest.approx(2300)
    assert low_income_line(2022, ONE, TWO)[0] == pytest.approx(1830)
    assert low_income_line(2022, ONE, NONE)[0] < low_income_line(2024, ONE, NONE)[0]


def test_basic_needs_are_those_of_the_published_examples_of_2023():
    housing = 590 + 145
    assert basic_needs(2023, ONE, NONE, NONE)[0] + housing == pytest.approx(1510)
    assert basic_needs(2023, ONE, NONE, TWO)[0] + housing == pytest.approx(2500)
    assert basic_needs(2023, TWO, TWO, NONE)[0] + housing == pytest.approx(2535)
    assert basic_needs(2023, TWO, NONE, TWO)[0] + housing == pytest.approx(2910)


def test_an_error_is_counted_from_the_nearest_end_of_a_range():
    assert row().error == pytest.approx(0.2)
    assert row().met
    assert not row(got=4.4).met
    assert row(target=(34.0, 60.0), got=40.0).error == 0
    assert row(target=(34.0, 60.0), got=30.0).error == -4


def test_a_miss_is_named_in_the_table():
    tables = {2021: [row(), row(got=5.0)]}
    assert "MISSES" in as_text(tables, "en")
    assert "MIST" in as_text(tables, "nl")
    page = as_markdown(tables, 1, 1.0)
    assert "2 figures, 1 outside their margin" in page
    assert "CBS" in page


def test_a_year_without_municipal_figures_says_so():
    assert "niets gepubliceerd" in as_text({2024: []}, "nl")


def test_the_command_writes_a_page(tmp_path: Path):
    out = tmp_path / "check.md"
    arguments = ["population", "check", "--area", "Vlieland", "--year", "2021", "--out", str(out)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert "Vlieland" in out.read_text(encoding="utf-8")


def test_every_published_figure_has_a_source_a_margin_and_says_whether_it_was_used():
    document = yaml.safe_load((DATA / "targets.yaml").read_text(encoding="utf-8"))
    for figure in document["figures"]:
        assert figure["source"] in document["sources"]
        assert isinstance(figure["used"], bool)
        assert figure["margin"] >= 0
        assert set(figure.get("forms", [])) | set(figure.get("against", [])) <= set(FORMS)


def test_the_largest_miss_of_municipalities_names_the_place_and_how_many_are_within(vaals: Population):
    town = find_area("Vaals")
    tally = Tally(
        areas={town.number: {"all": 100.0, "101": 50.0, "110": 60.0, "120": 70.0, "low_income": 40.0}}
    )
    large = find_area("Rotterdam")
    tally.areas[large.number] = tally.areas[town.number]
    rows = {one.id: one for one in _all_municipal(tally, YEAR)}
    assert "Rotterdam" in rows["municipal_largest_low_income"].label["en"]
    assert rows["municipal_within_low_income"].got == 0
    assert not rows["municipal_within_low_income"].met


def test_a_year_of_income_lies_between_the_norms_of_january_and_july():
    assert 0.98 < _year_by_day("2023-07-01") < 1.0
    assert _year_by_day("2026-01-01") == 1.0


def test_some_do_not_ask_for_an_allowance_but_hardly_any_with_assistance(vaals: Population):
    frame = vaals.frame
    nobody = np.zeros(frame.n_households, dtype=np.bool_)
    of_family = np.repeat(np.arange(frame.n_households), np.diff(frame.family_offsets))
    large = np.full(frame.n_families, 2_000.0)
    without = Homes(frame, of_family, nobody, nobody, nobody, nobody, nobody, nobody)
    assert 0.80 < _used(without, "huurtoeslag", large, 3, YEAR).mean() < 0.95
    with_assistance = replace(without, assisted=~nobody)
    assert _used(with_assistance, "huurtoeslag", large, 3, YEAR).mean() > 0.96


def test_debts_do_not_lower_what_counts_as_savings(vaals: Population):
    columns = {**vaals.frame.columns, "vermogen": np.zeros(vaals.frame.n_families)}
    columns["schulden"] = np.full(vaals.frame.n_families, 5_000.0)
    assert (_savings(replace(vaals.frame, columns=columns)) == 5_000).all()


def test_figures_that_a_spread_was_chosen_on_are_marked_as_used():
    about = yaml.safe_load((DATA / "targets.yaml").read_text(encoding="utf-8"))["by_form"]["used_for"]
    assert set(about["low_income"]) <= set(FORMS)
    assert "couple" not in about["low_income"]
