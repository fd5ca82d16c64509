# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file of an invented municipality."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.provisions.standin import MUNICIPALITY


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes the file of an invented municipality: the parts after the heading of one provision."""

    def write(*parts: str, head: str = MUNICIPALITY) -> Path:
        path = tmp_path / "GM9999.yaml"
        path.write_text(head + "".join(parts), encoding="utf-8")
        return path

    return write
