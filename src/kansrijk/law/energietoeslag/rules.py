# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""One-off energy allowance of 2022 and 2023 (Participatiewet art. 35 lid 4 and 5; national guideline).

Municipalities decide; the amounts and the income limit are those of the national guideline and can be changed by a
reform for one municipality.
"""

from kansrijk.engine import aggregate, rule


@rule(
    entity="person",
    unit="",
    nl="volwassene die energietoeslag kan krijgen: niet te jong en geen student",
    en="adult who can get the energy allowance: not too young and no student",
    article="landelijke richtlijn energietoeslag",
    start="2022-03-15",
    end="2023-12-31",
)
def energietoeslag_volwassene(
    is_volwassene: bool, leeftijd: int, student: bool, energietoeslag_leeftijd: float
) -> bool:
    return is_volwassene and leeftijd >= energietoeslag_leeftijd and not student


energietoeslag_volwassenen = aggregate(
    "energietoeslag_volwassenen",
    entity="family",
    op="any",
    of="energietoeslag_volwassene",
    nl="een volwassene in het gezin kan energietoeslag krijgen",
    en="an adult of the family can get the energy allowance",
)


@rule(
    entity="family",
    unit="EUR",
    nl="energietoeslag van dit jaar",
    en="energy allowance of this year",
    article="Participatiewet art. 35 lid 4",
    start="2022-03-15",
    end="2023-12-31",
    sentence_nl="Het inkomen is {inkomen_pct_sociaal_minimum} van het sociaal minimum en de grens is {energietoeslag_inkomensgrens}. De energietoeslag is {energietoeslag}.",
    sentence_en="Income is {inkomen_pct_sociaal_minimum} of the social minimum and the limit is {energietoeslag_inkomensgrens}. The energy allowance is {energietoeslag}.",
)
def energietoeslag(
    inkomen_pct_sociaal_minimum: float,
    energietoeslag_volwassenen: bool,
    index_in_household: int,
    energietoeslag_inkomensgrens: float,
    energietoeslag_bedrag: float,
) -> float:
    if index_in_household > 0 or not energietoeslag_volwassenen:
        return 0.0
    return energietoeslag_bedrag if inkomen_pct_sociaal_minimum <= energietoeslag_inkomensgrens else 0.0


@rule(
    entity="family",
    unit="EUR",
    nl="energietoeslag die nog betaald wordt",
    en="energy allowance still to be paid",
    article="Participatiewet art. 35 lid 4 en 5",
    start="2022-03-15",
    end="2023-12-31",
    sentence_nl="Van {energietoeslag} is {energietoeslag_vooruitbetaald} al eerder betaald. De rest is {energietoeslag_rest}.",
    sentence_en="Of {energietoeslag}, {energietoeslag_vooruitbetaald} was paid before. The rest is {energietoeslag_rest}.",
)
def energietoeslag_rest(energietoeslag: float, energietoeslag_vooruitbetaald: float) -> float:
    return max(0.0, energietoeslag - energietoeslag_vooruitbetaald)
