# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The statutory minimum wage in Caribbean Netherlands, for workers from 21."""

from kansrijk.engine import at, rule


@rule(
    entity="person",
    unit="USD/uur",
    nl="minimumuurloon BES vanaf 21 jaar",
    en="minimum wage BES per hour from 21",
    article="Wet minimumlonen BES art. 9 en 13",
    applies_if="is_volwassene_bes",
    sentence_nl="Het minimumloon op dit eiland is {minimumloon_uur_bes}.",
    sentence_en="The minimum wage on this island is {minimumloon_uur_bes}.",
)
def minimumloon_uur_bes(eiland: int, leeftijd: int, wml_uur_bes: float) -> float:
    # Place 9 stands in no table: the wage of the young is not known for the whole time.
    return at(wml_uur_bes, eiland - 1 if leeftijd >= 21 else 9)


@rule(
    name="minimumloon_bes_m",
    entity="person",
    unit="USD/m",
    nl="minimumloon BES bij 40 uur per week",
    en="minimum wage BES at 40 hours a week",
    article="Wet minimumlonen BES art. 9 en 13",
    applies_if="is_volwassene_bes",
    end="2021-12-31",
    sentence_nl="Bij 40 uur per week is het minimumloon {minimumloon_bes_m}.",
    sentence_en="At 40 hours a week the minimum wage is {minimumloon_bes_m}.",
)
def minimumloon_bes_m_tot_2022(minimumloon_uur_bes: float) -> float:
    return minimumloon_uur_bes * 40.0 * 52.0 / 12.0


@rule(
    name="minimumloon_bes_m",
    entity="person",
    unit="USD/m",
    nl="minimumloon BES bij 40 uur per week",
    en="minimum wage BES at 40 hours a week",
    article="Wet minimumlonen BES art. 9 en 13",
    applies_if="is_volwassene_bes",
    start="2022-01-01",
    end="2024-06-30",
    sentence_nl="Bij 40 uur per week is het minimumloon {minimumloon_bes_m}.",
    sentence_en="At 40 hours a week the minimum wage is {minimumloon_bes_m}.",
)
def minimumloon_bes_m_gepubliceerd(eiland: int, leeftijd: int, wml_maand_bes: float) -> float:
    # Place 9 stands in no table: the wage of the young is not known for the whole time.
    return at(wml_maand_bes, eiland - 1 if leeftijd >= 21 else 9)


@rule(
    name="minimumloon_bes_m",
    entity="person",
    unit="USD/m",
    nl="minimumloon BES bij 40 uur per week",
    en="minimum wage BES at 40 hours a week",
    article="Wet minimumlonen BES art. 9 en 13",
    applies_if="is_volwassene_bes",
    start="2024-07-01",
    sentence_nl="Bij 40 uur per week is het minimumloon {minimumloon_bes_m}.",
    sentence_en="At 40 hours a week the minimum wage is {minimumloon_bes_m}.",
)
def minimumloon_bes_m_per_uur(minimumloon_uur_bes: float) -> float:
    return minimumloon_uur_bes * 40.0 * 52.0 / 12.0
