# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The report of what was read from an extract: counts, columns, spread of values, and what looks odd."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

import numpy as np

from kansrijk.engine.frame import Frame
from kansrijk.engine.wording import counted
from kansrijk.people.model import ADULT, CHILD, input_columns
from kansrijk.people.readers.families import Families
from kansrijk.people.readers.faults import Fault
from kansrijk.people.readers.odd import Odd, odd_values

HOUSEHOLDS = {"nl": ("huishouden", "huishoudens"), "en": ("household", "households")}
FAMILIES = {"nl": ("gezin", "gezinnen"), "en": ("family", "families")}
PERSONS = {"nl": ("persoon", "personen"), "en": ("person", "persons")}

INCOMES = ("loon_y", "winst_y", "uitkering_y", "pensioen_y")
"""Without one of these nobody can be said to be poor or not."""
AGE_BANDS = (0, 4, 12, 18, 27, 45, 67, 116)


@dataclass(frozen=True)
class Skipped:
    """How many rows and households are not in the population."""

    rows: int
    households: int


@dataclass(frozen=True)
class Spread:
    """The first percentile, the median and the last percentile of a column: no value of one person in a large file."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class ReadReport:
    """What was read from an extract. For the desk that made it, not for publication."""

    source: str
    rows: int
    faults: tuple[Fault, ...] = ()
    rows_with_faults: int = 0
    skipped: Skipped = Skipped(0, 0)
    supplied: tuple[str, ...] = ()
    households: int = 0
    families: int = 0
    persons: int = 0
    couples_by_age: int = 0
    spread: dict[str, Spread] | None = None
    ages: dict[str, dict[str, int]] | None = None
    odd: tuple[Odd, ...] = ()

    @property
    def not_supplied(self) -> tuple[str, ...]:
        """Our columns that the extract does not fill; what needs them is unknown."""
        return tuple(name for name in input_columns() if name not in self.supplied)

    def as_json(self) -> str:
        """The report for other programs."""
        data = asdict(self) | {"not_supplied": self.not_supplied}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

    def as_text(self, language: str) -> str:
        """The report for a reader, in "nl" or "en"."""
        return "\n".join(_lines(self, 0 if language == "nl" else 1)) + "\n"


def make_report(begun: ReadReport, frame: Frame | None, families: Families | None) -> ReadReport:
    """The report with what is known of the population, when there is one."""
    if frame is None:
        return begun
    spread = {
        name: Spread(*(round(float(value), 2) for value in np.percentile(values, (1, 50, 99))))
        for name, values in frame.columns.items()
        if input_columns()[name].kind in ("money", "number", "integer") and name != "gemeente"
    }
    return replace(
        begun,
        households=frame.n_households,
        families=frame.n_families,
        persons=frame.n_persons,
        couples_by_age=families.assumed if families is not None else 0,
        spread=spread,
        ages=_ages(frame),
        odd=odd_values(frame),
    )


def _ages(frame: Frame) -> dict[str, dict[str, int]]:
    found = {}
    for name, role in (("volwassene", ADULT), ("kind", CHILD)):
        counts, _ = np.histogram(frame.columns["leeftijd"][frame.columns["rol"] == role], bins=AGE_BANDS)
        bands = zip(AGE_BANDS, AGE_BANDS[1:], counts, strict=False)
        found[name] = {f"{low}-{high - 1}": int(count) for low, high, count in bands}
    return found


def _lines(report: ReadReport, place: int) -> list[str]:
    def say(nl: str, en: str) -> str:
        return (nl, en)[place]

    lines = [
        say(
            f"Gelezen uit {report.source}: {counted(report.rows, 'rij', 'rijen', 'nl')}.",
            f"Read from {report.source}: {counted(report.rows, 'row', 'rows', 'en')}.",
        )
    ]
    if report.persons:
        lines.append(
            say(
                f"{_people(report, 'nl')}.",
                f"{_people(report, 'en')}.",
            )
        )
    lines += _about_faults(report, place)
    lines.append(say("Kolommen gevuld: ", "Columns filled: ") + ", ".join(report.supplied))
    lines.append(
        say(
            "Niet geleverd (wat die nodig heeft, is onbekend): ",
            "Not supplied (what needs them is unknown): ",
        )
        + (", ".join(report.not_supplied) or "-")
    )
    if lacking := [name for name in INCOMES if name in report.not_supplied]:
        lines.append(
            say(
                f"Let op: zonder {', '.join(lacking)} zijn alle cijfers over armoede onbekend. Heeft niemand zulk inkomen, "
                f"geef dan een vaste waarde, zoals {lacking[0]}: {{vast: 0}}.",
                f"Note: without {', '.join(lacking)} all figures about poverty are unknown. When nobody has such "
                f"income, give a fixed value, such as {lacking[0]}: {{vast: 0}}.",
            )
        )
    if report.couples_by_age:
        lines.append(
            say(
                f"{report.couples_by_age} paren zijn aangenomen op grond van leeftijd alleen.",
                f"{report.couples_by_age} couples were assumed from age alone.",
            )
        )
    if report.spread:
        lines.append(say("Laagste 1%, midden, hoogste 1%:", "Lowest 1%, median, highest 1%:"))
        lines += [
            f"  {name}: {item.low:g} | {item.median:g} | {item.high:g}"
            for name, item in report.spread.items()
        ]
    for role, bands in (report.ages or {}).items():
        word = {"volwassene": say("volwassenen", "adults"), "kind": say("kinderen", "children")}[role]
        listed = ", ".join(f"{band}: {count}" for band, count in bands.items() if count)
        lines.append(say(f"Leeftijd van {word}: ", f"Age of {word}: ") + (listed or "-"))
    if report.odd:
        lines.append(say("Om na te kijken:", "To look at:"))
        lines += [f"  - {say(item.nl, item.en)} ({item.count}x)" for item in report.odd]
    return lines


def _people(report: ReadReport, language: str) -> str:
    nouns = (HOUSEHOLDS, FAMILIES, PERSONS)
    counts = (report.households, report.families, report.persons)
    return ", ".join(
        counted(count, *noun[language], language) for count, noun in zip(counts, nouns, strict=True)
    )


def _about_faults(report: ReadReport, place: int) -> list[str]:
    if not report.faults and not report.skipped.rows:
        return []
    language = ("nl", "en")[place]
    row = ("rij", "rijen") if language == "nl" else ("row", "rows")
    home = HOUSEHOLDS[language]
    lines = []
    if report.faults:
        wrong = counted(report.rows_with_faults, *row, language)
        lines.append({"nl": f"Fouten in {wrong}:", "en": f"Faults in {wrong}:"}[language])
        lines += [f"  - {fault.in_language(language)}" for fault in report.faults]
    if report.skipped.rows:
        rows = counted(report.skipped.rows, *row, language)
        homes = counted(report.skipped.households, *home, language)
        nl, en = f"Weggelaten: {rows} van {homes}.", f"Left out: {rows} of {homes}."
        lines.append({"nl": nl, "en": en}[language])
    return lines
