# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Turning the text of a scalar rule into a numpy function, as a careful numpy user would write it.

Both branches of an `if` are computed for everybody and chosen between. Where one branch is nothing, the other is
multiplied by the condition, because numpy's `where` takes several times as long on a mask without order. That is
only done in rules that cannot give "not a number" for people they are not about.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

from bench.vector_maths import VECTOR_FUNCTIONS
from kansrijk.engine.kernel.inline import statements
from kansrijk.engine.rules import Rule

RESULT = "result"
CHAINED = {"min": "minimum", "max": "maximum"}
RENAMED = {"abs": "absolute", "int": "to_int", "float": "to_float"}
CAN_BE_NOT_A_NUMBER = ("at", "step_up_to")
Environment = dict[str, ast.expr]


def vectorised_text(rule: Rule) -> str:
    """The text of a numpy function with the arguments of `rule`."""
    body = _body(rule)
    writer = _Writer(_always_a_number(body))
    values: Environment = {name: ast.Name(name) for name in rule.arguments}
    writer.run(body, values)
    lines = [*writer.lines, f"return {ast.unparse(values[RESULT])}"]
    return f"def {rule.name}({', '.join(rule.arguments)}):\n" + "\n".join("    " + line for line in lines)


def vectorised(
    rule: Rule, functions: Mapping[str, Callable[..., Any]] = VECTOR_FUNCTIONS
) -> Callable[..., Any]:
    """The numpy function itself; `functions` are what it may call."""
    scope: dict[str, Any] = dict(functions)
    exec(compile(vectorised_text(rule), f"<vectorised {rule.name}>", "exec"), scope)  # noqa: S102 - our own rules
    function: Callable[..., Any] = scope[rule.name]
    return function


def keeps_to_numbers(rule: Rule) -> bool:
    """Whether the rule gives a number for everybody, also for those it does not apply to."""
    return _always_a_number(_body(rule))


def _body(rule: Rule) -> list[ast.stmt]:
    """The statements of a rule, with assignments to `RESULT` in place of returns."""
    own_names = {argument: argument for argument in rule.arguments}
    return ast.parse("\n".join(statements(rule, RESULT, own_names))).body


def _always_a_number(body: list[ast.stmt]) -> bool:
    nodes = [node for statement in body for node in ast.walk(statement)]
    divides = any(isinstance(node, ast.Div) for node in nodes)
    looks_up = any(isinstance(node, ast.Name) and node.id in CAN_BE_NOT_A_NUMBER for node in nodes)
    return not (divides or looks_up)


class _Writer:
    """Writes one line a value; a variable that is set again gets a new name, so branches can be merged."""

    def __init__(self, may_multiply: bool) -> None:
        self.may_multiply = may_multiply
        self.lines: list[str] = []

    def run(self, body: list[ast.stmt], values: Environment) -> None:
        for statement in body:
            if isinstance(statement, ast.Assign):
                target = statement.targets[0]
                assert isinstance(target, ast.Name)
                values[target.id] = self._kept(_Vector(self, values).visit(statement.value))
            elif isinstance(statement, ast.AugAssign):
                assert isinstance(statement.target, ast.Name)
                right = _Vector(self, values).visit(statement.value)
                values[statement.target.id] = self._kept(
                    ast.BinOp(values[statement.target.id], statement.op, right)
                )
            else:
                assert isinstance(statement, ast.If)
                self._branch(statement, values)

    def _branch(self, statement: ast.If, values: Environment) -> None:
        test = self._kept(_Vector(self, values).visit(statement.test))
        yes, no = dict(values), dict(values)
        self.run(statement.body, yes)
        self.run(statement.orelse, no)
        for name in dict.fromkeys([*yes, *no]):
            if name not in yes or name not in no:
                values[name] = yes.get(name) or no[name]
            elif yes[name] is not no[name]:
                values[name] = self._kept(self.choose(test, yes[name], no[name]))

    def _kept(self, value: ast.expr) -> ast.expr:
        if isinstance(value, (ast.Name, ast.Constant)):
            return value
        name = f"x{len(self.lines)}"
        self.lines.append(f"{name} = {ast.unparse(value)}")
        return ast.Name(name)

    def choose(self, test: ast.expr, yes: ast.expr, no: ast.expr) -> ast.expr:
        """`yes` where `test` holds, else `no`."""
        if _is(no, False):
            return ast.BinOp(test, ast.BitAnd(), yes)
        if _is(yes, True):
            return ast.BinOp(test, ast.BitOr(), no)
        if self.may_multiply and _is(no, 0):
            return ast.BinOp(test, ast.Mult(), yes)
        if self.may_multiply and _is(yes, 0):
            return ast.BinOp(ast.UnaryOp(ast.Invert(), test), ast.Mult(), no)
        return _call("where", test, yes, no)


class _Vector(ast.NodeTransformer):
    """Rewrites one expression."""

    def __init__(self, writer: _Writer, values: Environment) -> None:
        self.writer = writer
        self.values = values

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.values.get(node.id, node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        operator: ast.operator = ast.BitAnd() if isinstance(node.op, ast.And) else ast.BitOr()
        parts = [self.visit(part) for part in node.values]
        return reduce(lambda left, right: ast.BinOp(left, operator, right), parts)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        operand = self.visit(node.operand)
        return ast.UnaryOp(ast.Invert() if isinstance(node.op, ast.Not) else node.op, operand)

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        parts = [self.visit(part) for part in (node.left, *node.comparators)]
        pairs: list[ast.expr] = [
            ast.Compare(left, [op], [right])
            for left, op, right in zip(parts, node.ops, parts[1:], strict=False)
        ]
        return reduce(lambda left, right: ast.BinOp(left, ast.BitAnd(), right), pairs)

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        return self.writer.choose(self.visit(node.test), self.visit(node.body), self.visit(node.orelse))

    def visit_Call(self, node: ast.Call) -> ast.expr:
        assert isinstance(node.func, ast.Name)
        name, arguments = node.func.id, [self.visit(argument) for argument in node.args]
        if name in CHAINED:
            return reduce(lambda left, right: _call(CHAINED[name], left, right), arguments)
        return _call(RENAMED.get(name, name), *arguments)


def _call(name: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(name), list(arguments), [])


def _is(node: ast.expr, value: float | bool) -> bool:
    return (
        isinstance(node, ast.Constant)
        and node.value == value
        and isinstance(node.value, bool) == isinstance(value, bool)
    )
