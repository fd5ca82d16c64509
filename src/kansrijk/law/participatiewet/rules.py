# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Social assistance: the norm, cost sharers, wealth and counted income (Participatiewet art. 19-34)."""

from kansrijk.engine import aggregate, rule


@rule(
    entity="person",
    unit="",
    nl="telt mee als kostendeler",
    en="counts as a cost sharer",
    article="Participatiewet art. 19a",
)
def is_kostendeler(leeftijd: int, student: bool, kostendeler_leeftijd: float) -> bool:
    return leeftijd >= kostendeler_leeftijd and not student


@rule(
    entity="person",
    unit="",
    nl="is volwassen student",
    en="is an adult student",
    article="Participatiewet art. 13 lid 2",
)
def is_volwassen_student(is_volwassene: bool, student: bool) -> bool:
    return is_volwassene and student


@rule(
    entity="person",
    unit="",
    nl="is volwassene van 18 tot 21",
    en="is an adult of 18 to 21",
    article="Participatiewet art. 20",
)
def is_jongere(is_volwassene: bool, leeftijd: int, bijstand_leeftijd_volledig: float) -> bool:
    return is_volwassene and leeftijd < bijstand_leeftijd_volledig


kostendelers_huishouden = aggregate(
    "kostendelers_huishouden",
    entity="household",
    op="count",
    of="is_kostendeler",
    nl="kostendelers in huis",
    en="cost sharers at home",
)
kostendelers_gezin = aggregate(
    "kostendelers_gezin",
    entity="family",
    op="count",
    of="is_kostendeler",
    nl="kostendelers in het gezin",
    en="cost sharers in the family",
)
studenten = aggregate(
    "volwassen_studenten",
    entity="family",
    op="count",
    of="is_volwassen_student",
    nl="studerende volwassenen",
    en="adult students",
)
jongeren = aggregate(
    "aantal_jongeren",
    entity="family",
    op="count",
    of="is_jongere",
    nl="volwassenen van 18 tot 21",
    en="adults of 18 to 21",
)


@rule(
    entity="family",
    unit="EUR/m",
    nl="norm voor dit soort gezin",
    en="norm for this kind of family",
    article="Participatiewet art. 20, 21 en 22",
    sentence_nl="Voor een gezin met {aantal_volwassenen|volwassene|volwassenen} en {aantal_kinderen|kind|kinderen} is de norm {gezinsnorm_m}, met vakantiegeld.",
    sentence_en="For a family with {aantal_volwassenen|adult|adults} and {aantal_kinderen|child|children} the norm is {gezinsnorm_m}, holiday pay included.",
)
def gezinsnorm_m(
    aantal_volwassenen: int,
    aantal_kinderen: int,
    aantal_jongeren: int,
    aantal_met_aow: int,
    norm_alleenstaande: float,
    norm_gehuwden: float,
    norm_alleenstaande_aow: float,
    norm_gehuwden_aow: float,
    norm_alleenstaande_jong: float,
    norm_gehuwden_jong: float,
    norm_een_jong: float,
) -> float:
    if aantal_volwassenen >= 2:
        if aantal_met_aow > 0:
            return norm_gehuwden_aow
        kindopslag = norm_gehuwden_jong - 2.0 * norm_alleenstaande_jong
        if aantal_jongeren >= 2:
            return norm_gehuwden_jong if aantal_kinderen > 0 else norm_gehuwden_jong - kindopslag
        if aantal_jongeren == 1:
            return norm_een_jong if aantal_kinderen > 0 else norm_een_jong - kindopslag
        return norm_gehuwden
    if aantal_met_aow > 0:
        return norm_alleenstaande_aow
    return norm_alleenstaande_jong if aantal_jongeren > 0 else norm_alleenstaande


@rule(
    name="sociaal_minimum_m",
    entity="family",
    unit="EUR/m",
    nl="sociaal minimum: norm zonder kostendelers",
    en="social minimum: norm without cost sharers",
    article="Participatiewet art. 20, 21 en 22",
    end="2025-12-31",
    sentence_nl="Het sociaal minimum is {sociaal_minimum_m}, met vakantiegeld.",
    sentence_en="The social minimum is {sociaal_minimum_m}, holiday pay included.",
)
def sociaal_minimum_tot_2026_m(gezinsnorm_m: float) -> float:
    return gezinsnorm_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="sociaal minimum: norm zonder kostendelers",
    en="social minimum: norm without cost sharers",
    article="Participatiewet art. 20, 21 en 22",
    start="2026-01-01",
    sentence_nl="Het sociaal minimum is {sociaal_minimum_m}, met vakantiegeld.",
    sentence_en="The social minimum is {sociaal_minimum_m}, holiday pay included.",
)
def sociaal_minimum_m(
    gezinsnorm_m: float,
    aantal_volwassenen: int,
    aantal_jongeren: int,
    zonder_steun_ouders: bool,
    norm_jongeren_verhoging: float,
    norm_alleenstaande: float,
    norm_gehuwden: float,
) -> float:
    if aantal_jongeren == 0 or not zonder_steun_ouders:
        return gezinsnorm_m
    hoogste = norm_gehuwden if aantal_volwassenen >= 2 else norm_alleenstaande
    return max(gezinsnorm_m, min(hoogste, gezinsnorm_m + norm_jongeren_verhoging))


@rule(
    entity="family",
    unit="EUR/m",
    nl="sociaal minimum zonder vakantiegeld",
    en="social minimum without holiday pay",
    article="Participatiewet art. 19 lid 3",
    start="2020-07-01",
    end="2021-12-31",
    sentence_nl="Zonder vakantiegeld is het sociaal minimum {sociaal_minimum_zonder_vakantiegeld_m}.",
    sentence_en="Without holiday pay the social minimum is {sociaal_minimum_zonder_vakantiegeld_m}.",
)
def sociaal_minimum_zonder_vakantiegeld_m(
    sociaal_minimum_m: float, bijstand_vakantiegeld_deel: float
) -> float:
    return (1.0 - bijstand_vakantiegeld_deel) * sociaal_minimum_m


@rule(
    entity="family",
    unit="EUR/m",
    nl="bijstandsnorm",
    en="norm of social assistance",
    article="Participatiewet art. 20, 21, 22 en 22a",
    sentence_nl="Met {kostendelers_huishouden|kostendeler|kostendelers} in huis is de bijstandsnorm {bijstandsnorm_m}.",
    sentence_en="With {kostendelers_huishouden|cost sharer|cost sharers} at home the norm is {bijstandsnorm_m}.",
)
def bijstandsnorm_m(
    sociaal_minimum_m: float,
    aantal_volwassenen: int,
    aantal_jongeren: int,
    aantal_met_aow: int,
    kostendelers_huishouden: int,
    kostendelers_gezin: int,
    norm_gehuwden: float,
    kostendeler_vast: float,
    kostendeler_per_persoon: float,
) -> float:
    anderen = kostendelers_huishouden - kostendelers_gezin
    if anderen <= 0 or aantal_jongeren > 0 or aantal_met_aow > 0:
        return sociaal_minimum_m
    delers = anderen + aantal_volwassenen
    return aantal_volwassenen * (kostendeler_vast + delers * kostendeler_per_persoon) / delers * norm_gehuwden


@rule(
    entity="family",
    unit="EUR",
    nl="vermogensgrens bijstand",
    en="wealth limit of social assistance",
    article="Participatiewet art. 34 lid 3",
    sentence_nl="Voor dit gezin is de vermogensgrens van de bijstand {vermogensgrens_bijstand}.",
    sentence_en="For this family the wealth limit of social assistance is {vermogensgrens_bijstand}.",
)
def vermogensgrens_bijstand(
    aantal_volwassenen: int,
    heeft_kinderen: bool,
    vermogensgrens_alleenstaande: float,
    vermogensgrens_gezin: float,
) -> float:
    return vermogensgrens_gezin if aantal_volwassenen >= 2 or heeft_kinderen else vermogensgrens_alleenstaande


@rule(
    entity="person",
    unit="",
    nl="kind onder 12, voor de vrijlating van een alleenstaande ouder",
    en="child under 12, for the disregard of a single parent",
    article="Participatiewet art. 31 lid 2 onder r",
)
def is_vrijlating_kind(is_kind: bool, leeftijd: int, vrijlating_kind_leeftijd: float) -> bool:
    return is_kind and leeftijd < vrijlating_kind_leeftijd


heeft_vrijlating_kind = aggregate(
    "heeft_vrijlating_kind",
    entity="family",
    op="any",
    of="is_vrijlating_kind",
    nl="heeft een kind onder 12, voor de vrijlating van een alleenstaande ouder",
    en="has a child under 12, for the disregard of a single parent",
)


@rule(
    entity="person",
    unit="EUR/m",
    nl="netto-inkomen uit werk van volwassene",
    en="net income from work of an adult",
    article="Participatiewet art. 31 lid 3 en 32",
)
def netto_arbeidsinkomen_m(
    is_volwassene: bool, arbeidsinkomen_y: float, inkomen_box1_y: float, netto_eigen_inkomen_y: float
) -> float:
    if not is_volwassene or arbeidsinkomen_y <= 0.0:
        return 0.0
    return max(0.0, netto_eigen_inkomen_y) / 12.0 * arbeidsinkomen_y / max(arbeidsinkomen_y, inkomen_box1_y)


@rule(
    entity="person",
    unit="EUR/m",
    nl="inkomen uit werk dat niet van de bijstand afgaat",
    en="income from work not deducted from assistance",
    article="Participatiewet art. 31 lid 2 onder n en r, lid 5",
    sentence_nl="Van {netto_arbeidsinkomen_m} uit werk gaat {vrijlating_m} niet van de bijstand af.",
    sentence_en="Of {netto_arbeidsinkomen_m} from work, {vrijlating_m} is not deducted from assistance.",
)
def vrijlating_m(
    bijstand_vrijlating: int,
    leeftijd: int,
    netto_arbeidsinkomen_m: float,
    alleenstaande_ouder: bool,
    heeft_vrijlating_kind: bool,
    vrijlating_leeftijd: float,
    vrijlating_deel: float,
    vrijlating_maximum: float,
    vrijlating_ouder_deel: float,
    vrijlating_ouder_maximum: float,
) -> float:
    if leeftijd < vrijlating_leeftijd:
        return 0.0
    if bijstand_vrijlating == 1:
        return min(vrijlating_maximum, vrijlating_deel * netto_arbeidsinkomen_m)
    if bijstand_vrijlating == 2 and alleenstaande_ouder and heeft_vrijlating_kind:
        return min(vrijlating_ouder_maximum, vrijlating_ouder_deel * netto_arbeidsinkomen_m)
    return 0.0


@rule(
    entity="person",
    unit="jaar",
    nl="hoe lang loon deels niet van de bijstand afgaat",
    en="how long part of the wage is not deducted from assistance",
    article="Participatiewet art. 31 lid 2 onder n en r",
    sentence_nl="De vrijlating duurt hoogstens {vrijlating_duur} jaar.",
    sentence_en="The disregard lasts at most {vrijlating_duur|year|years}.",
)
def vrijlating_duur(
    bijstand_vrijlating: int, vrijlating_duur_gewoon: float, vrijlating_duur_ouder: float
) -> float:
    if bijstand_vrijlating == 1:
        return vrijlating_duur_gewoon
    return vrijlating_duur_ouder if bijstand_vrijlating == 2 else 0.0


vrijlating_gezin = aggregate(
    "vrijlating_gezin_m",
    entity="family",
    op="sum",
    of="vrijlating_m",
    unit="EUR/m",
    nl="inkomen uit werk van het gezin dat niet van de bijstand afgaat",
    en="income from work of the family not deducted from assistance",
)


@rule(
    entity="family",
    unit="EUR/m",
    nl="recht op bijstand",
    en="entitlement to social assistance",
    article="Participatiewet art. 11, 13, 19, 31 en 34",
    sentence_nl="De norm is {bijstandsnorm_m}, het eigen netto-inkomen {ouders_netto_inkomen_m} en het vermogen {vermogen}. Het recht op bijstand is {bijstand_recht_m}.",
    sentence_en="The norm is {bijstandsnorm_m}, own net income {ouders_netto_inkomen_m} and wealth {vermogen}. Entitlement to assistance is {bijstand_recht_m}.",
)
def bijstand_recht_m(
    bijstandsnorm_m: float,
    ouders_netto_inkomen_m: float,
    vrijlating_gezin_m: float,
    vermogen: float,
    vermogensgrens_bijstand: float,
    volwassen_studenten: int,
    aantal_volwassenen: int,
) -> float:
    if vermogen > vermogensgrens_bijstand or volwassen_studenten >= aantal_volwassenen:
        return 0.0
    return max(0.0, bijstandsnorm_m - (ouders_netto_inkomen_m - vrijlating_gezin_m))


@rule(
    entity="family",
    unit="EUR/m",
    nl="bijstand",
    en="social assistance",
    article="Participatiewet art. 19 en 45",
    sentence_nl="De bijstand is netto {bijstand_m}, met vakantiegeld.",
    sentence_en="Net social assistance is {bijstand_m}, holiday pay included.",
)
def bijstand_m(bijstand_recht_m: float, gebruikt_bijstand: bool) -> float:
    return bijstand_recht_m if gebruikt_bijstand else 0.0


@rule(
    entity="family",
    unit="",
    nl="bijstand is een lening op de eigen woning",
    en="assistance is a loan on the own home",
    article="Participatiewet art. 34 lid 2 onder d en 50",
    sentence_nl="De overwaarde van de eigen woning is {overwaarde_woning}; tot {vermogensgrens_woning} telt zij niet mee.",
    sentence_en="The equity in the own home is {overwaarde_woning}; up to {vermogensgrens_woning} it does not count.",
)
def bijstand_als_lening(bijstand_m: float, overwaarde_woning: float, vermogensgrens_woning: float) -> bool:
    return bijstand_m > 0.0 and overwaarde_woning > vermogensgrens_woning


@rule(
    entity="person",
    unit="EUR/y",
    nl="bijstand, bruto voor het toetsingsinkomen",
    en="social assistance, gross for the means test",
    article="Wet IB 2001 art. 3.101; Participatiewet art. 19",
    sentence_nl="De bijstand telt bruto mee voor de toeslagen: {bijstand_bruto_y}.",
    sentence_en="Social assistance counts gross for the allowances: {bijstand_bruto_y}.",
)
def bijstand_bruto_y(
    is_volwassene: bool,
    boven_aow_leeftijd: bool,
    bijstand_y: float,
    aantal_volwassenen: int,
    inkomen_box1_y: float,
    heffingskortingen_y: float,
    inkomstenbelasting_y: float,
    ib_tarief_eerste_schijf: float,
    ib_tarief_eerste_schijf_aow: float,
) -> float:
    if not is_volwassene or bijstand_y <= 0.0:
        return 0.0
    netto = bijstand_y / aantal_volwassenen
    tarief = ib_tarief_eerste_schijf_aow if boven_aow_leeftijd else ib_tarief_eerste_schijf
    ruimte = heffingskortingen_y + inkomstenbelasting_y - tarief * inkomen_box1_y
    return max(netto, (netto - ruimte) / (1.0 - tarief))
