# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mixes weighed against a budget: a frontier, never one answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.policy.whatif_people import VAALS, population

from kansrijk.engine import Problem
from kansrijk.policy.optimise import Weighing, frontier, optimise
from kansrijk.policy.optimise_options import mixes, read_choices

BUDGET = 40_000.0


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "vaals.parquet"
    population(VAALS).write(path)
    return path


@pytest.fixture(scope="module")
def weighing(file: Path) -> Weighing:
    return optimise(VAALS, BUDGET, people=file)


def test_no_mix_on_the_frontier_is_beaten_by_another_that_fits(weighing: Weighing):
    front = weighing.frontier
    assert front
    for item in front:
        assert item.fits
        assert item.cost.central <= BUDGET
        for other in weighing.results:
            if other.fits and other.reached >= item.reached and other.closed >= item.closed:
                assert (other.reached, other.closed) == (item.reached, item.closed)


def test_every_mix_that_fits_is_on_the_frontier_or_beaten(weighing: Weighing):
    front = weighing.frontier
    for item in weighing.results:
        if item.fits:
            assert any(best.reached >= item.reached and best.closed >= item.closed for best in front)


def test_along_the_frontier_reach_falls_and_shortfall_closed_rises(weighing: Weighing):
    front = weighing.frontier
    assert [item.number for item in front] == list(range(1, len(front) + 1))
    for wide, deep in zip(front, front[1:], strict=False):
        assert wide.reached > deep.reached
        assert wide.closed < deep.closed


def test_a_higher_limit_or_amount_never_costs_or_reaches_less(weighing: Weighing):
    found = {item.option: item for item in weighing.results}
    for option, item in found.items():
        for other, more in found.items():
            wider = (
                (other.from_, other.to, other.debt_help) == (option.from_, option.to, option.debt_help)
                and other.limit_pct >= option.limit_pct
                and other.amount_eur >= option.amount_eur
            )
            if wider:
                assert more.cost.central >= item.cost.central
                assert more.closed >= item.closed - 1e-6
                assert more.reached >= item.reached


def test_no_more_is_closed_than_is_lacking_or_paid(weighing: Weighing):
    for item in weighing.results:
        assert item.closed <= weighing.shortfall + 1e-6
        assert item.closed <= item.cost.central + 1e-6
        assert item.reached <= weighing.poor


def test_a_larger_budget_never_has_a_worse_frontier(weighing: Weighing, file: Path):
    larger = optimise(VAALS, 2 * BUDGET, people=file)
    for item in weighing.frontier:
        assert any(best.reached >= item.reached and best.closed >= item.closed for best in larger.frontier)


def test_when_nothing_fits_the_frontier_is_empty(file: Path):
    assert optimise(VAALS, 1.0, people=file).frontier == []
    assert frontier([]) == []


def test_on_top_costs_at_least_as_much_as_filling_up(weighing: Weighing, file: Path, tmp_path: Path):
    path = tmp_path / "choices.yaml"
    path.write_text(
        "limits_pct: [120]\nages: [{from: 4, to: 17}]\namounts_eur: [300]\nbeside: on_top\n", encoding="utf-8"
    )
    on_top = optimise(VAALS, BUDGET, people=file, options=path).results[0]
    filled = next(
        item
        for item in weighing.results
        if (item.option.limit_pct, item.option.from_, item.option.to, item.option.amount_eur)
        == (120, 4, 17, 300)
        and not item.option.debt_help
    )
    assert on_top.children == filled.children
    assert on_top.cost.central >= filled.cost.central


@pytest.mark.parametrize(
    "text, where",
    [
        ("limits_pct: []\nages: [{}]\namounts_eur: [1]\n", "limits_pct"),
        ("limits_pct: [100]\nages: [{from: 9, to: 3}]\namounts_eur: [1]\n", "ages[1]"),
        ("limits_pct: [100]\nages: [{}]\namounts_eur: [0]\n", "amounts_eur[1]"),
        ("limits_pct: [100]\nages: [{}]\namounts_eur: [1]\nline: 125\n", "line"),
        ("limits: [100]\nages: [{}]\namounts_eur: [1]\n", "limits"),
    ],
)
def test_a_wrong_file_of_choices_names_the_field(tmp_path: Path, text: str, where: str):
    path = tmp_path / "choices.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as caught:
        read_choices(path)
    assert "choices.yaml" in caught.value.nl
    assert where in caught.value.nl


def test_too_many_mixes_are_refused(tmp_path: Path):
    path = tmp_path / "choices.yaml"
    amounts = ", ".join(str(number) for number in range(1, 6_000))
    path.write_text(f"limits_pct: [100]\nages: [{{}}]\namounts_eur: [{amounts}]\n", encoding="utf-8")
    with pytest.raises(Problem, match="5999"):
        read_choices(path)


def test_a_budget_of_nothing_is_refused():
    with pytest.raises(Problem, match="budget"):
        optimise(VAALS, 0)


def test_choices_that_ship_hold_every_mix():
    choices = read_choices()
    assert len(mixes(choices)) == 6 * 4 * 11 * 2
