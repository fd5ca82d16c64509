# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every figure says what it means, when, from where and of which kind; synthetic never passes for real."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.picture import demo

from kansrijk.picture import build_picture
from kansrijk.picture.chapters.national_map import class_limits
from kansrijk.picture.chapters.rights import hundred
from kansrijk.picture.content import Chapter, Exhibit, Picture

PictureOf = Callable[[str, str], Picture]


def exhibits(picture: Picture) -> Iterator[Exhibit]:
    for chapter in picture.chapters:
        yield from chapter.exhibits


def chapter(picture: Picture, key: str) -> Chapter:
    return next(entry for entry in picture.chapters if entry.key == key)


def test_every_exhibit_has_a_definition_a_period_a_source_and_its_kind(
    picture_of: PictureOf, every: tuple[str, str]
):
    for exhibit in exhibits(picture_of(*every)):
        assert exhibit.period, exhibit.key
        assert exhibit.source, exhibit.key
        assert exhibit.chips, exhibit.key
        assert exhibit.definitions, exhibit.key
        assert all(definition.text for definition in exhibit.definitions), exhibit.key


def test_every_key_figure_has_a_definition_a_period_a_source_and_its_kind(
    picture_of: PictureOf, every: tuple[str, str]
):
    figures = picture_of(*every).key_figures
    assert 4 <= len(figures) <= 6
    for figure in figures:
        assert figure.definition
        assert figure.period
        assert figure.source
        assert figure.chip.text


def test_the_title_of_every_chart_and_table_of_computed_figures_says_synthetic(
    picture_of: PictureOf, every: tuple[str, str]
):
    word = {"nl": "synthetisch", "en": "synthetic"}[every[1]]
    for exhibit in exhibits(picture_of(*every)):
        if any(chip.kind == "synthetic" for chip in exhibit.chips):
            if exhibit.key not in ("facts", "weak"):
                assert word in exhibit.table.caption
            assert any(chip.text == word for chip in exhibit.chips)
            assert exhibit.chart is None or word in exhibit.chart.title


def test_every_chapter_with_computed_figures_says_their_kind_in_its_first_sentence(
    picture_of: PictureOf, every: tuple[str, str]
):
    for entry in picture_of(*every).chapters:
        if entry.key in ("poverty", "work", "schemes", "provisions", "rights", "compare"):
            assert [chip.kind for chip in entry.chips] == ["synthetic"]


def test_figures_from_own_data_are_not_called_synthetic():
    figures = replace(demo.town(), status="computed")
    inputs = replace(demo.inputs(), area=figures, netherlands=None, peers=(), published=())
    picture = build_picture(inputs, "nl")
    assert "synthetisch" not in repr(picture.chapters[:3]) + repr(picture.key_figures) + picture.title
    assert picture.banner_title == "Berekend op eigen gegevens"


def test_synthetic_areas_beside_own_data_are_called_synthetic_one_by_one():
    inputs = replace(demo.inputs(), area=replace(demo.town(), status="computed"))
    picture = build_picture(inputs, "nl")
    exhibit = chapter(picture, "compare").exhibits[0]
    assert [row.header for row in exhibit.table.rows][:3] == [
        "Voorbeeldstad",
        "Nederland (synthetisch)",
        "Dijkdorp (synthetisch)",
    ]
    assert {chip.kind for chip in exhibit.chips} == {"computed", "synthetic"}
    assert exhibit.chart is not None
    assert "Nederland (synthetisch)" in [entry.label for entry in exhibit.chart.legend]
    lines = chapter(picture, "poverty").exhibits[0]
    assert lines.table.columns[-1].label == "Deel in Nederland (synthetisch)"
    assert {chip.kind for chip in chapter(picture, "published").exhibits[0].chips} == {
        "computed",
        "synthetic",
        "published",
    }


def test_every_row_of_a_table_has_a_cell_for_each_column(picture_of: PictureOf, every: tuple[str, str]):
    for exhibit in exhibits(picture_of(*every)):
        table = exhibit.table
        assert table.rows, exhibit.key
        for row in table.rows:
            assert len(row.cells) == len(table.columns), exhibit.key
            assert row.header
            assert all(cell.text for cell in row.cells), (exhibit.key, row.header)


def test_every_chart_has_a_text_that_holds_its_figures(picture_of: PictureOf, every: tuple[str, str]):
    for exhibit in exhibits(picture_of(*every)):
        if exhibit.chart is not None:
            assert len(exhibit.chart.description) > 40, exhibit.key
            assert re.search(r"\d", exhibit.chart.description), exhibit.key
            assert exhibit.chart.legend, exhibit.key


def test_exhibits_have_keys_of_their_own(picture_of: PictureOf, every: tuple[str, str]):
    keys = [exhibit.key for exhibit in exhibits(picture_of(*every))]
    assert len(keys) == len(set(keys))


def test_where_provisions_are_unknown_the_picture_says_unknown_and_not_zero(picture_of: PictureOf):
    picture = picture_of("village", "nl")
    provisions, rights = chapter(picture, "provisions"), chapter(picture, "rights")
    assert "onbekend" in provisions.headline
    assert provisions.exhibits == ()
    assert rights.exhibits == ()
    assert not re.search(r"\b0\b", provisions.headline + rights.headline)


def test_a_town_without_provisions_is_told_apart_from_a_town_we_know_nothing_of():
    town = replace(demo.town(), provisions=())
    picture = build_picture(replace(demo.inputs(), area=town, provisions=()), "nl")
    assert "geen lokale kindvoorzieningen gevonden" in chapter(picture, "provisions").headline


def test_a_withheld_figure_says_why(picture_of: PictureOf):
    cells = [
        cell
        for exhibit in exhibits(picture_of("village", "nl"))
        for row in exhibit.table.rows
        for cell in row.cells
        if cell.missing
    ]
    assert {"minder dan 10"} <= {cell.text for cell in cells}


def test_an_unknown_amount_is_not_shown_as_zero(picture_of: PictureOf):
    exhibit = chapter(picture_of("town", "nl"), "provisions").exhibits[0]
    bike = next(row for row in exhibit.table.rows if row.header == "Fiets")
    assert bike.cells[1].text == "bedrag onbekend"


def test_published_figures_stand_beside_computed_ones_with_table_year_and_reason(picture_of: PictureOf):
    exhibit = chapter(picture_of("town", "nl"), "published").exhibits[0]
    row = exhibit.table.rows[0]
    texts = [cell.text for cell in row.cells]
    assert texts[:2] == ["21,2%", "2021, CBS 85039NED (definitief)"]
    assert texts[3].startswith("+")
    assert "zonder kinderen" in texts[4]
    assert [chip.kind for chip in exhibit.chips] == ["synthetic", "published"]


def test_a_published_figure_without_a_match_is_not_compared(picture_of: PictureOf):
    exhibit = chapter(picture_of("town", "nl"), "published").exhibits[0]
    row = next(row for row in exhibit.table.rows if row.header == "Huishoudens met een laag inkomen")
    assert row.cells[2].text == "geen vergelijkbaar cijfer"
    assert row.cells[2].missing


def test_the_country_names_over_how_many_municipalities_rights_go(picture_of: PictureOf):
    assert "2 van de 3 gemeenten" in chapter(picture_of("country", "nl"), "provisions").headline
    assert any("2 van de 3" in note for note in chapter(picture_of("town", "nl"), "compare").notes)


def test_what_is_not_known_is_listed_with_its_reason(picture_of: PictureOf):
    unknown = chapter(picture_of("town", "nl"), "unknown")
    assert len(unknown.entries) == 6
    assert all(len(entry.text) > 30 for entry in unknown.entries)
    assert any("2023 is het laatste jaar" in entry.text for entry in unknown.entries)


@given(st.lists(st.floats(0.001, 1), min_size=2, max_size=5))
def test_a_hundred_squares_are_always_a_hundred_and_near_the_shares(shares: list[float]):
    counts = hundred(shares)
    assert sum(counts) == 100
    for count, share in zip(counts, shares, strict=True):
        assert abs(count - 100 * share / sum(shares)) < 1


@given(st.lists(st.floats(0.0, 1), min_size=5, max_size=400))
def test_the_classes_of_the_map_start_at_zero_and_rise(values: list[float]):
    limits = class_limits(values)
    assert limits[0] == 0
    assert limits == sorted(set(limits))
    assert len(limits) <= 5
