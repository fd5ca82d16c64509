# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk trend`: what a published series says over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kansrijk.indicators.series import Series
    from kansrijk.indicators.trend import Trend

APART = ("CN", "BON", "EUS", "SAB")


@click.command()
@click.argument("indicator", required=False)
@click.option(
    "--area",
    default="NL",
    show_default=True,
    help="NL, CN, BON, EUS, SAB, or a municipality by code or name.",
)
@click.option(
    "--version", "version", help="One definition of the indicator; all of them, apart, when not given."
)
@click.option(
    "--side-by-side", is_flag=True, help="Put the definitions beside each other, without subtracting."
)
@click.option(
    "--change", "years", type=(int, int), help="Only the change between two years, such as 2015 2023."
)
@click.option(
    "--number", "as_number", is_flag=True, help="Count people or households instead of giving a share."
)
@click.option("--from", "since", type=int, help="Leave out the years before this one.")
@click.option("--until", type=int, help="Forecast up to and including this year; three years when not given.")
@click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Draw the series here: a name in .svg or .html.",
)
@click.option(
    "--target", "wanted", help="Draw the path of this target in the chart, such as kinderarmoede@2020-05-26."
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
@click.pass_obj
def trend(
    lang: str,
    indicator: str | None,
    area: str,
    version: str | None,
    side_by_side: bool,
    years: tuple[int, int] | None,
    as_number: bool,
    since: int | None,
    until: int | None,
    chart: Path | None,
    wanted: str | None,
    as_json: bool,
) -> None:
    """Show the level, slope, certainty and forecast of INDICATOR; without one, list the indicators there are."""
    from kansrijk.indicators.series_files import load_series
    from kansrijk.indicators.trend import trend as find_trend
    from kansrijk.indicators.trend_words import list_text

    _check_chart(chart)
    store = load_series()
    if indicator is None:
        click.echo(list_text(store, lang), nl=False)
        return
    found = store.all(indicator, version, _area_code(area))
    if as_number:
        found = tuple(series.numbers() for series in found)
    if years is not None:
        _show_changes(found, years, lang, as_json)
        return
    trends = [find_trend(series, since=since, until=until) for series in found]
    if side_by_side:
        _show_beside(found, lang, as_json)
    else:
        _show_trends(trends, lang, as_json)
    if chart is not None:
        _draw(trends, chart, wanted, lang, as_json)


def _area_code(area: str) -> str:
    """The code of an area given by code or name; the islands have codes only."""
    from kansrijk.people import find_area

    code = area.strip().upper()
    return code if code in APART else find_area(area).code


def _check_chart(chart: Path | None) -> None:
    """Refuse, before anything is shown, a file that could not be drawn in the end."""
    if chart is not None:
        from kansrijk.engine.files import folder_of
        from kansrijk.picture.trend_page import check_trend_format

        check_trend_format(chart)
        folder_of(chart)


def _show_trends(trends: list[Trend], lang: str, as_json: bool) -> None:
    """Each version apart, with a warning that no line runs from one to the other."""
    import json

    from kansrijk.indicators.trend_texts import TEXTS
    from kansrijk.indicators.trend_words import as_dict, as_text

    if as_json:
        click.echo(json.dumps([as_dict(item) for item in trends], ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(as_text(item, lang) for item in trends), nl=False)
    if len(trends) > 1:
        click.echo("\n" + TEXTS[lang]["apart"].format(n=len(trends)))


def _show_beside(found: tuple[Series, ...], lang: str, as_json: bool) -> None:
    """The versions beside each other, never subtracted."""
    import json

    from kansrijk.indicators.series import SideBySide
    from kansrijk.indicators.trend_words import side_by_side_text

    view = SideBySide(found)
    if not as_json:
        click.echo(side_by_side_text(view, lang), nl=False)
        return
    rows = [
        {
            "period": period,
            **{s.version.code: k and k.value for s, k in zip(view.series, kept, strict=True)},
        }
        for period, kept in view.rows()
    ]
    click.echo(json.dumps({"side_by_side": rows, "overlap": list(view.overlap)}, indent=2))


def _draw(trends: list[Trend], chart: Path, wanted: str | None, lang: str, as_json: bool) -> None:
    from kansrijk.indicators.targets import find_path
    from kansrijk.picture.trend_page import write_trend_chart

    series = tuple(item.series for item in trends)
    path, counts_on = find_path(wanted, series, lang) if wanted else (None, "")
    write_trend_chart(trends, chart, lang, target=path, counts_on=counts_on)
    told = {"nl": f"De tekening staat in {chart}.", "en": f"The chart is in {chart}."}
    click.echo(told[lang], err=as_json)


def _show_changes(found: tuple[Series, ...], years: tuple[int, int], lang: str, as_json: bool) -> None:
    """The change between two years, or the reason why there is none."""
    import json

    from kansrijk.indicators.series_change import changes
    from kansrijk.indicators.trend_words import change_dict, change_text

    names = {series.version.code: series for series in found}
    made = changes(found, str(years[0]), str(years[1]))
    if as_json:
        click.echo(json.dumps([change_dict(item) for item in made], ensure_ascii=False, indent=2))
        return
    for item in made:
        click.echo(change_text(item, names[item.before.version], lang))
