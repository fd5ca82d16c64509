# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture as JSON: the figures, for other programs. The shape is in `schema.json` and does not depend on language."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kansrijk.indicators import AreaFigures, load_registry
from kansrijk.indicators.broad_target_words import broad_dict
from kansrijk.picture.inputs import PictureInputs, ProvisionDescription
from kansrijk.picture.json_ambitions import examples_data, needed_data, record_data
from kansrijk.picture.words import LANGUAGES, Words

SCHEMA = Path(__file__).parent / "schema.json"
FORMAT = "kansrijk/picture/1"


def _both(key: str) -> dict[str, str]:
    """A message in both languages."""
    return {language: Words(language)(key) for language in LANGUAGES}


def _text(texts: str | dict[str, str]) -> dict[str, str]:
    return {"nl": texts} if isinstance(texts, str) else dict(texts)


def _indicators(figures: AreaFigures) -> list[dict[str, Any]]:
    registry = load_registry()
    found = []
    for code, observation in figures.observations.items():
        entry = asdict(observation)
        entry["name"] = {language: registry[code].texts(language).name for language in LANGUAGES}
        found.append(entry)
    return found


def _provisions(inputs: PictureInputs) -> list[dict[str, Any]] | None:
    if inputs.area.provisions is None:
        return None
    described = {description.code: description for description in inputs.provisions}
    found = []
    for figure in inputs.area.provisions:
        about = described.get(figure.code, ProvisionDescription(figure.code, figure.code))
        found.append(
            {
                **asdict(figure),
                "name": _text(about.name),
                "source_url": about.source_url or None,
                "seen_on": about.seen_on,
                "page_year": about.page_year,
                "confirmed": about.confirmed,
            }
        )
    return found


def _beside(figures: AreaFigures) -> dict[str, Any]:
    return {
        "area": {"code": figures.code, "name": figures.name},
        "coverage": asdict(figures.coverage),
        "indicators": _indicators(figures),
    }


def _unavailable() -> list[dict[str, Any]]:
    return [
        {
            "code": item.code,
            "version": item.version,
            "name": {language: item.texts(language).name for language in LANGUAGES},
            "reason": {language: item.reason(language) for language in LANGUAGES},
            "published": [
                {
                    "period": figure.period,
                    "value": figure.value,
                    "source": {language: figure.source(language) for language in LANGUAGES},
                    "certainty": figure.certainty,
                }
                for figure in item.published
            ],
        }
        for item in load_registry().unavailable
    ]


def picture_data(inputs: PictureInputs) -> dict[str, Any]:
    """The figures of a picture as plain data that fits `schema.json`."""
    area = inputs.area
    kind = "synthetic" if area.status == "synthetic" else "computed"
    return {
        "format": FORMAT,
        "area": {"code": area.code, "name": area.name, "children": area.children, "families": area.families},
        "year": int(area.period),
        "status": area.status,
        "notice": _both(f"common.banner_{kind}"),
        "indicators": _indicators(area),
        "provisions": _provisions(inputs),
        "coverage": asdict(area.coverage),
        "netherlands": None if inputs.netherlands is None else _beside(inputs.netherlands),
        "peers": [_beside(peer) for peer in inputs.peers],
        "published": [asdict(figure) for figure in inputs.published],
        "unavailable": _unavailable(),
        "map": [asdict(point) for point in inputs.map_points],
        "provenance": asdict(inputs.provenance),
        "needed": needed_data(),
        **record_data(inputs.record),
        "own_target": None if inputs.own_target is None else broad_dict(inputs.own_target),
        **examples_data(inputs.examples),
        "voices": [],
    }


def render_json(inputs: PictureInputs) -> str:
    """The picture as JSON text."""
    return json.dumps(picture_data(inputs), ensure_ascii=False, indent=1) + "\n"
