# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A municipality's own extract becomes a population, or a list of faults that names no person."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import numpy as np
import openpyxl
import polars as pl
import pyreadstat
import pytest
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.engine.problems import Problem
from kansrijk.people import Population
from kansrijk.people.readers import ExtractProblem, read_extract
from kansrijk.people.readers.extract import Reading
from kansrijk.people.readers.mapping import mapping_from_text

MAPPING = """\
peildatum: 2025-03-15
herkomst: uitkeringen en basisregistratie
bestand: {duizendtal: "."}
leeg: ["-", onbekend]
huishouden: HH
persoon: PERS
gezin:
  positie: {kolom: POS, codes: {H: hoofd, P: partner, K: kind, O: overig}}
kolommen:
  gemeente: {kolom: GEM}
  leeftijd: {geboren: GEB, vorm: "%d-%m-%Y"}
  huurwoning: {vast: ja}
  huur_m: {kolom: HUUR}
  schuldhulp: {kolom: SCHULD, leeg_is: nee}
  loon_y: {kolom: LOON, per: maand, leeg_is: 0}
"""
HEADER = "HH;PERS;POS;GEB;LOON;HUUR;GEM;SCHULD;GEHEIM\n"
ROWS = """\
7788;9001;K;03-03-2015;;;;;x
7788;9002;H;01-05-1985;2.000,50;700,00;Súdwest-Fryslân;ja;x
7788;9003;P;28-02-1986;-;;;;x
7788;9004;K;16-03-2004;1100;;;;x
5566;9005;H;15-03-1950;onbekend;650;GM0599;nee;x
"""


def read(tmp_path: Path, rows: str = ROWS, mapping: str = MAPPING, **options: object) -> Reading:
    path = tmp_path / "uittreksel.csv"
    path.write_bytes((HEADER + rows).encode("cp1252"))
    return read_extract(path, mapping_from_text(mapping), **options)  # type: ignore[arg-type]


def faults(tmp_path: Path, rows: str, mapping: str = MAPPING) -> list[tuple[str, str, tuple[int, ...]]]:
    with pytest.raises(ExtractProblem) as caught:
        read(tmp_path, rows, mapping)
    return [(fault.kind, fault.column, fault.rows) for fault in caught.value.report.faults]


def test_people_are_put_into_households_and_families(tmp_path: Path):
    frame = read(tmp_path).population.frame
    assert frame.family_offsets.tolist() == [0, 2, 3]
    assert frame.person_offsets.tolist() == [0, 3, 4, 5]
    assert frame.columns["leeftijd"].tolist() == [39, 39, 10, 20, 75]
    assert frame.columns["rol"].tolist() == [0, 0, 1, 0, 0]
    assert frame.columns["gemeente"].tolist() == [1900, 599]
    assert frame.columns["schuldhulp"].tolist() == [True, False, False]


def test_amounts_a_month_become_amounts_a_year(tmp_path: Path):
    frame = read(tmp_path).population.frame
    np.testing.assert_allclose(frame.columns["loon_y"], [24006.0, 0.0, 0.0, 13200.0, 0.0])
    assert frame.columns["huur_m"].tolist() == [700.0, 650.0]


def test_a_date_of_birth_gives_the_age_on_every_reference_day(tmp_path: Path):
    frame = read(tmp_path).population.frame
    # The grown child turns 21 on the day after the reference date.
    assert frame.columns["leeftijd"][3] == 20
    assert frame.columns["leeftijd_begin_jaar"].tolist() == [39, 38, 9, 20, 74]
    assert frame.columns["leeftijd_begin_kwartaal"].tolist() == [39, 38, 9, 20, 74]
    assert frame.columns["leeftijd_vorige_maand"].tolist() == [39, 39, 9, 20, 74]


def test_the_population_says_what_it_is_and_what_was_supplied(tmp_path: Path):
    meta = read(tmp_path).population.meta
    assert (meta.kind, meta.year, meta.area) == ("own extract", 2025, "")
    assert meta.sources == ("uitkeringen en basisregistratie",)
    assert "loon_y" in meta.supplied
    assert "vermogen" not in meta.supplied


def test_numbers_of_persons_and_households_are_written_nowhere(tmp_path: Path):
    reading = read(tmp_path)
    reading.population.write(tmp_path / "people.parquet")
    written = pl.read_parquet(tmp_path / "people.parquet")
    assert written["huishouden"].to_list() == [1, 2]
    text = str(written.to_dicts()) + reading.report.as_json() + reading.report.as_text("nl")
    for number in ("7788", "5566", "9001", "9005"):
        assert number not in text


def test_a_fault_names_row_and_column_and_no_value(tmp_path: Path):
    bad = ROWS.replace("2.000,50", "2000.50").replace("15-03-1950", "1950-31-12").replace(";K;16", ";KIND;16")
    assert faults(tmp_path, bad) == [
        ("date", "GEB", (6,)),
        ("no_number", "LOON", (3,)),
        ("code", "POS", (5,)),
    ]
    with pytest.raises(ExtractProblem) as caught:
        read(tmp_path, bad)
    assert "rij 3" in caught.value.nl
    assert "column LOON" in caught.value.en
    for value in ("2000.50", "1950", "KIND", "9002", "7788"):
        assert value not in caught.value.nl


@pytest.mark.parametrize(
    "old, new, kind, column",
    [
        ("15-03-1950", "15-03-2026", "unborn", "GEB"),
        ("15-03-1950", "15-03-1850", "range", "GEB"),
        ("15-03-1950", "", "empty", "GEB"),
        ("GM0599", "Nergenshuizen", "area", "GEM"),
        ("GM0599", "", "empty", "GEM"),
        ("650", "-650", "range", "HUUR"),
        ("650", "650,00,", "no_number", "HUUR"),
        (";650;GM0599;nee", ";650;GM0599;soms", "yes_no", "SCHULD"),
        ("9003;P;28-02-1986;-;;;", "9003;P;28-02-1986;-;701;;", "conflict", "HUUR"),
        ("9004", "9003", "person_twice", "PERS"),
        ("5566;9005", ";9005", "empty", "HH"),
        ("5566;9005;H;15-03-1950", "5566;9005;K;15-03-2015", "no_adult", ""),
        ("9004;K;16-03-2004", "9004;P;16-03-2004", "many_adults", ""),
        ("5566;9005;H;15-03-1950", "5566;9005;H;15-03-2015", "young_adult", ""),
    ],
)
def test_each_kind_of_fault_is_found(tmp_path: Path, old: str, new: str, kind: str, column: str):
    assert old in ROWS
    found = faults(tmp_path, ROWS.replace(old, new))
    assert (kind, column) in [(fault[0], fault[1]) for fault in found]


def test_a_row_with_too_many_cells_is_a_fault(tmp_path: Path):
    assert faults(tmp_path, ROWS.replace("nee;x", "nee;x;y")) == [("cells", "", (6,))]


def test_only_the_first_rows_of_a_fault_are_listed(tmp_path: Path):
    rows = "".join(f"{n};{n};H;01-01-1980;x;500;599;;\n" for n in range(100))
    with pytest.raises(ExtractProblem) as caught:
        read(tmp_path, rows, shown_rows=3)
    fault = caught.value.report.faults[0]
    assert (fault.count, fault.rows) == (100, (2, 3, 4))
    assert "and more" in caught.value.en


def test_the_whole_household_of_a_faulty_row_is_left_out_and_counted(tmp_path: Path):
    bad = ROWS.replace("1100", "elfhonderd")
    reading = read(tmp_path, bad, skip_faulty=True)
    assert reading.population.frame.n_households == 1
    assert (reading.report.skipped.rows, reading.report.skipped.households) == (4, 1)
    assert "1 huishouden overgeslagen" in reading.population.meta.notes[0]
    assert "Left out: 4 rows of 1 household." in reading.report.as_text("en")


def test_when_every_household_is_faulty_nobody_is_left(tmp_path: Path):
    with pytest.raises(Problem, match="nobody is left"):
        read(tmp_path, "1;1;H;x;;;;;\n", skip_faulty=True)


def test_a_sheet_gives_what_the_same_csv_gives(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.title = "Toelichting"  # type: ignore[union-attr]
    sheet = book.create_sheet("Gegevens")
    sheet.append(["Uittreksel van 15 maart"])
    sheet.append(HEADER.strip().split(";"))
    sheet.append([7788, 9001, "K", date(2015, 3, 3)])
    sheet.append([7788, 9002, "H", date(1985, 5, 1), 2000.5, 700, "Súdwest-Fryslân", True, "x"])
    sheet.append([7788, 9003, "P", date(1986, 2, 28), "-"])
    sheet.append([7788, 9004, "K", date(2004, 3, 16), 1100])
    sheet.append([None, None])
    sheet.append([5566, 9005, "H", date(1950, 3, 15), "onbekend", 650, 599, False, "x"])
    book.save(tmp_path / "uittreksel.xlsx")
    mapping = MAPPING.replace("bestand: {", "bestand: {blad: Gegevens, kopregel: 2, ")
    sheet_frame = read_extract(tmp_path / "uittreksel.xlsx", mapping_from_text(mapping)).population.frame
    csv_frame = read(tmp_path).population.frame
    for name, values in csv_frame.columns.items():
        assert sheet_frame.columns[name].tolist() == values.tolist(), name


@pytest.mark.parametrize("suffix", ["parquet", "sav"])
def test_typed_files_are_read_as_well(tmp_path: Path, suffix: str):
    table = pl.DataFrame(
        {
            "HH": [1, 1, 2],
            "LFT": [40.0, 9.0, 70.0],
            "LOON": [1500.25, None, None],
            "HUUR": [600.0, 600.0, 512.5],
        }
    )
    path = tmp_path / f"extract.{suffix}"
    if suffix == "parquet":
        table.write_parquet(path)
    else:
        pyreadstat.write_sav(table, str(path))
    mapping = """\
peildatum: 2025-01-01
huishouden: HH
gezin: {stel_leeftijdsverschil: 15}
kolommen: {gemeente: {vast: Zwolle}, leeftijd: LFT, huur_m: HUUR, loon_y: {kolom: LOON, per: maand, leeg_is: 0}}
"""
    frame = read_extract(path, mapping_from_text(mapping)).population.frame
    assert frame.columns["loon_y"].tolist() == [18003.0, 0.0, 0.0]
    assert frame.columns["huur_m"].tolist() == [600.0, 512.5]
    assert frame.columns["gemeente"].tolist() == [193, 193]


def test_values_of_a_household_can_be_added_up_over_its_people(tmp_path: Path):
    rows = "1;1;H;01-01-1980;;400;599;;\n1;2;P;01-01-1981;;300,50;599;;\n"
    mapping = MAPPING.replace("{kolom: HUUR}", "{kolom: HUUR, samen: som}")
    assert read(tmp_path, rows, mapping).population.frame.columns["huur_m"].tolist() == [700.5]


def test_odd_values_are_pointed_out_and_kept(tmp_path: Path):
    reading = read(tmp_path, ROWS.replace("650", "7.800"))
    assert reading.population.frame.columns["huur_m"].tolist() == [700.0, 7800.0]
    assert [odd.column for odd in reading.report.odd if "euro per maand" in odd.nl] == ["huur_m"]


def test_progress_reaches_the_end_of_the_file(tmp_path: Path):
    told: list[tuple[int, int, str]] = []
    read(tmp_path, progress=lambda *step: told.append(step))
    size = (tmp_path / "uittreksel.csv").stat().st_size
    assert told == [(size, size, "uittreksel.csv")]


# --- the command ---


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "uittreksel.csv").write_bytes((HEADER + ROWS).encode("utf-8"))
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


def command(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["--lang", "en", "population", *arguments])
    return result.exit_code, result.output, result.stderr


def test_the_command_writes_a_population_and_a_report(files: Path):
    out, report = files / "people.parquet", files / "report.json"
    code, text, _ = command(
        "read",
        str(files / "uittreksel.csv"),
        "--mapping",
        str(files / "mapping.yaml"),
        "--out",
        str(out),
        "--report",
        str(report),
    )
    assert code == 0, text
    assert "2 households, 3 families, 5 persons" in text
    assert Population.read(out).frame.n_persons == 5
    assert json.loads(report.read_text(encoding="utf-8"))["households"] == 2


def test_a_dry_run_writes_no_population(files: Path):
    out = files / "people.parquet"
    code, text, _ = command(
        "read",
        str(files / "uittreksel.csv"),
        "--mapping",
        str(files / "mapping.yaml"),
        "--dry-run",
        "--out",
        str(out),
    )
    assert code == 0
    assert "nothing was written" in text
    assert not out.exists()


def test_nothing_is_written_when_a_row_is_wrong_except_the_report(files: Path):
    bad = (HEADER + ROWS).replace("1100", "veel")
    (files / "uittreksel.csv").write_text(bad, encoding="utf-8")
    out, report = files / "people.parquet", files / "report.txt"
    code, _, message = command(
        "read",
        str(files / "uittreksel.csv"),
        "--mapping",
        str(files / "mapping.yaml"),
        "--out",
        str(out),
        "--report",
        str(report),
    )
    assert code == 2
    assert "row 5" in message
    assert "The report is in" in message
    assert not out.exists()
    assert "row 5" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name,told", [("people.csv", "ends in .parquet"), ("nowhere/people.parquet", "does not exist")]
)
def test_a_name_that_cannot_be_written_is_refused_before_anything_is_read(files: Path, name: str, told: str):
    code, text, message = command(
        "read",
        str(files / "uittreksel.csv"),
        "--mapping",
        str(files / "mapping.yaml"),
        "--out",
        str(files / name),
    )
    assert code == 2
    assert told in message
    assert "households" not in text


def test_without_an_out_file_the_command_says_what_to_do(files: Path):
    code, _, message = command(
        "read", str(files / "uittreksel.csv"), "--mapping", str(files / "mapping.yaml")
    )
    assert code == 2
    assert "--dry-run" in message
