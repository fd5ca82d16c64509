# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Turning the text of one scalar rule into statements that can stand inside a loop."""

from __future__ import annotations

import ast
import copy
from collections.abc import Mapping
from functools import lru_cache

from kansrijk.engine.maths import RULE_FUNCTIONS
from kansrijk.engine.problems import InvalidRule
from kansrijk.engine.rules import Rule

ALLOWED = (
    ast.If,
    ast.Assign,
    ast.AnnAssign,
    ast.AugAssign,
    ast.Return,
    ast.Expr,
    ast.Name,
    ast.Load,
    ast.Store,
    ast.Constant,
    ast.BinOp,
    ast.UnaryOp,
    ast.BoolOp,
    ast.Compare,
    ast.IfExp,
    ast.Call,
    ast.operator,
    ast.unaryop,
    ast.boolop,
    ast.cmpop,
)


def statements(rule: Rule, target: str, names: Mapping[str, str]) -> list[str]:
    """Lines that compute `rule` into the variable `target`, arguments renamed by `names`.

    Raises:
        InvalidRule: the rule uses something other than arithmetic, comparisons, `if`, assignments and the
            functions of `kansrijk.engine.maths`.
    """
    check(rule)
    return list(_written(rule.source_text, target, tuple(names.items())))


@lru_cache(maxsize=16384)
def _written(text: str, target: str, names: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The lines, kept because a reform or another municipality asks for the same ones."""
    definition = copy.deepcopy(_parse(text))
    local = {
        node.id
        for node in ast.walk(definition)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    renamed = {**dict(names), **{name: f"{target}_{name}" for name in local}}
    # An argument that gets another value in the rule must keep its own for the rules after it.
    copies = [f"{renamed[name]} = {given}" for name, given in names if name in local]
    body = _without_returns(definition.body, target)
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and node.id in renamed:
                node.id = renamed[node.id]
    return *copies, *ast.unparse(ast.Module(body=body, type_ignores=[])).split("\n")


def check(rule: Rule) -> None:
    """Refuse a rule that could not run both ways.

    Raises:
        InvalidRule: names the rule, the line and what is allowed.
    """
    definition = _parse(rule.source_text)
    known = set(rule.arguments) | set(RULE_FUNCTIONS)
    known |= {n.id for n in ast.walk(definition) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    body = definition.body
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant):
                raise _refused(rule, node, "een losse uitdrukking", "a loose expression")
            if not isinstance(node, ALLOWED):
                raise _refused(rule, node, type(node).__name__, type(node).__name__)
            if isinstance(node, ast.Constant) and not isinstance(node.value, (bool, int, float)):
                if statement is not body[0] or not isinstance(statement, ast.Expr):
                    raise _refused(rule, node, f"de waarde {node.value!r}", f"the value {node.value!r}")
            if isinstance(node, ast.Name) and node.id not in known:
                raise _refused(rule, node, f"de naam '{node.id}'", f"the name '{node.id}'")
            if isinstance(node, ast.Call) and not (
                isinstance(node.func, ast.Name) and node.func.id in RULE_FUNCTIONS
            ):
                raise _refused(rule, node, "die aanroep", "that call")
    if not _always_returns(body):
        raise _refused(rule, definition, "een pad zonder return", "a path without return")


@lru_cache(maxsize=4096)
def _parse(text: str) -> ast.FunctionDef:
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef):
            return node
    raise ValueError("no function in rule text")


def _refused(rule: Rule, node: ast.AST, nl: str, en: str) -> InvalidRule:
    line = getattr(node, "lineno", 0)
    return InvalidRule(
        nl=f"De regel '{rule.name}' gebruikt op regel {line} {nl}. Toegestaan zijn rekenen, vergelijken, if, "
        f"toewijzen, return en {', '.join(RULE_FUNCTIONS)}.",
        en=f"The rule '{rule.name}' uses {en} on line {line}. Allowed are arithmetic, comparisons, if, "
        f"assignments, return and {', '.join(RULE_FUNCTIONS)}.",
    )


def _always_returns(body: list[ast.stmt]) -> bool:
    for statement in body:
        if isinstance(statement, ast.Return):
            return True
        if (
            isinstance(statement, ast.If)
            and _always_returns(statement.body)
            and _always_returns(statement.orelse)
        ):
            return True
    return False


def _has_return(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.Return) for node in ast.walk(statement))


def _without_returns(body: list[ast.stmt], target: str) -> list[ast.stmt]:
    """The same statements with `return x` as `target = x`, what follows an early return moved into an else."""
    out: list[ast.stmt] = []
    for index, statement in enumerate(body):
        rest = body[index + 1 :]
        if isinstance(statement, ast.Return):
            assert statement.value is not None
            out.append(ast.Assign([ast.Name(target, ast.Store())], statement.value, lineno=0))
            return out
        if isinstance(statement, ast.Expr):
            continue
        if isinstance(statement, ast.If) and _has_return(statement):
            yes = statement.body if _always_returns(statement.body) else [*statement.body, *rest]
            no = statement.orelse if _always_returns(statement.orelse) else [*statement.orelse, *rest]
            out.append(ast.If(statement.test, _without_returns(yes, target), _without_returns(no, target)))
            return out
        if isinstance(statement, ast.AnnAssign) and statement.value is not None:
            out.append(ast.Assign([statement.target], statement.value, lineno=0))
            continue
        out.append(statement)
    return out
