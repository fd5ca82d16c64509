# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Any year from 2019 to 2026: its own numbers of people, its own prices, its own low incomes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import yaml
from tests.people.standin import ANCHORS, position_of_main_families

from kansrijk.people import municipalities, synthesise
from kansrijk.people.areas import DATA
from kansrijk.people.forms import FORMS, household_forms
from kansrijk.people.synthesis.adjust import Goal, adjust
from kansrijk.people.synthesis.margins import area_households, area_inhabitants
from kansrijk.people.synthesis.years import figure_of, index, law_day, years


def test_every_year_from_2019_to_2026_can_be_drawn():
    assert years() == tuple(range(2019, 2027))


@pytest.mark.parametrize("year", [2019, 2022, 2026])
def test_the_people_of_a_year_are_as_many_as_that_year_had(year: int):
    assert area_inhabitants(year).sum() == figure_of("inhabitants", year)
    assert area_households(year).sum() == figure_of("households", year)
    people = synthesise("Vaals", year, 7, ANCHORS)
    assert people.meta.year == year
    place = [area.name for area in municipalities()].index("Vaals")
    assert people.frame.n_persons == area_inhabitants(year)[place]
    assert people.frame.n_households == area_households(year)[place]


def test_an_index_is_one_in_the_base_year_and_follows_the_yearly_changes():
    assert index("rents", 2025) == 1.0
    assert index("prices", 2026) == pytest.approx(1 + figure_of("prices", 2026) / 100)
    assert index("wages", 2023) == pytest.approx(
        1 / ((1 + figure_of("wages", 2024) / 100) * (1 + figure_of("wages", 2025) / 100))
    )


def test_rents_were_lower_in_2019_than_in_2026():
    terms = replace(ANCHORS.amounts, rent_limits=(424.44, 607.46, 651.03, 720.42))
    then = synthesise("Vaals", 2019, 7, replace(ANCHORS, amounts=terms)).frame.columns["huur_m"]
    later = synthesise("Vaals", 2026, 7, ANCHORS).frame.columns["huur_m"]
    assert then[then > 0].mean() < 0.9 * later[later > 0].mean()


def test_the_law_of_a_year_is_that_of_july_unless_another_day_is_named():
    assert law_day(2024) == "2024-07-01"
    assert law_day(2026) == "2026-01-01"


def test_every_series_has_a_source_and_a_mark():
    series = yaml.safe_load((DATA / "years.yaml").read_text(encoding="utf-8"))["series"]
    for one in series.values():
        assert one["source"]
        assert {one["mark"], *one.get("marks", {}).values()} <= {"published", "memory", "own"}


def test_the_form_of_a_household_is_read_from_who_lives_there():
    people = synthesise("Vaals", 2025, 7, ANCHORS)
    columns = people.frame.columns
    forms = household_forms(people.frame)
    sizes = np.diff(people.frame.person_offsets[people.frame.family_offsets])
    heads = people.frame.person_offsets[people.frame.family_offsets[:-1]]
    assert (sizes[forms == FORMS.index("single")] == 1).all()
    assert (columns["leeftijd"][heads][forms == FORMS.index("couple_aow")] >= 67).all()
    assert columns["student"][heads][forms == FORMS.index("student")].all()
    parents = np.isin(forms, [FORMS.index("single_parent"), FORMS.index("couple_children")])
    assert (np.diff(people.frame.family_offsets)[parents] == 1).all()


def test_adjusting_brings_every_family_to_its_position():
    frame = synthesise("Rozendaal", 2025, 7, ANCHORS).frame
    main = frame.family_offsets[:-1]
    heads = frame.person_offsets[main]
    n = frame.n_households
    wanted = np.where(frame.columns["loon_y"][heads] > 0, 1.15, np.nan)
    norm, amounts = 1400.0, np.zeros(n)

    def position(_: object) -> np.ndarray:
        now = np.ones(frame.n_families)
        now[main] = frame.columns["loon_y"][heads] / 1.3 / 12 / norm
        return now

    goal = Goal(wanted, heads, np.zeros(n, dtype=np.int64), norm + amounts, np.zeros(n, dtype=bool))
    left = adjust(frame, ("loon_y",), goal, position)
    assert np.nanmax(np.abs(left)) < 0.002
    assert np.isfinite(left).sum() == np.isfinite(wanted).sum()


def test_without_a_position_the_stand_in_still_puts_families_near_it():
    people = synthesise("Vaals", 2025, 7, ANCHORS)
    alone = np.diff(people.frame.family_offsets) == 1
    assert 0.05 < (position_of_main_families(people.frame)[alone] <= 1.011).mean() < 0.2
