# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which cells of a table tell too much: few contributors, or one or two that make up nearly all.

The rules and their strictness follow table "sensitivity rules" of the Handbook on Statistical Disclosure Control
(Hundepool and others, chapter 4): too few contributors, (n,k)-dominance and the p%-rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kansrijk.engine.problems import Problem

MINIMUM = 10


def too_few(contributors: float, minimum: float = MINIMUM) -> bool:
    """Whether fewer than `minimum` children or families stand behind a cell; 0 counts as few."""
    return contributors < minimum


def dominated(largest: Sequence[float], total: float, n: int, k: float) -> bool:
    """The (n,k)-rule: the `n` largest contributions are together more than `k` percent of the total (strictly)."""
    return sum(sorted(largest, reverse=True)[:n]) > k / 100 * total


def overestimate_pct(total: float, first: float, second: float) -> float:
    """How close the second contributor can come to the first, in percent of the first.

    It knows the total and its own part, so that it is at most total - second - first too high. Infinite when the
    first contribution is 0.
    """
    return 100 * (total - first - second) / first if first > 0 else float("inf")


def p_percent_unsafe(total: float, first: float, second: float, p: float) -> bool:
    """The p%-rule: the second contributor can estimate the first to within less than `p` percent (strictly)."""
    return total - second - first < p / 100 * first


def p_from_k(k: float) -> float:
    """The p that belongs to dominance of two contributors at `k` percent: 100 (100 - k) / k."""
    return 100 * (100 - k) / k


@dataclass(frozen=True)
class Rules:
    """When a cell must not be shown, and how unsure an outsider must stay about it.

    A cell with fewer than `minimum` contributors is hidden. An amount is hidden too when the `dominance_n` largest
    contributions exceed `dominance_k` percent of it, or by the p%-rule at `p`; None switches a rule off. `zeros`
    says that 0 counts as few. `possible` is how many whole values a hidden count must keep as far as anyone
    can work out; None: every value below the minimum. `amount_pct` is how far off, in percent of a hidden amount,
    everyone must remain, to both sides.
    """

    minimum: int = MINIMUM
    zeros: bool = True
    dominance_n: int | None = 2
    dominance_k: float = 90.0
    p: float | None = 10.0
    possible: int | None = None
    amount_pct: float = 10.0

    def __post_init__(self) -> None:
        """Refuse rules that protect nobody."""
        if self.minimum < 2:
            raise Problem(
                nl="Met een minimum onder 2 is niemand beschermd. Kies minstens 3; 10 is gebruikelijk.",
                en="A minimum below 2 protects nobody. Choose at least 3; 10 is usual.",
            )
        if self.possible is not None and not 2 <= self.possible <= self.minimum:
            raise Problem(
                nl=f"Kies voor 'possible' een getal van 2 tot en met het minimum ({self.minimum}).",
                en=f"Choose a number from 2 up to the minimum ({self.minimum}) for 'possible'.",
            )

    @property
    def smallest(self) -> int:
        """The smallest count that is sensitive: 0, or 1 where zeros may be shown."""
        return 0 if self.zeros else 1

    @property
    def width(self) -> float:
        """The least distance between the lowest and the highest value that a hidden count may have."""
        widest = self.minimum - 1 - self.smallest
        return float(widest if self.possible is None else min(self.possible - 1, widest))

    def few(self, count: float) -> bool:
        """Whether a count may not be shown for being small."""
        return too_few(count, self.minimum) and (self.zeros or count != 0)

    def amount_reason(
        self, amount: float, contributors: float | None, largest: Sequence[float]
    ) -> str | None:
        """Why an amount may not be shown: "few", "dominance" or "p_percent"; None when it may.

        `largest` are the largest contributions, the largest first; the rules about them pass over an empty list.
        """
        if contributors is not None and self.few(contributors):
            return "few"
        if not largest:
            return None
        parts = sorted((abs(part) for part in largest), reverse=True)
        if self.dominance_n is not None and dominated(parts, abs(amount), self.dominance_n, self.dominance_k):
            return "dominance"
        second = parts[1] if len(parts) > 1 else 0.0
        if self.p is not None and p_percent_unsafe(abs(amount), parts[0], second, self.p):
            return "p_percent"
        return None
