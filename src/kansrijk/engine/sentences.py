# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Sentences about a result: text with places for values, and the reasons from which the right one is chosen.

A place holds a name or a sum of names, and may say how to show it:

    {bijstand_m}                                a value with its unit
    {vermogen - vermogensgrens_bijstand}        a sum, in the unit of its first amount
    {huurtoeslag_y / 12 as EUR/m}               a sum in another unit
    {aantal_kinderen|kind|kinderen}             a number with its noun: 1 kind, 2 kinderen, geen kinderen
    {self}                                      the result itself
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any, Protocol

import yaml

from kansrijk.engine.problems import InvalidRule
from kansrijk.engine.wording import CURRENCIES, counted, tell

PLACE = re.compile(r"\{([^{}]+)\}")
UNIT = re.compile(r"\s+as\s+(\S+)$")
FUNCTIONS = {"min": min, "max": max, "abs": abs, "round": round}
ALLOWED = (
    ast.Expression, ast.Name, ast.Load, ast.Constant, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp,
    ast.Call, ast.operator, ast.unaryop, ast.boolop, ast.cmpop,
)  # fmt: skip
TEXTS = ("nl", "en")


class Scope(Protocol):
    """What a sentence can ask of one row of a result."""

    def __getitem__(self, name: str) -> Any:
        """The value of `name`; KeyError when it was not computed."""

    def shown(self, name: str, language: str) -> str:
        """The value in words; KeyError when it was not computed."""

    def unit(self, name: str) -> str:
        """The unit of `name`."""


@dataclass(frozen=True)
class Expression:
    """A sum or condition over names; only arithmetic, comparisons, and, or, not, if-else, min, max, abs and round."""

    text: str
    names: tuple[str, ...]
    code: CodeType

    def value(self, scope: Scope) -> Any:
        """Its value.

        Raises:
            NameError: a name in it was not computed.
        """
        return eval(self.code, {"__builtins__": FUNCTIONS}, scope)  # type: ignore[arg-type]  # noqa: S307


@cache
def expression(text: str) -> Expression:
    """Read an expression.

    Raises:
        InvalidRule: it is none, or uses more than is allowed.
    """
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError:
        raise _invalid(text) from None
    for node in ast.walk(tree):
        plain_call = not isinstance(node, ast.Call) or (
            isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS and not node.keywords
        )
        number = not isinstance(node, ast.Constant) or isinstance(node.value, int | float)
        if not isinstance(node, ALLOWED) or not plain_call or not number:
            raise _invalid(text)
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id not in FUNCTIONS]
    return Expression(text, tuple(dict.fromkeys(names)), compile(tree, "<sentence>", "eval"))


@dataclass(frozen=True)
class Place:
    """One place in a sentence."""

    sum: Expression
    name: str = ""
    unit: str | None = None
    nouns: tuple[str, str] | None = None

    def fill(self, scope: Scope, language: str) -> str:
        """The words in this place.

        Raises:
            KeyError, NameError: a value was not computed.
        """
        if self.nouns:
            return counted(self.sum.value(scope), *self.nouns, language)
        if self.name and self.unit is None:
            return scope.shown(self.name, language)
        unit = self.unit or unit_of(self.sum, scope)
        return tell(self.sum.value(scope), unit, language)


def unit_of(text: Expression, scope: Scope) -> str:
    """The unit of a sum: of its first amount of money, or of its first name when there is no money in it."""
    units = []
    for name in text.names:
        try:
            units.append(scope.unit(name))
        except KeyError:  # a name in the part of an if-else that was not taken
            continue
    return next((unit for unit in units if unit.partition("/")[0] in CURRENCIES), units[0] if units else "")


@dataclass(frozen=True)
class Template:
    """A sentence with places."""

    text: str
    parts: tuple[str | Place, ...]

    @property
    def names(self) -> set[str]:
        """Every name it asks for, apart from the result itself."""
        return {
            name
            for part in self.parts
            if isinstance(part, Place)
            for name in part.sum.names
            if name != "self"
        }

    def fill(self, scope: Scope, language: str) -> str:
        """The sentence for one row; a value that cannot be computed shows as a question mark."""
        out = []
        for part in self.parts:
            if isinstance(part, str):
                out.append(part)
                continue
            try:
                out.append(part.fill(scope, language))
            except (KeyError, NameError, ZeroDivisionError):
                out.append("?")
        return "".join(out)


@cache
def template(text: str) -> Template:
    """Read a sentence with places.

    Raises:
        InvalidRule: a place holds no sum of names.
    """
    parts: list[str | Place] = []
    for number, piece in enumerate(PLACE.split(text)):
        if number % 2 == 0:
            parts += [piece] if piece else []
            continue
        inside, *nouns = piece.split("|")
        unit = UNIT.search(inside)
        total = expression(inside[: unit.start()] if unit else inside)
        if len(nouns) not in (0, 2):
            raise _invalid(piece)
        parts.append(
            Place(
                total,
                name=inside.strip() if total.names == (inside.strip(),) else "",
                unit=unit.group(1) if unit else None,
                nouns=(nouns[0], nouns[1]) if nouns else None,
            )
        )
    return Template(text, tuple(parts))


@dataclass(frozen=True)
class Reason:
    """One reason for a result, in both languages: when it holds, why, and what would change the result."""

    when: Expression | None
    why: Mapping[str, Template]
    change: Mapping[str, Template]


@dataclass(frozen=True)
class Reasons:
    """The reasons of one result, in the order they are tried, and the sums with a name that they use.

    A sum with a name may have several texts; the first that can be computed counts, as laws differ between years.
    """

    sums: Mapping[str, tuple[Expression, ...]]
    cases: tuple[Reason, ...]

    def holding(self, scope: Scope) -> Reason | None:
        """The first reason that holds; one that asks for a value that was not computed does not."""
        for case in self.cases:
            try:
                if case.when is None or case.when.value(scope):
                    return case
            except (NameError, ZeroDivisionError):
                continue
        return None

    @property
    def names(self) -> set[str]:
        """Every name the reasons ask for, apart from the result itself and their own sums."""
        found = {name for texts in self.sums.values() for text in texts for name in text.names}
        for case in self.cases:
            found |= set(case.when.names) if case.when else set()
            found |= {name for words in (*case.why.values(), *case.change.values()) for name in words.names}
        return found - set(self.sums) - {"self"}


def load_reasons(path: Path) -> dict[str, Reasons]:
    """The reasons of an act, by the name of the result.

    Raises:
        InvalidRule: names the file and the result.
    """
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
    return {name: _reasons(path, name, rows) for name, rows in data.items()}


def _reasons(path: Path, name: str, about: Any) -> Reasons:
    wanted = {"nl": f"{path}: '{name}' is geen lijst van redenen met nl en en.",
              "en": f"{path}: '{name}' is no list of reasons with nl and en."}  # fmt: skip
    rows = about.get("reasons") if isinstance(about, dict) else about
    if not isinstance(rows, list):
        raise InvalidRule(**wanted)
    cases = []
    for row in rows:
        known = isinstance(row, dict) and set(row) <= {"when", "nl", "en", "change_nl", "change_en"}
        if not known or not set(TEXTS) <= set(row) or ("change_nl" in row) != ("change_en" in row):
            raise InvalidRule(**wanted)
        cases.append(
            Reason(
                expression(str(row["when"])) if "when" in row else None,
                {language: template(_one_line(row[language])) for language in TEXTS},
                {language: template(_one_line(row[f"change_{language}"])) for language in TEXTS}
                if "change_nl" in row
                else {},
            )
        )
    sums = about.get("sums", {}) if isinstance(about, dict) else {}
    texts = {key: text if isinstance(text, list) else [text] for key, text in sums.items()}
    return Reasons(
        {key: tuple(expression(str(t)) for t in several) for key, several in texts.items()}, tuple(cases)
    )


def _one_line(text: Any) -> str:
    return " ".join(str(text).split())


def _invalid(text: str) -> InvalidRule:
    return InvalidRule(
        nl=f"'{text}' kan niet in een zin staan. Gebruik namen, getallen en + - * / met vergelijkingen.",
        en=f"'{text}' cannot stand in a sentence. Use names, numbers and + - * / with comparisons.",
    )
