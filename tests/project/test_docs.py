# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a user can type, ask for or fill in stands in the reference pages."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)#\s]+)(#[^)]*)?\)")


def page_text(root: Path, name: str) -> str:
    """A reference page; a test that needs one fails when it is not written."""
    path = root / "docs" / "reference" / name
    assert path.is_file(), f"docs/reference/{name} is not there yet; `make docs` may write it"
    return path.read_text(encoding="utf-8")


def named(word: str, text: str) -> bool:
    """Whether a code stands in a text as a word of its own."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def commands(command: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    """Every command below one, as typed, with the options it takes."""
    options = [name for parameter in command.params for name in parameter.opts if name.startswith("--")]
    yield path, options
    for name, below in sorted(getattr(command, "commands", {}).items()):
        if not below.hidden:
            yield from commands(below, f"{path} {name}")


def test_every_command_and_option_is_in_the_reference(root: Path):
    if not list((root / "src" / "kansrijk").glob("cli*")):
        pytest.skip("there is no command line yet")
    text = page_text(root, "command-line.md")
    missing = []
    for path, options in commands(import_module("kansrijk.cli").main, "kansrijk"):
        missing += [path] if path not in text else []
        missing += [f"{path} {option}" for option in options if not named(option, text)]
    assert missing == []


def test_every_indicator_is_in_the_reference(root: Path):
    registry = root / "src" / "kansrijk" / "indicators" / "registry.yaml"
    if not registry.is_file():
        pytest.skip("there are no indicators yet")
    text = page_text(root, "indicators.md")
    known = import_module("kansrijk.indicators").load_registry()
    assert len(known) > 0
    assert sorted(code for code in known if not named(code, text)) == []


def test_every_column_is_in_the_reference(root: Path):
    path = root / "src" / "kansrijk" / "people" / "columns.yaml"
    if not path.is_file():
        pytest.skip("there are no columns yet")
    text = page_text(root, "columns.md")
    columns = import_module("kansrijk.engine.columns").load_columns(path)
    assert columns
    assert sorted(name for name in columns if not named(name, text)) == []


def test_the_written_pages_follow_the_software(root: Path):
    done = subprocess.run(
        [sys.executable, "-m", "tools.docs", "--check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"run `make docs`: {done.stdout}{done.stderr[-2000:]}"


def test_links_between_pages_lead_somewhere(text_files: dict[Path, str], root: Path):
    broken = [
        f"{path.relative_to(root)} -> {link['target']}"
        for path, text in text_files.items()
        if path.suffix == ".md"
        for link in LINK.finditer(text)
        if "://" not in link["target"] and not link["target"].startswith("mailto:")
        if not (path.parent / link["target"]).exists()
    ]
    assert broken == []


def test_every_page_is_reachable_from_the_first(root: Path):
    docs = root / "docs"
    reached: set[Path] = set()
    heap = [docs / "index.md"]
    while heap:
        path = heap.pop()
        if path in reached or path.suffix != ".md" or not path.is_file():
            continue
        reached.add(path)
        text = path.read_text(encoding="utf-8")
        heap += [
            (path.parent / link["target"]).resolve()
            for link in LINK.finditer(text)
            if "://" not in link["target"]
        ]
    written = {path for path in docs.rglob("*.md") if path.name != "template.md"}
    assert sorted(str(path.relative_to(docs)) for path in written - reached) == []
