# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Child benefit (Algemene Kinderbijslagwet art. 7, 11 and 12): a fixed amount a quarter by age, whatever the income."""

from kansrijk.engine import aggregate, rule


@rule(
    entity="person",
    unit="EUR/kwartaal",
    nl="kinderbijslag per kwartaal voor dit kind",
    en="child benefit a quarter for this child",
    article="AKW art. 7, 11 en 12",
    applies_if="is_kind",
    sentence_nl="Op de eerste dag van het kwartaal was het kind {leeftijd_begin_kwartaal}. De kinderbijslag is {kinderbijslag_kwartaal}.",
    sentence_en="On the first day of the quarter the child was {leeftijd_begin_kwartaal}. Child benefit is {kinderbijslag_kwartaal}.",
)
def kinderbijslag_kwartaal(
    leeftijd_begin_kwartaal: int,
    kinderbijslag_0_5: float,
    kinderbijslag_6_11: float,
    kinderbijslag_12_17: float,
) -> float:
    if leeftijd_begin_kwartaal < 0 or leeftijd_begin_kwartaal >= 18:
        return 0.0
    if leeftijd_begin_kwartaal < 6:
        return kinderbijslag_0_5
    return kinderbijslag_6_11 if leeftijd_begin_kwartaal < 12 else kinderbijslag_12_17


@rule(
    entity="person",
    unit="EUR/y",
    nl="kinderbijslag voor dit kind",
    en="child benefit for this child",
    article="AKW art. 12",
)
def kinderbijslag_kind_y(kinderbijslag_kwartaal: float) -> float:
    return 4.0 * kinderbijslag_kwartaal


kinderbijslag = aggregate(
    "kinderbijslag_y",
    entity="family",
    op="sum",
    of="kinderbijslag_kind_y",
    unit="EUR/y",
    nl="kinderbijslag",
    en="child benefit",
)
