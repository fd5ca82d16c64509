# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What others published about a family in some municipalities, beside what Kansrijk computes, and why they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kansrijk.policy.compare import Comparison, Place, reference_families
from kansrijk.provisions.model import Text

PUBLISHED = Path(__file__).parent / "data" / "published_comparison.yaml"


@dataclass(frozen=True)
class Beside:
    """One municipality: what was published, in EUR a year, and the same family here (unknown when it says so)."""

    place: Place
    published: float

    def as_dict(self) -> dict[str, Any]:
        """As plain values; ours is None where it is unknown."""
        place = self.place
        why = place.why_unknown
        return {
            "code": place.code,
            "name": place.name,
            "published_y": self.published,
            "ours_y": place.yearly if place.known else None,
            "ours_once": place.once if place.known else None,
            "at_least": place.at_least if place.known else None,
            "why_unknown": None if why is None else {"nl": why.nl, "en": why.en},
        }


@dataclass(frozen=True)
class PublishedComparison:
    """A published comparison beside ours, the title of its family, its source, and why the two may not be subtracted."""

    family: str
    rows: tuple[Beside, ...]
    source: Text
    difference: Text


def published_beside(found: Sequence[Comparison]) -> PublishedComparison | None:
    """The published comparison of 2025 beside ours; None when its family is not among those compared."""
    told = yaml.safe_load(PUBLISHED.read_text(encoding="utf-8"))
    title = reference_families()[told["family"]].title
    ours = next((item for item in found if item.family.title == title), None)
    if ours is None:
        return None
    by_code = {place.code: place for place in ours.places}
    rows = tuple(Beside(by_code[item["code"]], float(item["eur_a_year"])) for item in told["figures"])
    return PublishedComparison(title, rows, Text(**told["source"]), Text(**told["difference"]))
