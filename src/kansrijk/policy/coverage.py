# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What of the law is in Kansrijk: for each scheme and half-year whether it can be computed, and what is missing."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from kansrijk.engine import Bands, Problem, RulesInForce, Status, weakest
from kansrijk.engine.explain import STATUS_WORDS
from kansrijk.engine.parameters import ParameterValue
from kansrijk.engine.wording import show_date
from kansrijk.law import ACTS, FOLDER
from kansrijk.law.caribbean import CARIBBEAN_ACTS, CARIBBEAN_FOLDER
from kansrijk.law.gaps import Gap, Scheme, gaps, schemes
from kansrijk.policy.rulebook import caribbean, netherlands

State = Literal["complete", "partial", "absent"]
YEARS = range(2019, 2027)
WORDS = {
    "nl": {
        "title": "Wat van de wet in Kansrijk zit",
        "complete": "volledig",
        "partial": "deels",
        "absent": "niet",
        "scheme": "regeling",
        "how": "Per regeling en jaar: te berekenen op 1 januari en op 1 juli.",
        "both": "Staat er één woord, dan geldt het op beide dagen.",
        "missing": "Wat er ontbreekt",
        "from": "van {first} tot en met {last}",
        "area": {"nl": "Europees Nederland, in euro", "bes": "Caribisch Nederland, in Amerikaanse dollar"},
        "certainty": "Zekerheid",
        "weakest": "De zekerheid is die van het zwakste bedrag: {statuses}.",
        "table": "Niet voor elk geval is dit bedrag bekend: {labels}.",
    },
    "en": {
        "title": "What of the law is in Kansrijk",
        "complete": "complete",
        "partial": "partial",
        "absent": "absent",
        "scheme": "scheme",
        "how": "For each scheme and year: computable on 1 January and on 1 July.",
        "both": "One word stands for both days.",
        "missing": "What is missing",
        "from": "from {first} to {last}",
        "area": {"nl": "European Netherlands, in euro", "bes": "Caribbean Netherlands, in US dollars"},
        "certainty": "Certainty",
        "weakest": "The certainty is that of the weakest amount: {statuses}.",
        "table": "Not for every case this amount is known: {labels}.",
    },
}
AREAS = ("nl", "bes")


@dataclass(frozen=True)
class Cell:
    """One scheme in one half-year, which starts on `day`.

    `gaps` are those known in that half-year, `missing` the results that cannot be computed on its first day. `status`
    is the weakest certainty of the amounts it can rest on, None when nothing can be computed. `nl` and `en` say what
    is missing, empty when nothing is.
    """

    area: str
    scheme: Scheme
    day: date
    state: State
    status: Status | None
    nl: str
    en: str
    missing: tuple[str, ...]
    gaps: tuple[Gap, ...]

    def why(self, language: str) -> str:
        """What is missing, in `language`."""
        return self.nl if language == "nl" else self.en

    def as_dict(self) -> dict[str, Any]:
        """The cell as plain data."""
        return {
            "area": self.area,
            "scheme": self.scheme.code,
            "label": {"nl": self.scheme.nl, "en": self.scheme.en},
            "act": self.scheme.act,
            "article": self.scheme.article,
            "day": self.day.isoformat(),
            "state": self.state,
            "status": self.status,
            "missing": {"nl": self.nl, "en": self.en, "results": list(self.missing)},
        }


def coverage(years: Iterable[int] = YEARS) -> list[Cell]:
    """Every scheme on 1 January and 1 July of every year: European Netherlands first, then the Caribbean."""
    days = [date(year, month, 1) for year in years for month in (1, 7)]
    cells: list[Cell] = []
    for area, rulebook, folder, acts in (
        ("nl", netherlands, FOLDER, ACTS),
        ("bes", caribbean, CARIBBEAN_FOLDER, CARIBBEAN_ACTS),
    ):
        rules = [rulebook(day) for day in days]
        known = gaps(folder, acts)
        for scheme in schemes(folder, acts):
            own = [gap for gap in known if gap.scheme == scheme.code]
            cells += [_cell(area, scheme, on_day, own) for on_day in rules]
    return cells


def _cell(area: str, scheme: Scheme, rules: RulesInForce, known: Sequence[Gap]) -> Cell:
    refused: dict[str, Problem] = {}
    statuses: list[Status] = []
    holes: list[str] = []
    for name in scheme.outputs:
        try:
            used = rules.plan([name]).parameters
        except Problem as problem:
            refused[name] = problem
            continue
        statuses += [value.status for value in used.values()]
        holes += [label for label, value in used.items() if _has_holes(value.value) and label not in holes]
    end = _next_half(rules.day)
    told = tuple(gap for gap in known if gap.first < end and gap.last >= rules.day)
    whole = not (refused or told or holes)
    state: State = "complete" if whole else "absent" if len(refused) == len(scheme.outputs) else "partial"
    nl, en = _reasons(rules, told, list(refused.values()), holes)
    status = None if state == "absent" else weakest(statuses)
    return Cell(area, scheme, rules.day, state, status, nl, en, tuple(refused), told)


def _has_holes(value: ParameterValue) -> bool:
    """Whether a table lacks amounts for some cases."""
    if isinstance(value, float | Bands):
        return False
    return any(math.isnan(entry) for entry in value)


def _reasons(
    rules: RulesInForce, told: Sequence[Gap], refused: Sequence[Problem], holes: Sequence[str]
) -> tuple[str, str]:
    """What is missing in words: as the gaps say it, or else as the rules refuse."""
    if told:
        return " ".join(gap.nl for gap in told), " ".join(gap.en for gap in told)
    if refused:
        return refused[0].nl, refused[0].en
    if not holes:
        return "", ""
    nl, en = (
        str(WORDS[language]["table"]).format(labels=", ".join(rules.label(name, language) for name in holes))
        for language in ("nl", "en")
    )
    return nl, en


def as_json(cells: Sequence[Cell]) -> str:
    """All cells as JSON text: one object a scheme and day."""
    return json.dumps([cell.as_dict() for cell in cells], ensure_ascii=False, indent=2) + "\n"


def as_text(cells: Sequence[Cell], language: str = "nl") -> str:
    """A table for a terminal, with what is missing below it."""
    words = WORDS[language]
    out = [str(words["title"]), "=" * len(str(words["title"])), f"{words['how']} {words['both']}"]
    for area in AREAS:
        here = [cell for cell in cells if cell.area == area]
        if not here:
            continue
        heads, rows = _grid(here, language)
        table = [heads, *rows]
        widths = [max(len(row[i]) for row in table) for i in range(len(heads))]
        out += ["", words["area"][area], ""]  # type: ignore[index]
        out += ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in table]
        missing = _missing(here, language)
        out += ["", str(words["missing"]), *(f"- {line}" for line in missing)] if missing else []
    return "\n".join(out) + "\n"


def as_markdown(cells: Sequence[Cell], language: str = "en") -> str:
    """The same as a page, with the certainty of each scheme and year."""
    words = WORDS[language]
    statuses = ", ".join(f"`{status}` ({text})" for status, text in STATUS_WORDS[language].items())
    weakest_of = str(words["weakest"]).format(statuses=statuses)
    out = [f"# {words['title']}", "", f"{words['how']} {words['both']} {weakest_of}"]
    for area in AREAS:
        here = [cell for cell in cells if cell.area == area]
        if not here:
            continue
        heads, rows = _grid(here, language, with_status=True)
        out += ["", f"## {words['area'][area]}", ""]  # type: ignore[index]
        out += [f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows)]
        missing = _missing(here, language)
        out += ["", f"### {words['missing']}", "", *(f"- {line}" for line in missing)] if missing else []
    return "\n".join(out) + "\n"


def _grid(
    cells: Sequence[Cell], language: str, *, with_status: bool = False
) -> tuple[list[str], list[list[str]]]:
    """Heads and rows: a row a scheme, a column a year."""
    words = WORDS[language]
    years = sorted({cell.day.year for cell in cells})
    found: dict[str, dict[int, list[Cell]]] = {}
    labels: dict[str, str] = {}
    for cell in cells:
        labels[cell.scheme.code] = cell.scheme.nl if language == "nl" else cell.scheme.en
        found.setdefault(cell.scheme.code, {}).setdefault(cell.day.year, []).append(cell)

    def shown(cell: Cell) -> str:
        status = f" `{cell.status}`" if with_status and cell.status else ""
        return f"{words[cell.state]}{status}"

    rows = [
        [labels[code], *(" / ".join(dict.fromkeys(shown(cell) for cell in by_year[year])) for year in years)]
        for code, by_year in found.items()
    ]
    return [str(words["scheme"]), *(str(year) for year in years)], rows


@dataclass
class _Missing:
    """What is missing of one scheme in one unbroken time; `what` tells one cause from another."""

    scheme: Scheme
    first: date
    last: date
    text: str
    what: object

    def continues_in(self, cell: Cell) -> bool:
        """Whether the same is missing in the half-year that follows."""
        follows = (cell.day - self.last).days == 1
        return follows and self.scheme == cell.scheme and self.what == cell.missing


def _missing(cells: Sequence[Cell], language: str) -> list[str]:
    """What is missing: every known gap with its own dates, and otherwise what the rules refuse."""
    first_day, last_day = cells[0].day, max(_last_day(cell.day) for cell in cells)
    found: list[_Missing] = []
    for cell in cells:
        for gap in cell.gaps:
            if gap not in [one.what for one in found]:
                text = gap.nl if language == "nl" else gap.en
                dates = max(gap.first, first_day), min(gap.last, last_day)
                found.append(_Missing(cell.scheme, *dates, text, gap))
        if cell.state == "complete" or cell.gaps:
            continue
        before = found[-1] if found else None
        if before and before.continues_in(cell):
            before.last = _last_day(cell.day)
        else:
            dates = cell.day, _last_day(cell.day)
            found.append(_Missing(cell.scheme, *dates, cell.why(language), cell.missing))
    return [_missing_line(one, language) for one in found]


def _missing_line(one: _Missing, language: str) -> str:
    label = one.scheme.nl if language == "nl" else one.scheme.en
    # The Dutch ij is one letter.
    capital = f"IJ{label[2:]}" if label.startswith("ij") else label[:1].upper() + label[1:]
    first, last = show_date(one.first, language), show_date(one.last, language)
    return f"{capital}, {str(WORDS[language]['from']).format(first=first, last=last)}: {one.text}"


def _last_day(day: date) -> date:
    """The last day of the half-year that starts on `day`."""
    return date(day.year, 6, 30) if day.month < 7 else date(day.year, 12, 31)


def _next_half(day: date) -> date:
    return date(day.year, 7, 1) if day.month < 7 else date(day.year + 1, 1, 1)
