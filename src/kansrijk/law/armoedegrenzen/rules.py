# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Poverty lines, each with its own version: never one series, never scaled by the number of people.

Three lines stand side by side. The low-income line of CBS was published for four forms of households, until 2022 here.
The social minimum follows from the law, with or without the amounts for children. The line of CBS, SCP and Nibud was
published for four example households in 2023 and one in 2024. A form of household without a published amount has no
line: the rule then refuses.
"""

from kansrijk.engine import aggregate, at, rule

gezinnen_in_huis = aggregate(
    "gezinnen_in_huis",
    entity="household",
    op="count",
    of="aantal_volwassenen",
    nl="gezinnen in het huishouden",
    en="families in the household",
)
volwassenen_in_huis = aggregate(
    "volwassenen_in_huis",
    entity="household",
    op="sum",
    of="aantal_volwassenen",
    nl="volwassenen in het huishouden",
    en="adults in the household",
)
kinderen_in_huis = aggregate(
    "kinderen_in_huis",
    entity="household",
    op="sum",
    of="aantal_kinderen",
    nl="kinderen onder 18 in het huishouden",
    en="children under 18 in the household",
)


@rule(
    entity="person",
    unit="",
    nl="is kind tot en met 12 jaar",
    en="is a child up to and including 12",
    article="CBS, SCP en Nibud, Een nieuwe methode om armoede in Nederland te meten (2024)",
)
def is_kind_tot_en_met_12(is_kind: bool, leeftijd: int) -> bool:
    return is_kind and leeftijd <= 12


jonge_kinderen_in_huis = aggregate(
    "jonge_kinderen_in_huis",
    entity="household",
    op="count",
    of="is_kind_tot_en_met_12",
    nl="kinderen tot en met 12 jaar in het huishouden",
    en="children up to and including 12 in the household",
)

# --- the low-income line of CBS ---


@rule(
    entity="household",
    unit="",
    nl="vorm van het huishouden voor de lage-inkomensgrens",
    en="form of the household for the low-income line",
    article="CBS, lage-inkomensgrens",
)
def vorm_lage_inkomensgrens(
    gezinnen_in_huis: int, volwassenen_in_huis: float, kinderen_in_huis: float
) -> int:
    # 0 single, 1 couple, 2 couple with two children, 3 single parent with two children, 4 any other form.
    if gezinnen_in_huis != 1 or volwassenen_in_huis > 2:
        return 4
    if kinderen_in_huis == 0:
        return 0 if volwassenen_in_huis == 1 else 1
    if kinderen_in_huis == 2:
        return 3 if volwassenen_in_huis == 1 else 2
    return 4


@rule(
    entity="household",
    unit="EUR/m",
    nl="lage-inkomensgrens van het CBS",
    en="low-income line of Statistics Netherlands",
    article="CBS, lage-inkomensgrens",
    sentence_nl="De lage-inkomensgrens van het CBS is voor dit huishouden {lage_inkomensgrens_m} netto.",
    sentence_en="The low-income line of Statistics Netherlands for this household is {lage_inkomensgrens_m} net.",
)
def lage_inkomensgrens_m(vorm_lage_inkomensgrens: int, lage_inkomensgrens: float) -> float:
    return at(lage_inkomensgrens, vorm_lage_inkomensgrens)


# --- the social minimum, without and with the amounts for children ---


@rule(
    entity="family",
    unit="EUR/m",
    nl="110% van het sociaal minimum, zonder bedragen voor kinderen",
    en="110% of the social minimum, without amounts for children",
    article="Participatiewet art. 20, 21 en 22",
)
def sociaal_minimum_110_m(sociaal_minimum_m: float) -> float:
    return 1.1 * sociaal_minimum_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="120% van het sociaal minimum, zonder bedragen voor kinderen",
    en="120% of the social minimum, without amounts for children",
    article="Participatiewet art. 20, 21 en 22",
)
def sociaal_minimum_120_m(sociaal_minimum_m: float) -> float:
    return 1.2 * sociaal_minimum_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="130% van het sociaal minimum, zonder bedragen voor kinderen",
    en="130% of the social minimum, without amounts for children",
    article="Participatiewet art. 20, 21 en 22",
)
def sociaal_minimum_130_m(sociaal_minimum_m: float) -> float:
    return 1.3 * sociaal_minimum_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="110% van het sociaal minimum met kinderbijslag en hoogste kindgebonden budget",
    en="110% of the social minimum with child benefit and highest child budget",
    article="Participatiewet art. 20, 21 en 22; AKW art. 12; WKB art. 2",
)
def armoede_norm_110_m(armoede_norm_m: float) -> float:
    return 1.1 * armoede_norm_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="120% van het sociaal minimum met kinderbijslag en hoogste kindgebonden budget",
    en="120% of the social minimum with child benefit and highest child budget",
    article="Participatiewet art. 20, 21 en 22; AKW art. 12; WKB art. 2",
)
def armoede_norm_120_m(armoede_norm_m: float) -> float:
    return 1.2 * armoede_norm_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="130% van het sociaal minimum met kinderbijslag en hoogste kindgebonden budget",
    en="130% of the social minimum with child benefit and highest child budget",
    article="Participatiewet art. 20, 21 en 22; AKW art. 12; WKB art. 2",
)
def armoede_norm_130_m(armoede_norm_m: float) -> float:
    return 1.3 * armoede_norm_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="sociaal minimum met alleen de kinderbijslag erbij",
    en="social minimum with child benefit only",
    article="Participatiewet art. 20, 21 en 22; AKW art. 12",
    sentence_nl="Met de kinderbijslag erbij is het sociaal minimum {sociaal_minimum_met_kinderbijslag_m}.",
    sentence_en="With child benefit the social minimum is {sociaal_minimum_met_kinderbijslag_m}.",
)
def sociaal_minimum_met_kinderbijslag_m(sociaal_minimum_m: float, kinderbijslag_m: float) -> float:
    return sociaal_minimum_m + kinderbijslag_m


@rule(
    entity="family",
    unit="%",
    nl="inkomen in procenten van het sociaal minimum, met alleen de kinderbijslag",
    en="income as a percentage of the social minimum, with child benefit only",
    article="Participatiewet art. 20-22, 31 en 32; AKW art. 12",
    sentence_nl="Met kinderbijslag aan beide kanten is het inkomen {inkomen_pct_sociaal_minimum_met_kinderbijslag} van {sociaal_minimum_met_kinderbijslag_m}.",
    sentence_en="With child benefit on both sides the income is {inkomen_pct_sociaal_minimum_met_kinderbijslag} of {sociaal_minimum_met_kinderbijslag_m}.",
)
def inkomen_pct_sociaal_minimum_met_kinderbijslag(
    norminkomen_m: float, kinderbijslag_m: float, sociaal_minimum_met_kinderbijslag_m: float
) -> float:
    return 100.0 * (norminkomen_m + kinderbijslag_m) / sociaal_minimum_met_kinderbijslag_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="sociaal minimum met alleen het hoogste kindgebonden budget erbij",
    en="social minimum with the highest child budget only",
    article="Participatiewet art. 20, 21 en 22; WKB art. 2",
    sentence_nl="Met het hoogste kindgebonden budget erbij is het sociaal minimum {sociaal_minimum_met_kindgebonden_budget_m}.",
    sentence_en="With the highest child budget the social minimum is {sociaal_minimum_met_kindgebonden_budget_m}.",
)
def sociaal_minimum_met_kindgebonden_budget_m(sociaal_minimum_m: float, kgb_maximum_m: float) -> float:
    return sociaal_minimum_m + kgb_maximum_m


@rule(
    entity="family",
    unit="%",
    nl="inkomen in procenten van het sociaal minimum, met alleen het kindgebonden budget",
    en="income as a percentage of the social minimum, with child budget only",
    article="Participatiewet art. 20-22, 31 en 32; WKB art. 2",
    sentence_nl="Met kindgebonden budget aan beide kanten is het inkomen {inkomen_pct_sociaal_minimum_met_kindgebonden_budget} van {sociaal_minimum_met_kindgebonden_budget_m}.",
    sentence_en="With child budget on both sides the income is {inkomen_pct_sociaal_minimum_met_kindgebonden_budget} of {sociaal_minimum_met_kindgebonden_budget_m}.",
)
def inkomen_pct_sociaal_minimum_met_kindgebonden_budget(
    norminkomen_m: float, kindgebonden_budget_m: float, sociaal_minimum_met_kindgebonden_budget_m: float
) -> float:
    return 100.0 * (norminkomen_m + kindgebonden_budget_m) / sociaal_minimum_met_kindgebonden_budget_m


# --- the line of CBS, SCP and Nibud ---


@rule(
    entity="household",
    unit="",
    nl="vorm van het huishouden voor de armoedegrens van CBS, SCP en Nibud",
    en="form of the household for the poverty line of CBS, SCP and Nibud",
    article="CBS, SCP en Nibud, Een nieuwe methode om armoede in Nederland te meten (2024)",
)
def vorm_armoedegrens(
    gezinnen_in_huis: int,
    volwassenen_in_huis: float,
    kinderen_in_huis: float,
    jonge_kinderen_in_huis: int,
) -> int:
    # 0 single, 1 couple with two children up to 12, 2 couple with two teenagers, 3 single parent with two
    # teenagers, 4 any other form.
    if gezinnen_in_huis != 1 or volwassenen_in_huis > 2:
        return 4
    if kinderen_in_huis == 0:
        return 0 if volwassenen_in_huis == 1 else 4
    if kinderen_in_huis != 2 or jonge_kinderen_in_huis == 1:
        return 4
    if volwassenen_in_huis == 1:
        return 3 if jonge_kinderen_in_huis == 0 else 4
    return 2 if jonge_kinderen_in_huis == 0 else 1


@rule(
    entity="household",
    unit="EUR/m",
    nl="armoedegrens van CBS, SCP en Nibud bij de huur en energie van het voorbeeld",
    en="poverty line of CBS, SCP and Nibud at the rent and energy of the example",
    article="CBS, SCP en Nibud, Een nieuwe methode om armoede in Nederland te meten (2024)",
    sentence_nl="Het voorbeeld van CBS, SCP en Nibud voor dit soort huishouden heeft een armoedegrens van {armoedegrens_voorbeeld_m}.",
    sentence_en="The example of CBS, SCP and Nibud for this kind of household has a poverty line of {armoedegrens_voorbeeld_m}.",
)
def armoedegrens_voorbeeld_m(vorm_armoedegrens: int, csn_grens: float) -> float:
    return at(csn_grens, vorm_armoedegrens)


@rule(
    entity="household",
    unit="EUR/m",
    nl="kosten van wonen en energie in dit huishouden",
    en="housing and energy costs of this household",
    article="CBS, SCP en Nibud, Een nieuwe methode om armoede in Nederland te meten (2024)",
)
def wonen_en_energie_m(
    huur_m: float, servicekosten_m: float, woonlasten_eigen_m: float, energie_m: float
) -> float:
    return huur_m + servicekosten_m + woonlasten_eigen_m + energie_m


@rule(
    entity="household",
    unit="EUR/m",
    nl="armoedegrens van CBS, SCP en Nibud bij de eigen huur en energie",
    en="poverty line of CBS, SCP and Nibud at the own rent and energy",
    article="CBS, SCP en Nibud, Een nieuwe methode om armoede in Nederland te meten (2024)",
    sentence_nl="Het voorbeeld van {armoedegrens_voorbeeld_m} rekent met vaste bedragen voor huur en energie. Met de eigen kosten van {wonen_en_energie_m} is de armoedegrens {armoedegrens_m}.",
    sentence_en="The example of {armoedegrens_voorbeeld_m} assumes rent and energy. With the own costs of {wonen_en_energie_m} the poverty line is {armoedegrens_m}.",
)
def armoedegrens_m(
    armoedegrens_voorbeeld_m: float,
    wonen_en_energie_m: float,
    vorm_armoedegrens: int,
    csn_huur: float,
    csn_energie: float,
) -> float:
    aangenomen = at(csn_huur, vorm_armoedegrens) + at(csn_energie, vorm_armoedegrens)
    return armoedegrens_voorbeeld_m - aangenomen + wonen_en_energie_m


@rule(
    entity="household",
    unit="EUR",
    nl="buffer waarboven het huishouden niet arm is, bij de huur en energie van het voorbeeld",
    en="buffer above which the household is not poor, at the rent and energy of the example",
    article="CBS, SCP en Nibud, Een nieuwe methode om armoede in Nederland te meten (2024)",
)
def armoedegrens_voorbeeld_buffer(vorm_armoedegrens: int, csn_buffer: float) -> float:
    return at(csn_buffer, vorm_armoedegrens)


@rule(
    entity="household",
    unit="EUR",
    nl="buffer waarboven het huishouden niet arm is",
    en="buffer above which the household is not poor",
    article="CBS, SCP en Nibud, Een nieuwe methode om armoede in Nederland te meten (2024)",
    sentence_nl="Wie meer spaargeld heeft dan de armoedegrens van een heel jaar, is niet arm. Voor dit huishouden is dat {armoedegrens_buffer}.",
    sentence_en="Who has more savings than the poverty line of a whole year is not poor. For this household that is {armoedegrens_buffer}.",
)
def armoedegrens_buffer(
    armoedegrens_voorbeeld_buffer: float, armoedegrens_m: float, armoedegrens_voorbeeld_m: float
) -> float:
    return armoedegrens_voorbeeld_buffer + 12.0 * (armoedegrens_m - armoedegrens_voorbeeld_m)


@rule(
    entity="family",
    unit="EUR",
    nl="bezit van dit gezin dat als buffer telt",
    en="assets of this family that count as a buffer",
    article="CBS, SCP en Nibud, Een nieuwe methode om armoede in Nederland te meten (2024)",
)
def buffer_gezin(vermogen: float) -> float:
    return max(0.0, vermogen)


buffer_in_huis = aggregate(
    "buffer_in_huis",
    entity="household",
    op="sum",
    of="buffer_gezin",
    unit="EUR",
    nl="bezit van het huishouden dat als buffer telt",
    en="assets of the household that count as a buffer",
)


@rule(
    entity="household",
    unit="",
    nl="heeft genoeg buffer om niet arm te heten",
    en="has buffer enough not to count as poor",
    article="CBS, SCP en Nibud, Een nieuwe methode om armoede in Nederland te meten (2024)",
)
def heeft_buffer_armoedegrens(buffer_in_huis: float, armoedegrens_buffer: float) -> bool:
    return buffer_in_huis > armoedegrens_buffer
