# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which figures of an outcome may be seen.

All counts of an outcome are laid out as tables that share their margins, so that who is newly entitled, who uses and who
is missed can be held against each other. Of real people these tables go through disclosure control together: what would
give a small group away by adding and subtracting is withheld too. Of synthetic people only small counts are withheld:
nobody can be recognised, and the page stays readable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kansrijk.indicators.disclosure import (
    COUNT_STEP,
    TOTAL_STEP,
    Cell,
    Dimension,
    Rules,
    Settings,
    Table,
    protect_together,
    round_count,
    round_to,
    too_small,
)
from kansrijk.policy.whatif.amounts import NOTHING, Amount
from kansrijk.policy.whatif.outcome import LINES, Missed, Outcome, Range
from kansrijk.policy.whatif.run import STATE
from kansrijk.policy.whatif.takeup import LEVELS

Shown = float | None
Key = tuple[str, ...]
ALL, YES, NO = "all", "yes", "no"
RULES = Rules(zeros=False, possible=5)
"""A zero is shown: that nobody becomes entitled mostly follows from the reform itself, which everybody may read."""
SETTINGS = Settings(rules=RULES, method="suppress_and_round", base=float(COUNT_STEP))
HIDDEN_SUM = Settings(rules=RULES)


def _chain(name: str, *codes: str) -> Dimension:
    """A dimension in which every code is a part of the one before it, and the parts are not all of it."""
    parents = dict(zip(codes[1:], codes, strict=False))
    return Dimension(name, ALL, parents, frozenset({ALL, *codes[:-1]}))


def _entitled(when: str) -> Dimension:
    """Entitled or not; who uses it at high take-up holds who does at central and low: the lots are the same."""
    parents = {"high": YES, "central": "high", "low": "central"}
    return Dimension(when, ALL, parents, frozenset({YES, "high", "central"}))


KNOWN, BEFORE, AFTER = Dimension("known", ALL), _entitled("before"), _entitled("after")
DOWNWARDS = tuple(str(line) for line in sorted(LINES, reverse=True))
LINE, LINE_AFTER = _chain("line", *DOWNWARDS), _chain("line_after", *DOWNWARDS)


@dataclass
class Figures:
    """The figures of an outcome by name, as exact counts in tables or as they may be seen."""

    tables: list[Table] = field(default_factory=list)
    places: dict[str, tuple[int, Key]] = field(default_factory=dict)

    def add(
        self,
        measure: str,
        dimensions: Sequence[Dimension],
        cells: Mapping[Key, float],
        names: Mapping[str, Key],
    ) -> None:
        """Add a table of counts, and under which name each cell that is shown is known."""
        counted = {key: Cell(float(round(value))) for key, value in cells.items()}
        self.places.update({name: (len(self.tables), key) for name, key in names.items()})
        self.tables.append(Table(tuple(dimensions), counted, measure))

    def plain(self) -> dict[str, Shown]:
        """Each count rounded to 5, small ones withheld."""
        return {name: count(self.tables[at].cells[key].value) for name, (at, key) in self.places.items()}

    def protected(self) -> dict[str, Shown]:
        """Each count as disclosure control lets it be seen, given all the others.

        Raises:
            Problem: the tables cannot be protected.
        """
        done = protect_together(self.tables, SETTINGS)
        return {name: done[at].shown[key] for name, (at, key) in self.places.items()}


def count(value: float) -> Shown:
    """A count rounded to 5; None when it is small but not nothing."""
    if value == 0:
        return 0
    return None if too_small(value) else round_count(value)


def amounts_of(outcome: Outcome) -> dict[str, Shown]:
    """The amounts about real people that may be seen, by name and exact; None is withheld.

    An amount is withheld when too few families stand behind it, when one or two make up nearly all of it, or when it would
    give such an amount away: costs at three levels of use, the schemes of the state and their total, gains by tenth and by
    form of family.

    Raises:
        Problem: the amounts cannot be protected.
    """
    held = outcome.amounts
    names = [name for name in held if name.startswith("state.")]
    tables = []
    if outcome.state is not None:
        total = next(name for name in names if name.removeprefix("state.") not in STATE)
        rest = held[total].value - sum(held[name].value for name in names if name != total)
        parts = {name: held[name] for name in names if name != total and held[name].families}
        tables.append(_sums("state", total, held[total], parts, rest))
    for kind in ("y", "once"):
        tables.append(_levels(kind, held))
    for name in ("tenths", "forms"):
        start = f"gains.{name}."
        parts = {code: item for code, item in held.items() if code.startswith(start)}
        whole = sum(parts.values(), NOTHING)
        tables.append(_sums("gains", ALL, whole, parts, 0.0, name))
    shown: dict[str, Shown] = {}
    for found in protect_together(tables, HIDDEN_SUM):
        shown |= {key[0]: value for key, value in found.shown.items()}
    return shown


def _cell(item: Amount) -> Cell:
    return Cell(item.value, float(item.families), item.largest)


def _sums(
    measure: str, top: str, whole: Amount, parts: Mapping[str, Amount], rest: float, name: str = "part"
) -> Table:
    """A total with its parts; `rest` is what no part accounts for, and may be seen."""
    cells: dict[Key, Cell] = {(top,): _cell(whole), **{(code,): _cell(item) for code, item in parts.items()}}
    if abs(rest) >= 1.0:
        cells["rest",] = Cell(rest)
    if not parts:
        cells = {(top,): _cell(whole)}
    return Table((Dimension(name, top),), cells, measure, "amount")


def _levels(kind: str, held: Mapping[str, Amount]) -> Table:
    """Costs at high use are those at central use and what comes on top; so are those at central use."""
    name = f"cost.{kind}."
    parents = {f"{name}low": f"{name}central", f"{name}to central": f"{name}central"}
    levels = Dimension(name, f"{name}high", parents)
    cells: dict[Key, Cell] = {(code,): _cell(item) for code, item in held.items() if code.startswith(name)}
    return Table((levels,), cells, name, "amount")


def money(value: float, behind: float) -> Shown:
    """An amount in EUR, rounded; None when too few children or families stand behind it."""
    if value == 0:
        return 0
    return None if too_small(behind) else round_to(value, TOTAL_STEP)


def counts_of(outcome: Outcome, *, secret: bool) -> dict[str, Shown]:
    """Every count of an outcome by name, as it may be seen; `secret` when it is about real people.

    Raises:
        Problem: the counts cannot be protected.
    """
    found = Figures()
    _coverage(found, outcome)
    _moves(found, outcome)
    _newly(found, outcome)
    _poor(found, outcome)
    _gains(found, outcome)
    _pressed(found, outcome)
    return found.protected() if secret else found.plain()


def _coverage(found: Figures, outcome: Outcome) -> None:
    known = outcome.children - outcome.children_unknown
    cells: dict[Key, float] = {(ALL,): outcome.children, (YES,): known, (NO,): outcome.children_unknown}
    found.add("children", (KNOWN,), cells, {"children": (ALL,), "children_unknown": (NO,)})
    if outcome.beside is not None:
        given, unknown = outcome.beside[0], outcome.children_unknown
        beside: dict[Key, float] = {(NO, ALL): unknown, (NO, YES): given, (NO, NO): unknown - given}
        found.add("children", (KNOWN, Dimension("beside", ALL)), beside, {"beside": (NO, YES)})


def _moves(found: Figures, outcome: Outcome) -> None:
    """Entitled before and after, and who of them uses it."""
    newly, lost = outcome.newly.total, outcome.newly.lost
    known = outcome.children - outcome.children_unknown
    before, after = outcome.entitled_before, outcome.entitled_after
    square = {
        (ALL, ALL): known, (YES, ALL): before, (NO, ALL): known - before,
        (ALL, YES): after, (ALL, NO): known - after,
        (YES, YES): before - lost, (YES, NO): lost, (NO, YES): newly, (NO, NO): known - before - newly,
    }  # fmt: skip
    uses = {
        **{(level, ALL): getattr(outcome.using_before, level) for level in LEVELS},
        **{(ALL, level): getattr(outcome.using_after, level) for level in LEVELS},
        **{(NO, level): getattr(outcome.newly_using, level) for level in LEVELS},
    }
    uses |= {(YES, level): uses[ALL, level] - uses[NO, level] for level in LEVELS}
    names = {"entitled.before": (YES, ALL), "entitled.after": (ALL, YES)}
    names |= {"newly.total": (NO, YES), "newly.lost": (YES, NO)}
    for level in LEVELS:
        names |= {f"using.before.{level}": (level, ALL), f"using.after.{level}": (ALL, level)}
        names[f"newly_using.{level}"] = (NO, level)
    found.add(
        "children",
        (KNOWN, BEFORE, AFTER),
        {(YES, *key): value for key, value in {**square, **uses}.items()},
        {name: (YES, *key) for name, key in names.items()},
    )


def _newly(found: Figures, outcome: Outcome) -> None:
    """Who becomes entitled, by age and form (parts of the whole) and by ground (any number may hold)."""
    newly = outcome.newly
    inside = (KNOWN, BEFORE, AFTER)
    for name, parts in (("age", newly.ages), ("form", newly.forms)):
        cells: dict[Key, float] = {(YES, NO, YES, code): value for code, value in parts.items()}
        cells[YES, NO, YES, ALL] = newly.total
        names: dict[str, Key] = {f"newly.{name}.{code}": (YES, NO, YES, code) for code in parts}
        found.add("children", (*inside, Dimension(name, ALL)), cells, names)
    for name, held in newly.grounds.items():
        if held is None:
            continue
        cells = {(YES, NO, YES, ALL): newly.total, (YES, NO, YES, YES): held}
        cells[YES, NO, YES, NO] = newly.total - held
        names = {f"newly.ground.{name}": (YES, NO, YES, YES)}
        if name == "income":
            names["newly.only_debts"] = (YES, NO, YES, NO)
        found.add("children", (*inside, Dimension(f"ground {name}", ALL)), cells, names)


def _poor(found: Figures, outcome: Outcome) -> None:
    """Children up to each line: before and after, and who of them is reached and who is missed."""
    known = outcome.children - outcome.children_unknown
    reached = {"before": (outcome.entitled_before, outcome.using_before, outcome.missed_before),
               "after": (outcome.entitled_after, outcome.using_after, outcome.missed_after)}  # fmt: skip
    for when, (entitled, using, lines) in reached.items():
        rows = {ALL: _row(known, entitled, using), **{str(item.line): _missed_row(item) for item in lines}}
        cells: dict[Key, float] = {
            (YES, line, code): value for line, row in rows.items() for code, value in row.items()
        }
        names: dict[str, Key] = {
            f"missed.{when}.{item.line}.{code}": (YES, str(item.line), code)
            for item in lines
            for code in (ALL, YES, NO, *LEVELS)
        }
        found.add("children", (KNOWN, LINE, BEFORE if when == "before" else AFTER), cells, names)
    for at, line in (("before", LINE), ("after", LINE_AFTER)):
        cells = {(str(item.line),): getattr(item, at) for item in outcome.depth}
        cells[ALL,] = outcome.children
        names = {f"depth.{at}.{item.line}": (str(item.line),) for item in outcome.depth}
        found.add("children", (line,), cells, names)
    cells = {(ALL, ALL): outcome.children, (YES, ALL): known, (NO, ALL): outcome.children_unknown}
    for item, poor in zip(outcome.depth, outcome.missed_before, strict=True):
        parts = {ALL: item.before, YES: poor.children, NO: item.before - poor.children}
        cells |= {(code, str(item.line)): value for code, value in parts.items()}
    found.add("children", (KNOWN, LINE), cells, {})


def _row(children: float, entitled: float, using: Range) -> dict[str, float]:
    uses = {level: float(getattr(using, level)) for level in LEVELS}
    return {ALL: children, YES: entitled, NO: children - entitled, **uses}


def _missed_row(item: Missed) -> dict[str, float]:
    return _row(item.children, item.children - item.not_entitled, item.using)


def _gains(found: Figures, outcome: Outcome) -> None:
    """Families that gain, lose or stay as they are, by tenth and by form: both add up to all of them."""
    for name, groups in outcome.groups.items():
        cells: dict[Key, float] = {}
        for item in groups:
            same = item.families - item.winners - item.losers
            parts = {ALL: item.families, "winners": item.winners, "losers": item.losers, "same": same}
            for code, value in parts.items():
                cells[item.name, code] = value
                cells[ALL, code] = cells.get((ALL, code), 0.0) + value
        names: dict[str, Key] = {f"gains.{name}.{item.name}.families": (item.name, ALL) for item in groups}
        for code in ("winners", "losers"):
            names |= {f"gains.{name}.{item.name}.{code}": (item.name, code) for item in groups}
        found.add("families", (Dimension(name, ALL), Dimension("change", ALL)), cells, names)
    found.add("families", (), {(): outcome.families}, {"families": ()})


def _pressed(found: Figures, outcome: Outcome) -> None:
    for when, item in zip(("before", "after"), outcome.pressure or (), strict=False):
        cells: dict[Key, float] = {
            (ALL,): item.families,
            ("80",): item.high * item.families,
            ("100",): item.whole * item.families,
        }
        names = {f"pressure.{when}.{code}": (code,) for code in (ALL, "80", "100")}
        found.add("working families", (_chain(f"pressure {when}", "80", "100"),), cells, names)
