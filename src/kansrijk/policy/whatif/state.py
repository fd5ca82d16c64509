# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a change of national law costs the state when not everybody uses what the law gives.

The law gives the amount at full use. How many use each scheme was published by others; where nobody did, the lower end
is unknown and only the ceiling is given. Published shares count people; who leaves most money lies asleep less, so in
euro the lower end is more likely too low than too high.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kansrijk.policy.whatif.amounts import Amount
from kansrijk.policy.whatif.takeup import NationalUse, national_use

REST = "belasting"
"""What income tax and anything that is no scheme changes: nobody has to ask for it."""


@dataclass(frozen=True)
class Span:
    """EUR a year at low, central and high (full) use; None is unknown."""

    low: float | None
    central: float | None
    high: float


@dataclass(frozen=True)
class StateCost:
    """What the state pays more: in all, by scheme, and the schemes that change of which the use is unknown."""

    total: Span
    schemes: Mapping[str, Span]
    unknown: tuple[str, ...]


def state_cost(schemes: Mapping[str, Amount], paid: Amount) -> StateCost:
    """The costs from what each scheme pays more at full use, and all of it together (`paid`)."""
    used = national_use()
    spans = {name: _span(item.value, used[name]) for name, item in schemes.items() if item.families}
    rest = paid.value - sum(item.value for item in schemes.values())
    if abs(rest) >= 1.0:
        spans[REST] = Span(rest, rest, rest)
    unknown = tuple(name for name, span in spans.items() if span.low is None)
    return StateCost(Span(_sum(spans, "low"), _sum(spans, "central"), paid.value), spans, unknown)


def _span(amount: float, use: NationalUse) -> Span:
    return Span(
        None if use.low is None else amount * use.low,
        None if use.central is None else amount * use.central,
        amount,
    )


def _sum(spans: Mapping[str, Span], level: str) -> float | None:
    parts: list[float | None] = [getattr(span, level) for span in spans.values()]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None
