# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Borders of municipalities from a GeoJSON file, as PDOK and cartomap publish them."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from kansrijk.engine.problems import Problem
from kansrijk.people.areas_names import as_code

CODES = ("statcode", "code", "gemeentecode", "GM_CODE", "identificatie")
"""Properties in which publishers put the municipality code."""
DEGREES = 180.0
MIDDLE_LATITUDE = 52.2


def read_borders(path: Path, wanted: set[str]) -> dict[str, dict[str, Any]]:
    """The geometry by municipality code, ready to be drawn flat.

    Degrees (WGS84) are squeezed so that the country keeps its shape; metres (the Dutch grid, EPSG:28992) stay.

    Args:
        path: a GeoJSON FeatureCollection of Polygons and MultiPolygons.
        wanted: codes that must be in it.

    Raises:
        Problem: the file is not there, is no such GeoJSON, or lacks a wanted municipality, as one of another
            year does.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        features = content["features"]
        shapes = {code: feature["geometry"] for feature in features if (code := _code(feature["properties"]))}
        shapes = {code: _flat(geometry) for code, geometry in shapes.items()}
    except OSError as error:
        raise Problem(
            nl=f"Het bestand met grenzen {path} is niet te lezen. Haal het op bij PDOK, of laat --boundaries weg.",
            en=f"The file of borders {path} cannot be read. Fetch it from PDOK, or leave out --boundaries.",
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Problem(
            nl=f"{path.name} is geen GeoJSON met gemeenten. Nodig: features met een vlak en een statcode.",
            en=f"{path.name} is no GeoJSON of municipalities. Needed: features with a polygon and a statcode.",
        ) from error
    lacking = sorted(wanted - set(shapes))
    if lacking:
        raise Problem(
            nl=f"{path.name} heeft geen grenzen van {', '.join(lacking[:5])}. Geef de grenzen van 2023 of later.",
            en=f"{path.name} has no borders of {', '.join(lacking[:5])}. Give the borders of 2023 or later.",
        )
    return shapes


def _code(properties: dict[str, Any]) -> str | None:
    for name in CODES:
        if name in properties and (code := as_code(str(properties[name]))):
            return code
    return None


def _flat(geometry: dict[str, Any]) -> dict[str, Any]:
    polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}[
        geometry["type"]
    ]
    in_degrees = abs(polygons[0][0][0][0]) <= DEGREES
    squeeze = math.cos(math.radians(MIDDLE_LATITUDE)) if in_degrees else 1.0
    flat = [[[[x * squeeze, y] for x, y, *_ in ring] for ring in polygon] for polygon in polygons]
    return {"type": "MultiPolygon", "coordinates": flat}
