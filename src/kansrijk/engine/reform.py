# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reforms: other amounts, a replaced rule or an added one, from Python or from a YAML file."""

from __future__ import annotations

import ast
import difflib
import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kansrijk.engine.columns import ENTITIES, Entity
from kansrijk.engine.kernel.inline import check
from kansrijk.engine.maths import RULE_FUNCTIONS, Bands
from kansrijk.engine.parameters import Parameter, ParameterValue
from kansrijk.engine.problems import Problem, UnknownName
from kansrijk.engine.rules import Node, Rule


@dataclass(frozen=True)
class Reform:
    """A change of policy: new values of parameters by name, and rules that replace or join the others."""

    title: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    rules: Sequence[Node] = ()

    @classmethod
    def read(cls, path: Path | str) -> Reform:
        """Read a reform from YAML: `title`, `parameters: {name: value}`, `rules: [{name, entity, unit, nl, en, formula}]`.

        A formula is the text of a function body or of one expression; it may use what any rule may use.

        Raises:
            Problem: the file cannot be read, or a rule in it is not right; names the file and the remedy.
        """
        file = Path(path)
        try:
            data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except FileNotFoundError as error:
            raise Problem(
                nl=f"Het bestand {file} bestaat niet. Kijk naam en map na.",
                en=f"The file {file} does not exist. Check name and folder.",
            ) from error
        except yaml.YAMLError as error:
            raise Problem(
                nl=f"{file} is geen geldige YAML: {_place(error)}. Verbeter die regel.",
                en=f"{file} is not valid YAML: {_place(error)}. Mend that line.",
            ) from error
        if not isinstance(data, dict) or not set(data) <= {"title", "parameters", "rules", "nl", "en"}:
            raise Problem(
                nl=f"{file} is geen maatregel: geef 'title' en 'parameters' of 'rules'.",
                en=f"{file} is no reform: give 'title' and 'parameters' or 'rules'.",
            )
        rules = [_rule(file, entry) for entry in data.get("rules") or []]
        return cls(str(data.get("title", file.stem)), dict(data.get("parameters") or {}), rules)


def apply(
    reform: Reform, nodes: Sequence[Node], parameters: Mapping[str, Parameter]
) -> tuple[list[Node], dict[str, Parameter]]:
    """The rules and parameters after a reform.

    Raises:
        UnknownName: the reform changes a parameter that does not exist.
        Problem: a value has another form than the parameter it replaces.
    """
    changed = dict(parameters)
    for name, value in reform.parameters.items():
        if name not in changed:
            near = ", ".join(difflib.get_close_matches(name, changed, n=3)) or "-"
            raise UnknownName(
                nl=f"De maatregel '{reform.title}' wijzigt '{name}', maar dat bedrag bestaat niet. Lijkt op: {near}.",
                en=f"The reform '{reform.title}' changes '{name}', but there is no such parameter. Close to: {near}.",
            )
        changed[name] = changed[name].replaced(_value(reform, changed[name], value), reform.title)
    replaced = {rule.name for rule in reform.rules}
    return [node for node in nodes if node.name not in replaced] + list(reform.rules), changed


def _value(reform: Reform, parameter: Parameter, value: Any) -> ParameterValue:
    try:
        if parameter.kind == "scalar":
            return float(value)
        if parameter.kind == "table":
            return tuple(float(v) for v in value)
        return Bands(tuple(float(row[0]) for row in value), tuple(float(row[1]) for row in value))
    except (TypeError, ValueError, IndexError) as error:
        raise Problem(
            nl=f"De maatregel '{reform.title}' geeft '{parameter.name}' een waarde die geen {parameter.kind} is.",
            en=f"The reform '{reform.title}' gives '{parameter.name}' a value that is no {parameter.kind}.",
        ) from error


def _rule(file: Path, entry: Mapping[str, Any]) -> Rule:
    missing = [key for key in ("name", "entity", "unit", "formula") if not entry.get(key)]
    if missing or entry["entity"] not in ENTITIES:
        raise Problem(
            nl=f"{file}: een regel mist {', '.join(missing) or 'een geldige entity (person, family, household)'}.",
            en=f"{file}: a rule lacks {', '.join(missing) or 'a valid entity (person, family, household)'}.",
        )
    known = inspect.signature(rule_from_text).parameters
    unknown = sorted(set(entry) - set(known))
    if unknown:
        raise Problem(
            nl=f"{file}: de regel '{entry['name']}' heeft onbekende velden: {', '.join(unknown)}. "
            f"Bekend zijn: {', '.join(known)}.",
            en=f"{file}: the rule '{entry['name']}' has unknown fields: {', '.join(unknown)}. Known are: {', '.join(known)}.",
        )
    return rule_from_text(**dict(entry))


def rule_from_text(
    *,
    name: str,
    entity: Entity,
    unit: str,
    formula: str,
    nl: str = "",
    en: str = "",
    article: str = "",
    applies_if: str | None = None,
    sentence_nl: str = "",
    sentence_en: str = "",
) -> Rule:
    """A rule from the text of its formula: an expression, or statements ending in `return`.

    Raises:
        InvalidRule: the formula uses something a rule may not use.
        Problem: the text is no Python.
    """
    body = f"return {formula.strip()}" if _is_expression(formula) else formula
    indented = "\n".join("    " + line for line in body.strip().splitlines())
    try:
        tree = ast.parse(f"def {name}():\n{indented}")
    except SyntaxError as error:
        raise Problem(
            nl=f"De formule van '{name}' is niet te lezen (regel {(error.lineno or 1) - 1}): {error.msg}.",
            en=f"The formula of '{name}' cannot be read (line {(error.lineno or 1) - 1}): {error.msg}.",
        ) from error
    if len(tree.body) != 1 or not name.isidentifier():
        raise Problem(
            nl=f"De naam '{name}' of de formule erbij is niet goed: een naam is één woord, een formule één functie.",
            en=f"The name '{name}' or its formula is not right: a name is one word, a formula one function.",
        )
    arguments = _Arguments.of(tree)
    text = f"def {name}({', '.join(arguments)}):\n{indented}\n"
    probe = Rule(name, entity, unit, nl or name, en or name, _stub(arguments), article, text=text)
    check(probe)
    scope: dict[str, Any] = {"__builtins__": {}, **RULE_FUNCTIONS}
    exec(compile(text, f"<rule {name}>", "exec"), scope)  # noqa: S102 - the text was checked to hold arithmetic only
    return Rule(
        name, entity, unit, nl or name, en or name, scope[name], article,
        applies_if=applies_if, sentence_nl=sentence_nl, sentence_en=sentence_en, text=text, origin="reform",
    )  # fmt: skip


class _Arguments(ast.NodeVisitor):
    """The names a formula reads before it gives them a value itself, in order."""

    def __init__(self) -> None:
        self.stored: set[str] = set()
        self.found: dict[str, None] = {}

    @classmethod
    def of(cls, tree: ast.AST) -> list[str]:
        visitor = cls()
        visitor.visit(tree)
        return [name for name in visitor.found if name not in RULE_FUNCTIONS]

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.stored.add(node.id)
        elif node.id not in self.stored:
            self.found[node.id] = None

    def visit_Assign(self, node: ast.Assign) -> None:
        for part in (node.value, *node.targets):
            self.visit(part)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name) and node.target.id not in self.stored:
            self.found[node.target.id] = None
        for part in (node.value, node.target):
            self.visit(part)


def _is_expression(formula: str) -> bool:
    try:
        ast.parse(formula.strip(), mode="eval")
    except SyntaxError:
        return False
    return True


def _stub(arguments: Sequence[str]) -> Any:
    return eval(f"lambda {', '.join(arguments)}: 0.0")  # noqa: S307 - names come from a parsed tree


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"regel/line {mark.line + 1}" if mark is not None else str(error)
