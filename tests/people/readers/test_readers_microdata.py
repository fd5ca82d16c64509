# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Made-up files of the shape of the CBS microdata become a population; no real layout was at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pyreadstat
import pytest
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.engine.problems import Problem
from kansrijk.people import Population, input_columns
from kansrijk.people.readers import read_microdata
from kansrijk.people.readers.microdata_files import find_file, microdata_map, variables

YEAR = 2022
MISSING, MISSING_WEALTH = 9999999999.0, 99999999999.0

# number, born, place beside the main breadwinner, main breadwinner, wage, profit, benefit, pension, mother, father
PEOPLE: list[
    tuple[int, tuple[str, str, str], str, int, float, float, float, float, int | None, int | None]
] = [
    (1, ("1985", "05", "01"), "2", 1, 30000.0, 0.0, 0.0, 0.0, None, None),
    (2, ("1986", "02", "--"), "3", 1, 0.0, -500.0, 0.0, 0.0, None, None),
    (3, ("2015", "12", "31"), "5", 1, 0.0, 0.0, 0.0, 0.0, 2, 1),
    (4, ("2002", "01", "15"), "6", 1, 9000.0, 0.0, 0.0, 0.0, 2, 1),
    (5, ("2021", "06", "10"), "7", 1, 0.0, 0.0, 0.0, 0.0, 4, None),
    (6, ("1990", "03", "03"), "1", 6, 0.0, 0.0, 15000.0, 0.0, None, None),
    (7, ("2010", "07", "07"), "5", 6, 0.0, 0.0, 0.0, 0.0, 6, 99),
    (8, ("1950", "01", "01"), "1", 8, 0.0, 0.0, 0.0, 21000.0, None, None),
    (9, ("1960", "01", "01"), "1", 9, MISSING, 0.0, 0.0, 0.0, None, None),
    (10, ("1940", "01", "01"), "1", 10, 0.0, 0.0, 0.0, 12000.0, None, None),
]
HOMES = {1: ("1", "1"), 6: ("3", "1"), 8: ("2", "1"), 9: ("2", "1"), 10: ("8", "3")}
WEALTH = {1: (12000.0, 400000.0, 250000.0, 5000.0, 1000.0), 6: (-800.0, 0.0, 0.0, 0.0, 2500.0)}


def rin(number: int) -> str:
    return f"{number:09d}"


def made_files() -> dict[str, pl.DataFrame]:
    """The files by name, as text and numbers the way SPSS files hold them."""
    keys: dict[str, Any] = {"RINPERSOONS": ["R"] * len(PEOPLE), "RINPERSOON": [rin(p[0]) for p in PEOPLE]}
    persons = {
        **keys,
        "GBAGEBOORTEJAAR": [p[1][0] for p in PEOPLE],
        "GBAGEBOORTEMAAND": [p[1][1] for p in PEOPLE],
        "GBAGEBOORTEDAG": [p[1][2] for p in PEOPLE],
    }
    incomes = {
        **keys,
        "RINPERSOONSHKW": ["R"] * len(PEOPLE),
        "RINPERSOONHKW": [rin(p[3]) for p in PEOPLE],
        "INPPOSHHK": [p[2] for p in PEOPLE],
        "INPT1000WER": [p[4] for p in PEOPLE],
        "INPT1020AMB": [100.0 if p[0] == 4 else 0.0 for p in PEOPLE],
        "INPT2070WIN": [p[5] for p in PEOPLE],
        "INPT5210WW": [p[6] for p in PEOPLE],
        "INPT5240AO": [0.0] * len(PEOPLE),
        "INPT5260AOW": [p[7] for p in PEOPLE],
        "INPT5280PEN": [0.0] * len(PEOPLE),
        "INPSECJ": ["26" if p[0] == 4 else "11" for p in PEOPLE],
    }
    children = [p for p in PEOPLE if p[8] or p[9]]
    parents = {
        "RINPERSOONS": ["R"] * len(children),
        "RINPERSOON": [rin(p[0]) for p in children],
        "RINPERSOONSMa": ["R"] * len(children),
        "RINPERSOONMa": [rin(p[8] or 0) for p in children],
        "RINPERSOONSpa": ["R" if p[9] else "-" for p in children],
        "RINPERSOONpa": [rin(p[9]) if p[9] else "---------" for p in children],
    }
    homes = {"RINPERSOONSHKW": ["R"] * len(HOMES), "RINPERSOONHKW": [rin(n) for n in HOMES]}
    wealth = [WEALTH.get(n, (0.0,) * 5) for n in HOMES]
    names = ("VEHWVEREXEWH", "VEHW1121WONH", "VEHW1210SHYH", "VEHW1220SSTH", "VEHW1230SOVH")
    benefit = {
        "RINPERSOONS": ["R", "R", "R"],
        "RINPERSOON": [rin(6), rin(8), rin(1)],
        "BIJSTANDStatistiekcodeA": ["01", "14", "01"],
        "BIJSTANDIndicatieLopendA": ["1", "1", "0"],
    }
    return {
        "GBAPERSOON2023TABV1": pl.DataFrame(persons),
        "INPA2022TABV2": pl.DataFrame(incomes),
        "KINDOUDER2023TABV1": pl.DataFrame(parents),
        "INHA2022TABV3": pl.DataFrame(
            {
                **homes,
                "INHEHALGR": [h[0] for h in HOMES.values()],
                "INHPOPIIV": [h[1] for h in HOMES.values()],
            }
        ),
        "VEH2022TABV1": pl.DataFrame({**homes, **{n: [w[i] for w in wealth] for i, n in enumerate(names)}}),
        "BIJSTANDUITKERINGTAB2022V1": pl.DataFrame(benefit),
    }


def write_all(folder: Path, files: dict[str, pl.DataFrame], suffix: str = "sav") -> Path:
    """Each file in a folder of its own, as CBS arranges them."""
    for name, table in files.items():
        path = folder / name[:4] / f"{name}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if suffix == "sav":
            pyreadstat.write_sav(table, str(path))
        elif suffix == "csv":
            table.write_csv(path, separator=";")
        else:
            table.write_parquet(path)
    return folder


@pytest.fixture
def delivered(tmp_path: Path) -> Path:
    return write_all(tmp_path / "data", made_files())


def test_households_and_families_follow_main_breadwinner_place_and_parents(delivered: Path):
    frame = read_microdata(delivered, YEAR, area="Zwolle").population.frame
    assert frame.n_households == 3
    # The couple with their child; the grown child with a child of her own; the single parent; the pensioner.
    assert frame.family_offsets.tolist() == [0, 2, 3, 4]
    assert frame.columns["leeftijd"].tolist() == [37, 36, 7, 20, 1, 32, 12, 72]
    assert frame.columns["rol"].tolist() == [0, 0, 1, 0, 1, 0, 1, 0]


def test_incomes_are_added_up_by_source(delivered: Path):
    columns = read_microdata(delivered, YEAR, area=193).population.frame.columns
    assert columns["loon_y"].tolist() == [30000, 0, 0, 9100, 0, 0, 0, 0]
    assert columns["uitkering_y"].tolist() == [0, 0, 0, 0, 0, 15000, 0, 0]
    assert columns["pensioen_y"].tolist() == [0, 0, 0, 0, 0, 0, 0, 21000]
    assert columns["student"].tolist() == [False, False, False, True, False, False, False, False]


def test_a_loss_becomes_no_profit_and_that_is_said(delivered: Path):
    reading = read_microdata(delivered, YEAR, area=193)
    assert reading.population.frame.columns["winst_y"].max() == 0
    assert any("winst_y: 1 amount outside the limits" in en for _, en in reading.remarks)


def test_what_a_household_owns_and_owes_is_with_its_main_family(delivered: Path):
    columns = read_microdata(delivered, YEAR, area=193).population.frame.columns
    assert columns["vermogen"].tolist() == [12000, 0, -800, 0]
    assert columns["overwaarde_woning"].tolist() == [150000, 0, 0, 0]
    assert columns["schulden"].tolist() == [6000, 0, 2500, 0]
    assert columns["huurwoning"].tolist() == [False, True, True]


def test_only_running_general_assistance_counts_as_used(delivered: Path):
    columns = read_microdata(delivered, YEAR, area=193).population.frame.columns
    assert columns["gebruikt_bijstand"].tolist() == [False, False, True, False]


def test_households_without_a_needed_fact_are_left_out_and_counted(delivered: Path):
    remarks = [en for _, en in read_microdata(delivered, YEAR, area=193).remarks]
    assert "1 household left out: without a known tenure, or in an institution." in remarks
    assert "1 household left out: without known income or wealth." in remarks


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_other_kinds_of_file_give_the_same(delivered: Path, tmp_path: Path, suffix: str):
    other = write_all(tmp_path / "other", made_files(), suffix)
    left, right = (read_microdata(f, YEAR, area=193).population.frame for f in (delivered, other))
    for name, values in left.columns.items():
        assert right.columns[name].tolist() == values.tolist(), name


def test_wealth_and_benefit_that_are_not_delivered_are_not_supplied(tmp_path: Path):
    files = {name: table for name, table in made_files().items() if not name.startswith(("VEH", "BIJ"))}
    meta = read_microdata(write_all(tmp_path, files), YEAR, area=193).population.meta
    assert meta.kind == "own extract"
    assert "loon_y" in meta.supplied
    assert not {"vermogen", "schulden", "gebruikt_bijstand"} & set(meta.supplied)


def test_when_nobody_is_left_the_reasons_are_told(tmp_path: Path):
    files = made_files()
    name = "INPA2022TABV2"
    files[name] = files[name].with_columns(pl.lit("X").alias("INPPOSHHK"))
    with pytest.raises(Problem, match="5 households left out: without a known place in the household"):
        read_microdata(write_all(tmp_path, files), YEAR, area=193)


def test_households_may_be_linked_by_a_file_of_their_own(delivered: Path, tmp_path: Path):
    files = made_files()
    keys = ["RINPERSOONSHKW", "RINPERSOONHKW"]
    link = files["INPA2022TABV2"].select(["RINPERSOONS", "RINPERSOON", *keys])
    files["INPA2022TABV2"] = files["INPA2022TABV2"].drop(keys)
    with pytest.raises(Problem, match="Add the file KOPPELPERSOONHUISHOUDEN"):
        read_microdata(write_all(tmp_path / "without", files), YEAR, area=193)
    files["KOPPELPERSOONHUISHOUDEN2022V1"] = link
    frame = read_microdata(write_all(tmp_path / "with", files), YEAR, area=193).population.frame
    assert frame.columns["leeftijd"].tolist() == [37, 36, 7, 20, 1, 32, 12, 72]


def test_municipalities_come_from_a_file_when_there_is_one(tmp_path: Path):
    files = made_files()
    towns = ["GM0193" if p[3] == 1 else "599" for p in PEOPLE]
    files["GEMEENTE"] = (
        files["INPA2022TABV2"].select("RINPERSOONS", "RINPERSOON").with_columns(pl.Series("GEMEENTE", towns))
    )
    frame = read_microdata(write_all(tmp_path, files), YEAR).population.frame
    assert frame.columns["gemeente"].tolist() == [193, 599, 599]


def test_the_newest_version_of_a_year_is_taken(delivered: Path):
    old = delivered / "INHA" / "INHA2022TABV1.sav"
    old.write_bytes(b"")
    (delivered / "INHA" / "INHA2021TABV9.sav").write_bytes(b"")
    found = find_file(delivered, "INHATAB", YEAR)
    assert found is not None
    assert found.name == "INHA2022TABV3.sav"


@pytest.mark.parametrize(
    "name, words",
    [("INPA2022TABV2", "starts with INPA with 2022 in its name"), ("GBAPERSOON2023TABV1", "GBAPERSOON")],
)
def test_a_needed_file_that_is_missing_is_named(tmp_path: Path, name: str, words: str):
    files = made_files()
    del files[name]
    with pytest.raises(Problem, match=words):
        read_microdata(write_all(tmp_path, files), YEAR, area=193)


def test_a_needed_variable_that_is_missing_is_named(tmp_path: Path):
    files = made_files()
    files["INHA2022TABV3"] = files["INHA2022TABV3"].drop("INHEHALGR")
    with pytest.raises(Problem, match="variable INHEHALGR is missing"):
        read_microdata(write_all(tmp_path, files), YEAR, area=193)


def test_without_a_municipality_the_way_out_is_told(delivered: Path):
    with pytest.raises(Problem, match="--area"):
        read_microdata(delivered, YEAR)


def test_numbers_of_persons_are_written_nowhere(delivered: Path, tmp_path: Path):
    out = tmp_path / "people.parquet"
    done = CliRunner().invoke(
        main,
        ["population", "microdata", str(delivered), "--year", "2022", "--area", "Zwolle", "--out", str(out)],
    )
    assert done.exit_code == 0, done.output
    assert "3 huishoudens" in done.output
    assert rin(1) not in done.output + str(pl.read_parquet(out).to_dicts())
    assert Population.read(out).meta.year == YEAR


def test_every_line_of_the_mapping_has_a_known_column_status_and_source():
    sources = microdata_map()["sources"]
    files = microdata_map()["files"]
    for item in variables():
        assert item.status in ("published", "derived", "memory")
        assert item.source in sources
        assert item.file in files
        assert item.ours == "" or item.ours in input_columns()
        assert item.ours or item.use
    assert {item["status"] for item in microdata_map()["not_used"]} <= {"published", "memory"}
