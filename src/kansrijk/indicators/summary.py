# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Summaries of one area that can be added up: counts, sums, and the values an exact median needs.

A summary is exact and therefore not safe to publish. `kansrijk.indicators.observe` makes figures of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.problems import Problem
from kansrijk.indicators.facts import TOLERANCE_PCT, FamilyFacts, Numbers
from kansrijk.indicators.registry import PERSONS, Formula, Indicator, Registry, load_registry
from kansrijk.indicators.spread import Ranked, dot

RANKED = ("median", "gini", "quintile_ratio")
"""Measures that need every value in order, so that areas are put together before they are computed."""
COMPARABLE = ("vergelijkbaar_inkomen_y", "huishouden_inkomen_y")
Merged = dict[tuple[int, ...], Ranked]
# Groups of children for whom a provision is counted apart.
PROVISION_GROUPS = ("arm_100", "arm_120", "niet_arm_120", "ouder_werkt", "ouders_werken_niet", "eenouder")


@dataclass(frozen=True)
class Tally:
    """What one indicator counted in one area; adds up over areas.

    `counted` and `base` are children or families as the formula says, `families` the families behind
    `counted`, `amount` the weighted sum of the value, `ranked` the values in order where a measure needs them.
    """

    counted: float = 0.0
    base: float = 0.0
    families: float = 0.0
    amount: float = 0.0
    ranked: Ranked | None = None

    @staticmethod
    def combine(tallies: Sequence[Tally], merged: Merged | None = None) -> Tally:
        """Add tallies of different areas.

        `merged` remembers what was put in order already: several measures look at the same values.
        """
        ranked = [tally.ranked for tally in tallies if tally.ranked is not None]
        known = {} if merged is None else merged
        key = tuple(id(part) for part in ranked)
        if ranked and key not in known:
            known[key] = Ranked.merge(ranked)
        return Tally(
            counted=sum(tally.counted for tally in tallies),
            base=sum(tally.base for tally in tallies),
            families=sum(tally.families for tally in tallies),
            amount=sum(tally.amount for tally in tallies),
            ranked=known[key] if ranked else None,
        )


@dataclass(frozen=True)
class ProvisionTally:
    """Children entitled to one provision, their families and its worth (None when unknown), a year or `once`."""

    children: float
    families: float
    worth: float | None
    groups: Mapping[str, float]
    once: bool = False


@dataclass(frozen=True)
class Summary:
    """What was counted in one area.

    `provisions` is None where the local provisions are unknown. `municipalities` and `with_provisions` say
    over how many municipalities the counts of the law and of the provisions go. `unmeasured` are indicators that
    could not be counted, `not_supplied` those of them whose facts the population does not hold.
    """

    area: str
    children: float
    families: float
    tallies: Mapping[str, Tally]
    provisions: Mapping[str, ProvisionTally] | None = None
    children_with_provisions: float = 0.0
    municipalities: int = 1
    with_provisions: int = 0
    unmeasured: frozenset[str] = field(default_factory=frozenset)
    not_supplied: frozenset[str] = field(default_factory=frozenset)

    @staticmethod
    def combine(summaries: Iterable[Summary], area: str) -> Summary:
        """Add up summaries into one of `area`; provisions keep their own municipality and are not added up.

        What is known in only some municipalities is counted over those, and `children_with_provisions` says
        how many children live there.

        Raises:
            Problem: there is nothing to add up.
        """
        parts = list(summaries)
        if not parts:
            raise Problem(
                nl=f"Er zijn geen gemeenten om tot {area} op te tellen.",
                en=f"There are no municipalities to add up to {area}.",
            )
        codes = dict.fromkeys(code for part in parts for code in part.tallies)
        merged: Merged = {}
        return Summary(
            area=area,
            children=sum(part.children for part in parts),
            families=sum(part.families for part in parts),
            tallies={
                code: Tally.combine([part.tallies[code] for part in parts if code in part.tallies], merged)
                for code in codes
            },
            provisions=None,
            children_with_provisions=sum(part.children_with_provisions for part in parts),
            municipalities=sum(part.municipalities for part in parts),
            with_provisions=sum(part.with_provisions for part in parts),
            unmeasured=frozenset().union(*(part.unmeasured for part in parts)) - codes.keys(),
            not_supplied=frozenset().union(*(part.not_supplied for part in parts)) - codes.keys(),
        )


class _Counter:
    """Counts formulas over one set of families, keeping what several formulas share."""

    def __init__(self, facts: FamilyFacts) -> None:
        self.facts = facts
        self._sums: dict[tuple[str, tuple[str, ...]], float] = {}
        self._masks: dict[tuple[str, ...], NDArray[np.bool_]] = {}
        self._rankings: dict[tuple[str, str, tuple[str, ...]], Ranked] = {}

    def mask(self, groups: tuple[str, ...]) -> NDArray[np.bool_]:
        if groups not in self._masks:
            mask = self.facts.group("alle")
            for name in groups:
                mask = mask & self.facts.group(name)
            self._masks[groups] = mask
        return self._masks[groups]

    def total(self, count: str, groups: tuple[str, ...]) -> float:
        key = (count, tuple(sorted(groups)))
        if key not in self._sums:
            self._sums[key] = float(self.facts.count(count)[self.mask(key[1])].sum())
        return self._sums[key]

    def tally(self, formula: Formula) -> Tally:
        inside = formula.among + formula.where
        if formula.measure == "share":
            everyone = formula.base or ("gezinnen" if formula.count == "gezinnen" else "kinderen")
            families = self.mask(tuple(sorted(inside))) & (self.facts.count(formula.count) > 0)
            return Tally(
                counted=self.total(formula.count, inside),
                base=self.total(everyone, formula.among),
                families=float(np.count_nonzero(families)),
            )
        return self._amounts(formula, tuple(sorted(inside)))

    def _amounts(self, formula: Formula, groups: tuple[str, ...]) -> Tally:
        name, count = str(formula.value), formula.count
        counted = self.total(count, groups)
        if formula.measure in RANKED:
            ranked = self._ranking(name, count, groups)
            return Tally(counted, counted, float(ranked.values.size), ranked.amount, ranked)
        mask = self.mask(groups)
        weights, values = self.facts.count(count)[mask], self.facts.value(name)[mask]
        amount = dot(values, weights) if formula.measure == "mean" else float(values.sum())
        return Tally(counted, counted, float(np.count_nonzero(weights > 0)), amount)

    def _ranking(self, name: str, count: str, groups: tuple[str, ...]) -> Ranked:
        key = (name, count, groups)
        if key not in self._rankings:
            mask = self.mask(groups)
            values, weights = self.facts.value(name)[mask], self.facts.count(count)[mask]
            self._rankings[key] = Ranked.of(_income(name, values), weights)
        return self._rankings[key]


def _income(name: str, values: Numbers) -> Numbers:
    """A comparable income below nothing counts as 0, as in the EU indicators: there is no share of less than nothing."""
    return np.maximum(values, 0.0) if name in COMPARABLE else values


class _Households:
    """Counts over all households, with and without children; those without an answer are left out."""

    def __init__(self, results: Mapping[str, NDArray[np.generic]], ranked: Merged) -> None:
        self.results = results
        self._ranked = ranked
        self._percentages: Numbers | None = None

    def has(self, names: Iterable[str]) -> bool:
        return all(name in self.results for name in names)

    def tally(self, formula: Formula) -> Tally:
        """Households up to a percentage of the social minimum, or the incomes of everybody in them."""
        if formula.count == PERSONS:
            ranked = self._incomes(str(formula.value))
            return Tally(ranked.whole, ranked.whole, float(ranked.values.size), ranked.amount, ranked)
        if self._percentages is None:
            known = np.asarray(self.results["huishouden_pct"], dtype=np.float64)
            self._percentages = known[np.isfinite(known)]
        line = float(formula.where[0].rsplit("_", 1)[1])
        below = float(np.count_nonzero(self._percentages <= line + TOLERANCE_PCT))
        return Tally(counted=below, base=float(self._percentages.size), families=below)

    def _incomes(self, name: str) -> Ranked:
        incomes, members = self.results[name], self.results["huishouden_personen"]
        key = (id(incomes), id(members))
        if key not in self._ranked:
            values = np.asarray(incomes, dtype=np.float64)
            persons = np.where(np.isfinite(values), members, 0)
            self._ranked[key] = Ranked.of(_income(name, values), persons.astype(np.float64))
        return self._ranked[key]


def _countable(indicator: Indicator, facts: FamilyFacts, households: _Households, provisions: bool) -> bool:
    """Whether there is something to count: an indicator about the law always is, and says so when a result lacks."""
    if indicator.about_households:
        return households.has(indicator.needs)
    return not indicator.about_provisions or (provisions and all(facts.has(name) for name in indicator.needs))


def _provision(facts: FamilyFacts, code: str) -> ProvisionTally:
    children = facts.result(f"{code}_kinderen")
    yearly, once = f"{code}_gezin_y", f"{code}_gezin_eenmalig"
    name = once if facts.has(once) else yearly if facts.has(yearly) else None
    return ProvisionTally(
        children=float(children.sum()),
        families=float(np.count_nonzero(children > 0)),
        worth=None if name is None else float(facts.result(name).sum()),
        groups={name: float(children[facts.group(name)].sum()) for name in PROVISION_GROUPS},
        once=name == once,
    )


def summarise(
    results: Mapping[str, NDArray[np.generic]],
    area: str,
    *,
    provision_codes: Sequence[str] | None = None,
    registry: Registry | None = None,
    supplied: Collection[str] | None = None,
    ranked: Merged | None = None,
) -> Summary:
    """Count every indicator of the registry in one municipality.

    Args:
        results: family-level arrays by name, see `needed_results()`. Extra names do no harm. Names that begin
            with `huishouden_` are the exception: one value a household, not a number for those left out.
        area: code of the municipality, such as "GM0599".
        provision_codes: codes of its local provisions, each with `<code>_kinderen` (entitled children of the
            family) and, when its amount is known, `<code>_gezin_y` (EUR a year) or `<code>_gezin_eenmalig`
            (EUR once) among the results. None: provisions unknown; an empty list: known to have none.
        registry: the one to count by; the one shipped with Kansrijk when not given.
        supplied: the columns that the population really holds; an indicator that needs another is not counted.
            None: all of them.
        ranked: remembers which household incomes were put in order already, for who counts the same arrays again;
            those arrays must be kept for as long.

    Raises:
        MissingResult: an indicator about the law asks for a result that is not there.
        InvalidResult: an array has the wrong length or holds something that is no number.
    """
    facts = FamilyFacts(results)
    counter, households = _Counter(facts), _Households(results, {} if ranked is None else ranked)
    known = provision_codes is not None
    indicators = registry or load_registry()
    held = None if supplied is None else set(supplied)
    not_supplied = {
        code
        for code, indicator in indicators.items()
        if held is not None and not held.issuperset(indicator.columns)
    }
    unmeasured = {
        code
        for code, indicator in indicators.items()
        if code not in not_supplied and not _countable(indicator, facts, households, known)
    }
    tallies = {
        code: (households if indicator.about_households else counter).tally(indicator.formula)
        for code, indicator in indicators.items()
        if code not in not_supplied and code not in unmeasured
    }
    children = counter.total("kinderen", ())
    return Summary(
        area=area,
        children=children,
        families=counter.total("gezinnen", ()),
        tallies=tallies,
        provisions=None
        if provision_codes is None
        else {code: _provision(facts, code) for code in provision_codes},
        children_with_provisions=children if known else 0.0,
        with_provisions=int(known),
        unmeasured=frozenset(unmeasured | not_supplied),
        not_supplied=frozenset(not_supplied),
    )
