# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Change between two samples or two groups of one sample, with its error.

Two waves of a panel share households; what they share makes the error of a change smaller. The influences of both waves
are therefore added up in one design over the clusters of both (Berger and Priam, JRSS A 179, 2016, give the same for
rotating samples with fixed sampling fractions).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from kansrijk.indicators.survey.design import Design, Estimate, Influence, estimate, labels


def difference(after: Influence, before: Influence) -> Influence:
    """The difference of two statistics over the same respondents, for example two groups or two lines."""
    return Influence(after.value - before.value, after.scores - before.scores)


def change(
    before: tuple[Design, Influence],
    after: tuple[Design, Influence],
    *,
    households: tuple[Any, Any] | None = None,
    strata: tuple[Any, Any] | None = None,
    level: float = 0.95,
) -> Estimate:
    """The change of a statistic from one wave to the next.

    Args:
        before: design and statistic of the first wave.
        after: design and statistic of the second.
        households: the labels of the clusters in both waves, when households stay in the sample; without them the
            waves count as drawn apart.
        strata: the labels of the strata in both waves, needed with `households` when there are strata.
        level: the part of samples whose interval should hold the true value.

    Raises:
        InvalidDesign: a stratum of the two waves together has only one cluster.
    """
    (first, old), (second, new) = before, after
    weights = np.concatenate([first.weights, second.weights])
    scores = np.concatenate([-old.scores, new.scores])
    found = Influence(new.value - old.value, scores)
    size = first.size + second.size
    if households is None:
        stratum = np.concatenate([first.strata, second.strata + int(first.strata.max()) + 1])
        cluster = np.concatenate([first.clusters, second.clusters + int(first.clusters.max()) + 1])
    else:
        stratum = labels(None if strata is None else np.concatenate(strata), size)
        inside = labels(np.concatenate(households), size)
        cluster = labels(stratum * (int(inside.max()) + 1) + inside, size)
    return estimate(Design(weights, stratum, cluster), found, level=level)
