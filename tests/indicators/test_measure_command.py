# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kansrijk measure`: a survey file and a file of settings become a table of estimates with errors."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import jsonschema
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.engine import Problem
from kansrijk.indicators.survey.config import MEASURES, read_settings
from kansrijk.indicators.survey.schema import SCHEMA, measure_schema, schema_text

ITEMS = [f"k{number}" for number in range(1, 18)]
HOUSEHOLD_ITEMS = [f"h{number}" for number in range(1, 8)]
ADULT_ITEMS = [f"v{number}" for number in range(1, 7)]


def people(size: int = 400) -> dict[str, np.ndarray]:
    random = np.random.default_rng(5)
    home = np.repeat(np.arange(size // 4), 4)
    need = np.repeat(random.random(size // 4), 4)
    child = np.tile([False, False, True, True], size // 4)
    columns = {
        "huishouden": home,
        "regio": np.where(home % 2 == 0, "noord", "zuid"),
        "leeftijd": np.where(child, random.integers(0, 18, size), random.integers(25, 60, size)),
        "gewicht": np.repeat(random.uniform(50, 150, size // 4), 4),
        "inkomen": np.round(np.repeat(random.lognormal(10, 0.5, size // 4), 4), 2),
        "norm": np.repeat(random.choice([14000.0, 19000.0], size // 4), 4),
        "weinig_werk": (need > 0.9).astype(int),
    }
    for name in [*ITEMS, *HOUSEHOLD_ITEMS, *ADULT_ITEMS]:
        columns[name] = (random.random(size) < need * 0.5).astype(int)
    return columns


@pytest.fixture
def survey_file(tmp_path: Path) -> Path:
    path = tmp_path / "enquete.csv"
    columns = people()
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return path


BASIC = {
    "schema": "kansrijk/measure",
    "version": 1,
    "value": "inkomen",
    "weight": "gewicht",
    "cluster": "huishouden",
    "strata": "regio",
    "line": {"estimated": {"part": 0.6}},
    "at_line": "up_to",
    "groups": [{"name": "kinderen", "column": "leeftijd", "below": 18}],
    "measures": ["poverty_rate", "median_gap", "gini", "quintile_ratio", "median"],
}


def settings(tmp_path: Path, **changes: object) -> Path:
    path = tmp_path / "wat.yaml"
    content = {key: value for key, value in (BASIC | changes).items() if value is not None}
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--lang", "en", "measure", *map(str, arguments)])
    return done.exit_code, done.output


def rows_of(survey_file: Path, config: Path) -> list[dict[str, object]]:
    code, text = run(survey_file, "--config", config, "--json")
    assert code == 0, text
    rows: list[dict[str, object]] = json.loads(text)["rows"]
    return rows


def test_the_table_says_value_error_interval_number_and_which_line(survey_file: Path, tmp_path: Path):
    code, text = run(survey_file, "--config", settings(tmp_path))
    assert code == 0
    for words in ("part below the line", "kinderen", "deff", "60% of the median", "Its error counts", "(<=)"):
        assert words in text


def test_json_holds_every_part_of_an_estimate(survey_file: Path, tmp_path: Path):
    first = rows_of(survey_file, settings(tmp_path))[0]
    assert first["measure"] == "poverty_rate"
    assert first["line_kind"] == "estimated"
    assert first["at_line"] == "up_to"
    assert first["n"] == 400
    assert first["low"] < first["value"] < first["high"]  # type: ignore[operator]


def test_a_parquet_file_gives_the_same_and_csv_output_can_be_read_again(survey_file: Path, tmp_path: Path):
    parquet = tmp_path / "enquete.parquet"
    pq.write_table(pa.table(people()), parquet)
    config = settings(tmp_path)
    assert rows_of(parquet, config) == rows_of(survey_file, config)
    out = tmp_path / "uit.csv"
    assert run(survey_file, "--config", config, "--out", out)[0] == 0
    with out.open(encoding="utf-8") as file:
        assert [row["measure"] for row in csv.DictReader(file)][:5] == BASIC["measures"]


def test_a_fixed_line_has_no_error_of_its_own(survey_file: Path, tmp_path: Path):
    config = settings(tmp_path, line={"fixed": 12000}, measures=["threshold", "poverty_rate"], groups=[])
    threshold, rate = rows_of(survey_file, config)
    assert (threshold["value"], threshold["se"]) == (12000.0, 0.0)
    assert rate["line_kind"] == "fixed"


def test_a_line_of_each_household_can_stand_in_a_column(survey_file: Path, tmp_path: Path):
    columns = people()
    config = settings(tmp_path, line={"fixed": "norm"}, measures=["poverty_rate"], groups=[])
    expected = np.average(columns["inkomen"] <= columns["norm"], weights=columns["gewicht"])
    assert rows_of(survey_file, config)[0]["value"] == pytest.approx(expected)
    assert "an amount a respondent in column norm" in run(survey_file, "--config", config)[1]


def test_deprivation_exclusion_and_parts_of_life_are_measured(survey_file: Path, tmp_path: Path):
    severe = {"household_items": HOUSEHOLD_ITEMS, "adult_items": ADULT_ITEMS}
    where = {"age": "leeftijd", "household": "huishouden"}
    asked = [
        {"measure": "child_deprivation", "items": ITEMS, **where},
        {"measure": "severe_deprivation", **severe, **where},
        {"measure": "arope", **severe, **where, "low_work": "weinig_werk"},
        {
            "measure": "alkire_foster",
            "cutoff": 2,
            "dimensions": {"thuis": ["k1", "k2"], "school": ["k3"], "buurt": ["k4"]},
        },
    ]
    found = rows_of(survey_file, settings(tmp_path, measures=asked, groups=[]))
    by_name = {(row["measure"], row["detail"]): row["value"] for row in found}
    assert by_name["arope", ""] >= by_name["severe_deprivation", ""]  # type: ignore[operator]
    h, a, m0 = (by_name["alkire_foster", f"{part}, k=2"] for part in ("H", "A", "M0"))
    assert m0 == pytest.approx(h * a)  # type: ignore[operator]


def test_weights_can_be_raised_to_known_totals(survey_file: Path, tmp_path: Path):
    controls = {"distance": "raking", "margins": {"regio": {"noord": 30000, "zuid": 10000}}}
    config = settings(tmp_path, calibrate=controls, measures=["mean"], groups=[{"column": "regio"}])
    rows = rows_of(survey_file, config)
    assert [row["population"] for row in rows] == pytest.approx([40000, 30000, 10000])


def test_without_clusters_the_reader_is_warned(survey_file: Path, tmp_path: Path):
    text = run(survey_file, "--config", settings(tmp_path, cluster=None))[1]
    assert "errors are then too small" in text


def test_answers_that_are_missing_are_left_out_and_counted(tmp_path: Path):
    path = tmp_path / "enquete.csv"
    path.write_text("inkomen,mist\n100,1\n200,NA\n300,0\n,1\n", encoding="utf-8")
    config = settings(
        tmp_path, weight=None, cluster=None, strata=None, groups=None, line=None, at_line=None,
        measures=["mean", {"measure": "share", "column": "mist"}],
    )  # fmt: skip
    mean, share = rows_of(path, config)
    assert (mean["value"], mean["n"], mean["left_out"]) == (200.0, 3, 1)
    assert (share["value"], share["n"], share["left_out"]) == (pytest.approx(2 / 3), 3, 1)


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"value": "loon"}, "has no column loon"),
        ({"weight": "regio"}, "not always a number"),
        ({"measures": ["poverty"]}, "line .* choose from"),
        ({"measures": []}, "measures is empty"),
        ({"line": None}, "asks for a poverty line"),
        ({"at_line": None}, "exactly on the line"),
        ({"line": {"fixed": 1, "estimated": {}}}, "choose one of"),
        ({"colour": 1}, "'colour' is not known"),
        ({"level": 95}, "between 0 and 1"),
        ({"version": 2}, "the only one is 1"),
        ({"schema": "kansrijk/reform"}, "kansrijk/measure is wanted"),
        ({"measures": [{"measure": "share", "column": "leeftijd"}]}, "must be 0 or 1"),
        ({"measures": [{"measure": "child_deprivation", "items": ["k1"], "age": "leeftijd"}]}, "has 17"),
        ({"calibrate": {"distance": "raking", "margins": {"regio": {"oost": 5}}}}, "not the same groups"),
    ],
)
def test_settings_that_cannot_be_are_refused_in_one_sentence(
    changes: dict[str, object], words: str, survey_file: Path, tmp_path: Path
):
    out = tmp_path / "uit.json"
    code, text = run(survey_file, "--config", settings(tmp_path, **changes), "--out", out)
    assert code == 2
    assert re.search(words, text)
    assert not out.exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    code, text = run(tmp_path / "weg.csv", "--config", settings(tmp_path))
    assert code == 2
    assert "weg.csv is not there" in text
    with pytest.raises(Problem, match="is not there"):
        read_settings(tmp_path / "geen.yaml")


def test_the_schema_in_the_package_follows_the_reader_and_accepts_what_it_accepts():
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()
    schema = measure_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(BASIC, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(BASIC | {"measures": ["poverty"]}, schema)
    assert len(MEASURES) == len(set(MEASURES))


def test_dutch_readers_get_dutch_names_and_numbers(survey_file: Path, tmp_path: Path):
    done = CliRunner().invoke(
        main, ["--lang", "nl", "measure", str(survey_file), "--config", settings(tmp_path)]
    )
    assert "deel onder de grens" in done.output
    assert re.search(r"\d,\d\d%", done.output)
    assert "poverty_rate" not in done.output


def test_a_stratum_of_one_cluster_is_named(tmp_path: Path):
    (tmp_path / "s.csv").write_text(
        "income,region,hh\n100,north,1\n110,north,2\n90,south,3\n95,south,3\n", encoding="utf-8"
    )
    (tmp_path / "s.yaml").write_text(
        "schema: kansrijk/measure\nversion: 1\nvalue: income\nstrata: region\ncluster: hh\nmeasures: [mean]\n",
        encoding="utf-8",
    )
    done = CliRunner().invoke(
        main, ["--lang", "en", "measure", str(tmp_path / "s.csv"), "--config", str(tmp_path / "s.yaml")]
    )
    assert done.exit_code == 2
    assert "in region these strata have only one cluster: south" in done.stderr


def test_a_cell_that_is_no_number_is_named_by_its_row_and_not_by_its_value(tmp_path: Path):
    (tmp_path / "s.csv").write_text("income\n100\n\n98765x\n", encoding="utf-8")
    (tmp_path / "s.yaml").write_text(
        "schema: kansrijk/measure\nversion: 1\nvalue: income\nmeasures: [mean]\n", encoding="utf-8"
    )
    done = CliRunner().invoke(
        main, ["--lang", "en", "measure", str(tmp_path / "s.csv"), "--config", str(tmp_path / "s.yaml")]
    )
    assert "not always a number; the first is row" in done.stderr
    assert "98765" not in done.stderr


def test_another_ending_than_can_be_written_is_refused_before_measuring(survey_file: Path, tmp_path: Path):
    code, text = run(survey_file, "--config", settings(tmp_path), "--out", str(tmp_path / "out.xlsx"))
    assert code == 2
    assert ".csv" in text
    assert not (tmp_path / "out.xlsx").exists()


def test_a_folder_of_eu_silc_files_is_measured_as_it_is(tmp_path: Path):
    folder = tmp_path / "silc"
    folder.mkdir()
    homes = range(1, 7)
    tables = {
        "D": {"DB010": 2021, "DB020": "NL", "DB030": homes, "DB040": "NL1", "DB090": 10.0},
        "H": {"HB010": 2021, "HB020": "NL", "HB030": homes, "HX040": 1, "HX090": [8, 9, 20, 21, 22, 23]},
        "R": {
            "RB010": 2021,
            "RB020": "NL",
            "RB030": [100 * home + 1 for home in homes],
            "RX030": homes,
            "RB050": 10.0,
        },
    }
    for kind, columns in tables.items():
        pl.DataFrame(
            {name: [value] * 6 if np.isscalar(value) else list(value) for name, value in columns.items()}
        ).write_csv(folder / f"{kind}.csv")
    wanted = {
        "schema": "kansrijk/measure",
        "version": 1,
        "value": "equivalised_income",
        "weight": "RB050",
        "cluster": "household",
        "line": {"estimated": {"part": 0.6}},
        "at_line": "below",
        "measures": ["poverty_rate"],
    }
    (tmp_path / "wanted.yaml").write_text(yaml.safe_dump(wanted), encoding="utf-8")
    code, text = run(folder, "--config", str(tmp_path / "wanted.yaml"), "--json")
    assert code == 0, text
    assert json.loads(text)["rows"][0]["value"] == pytest.approx(2 / 6)
