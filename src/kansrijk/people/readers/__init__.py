# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Readers: other people's files become our tables.

- `read_extract`, `read_mapping`, `propose_mapping`: a municipality's own extract, through a mapping file.
- `StatLine`: tables of Statistics Netherlands (CBS), OData v4 and v3.
- `read_microdata`: the CBS microdata files, as delivered for research.
- `SurveyTable`, `read_silc`, `read_survey`: surveys with weights, strata and clusters.

The names are loaded when first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kansrijk.people.readers.extract import Reading, read_extract
    from kansrijk.people.readers.faults import ExtractProblem
    from kansrijk.people.readers.mapping import ExtractMapping, read_mapping
    from kansrijk.people.readers.microdata import read_microdata
    from kansrijk.people.readers.propose import propose_mapping
    from kansrijk.people.readers.silc import read_silc
    from kansrijk.people.readers.statline import StatLine
    from kansrijk.people.readers.survey import SurveyTable, read_survey

__all__ = [
    "ExtractMapping",
    "ExtractProblem",
    "Reading",
    "StatLine",
    "SurveyTable",
    "propose_mapping",
    "read_extract",
    "read_mapping",
    "read_microdata",
    "read_silc",
    "read_survey",
]

_HOMES = {
    "extract": ("Reading", "read_extract"),
    "faults": ("ExtractProblem",),
    "mapping": ("ExtractMapping", "read_mapping"),
    "microdata": ("read_microdata",),
    "propose": ("propose_mapping",),
    "silc": ("read_silc",),
    "statline": ("StatLine",),
    "survey": ("SurveyTable", "read_survey"),
}


def __getattr__(name: str) -> object:
    """Load a public name from the module where it lives (PEP 562)."""
    for module, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(f"kansrijk.people.readers.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
