# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The project speaks about its subject, not about the computers and tools it was made with."""

import re
from pathlib import Path

import pytest

# Written in two halves, so that this file does not contain what it looks for.
MACHINE_PATHS = [r"(?<![\w.}])/" + name + "/" for name in ("work", "root", "tmp", "home", "opt")]
PACKAGE_HOSTS = [
    first + last
    for first, last in [
        (r"pypi\.", "org"),
        (r"python" + "hosted", r"\.org"),
        (r"registry\.", r"npmjs"),
        (r"deb\.", r"debian\.org"),
        (r"crates\.", "io"),
        (r"proxy\.", r"golang"),
    ]
]
MAKERS = [
    r"\b" + first + last + r"\b"
    for first, last in [
        ("clau", "de"),
        ("anthro", "pic"),
        ("open", "ai"),
        ("chat", "gpt"),
        ("co", "pilot"),
        ("ll", "ms?"),
        ("language ", "models?"),
        ("AI ", "(tools?|assistants?|agents?)"),
        ("sub-?", "agents?"),
        ("coding ", "agents?"),
        ("hel", "pers?"),
        ("is", r"sue \d+"),
    ]
]
# A scope of fixtures and a request of the web both have one, and may.
SITTINGS = [r"(?<!scope=\")(?<!\.)\bses" + r"sions?\b"]


@pytest.mark.parametrize("pattern", [*MACHINE_PATHS, *PACKAGE_HOSTS, *MAKERS, *SITTINGS])
def test_no_file_speaks_of_how_it_was_made(pattern: str, text_files: dict[Path, str], root: Path):
    found = [
        f"{path.relative_to(root)}:{number}: {line.strip()[:120]}"
        for path, text in text_files.items()
        if path.parent.name != "LICENSES"
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line, re.IGNORECASE)
    ]
    assert found == []


def test_no_file_has_a_name_of_an_editor_or_a_copy(project_files: list[Path]):
    leftovers = re.compile(r"(~|\.orig|\.rej|\.bak|\.swp|_old\.\w+|_copy\.\w+|\.DS_Store)$")
    assert [str(path) for path in project_files if leftovers.search(path.name)] == []
