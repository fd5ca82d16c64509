# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a reform does, as exact numbers: who becomes entitled, who uses, what it costs, who gains, who is still missed.

Numbers here are exact and therefore not for publication: `kansrijk.policy.whatif.show` rounds and withholds.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Array
from kansrijk.indicators import AreaFigures, Origin, Summary, observe
from kansrijk.indicators.facts import TOLERANCE_PCT
from kansrijk.policy.whatif.amounts import Amount, amount
from kansrijk.policy.whatif.luck import Luck, luck
from kansrijk.policy.whatif.pressure import HIGH_PCT
from kansrijk.policy.whatif.run import DISPOSABLE, Moment, Run
from kansrijk.policy.whatif.state import StateCost, state_cost
from kansrijk.policy.whatif.takeup import LEVELS, TakeUp, take_up
from kansrijk.provisions.model import Text

Mask = NDArray[np.bool_]
AGES = {"0-3": (0, 3), "4-11": (4, 11), "12-17": (12, 17)}
FORMS = ("one_parent", "two_parents")
GROUNDS = ("income", "work", "debts", "circumstances")
LINES = (100, 110, 120, 130)
TENTHS = 10
NOTICED = 1.0
"""A family gains or loses when its income changes by more than this, in EUR a year."""
WHOLE = 100.0


@dataclass(frozen=True)
class Range:
    """A number at low, central and high take-up. Not a confidence interval."""

    low: float
    central: float
    high: float


@dataclass(frozen=True)
class Newly:
    """Children entitled after and not before. Of the grounds all that hold count; None is not known.

    `only_debts` are those who would not be entitled without debt help; `lost` are entitled before and not after.
    """

    total: float
    lost: float
    only_debts: float
    grounds: Mapping[str, float | None]
    ages: Mapping[str, float]
    forms: Mapping[str, float]


@dataclass(frozen=True)
class Depth:
    """Children and EUR a year below one line, before and after; with the local amounts that are used counted as income.

    `after` and `shortfall_after` hold the line where it was before the reform.
    """

    line: int
    before: float
    after: float
    shortfall_before: float
    shortfall_after: float
    with_local_before: Range
    with_local_after: Range


@dataclass(frozen=True)
class Group:
    """Gains and losses of one group of families, at central take-up; `mean` in EUR a year over all its families."""

    name: str
    families: float
    winners: float
    losers: float
    mean: float


@dataclass(frozen=True)
class Missed:
    """Poor children under one line (that of before): using, entitled and not using, not entitled; they add up."""

    line: int
    children: float
    using: Range
    not_using: Range
    not_entitled: float


@dataclass(frozen=True)
class Pressure:
    """Working families and the part of more wage they do not keep: shares from 0 to 1, the middle one in percent."""

    families: float
    high: float
    whole: float
    middle: float


@dataclass(frozen=True)
class Outcome:
    """What a reform does in an area; amounts in EUR a year unless `once` is in the name.

    `state` is None when national law stays as it is. `beside` is what the reform itself gives in municipalities of which
    nothing is known: children, and the most it costs there. `luck` tells of figures about use what other lots would do.
    `amounts` tells how many families stand behind each amount, to judge whether it may be seen.
    """

    children: float
    families: float
    children_unknown: float
    municipalities: int
    known: int
    at_least: int
    entitled_before: float
    entitled_after: float
    using_before: Range
    using_after: Range
    newly: Newly
    newly_using: Range
    cost_municipality: Range
    cost_once: Range
    state: StateCost | None
    beside: tuple[float, Range] | None
    depth: Sequence[Depth]
    groups: Mapping[str, Sequence[Group]]
    pressure: tuple[Pressure, Pressure] | None
    missed_before: Sequence[Missed]
    missed_after: Sequence[Missed]
    before: AreaFigures
    after: AreaFigures
    moved: AreaFigures | None
    chances: TakeUp
    luck: Mapping[str, Luck]
    amounts: Mapping[str, Amount]
    remarks: Sequence[Text]


def measure(run: Run, name: str, origin: Origin) -> Outcome:
    """What the reform of a run does in the area called `name`, whose figures come from `origin`."""
    return _Measure(run).outcome(name, origin)


class _Measure:
    """What is counted over the facts of a run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.families, self.children = run.families, run.children
        self.family = self.children["family"]
        self.known: Mask = self.children["known"]
        self.before: Mask = self.known & _entitled(self.children, "before")
        self.after: Mask = self.known & _entitled(self.children, "after")
        self.old = take_up(run.law)
        self.new = self.old.with_changes(run.reform.file.take_up)
        self.local: dict[tuple[str, str], Array] = {}
        draws, groups = self.families["draw"], self.families["group"]
        self.uses = {
            (when, level): (draws < chances.of(groups, level))[self.family]
            for when, chances in (("before", self.old), ("after", self.new))
            for level in LEVELS
        }

    def outcome(self, name: str, origin: Origin) -> Outcome:
        run = self.run
        national = run.reform.national
        state = dict(run.state)
        paid = state.pop(DISPOSABLE)
        area = run.people.meta.area
        moments: tuple[Moment, ...] = ("before", "after", "moved") if national else ("before", "after")
        counted = _at_moments(run, moments, area, name, origin)
        return Outcome(
            children=float(self.known.size),
            families=float(len(self.families["children"])),
            children_unknown=float(np.count_nonzero(~self.known)),
            municipalities=run.municipalities,
            known=run.known,
            at_least=run.at_least,
            entitled_before=float(self.before.sum()),
            entitled_after=float(self.after.sum()),
            using_before=self._range(lambda level: (self.before & self.uses["before", level]).sum()),
            using_after=self._range(lambda level: (self.after & self.uses["after", level]).sum()),
            newly=self._newly(),
            newly_using=self._range(
                lambda level: (self.after & ~self.before & self.uses["after", level]).sum()
            ),
            cost_municipality=self._cost("y"),
            cost_once=self._cost("once"),
            state=state_cost(state, paid) if national else None,
            beside=self._beside() if np.any(self.children["beside"] > 0) else None,
            depth=[self._depth(line) for line in LINES],
            groups={
                "tenths": self._groups(self._tenth_of()),
                "forms": self._groups(self._form_of()),
            },
            pressure=self._pressure(),
            missed_before=[self._missed(line, "before") for line in LINES],
            missed_after=[self._missed(line, "after") for line in LINES],
            before=counted["before"],
            after=counted["after"],
            moved=counted.get("moved"),
            chances=self.new,
            luck=self._luck(),
            amounts=self._amounts() if not run.people.meta.synthetic else {},
            remarks=run.remarks,
        )

    def _range(self, of: object) -> Range:
        assert callable(of)
        return Range(*(float(of(level)) for level in LEVELS))

    def _newly(self) -> Newly:
        new, told = self.after & ~self.before, self.children
        one = self.families["one_parent"][self.family] > 0
        income = told["income"].astype(np.bool_)
        held = {
            "income": income,
            "work": income & (told["works"] > 0),
            "debts": told["debts"],
            "circumstances": told["circumstances"],
        }
        missing = {name.removeprefix("grond_") for name in self.run.unknown_grounds}
        dutch = {"debts": "schulden", "circumstances": "omstandigheden"}
        return Newly(
            total=float(new.sum()),
            lost=float((self.before & ~self.after).sum()),
            only_debts=float((new & ~income).sum()),
            grounds={
                name: None if dutch.get(name) in missing else float((new & held[name]).sum())
                for name in GROUNDS
            },
            ages={
                name: float((new & (told["age"] >= low) & (told["age"] <= high)).sum())
                for name, (low, high) in AGES.items()
            },
            forms={"one_parent": float((new & one).sum()), "two_parents": float((new & ~one).sum())},
        )

    def _used(self, when: str, kind: str, level: str) -> Array:
        """What each child really gets, EUR a year or once."""
        used: Array = np.where(self.known & self.uses[when, level], self.children[f"{when}_{kind}"], 0.0)
        return used

    def _cost(self, kind: str) -> Range:
        costs = [
            float((self._used("after", kind, level) - self._used("before", kind, level)).sum())
            for level in LEVELS
        ]
        return Range(min(costs), costs[1], max(costs))

    def _per_family(self, values: Array) -> Array:
        added: Array = np.bincount(self.family, weights=values, minlength=len(self.families["children"]))
        return added

    def _luck(self) -> dict[str, Luck]:
        """What other lots would do to the figures about use, at the central chances."""
        groups, told = self.families["group"], self.children
        old, new = self.old.of(groups, "central"), self.new.of(groups, "central")
        added = self._per_family

        def cost(kind: str) -> Luck:
            before, after = (added(self.known * told[f"{when}_{kind}"]) for when in ("before", "after"))
            return luck(before, after, old, new)

        nothing = np.zeros(len(groups))
        return {
            "newly_using": luck(nothing, added(self.after & ~self.before), old, new),
            "using.before": luck(nothing, added(self.before), old, old),
            "using.after": luck(nothing, added(self.after), old, new),
            "cost.y": cost("y"),
            "cost.once": cost("once"),
        }

    def _amounts(self) -> dict[str, Amount]:
        """Every amount with the families behind it; also what one level of use adds to the one below it."""
        found = {f"state.{name}": item for name, item in self.run.state.items()}
        for kind in ("y", "once"):
            more = [
                self._per_family(self._used("after", kind, level) - self._used("before", kind, level))
                for level in LEVELS
            ]
            found |= {f"cost.{kind}.{level}": amount(more[at]) for at, level in enumerate(LEVELS)}
            found |= {f"cost.{kind}.to {LEVELS[at]}": amount(more[at] - more[at - 1]) for at in (1, 2)}
        change = self.change
        for name, parts in (("tenths", self._tenth_of()), ("forms", self._form_of())):
            found |= {f"gains.{name}.{code}": amount(change[inside]) for code, inside in parts.items()}
        return found

    def _beside(self) -> tuple[float, Range]:
        given = self.children["beside"]
        uses = self.uses
        cost = self._range(lambda level: given[uses["after", level]].sum())
        return float(np.count_nonzero(given > 0)), cost

    def _local(self, when: str, level: str) -> Array:
        """What each family really gets of its municipality, EUR a year."""
        if (when, level) not in self.local:
            self.local[when, level] = self._per_family(self._used(when, "y", level))
        return self.local[when, level]

    def _depth(self, line: int) -> Depth:
        facts = self.families
        edge = facts["line_m"] * line / 100.0
        children = facts["children"]

        def shortfall(income: Array) -> float:
            return float(12.0 * np.maximum(edge - income, 0.0).sum())

        def below(income: Array) -> float:
            inside = 100.0 * income / facts["line_m"] <= line + TOLERANCE_PCT
            return float(children[inside].sum())

        def with_local(when: str) -> Range:
            income = facts[f"income_{when}_m"]
            low, central, high = (shortfall(income + self._local(when, level) / 12.0) for level in LEVELS)
            return Range(low, central, high)

        before, after = facts["income_before_m"], facts["income_after_m"]
        return Depth(
            line, below(before), below(after), shortfall(before), shortfall(after), with_local("before"), with_local("after")
        )  # fmt: skip

    @cached_property
    def change(self) -> Array:
        """What each family gains or loses, EUR a year, at central take-up."""
        facts = self.families
        national = facts["disposable_after"] - facts["disposable_before"]
        change: Array = national + self._local("after", "central") - self._local("before", "central")
        return change

    def _group(self, name: str, inside: Mask, change: Array) -> Group:
        size = float(np.count_nonzero(inside))
        mine = change[inside]
        winners, losers = np.count_nonzero(mine > NOTICED), np.count_nonzero(mine < -NOTICED)
        return Group(name, size, float(winners), float(losers), float(mine.sum()) / size if size else 0.0)

    def _tenth_of(self) -> dict[str, Mask]:
        """Families by their tenth of comparable income."""
        income = self.families["comparable"]
        rank = np.empty(income.size, dtype=np.int64)
        rank[np.argsort(income, kind="stable")] = np.arange(income.size)
        tenth = rank * TENTHS // max(1, income.size)
        return {str(number + 1): tenth == number for number in range(TENTHS)}

    def _form_of(self) -> dict[str, Mask]:
        """Families by number of parents and whether there is work."""
        one, works = self.families["one_parent"] > 0, self.families["works"] > 0
        return {
            "one_parent_working": one & works,
            "one_parent_not_working": one & ~works,
            "two_parents_working": ~one & works,
            "two_parents_not_working": ~one & ~works,
        }

    def _groups(self, parts: Mapping[str, Mask]) -> list[Group]:
        return [self._group(name, inside, self.change) for name, inside in parts.items()]

    def _pressure(self) -> tuple[Pressure, Pressure] | None:
        if "pressure_before" not in self.families:
            return None
        return self._pressed("before"), self._pressed("after")

    def _pressed(self, when: str) -> Pressure:
        told = self.families[f"pressure_{when}"]
        told = told[np.isfinite(told)]
        if told.size == 0:
            return Pressure(0.0, 0.0, 0.0, 0.0)
        return Pressure(
            float(told.size),
            float(np.mean(told > HIGH_PCT)),
            float(np.mean(told > WHOLE)),
            float(np.median(told)),
        )

    def _missed(self, line: int, when: str) -> Missed:
        """By the line and income of before, so that the same children are looked at."""
        poor = self.known & (self.families["pct"][self.family] <= line + TOLERANCE_PCT)
        entitled = poor & (self.before if when == "before" else self.after)
        using = self._range(lambda level: (entitled & self.uses[when, level]).sum())
        held = float(entitled.sum())
        return Missed(
            line=line,
            children=float(poor.sum()),
            using=using,
            not_using=Range(held - using.high, held - using.central, held - using.low),
            not_entitled=float((poor & ~entitled).sum()),
        )


def _entitled(children: Mapping[str, Array], when: str) -> Mask:
    entitled: Mask = (children[f"{when}_y"] > 0) | (children[f"{when}_once"] > 0)
    return entitled


def _at_moments(
    run: Run, moments: Sequence[Moment], area: str, name: str, origin: Origin
) -> dict[Moment, AreaFigures]:
    """Figures at each moment, counted at the same time: sorting a country keeps one processor busy for seconds."""
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        found = pool.map(lambda moment: _figures(run.count(moment), area, name, origin), moments)
        return dict(zip(moments, found, strict=True))


def _figures(summaries: Sequence[Summary], area: str, name: str, origin: Origin) -> AreaFigures:
    return observe(Summary.combine(summaries, area), name, origin)
