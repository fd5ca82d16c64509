# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Special assistance (Participatiewet art. 12 and 35): necessary costs that a family cannot pay from its own means.

The law counts all income above the norm and all wealth. Almost every municipality is milder: its limit of income, the
share of the income above that counts and the wealth it leaves alone are parameters, to be set in a reform.
"""

from kansrijk.engine import at, rule


@rule(
    entity="family",
    unit="EUR/y",
    nl="draagkracht: wat het gezin zelf aan bijzondere kosten kan betalen",
    en="capacity: what the family can pay of special costs itself",
    article="Participatiewet art. 35 lid 1",
    sentence_nl="Het inkomen is {norminkomen_m} en de bijstandsnorm {bijstandsnorm_m}. Uit inkomen en vermogen kan het gezin {draagkracht_bijzonder_y} zelf betalen.",
    sentence_en="Income is {norminkomen_m} and the norm {bijstandsnorm_m}. From income and wealth the family can pay {draagkracht_bijzonder_y} itself.",
)
def draagkracht_bijzonder_y(
    norminkomen_m: float,
    bijstandsnorm_m: float,
    vermogen: float,
    bijzonder_inkomensgrens: float,
    bijzonder_inkomen_deel: float,
    bijzonder_vermogen_vrij: float,
) -> float:
    boven = max(0.0, norminkomen_m - bijzonder_inkomensgrens / 100.0 * bijstandsnorm_m)
    return bijzonder_inkomen_deel * 12.0 * boven + max(0.0, vermogen - bijzonder_vermogen_vrij)


@rule(
    entity="family",
    unit="EUR/y",
    nl="bijzondere bijstand",
    en="special assistance",
    article="Participatiewet art. 35 lid 1",
    sentence_nl="Van {bijzondere_kosten_y} aan bijzondere kosten betaalt het gezin {draagkracht_bijzonder_y} zelf. De bijzondere bijstand is {bijzondere_bijstand_y}.",
    sentence_en="Of {bijzondere_kosten_y} of special costs the family pays {draagkracht_bijzonder_y} itself. Special assistance is {bijzondere_bijstand_y}.",
)
def bijzondere_bijstand_y(bijzondere_kosten_y: float, draagkracht_bijzonder_y: float) -> float:
    return max(0.0, bijzondere_kosten_y - draagkracht_bijzonder_y)


@rule(
    entity="family",
    unit="",
    nl="jongere van 18 tot 21 die geen beroep kan doen op de ouders",
    en="young person of 18 to 21 who cannot rely on parents",
    article="Participatiewet art. 12",
    end="2025-12-31",
)
def jongere_zonder_steun(aantal_jongeren: int, zonder_steun_ouders: bool) -> bool:
    return aantal_jongeren > 0 and zonder_steun_ouders


@rule(
    entity="family",
    unit="EUR/m",
    nl="hoogste aanvulling op de norm van jongeren",
    en="highest supplement to the norm of the young",
    article="Participatiewet art. 12",
    end="2025-12-31",
    sentence_nl="De gemeente kan de norm aanvullen met hoogstens {aanvulling_jongeren_m}.",
    sentence_en="The municipality may supplement the norm with {aanvulling_jongeren_m} at most.",
)
def aanvulling_jongeren_m(jongere_zonder_steun: bool, bijstand_m: float, jongeren_aanvulling: float) -> float:
    # From 2026 the norm itself is raised (art. 20 paragraph 3).
    return at(jongeren_aanvulling, 1 if jongere_zonder_steun and bijstand_m > 0.0 else 0)
