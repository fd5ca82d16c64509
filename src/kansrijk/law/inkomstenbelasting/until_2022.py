# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Until 2022: credits a partner cannot use, partly paid out when the other pays enough tax (Wet IB 2001 art. 8.9)."""

from kansrijk.engine import aggregate, rule


@rule(
    entity="person",
    unit="EUR/y",
    nl="belasting en premies na kortingen, zonder uitbetaling",
    en="tax and premiums after credits, without pay-out",
    article="Wet IB 2001 art. 8.8",
    end="2022-12-31",
    sentence_nl="Na de kortingen van {heffingskortingen_y} is de belasting {belasting_na_kortingen_y}.",
    sentence_en="After credits of {heffingskortingen_y} the tax is {belasting_na_kortingen_y}.",
)
def belasting_na_kortingen_y(box1_belasting_y: float, heffingskortingen_y: float) -> float:
    return max(0.0, box1_belasting_y - heffingskortingen_y)


@rule(
    entity="person",
    unit="EUR/y",
    nl="belasting en premies na kortingen van volwassene",
    en="tax and premiums after credits of an adult",
    article="Wet IB 2001 art. 8.9",
    end="2022-12-31",
)
def belasting_volwassene_y(is_volwassene: bool, belasting_na_kortingen_y: float) -> float:
    return belasting_na_kortingen_y if is_volwassene else 0.0


ouders_belasting = aggregate(
    "ouders_belasting_y",
    entity="family",
    op="sum",
    of="belasting_volwassene_y",
    unit="EUR/y",
    nl="belasting en premies na kortingen van de volwassenen",
    en="tax and premiums after credits of the adults",
)


@rule(
    entity="person",
    unit="EUR/y",
    nl="korting die wordt uitbetaald omdat de partner genoeg belasting betaalt",
    en="credit paid out because the partner pays enough tax",
    article="Wet IB 2001 art. 8.9",
    end="2022-12-31",
    applies_if="heeft_partner",
    sentence_nl="De partner betaalt genoeg belasting. Daarom wordt {uitbetaalde_heffingskorting_y} aan korting uitbetaald.",
    sentence_en="The partner pays enough tax. So {uitbetaalde_heffingskorting_y} of credits is paid out.",
)
def uitbetaalde_heffingskorting_y(
    is_volwassene: bool,
    leeftijd_begin_jaar: int,
    box1_belasting_y: float,
    heffingskortingen_y: float,
    algemene_heffingskorting_y: float,
    arbeidskorting_y: float,
    arbeidskorting_aow_y: float,
    iack_y: float,
    belasting_na_kortingen_y: float,
    ouders_belasting_y: float,
    uitbetaling_deel: float,
    uitbetaling_leeftijd: float,
) -> float:
    if not is_volwassene:
        return 0.0
    # Those born before 1963 kept the whole general credit.
    deel = 1.0 if leeftijd_begin_jaar >= uitbetaling_leeftijd else uitbetaling_deel
    werk = arbeidskorting_y + arbeidskorting_aow_y + iack_y
    toetsniveau = deel * algemene_heffingskorting_y + uitbetaling_deel * werk
    verrekend = min(box1_belasting_y, heffingskortingen_y)
    return max(0.0, min(toetsniveau - verrekend, ouders_belasting_y - belasting_na_kortingen_y))


@rule(
    name="inkomstenbelasting_y",
    entity="person",
    unit="EUR/y",
    nl="inkomstenbelasting en premies",
    en="income tax and premiums",
    article="Wet IB 2001 art. 2.7, 8.8 en 8.9",
    end="2022-12-31",
    sentence_nl="De belasting is {inkomstenbelasting_y}; onder nul wordt er uitbetaald.",
    sentence_en="The tax is {inkomstenbelasting_y}; below zero it is paid out.",
)
def inkomstenbelasting_met_uitbetaling_y(
    belasting_na_kortingen_y: float, uitbetaalde_heffingskorting_y: float
) -> float:
    return belasting_na_kortingen_y - uitbetaalde_heffingskorting_y
