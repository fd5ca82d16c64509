# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is shown of a reform points at nobody, and of made-up people as much as can be is shown."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from tests.policy.whatif_people import VAALS, change, outcome, people, scheme

from kansrijk.indicators.disclosure import protect_together
from kansrijk.people import find_area
from kansrijk.picture.whatif_frontier import optimise_page, optimise_text
from kansrijk.policy.optimise import Weighing, optimise
from kansrijk.policy.optimise_safe import _ages, seen
from kansrijk.policy.whatif.amounts import NOTHING, amount
from kansrijk.policy.whatif.base import People
from kansrijk.policy.whatif.job import Answer
from kansrijk.policy.whatif.outcome import LINES, Outcome
from kansrijk.policy.whatif.safe import SETTINGS, Figures, _moves, _newly, _poor, amounts_of, counts_of
from kansrijk.policy.whatif.show import as_dict
from kansrijk.policy.whatif.takeup import LEVELS

WIDER = change(limit_at_least_pct=125.0)


def own() -> People:
    """The people of Vaals as if they were real."""
    held = people()
    return replace(held, meta=replace(held.meta, kind="own extract"))


@cache
def real() -> Outcome:
    """What a reform does to them."""
    return outcome(WIDER, own())


@cache
def answer(kind: str) -> Answer:
    found = outcome(WIDER, own() if kind == "own extract" else people())
    return Answer(
        WIDER, find_area(VAALS), 2025, "2025-07-01", 1, kind == "synthetic", "test", found, True, frozenset()
    )


def test_of_real_people_no_count_below_ten_is_shown_and_all_are_multiples_of_five():
    for value in counts_of(real(), secret=True).values():
        assert value is None or value == 0 or (value >= 5 and value % 5 == 0)


def test_what_is_small_is_withheld_from_real_people_too():
    found = real()
    plain, protected = counts_of(found, secret=False), counts_of(found, secret=True)
    assert {name for name, value in plain.items() if value is None} <= {
        name for name, value in protected.items() if value is None
    }


def test_nobody_can_work_out_a_small_count_from_all_that_is_shown():
    found, tables = real(), Figures()
    _moves(tables, found)
    _newly(tables, found)
    _poor(tables, found)
    small = 0
    for table in protect_together(tables.tables, SETTINGS):
        for key, why in table.why.items():
            if why == "few":
                low, high = table.between(key)
                assert high - low >= SETTINGS.rules.width
                small += 1
    assert small > 0


def test_figures_that_are_shown_add_up_to_within_rounding():
    data = as_dict(answer("own extract"))
    for when in ("before", "after"):
        for item in data["missed"][when]:
            parts = (item["using"]["central"], item["entitled_not_using"]["central"], item["not_entitled"])
            if None not in parts:
                assert abs(item["children"] - sum(parts)) <= 10


def test_who_becomes_entitled_is_a_part_of_all_who_are():
    shown = counts_of(real(), secret=True)
    for line in LINES:
        poor, known = shown[f"missed.before.{line}.all"], shown["children"]
        assert poor is not None
        assert known is not None
        assert poor <= known


def test_an_amount_with_few_families_behind_it_is_withheld_with_what_would_give_it_away():
    found = real()
    few = {
        "cost.y.low": amount(np.array([100.0] * 20)),
        "cost.y.to central": amount(np.array([100.0] * 3)),
        "cost.y.central": amount(np.array([100.0] * 23)),
        "cost.y.to high": amount(np.array([100.0] * 30)),
        "cost.y.high": amount(np.array([100.0] * 53)),
    }
    seen = amounts_of(replace(found, amounts={**found.amounts, **few}))
    assert seen["cost.y.to central"] is None
    assert None in (seen["cost.y.low"], seen["cost.y.central"])
    assert seen["cost.y.high"] == 5_300.0


def test_one_family_that_gets_nearly_all_hides_the_amount():
    found = real()
    levels = {
        f"cost.once.{level}": amount(np.array([10_000.0, *[1.0] * 20]))
        for level in ("low", "central", "high")
    }
    levels |= {f"cost.once.to {level}": NOTHING for level in ("central", "high")}
    assert amounts_of(replace(found, amounts={**found.amounts, **levels}))["cost.once.high"] is None


def test_an_amount_knows_how_many_families_stand_behind_it_and_the_largest_two():
    found = amount(np.array([0.0, 5.0, -40.0, 7.0, 0.0]))
    assert (found.value, found.families, found.largest) == (-28.0, 3, (40.0, 7.0))
    both = found + amount(np.array([9.0]))
    assert (both.value, both.families, both.largest) == (-19.0, 4, (40.0, 9.0))


def test_of_made_up_people_more_is_shown_than_of_real_ones():
    def empty(kind: str) -> int:
        return str(as_dict(answer(kind))).count("None")

    assert empty("synthetic") <= empty("own extract")


@pytest.mark.parametrize("kind", ["synthetic", "own extract"])
def test_a_withheld_figure_is_not_told_by_what_other_lots_would_do(kind: str):
    data = as_dict(answer(kind))
    for name, shown in (
        ("newly_using", data["newly_entitled_using"]["central"]),
        ("using.after", data["using"]["after"]["central"]),
        ("cost.y", data["cost"]["municipality_y"]["central"]),
    ):
        assert (data["other_lots"][name] is None) == (shown is None)


def test_a_reform_for_nobody_shows_zeros_and_no_gaps():
    data = as_dict(replace(answer("own extract"), outcome=outcome(scheme(VAALS, 100.0, 1.0), own())))
    assert data["newly_entitled"]["total"] == 0


@cache
def weighing(kind: str) -> Weighing:
    return replace(optimise(VAALS, 30_000.0), synthetic=kind == "synthetic")


def test_mixes_that_contain_each_other_give_no_small_group_of_real_children():
    shown = {(item.option, item.children, item.reached) for item in seen(weighing("own extract"))}
    for _, children, reached in shown:
        assert all(
            value is None or value == 0 or (value >= 5 and value % 5 == 0) for value in (children, reached)
        )


def test_amounts_of_real_children_divided_by_the_amount_give_back_no_exact_count():
    for item in seen(weighing("own extract")):
        for level in LEVELS:
            cost = item.cost[level]
            assert cost is None or cost % max(1_000.0, 10 * item.option.amount_eur) == pytest.approx(0.0)


def test_a_mix_of_made_up_people_is_drawn_where_it_lies():
    for item in seen(weighing("synthetic")):
        assert item.place == (item.result.reached, item.result.closed)


def test_age_bands_that_only_overlap_begin_a_tree_of_their_own():
    _, places = _ages({(0, 17), (4, 17), (4, 11), (12, 17), (0, 11)})
    assert {places[band][0] for band in ((0, 17), (4, 17), (4, 11), (12, 17))} == {"0-17"}
    assert places[0, 11][0] == "0-11"


def test_when_nothing_fits_the_cheapest_mix_that_helps_somebody_is_named_with_its_costs():
    small = optimise(VAALS, 1.0)
    assert not small.frontier
    told = optimise_text(small, "en")
    assert "None of the choices fits this budget" in told
    assert "for €0 a year" not in told
    page = optimise_page(small, "en")
    assert "The numbered choices" not in page
