# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A sliding scale in the place of a hard income limit: the amount above the limit shrinks to nothing bit by bit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine import Problem
from kansrijk.policy.checked_file import read_checked
from kansrijk.provisions.findings import Findings
from kansrijk.provisions.model import Text

Floats = NDArray[np.float64]
Levels = tuple[tuple[int, float], ...]
"""An amount at every wage as steps: from this whole euro of wage on, this much."""

DEFAULT_SCALE = Path(__file__).parent / "data" / "sliding_scale.yaml"
WIDEST_PCT = 200.0


@dataclass(frozen=True)
class Scale:
    """Over how many percentage points of the social minimum above a limit an amount shrinks to nothing."""

    name: Text
    source: Text
    width_pct: float


class InvalidScale(Problem):
    """The file of a sliding scale is not right; the message names line, field and remedy."""


def read_scale(path: Path | str = DEFAULT_SCALE) -> Scale:
    """The sliding scale in a YAML file; the one that comes with Kansrijk when no file is named.

    Raises:
        Problem: there is no such file.
        InvalidScale: it is not right.
    """
    return read_checked(path, Scale, _check, InvalidScale)


def _check(scale: Scale, findings: Findings) -> None:
    if not 0.0 < scale.width_pct <= WIDEST_PCT:
        findings.add(
            ("width_pct",),
            f"moet meer dan 0 en hoogstens {WIDEST_PCT:g} zijn. Schrijf bijvoorbeeld 20.",
            f"must be more than 0 and at most {WIDEST_PCT:g}. Write 20, for example.",
        )


def spread_out(levels: Levels, count: int) -> Floats:
    """The amount at each whole euro of wage from 0 to `count` - 1."""
    starts = [start for start, _ in levels]
    lengths = np.diff([*starts, count])
    return np.repeat(np.array([value for _, value in levels], dtype=np.float64), lengths)


def slid(levels: Levels, pct: Floats, scale: Scale) -> Floats:
    """The amount at each whole euro of wage when every fall is spread out over the width of the scale.

    What falls at a limit shrinks in proportion to the income above that limit, in percentage points of the social
    minimum (`pct`, by euro of wage). An amount that comes back at a higher wage takes the place of what was shrinking.
    """
    out = spread_out(levels, len(pct))
    falling: list[tuple[float, float]] = []
    edges = [*(start for start, _ in levels[1:]), len(pct)]
    for (_, low), (start, value), end in zip(levels, levels[1:], edges[1:], strict=False):
        if value < low:
            falling.append((low - value, float(pct[start - 1])))
        else:
            falling = _without_last(falling, value - low)
        for size, limit in falling:
            part = 1.0 - (pct[start:end] - limit) / scale.width_pct
            out[start:end] += size * np.clip(part, 0.0, 1.0)
    return out


def _without_last(falling: Sequence[tuple[float, float]], back: float) -> list[tuple[float, float]]:
    """The falls that are left when `back` of the last ones came back."""
    left = list(falling)
    while left and back > 0.0:
        size, limit = left.pop()
        if size > back:
            left.append((size - back, limit))
        back -= size
    return left
