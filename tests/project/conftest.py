# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests that police the project share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def project_files(root: Path) -> list[Path]:
    """Every file that belongs to the project: tracked by git, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("the project is not in git here, so its files cannot be told from what was built")
    return sorted({root / name for name in listed.stdout.split("\0") if name and (root / name).is_file()})


@pytest.fixture(scope="session")
def text_files(project_files: list[Path]) -> dict[Path, str]:
    """The project's text files with their text."""
    texts = {}
    for path in project_files:
        content = path.read_bytes()
        if b"\0" not in content:
            texts[path] = content.decode("utf-8")
    return texts


@pytest.fixture(scope="session")
def check(root: Path) -> Callable[..., None]:
    """A function that runs a tool of the virtual environment and fails with what the tool says."""

    def run(*command: str) -> None:
        tool = str(Path(sys.executable).parent / command[0])
        done = subprocess.run([tool, *command[1:]], cwd=root, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            pytest.fail(f"{' '.join(command)}:\n{done.stdout[-6000:]}{done.stderr[-2000:]}", pytrace=False)

    return run
