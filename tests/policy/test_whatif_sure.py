# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an interval rests on: the luck of the lots, and how many use what the state gives."""

from __future__ import annotations

import numpy as np
import pytest
from tests.policy.whatif_people import change, done, outcome

from kansrijk.policy.whatif.amounts import Amount
from kansrijk.policy.whatif.luck import luck
from kansrijk.policy.whatif.run import STATE
from kansrijk.policy.whatif.state import REST, state_cost
from kansrijk.policy.whatif.takeup import LEVELS, national_use

KGB, CHILD_BENEFIT = "kindgebonden_budget_y", "kinderbijslag_y"


def of(value: float) -> Amount:
    return Amount(value, 100, (1.0, 1.0))


@pytest.mark.parametrize("before, after", [(0.5, 0.5), (0.3, 0.7), (0.7, 0.3)])
def test_drawing_lots_again_and_again_gives_the_interval_that_was_computed(before: float, after: float):
    many, random = 400, np.random.default_rng(1)
    old, new = random.integers(0, 3, many) * 100.0, random.integers(1, 4, many) * 100.0
    chances = np.full(many, before), np.full(many, after)
    drawn = []
    for _ in range(4_000):
        lots = random.random(many)
        drawn.append(float(np.sum(new * (lots < after) - old * (lots < before))))
    found = luck(old, new, *chances)
    assert found.middle == pytest.approx(np.mean(drawn), rel=0.02, abs=200.0)
    inside = np.mean([found.low <= value <= found.high for value in drawn])
    assert 0.93 < inside < 0.97


def test_who_is_certain_to_use_it_leaves_nothing_to_luck():
    sure = np.ones(5)
    found = luck(np.zeros(5), np.full(5, 10.0), sure, sure)
    assert found.low == found.middle == found.high == 50.0


def test_the_figure_of_these_lots_lies_inside_what_lots_can_do_or_near_it():
    found = outcome(change(limit_at_least_pct=140.0))
    lots = found.luck["using.after"]
    assert lots.low - 20 <= found.using_after.central <= lots.high + 20


def test_the_costs_of_the_state_lie_between_published_use_and_full_use():
    found = state_cost({KGB: of(1_000.0)}, of(1_000.0))
    assert found.unknown == ()
    assert (found.total.low, found.total.central, found.total.high) == pytest.approx((850.0, 915.0, 1_000.0))


def test_of_a_scheme_whose_use_nobody_published_only_the_ceiling_is_known():
    found = state_cost({KGB: of(1_000.0), CHILD_BENEFIT: of(500.0)}, of(1_500.0))
    assert found.unknown == (CHILD_BENEFIT,)
    assert (found.total.low, found.total.central, found.total.high) == (None, None, 1_500.0)
    assert found.schemes[KGB].low == pytest.approx(850.0)


def test_tax_needs_no_application():
    found = state_cost({KGB: of(1_000.0)}, of(1_400.0))
    assert found.schemes[REST].low == found.schemes[REST].high == pytest.approx(400.0)
    assert found.total.low == pytest.approx(1_250.0)


def test_a_scheme_that_stays_as_it_is_makes_nothing_unknown():
    nothing = Amount(0.0, 0, ())
    assert state_cost({CHILD_BENEFIT: nothing, KGB: of(10.0)}, of(10.0)).unknown == ()


def test_each_scheme_of_the_state_has_a_use_with_a_source_or_is_unknown():
    uses = national_use()
    assert set(uses) == set(STATE)
    for use in uses.values():
        assert use.sources
        assert (use.low is None) == (use.central is None) == (use.status == "unknown")
        if use.low is not None and use.central is not None:
            assert 0 < use.low <= use.central <= 1


def test_more_use_never_means_fewer_users():
    found = outcome(change(limit_at_least_pct=140.0))
    for levels in (found.using_before, found.using_after, found.newly_using):
        assert [getattr(levels, level) for level in LEVELS] == sorted(
            getattr(levels, level) for level in LEVELS
        )


def test_a_local_reform_changes_nothing_the_state_pays():
    assert {item.families for item in done(change(limit_at_least_pct=140.0)).state.values()} == {0}
