# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What comes without asking: the part of a child's credit that a municipality awards by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from kansrijk.engine import Parameter, Rule, Total, total
from kansrijk.provisions.model import Provision
from kansrijk.provisions.reckoning import Reckoning

AUTOMATIC_TOTAL = "kindtegoed_vanzelf_y"
Award = Literal["automatic", "apply", "unknown"]


def vanzelf(tegoed: float, bijstand_y: float, voor_iedereen: float) -> float:
    """The amount when it comes without asking: for every family, or for a family on social assistance; EUR a year."""
    return tegoed if voor_iedereen > 0.0 or bijstand_y > 0.0 else 0.0


def award(
    provision: Provision, *, on_assistance: bool = False, had_it_last_year: bool = False, known: bool = False
) -> Award:
    """Whether a family must apply for a provision, or gets it without asking; "unknown" when the source is silent."""
    groups = {"all"}
    groups.add("bijstand" if on_assistance else "without_bijstand")
    if had_it_last_year:
        groups.add("last_year_users")
    if known:
        groups.add("known_families")
    ways = {route.way for route in provision.routes if route.group in groups}
    if "automatic" in ways:
        return "automatic"
    return "apply" if ways else "unknown"


def automatic_rules(
    stem: str, computed: Sequence[Reckoning], names: Mapping[str, str]
) -> tuple[list[Rule], list[Total], dict[str, Parameter]]:
    """For every yearly provision that comes without asking a rule, and their total; nothing when there is none."""
    rules: list[Rule] = []
    parameters: dict[str, Parameter] = {}
    for item in computed:
        groups = {route.group for route in item.provision.routes if route.way == "automatic"}
        if item.once or not groups & {"all", "bijstand"}:
            continue
        name = f"{stem}_{item.provision.slug}_vanzelf_y"
        everyone = f"{stem}_{item.provision.slug}_voor_iedereen"
        parameters[everyone] = Parameter.scalar(
            everyone,
            float("all" in groups),
            unit="",
            nl=f"{item.provision.name.nl}: vanzelf voor iedereen",
            en=f"{item.provision.name.en}: without asking for everyone",
            status="derived",
            source=item.provision.source.url,
        )
        rules.append(
            Rule(
                name=name,
                entity="person",
                unit="EUR/y",
                nl=f"{item.provision.name.nl}, vanzelf",
                en=f"{item.provision.name.en}, without asking",
                function=vanzelf,
                article=item.provision.source.url,
                bind={"tegoed": names[item.provision.slug], "voor_iedereen": everyone},
            )
        )
    if not rules:
        return [], [], {}
    whole = total(
        AUTOMATIC_TOTAL,
        entity="person",
        of=[rule.name for rule in rules],
        unit="EUR/y",
        nl="kindtegoed dat vanzelf komt",
        en="child credit that comes without asking",
    )
    return rules, [whole], parameters
