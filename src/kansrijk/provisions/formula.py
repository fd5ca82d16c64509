# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The formulas all provisions share: plain scalar functions, so that each municipality is only other numbers."""

from __future__ import annotations

from kansrijk.engine import Bands, step

KIND = 1
"""Code of a child in the column rol."""

NO_WEALTH_TEST, WEALTH_AS_ASSISTANCE, WEALTH_OWN = 0.0, 1.0, 2.0


def kindvoorziening(
    rol: int,
    leeftijd: int,
    inkomen_pct_sociaal_minimum: float,
    vermogen: float,
    vermogensgrens_bijstand: float,
    schuldhulp: bool,
    bedragen: Bands,
    inkomensgrenzen: Bands,
    aandelen: Bands,
    normdeel: float,
    vermogenstoets: float,
    vermogensgrens_eigen: float,
    schuldgrond: float,
    delers: float,
) -> float:
    """What one child gets of one provision, in EUR a year (or EUR once).

    Amount and income limit go by age. The share of the amount goes by the distance below the limit, in percentage
    points of the municipality's own norm; `normdeel` is that norm as a part of the norm with holiday pay. With
    `schuldgrond` debt help takes the place of the income test, never of the wealth test.
    """
    if rol != 1:
        return 0.0
    bedrag = step(bedragen, leeftijd)
    if bedrag <= 0.0:
        return 0.0
    if vermogenstoets == 1.0 and vermogen > vermogensgrens_bijstand:
        return 0.0
    if vermogenstoets == 2.0 and vermogen > vermogensgrens_eigen:
        return 0.0
    aandeel = step(aandelen, step(inkomensgrenzen, leeftijd) - inkomen_pct_sociaal_minimum / normdeel + 1e-9)
    if schuldgrond > 0.0 and schuldhulp:
        aandeel = 1.0
    return bedrag * aandeel / max(1.0, delers)


def telt_mee(rol: int, leeftijd: int, bedragen: Bands) -> bool:
    """Whether a child is of the age of a provision for the whole family, so that it shares in the amount."""
    return rol == 1 and step(bedragen, leeftijd) > 0.0


def hoogste(eerste: float, tweede: float) -> float:
    """The higher of two provisions of which a child can have only one."""
    return max(eerste, tweede)
