# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The JSON Schema of a family file, made from the same lists of keys that the reader uses."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kansrijk.people.family_fields import CODES, DEBT_HELP, FAMILY, HOME, MEMBER, ROLES, TOP, UNKNOWN
from kansrijk.people.family_income import AMOUNTS, INCOME, KINDS, MONTHS
from kansrijk.people.family_member import DAYS_IN_A_WEEK, RESIDENCE, SCHOOLS
from kansrijk.people.model import input_columns

Schema = dict[str, Any]
NOT_KNOWN: Schema = {"enum": list(UNKNOWN)}
YES_OR_NO: Schema = {"enum": [True, False, "ja", "nee"]}
TEXT: Schema = {"type": "string"}
AMOUNT: Schema = {"type": "number", "minimum": 0}


def family_schema() -> Schema:
    """The schema as data (JSON Schema 2020-12). YAML and JSON files have the same form."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kansrijk: one household",
        "description": "A family file of Kansrijk. What is left out has its default; 'onbekend' says it is unknown.",
        **_mapping({key: _top(key) for key in TOP}, ["gemeente", "gezin"]),
        "$defs": {
            "gezin": _mapping({key: _family(key) for key in FAMILY}, ["leden"]),
            "lid": {
                **_mapping({key: _member(key) for key in MEMBER}, ["rol"]),
                "oneOf": [{"required": ["geboren"]}, {"required": ["leeftijd"]}],
            },
            "inkomen": {
                **_mapping({key: _income(key) for key in INCOME}, ["soort"]),
                "oneOf": [{"required": [key]} for key in AMOUNTS],
            },
        },
    }


def schema_text() -> str:
    """The schema as the text of family.schema.json."""
    return json.dumps(family_schema(), ensure_ascii=False, indent=2) + "\n"


def _mapping(properties: Schema, required: Iterable[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _top(key: str) -> Schema:
    special: dict[str, Schema] = {
        "gemeente": {"type": ["string", "integer"]},
        "wonen": {
            **_mapping({item: _column(column) for item, column in HOME.items()}, []),
            "not": _two_homes(),
        },
        "gezin": {"$ref": "#/$defs/gezin"},
        "medebewoners": {"type": ["array", "null"], "items": {"$ref": "#/$defs/gezin"}},
    }
    return special.get(key, TEXT)


def _two_homes() -> Schema:
    pairs = (("huur", "woonlasten_eigen"), ("huur", "hypotheek"), ("woonlasten_eigen", "hypotheek"))
    return {"anyOf": [{"required": list(pair)} for pair in pairs]}


def _family(key: str) -> Schema:
    if key == "leden":
        return {"type": "array", "items": {"$ref": "#/$defs/lid"}, "minItems": 1}
    if key in ("bezit", "schulden"):
        one: list[Schema] = [AMOUNT, NOT_KNOWN]
        return {"anyOf": [*one, {"type": "object", "additionalProperties": {"anyOf": one}}]}
    if key == "schuldhulp":
        return {"enum": [*YES_OR_NO["enum"], *DEBT_HELP, *UNKNOWN]}
    return _column(FAMILY[key])


def _member(key: str) -> Schema:
    special: dict[str, Schema] = {
        "rol": {"enum": list(ROLES)},
        "geboren": {"type": "string", "format": "date"},
        "leeftijd": {"type": "integer", "minimum": 0, "maximum": 115},
        "inkomens": {"type": ["array", "null"], "items": {"$ref": "#/$defs/inkomen"}},
        "school": {"enum": [*SCHOOLS, *UNKNOWN]},
        "verblijf": {"enum": [*RESIDENCE, *UNKNOWN]},
        "beperking": {"enum": [*YES_OR_NO["enum"], *UNKNOWN]},
        "dagen_bij_gezin": {"type": "number", "minimum": 0, "maximum": DAYS_IN_A_WEEK},
        "kinderbijslag_hier": YES_OR_NO,
        "zorgpremie_maand": {"anyOf": [{**AMOUNT, "maximum": 1000}, NOT_KNOWN]},
    }
    return special[key] if key in special else _column(MEMBER[key])


def _income(key: str) -> Schema:
    if key == "soort":
        return {"enum": list(KINDS)}
    if key == "maanden":
        months = {"type": "array", "items": AMOUNT, "minItems": MONTHS, "maxItems": MONTHS}
        return {"anyOf": [months, NOT_KNOWN]}
    return TEXT if key == "toelichting" else {"anyOf": [AMOUNT, NOT_KNOWN]}


def _column(name: str) -> Schema:
    """What the field of a column may hold."""
    column = input_columns()[name]
    if column.kind == "bool":
        return {"enum": [*YES_OR_NO["enum"], *UNKNOWN]}
    if column.kind == "code":
        return {"enum": [*CODES[name], *UNKNOWN]}
    kind = "integer" if column.kind == "integer" else "number"
    number = {"type": kind, "minimum": column.minimum, "maximum": column.maximum}
    return {"anyOf": [number, NOT_KNOWN], "description": f"{column.nl} / {column.en} ({column.unit})"}
