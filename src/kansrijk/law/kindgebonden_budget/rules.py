# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Means-tested child budget (Wet op het kindgebonden budget art. 1 and 2; Awir for rounding)."""

from kansrijk.engine import aggregate, at, floor_to, round_to, rule


@rule(
    entity="person",
    unit="EUR/y",
    nl="toetsingsinkomen",
    en="income for the means test",
    article="Awir art. 8",
    sentence_nl="Het toetsingsinkomen is {toetsingsinkomen_y}.",
    sentence_en="The income for the means test is {toetsingsinkomen_y}.",
)
def toetsingsinkomen_y(inkomen_box1_y: float, bijstand_bruto_y: float) -> float:
    return floor_to(inkomen_box1_y + bijstand_bruto_y, 1.0)


@rule(
    entity="person",
    unit="EUR/y",
    nl="toetsingsinkomen van volwassene",
    en="means-test income of an adult",
    article="Awir art. 7",
)
def toetsingsinkomen_volwassene_y(is_volwassene: bool, toetsingsinkomen_y: float) -> float:
    return toetsingsinkomen_y if is_volwassene else 0.0


toetsingsinkomen_gezin = aggregate(
    "toetsingsinkomen_gezin_y",
    entity="family",
    op="sum",
    of="toetsingsinkomen_volwassene_y",
    unit="EUR/y",
    nl="toetsingsinkomen met partner",
    en="means-test income with partner",
)


@rule(
    entity="family",
    unit="",
    nl="vermogen is niet te hoog voor kindgebonden budget en zorgtoeslag",
    en="wealth is not too high for child budget and care allowance",
    article="WKB art. 1 lid 4; Wzt art. 3",
)
def vermogen_onder_toeslaggrens(
    vermogen: float,
    heeft_partner: bool,
    vermogensgrens_toeslagen_alleen: float,
    vermogensgrens_toeslagen_partners: float,
) -> bool:
    return vermogen <= (
        vermogensgrens_toeslagen_partners if heeft_partner else vermogensgrens_toeslagen_alleen
    )


@rule(
    entity="person",
    unit="",
    nl="telt voor het kindgebonden budget",
    en="counts for the child budget",
    article="WKB art. 2 lid 1",
)
def is_kgb_kind(is_kind: bool, leeftijd_vorige_maand: int) -> bool:
    return is_kind and leeftijd_vorige_maand >= 0


@rule(
    entity="person",
    unit="EUR/y",
    nl="extra bedrag kindgebonden budget door de leeftijd",
    en="extra child budget by age",
    article="WKB art. 2 lid 3 en 4",
    applies_if="is_kgb_kind",
)
def kgb_leeftijd_y(leeftijd_vorige_maand: int, kgb_12_15: float, kgb_16_17: float) -> float:
    if leeftijd_vorige_maand < 12 or leeftijd_vorige_maand >= 18:
        return 0.0
    return kgb_12_15 if leeftijd_vorige_maand < 16 else kgb_16_17


kgb_kinderen = aggregate(
    "kgb_kinderen",
    entity="family",
    op="count",
    of="is_kgb_kind",
    nl="kinderen voor het kindgebonden budget",
    en="children for the child budget",
)
kgb_leeftijd = aggregate(
    "kgb_leeftijd_gezin_y",
    entity="family",
    op="sum",
    of="kgb_leeftijd_y",
    unit="EUR/y",
    nl="extra bedragen voor kinderen vanaf 12",
    en="extra amounts for children from 12",
)


@rule(
    entity="family",
    unit="EUR/y",
    nl="hoogste kindgebonden budget",
    en="highest child budget",
    article="WKB art. 2",
    applies_if="heeft_kinderen",
    sentence_nl="Voor {kgb_kinderen|kind|kinderen}, met {kgb_leeftijd_gezin_y} extra vanaf 12 jaar, is het hoogste bedrag {kgb_maximum_y}.",
    sentence_en="For {kgb_kinderen|child|children}, with {kgb_leeftijd_gezin_y} extra from age 12, the highest amount is {kgb_maximum_y}.",
)
def kgb_maximum_y(
    kgb_kinderen: int,
    kgb_leeftijd_gezin_y: float,
    alleenstaande_ouder: bool,
    kgb_bedrag: float,
    kgb_volgend_kind: float,
    alleenstaande_ouderkop: float,
) -> float:
    if kgb_kinderen == 0:
        return 0.0
    bedrag = at(kgb_bedrag, min(kgb_kinderen, 3)) + max(0, kgb_kinderen - 3) * kgb_volgend_kind
    bedrag = bedrag + kgb_leeftijd_gezin_y
    return bedrag + alleenstaande_ouderkop if alleenstaande_ouder else bedrag


@rule(
    name="kindgebonden_budget_y",
    entity="family",
    unit="EUR/y",
    nl="kindgebonden budget",
    en="child budget",
    article="WKB art. 2; Awir art. 14 en 24",
    end="2019-12-31",
    applies_if="heeft_kinderen",
    sentence_nl="Het hoogste bedrag is {kgb_maximum_y}. Bij een toetsingsinkomen van {toetsingsinkomen_gezin_y} is het kindgebonden budget {kindgebonden_budget_y}.",
    sentence_en="The highest amount is {kgb_maximum_y}. At a means-test income of {toetsingsinkomen_gezin_y} the child budget is {kindgebonden_budget_y}.",
)
def kindgebonden_budget_een_drempel_y(
    kgb_maximum_y: float,
    toetsingsinkomen_gezin_y: float,
    vermogen_onder_toeslaggrens: bool,
    drempelinkomen: float,
    kgb_afbouw: float,
    toeslag_ondergrens: float,
) -> float:
    # Until 2019 couples and single parents had one and the same threshold.
    if not vermogen_onder_toeslaggrens:
        return 0.0
    bedrag = round_to(
        max(0.0, kgb_maximum_y - kgb_afbouw * max(0.0, toetsingsinkomen_gezin_y - drempelinkomen)), 1.0
    )
    return bedrag if bedrag >= toeslag_ondergrens else 0.0


@rule(
    name="kindgebonden_budget_y",
    entity="family",
    unit="EUR/y",
    nl="kindgebonden budget",
    en="child budget",
    article="WKB art. 2; Awir art. 14 en 24",
    start="2020-01-01",
    end="2025-12-31",
    applies_if="heeft_kinderen",
    sentence_nl="Het hoogste bedrag is {kgb_maximum_y}. Bij een toetsingsinkomen van {toetsingsinkomen_gezin_y} is het kindgebonden budget {kindgebonden_budget_y}.",
    sentence_en="The highest amount is {kgb_maximum_y}. At a means-test income of {toetsingsinkomen_gezin_y} the child budget is {kindgebonden_budget_y}.",
)
def kindgebonden_budget_twee_drempels_y(
    kgb_maximum_y: float,
    toetsingsinkomen_gezin_y: float,
    heeft_partner: bool,
    vermogen_onder_toeslaggrens: bool,
    drempelinkomen: float,
    kgb_drempel_partners_extra: float,
    kgb_afbouw: float,
    toeslag_ondergrens: float,
) -> float:
    if not vermogen_onder_toeslaggrens:
        return 0.0
    drempel = drempelinkomen + kgb_drempel_partners_extra if heeft_partner else drempelinkomen
    bedrag = round_to(
        max(0.0, kgb_maximum_y - kgb_afbouw * max(0.0, toetsingsinkomen_gezin_y - drempel)), 1.0
    )
    return bedrag if bedrag >= toeslag_ondergrens else 0.0


@rule(
    entity="family",
    unit="EUR/y",
    nl="kindgebonden budget",
    en="child budget",
    article="WKB art. 2; Awir art. 14 en 24",
    start="2026-01-01",
    applies_if="heeft_kinderen",
    sentence_nl="Het hoogste bedrag is {kgb_maximum_y}. Bij een toetsingsinkomen van {toetsingsinkomen_gezin_y} is het kindgebonden budget {kindgebonden_budget_y}.",
    sentence_en="The highest amount is {kgb_maximum_y}. At a means-test income of {toetsingsinkomen_gezin_y} the child budget is {kindgebonden_budget_y}.",
)
def kindgebonden_budget_y(
    kgb_maximum_y: float,
    toetsingsinkomen_gezin_y: float,
    heeft_partner: bool,
    vermogen_onder_toeslaggrens: bool,
    drempelinkomen: float,
    kgb_drempel_partners_extra: float,
    kgb_afbouw: float,
    toeslag_ondergrens: float,
) -> float:
    if not vermogen_onder_toeslaggrens:
        return 0.0
    drempel = drempelinkomen + kgb_drempel_partners_extra if heeft_partner else drempelinkomen
    # The official examples of 2026 only come out when the year amount is not rounded up.
    bedrag = floor_to(
        max(0.0, kgb_maximum_y - kgb_afbouw * max(0.0, toetsingsinkomen_gezin_y - drempel)), 1.0
    )
    return bedrag if bedrag >= toeslag_ondergrens else 0.0
