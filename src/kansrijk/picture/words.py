# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the picture in Dutch and English, and numbers written the way each language writes them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kansrijk.engine.problems import Problem
from kansrijk.engine.wording import show_date

LANGUAGES = ("nl", "en")
FOLDER = Path(__file__).parent / "messages"
NO_BREAK = "\u00a0"
MINUS = "\u2212"


@cache
def load_messages() -> dict[str, dict[str, str]]:
    """Every message of the picture: key -> {"nl": text, "en": text}. The key is file name, dot, name."""
    messages: dict[str, dict[str, str]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        messages.update({f"{path.stem}.{name}": texts for name, texts in document.items()})
    return messages


class Words:
    """The messages and the number formats of one language."""

    def __init__(self, language: str) -> None:
        """Choose "nl" or "en".

        Raises:
            Problem: another language.
        """
        if language not in LANGUAGES:
            raise Problem(
                nl=f"De taal {language!r} is er niet. Kies nl of en.",
                en=f"There is no language {language!r}. Choose nl or en.",
            )
        self.language = language
        self._messages = load_messages()

    def __call__(self, key: str, **fields: Any) -> str:
        """The message of `key` with its {fields} filled in."""
        return self._messages[key][self.language].strip().format(**fields)

    def pick(self, texts: str | dict[str, str] | None) -> str:
        """The text in this language out of {"nl": ..., "en": ...}, or the text itself; empty for nothing."""
        if texts is None or isinstance(texts, str):
            return texts or ""
        return texts.get(self.language) or texts.get("nl") or texts.get("en") or ""

    def number(self, value: float, decimals: int = 0) -> str:
        """A number such as 12.345,6 (nl) or 12,345.6 (en), with a real minus sign."""
        text = f"{abs(value):,.{decimals}f}"
        if self.language == "nl":
            text = text.translate(str.maketrans(",.", ".,"))
        negative = value < 0 and any(digit in text for digit in "123456789")
        return MINUS + text if negative else text

    def share(self, value: float) -> str:
        """A part of one as a percentage with one decimal."""
        return f"{self.number(100 * value, 1)}%"

    def points(self, value: float) -> str:
        """A difference between shares, in percentage points with its sign."""
        sign = "+" if round(100 * value, 1) > 0 else ""
        return f"{sign}{self.number(100 * value, 1)}"

    def euro(self, value: float) -> str:
        """An amount in whole euros."""
        gap = NO_BREAK if self.language == "nl" else ""
        if value < 0:
            return f"{MINUS}€{gap}{self.number(-value)}"
        return f"€{gap}{self.number(value)}"

    def big_euro(self, value: float) -> str:
        """An amount in millions of euros with one decimal when it is that large, else in whole euros."""
        if abs(value) < 1e6:
            return self.euro(value)
        gap = NO_BREAK if self.language == "nl" else ""
        word = "miljoen" if self.language == "nl" else "million"
        return f"€{gap}{self.number(value / 1e6, 1)}{NO_BREAK}{word}"

    def unit(self, value: float, unit: str) -> str:
        """A value in its unit: share, percent_of_line, percent, EUR..., or a plain count."""
        if unit == "share":
            return self.share(value)
        if unit in ("percent", "percent_of_line"):
            return f"{self.number(value, 1)}%"
        if unit.startswith("EUR"):
            return self.euro(value)
        return self.number(value, {"score": 3, "ratio": 2, "grade": 1}.get(unit, 0))

    def day(self, text: str) -> str:
        """An ISO date as 1 juli 2025 (nl) or 1 July 2025 (en); any other text as it is."""
        try:
            moment = date.fromisoformat(text)
        except ValueError:
            return text
        return show_date(moment, self.language)
