# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Social relief BES (onderstand): what it comes to every two weeks, for the households whose amount is known."""

from kansrijk.engine import at, rule


@rule(
    entity="family",
    unit="",
    nl="soort gezin voor de onderstand",
    en="kind of family for social relief",
    article="Besluit onderstand BES art. 13, 14 en 15",
)
def vorm_onderstand_bes(volwassenen_bes: int, kinderen_bes: int) -> int:
    # 0 single, 1 couple, 2 a family with children, whose supplement is not known.
    if kinderen_bes > 0 or volwassenen_bes > 2:
        return 2
    return volwassenen_bes - 1


@rule(
    name="onderstand_2weken_bes",
    entity="family",
    unit="USD/2weken",
    nl="onderstand BES zonder eigen inkomen",
    en="social relief BES without own income",
    article="Besluit onderstand BES art. 13, 14 en 15",
    start="2023-01-01",
    end="2023-09-30",
    sentence_nl="De onderstand voor wie zelfstandig woont en geen inkomen heeft, is {onderstand_2weken_bes}.",
    sentence_en="Social relief for who lives independently and has no income is {onderstand_2weken_bes}.",
)
def onderstand_2weken_bes_2023(
    eiland: int,
    zelfstandig_wonend: bool,
    vorm_onderstand_bes: int,
    onderstand_alleenstaande_bes: float,
    onderstand_paar_bes: float,
) -> float:
    # Place 9 stands in no table: who does not live independently, or has children, has no known amount.
    plaats = eiland - 1 if zelfstandig_wonend and vorm_onderstand_bes < 2 else 9
    if vorm_onderstand_bes == 1:
        return at(onderstand_paar_bes, plaats)
    return at(onderstand_alleenstaande_bes, plaats)


@rule(
    name="onderstand_2weken_bes",
    entity="family",
    unit="USD/2weken",
    nl="onderstand BES zonder eigen inkomen",
    en="social relief BES without own income",
    article="Besluit onderstand BES art. 13 en 14",
    start="2024-01-01",
    sentence_nl="De onderstand voor een alleenstaande zonder inkomen is {onderstand_2weken_bes}.",
    sentence_en="Social relief for a single person without income is {onderstand_2weken_bes}.",
)
def onderstand_2weken_bes_2024(
    eiland: int,
    zelfstandig_wonend: bool,
    vorm_onderstand_bes: int,
    onderstand_basis_bes: float,
    onderstand_zelfstandig_bes: float,
) -> float:
    # Place 9 stands in no table: of couples and of families with children the amount is not known.
    plaats = eiland - 1 if vorm_onderstand_bes == 0 else 9
    basis = at(onderstand_basis_bes, plaats)
    return basis + at(onderstand_zelfstandig_bes, plaats) if zelfstandig_wonend else basis


@rule(
    entity="family",
    unit="USD/m",
    nl="onderstand BES zonder eigen inkomen, omgerekend naar een maand",
    en="social relief BES without own income, as a month",
    article="Besluit onderstand BES art. 13, 14 en 15",
    sentence_nl="De onderstand van {onderstand_2weken_bes} komt neer op {onderstand_bes_m}.",
    sentence_en="Social relief of {onderstand_2weken_bes} comes to {onderstand_bes_m}.",
)
def onderstand_bes_m(onderstand_2weken_bes: float) -> float:
    return onderstand_2weken_bes * 26.0 / 12.0
