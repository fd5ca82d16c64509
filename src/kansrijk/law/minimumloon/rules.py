# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The statutory minimum wage: until 2023 an amount a month, from 2024 an amount an hour (WML art. 8)."""

from kansrijk.engine import at, ceil_to, round_to, rule


@rule(
    entity="person",
    unit="aandeel",
    nl="deel van het minimumloon dat bij de leeftijd hoort",
    en="share of the minimum wage that belongs to the age",
    article="WML art. 7; Besluit minimumjeugdloonregeling art. 2",
)
def minimumloon_deel(leeftijd: int, wml_leeftijd_volledig: float, wml_staffel: float) -> float:
    if leeftijd >= wml_leeftijd_volledig:
        return 1.0
    if leeftijd < 15:
        return 0.0
    return at(wml_staffel, leeftijd - 15)


@rule(
    name="minimumloon_uur",
    entity="person",
    unit="EUR/uur",
    nl="wettelijk minimumuurloon",
    en="statutory minimum wage per hour",
    article="WML art. 8; Besluit minimumjeugdloonregeling art. 2",
    end="2023-12-31",
    sentence_nl="Het minimumloon voor iemand van {leeftijd} jaar is {minimumloon_uur}, bij een volle werkweek van {voltijd_uren} uur.",
    sentence_en="The minimum wage for someone of age {leeftijd} is {minimumloon_uur}, with a full working week of {voltijd_uren} hours.",
)
def minimumloon_uur_uit_maand(
    leeftijd: int, minimumloon_deel: float, wml_maand: float, voltijd_uren: float
) -> float:
    # The amounts a month and a week are rounded to five cents (WML art. 8); an hour is rounded up to the cent, so
    # that nobody gets less.
    maand = round_to(wml_maand * minimumloon_deel, 0.05)
    week = round_to(maand * 3.0 / 13.0, 0.05)
    return ceil_to(week / voltijd_uren, 0.01)


@rule(
    entity="person",
    unit="EUR/uur",
    nl="wettelijk minimumuurloon",
    en="statutory minimum wage per hour",
    article="WML art. 8; Besluit minimumjeugdloonregeling art. 2",
    start="2024-01-01",
    sentence_nl="Het minimumloon voor iemand van {leeftijd} jaar is {minimumloon_uur}.",
    sentence_en="The minimum wage for someone of age {leeftijd} is {minimumloon_uur}.",
)
def minimumloon_uur(leeftijd: int, minimumloon_deel: float, wml_uur_21: float) -> float:
    # The amounts of the young are made known in whole cents.
    return round_to(wml_uur_21 * minimumloon_deel, 0.01)


@rule(
    name="minimumloon_y",
    entity="person",
    unit="EUR/y",
    nl="minimumloon voor de gewerkte uren",
    en="minimum wage for the hours worked",
    article="WML art. 8, 12 en 15",
    end="2023-12-31",
    sentence_nl="Bij {werkuren_week} van {voltijd_uren} uur per week is het minimumloon {minimumloon_y}, met vakantiegeld.",
    sentence_en="At {werkuren_week} of {voltijd_uren} hours a week the minimum wage is {minimumloon_y}, with holiday pay.",
)
def minimumloon_naar_werkweek_y(
    minimumloon_deel: float,
    wml_maand: float,
    werkuren_week: float,
    voltijd_uren: float,
    wml_vakantiebijslag: float,
) -> float:
    maand = round_to(wml_maand * minimumloon_deel, 0.05)
    return 12.0 * maand * werkuren_week / voltijd_uren * (1.0 + wml_vakantiebijslag)


@rule(
    entity="person",
    unit="EUR/y",
    nl="minimumloon voor de gewerkte uren",
    en="minimum wage for the hours worked",
    article="WML art. 8 en 15",
    start="2024-01-01",
    sentence_nl="Bij {werkuren_week} uur per week is het minimumloon {minimumloon_y}, met vakantiegeld.",
    sentence_en="At {werkuren_week|hour|hours} a week the minimum wage is {minimumloon_y}, with holiday pay.",
)
def minimumloon_y(minimumloon_uur: float, werkuren_week: float, wml_vakantiebijslag: float) -> float:
    return minimumloon_uur * werkuren_week * 52.0 * (1.0 + wml_vakantiebijslag)
