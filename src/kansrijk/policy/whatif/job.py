# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The whole job: from a reform file and an area to an outcome with all that must be said beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kansrijk.indicators import Origin
from kansrijk.people import Area, find_area
from kansrijk.people.synthesis.years import law_day
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.policy.survey import legal_status, synthetic_origin
from kansrijk.policy.whatif.apply import national_rules
from kansrijk.policy.whatif.base import People, people_of
from kansrijk.policy.whatif.model import WhatIf
from kansrijk.policy.whatif.outcome import Outcome, measure
from kansrijk.policy.whatif.reading import read_reform
from kansrijk.policy.whatif.run import NEEDED_OTHERS, run

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Answer:
    """An outcome with the reform, the area, the year and the people it is about.

    `drawn` tells whether the lots for take-up stood in the data; `unknown_grounds` are those the people do not tell.
    """

    reform: WhatIf
    area: Area
    year: int
    law_day: str
    seed: int
    synthetic: bool
    release: str
    outcome: Outcome
    drawn: bool
    unknown_grounds: frozenset[str]


def what_if(
    reform: WhatIf | Path | str,
    area: str,
    *,
    year: int = 2025,
    people: Path | None = None,
    seed: int = 1,
    only_current: bool = False,
    progress: Progress | None = None,
) -> Answer:
    """What a reform does in an area.

    Args:
        reform: as read, a file, or the name of one that ships.
        area: a municipality's code or name, or NL.
        year: of the law and the synthetic people.
        people: a Parquet file of people instead of the synthetic ones.
        seed: of the synthetic people, and of the lots for take-up where the people have none.
        only_current: leave out local schemes not confirmed for the year.
        progress: told (done, total, name).

    Raises:
        Problem: the reform, area, year or file is not right.
    """
    change = reform if isinstance(reform, WhatIf) else read_reform(reform)
    place = find_area(area)
    law = netherlands(law_day(year))
    new = national_rules(change, law)
    columns = {item.name for rules in (law, new) for item in rules.plan(NEEDED_OTHERS).columns}
    held = people_of(
        place.code,
        year,
        seed=seed,
        path=people,
        whole=change.national,
        others_columns=columns,
        progress=progress,
    )
    done = run(change, held, law, seed=seed, only_current=only_current, progress=progress)
    outcome = measure(done, place.name, origin_of(held, law, year, seed))
    return Answer(
        reform=change,
        area=place,
        year=year,
        law_day=law_day(year),
        seed=seed,
        synthetic=held.meta.synthetic,
        release=held.release,
        outcome=outcome,
        drawn=done.drawn,
        unknown_grounds=done.unknown_grounds,
    )


def origin_of(people: People, law: DutchRules, year: int, seed: int) -> Origin:
    """Where figures about these people come from."""
    if people.meta.synthetic:
        return synthetic_origin(law, people.meta.year or year, people.meta.seed or seed)
    return Origin(
        period=str(people.meta.year or year),
        status="computed",
        rests_on=legal_status(law),
        release=people.release,
        source="; ".join(people.meta.sources) or people.release,
    )
