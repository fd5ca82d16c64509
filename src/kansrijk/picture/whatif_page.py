# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A reform as a page, data or rows, chosen by the name of the file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kansrijk.engine.files import ending_of, write_atomically
from kansrijk.engine.wording import capital, number, show_date
from kansrijk.picture import whatif_chart as charts
from kansrijk.picture.whatif_parts import Rows, Section, drawings, page
from kansrijk.picture.whatif_words import TEXTS
from kansrijk.policy.whatif.job import Answer
from kansrijk.policy.whatif.outcome import AGES, FORMS, GROUNDS
from kansrijk.policy.whatif.show import as_csv, as_dict
from kansrijk.policy.whatif.words import method, unknowns

FORMATS = (".html", ".json", ".csv")
LEVELS = ("low", "central", "high")
MAIN_LINE = 120


def check_whatif_format(path: Path | str) -> str:
    """The form a file name asks for; call this before computing anything.

    Raises:
        Problem: another ending, with the ones there are.
    """
    return ending_of(path, FORMATS)


def write_whatif(answer: Answer, path: Path | str, language: str = "nl") -> None:
    """Write what a reform does; a failure leaves what was there untouched.

    Args:
        answer: the outcome with all about it.
        path: a name ending in .html, .json or .csv.
        language: "nl" or "en", for the page; JSON holds both where there are words.

    Raises:
        Problem: another ending, or the folder cannot be written.
    """
    match check_whatif_format(path):
        case ".html":
            text = whatif_page(answer, language)
        case ".csv":
            text = as_csv(answer)
        case _:
            text = json.dumps(as_dict(answer), ensure_ascii=False, indent=1) + "\n"
    with write_atomically(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def whatif_page(answer: Answer, language: str = "nl") -> str:
    """The text of one self-contained HTML page."""
    return _Page(answer, language).text()


def whatif_text(answer: Answer, language: str = "nl") -> str:
    """The core of the page as lines for a screen: what it does in short, and what is not known."""
    return _Page(answer, language).lines()


class _Page:
    def __init__(self, answer: Answer, language: str) -> None:
        self.answer, self.language, self.words = answer, language, TEXTS[language]
        if not answer.synthetic:
            # Of real people also figures that are not small are left out, where they would give small ones away.
            self.words = {**self.words, "withheld": self.words["left_out"]}
        self.data = as_dict(answer)
        self.local = answer.outcome.known > 0

    def text(self) -> str:
        words, answer = self.words, self.answer
        file = answer.reform.file
        lead = [] if file.description is None else [file.description.in_language(self.language)]
        lead.append(self._about())
        if answer.outcome.known < answer.outcome.municipalities:
            # The first of the unknowns tells how much of the area is not in the figures.
            lead.append(unknowns(answer, self.language)[0])
        if file.source is not None:
            lead.append(words["source"].format(text=file.source.text))
        gaps = Section("gaps", words["gaps"], items=unknowns(answer, self.language))
        how = Section("how", words["how"], items=method(answer, self.language))
        parts = [
            self._core(),
            self._sure(),
            self._who(),
            self._published(),
            self._lines(),
            self._indicators(),
            self._gains(),
        ]
        parts += [self._pressure(), self._missed(), gaps, how]
        return page(self._title(), lead, [part for part in parts if part], self.language)

    def lines(self) -> str:
        """The title, the numbers in short, and what is not known."""
        words = self.words
        (core,) = self._core().tables
        told = [
            self._title(),
            f"  {self._about()}",
            f"  {core.caption}",
            *(f"  {label}: {value}" for label, value in core.rows),
        ]
        gaps = [f"  {item}" for item in unknowns(self.answer, self.language)]
        return "\n".join([*told, "", words["gaps"], *gaps]) + "\n"

    def _title(self) -> str:
        answer = self.answer
        title = answer.reform.file.title.in_language(self.language)
        return self.words["title"].format(title=title, area=answer.area.name)

    def _about(self) -> str:
        """Whom the figures are about, and of which day the law is."""
        answer = self.answer
        day = show_date(date.fromisoformat(answer.law_day), self.language)
        about = self.words["synthetic" if answer.synthetic else "own"]
        return about.format(area=answer.area.name, file=answer.release, day=day)

    # --- numbers in words ---

    def _n(self, value: float | None, decimals: int = 0) -> str:
        return self.words["withheld"] if value is None else number(value, decimals, self.language)

    def _euro(self, value: float | None) -> str:
        return self.words["withheld"] if value is None else f"€\u00a0{number(value, 0, self.language)}"

    def _span(self, found: Mapping[str, float | None] | None, euro: bool = False) -> str:
        if found is None:
            return self.words["unknown"]
        show = self._euro if euro else self._n
        low, central, high = (show(found[level]) for level in LEVELS)
        if low == central == high:
            return central
        return self.words["range"].format(low=low, central=central, high=high)

    def _both(self, before: str, after: str) -> str:
        return f"{before} → {after}" if before != after else before

    def _value(self, item: Mapping[str, Any], key: str) -> str:
        value = item[key]
        if value is None:
            return self.words["unknown"]
        if item["unit"] == "share":
            return f"{number(100 * value, 1, self.language)}%"
        return number(value, 1 if abs(value) < 100 else 0, self.language)

    # --- the parts of the page ---

    def _core(self) -> Section:
        words, data = self.words, self.data
        newly = data["newly_entitled"]
        rows = [[words["newly"], self._n(newly["total"]) if newly else words["unknown"]]]
        if newly and newly["no_longer"] != 0:
            rows.append([words["lost"], self._n(newly["no_longer"])])
        rows.append([words["newly_using"], self._span(data["newly_entitled_using"])])
        using = data["using"]
        rows.append([words["more"], self._both(self._span(using["before"]), self._span(using["after"]))])
        cost = data["cost"]
        rows.append([words["cost_y"], self._span(cost["municipality_y"], True)])
        if self.answer.outcome.cost_once.high:
            rows.append([words["cost_once"], self._span(cost["municipality_once"], True)])
        rows.append([words["cost_state"], self._state(cost["state_y"])])
        depth = next(item for item in data["depth"] if item["line"] == MAIN_LINE)
        before, after = self._n(depth["children_before"]), self._n(depth["children_after"])
        rows.append([words["poor"].format(line=MAIN_LINE), self._both(before, after)])
        rows.append([words["still"], self._still()])
        beside = data["without_known_schemes"]
        if beside:
            rows.append([words["beside"], self._n(beside["children_of_the_reform"])])
            rows.append([words["beside_cost"], self._span(beside["cost_at_most_y"], True)])
        table = Rows(words["ranges"], (words["what"], words["number"]), rows)
        return Section("core", words["core"], tables=[table])

    def _state(self, state: Mapping[str, float | None] | None) -> str:
        """What the state pays more: a range, only a ceiling where use is unknown, or nothing when the law stays."""
        if state is None:
            return self.words["no_state"]
        high = state["high"]
        if high is None:
            return self.words["withheld"]
        if state["low"] is None or state["central"] is None:
            ceiling = self.words["at_most"] if high >= 0 else self.words["saves_at_most"]
            return ceiling.format(high=self._euro(abs(high)))
        return self._span(state, True)

    def _sure(self) -> Section | None:
        """What each end of a range rests on: the chances others published, and the luck of the lots."""
        words, data = self.words, self.data
        if data["other_lots"] is None:
            return None
        cost, using = data["cost"], data["using"]
        figures = [
            ("newly_using", words["sure_newly"], data["newly_entitled_using"], False),
            ("using.after", words["sure_using"], using["after"], False),
            ("cost.y", words["cost_y"], cost["municipality_y"], True),
        ]
        if self.answer.outcome.cost_once.high:
            figures.append(("cost.once", words["cost_once"], cost["municipality_once"], True))
        rows = []
        for name, label, levels, euro in figures:
            lots, show = data["other_lots"][name], self._euro if euro else self._n
            between = (
                words["withheld"]
                if lots is None
                else words["to"].format(low=show(lots["low"]), high=show(lots["high"]))
            )
            if not any(value != 0 for value in levels.values()):
                continue
            low, high = show(levels["low"]), show(levels["high"])
            chances = low if low == high else words["to"].format(low=low, high=high)
            rows.append([label, show(levels["central"]), between, chances])
        if not rows:
            return None
        columns = (words["what"], words["sure_now"], words["sure_lots"], words["sure_chances"])
        table = Rows(words["sure_caption"], columns, rows)
        return Section("sure", words["sure"], [words["sure_lines"]], tables=[table])

    def _still(self) -> str:
        if not self.local:
            return self.words["unknown"]
        found = [
            self._n(
                next(item for item in self.data["missed"][when] if item["line"] == MAIN_LINE)["not_entitled"]
            )
            for when in ("before", "after")
        ]
        return self._both(*found)

    def _who(self) -> Section:
        words, newly = self.words, self.data["newly_entitled"]
        if newly is None:
            return Section("who", words["who"], [words["who_unknown"]])
        if newly["total"] == 0:
            return Section("who", words["who"], [words["nobody"]])
        if newly["total"] is None:
            return Section("who", words["who"], [words["too_few"]])
        rows: list[tuple[str, str, float | None, bool]] = [
            (
                words["ground"],
                words[name],
                newly["grounds"][name],
                f"grond_{_DUTCH.get(name)}" in self.answer.unknown_grounds,
            )
            for name in GROUNDS
        ]
        rows.append((words["ground"], words["only_debts"], newly["only_by_debts"], False))
        rows += [(words["age"], words[name], newly["ages"][name], False) for name in AGES]
        rows += [(words["form"], words[name], newly["forms"][name], False) for name in FORMS]
        drawn = [(group, label, value) for group, label, value, _ in rows if value is not None]
        text = "; ".join(f"{group}, {label}: {self._n(value)}" for group, label, value in drawn)
        table = Rows(
            words["who_chart"],
            (words["what"], words["children"]),
            [
                [f"{group}: {label}", words["unknown"] if missing else self._n(value)]
                for group, label, value, missing in rows
            ],
        )
        chart = drawings(
            lambda width: charts.bars(drawn, self.language, width),
            "who",
            words["who_chart"],
            text,
            self.language,
        )
        return Section("who", words["who"], [words["who_lines"]], chart, words["who_chart"], [table])

    def _published(self) -> Section | None:
        words, newly = self.words, self.data["newly_entitled"]
        items = [
            words["published_line"].format(
                text=capital(item.text.in_language(self.language).rstrip(".")),
                children=number(item.children, 0, self.language),
                ours=self._n(newly["total"]) if newly else words["unknown"],
            )
            for item in self.answer.reform.file.published
            if item.municipality == self.answer.area.code
        ]
        return Section("published", words["published"], items) if items else None

    def _lines(self) -> Section:
        words, data, keys = self.words, self.data, self._moments()
        shares = {item["code"]: item for item in data["indicators"]}
        rows = [
            [words["upto"].format(line=item["line"]), *(self._value(found, key) for key in keys)]
            for item in data["depth"]
            if (found := shares.get(f"kinderen_tot_{item['line']}_sociaal_minimum"))
        ]
        poor = Rows(words["poor_share"], (words["line"], *(words[key] for key in keys)), rows)
        rows = [
            [
                words["upto"].format(line=item["line"]),
                self._both(self._euro(item["shortfall_before_y"]), self._euro(item["shortfall_after_y"])),
                self._span(item["with_local_before_y"], True),
                self._span(item["with_local_after_y"], True),
            ]
            for item in data["depth"]
        ]
        columns = (
            words["line"],
            words["without_local"],
            words["with_local_before"],
            words["with_local_after"],
        )
        tables = [poor, Rows(words["shortfall"], columns, rows)]
        state = data["cost"]["state_by_scheme_y"]
        if state:
            paid = [[words[name], self._state(levels)] for name, levels in state.items()]
            tables.append(Rows(words["state_items"], (words["scheme"], words["euro"]), paid))
        return Section("lines", words["lines"], [words["shortfall_line"]], tables=tables)

    def _moments(self) -> tuple[str, ...]:
        """The columns of a table of figures; where the law changes also with the line that follows."""
        return ("before", "after", "moved") if self.answer.outcome.moved is not None else ("before", "after")

    def _indicators(self) -> Section:
        words, data, keys = self.words, self.data, self._moments()
        changed = [item for item in data["indicators"] if len({item[key] for key in keys}) > 1]
        same = [item for item in data["indicators"] if item not in changed]
        columns = (words["indicator"], *(words[key] for key in keys))
        tables = [
            Rows(
                words[caption],
                columns,
                [[item[self.language], *(self._value(item, key) for key in keys)] for item in items],
            )
            for caption, items in (("changed", changed), ("unchanged", same))
            if items
        ]
        told = words["some_changed" if changed else "none_changed"].format(n=len(changed), others=len(same))
        return Section("indicators", words["indicators"], [told], tables=tables, folded=words["show"])

    def _gains(self) -> Section:
        words, data = self.words, self.data["gains"]
        columns = (words["group"], words["families"], words["winners"], words["losers"], words["mean"])
        names = {"1": words["lowest"], "10": words["highest"]}
        tenths = [(names.get(item["name"], item["name"]), item) for item in data["tenths"]]
        forms = [(words[item["name"]], item) for item in data["forms"]]

        def rows(items: Sequence[tuple[str, Any]]) -> list[list[str]]:
            return [
                [
                    label,
                    *(self._n(item[key]) for key in ("families", "winners", "losers")),
                    self._n(item["mean_y"], 2),
                ]
                for label, item in items
            ]

        section = Section("gains", words["gains"], [words["gains_line"]])
        tables = [
            Rows(words["gains_chart"], columns, rows(tenths)),
            Rows(words["form"], columns, rows(forms)),
        ]
        drawn = [("", label, item["mean_y"]) for label, item in tenths if item["mean_y"] is not None]
        if not any(value for _, _, value in drawn):
            return Section(section.key, section.title, section.lines, tables=tables)
        text = "; ".join(f"{label}: {self._n(value, 2)}" for _, label, value in drawn)
        decimals = 0 if max(abs(value) for _, _, value in drawn) >= 100 else 2
        chart = drawings(
            lambda width: charts.bars(drawn, self.language, width, decimals=decimals),
            "gains",
            words["gains_chart"],
            text,
            self.language,
        )
        return Section(section.key, section.title, section.lines, chart, words["gains_chart"], tables)

    def _pressure(self) -> Section | None:
        found, words = self.data["pressure"], self.words
        if found is None or found["before"]["families"] in (None, 0):
            return None
        before, after = found["before"], found["after"]

        def percent(value: float | None, factor: float, decimals: int = 2) -> str:
            return (
                words["withheld"] if value is None else f"{number(factor * value, decimals, self.language)}%"
            )

        rows = [
            [words["over_80"], *(percent(item["over_80_pct"], 100) for item in (before, after))],
            [words["over_100"], *(percent(item["over_100_pct"], 100) for item in (before, after))],
            [words["middle"], *(percent(item["middle_pct"], 1, 1) for item in (before, after))],
        ]
        table = Rows(
            f"{words['families']}: {self._n(before['families'])}",
            (words["what"], words["before"], words["after"]),
            rows,
        )
        return Section("pressure", words["pressure"], tables=[table])

    def _missed(self) -> Section:
        words, data = self.words, self.data["missed"]
        if not self.local:
            return Section("missed", words["missed"], [words["unknown"].capitalize() + "."])
        drawn: list[tuple[str, str, str, float | None]] = []
        rows: list[list[str]] = []
        parts = [words[name] for name in ("using", "not_using", "not_entitled")]
        for before, after in zip(data["before"], data["after"], strict=True):
            label = words["upto"].format(line=before["line"])
            for when, item in ((words["before"], before), (words["after"], after)):
                spans = (
                    self._span(item["using"]),
                    self._span(item["entitled_not_using"]),
                    self._n(item["not_entitled"]),
                )
                rows.append([f"{label}, {when}", self._n(item["children"]), *spans])
                values = (
                    item["using"]["central"],
                    item["entitled_not_using"]["central"],
                    item["not_entitled"],
                )
                drawn += [(label, when, part, value) for part, value in zip(parts, values, strict=True)]
        table = Rows(words["missed_chart"], (words["line"], words["children"], *parts), rows)
        text = "; ".join(f"{group}, {label}, {part}: {self._n(value)}" for group, label, part, value in drawn)
        seen = [(group, label, part, value or 0.0) for group, label, part, value in drawn]
        chart = drawings(
            lambda width: charts.stacks(seen, parts, self.language, width),
            "missed",
            words["missed_chart"],
            text,
            self.language,
        )
        return Section(
            "missed", words["missed"], [words["missed_line"]], chart, words["missed_chart"], [table]
        )


_DUTCH = {"debts": "schulden", "circumstances": "omstandigheden"}
