# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The look of charts: colours that keep apart for people with colour blindness and in grey print."""

from __future__ import annotations

from typing import Any

COLOURS = {
    "ink": "#22303a",
    "muted": "#55626b",
    "rule": "#e3ddd2",
    "teal": "#0f5c63",
    "teal_light": "#7fb3b0",
    "clay": "#c8693b",
    "clay_light": "#eab48f",
    "plum": "#5d3a6e",
    "sand": "#e6dfd1",
    "gold": "#e2b23e",
    "sky": "#5a9bc4",
}

# Six series of a stack, each next to one of another lightness.
SERIES = ("#173f5f", "#e2b23e", "#0f7173", "#f0cfae", "#a8482a", "#9dc3d6")
# From few to many on the map; the last ones are far darker than the first.
MAP_COLOURS = ("#f3dfb6", "#e7b06c", "#cf7a43", "#9c4630", "#5b2333")

FONT_SIZE = 13
FONT_PAGE = "sans-serif"
FONT_PRINT = "Libertinus Serif"


def config() -> dict[str, Any]:
    """The Vega-Lite configuration that all charts share."""
    return {
        "aria": False,
        "background": None,
        "font": FONT_PAGE,
        "padding": {"left": 2, "right": 6, "top": 6, "bottom": 2},
        "view": {"stroke": None},
        "axis": {
            "labelColor": COLOURS["ink"],
            "labelFontSize": FONT_SIZE,
            "titleColor": COLOURS["muted"],
            "titleFontSize": FONT_SIZE - 1,
            "titleFontWeight": "normal",
            "gridColor": COLOURS["rule"],
            "domain": False,
            "ticks": False,
            "labelPadding": 6,
            "labelLimit": 600,
        },
        "text": {"fontSize": FONT_SIZE, "color": COLOURS["ink"]},
    }
