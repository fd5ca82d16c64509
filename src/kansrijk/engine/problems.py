# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Problems a user can solve: one clear sentence in Dutch and in English."""

from __future__ import annotations


class Problem(Exception):
    """Something is wrong with what was asked or given, and the sentence names the way out.

    Both languages are always present; `str()` gives the English one. Command-line programs print one of the
    two and stop with exit code 2.
    """

    def __init__(self, *, nl: str, en: str) -> None:
        super().__init__(en)
        self.nl = nl
        self.en = en

    def in_language(self, language: str) -> str:
        """The sentence in `language`: "nl" or "en"."""
        return self.nl if language == "nl" else self.en


class UnknownName(Problem):
    """A rule, parameter or column is asked for that does not exist."""


class MissingInput(Problem):
    """A required column was not given."""


class Cycle(Problem):
    """Rules need each other in a circle."""


class OutsideKnownDates(Problem):
    """A rule or parameter is asked for on a date for which nothing is known."""


class OverlappingDates(Problem):
    """Two versions of one rule or parameter are in force on the same day."""


class NoResult(Problem):
    """A rule has no result for one household; `rule` is its name."""

    def __init__(self, *, nl: str, en: str, rule: str) -> None:
        super().__init__(nl=nl, en=en)
        self.rule = rule


class InvalidRule(Problem):
    """A rule is written in a way the engine does not accept."""


class InvalidData(Problem):
    """A table of people holds values outside what its columns allow."""
