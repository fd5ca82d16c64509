# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The JSON fits its schema, and holds what another program needs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from tests.picture import demo

from kansrijk.indicators import load_registry
from kansrijk.picture import PictureInputs, picture_data, render_json
from kansrijk.picture.json_ import SCHEMA

MAKERS = [demo.inputs, demo.country_inputs, demo.small_inputs]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return found


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_the_json_fits_the_schema(schema: dict[str, Any], make: Callable[[], PictureInputs]):
    content = json.loads(render_json(make()))
    errors = [f"{error.json_path}: {error.message}" for error in _validator(schema).iter_errors(content)]
    assert errors == []


def _validator(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(
    "change",
    [
        {"year": "2025"},
        {"status": "real"},
        {"indicators": []},
        {"area": {"code": "0599", "name": "Rotterdam", "children": 5, "families": 5}},
        {"surprise": 1},
    ],
)
def test_the_schema_refuses_what_does_not_belong(schema: dict[str, Any], change: dict[str, Any]):
    content = json.loads(render_json(demo.small_inputs())) | change
    assert list(_validator(schema).iter_errors(content))


def test_the_schema_refuses_a_value_for_a_figure_that_is_withheld(schema: dict[str, Any]):
    content = json.loads(render_json(demo.small_inputs()))
    withheld = next(entry for entry in content["indicators"] if entry["missing"])
    withheld["value"] = 0.1
    assert list(_validator(schema).iter_errors(content))


def test_it_holds_area_year_indicators_provisions_and_provenance():
    content = picture_data(demo.inputs())
    assert content["area"]["code"] == "GM9999"
    assert content["year"] == 2025
    assert {entry["code"] for entry in content["indicators"]} == set(load_registry())
    first = content["indicators"][0]
    assert {"code", "version", "value", "n", "denominator", "status"} <= first.keys()
    provision = content["provisions"][0]
    assert {"code", "entitled_children", "value_per_child_y"} <= provision.keys()
    assert content["provenance"]["law_date"] == "2025-07-01"
    assert content["provenance"]["population"]["seed"] == 7


def test_unknown_provisions_are_null_and_an_empty_list_means_none():
    assert picture_data(demo.small_inputs())["provisions"] is None


def test_every_figure_of_synthetic_people_carries_the_word():
    content = picture_data(demo.inputs())
    assert content["status"] == "synthetic"
    assert {entry["status"] for entry in content["indicators"]} == {"synthetic"}
    assert {entry["status"] for entry in content["provisions"]} == {"synthetic"}
    assert "bestaan niet" in content["notice"]["nl"]


def test_a_field_that_the_reference_page_does_not_name_is_missing_there(root: Any, schema: dict[str, Any]):
    page = (root / "docs" / "reference" / "picture-json.md").read_text(encoding="utf-8")
    fields = set(schema["properties"])
    for part in ("indicator", "provision", "coverage"):
        fields |= set(schema["$defs"][part]["properties"])
    assert sorted(field for field in fields if f"`{field}`" not in page) == []
