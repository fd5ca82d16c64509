# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kansrijk protect`: a municipality's own table comes out safe, or nothing comes out and the reason is clear."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.indicators.disclosure.config import SCHEMA

CONFIG: dict[str, Any] = {
    "schema": "kansrijk/protect",
    "dimensions": {"wijk": {"total": "stad"}, "leeftijd": {"total": "totaal"}},
    "count": "kinderen",
    "amounts": {"bedrag": {"contributors": "gezinnen", "largest": ["eerste", "tweede"]}},
    "shares": {"procent": {"of": "leeftijd"}},
}
INNER = {
    ("a", "jong"): 4,
    ("a", "oud"): 60,
    ("b", "jong"): 50,
    ("b", "oud"): 45,
    ("c", "jong"): 38,
    ("c", "oud"): 71,
}
COLUMNS = ("wijk", "leeftijd", "kinderen", "gezinnen", "bedrag", "eerste", "tweede", "naam")


def rows() -> list[list[object]]:
    found = []
    for area in ("a", "b", "c", "stad"):
        for age in ("jong", "oud", "totaal"):
            number = sum(
                count
                for (own, years), count in INNER.items()
                if area in (own, "stad") and age in (years, "totaal")
            )
            found.append([area, age, number, number // 2, number * 100, 200, 150, "iemand"])
    return found


def files(
    folder: Path, config: dict[str, Any] | None = None, lines: list[list[object]] | None = None
) -> list[str]:
    with (folder / "tabel.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *(lines or rows())])
    (folder / "instelling.yaml").write_text(yaml.safe_dump(config or CONFIG), encoding="utf-8")
    return ["--lang", "en", "protect", str(folder / "tabel.csv"), "--config", str(folder / "instelling.yaml")]


def run(arguments: list[str]) -> Any:
    return CliRunner().invoke(main, arguments)


def read(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return {(row["wijk"], row["leeftijd"]): row for row in csv.DictReader(file)}


def test_the_small_cell_and_what_gives_it_back_are_marked_and_columns_for_the_rules_left_out(tmp_path: Path):
    out, told = tmp_path / "veilig.csv", tmp_path / "verslag.md"
    result = run([*files(tmp_path), "--out", str(out), "--report", str(told)])
    assert result.exit_code == 0, result.output
    found = read(out)
    assert found["a", "jong"]["kinderen"] == "x"
    assert found["a", "jong"]["bedrag"] == "x"
    assert found["a", "jong"]["procent"] == "x"
    assert [row["kinderen"] for row in found.values()].count("x") >= 4
    assert list(found["a", "jong"]) == ["wijk", "leeftijd", "kinderen", "bedrag", "procent"]
    assert found["stad", "jong"]["procent"] == "34.3"
    assert "Do not publish" in told.read_text(encoding="utf-8")


def test_rounding_keeps_the_totals_and_percentages_follow_from_rounded_counts(tmp_path: Path):
    out = tmp_path / "veilig.csv"
    config = CONFIG | {"method": "round", "rounding": {"base": 5, "seed": 3}, "amounts": {}}
    assert run([*files(tmp_path, config), "--out", str(out)]).exit_code == 0
    found = {key: float(row["kinderen"]) for key, row in read(out).items()}
    assert all(value % 5 == 0 for value in found.values())
    assert found["stad", "jong"] == sum(found[area, "jong"] for area in "abc")
    assert found["a", "totaal"] == found["a", "jong"] + found["a", "oud"]


def test_a_dry_run_writes_nothing(tmp_path: Path):
    out = tmp_path / "veilig.csv"
    result = run([*files(tmp_path), "--out", str(out), "--dry-run"])
    assert result.exit_code == 0
    assert "figures hidden" in result.output
    assert not out.exists()


def test_an_earlier_file_is_reckoned_with(tmp_path: Path):
    before = tmp_path / "eerder.csv"
    before.write_text("wijk,leeftijd,kinderen\na,jong,4\n", encoding="utf-8")
    result = run([*files(tmp_path), "--earlier", str(before), "--dry-run"])
    assert result.exit_code == 0, result.output
    assert "hiding comes too late" in result.output


@pytest.mark.parametrize(
    "change, says",
    [
        ({"count": "kindren"}, "has no column kindren"),
        ({"methode": "round"}, "'methode' does not exist"),
        ({"method": "hide"}, "choose from suppress, round, suppress_and_round"),
        ({"rules": {"minimum": 1}}, "a whole number from 3 up to 1000 is wanted here"),
        ({"shares": {"procent": {"of": "buurt"}}}, "'of' names a dimension"),
        ({"dimensions": {"wijk": {}}}, "name the code of the total"),
        ({"delimiter": ";;"}, "one character is wanted"),
    ],
)
def test_a_fault_in_the_settings_is_named(tmp_path: Path, change: dict[str, Any], says: str):
    result = run([*files(tmp_path, CONFIG | change), "--out", str(tmp_path / "veilig.csv")])
    assert result.exit_code == 2
    assert says in result.output
    assert not (tmp_path / "veilig.csv").exists()


@pytest.mark.parametrize(
    "place, value, says",
    [
        ((0, 2), "vier", "row 2, kinderen: 'vier' is no number"),
        ((0, 2), 5, "add up to"),
        ((1, 1), "jong", "row 3"),
    ],
)
def test_a_fault_in_the_table_is_named(tmp_path: Path, place: tuple[int, int], value: object, says: str):
    lines = rows()
    lines[place[0]][place[1]] = value
    result = run([*files(tmp_path, None, lines), "--out", str(tmp_path / "veilig.csv")])
    assert result.exit_code == 2
    assert says in result.output


def test_the_table_itself_is_never_written_over(tmp_path: Path):
    result = run([*files(tmp_path), "--out", str(tmp_path / "tabel.csv")])
    assert result.exit_code == 2
    assert "Choose another name" in result.output


def test_the_schema_takes_what_the_software_takes_and_refuses_what_it_refuses():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(CONFIG, schema)
    for wrong in (
        {"method": "hide"},
        {"rules": {"minimum": 1}},
        {"methode": "round"},
        {"dimensions": {"wijk": {}}},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(CONFIG | wrong, schema)
