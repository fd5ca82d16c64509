# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What stands in a reform file; docs/reference/reform-file.md describes each field.

Everywhere an absent field means: this stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kansrijk.provisions.model import Ages, Text

ALL = "all"
"""Every municipality of which provisions are known, or every scheme of one."""


@dataclass(frozen=True)
class Source:
    """Where the reform, or a figure about it, was read."""

    text: str
    url: str | None = None


@dataclass(frozen=True)
class SchemeChange:
    """One scheme, or all of them, with another limit, amount, ground or age; or ended.

    `municipality` is a GM code or "all", `scheme` the slug of its file or "all". With `ages` only those ages change;
    an age the scheme did not have needs both `limit_pct` and `amount_eur`. Limits are in percent of the municipality's
    own norm, amounts in EUR a year (or once, for a one-off scheme).
    """

    municipality: str
    scheme: str = ALL
    ages: Ages | None = None
    limit_pct: float | None = None
    limit_at_least_pct: float | None = None
    amount_eur: float | None = None
    amount_at_least_eur: float | None = None
    amount_times: float | None = None
    debt_help: bool | None = None
    end: bool | None = None


@dataclass(frozen=True)
class PackageAmount:
    """What a child of these ages gets, in EUR a year."""

    ages: Ages
    eur: float


@dataclass(frozen=True)
class NewScheme:
    """A scheme that comes beside what a municipality ("all" for each) gives already."""

    municipality: str
    slug: str
    name: Text
    amounts: tuple[PackageAmount, ...]
    limit_pct: float
    debt_help: bool = False
    once: bool = False


@dataclass(frozen=True)
class MinimumPackage:
    """Every child up to `limit_pct` gets at least these amounts a year; who has as much already gets nothing more."""

    amounts: tuple[PackageAmount, ...]
    limit_pct: float
    debt_help: bool = False


@dataclass(frozen=True)
class Chances:
    """Chances of use for one group of families after the reform, from 0 to 1."""

    group: str
    low: float
    central: float
    high: float
    source: str


@dataclass(frozen=True)
class Published:
    """A figure others published about this reform in one municipality, to stand beside ours."""

    municipality: str
    text: Text
    children: float
    source: Source


@dataclass(frozen=True)
class ReformFile:
    """The part of a reform file that says what happens in municipalities, and what it is about.

    `before` is the starting point when it is not how things are now.
    """

    title: Text
    description: Text | None = None
    source: Source | None = None
    before: tuple[SchemeChange, ...] = ()
    schemes: tuple[SchemeChange, ...] = ()
    new_schemes: tuple[NewScheme, ...] = ()
    minimum_package: MinimumPackage | None = None
    take_up: tuple[Chances, ...] = ()
    published: tuple[Published, ...] = ()


@dataclass(frozen=True)
class WhatIf:
    """A reform as read: what happens in municipalities (`file`), and in national law (`parameters`, `rules`).

    `parameters` are changes by name: a value, or `{add: EUR}` or `{times: number}` of the value on the day.
    """

    file: ReformFile
    parameters: Mapping[str, Any] = field(default_factory=dict)
    rules: Sequence[Mapping[str, Any]] = ()
    path: str = ""

    @property
    def national(self) -> bool:
        """Whether national law changes."""
        return bool(self.parameters or self.rules)

    def touches(self, code: str) -> bool:
        """Whether something changes in the schemes of a municipality; so does a changed starting point."""
        file = self.file
        named = {item.municipality for item in (*file.before, *file.schemes)}
        named |= {item.municipality for item in file.new_schemes}
        return file.minimum_package is not None or bool(named & {ALL, code})
