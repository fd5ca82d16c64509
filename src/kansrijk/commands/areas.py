# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk areas`: the municipalities of a year, and what became of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kansrijk.people.areas_divisions import Change, Municipality

LIKE = 5


@click.command()
@click.argument("name", required=False)
@click.option("--year", type=int, default=2025, show_default=True, help="Division of 1 January of this year.")
@click.pass_obj
def areas(lang: str, name: str | None, year: int) -> None:
    """List the municipalities of a year by province, or explain NAME: a municipality, an old one, or a province."""
    from kansrijk.people.areas_divisions import Division, history, with_name
    from kansrijk.people.areas_names import plain

    division = Division(year)
    if name is None:
        for province in history().provinces.values():
            _show_province(province, division.of_province(province))
        click.echo(_total(lang, year, len(division)))
        return
    provinces = {plain(province) for province in history().provinces.values()} | {"fryslan"}
    # Utrecht and Groningen are both; the municipality goes first, and its line names the province.
    ever = with_name(name)
    if not ever and (plain(name) in provinces or name.upper() in history().provinces):
        members = division.of_province(name)
        _show_province(members[0].province, members)
        return
    found = ever[0] if len(ever) == 1 else division.find(name)
    for line in _explained(found, year, lang):
        click.echo(line)


def _show_province(name: str, members: tuple[Municipality, ...]) -> None:
    click.echo(f"{name} ({len(members)})")
    for member in members:
        click.echo(f"  {member.code}  {member.name}")


def _total(lang: str, year: int, count: int) -> str:
    from kansrijk.people.areas_divisions import history

    islands = ", ".join(history().caribbean.values())
    return {
        "nl": f"{count} gemeenten op 1 januari {year}. Apart, en nooit meegeteld: {islands} (Caribisch Nederland).",
        "en": f"{count} municipalities on 1 January {year}. Apart, and never counted in: {islands} (Caribbean "
        "Netherlands).",
    }[lang]


def _explained(found: Municipality, year: int, lang: str) -> list[str]:
    from kansrijk.people.areas_divisions import history, why_not_in

    lines = [f"{found.name} ({found.code}), {found.province}"]
    if year < found.first:
        dutch, english = why_not_in(found, year)
        lines.append(dutch if lang == "nl" else english)
    lines += [_came_in(change, found.code, lang) for change in history().parts_of(found.code)]
    if change := history().change_of(found.code):
        lines += _given_up(change, lang)
    else:
        lines += _like(found, lang)
    return lines


def _came_in(change: Change, code: str, lang: str) -> str:
    from kansrijk.people.areas_divisions import history

    name, share = history().municipalities[change.old].name, change.shares[code]
    part = {"nl": f"ongeveer {share:.0%} van ", "en": f"about {share:.0%} of "}[lang] if share < 1 else ""
    return {
        "nl": f"Sinds {change.in_force:%d-%m-%Y} hoort {part}{name} ({change.old}) hierbij.",
        "en": f"Since {change.in_force:%d-%m-%Y} {part}{name} ({change.old}) is part of it.",
    }[lang]


def _given_up(change: Change, lang: str) -> list[str]:
    from kansrijk.people.areas_divisions import history

    known = history().municipalities
    names = ", ".join(f"{known[code].name} ({code})" for code in change.shares)
    if change.kind == "merge":
        return [
            {
                "nl": f"Op {change.in_force:%d-%m-%Y} opgegaan in {names}.",
                "en": f"Became part of {names} on {change.in_force:%d-%m-%Y}.",
            }[lang]
        ]
    lines = [
        f"  {_percent(share, lang)}  {known[code].name} ({code})"
        for code, share in sorted(change.shares.items(), key=lambda pair: -pair[1])
    ]
    told = {
        "nl": f"Op {change.in_force:%d-%m-%Y} verdeeld. De inwoners, een schatting, uit: {change.source_nl}.",
        "en": f"Divided on {change.in_force:%d-%m-%Y}. The inhabitants, an estimate, from: {change.source}.",
    }[lang]
    return [told, *lines]


def _percent(share: float, lang: str) -> str:
    text = f"{share:6.1%}"
    return text.replace(".", ",") if lang == "nl" else text


def _like(found: Municipality, lang: str) -> list[str]:
    from kansrijk.people.areas_alike import most_alike, similarity

    head = {"nl": "Gemeenten die erop lijken.", "en": "Municipalities like it."}[lang]
    lines = [f"{head} {similarity().words(lang)}"]
    return lines + [f"  {entry.words(lang)}" for entry in most_alike(found.code, LIKE)]
