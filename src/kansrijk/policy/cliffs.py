# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Cliffs: in each municipality the wages at which one more euro costs a family money, by national law and locally.

Every whole euro of income is computed. National law does not depend on where a family lives, so it is computed once
for a family; the municipality's schemes take from it what they need.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from kansrijk.engine import HouseholdFacts, Problem
from kansrijk.engine.frame import Frame, frame_of
from kansrijk.people import Family, municipalities
from kansrijk.people.areas import Area
from kansrijk.policy.cliffs_benefit import ENDS, benefit_rule
from kansrijk.policy.cliffs_model import (
    HIGHEST,
    PROFIT,
    RAISE,
    WAGE,
    Drop,
    FamilyCliffs,
    OnceDrop,
    PlaceCliffs,
    Slide,
    worst_by_place,
)
from kansrijk.policy.cliffs_scale import Floats, Levels, Scale, slid, spread_out
from kansrijk.policy.compare import INCOME_PCT, ONLY_ONCE
from kansrijk.policy.curve import FALL, LABELLED_AS, NATIONAL, NO_ROUNDING, Cause
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.provisions import NATIONAL_INPUTS, ProvisionRules, rules_for, values_of
from kansrijk.provisions.formula import hoogste
from kansrijk.provisions.model import Text

__all__ = [
    "HIGHEST",
    "PROFIT",
    "RAISE",
    "Drop",
    "FamilyCliffs",
    "OnceDrop",
    "PlaceCliffs",
    "Slide",
    "cliffs",
    "worst_by_place",
]

Progress = Callable[[int, int, str], None]
BENEFIT = "uitkering_y"
EUROS = np.arange(HIGHEST + 1, dtype=np.float64)
ALWAYS_GIVEN = (WAGE, PROFIT, BENEFIT, "werkuren_week", "schuldhulp")
"""Columns given for every family, if need be with their default: then one compiled kernel serves all families."""
TOTAL, ONCE = "kindtegoed_y", "kindtegoed_eenmalig"
CENT = 0.005


def cliffs(
    family: Family,
    day: date | str,
    scale: Scale,
    *,
    area: Area | None = None,
    only_current: bool = False,
    rules: DutchRules | None = None,
    progress: Progress | None = None,
) -> FamilyCliffs:
    """The cliffs of the first family of a household in each municipality of 2025, or in one.

    The gross wage of the adult who earns most (the first, when nobody earns) goes from 0 to `HIGHEST`; of a
    self-employed person the profit does. A benefit of that adult falls as the wage rises (data/benefit_beside_wage.yaml).
    All else in the file stays: other incomes, hours of work and childcare, rent.
    A municipality of which no provisions are known is unknown, never without cliffs.

    Args:
        family: the household; its own municipality plays no part.
        day: the day of the law and the provisions.
        scale: what would take the place of the hard limits.
        area: only this municipality.
        only_current: leave out provisions not confirmed for the year.
        rules: the law instead of the national law of `day`, such as a reform.

    Raises:
        Problem: the day has no known law, or a fact cannot be.
    """
    law = rules or netherlands(day)
    facts = family.facts(law.day)
    national = _National.of(law, facts)
    areas = [area] if area is not None else municipalities()
    places = []
    for number, place in enumerate(areas, start=1):
        found = rules_for(place.code, law.day, only_current=only_current)
        places.append(_place(national, found, place, scale))
        if progress is not None:
            progress(number, len(areas), place.name)
    return FamilyCliffs(
        family=family,
        day=law.day,
        member=national.member,
        column=national.column,
        current=national.current,
        national=national.disposable,
        pct=national.pct,
        national_drops=_drops(national, {}, ((0, 0.0),), scale),
        places=tuple(places),
        scale=scale,
        benefit=benefit_rule() if national.benefit is not None else None,
    )


@dataclass(frozen=True)
class _National:
    """National law at each euro of wage of one adult, and what local schemes need of it."""

    law: DutchRules
    frame: Frame
    size: int
    persons: int
    member: int
    column: str
    current: float
    parts: dict[str, Floats]
    needed: dict[str, Any]
    benefit: Floats | None

    @classmethod
    def of(cls, law: DutchRules, facts: HouseholdFacts) -> _National:
        member, index, column, current = _earner(facts)
        person = facts.families[0].members[index]
        benefit = _benefit(person, current) if column == WAGE else None
        frame = _at_every_euro(law, facts, index, {column: EUROS, BENEFIT: benefit})
        got = law.simulate(frame, list(dict.fromkeys([*NATIONAL, *NATIONAL_INPUTS])), threads=1)
        families = len(facts.families)
        parts = {name: np.asarray(got[name], dtype=np.float64)[::families] for name in NATIONAL}
        needed = {name: got[name] for name in NATIONAL_INPUTS}
        persons = sum(len(part.members) for part in facts.families)
        size = len(facts.families[0].members)
        return cls(law, frame, size, persons, member, column, current, parts, needed, benefit)

    @cached_property
    def disposable(self) -> Floats:
        return np.asarray(sum(self.parts.values()), dtype=np.float64)

    @cached_property
    def pct(self) -> Floats:
        families = self.frame.n_families // self.frame.n_households
        return np.asarray(self.needed[INCOME_PCT], dtype=np.float64)[::families]

    def ends_benefit(self, wage: int) -> bool:
        """Whether the benefit ends at this wage, by more than it falls with each euro."""
        return self.benefit is not None and self.benefit[wage - 1] - self.benefit[wage] > NO_ROUNDING

    @cached_property
    def falling(self) -> frozenset[int]:
        """The wages at which some part of national law falls by more than rounding can explain."""
        return frozenset(wage for part in self.parts.values() for wage in _falls(part))

    def of_family(self, values: Any) -> Floats:
        """Values of persons added up over the first family, at each euro."""
        rows = np.asarray(values, dtype=np.float64).reshape(-1, self.persons)
        return np.asarray(rows[:, : self.size].sum(axis=1), dtype=np.float64)


def _falls(values: Floats) -> list[int]:
    return [int(wage) + 1 for wage in np.flatnonzero(-np.diff(values) > NO_ROUNDING)]


def _earner(facts: HouseholdFacts) -> tuple[int, int, str, float]:
    """The adult whose income changes: number, row, column, and what is earned now."""
    members = facts.families[0].members
    adults = [index for index, person in enumerate(members) if person["rol"] == 0]
    if not adults:
        raise Problem(
            nl="In dit gezin is geen volwassene, dus niemand die meer kan gaan verdienen. Voeg een ouder toe.",
            en="There is no adult in this family, so nobody who can earn more. Add a parent.",
        )
    earned = [float(members[i].get(WAGE, 0.0)) + float(members[i].get(PROFIT, 0.0)) for i in adults]
    number = int(np.argmax(earned))
    person = members[adults[number]]
    wage, profit = float(person.get(WAGE, 0.0)), float(person.get(PROFIT, 0.0))
    column, current = (PROFIT, profit) if profit > wage else (WAGE, wage)
    return number + 1, adults[number], column, current


def _benefit(person: Mapping[str, Any], wage: float) -> Floats | None:
    """The benefit at each whole euro of wage; None without one."""
    now = float(person.get(BENEFIT, 0.0))
    return benefit_rule().at(EUROS, wage, now) if now > 0.0 else None


def _at_every_euro(
    law: DutchRules, facts: HouseholdFacts, index: int, changing: Mapping[str, Floats | None]
) -> Frame:
    """The household as often as there are euros, each time with one euro more; `changing` are columns of one person."""
    one = frame_of([facts], law.columns)
    count = HIGHEST + 1
    columns = {name: np.tile(values, count) for name, values in one.columns.items()}
    for name in ALWAYS_GIVEN:
        known = law.columns[name]
        length = (one.n_persons if known.entity == "person" else one.n_families) * count
        columns.setdefault(name, np.full(length, known.default, dtype=known.dtype))
    for name, values in changing.items():
        if values is not None:
            columns[name].reshape(count, one.n_persons)[:, index] = values
    return Frame(
        np.arange(count + 1, dtype=np.int64) * one.n_families,
        _repeated(one.person_offsets, one.n_persons, count),
        columns,
        np.arange(1, count + 1, dtype=np.int64),
    )


def _repeated(offsets: Any, total: int, count: int) -> Any:
    later = np.arange(count, dtype=np.int64)[:, None] * total + np.asarray(offsets[1:])[None, :]
    return np.concatenate([np.zeros(1, dtype=np.int64), later.ravel()])


def _place(national: _National, found: ProvisionRules, area: Area, scale: Scale) -> PlaceCliffs:
    unknown = found.unknown or (None if TOTAL in found.totals else ONLY_ONCE)
    if found.unknown is not None:
        return PlaceCliffs(area.code, area.name, area.province, why_unknown=unknown)
    values = values_of(found, national.law, national.frame, national.needed)
    once = _once(national, _schemes(national, found, values, ONCE))
    if unknown is not None:
        return PlaceCliffs(area.code, area.name, area.province, why_unknown=unknown, once=once)
    schemes = _schemes(national, found, values, TOTAL)
    levels = levels_of(national.of_family(values[TOTAL]))
    return PlaceCliffs(
        area.code,
        area.name,
        area.province,
        levels,
        _drops(national, schemes, levels, scale),
        _slide(national, levels, scale),
        found.at_least,
        once=once,
    )


Scheme = tuple[str, str, str]
"""The name of a rule of a total, and what it is called in Dutch and English."""


def _schemes(
    national: _National, found: ProvisionRules, values: Mapping[str, Any], total: str
) -> dict[Scheme, Floats]:
    """What the children of the family get of each scheme in a total, at each euro."""
    counted = next((node.of for node in found.aggregates if node.name == total), ())
    return {_named(name, found, values): national.of_family(values[name]) for name in counted}


def _once(national: _National, schemes: Mapping[Scheme, Floats]) -> tuple[OnceDrop, ...]:
    """The euros at which one-off amounts end."""
    wages = sorted({wage for values in schemes.values() for wage in _falls(values)})
    found = []
    for wage in wages:
        ended = {key: float(part[wage - 1] - part[wage]) for key, part in schemes.items()}
        names = tuple(Text(nl, en) for (_, nl, en), loss in ended.items() if loss > NO_ROUNDING)
        found.append(OnceDrop(wage, float(national.pct[wage - 1]), sum(ended.values()), names))
    return tuple(drop for drop in found if drop.amount > NO_ROUNDING)


def _named(name: str, found: ProvisionRules, values: Mapping[str, Any]) -> Scheme:
    """A rule of the total with its labels; a choice between schemes is called after the one that gives most."""
    nodes = {node.name: node for node in found.rules}
    node = nodes[name]
    while node.function is hoogste:
        first, second = node.bind["eerste"], node.bind["tweede"]
        node = nodes[first if float(values[first].sum()) >= float(values[second].sum()) else second]
    return name, node.nl, node.en


def levels_of(values: Floats) -> Levels:
    """An amount by euro of wage as steps."""
    changes = np.flatnonzero(np.abs(np.diff(values)) > CENT) + 1
    return tuple((int(start), float(values[start])) for start in (0, *changes))


def _slide(national: _National, levels: Levels, scale: Scale) -> Slide | None:
    """None where nothing falls."""
    hard, soft = spread_out(levels, len(national.pct)), slid(levels, national.pct, scale)
    extra = soft - hard
    if float(extra.max()) < CENT:
        return None
    now = min(round(national.current), HIGHEST)
    return Slide(
        steepest=max(0.0, float((-np.diff(soft)).max())),
        before=float((-np.diff(hard)).max()),
        width=int((extra > CENT).sum()),
        extra_now=float(extra[now]),
        extra_most=float(extra.max()),
    )


def _drops(
    national: _National, schemes: dict[Scheme, Floats], levels: Levels, scale: Scale
) -> tuple[Drop, ...]:
    """The euros at which disposable income falls by more than `FALL` for another reason than rounding."""
    local = spread_out(levels, len(national.pct))
    together = national.disposable + local
    loss = together[:-1] - together[1:]
    wages = sorted(national.falling | {wage for values in schemes.values() for wage in _falls(values)})
    wages = [wage for wage in wages if loss[wage - 1] > FALL]
    soft = slid(levels, national.pct, scale) if wages else local
    return tuple(_drop(national, schemes, (local, together, soft), wage) for wage in wages)


def _drop(
    national: _National,
    schemes: dict[Scheme, Floats],
    lines: Sequence[Floats],
    wage: int,
) -> Drop:
    local, together, soft = lines
    last = wage - 1
    level = float(together[last])
    enough = np.flatnonzero(together[wage:] >= level)
    recovered = wage + int(enough[0]) if len(enough) else None
    low = float(together[wage : recovered or len(together)].min())
    raised = min(last + RAISE, HIGHEST)
    return Drop(
        wage=wage,
        pct=float(national.pct[last]),
        before=level,
        national=float(national.disposable[last] - national.disposable[wage]),
        local=float(local[last] - local[wage]),
        causes=_causes(national, schemes, wage),
        recovered=recovered,
        deepest=level - low,
        raise_national=float(national.disposable[raised] - national.disposable[last]),
        raise_local=float(local[raised] - local[last]),
        raise_slid=float(soft[raised] - soft[last]),
    )


def _causes(national: _National, schemes: dict[Scheme, Floats], wage: int) -> tuple[Cause, ...]:
    """What falls by more than rounding to a whole euro can explain, the largest first."""
    ends = national.ends_benefit(wage)
    rows = [(name, *_label(national.law, name, ends), part) for name, part in national.parts.items()]
    rows += [(*key, values) for key, values in schemes.items()]
    found = [
        Cause(name, nl, en, float(part[wage - 1]), float(part[wage]))
        for name, nl, en, part in rows
        if part[wage - 1] - part[wage] > NO_ROUNDING
    ]
    return tuple(sorted(found, key=lambda cause: -cause.loss))


def _label(law: DutchRules, name: str, ends_benefit: bool) -> tuple[str, str]:
    """The name of a part of national law as a reader knows it, in Dutch and English."""
    if ends_benefit and name == NATIONAL[0]:
        return ENDS.nl, ENDS.en
    known = LABELLED_AS.get(name, name)
    return law.label(known, "nl"), law.label(known, "en")
