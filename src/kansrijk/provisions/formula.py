# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The formulas all provisions share: plain scalar functions, so that each municipality is only other numbers.

Few formulas also means few kernels: every provision of one formula is computed by the same compiled code.
"""

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
    hoogste_aantal: float,
) -> float:
    """What one child gets of one provision, in EUR a year (or EUR once).

    Amount and income limit go by age. The share of the amount goes by the distance below the limit, in percentage
    points of the municipality's own norm; `normdeel` is that norm as a part of the norm with holiday pay. With
    `schuldgrond` debt help takes the place of the income test, never of the wealth test. When no more than
    `hoogste_aantal` children of a family can have it, the `delers` children of that age share it evenly.
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
    return bedrag * aandeel * min(1.0, hoogste_aantal / max(1.0, delers))


def kindvoorziening_ruim(
    rol: int,
    leeftijd: int,
    inkomen_pct_sociaal_minimum: float,
    sociaal_minimum_m: float,
    inkomen_na_vaste_lasten_m: float,
    aantal_kinderen: int,
    aantal_volwassenen: int,
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
    hoogste_aantal: float,
    ondergrens: float,
    grens_erbij_naar_kinderen: Bands,
    grens_erbij_m: float,
    grens_erbij_kind_m: float,
    kinderen_zonder_extra: float,
    eurogrens_alleenstaande_m: float,
    eurogrens_paar_m: float,
    over_eerste_m: float,
    over_tweede_m: float,
    over_kind_m: float,
) -> float:
    """What one child gets of a provision with a wider income test, in EUR a year (or EUR once).

    As `kindvoorziening`, with a limit that may rise with the number of children (in percentage points, or in EUR a
    month for each child after the first ones), stand a sum above the norm, be a table in EUR a month, or have a lower
    edge; and a second test: what is left after fixed costs, for the first adult, the second and each child.
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
    extra = grens_erbij_m + grens_erbij_kind_m * max(0.0, aantal_kinderen - kinderen_zonder_extra)
    if eurogrens_paar_m > 0.0:
        tabel = eurogrens_paar_m if aantal_volwassenen > 1 else eurogrens_alleenstaande_m
        grens = 100.0 * (tabel + extra) / sociaal_minimum_m
    else:
        grens = step(inkomensgrenzen, leeftijd) + step(grens_erbij_naar_kinderen, aantal_kinderen)
        grens = grens + 100.0 * extra / sociaal_minimum_m
    inkomen = inkomen_pct_sociaal_minimum / normdeel
    aandeel = step(aandelen, grens - inkomen + 1e-9)
    if ondergrens > 0.0 and inkomen <= ondergrens:
        aandeel = 0.0
    if over_eerste_m > 0.0:
        ruimte = over_eerste_m + over_kind_m * aantal_kinderen
        if aantal_volwassenen > 1:
            ruimte = ruimte + over_tweede_m
        if inkomen_na_vaste_lasten_m <= ruimte:
            aandeel = 1.0
    if schuldgrond > 0.0 and schuldhulp:
        aandeel = 1.0
    return bedrag * aandeel * min(1.0, hoogste_aantal / max(1.0, delers))


def telt_mee(rol: int, leeftijd: int, bedragen: Bands) -> bool:
    """Whether a child is of the age of a provision that a family shares, so that it shares in the amount."""
    return rol == 1 and step(bedragen, leeftijd) > 0.0


def hoogste(eerste: float, tweede: float) -> float:
    """The higher of two provisions that are not both given."""
    return max(eerste, tweede)


def samen_hoogstens(eerste: float, tweede: float, samen_plafond: float) -> float:
    """Two provisions out of one pot: added up, but no more than the pot holds for a child."""
    return min(eerste + tweede, samen_plafond)
