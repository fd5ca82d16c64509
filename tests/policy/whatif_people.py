# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""People, law and reforms that the tests of what-if questions share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from kansrijk.engine.frame import Frame
from kansrijk.indicators import Origin
from kansrijk.people import Population, synthesise
from kansrijk.policy.anchors import anchors
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.policy.whatif.base import People, split
from kansrijk.policy.whatif.model import NewScheme, PackageAmount, ReformFile, SchemeChange, WhatIf
from kansrijk.policy.whatif.outcome import Outcome, measure
from kansrijk.policy.whatif.run import Run, run
from kansrijk.provisions.model import Ages, Text

VAALS, WITHOUT_FILE = "GM0981", "GM0744"
ORIGIN = Origin(period="2025", status="synthetic")


@cache
def law() -> DutchRules:
    """The law the tests use."""
    return netherlands("2025-07-01")


@cache
def population(code: str = VAALS) -> Population:
    """The synthetic people of one municipality."""
    return synthesise(code, 2025, 1, anchors(law()))


def people(code: str = VAALS, *, whole: bool = False, without: Sequence[str] = ()) -> People:
    """Those people as a reform meets them; columns in `without` were not supplied."""
    found = population(code)
    frame = found.frame
    kept = {name: values for name, values in frame.columns.items() if name not in without}
    meta = replace(found.meta, area=code, supplied=tuple(sorted(kept)))
    fewer = Frame(frame.family_offsets, frame.person_offsets, kept, frame.ids)
    return split(Population(fewer, meta), whole=whole, release="test")


def change(**numbers: Any) -> WhatIf:
    """A reform of all schemes of Vaals."""
    return WhatIf(ReformFile(Text("toets", "test"), schemes=(SchemeChange(VAALS, **numbers),)))


def scheme(code: str, amount: float, limit: float, **more: Any) -> WhatIf:
    """A reform that adds one scheme for every child."""
    new = NewScheme(code, "nieuw", Text("nieuw", "new"), (PackageAmount(Ages(0, 17), amount),), limit, **more)
    return WhatIf(ReformFile(Text("nieuw", "new"), new_schemes=(new,)))


def done(reform: WhatIf, of: People | None = None, **options: Any) -> Run:
    """The run of a reform on the people of Vaals, or on others."""
    return run(reform, of or people(), law(), **options)


def outcome(reform: WhatIf, of: People | None = None, **options: Any) -> Outcome:
    """What a reform does to them."""
    return measure(done(reform, of, **options), "Vaals", ORIGIN)


def same(one: Any, other: Any) -> bool:
    """Whether two facts by name are the same throughout."""
    return all(np.array_equal(one[name], other[name], equal_nan=one[name].dtype.kind == "f") for name in one)
