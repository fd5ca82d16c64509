# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The protected amount when income is attached (Wetboek van Burgerlijke Rechtsvordering art. 475d-475dc).

Until 2021 it is 90% of the assistance norm. From 2021 it is 95% of the norm plus what the family loses of its
allowances at its income, up to a maximum by situation.
"""

from kansrijk.engine import at, ceil_to, round_to, rule


@rule(
    entity="family",
    unit="EUR/m",
    name="beslag_norm_m",
    nl="bijstandsnorm voor de beslagvrije voet",
    en="assistance norm of the protected amount",
    article="Rv art. 475d, tekst tot 2021",
    end="2019-12-31",
)
def beslag_norm_naar_leeftijd(sociaal_minimum_m: float) -> float:
    return sociaal_minimum_m


@rule(
    entity="family",
    unit="EUR/m",
    name="beslag_norm_m",
    nl="bijstandsnorm voor de beslagvrije voet",
    en="assistance norm of the protected amount",
    article="Rv art. 475d, tekst van 2020: jongeren als 21 jaar en ouder",
    start="2020-01-01",
    end="2020-12-31",
)
def beslag_norm_zonder_jongeren(
    aantal_volwassenen: int,
    aantal_met_aow: int,
    norm_alleenstaande: float,
    norm_gehuwden: float,
    norm_alleenstaande_aow: float,
    norm_gehuwden_aow: float,
) -> float:
    if aantal_volwassenen >= 2:
        return norm_gehuwden_aow if aantal_met_aow > 0 else norm_gehuwden
    return norm_alleenstaande_aow if aantal_met_aow > 0 else norm_alleenstaande


@rule(
    entity="family",
    unit="EUR/m",
    name="beslag_norm_m",
    nl="bijstandsnorm voor de beslagvrije voet",
    en="assistance norm of the protected amount",
    article="Rv art. 475da lid 2; Participatiewet art. 21",
    start="2021-01-01",
)
def beslag_norm_2021(aantal_volwassenen: int, norm_alleenstaande: float, norm_gehuwden: float) -> float:
    return norm_gehuwden if aantal_volwassenen >= 2 else norm_alleenstaande


@rule(
    entity="family",
    unit="EUR/m",
    nl="basis van de beslagvrije voet",
    en="base of the protected amount",
    article="Rv art. 475d (tot 2021) en 475da lid 2",
    sentence_nl="De basis is {beslag_basis_deel} van de norm van {beslag_norm_m}: {beslagvrije_voet_basis_m}.",
    sentence_en="The base is {beslag_basis_deel} of the norm of {beslag_norm_m}: {beslagvrije_voet_basis_m}.",
)
def beslagvrije_voet_basis_m(beslag_norm_m: float, beslag_basis_deel: float) -> float:
    return beslag_basis_deel * beslag_norm_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="basis van de beslagvrije voet bij beslag van voor 2021",
    en="base of the protected amount for attachments from before 2021",
    article="Rv art. 475d, tekst tot 2021",
    start="2021-01-01",
    end="2021-06-30",
)
def beslagvrije_voet_overgang_m(beslag_norm_m: float, beslag_overgang_deel: float) -> float:
    return beslag_overgang_deel * beslag_norm_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="beslagvrije voet: deel voor de zorgpremie",
    en="protected amount: part for the health premium",
    article="Rv art. 475da lid 2 en 3",
    start="2021-01-01",
)
def beslag_zorgdeel_m(
    toetsingsinkomen_gezin_y: float,
    aantal_volwassenen: int,
    beslag_drempelinkomen: float,
    zorgtoeslag_afbouw: float,
    standaardpremie: float,
    beslag_normpremie_alleen: float,
    beslag_normpremie_gehuwd: float,
) -> float:
    if aantal_volwassenen >= 2:
        hoogste = 2.0 * standaardpremie / 12.0 - beslag_normpremie_gehuwd
    else:
        hoogste = standaardpremie / 12.0 - beslag_normpremie_alleen
    deel = max(0.0, toetsingsinkomen_gezin_y - beslag_drempelinkomen) / 12.0 * zorgtoeslag_afbouw
    return min(deel, hoogste)


@rule(
    entity="family",
    unit="EUR/m",
    name="beslag_huurdeel_m",
    nl="beslagvrije voet: deel voor het wonen",
    en="protected amount: part for housing",
    article="Rv art. 475da lid 2; Wht art. 17-19",
    start="2021-01-01",
    end="2025-12-31",
)
def beslag_huurdeel_normhuur(
    toetsingsinkomen_gezin_y: float,
    heeft_partner: bool,
    heeft_kinderen: bool,
    huur_norm_minimum: float,
    huur_norm_referentie: float,
    huur_minimum_inkomen_ep: float,
    huur_minimum_inkomen_mp: float,
    huur_referentie_inkomen_ep: float,
    huur_referentie_inkomen_mp: float,
    huur_verlaging_minimum_ep: float,
    huur_verlaging_minimum_mp: float,
    huur_verlaging_referentie_ep: float,
    huur_verlaging_referentie_mp: float,
) -> float:
    alleen = not heeft_partner and not heeft_kinderen
    laag = huur_minimum_inkomen_ep if alleen else huur_minimum_inkomen_mp
    hoog = huur_referentie_inkomen_ep if alleen else huur_referentie_inkomen_mp
    norm_laag = huur_norm_minimum - (huur_verlaging_minimum_ep if alleen else huur_verlaging_minimum_mp)
    norm_hoog = huur_norm_referentie - (
        huur_verlaging_referentie_ep if alleen else huur_verlaging_referentie_mp
    )
    if toetsingsinkomen_gezin_y <= laag:
        return 0.0
    helling = (norm_hoog / hoog - norm_laag / laag) / (hoog - laag)
    a = round_to(helling, 0.000000000001)
    b = round_to(norm_laag / laag - helling * laag, 0.000000000001)
    norm = a * toetsingsinkomen_gezin_y * toetsingsinkomen_gezin_y + b * toetsingsinkomen_gezin_y
    return max(0.0, ceil_to(norm, 0.01) - huur_norm_minimum)


@rule(
    entity="family",
    unit="EUR/m",
    name="beslag_huurdeel_m",
    nl="beslagvrije voet: deel voor het wonen",
    en="protected amount: part for housing",
    article="Rv art. 475da lid 2; Wht art. 13, 16, 17 en 21",
    start="2026-01-01",
)
def beslag_huurdeel_afbouw(
    toetsingsinkomen_gezin_y: float,
    heeft_partner: bool,
    heeft_kinderen: bool,
    huur_norm_minimum: float,
    huur_verlaging_minimum_ep: float,
    huur_verlaging_minimum_mp: float,
    huur_opslag: float,
    huur_maximum: float,
    huur_minimum_inkomen_ep: float,
    huur_minimum_inkomen_mp: float,
    huur_afbouw_ep: float,
    huur_afbouw_mp: float,
) -> float:
    alleen = not heeft_partner and not heeft_kinderen
    basishuur = huur_norm_minimum + huur_opslag
    basishuur = basishuur - (huur_verlaging_minimum_ep if alleen else huur_verlaging_minimum_mp)
    minimum = huur_minimum_inkomen_ep if alleen else huur_minimum_inkomen_mp
    afbouw = huur_afbouw_ep if alleen else huur_afbouw_mp
    return min(max(0.0, toetsingsinkomen_gezin_y - minimum) / 12.0 * afbouw, huur_maximum - basishuur)


@rule(
    entity="family",
    unit="EUR/m",
    nl="beslagvrije voet: deel voor kinderen",
    en="protected amount: part for children",
    article="Rv art. 475da lid 2; WKB art. 2 lid 7 en 8",
    start="2021-01-01",
    applies_if="heeft_kinderen",
)
def beslag_kinddeel_m(
    toetsingsinkomen_gezin_y: float,
    heeft_partner: bool,
    beslag_drempelinkomen: float,
    kgb_drempel_partners_extra: float,
    kgb_afbouw: float,
) -> float:
    drempel = beslag_drempelinkomen + (kgb_drempel_partners_extra if heeft_partner else 0.0)
    return max(0.0, toetsingsinkomen_gezin_y - drempel) / 12.0 * kgb_afbouw


@rule(
    entity="family",
    unit="EUR/m",
    nl="hoogste beslagvrije voet",
    en="highest protected amount",
    article="Rv art. 475da lid 1",
    start="2021-01-01",
)
def beslag_maximum_m(heeft_partner: bool, heeft_kinderen: bool, beslag_maximum: float) -> float:
    return at(beslag_maximum, (2 if heeft_partner else 0) + (1 if heeft_kinderen else 0))


@rule(
    entity="family",
    unit="EUR/m",
    nl="beslagvrije voet voor de grens van het inkomen",
    en="protected amount before the limit of income",
    article="Rv art. 475da lid 1 en 2",
    start="2021-01-01",
    sentence_nl="Basis {beslagvrije_voet_basis_m}, zorg {beslag_zorgdeel_m}, wonen {beslag_huurdeel_m} en kinderen {beslag_kinddeel_m}, samen hoogstens {beslag_maximum_m}: {beslagvrije_voet_formule_m}.",
    sentence_en="Base {beslagvrije_voet_basis_m}, health {beslag_zorgdeel_m}, housing {beslag_huurdeel_m} and children {beslag_kinddeel_m}, together {beslag_maximum_m} at most: {beslagvrije_voet_formule_m}.",
)
def beslagvrije_voet_formule_m(
    beslagvrije_voet_basis_m: float,
    beslag_zorgdeel_m: float,
    beslag_huurdeel_m: float,
    beslag_kinddeel_m: float,
    beslag_maximum_m: float,
) -> float:
    som = beslagvrije_voet_basis_m + beslag_zorgdeel_m + beslag_huurdeel_m + beslag_kinddeel_m
    return min(som, beslag_maximum_m)


@rule(
    entity="family",
    unit="EUR/m",
    name="beslagvrije_voet_m",
    nl="beslagvrije voet",
    en="protected amount",
    article="Rv art. 475d, tekst tot 2021",
    end="2020-12-31",
    sentence_nl="De beslagvrije voet is {beslagvrije_voet_m}, zonder verhoging voor wonen en zorg.",
    sentence_en="The protected amount is {beslagvrije_voet_m}, without the increase for housing and health.",
)
def beslagvrije_voet_tot_2021(beslagvrije_voet_basis_m: float) -> float:
    return beslagvrije_voet_basis_m


@rule(
    entity="family",
    unit="EUR/m",
    name="beslagvrije_voet_m",
    nl="beslagvrije voet",
    en="protected amount",
    article="Rv art. 475da en 475dc lid 1",
    start="2021-01-01",
    sentence_nl="Van het netto-inkomen van {norminkomen_m} blijft {beslagvrije_voet_m} vrij.",
    sentence_en="Of the net income of {norminkomen_m}, {beslagvrije_voet_m} stays free.",
)
def beslagvrije_voet_2021(
    beslagvrije_voet_formule_m: float, norminkomen_m: float, beslag_inkomen_deel: float
) -> float:
    return min(beslagvrije_voet_formule_m, beslag_inkomen_deel * norminkomen_m)


@rule(
    entity="family",
    unit="EUR/y",
    nl="inkomen waaronder een eigenaar een hogere beslagvrije voet kan vragen",
    en="income below which an owner may ask for a higher protected amount",
    article="Rv art. 475da lid 7",
    start="2021-01-01",
)
def beslag_woonkosten_inkomensgrens_y(
    heeft_partner: bool,
    heeft_kinderen: bool,
    beslag_woonkosten_grens_alleen: float,
    beslag_woonkosten_grens_samen: float,
) -> float:
    samen = heeft_partner or heeft_kinderen
    return beslag_woonkosten_grens_samen if samen else beslag_woonkosten_grens_alleen
