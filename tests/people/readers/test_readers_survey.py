# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A survey keeps its design: weights, strata and clusters go with the values."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from kansrijk.engine.problems import InvalidData, Problem
from kansrijk.people import input_columns
from kansrijk.people.readers import SurveyTable, read_silc, read_survey
from kansrijk.people.readers.silc import CHILD_ITEMS, silc_map

# Invented answers: household 1 (a couple and two children), 2 (a single parent and a child), 3 (one person).
ITEMS = [name for item in silc_map()["child_items"] for name in item.get("all_of") or item["any_of"]]


def silc_files(folder: Path, **changes: dict[str, object]) -> Path:
    d = pl.DataFrame(
        {
            "DB010": [2021] * 3,
            "DB020": ["NL"] * 3,
            "DB030": [1, 2, 3],
            "DB040": ["NL4", "NL3", "NL3"],
            "DB050": [11, 11, 12],
            "DB060": [101, 102, 103],
            "DB090": [900.5, 1100.0, 1000.0],
        }
    )
    r = pl.DataFrame(
        {
            "RB010": [2021] * 8,
            "RB020": ["NL"] * 7 + ["BE"],
            "RB030": [101, 102, 103, 104, 201, 202, 301, 901],
            "RX030": [1, 1, 1, 1, 2, 2, 3, 9],
            "RB050": [900.5] * 4 + [1100.0] * 2 + [1000.0, 5.0],
            "RX010": [40, 39, 10, 16, 30, 4, 70, 50],
        }
    )
    answers: dict[str, list[object]] = {name: [1, 1, 1] for name in ITEMS}
    answers |= {"HS011": [3, 2, 3], "HS021": [3, 3, 3], "HS031": [3, 3, 3]}
    answers |= {
        "HD100": [1, 2, None],
        "HD240": [3, 2, None],
        "HD210": [1, None, None],
        "HD210_F": [1, -2, -2],
    }
    h = pl.DataFrame(
        {
            "HB010": [2021] * 3,
            "HB020": ["NL"] * 3,
            "HB030": [1, 2, 3],
            "HY020": [45000.0, 19000.5, 23000.0],
            "HX040": [4, 2, 1],
            "HX050": [2.3, 1.3, 1.0],
            "HX090": [19565.22, 14615.77, 23000.0],
            **answers,
        }
    )
    tables = {"d": d, "r": r, "h": h}
    for kind, columns in changes.items():
        tables[kind] = (
            tables[kind]
            .with_columns([pl.Series(name, values) for name, values in columns.items() if values is not None])
            .drop([name for name, values in columns.items() if values is None])
        )
    for kind, table in tables.items():
        table.write_csv(folder / f"UDB_cNL21{kind.upper()}.csv")
    return folder


def test_people_get_the_facts_of_their_household(tmp_path: Path):
    survey = read_silc(silc_files(tmp_path))
    assert survey.rows == 7
    assert survey.frame["disposable_income"].to_list() == [45000.0] * 4 + [19000.5] * 2 + [23000.0]
    assert (survey.weight, survey.strata, survey.cluster) == ("RB050", "DB050", "DB060")


def test_values_come_with_their_design(tmp_path: Path):
    survey = read_silc(silc_files(tmp_path))
    arrays = survey.arrays("equivalised_income")
    assert arrays.weights.tolist() == [900.5] * 4 + [1100.0] * 2 + [1000.0]
    assert arrays.strata.tolist() == [0] * 6 + [1]
    assert arrays.clusters.tolist() == [0] * 4 + [1] * 2 + [2]
    children = survey.arrays("equivalised_income", pl.col("age") < 18)
    assert children.values.tolist() == [19565.22, 19565.22, 14615.77]
    assert survey.flags(pl.col("age") < 18).tolist() == [False, False, True, True, False, True, False]


def test_the_household_is_the_cluster_when_the_survey_tells_none(tmp_path: Path):
    survey = read_silc(silc_files(tmp_path, d={"DB060": None, "DB050": None}))
    assert (survey.strata, survey.cluster) == (None, "household")
    assert survey.arrays("age").clusters.tolist() == [0, 0, 0, 0, 1, 1, 2]
    assert survey.arrays("age").strata.tolist() == [0] * 7
    assert any("household is the cluster" in en for _, en in survey.remarks)


def test_the_items_a_child_lacks_are_counted_for_children_under_sixteen(tmp_path: Path):
    survey = read_silc(silc_files(tmp_path))
    # New clothes, the holiday and arrears are lacking in household 2; its school trips do not apply.
    assert survey.frame[CHILD_ITEMS].to_list() == [None, None, 0, None, None, 3, None]
    assert CHILD_ITEMS in input_columns()


def test_a_missing_answer_makes_the_count_unknown_and_not_zero(tmp_path: Path):
    survey = read_silc(silc_files(tmp_path, h={"HD150": [None, 1, 1]}))
    assert survey.frame[CHILD_ITEMS].to_list() == [None, None, None, None, None, 3, None]
    assert survey.arrays(CHILD_ITEMS).values.tolist() == [3.0]


def test_without_the_module_there_is_no_count_and_the_reason_is_told(tmp_path: Path):
    survey = read_silc(silc_files(tmp_path, h={"HD190": None}))
    assert CHILD_ITEMS not in survey.frame.columns
    assert any("HD190 is missing" in en for _, en in survey.remarks)


def test_all_seventeen_items_are_listed():
    assert len(silc_map()["child_items"]) == 17


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"r": {"RX030": [1, 1, 1, 1, 2, 2, 8, 9]}}, "household of 1 persons is not in it"),
        ({"d": {"DB030": [1, 2, 2]}}, "2 rows are about the same household"),
        ({"r": {"RB030": [101, 101, 103, 104, 201, 202, 301, 901]}}, "there twice in 2 row"),
        ({"r": {"RB050": [900.5, None, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]}}, "empty or below 0 in 1 row"),
        ({"r": {"RB050": None}}, "RB050"),
        ({"d": {"DB030": None}}, "no D file"),
    ],
)
def test_files_that_cannot_be_are_refused(tmp_path: Path, changes: dict[str, dict[str, object]], words: str):
    with pytest.raises(Problem, match=words):
        read_silc(silc_files(tmp_path, **changes))


def test_a_country_or_year_that_is_not_there_is_a_problem(tmp_path: Path):
    with pytest.raises(Problem, match="nothing of FR"):
        read_silc(silc_files(tmp_path), country="FR")
    with pytest.raises(Problem, match="nothing of NL 2019"):
        read_silc(silc_files(tmp_path), year=2019)


def test_two_files_of_one_kind_are_a_problem(tmp_path: Path):
    silc_files(tmp_path)
    (tmp_path / "copy.csv").write_bytes((tmp_path / "UDB_cNL21H.csv").read_bytes())
    with pytest.raises(Problem, match="both a H file"):
        read_silc(tmp_path)


def test_a_survey_of_ones_own_is_read_with_its_design(tmp_path: Path):
    path = tmp_path / "enquete.csv"
    path.write_text("id;wijk;hh;gewicht;score\n1;A;7;1,5;8\n2;B;7;2,5;\n3;A;8;1;6\n", encoding="utf-8")
    from kansrijk.people.readers.raw import FileForm

    survey = read_survey(path, weight="gewicht", strata="wijk", cluster="hh", person_id="id", form=FileForm())
    arrays = survey.arrays("score")
    assert arrays.values.tolist() == [8.0, 6.0]
    assert arrays.weights.tolist() == [1.5, 1.0]
    assert arrays.strata.tolist() == [0, 0]
    assert arrays.clusters.tolist() == [0, 1]


def test_weights_must_be_numbers():
    with pytest.raises(InvalidData, match="no number"):
        SurveyTable(pl.DataFrame({"w": ["a", "b"]}), "w")
    with pytest.raises(InvalidData, match="no rows with a weight"):
        SurveyTable(pl.DataFrame({"w": [0.0, 0.0]}), "w")
    with pytest.raises(Problem, match="'gewicht'"):
        SurveyTable(pl.DataFrame({"w": [1.0]}), "gewicht")
