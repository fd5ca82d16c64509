# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The statutory minimum wage per hour (WML art. 8)."""

from kansrijk.engine import at, rule


@rule(
    entity="person",
    unit="EUR/uur",
    nl="wettelijk minimumuurloon",
    en="statutory minimum wage per hour",
    article="WML art. 8; Besluit minimumjeugdloonregeling art. 2",
    sentence_nl="Het minimumloon voor iemand van {leeftijd} is {minimumloon_uur}.",
    sentence_en="The minimum wage for someone of {leeftijd} is {minimumloon_uur}.",
)
def minimumloon_uur(leeftijd: int, wml_uur_21: float, wml_staffel: float) -> float:
    if leeftijd >= 21:
        return wml_uur_21
    if leeftijd < 15:
        return 0.0
    return wml_uur_21 * at(wml_staffel, leeftijd - 15)


@rule(
    entity="person",
    unit="EUR/y",
    nl="minimumloon voor de gewerkte uren",
    en="minimum wage for the hours worked",
    article="WML art. 8 en 15",
    sentence_nl="Bij {werkuren_week} uur per week is het minimumloon {minimumloon_y}, met vakantiegeld.",
    sentence_en="At {werkuren_week} hours a week the minimum wage is {minimumloon_y}, with holiday pay.",
)
def minimumloon_y(minimumloon_uur: float, werkuren_week: float, wml_vakantiebijslag: float) -> float:
    return minimumloon_uur * werkuren_week * 52.0 * (1.0 + wml_vakantiebijslag)
