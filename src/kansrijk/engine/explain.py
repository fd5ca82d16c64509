# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Explanations: why a household gets an amount, step by step, as text, JSON or HTML."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kansrijk.engine.columns import Column, Entity
from kansrijk.engine.explain_book import About, Book, is_result
from kansrijk.engine.explain_words import (
    LANGUAGES,
    STATUS_WORDS,
    WORDS,
    Line,
    NoteLine,
    ParameterLine,
    StepLine,
)
from kansrijk.engine.interpret import Trace
from kansrijk.engine.parameters import STATUSES, Status
from kansrijk.engine.rules import Aggregate, Rule, Total
from kansrijk.engine.sentences import Expression, unit_of
from kansrijk.engine.wording import capital, tell

if TYPE_CHECKING:
    from kansrijk.engine.rulebook import Note, RulesInForce

__all__ = [
    "LANGUAGES",
    "STATUS_WORDS",
    "WORDS",
    "Explanation",
    "Line",
    "NoteLine",
    "ParameterLine",
    "StepLine",
]


class Explanation:
    """A traced household with words to every step.

    Args:
        rules: the rules the trace was made with.
        trace: every intermediate value.
        outputs: the results to explain.
        title: shown on top; no names of real people.
        members: a label for each person, in order.
        leave_out: results (name, row) that text and HTML do not tell, such as a child's amount for an adult.
    """

    def __init__(
        self,
        rules: RulesInForce,
        trace: Trace,
        outputs: tuple[str, ...],
        title: str = "",
        members: tuple[str, ...] = (),
        leave_out: Collection[tuple[str, int]] = (),
    ) -> None:
        self.rules, self.trace, self.outputs, self.title, self.members = rules, trace, outputs, title, members
        self.leave_out = leave_out
        self.book: Book = rules.book(trace.plan)
        self._below: dict[tuple[Entity, Entity], list[list[int]]] = {}

    def results(self) -> list[StepLine]:
        """One line for each output and row."""
        return [self.line(name, row) for name in self.outputs for row in range(len(self.trace.of(name)))]

    def steps(self) -> list[StepLine]:
        """All rules and totals behind the outputs, inputs first, without the plumbing of definitions."""
        return [self.line(about.name, row) for about, row in self.rows_told()]

    def rows_told(self) -> list[tuple[About, int]]:
        """Every row of every rule and total, inputs first."""
        values = self.trace.values
        return [
            (about, row)
            for about in self.book.steps.values()
            if is_result(about.step)
            for row in range(len(values[about.name]))
        ]

    @cached_property
    def relevant(self) -> set[tuple[str, int]]:
        """The steps (name, row) that matter to the outputs.

        A member whose value is zero adds nothing, and what lies behind a zero of a person matters to nobody; why a
        family or household gets nothing does matter, so there the inputs are kept.
        """
        found: set[tuple[str, int]] = set()
        steps, values, entities = self.book.steps, self.trace.values, self.trace.entities

        def visit(name: str, row: int) -> None:
            if (name, row) in found:
                return
            about = steps[name]
            found.add((name, row))
            idle = about.entity == "person" and not values[name][row]
            if isinstance(about.step, Column) or idle or not self.applies(name, row):
                return
            is_member = isinstance(about.step, Aggregate | Total)
            for needed in about.needed:
                skip_zero = is_member and entities[needed] == "person"
                for other in self._rows(about, needed, row):
                    if not skip_zero or values[needed][other]:
                        visit(needed, other)

        for name in self.outputs:
            for row in range(len(values[name])):
                visit(name, row)
        return found

    def applies(self, name: str, row: int) -> bool:
        """Whether the rule `name` holds for row `row`; where it does not, its value is 0."""
        skipped = self.trace.skipped.get(name)
        return skipped is None or not skipped[row]

    def notes(self) -> list[NoteLine]:
        """What is not known about the rules these results rest on, each sentence once."""
        touched = {name for name, _ in self.relevant}
        found: dict[Note, NoteLine] = {}
        for name in self.book.steps:
            if name in touched and name in self.rules.notes:
                nl, en = self.rules.notes[name]
                found.setdefault((nl, en), NoteLine(name, nl, en))
        return list(found.values())

    def line(self, name: str, row: int) -> StepLine:
        """The step `name` for row `row` of its entity."""
        about = self.book.steps[name]
        told = Row(self, about, row)
        (sentence_nl, change_nl), (sentence_en, change_en) = told.words("nl"), told.words("en")
        return StepLine(
            name=name,
            entity=about.entity,
            row=row,
            who=self.who(about.entity, row),
            nl=about.nl,
            en=about.en,
            value=self.trace.values[name][row],
            unit=about.unit,
            sentence_nl=sentence_nl,
            sentence_en=sentence_en,
            change_nl=change_nl,
            change_en=change_en,
            article=about.article,
            applies=self.applies(about.base.name, row),
            inputs=tuple(self._inputs(about, row)),
            parameters=about.own,
            status=self.status(name, row),
            ways=about.ways,
        )

    def status(self, name: str, row: int) -> Status:
        """The weakest status this value rests on; rules that do not apply to this household do not count."""
        return STATUSES[self.ranks[name][row]]

    @cached_property
    def ranks(self) -> dict[str, list[int]]:
        """For each value the place of its status in STATUSES; inputs come first in a plan, so one walk is enough."""
        found: dict[str, list[int]] = {}
        for name, about in self.book.steps.items():
            count = len(self.trace.values[name])
            if isinstance(about.step, Column):
                found[name] = [0] * count
                continue
            ranks = [about.rank] * count
            for needed in about.needed:
                others = found[needed]
                if any(others):
                    for row in range(count):
                        ranks[row] = max([ranks[row], *(others[r] for r in self._rows(about, needed, row))])
            guard = about.guard
            if guard in found and name in self.trace.skipped:
                for row, idle in enumerate(self.trace.skipped[name]):
                    if idle:
                        ranks[row] = max(found[guard][r] for r in self._rows(about, guard, row))
            found[name] = ranks
        return found

    def _rows(self, about: About, item: str, row: int) -> Sequence[int]:
        entity = self.trace.entities[item]
        if isinstance(about.step, Aggregate):
            return self._members(entity, about.entity)[row]
        return (self.trace.row_above(about.entity, row, entity),)

    def _members(self, low: Entity, high: Entity) -> list[list[int]]:
        """For each row of `high` the rows of `low` that belong to it."""
        if (low, high) not in self._below:
            counts = {"person": len(self.trace.family_of_person), "family": len(self.trace.facts.families)}
            groups: list[list[int]] = [[] for _ in range(counts.get(high, 1))]
            for row in range(counts.get(low, 1)):
                groups[self.trace.row_above(low, row, high)].append(row)
            self._below[low, high] = groups
        return self._below[low, high]

    def _inputs(self, about: About, row: int) -> list[Line]:
        steps, values = self.book.steps, self.trace.values
        found = []
        for name in about.reads:
            other = steps[name]
            above = self.trace.row_above(about.entity, row, other.entity)
            found.append(Line(name, other.nl, other.en, values[name][above], other.unit, other.ways))
        return found

    def who(self, entity: Entity, row: int) -> str:
        """The label of a person, or a number where there are several; empty when there is one only."""
        if entity == "person" and row < len(self.members):
            return self.members[row]
        many = entity == "person" or (entity == "family" and len(self.trace.facts.families) > 1)
        return str(row + 1) if many else ""

    def as_dict(self, *, steps: bool = True) -> dict[str, Any]:
        """The explanation as plain data: day, results, what is missing in them, and with `steps` also every step."""
        from kansrijk.engine.explain_data import as_data

        return as_data(self, steps=steps)

    def as_json(self) -> str:
        """The explanation as JSON text."""
        from kansrijk.engine.explain_data import as_json

        return as_json(self)

    def as_text(self, language: str = "nl", *, head: bool = True) -> str:
        """The explanation as plain text in Dutch or English; without `head` no title, day and what is missing."""
        from kansrijk.engine.render import as_text

        return as_text(self, language, head=head)

    def as_html(self, language: str = "nl", *, head: bool = True) -> str:
        """The explanation as a fragment of HTML: a section with results and an ordered list of steps.

        Without `head` the title is left out, for a page that has one already.
        """
        from kansrijk.engine.render import as_html

        return as_html(self, language, head=head)


class Row:
    """One row of one step: what a sentence may ask of it."""

    def __init__(self, explanation: Explanation, about: About, row: int) -> None:
        self.explanation, self.about, self.row = explanation, about, row
        self.own = explanation.trace.values[about.name][row]
        self._bind = about.base.bind if isinstance(about.base, Rule) else {}
        self._reason = about.reasons.holding(self) if about.reasons else None

    def words(self, language: str) -> tuple[str, str]:
        """The sentence that says why the value is what it is, and the one that says what would change it."""
        about, reason = self.about, self._reason
        if reason is not None:
            change = reason.change.get(language)
            why = capital(reason.why[language].fill(self, language))
            return why, capital(change.fill(self, language)) if change else ""
        if about.guarded and not self.explanation.applies(about.base.name, self.row):
            return about.guarded[language], ""
        if about.sentences:
            return capital(about.sentences[language].fill(self, language)), ""
        return about.plain[language].replace("\0", about.told[language](self.own)), ""

    def __getitem__(self, name: str) -> Any:
        """The value of `name` for this row; KeyError when it was not computed."""
        if name == "self":
            return self.own
        name = self._bind.get(name, name)
        other = self.explanation.book.steps.get(name)
        if other is not None:
            return self.explanation.trace.values[name][self._above(other)]
        if name in self.explanation.book.parameters:
            return self.explanation.book.parameters[name].value
        return self._sum(name)[1]

    def shown(self, name: str, language: str) -> str:
        """The value of `name` in words; KeyError when it was not computed."""
        if name in ("self", self.about.name):
            return self.about.told[language](self.own)
        name = self._bind.get(name, name)
        other = self.explanation.book.steps.get(name)
        if other is not None:
            return other.told[language](self.explanation.trace.values[name][self._above(other)])
        amount = self.explanation.book.parameters.get(name)
        if amount is not None:
            return "" if isinstance(amount.value, tuple) else tell(amount.value, amount.unit, language)
        text, value = self._sum(name)
        return tell(value, unit_of(text, self), language)

    def unit(self, name: str) -> str:
        """The unit of `name`."""
        if name == "self":
            return self.about.unit
        name = self._bind.get(name, name)
        book = self.explanation.book
        known = book.steps.get(name) or book.parameters.get(name)
        return known.unit if known else unit_of(self._sum(name)[0], self)

    def _above(self, other: About) -> int:
        entity = self.about.entity
        if entity == other.entity:
            return self.row
        if entity == "household" or other.entity == "person":
            raise KeyError(other.name)
        return self.explanation.trace.row_above(entity, self.row, other.entity)

    def _sum(self, name: str) -> tuple[Expression, Any]:
        """The first text of a sum with a name that can be computed, and its value."""
        texts = self.about.reasons.sums.get(name, ()) if self.about.reasons else ()
        for text in texts:
            try:
                return text, text.value(self)
            except NameError:
                continue
        raise KeyError(name)
