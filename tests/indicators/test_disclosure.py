# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""No figure points at a child: small cells are withheld, counts rounded, and unknown is never zero."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.picture import demo

from kansrijk.indicators import AreaFigures, Observation, Origin, observe
from kansrijk.indicators.disclosure import round_count, round_to, share_withheld


def village(size: int, seed: int, hardship: float = 1.0, provisions: bool = True) -> AreaFigures:
    return observe(demo.summary("GM9009", size, seed, hardship, provisions), "Kleindorp", demo.ORIGIN)


@settings(max_examples=100, deadline=None)
@given(size=st.integers(5, 400), seed=st.integers(0, 30), hardship=st.floats(0.5, 2))
def test_no_cell_of_fewer_than_ten_children_is_ever_shown(size: int, seed: int, hardship: float):
    exact = demo.summary("GM9009", size, seed, hardship)
    shown = observe(exact, "Kleindorp", demo.ORIGIN)
    for code, observation in shown.observations.items():
        tally = exact.tallies[code]
        if observation.value is None:
            assert observation.missing == "withheld"
            assert observation.n is None
        else:
            assert tally.counted >= 10
            assert observation.n is not None
            assert observation.n % 5 == 0
        assert observation.denominator is None or observation.denominator % 5 == 0
        if tally.base < 10:
            assert observation.denominator is None
    for figure in shown.provisions or ():
        assert figure.entitled_children is None or figure.entitled_children >= 10
        assert all(count is None or count >= 10 for count in figure.groups.values())


def test_a_small_group_of_which_nearly_all_are_poor_is_withheld_too():
    assert share_withheld(12, 14) == "rest"
    assert share_withheld(12, 12) == "rest"
    assert share_withheld(9, 500) == "few"
    assert share_withheld(0, 500) == "few"
    assert share_withheld(30, 60) is None


def test_in_a_large_group_nearly_all_is_shown_as_all_so_that_the_few_stay_hidden():
    figures = demo.town()
    observation = figures.observations["gezinnen_met_kinderbijslag"]
    assert (observation.value, observation.reason, observation.missing) == (1.0, "nearly_all", None)
    assert observation.n == observation.denominator


def test_an_amount_needs_at_least_five_families():
    results = demo.families(4)
    results["aantal_kinderen"] = results["aantal_kinderen"] * 0 + 5
    from kansrijk.indicators import summarise

    summary = summarise(results, "GM9009")
    assert summary.tallies["inkomen_na_vaste_lasten_alle"].counted == 4
    shown = observe(summary, "Kleindorp", demo.ORIGIN)
    assert shown.value("gemiddeld_tekort_m_130") is None
    assert shown.value("inkomen_na_vaste_lasten_alle") is None


def test_a_share_follows_from_its_rounded_counts():
    observation = demo.town().observations["kinderen_tot_120_sociaal_minimum"]
    assert observation.n is not None
    assert observation.denominator is not None
    assert observation.value == round_to(observation.n / observation.denominator, 0.001)


def test_unknown_provisions_are_unknown_and_never_zero():
    figures = village(5000, 1, provisions=False)
    assert figures.provisions is None
    about = [entry for code, entry in figures.observations.items() if "recht" in code or "lokale" in code]
    assert about
    for observation in about:
        assert (observation.value, observation.missing) == (None, "unknown")
    assert not figures.coverage.complete
    assert figures.coverage.children_with_provisions == 0


def test_figures_of_synthetic_people_say_so_one_by_one():
    assert {entry.status for entry in demo.town().observations.values()} == {"synthetic"}
    assert {entry.status for entry in demo.town().provisions or ()} == {"synthetic"}


def test_a_figure_rests_on_the_weakest_status_among_its_results():
    origin = Origin("2025", "synthetic", {"armoede_pct": "statute", "armoede_norm_m": "fitted"})
    figures = observe(demo.summary("GM9009", 500), "Kleindorp", origin)
    assert figures.observations["kinderen_tot_120_sociaal_minimum"].rests_on == "statute"
    assert figures.observations["mediaan_tekort_m_120"].rests_on == "fitted"
    assert figures.observations["kinderen_in_bijstandsgezin"].rests_on is None


def test_figures_survive_being_kept_as_json():
    for figures in (demo.town(), demo.country(), village(60, 3, provisions=False)):
        again = AreaFigures.from_dict(json.loads(json.dumps(figures.to_dict())))
        assert again == figures


def test_an_interval_survives_as_a_pair():
    figures = demo.town()
    first = next(iter(figures.observations.values()))
    changed = Observation(**{**first.__dict__, "interval": (0.1, 0.2)})
    kept = AreaFigures(**{**figures.__dict__, "observations": {changed.code: changed}})
    again = AreaFigures.from_dict(json.loads(json.dumps(kept.to_dict())))
    assert again.observations[changed.code].interval == (0.1, 0.2)


@pytest.mark.parametrize("exact, shown", [(12, 10), (12.5, 15), (13, 15), (0, 0), (1002, 1000)])
def test_counts_are_rounded_to_the_nearest_five(exact: float, shown: int):
    assert round_count(exact) == shown
