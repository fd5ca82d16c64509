# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A series put on another division keeps its total, says what is estimated, and refuses to guess weights."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk.engine.problems import Problem
from kansrijk.people import Division, put_on_division
from kansrijk.people.areas_series import (
    MissingWeights,
    by_province,
    published_inhabitants,
    shares_between,
)

YEARS = st.integers(2016, 2026)


def made_up(year: int, seed: int, low: float = 1.0) -> dict[str, float]:
    """A different number for every municipality, in whole thousandths so that sums stay near."""
    return {
        code: low + ((int(code[2:]) * 7919 + seed * 104_729) % 10_007) / 8 for code in Division(year).codes
    }


@given(YEARS, YEARS, st.integers(0, 1000))
def test_counts_keep_their_total_whichever_way_they_go(one: int, other: int, seed: int):
    series = made_up(one, seed)
    weights = made_up(min(one, other), seed + 1)
    placed = put_on_division(series, one, other, kind="count", weights=weights)
    assert set(placed.values) == set(Division(other).codes)
    assert math.fsum(v for v in placed.values.values() if v is not None) == pytest.approx(
        math.fsum(series.values())
    )


@given(YEARS, YEARS, st.integers(0, 1000))
def test_going_forward_and_back_by_its_own_weights_gives_the_series_again(one: int, other: int, seed: int):
    earlier, later = sorted((one, other))
    series = made_up(earlier, seed)
    there = put_on_division(series, earlier, later, kind="count")
    back = put_on_division(there.values, later, earlier, kind="count", weights=series)
    assert back.values == pytest.approx(series)


@given(st.sampled_from([(2016, 2017), (2019, 2020), (2021, 2026), (2022, 2025)]), st.integers(0, 1000))
def test_where_nothing_was_split_going_back_and_forward_gives_the_series_again(
    years: tuple[int, int], seed: int
):
    earlier, later = years
    series, weights = made_up(later, seed), made_up(earlier, seed + 3)
    for kind in ("count", "rate"):
        back = put_on_division(series, later, earlier, kind=kind, weights=weights)
        there = put_on_division(back.values, earlier, later, kind=kind, weights=weights)
        assert there.values == pytest.approx(series)


@given(YEARS, YEARS, st.floats(0, 1))
def test_a_rate_that_is_the_same_everywhere_stays_so(one: int, other: int, rate: float):
    weights = made_up(min(one, other), 5)
    placed = put_on_division(
        dict.fromkeys(Division(one).codes, rate), one, other, kind="rate", weights=weights
    )
    assert set(placed.values) == set(Division(other).codes)
    assert all(value == pytest.approx(rate) for value in placed.values.values())


@given(YEARS, YEARS, st.integers(0, 1000))
def test_a_rate_put_forward_is_the_count_divided_by_the_denominator(one: int, other: int, seed: int):
    earlier, later = sorted((one, other))
    people = made_up(earlier, seed, low=500)
    poor = {code: value * ((int(code[2:]) + seed) % 30) / 100 for code, value in people.items()}
    rates = {code: poor[code] / people[code] for code in people}
    rate = put_on_division(rates, earlier, later, kind="rate", weights=people).values
    count = put_on_division(poor, earlier, later, kind="count").values
    base = put_on_division(people, earlier, later, kind="count").values
    assert rate == pytest.approx({code: count[code] / base[code] for code in base})  # type: ignore[operator]


@given(YEARS, YEARS)
def test_the_shares_of_every_municipality_add_up_to_one(one: int, other: int):
    earlier, later = sorted((one, other))
    for parts in shares_between(earlier, later).values():
        assert math.fsum(parts.values()) == pytest.approx(1)


def test_municipalities_that_merged_are_added_and_nothing_is_an_estimate():
    placed = put_on_division({"GM0501": 3.0, "GM0530": 4.0, "GM0614": 5.0}, 2022, 2023, kind="count")
    assert placed.values == {"GM1992": 12.0}
    assert placed.estimated == {}


def test_what_a_split_touches_is_an_estimate():
    placed = put_on_division({"GM0788": 100.0, "GM0855": 10.0}, 2020, 2021, kind="count")
    assert placed.values["GM0855"] == pytest.approx(10 + 100 * 1465 / 14282)
    assert placed.estimated["GM0855"] == ("GM0788", "GM0855")
    assert placed.notes("nl") == ["Tilburg: geschat uit Haaren, Tilburg."] + [
        f"{name}: onbekend, want er is niets over {name}." for name in ("Boxtel", "Oisterwijk", "Vught")
    ]


def test_dividing_a_merged_municipality_again_is_an_estimate():
    inhabitants = published_inhabitants(2021)
    placed = put_on_division({"GM1992": 100.0}, 2023, 2021, kind="count", weights=inhabitants)
    assert sum(value or 0 for value in placed.values.values()) == pytest.approx(100)
    assert set(placed.estimated) == {"GM0501", "GM0530", "GM0614"}
    same = put_on_division({"GM1992": 0.07}, 2023, 2021, kind="rate")
    assert set(same.values.values()) == {0.07}
    assert set(same.estimated) == {"GM0501", "GM0530", "GM0614"}


def test_an_unknown_part_makes_the_whole_unknown_and_never_too_low():
    placed = put_on_division({"GM0501": 3.0, "GM0530": None, "GM0614": 5.0}, 2022, 2023, kind="count")
    assert placed.values == {"GM1992": None}
    assert placed.unknown == {"GM1992": ("GM0530",)}
    assert placed.notes("en") == ["Voorne aan Zee: unknown, as there is nothing about Hellevoetsluis."]


def test_rates_of_merged_municipalities_are_refused_without_weights():
    rates = {"GM0501": 0.03, "GM0530": 0.04, "GM0614": 0.05}
    with pytest.raises(
        MissingWeights, match=r"Voorne aan Zee \(GM1992\) weights of Brielle \(GM0501\), .* needed"
    ):
        put_on_division(rates, 2022, 2023, kind="rate")
    with pytest.raises(MissingWeights, match="Westvoorne"):
        put_on_division(rates, 2022, 2023, kind="rate", weights={"GM0501": 1.0, "GM0530": 1.0})
    with pytest.raises(MissingWeights):
        put_on_division(rates, 2022, 2023, kind="rate", weights=dict.fromkeys(rates, 0.0))
    with pytest.raises(MissingWeights):
        put_on_division(rates, 2022, 2023, kind="rate", weights=dict.fromkeys(rates, math.nan))
    with pytest.raises(MissingWeights, match="Westvoorne"):
        put_on_division({"GM1992": 12.0}, 2023, 2022, kind="count", weights={"GM0501": 1.0, "GM0530": 1.0})


def test_rates_that_no_merger_touched_need_no_weights():
    assert put_on_division({"GM0599": 0.1}, 2016, 2026, kind="rate").values == {"GM0599": 0.1}


@pytest.mark.parametrize(
    "code,sentence",
    [
        ("GM1992", "not in the division of 1 January 2020.*was made in 2023"),
        ("GM0844", "not in the division of 1 January 2020.*part of Meierijstad"),
        ("NL", "Use codes such as GM0599"),
        ("BQ-BO", "public body"),
    ],
)
def test_a_code_of_another_division_is_refused_with_what_to_use(code: str, sentence: str):
    with pytest.raises(Problem, match=sentence):
        put_on_division({code: 1.0}, 2020, 2021, kind="count")


def test_inhabitants_are_published_here_for_2021_only():
    assert sum(published_inhabitants(2021).values()) == 17_475_415
    with pytest.raises(MissingWeights, match="No inhabitants of all municipalities of 2024"):
        published_inhabitants(2024)


def test_provinces_add_up_to_the_country_and_are_unknown_when_a_part_is():
    inhabitants = published_inhabitants(2021)
    provinces = by_province(inhabitants, 2021, kind="count")
    assert len(provinces) == 12
    assert math.fsum(value or 0 for value in provinces.values()) == 17_475_415
    assert by_province({**inhabitants, "GM0344": None}, 2021, kind="count")["Utrecht"] is None
    rates = by_province(dict.fromkeys(inhabitants, 0.25), 2021, kind="rate", weights=inhabitants)
    assert all(value == pytest.approx(0.25) for value in rates.values())
    with pytest.raises(MissingWeights):
        by_province(dict.fromkeys(inhabitants, 0.25), 2021, kind="rate")
