# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was published about the country over time: series with their trends, targets with verdicts, the broad target."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kansrijk.indicators.broad_target import JudgedBroad, judge_broad
from kansrijk.indicators.broad_target_files import national_target
from kansrijk.indicators.series import Series, Store
from kansrijk.indicators.series_files import load_series
from kansrijk.indicators.targets import Judged, Target, judge_target, load_targets
from kansrijk.indicators.trend import Trend, trend

HOUSEHOLDS = "huishoudens_met_kinderen_laag_inkomen"
CHILDREN = "kinderen_in_armoede"
REACH = "kinderen_bereikt_door_voorzieningen"
LATEST = (
    "huishoudens_met_kinderen_langdurig_laag_inkomen",
    "eenoudergezinnen_laag_inkomen",
    "paren_met_kinderen_laag_inkomen",
    "kinderen_langdurig_laag_inkomen",
    "kinderen_bijna_arm",
    "kinderen_in_bijstandsgezin",
)
"""Series of which the ambition about income shows the last figure."""
MUNICIPALITIES = (
    "gemeenten_met_kindgericht_beleid",
    "gemeenten_tegen_overerving",
    "gemeenten_alleen_in_natura",
    "gemeenten_doelgroep_in_beeld",
    "gemeenten_betrekken_kinderen",
    "gemeenten_effect_gemeten",
)
"""Series about the policy of municipalities."""


@dataclass(frozen=True)
class JudgedTarget:
    """A target with the verdict on each of its versions, from old to new."""

    target: Target
    versions: tuple[Judged, ...]


@dataclass(frozen=True)
class NationalRecord:
    """Published series of the country and the targets that were set on them.

    `households` and `children` hold one trend for each way of measuring: they are never joined.
    """

    households: tuple[Trend, ...]
    children: tuple[Trend, ...]
    reach: Series
    latest: tuple[Series, ...]
    municipalities: tuple[Series, ...]
    targets: tuple[JudgedTarget, ...]
    broad: JudgedBroad

    def judged(self, *codes: str) -> tuple[JudgedTarget, ...]:
        """The targets of these codes, in that order."""
        found = {item.target.code: item for item in self.targets}
        return tuple(found[code] for code in codes)


def _every(store: Store, codes: tuple[str, ...]) -> tuple[Series, ...]:
    return tuple(series for code in codes for series in store.all(code))


@cache
def national_record() -> NationalRecord:
    """The record that ships with Kansrijk.

    Raises:
        InvalidSeries, InvalidTarget: a data file cannot be read.
    """
    store = load_series()
    targets = tuple(
        JudgedTarget(target, tuple(judge_target(version, store) for version in target.versions))
        for target in load_targets().values()
    )
    return NationalRecord(
        households=tuple(trend(series) for series in store.all(HOUSEHOLDS)),
        children=tuple(trend(series) for series in store.all(CHILDREN)),
        reach=store.all(REACH)[0],
        latest=_every(store, LATEST),
        municipalities=_every(store, MUNICIPALITIES),
        targets=targets,
        broad=judge_broad(national_target(), store),
    )
