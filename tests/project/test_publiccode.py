# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""publiccode.yml holds what version 0.4 of its standard asks for, and agrees with the rest of the project."""

from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import kansrijk

STATUSES = ["concept", "development", "beta", "stable", "obsolete"]
TYPES = [
    *(f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")),
    "addon",
    "library",
    "configurationFiles",
]
TEXTS = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}
DESCRIPTION = {
    "required": ["shortDescription", "longDescription", "features"],
    "properties": {
        "shortDescription": {"type": "string", "maxLength": 150},
        "longDescription": {"type": "string", "minLength": 150, "maxLength": 10000},
        "features": TEXTS,
    },
}
SCHEMA = {
    "required": [
        *(
            "publiccodeYmlVersion",
            "name",
            "url",
            "platforms",
            "categories",
            "developmentStatus",
            "softwareType",
        ),
        *("description", "legal", "maintenance", "localisation"),
    ],
    "properties": {
        "publiccodeYmlVersion": {"const": "0.4"},
        "url": {"type": "string", "pattern": "^https://"},
        "platforms": TEXTS,
        "categories": TEXTS,
        "developmentStatus": {"enum": STATUSES},
        "softwareType": {"enum": TYPES},
        "description": {"required": ["nl", "en"], "additionalProperties": DESCRIPTION},
        "legal": {"required": ["license"]},
        "maintenance": {
            "required": ["type"],
            "properties": {"type": {"enum": ["internal", "contract", "community", "none"]}},
            "if": {"properties": {"type": {"enum": ["internal", "community"]}}},
            "then": {"required": ["contacts"]},
        },
        "localisation": {
            "required": ["localisationReady", "availableLanguages"],
            "properties": {"localisationReady": {"type": "boolean"}, "availableLanguages": TEXTS},
        },
    },
}


@pytest.fixture(scope="module")
def publiccode(root: Path) -> Any:
    return yaml.safe_load((root / "publiccode.yml").read_text(encoding="utf-8"))


def test_it_has_what_the_standard_asks_for(publiccode):
    jsonschema.validate(publiccode, SCHEMA)


def test_its_version_and_licence_are_those_of_the_project(publiccode):
    assert publiccode["softwareVersion"] == kansrijk.__version__
    assert publiccode["legal"]["license"] == "EUPL-1.2"
    assert isinstance(publiccode.get("releaseDate", date.today()), date)
