# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The income-dependent contribution of the Zorgverzekeringswet: what people pay themselves and what employers pay."""

from kansrijk.engine import rule


@rule(
    entity="person",
    unit="EUR/y",
    nl="Zvw-bijdrage over winst, pensioen en partneralimentatie",
    en="health contribution on profit, pension and partner alimony",
    article="Zvw art. 42-45",
    sentence_nl="Over winst, pensioen en partneralimentatie is de Zvw-bijdrage {zvw_bijdrage_y}. Over loon betaalt de werkgever.",
    sentence_en="On profit, pension and partner alimony the health contribution is {zvw_bijdrage_y}. On wages the employer pays.",
)
def zvw_bijdrage_y(
    winst_y: float,
    pensioen_y: float,
    alimentatie_ontvangen_y: float,
    loon_y: float,
    uitkering_y: float,
    zvw_laag: float,
    zvw_maximum_inkomen: float,
) -> float:
    ruimte = max(0.0, zvw_maximum_inkomen - loon_y - uitkering_y)
    return zvw_laag * min(winst_y + pensioen_y + alimentatie_ontvangen_y, ruimte)


@rule(
    entity="person",
    unit="EUR/y",
    nl="Zvw-bijdrage die de werkgever of uitkeringsinstantie betaalt",
    en="health contribution that the employer or benefit agency pays",
    article="Zvw art. 42-45",
    sentence_nl="Over loon en uitkering betaalt de werkgever of uitkeringsinstantie {zvw_werkgeversheffing_y}. Dat gaat niet van het loon af.",
    sentence_en="On wages and benefits the employer or agency pays {zvw_werkgeversheffing_y}. It is not taken from the wage.",
)
def zvw_werkgeversheffing_y(
    loon_y: float, uitkering_y: float, zvw_hoog: float, zvw_maximum_inkomen: float
) -> float:
    return zvw_hoog * min(loon_y + uitkering_y, zvw_maximum_inkomen)
