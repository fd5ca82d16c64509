# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was hidden and why, in Dutch and English: for those who made the table, not for publication."""

from __future__ import annotations

from collections import Counter

from kansrijk.indicators.disclosure.door import ProtectedTable, Reason
from kansrijk.indicators.disclosure.table import Key

REASONS: dict[Reason, dict[str, str]] = {
    "few": {"nl": "te weinig achter dit cijfer", "en": "too few behind this figure"},
    "dominance": {"nl": "een paar bepalen bijna alles", "en": "a few make up nearly all"},
    "p_percent": {
        "nl": "een bijdrage is te nauw te schatten",
        "en": "a contribution can be estimated too closely",
    },
    "earlier": {"nl": "was eerder verborgen", "en": "was hidden before"},
    "marked": {"nl": "in het bestand aangewezen", "en": "marked in the file"},
    "complement": {
        "nl": "zou een ander verborgen cijfer prijsgeven",
        "en": "would give another hidden figure back",
    },
}
_TEXTS = {
    "nl": {
        "title": "Wat verborgen is en waarom",
        "internal": "Alleen voor wie de tabel maakt. Publiceer dit verslag niet: het helpt bij terugrekenen.",
        "counts": "{hidden} van {all} cijfers zijn verborgen.",
        "rounded": "Alles is afgerond op een veelvoud van {base:g}, zo dat de totalen kloppen.",
        "further": "{number} cijfers gingen meer dan een stap van hun waarde, omdat de tabel anders niet optelt.",
        "told": "Te laat: deze cijfers volgen uit wat eerder gepubliceerd is. Trek dat in of leg uit waarom niet.",
        "heads": "| Cijfer | Reden | Waarde | Uit de tabel te halen: van | tot |",
        "rules": "Regels: minder dan {minimum} is te weinig{zeros}; dominantie {n} bij {k:g}%; p = {p}.",
        "zeros": ", nul ook",
        "more": "En nog {number}.",
    },
    "en": {
        "title": "What is hidden and why",
        "internal": "Only for those who make the table. Do not publish this report: it helps to work figures out.",
        "counts": "{hidden} of {all} figures are hidden.",
        "rounded": "Everything is rounded to a multiple of {base:g}, so that totals hold.",
        "further": "{number} figures went more than a step from their value, because the table does not add up otherwise.",
        "told": "Too late: these figures follow from what was published before. Withdraw that, or explain why not.",
        "heads": "| Figure | Reason | Value | Can be worked out: from | to |",
        "rules": "Rules: fewer than {minimum} is too few{zeros}; dominance {n} at {k:g}%; p = {p}.",
        "zeros": ", zero too",
        "more": "And {number} more.",
    },
}
LONGEST = 200


def further(protected: ProtectedTable) -> int:
    """How many shown cells were rounded more than one step from their value."""
    cells, base = protected.table.cells, protected.settings.base
    shown = protected.shown.items()
    return sum(value is not None and abs(value - cells[key].value) >= base for key, value in shown)


def report(protected: ProtectedTable, language: str = "nl") -> str:
    """The report in Markdown; `language` is "nl" or "en". It holds exact figures: keep it inside."""
    words, settings = _TEXTS[language], protected.settings
    rules = settings.rules
    counted = Counter(protected.why.values())
    lines = [f"# {words['title']}", "", f"**{words['internal']}**", ""]
    lines += [words["counts"].format(hidden=len(protected.why), all=len(protected.shown)), ""]
    lines += [f"- {REASONS[reason][language]}: {number}" for reason, number in sorted(counted.items())]
    zeros = words["zeros"] if rules.zeros else ""
    n = rules.dominance_n if rules.dominance_n is not None else "-"
    p = "-" if rules.p is None else f"{rules.p:g}%"
    lines += ["", words["rules"].format(minimum=rules.minimum, zeros=zeros, n=n, k=rules.dominance_k, p=p)]
    if settings.rounds:
        lines += [words["rounded"].format(base=settings.base)]
        if number := further(protected):
            lines += [words["further"].format(number=number)]
    if protected.told:
        lines += ["", words["told"], "", *(f"- {_name(key)}" for key in protected.told)]
    if protected.why:
        lines += ["", words["heads"], "| --- | --- | ---: | ---: | ---: |"]
        lines += [_row(protected, key, language) for key in protected.hidden[:LONGEST]]
        if len(protected.hidden) > LONGEST:
            lines += ["", words["more"].format(number=len(protected.hidden) - LONGEST)]
    return "\n".join(lines) + "\n"


def _name(key: Key) -> str:
    return ", ".join(key).replace("|", "\\|")


def _row(protected: ProtectedTable, key: Key, language: str) -> str:
    low, high = protected.between(key)
    value = protected.table.cells[key].value
    reason = REASONS[protected.why[key]][language]
    return f"| {_name(key)} | {reason} | {value:g} | {low:.4g} | {high:.4g} |"
