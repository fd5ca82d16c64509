# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What every person is entitled to of municipal schemes before and after, one municipality after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Array, Frame
from kansrijk.policy.rulebook import DutchRules
from kansrijk.policy.whatif.apply import Local, local_rules, only_floor
from kansrijk.policy.whatif.base import People, Place
from kansrijk.policy.whatif.model import WhatIf
from kansrijk.provisions import NATIONAL_INPUTS, ProvisionRules, values_of
from kansrijk.provisions.model import Text

YEARLY, ONCE = "kindtegoed_y", "kindtegoed_eenmalig"
WHEN = ("before", "after")
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class National:
    """Results of national law for the same people: before and after, and both at a somewhat higher wage when asked."""

    old: Mapping[str, Array]
    new: Mapping[str, Array]
    old_more: Mapping[str, Array] | None = None
    new_more: Mapping[str, Array] | None = None


@dataclass
class Entitled:
    """Amounts of every person, EUR a year or once: before and after, also at the higher wage (`more_*`).

    `income` tells whether somebody is entitled also without debt help, `beside` what the reform gives by itself where
    nothing is known, `known` whether the schemes of the municipality are.
    """

    amounts: dict[str, Array]
    income: NDArray[np.bool_]
    known: NDArray[np.bool_]
    places: int = 0
    known_places: int = 0
    at_least: int = 0
    remarks: list[Text] = field(default_factory=list)


def entitlements(
    reform: WhatIf,
    people: People,
    laws: tuple[DutchRules, DutchRules],
    national: National,
    *,
    only_current: bool = False,
    progress: Progress | None = None,
) -> Entitled:
    """Every person's amounts under the schemes of their municipality; `laws` are national law before and after.

    Raises:
        Problem: the reform cannot be made of a municipality's schemes.
    """
    size = people.frame.n_persons
    names = ["before_y", "after_y", "before_once", "after_once", "beside"]
    names += ["more_before_y", "more_after_y"] if national.old_more is not None else []
    found = Entitled(
        {name: np.zeros(size) for name in names},
        np.zeros(size, dtype=np.bool_),
        np.zeros(size, dtype=np.bool_),
    )
    places = list(people.places())
    for done, place in enumerate(places, start=1):
        local = local_rules(reform, place.code, laws[0], only_current=only_current)
        found.places += 1
        found.known_places += local.known
        found.at_least += local.known and local.before.at_least
        found.remarks += local.remarks
        found.known[place.persons] = local.known
        alone = only_floor(local)
        if local.known or alone is not None:
            _Municipality(place, people.frame, laws, national, local).put(found, alone)
        if progress is not None:
            progress(done, len(places), place.code)
    return found


@dataclass(frozen=True)
class _Municipality:
    place: Place
    people: Frame
    laws: tuple[DutchRules, DutchRules]
    national: National
    local: Local

    def put(self, found: Entitled, alone: ProvisionRules | None) -> None:
        """Fill in the persons of this municipality."""
        frame, rows, amounts = self._frame(self.people.columns), self.place.persons, found.amounts
        national, local = self.national, self.local
        if not local.known:
            assert alone is not None
            amounts["beside"][rows] = self._of(alone, None, 1, frame, national.new).get(YEARLY, 0.0)
            return
        before = self._of(local.before, None, 0, frame, national.old)
        changed = local.changed or self._moved(national.old, national.new)
        after = self._of(local.after, local.floor, 1, frame, national.new) if changed else before
        for when, values in (("before", before), ("after", after)):
            amounts[f"{when}_y"][rows] = values.get(YEARLY, 0.0)
            amounts[f"{when}_once"][rows] = values.get(ONCE, 0.0)
        found.income[rows] = self._income(after, frame)
        if national.old_more is not None and national.new_more is not None:
            # Wages are no input of a scheme: it reads the results given to it.
            before = self._of(local.before, None, 0, frame, national.old_more)
            changed = local.changed or self._moved(national.old_more, national.new_more)
            after = self._of(local.after, local.floor, 1, frame, national.new_more) if changed else before
            amounts["more_before_y"][rows] = before.get(YEARLY, 0.0)
            amounts["more_after_y"][rows] = after.get(YEARLY, 0.0)

    def _income(self, after: Mapping[str, Array], frame: Frame) -> Array:
        """Who is entitled without looking at debt help."""
        debts = frame.columns.get("schuldhulp")
        if debts is not None and bool(np.any(debts)):
            columns = {**frame.columns, "schuldhulp": np.zeros(frame.n_families, dtype=np.bool_)}
            plain = Frame(frame.family_offsets, frame.person_offsets, columns, frame.ids)
            after = self._of(self.local.after, self.local.floor, 1, plain, self.national.new)
        some: Array = np.zeros(frame.n_persons, dtype=np.bool_)
        for values in after.values():
            some = some | (values > 0)
        return some

    def _frame(self, columns: Mapping[str, Array]) -> Frame:
        place, whole = self.place, self.people
        cut = {
            whole.n_households: place.households,
            whole.n_families: place.families,
            whole.n_persons: place.persons,
        }
        if len(cut) < 3:
            return whole
        first, last = place.families.start, place.families.stop
        return Frame(
            whole.family_offsets[place.households.start : place.households.stop + 1] - first,
            whole.person_offsets[first : last + 1] - place.persons.start,
            {name: values[cut[len(values)]] for name, values in columns.items()},
            whole.ids[place.households],
        )

    def _of(
        self,
        rules: ProvisionRules,
        floor: ProvisionRules | None,
        law: int,
        frame: Frame,
        results: Mapping[str, Array],
    ) -> dict[str, Array]:
        given = {name: results[name][self.place.families] for name in NATIONAL_INPUTS}
        return amounts_of(rules, floor, self.laws[law], frame, given)

    def _moved(self, old: Mapping[str, Array], new: Mapping[str, Array]) -> bool:
        rows = self.place.families
        return new is not old and any(
            not np.array_equal(old[name][rows], new[name][rows]) for name in NATIONAL_INPUTS
        )


def amounts_of(
    local: ProvisionRules,
    floor: ProvisionRules | None,
    law: DutchRules,
    frame: Frame,
    given: Mapping[str, Array],
) -> dict[str, Array]:
    """What every person gets in total, EUR a year and once, from the schemes and at least the floor; nothing unknown."""
    got: dict[str, Any] = dict(values_of(local, law, frame, given)) if local.known else {}
    found: dict[str, Array] = {name: got[name] for name in _totals(got)}
    if floor is not None:
        least = values_of(floor, law, frame, given)[YEARLY]
        found[YEARLY] = np.maximum(found[YEARLY], least) if YEARLY in found else least
    return found


def _totals(got: Mapping[str, Array]) -> Sequence[str]:
    return [name for name in (YEARLY, ONCE) if name in got]
