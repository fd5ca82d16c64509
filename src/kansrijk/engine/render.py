# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Writing an explanation down for people: first the outcome and why, then the steps, then the amounts of the law."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from html import escape

from kansrijk.engine.explain import Explanation
from kansrijk.engine.explain_words import STATUS_WORDS, WORDS, ParameterLine, StepLine
from kansrijk.engine.maths import Bands
from kansrijk.engine.parameters import STATUSES
from kansrijk.engine.wording import capital, show, show_date

ROWS_SHOWN = 8
"""Of a longer table only the number of rows is told."""
RULER = "-" * 40


def heading(line: StepLine, language: str) -> str:
    """What the step is called, and for whom it is when there are several."""
    name = capital(line.label(language))
    if not line.who:
        return name
    return f"{name} ({f'{WORDS[language][line.entity]} {line.who}' if line.who.isdigit() else line.who})"


def results_told(explanation: Explanation) -> list[StepLine]:
    """The results a reader is told."""
    return [
        explanation.line(name, row)
        for name in explanation.outputs
        for row in range(len(explanation.trace.of(name)))
        if (name, row) not in explanation.leave_out
    ]


def steps_told(explanation: Explanation) -> list[StepLine]:
    """Steps worth a reader's time: rules with a sentence of their own that matter here and are not told as a result."""
    steps, values = explanation.book.steps, explanation.trace.values
    told = {
        (steps[name].base.name, row)
        for name in explanation.outputs
        for row in range(len(values[name]))
        if steps[name].reasons or steps[name].sentences
    }
    wanted = explanation.relevant - told
    return [
        explanation.line(about.name, row)
        for about, row in explanation.rows_told()
        if (about.name, row) in wanted
        and about.tells
        and explanation.applies(about.name, row)
        and (values[about.name][row] or about.entity != "person")
    ]


def why(explanation: Explanation, line: StepLine, language: str) -> str:
    """The sentence of a result, or nothing when it would only repeat the amount."""
    about = explanation.book.steps[line.name]
    return line.sentence(language) if about.reasons or about.sentences or not line.applies else ""


def certainty(lines: Iterable[StepLine], language: str) -> list[str]:
    """For each status, strongest first, the results that are as sure as that."""
    names: dict[str, list[str]] = {status: [] for status in STATUSES}
    for line in lines:
        label = capital(line.label(language))
        if label not in names[line.status]:
            names[line.status].append(label)
    return [
        f"{capital(STATUS_WORDS[language][status])}: {'; '.join(names[status])}."
        for status in STATUSES
        if names[status]
    ]


def as_text(explanation: Explanation, language: str, *, head: bool = True) -> str:
    """Results with their reasons, then the steps that matter, then the amounts of the law that were used."""
    words = WORDS[language]
    results, steps = results_told(explanation), steps_told(explanation)
    out = []
    if head and explanation.title:
        out += [explanation.title, "=" * len(explanation.title), ""]
    if head:
        out += [words["on"].format(day=show_date(explanation.rules.day, language)), ""]
    out += [words["results"], RULER]
    for line in results:
        out.append(f"{heading(line, language)}: {line.shown(language)}")
        out += [f"   {text}" for text in _told(explanation, line, language)]
    out += ["", words["certainty"], RULER, *(f"- {text}" for text in certainty(results, language))]
    notes = [f"- {note.in_language(language)}" for note in explanation.notes()] if head else []
    out += ["", words["notes"], RULER, *notes] if notes else []
    out += ["", words["steps"], RULER]
    for number, step in enumerate(steps, start=1):
        out += [f"{number}. {heading(step, language)}", f"   {step.sentence(language)}"]
        out += [f"   {words['article']}: {step.article}"] if step.article else []
    used = {amount.name: amount for line in (*results, *steps) for amount in line.parameters}
    out += ["", words["parameters"], RULER, *(f"- {amount_text(p, language)}" for p in used.values())]
    return "\n".join(out) + "\n"


def _told(explanation: Explanation, line: StepLine, language: str) -> list[str]:
    words, found = WORDS[language], []
    sentence, change = why(explanation, line, language), line.change(language)
    if sentence:
        found.append(sentence)
    if change:
        found.append(f"{words['change']}: {change}")
    if line.article:
        found.append(f"{words['article']}: {line.article}")
    return found


def amount_text(line: ParameterLine, language: str) -> str:
    """An amount of the law with its value, the days it is known for, article, status and source."""
    words = WORDS[language]
    first, last = (show_date(date.fromisoformat(day), language) for day in (line.first, line.last))
    known = words["known_on" if first == last else "known"].format(first=first, last=last)
    label = line.nl if language == "nl" else line.en
    article = f"{line.article}; " if line.article else ""
    note = f" ({line.note})" if line.note else ""
    return (
        f"{label}: {_value(line, language)}; {known}; {article}"
        f"{STATUS_WORDS[language][line.status]}: {line.source}{note}"
    )


def _value(line: ParameterLine, language: str) -> str:
    words = WORDS[language]
    if not isinstance(line.value, tuple):
        return show(line.value, line.unit, language)
    rows = line.value.values if isinstance(line.value, Bands) else line.value
    if len(rows) > ROWS_SHOWN:
        return words["rows"].format(count=len(rows))
    shown = [words["unknown"] if math.isnan(row) else show(row, line.unit, language) for row in rows]
    if isinstance(line.value, Bands):
        edges = (show(edge, "", language) for edge in line.value.edges)
        shown = [
            words["from"].format(edge=edge, value=value) for edge, value in zip(edges, shown, strict=True)
        ]
    return ", ".join(shown)


def as_html(explanation: Explanation, language: str, *, head: bool = True) -> str:
    """The same as a section of HTML: reasons to read, with details to open for who wants the law beside them."""
    words = WORDS[language]
    results = results_told(explanation)
    out = [f'<section class="explanation" lang="{language}">']
    if head and explanation.title:
        out.append(f"<h2>{escape(explanation.title)}</h2>")
    out.append(f"<p>{escape(words['on'].format(day=show_date(explanation.rules.day, language)))}</p>")
    out.append(f'<h3>{words["results"]}</h3><dl class="results">')
    for line in results:
        out.append(f"<dt>{escape(heading(line, language))}</dt>")
        out.append(f"<dd><strong>{escape(line.shown(language))}</strong>")
        sentence, change = why(explanation, line, language), line.change(language)
        out += [f'<p class="why">{escape(sentence)}</p>'] if sentence else []
        out += [f'<p class="change">{words["change"]}: {escape(change)}</p>'] if change else []
        out += [*_details(line, language), "</dd>"]
    out.append(f'</dl><h3>{words["certainty"]}</h3><ul class="status">')
    out += [f"<li>{escape(text)}</li>" for text in certainty(results, language)]
    notes = "".join(f"<li>{escape(note.in_language(language))}</li>" for note in explanation.notes())
    out.append("</ul>" + (f'<h3>{words["notes"]}</h3><ul class="notes">{notes}</ul>' if notes else ""))
    out.append(f'<h3>{words["steps"]}</h3><ol class="steps">')
    for step in steps_told(explanation):
        out.append(f"<li><h4>{escape(heading(step, language))}</h4><p>{escape(step.sentence(language))}</p>")
        out += [*_details(step, language), "</li>"]
    return "\n".join([*out, "</ol></section>"])


def _details(line: StepLine, language: str) -> list[str]:
    """What went into a step, and its article with the amounts of the law, both to open."""
    words = WORDS[language]
    rows = "".join(
        f"<li>{escape(i.nl if language == 'nl' else i.en)}: {escape(i.shown(language))}</li>"
        for i in line.inputs
    )
    laws = "".join(f"<li>{escape(amount_text(p, language))}</li>" for p in line.parameters)
    out = [f"<details><summary>{words['inputs']}</summary><ul>{rows}</ul></details>"] if rows else []
    if line.article or laws:
        summary = f"{words['article']}: {escape(line.article)}" if line.article else words["parameters"]
        amounts = f"<ul>{laws}</ul>" if laws else ""
        out.append(f"<details><summary>{summary}</summary>{amounts}</details>")
    return out
