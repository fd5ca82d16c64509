# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The law of Caribbean Netherlands (Bonaire, Sint Eustatius, Saba), in US dollars: never mixed with the other one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kansrijk.engine.sentences import Reasons
from kansrijk.law import Law, acts_of, reasons_of

CARIBBEAN_ACTS = ("gezin", "kinderbijslag", "onderstand", "minimumloon", "ijkpunt")
"""The acts of Caribbean Netherlands; each is a folder of this package."""

CARIBBEAN_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def caribbean_law() -> Law:
    """All rules and parameters of Caribbean Netherlands, of all dates.

    Raises:
        Problem: two acts define the same parameter.
    """
    return acts_of("kansrijk.law.caribbean", CARIBBEAN_FOLDER, CARIBBEAN_ACTS)


@lru_cache(maxsize=1)
def caribbean_reasons() -> dict[str, Reasons]:
    """The reasons of Caribbean Netherlands, by the name of the result."""
    return reasons_of(CARIBBEAN_FOLDER, CARIBBEAN_ACTS)
