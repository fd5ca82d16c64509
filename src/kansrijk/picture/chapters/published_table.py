# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Published series and targets as exhibits: figures of one way of measuring, never joined to those of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kansrijk.indicators.series import Series
from kansrijk.indicators.target_verdict import TargetPath
from kansrijk.indicators.target_words import STATES, reasons, verdict_word
from kansrijk.indicators.targets import Judged
from kansrijk.indicators.trend import Trend
from kansrijk.indicators.trend_texts import TEXTS
from kansrijk.indicators.trend_words import amount, p_text, step
from kansrijk.picture.charts.build import NARROW, WIDE
from kansrijk.picture.content import Cell, Chart, Column, Definition, Exhibit, Legend, Row, Table
from kansrijk.picture.desk import Desk
from kansrijk.picture.record import JudgedTarget
from kansrijk.picture.trend_chart import LINES, trend_description, trend_spec, trend_table

SHAPES = ("circle", "square", "diamond", "triangle")


def meanings(desk: Desk, series: Sequence[Series]) -> tuple[Definition, ...]:
    """What each way of measuring counts, with its version, once."""
    found = {}
    for item in series:
        version = item.version
        text = version.words[desk.language]["definition"]
        found[version.code] = Definition(
            _capital(version.name(desk.language)),
            f"{text} {desk.words('common.version', version=version.code)}",
        )
    return tuple(found.values())


def sources(desk: Desk, series: Sequence[Series]) -> str:
    """Who published the figures in which tables, in one sentence."""
    names = [
        f"{item.version.publisher} {item.version.table}" if item.version.table else item.version.publisher
        for item in series
    ]
    return desk.words("series.source", names=", ".join(dict.fromkeys(names)))


def period(series: Sequence[Series]) -> str:
    """The first and last year with a figure."""
    years = [point.period for item in series for point in item.points()]
    return f"{min(years)}–{max(years)}" if len(set(years)) > 1 else years[0]


def _published(desk: Desk, key: str, table: Table, series: Sequence[Series], **more: object) -> Exhibit:
    return Exhibit(
        key=key,
        table=table,
        period=period(series),
        source=sources(desk, series),
        chips=(desk.published_chip(),),
        definitions=meanings(desk, series),
        **more,  # type: ignore[arg-type]
    )


def series_exhibit(desk: Desk, key: str, trends: Sequence[Trend], path: TargetPath | None = None) -> Exhibit:
    """The chart of one indicator in all its ways of measuring, with every year in the table."""
    heads, rows = trend_table(trends, desk.language, path=path)
    name = trends[0].series.measure.name(desk.language)
    title = desk.words("series.title", name=name)
    table = Table(
        title,
        heads[0].capitalize(),
        tuple(Column(_capital(head)) for head in heads[1:]),
        tuple(Row(row[0], tuple(Cell(cell or "–", missing=not cell) for cell in row[1:])) for row in rows),
        wide=True,
    )
    chart = Chart(
        title=title,
        description=trend_description(trends, desk.language),
        wide=trend_spec(trends, desk.language, WIDE, path),
        narrow=trend_spec(trends, desk.language, NARROW + 20, path),
        legend=tuple(
            Legend(_capital(item.series.version.name(desk.language)), LINES[place], SHAPES[place])  # type: ignore[arg-type]
            for place, item in enumerate(trends)
        ),
    )
    notes = [desk.words("series.apart")]
    if any(item.forecast for item in trends):
        notes.append(desk.words("series.band"))
    if any(item.revisions for item in trends):
        notes.append(desk.words("series.open"))
    if path is not None:
        notes.append(desk.words("series.path"))
    series = [item.series for item in trends]
    return _published(desk, key, table, series, chart=chart, note=" ".join(notes))


def trend_exhibit(desk: Desk, key: str, trends: Sequence[Trend]) -> Exhibit:
    """What each way of measuring says: last figure, slope, whether that can be chance, and where it may go."""
    words = desk.words
    name = trends[0].series.measure.name(desk.language)
    labels = ("last", "slope", "falling", "ahead")
    table = Table(
        words("series.trend_title", name=name),
        words("series.measurement"),
        tuple(Column(words(f"series.{label}"), numeric=False) for label in labels),
        tuple(
            Row(_capital(item.series.version.name(desk.language)), _trend_cells(desk, item))
            for item in trends
        ),
        wide=True,
    )
    events = dict.fromkeys(event.text(desk.language) for item in trends for event in item.events)
    note = " ".join((words("series.chance_note"), *events))
    found = _published(desk, key, table, [item.series for item in trends], note=note)
    meant = tuple(
        Definition(words(f"series.{x}"), words(f"series.{x}_meaning")) for x in ("slope", "falling", "ahead")
    )
    return replace(found, definitions=meant)


def _trend_cells(desk: Desk, item: Trend) -> tuple[Cell, ...]:
    words, language, unit = desk.words, desk.language, item.series.unit
    return (
        Cell(last_figure(desk, item.series)),
        Cell(_slope(desk, item)),
        Cell(_falling(desk, item)),
        Cell(_ahead(desk, item, language, unit), missing=item.forecast is None)
        if item.forecast is not None or item.series.version.ended is None
        else Cell(words("series.ended", year=item.series.version.ended), missing=True),
    )


def last_figure(desk: Desk, series: Series) -> str:
    """The last figure with its year and whether it is final, or that there is none."""
    latest = series.latest()
    if latest is None or latest.value is None:
        return desk.words("common.missing_needs_data")
    status = TEXTS[desk.language][latest.release_status or ""]
    value = amount(latest.value, series.unit, desk.language)
    return desk.words("series.last_cell", value=value, year=latest.period, status=status)


def _rough(value: float, unit: str) -> float:
    """A computed number of households or children, no more exact than the counts it comes from: hundreds."""
    return float(round(value, -2)) if unit == "number" else value


def _slope(desk: Desk, item: Trend) -> str:
    unit, language = item.series.unit, desk.language
    if item.line is None:
        return desk.words("series.too_few", n=len(item.points))
    text = step(_rough(item.line.slope, unit), unit, language)
    if item.line.low is None or item.line.high is None:
        return text
    low, high = (
        step(_rough(item.line.low, unit), unit, language),
        step(_rough(item.line.high, unit), unit, language),
    )
    return desk.words("series.slope_cell", slope=text, low=low, high=high)


def _falling(desk: Desk, item: Trend) -> str:
    if item.test is None:
        return desk.words("series.too_few", n=len(item.points))
    p = p_text(item, desk.language)
    if item.falling is None:
        key = "unclear" if item.test.can_be_significant else "never"
        return desk.words(f"series.{key}", p=p, n=len(item.points))
    return desk.words("series.falls" if item.falling else "series.rises", p=p)


def _ahead(desk: Desk, item: Trend, language: str, unit: str) -> str:
    if item.forecast is None:
        return desk.words("series.too_few", n=len(item.points))
    last = item.forecast.ahead[-1]
    low, high = (amount(_rough(value, unit), unit, language) for value in (last.low80, last.high80))
    value = amount(_rough(last.mean, unit), unit, language)
    return desk.words("series.ahead_cell", value=value, year=last.year, low=low, high=high)


def years_exhibit(desk: Desk, key: str, title: str, series: Series) -> Exhibit:
    """Every year of one series in a table, where no line may be drawn."""
    words, language = desk.words, desk.language
    rows = tuple(
        Row(
            point.period,
            (
                Cell(amount(point.value or 0.0, series.unit, language)),
                Cell(point.source or words("common.not_stated")),
            ),
        )
        for point in series.points()
    )
    columns = (Column(words("series.figure")), Column(words("series.from"), numeric=False))
    table = Table(words(title), words("series.year"), columns, rows)
    why = series.version.why("no_trend", language)
    return _published(desk, key, table, [series], note=why or "")


def latest_exhibit(desk: Desk, key: str, title: str, series: Sequence[Series]) -> Exhibit:
    """The last figure of several series, each with its way of measuring: no line from one to the other."""
    words = desk.words
    rows = tuple(
        Row(
            item.measure.name(desk.language),
            (
                Cell(last_figure(desk, item)),
                Cell(_capital(item.version.name(desk.language))),
                Cell(_released(desk, item)),
            ),
        )
        for item in series
    )
    labels = ("last", "measurement", "from")
    columns = tuple(Column(words(f"series.{label}"), numeric=False) for label in labels)
    table = Table(words(title), words("series.what"), columns, rows, wide=True)
    return _published(desk, key, table, series, note=words("series.apart"))


def _released(desk: Desk, series: Series) -> str:
    latest = series.latest()
    return (
        desk.words("common.not_stated")
        if latest is None
        else latest.source or desk.words("common.not_stated")
    )


def targets_exhibit(
    desk: Desk, key: str, title: str, targets: Sequence[JudgedTarget], *, named: bool
) -> Exhibit:
    """Every version of the targets with the verdict and why; a target is only held against its own measurement."""
    words = desk.words
    judged = [(item.target, version) for item in targets for version in reversed(item.versions)]
    rows = tuple(
        Row(target.name(desk.language) if named else _set(desk, version), _target_cells(desk, version, named))
        for target, version in judged
    )
    labels = (*(("set_by",) if named else ()), "asked", "counts_on", "verdict", "because")
    corner = words("series.target" if named else "series.set_by")
    table = Table(
        words(title),
        corner,
        tuple(Column(words(f"series.{x}"), numeric=False) for x in labels),
        rows,
        wide=True,
    )
    found = "; ".join(f"{version.target.set_on}: {version.target.source}" for _, version in judged)
    return Exhibit(
        key=key,
        table=table,
        period=words("series.various"),
        source=words("series.target_source", names=found),
        chips=(desk.published_chip(),),
        definitions=(Definition(words("series.verdict"), words("series.verdict_meaning")),),
    )


def _set(desk: Desk, judged: Judged) -> str:
    target = judged.target
    return desk.words("series.set_cell", day=desk.words.day(target.set_on), by=target.by)


def _target_cells(desk: Desk, judged: Judged, named: bool) -> tuple[Cell, ...]:
    words, language, target = desk.words, desk.language, judged.target
    unit = judged.series.unit if judged.series else "share"
    verdicts, why = [], []
    for item in judged.judgements:
        year = f"{item.knot.year}: " if item.knot else ""
        verdicts.append(year + verdict_word(item, language))
        why.append(year + " ".join(reasons(item, unit, language)))
    series = judged.series
    counts_on = words("series.no_series") if series is None else _capital(series.version.name(language))
    state = words("series.state", text=target.text(language), state=STATES[language][target.state])
    note = target.note(language)
    return (
        *((Cell(_set(desk, judged)),) if named else ()),
        Cell(state),
        Cell(counts_on, missing=series is None),
        Cell("; ".join(verdicts)),
        Cell(" ".join([*why, note] if note else why)),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
