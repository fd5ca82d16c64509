# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which counts of children and families add up: groups with their opposites, lines of income, and areas."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

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


@lru_cache(maxsize=4096)
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


Groups = frozenset[Literal]


def splits(counts: Iterable[Count]) -> Iterator[tuple[Count, Count, Count]]:
    """Each (whole, part, rest) of which the whole and a part were counted; the rest may not have been."""
    for base, known in _by_base(counts):
        for whole, part, rest in _splits(known):
            yield (base, whole), (base, part), (base, rest)


def steps(counts: Iterable[Count]) -> Iterator[tuple[Count, Count, Count]]:
    """Each (wider, narrower, band between) of two lines of income that follow each other for the same people."""
    for base, known in _by_base(counts):
        for wider, narrower, band in _steps(known):
            yield (base, wider), (base, narrower), (base, band)


def bands_between(band: Count, counts: Collection[Count]) -> list[Count]:
    """The counted bands of income that together make up `band`, from low to high; empty when they do not."""
    base, groups = band
    for entry in groups:
        if (match := _BAND.match(entry[0])) and entry[1]:
            others, at, last = groups - {entry}, match[1], match[2]
            uppers = {}
            for other_base, other in counts:
                for name, wanted in other - others:
                    found = _BAND.match(name)
                    if other_base == base and wanted and found and other == others | {(name, True)}:
                        uppers[found[1]] = (found[2], (other_base, other))
            tiles = []
            while at in uppers and at != last:
                at, tile = uppers[at]
                tiles.append(tile)
            return tiles if at == last and len(tiles) > 1 else []
    return []


def _by_base(counts: Iterable[Count]) -> list[tuple[str, frozenset[Groups]]]:
    found: dict[str, set[Groups]] = {}
    for base, groups in counts:
        found.setdefault(base, set()).add(groups)
    return [(base, frozenset(found[base])) for base in sorted(found)]


# Every municipality counts the same groups: what follows from them is worked out once.
@lru_cache(maxsize=256)
def _splits(known: frozenset[Groups]) -> tuple[tuple[Groups, Groups, Groups], ...]:
    found = []
    for part in sorted(known, key=_order):
        for name, wanted in sorted(part):
            whole = part - {(name, wanted)}
            rest = whole | {(name, not wanted)}
            if whole in known and not (rest in known and wanted is False):
                found.append((whole, part, rest))
    return tuple(found)


@lru_cache(maxsize=256)
def _steps(known: frozenset[Groups]) -> tuple[tuple[Groups, Groups, Groups], ...]:
    lines: dict[tuple[bool, str, Groups], list[int]] = {}
    for groups in sorted(known, key=_order):
        for name, wanted in sorted(groups):
            if match := _LINE.match(name):
                stem = name.removesuffix(match[1])
                lines.setdefault((wanted, stem, groups - {(name, wanted)}), []).append(int(match[1]))
    found = []
    for (wanted, stem, others), percents in lines.items():
        ordered = sorted(set(percents))
        for low, high in zip(ordered, ordered[1:], strict=False):
            below = others | {(f"{stem}{low}", wanted)}
            above = others | {(f"{stem}{high}", wanted)}
            band = others | {(f"inkomen_{low}_{high}", True)}
            found.append((above, below, band) if wanted else (below, above, band))
    return tuple(found)


def _order(groups: Groups) -> tuple[int, list[Literal]]:
    return len(groups), sorted(groups)
