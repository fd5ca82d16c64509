# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The income-dependent contribution of the Zorgverzekeringswet that people pay themselves."""

from kansrijk.engine import rule


@rule(
    entity="person",
    unit="EUR/y",
    nl="Zvw-bijdrage over winst en pensioen",
    en="health contribution on profit and pension",
    article="Zvw art. 42-45",
    sentence_nl="Over winst en pensioen is de Zvw-bijdrage {zvw_bijdrage_y}. Over loon betaalt de werkgever.",
    sentence_en="On profit and pension the health contribution is {zvw_bijdrage_y}. On wages the employer pays.",
)
def zvw_bijdrage_y(
    winst_y: float,
    pensioen_y: float,
    loon_y: float,
    uitkering_y: float,
    zvw_laag: float,
    zvw_maximum_inkomen: float,
) -> float:
    ruimte = max(0.0, zvw_maximum_inkomen - loon_y - uitkering_y)
    return zvw_laag * min(winst_y + pensioen_y, ruimte)
