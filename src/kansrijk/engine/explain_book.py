# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is the same in every explanation by the same rules: labels, units, sentences taken apart, amounts of the law."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kansrijk.engine.columns import Column, Entity
from kansrijk.engine.explain_words import LANGUAGES, WORDS, ParameterLine
from kansrijk.engine.maths import Bands
from kansrijk.engine.parameters import STATUSES
from kansrijk.engine.resolve import Conversion, Plan, Step
from kansrijk.engine.rules import Aggregate, Rule, Total
from kansrijk.engine.sentences import Reasons, Template, template
from kansrijk.engine.wording import Show, capital, shower, teller

if TYPE_CHECKING:
    from kansrijk.engine.rulebook import RulesInForce


@dataclass(frozen=True)
class About:
    """What is the same of one step for every household.

    `base` is the step whose sentences are used: of a conversion the value it converts, else the step itself.
    `ways` is how its values are shown, `told` how a sentence tells them.
    `needed` are the values it reads and `rank` the place in STATUSES of the weakest amount of the law it reads;
    `reads` and `own` are the values and amounts that are told, those of `base`. `plain` is the sentence of a step
    without one of its own.
    """

    name: str
    entity: Entity
    step: Step
    base: Step
    unit: str
    nl: str
    en: str
    article: str
    ways: Mapping[str, Show]
    told: Mapping[str, Show]
    needed: tuple[str, ...]
    reads: tuple[str, ...]
    own: tuple[ParameterLine, ...]
    rank: int
    guard: str | None
    sentences: Mapping[str, Template]
    reasons: Reasons | None
    plain: Mapping[str, str]
    guarded: Mapping[str, str]
    head: dict[str, Any] = field(compare=False, default_factory=dict)

    @property
    def tells(self) -> bool:
        """Whether the step is a rule with a sentence of its own."""
        return isinstance(self.step, Rule) and bool(self.sentences or self.reasons)


class Book:
    """What is the same in every explanation of one plan.

    Args:
        rules: the rules the plan was made by.
        plan: the steps and parameters.
    """

    def __init__(self, rules: RulesInForce, plan: Plan) -> None:
        self.rules, self.plan = rules, plan
        self.parameters = {name: self._parameter(name) for name in plan.parameters}
        self._steps: dict[str, Step] = {step.name: step for step in plan.steps}
        self.steps = {step.name: self._about(step) for step in plan.steps}

    def _parameter(self, name: str) -> ParameterLine:
        about, dated = self.rules.parameters[name], self.plan.parameters[name]
        return ParameterLine(
            name, about.nl, about.en, dated.value, about.unit, about.article,
            dated.first.isoformat(), dated.last.isoformat(), dated.status, dated.source, dated.note,
        )  # fmt: skip

    def _about(self, step: Step) -> About:
        base = self._steps[step.of] if isinstance(step, Conversion) else step
        nl, en = (self.rules.label(step.name, language) for language in LANGUAGES)
        needed, amounts = self._read_by(step)
        reads, own = self._read_by(base)
        guard = base.applies_if if isinstance(base, Rule) else None
        unit, labels = self._unit(step), {"nl": nl, "en": en}
        about = About(
            name=step.name,
            entity=step.entity,
            step=step,
            base=base,
            unit=unit,
            nl=nl,
            en=en,
            article=base.article if isinstance(base, Rule) else "",
            ways=_ways(step, unit, shower),
            told=_ways(step, unit, teller),
            needed=needed,
            reads=() if isinstance(base, Aggregate) else reads,
            own=own,
            rank=max((STATUSES.index(line.status) for line in amounts), default=0),
            guard=guard,
            sentences=_sentences(base),
            reasons=self.rules.reasons.get(base.name),
            plain={key: WORDS[key]["is"].format(label=capital(labels[key]), value="\0") for key in LANGUAGES},
            guarded=self._guarded(guard),
        )
        about.head.update(
            name=step.name,
            entity=step.entity,
            label=labels,
            unit=unit,
            article=about.article,
            parameters=[line.name for line in own],
        )
        return about

    def _read_by(self, step: Step) -> tuple[tuple[str, ...], tuple[ParameterLine, ...]]:
        """The values and the amounts of the law that a step reads."""
        inputs = () if isinstance(step, Column) else tuple(dict.fromkeys(step.inputs))
        values = tuple(name for name in inputs if name not in self.parameters)
        return values, tuple(self.parameters[name] for name in inputs if name in self.parameters)

    def _guarded(self, guard: str | None) -> Mapping[str, str]:
        if guard is None:
            return {}
        return {
            key: WORDS[key]["not_applicable"].format(guard=self.rules.label(guard, key)) for key in LANGUAGES
        }

    def _unit(self, step: Step) -> str:
        if isinstance(step, Column):
            return "bool" if step.kind == "bool" else step.unit
        if isinstance(step, Conversion):
            unit = self._unit(self._steps[step.of])
            return unit.replace("/y", "/m") if step.name.endswith("_m") else unit.replace("/m", "/y")
        if isinstance(step, Aggregate) and step.op == "any":
            return "bool"
        return step.unit

    @cached_property
    def data(self) -> dict[str, Any]:
        """As plain data: for each value its label and unit ("names"), and every amount of the law ("parameters")."""
        return {
            "names": {
                name: {"label": about.head["label"], "unit": about.unit} for name, about in self.steps.items()
            },
            "parameters": {
                name: vars(line) | {"value": plain_value(line.value)}
                for name, line in self.parameters.items()
            },
        }

    @cached_property
    def json(self) -> str:
        """The same as JSON text: a third of every explanation, written once."""
        return json.dumps(self.data, ensure_ascii=False)


def plain_value(value: Any) -> Any:
    """The value of a parameter as plain data; what a table does not know is null."""
    if isinstance(value, Bands):
        return [list(row) for row in zip(value.edges, value.values, strict=True)]
    if isinstance(value, tuple):
        return [None if math.isnan(entry) else entry for entry in value]
    return value


def _ways(step: Step, unit: str, way: Callable[[str, str], Show]) -> Mapping[str, Show]:
    codes = step.codes if isinstance(step, Column) else {}
    if not codes:
        return {language: way(unit, language) for language in LANGUAGES}
    return {
        language: _coded({code: words[language] for code, words in codes.items()}) for language in LANGUAGES
    }


def _coded(words: Mapping[int, str]) -> Callable[[Any], str]:
    return lambda value: words[int(value)]


def _sentences(step: Step) -> Mapping[str, Template]:
    if not isinstance(step, Rule) or not step.sentence_nl:
        return {}
    return {"nl": template(step.sentence_nl), "en": template(step.sentence_en or step.sentence_nl)}


def is_result(step: Step) -> bool:
    """Whether the step is a rule or a total, and no mere definition."""
    return isinstance(step, Rule | Total)
