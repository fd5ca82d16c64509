# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts of families as arrays: groups (who), counts (how many) and values (how much), by name.

Only families with children are kept. Every array has one entry a family, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.problems import Problem

Numbers = NDArray[np.float64]
Whether = NDArray[np.bool_]

# Families on bijstand lie exactly on the line of 100%. Half a tenth of a percent keeps rounding in the sum
# of their incomes from lifting them over it.
TOLERANCE_PCT = 0.05

_LINE = re.compile(r"^(arm|niet_arm)_(\d+)$")
_BAND = re.compile(r"^inkomen_(\d+)_(\d+|plus)$")
_SHORT = re.compile(r"^tekort_(m|y|pct)_(\d+)$")


class MissingResult(Problem):
    """An indicator asks for a result that was not given."""


class InvalidResult(Problem):
    """A result has the wrong length or holds something that is no number."""


def family_sums(person_values: NDArray[np.generic], person_offsets: NDArray[np.int64]) -> Numbers:
    """Add up a value of persons for each family.

    Args:
        person_values: one entry a person.
        person_offsets: persons of family f are [person_offsets[f], person_offsets[f + 1]).
    """
    running = np.concatenate(([0.0], np.cumsum(np.asarray(person_values, dtype=np.float64))))
    return running[person_offsets[1:]] - running[person_offsets[:-1]]


def family_counts(person_values: NDArray[np.generic], person_offsets: NDArray[np.int64]) -> Numbers:
    """Count the persons of each family who have more than 0, for example children entitled to a provision."""
    return np.rint(family_sums(np.asarray(person_values) > 0, person_offsets))


class FamilyFacts:
    """Named groups, counts and values of the families with children in a set of results."""

    def __init__(self, results: Mapping[str, NDArray[np.generic]]) -> None:
        """Keep `results`: family-level arrays by name, with at least `aantal_kinderen`.

        Raises:
            MissingResult: `aantal_kinderen` is not there.
        """
        self._results = results
        self._cache: dict[str, Numbers] = {}
        self._groups: dict[str, Whether] = {}
        if "aantal_kinderen" not in results:
            raise _missing("aantal_kinderen")
        children = np.asarray(results["aantal_kinderen"], dtype=np.float64)
        self._families = children.size
        self._keep = children > 0
        self.size = int(self._keep.sum())

    def has(self, name: str) -> bool:
        """Whether a result of this name was given."""
        return name in self._results

    def result(self, name: str) -> Numbers:
        """A result as numbers, families with children only.

        Raises:
            MissingResult: not given.
            InvalidResult: wrong length, or not a number somewhere.
        """
        if name not in self._cache:
            if name not in self._results:
                raise _missing(name)
            array = np.asarray(self._results[name], dtype=np.float64)
            if array.shape != (self._families,):
                raise InvalidResult(
                    nl=f"Het resultaat {name} heeft {array.size} waarden bij {self._families} gezinnen.",
                    en=f"The result {name} has {array.size} values, but there are {self._families} families.",
                )
            kept = array[self._keep]
            wrong = int(np.count_nonzero(~np.isfinite(kept)))
            if wrong:
                raise InvalidResult(
                    nl=f"Het resultaat {name} is bij {wrong} gezinnen met kinderen geen getal.",
                    en=f"The result {name} is not a number for {wrong} families with children.",
                )
            self._cache[name] = kept
        return self._cache[name]

    def count(self, name: str) -> Numbers:
        """How many each family has: kinderen, gezinnen, kinderen_met_tegoed, kinderen_zonder_tegoed."""
        if name == "kinderen":
            return self.result("aantal_kinderen")
        if name == "gezinnen":
            return np.ones(self.size)
        if name == "kinderen_zonder_tegoed":
            return self.result("aantal_kinderen") - self.result("kinderen_met_tegoed")
        return self.result(name)

    def value(self, name: str) -> Numbers:
        """A value of each family: a result, or a shortfall such as `tekort_m_120` (0 above the line)."""
        match = _SHORT.match(name)
        if match is None:
            return self.result(name)
        if name not in self._cache:
            line = self.result("armoede_norm_m") * float(match[2]) / 100.0
            short = np.maximum(line - self.result("armoede_inkomen_m"), 0.0)
            if match[1] == "y":
                short = short * 12.0
            elif match[1] == "pct":
                short = np.divide(100.0 * short, line, out=np.zeros_like(short), where=line > 0)
            self._cache[name] = short
        return self._cache[name]

    def group(self, name: str) -> Whether:
        """Which families belong to a group.

        Groups: `alle`, `arm_120`, `niet_arm_120`, `inkomen_100_110`, `inkomen_200_plus`, `ouder_werkt`,
        `ouders_werken_niet`, `eenouder`, `twee_ouders`, `bijstand`, `heeft_<result>`,
        `niet_gebruikt_voorzieningen`, `zonder_schuldhulp`.
        """
        if name not in self._groups:
            self._groups[name] = self._find_group(name)
        return self._groups[name]

    def _find_group(self, name: str) -> Whether:
        if match := _LINE.match(name):
            below = self.result("armoede_pct") <= float(match[2]) + TOLERANCE_PCT
            return below if match[1] == "arm" else ~below
        if match := _BAND.match(name):
            above = np.ones(self.size, dtype=np.bool_) if match[1] == "0" else ~self.group(f"arm_{match[1]}")
            return above if match[2] == "plus" else above & self.group(f"arm_{match[2]}")
        if name.startswith("heeft_"):
            return self.result(name.removeprefix("heeft_")) > 0
        if name == "niet_gebruikt_voorzieningen":
            return ~self.group("heeft_gebruikt_voorzieningen")
        if name == "zonder_schuldhulp":
            return ~self.group("heeft_schuldhulp")
        match name:
            case "alle":
                return np.ones(self.size, dtype=np.bool_)
            case "ouder_werkt":
                return self.result("ouder_werkt") > 0
            case "ouders_werken_niet":
                return ~self.group("ouder_werkt")
            case "eenouder":
                return self.result("alleenstaande_ouder") > 0
            case "twee_ouders":
                return ~self.group("eenouder")
            case "bijstand":
                return self.result("bijstand_y") > 0
        raise Problem(
            nl=f"De groep {name} bestaat niet. Kies een groep uit kansrijk.indicators.facts.",
            en=f"There is no group {name}. Choose one of those in kansrijk.indicators.facts.",
        )


def _missing(name: str) -> MissingResult:
    return MissingResult(
        nl=f"Het resultaat {name} ontbreekt. Vraag het ook aan de rekenregels, zie needed_results().",
        en=f"The result {name} is missing. Ask the rules for it too, see needed_results().",
    )
