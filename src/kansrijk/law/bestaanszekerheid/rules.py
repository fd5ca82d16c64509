# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a family has to live on: disposable income, fixed costs, and the distance to the social minimum."""

from kansrijk.engine import rule, total

besteedbaar_inkomen = total(
    "besteedbaar_inkomen_y",
    entity="family",
    of=[
        "gezin_netto_inkomen_y",
        "bijstand_y",
        "kinderbijslag_y",
        "kindgebonden_budget_y",
        "zorgtoeslag_y",
        "huurtoeslag_gezin_y",
        "kinderopvangtoeslag_y",
    ],
    unit="EUR/y",
    nl="besteedbaar inkomen",
    en="disposable income",
)


@rule(
    entity="family",
    unit="EUR/y",
    nl="besteedbaar inkomen met de eenmalige energietoeslag",
    en="disposable income with the one-off energy allowance",
    article="Participatiewet art. 35 lid 4",
    start="2022-03-15",
    end="2023-12-31",
    sentence_nl="Met de eenmalige energietoeslag van {energietoeslag} erbij is het besteedbaar inkomen {besteedbaar_inkomen_met_energietoeslag_y}.",
    sentence_en="With the one-off energy allowance of {energietoeslag} disposable income is {besteedbaar_inkomen_met_energietoeslag_y}.",
)
def besteedbaar_inkomen_met_energietoeslag_y(besteedbaar_inkomen_y: float, energietoeslag: float) -> float:
    # Apart from the usual income: a municipality pays it once, on request or by itself, and may set other limits.
    return besteedbaar_inkomen_y + energietoeslag


@rule(
    entity="family",
    unit="EUR/m",
    nl="woonlasten",
    en="housing costs",
    sentence_nl="Huur of eigen woning, servicekosten en energie samen zijn {woonlasten_m}.",
    sentence_en="Rent or own home, service costs and energy together are {woonlasten_m}.",
)
def woonlasten_m(
    index_in_household: int,
    huur_m: float,
    servicekosten_m: float,
    woonlasten_eigen_m: float,
    energie_m: float,
) -> float:
    if index_in_household > 0:
        return 0.0
    return huur_m + servicekosten_m + woonlasten_eigen_m + energie_m


vaste_lasten = total(
    "vaste_lasten_m",
    entity="family",
    of=["woonlasten_m", "zorgkosten_m", "opvangkosten_m"],
    unit="EUR/m",
    nl="vaste lasten: wonen, zorg en opvang",
    en="fixed costs: housing, health and childcare",
)


@rule(
    entity="family",
    unit="EUR/m",
    nl="inkomen na vaste lasten",
    en="income after fixed costs",
    sentence_nl="Van {besteedbaar_inkomen_m} gaat {vaste_lasten_m} naar vaste lasten. Er blijft {inkomen_na_vaste_lasten_m} over.",
    sentence_en="Of {besteedbaar_inkomen_m}, fixed costs take {vaste_lasten_m}. {inkomen_na_vaste_lasten_m} is left.",
)
def inkomen_na_vaste_lasten_m(besteedbaar_inkomen_m: float, vaste_lasten_m: float) -> float:
    return besteedbaar_inkomen_m - vaste_lasten_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="inkomen dat telt voor het sociaal minimum",
    en="income that counts against the social minimum",
    article="Participatiewet art. 31 en 32",
    sentence_nl="Eigen netto-inkomen en bijstand samen zijn {norminkomen_m}. Kinderbijslag en toeslagen tellen niet mee.",
    sentence_en="Own net income and assistance together are {norminkomen_m}. Child benefit and allowances do not count.",
)
def norminkomen_m(ouders_netto_inkomen_m: float, bijstand_m: float) -> float:
    return ouders_netto_inkomen_m + bijstand_m


@rule(
    entity="family",
    unit="%",
    nl="inkomen in procenten van het sociaal minimum",
    en="income as a percentage of the social minimum",
    article="Participatiewet art. 20-22, 31 en 32",
    sentence_nl="{norminkomen_m} is {inkomen_pct_sociaal_minimum} van het sociaal minimum van {sociaal_minimum_m}.",
    sentence_en="{norminkomen_m} is {inkomen_pct_sociaal_minimum} of the social minimum of {sociaal_minimum_m}.",
)
def inkomen_pct_sociaal_minimum(norminkomen_m: float, sociaal_minimum_m: float) -> float:
    return 100.0 * norminkomen_m / sociaal_minimum_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="inkomen met kinderbijslag en kindgebonden budget",
    en="income with child benefit and child budget",
    sentence_nl="Met kinderbijslag en kindgebonden budget erbij is het inkomen {armoede_inkomen_m}.",
    sentence_en="With child benefit and child budget the income is {armoede_inkomen_m}.",
)
def armoede_inkomen_m(norminkomen_m: float, kinderbijslag_m: float, kindgebonden_budget_m: float) -> float:
    return norminkomen_m + kinderbijslag_m + kindgebonden_budget_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="sociaal minimum met kinderbijslag en hoogste kindgebonden budget",
    en="social minimum with child benefit and highest child budget",
    sentence_nl="Met kinderbijslag en het hoogste kindgebonden budget erbij is het sociaal minimum {armoede_norm_m}.",
    sentence_en="With child benefit and the highest child budget the social minimum is {armoede_norm_m}.",
)
def armoede_norm_m(sociaal_minimum_m: float, kinderbijslag_m: float, kgb_maximum_m: float) -> float:
    return sociaal_minimum_m + kinderbijslag_m + kgb_maximum_m


@rule(
    entity="family",
    unit="%",
    nl="inkomen in procenten van het sociaal minimum, met de bedragen voor kinderen",
    en="income as a percentage of the social minimum, amounts for children included",
    sentence_nl="{armoede_inkomen_m} is {armoede_pct} van {armoede_norm_m}.",
    sentence_en="{armoede_inkomen_m} is {armoede_pct} of {armoede_norm_m}.",
)
def armoede_pct(armoede_inkomen_m: float, armoede_norm_m: float) -> float:
    return 100.0 * armoede_inkomen_m / armoede_norm_m
