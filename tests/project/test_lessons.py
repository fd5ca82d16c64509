# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the lessons tell a reader to type does what they say."""

import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

from kansrijk.cli import main

TUTORIAL = "docs/tutorial"


def blocks(page: Path) -> list[str]:
    """The indented blocks of a page, each without its indentation."""
    found: list[list[str]] = []
    inside = False
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("    ") or (inside and not line.strip()):
            if not inside:
                found.append([])
            inside = True
            found[-1].append(line)
        else:
            inside = False
    return [textwrap.dedent("\n".join(lines)).strip() + "\n" for lines in found]


def test_the_notebook_compares_two_policies_and_a_new_rule(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    first, second = blocks(root / TUTORIAL / "a-municipality-in-a-notebook.md")[:2]
    monkeypatch.chdir(tmp_path)
    lesson = tmp_path / "lesson.py"
    lesson.write_text(first + second, encoding="utf-8")
    scope: dict[str, object] = {"__name__": "lesson"}
    exec(compile(lesson.read_text(encoding="utf-8"), str(lesson), "exec"), scope)
    families, bonus = capsys.readouterr().out.splitlines()
    assert "euro a year for" in families
    assert float(bonus) > 0


def test_the_first_lesson_is_ten_lines_at_most(root: Path):
    lines = blocks(root / TUTORIAL / "a-municipality-in-a-notebook.md")[0].splitlines()
    assert len([line for line in lines if line.strip()]) <= 10


def test_the_family_and_the_reform_of_the_first_lesson_work(root: Path, tmp_path: Path):
    found = blocks(root / TUTORIAL / "the-first-family.md")
    family = next(text for text in found if text.startswith("naam:"))
    reform = next(text for text in found if text.startswith("title:"))
    (tmp_path / "family.yaml").write_text(family.split("\n.venv")[0], encoding="utf-8")
    (tmp_path / "reform.yaml").write_text(reform.split("\n.venv")[0], encoding="utf-8")
    run = CliRunner()
    plain = run.invoke(main, ["family", str(tmp_path / "family.yaml"), "--date", "2025-07-01"])
    changed = run.invoke(
        main, ["family", str(tmp_path / "family.yaml"), "--reform", str(tmp_path / "reform.yaml")]
    )
    assert plain.exit_code == changed.exit_code == 0
    assert plain.output != changed.output


def test_the_reform_of_the_recipe_is_accepted(root: Path, tmp_path: Path):
    reform = tmp_path / "reform.yaml"
    reform.write_text(blocks(root / "docs/how-to/write-a-reform.md")[0], encoding="utf-8")
    done = CliRunner().invoke(main, ["family", "--example", "werkend-zwolle", "--reform", str(reform)])
    assert done.exit_code == 0, done.stderr
