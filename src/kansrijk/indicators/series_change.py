# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes between two figures: computed when both measure the same thing, refused with the reason when not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kansrijk.engine.problems import Problem
from kansrijk.indicators.figures import Observation
from kansrijk.indicators.series import Kept, Series, Version


class NotComparable(Problem):
    """A change is asked for between two figures that do not measure the same thing."""


class ChangeAcrossVersions(NotComparable):
    """The two figures have different definitions."""


class ChangeAcrossReleases(NotComparable):
    """The two figures come from releases between which everything was revised."""


class ChangeAcrossAreas(NotComparable):
    """The two figures are about different areas."""


@dataclass(frozen=True)
class Change:
    """The difference between two figures that measure the same thing, in the unit of the series."""

    before: Observation
    after: Observation
    difference: float


def change(before: Observation, after: Observation, version: Version | None = None) -> Change:
    """The change between two figures of one definition.

    Args:
        before: the earlier figure.
        after: the later figure.
        version: their definition; when it forbids mixing releases, two releases are refused.

    Raises:
        ChangeAcrossVersions: the definitions differ.
        ChangeAcrossAreas: the areas differ.
        ChangeAcrossReleases: the releases differ where that matters.
        NotComparable: one of the two has no value.
    """
    where = f"{before.code} {before.period} -> {after.code} {after.period}"
    if (before.code, before.version, before.unit) != (after.code, after.version, after.unit):
        raise ChangeAcrossVersions(
            nl=f"{where}: het eerste cijfer telt volgens {before.version}, het tweede volgens {after.version}. Dat zijn "
            "twee verschillende metingen, dus het verschil zegt niets. Zet ze naast elkaar met --side-by-side.",
            en=f"{where}: the first figure counts by {before.version}, the second by {after.version}. Those are two "
            "different measurements, so the difference says nothing. Put them beside each other with --side-by-side.",
        )
    if before.area != after.area:
        raise ChangeAcrossAreas(
            nl=f"{where}: het eerste cijfer gaat over {before.area}, het tweede over {after.area}. Kies één gebied.",
            en=f"{where}: the first figure is about {before.area}, the second about {after.area}. Choose one area.",
        )
    if version is not None and version.one_release and before.release != after.release:
        raise ChangeAcrossReleases(
            nl=f"{where}: {before.release} en {after.release} zijn twee publicaties. {version.why('one_release', 'nl')} "
            "Vergelijk alleen cijfers uit dezelfde publicatie.",
            en=f"{where}: {before.release} and {after.release} are two releases. {version.why('one_release', 'en')} "
            "Compare figures of the same release only.",
        )
    if before.value is None or after.value is None:
        raise NotComparable(
            nl=f"{where}: een van de twee jaren heeft geen cijfer. Kies een ander jaar.",
            en=f"{where}: one of the two years has no figure. Choose another year.",
        )
    return Change(before, after, after.value - before.value)


def changes(series: Sequence[Series], before: str, after: str) -> tuple[Change, ...]:
    """The change between two years, for every version that has both.

    Args:
        series: the versions of one indicator.
        before: the earlier year.
        after: the later year.

    Raises:
        NotComparable: no version has both years, so only figures that measure different things are left; or the
            two years were never in one release where that matters.
    """
    found, refused = [], None
    for item in series:
        pairs = [
            (left, right)
            for left in reversed(item.vintages.get(before, ()))
            for right in reversed(item.vintages.get(after, ()))
            if left.value is not None and right.value is not None
        ]
        same = [pair for pair in pairs if pair[0].release == pair[1].release]
        chosen = (same if item.version.one_release else pairs) or pairs
        if not chosen:
            continue
        try:
            found.append(change(*chosen[0], item.version))
        except NotComparable as problem:
            refused = problem
    if found:
        return tuple(found)
    if refused is not None:
        raise refused
    left, right = (_any_figure(series, period) for period in (before, after))
    change(left, right)
    raise AssertionError("two figures of one version would have been found above")


def _any_figure(series: Sequence[Series], period: str) -> Kept:
    figure = next((kept for item in series if (kept := item.newest(period)) is not None), None)
    if figure is None:
        raise NotComparable(
            nl=f"Van {period} is geen cijfer gevonden. Kies een jaar uit de tabel.",
            en=f"No figure of {period} was found. Choose a year from the table.",
        )
    return figure
