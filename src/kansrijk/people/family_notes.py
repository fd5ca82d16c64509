# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a reader must know of facts that a family file gives and the rules do not, or not wholly, use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from kansrijk.people.yaml_lines import Field


@dataclass(frozen=True)
class Note:
    """A remark on one fact of a file: where it stands, and the sentence in both languages."""

    path: str
    code: str
    nl: str
    en: str

    def as_dict(self) -> dict[str, str]:
        """The remark as plain data."""
        return {"field": self.path, "code": self.code, "nl": self.nl, "en": self.en}


@cache
def _sentences() -> dict[str, dict[str, str]]:
    path = Path(__file__).parent / "data" / "family_notes.yaml"
    found: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))["notes"]
    return found


def note(code: str, field: Field) -> Note:
    """The remark `code` on a field."""
    texts = _sentences()[code]
    return Note(field.path, code, texts["nl"], texts["en"])
