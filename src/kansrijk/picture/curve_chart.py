# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The budget curve as a chart: what a family has at every wage, and below it the part of more wage that is lost."""

from __future__ import annotations

import re
from html import escape
from typing import Any, Literal

import altair as alt
import vl_convert

from kansrijk.engine.wording import number
from kansrijk.policy.curve import LOCAL, Curve
from kansrijk.policy.curve_words import cliff_sentences, head

WIDE, NARROW = 700, 300
INK, MUTED, RULE = "#22303a", "#55626b", "#d8d1c4"
COLOURS = {
    "gezin_netto_inkomen_y": "#173f5f",
    "bijstand_y": "#e2b23e",
    "kinderbijslag_y": "#0f7173",
    "kindgebonden_budget_y": "#f0cfae",
    "zorgtoeslag_y": "#a8482a",
    "huurtoeslag_gezin_y": "#9dc3d6",
    "kinderopvangtoeslag_y": "#5d3a6e",
    LOCAL: "#8fb573",
}
"""A colour for each part; parts that lie on each other differ in lightness, also in grey print."""
KEPT, LOST = "#5a9bc4", "#a8482a"
HIGH_PRESSURE = 80.0
NUMBERED = 6
TEXTS: dict[str, dict[str, str]] = {
    "nl": {
        "title": "Wat het gezin overhoudt bij meer bruto loon: {title}",
        "income": "Te besteden in een jaar",
        "wage": "Bruto loon van volwassene {member} in een jaar",
        "pressure": "Deel van € 1.000 meer loon|dat het gezin niet overhoudt",
        "now": "nu",
        "range": "Van {low} euro te besteden zonder loon tot {high} euro bij {to} euro loon.",
    },
    "en": {
        "title": "What the family keeps at more gross wage: {title}",
        "income": "To spend in a year",
        "wage": "Gross wage of adult {member} in a year",
        "pressure": "Part of € 1,000 more wage|that the family does not keep",
        "now": "now",
        "range": "From {low} euro to spend without wage to {high} euro at a wage of {to} euro.",
    },
}
_OPENING = re.compile(r"<svg[^>]*>")
_SIZE = re.compile(r'\b(width|height|viewBox)="([^"]*)"')
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_IDENTITY = re.compile(r'\bid="([^"]+)"')


def curve_title(curve: Curve, language: str) -> str:
    """The name of the chart."""
    return TEXTS[language]["title"].format(title=curve.family.title)


def curve_description(curve: Curve, language: str) -> str:
    """What the chart shows, in words: the ends of the line and every cliff."""
    first, last = curve.points[0], curve.points[-1]
    ends = TEXTS[language]["range"].format(
        low=number(first.disposable, 0, language),
        high=number(last.disposable, 0, language),
        to=number(last.wage, 0, language),
    )
    return " ".join([head(curve, language), ends, *cliff_sentences(curve, language)])


def curve_svg(curve: Curve, language: str = "nl", *, width: int = WIDE, key: str = "curve") -> str:
    """The chart as SVG that scales, is one image with a title and a description, and needs nothing from elsewhere.

    Args:
        curve: the computed curve.
        language: "nl" or "en".
        width: room in pixels, `WIDE` or `NARROW`.
        key: a word that no other chart in the page has.
    """
    locale: Literal["nl-NL", "en-GB"] = "nl-NL" if language == "nl" else "en-GB"
    drawn = str(vl_convert.vegalite_to_svg(_spec(curve, language, width), format_locale=locale))
    opening = _OPENING.search(drawn)
    assert opening is not None
    size = dict(_SIZE.findall(opening[0]))
    body = _SPOKEN.sub("", drawn[opening.end() :])
    for identity in set(_IDENTITY.findall(body)):
        body = body.replace(f'id="{identity}"', f'id="{key}-{identity}"')
        body = body.replace(f"url(#{identity})", f"url(#{key}-{identity})")
    box = size.get("viewBox", f"0 0 {size['width']} {size['height']}")
    title, text = escape(curve_title(curve, language)), escape(curve_description(curve, language))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{key}" viewBox="{box}" role="img" '
        f'aria-labelledby="{key}-title {key}-text"><title id="{key}-title">{title}</title>'
        f'<desc id="{key}-text">{text}</desc>{body}'
    )


def _spec(curve: Curve, language: str, width: int) -> dict[str, Any]:
    top, below = _amounts(curve, language, width), _pressure(curve, language, width)
    chart = alt.vconcat(top, below, spacing=14).resolve_scale(x="shared", color="independent")
    spec: dict[str, Any] = chart.to_dict(validate=False)
    spec["config"] = {
        "aria": False,
        "background": "white",
        "font": "sans-serif",
        "padding": 8,
        "view": {"stroke": None},
        "axis": {
            "labelColor": INK,
            "labelFontSize": 13,
            "titleColor": MUTED,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "gridColor": RULE,
            "domainColor": RULE,
            "ticks": False,
            "labelPadding": 6,
        },
        "legend": {"labelColor": INK, "labelFontSize": 13, "labelLimit": 0, "symbolType": "square"},
    }
    return spec


def _rows(rows: list[dict[str, Any]]) -> Any:
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _x(curve: Curve, width: int, title: str | None, *, labels: bool = True) -> alt.X:
    last = curve.points[-1].wage
    axis = alt.Axis(
        title=title,
        grid=False,
        labels=labels,
        format=",.0f",
        labelExpr="'€ ' + datum.label",
        **({"tickCount": 6} if width > NARROW else {"values": [0, last / 2, last]}),
    )
    return alt.X("wage:Q", scale=alt.Scale(domain=[0, last], nice=False), axis=axis)


def _amounts(curve: Curve, language: str, width: int) -> Any:
    """The parts stacked on each other, the sum as a line, and a mark at every cliff."""
    place = 0 if language == "nl" else 1
    rows, labels = [], [curve.labels[name][place] for name in curve.names]
    for point in curve.points:
        low = 0.0
        for name, label in zip(curve.names, labels, strict=True):
            rows.append({"wage": point.wage, "part": label, "low": low, "high": low + point.parts[name]})
            low += point.parts[name]
    axis = alt.Axis(
        title=None, format=",.0f", labelExpr="'€ ' + datum.label", tickCount=6, grid=True, domain=False
    )
    y = alt.Y("low:Q", axis=axis, scale=alt.Scale(zero=True))
    x = _x(curve, width, None, labels=False)
    colour = alt.Color(
        "part:N",
        sort=labels,
        scale=alt.Scale(domain=labels, range=[COLOURS[name] for name in curve.names]),
        legend=alt.Legend(
            title=None,
            orient="top",
            direction="vertical",
            columns=2 if width > NARROW else 1,
            # The page may show a wider font than the one measured here.
            columnPadding=70,
        ),
    )
    areas = alt.Chart(_rows(rows)).mark_area(stroke="white", strokeWidth=0.6, opacity=1)
    sums = [{"wage": point.wage, "low": point.disposable} for point in curve.points]
    line = alt.Chart(_rows(sums)).mark_line(color=INK, strokeWidth=2).encode(x=x, y=y)
    layers = [areas.encode(x=x, y=y, y2="high:Q", color=colour), line, *_marks(curve, x, y)]
    if 0 < curve.current <= curve.points[-1].wage:
        now = [{"wage": curve.current, "low": curve.at(curve.current), "text": TEXTS[language]["now"]}]
        base = alt.Chart(_rows(now)).encode(x=x)
        layers += [
            base.mark_rule(color=INK, strokeDash=[3, 3]),
            base.mark_text(color=INK, align="left", dx=4, fontSize=13, fontWeight="bold").encode(
                y=alt.value(12), text="text:N"
            ),
        ]
    title = alt.TitleParams(
        text=TEXTS[language]["income"],
        anchor="start",
        frame="group",
        fontSize=12,
        color=MUTED,
        fontWeight="normal",
    )
    return alt.layer(*layers).properties(width=width - 70, height=300 if width > NARROW else 240, title=title)


def _marks(curve: Curve, x: alt.X, y: alt.Y) -> list[Any]:
    """A triangle at every cliff that costs money; the largest carry their number in the table."""
    counted = [cliff for cliff in curve.cliffs if cliff.loss > 0]
    if not counted:
        return []
    largest = sorted(counted, key=lambda cliff: -cliff.loss)[:NUMBERED]
    rows = [
        {
            "wage": cliff.wage,
            "low": cliff.before,
            "text": str(curve.cliffs.index(cliff) + 1) if cliff in largest else "",
        }
        for cliff in counted
    ]
    base = alt.Chart(_rows(rows)).encode(x=x, y=y)
    look: dict[str, Any] = {"shape": "triangle-down", "filled": True, "opacity": 1}
    return [
        base.mark_point(color=LOST, size=70, yOffset=-7, stroke="white", strokeWidth=0.8, **look),
        base.mark_text(color=INK, fontSize=13, fontWeight="bold", dy=-21).encode(text="text:N"),
    ]


def _pressure(curve: Curve, language: str, width: int) -> Any:
    """A bar for every thousand euros of wage; at 100% nothing of it arrives."""
    pressure = curve.pressure()
    top = min(200.0, max(110.0, *(part for _, part in pressure)))
    rows = [
        {"wage": wage, "end": wage + 1000, "part": min(top, max(0.0, part)), "much": part >= HIGH_PRESSURE}
        for wage, part in pressure
    ]
    axis = alt.Axis(title=None, labelExpr="datum.label + '%'", values=[0, 50, 100, 150, 200], domain=False)
    y = alt.Y("part:Q", axis=axis, scale=alt.Scale(domain=[0, top], nice=False))
    x = _x(curve, width, TEXTS[language]["wage"].format(member=curve.member))
    colour = alt.Color("much:N", legend=None, scale=alt.Scale(domain=[False, True], range=[KEPT, LOST]))
    bars = alt.Chart(_rows(rows)).mark_rect(stroke="white", strokeWidth=0.6)
    whole = alt.Chart(_rows([{"part": 100.0}])).mark_rule(color=INK, strokeWidth=1.5)
    lines = TEXTS[language]["pressure"].split("|")
    title = alt.TitleParams(
        text=lines if width <= NARROW else " ".join(lines),
        anchor="start",
        frame="group",
        fontSize=12,
        color=MUTED,
        fontWeight="normal",
    )
    layers = [bars.encode(x=x, x2="end:Q", y=y, y2=alt.datum(0), color=colour), whole.encode(y=y)]
    return alt.layer(*layers).properties(width=width - 70, height=110, title=title)
