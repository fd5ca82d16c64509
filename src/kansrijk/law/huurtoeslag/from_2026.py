# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rent allowance from 2026: one basic rent, a capped rent and a straight taper (Wht art. 5, 13, 16, 17, 21)."""

from kansrijk.engine import floor_to, rule


@rule(
    entity="household",
    unit="EUR/m",
    name="rekenhuur_m",
    nl="rekenhuur",
    en="rent that counts",
    article="Wht art. 5",
    start="2026-01-01",
    sentence_nl="Alleen de kale huur telt. De rekenhuur is {rekenhuur_m}.",
    sentence_en="Only the basic rent counts. The rent that counts is {rekenhuur_m}.",
)
def rekenhuur_2026(huur_m: float) -> float:
    return huur_m


@rule(
    entity="household",
    unit="EUR/m",
    name="basishuur_m",
    nl="basishuur: het deel dat bewoners zelf betalen",
    en="basic rent: the part residents pay themselves",
    article="Wht art. 16 en 17; Besluit op de huurtoeslag",
    start="2026-01-01",
    sentence_nl="Bij {aantal_bewoners|bewoner|bewoners} is de basishuur {basishuur_m}.",
    sentence_en="With {aantal_bewoners|resident|residents} the basic rent is {basishuur_m}.",
)
def basishuur_2026(
    aantal_bewoners: int,
    huur_norm_minimum: float,
    huur_verlaging_minimum_ep: float,
    huur_verlaging_minimum_mp: float,
    huur_opslag: float,
) -> float:
    verlaging = huur_verlaging_minimum_ep if aantal_bewoners == 1 else huur_verlaging_minimum_mp
    return huur_norm_minimum - verlaging + huur_opslag


@rule(
    entity="household",
    unit="EUR/m",
    nl="huurtoeslag voor de afbouw naar inkomen",
    en="rent allowance before the taper by income",
    article="Wht art. 13, 20 en 21 lid 1",
    start="2026-01-01",
    applies_if="huurwoning",
    sentence_nl="Bij een rekenhuur van {rekenhuur_m} en een basishuur van {basishuur_m} is de huurtoeslag zonder afbouw {huurtoeslag_voor_inkomen_m}.",
    sentence_en="At a rent of {rekenhuur_m} and a basic rent of {basishuur_m} the rent allowance without taper is {huurtoeslag_voor_inkomen_m}.",
)
def huurtoeslag_voor_inkomen_m(
    rekenhuur_m: float,
    basishuur_m: float,
    aantal_bewoners: int,
    huurder_volwassen: bool,
    huur_maximum: float,
    huur_kwaliteitskorting: float,
    huur_aftopping_laag: float,
    huur_aftopping_hoog: float,
    huur_deel_b: float,
    huur_deel_c: float,
) -> float:
    huur = min(rekenhuur_m, huur_maximum if huurder_volwassen else huur_kwaliteitskorting)
    aftopping = huur_aftopping_laag if aantal_bewoners <= 2 else huur_aftopping_hoog
    deel_a = max(0.0, min(huur, huur_kwaliteitskorting) - basishuur_m)
    deel_b = max(0.0, min(huur, aftopping) - huur_kwaliteitskorting)
    deel_c = max(0.0, huur - aftopping)
    return deel_a + huur_deel_b * deel_b + huur_deel_c * deel_c


@rule(
    entity="household",
    unit="EUR/y",
    name="huurtoeslag_y",
    nl="huurtoeslag",
    en="rent allowance",
    article="Wht art. 7 en 21; Awir art. 14",
    start="2026-01-01",
    applies_if="huurwoning",
    sentence_nl="Bij een inkomen van {rekeninkomen_y} is de huurtoeslag {huurtoeslag_y}.",
    sentence_en="At an income of {rekeninkomen_y} the rent allowance is {huurtoeslag_y}.",
)
def huurtoeslag_2026(
    huurtoeslag_voor_inkomen_m: float,
    rekeninkomen_y: float,
    aantal_bewoners: int,
    iemand_boven_huurgrens: bool,
    huur_minimum_inkomen_ep: float,
    huur_minimum_inkomen_mp: float,
    huur_afbouw_ep: float,
    huur_afbouw_mp: float,
    toeslag_ondergrens: float,
) -> float:
    if iemand_boven_huurgrens:
        return 0.0
    alleen = aantal_bewoners == 1
    minimum = huur_minimum_inkomen_ep if alleen else huur_minimum_inkomen_mp
    afbouw = (huur_afbouw_ep if alleen else huur_afbouw_mp) * max(0.0, rekeninkomen_y - minimum) / 12.0
    # The tax office rounds the amount of a month down to whole euros.
    bedrag = 12.0 * floor_to(max(0.0, huurtoeslag_voor_inkomen_m - afbouw), 1.0)
    return bedrag if bedrag >= toeslag_ondergrens else 0.0
