# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""People: who lives in the Netherlands, as one family, as a file of a municipality, or as a synthetic country.

- `Population`: many households, read from and written to Parquet.
- `Family`: one household from a YAML file.
- `find_area`, `like_municipalities`: the municipalities of 2025.
- `Division`, `put_on_division`: the municipalities of 2016 to 2026, and a series put on those of another year.
- `synthesise`, `synthesise_country`, `write_country`: a synthetic Netherlands drawn from published figures.

The names are loaded when first asked for, so that one family needs no Parquet.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kansrijk.people.areas import Area, find_area, municipalities
    from kansrijk.people.areas_alike import like_municipalities
    from kansrijk.people.areas_divisions import Division
    from kansrijk.people.areas_series import put_on_division
    from kansrijk.people.family import Family
    from kansrijk.people.model import input_columns
    from kansrijk.people.population import Meta, Population
    from kansrijk.people.synthesis import Anchors, synthesise, synthesise_country, write_country

__all__ = [
    "Anchors",
    "Area",
    "Division",
    "Family",
    "Meta",
    "Population",
    "find_area",
    "input_columns",
    "like_municipalities",
    "municipalities",
    "put_on_division",
    "synthesise",
    "synthesise_country",
    "write_country",
]

_HOMES = {
    "areas": ("Area", "find_area", "municipalities"),
    "areas_alike": ("like_municipalities",),
    "areas_divisions": ("Division",),
    "areas_series": ("put_on_division",),
    "family": ("Family",),
    "model": ("input_columns",),
    "population": ("Meta", "Population"),
    "synthesis": ("Anchors", "synthesise", "synthesise_country", "write_country"),
}


def __getattr__(name: str) -> object:
    """Load a public name from the module where it lives (PEP 562)."""
    for module, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(f"kansrijk.people.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
