# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going without, debts, long low income, spread and use: counted where the facts are there, unknown where they are not."""

from __future__ import annotations

import numpy as np
import pytest
from tests.indicators.test_counting import few
from tests.picture import demo

from kansrijk.indicators import Observation, Summary, fed, load_registry, observe, summarise
from kansrijk.indicators.rules import PARTS, indicator_rules

COLUMNS = {name for item in load_registry().values() for name in item.columns}


@pytest.fixture(scope="module")
def counted() -> Summary:
    return summarise(few(), "GM9999", provision_codes=["sport"])


@pytest.mark.parametrize(
    "code, counted_children, base",
    [
        ("kinderen_gedepriveerd", 1, 5),
        ("kinderen_missen_thuis", 2, 6),
        ("kinderen_missen_in_2", 1, 6),
        ("kinderen_vier_jaar_laag_inkomen", 3, 6),
        ("kinderen_onder_lage_inkomensgrens", 5, 6),
        ("kinderen_problematische_schulden", 2, 6),
        ("kinderen_problematische_schulden_zonder_hulp", 2, 2),
        ("doelgroep_geschat_schulden", 3, 6),
        ("gebruik_verwacht", 3, 4),
        ("niet_gebruik_verwacht", 1, 4),
        ("bereik_verwacht_100", 2, 5),
    ],
)
def test_children_are_counted_over_those_they_are_a_part_of(
    code: str, counted_children: float, base: float, counted: Summary
):
    tally = counted.tallies[code]
    assert (tally.counted, tally.base) == (counted_children, base)


def test_m0_is_the_part_that_lacks_in_several_parts_times_how_many(counted: Summary):
    """One child of six lacks in two parts of four."""
    m0, a = counted.tallies["meervoudig_gemis_m0"], counted.tallies["meervoudig_gemis_intensiteit"]
    assert m0.amount / m0.counted == pytest.approx(0.5 / 6)
    assert a.amount / a.counted == pytest.approx(0.5)
    parts = [counted.tallies[f"meervoudig_gemis_bijdrage_{part}"] for part in PARTS]
    assert [part.amount / part.counted for part in parts] == [0.5, 0.5, 0.0, 0.0]


def test_the_spread_of_incomes_counts_each_person_or_child_once(counted: Summary):
    persons = counted.tallies["gini_personen"].ranked
    children = counted.tallies["gini_kinderen"].ranked
    assert persons is not None
    assert children is not None
    assert persons.weights.tolist() == [3, 5, 3, 1]
    assert children.weights.tolist() == [2, 3, 1]
    written = np.sort(np.repeat([10000.0, 20000.0], [5, 1]))
    rank = np.arange(1, 7)
    assert children.gini() == pytest.approx((2 * rank - 7) @ written / (6 * written.sum()))


def test_an_income_below_nothing_counts_as_nothing_in_the_spread():
    results = few() | {"huishouden_inkomen_y": np.array([-5000.0, 10000.0, 20000.0, np.nan])}
    ranked = summarise(results, "GM9999").tallies["gini_personen"].ranked
    assert ranked is not None
    assert ranked.values.tolist() == [0.0, 10000.0, 20000.0]
    assert 0 <= ranked.gini() <= 1


def test_what_the_population_does_not_hold_is_unknown_with_that_reason_and_never_zero():
    results, held = demo.families(4000), {"schulden", "loon_y", "winst_y", "uitkering_y", "pensioen_y"}
    summary = summarise(results, "GM9999", provision_codes=demo.PROVISIONS, supplied=held)
    shown = observe(summary, "Voorbeeldstad", demo.ORIGIN).observations
    registry = load_registry()
    for code, item in registry.items():
        lacking = not set(item.columns) <= held
        assert (shown[code].reason == "not_supplied") is lacking
        assert not lacking or (shown[code].value is None and shown[code].missing == "unknown")
    assert shown["mediaan_schulden_arm_120"].value is not None
    assert shown["kinderen_tot_120_sociaal_minimum"].value is not None


def test_an_area_that_holds_the_facts_is_counted_beside_one_that_does_not():
    results = demo.families(500)
    whole = Summary.combine(
        [summarise(results, "GM1", supplied=COLUMNS), summarise(results, "GM2", supplied=())], "NL"
    )
    assert "kinderen_gedepriveerd" in whole.tallies
    assert "kinderen_gedepriveerd" not in whole.not_supplied


def test_a_spread_that_does_not_exist_is_unknown():
    results = demo.families(400) | {"vergelijkbaar_inkomen_y": np.zeros(400)}
    shown = observe(summarise(results, "GM9999"), "Voorbeeldstad", demo.ORIGIN).observations
    assert (shown["gini_kinderen"].value, shown["gini_kinderen"].reason) == (None, "not_defined")


def test_what_must_be_fed_is_unknown_until_it_is_and_only_by_its_own_version():
    sources = load_registry().sources
    nothing = fed(sources, "GM0599", "2025")
    assert set(nothing) == set(sources)
    assert all((item.value, item.reason) == (None, "needs_data") for item in nothing.values())
    known = sources["rapportcijfer_leven"]
    given = Observation(
        "rapportcijfer_leven", known.version, "GM0599", "2025", 7.7, 400, 400, "grade", "published"
    )
    other = Observation("kinderen_arope", "v0", "GM0599", "2025", 0.1, 40, 400, "share", "published")
    after = fed(sources, "GM0599", "2025", [given, other])
    assert after["rapportcijfer_leven"].value == 7.7
    assert after["kinderen_arope"].value is None
    assert fed(sources, "GM0344", "2025", [given])["rapportcijfer_leven"].value is None


def test_every_source_says_what_it_needs_in_both_languages():
    for item in load_registry().sources.values():
        for language in ("nl", "en"):
            assert item.texts(language).definition.endswith(".")
            assert item.reason(language).endswith(".")
            assert item.data_needed(language).endswith(".")
            assert "{" not in item.texts(language).definition
        assert item.owner
        assert item.source


def test_the_target_group_has_every_step_by_every_ground():
    registry = load_registry()
    for ground in ("inkomen", "werk", "schulden", "omstandigheden"):
        for step in ("geschat", "bekend", "aangevraagd", "toegekend", "gebruikt"):
            assert registry.entry(f"doelgroep_{step}_{ground}").version


def test_the_rules_of_indicators_have_texts_in_both_languages_and_no_name_twice():
    nodes, parameters = indicator_rules()
    names = [node.name for node in nodes]
    assert len(names) == len(set(names))
    assert all(node.nl and node.en and node.nl != node.en for node in nodes)
    assert {parameters[name].values[0].status for name in parameters if name.startswith("gebruik_kans")} == {
        "fitted"
    }
