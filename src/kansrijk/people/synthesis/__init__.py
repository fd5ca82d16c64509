# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A synthetic Netherlands: made-up people that add up to published figures.

docs/explanation/synthetic-population.md tells what is published, what is assumed, and what it may be used for.
"""

from kansrijk.people.synthesis.anchors import Anchors
from kansrijk.people.synthesis.build import YEARS, check_year, synthesise, synthesise_country, write_country

__all__ = ["YEARS", "Anchors", "check_year", "synthesise", "synthesise_country", "write_country"]
