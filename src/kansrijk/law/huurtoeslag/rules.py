# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rent allowance (Wet op de huurtoeslag art. 2, 7, 13-21, 27; Besluit op de huurtoeslag).

Here stands what holds in all years, and the basic rent and the allowance of 2025. Until 2024 the law knew separate
types for pensioners and gave the third layer to few; from 2026 the allowance falls in a straight line with income.
"""

from kansrijk.engine import aggregate, ceil_to, round_to, rule
from kansrijk.law.huurtoeslag.from_2026 import (  # noqa: F401
    basishuur_2026,
    huurtoeslag_2026,
    huurtoeslag_voor_inkomen_m,
    rekenhuur_2026,
)
from kansrijk.law.huurtoeslag.until_2024 import (  # noqa: F401
    basishuur_tot_2025,
    bewoner_met_aow,
    bewoners_met_aow,
    huur_inkomen_niet_te_hoog,
    huur_inkomen_zonder_grens,
    huurtoeslag_lagen_m,
    huurtoeslag_tot_2025,
)


@rule(
    entity="person",
    unit="EUR/y",
    nl="inkomen dat telt voor de huurtoeslag",
    en="income that counts for the rent allowance",
    article="Wht art. 2; Awir art. 7",
)
def huur_inkomen_y(
    toetsingsinkomen_y: float,
    is_volwassene: bool,
    index_in_household: int,
    leeftijd_begin_jaar: int,
    huur_kind_leeftijd: float,
    huur_kind_vrijstelling: float,
) -> float:
    if leeftijd_begin_jaar < huur_kind_leeftijd and not (is_volwassene and index_in_household == 0):
        return max(0.0, toetsingsinkomen_y - huur_kind_vrijstelling)
    return toetsingsinkomen_y


rekeninkomen = aggregate(
    "rekeninkomen_gezin_y",
    entity="family",
    op="sum",
    of="huur_inkomen_y",
    unit="EUR/y",
    nl="rekeninkomen van het gezin",
    en="family income for rent",
)
rekeninkomen_huishouden = aggregate(
    "rekeninkomen_y",
    entity="household",
    op="sum",
    of="rekeninkomen_gezin_y",
    unit="EUR/y",
    nl="rekeninkomen van alle bewoners",
    en="income of all who live here",
)


@rule(entity="person", unit="", nl="woont hier", en="lives here", article="Wht art. 1")
def bewoner(leeftijd: int) -> bool:
    return leeftijd >= 0


aantal_bewoners = aggregate(
    "aantal_bewoners", entity="household", op="count", of="bewoner", nl="bewoners", en="residents"
)


@rule(
    entity="family",
    unit="",
    nl="vermogen te hoog voor huurtoeslag",
    en="wealth too high for rent allowance",
    article="Wht art. 7 lid 3",
)
def vermogen_boven_huurgrens(
    vermogen: float, aantal_volwassenen: int, vermogensgrens_huurtoeslag: float
) -> bool:
    return vermogen > vermogensgrens_huurtoeslag * max(1, aantal_volwassenen)


vermogen_te_hoog = aggregate(
    "iemand_boven_huurgrens",
    entity="household",
    op="any",
    of="vermogen_boven_huurgrens",
    nl="een bewoner heeft te veel vermogen",
    en="a resident has too much wealth",
)


@rule(
    entity="person",
    unit="",
    nl="volwassene met een handicap",
    en="adult with a disability",
    article="Wht art. 13 lid 1 onder a",
)
def volwassene_met_handicap(is_volwassene: bool, handicap: bool) -> bool:
    return is_volwassene and handicap


iemand_met_handicap = aggregate(
    "iemand_met_handicap",
    entity="family",
    op="any",
    of="volwassene_met_handicap",
    nl="een volwassene heeft een handicap",
    en="an adult has a disability",
)


@rule(
    entity="family",
    unit="",
    nl="er is een volwassene die oud genoeg is of een handicap heeft, of een kind",
    en="there is an adult who is old enough or has a disability, or a child",
    article="Wht art. 13 lid 1 onder a",
)
def huurder_niet_jong(
    oudste_volwassene: float,
    heeft_kinderen: bool,
    iemand_met_handicap: bool,
    huur_volwassen_leeftijd: float,
) -> bool:
    return heeft_kinderen or iemand_met_handicap or oudste_volwassene >= huur_volwassen_leeftijd


@rule(entity="person", unit="jaar", nl="leeftijd van volwassene", en="age of an adult")
def leeftijd_volwassene(is_volwassene: bool, leeftijd: int) -> float:
    return float(leeftijd) if is_volwassene else 0.0


oudste_volwassene = aggregate(
    "oudste_volwassene",
    entity="family",
    op="max",
    of="leeftijd_volwassene",
    unit="jaar",
    nl="oudste volwassene",
    en="eldest adult",
)
huurder_volwassen = aggregate(
    "huurder_volwassen",
    entity="household",
    op="any",
    of="huurder_niet_jong",
    nl="huurder is niet jong",
    en="tenant is not young",
)


@rule(
    entity="household",
    unit="EUR/m",
    nl="rekenhuur",
    en="rent that counts",
    article="Wht art. 5",
    end="2025-12-31",
    sentence_nl="De kale huur van {huur_m} met servicekosten geeft een rekenhuur van {rekenhuur_m}.",
    sentence_en="The basic rent of {huur_m} with service costs gives a rent that counts of {rekenhuur_m}.",
)
def rekenhuur_m(huur_m: float, servicekosten_m: float, huur_servicekosten_maximum: float) -> float:
    return huur_m + min(servicekosten_m, huur_servicekosten_maximum)


@rule(
    entity="household",
    unit="EUR/m",
    nl="rekenhuur tot de hoogste huur; 0 bij een te hoge huur zonder recht",
    en="rent that counts up to the highest rent; 0 when the rent is too high for a right",
    article="Wht art. 13",
    end="2025-12-31",
    applies_if="huurwoning",
)
def rekenhuur_tot_grens_m(
    rekenhuur_m: float,
    huurder_volwassen: bool,
    aantal_bewoners: int,
    aangepaste_woning: bool,
    eerder_huurtoeslag: bool,
    huur_maximum: float,
    huur_kwaliteitskorting: float,
    huur_groot_huishouden: float,
) -> float:
    grens = huur_maximum if huurder_volwassen else huur_kwaliteitskorting
    if rekenhuur_m <= grens:
        return rekenhuur_m
    # Above the limit a right is left for three: an adapted home, a large household, and who had the allowance before.
    if aangepaste_woning or eerder_huurtoeslag or aantal_bewoners >= huur_groot_huishouden:
        return grens
    return 0.0


@rule(
    entity="household",
    unit="EUR/m",
    nl="basishuur: het deel dat bewoners zelf betalen",
    en="basic rent: the part residents pay themselves",
    article="Wht art. 17-19, 27; Besluit op de huurtoeslag",
    start="2025-01-01",
    end="2025-12-31",
    applies_if="huurwoning",
    sentence_nl="Bij {aantal_bewoners|bewoner|bewoners} en een inkomen van {rekeninkomen_y} is de basishuur {basishuur_m}.",
    sentence_en="With {aantal_bewoners|resident|residents} and an income of {rekeninkomen_y} the basic rent is {basishuur_m}.",
)
def basishuur_m(
    rekeninkomen_y: float,
    aantal_bewoners: int,
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
    huur_opslag: float,
) -> float:
    alleen = aantal_bewoners == 1
    laag = huur_minimum_inkomen_ep if alleen else huur_minimum_inkomen_mp
    hoog = huur_referentie_inkomen_ep if alleen else huur_referentie_inkomen_mp
    norm_laag = huur_norm_minimum - (huur_verlaging_minimum_ep if alleen else huur_verlaging_minimum_mp)
    norm_hoog = huur_norm_referentie - (
        huur_verlaging_referentie_ep if alleen else huur_verlaging_referentie_mp
    )
    if rekeninkomen_y <= laag:
        return norm_laag + huur_opslag
    # The yearly regulation prints the factors a and b with twelve decimals.
    helling = (norm_hoog / hoog - norm_laag / laag) / (hoog - laag)
    a = round_to(helling, 0.000000000001)
    b = round_to(norm_laag / laag - helling * laag, 0.000000000001)
    return ceil_to(a * rekeninkomen_y * rekeninkomen_y + b * rekeninkomen_y, 0.01) + huur_opslag


@rule(
    entity="household",
    unit="EUR/y",
    nl="huurtoeslag",
    en="rent allowance",
    article="Wht art. 7, 13, 16, 20 en 21; Awir art. 14",
    start="2025-01-01",
    end="2025-12-31",
    applies_if="huurwoning",
    sentence_nl="Bij een rekenhuur van {rekenhuur_tot_grens_m} en een basishuur van {basishuur_m} is de huurtoeslag {huurtoeslag_y}.",
    sentence_en="At a rent of {rekenhuur_tot_grens_m} and a basic rent of {basishuur_m} the rent allowance is {huurtoeslag_y}.",
)
def huurtoeslag_y(
    rekenhuur_tot_grens_m: float,
    basishuur_m: float,
    aantal_bewoners: int,
    iemand_boven_huurgrens: bool,
    huur_kwaliteitskorting: float,
    huur_aftopping_laag: float,
    huur_aftopping_hoog: float,
    huur_deel_b: float,
    huur_deel_c: float,
    toeslag_ondergrens: float,
) -> float:
    if iemand_boven_huurgrens:
        return 0.0
    aftopping = huur_aftopping_laag if aantal_bewoners <= 2 else huur_aftopping_hoog
    deel_a = max(0.0, min(rekenhuur_tot_grens_m, huur_kwaliteitskorting) - basishuur_m)
    deel_b = max(0.0, min(rekenhuur_tot_grens_m, aftopping) - max(huur_kwaliteitskorting, basishuur_m))
    deel_c = max(0.0, rekenhuur_tot_grens_m - max(aftopping, basishuur_m))
    bedrag = round_to(12.0 * (deel_a + huur_deel_b * deel_b + huur_deel_c * deel_c), 1.0)
    return bedrag if bedrag >= toeslag_ondergrens else 0.0


@rule(
    entity="family",
    unit="EUR/y",
    nl="huurtoeslag van dit gezin",
    en="rent allowance of this family",
    article="Wht art. 7",
)
def huurtoeslag_gezin_y(huurtoeslag_y: float, index_in_household: int) -> float:
    return huurtoeslag_y if index_in_household == 0 else 0.0
