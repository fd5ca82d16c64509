# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The keys of a mapping file, and the JSON Schema made from them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kansrijk.people.model import input_columns

Schema = dict[str, Any]
TOP = ("bestand", "leeg", "peildatum", "jaar", "herkomst", "huishouden", "persoon", "gezin", "kolommen")
FILE = ("soort", "codering", "scheiding", "decimaal", "duizendtal", "blad", "kopregel")
KINDS = ("csv", "xlsx", "parquet", "sav")
COLUMN = ("kolom", "vast", "geboren", "vorm", "codes", "per", "samen", "leeg_is")
FAMILY = ("sleutel", "positie", "partner", "ouders", "stel_leeftijdsverschil")
POSITION = ("kolom", "codes")
POSITIONS = ("hoofd", "partner", "kind", "overig")
COMBINE = ("gelijk", "eerste", "som", "hoogste", "laagste")
PERIODS = {"jaar": 1.0, "kwartaal": 4.0, "maand": 12.0, "vier_weken": 13.0, "week": 52.0}
"""How often each period goes into a year."""
UNITS = {"/y": 1.0, "/m": 12.0, "/week": 52.0}
AGES = ("leeftijd_begin_jaar", "leeftijd_begin_kwartaal", "leeftijd_vorige_maand")
TEXT: Schema = {"type": "string", "minLength": 1}
NAMES: Schema = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}


def has_period(unit: str) -> bool:
    """Whether a unit is an amount or a number of hours a period."""
    return any(unit.endswith(ending) for ending in UNITS)


def per_unit(unit: str, period: str) -> float:
    """What to multiply an amount a `period` with, to get it in `unit`."""
    times = next(times for ending, times in UNITS.items() if unit.endswith(ending))
    return PERIODS[period] / times


def mapping_schema() -> Schema:
    """The schema of a mapping file as data (JSON Schema 2020-12)."""
    columns = {
        name: {"anyOf": [TEXT, {"$ref": "#/$defs/kolom"}], "description": f"{column.nl} / {column.en}"}
        for name, column in input_columns().items()
    }
    required = [name for name, column in input_columns().items() if column.default is None and name != "rol"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kansrijk: mapping of an extract",
        "description": "Which column of a municipality's extract is which of Kansrijk's.",
        **_object({key: _top(key) for key in TOP}, ["huishouden", "peildatum", "gezin", "kolommen"]),
        "$defs": {
            "kolommen": _object(columns, required),
            "kolom": {
                **_object({key: _column(key) for key in COLUMN}),
                "oneOf": [{"required": [key]} for key in ("kolom", "vast", "geboren")],
            },
        },
    }


def schema_text() -> str:
    """The schema as JSON text."""
    return json.dumps(mapping_schema(), ensure_ascii=False, indent=2) + "\n"


def _object(properties: Schema, required: Iterable[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _top(key: str) -> Schema:
    special: dict[str, Schema] = {
        "bestand": _object({item: _file(item) for item in FILE}),
        "leeg": {"type": "array", "items": {"type": ["string", "number"]}},
        "peildatum": {"type": "string", "format": "date"},
        "jaar": {"type": "integer", "minimum": 1990, "maximum": 2100},
        "huishouden": NAMES,
        "persoon": NAMES,
        "gezin": {**_object({item: _family(item) for item in FAMILY}), "minProperties": 1},
        "kolommen": {"$ref": "#/$defs/kolommen"},
    }
    return special.get(key, TEXT)


def _file(key: str) -> Schema:
    special: dict[str, Schema] = {
        "soort": {"enum": list(KINDS)},
        "scheiding": {"type": "string", "minLength": 1, "maxLength": 1},
        "decimaal": {"enum": [",", "."]},
        "duizendtal": {"enum": ["", ".", ",", " ", "'"]},
        "kopregel": {"type": "integer", "minimum": 1},
    }
    return special.get(key, TEXT)


def _family(key: str) -> Schema:
    special: dict[str, Schema] = {
        "sleutel": NAMES,
        "ouders": NAMES,
        "stel_leeftijdsverschil": {"type": "integer", "minimum": 0},
        "positie": _object(
            {"kolom": TEXT, "codes": {"type": "object", "additionalProperties": {"enum": list(POSITIONS)}}},
            POSITION,
        ),
    }
    return special.get(key, TEXT)


def _column(key: str) -> Schema:
    value: Schema = {"type": ["string", "number", "boolean"]}
    special: dict[str, Schema] = {
        "vast": value,
        "leeg_is": value,
        "codes": {"type": "object", "additionalProperties": value},
        "per": {"enum": list(PERIODS)},
        "samen": {"enum": list(COMBINE)},
    }
    return special.get(key, TEXT)
