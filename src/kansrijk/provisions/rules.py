# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""From data files to rules the engine can explain and simulate: one formula, other numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kansrijk.engine import Aggregate, Node, Parameter, Problem, Rule, Total
from kansrijk.engine.rulebook import as_day
from kansrijk.engine.wording import show_date
from kansrijk.provisions.automatic import automatic_rules
from kansrijk.provisions.build import provision_rules
from kansrijk.provisions.loader import DATA, load_municipality, municipality_code
from kansrijk.provisions.model import Municipality, Text
from kansrijk.provisions.reckon import Reckoning, reckon
from kansrijk.provisions.standing import standing_on
from kansrijk.provisions.totals import TOTALS, totals_of


class UnknownProvisions(Problem):
    """Nothing can be computed for a municipality: what its children can get is unknown, not zero."""


@dataclass(frozen=True)
class ProvisionRules:
    """The provisions of one municipality on one day, as rules.

    `rules` give each child's value of each provision: "<slug>_y" in EUR a year, "<slug>_eenmalig" in EUR once.
    `aggregates` hold the totals that are known: kindtegoed_y with kindtegoed_gezin_y and kinderen_met_tegoed, and
    kindtegoed_eenmalig. A total of which no part can be computed is absent, never zero. `provisions` tells for every
    record what is computed, refused or assumed; `computed` are those with an amount, `names` their rules by slug.
    """

    code: str
    name: str
    day: date
    rules: tuple[Rule, ...]
    parameters: dict[str, Parameter]
    aggregates: tuple[Aggregate | Total, ...]
    provisions: tuple[Reckoning, ...]
    computed: tuple[Reckoning, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    unknown: Text | None = None

    @property
    def nodes(self) -> list[Node]:
        """Everything to add to a rulebook."""
        return [*self.rules, *self.aggregates]

    @property
    def known(self) -> bool:
        """Whether anything can be computed; when not, `unknown` says why."""
        return self.unknown is None

    @property
    def totals(self) -> tuple[str, ...]:
        """The totals that are known; kindtegoed_y is not among them when only one-off amounts are known."""
        return tuple(item.name for item in self.aggregates if item.name in TOTALS)

    @property
    def at_least(self) -> bool:
        """Whether children may get more: a provision in use could not be computed, or not for all its children."""
        return any(
            item.standing.in_use
            and (all(item is not other for other in self.computed) or item.unknown_ages or _widened(item))
            for item in self.provisions
        )

    def require(self) -> ProvisionRules:
        """These rules, when there are any.

        Raises:
            UnknownProvisions: nothing can be computed; the sentence says why and what to do.
        """
        if self.unknown is not None:
            raise UnknownProvisions(nl=self.unknown.nl, en=self.unknown.en)
        return self


def rules_for(code: str, day: date | str, only_current: bool = False, folder: Path = DATA) -> ProvisionRules:
    """The provisions of a municipality on a day, as rules for the engine.

    Args:
        code: GM code of the municipality.
        day: the day, or an ISO date.
        only_current: leave out what is "as seen" in another year or undated.
        folder: where the data files are.

    Raises:
        Problem: the code is none, or the file is not right.
    """
    code, on = municipality_code(code), as_day(day)
    municipality = load_municipality(code, folder)
    if municipality is None:
        return _nothing(code, code, on, (), _no_file(code))
    return rules_of(municipality, on, only_current)


def rules_of(municipality: Municipality, on: date, only_current: bool = False) -> ProvisionRules:
    """The provisions of a municipality in memory on a day, as rules for the engine.

    Raises:
        Problem: one provision has two versions on that day.
    """
    code = municipality.code
    held = municipality.provisions
    among = [item for item in held if standing_on(item, on).kind == "current"] if only_current else held
    reckonings = tuple(reckon(item, on, among) for item in held)
    computed = [
        item
        for item in reckonings
        if item.computable and (item.standing.kind == "current" or not only_current)
    ]
    if not computed:
        return _nothing(
            code, municipality.name, on, reckonings, _no_amounts(municipality.name, on, only_current)
        )
    check_unique(computed, code)
    rules: list[Rule] = []
    counts: list[Aggregate | Total] = []
    parameters: dict[str, Parameter] = {}
    names: dict[str, str] = {}
    for item in computed:
        made, counted, needed = provision_rules(code, item)
        names[item.provision.slug] = made[-1].name
        rules += made
        counts += counted
        parameters |= needed
    choices, totals, ceilings = totals_of(municipality, computed, names)
    by_itself, whole, extra = automatic_rules(code.lower().replace("-", "_"), computed, names)
    return ProvisionRules(
        code=code,
        name=municipality.name,
        day=on,
        rules=(*rules, *choices, *by_itself),
        parameters=parameters | ceilings | extra,
        aggregates=(*counts, *totals, *whole),
        provisions=reckonings,
        computed=tuple(computed),
        names=names,
    )


def check_unique(computed: Sequence[Reckoning], code: str) -> None:
    """Refuse two versions of one provision on one day.

    Raises:
        Problem: names the provision and the way out.
    """
    seen: set[str] = set()
    for item in computed:
        slug = item.provision.slug
        if slug in seen:
            raise Problem(
                nl=f"{code}: '{slug}' heeft twee versies op een dag. "
                "Maak de oude 'superseded' of geef hem een einddatum.",
                en=f"{code}: '{slug}' has two versions on one day. "
                "Make the old one 'superseded' or give it a last day.",
            )
        seen.add(slug)


def _nothing(code: str, name: str, on: date, all_: tuple[Reckoning, ...], unknown: Text) -> ProvisionRules:
    return ProvisionRules(code, name, on, (), {}, (), all_, unknown=unknown)


def _no_file(code: str) -> Text:
    return Text(
        nl=f"Van {code} zijn geen kindvoorzieningen bekend. Dat is iets anders dan geen voorzieningen: "
        "voeg een bestand toe of vraag de gemeente.",
        en=f"No child provisions of {code} are known. That is not the same as none: "
        "add a file or ask the municipality.",
    )


def _no_amounts(name: str, on: date, only_current: bool) -> Text:
    kind_nl, kind_en = (" die zeker nu gelden", " confirmed for that day") if only_current else ("", "")
    return Text(
        nl=f"Van {name} zijn op {show_date(on, 'nl')} geen kindvoorzieningen{kind_nl} met bedrag en inkomensgrens bekend. "
        "Het tegoed is onbekend, niet nul.",
        en=f"Of {name} no child provisions{kind_en} with amount and income limit are known on {show_date(on, 'en')}. "
        "What a child can get is unknown, not zero.",
    )


def _widened(item: Reckoning) -> bool:
    return any(
        not (ground.kind == "debt_help" and ground.instead_of_income) for ground in item.provision.grounds
    )
