# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A map shows every municipality, also who has no figure, and says in words and in a table what it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kansrijk.engine.problems import Problem
from kansrijk.people import municipalities
from kansrijk.picture.charts import MAP_COLOURS
from kansrijk.picture.map_chart import class_limits, municipality_map
from kansrijk.picture.map_page import map_page, read_area_column, write_map

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOW_INCOME = {area.code: area.figures["minimum_110_pct"] for area in municipalities()}
HOLLOW = re.compile(r'fill="(?:#ffffff|white)"[^>]*stroke="#22303a"')


def circles(svg: str) -> list[str]:
    """The marks of municipalities; those of the key lie in groups of their own."""
    marks = svg.split("mark-symbol role-mark", 1)[1].split("</g>", 1)[0]
    return re.findall(r"<path[^>]*>", marks)


@pytest.fixture(scope="module")
def drawn_svg() -> str:
    return municipality_map({**LOW_INCOME, "GM0363": None}, "Laag inkomen").svg


def test_every_municipality_is_a_circle(drawn_svg: str):
    assert len(circles(drawn_svg)) == 342


def test_who_has_no_figure_is_drawn_hollow_and_in_the_key(drawn_svg: str):
    assert len([mark for mark in circles(drawn_svg) if HOLLOW.search(mark)]) == 1
    assert "niet bekend of verborgen" in drawn_svg
    assert "niet bekend of verborgen" not in municipality_map(LOW_INCOME, "Laag inkomen").svg


def test_municipalities_that_are_not_named_are_hollow_too():
    drawn = municipality_map({"Rotterdam": 10.0, "GM0363": 20.0}, "Twee")
    assert len([mark for mark in circles(drawn.svg) if HOLLOW.search(mark)]) == 340
    assert "Van 340 gemeenten is er geen cijfer" in drawn.description


def test_the_picture_has_a_title_and_a_description_for_who_cannot_see_it(drawn_svg: str):
    image = ET.fromstring(drawn_svg)
    space = "{http://www.w3.org/2000/svg}"
    assert image.get("role") == "img"
    title, description = image.find(f"{space}title"), image.find(f"{space}desc")
    assert title is not None
    assert description is not None
    assert title.text == "Laag inkomen"
    assert image.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert "Het laagste cijfer is 1,9% (Rozendaal), het hoogste 17,8% (Rotterdam)" in (description.text or "")


def test_a_title_cannot_break_the_picture():
    drawn = municipality_map(LOW_INCOME, 'A < B & "C"')
    assert ET.fromstring(drawn.svg) is not None
    assert "<h1>A &lt; B &amp; &#34;C&#34;</h1>" in map_page(drawn)


def test_the_classes_are_round_and_about_equally_full():
    limits = class_limits(list(LOW_INCOME.values()), "percent")
    assert len(limits) == 4
    sizes = [0] * 5
    for value in LOW_INCOME.values():
        sizes[sum(value >= limit for limit in limits)] += 1
    assert min(sizes) > 40
    assert all(round(limit, 1) == limit for limit in limits)
    assert class_limits([value / 100 for value in LOW_INCOME.values()], "share") == pytest.approx(
        [limit / 100 for limit in limits]
    )


@pytest.mark.parametrize("values", [[5.0], [5.0, 5.0, 5.0], [0.0, 1.0], [-3.0, 0.0, 4.0], [1e9, 2e9, 3e9]])
def test_few_or_equal_figures_give_fewer_classes(values: list[float]):
    codes = [area.code for area in municipalities()]
    drawn = municipality_map(dict(zip(codes, values, strict=False)), "Weinig", unit="number")
    limits = class_limits(values, "number")
    assert limits == sorted(set(limits))
    assert len(limits) < max(2, len(set(values)))
    used = {mark.split('fill="')[1][:7] for mark in circles(drawn.svg)}
    assert used & set(MAP_COLOURS)


@pytest.mark.parametrize(
    "value,unit,shown",
    [(0.075, "share", "7,5%"), (7.5, "percent", "7,5%"), (7.5, "EUR", "€"), (7.5, "number", "8")],
)
def test_figures_are_written_in_their_unit(value: float, unit: str, shown: str):
    rows = municipality_map({"Urk": value}, "Eenheid", unit=unit).rows
    assert [shown in row.text for row in rows if row.name == "Urk"] == [True]


@pytest.mark.parametrize(
    "values,sentence",
    [
        ({}, "not one figure"),
        ({"Urk": None}, "not one figure"),
        ({"Urk": float("nan")}, "not one figure"),
        ({"Brielle": 1.0}, "part of Voorne aan Zee"),
        ({"NL": 1.0}, "no place on a map"),
        ({"Urk": 1.0, "GM0184": 2.0}, "there twice"),
        ({"Bonaire": 1.0}, "public body"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_reason(values: dict[str, float | None], sentence: str):
    with pytest.raises(Problem, match=sentence):
        municipality_map(values, "Niet")


def test_another_unit_is_refused():
    with pytest.raises(Problem, match="There is no unit 'mijl'"):
        municipality_map({"Urk": 1.0}, "Niet", unit="mijl")


# --- borders ---


def borders_file(path: Path, codes: list[str], scale: float = 1.0) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"statcode": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[scale * x, scale * y] for x, y in ((5 + i, 52), (5 + i, 53), (6 + i, 53), (5 + i, 52))]
                ],
            },
        }
        for i, code in enumerate(codes)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


@pytest.mark.parametrize("scale", [1.0, 10_000.0])
def test_borders_are_drawn_from_degrees_or_metres(tmp_path: Path, scale: float):
    path = borders_file(tmp_path / "grenzen.geojson", ["GM0599", "GM0363"], scale)
    drawn = municipality_map({"GM0599": 3.0, "GM0363": None}, "Grenzen", boundaries=path)
    assert "elk met zijn grenzen" in drawn.description
    assert drawn.svg.count("stroke-dasharray") == 1
    assert drawn.notes[-1].startswith("Grenzen: grenzen.geojson; van PDOK en cartomap")


def test_borders_that_miss_a_municipality_or_are_something_else_are_refused(tmp_path: Path):
    path = borders_file(tmp_path / "grenzen.geojson", ["GM0363"])
    with pytest.raises(Problem, match=r"grenzen\.geojson has no borders of GM0599"):
        municipality_map({"GM0599": 3.0}, "Niet", boundaries=path)
    path.write_text("[1, 2]", encoding="utf-8")
    with pytest.raises(Problem, match="no GeoJSON of municipalities"):
        municipality_map({"GM0599": 3.0}, "Niet", boundaries=path)
    with pytest.raises(Problem, match="cannot be read"):
        municipality_map({"GM0599": 3.0}, "Niet", boundaries=tmp_path / "none")


@pytest.mark.shared
@pytest.mark.parametrize("year", [2023, 2025])
def test_published_borders_can_be_drawn(shared: Path, year: int):
    path = shared / "data" / f"gemeente_{year}_wgs84_cartomap.geojson"
    if not path.is_file():
        pytest.skip(f"no borders: {path.name} is not there")
    drawn = municipality_map(LOW_INCOME, "Grenzen", boundaries=path)
    shapes = drawn.svg.split("mark-shape role-mark", 1)[1].split("</g>", 1)[0]
    assert shapes.count("<path") == 342


# --- the page and the file of figures ---


def test_the_page_has_all_figures_in_its_table(tmp_path: Path):
    write_map(municipality_map({**LOW_INCOME, "GM0363": None}, "Laag inkomen"), tmp_path / "kaart.html")
    page = (tmp_path / "kaart.html").read_text(encoding="utf-8")
    assert page.count('<th scope="row">') == 342
    assert re.search(r'scope="row">Amsterdam</th>.*niet bekend of verborgen', page)
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.browser
def test_the_page_is_accessible(tmp_path: Path, page: Page, axe_violations: Callable[[Page], list[str]]):
    for language in ("nl", "en"):
        write_map(municipality_map(LOW_INCOME, "Laag inkomen", language=language), tmp_path / "kaart.html")
        page.goto((tmp_path / "kaart.html").as_uri())
        assert axe_violations(page) == []


def test_a_map_of_another_form_is_refused_and_nothing_is_written(tmp_path: Path):
    with pytest.raises(Problem, match=r"ends in \.html, \.svg"):
        write_map(municipality_map(LOW_INCOME, "x"), tmp_path / "kaart.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "gemeente;deel\nUrk;7,5\nEde;\nTexel;x\n",
        "area,deel\nUrk,7.5\nEde,.\nTexel,-\n",
        "\ufeffdeel,code\n7.5%,Urk\n,Ede\nNA,Texel\n",
    ],
)
def test_a_file_is_read_with_commas_or_semicolons_and_unknown_cells(tmp_path: Path, text: str):
    path = tmp_path / "cijfers.csv"
    path.write_text(text, encoding="utf-8")
    assert read_area_column(path, None).values == {"Urk": 7.5, "Ede": None, "Texel": None}


@pytest.mark.parametrize(
    "text,column,sentence",
    [
        ("gemeente,a\nUrk,veel\n", "a", "line 2, column a: 'veel' is no number"),
        ("gemeente,a\nUrk,1\nUrk,2\n", "a", "line 3: Urk is there twice"),
        ("gemeente,a,b\nUrk,1,2\n", None, "which column.*--column: gemeente, a, b"),
        ("gemeente,a\nUrk,1\n", "c", "which column 'c'"),
        ("plaats,a\nUrk,1\n", "a", "which column.*--area-column"),
        ("", None, "which column"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_with_line_and_column(
    tmp_path: Path, text: str, column: str | None, sentence: str
):
    path = tmp_path / "cijfers.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=sentence):
        read_area_column(path, column)
