# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where earning more costs money in each municipality, nationally and locally, and what a sliding scale would do."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kansrijk import Family
from kansrijk.cli import main
from kansrijk.engine.problems import Problem
from kansrijk.people import find_area, municipalities
from kansrijk.picture.cliffs_data import as_dict
from kansrijk.policy.cliffs import HIGHEST, FamilyCliffs, PlaceCliffs, cliffs, worst_by_place
from kansrijk.policy.cliffs_benefit import benefit_rule
from kansrijk.policy.cliffs_scale import Scale, read_scale, slid, spread_out
from kansrijk.policy.cliffs_text import cliffs_text
from kansrijk.policy.compare import compare, reference_families
from kansrijk.policy.curve import FALL, budget_curve
from kansrijk.policy.floor import read_floor
from kansrijk.provisions.model import Text

DAY = "2025-07-01"
WORKING = "werkend-alleen-net-boven-110"
CODES = ("GM0599", "GM0193", "GM0363", "GM0090")


@cache
def found(name: str = WORKING) -> FamilyCliffs:
    return cliffs(reference_families()[name], DAY, read_scale())


def place(code: str, name: str = WORKING) -> PlaceCliffs:
    return next(item for item in found(name).places if item.code == code)


def scale(width: float) -> Scale:
    return Scale(Text("schaal", "scale"), Text("test", "test"), width)


@pytest.mark.parametrize("code", CODES)
def test_a_cliff_is_the_one_that_the_budget_curve_of_the_family_in_that_municipality_has(code: str) -> None:
    family = replace(reference_families()[WORKING], area=find_area(code))
    on_the_curve = [cliff for cliff in budget_curve(family, DAY, to=HIGHEST).cliffs if cliff.loss > 0.0]
    here = place(code).drops
    assert [drop.wage for drop in here] == [cliff.wage for cliff in on_the_curve]
    for drop, cliff in zip(here, on_the_curve, strict=True):
        assert drop.loss == pytest.approx(cliff.loss)
        assert {cause.name for cause in drop.causes} == {
            cause.name for cause in cliff.causes if not cause.once
        }
        assert drop.recovered == pytest.approx(cliff.recovered, abs=5)


def test_at_the_income_in_the_file_the_amount_is_that_of_the_comparison() -> None:
    name = "werkend-stel-laag-loon"
    compared = compare(reference_families()[name], DAY, read_floor())
    amounts = {item.code: item.amount for item in compared.places if item.known}
    here = found(name)
    assert {item.code for item in here.known} == set(amounts)
    for item in here.known:
        at_now = spread_out(item.levels, HIGHEST + 1)[round(here.current)]
        assert at_now == pytest.approx(amounts[item.code])


def test_a_loss_is_national_and_local_together_and_makes_the_line_fall_by_that_much() -> None:
    here = found()
    for item, drop in here.ranked:
        line = here.line(item)
        assert drop.loss == pytest.approx(drop.national + drop.local)
        assert line[drop.wage - 1] - line[drop.wage] == pytest.approx(drop.loss)


def test_the_family_has_less_until_the_wage_at_which_it_has_as_much_again() -> None:
    here = found("groot-gezin")
    for item, drop in here.ranked:
        line = here.line(item)
        assert drop.recovered is not None
        assert line[drop.recovered] >= drop.before
        assert line[drop.wage : drop.recovered].max() < drop.before
        assert drop.deepest >= drop.loss - 0.01


@pytest.mark.parametrize("name", [WORKING, "drie-tieners", "zelfstandige-wisselend"])
def test_with_the_scale_no_single_euro_costs_more_than_the_taper_rate(name: str) -> None:
    here = found(name)
    one_euro = float(np.diff(here.pct).max())
    for item, _ in here.ranked:
        falls = sum(
            max(0.0, low - high) for (_, low), (_, high) in zip(item.levels, item.levels[1:], strict=False)
        )
        rate = falls / here.scale.width_pct * one_euro
        local = here.line(item, with_scale=True) - here.national
        assert float((-np.diff(local)).max()) <= rate + 1e-6
        assert item.slide is not None
        assert item.slide.steepest <= rate + 1e-6
        assert item.slide.before > item.slide.steepest


def test_the_scale_never_gives_less_than_the_hard_limit_and_the_same_where_nothing_fell_yet() -> None:
    here = found()
    for item in here.known:
        extra = here.line(item, with_scale=True) - here.line(item)
        assert float(extra.min()) >= -1e-9
        first = next((wage for wage, value in item.levels[1:]), len(extra))
        assert float(np.abs(extra[:first]).max()) == 0.0
        assert item.slide is None or item.slide.extra_most == pytest.approx(float(extra.max()))


def test_below_the_first_limit_nothing_is_lost() -> None:
    here = found()
    for item in here.known:
        first = min((drop.wage for drop in item.drops), default=HIGHEST)
        local = spread_out(item.levels, HIGHEST + 1)[:first]
        assert not len(local) or float((-np.diff(local)).max(initial=0.0)) <= FALL


def test_a_municipality_without_local_cliffs_has_only_the_national_ones() -> None:
    here = found("bijstand-baby")
    without = [item for item in here.known if not item.hard]
    assert without
    assert here.national_drops
    for item in without:
        assert [(d.wage, d.national) for d in item.drops] == [
            (d.wage, d.national) for d in here.national_drops
        ]
        assert all(drop.local == 0.0 for drop in item.drops)


def test_a_municipality_without_data_is_unknown_and_not_without_cliffs() -> None:
    here = found()
    assert [item.code for item in here.places] == [area.code for area in municipalities()]
    unknown = [item for item in here.places if not item.known]
    assert unknown
    assert all(item.why_unknown is not None for item in unknown)
    assert not {item.code for item in unknown} & {item.code for item, _ in here.ranked}


def test_the_worst_come_first_and_each_municipality_once() -> None:
    both = [found(), found("groot-gezin")]
    for here in both:
        losses = [drop.loss for _, drop in here.ranked]
        assert losses == sorted(losses, reverse=True)
    worst = worst_by_place(both)
    assert len({item.code for item, _, _ in worst}) == len(worst)
    for item, _, drop in worst:
        assert drop.loss >= max(
            (other.loss for here in both for there, other in here.ranked if there.code == item.code)
        )


def test_of_a_self_employed_parent_the_profit_changes_and_of_others_the_wage_of_who_earns_most() -> None:
    assert found("zelfstandige-wisselend").column == "winst_y"
    assert found("werkend-stel-laag-loon").column == "loon_y"
    assert found("werkend-stel-laag-loon").member == 1
    assert found("bijstand-baby").current == 0.0


def test_debt_help_takes_away_the_cliff_of_a_scheme_that_looks_at_it() -> None:
    debt_help = reference_families()["schuldhulp-gewoon-inkomen"]
    without = replace(
        debt_help,
        families=tuple(
            replace(part, values={**part.values, "schuldhulp": False}) for part in debt_help.families
        ),
    )
    there = find_area("GM1992")
    with_help, no_help = (cliffs(item, DAY, read_scale(), area=there) for item in (debt_help, without))
    assert not with_help.places[0].hard
    assert no_help.places[0].hard


def test_a_family_without_adults_is_refused() -> None:
    family = reference_families()["bijstand-moeder-peuter"]
    part = family.families[0]
    alone = replace(family, families=(replace(part, members=part.members[1:]),))
    with pytest.raises(Problem, match="no adult"):
        cliffs(alone, DAY, read_scale(), area=find_area("GM0599"))


falls = st.lists(st.tuples(st.integers(1, 400), st.floats(0, 2000)), min_size=1, max_size=6)


@given(falls, st.floats(1.0, 60.0))
def test_any_steps_keep_their_start_and_end_under_a_scale(
    steps: list[tuple[int, float]], width: float
) -> None:
    levels = ((0, 500.0), *sorted(dict(steps).items()))
    pct = np.linspace(50.0, 250.0, 1000)
    hard, soft = spread_out(levels, 1000), slid(levels, pct, scale(width))
    assert float((soft - hard).min()) >= -1e-9
    assert float(soft.max()) <= max(value for _, value in levels) + 1e-6
    assert soft[0] == hard[0]
    assert soft[-1] == pytest.approx(hard[-1])


def test_half_way_the_scale_half_is_left() -> None:
    pct = np.linspace(100.0, 200.0, 101)
    soft = slid(((0, 800.0), (11, 0.0)), pct, scale(20.0))
    assert soft[10] == 800.0
    assert soft[20] == pytest.approx(400.0)
    assert soft[30] == pytest.approx(0.0)


@pytest.mark.parametrize("ending", ["html", "json", "csv"])
def test_one_family_is_written_in_every_form(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"uit.{ending}"
    result = CliRunner().invoke(main, ["--lang", "en", "cliffs", WORKING, "--out", str(target)])
    assert result.exit_code == 0, result.output
    text = target.read_text(encoding="utf-8")
    assert "Rotterdam" in text
    assert "nan" not in text.lower().split()


def test_the_data_and_the_rows_tell_the_unknown_apart(tmp_path: Path) -> None:
    for name in ("uit.json", "uit.csv"):
        done = CliRunner().invoke(main, ["cliffs", WORKING, "--out", str(tmp_path / name)])
        assert done.exit_code == 0, done.output
    data = json.loads((tmp_path / "uit.json").read_text(encoding="utf-8"))[0]
    rows = list(csv.DictReader((tmp_path / "uit.csv").open(encoding="utf-8")))
    assert data["known"] + data["unknown"] == len(data["places"]) == len({row["code"] for row in rows})
    assert all(row["loss"] == "" for row in rows if row["known"] == "False")
    assert all("cliffs" not in item for item in data["places"] if not item["known"])
    assert sum(
        item["known"] and any(c["local"] > 1 for c in item["cliffs"]) for item in data["places"]
    ) == len({row["code"] for row in rows if row["loss"]})


def test_one_municipality_is_told_with_all_its_cliffs() -> None:
    result = CliRunner().invoke(main, ["cliffs", WORKING, "--area", "Rotterdam"])
    assert result.exit_code == 0, result.output
    assert "Rotterdam: bij €" in result.output
    assert "glijdende schaal" in result.output
    assert "Een mens beslist" in result.output


def test_of_an_unknown_municipality_only_the_national_cliffs_are_told() -> None:
    code = next(item.code for item in found().places if not item.known)
    result = CliRunner().invoke(main, ["cliffs", WORKING, "--area", code])
    assert result.exit_code == 0, result.output
    assert "Onbekend is niet nul" in result.output
    assert "Landelijk: bij" in result.output


def test_another_scale_can_be_given(tmp_path: Path) -> None:
    from kansrijk.policy.cliffs_scale import DEFAULT_SCALE

    text = DEFAULT_SCALE.read_text(encoding="utf-8")
    steep, wrong = tmp_path / "steil.yaml", tmp_path / "fout.yaml"
    steep.write_text(text.replace("width_pct: 20", "width_pct: 5"), encoding="utf-8")
    wrong.write_text(text.replace("width_pct: 20", "width_pct: 0"), encoding="utf-8")
    assert read_scale(steep).width_pct == 5.0
    result = CliRunner().invoke(main, ["cliffs", WORKING, "--scale", str(wrong)])
    assert result.exit_code == 2
    assert "fout.yaml:" in result.output
    assert "meer dan 0" in result.output


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["nergens.yaml"], "nergens.yaml"),
        ([WORKING, "--out", "uit.pdf"], ".html"),
        ([WORKING, "--area", "Nergenshuizen"], "Nergenshuizen"),
        ([WORKING, "--date", "1999-01-01"], "1999"),
        ([WORKING, "--scale", "geen.yaml"], "geen.yaml"),
    ],
)
def test_bad_input_is_one_clear_message(arguments: list[str], words: str) -> None:
    result = CliRunner().invoke(main, ["cliffs", *arguments])
    assert result.exit_code == 2
    assert words in result.output


def test_a_family_of_a_file_is_not_called_invented(tmp_path: Path) -> None:
    target = tmp_path / "uit.html"
    file = tmp_path / "gezin.yaml"
    file.write_text(
        "naam: Vader met een zoon\ngemeente: Zwolle\nwonen: {huur: 690}\ngezin:\n  leden:\n"
        "    - {rol: ouder, leeftijd: 37, loon_jaar: 21500}\n    - {rol: kind, leeftijd: 11}\n",
        encoding="utf-8",
    )
    assert Family.read(file).title == "Vader met een zoon"
    result = CliRunner().invoke(main, ["cliffs", str(file), "--area", "GM0193", "--out", str(target)])
    assert result.exit_code == 0, result.output
    page = target.read_text(encoding="utf-8")
    assert "verzonnen" not in page
    assert "uit het bestand" in page
    assert page.count("<h1>") == 1


def test_a_benefit_falls_as_the_wage_rises_and_ends_near_the_earlier_wage() -> None:
    rule = benefit_rule()
    wages = np.arange(30_001, dtype=np.float64)
    paid = rule.at(wages, 0.0, 14_000.0)
    assert paid[0] == 14_000.0
    assert paid[1_000] == pytest.approx(14_000.0 - 700.0)
    assert paid[17_500] == pytest.approx(1_750.0)
    assert paid[17_501] == 0.0


def test_a_benefit_beside_a_wage_is_what_the_file_says_at_that_wage() -> None:
    assert benefit_rule().at(np.array([5_000.0]), 5_000.0, 8_000.0)[0] == pytest.approx(8_000.0)


def test_the_family_with_a_benefit_meets_the_end_of_it_as_a_national_cliff() -> None:
    item = found("drie-tieners")
    assert item.benefit is not None
    ends = [drop for drop in item.national_drops if drop.causes[0].nl == "uitkering"]
    assert [drop.wage for drop in ends] == [int(0.875 * 19_500 / 0.7) + 1]
    assert ends[0].national > 1_000.0
    assert found(WORKING).benefit is None


def test_a_one_off_amount_that_ends_is_told_apart_and_is_in_no_loss() -> None:
    item = found("drie-tieners")
    assert item.once
    for town, drop in item.once:
        assert drop.amount > 0.0
        assert drop.names
        for loss in town.drops:
            assert loss.loss == pytest.approx(loss.national + loss.local)
    assert "Eenmalig, niet in het verlies hierboven" in cliffs_text([item])
    data = as_dict(item)
    told = sum(len(town["once"]) for town in data["places"])
    assert told == len(item.once)
