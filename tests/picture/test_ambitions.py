# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A chapter for each ambition and one for the broad target: nothing invented, nothing joined, unknown stays unknown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.picture import demo

from kansrijk.engine.problems import Problem
from kansrijk.indicators.broad_target import judge_broad
from kansrijk.indicators.broad_target_files import read_target
from kansrijk.indicators.series_files import load_series
from kansrijk.people import find_area
from kansrijk.picture import PictureInputs, build_picture, picture_data
from kansrijk.picture.chapters.joining import STEPS
from kansrijk.picture.content import Cell, Chapter, Exhibit, Picture
from kansrijk.picture.examples import find_examples
from kansrijk.picture.make import make_picture
from kansrijk.picture.record import national_record

PictureOf = Callable[[str, str], Picture]
KEYS = ["joining", "position", "life", "examples", "broad"]


def chapter(picture: Picture, key: str) -> Chapter:
    return next(entry for entry in picture.chapters if entry.key == key)


def exhibit(picture: Picture, key: str) -> Exhibit:
    return next(item for entry in picture.chapters for item in entry.exhibits if item.key == key)


def cells(item: Exhibit) -> Iterator[Cell]:
    for row in item.table.rows:
        yield from row.cells


def own_data() -> Picture:
    inputs = demo.inputs()
    return build_picture(replace(inputs, area=replace(inputs.area, status="computed", code="GM9998")), "nl")


def test_every_ambition_has_a_chapter_of_its_own_number_and_the_broad_target_follows(
    picture_of: PictureOf, every: tuple[str, str]
):
    chapters = picture_of(*every).chapters
    assert [entry.key for entry in chapters[:5]] == KEYS
    assert [entry.number for entry in chapters] == list(range(1, len(chapters) + 1))
    for number in range(1, 5):
        assert re.match(f"Ambit(ie|ion) {number}:", chapters[number - 1].title)
    assert {entry.part for entry in chapters[:5]} == {"ambitions"}
    assert {entry.part for entry in chapters[5:]} == {"details"}


def test_the_steps_only_a_municipality_knows_are_unknown_and_never_zero(picture_of: PictureOf):
    funnel = exhibit(picture_of("town", "nl"), "funnel")
    for row in funnel.table.rows:
        steps = row.cells[-len(STEPS) :]
        assert {cell.text for cell in steps} == {"onbekend"}
        assert all(cell.missing for cell in steps)
    assert [row.header for row in funnel.table.rows][-1] == "Eigen omstandigheden"
    assert all(cell.missing for cell in funnel.table.rows[-1].cells)


def test_every_step_of_the_funnel_names_what_it_is_a_part_of(picture_of: PictureOf):
    labels = [column.label for column in exhibit(picture_of("town", "nl"), "funnel").table.columns]
    assert labels[1:] == [
        "Deel van alle kinderen",
        "Bekend, van geschat",
        "Aangevraagd, van bekend",
        "Toegekend, van aangevraagd",
        "Gebruikt, van toegekend",
    ]


def test_expected_use_says_that_it_is_a_model_and_measured_reach_is_unknown(picture_of: PictureOf):
    reach = exhibit(picture_of("town", "nl"), "reach")
    assert {chip.kind for chip in reach.chips} == {"synthetic", "model"}
    assert "model" in reach.table.columns[2].label
    assert {row.cells[3].text for row in reach.table.rows} == {"onbekend"}
    assert "geen meting" in reach.note


def test_where_provisions_are_unknown_reach_is_unknown_too(picture_of: PictureOf):
    village = picture_of("village", "nl")
    assert "weten we niet" in chapter(village, "joining").headline
    reach = exhibit(village, "reach")
    assert reach.chart is None
    assert {row.cells[1].text for row in reach.table.rows} == {"onbekend"}


def test_ways_of_measuring_stand_in_one_chart_as_lines_of_their_own(picture_of: PictureOf):
    households = exhibit(picture_of("town", "nl"), "households")
    assert households.chart is not None
    assert len(households.chart.legend) == 4
    assert len({(entry.colour, entry.shape) for entry in households.chart.legend}) == 4
    drawn = json.dumps(households.chart.wide)
    assert '"detail"' in drawn or "run:N" in drawn or '"run"' in drawn
    assert "Trek geen lijn" in households.note
    assert [chip.kind for chip in households.chips] == ["published"]
    assert "synthetisch" not in households.table.caption


def test_no_table_of_published_series_holds_a_difference_between_versions(picture_of: PictureOf):
    for key in ("households", "children-poor"):
        labels = [column.label for column in exhibit(picture_of("town", "nl"), key).table.columns]
        assert not any("verschil" in label.lower() for label in labels)
        assert len(labels) == len(
            national_record().households if key == "households" else national_record().children
        )


def test_a_measurement_that_ended_gets_no_forecast_and_the_target_on_it_cannot_be_told(picture_of: PictureOf):
    picture = picture_of("town", "nl")
    first = exhibit(picture, "households-trend").table.rows[0]
    assert first.cells[-1].text == "geen: de meting stopte in 2023"
    assert "niet te zeggen, want de meting is gestopt" in chapter(picture, "position").headline
    target = exhibit(picture, "households-target").table.rows[0]
    assert target.cells[1].text == "Lage-inkomensgrens van het CBS"
    assert target.cells[2].text == "niet te zeggen"


def test_too_few_points_never_give_a_slope_a_certainty_or_a_forecast(picture_of: PictureOf):
    rows = {row.header: row for row in exhibit(picture_of("town", "nl"), "children-trend").table.rows}
    new_line = rows["Armoedegrens van CBS, SCP en Nibud"]
    assert {cell.text for cell in new_line.cells[1:]} == {"te weinig punten (2)"}
    assert "altijd te weinig" in rows["Raming van het CPB"].cells[2].text


def test_every_version_of_every_target_about_child_poverty_has_a_verdict_and_a_source(picture_of: PictureOf):
    targets = exhibit(picture_of("town", "nl"), "children-targets")
    versions = national_record().judged("kinderarmoede")[0].versions
    assert len(targets.table.rows) == len(versions)
    assert all(cell.text for cell in cells(targets))
    assert all(version.target.source in targets.source for version in versions)


def test_what_is_computed_here_names_its_version_and_stands_apart_from_the_series(picture_of: PictureOf):
    families = exhibit(picture_of("town", "nl"), "families-here")
    assert families.table.columns[-1].label == "Versie"
    assert {row.cells[-1].text for row in families.table.rows} == {"v1"}
    assert "synthetisch" in families.table.caption
    assert "Versie: v1." in families.definitions[0].text


@pytest.mark.parametrize("place", ["town", "country", "village"])
def test_no_voice_of_a_child_is_invented(picture_of: PictureOf, place: str):
    life = chapter(picture_of(place, "nl"), "life")
    assert "geen stemmen van kinderen opgenomen" in life.empty
    assert {entry.text for entry in life.entries} == {"Nog geen stem opgenomen."}
    assert [entry.title for entry in life.entries] == ["Thuis", "School", "Vrije tijd", "Buurt"]
    assert "“" not in repr(life)


def test_synthetic_children_were_not_asked_and_the_page_says_so(picture_of: PictureOf):
    assert "Niemand heeft deze kinderen gevraagd" in chapter(picture_of("town", "nl"), "life").paragraphs[1]
    assert len(chapter(own_data(), "life").paragraphs) == 1


def test_facts_a_population_does_not_hold_are_unknown(picture_of: PictureOf):
    town = demo.town()
    gone = {
        code: replace(item, value=None, n=None, missing="unknown", reason="not_supplied")
        if code.startswith("kinderen_missen")
        else item
        for code, item in town.observations.items()
    }
    picture = build_picture(replace(demo.inputs(), area=replace(town, observations=gone)), "nl")
    assert "weten we niet" in chapter(picture, "life").headline
    parts = exhibit(picture, "parts")
    assert parts.chart is None
    assert {row.cells[0].text for row in parts.table.rows} == {"onbekend: gegevens ontbreken"}


def test_front_runners_come_with_a_range_of_places_and_no_ranking(picture_of: PictureOf):
    picture = picture_of("town", "nl")
    standing = exhibit(picture, "standing")
    assert standing.table.rows[0].cells[1].text.count(" tot ") == 1
    assert "Ze laten zien wat de regels doen" in standing.note
    alike = exhibit(picture, "alike")
    unknown = next(row for row in alike.table.rows if row.header == "Heuvelen")
    assert [cell.text for cell in unknown.cells[:2]] == ["onbekend", "onbekend"]


def test_what_front_runners_do_says_how_far_its_effect_is_known(picture_of: PictureOf):
    examples = chapter(picture_of("town", "nl"), "examples")
    assert len(examples.entries) > 10
    assert all(entry.chips[0].text.startswith("effect: ") for entry in examples.entries)
    assert all(entry.url or any(term == "Bron" for term, _ in entry.facts) for entry in examples.entries)


def test_own_data_are_not_ranked_with_synthetic_people():
    examples = chapter(own_data(), "examples")
    assert "niet op een rij te zetten met synthetische" in examples.headline
    standing = next(item for item in examples.exhibits if item.key == "standing")
    assert {chip.kind for chip in standing.chips} == {"computed", "synthetic"}
    assert "synthetisch" in standing.table.caption


def test_a_broad_target_without_numbers_says_so_for_every_measure(picture_of: PictureOf):
    broad = chapter(picture_of("town", "nl"), "broad")
    assert "Voor geen daarvan" in broad.headline
    assert "Niemand heeft het vastgesteld" in broad.paragraphs[1]
    primary = next(item for item in broad.exhibits if item.key == "broad-primary")
    assert [row.header[:2] for row in primary.table.rows] == ["P1", "P2", "P3", "P4"]
    assert {row.cells[3].text for row in primary.table.rows} == {"geen doel (niet te zeggen)"}
    assert all(row.cells[4].text for row in primary.table.rows)
    assert len(broad.notes) == len(national_record().broad.target.not_measured)


def test_the_nearest_figures_here_are_no_measure_of_the_target(picture_of: PictureOf):
    here = exhibit(picture_of("town", "nl"), "broad-here")
    assert "Geen van deze cijfers is dezelfde meting" in here.note
    assert "model" in {chip.kind for chip in here.chips}


def test_the_map_of_a_municipality_rings_it_and_names_it_first(picture_of: PictureOf):
    found = exhibit(picture_of("town", "nl"), "map")
    assert found.table.rows[0].header == "Voorbeeldstad"
    assert found.table.rows[0].strong
    assert found.chart is not None
    assert (found.chart.legend[-1].label, found.chart.legend[-1].shape) == ("Voorbeeldstad", "ring")
    country = exhibit(picture_of("country", "nl"), "map")
    assert country.chart is not None
    assert "ring" not in {entry.shape for entry in country.chart.legend}


def test_the_json_holds_series_targets_front_runners_and_no_voices():
    content = picture_data(demo.inputs())
    assert content["voices"] == []
    assert {
        entry["version"] for entry in content["series"] if entry["indicator"] == "kinderen_in_armoede"
    } == {
        "cbs-lage-inkomensgrens",
        "cbs-scp-nibud-2024",
        "cpb-raming",
    }
    assert {entry["target"] for entry in content["targets"]} >= {"kinderarmoede", "huishoudens-met-kinderen"}
    assert content["broad_target"]["verdict"] == "cannot_tell"
    assert {entry["missing"] for entry in content["needed"]} == {"unknown"}
    places = content["front_runners"][0]["places"]
    assert all(place["best"] <= place["worst"] for place in places)
    assert len(content["map"]) > 300


def test_front_runners_to_learn_from_are_the_ones_most_like_the_municipality():
    names = {"GM0363": "Amsterdam", "GM0518": "'s-Gravenhage", "GM0344": "Utrecht", "GM0981": "Vaals"}
    areas = [demo.town(), *demo.peers()]
    everywhere = {
        code: replace(
            areas[place],
            code=code,
            name=name,
            observations={key: replace(item, area=code) for key, item in areas[place].observations.items()},
        )
        for place, (code, name) in enumerate(names.items())
    }
    found = find_examples(find_area("Rotterdam"), everywhere)
    assert len(found.alike) == 5
    assert all(item.why["nl"] and item.why["en"] for item in found.alike)
    assert {item.code for item in found.in_front} <= set(names)
    country = find_examples(find_area("NL"), everywhere)
    assert country.alike == ()
    assert all(not item.why for item in country.in_front)


@pytest.fixture(scope="module")
def with_own_target(root: Path) -> PictureInputs:
    own = judge_broad(read_target(root / "docs" / "targets" / "example.yaml"), load_series())
    return replace(demo.inputs(), own_target=own)


def test_the_target_of_a_municipality_stands_beside_that_of_the_country(with_own_target: PictureInputs):
    picture = build_picture(with_own_target, "nl")
    own = exhibit(picture, "broad-own")
    assert [column.label for column in own.table.columns][-2:] == ["Landelijk doel en oordeel", "Waarom"]
    rows = {row.header[:2]: row.cells for row in own.table.rows}
    assert "2028: 6,0% (op koers)" in rows["P1"][2].text
    assert rows["P1"][3].text == "geen doel (niet te zeggen)"
    assert "anders geteld" in rows["S6"][3].text
    assert rows["B1"][3].text == "landelijk geen maat"
    assert "gehaald volgens het cijfer, maar onzeker" in rows["B1"][2].text
    assert own.table.rows[-1].header.endswith("leefomgeving (vrije tijd, buurt)")
    assert "Dit doel is vastgesteld" in own.note


def test_a_picture_without_a_target_of_its_own_has_no_table_for_it(picture_of: PictureOf):
    assert "broad-own" not in {item.key for item in chapter(picture_of("town", "nl"), "broad").exhibits}


def test_the_json_holds_the_target_of_the_municipality_apart(with_own_target: PictureInputs):
    assert picture_data(demo.inputs())["own_target"] is None
    own = picture_data(with_own_target)["own_target"]
    assert own["verdict"] == "on_course"
    assert {item["code"] for item in own["measures"]} == {"P1", "S6", "B1"}


def test_a_target_of_another_municipality_is_refused_before_anything_is_counted(root: Path, tmp_path: Path):
    example = (root / "docs" / "targets" / "example.yaml").read_text(encoding="utf-8")
    text = example.replace("area: Voorbeeldstad", "area: Rotterdam")
    (tmp_path / "doel.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match="is about Rotterdam and not about Schiedam"):
        make_picture("Schiedam", 2025, tmp_path / "beeld.html", target=tmp_path / "doel.yaml")
    assert not (tmp_path / "beeld.html").exists()
