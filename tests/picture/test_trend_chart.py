# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chart of a series never joins what may not be joined, and says in words and a table what it shows."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kansrijk.engine.problems import Problem
from kansrijk.indicators.series_files import load_series
from kansrijk.indicators.targets import load_targets
from kansrijk.indicators.trend import Trend, trend
from kansrijk.picture.trend_chart import _spec, trend_svg, trend_table
from kansrijk.picture.trend_layers import NARROW, points_of
from kansrijk.picture.trend_page import trend_page


@pytest.fixture(scope="module")
def poverty() -> list[Trend]:
    return [trend(series) for series in load_series().all("kinderen_in_armoede")]


@pytest.fixture(scope="module")
def households() -> list[Trend]:
    return [
        trend(series, until=2030) for series in load_series().all("huishoudens_met_kinderen_laag_inkomen")
    ]


def test_every_version_and_every_gap_starts_a_new_line(poverty: list[Trend]):
    runs: dict[str, list[int]] = {}
    for point in points_of(poverty, "share", "nl"):
        runs.setdefault(point["run"], []).append(point["year"])
    assert runs == {
        "cbs-lage-inkomensgrens 0": [2011, 2012, 2013, 2014, 2015],
        "cbs-lage-inkomensgrens 1": [2017, 2018, 2019, 2020, 2021, 2022, 2023],
        "cbs-scp-nibud-2024 0": [2023, 2024],
        "cpb-raming 0": [2015],
        "cpb-raming 1": [2022, 2023],
    }


@pytest.mark.parametrize("width", [700, NARROW])
def test_the_drawing_has_a_name_and_a_description(poverty: list[Trend], width: int):
    root = ET.fromstring(trend_svg(poverty, "nl", width=width))
    title, text = (root.find(f"{{http://www.w3.org/2000/svg}}{name}") for name in ("title", "desc"))
    assert title is not None
    assert text is not None
    assert title.text == "Kinderen in armoede, NL"
    assert "van 8,0% in 2011 naar 4,1% in 2023" in (text.text or "")
    assert "niet te verbinden" in (text.text or "")


def test_the_note_says_on_which_measurement_the_path_counts(poverty: list[Trend]):
    path = load_targets()["kinderarmoede"].version("2020-05-26").path
    spec = _spec(poverty, path, "lage-inkomensgrens van het CBS", "nl", 700)
    assert "telt op: lage-inkomensgrens van het CBS" in spec["title"]["text"][-1]


def test_the_table_has_what_the_drawing_has_and_what_was_said_before(poverty: list[Trend]):
    path = load_targets()["kinderarmoede"].version("2020-05-26").path
    heads, rows = trend_table(poverty, "nl", path=path)
    cells = {row[0]: row for row in rows}
    assert heads[-1] == "doel"
    assert cells["2018"][1] == "7,9% (herzien); andere publicaties: 8,1%"
    assert cells["2023"][2] == "2,8% (herzien); andere publicaties: 3,6%"
    assert (cells["2021"][-1], cells["2030"][-1]) == ("7,2%", "4,6%")


def test_a_forecast_is_drawn_for_lines_that_go_on_only(households: list[Trend]):
    assert [item.forecast is not None for item in households] == [False, True, True, True]
    assert "80% chance" in trend_svg(households, "en")


def test_the_page_needs_nothing_from_elsewhere(poverty: list[Trend]):
    page = trend_page(poverty, "nl")
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
    assert page.count("<svg") == 2


def test_what_does_not_fit_in_one_chart_is_refused(poverty: list[Trend], households: list[Trend]):
    for wrong in ([], [*poverty, *poverty], [poverty[0], households[0]]):
        with pytest.raises(Problem):
            trend_svg(wrong)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_can_be_read_by_everyone(
    page, axe_violations, poverty: list[Trend], tmp_path: Path, language: str
):
    file = tmp_path / "reeks.html"
    file.write_text(trend_page(poverty, language), encoding="utf-8")
    page.goto(file.as_uri())
    assert axe_violations(page) == []
