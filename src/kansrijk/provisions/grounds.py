# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why a child is in the target group: low income, work with low pay, debts, individual circumstances.

Each ground is a yes or no of its own for every child, and all that hold are said. The line for income is that of the
municipality (the highest limit of its schemes at that age); where none is known it is the limit most municipalities use.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from kansrijk.engine import Bands, Parameter, Rule, load_parameters, step
from kansrijk.engine.rulebook import as_day
from kansrijk.provisions.ages import OLDEST_CHILD, bands
from kansrijk.provisions.build import norm_share
from kansrijk.provisions.reckoning import NO_LIMIT
from kansrijk.provisions.rules import ProvisionRules

GROUNDS = ("grond_inkomen", "grond_werk", "grond_schulden", "grond_omstandigheden")
"""The results, one yes or no for each person; always no for an adult."""

LINES = "doelgroep_inkomensgrenzen"
COMMON_LINE, LACKS_FROM = "doelgroep_inkomensgrens_gewoon", "doelgroep_gemis_vanaf"
COLUMNS_NEEDED = {
    "grond_schulden": ("schuldhulp", "problematische_schulden"),
    "grond_omstandigheden": ("bijzondere_kosten_y", "gemis_kind_items"),
}
"""The columns a ground rests on; when a population did not supply one, that ground is not known."""


def grond_inkomen(
    rol: int, leeftijd: int, inkomen_pct_sociaal_minimum: float, doelgroep_inkomensgrenzen: Bands
) -> bool:
    """Whether the family's income is at or below the line for a child of this age."""
    grens = step(doelgroep_inkomensgrenzen, leeftijd)
    return rol == 1 and inkomen_pct_sociaal_minimum <= grens + 1e-9


def grond_werk(grond_inkomen: bool, ouder_werkt: bool) -> bool:
    """Whether a parent works and income is still low."""
    return grond_inkomen and ouder_werkt


def grond_schulden(rol: int, schuldhulp: bool, problematische_schulden: bool) -> bool:
    """Whether the family has debt help, an attachment or problem debts, whatever its income."""
    return rol == 1 and (schuldhulp or problematische_schulden)


def grond_omstandigheden(
    rol: int,
    leeftijd: int,
    inkomen_pct_sociaal_minimum: float,
    sociaal_minimum_m: float,
    bijzondere_kosten_y: float,
    gemis_kind_items: int,
    doelgroep_inkomensgrenzen: Bands,
    doelgroep_gemis_vanaf: float,
) -> bool:
    """Whether special costs bring income to the line, or the child goes without several things, whatever the income."""
    if rol != 1:
        return False
    over = inkomen_pct_sociaal_minimum - 100.0 * bijzondere_kosten_y / 12.0 / sociaal_minimum_m
    grens = step(doelgroep_inkomensgrenzen, leeftijd)
    return (bijzondere_kosten_y > 0.0 and over <= grens + 1e-9) or gemis_kind_items >= doelgroep_gemis_vanaf


WORDS: dict[str, tuple[Callable[..., Any], str, str, str, str]] = {
    "grond_inkomen": (
        grond_inkomen,
        "doelgroep: laag inkomen",
        "target group: low income",
        "Het inkomen is {inkomen_pct_sociaal_minimum} van het sociaal minimum; onder de grens: {self}.",
        "Income is {inkomen_pct_sociaal_minimum} of the social minimum; below the line: {self}.",
    ),
    "grond_werk": (
        grond_werk,
        "doelgroep: werk met een laag inkomen",
        "target group: work with low pay",
        "Een ouder werkt ({ouder_werkt}) en het inkomen is toch laag: {self}.",
        "A parent works ({ouder_werkt}) and income is still low: {self}.",
    ),
    "grond_schulden": (
        grond_schulden,
        "doelgroep: schulden",
        "target group: debts",
        "Schuldhulp of beslag: {schuldhulp}; problematische schulden: {problematische_schulden}.",
        "Debt help or attachment: {schuldhulp}; problem debts: {problematische_schulden}.",
    ),
    "grond_omstandigheden": (
        grond_omstandigheden,
        "doelgroep: bijzondere omstandigheden",
        "target group: individual circumstances",
        "Bijzondere kosten van {bijzondere_kosten_y} en {gemis_kind_items} dingen die het kind mist: {self}.",
        "Special costs of {bijzondere_kosten_y} and {gemis_kind_items} things the child lacks: {self}.",
    ),
}


def ground_rules(local: ProvisionRules | None, day: date | str) -> tuple[list[Rule], dict[str, Parameter]]:
    """The four grounds as rules, with the line of a municipality or, without one, the common line.

    Args:
        local: the provisions of the municipality; None for no municipality in particular.
        day: the day, or an ISO date.

    Returns:
        the rules `GROUNDS`, and their parameters. Every municipality has the same rules with other numbers.
    """
    rules = [
        Rule(
            name=name,
            entity="person",
            unit="bool",
            nl=nl,
            en=en,
            function=function,
            article="handreiking integraal kindgericht armoedebeleid: de doelgroep",
            sentence_nl=sentence_nl,
            sentence_en=sentence_en,
        )
        for name, (function, nl, en, sentence_nl, sentence_en) in WORDS.items()
    ]
    parameters = {LACKS_FROM: _common()[LACKS_FROM], LINES: _lines(local, as_day(day))}
    return rules, parameters


def lines_of(local: ProvisionRules) -> dict[int, float]:
    """The highest limit of the municipality's schemes at each age, in percent of the social minimum with holiday pay.

    At an age without scheme it is the highest of all. Empty when no scheme with a limit can be computed.
    """
    found: dict[int, float] = {}
    for item in local.computed:
        for age, limit in item.limits.items():
            if limit < NO_LIMIT:
                found[age] = max(found.get(age, 0.0), limit * norm_share(item))
    return {age: found.get(age, max(found.values())) for age in range(OLDEST_CHILD + 1)} if found else {}


def _lines(local: ProvisionRules | None, day: date) -> Parameter:
    common = _common()[COMMON_LINE].on(day)
    assert isinstance(common.value, float)
    own = lines_of(local) if local is not None else {}
    by_age = own or dict.fromkeys(range(OLDEST_CHILD + 1), common.value)
    place = local.name if local is not None and own else "gewone grens"
    return Parameter.bands(
        LINES,
        bands(by_age),
        unit="%",
        nl=f"inkomensgrens van de doelgroep naar leeftijd ({place})",
        en=f"income line of the target group by age ({place})",
        first=day,
        last=day,
        status="derived",
        source="hoogste grens van de regelingen van de gemeente" if own else common.source,
    )


@lru_cache(maxsize=1)
def _common() -> dict[str, Parameter]:
    return load_parameters(Path(__file__).parent / "grounds.yaml")
