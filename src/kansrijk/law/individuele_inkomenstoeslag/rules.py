# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The individual income allowance (Participatiewet art. 36): a municipal by-law sets amount, income limit and months.

The tables hold one column a municipality; column 0 stands for every municipality whose by-law is not known. An amount
that is not known gives no result instead of zero.
"""

from kansrijk.engine import Bands, aggregate, at, rule, step


@rule(
    entity="household",
    unit="",
    nl="kolom van de gemeente in de tabellen van de inkomenstoeslag (0 is onbekend)",
    en="column of the municipality in the tables of the income allowance (0 is not known)",
    article="Participatiewet art. 8 en 36",
)
def inkomenstoeslag_kolom(gemeente: int, iit_kolom: Bands) -> int:
    return int(step(iit_kolom, gemeente))


@rule(
    entity="person",
    unit="",
    nl="is een kind van 12 tot 18",
    en="is a child of 12 to 18",
    article="Participatiewet art. 36",
)
def is_kind_vanaf_12(is_kind: bool, leeftijd: int) -> bool:
    return is_kind and leeftijd >= 12


heeft_kind_vanaf_12 = aggregate(
    "heeft_kind_vanaf_12",
    entity="family",
    op="any",
    of="is_kind_vanaf_12",
    nl="heeft een kind van 12 tot 18",
    en="has a child of 12 to 18",
)


@rule(
    entity="family",
    unit="",
    nl="kan inkomenstoeslag krijgen: leeftijd, vermogen en een tijd lang een laag inkomen",
    en="may get the income allowance: age, wealth and a low income for some time",
    article="Participatiewet art. 36 lid 1",
)
def langdurig_laag_inkomen(
    maanden_laag_inkomen: int,
    aantal_jongeren: int,
    aantal_met_aow: int,
    vermogen: float,
    vermogensgrens_bijstand: float,
) -> bool:
    return (
        maanden_laag_inkomen > 0
        and aantal_jongeren == 0
        and aantal_met_aow == 0
        and vermogen <= vermogensgrens_bijstand
    )


@rule(
    entity="family",
    unit="aandeel",
    nl="deel van de inkomenstoeslag bij dit inkomen",
    en="share of the income allowance at this income",
    article="Participatiewet art. 8 en 36",
    applies_if="langdurig_laag_inkomen",
    sentence_nl="Bij {inkomen_pct_sociaal_minimum} van het sociaal minimum geeft de gemeente {inkomenstoeslag_deel} van het bedrag.",
    sentence_en="At {inkomen_pct_sociaal_minimum} of the social minimum the municipality gives {inkomenstoeslag_deel} of the amount.",
)
def inkomenstoeslag_deel(
    inkomenstoeslag_kolom: int,
    maanden_laag_inkomen: int,
    inkomen_pct_sociaal_minimum: float,
    iit_maanden: float,
    iit_grens_heel: float,
    iit_grens_driekwart: float,
    iit_grens_half: float,
    iit_grens_kwart: float,
) -> float:
    if maanden_laag_inkomen < at(iit_maanden, inkomenstoeslag_kolom):
        return 0.0
    # A percentage of exactly the limit still counts, whatever floating point makes of it.
    inkomen = inkomen_pct_sociaal_minimum - 0.005
    if inkomen <= at(iit_grens_heel, inkomenstoeslag_kolom):
        return 1.0
    if inkomen <= at(iit_grens_driekwart, inkomenstoeslag_kolom):
        return 0.75
    if inkomen <= at(iit_grens_half, inkomenstoeslag_kolom):
        return 0.5
    return 0.25 if inkomen <= at(iit_grens_kwart, inkomenstoeslag_kolom) else 0.0


@rule(
    entity="family",
    unit="EUR/y",
    nl="individuele inkomenstoeslag",
    en="individual income allowance",
    article="Participatiewet art. 36",
    applies_if="langdurig_laag_inkomen",
    sentence_nl="De individuele inkomenstoeslag van de gemeente is {individuele_inkomenstoeslag_y}.",
    sentence_en="The individual income allowance of the municipality is {individuele_inkomenstoeslag_y}.",
)
def individuele_inkomenstoeslag_y(
    inkomenstoeslag_kolom: int,
    inkomenstoeslag_deel: float,
    heeft_partner: bool,
    heeft_kinderen: bool,
    heeft_kind_vanaf_12: bool,
    iit_alleen: float,
    iit_alleen_kind: float,
    iit_alleen_kind_12: float,
    iit_paar: float,
    iit_paar_kind: float,
    iit_paar_kind_12: float,
) -> float:
    if inkomenstoeslag_deel <= 0.0:
        return 0.0
    if heeft_partner:
        if heeft_kind_vanaf_12:
            return inkomenstoeslag_deel * at(iit_paar_kind_12, inkomenstoeslag_kolom)
        if heeft_kinderen:
            return inkomenstoeslag_deel * at(iit_paar_kind, inkomenstoeslag_kolom)
        return inkomenstoeslag_deel * at(iit_paar, inkomenstoeslag_kolom)
    if heeft_kind_vanaf_12:
        return inkomenstoeslag_deel * at(iit_alleen_kind_12, inkomenstoeslag_kolom)
    if heeft_kinderen:
        return inkomenstoeslag_deel * at(iit_alleen_kind, inkomenstoeslag_kolom)
    return inkomenstoeslag_deel * at(iit_alleen, inkomenstoeslag_kolom)
