# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The broad picture of an area as a page (HTML), in print (PDF) and for other programs (JSON).

Data flow: `PictureInputs` (safe figures, published figures, descriptions, provenance) -> `build_picture`
(words, tables and charts in one language) -> HTML or PDF; the JSON is written straight from the figures.
"""

from kansrijk.picture.build import build_picture
from kansrijk.picture.inputs import (
    MapPoint,
    PictureInputs,
    Provenance,
    ProvisionDescription,
    PublishedFigure,
    WeakParameter,
)
from kansrijk.picture.json_ import picture_data, render_json
from kansrijk.picture.write import FORMATS, check_format, render, write_picture

__all__ = [
    "FORMATS",
    "MapPoint",
    "PictureInputs",
    "Provenance",
    "ProvisionDescription",
    "PublishedFigure",
    "WeakParameter",
    "build_picture",
    "check_format",
    "picture_data",
    "render",
    "render_json",
    "write_picture",
]
