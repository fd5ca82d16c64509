# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The front door: a table goes in, what may be published comes out, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from kansrijk.engine.problems import Problem
from kansrijk.indicators.disclosure.attack import exposed, interval
from kansrijk.indicators.disclosure.rounding import controlled
from kansrijk.indicators.disclosure.rules import Rules
from kansrijk.indicators.disclosure.suppress import cannot, cover
from kansrijk.indicators.disclosure.system import Maker, Numbers, System, Whether
from kansrijk.indicators.disclosure.table import Cell, Key, Name, Table

Method = Literal["suppress", "round", "suppress_and_round"]
METHODS: tuple[Method, ...] = ("suppress", "round", "suppress_and_round")
Reason = Literal["few", "dominance", "p_percent", "marked", "earlier", "complement"]


@dataclass(frozen=True)
class Settings:
    """How tables are protected: the rules, hiding or rounding or both, and to which base.

    With a `seed` rounding is random but the same on every run; without it the nearest table is taken.
    """

    rules: Rules = field(default_factory=Rules)
    method: Method = "suppress"
    base: float = 5.0
    seed: int | None = None

    @property
    def hides(self) -> bool:
        """Whether cells are hidden."""
        return self.method != "round"

    @property
    def rounds(self) -> bool:
        """Whether shown cells are rounded."""
        return self.method != "suppress"


@dataclass(frozen=True)
class Earlier:
    """What an earlier release about the same people and period told: each cell lies between two values.

    With its exact `table` what added up there is reckoned with too; a published file has no such table. `guarded` are
    the cells that were hidden for their own sake, with how unsure everyone must stay about each: they stay hidden.
    """

    measure: str
    between: Mapping[frozenset[tuple[str, str]], tuple[float, float]]
    table: Table | None = None
    guarded: Mapping[frozenset[tuple[str, str]], float] = field(default_factory=dict)


@dataclass(frozen=True)
class ProtectedTable:
    """What may be published of a table.

    `shown` gives the figure of each cell, None when it is hidden; `why` the reason of each hidden cell; `told` are
    sensitive cells that an earlier release gave away: hiding them now is too late. `settings` is what it was made with.
    """

    table: Table
    shown: Mapping[Key, float | None]
    why: Mapping[Key, Reason]
    settings: Settings
    told: tuple[Key, ...] = ()
    known: tuple[System, Whether] | None = field(default=None, repr=False, compare=False)

    @property
    def hidden(self) -> tuple[Key, ...]:
        """The cells that are hidden."""
        return tuple(self.why)

    def between(self, key: Key) -> tuple[float, float]:
        """The lowest and highest value that anyone can work out for a cell from everything published."""
        if self.known is None:
            return -np.inf, np.inf
        system, hidden = self.known
        return interval(system, hidden, system.names.index(self.table.name(key)))

    def release(self) -> Earlier:
        """What publishing this tells, for a later release of the same period to reckon with."""
        found: dict[frozenset[tuple[str, str]], tuple[float, float]] = {}
        low, high = (None, None) if self.known is None else self.known[0].bounds(self.known[1])
        places = {} if self.known is None else {name: n for n, name in enumerate(self.known[0].names)}
        for key, value in self.shown.items():
            name = self.table.name(key)
            if value is not None:
                found[name[1]] = told_by(value, self.settings, self.table.kind)
            elif low is not None and high is not None:
                found[name[1]] = float(low[places[name]]), float(high[places[name]])
        guarded = {
            self.table.name(key)[1]: self.settings.rules.width if reason == "few" else 0.0
            for key, reason in self.why.items()
            if reason != "complement"
        }
        return Earlier(self.table.measure, found, self.table, guarded)


def protect(
    table: Table,
    settings: Settings | None = None,
    *,
    beside: Sequence[Table] = (),
    earlier: Sequence[Earlier] = (),
) -> ProtectedTable:
    """What may be published of a table.

    Args:
        table: exact figures.
        settings: the rules and the method; hiding below 10 by default.
        beside: other tables published with it that share its margins; their cells may be hidden too, so protect them
            with `protect_together` when they are to be published.
        earlier: what was published before about the same people and period.

    Raises:
        Problem: the table does not add up or cannot be protected; the cell is named.
    """
    return protect_together([table, *beside], settings, earlier=earlier)[0]


def protect_together(
    tables: Sequence[Table], settings: Settings | None = None, *, earlier: Sequence[Earlier] = ()
) -> list[ProtectedTable]:
    """As `protect`, for tables that are published together and may share margins."""
    chosen = settings or Settings()
    if chosen.method not in METHODS:
        raise Problem(
            nl=f"De werkwijze '{chosen.method}' bestaat niet. Kies uit {', '.join(METHODS)}.",
            en=f"There is no method '{chosen.method}'. Choose from {', '.join(METHODS)}.",
        )
    measures = list(dict.fromkeys(table.measure for table in tables))
    done: dict[int, ProtectedTable] = {}
    for measure in measures:
        own = [(place, table.checked()) for place, table in enumerate(tables) if table.measure == measure]
        _check_shared([table for _, table in own])
        results = _protect_measure(
            [table for _, table in own], chosen, [e for e in earlier if e.measure == measure]
        )
        done.update(zip((place for place, _ in own), results, strict=True))
    return [done[place] for place in range(len(tables))]


def _check_shared(tables: Sequence[Table]) -> None:
    seen: dict[Name, float] = {}
    for table in tables:
        for key, cell in table.cells.items():
            known = seen.setdefault(table.name(key), cell.value)
            if abs(known - cell.value) > 1e-6 * max(1.0, abs(known)):
                words = ", ".join(key)
                raise Problem(
                    nl=f"De cel {words} is in de ene tabel {known:g} en in de andere {cell.value:g}.",
                    en=f"The cell {words} is {known:g} in one table and {cell.value:g} in another.",
                )


def reason_of(cell: Cell, kind: str, rules: Rules) -> Reason | None:
    """Why a cell may not be shown by itself; None when it may."""
    if cell.sensitive:
        return "marked"
    if kind == "count":
        return "few" if rules.few(cell.value if cell.contributors is None else cell.contributors) else None
    return rules.amount_reason(cell.value, cell.contributors, cell.largest)  # type: ignore[return-value]


def _protect_measure(
    tables: Sequence[Table], settings: Settings, earlier: Sequence[Earlier]
) -> list[ProtectedTable]:
    system, reasons, told = build(tables, settings, earlier)
    rounded = system.values
    if settings.rounds:
        rounded = controlled(system, settings.base, seed=settings.seed)
        system = _as_rounded(system, rounded, settings, tables[0].kind)
    hidden = ~system.shown
    if settings.hides:
        hidden = cover(system)
        if left := exposed(system, hidden):
            raise cannot(system, next(iter(left)))
    places = {name: place for place, name in enumerate(system.names)}
    found = []
    for table in tables:
        names = {key: table.name(key) for key in table.cells}
        dark = {key: bool(hidden[places[name]]) for key, name in names.items()}
        shown = {key: None if dark[key] else float(rounded[places[name]]) for key, name in names.items()}
        why: dict[Key, Reason] = {
            key: reasons.get(name, "complement") for key, name in names.items() if dark[key]
        }
        gone = tuple(key for key, name in names.items() if name in told)
        found.append(ProtectedTable(table, shown, why, settings, gone, (system, hidden)))
    return found


def _as_rounded(system: System, rounded: Numbers, settings: Settings, kind: str) -> System:
    """The system in which a shown cell tells no more than its rounded figure, and what was told before."""
    told = [told_by(float(value), settings, kind) for value in rounded]
    low, high = np.array([each[0] for each in told]), np.array([each[1] for each in told])
    before_low, before_high = system.shown_low, system.shown_high
    exact = before_low == before_high
    free_low = np.where(exact & (before_low == system.values), -np.inf, before_low)
    free_high = np.where(exact & (before_high == system.values), np.inf, before_high)
    shown = system.shown
    return replace(
        system,
        shown_low=np.where(shown, np.maximum(low, free_low), before_low),
        shown_high=np.where(shown, np.minimum(high, free_high), before_high),
    )


def build(
    tables: Sequence[Table], settings: Settings, earlier: Sequence[Earlier] = ()
) -> tuple[System, dict[Name, Reason], frozenset[Name]]:
    """The system of tables of one measure, the reason of each sensitive cell, and those given away before."""
    known: dict[frozenset[tuple[str, str]], tuple[float, float]] = {}
    for release in earlier:
        for place, (low, high) in release.between.items():
            before = known.get(place, (-np.inf, np.inf))
            known[place] = (max(low, before[0]), min(high, before[1]))
    guarded = {place: width for release in earlier for place, width in release.guarded.items()}
    maker, reasons, told = Maker(), dict[Name, Reason](), set[Name]()
    for table in tables:
        for key, cell in table.cells.items():
            name = table.name(key)
            reason = reason_of(cell, table.kind, settings.rules)
            if reason is None and name[1] in guarded:
                reason = "earlier"
            if reason is not None:
                reasons[name] = reason
            about = _about(cell, table, key, settings, reason)
            about["need_width"] = max(about.get("need_width", 0.0), guarded.get(name[1], 0.0))
            if _narrow(about, known.get(name[1]), cell.value):
                told.add(name)
            maker.add(name, cell.value, **about)
    for table in tables:
        for total, parts, complete in table.sums():
            names = [table.name(part) for part in parts]
            if not complete:
                names.append(_rest(maker, table, total, parts, settings))
            maker.adds_up(table.name(total), names)
    for release in earlier:
        _join(maker, release, known)
    return maker.made(), reasons, frozenset(told)


def _join(
    maker: Maker,
    release: Earlier,
    known: Mapping[frozenset[tuple[str, str]], tuple[float, float]],
) -> None:
    """Add the cells and sums that only an earlier release had."""
    if release.table is None:
        return
    table = release.table
    changed = set()
    for key, cell in table.cells.items():
        name = table.name(key)
        low, high = known.get(name[1], (0.0, np.inf))
        if name in maker.places and abs(maker.rows[maker.places[name]]["values"] - cell.value) > 1e-6:
            changed.add(name)
        width = release.guarded.get(name[1], 0.0)
        maker.add(
            name, cell.value, dark_low=min(low, cell.value), dark_high=max(high, cell.value), need_width=width
        )
    for total, parts, complete in table.sums():
        names = [table.name(part) for part in parts]
        # A figure that was revised since no longer adds up with what was published then.
        if complete and not changed & {table.name(total), *names}:
            maker.adds_up(table.name(total), names)


def _rest(maker: Maker, table: Table, total: Key, parts: Sequence[Key], settings: Settings) -> Name:
    """What is left of a total beside its parts: never shown, but guarded like a cell when it is small."""
    measure, place = table.name(total)
    pairs = zip(table.dimensions, total, parts[0], strict=True)
    split = next(item.name for item, code, part in pairs if code != part)
    name = (measure, place | {(split, f"(rest of {dict(place).get(split, 'total')})")})
    value = table.cells[total].value - sum(table.cells[part].value for part in parts)
    about: dict[str, float] = {}
    if table.kind == "count" and settings.rules.few(value):
        rules = settings.rules
        about = {"need_width": rules.width, "need_low": value, "need_high": value}
    maker.add(name, max(value, 0.0), **about)
    return name


def told_by(value: float, settings: Settings, kind: str) -> tuple[float, float]:
    """The values that a shown figure leaves open: rounding may have gone up or down."""
    if not settings.rounds:
        return value, value
    off = settings.base - (1.0 if kind == "count" else 0.0)
    low = value - off
    return (max(low, 0.0) if value >= 0 else low), value + off


def _about(cell: Cell, table: Table, key: Key, settings: Settings, reason: Reason | None) -> dict[str, float]:
    rules, value = settings.rules, cell.value
    about = {"shown": 1.0, "sensitive": float(reason is not None), "cost": table.weight(key)}
    about["shown_low"] = about["shown_high"] = value
    if table.kind == "count" and cell.contributors is None:
        top = float(rules.minimum - 1)
        about["dark_low"] = float(rules.smallest) if reason == "few" else 0.0
        about["dark_high"] = top if reason == "few" else np.inf
        if reason is None and rules.zeros:
            about["dark_low"] = float(rules.minimum)
        if reason in ("few", "marked"):
            about["need_width"] = rules.width
    else:
        about["dark_low"] = 0.0 if value >= 0 else -np.inf
        if reason is not None:
            about |= _amount_needs(cell, settings)
    return about


def _amount_needs(cell: Cell, settings: Settings) -> dict[str, float]:
    """How far from a hidden amount everyone must remain: a part of it, and enough for the rule that hides it."""
    rules, size = settings.rules, abs(cell.value)
    off = rules.amount_pct / 100 * size
    parts = sorted((abs(part) for part in cell.largest), reverse=True)
    if parts and rules.p is not None:
        second = parts[1] if len(parts) > 1 else 0.0
        off = max(off, rules.p / 100 * parts[0] - (size - parts[0] - second))
    if parts and rules.dominance_n is not None:
        off = max(off, 100 / rules.dominance_k * sum(parts[: rules.dominance_n]) - size)
    low = max(0.0, cell.value - off) if cell.value >= 0 else cell.value - off
    return {"need_low": low, "need_high": cell.value + off, "need_width": 0.0}


def _narrow(about: dict[str, float], known: tuple[float, float] | None, value: float) -> bool:
    """Add what an earlier release told; gives whether that alone gives a sensitive cell away, so that it is too late."""
    if known is None or not known[0] <= value <= known[1]:
        return False
    for end in ("shown", "dark"):
        about[f"{end}_low"] = max(about.get(f"{end}_low", 0.0), known[0])
        about[f"{end}_high"] = min(about.get(f"{end}_high", np.inf), known[1])
    width = about["dark_high"] - about["dark_low"]
    lost = about["sensitive"] > 0 and width < about.get("need_width", 0.0) - 1e-9
    lost = lost or (
        about["sensitive"] > 0
        and (
            about["dark_low"] > about.get("need_low", value)
            or about["dark_high"] < about.get("need_high", value)
        )
    )
    if lost:
        about |= {"need_low": value, "need_high": value, "need_width": 0.0}
    return lost
