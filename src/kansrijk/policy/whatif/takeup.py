# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who uses what they are entitled to: a chance by group of families, against a draw that is fixed for each family.

The draw is the column `gebruik_trekking`; a population without it gets one from the household's number and a seed, so
that before and after, and every reform, are about the same people.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from kansrijk.engine.frame import Array, Frame
from kansrijk.indicators.facts import TOLERANCE_PCT
from kansrijk.indicators.rules import indicator_rules
from kansrijk.policy.rulebook import DutchRules
from kansrijk.policy.whatif.model import Chances

Floats = NDArray[np.float64]
DRAW = "gebruik_trekking"
GROUPS = ("bijstand", "langdurig", "tot_110", "hoger")
"""Groups of families with a chance of their own; the first that holds counts."""
LEVELS = ("low", "central", "high")
DATA = Path(__file__).parent / "takeup.yaml"
LOW_LINE = 110.0
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
_STEP = 0x9E3779B97F4A7C15


@dataclass(frozen=True)
class TakeUp:
    """The chances by level ("low", "central", "high") and group, with the weakest status and the sources behind them."""

    chances: Mapping[str, Mapping[str, float]]
    status: Mapping[str, str]
    sources: Sequence[str]

    def with_changes(self, changes: Sequence[Chances]) -> TakeUp:
        """The same with the chances a reform sets for some groups."""
        if not changes:
            return self
        chances = {level: dict(self.chances[level]) for level in LEVELS}
        for change in changes:
            for level in LEVELS:
                chances[level][change.group] = float(getattr(change, level))
        return TakeUp(chances, self.status, [*self.sources, *(change.source for change in changes)])

    def of(self, groups: NDArray[np.int8], level: str) -> Floats:
        """The chance of each family, from its group (a position in `GROUPS`)."""
        values = np.array([self.chances[level][name] for name in GROUPS])
        chances: Floats = values[groups]
        return chances


@dataclass(frozen=True)
class NationalUse:
    """The share of those entitled that use a national scheme; None is unknown. High is everybody."""

    low: float | None
    central: float | None
    status: str
    sources: tuple[str, ...]


@cache
def _data() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return document


def take_up(rules: DutchRules) -> TakeUp:
    """The chances of the data file; the central ones are those of the model of use on the day of `rules`."""
    document = _data()
    parameters = indicator_rules()[1]
    central = {name: parameters[document["groups"][name]["parameter"]].on(rules.day) for name in GROUPS}
    chances: dict[str, dict[str, float]] = {level: {} for level in LEVELS}
    for name in GROUPS:
        value = central[name].value
        assert isinstance(value, float)
        chances["central"][name] = value
        for level in ("low", "high"):
            chances[level][name] = float(document["groups"][name][level]["value"])
    used = dict.fromkeys(
        document["groups"][name][level]["source"] for name in GROUPS for level in ("low", "high")
    )
    sources = [
        *dict.fromkeys(central[name].source for name in GROUPS),
        *(document["sources"][key] for key in used),
    ]
    return TakeUp(
        chances, {"low": "derived", "central": "fitted", "high": "derived"}, list(dict.fromkeys(sources))
    )


def national_use() -> dict[str, NationalUse]:
    """How many use each national scheme, by the name of its result."""
    told = _data()["sources"]
    return {
        name: NationalUse(
            item["low"],
            item["central"],
            item["status"],
            tuple(told[item[key]] for key in ("source", "low_source") if key in item),
        )
        for name, item in _data()["national"].items()
    }


def group_words(language: str) -> dict[str, str]:
    """What each group is called."""
    return {name: str(_data()["groups"][name][language]) for name in GROUPS}


def groups_of(results: Mapping[str, Array]) -> NDArray[np.int8]:
    """The group of each family, from results before a reform, so that a reform does not move people between groups."""
    low = np.asarray(results["armoede_pct"]) <= LOW_LINE + TOLERANCE_PCT
    groups = np.where(low, 2, 3)
    groups = np.where(np.asarray(results["vier_jaar_laag_inkomen"]) > 0, 1, groups)
    found: NDArray[np.int8] = np.where(np.asarray(results["bijstand_y"]) > 0, 0, groups).astype(np.int8)
    return found


def draws_of(frame: Frame, supplied: Collection[str], seed: int) -> tuple[Floats, bool]:
    """A fixed draw from 0 to 1 for each family, and whether it stood in the data."""
    if DRAW in supplied and DRAW in frame.columns:
        return np.asarray(frame.columns[DRAW], dtype=np.float64), True
    sizes = np.diff(frame.family_offsets)
    household = np.repeat(frame.ids.astype(np.uint64), sizes)
    place = np.arange(frame.n_families, dtype=np.uint64) - np.repeat(
        (frame.family_offsets[:-1] - frame.family_offsets[0]).astype(np.uint64), sizes
    )
    with np.errstate(over="ignore"):
        mixed = (
            household * np.uint64(_STEP)
            + place * np.uint64(_MIX[0])
            + np.uint64(seed + 1) * np.uint64(_MIX[1])
        )
        for shift, factor in ((30, _MIX[0]), (27, _MIX[1])):
            mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(31)
    return (mixed >> np.uint64(11)).astype(np.float64) / float(1 << 53), False
