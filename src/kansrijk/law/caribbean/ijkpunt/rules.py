# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The benchmark for the social minimum in Caribbean Netherlands: an aim set by the government, no entitlement."""

from kansrijk.engine import aggregate, at, rule

volwassenen_in_huis = aggregate(
    "volwassenen_in_huis_bes",
    entity="household",
    op="sum",
    of="volwassenen_bes",
    nl="volwassenen in het huishouden",
    en="adults in the household",
)
kinderen_in_huis = aggregate(
    "kinderen_in_huis_bes",
    entity="household",
    op="sum",
    of="kinderen_bes",
    nl="kinderen onder 18 in het huishouden",
    en="children under 18 in the household",
)


@rule(
    entity="household",
    unit="",
    nl="vorm van het huishouden voor het ijkpunt",
    en="form of the household for the benchmark",
    article="Kamerbrief ijkpunt sociaal minimum Caribisch Nederland, 27 juni 2019",
)
def vorm_ijkpunt_bes(volwassenen_in_huis_bes: float, kinderen_in_huis_bes: float) -> int:
    # 0 single; 1 any other form, whose amount is not known.
    return 0 if volwassenen_in_huis_bes == 1 and kinderen_in_huis_bes == 0 else 1


@rule(
    entity="household",
    unit="USD/m",
    nl="ijkpunt sociaal minimum",
    en="benchmark for the social minimum",
    article="Kamerbrief ijkpunt sociaal minimum Caribisch Nederland, 27 juni 2019",
    sentence_nl="Het ijkpunt voor het sociaal minimum is voor een alleenstaande op dit eiland ongeveer {ijkpunt_bes_m}.",
    sentence_en="The benchmark for the social minimum for a single person on this island is about {ijkpunt_bes_m}.",
)
def ijkpunt_bes_m(eiland: int, vorm_ijkpunt_bes: int, ijkpunt_alleenstaande_bes: float) -> float:
    # Place 9 stands in no table: of other households the amount is not known.
    return at(ijkpunt_alleenstaande_bes, eiland - 1 if vorm_ijkpunt_bes == 0 else 9)
