# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mixes for a budget as a page, an SVG, data or rows: the frontier with every option on it, never one answer."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import altair as alt

from kansrijk.engine.files import ending_of, write_atomically
from kansrijk.engine.wording import number, show_date
from kansrijk.picture.whatif_frontier_words import TEXTS
from kansrijk.picture.whatif_parts import INK, MUTED, NARROW, WIDE, Rows, Section, drawings, page, svg_of
from kansrijk.policy.optimise import Weighing
from kansrijk.policy.optimise_options import Option
from kansrijk.policy.optimise_safe import Seen, seen
from kansrijk.policy.whatif.safe import Shown, count, money
from kansrijk.policy.whatif.takeup import GROUPS, LEVELS, group_words

FORMATS = (".html", ".svg", ".json", ".csv")
FRONT, FITS, OVER = "#173f5f", "#5a9bc4", "#b9b0a0"


def check_optimise_format(path: Path | str) -> str:
    """The form a file name asks for; call this before computing anything.

    Raises:
        Problem: another ending, with the ones there are.
    """
    return ending_of(path, FORMATS)


def write_optimise(weighing: Weighing, path: Path | str, language: str = "nl") -> None:
    """Write the weighing; a failure leaves what was there untouched.

    Args:
        weighing: all mixes with what they do.
        path: a name ending in .html, .svg, .json or .csv.
        language: "nl" or "en", for page and SVG.

    Raises:
        Problem: another ending, or the folder cannot be written.
    """
    match check_optimise_format(path):
        case ".html":
            text = optimise_page(weighing, language)
        case ".svg":
            shown = _Page(weighing, language)
            text = (
                svg_of(shown.spec(WIDE), "frontier", "chart", shown.title, shown.description(), language)
                + "\n"
            )
        case ".csv":
            text = _csv(weighing)
        case _:
            text = json.dumps(as_dict(weighing), ensure_ascii=False, indent=1) + "\n"
    with write_atomically(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def optimise_page(weighing: Weighing, language: str = "nl") -> str:
    """The text of one self-contained HTML page."""
    return _Page(weighing, language).text()


def optimise_text(weighing: Weighing, language: str = "nl") -> str:
    """The frontier as lines for a screen: what each end gives up, and the numbered mixes."""
    return _Page(weighing, language).lines()


def as_dict(weighing: Weighing) -> dict[str, Any]:
    """All mixes and what they rest on, for JSON; counts rounded, None is withheld."""
    return {
        "schema": "kansrijk/optimise",
        "version": 1,
        "area": {"code": weighing.area.code, "name": weighing.area.name},
        "year": weighing.year,
        "law_day": weighing.law_day,
        "budget_y": weighing.budget,
        "line": weighing.choices.line,
        "beside": weighing.choices.beside,
        "people": {"kind": "synthetic" if weighing.synthetic else "own extract", "release": weighing.release},
        "children": count(weighing.children),
        "poor_children": count(weighing.poor),
        "poor_children_using_now": count(weighing.poor_using),
        "shortfall_y": money(weighing.shortfall, weighing.poor),
        "children_without_known_schemes": count(weighing.unknown),
        "draws_in_data": weighing.drawn,
        "take_up": {
            "chances": {level: dict(weighing.chances.chances[level]) for level in LEVELS},
            "status": dict(weighing.chances.status),
            "sources": list(weighing.chances.sources),
        },
        "options": [_row(item) for item in seen(weighing)],
    }


def _row(item: Seen) -> dict[str, Any]:
    option, result = item.option, item.result
    return {
        "limit_pct": option.limit_pct,
        "from": option.from_,
        "to": option.to,
        "amount_eur": option.amount_eur,
        "debt_help": option.debt_help,
        "children": item.children,
        "poor_reached": item.reached,
        "shortfall_closed_y": item.closed,
        **{f"cost_{level}_y": item.cost[level] for level in LEVELS},
        "share_to_poor": item.to_poor,
        "fits": result.fits,
        "fits_at_high_take_up": result.fits_high,
        "frontier": result.number,
    }


def _csv(weighing: Weighing) -> str:
    text = io.StringIO()
    rows = [_row(item) for item in seen(weighing)]
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


class _Page:
    def __init__(self, weighing: Weighing, language: str) -> None:
        self.weighing, self.language, self.words = weighing, language, TEXTS[language]
        if not weighing.synthetic:
            self.words = {**self.words, "few": self.words["left_out"]}
        self.seen = seen(weighing)
        numbered = [item for item in self.seen if item.result.number is not None]
        self.front = sorted(numbered, key=lambda item: item.result.number or 0)
        self.title = self.words["title"].format(area=weighing.area.name, budget=self._euro(weighing.budget))

    def text(self) -> str:
        weighing, words = self.weighing, self.words
        lead = [
            words["lead"].format(budget=self._euro(weighing.budget)),
            self._about(),
            words["now"].format(
                poor=self._n(count(weighing.poor)),
                line=weighing.choices.line,
                using=self._n(count(weighing.poor_using)),
                shortfall=self._euro(money(weighing.shortfall, weighing.poor)),
            ),
        ]
        if weighing.unknown:
            lead.append(words["unknown"].format(children=self._n(count(weighing.unknown))))
        chart = drawings(self.spec, "frontier", self.title, self.description(), self.language)
        front = Section(
            "front",
            words["front"],
            self._ends(),
            chart,
            words["caption"],
            [self._table()] if self.front else [],
        )
        how = Section("how", words["how"], items=self._method())
        return page(self.title, lead, [front, *self._near(), how], self.language)

    def lines(self) -> str:
        """The title, both ends of the frontier and the numbered mixes with what they do."""
        columns = [self.words[key] for key in ("reached", "closed", "cost")]
        rows = [
            f"  {name}: "
            + "; ".join(f"{label} {value}" for label, value in zip(columns, cells, strict=False))
            for name, *cells in self._table().rows
        ]
        return (
            "\n".join([self.title, *(f"  {line}" for line in (self._about(), *self._ends())), *rows]) + "\n"
        )

    def _about(self) -> str:
        """Whom the figures are about, and of which day the law is."""
        weighing = self.weighing
        day = show_date(date.fromisoformat(weighing.law_day), self.language)
        about = self.words["synthetic" if weighing.synthetic else "own"]
        return about.format(area=weighing.area.name, file=weighing.release, day=day)

    def _n(self, value: Shown) -> str:
        return self.words["few"] if value is None else number(value, 0, self.language)

    def _percent(self, share: Shown) -> str:
        return self.words["few"] if share is None else f"{number(100 * share, 0, self.language)}%"

    def _euro(self, value: Shown) -> str:
        if value is None:
            return self.words["few"]
        return f"€\u00a0{number(value, 0, self.language)}"

    def _mix(self, option: Option) -> str:
        words = self.words
        text = words["mix"].format(
            amount=self._euro(option.amount_eur),
            low=option.from_,
            high=option.to,
            limit=number(option.limit_pct, 0, self.language),
        )
        return text + (words["with_debts"] if option.debt_help else "")

    def _ends(self) -> list[str]:
        """What each end of the frontier gives and gives up."""
        words, front = self.words, self.front
        if not front:
            # A mix that gives nobody more fits every budget and is no choice.
            useful = [item for item in self.seen if item.result.reached > 0 or item.result.closed > 0]
            if not useful:
                return [words["nothing_helps"]]
            cheapest = min(useful, key=lambda item: item.result.cost.central)
            return [
                words["nothing_fits"].format(
                    mix=self._mix(cheapest.option), cost=self._euro(cheapest.cost["central"])
                )
            ]
        wide, deep = front[0], front[-1]
        if len(front) == 1:
            return [words["one"].format(mix=self._mix(wide.option), **self._told(wide)), words["no_answer"]]
        return [
            words["wide"].format(mix=self._mix(wide.option), **self._told(wide)),
            words["deep"].format(mix=self._mix(deep.option), **self._told(deep)),
            words["trade"].format(
                children=self._n(_apart(wide.reached, deep.reached)),
                euro=self._euro(_apart(deep.closed, wide.closed)),
            ),
            words["no_answer"],
        ]

    def _told(self, item: Seen) -> dict[str, str]:
        return {
            "reached": self._n(item.reached),
            "closed": self._euro(item.closed),
            "share": self._percent(item.to_poor),
        }

    def _table(self) -> Rows:
        words = self.words
        columns = [words[key] for key in ("choice", "reached", "closed", "cost", "share", "high")]
        rows = [
            [f"{item.result.number}. {self._mix(item.option)}", *self._cells(item)] for item in self.front
        ]
        return Rows(words["front_table"], columns, rows)

    def _cells(self, item: Seen) -> list[str]:
        words = self.words
        low, central, high = (self._euro(item.cost[level]) for level in LEVELS)
        return [
            self._n(item.reached),
            self._euro(item.closed),
            words["range"].format(low=low, central=central, high=high),
            self._percent(item.to_poor),
            words["yes"] if item.result.fits_high else words["no"],
        ]

    def _near(self) -> list[Section]:
        """The mixes inside the budget that come nearest to the frontier: other choices a council may prefer."""
        words = self.words
        others = [item for item in self.seen if item.result.fits and item.result.number is None]
        front = self.front
        if not others or not front:
            return []
        most, deepest = max(1.0, front[0].result.reached), max(1.0, front[-1].result.closed)
        nearest = sorted(
            others, key=lambda item: -(item.result.reached / most + item.result.closed / deepest)
        )[:12]
        rows = [[self._mix(item.option), *self._cells(item)] for item in nearest]
        columns = [words[key] for key in ("choice", "reached", "closed", "cost", "share", "high")]
        return [
            Section(
                "near",
                words["near"],
                [words["near_line"].format(n=number(len(others), 0, self.language))],
                tables=[Rows(words["near_table"], columns, rows)],
                folded=words["show"],
            )
        ]

    def _method(self) -> list[str]:
        words, chances = self.words, self.weighing.chances.chances
        names = group_words(self.language)
        told = "; ".join(
            f"{names[name]} "
            + ", ".join(f"{number(100 * chances[level][name], 0, self.language)}%" for level in LEVELS)
            for name in GROUPS
        )
        keys = [
            "method_mix",
            f"beside_{self.weighing.choices.beside}",
            "method_reach",
            "method_closed",
            "method_poor",
        ]
        lines = [words[key].format(line=self.weighing.choices.line) for key in keys]
        lines += [words["method_range"], words["method_chances"].format(chances=told)]
        if not self.weighing.drawn:
            lines.append(words["method_draws"])
        return [*lines, words["method_costs"], words["method_grid"].format(n=len(self.weighing.results))]

    def description(self) -> str:
        """What the chart shows, in words."""
        told = [
            f"{item.result.number}: {self._mix(item.option)}, {self._n(item.reached)}, {self._euro(item.closed)}"
            for item in self.front
        ]
        return " ".join([self.words["caption"], "; ".join(told)])

    def spec(self, width: int) -> dict[str, Any]:
        """The chart for a width in pixels."""
        words, narrow = self.words, width <= NARROW
        drawn = [item for item in self.seen if item.whole]
        shown = [item for item in drawn if item.result.fits] if self.front else drawn
        top = 1.6 * max([1.0, *(item.place[0] for item in shown)])
        high = 1.6 * max([1.0, *(item.place[1] for item in shown)])
        kinds = (words["on_front"], words["inside"], words["outside"])
        points: list[dict[str, Any]] = []
        for item in drawn:
            across, up = item.place
            kind = kinds[0 if item.result.number else 1 if item.result.fits else 2]
            if across <= top and up <= high:
                points.append({"x": across, "y": up, "kind": kind})
        points.sort(key=lambda row: -kinds.index(str(row["kind"])))
        x = alt.X(
            "x:Q",
            scale=alt.Scale(domain=[0, top], nice=False),
            axis=alt.Axis(title=words["x"], format=",.0f", tickCount=4 if narrow else 6),
        )
        y = alt.Y(
            "y:Q",
            scale=alt.Scale(domain=[0, high], nice=False),
            axis=alt.Axis(title=None, format=",.0f", labelExpr="'€ ' + datum.label", tickCount=5),
        )
        colour = alt.Color(
            "kind:N",
            scale=alt.Scale(domain=list(kinds), range=[FRONT, FITS, OVER]),
            legend=alt.Legend(title=None, orient="top", direction="vertical", symbolType="circle"),
        )
        dots = alt.Chart(_rows(points)).mark_circle(size=46, opacity=1, stroke="white", strokeWidth=0.5)
        front = [
            {"x": item.place[0], "y": item.place[1], "text": str(item.result.number)}
            for item in self.front
            if item.whole
        ]
        base = alt.Chart(_rows(front)).encode(x=x, y=y)
        layers = [
            dots.encode(x=x, y=y, color=colour),
            base.mark_line(color=FRONT, strokeWidth=2),
            base.mark_circle(color=FRONT, size=130, opacity=1),
            base.mark_text(color=INK, fontSize=14, fontWeight="bold", dx=14, dy=-10).encode(text="text:N"),
        ]
        title = alt.TitleParams(
            text=words["y"], anchor="start", frame="group", fontSize=12, color=MUTED, fontWeight="normal"
        )
        chart: Any = alt.layer(*layers).properties(
            width=width - 110, height=260 if narrow else 380, title=title
        )
        found: dict[str, Any] = chart.to_dict(validate=False)
        return found


def _apart(more: Shown, less: Shown) -> Shown:
    return None if more is None or less is None else max(0.0, more - less)


def _rows(rows: list[dict[str, Any]]) -> Any:
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]
