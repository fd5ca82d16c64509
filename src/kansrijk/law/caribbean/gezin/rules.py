# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who belongs to a family or household in Caribbean Netherlands."""

from kansrijk.engine import aggregate, rule


@rule(
    entity="person",
    unit="",
    nl="is kind jonger dan 18",
    en="is a child under 18",
    article="Wet kinderbijslagvoorziening BES art. 3 en 5",
)
def is_kind_bes(rol: int, leeftijd: int) -> bool:
    return rol == 1 and leeftijd < 18


@rule(
    entity="person",
    unit="",
    nl="is volwassene",
    en="is an adult",
    article="Besluit onderstand BES art. 13",
)
def is_volwassene_bes(rol: int) -> bool:
    return rol == 0


kinderen_bes = aggregate(
    "kinderen_bes",
    entity="family",
    op="count",
    of="is_kind_bes",
    nl="kinderen onder 18 in het gezin",
    en="children under 18 in the family",
)
volwassenen_bes = aggregate(
    "volwassenen_bes",
    entity="family",
    op="count",
    of="is_volwassene_bes",
    nl="volwassenen in het gezin",
    en="adults in the family",
)
