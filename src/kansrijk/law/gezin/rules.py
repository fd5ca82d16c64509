# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who belongs to a family, as the allowances see it (AKW, Awir, Participatiewet)."""

from kansrijk.engine import aggregate, rule


@rule(
    entity="person",
    unit="",
    nl="is volwassen gezinslid",
    en="is an adult of the family",
    article="Awir art. 3",
)
def is_volwassene(rol: int) -> bool:
    return rol == 0


@rule(
    entity="person",
    unit="",
    nl="is kind van dit gezin, jonger dan 18",
    en="is a child of the family under 18",
    article="AKW art. 7",
)
def is_kind(rol: int, leeftijd: int) -> bool:
    return rol == 1 and leeftijd < 18


@rule(
    entity="person",
    unit="",
    nl="heeft de AOW-leeftijd",
    en="has reached state pension age",
    article="AOW art. 7a",
)
def boven_aow_leeftijd(leeftijd: int, aow_leeftijd: float) -> bool:
    # Until 2023 the pension age had months, and ages are known in whole years: someone is taken to be half a year
    # older than that. So 66 is enough in 2019-2021 (66 years and 4 months) and 67 is needed from 2022.
    return leeftijd + 0.5 >= aow_leeftijd


@rule(
    entity="person",
    unit="",
    nl="volwassene met AOW-leeftijd",
    en="adult of state pension age",
    article="AOW art. 7a",
)
def volwassene_met_aow(is_volwassene: bool, boven_aow_leeftijd: bool) -> bool:
    return is_volwassene and boven_aow_leeftijd


aantal_volwassenen = aggregate(
    "aantal_volwassenen",
    entity="family",
    op="count",
    of="is_volwassene",
    nl="volwassenen in het gezin",
    en="adults in the family",
)
aantal_kinderen = aggregate(
    "aantal_kinderen",
    entity="family",
    op="count",
    of="is_kind",
    nl="kinderen onder 18",
    en="children under 18",
)
aantal_met_aow = aggregate(
    "aantal_met_aow",
    entity="family",
    op="count",
    of="volwassene_met_aow",
    nl="volwassenen met AOW-leeftijd",
    en="adults of pension age",
)


@rule(entity="family", unit="", nl="heeft een partner", en="has a partner", article="Awir art. 3")
def heeft_partner(aantal_volwassenen: int) -> bool:
    return aantal_volwassenen >= 2


@rule(
    entity="family", unit="", nl="heeft kinderen onder 18", en="has children under 18", article="AKW art. 7"
)
def heeft_kinderen(aantal_kinderen: int) -> bool:
    return aantal_kinderen > 0


@rule(
    entity="family", unit="", nl="is alleenstaande ouder", en="is a single parent", article="WKB art. 2 lid 6"
)
def alleenstaande_ouder(heeft_partner: bool, heeft_kinderen: bool) -> bool:
    return heeft_kinderen and not heeft_partner
