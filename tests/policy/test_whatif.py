# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reform does is told about the same people, adds up, and stays unknown where nothing is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.policy.whatif_people import (
    VAALS,
    WITHOUT_FILE,
    change,
    done,
    law,
    outcome,
    people,
    population,
    same,
    scheme,
)

from kansrijk.people import synthesise
from kansrijk.policy.anchors import anchors
from kansrijk.policy.whatif.base import people_of, split
from kansrijk.policy.whatif.model import (
    Chances,
    MinimumPackage,
    PackageAmount,
    ReformFile,
    SchemeChange,
    WhatIf,
)
from kansrijk.policy.whatif.outcome import LINES
from kansrijk.policy.whatif.takeup import GROUPS, draws_of, take_up
from kansrijk.provisions.model import Ages, Text

HIGHER = change(limit_at_least_pct=150.0)
SUPPLEMENT = WhatIf(ReformFile(Text("kop", "kop")), parameters={"alleenstaande_ouderkop": {"add": 500}})


def test_before_and_after_are_about_the_same_people():
    part = done(HIGHER)
    again = done(SUPPLEMENT)
    assert np.array_equal(part.families["draw"], again.families["draw"])
    assert np.array_equal(part.families["income_before_m"], again.families["income_before_m"])
    assert np.array_equal(part.children["before_y"], again.children["before_y"])


def test_the_draws_of_take_up_are_those_of_the_data():
    found = people()
    draws, told = draws_of(found.frame, found.supplied, 1)
    assert told
    assert np.array_equal(draws, found.frame.columns["gebruik_trekking"])


def test_without_draws_in_the_data_they_follow_from_household_and_seed():
    found = people(without=["gebruik_trekking"])
    draws, told = draws_of(found.frame, found.supplied, 1)
    again, _ = draws_of(found.frame, found.supplied, 1)
    other, _ = draws_of(found.frame, found.supplied, 2)
    assert not told
    assert np.array_equal(draws, again)
    assert not np.array_equal(draws, other)
    assert draws.min() >= 0
    assert draws.max() < 1
    assert abs(draws.mean() - 0.5) < 0.03
    assert not done(HIGHER, found).drawn


def test_a_reform_that_changes_nothing_changes_nothing():
    nothing = outcome(change(amount_times=1.0, limit_at_least_pct=0.0))
    assert nothing.newly.total == nothing.newly.lost == 0
    assert nothing.cost_municipality.low == nothing.cost_municipality.high == 0
    assert nothing.state is None
    assert nothing.missed_before == nothing.missed_after
    assert nothing.pressure is not None
    assert nothing.pressure[0] == nothing.pressure[1]
    assert {group.winners + group.losers for group in nothing.groups["tenths"]} == {0.0}
    before, after = nothing.before.observations, nothing.after.observations
    assert {code: item.value for code, item in before.items()} == {
        code: item.value for code, item in after.items()
    }


def test_a_national_amount_set_to_what_it_is_changes_nothing():
    nothing = WhatIf(ReformFile(Text("-", "-")), parameters={"alleenstaande_ouderkop": {"times": 1}})
    found = done(nothing, people(whole=True))
    assert {item.value for item in found.state.values()} == {0.0}
    assert np.array_equal(found.families["income_before_m"], found.families["income_after_m"])


@settings(max_examples=12)
@given(some.floats(60, 200), some.floats(0, 80))
def test_a_higher_limit_never_takes_entitlement_away(limit: float, more: float):
    low = done(change(limit_pct=limit)).children
    high = done(change(limit_pct=limit + more)).children
    assert np.all(high["after_y"] >= low["after_y"])
    raised = done(change(limit_at_least_pct=limit)).children
    assert np.all(raised["after_y"] >= raised["before_y"])


def test_debt_help_as_a_ground_takes_nothing_away_and_needs_debts():
    children = done(change(debt_help=True)).children
    new = (children["after_y"] > 0) & (children["before_y"] == 0)
    assert np.all(children["after_y"] >= children["before_y"])
    assert new.any()
    assert np.all(children["debts"][new])
    found = outcome(change(debt_help=True)).newly
    assert found.only_debts == found.total == found.grounds["debts"]
    assert found.grounds["income"] == 0


@pytest.mark.parametrize(
    "reform", [HIGHER, change(end=True), scheme(VAALS, 100, 130), change(limit_pct=90.0)]
)
def test_the_newly_entitled_and_those_still_missed_add_up(reform: WhatIf):
    found = outcome(reform)
    assert found.entitled_after == found.entitled_before + found.newly.total - found.newly.lost
    assert sum(found.newly.ages.values()) == sum(found.newly.forms.values()) == found.newly.total
    for when in (found.missed_before, found.missed_after):
        for item in when:
            for level in ("low", "central", "high"):
                other = {"low": "high", "central": "central", "high": "low"}[level]
                reached = getattr(item.using, level) + getattr(item.not_using, other)
                assert reached + item.not_entitled == item.children


def test_fewer_poor_children_are_missed_by_as_many_as_become_entitled():
    part = done(HIGHER)
    found = outcome(HIGHER)
    for line, before, after in zip(LINES, found.missed_before, found.missed_after, strict=True):
        poor = part.families["pct"][part.children["family"]] <= line + 0.05
        entitled = [
            (part.children[f"{when}_y"] > 0) | (part.children[f"{when}_once"] > 0)
            for when in ("before", "after")
        ]
        new = poor & entitled[1] & ~entitled[0]
        assert before.children == after.children
        assert before.not_entitled - after.not_entitled == new.sum()


def test_the_costs_are_the_sum_of_what_those_who_use_get_more():
    part = done(HIGHER)
    found = outcome(HIGHER)
    chances = take_up(law())
    for level in ("low", "central", "high"):
        uses = part.families["draw"] < chances.of(part.families["group"], level)
        more = (part.children["after_y"] - part.children["before_y"])[uses[part.children["family"]]]
        assert getattr(found.cost_municipality, level) == pytest.approx(more.sum())
    assert found.cost_municipality.low < found.cost_municipality.central < found.cost_municipality.high


def test_more_take_up_is_a_reform_too():
    everyone = tuple(Chances(name, 1.0, 1.0, 1.0, "aanname van deze toets") for name in GROUPS)
    found = outcome(WhatIf(ReformFile(Text("vanzelf", "automatic"), take_up=everyone)))
    assert found.newly.total == 0
    assert found.using_after.low == found.entitled_after
    assert found.using_after.central > found.using_before.central
    assert found.cost_municipality.low > 0


def test_a_minimum_package_fills_up_and_never_lowers():
    package = MinimumPackage((PackageAmount(Ages(0, 17), 200.0),), 120.0)
    found = done(WhatIf(ReformFile(Text("pakket", "package"), minimum_package=package))).children
    assert np.all(found["after_y"] >= found["before_y"])
    filled = found["after_y"] > found["before_y"]
    assert filled.any()
    assert np.all(found["after_y"][filled] == 200.0)


def test_a_starting_point_other_than_now_is_put_back_first():
    now = done(HIGHER).children
    back = WhatIf(
        ReformFile(
            Text("terug", "back"),
            before=(SchemeChange(VAALS, limit_pct=60.0),),
            schemes=(SchemeChange(VAALS, limit_at_least_pct=150.0),),
        )
    )
    then = done(back).children
    assert (then["before_y"] > 0).sum() < (now["before_y"] > 0).sum()
    assert np.array_equal(then["after_y"] > 0, now["after_y"] > 0)


def test_an_unknown_municipality_stays_unknown():
    found = outcome(scheme(WITHOUT_FILE, 250, 120), people(WITHOUT_FILE))
    assert found.known == 0
    assert found.children_unknown == found.children > 0
    assert found.newly.total == found.entitled_before == found.entitled_after == 0
    assert found.beside is not None
    children, cost = found.beside
    assert children > 0
    assert cost.low <= cost.central <= cost.high <= 250 * children


def test_changing_schemes_nobody_knows_changes_nothing_there():
    found = outcome(
        WhatIf(ReformFile(Text("-", "-"), schemes=(SchemeChange("all", debt_help=True),))),
        people(WITHOUT_FILE),
    )
    assert found.known == 0
    assert found.beside is None


def test_a_local_reform_leaves_poverty_lines_alone_but_not_what_families_lack():
    found = outcome(HIGHER)
    for item in found.depth:
        assert item.before == item.after
        assert item.shortfall_before == item.shortfall_after
        assert item.with_local_after.central <= item.with_local_before.central


def test_a_higher_supplement_costs_the_state_and_lifts_income_over_a_line_that_stays():
    found = outcome(SUPPLEMENT, people(whole=True))
    assert found.state is not None
    assert found.state.total.high == pytest.approx(found.state.schemes["kindgebonden_budget_y"].high)
    assert found.state.total.high > 0
    code = "kinderen_tot_110_sociaal_minimum"
    assert found.moved is not None
    before, after, moved = (item.value(code) for item in (found.before, found.after, found.moved))
    assert before is not None
    assert after is not None
    assert moved is not None
    assert after <= before
    assert after < moved
    gains = {group.name: group for group in found.groups["forms"]}
    assert gains["one_parent_working"].winners > 0
    assert gains["two_parents_working"].winners == 0


def test_a_rule_that_is_added_can_be_run_on_many():
    rule = {
        "name": "eigen_toeslag_y",
        "entity": "family",
        "unit": "EUR/y",
        "formula": "100.0 * aantal_kinderen",
    }
    found = done(WhatIf(ReformFile(Text("-", "-")), rules=[rule]), people(whole=True))
    assert {item.value for item in found.state.values()} == {0.0}


def test_a_population_file_gives_what_drawn_people_give(tmp_path: Path):
    file = tmp_path / "vaals.parquet"
    population(VAALS).write(file)
    read = people_of(VAALS, 2025, path=file)
    assert same(done(HIGHER, read).children, done(HIGHER).children)


def test_a_limit_is_a_cliff_that_shows_in_the_pressure():
    steep = outcome(scheme(VAALS, 2_000, 110))
    assert steep.pressure is not None
    before, after = steep.pressure
    assert before.families == after.families > 0
    assert after.whole > before.whole


def test_grounds_the_people_do_not_tell_are_unknown():
    found = outcome(HIGHER, people(without=["schuldhulp", "problematische_schulden"]))
    assert found.newly.grounds["debts"] is None
    assert found.newly.grounds["income"] == found.newly.total


def test_tenths_are_as_large_as_each_other_and_gains_add_up():
    part = done(HIGHER)
    found = outcome(HIGHER)
    sizes = [group.families for group in found.groups["tenths"]]
    assert max(sizes) - min(sizes) <= 1
    assert sum(sizes) == len(part.families["children"])
    for groups in found.groups.values():
        whole = sum(group.mean * group.families for group in groups)
        assert whole == pytest.approx(found.cost_municipality.central)


def test_the_central_chances_are_those_behind_the_indicators():
    chances = take_up(law())
    assert chances.chances["central"]["bijstand"] == 0.98
    for name in GROUPS:
        assert (
            chances.chances["low"][name] <= chances.chances["central"][name] <= chances.chances["high"][name]
        )
    assert chances.status == {"low": "derived", "central": "fitted", "high": "derived"}


def test_drawn_people_are_kept_until_something_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KANSRIJK_CACHE", str(tmp_path))
    old = tmp_path / "people-GM0339-2025-1-0123456789abcdef-children"
    old.mkdir()
    first = people_of("GM0339", 2025, whole=True)
    kept = sorted(path.name for path in tmp_path.glob("people-*"))
    again = people_of("GM0339", 2025, whole=True)
    assert len(kept) == 2
    assert not old.exists()
    assert sorted(path.name for path in tmp_path.glob("people-*")) == kept
    assert same(first.frame.columns, again.frame.columns)
    assert first.supplied == again.supplied
    assert "gebruik_trekking" in again.supplied
    drawn = split(synthesise("GM0339", 2025, 1, anchors(law())), whole=True, release="")
    assert same(drawn.frame.columns, again.frame.columns)
    assert {values.dtype for values in again.frame.columns.values()} == {
        values.dtype for values in drawn.frame.columns.values()
    }
    assert again.others is not None
    assert drawn.others is not None
    assert same(drawn.others.columns, again.others.columns)


def test_running_twice_gives_the_same():
    one, other = done(HIGHER), done(HIGHER)
    assert same(one.children, other.children)
    assert same(one.families, other.families)
