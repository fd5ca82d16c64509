# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Child benefit BES: one amount a month for each child, by island, whatever the income."""

from kansrijk.engine import aggregate, at, rule


@rule(
    entity="person",
    unit="USD/m",
    nl="kinderbijslag BES voor dit kind",
    en="child benefit BES for this child",
    article="Wet kinderbijslagvoorziening BES art. 5, 8, 9 en 10",
    applies_if="is_kind_bes",
    sentence_nl="De kinderbijslag voor dit kind is {kinderbijslag_kind_bes_m}.",
    sentence_en="Child benefit for this child is {kinderbijslag_kind_bes_m}.",
)
def kinderbijslag_kind_bes_m(eiland: int, intensieve_zorg: bool, kinderbijslag_bedrag_bes: float) -> float:
    bedrag = at(kinderbijslag_bedrag_bes, eiland - 1)
    return 2.0 * bedrag if intensieve_zorg else bedrag


kinderbijslag = aggregate(
    "kinderbijslag_bes_m",
    entity="family",
    op="sum",
    of="kinderbijslag_kind_bes_m",
    unit="USD/m",
    nl="kinderbijslag BES",
    en="child benefit BES",
)
