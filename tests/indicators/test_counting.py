# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting: by hand on a few families, against the textbook, and the same whole or in parts."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.picture import demo

from kansrijk.indicators import Summary, family_counts, family_sums, load_registry, summarise
from kansrijk.indicators.facts import FamilyFacts, InvalidResult, MissingResult
from kansrijk.indicators.spread import Ranked
from kansrijk.indicators.summary import Tally


def few() -> demo.Results:
    """Four families: on the line, below it, above it, and one without children."""
    zero = np.zeros(4)
    return {
        "aantal_kinderen": np.array([2, 3, 1, 0]),
        "alleenstaande_ouder": np.array([True, False, False, False]),
        "ouder_werkt": np.array([False, True, True, True]),
        "armoede_inkomen_m": np.array([2000.0, 1600.0, 3000.0, 100.0]),
        "armoede_norm_m": np.array([2000.0, 2000.0, 2000.0, 1000.0]),
        "armoede_pct": np.array([100.0 + 1e-9, 80.0, 150.0, 10.0]),
        "bijstand_y": np.array([12000.0, 0.0, 0.0, 0.0]),
        "kinderbijslag_y": np.array([2000.0, 3000.0, 1000.0, 0.0]),
        "kindgebonden_budget_y": np.array([5000.0, 4000.0, 0.0, 0.0]),
        "zorgtoeslag_y": zero,
        "huurtoeslag_gezin_y": zero,
        "kinderopvangtoeslag_y": zero,
        "inkomen_na_vaste_lasten_m": np.array([900.0, 500.0, 1500.0, 0.0]),
        "kinderen_met_tegoed": np.array([2.0, 1.0, 1.0, 0.0]),
        "kindtegoed_gezin_y": np.array([400.0, 300.0, 200.0, 0.0]),
        "sport_kinderen": np.array([2.0, 1.0, 1.0, 0.0]),
        "sport_gezin_y": np.array([400.0, 300.0, 200.0, 0.0]),
        # The second family has one child lacking at home and at school, and one lacking at home only.
        "kinderen_onder_16": np.array([2, 2, 1, 0]),
        "kinderen_gedepriveerd": np.array([0, 1, 0, 0]),
        "kinderen_ernstig_gedepriveerd": zero,
        **{f"kinderen_mist_in_{number}": zero for number in (3, 4)},
        "kinderen_mist_in_1": np.array([0, 2, 0, 0]),
        "kinderen_mist_in_2": np.array([0, 1, 0, 0]),
        **{f"kinderen_{which}_{part}": zero for which in ("mist", "meervoudig") for part in demo.PARTS},
        "kinderen_mist_thuis": np.array([0, 2, 0, 0]),
        "kinderen_mist_school": np.array([0, 1, 0, 0]),
        "kinderen_meervoudig_thuis": np.array([0, 1, 0, 0]),
        "kinderen_meervoudig_school": np.array([0, 1, 0, 0]),
        "delen_boven_grens": np.array([0.0, 2.0, 0.0, 0.0]),
        "delen_boven_grens_aandeel": np.array([0.0, 0.5, 0.0, 0.0]),
        "jaren_laag_inkomen": np.array([1, 5, 0, 0]),
        "vier_jaar_laag_inkomen": np.array([False, True, False, False]),
        "laag_inkomen_3_van_4": np.array([False, True, False, False]),
        "problematische_schulden": np.array([True, False, False, True]),
        "schuldhulp": np.array([False, True, False, False]),
        "schulden": np.array([5000.0, 0.0, 100.0, 900.0]),
        "gebruikt_voorzieningen": np.array([True, False, True, True]),
        "vergelijkbaar_inkomen_y": np.array([10000.0, 10000.0, 20000.0, 50000.0]),
        "huishouden_inkomen_y": np.array([10000.0, 10000.0, 20000.0, 50000.0]),
        "huishouden_personen": np.array([3, 5, 3, 1]),
    }


@pytest.fixture(scope="module")
def counted() -> Summary:
    return summarise(few(), "GM9999", provision_codes=["sport"])


def test_children_are_counted_and_families_are_counted_apart(counted: Summary):
    children = counted.tallies["kinderen_tot_100_sociaal_minimum"]
    families = counted.tallies["gezinnen_met_kinderen_tot_100_sociaal_minimum"]
    assert (children.counted, children.base) == (5, 6)
    assert (families.counted, families.base) == (2, 3)


def test_a_family_on_social_assistance_exactly_on_the_line_is_not_lifted_over_it_by_rounding(
    counted: Summary,
):
    assert counted.tallies["kinderen_tot_100_ouders_werken_niet"].counted == 2


def test_families_without_children_are_left_out_of_everything(counted: Summary):
    assert counted.families == 3
    assert counted.tallies["inkomen_na_vaste_lasten_alle"].counted == 3


def test_the_shortfall_is_the_distance_to_that_line(counted: Summary):
    # Of five children two live in a family that is 0 short and three in one that is 400 short.
    mean = counted.tallies["gemiddeld_tekort_m_100"]
    assert mean.amount / mean.counted == pytest.approx(3 * 400 / 5)
    assert counted.tallies["totaal_tekort_y_100"].amount == pytest.approx(12 * 400)
    # At 120% the line is 2,400: 400 short and 800 short.
    assert counted.tallies["totaal_tekort_y_120"].amount == pytest.approx(12 * (400 + 800))


def test_working_and_non_working_parents_are_told_apart(counted: Summary):
    share = counted.tallies["arme_kinderen_100_waarvan_ouder_werkt"]
    assert (share.counted, share.base) == (3, 5)


def test_poor_and_entitled_make_a_two_by_two_that_adds_up(counted: Summary):
    cells = ("arm_met_recht", "arm_zonder_recht", "niet_arm_met_recht", "niet_arm_zonder_recht")
    found = [counted.tallies[f"{cell}_120"].counted for cell in cells]
    assert found == [3, 2, 1, 0]
    assert sum(found) == counted.children


def test_a_scheme_is_averaged_over_families_with_those_without_it_as_zero(counted: Summary):
    poor = counted.tallies["kindgebonden_budget_per_gezin_arm_120"]
    assert poor.amount / poor.counted == pytest.approx(4500)
    band = counted.tallies["kinderbijslag_per_gezin_130_150"]
    assert (band.counted, band.amount) == (1, 1000)


def test_local_value_per_poor_child_counts_children_without_a_right_too(counted: Summary):
    tally = counted.tallies["lokale_waarde_per_arm_kind_120"]
    assert tally.amount / tally.counted == pytest.approx(700 / 5)


def test_a_provision_is_counted_by_who_its_children_are(counted: Summary):
    assert counted.provisions is not None
    sport = counted.provisions["sport"]
    assert (sport.children, sport.worth, sport.once) == (4, 900, False)
    assert sport.groups["arm_120"] == 3
    assert sport.groups["ouder_werkt"] == 2


def test_a_provision_given_once_is_told_apart_from_a_yearly_one():
    results = few()
    results["fiets_kinderen"] = np.array([1.0, 0.0, 0.0, 0.0])
    results["fiets_gezin_eenmalig"] = np.array([150.0, 0.0, 0.0, 0.0])
    results["kamp_kinderen"] = np.array([1.0, 1.0, 0.0, 0.0])
    found = summarise(results, "GM9999", provision_codes=["fiets", "kamp"]).provisions
    assert found is not None
    assert (found["fiets"].worth, found["fiets"].once) == (150, True)
    assert found["kamp"].worth is None


def test_unknown_provisions_leave_the_indicators_about_them_out():
    unknown = summarise(few(), "GM9999")
    assert unknown.provisions is None
    assert "kinderen_met_recht_lokaal" not in unknown.tallies
    assert "kinderen_met_recht_lokaal" in unknown.unmeasured
    assert "kinderen_tot_100_sociaal_minimum" in unknown.tallies


def test_a_missing_result_is_named():
    results = few()
    del results["armoede_pct"]
    with pytest.raises(MissingResult, match="armoede_pct"):
        summarise(results, "GM9999")


def test_a_result_that_is_no_number_is_named():
    results = few()
    results["bijstand_y"] = np.array([np.nan, 0.0, 0.0, 0.0])
    with pytest.raises(InvalidResult, match="bijstand_y is not a number for 1"):
        summarise(results, "GM9999")


def test_a_result_of_the_wrong_length_is_named():
    results = few() | {"bijstand_y": np.zeros(3)}
    with pytest.raises(InvalidResult, match="bijstand_y has 3 values"):
        summarise(results, "GM9999")


def test_persons_are_added_up_to_families_also_when_a_family_is_empty():
    offsets = np.array([0, 2, 2, 5])
    values = np.array([1.0, 2.0, 0.0, 4.0, 5.0])
    assert family_sums(values, offsets).tolist() == [3.0, 0.0, 9.0]
    assert family_counts(values, offsets).tolist() == [2.0, 0.0, 2.0]


def _near(left: Tally, right: Tally) -> None:
    for name in ("counted", "base", "families", "amount"):
        assert getattr(left, name) == pytest.approx(getattr(right, name), rel=1e-12, abs=1e-6)
    if left.ranked is not None:
        assert right.ranked is not None
        assert left.ranked.median() == right.ranked.median()
        assert left.ranked.gini() == pytest.approx(right.ranked.gini(), nan_ok=True)


def test_all_households_are_counted_without_those_that_have_no_percentage():
    results = few() | {"huishouden_pct": np.array([90.0, 101.0, 105.0, 130.0, np.nan])}
    tallies = summarise(results, "GM9999").tallies
    low, high = (tallies[f"huishoudens_tot_{line}_sociaal_minimum"] for line in (101, 120))
    assert (low.counted, low.base) == (2, 4)
    assert (high.counted, high.base) == (3, 4)


def test_without_households_their_indicators_are_unmeasured_and_not_zero():
    summary = summarise(few(), "GM9999")
    assert "huishoudens_tot_110_sociaal_minimum" in summary.unmeasured
    assert "huishoudens_tot_110_sociaal_minimum" not in summary.tallies


@given(cut=st.integers(1, 399), seed=st.integers(0, 50))
def test_municipalities_added_up_give_the_same_as_the_whole(cut: int, seed: int):
    results = demo.families(400, seed)
    whole = summarise(results, "NL", provision_codes=demo.PROVISIONS)
    parts = [
        summarise(
            {name: array[part] for name, array in results.items()},
            code,
            provision_codes=demo.PROVISIONS,
        )
        for code, part in (("GM0001", slice(0, cut)), ("GM0002", slice(cut, None)))
    ]
    together = Summary.combine(parts, "NL")
    assert together.children == whole.children
    for code in load_registry():
        _near(together.tallies[code], whole.tallies[code])


def test_the_country_counts_rights_only_where_provisions_are_known():
    known = demo.summary("GM0001", 3000, 1)
    unknown = demo.summary("GM0002", 3000, 2, provisions=False)
    country = Summary.combine([known, unknown], "NL")
    assert country.tallies["kinderen_met_recht_lokaal"].base == known.children
    assert country.tallies["kinderen_tot_120_sociaal_minimum"].base == known.children + unknown.children
    assert (country.with_provisions, country.municipalities) == (1, 2)


def test_nothing_cannot_be_added_up():
    with pytest.raises(Exception, match="no municipalities"):
        Summary.combine([], "NL")


def test_an_unknown_group_is_named():
    with pytest.raises(Exception, match="wezen"):
        FamilyFacts(few()).group("wezen")


@given(st.lists(st.tuples(st.integers(-1000, 1000), st.integers(0, 5)), min_size=1, max_size=40))
def test_the_weighted_median_is_the_median_of_the_repeated_values(pairs: list[tuple[int, int]]):
    values = np.array([float(value) for value, _ in pairs])
    weights = np.array([float(weight) for _, weight in pairs])
    repeated = np.repeat(values, weights.astype(int))
    if repeated.size:
        assert Ranked.of(values, weights).median() == np.median(repeated)
    else:
        assert np.isnan(Ranked.of(values, weights).median())


@pytest.mark.shared
def test_the_poverty_gap_is_that_of_the_handbook(shared: Path):
    cases = json.loads((shared / "reference" / "measure" / "cases.json").read_text(encoding="utf-8"))
    case = next(case for case in cases if case["id"] == "fgt.worldbank.handbook")
    income = np.array(case["input"]["consumption"], dtype=float)
    norm = np.full(income.size, float(case["input"]["line"]))
    base = {name: np.zeros(income.size) for name in few()}
    results = base | {
        "aantal_kinderen": np.ones(income.size),
        "armoede_inkomen_m": income,
        "armoede_norm_m": norm,
        "armoede_pct": 100 * income / norm,
    }
    tallies = summarise(results, "GM9999").tallies
    share = tallies["kinderen_tot_100_sociaal_minimum"]
    gap = tallies["gemiddeld_tekort_pct_100"]
    assert share.counted / share.base == pytest.approx(case["expected"]["P0"])
    assert gap.amount / 100 / share.base == pytest.approx(case["expected"]["P1"])
