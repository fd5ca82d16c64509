# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Totals over the provisions of one municipality; of alternatives only the highest counts."""

from __future__ import annotations

from collections.abc import Sequence

from kansrijk.engine import Aggregate, Rule, Total, aggregate, total
from kansrijk.provisions.formula import hoogste
from kansrijk.provisions.reckon import Reckoning

YEARLY_TOTAL, ONCE_TOTAL = "kindtegoed_y", "kindtegoed_eenmalig"
FAMILY_TOTAL, CHILDREN_WITH = "kindtegoed_gezin_y", "kinderen_met_tegoed"
TOTALS = (YEARLY_TOTAL, FAMILY_TOTAL, CHILDREN_WITH, ONCE_TOTAL)


def totals_of(
    code: str, place: str, computed: Sequence[Reckoning], names: dict[str, str]
) -> tuple[list[Rule], list[Aggregate | Total]]:
    """The choices and totals of a municipality; a total without any part is absent."""
    choices: list[Rule] = []
    totals: list[Aggregate | Total] = []
    for once, name in ((False, YEARLY_TOTAL), (True, ONCE_TOTAL)):
        counted = [item for item in computed if item.once == once and item.provision.outside_total is None]
        parts: list[str] = []
        for group in alternatives(counted):
            head, made = _choice(code, [names[item.provision.slug] for item in group], once)
            parts.append(head)
            choices += made
        if not parts:
            continue
        nl, en = ("eenmalig kindtegoed", "one-off child credit") if once else ("kindtegoed", "child credit")
        totals.append(
            total(
                name,
                entity="person",
                of=parts,
                unit="EUR" if once else "EUR/y",
                nl=f"{nl} {place}",
                en=f"{en} {place}",
            )
        )
        if not once:
            totals += _family_totals()
    return choices, totals


def _family_totals() -> list[Aggregate]:
    return [
        aggregate(
            FAMILY_TOTAL,
            entity="family",
            op="sum",
            of=YEARLY_TOTAL,
            unit="EUR/y",
            nl="kindtegoed van het gezin",
            en="child credit of the family",
        ),
        aggregate(
            CHILDREN_WITH,
            entity="family",
            op="count",
            of=YEARLY_TOTAL,
            nl="kinderen met kindtegoed",
            en="children with child credit",
        ),
    ]


def _choice(code: str, names: list[str], once: bool) -> tuple[str, list[Rule]]:
    """The name to add up for a group of alternatives, and the rules that pick the highest."""
    made: list[Rule] = []
    head = names[0]
    for number, other in enumerate(names[1:], start=1):
        suffix = "eenmalig" if once else "y"
        stem = names[0].removesuffix(f"_{suffix}")
        chosen = Rule(
            name=f"{stem}_keuze{number}_{suffix}",
            entity="person",
            unit="EUR" if once else "EUR/y",
            nl="hoogste van de regelingen waaruit gekozen moet worden",
            en="highest of the provisions to choose from",
            function=hoogste,
            article=code,
            bind={"eerste": head, "tweede": other},
        )
        made.append(chosen)
        head = chosen.name
    return head, made


def alternatives(items: Sequence[Reckoning]) -> list[list[Reckoning]]:
    """The provisions in groups of which a child can have only one; most stand alone. Order is kept."""
    groups: list[list[Reckoning]] = []
    for item in items:
        mine = {item.provision.slug, *item.provision.alternative_of}
        joined = [
            group
            for group in groups
            if any(
                other.provision.slug in mine or item.provision.slug in other.provision.alternative_of
                for other in group
            )
        ]
        merged = [other for group in joined for other in group] + [item]
        if joined:
            groups[groups.index(joined[0])] = merged
            groups = [group for group in groups if group not in joined[1:]]
        else:
            groups.append(merged)
    return groups
