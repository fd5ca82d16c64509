# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rules: plain scalar functions with their entity, unit, article and dates; aggregates and totals."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from types import ModuleType
from typing import Any, Literal

from kansrijk.engine.columns import Entity
from kansrijk.engine.problems import InvalidRule

Op = Literal["sum", "count", "any", "min", "max"]
OPS: tuple[Op, ...] = ("sum", "count", "any", "min", "max")
FAR_PAST, FAR_FUTURE = date(1900, 1, 1), date(2999, 12, 31)


@cache
def _text_of(function: Callable[..., Any]) -> str:
    """Finding a function in its file takes a millisecond, and one function can serve thousands of rules."""
    return textwrap.dedent(inspect.getsource(function))


@dataclass(frozen=True)
class Rule:
    """One rule: a scalar function whose argument names are its inputs.

    `bind` maps argument names to other node names, so that one function can serve many rules. `applies_if`
    names a yes/no value; where it is no, the rule is 0 and its inputs do not count. `sentence_nl` and
    `sentence_en` may hold places such as `{name}` for the rule itself or any input; engine/sentences.py has them all.
    """

    name: str
    entity: Entity
    unit: str
    nl: str
    en: str
    function: Callable[..., Any]
    article: str = ""
    start: date = FAR_PAST
    end: date = FAR_FUTURE
    applies_if: str | None = None
    sentence_nl: str = ""
    sentence_en: str = ""
    bind: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    origin: str = ""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the function itself, as plain Python."""
        return self.function(*args, **kwargs)

    @cached_property
    def arguments(self) -> tuple[str, ...]:
        """The function's argument names in order."""
        code = self.function.__code__
        return code.co_varnames[: code.co_argcount]

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The node names behind the arguments, in order, then the guard."""
        names = tuple(self.bind.get(argument, argument) for argument in self.arguments)
        return (*names, self.applies_if) if self.applies_if else names

    @property
    def source_text(self) -> str:
        """The text of the function, without decorators' indentation."""
        return self.text or _text_of(self.function)


@dataclass(frozen=True)
class Aggregate:
    """A value going up: `op` over the members' value `of`, for a family or household."""

    name: str
    entity: Entity
    op: Op
    of: str
    unit: str
    nl: str
    en: str
    start: date = FAR_PAST
    end: date = FAR_FUTURE

    @property
    def inputs(self) -> tuple[str, ...]:
        """The one value that is added up."""
        return (self.of,)


@dataclass(frozen=True)
class Total:
    """The sum of several values of the same entity."""

    name: str
    entity: Entity
    of: tuple[str, ...]
    unit: str
    nl: str
    en: str
    start: date = FAR_PAST
    end: date = FAR_FUTURE

    @property
    def inputs(self) -> tuple[str, ...]:
        """The values that are added up."""
        return self.of


Node = Rule | Aggregate | Total


def rule(
    *,
    entity: Entity,
    unit: str,
    nl: str,
    en: str,
    article: str = "",
    name: str | None = None,
    start: str | None = None,
    end: str | None = None,
    applies_if: str | None = None,
    sentence_nl: str = "",
    sentence_en: str = "",
) -> Callable[[Callable[..., Any]], Rule]:
    """Turn a scalar function into a Rule; its name is the function's unless `name` is given.

    `start` and `end` are ISO dates, first and last day of force.
    """

    def decorate(function: Callable[..., Any]) -> Rule:
        return Rule(
            name=name or function.__name__,
            entity=entity,
            unit=unit,
            nl=nl,
            en=en,
            function=function,
            article=article,
            start=date.fromisoformat(start) if start else FAR_PAST,
            end=date.fromisoformat(end) if end else FAR_FUTURE,
            applies_if=applies_if,
            sentence_nl=sentence_nl,
            sentence_en=sentence_en,
            origin=function.__module__,
        )

    return decorate


def aggregate(name: str, *, entity: Entity, op: Op, of: str, nl: str, en: str, unit: str = "") -> Aggregate:
    """Declare a value of a family or household over its members (or a household over its families)."""
    if op not in OPS or entity == "person":
        raise InvalidRule(
            nl=f"De optelling '{name}' klopt niet: kies {', '.join(OPS)} voor een gezin of huishouden.",
            en=f"The aggregate '{name}' is not right: choose {', '.join(OPS)} for a family or household.",
        )
    return Aggregate(name, entity, op, of, unit, nl, en)


def total(name: str, *, entity: Entity, of: Sequence[str], nl: str, en: str, unit: str) -> Total:
    """Declare the sum of several values of the same entity."""
    return Total(name, entity, tuple(of), unit, nl, en)


def collect(*modules: ModuleType) -> list[Node]:
    """All rules, aggregates and totals defined in some modules, in order of definition."""
    return [
        item
        for module in modules
        for item in vars(module).values()
        if isinstance(item, (Rule, Aggregate, Total))
    ]
