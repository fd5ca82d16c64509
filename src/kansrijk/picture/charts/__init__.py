# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Charts: Vega-Lite made with Altair, drawn as SVG without a browser."""

from kansrijk.picture.charts.build import Mark, dots, grouped_bars, map_of, rate_bars, squares, stacked_bars
from kansrijk.picture.charts.svg import draw
from kansrijk.picture.charts.theme import COLOURS, MAP_COLOURS, SERIES

__all__ = [
    "COLOURS",
    "MAP_COLOURS",
    "SERIES",
    "Mark",
    "dots",
    "draw",
    "grouped_bars",
    "map_of",
    "rate_bars",
    "squares",
    "stacked_bars",
]
