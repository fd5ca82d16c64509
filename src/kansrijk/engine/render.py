# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Writing an explanation down: as plain data, text or HTML."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

from kansrijk.engine.explain import STATUS_WORDS, WORDS, Explanation, ParameterLine, StepLine
from kansrijk.engine.maths import Bands
from kansrijk.engine.rules import Rule
from kansrijk.engine.wording import show, show_date


def as_data(line: StepLine, deep: bool) -> dict[str, Any]:
    """A step as plain data; `deep` adds what went in and the amounts of the law."""
    out: dict[str, Any] = {
        "name": line.name, "entity": line.entity, "row": line.row, "who": line.who,
        "label": {"nl": line.nl, "en": line.en}, "value": line.value, "unit": line.unit, "status": line.status,
        "sentence": {"nl": line.sentence_nl, "en": line.sentence_en}, "article": line.article, "applies": line.applies,
    }  # fmt: skip
    if deep:
        out["inputs"] = [
            {"name": i.name, "label": {"nl": i.nl, "en": i.en}, "value": i.value, "unit": i.unit}
            for i in line.inputs
        ]
        out["parameters"] = [vars(p) | {"value": _parameter_value(p.value)} for p in line.parameters]
    return out


def _parameter_value(value: Any) -> Any:
    return (
        [list(row) for row in zip(value.edges, value.values, strict=True)]
        if isinstance(value, Bands)
        else value
    )


def _heading(line: StepLine, language: str) -> str:
    label = line.nl if language == "nl" else line.en
    name = label[:1].upper() + label[1:]
    if not line.who:
        return name
    plain = line.who if not line.who.isdigit() else f"{WORDS[language][line.entity]} {line.who}"
    return f"{name} ({plain})"


def _shown_steps(explanation: Explanation) -> list[StepLine]:
    """Steps worth a reader's time: rules with a sentence of their own that matter for this household."""
    relevant = explanation.relevant()
    found: list[StepLine] = []
    for step in explanation.trace.plan.steps:
        if isinstance(step, Rule) and step.sentence_nl:
            rows = range(len(explanation.trace.of(step.name)))
            found.extend(explanation.line(step.name, row) for row in rows if (step.name, row) in relevant)
    return [line for line in found if line.applies and (line.value or line.entity != "person")]


def as_text(explanation: Explanation, language: str) -> str:
    """Results, then the steps that matter, then the amounts of the law that were used."""
    words = WORDS[language]
    out = [explanation.title, "=" * len(explanation.title), ""] if explanation.title else []
    for line in explanation.results():
        out.append(f"{_heading(line, language)}: {show(line.value, line.unit, language)}")
        out.append(f"   {words['rests']}: {STATUS_WORDS[language][line.status]}.")
    out += [
        "",
        words["on"].format(day=show_date(explanation.rules.day, language)),
        "",
        words["steps"],
        "-" * 40,
    ]
    for number, step in enumerate(_shown_steps(explanation), start=1):
        out.append(f"{number}. {_heading(step, language)}")
        out.append(f"   {step.sentence_nl if language == 'nl' else step.sentence_en}")
        if step.article:
            out.append(f"   {words['article']}: {step.article}")
    used = {p.name: p for step in _shown_steps(explanation) for p in step.parameters}
    out += ["", words["parameters"], "-" * 40, *(f"- {_parameter_text(p, language)}" for p in used.values())]
    return "\n".join(out) + "\n"


def _parameter_text(line: ParameterLine, language: str) -> str:
    label = line.nl if language == "nl" else line.en
    value = "" if isinstance(line.value, (Bands, tuple)) else f": {show(line.value, line.unit, language)}"
    first, last = date.fromisoformat(line.first), date.fromisoformat(line.last)
    known = WORDS[language]["known"].format(first=show_date(first, language), last=show_date(last, language))
    note = f" ({line.note})" if line.note else ""
    return (
        f"{label}{value}; {known}; {line.article}; {STATUS_WORDS[language][line.status]}: {line.source}{note}"
    )


def as_html(explanation: Explanation, language: str) -> str:
    """The same as a section of HTML, with details to open."""
    words = WORDS[language]
    out = [f'<section class="explanation" lang="{language}">']
    if explanation.title:
        out.append(f"<h2>{escape(explanation.title)}</h2>")
    out.append('<dl class="results">')
    for line in explanation.results():
        shown = escape(show(line.value, line.unit, language))
        out.append(f"<dt>{escape(_heading(line, language))}</dt><dd><strong>{shown}</strong> ")
        out.append(
            f'<span class="status">{words["rests"]}: {STATUS_WORDS[language][line.status]}</span></dd>'
        )
    out.append("</dl>")
    out.append(f"<p>{escape(words['on'].format(day=show_date(explanation.rules.day, language)))}</p>")
    out.append(f'<h3>{words["steps"]}</h3><ol class="steps">')
    for step in _shown_steps(explanation):
        sentence = step.sentence_nl if language == "nl" else step.sentence_en
        out.append(f"<li><h4>{escape(_heading(step, language))}</h4><p>{escape(sentence)}</p>")
        rows = [
            f"<li>{escape(i.nl if language == 'nl' else i.en)}: {escape(i.shown(language))}</li>"
            for i in step.inputs
        ]
        if rows:
            out.append(f"<details><summary>{words['inputs']}</summary><ul>{''.join(rows)}</ul></details>")
        laws = [f"<li>{escape(_parameter_text(p, language))}</li>" for p in step.parameters]
        if step.article or laws:
            out.append(
                f"<details><summary>{words['article']}: {escape(step.article)}</summary><ul>{''.join(laws)}</ul></details>"
            )
        out.append("</li>")
    return "\n".join([*out, "</ol></section>"])
