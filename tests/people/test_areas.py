# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities are found by what people call them, and their figures add up to what was published."""

from __future__ import annotations

import csv
import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from kansrijk.engine.problems import Problem
from kansrijk.people import find_area, like_municipalities, municipalities
from kansrijk.people.areas import DATA
from kansrijk.people.synthesis.margins import national


def test_there_are_342_municipalities_in_order_of_code():
    codes = [area.code for area in municipalities()]
    assert len(codes) == 342
    assert codes == sorted(set(codes))
    assert all(area.province and area.name for area in municipalities())


@pytest.mark.parametrize(
    "called,code",
    [
        ("Rotterdam", "GM0599"),
        ("rotterdam", "GM0599"),
        ("GM0599", "GM0599"),
        ("gm599", "GM0599"),
        ("0599", "GM0599"),
        (599, "GM0599"),
        ("Den Haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("s gravenhage", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("sudwest fryslan", "GM1900"),
        ("Hengelo", "GM0164"),
        ("Bergen (L.)", "GM0893"),
        ("Nederland", "NL"),
        ("nl", "NL"),
    ],
)
def test_an_area_is_found_by_code_or_name(called: str | int, code: str):
    assert find_area(called).code == code


@pytest.mark.parametrize(
    "called,sentence",
    [
        ("Roterdam", r"'Roterdam' is not known in the division of 2025\. Do you mean Rotterdam"),
        ("Brielle", r"part of Voorne aan Zee \(GM1992\)"),
        ("Bergen", r"More than one municipality is called 'Bergen'.*GM0373.*GM0893"),
        ("GM9999", "Give the name or code"),
        ("", "Give the name or code"),
        ("€", "Give the name or code"),
    ],
)
def test_an_unknown_area_is_answered_with_a_way_out(called: str, sentence: str):
    with pytest.raises(Problem, match=sentence):
        find_area(called)


def test_the_inhabitants_add_up_to_the_published_number():
    assert sum(area.inhabitants for area in municipalities()) == 17_475_415
    assert find_area("NL").inhabitants == 17_475_415


def test_figures_that_are_not_published_are_absent():
    without = [area.name for area in municipalities() if "bijstand_per_1000" not in area.figures]
    assert without == ["Ameland"]


def test_points_lie_in_the_netherlands():
    for area in municipalities():
        assert 3.3 < area.lon < 7.3, area.name
        assert 50.7 < area.lat < 53.6, area.name


def test_municipalities_that_are_alike_are_big_when_big():
    alike = [area.name for area in like_municipalities("Rotterdam", 4)]
    assert alike[:2] == ["Amsterdam", "'s-Gravenhage"]
    assert like_municipalities("GM0599", 4) == like_municipalities("rotterdam", 4)
    assert "Rotterdam" not in [area.name for area in like_municipalities("Rotterdam", 400)]
    assert len(like_municipalities("Urk", 400)) == 341
    with pytest.raises(Problem, match="Choose a municipality"):
        like_municipalities("NL")


def test_every_column_of_the_table_has_its_source():
    with (DATA / "municipalities.csv").open(encoding="utf-8") as file:
        columns = next(csv.reader(file))
    sources = yaml.safe_load((DATA / "sources.yaml").read_text(encoding="utf-8"))
    assert set(sources["columns"]) == set(columns)
    assert {entry["table"] for entry in sources["columns"].values()} == set(sources["tables"])


# --- against the published files, where they are at hand ---


@pytest.fixture(scope="module")
def published(shared: Path) -> dict[str, dict]:
    path = shared / "data" / "kwb2021_gemeente_nlstat.json"
    if not path.is_file():
        pytest.skip(f"no published figures: {path.name} is not there")
    return json.loads(path.read_text(encoding="utf-8"))["Gemeente"]


def tool(root: Path, name: str) -> ModuleType:
    spec = spec_from_file_location(name, root / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_the_table_is_what_its_tool_makes(root: Path, shared: Path, published: dict):
    rows = tool(root, "make_municipalities").make(shared / "data")
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == rows


@pytest.mark.shared
def test_municipalities_that_merged_add_up(published: dict):
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        merged = {row["code"]: row["merged_codes"].split(";") for row in csv.DictReader(file)}
    for area in municipalities():
        if not area.merged:
            continue
        codes = [*merged[area.code], *([area.code] if area.code in published else [])]
        parts = [published[code] for code in codes]
        assert area.inhabitants == sum(part["Population"] for part in parts), area.name
        households = [part["Population"] / part["Demographics"]["Avg household size"] for part in parts]
        assert area.households == pytest.approx(sum(households), rel=0.001)
        shares = [part["Inequality"]["Near-poverty 110% (%)"] for part in parts]
        low = sum(s * h for s, h in zip(shares, households, strict=True)) / sum(households)
        assert area.figures["minimum_110_pct"] == pytest.approx(low, abs=0.051), area.name


@pytest.mark.shared
def test_municipalities_that_did_not_merge_have_their_published_figures(published: dict):
    for area in municipalities():
        if area.merged:
            continue
        record = published[area.code]
        assert area.inhabitants == record["Population"]
        assert area.figures["minimum_120_pct"] == record["Inequality"]["Near-poverty 120% (%)"]
        assert area.figures["household_size"] == record["Demographics"]["Avg household size"]


@pytest.mark.shared
def test_the_national_figures_are_those_of_the_published_table(shared: Path):
    path = shared / "data" / "cbs_83841NED" / "Observations.csv"
    if not path.is_file():
        pytest.skip(f"no published figures: {path.name} is not there")
    lines = {"1050290": "low_income", "A043009": "101", "A043007": "110", "A043008": "120"}
    years = {"A028721": 1, "A028724": 4}
    table = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row["InkomensgrensHuishouden"] in lines and row["Value"]:
                line = lines[row["InkomensgrensHuishouden"]], years[row["DuurInkomenspositie"]]
                key = (
                    row["KenmerkenVanHuishoudens"],
                    int(row["Perioden"][:4]),
                    line,
                    int(row["Measure"][-1]) - 1,
                )
                table[key] = float(row["Value"].replace(",", "."))
    checked = 0
    for (code, year), figures in national().items():
        for line, pair in figures.items():
            assert pair == tuple(table[code, year, line, place] for place in (0, 1)), (code, year, line)
            checked += 1
    assert checked == 33 * (6 * 8 + 6)
