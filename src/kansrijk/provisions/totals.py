# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Totals over the provisions of one municipality, in which nothing is counted twice.

Of alternatives, and of a scheme that only fills up another, the highest counts; out of one pot no more than it holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from kansrijk.engine import Aggregate, Parameter, Rule, Total, aggregate, total
from kansrijk.provisions.formula import hoogste, samen_hoogstens
from kansrijk.provisions.model import Municipality, SharedBudget
from kansrijk.provisions.reckoning import Reckoning

YEARLY_TOTAL, ONCE_TOTAL = "kindtegoed_y", "kindtegoed_eenmalig"
FAMILY_TOTAL, CHILDREN_WITH = "kindtegoed_gezin_y", "kinderen_met_tegoed"
TOTALS = (YEARLY_TOTAL, FAMILY_TOTAL, CHILDREN_WITH, ONCE_TOTAL)


def totals_of(
    municipality: Municipality, computed: Sequence[Reckoning], names: dict[str, str]
) -> tuple[list[Rule], list[Aggregate | Total], dict[str, Parameter]]:
    """The choices and totals of a municipality, with their parameters; a total without any part is absent."""
    choices: list[Rule] = []
    totals: list[Aggregate | Total] = []
    parameters: dict[str, Parameter] = {}
    for once, name in ((False, YEARLY_TOTAL), (True, ONCE_TOTAL)):
        counted = [item for item in computed if item.once == once and item.provision.outside_total is None]
        parts: dict[str, set[str]] = {}
        for group in alternatives(counted):
            head, made = _choice(municipality.code, [names[item.provision.slug] for item in group], once)
            parts[head] = {item.provision.slug for item in group}
            choices += made
        for number, pot in enumerate(() if once else municipality.shared_budgets, start=1):
            choices += _pot(municipality, number, pot, parts, parameters)
        if not parts:
            continue
        totals.append(_total(name, list(parts), municipality.name, once))
        if not once:
            totals += _family_totals()
    return choices, totals, parameters


def _total(name: str, parts: list[str], place: str, once: bool) -> Total:
    nl, en = ("eenmalig kindtegoed", "one-off child credit") if once else ("kindtegoed", "child credit")
    unit = "EUR" if once else "EUR/y"
    return total(name, entity="person", of=parts, unit=unit, nl=f"{nl} {place}", en=f"{en} {place}")


def _pot(
    municipality: Municipality,
    number: int,
    pot: SharedBudget,
    parts: dict[str, set[str]],
    parameters: dict[str, Parameter],
) -> list[Rule]:
    """The rules that hold the schemes of one pot to what it gives a child; they take the schemes' place in `parts`."""
    inside = [head for head, slugs in parts.items() if slugs & set(pot.schemes)]
    if len(inside) < 2:
        return []
    stem = f"{municipality.code.lower().replace('-', '_')}_pot{number}"
    ceiling = f"{stem}_plafond"
    parameters[ceiling] = Parameter.scalar(
        ceiling,
        pot.eur,
        unit="EUR/y",
        nl=pot.text.nl,
        en=pot.text.en,
        status="derived",
        source=municipality.name,
    )
    made: list[Rule] = []
    head, slugs = inside[0], set(parts.pop(inside[0]))
    for step, other in enumerate(inside[1:], start=1):
        slugs |= parts.pop(other)
        made.append(
            Rule(
                name=f"{stem}_{step}_y",
                entity="person",
                unit="EUR/y",
                nl=pot.text.nl,
                en=pot.text.en,
                function=samen_hoogstens,
                article=municipality.code,
                bind={"eerste": head, "tweede": other, "samen_plafond": ceiling},
            )
        )
        head = made[-1].name
    parts[head] = slugs
    return made


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
    """The provisions in groups of which only the highest counts; most stand alone. Order is kept."""
    groups: list[list[Reckoning]] = []
    for item in items:
        joined = [
            group
            for group in groups
            if any(
                other.provision.slug in _not_beside(item) or item.provision.slug in _not_beside(other)
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


def _not_beside(item: Reckoning) -> set[str]:
    """The schemes whose money does not come beside that of this one."""
    record = item.provision
    filled = record.after if record.after_counts == "up_to" else ()
    return {*record.alternative_of, *filled}
