# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Explanations: why a household gets an amount, step by step, as text, JSON or HTML."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kansrijk.engine.columns import Column, Entity
from kansrijk.engine.interpret import Trace
from kansrijk.engine.maths import Bands
from kansrijk.engine.parameters import Status, weakest
from kansrijk.engine.resolve import Conversion, Step
from kansrijk.engine.rules import Aggregate, Rule, Total
from kansrijk.engine.wording import show

if TYPE_CHECKING:
    from kansrijk.engine.rulebook import Note, RulesInForce

LANGUAGES = ("nl", "en")
WORDS = {
    "nl": {
        "step": "Stap",
        "inputs": "Hierin telt mee",
        "article": "Artikel",
        "parameters": "Bedragen uit de wet",
        "rests": "Zekerheid",
        "known": "geldt van {first} tot en met {last}",
        "not_applicable": "Niet van toepassing: {guard}.",
        "is": "{label} is {value}.",
        "result": "Uitkomst",
        "on": "Berekend naar de regels van {day}. Een mens beslist; deze berekening geeft geen recht.",
        "person": "persoon",
        "family": "gezin",
        "household": "huishouden",
        "steps": "Zo is het berekend",
        "not": "niet",
        "notes": "Dit ontbreekt",
    },
    "en": {
        "step": "Step",
        "inputs": "What counts in it",
        "article": "Article",
        "parameters": "Amounts in the law",
        "rests": "Certainty",
        "known": "holds from {first} to {last}",
        "not_applicable": "Does not apply: {guard}.",
        "is": "{label} is {value}.",
        "result": "Result",
        "on": "Computed by the rules of {day}. A person decides; this computation gives no right.",
        "person": "person",
        "family": "family",
        "household": "household",
        "steps": "How it was computed",
        "not": "not",
        "notes": "What is missing",
    },
}
STATUS_WORDS: dict[str, dict[Status, str]] = {
    "nl": {
        "statute": "staat in de wet",
        "published": "gepubliceerd door de overheid of een vakbron",
        "derived": "afgeleid uit gepubliceerde cijfers",
        "fitted": "deels geschat op uitkomsten",
        "memory": "nog niet nagekeken",
    },
    "en": {
        "statute": "in the law itself",
        "published": "published by the government or a professional source",
        "derived": "derived from published figures",
        "fitted": "partly fitted to outcomes",
        "memory": "not yet verified",
    },
}


PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Line:
    """One value in an explanation: its name, label in both languages, value and unit."""

    name: str
    nl: str
    en: str
    value: Any
    unit: str

    def shown(self, language: str) -> str:
        """The value in words."""
        return show(self.value, self.unit, language)


@dataclass(frozen=True)
class ParameterLine:
    """One amount of the law as it was used."""

    name: str
    nl: str
    en: str
    value: Any
    unit: str
    article: str
    first: str
    last: str
    status: Status
    source: str
    note: str


@dataclass(frozen=True)
class NoteLine:
    """What is not known about one rule, in both languages."""

    name: str
    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The sentence in `language`: "nl" or "en"."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True)
class StepLine:
    """One step for one person, family or household."""

    name: str
    entity: Entity
    row: int
    who: str
    nl: str
    en: str
    value: Any
    unit: str
    sentence_nl: str
    sentence_en: str
    article: str
    applies: bool
    inputs: tuple[Line, ...]
    parameters: tuple[ParameterLine, ...]
    status: Status


class Explanation:
    """A traced household with words to every step.

    Args:
        rules: the rules the trace was made with.
        trace: every intermediate value.
        outputs: the results to explain.
        title: shown on top; no names of real people.
        members: a label for each person, in order.
    """

    def __init__(
        self,
        rules: RulesInForce,
        trace: Trace,
        outputs: tuple[str, ...],
        title: str = "",
        members: tuple[str, ...] = (),
    ) -> None:
        self.rules, self.trace, self.outputs, self.title, self.members = rules, trace, outputs, title, members
        self._steps = {step.name: step for step in trace.plan.steps}
        self._status: dict[tuple[str, int], Status] = {}
        self._parameters: dict[str, ParameterLine] = {}
        self._labels: dict[tuple[str, str], str] = {}

    def results(self) -> list[StepLine]:
        """One line for each output and row."""
        return [self.line(name, row) for name in self.outputs for row in range(len(self.trace.of(name)))]

    def steps(self) -> list[StepLine]:
        """All rules and totals behind the outputs, inputs first, without the plumbing of definitions."""
        lines: list[StepLine] = []
        for step in self.trace.plan.steps:
            if isinstance(step, (Rule, Total)):
                lines.extend(self.line(step.name, row) for row in range(len(self.trace.of(step.name))))
        return lines

    def relevant(self) -> set[tuple[str, int]]:
        """The steps (name, row) that matter to the outputs.

        A member whose value is zero adds nothing, and what lies behind a zero of a person matters to nobody; why a
        family or household gets nothing does matter, so there the inputs are kept.
        """
        found: set[tuple[str, int]] = set()

        def visit(name: str, row: int) -> None:
            if (name, row) in found or name not in self._steps:
                return
            step = self._steps[name]
            found.add((name, row))
            value = self.trace.of(name)[row]
            if (
                isinstance(step, Column)
                or not self._applies(name, row)
                or (step.entity == "person" and not value)
            ):
                return
            for needed in step.inputs:
                if needed in self.trace.plan.parameters:
                    continue
                for other in self._rows(step, needed, row):
                    is_member = isinstance(step, (Aggregate, Total))
                    own_zero = self.trace.entities[needed] == "person"
                    if self.trace.of(needed)[other] or not (is_member and own_zero):
                        visit(needed, other)

        for name in self.outputs:
            for row in range(len(self.trace.of(name))):
                visit(name, row)
        return found

    def _applies(self, name: str, row: int) -> bool:
        return not (name in self.trace.skipped and self.trace.skipped[name][row])

    def notes(self) -> list[NoteLine]:
        """What is not known about the rules these results rest on, each sentence once."""
        touched = {name for name, _ in self.relevant()}
        found: dict[Note, NoteLine] = {}
        for step in self.trace.plan.steps:
            if step.name in touched and step.name in self.rules.notes:
                nl, en = self.rules.notes[step.name]
                found.setdefault((nl, en), NoteLine(step.name, nl, en))
        return list(found.values())

    def line(self, name: str, row: int) -> StepLine:
        """The step `name` for row `row` of its entity."""
        step = self._steps[name]
        applies = self._applies(name, row)
        values = self._inputs(step, row)
        lines = tuple(line for line in values if isinstance(line, Line))
        parameters = tuple(line for line in values if isinstance(line, ParameterLine))
        return StepLine(
            name=name,
            entity=step.entity,
            row=row,
            who=self._who(step.entity, row),
            nl=self._label(name, "nl"),
            en=self._label(name, "en"),
            value=self.trace.of(name)[row],
            unit=self._unit(step),
            sentence_nl=self._sentence(step, row, values, "nl", applies),
            sentence_en=self._sentence(step, row, values, "en", applies),
            article=step.article if isinstance(step, Rule) else "",
            applies=applies,
            inputs=lines,
            parameters=parameters,
            status=self.status(name, row),
        )

    def status(self, name: str, row: int) -> Status:
        """The weakest status this value rests on; rules that do not apply to this household do not count."""
        key = (name, row)
        if key not in self._status:
            self._status[key] = "statute"
            self._status[key] = weakest(self._statuses(name, row))
        return self._status[key]

    def _statuses(self, name: str, row: int) -> list[Status]:
        parameters = self.trace.plan.parameters
        if name in parameters:
            return [parameters[name].status]
        step = self._steps[name]
        if isinstance(step, Column):
            return []
        needed = step.inputs if self._applies(name, row) else (getattr(step, "applies_if", None),)
        found: list[Status] = []
        for item in needed:
            assert item is not None
            if item in parameters:
                found.append(parameters[item].status)
                continue
            found.extend(self.status(item, other) for other in self._rows(step, item, row))
        return found

    def _rows(self, step: Step, item: str, row: int) -> list[int]:
        entity = self.trace.entities[item]
        if isinstance(step, Aggregate):
            count = len(self.trace.of(item))
            return [r for r in range(count) if self.trace.row_above(entity, r, step.entity) == row]
        return [self.trace.row_above(step.entity, row, entity)]

    def _inputs(self, step: Step, row: int) -> list[Line | ParameterLine]:
        found: list[Line | ParameterLine] = []
        for name in dict.fromkeys(getattr(step, "inputs", ())):
            if name in self.trace.plan.parameters:
                found.append(self._parameter(name))
            elif isinstance(step, Aggregate):
                continue
            else:
                source = self._steps[name]
                value = self.trace.of(name)[self._rows(step, name, row)[0]]
                found.append(
                    Line(
                        name,
                        self._label(name, "nl"),
                        self._label(name, "en"),
                        value,
                        self._unit(source),
                    )
                )
        return found

    def _parameter(self, name: str) -> ParameterLine:
        if name not in self._parameters:
            about, dated = self.rules.parameters[name], self.trace.plan.parameters[name]
            self._parameters[name] = ParameterLine(
                name, about.nl, about.en, dated.value, about.unit, about.article,
                dated.first.isoformat(), dated.last.isoformat(), dated.status, dated.source, dated.note,
            )  # fmt: skip
        return self._parameters[name]

    def _label(self, name: str, language: str) -> str:
        key = (name, language)
        if key not in self._labels:
            self._labels[key] = self.rules.label(name, language)
        return self._labels[key]

    def _unit(self, step: Step) -> str:
        if isinstance(step, Column):
            return "bool" if step.kind == "bool" else step.unit
        if isinstance(step, Conversion):
            unit = self._unit(self._steps[step.of])
            return unit.replace("/y", "/m") if step.name.endswith("_m") else unit.replace("/m", "/y")
        if isinstance(step, Aggregate) and step.op == "any":
            return "bool"
        return step.unit

    def _who(self, entity: Entity, row: int) -> str:
        if entity == "person" and row < len(self.members):
            return self.members[row]
        return str(row + 1) if len(self.trace.facts.families) > 1 or entity == "person" else ""

    def _sentence(
        self, step: Step, row: int, values: list[Line | ParameterLine], language: str, applies: bool
    ) -> str:
        words = WORDS[language]
        if not applies and isinstance(step, Rule) and step.applies_if:
            label = self._label(step.applies_if, language)
            return words["not_applicable"].format(guard=f"{words['not']} '{label}'")
        own = show(self.trace.of(step.name)[row], self._unit(step), language)
        template = getattr(step, f"sentence_{language}", "")
        if not template:
            label = self._label(step.name, language)
            return words["is"].format(label=label[:1].upper() + label[1:], value=own)
        inputs = {line.name: line for line in values}
        bind = getattr(step, "bind", {})

        def fill(match: re.Match[str]) -> str:
            asked = match.group(1)
            if asked in (step.name, "self"):
                return own
            line = inputs.get(str(bind.get(asked, asked)))
            if line is None:
                return self._other(asked, step, row, language)
            return "" if isinstance(line.value, (Bands, tuple)) else show(line.value, line.unit, language)

        return PLACEHOLDER.sub(fill, template)

    def _other(self, name: str, step: Step, row: int, language: str) -> str:
        """A value a sentence names that is no direct input, if it was computed for the same household."""
        if name not in self._steps:
            return "?"
        source = self._steps[name]
        value = self.trace.of(name)[self.trace.row_above(step.entity, row, source.entity)]
        return show(value, self._unit(source), language)

    def as_dict(self) -> dict[str, Any]:
        """The explanation as plain data: day, results, what is missing in them, and steps."""
        from kansrijk.engine.render import as_data

        return {
            "title": self.title,
            "day": self.rules.day.isoformat(),
            "results": [as_data(line, deep=False) for line in self.results()],
            "notes": [vars(note) for note in self.notes()],
            "steps": [as_data(line, deep=True) for line in self.steps()],
        }

    def as_json(self) -> str:
        """The explanation as JSON text."""
        return json.dumps(self.as_dict(), ensure_ascii=False)

    def as_text(self, language: str = "nl") -> str:
        """The explanation as plain text in Dutch or English."""
        from kansrijk.engine.render import as_text

        return as_text(self, language)

    def as_html(self, language: str = "nl") -> str:
        """The explanation as a fragment of HTML: a section with results and an ordered list of steps."""
        from kansrijk.engine.render import as_html

        return as_html(self, language)
