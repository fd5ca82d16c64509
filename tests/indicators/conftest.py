# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reference cases that lie outside the project, read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.indicators.references import References


@pytest.fixture(scope="session")
def references(shared: Path) -> References:
    """The reference cases for survey statistics; tests that need them skip when they are not there."""
    return References(shared)
