# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The JSON Schema of the settings of `kansrijk measure`, made from the lists that the reader uses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kansrijk.engine.files import write_atomically
from kansrijk.indicators.survey.config import AT_LINE, DISTANCES, MEASURES, OPTIONS, SCHEMA_NAME, TOP

SCHEMA = Path(__file__).parent / "measure.schema.json"
Schema = dict[str, Any]
NAME: Schema = {"type": "string", "minLength": 1}
NUMBER: Schema = {"type": "number"}
PART: Schema = {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}
NAMES: Schema = {"type": "array", "items": NAME, "minItems": 1}
_OPTION: dict[str, Schema] = {
    "items": NAMES,
    "household_items": NAMES,
    "adult_items": NAMES,
    "dimensions": {"type": "object", "additionalProperties": NAMES, "minProperties": 1},
    "part": PART,
    "cutoff": NUMBER,
    "form": {"enum": ["trapezoid", "finite"]},
}


def _closed(properties: Schema, required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _measure(name: str) -> Schema:
    options = {key: _OPTION.get(key, NAME) for key in OPTIONS[name]}
    needed = [key for key, wanted in OPTIONS[name].items() if wanted]
    return _closed({"measure": {"const": name}, "label": NAME, **options}, ["measure", *needed])


def measure_schema() -> Schema:
    """The schema as data (JSON Schema 2020-12)."""
    band = {"column": NAME, "from": NUMBER, "below": NUMBER, "is": {}}
    bare = [name for name in MEASURES if not any(OPTIONS[name].values())]
    special: dict[str, Schema] = {
        "schema": {"const": SCHEMA_NAME},
        "version": {"const": 1},
        "among": _closed(band, ["column"]),
        "line": {
            "oneOf": [
                _closed({"fixed": {"oneOf": [NAME, {"type": "number", "exclusiveMinimum": 0}]}}, ["fixed"]),
                _closed({"estimated": _closed({"part": NUMBER, "quantile": PART}, [])}, ["estimated"]),
            ]
        },
        "at_line": {"enum": list(AT_LINE)},
        "level": PART,
        "groups": {"type": "array", "items": _closed({"name": NAME, **band}, ["column"])},
        "calibrate": _closed(
            {
                "distance": {"enum": list(DISTANCES)},
                "margins": {
                    "type": "object",
                    "additionalProperties": {"type": "object", "additionalProperties": NUMBER},
                },
                "totals": {"type": "object", "additionalProperties": NUMBER},
            },
            ["distance"],
        ),
        "measures": {
            "type": "array",
            "minItems": 1,
            "items": {"oneOf": [{"enum": bare}, *(_measure(name) for name in MEASURES)]},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kansrijk: what to measure in a survey file",
        **_closed({key: special.get(key, NAME) for key in TOP}, ["schema", "measures"]),
    }


def schema_text() -> str:
    """The schema as the text of measure.schema.json."""
    return json.dumps(measure_schema(), ensure_ascii=False, indent=2) + "\n"


def write_schema(path: Path = SCHEMA) -> None:
    """Write measure.schema.json anew after a change of the lists."""
    with write_atomically(path) as part:
        part.write_text(schema_text(), encoding="utf-8")
