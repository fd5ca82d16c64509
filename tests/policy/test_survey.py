# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""From people and rules to counts: what the picture of an area rests on."""

from pathlib import Path

import numpy as np
import pytest

from kansrijk.engine import Problem, Reform
from kansrijk.indicators import AreaFigures, observe
from kansrijk.people import Population, find_area, synthesise
from kansrijk.policy.anchors import anchors
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.policy.survey import (
    RESULTS,
    count_area,
    count_country,
    legal_status,
    published_together,
    synthetic_origin,
)


@pytest.fixture(scope="module")
def rules() -> DutchRules:
    return netherlands("2025-07-01")


@pytest.fixture(scope="module")
def vaals(rules: DutchRules) -> Population:
    return synthesise("Vaals", 2025, 1, anchors(rules))


def figures(rules: DutchRules, people: Population, code: str) -> AreaFigures:
    summary, _ = count_area(rules, people.frame, code)
    return observe(summary, find_area(code).name, synthetic_origin(rules, 2025, 1))


def test_anchors_are_what_the_law_says(rules: DutchRules):
    known = anchors(rules)
    assert known.norm_single == 1369.06
    assert known.norm_couple == 1955.80
    assert known.norm_single_pension == 1530.21


@pytest.mark.parametrize("kind", ["wage", "profit", "benefit", "pension"])
def test_the_gross_income_found_gives_back_the_net_income_asked(rules: DutchRules, kind: str):
    column = {"wage": "loon_y", "profit": "winst_y", "benefit": "uitkering_y", "pension": "pensioen_y"}[kind]
    net = np.array([900.0, 1500.0, 2400.0, 3900.0])
    gross = anchors(rules).gross_for_net(net, kind)
    age = 70 if kind == "pension" else 40
    from kansrijk.engine import FamilyFacts, HouseholdFacts

    for wanted, found in zip(net, gross, strict=True):
        home = HouseholdFacts(
            {"gemeente": 1}, [FamilyFacts({}, [{"leeftijd": age, "rol": 0, column: float(found)}])]
        )
        got = rules.compute(home, ["netto_eigen_inkomen_y"])["netto_eigen_inkomen_y"][0] / 12
        assert got == pytest.approx(wanted, abs=4.0)


def test_children_below_a_higher_line_include_those_below_a_lower_one(rules: DutchRules, vaals: Population):
    counted = figures(rules, vaals, "GM0981")
    shares = [counted.value(f"kinderen_tot_{line}_sociaal_minimum") for line in (100, 110, 120, 130)]
    assert None not in shares
    assert shares == sorted(shares)


def test_where_provisions_are_unknown_nothing_is_counted_as_zero(rules: DutchRules):
    code = "GM0060"
    summary, local = count_area(rules, synthesise(code, 2025, 1, anchors(rules)).frame, code)
    assert not local.known
    assert summary.provisions is None


def test_provisions_are_counted_as_one_household_at_a_time_would(rules: DutchRules, vaals: Population):
    """The local kernel gets national results handed on; the plain way computes everything in one go."""
    few = vaals.frame.slice(0, 400, rules.columns)
    summary, local = count_area(rules, few, "GM0981")
    together = rules.with_provisions("GM0981")
    assert summary.provisions is not None
    for slug, name in local.names.items():
        whole = together.simulate(few, [name])[name]
        assert summary.provisions[slug].children == (whole > 0).sum()
        assert summary.provisions[slug].worth == pytest.approx(whole.sum())


def test_each_result_of_the_picture_tells_its_weakest_status(rules: DutchRules):
    status = legal_status(rules)
    assert set(status) == set(RESULTS)
    assert status["kinderbijslag_y"] in ("statute", "published")
    assert status["kinderopvangtoeslag_y"] == "fitted"


def test_a_reform_reaches_everybody_it_should(rules: DutchRules, vaals: Population):
    more = rules.reform(Reform("500 euro meer", {"alleenstaande_ouderkop": 3889}))
    before, after = rules.compare(more, vaals, ["kindgebonden_budget_y"])["kindgebonden_budget_y"]
    single = rules.simulate(vaals, ["alleenstaande_ouder"])["alleenstaande_ouder"]
    change = after - before
    assert (change >= 0).all()
    assert (change[~single] == 0).all()
    # An amount too small to be paid out comes along with the rest once it is large enough.
    smallest = rules.parameters["toeslag_ondergrens"].on(rules.day).value
    assert 500 <= change.max() < 500 + float(smallest)
    assert (change == 500).sum() > 100


def test_the_same_people_come_back_from_a_file(rules: DutchRules, vaals: Population, tmp_path: Path):
    path = tmp_path / "vaals.parquet"
    vaals.write(path)
    again = figures(rules, Population.read(path), "GM0981")
    assert again == figures(rules, vaals, "GM0981")


def test_a_negative_wage_in_a_population_is_refused_with_column_and_household(
    rules: DutchRules, vaals: Population
):
    wages = vaals.frame.columns["loon_y"].copy()
    wages[3] = -1.0
    from dataclasses import replace

    broken = replace(vaals.frame, columns={**vaals.frame.columns, "loon_y": wages}, checked=set())
    with pytest.raises(Problem, match="loon_y"):
        rules.simulate(broken, ["bijstand_y"])


SMALL_PLACES = ("GM0088", "GM0096", "GM0277", "GM0339", "GM0744", "GM0981")


@pytest.fixture(scope="module")
def few_places(rules: DutchRules) -> dict[str, AreaFigures]:
    """Six small municipalities counted and published as the country is."""
    people = (synthesise(code, 2025, 1, anchors(rules)) for code in SMALL_PLACES)
    summaries = dict(count_country(rules, people))
    names = {code: find_area(code).name for code in SMALL_PLACES}
    return published_together(summaries, names, synthetic_origin(rules, 2025, 1))


def test_the_municipalities_of_a_country_add_up_to_it_as_far_as_rounding_lets_them(
    few_places: dict[str, AreaFigures],
):
    whole = few_places["NL"]
    off = 2.5 * (len(SMALL_PLACES) + 1)
    assert set(few_places) == {*SMALL_PLACES, "NL"}
    assert abs(whole.children - sum(few_places[code].children for code in SMALL_PLACES)) <= off
    held = 0
    for code, observation in whole.observations.items():
        counts = [few_places[place].observations[code] for place in SMALL_PLACES]
        if observation.reason is None and all(entry.reason is None for entry in counts):
            assert observation.n is not None
            assert abs(observation.n - sum(entry.n or 0 for entry in counts)) <= off, code
            held += 1
    assert held > 5


def test_a_country_of_small_places_hides_small_counts_and_shows_none(few_places: dict[str, AreaFigures]):
    shown = [entry for area in few_places.values() for entry in area.observations.values()]
    assert any(entry.missing == "withheld" for entry in shown)
    assert all(entry.value is None or (entry.n or 0) >= 10 for entry in shown)
