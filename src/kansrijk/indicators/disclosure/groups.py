# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which counts of children and families add up: groups with their opposites, lines of income, and areas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Literal = tuple[str, bool]
Count = tuple[str, frozenset[Literal]]
"""What was counted (such as "kinderen"), and the groups that were asked for or asked against."""

_OPPOSITES = {
    "ouders_werken_niet": "ouder_werkt",
    "twee_ouders": "eenouder",
    "niet_gebruikt_voorzieningen": "heeft_gebruikt_voorzieningen",
    "zonder_schuldhulp": "heeft_schuldhulp",
}
_COUNTS = {
    "kinderen_met_tegoed": ("kinderen", ("tegoed", True)),
    "kinderen_zonder_tegoed": ("kinderen", ("tegoed", False)),
}
_BAND = re.compile(r"^inkomen_(\d+)_(\d+|plus)$")
_LINE = re.compile(r"^(?:arm|huishouden_tot)_(\d+)$")


def literal(group: str) -> Literal | None:
    """A group as asked for (True) or against (False); None for everybody."""
    if group == "alle":
        return None
    if group.startswith("niet_arm_"):
        return group.removeprefix("niet_"), False
    if group in _OPPOSITES:
        return _OPPOSITES[group], False
    if band := _BAND.match(group):
        if band[1] == "0":
            return f"arm_{band[2]}", True
        if band[2] == "plus":
            return f"arm_{band[1]}", False
    return group, True


def count_of(counted: str, groups: Iterable[str]) -> Count:
    """The same count by the same name, whichever words an indicator uses for it."""
    base, extra = _COUNTS.get(counted, (counted, None))
    found = [entry for entry in map(literal, groups) if entry is not None]
    return base, frozenset([*found, *([extra] if extra else [])])


def splits(counts: Iterable[Count]) -> Iterator[tuple[Count, Count, Count]]:
    """Each (whole, part, rest) of which the whole and a part were counted; the rest may not have been."""
    known = set(counts)
    for base, groups in sorted(known, key=_order):
        for name, wanted in sorted(groups):
            whole = (base, groups - {(name, wanted)})
            rest = (base, groups - {(name, wanted)} | {(name, not wanted)})
            if whole in known and not (rest in known and wanted is False):
                yield whole, (base, groups), rest


def steps(counts: Iterable[Count]) -> Iterator[tuple[Count, Count, Count]]:
    """Each (wider, narrower, band between) of two lines of income that follow each other for the same people."""
    lines: dict[tuple[str, bool, str, frozenset[Literal]], list[int]] = {}
    for base, groups in counts:
        for name, wanted in groups:
            if match := _LINE.match(name):
                stem = name.removesuffix(match[1])
                lines.setdefault((base, wanted, stem, groups - {(name, wanted)}), []).append(int(match[1]))
    for (base, wanted, stem, others), percents in sorted(lines.items(), key=str):
        ordered = sorted(set(percents))
        for low, high in zip(ordered, ordered[1:], strict=False):
            below = (base, others | {(f"{stem}{low}", wanted)})
            above = (base, others | {(f"{stem}{high}", wanted)})
            band = (base, others | {(f"inkomen_{low}_{high}", True)})
            yield (above, below, band) if wanted else (below, above, band)


def _order(count: Count) -> tuple[str, int, list[Literal]]:
    return count[0], len(count[1]), sorted(count[1])
