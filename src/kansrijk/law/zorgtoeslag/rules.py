# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Care allowance (Wet op de zorgtoeslag art. 2 and 3)."""

from kansrijk.engine import round_to, rule


@rule(
    entity="family",
    unit="EUR/y",
    nl="zorgtoeslag",
    en="care allowance",
    article="Wzt art. 2 en 3; Awir art. 14",
    sentence_nl="Bij een toetsingsinkomen van {toetsingsinkomen_gezin_y} is de zorgtoeslag {zorgtoeslag_y}.",
    sentence_en="At a means-test income of {toetsingsinkomen_gezin_y} the care allowance is {zorgtoeslag_y}.",
)
def zorgtoeslag_y(
    toetsingsinkomen_gezin_y: float,
    heeft_partner: bool,
    vermogen_onder_toeslaggrens: bool,
    drempelinkomen: float,
    standaardpremie: float,
    zorgtoeslag_norm_alleen: float,
    zorgtoeslag_norm_partners: float,
    zorgtoeslag_afbouw: float,
    toeslag_ondergrens: float,
) -> float:
    if not vermogen_onder_toeslaggrens:
        return 0.0
    premie = 2.0 * standaardpremie if heeft_partner else standaardpremie
    drempeldeel = zorgtoeslag_norm_partners if heeft_partner else zorgtoeslag_norm_alleen
    norm = drempeldeel * drempelinkomen + zorgtoeslag_afbouw * max(
        0.0, toetsingsinkomen_gezin_y - drempelinkomen
    )
    bedrag = round_to(max(0.0, premie - norm), 1.0)
    return bedrag if bedrag >= toeslag_ondergrens else 0.0


@rule(
    entity="family",
    unit="EUR/y",
    nl="gemiddelde zorgpremie en eigen risico",
    en="average premium and own risk",
    article="Wzt art. 4",
    sentence_nl="Voor {aantal_volwassenen|volwassene|volwassenen} rekent de wet met {zorgkosten_y} aan premie en eigen risico.",
    sentence_en="For {aantal_volwassenen|adult|adults} the law reckons with {zorgkosten_y} of premium and own risk.",
)
def zorgkosten_y(aantal_volwassenen: int, standaardpremie: float) -> float:
    return aantal_volwassenen * standaardpremie
