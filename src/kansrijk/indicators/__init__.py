# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Indicators: what is measured about children and poverty, and how it is counted safely.

Data flow: results of the rules (one value a family) -> `summarise` per municipality -> `Summary.combine`
for groups of municipalities -> `observe`, which applies the disclosure rules -> `AreaFigures`, the only
thing a picture sees.
"""

from kansrijk.indicators.facts import family_counts, family_sums
from kansrijk.indicators.figures import AreaFigures, Coverage, Missing, Observation, ProvisionFigure, Status
from kansrijk.indicators.observe import Origin, observe, observe_together
from kansrijk.indicators.registry import (
    Indicator,
    Registry,
    load_registry,
    needed_results,
)
from kansrijk.indicators.registry_sources import PublishedNational, Source, fed
from kansrijk.indicators.summary import Summary, summarise

__all__ = [
    "AreaFigures",
    "Coverage",
    "Indicator",
    "Missing",
    "Observation",
    "Origin",
    "ProvisionFigure",
    "PublishedNational",
    "Registry",
    "Source",
    "Status",
    "Summary",
    "family_counts",
    "family_sums",
    "fed",
    "load_registry",
    "needed_results",
    "observe",
    "observe_together",
    "summarise",
]
