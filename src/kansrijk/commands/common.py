# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What several commands share: progress, a family from a file or an example, a page."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kansrijk.engine.problems import Problem
    from kansrijk.people import Family

TODAYS_LAW = "2025-07-01"
EXPLANATION = {"nl": "De berekening", "en": "The computation"}
PAGE_STYLE = (
    "body{font:1.1rem/1.6 system-ui,sans-serif;color:#22303a;background:#fbf8f3;max-width:44rem;margin:2rem auto;"
    "padding:0 1rem;overflow-wrap:anywhere}h1,h2,h3,h4{line-height:1.25}h4{margin-bottom:0}"
    "dt{font-weight:600;margin-top:1.2rem}dd{margin-left:1rem}dd p{margin:.4rem 0}ol,ul{padding-left:1.4rem}"
    "summary{cursor:pointer;padding:.2rem 0}"
)


class progress_bar:  # noqa: N801 - used as a function
    """A progress bar on a terminal; silent elsewhere. Gives a callable (done, total, name)."""

    def __enter__(self) -> Callable[[int, int, str], None]:
        self.bar: Any = None
        self.task: Any = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (
                TextColumn("{task.description:<28}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
            )
            self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self.bar.start()
            self.task = self.bar.add_task("", total=None)
        return self.update

    def update(self, done: int, total: int, name: str) -> None:
        """Show how far the work is."""
        if self.bar is not None:
            self.bar.update(self.task, completed=done, total=total, description=name[:28])

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()


def problem(*, nl: str, en: str) -> Problem:
    """A Problem in two languages, without importing the class at start."""
    from kansrijk.engine.problems import Problem

    return Problem(nl=nl, en=en)


def household(file: Path | None, example: str | None) -> Family:
    """The family of a file or the example of that name; one of the two must be given."""
    from kansrijk.people import Family

    if (file is None) == (example is None):
        names = ", ".join(Family.examples())
        raise problem(
            nl=f"Geef een bestand, of een voorbeeld met --example: {names}.",
            en=f"Give a file, or an example with --example: {names}.",
        )
    return Family.example(example) if example else Family.read(file or "")


def write_page(path: Path, title: str, fragment: str, lang: str) -> None:
    """Write a page around an HTML fragment; nothing is left half written."""
    from html import escape

    from kansrijk.engine.files import write_atomically

    page = (
        f'<!doctype html><html lang="{lang}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{PAGE_STYLE}</style>"
        f"<main><h1>{escape(title)}</h1><h2>{EXPLANATION[lang]}</h2>{fragment}</main></html>"
    )
    with write_atomically(path) as temporary:
        temporary.write_text(page, encoding="utf-8")
