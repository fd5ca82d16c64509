# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Code reads alike everywhere, its types hold, and files stay small enough to read."""

from pathlib import Path

LINES_IN_A_FILE = 450


def test_code_follows_the_style(check):
    check("ruff", "check", "--output-format=concise", "--quiet", ".")


def test_code_is_formatted(check):
    check("ruff", "format", "--check", "--quiet", ".")


def test_types_hold(check):
    check("mypy", "--no-error-summary")


def test_a_file_that_grows_too_long_wants_a_room_of_its_own(text_files: dict[Path, str], root: Path):
    lengths = {
        str(path.relative_to(root)): text.count("\n")
        for path, text in text_files.items()
        if path.suffix == ".py"
    }
    assert {name: lines for name, lines in lengths.items() if lines > LINES_IN_A_FILE} == {}


def test_packages_have_an_init_file(project_files: list[Path], root: Path):
    """Without one, the import contracts do not see the modules in a folder."""
    source = root / "src" / "kansrijk"
    folders = {path.parent for path in project_files if path.suffix == ".py" and source in path.parents}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").is_file()) == []
