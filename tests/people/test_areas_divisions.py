# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities come and go, and an old name still leads to what it became."""

from __future__ import annotations

import csv
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from kansrijk.engine.problems import Problem
from kansrijk.people import Division, find_area, municipalities
from kansrijk.people.areas_districts import districts_to_municipalities, municipality_of, read_districts
from kansrijk.people.areas_divisions import UnknownYear, history
from kansrijk.people.areas_names import DATA

COUNTS = {2016: 390, 2017: 388, 2018: 380, 2019: 355, 2020: 355, 2021: 352, 2022: 345, 2023: 342, 2026: 342}


@pytest.mark.parametrize("year,count", COUNTS.items())
def test_every_year_has_as_many_municipalities_as_cbs_counts(year: int, count: int):
    assert len(Division(year)) == count
    assert len(Division(year).codes) == len(set(Division(year).codes))


@pytest.mark.parametrize("year", [2015, 2027, 0])
def test_a_year_that_is_not_known_is_refused(year: int):
    with pytest.raises(UnknownYear, match="those of 2016 to 2026 are"):
        Division(year)


def test_the_division_of_2025_is_that_of_the_table_with_figures():
    members = Division(2025).members
    assert {m.code: (m.name, m.province) for m in members.values()} == {
        area.code: (area.name, area.province) for area in municipalities()
    }


def test_every_municipality_that_is_gone_has_one_change_and_no_other_has():
    known = history()
    gone = {m.code: m.last + 1 for m in known.municipalities.values() if m.last < known.last_year}
    assert {change.old: change.division for change in known.changes} == gone
    assert len(known.changes) == len(gone)


def test_a_change_leads_to_municipalities_of_that_division_with_shares_of_one():
    for change in history().changes:
        assert set(change.shares) <= set(Division(change.division).codes), change.old
        assert sum(change.shares.values()) == pytest.approx(1), change.old
        assert change.kind == ("merge" if len(change.shares) == 1 else "split")
        assert change.source
        assert change.status in {"published", "derived"}
        assert (change.basis != "") == (change.kind == "split")


def test_a_municipality_that_is_new_is_made_of_others():
    known = history()
    for made in known.municipalities.values():
        if made.first > known.first_year:
            assert {change.division for change in known.parts_of(made.code)} == {made.first}, made.name


def test_the_splits_are_three_and_estimates():
    splits = [change for change in history().changes if change.kind == "split"]
    assert [(change.old, change.status) for change in splits] == [
        ("GM0140", "derived"),
        ("GM0053", "derived"),
        ("GM0788", "derived"),
    ]


def test_weesp_went_in_the_middle_of_a_year():
    change = history().change_of("GM0457")
    assert change is not None
    assert (change.in_force, change.division) == (date(2022, 3, 24), 2023)
    assert "GM0457" in Division(2022)
    assert "GM0457" not in Division(2023)


@pytest.mark.parametrize(
    "name,year,code",
    [
        ("Brielle", 2020, "GM0501"),
        (501, 2022, "GM0501"),
        ("Voorne aan Zee", 2024, "GM1992"),
        ("haaren", 2019, "GM0788"),
        ("Den Haag", 2016, "GM0518"),
        ("Hengelo", 2025, "GM0164"),
    ],
)
def test_a_name_is_found_in_the_years_it_was_used(name: str | int, year: int, code: str):
    assert Division(year).find(name).code == code


@pytest.mark.parametrize(
    "name,year,sentence",
    [
        ("Brielle", 2024, r"since 01-01-2023 it is part of Voorne aan Zee \(GM1992\)"),
        ("Weesp", 2025, r"since 24-03-2022 it is part of Amsterdam"),
        ("Haaren", 2021, r"divided over Oisterwijk \(GM0824\), Vught .*, Boxtel .*, Tilburg"),
        ("Voorne aan Zee", 2020, r"was made in 2023 of Brielle, Hellevoetsluis, Westvoorne"),
        ("Bergen", 2025, r"More than one municipality is called 'Bergen'"),
        ("Bonaire", 2025, r"public body of Caribbean Netherlands"),
        ("BQ-SA", 2025, r"Saba is a public body"),
        ("Atlantis", 2025, r"No municipality from 2016 to 2026"),
    ],
)
def test_a_name_of_another_year_tells_what_to_use(name: str, year: int, sentence: str):
    with pytest.raises(Problem, match=sentence):
        Division(year).find(name)


@pytest.mark.parametrize(
    "name,sentence",
    [
        ("Littenseradiel", "divided over Súdwest-Fryslân"),
        ("Sint Eustatius", "public body"),
        (1908, "part of Waadhoeke"),
    ],
)
def test_the_finder_of_today_knows_old_names_too(name: str | int, sentence: str):
    with pytest.raises(Problem, match=sentence):
        find_area(name)


def test_caribbean_netherlands_is_in_no_division_and_no_province():
    for year in COUNTS:
        assert not any(code.startswith("BQ") for code in Division(year).codes)
    assert set(history().caribbean.values()) == {"Bonaire", "Sint Eustatius", "Saba"}


def test_provinces_hold_all_municipalities_and_leerdam_changed_province_by_merging():
    provinces = history().provinces.values()
    assert sum(len(Division(2018).of_province(name)) for name in provinces) == COUNTS[2018]
    assert Division(2018).find("Leerdam").province == "Zuid-Holland"
    assert Division(2019).find("Vijfheerenlanden").province == "Utrecht"
    assert Division(2019).of_province("Fryslân") == Division(2019).of_province("PV21")
    with pytest.raises(Problem, match="is no province"):
        Division(2019).of_province("Holland")


# --- districts ---


def test_a_district_belongs_to_the_municipality_in_its_code():
    assert municipality_of("WK059901") == "GM0599"
    assert municipality_of("BU0599011A") == "GM0599"
    with pytest.raises(Problem, match="no code of a district"):
        municipality_of("GM0599")


def test_a_list_of_districts_is_read_with_the_municipalities_of_its_year(tmp_path: Path):
    path = tmp_path / "wijken.csv"
    path.write_text("code;name\nWK059903;Delfshaven\nWK050100;Brielle\n", encoding="utf-8")
    assert [district.name for district in read_districts(path, 2021)] == ["Brielle", "Delfshaven"]
    with pytest.raises(Problem, match="GM0501, which was no municipality on 1 January 2024"):
        read_districts(path, 2024)
    path.write_text("naam\nx\n", encoding="utf-8")
    with pytest.raises(Problem, match="line 1 lacks the column"):
        read_districts(path, 2021)
    with pytest.raises(Problem, match="is not there"):
        read_districts(tmp_path / "none.csv", 2021)


def test_districts_add_up_to_their_municipality():
    counts = {"WK059901": 10.0, "WK059903": 5.0, "WK036300": None}
    assert districts_to_municipalities(counts, kind="count") == {"GM0363": None, "GM0599": 15.0}
    rates = {"WK059901": 10.0, "WK059903": 5.0}
    weights = {"WK059901": 1.0, "WK059903": 4.0}
    assert districts_to_municipalities(rates, kind="rate", weights=weights) == {"GM0599": 6.0}
    with pytest.raises(Problem, match="needs weights of WK059903"):
        districts_to_municipalities(rates, kind="rate", weights={"WK059901": 1.0})


# --- against the published lists, where they are at hand ---


def rows_of(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        pytest.skip(f"no published list: {path.name} is not there")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.shared
def test_the_table_is_what_its_tool_makes_of_the_published_lists(root: Path, shared: Path):
    spec = spec_from_file_location("make_areas", root / "tools" / "make_areas.py")
    assert spec is not None
    assert spec.loader is not None
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    rows_of(shared / "data" / "gemeente_mergers_2017_2023.csv")
    with (DATA / "cbs_areas.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == tool.make(shared / "data")


@pytest.mark.shared
def test_the_changes_are_those_of_the_published_list(shared: Path):
    rows = rows_of(shared / "data" / "gemeente_mergers_2017_2023.csv")
    published = {
        row["old_code"]: (
            int(row["list_year"]),
            row["in_force"],
            row["kind"],
            set(row["new_codes"].split(";")),
        )
        for row in rows
    }
    assert {
        change.old: (change.division, change.in_force.isoformat(), change.kind, set(change.shares))
        for change in history().changes
    } == published


@pytest.mark.shared
def test_the_division_of_2019_is_that_of_the_published_list(shared: Path):
    rows = rows_of(shared / "data" / "cbs_gemeenten_alfabetisch_2019.csv")
    assert {(row["GemeentecodeGM"], row["Provincienaam"]) for row in rows} == {
        (m.code, m.province) for m in Division(2019).members.values()
    }
