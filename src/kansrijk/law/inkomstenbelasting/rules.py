# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Box 1: tax and national insurance premiums, and the tax credits (Wet IB 2001 ch. 2, 3 and 8; Wfsv)."""

from kansrijk.engine import Bands, aggregate, marginal, rule
from kansrijk.law.inkomstenbelasting.until_2022 import (  # noqa: F401
    belasting_na_kortingen_y,
    belasting_volwassene_y,
    inkomstenbelasting_met_uitbetaling_y,
    ouders_belasting,
    uitbetaalde_heffingskorting_y,
)


@rule(
    entity="person",
    unit="EUR/y",
    nl="inkomen uit werk",
    en="income from work",
    article="Wet IB 2001 art. 8.1",
    sentence_nl="Loon en winst samen zijn {arbeidsinkomen_y}.",
    sentence_en="Wage and profit together are {arbeidsinkomen_y}.",
)
def arbeidsinkomen_y(loon_y: float, winst_y: float) -> float:
    return loon_y + winst_y


@rule(
    entity="person",
    unit="EUR/y",
    nl="aftrek van betaalde partneralimentatie",
    en="deduction of partner alimony paid",
    article="Wet IB 2001 art. 6.1, 6.2 en 6.3",
    sentence_nl="Van de betaalde partneralimentatie gaat {alimentatie_aftrek_y} van het inkomen af.",
    sentence_en="Of the partner alimony paid, {alimentatie_aftrek_y} is deducted from income.",
)
def alimentatie_aftrek_y(
    alimentatie_betaald_y: float,
    arbeidsinkomen_y: float,
    uitkering_y: float,
    pensioen_y: float,
    alimentatie_ontvangen_y: float,
) -> float:
    return min(alimentatie_betaald_y, arbeidsinkomen_y + uitkering_y + pensioen_y + alimentatie_ontvangen_y)


@rule(
    entity="person",
    unit="EUR/y",
    nl="belastbaar inkomen zonder bijstand",
    en="taxable income without social assistance",
    article="Wet IB 2001 art. 3.1, 3.101 en 6.3",
    sentence_nl="Loon, winst, uitkering, pensioen en partneralimentatie samen zijn {inkomen_box1_y}.",
    sentence_en="Wage, profit, benefit, pension and partner alimony together are {inkomen_box1_y}.",
)
def inkomen_box1_y(
    arbeidsinkomen_y: float,
    uitkering_y: float,
    pensioen_y: float,
    alimentatie_ontvangen_y: float,
    alimentatie_aftrek_y: float,
) -> float:
    return arbeidsinkomen_y + uitkering_y + pensioen_y + alimentatie_ontvangen_y - alimentatie_aftrek_y


@rule(
    entity="person",
    unit="EUR/y",
    nl="extra belasting omdat aftrek in de hoogste schijf minder waard is",
    en="extra tax because a deduction in the highest bracket is worth less",
    article="Wet IB 2001 art. 2.10 lid 2 en 3, art. 2.10a lid 2 en 3",
    sentence_nl="De aftrek van {alimentatie_aftrek_y} telt in de hoogste schijf minder. Dat geeft {tariefsaanpassing_y} extra belasting.",
    sentence_en="The deduction of {alimentatie_aftrek_y} counts for less in the highest bracket. That gives {tariefsaanpassing_y} of extra tax.",
)
def tariefsaanpassing_y(
    inkomen_box1_y: float,
    alimentatie_aftrek_y: float,
    ib_grens_hoogste_schijf: float,
    ib_tariefsaanpassing: float,
) -> float:
    boven = max(0.0, inkomen_box1_y + alimentatie_aftrek_y - ib_grens_hoogste_schijf)
    return ib_tariefsaanpassing * min(alimentatie_aftrek_y, boven)


@rule(
    entity="person",
    unit="EUR/y",
    nl="belasting en premies voor kortingen",
    en="tax and premiums before credits",
    article="Wet IB 2001 art. 2.10 en 2.10a; Wfsv art. 10-11",
    sentence_nl="Volgens de schijven is de belasting {box1_belasting_y}, nog zonder kortingen.",
    sentence_en="By the brackets the tax is {box1_belasting_y}, before credits.",
)
def box1_belasting_y(
    inkomen_box1_y: float,
    boven_aow_leeftijd: bool,
    tariefsaanpassing_y: float,
    ib_schijven: Bands,
    ib_schijven_aow: Bands,
) -> float:
    if boven_aow_leeftijd:
        return marginal(ib_schijven_aow, inkomen_box1_y) + tariefsaanpassing_y
    return marginal(ib_schijven, inkomen_box1_y) + tariefsaanpassing_y


@rule(
    entity="person",
    unit="EUR/y",
    nl="verzamelinkomen zonder bijstand",
    en="aggregate income without social assistance",
    article="Wet IB 2001 art. 2.18",
    sentence_nl="Het verzamelinkomen is {verzamelinkomen_y}. Inkomen uit aandelen (box 2) en vermogen (box 3) rekent deze versie niet mee.",
    sentence_en="The aggregate income is {verzamelinkomen_y}. This version leaves out income from shares (box 2) and wealth (box 3).",
)
def verzamelinkomen_y(inkomen_box1_y: float) -> float:
    return inkomen_box1_y


@rule(
    name="algemene_heffingskorting_y",
    entity="person",
    unit="EUR/y",
    nl="algemene heffingskorting",
    en="general tax credit",
    article="Wet IB 2001 art. 8.10",
    end="2024-12-31",
    sentence_nl="De algemene heffingskorting is {algemene_heffingskorting_y}.",
    sentence_en="The general tax credit is {algemene_heffingskorting_y}.",
)
def algemene_heffingskorting_box1_y(
    inkomen_box1_y: float,
    boven_aow_leeftijd: bool,
    ahk_afbouw_vanaf: float,
    ahk_maximum: float,
    ahk_afbouw: float,
    ahk_maximum_aow: float,
    ahk_afbouw_aow: float,
) -> float:
    # Until 2024 only income of box 1 lowered the credit.
    boven = max(0.0, inkomen_box1_y - ahk_afbouw_vanaf)
    if boven_aow_leeftijd:
        return max(0.0, ahk_maximum_aow - ahk_afbouw_aow * boven)
    return max(0.0, ahk_maximum - ahk_afbouw * boven)


@rule(
    entity="person",
    unit="EUR/y",
    nl="algemene heffingskorting",
    en="general tax credit",
    article="Wet IB 2001 art. 8.10",
    start="2025-01-01",
    sentence_nl="De algemene heffingskorting is {algemene_heffingskorting_y}.",
    sentence_en="The general tax credit is {algemene_heffingskorting_y}.",
)
def algemene_heffingskorting_y(
    verzamelinkomen_y: float,
    boven_aow_leeftijd: bool,
    ahk_afbouw_vanaf: float,
    ahk_maximum: float,
    ahk_afbouw: float,
    ahk_maximum_aow: float,
    ahk_afbouw_aow: float,
) -> float:
    boven = max(0.0, verzamelinkomen_y - ahk_afbouw_vanaf)
    if boven_aow_leeftijd:
        return max(0.0, ahk_maximum_aow - ahk_afbouw_aow * boven)
    return max(0.0, ahk_maximum - ahk_afbouw * boven)


@rule(
    entity="person",
    unit="EUR/y",
    nl="arbeidskorting",
    en="employed person's tax credit",
    article="Wet IB 2001 art. 8.11",
    sentence_nl="De arbeidskorting over {arbeidsinkomen_y} is {arbeidskorting_y}.",
    sentence_en="The employed person's tax credit on {arbeidsinkomen_y} is {arbeidskorting_y}.",
)
def arbeidskorting_y(arbeidsinkomen_y: float, ak_schijven: Bands) -> float:
    return max(0.0, marginal(ak_schijven, arbeidsinkomen_y))


@rule(
    entity="person",
    unit="EUR/y",
    nl="lagere arbeidskorting vanaf de AOW-leeftijd",
    en="lower employed person's credit from pension age",
    article="Wet IB 2001 art. 8.11 en 8.7",
    applies_if="boven_aow_leeftijd",
)
def arbeidskorting_aow_y(arbeidskorting_y: float, ak_aandeel_aow: float) -> float:
    return (ak_aandeel_aow - 1.0) * arbeidskorting_y


@rule(
    entity="person",
    unit="",
    nl="kind jonger dan 12 op 1 januari",
    en="child under 12 on 1 January",
    article="Wet IB 2001 art. 8.14a",
)
def is_iack_kind(is_kind: bool, leeftijd_begin_jaar: int, iack_leeftijd: float) -> bool:
    return is_kind and leeftijd_begin_jaar < iack_leeftijd


heeft_iack_kind = aggregate(
    "heeft_iack_kind",
    entity="family",
    op="any",
    of="is_iack_kind",
    nl="heeft een kind jonger dan 12",
    en="has a child under 12",
)


@rule(entity="person", unit="EUR/y", nl="inkomen uit werk van volwassene", en="income from work of an adult")
def arbeidsinkomen_volwassene_y(is_volwassene: bool, arbeidsinkomen_y: float) -> float:
    return arbeidsinkomen_y if is_volwassene else 1e12


laagste_arbeidsinkomen = aggregate(
    "laagste_arbeidsinkomen_y",
    entity="family",
    op="min",
    of="arbeidsinkomen_volwassene_y",
    unit="EUR/y",
    nl="laagste inkomen uit werk van de ouders",
    en="lowest income from work among the parents",
)


@rule(
    entity="person",
    unit="",
    nl="voorrang bij gelijk inkomen: de oudste",
    en="precedence at equal income: the eldest",
)
def voorrang_minstverdiener(
    is_volwassene: bool,
    arbeidsinkomen_y: float,
    laagste_arbeidsinkomen_y: float,
    leeftijd: int,
    index_in_family: int,
) -> float:
    if is_volwassene and arbeidsinkomen_y == laagste_arbeidsinkomen_y:
        return 100.0 * leeftijd + 50.0 - index_in_family
    return -1.0


hoogste_voorrang = aggregate(
    "hoogste_voorrang",
    entity="family",
    op="max",
    of="voorrang_minstverdiener",
    nl="hoogste voorrang",
    en="highest precedence",
)


@rule(
    entity="person",
    unit="EUR/y",
    nl="inkomensafhankelijke combinatiekorting",
    en="income-dependent combination credit",
    article="Wet IB 2001 art. 8.14a",
    applies_if="heeft_iack_kind",
    sentence_nl="Met een kind jonger dan 12 en {arbeidsinkomen_y} uit werk is de combinatiekorting {iack_y}.",
    sentence_en="With a child under 12 and {arbeidsinkomen_y} from work the combination credit is {iack_y}.",
)
def iack_y(
    arbeidsinkomen_y: float,
    voorrang_minstverdiener: float,
    hoogste_voorrang: float,
    iack_drempel: float,
    iack_percentage: float,
    iack_maximum: float,
) -> float:
    if voorrang_minstverdiener < 0.0 or voorrang_minstverdiener != hoogste_voorrang:
        return 0.0
    return min(iack_maximum, iack_percentage * max(0.0, arbeidsinkomen_y - iack_drempel))


@rule(
    entity="person",
    unit="EUR/y",
    nl="ouderenkortingen",
    en="credits for the elderly",
    article="Wet IB 2001 art. 8.17 en 8.18",
    applies_if="volwassene_met_aow",
    sentence_nl="De ouderenkortingen zijn samen {ouderenkorting_y}.",
    sentence_en="The credits for the elderly are {ouderenkorting_y} together.",
)
def ouderenkorting_y(
    verzamelinkomen_y: float,
    heeft_partner: bool,
    ouderenkorting_maximum: float,
    ouderenkorting_afbouw_vanaf: float,
    ouderenkorting_afbouw: float,
    alleenstaande_ouderenkorting: float,
) -> float:
    korting = max(
        0.0,
        ouderenkorting_maximum
        - ouderenkorting_afbouw * max(0.0, verzamelinkomen_y - ouderenkorting_afbouw_vanaf),
    )
    return korting if heeft_partner else korting + alleenstaande_ouderenkorting


@rule(
    entity="person",
    unit="EUR/y",
    nl="heffingskortingen samen",
    en="tax credits together",
    article="Wet IB 2001 art. 8.2",
)
def heffingskortingen_y(
    algemene_heffingskorting_y: float,
    arbeidskorting_y: float,
    arbeidskorting_aow_y: float,
    iack_y: float,
    ouderenkorting_y: float,
) -> float:
    return algemene_heffingskorting_y + arbeidskorting_y + arbeidskorting_aow_y + iack_y + ouderenkorting_y


@rule(
    entity="person",
    unit="EUR/y",
    nl="inkomstenbelasting en premies",
    en="income tax and premiums",
    article="Wet IB 2001 art. 2.7 en 8.8",
    start="2023-01-01",
    sentence_nl="Na de kortingen van {heffingskortingen_y} is de belasting {inkomstenbelasting_y}.",
    sentence_en="After credits of {heffingskortingen_y} the tax is {inkomstenbelasting_y}.",
)
def inkomstenbelasting_y(box1_belasting_y: float, heffingskortingen_y: float) -> float:
    return max(0.0, box1_belasting_y - heffingskortingen_y)


@rule(
    entity="person",
    unit="EUR/y",
    nl="eigen netto-inkomen",
    en="own net income",
    sentence_nl="Van {inkomen_box1_y} blijft na belasting en Zvw-bijdrage {netto_eigen_inkomen_y} over.",
    sentence_en="Of {inkomen_box1_y}, after tax and health contribution {netto_eigen_inkomen_y} is left.",
    article="Wet IB 2001 art. 2.7; Zvw art. 42",
)
def netto_eigen_inkomen_y(inkomen_box1_y: float, inkomstenbelasting_y: float, zvw_bijdrage_y: float) -> float:
    return inkomen_box1_y - inkomstenbelasting_y - zvw_bijdrage_y


@rule(
    entity="person",
    unit="EUR/y",
    nl="eigen netto-inkomen van volwassene, betaalde partneralimentatie niet afgetrokken",
    en="own net income of an adult, partner alimony paid not deducted",
    article="Participatiewet art. 31 en 32",
)
def netto_inkomen_volwassene_y(
    is_volwassene: bool, netto_eigen_inkomen_y: float, alimentatie_aftrek_y: float
) -> float:
    return netto_eigen_inkomen_y + alimentatie_aftrek_y if is_volwassene else 0.0


@rule(entity="person", unit="", nl="werkt", en="works", article="Wet IB 2001 art. 8.1")
def werkt(is_volwassene: bool, arbeidsinkomen_y: float) -> bool:
    return is_volwassene and arbeidsinkomen_y > 0.0


ouders_netto = aggregate(
    "ouders_netto_inkomen_y",
    entity="family",
    op="sum",
    of="netto_inkomen_volwassene_y",
    unit="EUR/y",
    nl="netto-inkomen van de volwassenen",
    en="net income of the adults",
)
gezin_netto = aggregate(
    "gezin_netto_inkomen_y",
    entity="family",
    op="sum",
    of="netto_eigen_inkomen_y",
    unit="EUR/y",
    nl="netto-inkomen van alle gezinsleden",
    en="net income of all members",
)
ouder_werkt = aggregate(
    "ouder_werkt",
    entity="family",
    op="any",
    of="werkt",
    nl="minstens één ouder werkt",
    en="at least one parent works",
)
