# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading a small YAML file into a class, with every fault in it told at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kansrijk.engine import Problem
from kansrijk.provisions.findings import Findings
from kansrijk.provisions.loader import read_yaml
from kansrijk.provisions.structure import build

Kind = TypeVar("Kind")


def read_checked(
    path: Path | str, kind: type[Kind], check: Callable[[Kind, Findings], None], problem: type[Problem]
) -> Kind:
    """What the file holds as `kind`, a dataclass, when nothing is wrong with it.

    Args:
        path: the YAML file.
        kind: a dataclass whose fields are those of the file.
        check: adds what is wrong beyond the types of the fields.
        problem: raised when something is wrong; its message has a line for each fault, with line, field and remedy.

    Raises:
        Problem: there is no such file.
    """
    data, findings = read_yaml(path)
    found: Kind | None = None if findings.found else build(kind, data, (), findings)
    if found is not None and not findings.found:
        check(found, findings)
    if found is None or findings.found:
        raise problem(
            nl="\n".join(item.as_text("nl") for item in findings.found),
            en="\n".join(item.as_text("en") for item in findings.found),
        )
    return found
