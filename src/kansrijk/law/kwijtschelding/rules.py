# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Remission of local taxes: what a family can pay itself (Uitvoeringsregeling Invorderingswet 1990 art. 11-16)."""

from kansrijk.engine import rule


@rule(
    entity="family",
    unit="EUR/m",
    nl="woonlasten die meetellen voor de kwijtschelding",
    en="housing costs that count for remission",
    article="Uitvoeringsregeling Invorderingswet 1990 art. 15; Wht art. 13 en 17",
)
def kwijtschelding_woonlasten_m(
    index_in_household: int,
    huurwoning: bool,
    rekenhuur_m: float,
    huurtoeslag_m: float,
    woonlasten_eigen_m: float,
    huur_norm_minimum: float,
    huur_maximum: float,
) -> float:
    if index_in_household > 0:
        return 0.0
    lasten = min(rekenhuur_m, huur_maximum) - huurtoeslag_m if huurwoning else woonlasten_eigen_m
    return max(0.0, lasten - huur_norm_minimum)


@rule(
    entity="family",
    unit="EUR/m",
    nl="zorgpremie die meetelt voor de kwijtschelding",
    en="health premium that counts for remission",
    article="Uitvoeringsregeling Invorderingswet 1990 art. 15",
)
def kwijtschelding_zorg_m(zorgkosten_m: float, zorgtoeslag_m: float) -> float:
    return max(0.0, zorgkosten_m - zorgtoeslag_m)


@rule(
    entity="family",
    unit="EUR/m",
    nl="kosten van bestaan voor de kwijtschelding",
    en="costs of living for remission",
    article="Uitvoeringsregeling Invorderingswet 1990 art. 16",
)
def kwijtschelding_bestaan_m(sociaal_minimum_m: float, kwijtschelding_norm_deel: float) -> float:
    return kwijtschelding_norm_deel * sociaal_minimum_m


@rule(
    entity="family",
    unit="EUR/y",
    nl="betalingscapaciteit voor lokale belastingen",
    en="payment capacity for local taxes",
    article="Uitvoeringsregeling Invorderingswet 1990 art. 13 tot en met 16",
    sentence_nl="Inkomen {norminkomen_m}, min wonen {kwijtschelding_woonlasten_m}, zorg {kwijtschelding_zorg_m} en kosten van bestaan {kwijtschelding_bestaan_m}: de betalingscapaciteit is {betalingscapaciteit_y}.",
    sentence_en="Income {norminkomen_m}, minus housing {kwijtschelding_woonlasten_m}, health {kwijtschelding_zorg_m} and costs of living {kwijtschelding_bestaan_m}: the payment capacity is {betalingscapaciteit_y}.",
)
def betalingscapaciteit_y(
    norminkomen_m: float,
    kwijtschelding_woonlasten_m: float,
    kwijtschelding_zorg_m: float,
    kwijtschelding_bestaan_m: float,
) -> float:
    besteedbaar = norminkomen_m - kwijtschelding_woonlasten_m - kwijtschelding_zorg_m
    return 12.0 * max(0.0, besteedbaar - kwijtschelding_bestaan_m)


@rule(
    entity="family",
    unit="",
    nl="vermogen is niet te hoog voor kwijtschelding",
    en="wealth is not too high for remission",
    article="Uitvoeringsregeling Invorderingswet 1990 art. 12",
    sentence_nl="Op de rekening mag één maand kosten van bestaan, wonen en zorg staan. Het vermogen is {vermogen}.",
    sentence_en="One month of costs of living, housing and health may be in the account. Wealth is {vermogen}.",
)
def kwijtschelding_vermogen_toegestaan(
    vermogen: float,
    kwijtschelding_woonlasten_m: float,
    kwijtschelding_zorg_m: float,
    kwijtschelding_bestaan_m: float,
    kwijtschelding_saldo_deel: float,
) -> bool:
    maand = kwijtschelding_bestaan_m + kwijtschelding_woonlasten_m + kwijtschelding_zorg_m
    return vermogen <= kwijtschelding_saldo_deel * maand


@rule(
    entity="family",
    unit="EUR/y",
    nl="lokale belastingen die het gezin zelf betaalt voordat de gemeente kwijtscheldt",
    en="local taxes the family pays itself before the municipality remits",
    article="Uitvoeringsregeling Invorderingswet 1990 art. 11",
    sentence_nl="Van de betalingscapaciteit van {betalingscapaciteit_y} gaat {kwijtschelding_eigen_deel_y} naar de belastingen. De rest van de aanslag wordt kwijtgescholden.",
    sentence_en="Of the payment capacity of {betalingscapaciteit_y}, {kwijtschelding_eigen_deel_y} goes to the taxes. The rest of the bill is remitted.",
)
def kwijtschelding_eigen_deel_y(betalingscapaciteit_y: float, kwijtschelding_opeisbaar_deel: float) -> float:
    return kwijtschelding_opeisbaar_deel * betalingscapaciteit_y


@rule(
    entity="family",
    unit="",
    nl="recht op volledige kwijtschelding",
    en="entitlement to full remission",
    article="Uitvoeringsregeling Invorderingswet 1990 art. 11 en 12",
    sentence_nl="Recht op volledige kwijtschelding: {kwijtschelding_volledig}.",
    sentence_en="Entitlement to full remission: {kwijtschelding_volledig}.",
)
def kwijtschelding_volledig(betalingscapaciteit_y: float, kwijtschelding_vermogen_toegestaan: bool) -> bool:
    return betalingscapaciteit_y <= 0.0 and kwijtschelding_vermogen_toegestaan
