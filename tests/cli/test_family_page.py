# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one family is accessible and fits a phone; `python -m kansrijk` is the same program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.people import Family

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.browser
@pytest.mark.parametrize("example", Family.examples())
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_of_a_family_is_accessible_and_fits_a_phone(
    tmp_path: Path, page: Page, axe_violations: Callable[[Page], list[str]], example: str, lang: str
) -> None:
    path = tmp_path / "family.html"
    done = CliRunner().invoke(main, ["--lang", lang, "family", "--example", example, "--html", str(path)])
    assert done.exit_code == 0, done.output
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("h1").count() == 1
    assert axe_violations(page) == []


def test_the_module_runs_as_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kansrijk", "family", "--example", "nobody"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("kansrijk: Er is geen voorbeeldgezin 'nobody'.")
