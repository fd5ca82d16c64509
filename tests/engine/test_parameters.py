# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Amounts come with dates, a source and a status, or they do not come in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.engine.land import PARAMETERS

from kansrijk.engine import (
    Bands,
    InvalidRule,
    OutsideKnownDates,
    OverlappingDates,
    Parameter,
    Problem,
    load_columns,
    load_parameters,
    weakest,
)

VALUE = {
    "from": date(2020, 1, 1),
    "until": date(2020, 12, 31),
    "value": 5,
    "status": "statute",
    "source": "gazette",
}
ABOUT = {"nl": "bedrag", "en": "amount", "unit": "TOY", "article": "Act 1"}


def written(folder: Path, *values: dict[str, object], **about: object) -> Path:
    """A parameter file with one amount, its values and what is said of it."""
    entry = {**ABOUT, "values": list(values), **about}
    path = folder / "parameters.yaml"
    path.write_text(yaml.safe_dump({"sources": {"gazette": "Gazette 1"}, "parameters": {"amount": entry}}))
    return path


def test_a_value_holds_on_its_first_and_last_day(tmp_path: Path):
    amount = load_parameters(written(tmp_path, VALUE))["amount"]
    assert amount.on(date(2020, 1, 1)).value == amount.on(date(2020, 12, 31)).value == 5.0
    assert amount.on(date(2020, 5, 1)).source == "Gazette 1"
    for day in (date(2019, 12, 31), date(2021, 1, 1)):
        with pytest.raises(OutsideKnownDates):
            amount.on(day)


def test_a_gap_between_two_values_is_not_filled(tmp_path: Path):
    later = {**VALUE, "from": date(2022, 1, 1), "until": date(2022, 12, 31), "value": 7}
    amount = load_parameters(written(tmp_path, later, VALUE))["amount"]
    assert [dated.value for dated in amount.values] == [5.0, 7.0]
    with pytest.raises(OutsideKnownDates) as caught:
        amount.on(date(2021, 6, 1))
    assert "Known is 2020-01-01 to 2020-12-31 and 2022-01-01 to 2022-12-31" in caught.value.en


def test_days_that_follow_each_other_are_told_as_one_stretch(tmp_path: Path):
    later = {**VALUE, "from": date(2021, 1, 1), "until": date(2022, 12, 31), "value": 7}
    with pytest.raises(OutsideKnownDates, match=r"Known is 2020-01-01 to 2022-12-31\. Choose"):
        load_parameters(written(tmp_path, later, VALUE))["amount"].on(date(2023, 1, 1))


@pytest.mark.parametrize("field", ["from", "until", "value", "status", "source"])
def test_a_value_without_a_date_status_or_source_is_refused(field: str, tmp_path: Path):
    value = {key: item for key, item in VALUE.items() if key != field}
    path = written(tmp_path, value)
    with pytest.raises(InvalidRule) as caught:
        load_parameters(path)
    assert all(word in caught.value.en for word in (str(path), "'amount'", field))


def test_a_status_nobody_knows_is_refused(tmp_path: Path):
    with pytest.raises(InvalidRule, match="a known status"):
        load_parameters(written(tmp_path, {**VALUE, "status": "guess"}))


@pytest.mark.parametrize("field", ["nl", "en", "unit", "article", "values"])
def test_an_amount_without_label_unit_article_or_values_is_refused(field: str, tmp_path: Path):
    with pytest.raises(InvalidRule, match=field):
        load_parameters(written(tmp_path, VALUE, **{field: None}))


def test_a_kind_nobody_knows_is_refused(tmp_path: Path):
    with pytest.raises(InvalidRule, match="valid kind"):
        load_parameters(written(tmp_path, VALUE, kind="formula"))


def test_two_values_that_share_a_day_are_refused(tmp_path: Path):
    later = {**VALUE, "from": date(2020, 12, 31), "until": date(2021, 12, 31)}
    with pytest.raises(OverlappingDates) as caught:
        load_parameters(written(tmp_path, VALUE, later))
    assert all(word in caught.value.en for word in ("'amount'", "2020-12-31"))


@pytest.mark.parametrize("rows", [[[0, 1], [0, 2]], [[5, 1], [3, 2]], []])
def test_bands_whose_edges_do_not_rise_are_refused(rows: list[list[float]], tmp_path: Path):
    with pytest.raises(InvalidRule, match="'amount'"):
        load_parameters(written(tmp_path, {**VALUE, "value": rows}, kind="bands"))
    with pytest.raises(InvalidRule, match="'amount'"):
        Parameter.bands("amount", rows, unit="TOY", status="statute", source="Gazette 1")


def test_text_that_is_no_yaml_is_refused_with_the_file(tmp_path: Path):
    path = tmp_path / "parameters.yaml"
    path.write_text("parameters: [unfinished")
    with pytest.raises(Problem, match=r"parameters\.yaml"):
        load_parameters(path)


def test_toyland_has_every_kind_of_amount():
    assert PARAMETERS["credit"].on(date(2024, 12, 31)).value == 100.0
    assert PARAMETERS["credit"].on(date(2025, 1, 1)).value == 120.0
    assert PARAMETERS["tariff"].on(date(2025, 1, 1)).value == Bands((0.0, 1000.0), (0.2, 0.4))
    assert PARAMETERS["child_amounts"].on(date(2025, 1, 1)).value == (0.0, 100.0, 180.0, 240.0, 280.0)


def test_the_weakest_status_counts():
    assert weakest(["statute", "fitted", "published"]) == "fitted"
    assert weakest(["derived", "memory"]) == "memory"
    assert weakest([]) == "statute"


@pytest.mark.parametrize(
    "entry",
    [
        {"entity": "village", "kind": "money"},
        {"entity": "person", "kind": "text"},
        {"entity": "person", "kind": "money", "colour": 1},
    ],
)
def test_a_column_of_an_unknown_entity_kind_or_key_is_refused(entry: dict[str, object], tmp_path: Path):
    path = tmp_path / "columns.yaml"
    path.write_text(yaml.safe_dump({"columns": {"odd": entry}}))
    with pytest.raises(Problem) as caught:
        load_columns(path)
    assert all(word in caught.value.en for word in (str(path), "'odd'"))


def test_a_file_without_columns_is_refused(tmp_path: Path):
    path = tmp_path / "columns.yaml"
    path.write_text("kolommen: {}")
    with pytest.raises(Problem, match="columns"):
        load_columns(path)
