# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A municipality's provisions for many families at once, one provision after another.

Every provision is computed by itself, so that the whole country needs a handful of compiled kernels: one for each
formula, with the numbers of a municipality as parameters. The totals are then put together from those values.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from kansrijk.engine import Aggregate, Node, Rule, RulesInForce, Total
from kansrijk.engine.frame import Array, Frame
from kansrijk.provisions.formula import hoogste, samen_hoogstens
from kansrijk.provisions.rules import ProvisionRules

CHOICES = (hoogste, samen_hoogstens)
"""The formulas that put values together; their rules are computed from the values, not by a kernel."""

NATIONAL_INPUTS = (
    "inkomen_pct_sociaal_minimum",
    "vermogensgrens_bijstand",
    "sociaal_minimum_m",
    "inkomen_na_vaste_lasten_m",
    "aantal_kinderen",
    "aantal_volwassenen",
    "bijstand_y",
)
"""The results of national law that a provision may read: the same for every municipality, so that national law too is
compiled once."""


def values_of(
    local: ProvisionRules, rules: RulesInForce, frame: Frame, given: Mapping[str, Array]
) -> dict[str, Array]:
    """What every person gets of each provision, and the totals for persons, by name.

    Args:
        local: the provisions of one municipality on the day of `rules`.
        rules: national law; `given` holds those of its results that the provisions read, already computed.
        frame: the families.

    Returns:
        for each provision and each total of persons an array in EUR a year (or EUR once), one value a person.

    Raises:
        UnknownProvisions: nothing can be computed.
    """
    local.require()
    by_name = {node.name: node for node in local.nodes}
    found: dict[str, Array] = {}
    for name in local.names.values():
        nodes = _needed(name, by_name)
        alone = rules.adding(nodes, local.parameters)
        read = {item for node in nodes for item in node.inputs}
        known = {key: values for key, values in given.items() if key in read}
        found[name] = alone.simulate(frame, [name], given=known)[name]
    for node in local.nodes:
        if isinstance(node, Rule) and node.function in CHOICES:
            found[node.name] = _together(node, found, local)
    for node in local.aggregates:
        if isinstance(node, Total) and all(part in found for part in node.of):
            found[node.name] = np.sum([found[part] for part in node.of], axis=0)
    return found


def _needed(name: str, by_name: Mapping[str, Node]) -> list[Node]:
    """The rule of one provision and the count of children who share in it, when there is one."""
    todo, seen = [name], dict[str, Node]()
    while todo:
        node = by_name.get(todo.pop())
        if node is not None and node.name not in seen:
            seen[node.name] = node
            todo += [node.of] if isinstance(node, Aggregate) else list(node.inputs)
    return list(seen.values())


def _together(node: Rule, found: Mapping[str, Array], local: ProvisionRules) -> Array:
    first, second = found[node.bind["eerste"]], found[node.bind["tweede"]]
    if node.function is hoogste:
        highest: Array = np.maximum(first, second)
        return highest
    ceiling = local.parameters[node.bind["samen_plafond"]].on(local.day).value
    assert isinstance(ceiling, float)
    capped: Array = np.minimum(first + second, ceiling)
    return capped
