# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What other rooms know reaches the picture with its table, its year and its doubts."""

from __future__ import annotations

import pytest
from tests.picture import demo

from kansrijk.indicators import load_registry
from kansrijk.picture.gather import describe_provisions, map_points, published_figures
from kansrijk.provisions import codes, rules_for


@pytest.mark.parametrize("area", ["GM0599", "GM0088", "NL"])
def test_published_figures_name_their_table_year_and_definition(area: str):
    figures = published_figures(area)
    assert figures
    for figure in figures:
        assert figure.area == area
        assert figure.table in ("85039NED", "83841NED")
        assert figure.period in ("2021", "2024")
        assert 0 < figure.value < 1
        for text in (figure.label, figure.definition):
            assert isinstance(text, dict)
            assert text["nl"]
            assert text["en"]


@pytest.mark.parametrize("area", ["GM0599", "NL"])
def test_a_published_figure_is_held_against_an_indicator_that_exists_and_says_how_they_differ(area: str):
    registry = load_registry()
    compared = [figure for figure in published_figures(area) if figure.compare_with]
    assert compared
    for figure in compared:
        assert figure.compare_with in registry
        assert registry[str(figure.compare_with)].population in ("families", "households")
        assert isinstance(figure.why, dict)
        assert figure.why["nl"]


def test_provisions_in_words_keep_their_source_and_say_when_they_are_not_confirmed():
    described = {code: describe_provisions(rules_for(code, "2025-07-01")) for code in codes()}
    entries = [entry for found in described.values() for entry in found]
    assert entries
    for entry in entries:
        assert entry.source_url.startswith("http")
        assert isinstance(entry.name, dict)
        assert entry.name["nl"]
        assert isinstance(entry.note, dict)
        assert entry.confirmed or entry.note["nl"]


def test_what_is_counted_stands_first():
    for code in codes():
        counted = [entry.counted for entry in describe_provisions(rules_for(code, "2025-07-01"))]
        assert counted == sorted(counted, reverse=True)


def test_the_map_holds_municipalities_where_they_lie_and_not_the_country():
    figures = {"GM0599": demo.town(), "NL": demo.country()}
    points = map_points(figures, "kinderen_tot_120_sociaal_minimum")
    assert [point.code for point in points] == ["GM0599"]
    assert 4 < points[0].longitude < 5
    assert points[0].value == demo.town().value("kinderen_tot_120_sociaal_minimum")
