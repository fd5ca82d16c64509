# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The synthetic country adds up to the published figures, and the same seed gives the same people."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import yaml
from tests.people.standin import ANCHORS, COLUMNS, position_of_main_families

from kansrijk.engine.problems import Problem
from kansrijk.people import (
    Anchors,
    Population,
    municipalities,
    synthesise,
    synthesise_country,
    write_country,
)
from kansrijk.people.areas import DATA
from kansrijk.people.synthesis.assumptions import STUDENT, TYPES, quantile
from kansrijk.people.synthesis.composition import Composition, fit
from kansrijk.people.synthesis.households import SOURCE_NAMES, draw_households
from kansrijk.people.synthesis.margins import (
    AGE_BAND_STARTS,
    GROWN,
    LINES,
    OWNER,
    RENTER,
    area_figures,
    area_households,
    area_inhabitants,
    area_low_income,
    by_class,
    households_of,
    people_targets,
    published,
    type_shares,
    type_sizes,
)
from kansrijk.people.synthesis.plan import Plan, plan, random_stream
from kansrijk.people.synthesis.ranks import income_class, income_level, pension_levels, sources_by_class

SEED, YEAR = 7, 2024


@pytest.fixture(scope="module")
def country() -> Plan:
    return plan(SEED, YEAR)


@pytest.fixture(scope="module")
def drawn(country: Plan) -> dict[str, np.ndarray]:
    """Households of the whole country by municipality, kind, income class and source; people by age band."""
    cells = np.zeros((342, STUDENT + 1, len(LINES) + 1, len(SOURCE_NAMES)))
    people = np.zeros((342, len(AGE_BAND_STARTS)))
    for area in range(342):
        homes = draw_households(random_stream(SEED, municipalities()[area].number), country, area)
        np.add.at(cells[area], (homes.kind, homes.income, homes.source), 1)
        people[area] = np.bincount(
            np.searchsorted(AGE_BAND_STARTS, homes.ages, side="right") - 1, minlength=6
        )
    return {"all": cells, "settled": cells[:, :STUDENT], "people": people}


def share_below(cells: np.ndarray) -> np.ndarray:
    """Share up to each line from households by (group, class)."""
    return np.cumsum(cells, axis=1)[:, : len(LINES)] / cells.sum(axis=1, keepdims=True)


# --- the margins ---


def test_every_municipality_has_exactly_its_households_inhabitants_and_children(drawn: dict):
    assert drawn["all"].sum(axis=(1, 2, 3)).tolist() == area_households(YEAR).tolist()
    assert drawn["people"].sum(axis=1).tolist() == area_inhabitants(YEAR).tolist()
    children = np.round(people_targets(YEAR)[:, :GROWN].sum(axis=1))
    assert drawn["people"][:, :GROWN].sum(axis=1).tolist() == children.tolist()
    assert drawn["people"].sum() == 17_942_942


def test_ages_in_a_municipality_are_as_wanted(drawn: dict):
    wanted = people_targets(YEAR)
    miss = drawn["people"] / drawn["people"].sum(axis=1, keepdims=True) - wanted / wanted.sum(
        axis=1, keepdims=True
    )
    assert 100 * np.abs(miss)[area_figures("inhabitants") > 20_000].max() < 0.5


def test_the_people_of_2021_have_the_published_ages_of_their_municipality():
    wanted = people_targets(2021)
    share = 100 * wanted[:, 0] / wanted.sum(axis=1)
    assert np.abs(share - area_figures("pct_0_14")).max() < 0.2
    assert area_inhabitants(2021).tolist() == area_figures("inhabitants").tolist()


def test_one_person_households_in_a_municipality_are_as_published(drawn: dict):
    singles = drawn["all"][:, [TYPES.index("single"), TYPES.index("single_aow"), STUDENT]].sum(axis=(1, 2, 3))
    assert np.abs(100 * singles / area_households(YEAR) - area_figures("one_person_pct")).max() < 0.3


def test_nationally_the_kinds_of_household_are_as_published(drawn: dict):
    settled = drawn["settled"].sum(axis=(0, 2, 3)) / 1000
    alone = [TYPES.index("single"), TYPES.index("single_aow")]
    assert settled[alone] == pytest.approx(type_sizes(YEAR)[alone], rel=0.005)
    others = np.delete(settled, alone) / np.delete(type_sizes(YEAR), alone)
    assert others.max() / others.min() < 1.02


@pytest.mark.parametrize("line", LINES)
def test_nationally_the_share_up_to_a_line_is_as_published_for_every_kind(drawn: dict, line: int):
    share = share_below(drawn["settled"].sum(axis=(0, 3)))[:, LINES.index(line)]
    assert np.abs(share - type_shares(YEAR)[:, LINES.index(line)]).max() < 0.002


@pytest.mark.parametrize("line", LINES)
def test_the_share_up_to_a_line_follows_the_published_one_in_every_municipality(drawn: dict, line: int):
    place = LINES.index(line)
    cells = drawn["settled"].sum(axis=(1, 3))
    published = area_low_income()[:, place]
    households = cells.sum(axis=1)
    factor = (type_shares(YEAR)[:, place] @ drawn["settled"].sum(axis=(0, 2, 3))) / (published @ households)
    miss = np.abs(share_below(cells)[:, place] - factor * published)
    assert miss[area_figures("inhabitants") > 20_000].max() < 0.003
    assert miss.max() < 0.02


def test_nationally_the_sources_of_income_are_as_published(drawn: dict):
    table = drawn["settled"].sum(axis=(0, 1)).T / 1000
    wanted = sources_by_class(YEAR)
    for income in range(len(LINES) + 1):
        expected = wanted[:, income] * table[:, income].sum() / wanted[:, income].sum()
        assert table[:, income] == pytest.approx(expected, rel=0.05, abs=1.0)


def test_social_assistance_follows_the_published_number_in_every_municipality(drawn: dict):
    users = drawn["settled"][:, :, 0, SOURCE_NAMES.index("bijstand")].sum(axis=1)
    rate = area_figures("bijstand_per_1000") * area_figures("inhabitants") / 1000
    large = area_figures("inhabitants") > 50_000
    ratio = (users / rate)[large] / (users[large].sum() / rate[large].sum())
    assert 0.85 < ratio.min() < ratio.max() < 1.15


def test_low_incomes_of_each_kind_are_whole_numbers_of_the_expected_share(country: Plan):
    place = next(i for i, area in enumerate(municipalities()) if area.name == "Vaals")
    homes = draw_households(random_stream(SEED, municipalities()[place].number), country, place)
    for kind in range(STUDENT):
        mine = homes.kind == kind
        for line in range(len(LINES)):
            expected = country.low_income[place, kind, line] * mine.sum()
            assert abs((homes.income[mine] <= line).sum() - expected) < 1


def test_household_numbers_follow_from_published_numbers_and_percentages():
    low_income, percent = published("1050010", 2024, 120) or (0.0, 1.0)
    assert households_of("1050010", 2024) == pytest.approx(100 * low_income / percent, rel=0.005)
    parts = sum(households_of(code, 2024) for code in (OWNER, RENTER))
    assert parts == pytest.approx(households_of("1050010", 2024), rel=0.01)


def test_a_year_without_figures_takes_those_of_the_last_year():
    assert by_class(OWNER, 2026).tolist() == by_class(OWNER, 2024).tolist()
    assert published(OWNER, 2024, "low_income") is None


# --- one municipality, in euros ---


def test_a_synthetic_municipality_is_a_valid_population(zwolle: Population):
    zwolle.check()
    assert zwolle.meta.synthetic
    assert (zwolle.meta.year, zwolle.meta.area, zwolle.meta.seed) == (2025, "GM0193", 7)
    assert any("83841NED" in source for source in zwolle.meta.sources)
    assert "bestaan niet" in zwolle.meta.notes[0]


def test_incomes_in_euros_put_families_where_they_were_drawn(zwolle: Population):
    frame = zwolle.frame
    position = position_of_main_families(frame)
    heads = frame.person_offsets[frame.family_offsets[:-1]]
    settled = ~frame.columns["student"][heads] & (np.diff(frame.family_offsets) == 1)
    area = next(area for area in municipalities() if area.name == "Zwolle")
    for line in LINES:
        share = 100 * (position[settled] <= line / 100 + 1e-3).mean()
        figure = area.figures[f"minimum_{line}_pct"]
        assert 0.9 * figure < share < 1.25 * figure


def test_homes_are_owned_as_often_as_published(zwolle: Population):
    frame = zwolle.frame
    heads = frame.person_offsets[frame.family_offsets[:-1]]
    settled = ~frame.columns["student"][heads]
    owns = frame.columns["woonlasten_eigen_m"] > 0
    figures = next(area for area in municipalities() if area.name == "Zwolle").figures
    share = figures["owner_occupied_pct"] / (figures["owner_occupied_pct"] + figures["rental_pct"])
    assert owns[settled].mean() == pytest.approx(share, abs=0.01)
    assert not (owns & frame.columns["huurwoning"]).any()
    assert (frame.columns["huur_m"][frame.columns["huurwoning"]] > 0).all()


def test_poor_families_own_a_home_less_often(zwolle: Population):
    owns = zwolle.frame.columns["woonlasten_eigen_m"] > 0
    poor = position_of_main_families(zwolle.frame) < 1.1
    assert owns[poor].mean() < 0.15 < 0.5 < owns[~poor].mean()


def test_users_of_assistance_stay_below_the_wealth_limit(zwolle: Population):
    frame = zwolle.frame
    main = frame.family_offsets[:-1]
    uses = frame.columns["gebruikt_bijstand"][main] & (position_of_main_families(frame) < 1.001)
    assert uses.sum() > 1000
    assert frame.columns["vermogen"][main][uses].max() <= 15_540


def test_nobody_works_below_the_minimum_wage_or_without_pay(zwolle: Population):
    columns = zwolle.frame.columns
    paid = columns["loon_y"] > 0
    hours = columns["werkuren_week"]
    whole = paid & (columns["winst_y"] == 0) & (hours > 0.5)
    assert (columns["loon_y"][whole] / (52 * hours[whole]) >= 14.06 - 1e-9).all()
    assert (hours[paid] > 0).all()
    assert (hours[~paid & (columns["winst_y"] == 0)] == 0).all()


def test_children_have_no_income_and_only_they_have_childcare(zwolle: Population):
    columns = zwolle.frame.columns
    child = columns["rol"] == 1
    assert all((columns[name][child] == 0).all() for name in COLUMNS)
    in_care = columns["opvang_soort"] > 0
    assert (child[in_care] & (columns["leeftijd"][in_care] < 12)).all()
    assert (columns["opvanguren_m"] > 0).tolist() == in_care.tolist()
    assert (columns["opvangprijs_uur"] > 0).tolist() == in_care.tolist()
    assert 0.3 < in_care[child & (columns["leeftijd"] < 4)].mean() < 0.8


def test_children_in_care_have_parents_who_all_work(zwolle: Population):
    frame = zwolle.frame
    columns = frame.columns
    starts = frame.person_offsets[:-1]
    idle = np.add.reduceat(((columns["rol"] == 0) & (columns["werkuren_week"] == 0)).astype(int), starts)
    cared = np.add.reduceat((columns["opvang_soort"] > 0).astype(int), starts)
    assert cared.sum() > 1000
    assert (idle[cared > 0] == 0).all()


def test_parents_are_older_than_their_children(zwolle: Population):
    frame = zwolle.frame
    age, role = frame.columns["leeftijd"].astype(int), frame.columns["rol"]
    family = np.repeat(np.arange(frame.n_families), np.diff(frame.person_offsets))
    head = age[frame.person_offsets[:-1]]
    assert (head[family[role == 1]] - age[role == 1]).min() >= 18


def test_without_childrens_amounts_the_bare_norm_counts():
    bare = Anchors(1400.0, 2000.0, ANCHORS.gross_for_net)
    assert bare.children(np.ones((2, 4), dtype=np.int64), np.array([0, 1])).tolist() == [0, 0]
    norms = bare.norms(np.array([0, 1, 0]), np.array([0, 0, 1]))
    assert norms.tolist() == [1400, 2000, 1400]


# --- the same again ---


def test_the_same_seed_gives_the_same_people(rozendaal: Population):
    again = synthesise("GM0277", 2025, 7, ANCHORS)
    assert again.meta == rozendaal.meta
    for name, values in rozendaal.frame.columns.items():
        np.testing.assert_array_equal(values, again.frame.columns[name], err_msg=name)


def test_another_seed_gives_other_people(rozendaal: Population):
    other = synthesise("Rozendaal", 2025, 8, ANCHORS).frame
    assert other.n_households == rozendaal.frame.n_households
    ages = other.columns["leeftijd"], rozendaal.frame.columns["leeftijd"]
    assert len(ages[0]) != len(ages[1]) or not np.array_equal(*ages)


def test_a_municipality_is_the_same_alone_and_within_the_country():
    told: list[tuple[int, int, str]] = []
    parts = synthesise_country(2025, 7, ANCHORS, lambda *progress: told.append(progress))
    third = list(islice(parts, 4))[2]
    alone = synthesise(third.meta.area, 2025, 7, ANCHORS)
    np.testing.assert_array_equal(third.frame.columns["loon_y"], alone.frame.columns["loon_y"])
    assert told == [(i, 342, area.name) for i, area in enumerate(municipalities()[:3], start=1)]


def test_municipalities_are_written_a_row_group_each(tmp_path: Path):
    small = [area for area in municipalities() if area.inhabitants < 5_000]
    households, persons = write_country(tmp_path / "nl.parquet", 2025, 7, ANCHORS, areas=small)
    assert pq.ParquetFile(tmp_path / "nl.parquet").metadata.num_row_groups == len(small)
    read = Population.read(tmp_path / "nl.parquet")
    assert (read.frame.n_households, read.frame.n_persons) == (households, persons)
    assert (read.meta.kind, read.meta.seed) == ("synthetic", 7)
    assert read.select_area("Vlieland").frame.n_persons == pytest.approx(1_194, abs=50)
    assert len(np.unique(read.frame.ids)) == households


def test_a_country_that_fails_half_way_leaves_no_file(tmp_path: Path):
    def stop(done: int, total: int, name: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_country(tmp_path / "nl.parquet", 2025, 7, ANCHORS, stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("make", [synthesise_country, write_country, synthesise])
def test_a_year_that_is_not_supported_is_a_problem(make, tmp_path: Path):
    arguments = {synthesise: ("Zwolle",), write_country: (tmp_path / "nl.parquet",)}.get(make, ())
    with pytest.raises(Problem, match=r"of 2018 is not possible\. Possible is: 2019, 2020"):
        make(*arguments, 2018, 7, ANCHORS)


def test_the_country_is_not_a_municipality():
    with pytest.raises(Problem, match="a municipality at a time"):
        synthesise("NL", 2025, 7, ANCHORS)


# --- the parts ---


def test_a_fit_meets_its_targets_and_stays_positive():
    rng = np.random.default_rng(1)
    features = np.column_stack([np.ones(40), rng.integers(0, 3, (40, 3))])
    hidden = rng.random((5, 40))
    found = fit(features, np.ones((5, 40)), hidden @ features)
    assert found @ features == pytest.approx(hidden @ features, rel=1e-5)
    assert (found > 0).all()


def test_drawing_gives_every_group_its_expected_number_or_one_off(country: Plan):
    composition: Composition = country.composition
    chosen = composition.draw(np.random.default_rng(3), 100)
    group = np.searchsorted(composition.starts, np.argsort(composition.donors)[chosen], side="right") - 1
    counts = np.bincount(group, minlength=len(composition.kind))
    assert len(chosen) == area_households(YEAR)[100]
    off = np.abs(counts - composition.households[100])
    assert (off > 1.01).sum() <= 20
    assert off.max() < 3


def test_incomplete_state_pensions_lie_evenly_below_the_line_and_whole_ones_near_it():
    place = np.linspace(0.0005, 0.0995, 1000)
    level = pension_levels(place, np.full(1000, 0.1), np.full(1000, 0.2))
    assert (level < 0.985).mean() == pytest.approx(0.2, abs=0.02)
    assert level.min() > 0.45
    assert level.max() <= 1.01
    assert np.histogram(level[level < 0.985], 4)[0].std() < 5


def test_incomes_just_above_120_percent_are_as_many_as_published_just_below():
    shares = np.tile([0.02, 0.031, 0.039], (100_000, 1))
    place = (np.arange(100_000) + 0.5) / 100_000
    level = income_level(
        place, income_class(place, shares), shares, np.full(100_000, 0.45), np.full(100_000, 0.5)
    )
    below = ((level > 1.01) & (level <= 1.20)).mean() / 0.19
    above = ((level > 1.20) & (level <= 1.25)).mean() / 0.05
    assert above == pytest.approx(below, rel=0.25)
    assert np.median(level) == pytest.approx(1.2 * np.exp(0.45 * 1.762), rel=0.01)


def test_where_few_are_deeply_poor_incomes_above_the_minimum_lie_nearer_to_the_next_line_and_no_share_moves():
    shares = np.tile([0.04, 0.06, 0.08], (10_000, 1))
    place = (np.arange(10_000) + 0.5) / 10_000
    even, higher = (
        income_level(
            place, income_class(place, shares), shares, np.full(10_000, 0.45), np.full(10_000, 0.5), power
        )
        for power in (1.0, 0.4)
    )
    for line in (1.01, 1.10, 1.20):
        assert (higher <= line).sum() == (even <= line).sum()
    inside = (even > 1.01) & (even < 1.20)
    assert (higher[inside] > even[inside]).all()
    assert np.array_equal(higher[~inside], even[~inside])


def test_normal_quantiles_are_the_known_ones():
    assert quantile(np.array([0.025, 0.5, 0.841345])) == pytest.approx([-1.959964, 0, 1.0], abs=1e-3)


def test_every_assumption_says_what_it_is_and_why_and_is_used(root: Path):
    entries = yaml.safe_load((DATA / "assumptions.yaml").read_text(encoding="utf-8"))["assumptions"]
    assert all(
        entry["mark"] in ("own", "published", "derived") and entry["reason"] and entry["unit"]
        for entry in entries.values()
    )
    folder = root / "src" / "kansrijk" / "people" / "synthesis"
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert [name for name in entries if f'"{name}"' not in code] == []


def test_the_page_on_the_synthetic_population_lists_every_assumption(root: Path):
    page = (root / "docs" / "explanation" / "synthetic-population.md").read_text(encoding="utf-8")
    entries = yaml.safe_load((DATA / "assumptions.yaml").read_text(encoding="utf-8"))["assumptions"]
    assert [name for name in entries if f"`{name}`" not in page] == []
