# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The rules in force on one day: explain one household, simulate many, change policy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

from kansrijk.engine.columns import Column, Entity
from kansrijk.engine.facts import HouseholdFacts
from kansrijk.engine.interpret import Given, Trace, trace
from kansrijk.engine.parameters import Parameter, Status, weakest
from kansrijk.engine.problems import NoResult, Problem
from kansrijk.engine.reform import Reform, apply
from kansrijk.engine.resolve import Conversion, Plan, Resolver, differences
from kansrijk.engine.rules import Node

if TYPE_CHECKING:
    from kansrijk.engine.explain import Explanation
    from kansrijk.engine.explain_book import Book
    from kansrijk.engine.frame import Array, Frame
    from kansrijk.engine.sentences import Reasons


Note = tuple[str, str]
"""A sentence in Dutch and the same in English."""


class HasFrame(Protocol):
    """Anything that holds a frame."""

    @property
    def frame(self) -> Frame:
        """The households as columns."""


class RulesInForce:
    """Rules and parameters on one day.

    Args:
        nodes: rules, aggregates and totals of all dates.
        parameters: by name, with all their dates.
        columns: what may be known of people.
        day: the day, or an ISO date.
        notes: by rule name what is not known about it that day, in Dutch and English; said with every result that
            rests on the rule.
        reasons: by result name the reasons an explanation chooses from.
    """

    def __init__(
        self,
        nodes: Sequence[Node],
        parameters: Mapping[str, Parameter],
        columns: Mapping[str, Column],
        day: date | str,
        notes: Mapping[str, Note] | None = None,
        reasons: Mapping[str, Reasons] | None = None,
    ) -> None:
        self.day = as_day(day)
        self.notes = dict(notes or {})
        self.reasons = dict(reasons or {})
        self.nodes = list(nodes)
        self.parameters = dict(parameters)
        self.columns = dict(columns)
        self.reformed = False
        self._resolver = Resolver(self.nodes, self.parameters, self.columns, self.day)
        self._plans: dict[tuple[tuple[str, ...], frozenset[str]], Plan] = {}
        self._books: dict[int, Book] = {}

    def _with(self, nodes: Sequence[Node], parameters: Mapping[str, Parameter]) -> Self:
        return type(self)(nodes, parameters, self.columns, self.day, self.notes, self.reasons)

    def adding(self, nodes: Iterable[Node], parameters: Mapping[str, Parameter]) -> Self:
        """The same rules with others beside them."""
        together = self._with([*self.nodes, *nodes], {**self.parameters, **parameters})
        together.reformed = self.reformed
        return together

    def reform(self, reform: Reform | Path | str) -> Self:
        """The rules after a reform (a Reform, or the path of its YAML file)."""
        change = reform if isinstance(reform, Reform) else Reform.read(reform)
        changed = self._with(*apply(change, self.nodes, self.parameters))
        changed.reformed = True
        return changed

    def plan(self, outputs: Sequence[str], given: Iterable[str] = ()) -> Plan:
        """What must be computed for `outputs`, inputs first."""
        key = (tuple(outputs), frozenset(given))
        if key not in self._plans:
            self._plans[key] = self._resolver.plan(*key)
        return self._plans[key]

    def entity_of(self, name: str) -> Entity:
        """Whether `name` belongs to a person, a family or a household."""
        return self._resolver.entity(name)

    def label(self, name: str, language: str = "nl") -> str:
        """The label of a rule, column or parameter in Dutch or English."""
        step = self._resolver.step(name)
        if isinstance(step, Conversion):
            return self.label(step.of, language)
        return (step.nl if language == "nl" else step.en) or name

    def status_of(self, *names: str) -> Status:
        """The weakest status of all parameters that the results `names` can rest on."""
        return weakest(value.status for value in self.plan(names).parameters.values())

    def compute(
        self, household: HouseholdFacts, outputs: Sequence[str], given: Given | None = None
    ) -> dict[str, list[Any]]:
        """The outputs of one household: for each name a list with one value a person, family or household."""
        result = self.trace(household, outputs, given)
        return {name: result.values[name] for name in outputs}

    def trace(self, household: HouseholdFacts, outputs: Sequence[str], given: Given | None = None) -> Trace:
        """One household with every intermediate value kept."""
        try:
            return trace(self.plan(outputs, given or ()), household, self.columns, given)
        except NoResult as problem:
            if problem.rule not in self.notes:
                raise
            nl, en = self.notes[problem.rule]
            raise NoResult(nl=f"{problem.nl} {nl}", en=f"{problem.en} {en}", rule=problem.rule) from problem

    def explain(
        self,
        household: HouseholdFacts,
        outputs: Sequence[str],
        *,
        title: str = "",
        members: Sequence[str] = (),
        given: Given | None = None,
        leave_out: Collection[tuple[str, int]] = (),
    ) -> Explanation:
        """One household with for each step its sentence, values, article, parameters and status.

        `title` and `members` (a label for each person) are shown; `leave_out` are results (name, row) that text and
        HTML do not tell.
        """
        from kansrijk.engine.explain import Explanation

        found = self.trace(household, outputs, given)
        return Explanation(self, found, tuple(outputs), title, tuple(members), leave_out)

    def book(self, plan: Plan) -> Book:
        """What is the same in every explanation of one plan; made once and kept."""
        from kansrijk.engine.explain_book import Book

        found = self._books.get(id(plan))
        if found is None or found.plan is not plan:
            found = self._books[id(plan)] = Book(self, plan)
        return found

    def simulate(
        self,
        people: Frame | HasFrame,
        outputs: Sequence[str],
        *,
        given: Mapping[str, Array] | None = None,
        threads: int | None = None,
    ) -> dict[str, Array]:
        """The outputs for every household of a frame (or of what has one, such as a population), by the kernel.

        Returns:
            for each name an array with one value a person, family or household; that of a column is the frame's
            own and cannot be written in.
        """
        from kansrijk.engine.kernel.build import run

        return run(self.plan(outputs, given or ()), _frame(people), self.columns, given, threads)

    def compare(
        self,
        other: RulesInForce,
        people: Frame | HasFrame,
        outputs: Sequence[str],
        *,
        threads: int | None = None,
    ) -> dict[str, tuple[Array, Array]]:
        """Both policies on the same people: for each output (under these rules, under the other ones).

        An output that rests on nothing the policies differ in is one array, given twice: for a whole country that
        saves gigabytes.
        """
        from kansrijk.engine.kernel.build import run

        mine, theirs, frame = self.plan(outputs), other.plan(outputs), _frame(people)
        before = run(mine, frame, self.columns, None, threads)
        different = differences(mine, theirs)
        alike = {name: values for name, values in before.items() if name not in different}
        after = run(theirs, frame, other.columns, None, threads, into=alike)
        return {name: (before[name], after[name]) for name in outputs}


def _frame(people: Frame | HasFrame) -> Frame:
    frame: Frame = getattr(people, "frame", people)  # type: ignore[arg-type]
    return frame


def as_day(day: date | str) -> date:
    """A date from an ISO text.

    Raises:
        Problem: the text is no date.
    """
    if isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise Problem(
            nl=f"'{day}' is geen datum. Schrijf een datum als 2025-07-01.",
            en=f"'{day}' is not a date. Write a date as 2025-07-01.",
        ) from error
