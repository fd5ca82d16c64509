# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A trend in plain words and tables, in Dutch and English, and as a plain dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kansrijk.engine.wording import number
from kansrijk.indicators.series import Kept, Series, SideBySide, Store
from kansrijk.indicators.series_change import Change
from kansrijk.indicators.trend import Trend
from kansrijk.indicators.trend_forecast import FEWEST, TRIED_AHEAD
from kansrijk.indicators.trend_texts import TEXTS


def amount(value: float, unit: str, language: str) -> str:
    """A value as people write it: 8,1% for a share, 264.000 for a number."""
    return f"{number(100.0 * value, 1, language)}%" if unit == "share" else number(value, 0, language)


def step(value: float, unit: str, language: str) -> str:
    """A difference with its sign: -0,42 procentpunt for a share, -9.200 for a number."""
    shown, decimals = (100.0 * value, 2) if unit == "share" else (value, 0)
    sign = "+" if round(shown, decimals) > 0 else ""
    text = f"{sign}{number(shown, decimals, language)}"
    return f"{text} {TEXTS[language]['percent_point']}" if unit == "share" else text


def p_text(trend: Trend, language: str) -> str:
    """The p of Mann-Kendall; as a fraction where that is short, and always as a decimal."""
    assert trend.test is not None
    shown = small(trend.test.p, language)
    if (
        trend.test.s
        and trend.test.exact is not None
        and abs(trend.test.s) == trend.test.n * (trend.test.n - 1) // 2
    ):
        return f"= 2/{number(2 / trend.test.exact, 0, language)} {shown}"
    return shown


def small(p: float, language: str) -> str:
    """A probability with its sign and as many decimals as it needs: = 0,028 or < 0,0001."""
    if p < 0.0001:
        return "< " + number(0.0001, 4, language)
    return "= " + number(p, 4 if p < 0.01 else 3, language)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Lines of a text table; the columns of `right` are aligned to the right."""
    every = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(row[place]) for row in every) for place in range(len(heads))]
    every.insert(1, ["-" * width for width in widths])
    return [
        "  ".join(
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in every
    ]


def figure_table(series: Series, language: str) -> list[str]:
    """Every year with the figure that counts, what was said before, and the release."""
    words = TEXTS[language]
    rows = []
    for period, kept in series.vintages.items():
        newest = series.newest(period)
        shown = newest or kept[-1]
        others = [item for item in kept if item is not shown]
        rows.append(
            (
                period,
                "-" if shown.value is None else amount(shown.value, series.unit, language),
                "" if shown.n is None or series.unit == "number" else number(shown.n, 0, language),
                words[shown.release_status or ""],
                series.releases[shown.release or ""].name(language),
                "; ".join(_other(item, series, language) for item in others),
            )
        )
    heads = [words[name] for name in ("year", "value", "count", "status", "release", "before")]
    return table(heads, rows, right=(1, 2))


def _other(item: Kept, series: Series, language: str) -> str:
    parts = [] if item.value is None else [amount(item.value, series.unit, language)]
    if item.n is not None and series.unit == "share":
        parts.append(number(item.n, 0, language))
    note = f", {item.note(language)}" if item.note(language) else ""
    return f"{' / '.join(parts)} ({series.releases[item.release or ''].name(language)}{note})"


def sentences(trend: Trend, language: str) -> list[str]:
    """What the trend says, one sentence or two a line."""
    words, series = TEXTS[language], trend.series
    latest = trend.latest
    if latest is None or latest.value is None:
        return [words["none"]]
    status = words[latest.release_status or ""]
    value = amount(latest.value, series.unit, language)
    lines = [words["latest"].format(value=value, year=latest.period, status=status)]
    if series.version.one_release:
        why, name = (
            series.version.why("one_release", language),
            series.releases[latest.release or ""].name(language),
        )
        lines.append(words["one_release"].format(why=why, release=name))
    lines += _change(trend, language) + _uncertainty(trend, language) + _ahead(trend, language)
    lines += [event.text(language) for event in trend.events]
    if "partly_revised" in trend.limits:
        lines.append(words["partly_revised"])
    return lines


def _change(trend: Trend, language: str) -> list[str]:
    words, unit, n = TEXTS[language], trend.series.unit, len(trend.points)
    if "no_trend" in trend.limits:
        return [words["no_trend"].format(why=trend.series.version.why("no_trend", language))]
    if trend.line is None or trend.test is None:
        return [words["few_for_slope"].format(n=n)]
    first, last = trend.points[0], trend.points[-1]
    assert first.value is not None
    assert last.value is not None
    lines = [
        words["change"].format(
            first_year=first.period,
            last_year=last.period,
            first=amount(first.value, unit, language),
            last=amount(last.value, unit, language),
        ),
        words["slope"].format(slope=step(trend.line.slope, unit, language)),
    ]
    if trend.line.low is None or trend.line.high is None:
        lines.append(words["slope_no_interval"].format(n=n))
    else:
        low, high = step(trend.line.low, unit, language), step(trend.line.high, unit, language)
        lines.append(words["slope_interval"].format(low=low, high=high))
    name = "unclear" if trend.falling is None else ("fall" if trend.falling else "rise")
    lines.append(words[name].format(p=p_text(trend, language)))
    if "few_for_test" in trend.limits:
        smallest = small(trend.test.smallest_p, language)
        ways = number(2 / trend.test.smallest_p, 0, language)
        lines.append(words["few_for_test"].format(n=n, smallest=f"2/{ways} {smallest}"))
    return lines


def _uncertainty(trend: Trend, language: str) -> list[str]:
    words, lines, memory = TEXTS[language], [], trend.memory
    if memory is not None and memory.notable:
        corrected = (
            ""
            if memory.corrected_p is None
            else words["corrected"].format(p=small(memory.corrected_p, language))
        )
        lines.append(words["memory"].format(r=number(memory.r, 2, language), corrected=corrected))
    elif trend.falling is not None:
        lines.append(words["memory_short"])
    if trend.series.version.kind == "register":
        lines.append(words["register"])
        for item in trend.revisions:
            lines.append(
                words["revision"].format(
                    period=item.period,
                    first=amount(item.first, item.unit, language),
                    newest=amount(item.newest, item.unit, language),
                    moved=step(item.moved, item.unit, language),
                )
            )
        if not trend.revisions:
            lines.append(words["no_revision"])
    return lines


def _ahead(trend: Trend, language: str) -> list[str]:
    words, unit = TEXTS[language], trend.series.unit
    if "ended" in trend.limits:
        return [words["ended"].format(why=trend.series.version.why("ended", language))]
    if "few_for_forecast" in trend.limits:
        return [words["few_for_forecast"].format(fewest=FEWEST, n=len(trend.points))]
    if trend.forecast is None:
        return []
    last = trend.forecast.ahead[-1]
    lines = [
        words["forecast"].format(
            value=amount(last.mean, unit, language),
            year=last.year,
            low=amount(last.low80, unit, language),
            high=amount(last.high80, unit, language),
            method=words[trend.forecast.method],
        )
    ]
    if "too_far" in trend.limits:
        lines.append(words["too_far"].format(year=last.year))
    if not trend.forecast.tried:
        return [*lines, words["untried"]]
    errors = {item.method: item for item in trend.forecast.backtests}
    naive = errors["naive"]
    fields = {
        "naive": step(naive.error, unit, language).lstrip("+"),
        "trials": naive.trials,
        "ahead": TRIED_AHEAD,
    }
    if trend.forecast.method == "naive":
        return [*lines, words["not_better"].format(**fields)]
    error = step(errors[trend.forecast.method].error, unit, language).lstrip("+")
    return [*lines, words["better"].format(error=error, **fields)]


def as_text(trend: Trend, language: str) -> str:
    """The whole trend as text: definition, figures, sentences."""
    version = trend.series.version
    tabled = f", {version.table}" if version.table else ""
    definition = TEXTS[language]["definition"].format(
        text=version.words[language]["definition"].rstrip("."), publisher=version.publisher, table=tabled
    )
    head = f"{trend.series.measure.name(language)}: {version.name(language)} [{version.code}], {trend.series.area}"
    figures = figure_table(trend.series, language)
    return "\n".join([head, definition, "", *figures, "", *sentences(trend, language)]) + "\n"


def side_by_side_text(view: SideBySide, language: str) -> str:
    """Versions beside each other, with the years they share."""
    words = TEXTS[language]
    rows = [
        (
            period,
            *(
                "" if item is None or item.value is None else amount(item.value, item.unit, language)
                for item in found
            ),
        )
        for period, found in view.rows()
    ]
    heads = [words["year"], *(item.version.name(language) for item in view.series)]
    years = ", ".join(view.overlap)
    last = words["overlap"].format(years=years) if years else words["no_overlap"]
    title = view.series[0].measure.name(language)
    lines = [title, words["beside"], "", *table(heads, rows, right=range(1, len(heads))), "", last]
    return "\n".join(lines) + "\n"


def change_text(change: Change, series: Series, language: str) -> str:
    """A change inside one version in a sentence."""
    assert change.before.value is not None
    assert change.after.value is not None
    return TEXTS[language]["changed"].format(
        version=f"{series.version.name(language)} [{series.version.code}]",
        before=amount(change.before.value, series.unit, language),
        after=amount(change.after.value, series.unit, language),
        first=change.before.period,
        last=change.after.period,
        difference=step(change.difference, series.unit, language),
    )


def change_dict(change: Change) -> dict[str, Any]:
    """A change as plain data."""
    before, after = change.before, change.after
    return {
        "version": before.version,
        "from": {"period": before.period, "value": before.value, "release": before.release},
        "to": {"period": after.period, "value": after.value, "release": after.release},
        "difference": change.difference,
    }


def list_text(store: Store, language: str) -> str:
    """Every indicator with its versions, years and areas."""
    heads = {
        "nl": ("code", "wat", "versies", "jaren", "gebieden"),
        "en": ("code", "what", "versions", "years", "areas"),
    }
    rows = []
    for measure in store.measures.values():
        kept = [item for item in store.kept if item.code == measure.code]
        years = sorted(item.period for item in kept)
        areas = ", ".join(sorted({item.area for item in kept}))
        span = f"{years[0]}-{years[-1]}" if years else ""
        rows.append((measure.code, measure.name(language), ", ".join(measure.versions), span, areas))
    return "\n".join(table(heads[language], rows)) + "\n"


def as_dict(trend: Trend) -> dict[str, Any]:
    """The trend as plain data for other programs; shares are parts of one."""
    series, test, line = trend.series, trend.test, trend.line
    return {
        "indicator": series.measure.code,
        "version": series.version.code,
        "area": series.area,
        "unit": series.unit,
        "kind": series.version.kind,
        "observations": [observation(item) for kept in series.vintages.values() for item in kept],
        "points": [point.period for point in trend.points],
        "slope": None if line is None else {"value": line.slope, "low": line.low, "high": line.high},
        "mann_kendall": None
        if test is None
        else {
            "n": test.n,
            "s": test.s,
            "p": test.p,
            "significant": test.significant,
            "smallest_p": test.smallest_p,
        },
        "autocorrelation": None if trend.memory is None else vars(trend.memory),
        "forecast": None
        if trend.forecast is None
        else {
            "method": trend.forecast.method,
            "years": [vars(item) for item in trend.forecast.ahead],
            "backtests": [vars(item) for item in trend.forecast.backtests],
        },
        "limits": list(trend.limits),
        "sentences": {language: sentences(trend, language) for language in ("nl", "en")},
    }


def observation(item: Kept) -> dict[str, Any]:
    """One observation as plain data."""
    return {
        "period": item.period,
        "value": item.value,
        "n": item.n,
        "interval": item.interval,
        "status": item.release_status,
        "release": item.release,
        "released": item.released,
        "source": item.source,
        "certainty": item.certainty,
        "note": {"nl": item.note_nl, "en": item.note_en} if item.note_nl else None,
    }
