# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file is written whole or not at all, and who cannot write there reads so before anything is computed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kansrijk.engine.files import ending_of, folder_of, write_atomically
from kansrijk.engine.problems import Problem


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def half_way() -> None:
        with write_atomically(path) as temporary:
            temporary.write_text("new", encoding="utf-8")
            raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        half_way()
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("ask", [folder_of, lambda path: ending_of(path, (".html",))])
def test_a_folder_that_is_not_there_is_named_before_anything_is_computed(tmp_path: Path, ask) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Problem, match=r"does not exist\. Make it first"):
        ask(tmp_path / "nowhere" / "a.html")


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Problem, match=r"may not be written. Choose another place for a\.html"):
        folder_of(tmp_path / "a.html")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="there is no folder that refuses every file")
def test_a_place_that_takes_no_files_is_named() -> None:
    with pytest.raises(Problem, match="/proc may not be written"), write_atomically("/proc/a.txt") as path:
        path.write_text("a", encoding="utf-8")


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="disk is full"), write_atomically(tmp_path / "a.txt"):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_fault_with_another_file_is_not_blamed_on_this_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), write_atomically(tmp_path / "a.txt"):
        (tmp_path / "other.txt").read_text(encoding="utf-8")
