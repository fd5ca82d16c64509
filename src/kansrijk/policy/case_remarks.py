# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Remarks on single worked cases: a source that is known to be wrong, or that used other amounts than the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

REMARKS_FILE = Path(__file__).parent / "case_remarks.yaml"


@dataclass(frozen=True)
class Remark:
    """Why a case is no test of the law as it stands, in Dutch and English.

    With `parameters` the case is computed with those amounts instead of the ones of the law. Without them it is
    reported as not covered, unless the law gives what it says all the same.
    """

    nl: str
    en: str
    parameters: Mapping[str, float] = field(default_factory=dict)


@cache
def remarks() -> Mapping[str, Remark]:
    """The remarks of case_remarks.yaml by the id of the case."""
    entries = yaml.load(REMARKS_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return MappingProxyType({case: Remark(**entry) for case, entry in entries.items()})
