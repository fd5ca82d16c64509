# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an editor of a data file is told: where it is, what is wrong, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kansrijk.provisions.model import Text

Where = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """One thing wrong in a data file. `line` counts from 1; 0 when the place is not in the file."""

    file: str
    line: int
    where: str
    text: Text

    def as_text(self, language: str = "nl") -> str:
        """The finding as one line: file, line, field and sentence."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return (
            f"{place}: {self.where}: {self.text.in_language(language)}"
            if self.where
            else (f"{place}: {self.text.in_language(language)}")
        )


class Findings:
    """Collects findings in one file and knows on which line each field stands."""

    def __init__(self, path: Path | str, lines: dict[Where, int] | None = None) -> None:
        self.file = Path(path).name
        self.lines = lines or {}
        self.found: list[Finding] = []

    def add(self, where: Where, nl: str, en: str) -> None:
        """Note one finding at a field, given as the keys and positions that lead to it."""
        at = where
        while at and at not in self.lines:
            at = at[:-1]
        self.found.append(Finding(self.file, self.lines.get(at, 0), written(where), Text(nl, en)))


def written(where: Sequence[str | int]) -> str:
    """The way to a field as an editor reads it: provisions[2].amounts[1].eur (counted from 1)."""
    out = ""
    for part in where:
        out += f"[{part + 1}]" if isinstance(part, int) else f"{'.' if out else ''}{part}"
    return out
