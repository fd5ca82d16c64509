# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities are compared no further than the margins of their figures allow."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kansrijk.engine.problems import Problem
from kansrijk.indicators import Observation
from kansrijk.indicators.comparison import Z_95, comparable, front_runners
from kansrijk.indicators.comparison_spread import WORDS, dispersion


def seen(number: int, value: float | None, people: int | None = 1000, **other: object) -> Observation:
    """A figure of municipality `number`, counted in full unless told otherwise."""
    fields = {"code": "kinderen_arm", "version": "1", "period": "2025", "unit": "share", "status": "computed"}
    return Observation(area=f"GM{number:04d}", value=value, n=None, denominator=people, **(fields | other))  # type: ignore[arg-type]


def with_margin(number: int, value: float, margin: float) -> Observation:
    return seen(number, value, interval=(value - margin, value + margin))


# --- what may be put side by side ---


@pytest.mark.parametrize(
    "field,value",
    [("code", "ander"), ("version", "2"), ("period", "2024"), ("unit", "EUR/y"), ("status", "published")],
)
def test_figures_that_measure_something_else_are_refused(field: str, value: str):
    rows = [seen(1, 0.1), replace(seen(2, 0.2), **{field: value})]
    with pytest.raises(Problem, match=f"cannot be compared: they differ in .*{value}"):
        comparable(rows)


def test_what_is_left_out_is_named_with_the_reason():
    rows = [seen(1, 0.1), seen(2, 0.2), seen(3, None), replace(seen(9, 0.1), area="NL")]
    found = comparable([*rows, replace(seen(4, 0.1), denominator=None), replace(seen(5, 0.2), area="BQ-BO")])
    assert found.left_out == {"GM0003": "missing", "NL": "country", "GM0004": "no_margin", "BQ-BO": "country"}
    remarks = found.remarks("nl")
    assert "Niet meegenomen, want het cijfer is verborgen of onbekend: GM0003." in remarks
    assert any("toeval" in remark for remark in remarks)


def test_a_municipality_twice_or_alone_is_refused():
    with pytest.raises(Problem, match="GM0001 is there twice"):
        comparable([seen(1, 0.1), seen(1, 0.1)])
    with pytest.raises(Problem, match="Fewer than two municipalities"):
        comparable([seen(1, 0.1), seen(2, None)])


def test_the_margin_is_that_given_else_the_interval_else_chance():
    rows = [seen(1, 0.1), with_margin(2, 0.2, 0.02), seen(3, 0.0)]
    given, interval, chance = comparable(rows, standard_errors={"GM0001": 0.5}).measured
    assert (given.error, given.basis) == (0.5, "given")
    assert (interval.error, interval.basis) == (pytest.approx(0.02 / Z_95), "interval")
    assert chance.basis == "chance"
    assert 0 < chance.error < 0.01


def test_a_synthetic_population_is_said_to_tell_nothing_of_how_well_a_municipality_does():
    rows = [seen(number, 0.1, status="synthetic") for number in (1, 2)]
    assert "synthetische bevolking" in comparable(rows).remarks("nl")[0]


# --- front-runners ---


def test_figures_without_error_are_ranked():
    rows = [seen(1, 0.3), seen(2, 0.1), seen(3, 0.2)]
    found = front_runners(rows, "low", standard_errors=dict.fromkeys(("GM0001", "GM0002", "GM0003"), 0.0))
    assert found.ranking == ("GM0002", "GM0003", "GM0001")
    assert found.group("front") == ("GM0002",)
    assert found.group("behind") == ("GM0001",)
    other = front_runners(rows, "high", standard_errors=dict.fromkeys(("GM0001", "GM0002", "GM0003"), 0.0))
    assert other.group("front") == ("GM0001",)


def test_margins_that_overlap_give_groups_and_no_ranking():
    rows = [with_margin(number, 0.10 + number / 1000, 0.03) for number in range(1, 9)]
    found = front_runners(rows, "low")
    assert found.ranking is None
    assert found.group("front") == ()
    assert all((place.best, place.worst) == (1, 8) for place in found.places)
    assert found.remarks("nl")[:2] == [
        "De cijfers zijn te onzeker om koplopers aan te wijzen.",
        "De marges overlappen, dus er is geen ranglijst: binnen een groep zegt de volgorde niets.",
    ]


def test_a_clear_front_runner_is_named_though_the_rest_cannot_be_ordered():
    rows = [with_margin(1, 0.02, 0.005), *(with_margin(number, 0.10, 0.01) for number in range(2, 9))]
    found = front_runners(rows, "low")
    assert found.group("front") == ("GM0001",)
    assert (found.places[0].best, found.places[0].worst) == (1, 1)
    assert {(place.best, place.worst) for place in found.places[1:]} == {(2, 8)}


def test_places_come_in_order_of_area_and_the_same_seed_gives_the_same():
    rows = [with_margin(number, 0.2 - number / 100, 0.02) for number in range(1, 9)]
    found = front_runners(rows, "low", seed=7)
    assert [place.area for place in found.places] == sorted(place.area for place in found.places)
    assert found.places == front_runners(list(reversed(rows)), "low", seed=7).places


def test_a_small_municipality_is_not_in_front_by_luck():
    """With no true difference at all, hardly ever is anybody called a front-runner."""
    generator = np.random.default_rng(1)
    named = 0
    for turn in range(60):
        people = generator.integers(50, 3000, 20)
        poor = generator.binomial(people, 0.1)
        rows = [seen(i + 1, float(poor[i] / people[i]), int(people[i])) for i in range(20)]
        named += bool(front_runners(rows, "low", draws=300, seed=turn).group("front"))
    assert named <= 3


def test_the_true_places_lie_in_the_ranges_and_named_front_runners_are_in_front():
    generator = np.random.default_rng(2)
    inside = named = wrong = 0
    for turn in range(60):
        people = generator.integers(200, 3000, 24)
        truth = np.clip(generator.normal(0.1, 0.025, 24), 0.02, None)
        value = generator.binomial(people, truth) / people
        rows = [seen(i + 1, float(value[i]), int(people[i])) for i in range(24)]
        found = front_runners(rows, "low", draws=300, seed=turn)
        place = np.argsort(np.argsort(truth)) + 1
        inside += all(p.best <= place[i] <= p.worst for i, p in enumerate(found.places))
        front = [i for i, p in enumerate(found.places) if p.group == "front"]
        named += len(front)
        wrong += sum(place[i] > 6 for i in front)
    assert inside >= 55
    assert named > 60
    assert wrong <= 0.05 * named


# --- dispersion ---


def test_figures_without_error_have_the_spread_of_the_figures():
    rows = [seen(1, 0.1, 100), seen(2, 0.2, 300), seen(3, 0.4, 600)]
    none = dict.fromkeys(("GM0001", "GM0002", "GM0003"), 0.0)
    found = dispersion(rows, standard_errors=none).measures
    mean = 0.1 * 0.1 + 0.3 * 0.2 + 0.6 * 0.4
    variance = 0.1 * (0.1 - mean) ** 2 + 0.3 * (0.2 - mean) ** 2 + 0.6 * (0.4 - mean) ** 2
    assert found["sd"].value == pytest.approx(variance**0.5)
    assert found["max_to_min"].value == pytest.approx(4)
    assert (found["p10"].value, found["p90"].value) == (0.1, 0.4)
    assert found["between_share"].value == pytest.approx(variance / (mean * (1 - mean)))
    assert all(entry.low == pytest.approx(entry.high) for entry in found.values())
    equal = dispersion(rows, standard_errors=none, weights="equal").measures
    assert equal["sd"].value == pytest.approx(np.std([0.1, 0.2, 0.4]))


def test_noise_of_small_numbers_is_not_taken_for_difference():
    generator = np.random.default_rng(3)
    people = generator.integers(100, 400, 60)
    value = generator.binomial(people, 0.1) / people
    found = dispersion([seen(i + 1, float(value[i]), int(people[i])) for i in range(60)], weights="equal")
    spread = found.measures["sd"]
    assert spread.observed > 0.015
    assert spread.value < 0.6 * spread.observed
    assert spread.low < 0.005


def test_the_intervals_hold_the_true_spread_about_as_often_as_they_say():
    generator = np.random.default_rng(4)
    held = dict.fromkeys(("sd", "p10", "p90", "between_share"), 0)
    for turn in range(80):
        people = generator.integers(150, 3000, 40)
        truth = np.clip(generator.normal(0.1, 0.02, 40), 0.02, None)
        value = generator.binomial(people, truth) / people
        rows = [seen(i + 1, float(value[i]), int(people[i])) for i in range(40)]
        exact = [seen(i + 1, float(truth[i]), int(people[i])) for i in range(40)]
        found = dispersion(rows, draws=500, seed=turn).measures
        true = dispersion(exact, standard_errors={row.area: 0.0 for row in exact}, draws=10).measures
        for name in held:
            held[name] += found[name].low <= true[name].value <= found[name].high
    assert min(held.values()) >= 68, held


def test_ratios_are_absent_when_the_lowest_may_be_nothing_and_shares_between_for_amounts():
    rows = [with_margin(1, 0.01, 0.05), with_margin(2, 0.2, 0.01), with_margin(3, 0.3, 0.01)]
    assert "max_to_min" not in dispersion(rows, weights="equal").measures
    amounts = [replace(with_margin(i, 500.0 + i, 1.0), unit="EUR/y") for i in (1, 2, 3)]
    assert set(dispersion(amounts).measures) == set(WORDS) - {"between_share"}


def test_weights_by_people_need_people():
    rows = [replace(with_margin(i, 0.1, 0.01), denominator=None) for i in (1, 2)]
    with pytest.raises(Problem, match="GM0001, GM0002 it is not known how many children"):
        dispersion(rows)
    assert dispersion(rows, weights="equal").measures
