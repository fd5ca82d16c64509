# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a low income lasts, debts, what is lacked, and the chance to use a provision."""

from __future__ import annotations

import numpy as np
import pytest
import yaml

from kansrijk.people import Population, input_columns
from kansrijk.people.areas import DATA
from kansrijk.people.synthesis.duration import _durations, long_line
from kansrijk.people.synthesis.margins import long_term_shares, published
from kansrijk.people.use import gradient, use_chance


def main_families(people: Population, name: str) -> np.ndarray:
    return people.frame.columns[name][people.frame.family_offsets[:-1]]


def test_a_long_term_share_is_met_whatever_the_share():
    for share in (0.1, 0.25, 0.34, 0.46, 0.6):
        reached = _durations(share)
        assert 1 - reached[2] == pytest.approx(share, abs=0.005)


def test_the_chance_to_leave_a_low_income_falls_with_every_year():
    stock = np.diff(np.append(0.0, _durations(0.4)))
    leave = 1 - stock[1:] / stock[:-1]
    assert (np.diff(leave) < 0).all()


def test_one_constant_chance_to_leave_could_not_give_the_published_long_term_share():
    in_four_years = published("1050010", 2018, "low_income", 4)
    in_a_year = published("1050010", 2018, "low_income", 1)
    assert in_four_years is not None
    assert in_a_year is not None
    share = in_four_years[0] / in_a_year[0]
    assert share > 0.38
    assert (1 - 0.38) ** 3 < 0.25


def test_the_low_income_line_counts_as_long_as_it_was_published():
    assert long_line(2023) == "low_income"
    assert long_line(2025) == "101"
    assert (long_term_shares(2024, "101") < 1).all()


def test_years_of_low_income_fit_months_and_three_of_four(zwolle: Population):
    years = main_families(zwolle, "jaren_laag_inkomen")
    months = main_families(zwolle, "maanden_laag_inkomen")
    often = main_families(zwolle, "laag_inkomen_3_van_4")
    assert 0.03 < (years > 0).mean() < 0.12
    assert (np.ceil(months / 12) == years).all()
    assert often[years >= 3].all()
    assert not often[years == 0].any()


def test_problem_debts_are_debts_and_debt_help_is_for_them(zwolle: Population):
    debts, wealth = main_families(zwolle, "schulden"), main_families(zwolle, "vermogen")
    problem, helped = main_families(zwolle, "problematische_schulden"), main_families(zwolle, "schuldhulp")
    assert 0.06 < problem.mean() < 0.11
    assert (debts[problem] > 0).all()
    assert not helped[~problem].any()
    assert (wealth[problem] < 0).mean() > 0.95
    low = main_families(zwolle, "jaren_laag_inkomen") > 0
    assert problem[low].mean() > 2 * problem[~low].mean()


def test_who_is_poor_for_longer_lacks_more(zwolle: Population):
    frame, columns = zwolle.frame, zwolle.frame.columns
    home = np.repeat(np.arange(frame.n_households), np.diff(frame.person_offsets[frame.family_offsets]))
    years = main_families(zwolle, "jaren_laag_inkomen")[home]
    child = (columns["rol"] == 1) & (columns["leeftijd"] < 16)
    lacks = columns["gemis_kind_items"]
    assert lacks[child & (years == 0)].mean() < lacks[child & (years == 1)].mean()
    assert lacks[child & (years == 1)].mean() < lacks[child & (years >= 4)].mean()
    assert (lacks[~child] == 0).all()
    assert (columns["gemis_smsd_huishouden"] <= columns["gemis_smsd_items"]).all()


def test_children_of_one_home_lack_the_same_things(zwolle: Population):
    frame, columns = zwolle.frame, zwolle.frame.columns
    home = np.repeat(np.arange(frame.n_households), np.diff(frame.person_offsets[frame.family_offsets]))
    child = (columns["rol"] == 1) & (columns["leeftijd"] < 16)
    most, least = np.zeros(frame.n_households), np.full(frame.n_households, 99.0)
    np.maximum.at(most, home[child], columns["gemis_kind_items"][child])
    np.minimum.at(least, home[child], columns["gemis_kind_items"][child])
    with_children = np.unique(home[child])
    assert (most[with_children] == least[with_children]).all()


def test_every_column_of_hardship_is_supplied_and_within_its_bounds(zwolle: Population):
    added = [name for name in input_columns() if name.startswith("gemis_")]
    added += ["schulden", "jaren_laag_inkomen", "gebruik_trekking"]
    assert set(added) <= set(zwolle.meta.supplied)
    zwolle.check()
    draws = zwolle.frame.columns["gebruik_trekking"]
    assert draws.mean() == pytest.approx(0.5, abs=0.01)
    assert 0 <= draws.min() < draws.max() < 1


def test_use_rises_with_a_lower_income_assistance_and_years():
    no, yes = np.array([False]), np.array([True])
    short, long = np.array([1]), np.array([5])
    at_130, at_100 = (use_chance(np.array([percent]), no, short)[0] for percent in (130.0, 100.0))
    assert at_130 == pytest.approx(0.45, abs=0.06)
    assert at_130 < at_100 < use_chance(np.array([100.0]), no, long)[0]
    assert use_chance(np.array([100.0]), yes, long)[0] > 0.8
    assert use_chance(np.array([20.0]), no, short)[0] == use_chance(np.array([70.0]), no, short)[0]


def test_every_number_of_the_use_gradient_says_where_it_comes_from():
    document = yaml.safe_load((DATA / "use.yaml").read_text(encoding="utf-8"))
    assert all(entry["status"] in ("published", "derived", "own") for entry in document["gradient"].values())
    assert all(entry["reason"] for entry in document["gradient"].values())
    assert all(point["source"] for point in document["published"])
    assert set(gradient()) == set(document["gradient"])
