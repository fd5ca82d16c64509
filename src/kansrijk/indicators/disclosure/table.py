# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables as they are published: dimensions with their totals, cells, and tables that share margins."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from kansrijk.engine.problems import Problem

Key = tuple[str, ...]
Name = tuple[str, frozenset[tuple[str, str]]]
"""The same cell in every table: the measure, and the codes that are no totals, each with its dimension."""
NEAR = 1e-6


@dataclass(frozen=True)
class Dimension:
    """One way in which a table is split.

    `top` is the code of everything together. `parents` gives for a code what it is part of, such as a district
    and its municipality; a code that is not named there is part of `top`. `partial` names the codes whose parts do
    not make up all of it: what is left over is guarded as a cell of its own.
    """

    name: str
    top: str
    parents: Mapping[str, str] = field(default_factory=dict)
    partial: frozenset[str] = frozenset()

    def parent(self, code: str) -> str | None:
        """What a code is part of; None for the top."""
        return None if code == self.top else self.parents.get(code, self.top)

    def families(self, codes: Iterable[str]) -> dict[str, list[str]]:
        """Each code that has parts among `codes`, with those parts; parts of what is absent are passed up.

        Raises:
            Problem: a code is, in the end, part of itself.
        """
        known = list(dict.fromkeys(codes))
        present = set(known)
        found: dict[str, list[str]] = {}
        for code in known:
            above, steps = self.parent(code), 0
            while above is not None and above not in present:
                above, steps = self.parent(above), steps + 1
                if steps > len(self.parents) + 1:
                    raise self._circle(code)
            if above == code:
                raise self._circle(code)
            if above is not None:
                found.setdefault(above, []).append(code)
        return found

    def _circle(self, code: str) -> Problem:
        return Problem(
            nl=f"In {self.name} is {code} een deel van zichzelf. Kijk de lijst van delen na.",
            en=f"In {self.name}, {code} is part of itself. Check the list of parts.",
        )


@dataclass(frozen=True)
class Cell:
    """A figure: its value, how many stand behind it (a count stands for itself), and the largest contributions.

    `sensitive` marks it as one to be hidden whatever the rules say.
    """

    value: float
    contributors: float | None = None
    largest: tuple[float, ...] = ()
    sensitive: bool = False


@dataclass(frozen=True)
class Table:
    """Cells by their codes, one code a dimension; `measure` names what is counted or added up.

    Tables with the same measure and dimensions of the same name share their margins. `fixed` are cells that must stay
    shown, `cost` what hiding a cell loses (by default the logarithm of its value, and more for a total).
    """

    dimensions: tuple[Dimension, ...]
    cells: Mapping[Key, Cell]
    measure: str = "aantal"
    kind: Literal["count", "amount"] = "count"
    fixed: frozenset[Key] = frozenset()
    cost: Mapping[Key, float] = field(default_factory=dict)

    def name(self, key: Key) -> Name:
        """What a cell is called in every table."""
        pairs = zip(self.dimensions, key, strict=True)
        return self.measure, frozenset((item.name, code) for item, code in pairs if code != item.top)

    def sums(self) -> Iterator[tuple[Key, tuple[Key, ...], bool]]:
        """Every total with its parts, and whether the parts make up all of it."""
        for place, dimension in enumerate(self.dimensions):
            lines: dict[Key, list[str]] = {}
            for key in self.cells:
                lines.setdefault(key[:place] + key[place + 1 :], []).append(key[place])
            for rest, codes in lines.items():
                for total, parts in dimension.families(codes).items():
                    keys = tuple((*rest[:place], part, *rest[place:]) for part in parts)
                    yield (*rest[:place], total, *rest[place:]), keys, total not in dimension.partial

    def checked(self) -> Table:
        """The table itself, when its cells are numbers that add up.

        Raises:
            Problem: a key of the wrong length, a value that is no number, a negative or broken count, or a total that
                differs from its parts; the cell is named.
        """
        for key, cell in self.cells.items():
            if len(key) != len(self.dimensions):
                raise Problem(
                    nl=f"De cel {', '.join(key)} heeft {len(key)} codes; er zijn {len(self.dimensions)} dimensies.",
                    en=f"The cell {', '.join(key)} has {len(key)} codes; there are {len(self.dimensions)} dimensions.",
                )
            wrong = not math.isfinite(cell.value)
            if wrong or (self.kind == "count" and (cell.value < 0 or cell.value != round(cell.value))):
                raise Problem(
                    nl=f"De cel {', '.join(key)} is {cell.value:g}. Een aantal is een heel getal vanaf 0.",
                    en=f"The cell {', '.join(key)} is {cell.value:g}. A count is a whole number from 0.",
                )
        for total, parts, complete in self.sums():
            whole, added = self.cells[total].value, sum(self.cells[part].value for part in parts)
            slack = NEAR * max(1.0, abs(whole)) * (1 if self.kind == "count" else 1000)
            if (complete and abs(whole - added) > slack) or (self.kind == "count" and added > whole + slack):
                raise Problem(
                    nl=f"De delen van {', '.join(total)} zijn samen {added:g}; het totaal is {whole:g}. Verbeter de "
                    "tabel, of zeg met 'partial' dat er delen ontbreken.",
                    en=f"The parts of {', '.join(total)} add up to {added:g}; the total is {whole:g}. Correct the "
                    "table, or say with 'partial' that parts are missing.",
                )
        return self

    def weight(self, key: Key) -> float:
        """What hiding a cell loses: totals cost more than what they are made of, and a fixed cell may not go."""
        if key in self.fixed:
            return math.inf
        if key in self.cost:
            return float(self.cost[key])
        tops = sum(code == item.top for item, code in zip(self.dimensions, key, strict=True))
        return (1.0 + math.log1p(abs(self.cells[key].value))) * 10.0**tops


def filled(dimensions: Sequence[Dimension], inner: Mapping[Key, float], measure: str = "aantal") -> Table:
    """A table of counts with all its totals, from the cells that have no parts."""
    chains = []
    for key in inner:
        steps = []
        for dimension, code in zip(dimensions, key, strict=True):
            line = [code]
            while (above := dimension.parent(line[-1])) is not None:
                line.append(above)
            steps.append(line)
        chains.append((key, steps))
    cells: dict[Key, float] = {}
    for key, steps in chains:
        for place in product(*steps):
            cells[place] = cells.get(place, 0.0) + inner[key]
    return Table(tuple(dimensions), {key: Cell(value) for key, value in cells.items()}, measure)
