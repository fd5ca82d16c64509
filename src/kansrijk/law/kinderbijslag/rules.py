# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Child benefit (Algemene Kinderbijslagwet art. 7, 7a, 11 and 12): a fixed amount a quarter by age, whatever the income.

Double for a child with intensive care; then also an extra amount a year for a single parent or, with a partner, when
one of the two earns little or nothing.
"""

from kansrijk.engine import aggregate, at, rule, total


@rule(
    entity="person",
    unit="EUR/kwartaal",
    nl="kinderbijslag per kwartaal voor dit kind",
    en="child benefit a quarter for this child",
    article="AKW art. 7, 7a, 11 en 12",
    applies_if="is_kind",
    sentence_nl="Op de eerste dag van het kwartaal was het kind {leeftijd_begin_kwartaal} jaar. De kinderbijslag is {kinderbijslag_kwartaal}.",
    sentence_en="On the first day of the quarter the child was {leeftijd_begin_kwartaal}. Child benefit is {kinderbijslag_kwartaal}.",
)
def kinderbijslag_kwartaal(
    leeftijd_begin_kwartaal: int,
    dubbele_kinderbijslag: bool,
    kinderbijslag_0_5: float,
    kinderbijslag_6_11: float,
    kinderbijslag_12_17: float,
) -> float:
    if leeftijd_begin_kwartaal < 0 or leeftijd_begin_kwartaal >= 18:
        return 0.0
    keer = 2.0 if dubbele_kinderbijslag else 1.0
    if leeftijd_begin_kwartaal < 6:
        return keer * kinderbijslag_0_5
    return keer * (kinderbijslag_6_11 if leeftijd_begin_kwartaal < 12 else kinderbijslag_12_17)


@rule(
    entity="person",
    unit="EUR/y",
    nl="kinderbijslag voor dit kind",
    en="child benefit for this child",
    article="AKW art. 12",
)
def kinderbijslag_kind_y(kinderbijslag_kwartaal: float) -> float:
    return 4.0 * kinderbijslag_kwartaal


kinderbijslag_kinderen = aggregate(
    "kinderbijslag_kinderen_y",
    entity="family",
    op="sum",
    of="kinderbijslag_kind_y",
    unit="EUR/y",
    nl="kinderbijslag voor de kinderen",
    en="child benefit for the children",
)


@rule(
    entity="person",
    unit="",
    nl="kind met dubbele kinderbijslag door intensieve zorg",
    en="child with double child benefit for intensive care",
    article="AKW art. 7a lid 1",
)
def is_zorgkind(
    is_kind: bool,
    dubbele_kinderbijslag: bool,
    leeftijd_begin_kwartaal: int,
    kinderbijslag_zorg_leeftijd: float,
) -> bool:
    return is_kind and dubbele_kinderbijslag and leeftijd_begin_kwartaal >= kinderbijslag_zorg_leeftijd


heeft_zorgkind = aggregate(
    "heeft_zorgkind",
    entity="family",
    op="any",
    of="is_zorgkind",
    nl="heeft een kind met dubbele kinderbijslag door intensieve zorg",
    en="has a child with double child benefit for intensive care",
)


@rule(
    entity="person",
    unit="",
    nl="ouder verdient meer dan de grens van de extra kinderbijslag",
    en="parent earns more than the limit of the extra child benefit",
    article="AKW art. 7a lid 2 onder b",
)
def verdient_boven_grens(
    is_volwassene: bool, arbeidsinkomen_y: float, kinderbijslag_extra_inkomen: float
) -> bool:
    return is_volwassene and arbeidsinkomen_y > kinderbijslag_extra_inkomen


ouders_boven_grens = aggregate(
    "ouders_boven_grens",
    entity="family",
    op="count",
    of="verdient_boven_grens",
    nl="ouders die meer verdienen dan de grens van de extra kinderbijslag",
    en="parents who earn more than the limit of the extra child benefit",
)


@rule(
    entity="family",
    unit="EUR/y",
    nl="extra kinderbijslag bij intensieve zorg",
    en="extra child benefit for intensive care",
    article="AKW art. 7a lid 2 en 3",
    applies_if="heeft_zorgkind",
    sentence_nl="De extra kinderbijslag bij intensieve zorg is {kinderbijslag_extra_y}.",
    sentence_en="The extra child benefit for intensive care is {kinderbijslag_extra_y}.",
)
def kinderbijslag_extra_y(
    heeft_partner: bool, aantal_volwassenen: int, ouders_boven_grens: int, kinderbijslag_extra: float
) -> float:
    # With a partner it is enough that one of the two earned no more than the limit.
    return at(kinderbijslag_extra, 1 if not heeft_partner or ouders_boven_grens < aantal_volwassenen else 0)


kinderbijslag = total(
    "kinderbijslag_y",
    entity="family",
    of=["kinderbijslag_kinderen_y", "kinderbijslag_extra_y"],
    unit="EUR/y",
    nl="kinderbijslag",
    en="child benefit",
)
