# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter that accounts for the figures: rules, amounts, population, disclosure; and the words used."""

from __future__ import annotations

from kansrijk.picture.content import Cell, Chapter, Column, Definition, Exhibit, Row, Table
from kansrijk.picture.desk import Desk

TERMS = ("child", "family", "minimum", "poor", "right", "median", "hidden", "synthetic")


def chapter(desk: Desk, number: int) -> Chapter:
    """Where all figures come from, and the rules that protect children."""
    words, provenance = desk.words, desk.inputs.provenance
    exhibits = [_facts(desk)]
    if provenance.weak_parameters:
        exhibits.append(_weak(desk))
    rules = ["rule_few", "rule_rest", "rule_complement", "rule_round", "rule_families"]
    if desk.area.status == "synthetic":
        rules.append("rule_synthetic")
    return Chapter(
        key="account",
        number=number,
        title=words("account.title"),
        headline=words("account.headline", date=words.day(provenance.law_date), people=desk.people()),
        paragraphs=(words("account.probably"),),
        exhibits=tuple(exhibits),
        notes=tuple(words(f"account.{rule}") for rule in rules),
        notes_title=words("account.rules_title"),
    )


def glossary(desk: Desk) -> tuple[Definition, ...]:
    """The words of the picture explained."""
    return tuple(Definition(desk.words(f"account.term_{t}"), desk.words(f"account.text_{t}")) for t in TERMS)


def _status(desk: Desk, status: str) -> str:
    known = ("statute", "published", "derived", "fitted", "memory")
    return desk.words(f"account.status_{status}") if status in known else status


def _facts(desk: Desk) -> Exhibit:
    words, provenance = desk.words, desk.inputs.provenance
    coverage = (desk.country or desk.area).coverage
    facts = {
        "law_date": words.day(provenance.law_date),
        "rests_on": _status(desk, provenance.rests_on),
        "population": desk.people(),
        "population_sources": "; ".join(str(source) for source in provenance.population.get("sources", ())),
        "municipalities": words(
            "account.of",
            known=words.number(coverage.municipalities_with_provisions),
            all=words.number(coverage.municipalities),
        ),
        "software": provenance.software,
        "made_on": words.day(provenance.made_on),
    }
    rows = tuple(Row(words(f"account.{name}"), (Cell(text),)) for name, text in facts.items() if text)
    table = Table(
        words("account.facts_table"),
        words("account.facts_corner"),
        (Column(words("account.facts_value"), numeric=False),),
        rows,
    )
    return _account_exhibit(desk, "facts", table)


def _weak(desk: Desk) -> Exhibit:
    words = desk.words
    rows = tuple(
        Row(
            words.pick(parameter.label) or parameter.name,
            (Cell(_status(desk, parameter.status)), Cell(parameter.source or words("common.not_stated"))),
        )
        for parameter in desk.inputs.provenance.weak_parameters
    )
    columns = tuple(Column(words(f"account.weak_{name}"), numeric=False) for name in ("status", "source"))
    table = Table(words("account.weak_table"), words("account.weak_corner"), columns, rows)
    return _account_exhibit(desk, "weak", table)


def _account_exhibit(desk: Desk, key: str, table: Table) -> Exhibit:
    exhibit = desk.exhibit(key, table, defines=())
    return Exhibit(**{**exhibit.__dict__, "definitions": glossary(desk)[-1:]})
