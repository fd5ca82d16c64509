# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Childcare allowance (Wet kinderopvang art. 1.5-1.9; Besluit kinderopvangtoeslag).

Until 2023 the hours of care that counted were coupled to the hours of the parent who worked least.
"""

from kansrijk.engine import Bands, aggregate, at, round_to, rule, step_up_to


@rule(entity="person", unit="", nl="kind met opvang", en="child in childcare", article="Wko art. 1.5")
def is_opvangkind(is_kind: bool, opvang_soort: int, opvanguren_m: float) -> bool:
    return is_kind and opvang_soort > 0 and opvanguren_m > 0.0


@rule(
    entity="person",
    unit="",
    nl="gewerkte uren van een ouder voor de kinderopvang",
    en="hours worked by a parent, for childcare",
    article="Besluit kinderopvangtoeslag art. 8a",
)
def opvang_werkuren_week(
    is_volwassene: bool, student: bool, opleiding_of_traject: bool, werkuren_week: float
) -> float:
    # Hours of 0 are hours that nobody filled in, or of someone who learns: to them hours are not coupled.
    leert = student or opleiding_of_traject
    return werkuren_week if is_volwassene and werkuren_week > 0.0 and not leert else 168.0


minste_werkuren = aggregate(
    "minste_werkuren_week",
    entity="family",
    op="min",
    of="opvang_werkuren_week",
    nl="gewerkte uren per week van de ouder die het minst werkt",
    en="hours worked in a week by the parent who works least",
)


@rule(
    entity="person",
    unit="",
    nl="ouder die niet werkt en niets volgt dat recht geeft op kinderopvangtoeslag",
    en="parent who does not work and follows nothing that gives a right to childcare allowance",
    article="Wko art. 1.6 lid 1 en 3",
)
def ouder_zonder_opvangrecht(
    is_volwassene: bool, student: bool, opleiding_of_traject: bool, arbeidsinkomen_y: float
) -> bool:
    return is_volwassene and arbeidsinkomen_y <= 0.0 and not student and not opleiding_of_traject


een_ouder_zonder_opvangrecht = aggregate(
    "een_ouder_zonder_opvangrecht",
    entity="family",
    op="any",
    of="ouder_zonder_opvangrecht",
    nl="een ouder werkt niet en volgt geen opleiding of traject",
    en="a parent does not work and follows no training or programme",
)


@rule(
    entity="person",
    unit="uur/m",
    name="opvanguren_telt",
    nl="uren opvang die meetellen",
    en="hours of care that count",
    article="Besluit kinderopvangtoeslag art. 8a",
    end="2022-12-31",
    applies_if="is_opvangkind",
    sentence_nl="De ouder die het minst werkt, werkt {minste_werkuren_week} uur per week. Daarom telt {opvanguren_telt|uur|uur} opvang per maand mee.",
    sentence_en="The parent who works least works {minste_werkuren_week|hour|hours} a week. So {opvanguren_telt|hour|hours} of care a month count.",
)
def opvanguren_naar_werk(
    opvanguren_m: float,
    opvang_soort: int,
    leeftijd: int,
    minste_werkuren_week: float,
    kot_maximum_uren: float,
    kot_uren_per_werkuur: float,
    kot_schoolleeftijd: float,
) -> float:
    soort = 2 if opvang_soort == 3 and leeftijd >= kot_schoolleeftijd else opvang_soort
    gewerkt = minste_werkuren_week * 52.0 / 12.0
    return min(opvanguren_m, kot_maximum_uren, at(kot_uren_per_werkuur, soort) * gewerkt)


@rule(
    entity="person",
    unit="uur/m",
    name="opvanguren_telt",
    nl="uren opvang die meetellen",
    en="hours of care that count",
    article="Besluit kinderopvangtoeslag art. 8a",
    start="2023-01-01",
    applies_if="is_opvangkind",
)
def opvanguren_tot_maximum(opvanguren_m: float, kot_maximum_uren: float) -> float:
    return min(opvanguren_m, kot_maximum_uren)


@rule(
    entity="person",
    unit="EUR/m",
    nl="opvangkosten die meetellen",
    en="childcare costs that count",
    article="Wko art. 1.7; Besluit kinderopvangtoeslag art. 4 en 8a",
    applies_if="is_opvangkind",
    sentence_nl="Van {opvanguren_m} uur opvang voor {opvangprijs_uur} telt {opvangkosten_telt_m} mee.",
    sentence_en="Of {opvanguren_m} hours of care at {opvangprijs_uur}, {opvangkosten_telt_m} counts.",
)
def opvangkosten_telt_m(
    opvanguren_telt: float,
    opvanguren_m: float,
    opvangprijs_uur: float,
    opvang_soort: int,
    kot_maximum_uurprijs: float,
) -> float:
    return opvanguren_telt * min(opvangprijs_uur, at(kot_maximum_uurprijs, opvang_soort))


@rule(
    entity="person",
    unit="",
    nl="volgorde van opvangkinderen: meeste uren, dan hoogste kosten",
    en="order of children in care: most hours, then highest costs",
    article="Wko art. 1.7 lid 2",
    applies_if="is_opvangkind",
)
def opvangvolgorde(opvanguren_m: float, opvangkosten_telt_m: float, index_in_family: int) -> float:
    return opvanguren_m * 100000000.0 + opvangkosten_telt_m * 10.0 + (50.0 - index_in_family) * 0.001


eerste_opvangkind = aggregate(
    "hoogste_opvangvolgorde",
    entity="family",
    op="max",
    of="opvangvolgorde",
    nl="plaats van het eerste opvangkind",
    en="place of the first child in care",
)


@rule(
    entity="person",
    unit="",
    nl="is het eerste opvangkind",
    en="is the first child in care",
    article="Wko art. 1.7 lid 2",
)
def is_eerste_opvangkind(is_opvangkind: bool, opvangvolgorde: float, hoogste_opvangvolgorde: float) -> bool:
    return is_opvangkind and opvangvolgorde == hoogste_opvangvolgorde


@rule(
    entity="person",
    unit="",
    nl="is een volgend opvangkind",
    en="is a further child in care",
    article="Wko art. 1.7 lid 2",
)
def is_volgend_opvangkind(is_opvangkind: bool, is_eerste_opvangkind: bool) -> bool:
    return is_opvangkind and not is_eerste_opvangkind


@rule(
    entity="person",
    unit="EUR/m",
    nl="vergoeding voor het eerste opvangkind",
    en="reimbursement of the first child in care",
    article="Besluit kinderopvangtoeslag, bijlage I",
    applies_if="is_eerste_opvangkind",
)
def vergoeding_eerste_kind_m(
    opvangkosten_telt_m: float, toetsingsinkomen_gezin_y: float, kot_percentage_eerste: Bands
) -> float:
    return opvangkosten_telt_m * step_up_to(kot_percentage_eerste, toetsingsinkomen_gezin_y)


@rule(
    entity="person",
    unit="EUR/m",
    nl="vergoeding voor een volgend opvangkind",
    en="reimbursement of a further child in care",
    article="Besluit kinderopvangtoeslag, bijlage I",
    applies_if="is_volgend_opvangkind",
)
def vergoeding_volgend_kind_m(
    opvangkosten_telt_m: float, toetsingsinkomen_gezin_y: float, kot_percentage_volgend: Bands
) -> float:
    return opvangkosten_telt_m * step_up_to(kot_percentage_volgend, toetsingsinkomen_gezin_y)


@rule(
    entity="person",
    unit="EUR/m",
    nl="kinderopvangtoeslag voor dit kind",
    en="childcare allowance for this child",
    article="Wko art. 1.6 en 1.7",
    applies_if="is_opvangkind",
    sentence_nl="Bij een inkomen van {toetsingsinkomen_gezin_y} samen is de toeslag voor dit kind {kinderopvangtoeslag_kind_m}.",
    sentence_en="At a joint income of {toetsingsinkomen_gezin_y} the allowance for this child is {kinderopvangtoeslag_kind_m}.",
)
def kinderopvangtoeslag_kind_m(
    vergoeding_eerste_kind_m: float,
    vergoeding_volgend_kind_m: float,
    een_ouder_zonder_opvangrecht: bool,
    toetsingsinkomen_gezin_y: float,
) -> float:
    if een_ouder_zonder_opvangrecht:
        return 0.0
    return vergoeding_eerste_kind_m + vergoeding_volgend_kind_m


opvangtoeslag = aggregate(
    "kinderopvangtoeslag_onafgerond_m",
    entity="family",
    op="sum",
    of="kinderopvangtoeslag_kind_m",
    unit="EUR/m",
    nl="kinderopvangtoeslag van alle kinderen",
    en="childcare allowance of all children",
)


@rule(
    entity="family",
    unit="EUR/y",
    nl="kinderopvangtoeslag",
    en="childcare allowance",
    article="Wko art. 1.5; Awir art. 14",
    sentence_nl="De kinderopvangtoeslag voor het gezin is {kinderopvangtoeslag_y}.",
    sentence_en="The childcare allowance of the family is {kinderopvangtoeslag_y}.",
)
def kinderopvangtoeslag_y(kinderopvangtoeslag_onafgerond_m: float, toeslag_ondergrens: float) -> float:
    bedrag = round_to(12.0 * kinderopvangtoeslag_onafgerond_m, 1.0)
    return bedrag if bedrag >= toeslag_ondergrens else 0.0


@rule(
    entity="person",
    unit="EUR/m",
    nl="kosten van opvang voor dit kind",
    en="costs of care for this child",
    applies_if="is_opvangkind",
    article="Wko art. 1.5",
)
def opvangkosten_kind_m(opvanguren_m: float, opvangprijs_uur: float) -> float:
    return opvanguren_m * opvangprijs_uur


opvangkosten = aggregate(
    "opvangkosten_m",
    entity="family",
    op="sum",
    of="opvangkosten_kind_m",
    unit="EUR/m",
    nl="kosten van kinderopvang",
    en="costs of childcare",
)
