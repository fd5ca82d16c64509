# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rent allowance of 2019-2024: four types of household, and a third layer for few (Wht art. 2, 14, 17-21)."""

from kansrijk.engine import aggregate, ceil_to, round_to, rule


@rule(
    entity="person",
    unit="",
    nl="bewoner die op 1 januari de AOW-leeftijd heeft",
    en="resident of pension age on 1 January",
    article="Wht art. 2",
)
def bewoner_met_aow(leeftijd_begin_jaar: int, aow_leeftijd: float) -> bool:
    return leeftijd_begin_jaar >= aow_leeftijd


bewoners_met_aow = aggregate(
    "iemand_met_aow_thuis",
    entity="household",
    op="any",
    of="bewoner_met_aow",
    nl="een bewoner heeft de AOW-leeftijd",
    en="a resident has reached pension age",
)


@rule(
    entity="household",
    unit="EUR/m",
    name="basishuur_m",
    nl="basishuur: het deel dat bewoners zelf betalen",
    en="basic rent: the part residents pay themselves",
    article="Wht art. 2, 16-19 en 27; Besluit op de huurtoeslag",
    end="2024-12-31",
    sentence_nl="Bij {aantal_bewoners|bewoner|bewoners} en een inkomen van {rekeninkomen_y} is de basishuur {basishuur_m}.",
    sentence_en="With {aantal_bewoners|resident|residents} and an income of {rekeninkomen_y} the basic rent is {basishuur_m}.",
)
def basishuur_tot_2025(
    rekeninkomen_y: float,
    aantal_bewoners: int,
    iemand_met_aow_thuis: bool,
    huur_norm_minimum: float,
    huur_norm_referentie: float,
    huur_minimum_inkomen_ep: float,
    huur_minimum_inkomen_mp: float,
    huur_minimum_inkomen_ep_ouderen: float,
    huur_minimum_inkomen_mp_ouderen: float,
    huur_referentie_inkomen_ep: float,
    huur_referentie_inkomen_mp: float,
    huur_referentie_inkomen_ep_ouderen: float,
    huur_referentie_inkomen_mp_ouderen: float,
    huur_verlaging_minimum_ep: float,
    huur_verlaging_minimum_mp: float,
    huur_verlaging_referentie_ep: float,
    huur_verlaging_referentie_mp: float,
    huur_ouderen_verlaging_minimum_ep: float,
    huur_ouderen_verlaging_minimum_mp: float,
    huur_ouderen_verlaging_referentie_ep: float,
    huur_ouderen_verlaging_referentie_mp: float,
    huur_opslag: float,
) -> float:
    alleen = aantal_bewoners == 1
    if iemand_met_aow_thuis:
        laag = huur_minimum_inkomen_ep_ouderen if alleen else huur_minimum_inkomen_mp_ouderen
        hoog = huur_referentie_inkomen_ep_ouderen if alleen else huur_referentie_inkomen_mp_ouderen
        af_laag = huur_ouderen_verlaging_minimum_ep if alleen else huur_ouderen_verlaging_minimum_mp
        af_hoog = huur_ouderen_verlaging_referentie_ep if alleen else huur_ouderen_verlaging_referentie_mp
    else:
        laag = huur_minimum_inkomen_ep if alleen else huur_minimum_inkomen_mp
        hoog = huur_referentie_inkomen_ep if alleen else huur_referentie_inkomen_mp
        af_laag = huur_verlaging_minimum_ep if alleen else huur_verlaging_minimum_mp
        af_hoog = huur_verlaging_referentie_ep if alleen else huur_verlaging_referentie_mp
    norm_laag = huur_norm_minimum - af_laag
    norm_hoog = huur_norm_referentie - af_hoog
    if rekeninkomen_y <= laag:
        return norm_laag + huur_opslag
    # The yearly regulation prints the factors a and b with twelve decimals.
    helling = (norm_hoog / hoog - norm_laag / laag) / (hoog - laag)
    a = round_to(helling, 0.000000000001)
    b = round_to(norm_laag / laag - helling * laag, 0.000000000001)
    return ceil_to(a * rekeninkomen_y * rekeninkomen_y + b * rekeninkomen_y, 0.01) + huur_opslag


@rule(
    entity="household",
    unit="",
    name="huur_inkomen_toegestaan",
    nl="inkomen is niet hoger dan het norminkomen van de huurtoeslag",
    en="income is not above the norm income of rent allowance",
    article="Wht art. 14 lid 3",
    end="2019-12-31",
)
def huur_inkomen_niet_te_hoog(
    rekeninkomen_y: float,
    aantal_bewoners: int,
    iemand_met_aow_thuis: bool,
    huur_norminkomen_ep: float,
    huur_norminkomen_mp: float,
    huur_norminkomen_ep_ouderen: float,
    huur_norminkomen_mp_ouderen: float,
) -> bool:
    if iemand_met_aow_thuis:
        grens = huur_norminkomen_ep_ouderen if aantal_bewoners == 1 else huur_norminkomen_mp_ouderen
    else:
        grens = huur_norminkomen_ep if aantal_bewoners == 1 else huur_norminkomen_mp
    return rekeninkomen_y <= grens


@rule(
    entity="household",
    unit="",
    name="huur_inkomen_toegestaan",
    nl="er is geen vaste inkomensgrens meer voor huurtoeslag",
    en="there is no fixed income limit of rent allowance any more",
    article="Wht art. 14",
    start="2020-01-01",
    end="2024-12-31",
)
def huur_inkomen_zonder_grens(aantal_bewoners: int) -> bool:
    return aantal_bewoners > 0


@rule(
    entity="household",
    unit="EUR/m",
    nl="huurtoeslag volgens de lagen van de rekenhuur",
    en="rent allowance by the layers of the rent",
    article="Wht art. 20 en 21",
    end="2024-12-31",
    applies_if="huurwoning",
    sentence_nl="Bij een rekenhuur van {rekenhuur_tot_grens_m} en een basishuur van {basishuur_m} geven de lagen samen {huurtoeslag_lagen_m}.",
    sentence_en="At a rent of {rekenhuur_tot_grens_m} and a basic rent of {basishuur_m} the layers give {huurtoeslag_lagen_m} together.",
)
def huurtoeslag_lagen_m(
    rekenhuur_tot_grens_m: float,
    basishuur_m: float,
    aantal_bewoners: int,
    iemand_met_aow_thuis: bool,
    aangepaste_woning: bool,
    huur_kwaliteitskorting: float,
    huur_aftopping_laag: float,
    huur_aftopping_hoog: float,
    huur_deel_b: float,
    huur_deel_c: float,
) -> float:
    aftopping = huur_aftopping_laag if aantal_bewoners <= 2 else huur_aftopping_hoog
    deel_a = max(0.0, min(rekenhuur_tot_grens_m, huur_kwaliteitskorting) - basishuur_m)
    deel_b = max(0.0, min(rekenhuur_tot_grens_m, aftopping) - max(huur_kwaliteitskorting, basishuur_m))
    bedrag = deel_a + huur_deel_b * deel_b
    if aantal_bewoners == 1 or iemand_met_aow_thuis or aangepaste_woning:
        bedrag = bedrag + huur_deel_c * max(0.0, rekenhuur_tot_grens_m - max(aftopping, basishuur_m))
    return bedrag


@rule(
    entity="household",
    unit="EUR/y",
    name="huurtoeslag_y",
    nl="huurtoeslag",
    en="rent allowance",
    article="Wht art. 7, 13, 14, 20 en 21; Awir art. 14",
    end="2024-12-31",
    applies_if="huurwoning",
    sentence_nl="Uit de lagen van {huurtoeslag_lagen_m} volgt een huurtoeslag van {huurtoeslag_y}.",
    sentence_en="From the layers of {huurtoeslag_lagen_m} follows a rent allowance of {huurtoeslag_y}.",
)
def huurtoeslag_tot_2025(
    huurtoeslag_lagen_m: float,
    huur_inkomen_toegestaan: bool,
    iemand_boven_huurgrens: bool,
    toeslag_ondergrens: float,
) -> float:
    if iemand_boven_huurgrens or not huur_inkomen_toegestaan:
        return 0.0
    bedrag = round_to(12.0 * huurtoeslag_lagen_m, 1.0)
    return bedrag if bedrag >= toeslag_ondergrens else 0.0
