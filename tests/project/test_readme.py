# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page names the two commands, and they exist."""

import re
from pathlib import Path

import pytest


@pytest.mark.parametrize("command", ["run", "test"])
def test_the_readme_names_a_command_that_exists(root: Path, command: str):
    assert f"make {command}" in (root / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^{command}:", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_make_target_named_in_a_page_exists(root: Path, text_files: dict[Path, str]):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):(?!=)", makefile, re.MULTILINE))
    named = {
        (path.name, target)
        for path, text in text_files.items()
        if path.suffix == ".md"
        for target in re.findall(r"(?:^    |`|\$ )make ([a-z-]+)", text, re.MULTILINE)
    }
    assert {(page, target) for page, target in named if target not in targets} == set()
