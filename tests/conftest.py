# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all tests share: reference cases from outside the project, random families, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).resolve().parent.parent

# "standard" gives every run the same examples; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("standard", deadline=None, derandomize=True, max_examples=100)
settings.register_profile("search", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "standard"))

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with reference cases and public data that lies outside the project."""
    named = os.environ.get("KANSRIJK_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"no reference cases: {folder} is not there; name the folder in KANSRIJK_SHARED")
    return folder


def _without_browser(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}; on a build server the page tests must run")
    pytest.skip(f"{reason}; the page tests did not run")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the system, started once."""
    from playwright.sync_api import Error, sync_playwright

    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        _without_browser("no Chromium on this computer")
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        except Error as error:
            _without_browser(f"{executable} does not start: {error.message.splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page. A test fails when what it opens asks for anything from another computer."""
    asked_elsewhere: list[str] = []

    def refuse(route: Route) -> None:
        asked_elsewhere.append(route.request.url)
        route.abort()

    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    context.route(lambda url: not url.startswith(("file:", "data:", "blob:", "about:", *_LOCAL)), refuse)
    yield context.new_page()
    context.close()
    assert asked_elsewhere == [], "the page asks for things from another computer"


_LOCAL = tuple(f"{scheme}://{host}" for scheme in ("http", "ws") for host in ("localhost", "127.0.0.1"))


@pytest.fixture(scope="session")
def axe_violations() -> Callable[[Page], list[str]]:
    """A function that holds a page against the accessibility rules of axe and lists what is wrong."""
    from axe_playwright_python.sync_playwright import Axe

    def violations(page: Page) -> list[str]:
        found: list[dict[str, Any]] = Axe().run(page).response["violations"]
        return [
            f"{rule['id']} ({rule['impact']}): {rule['help']}: "
            + " | ".join(node["html"][:150] for node in rule["nodes"][:5])
            for rule in found
        ]

    return violations
