# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The assessment as a filled policy outline: text, Markdown, a page or JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import get_args

from kansrijk.engine.files import ending_of, write_atomically
from kansrijk.engine.wording import number, show_date
from kansrijk.policy.assessment.judge import Assessment
from kansrijk.policy.assessment.model import Life, Member, PolicyField

FORMATS = (".md", ".html", ".json", ".txt")
MARK = {"yes": "✔", "partly": "◐", "no": "✘", "unknown": "?"}
WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "title": "Ons beleid voor kinderen in armoede: {name}",
        "intro": "Zelfbeeld van de gemeente, ingevuld op {day}. Kansrijk rekent niets af: het laat zien wat er staat, "
        "wat er nog niet staat, en wat anderen doen.",
        "matrix": "Wat er is: leefgebied en beleidsveld",
        "members": "Voor wie: leefgebied en gezinslid",
        "criteria": "Hoe ver zijn we?",
        "gaps": "Wat er nog niet is, en wat koplopers doen",
        "goals": "Doelen",
        "measures": "Maatregelen",
        "questions": "Vragen van de gemeente",
        "baselines": "Ernaast: alle gemeenten in 2017-2018",
        "yes": "ja", "partly": "deels", "no": "nee", "unknown": "niet bekend",
        "empty": "leeg", "bounds": "Grens", "by": "Gekozen door", "asked": "Gevraagd door", "municipalities": "van de gemeenten",
        "criterion": "Vraag", "verdict": "Antwoord", "evidence": "Waarop dat rust", "life": "Leefgebied",
        "none_known": "Hiervoor staat nog geen voorbeeld in de lijst.",
        "measured_none": "effect: niets gevonden", "measured_before_after": "effect: voor en na, zonder vergelijking",
        "measured_comparison": "effect: met vergelijkingsgroep", "measured_randomised": "effect: met loting",
        "measured_unclear": "effect: onderzocht, nog niet duidelijk", "whole": "Dit is er, op alle punten.",
        "now": "nu", "target": "doel", "no_goal": "Er is geen doel ingevuld.",
    },
    "en": {
        "title": "Our policy for children in poverty: {name}",
        "intro": "How the municipality sees itself, filled in on {day}. Kansrijk passes no sentence: it shows what is there, "
        "what is not there yet, and what others do.",
        "matrix": "What there is: part of life and policy field",
        "members": "For whom: part of life and family member",
        "criteria": "How far are we?",
        "gaps": "What is not there yet, and what front-runners do",
        "goals": "Goals",
        "measures": "Measures",
        "questions": "Questions of the municipality",
        "baselines": "Beside it: all municipalities in 2017-2018",
        "yes": "yes", "partly": "partly", "no": "no", "unknown": "not known",
        "empty": "empty", "bounds": "Line", "by": "Chosen by", "asked": "Asked by", "municipalities": "of municipalities",
        "criterion": "Question", "verdict": "Answer", "evidence": "What it rests on", "life": "Part of life",
        "none_known": "There is no example for this in the list yet.",
        "measured_none": "effect: nothing found", "measured_before_after": "effect: before and after, nothing to compare",
        "measured_comparison": "effect: with a comparison group", "measured_randomised": "effect: by lot",
        "measured_unclear": "effect: studied, not clear yet", "whole": "This is there, on every point.",
        "thuis": "home", "school": "school", "vrije_tijd": "free time", "buurt": "neighbourhood",
        "werk_inkomen": "work and income", "schulden": "debts", "huisvesting": "housing", "zorg": "care",
        "opvoeding": "upbringing", "onderwijs": "education", "gezondheid": "health", "veiligheid": "safety",
        "sport_cultuur": "sport and culture", "leefomgeving": "surroundings",
        "baby": "baby", "kind": "child", "jongere": "teenager", "ouder": "parent", "hele_gezin": "whole family",
        "now": "now", "target": "target", "no_goal": "No goal was filled in.",
    },
}  # fmt: skip

Block = tuple[str, object]
"""A part of the outline: ("h", text), ("p", text), ("list", texts) or ("table", rows with the head first)."""


def outline(found: Assessment, language: str = "nl") -> list[Block]:
    """The filled policy outline as blocks, in the order in which it is read."""
    t, policy = WORDS[language], found.policy
    blocks: list[Block] = [
        ("h1", t["title"].format(name=policy.municipality)),
        ("p", t["intro"].format(day=show_date(policy.written, language))),
        ("h", t["criteria"]),
        ("table", _criteria(found, language)),
        ("h", t["baselines"]),
        ("list", _baselines(found, language)),
        ("h", t["matrix"]),
        ("table", _table(found.matrix, get_args(PolicyField), t)),
        ("h", t["members"]),
        ("table", _table(found.members, get_args(Member), t)),
        ("h", t["goals"]),
        ("list", _goals(found, language)),
        ("h", t["gaps"]),
    ]
    blocks += _gaps(found, language)
    if policy.knowledge_questions:
        blocks += [("h", t["questions"]), ("list", list(policy.knowledge_questions))]
    return blocks


def _criteria(found: Assessment, language: str) -> list[list[str]]:
    t = WORDS[language]
    rows = [[t["criterion"], t["verdict"], t["evidence"]]]
    for item in found.judgements:
        rows.append(
            [
                item.question.in_language(language),
                f"{MARK[item.verdict]} {t[item.verdict]}",
                item.evidence.in_language(language),
            ]
        )
    return rows


def _baselines(found: Assessment, language: str) -> list[str]:
    t = WORDS[language]
    judged = {item.code: item for item in found.judgements}
    return [
        f"{item.percent:g}% {t['municipalities']} {item.text.in_language(language)} ({item.year}; "
        f"{item.source.in_language(language)}). {found.policy.municipality}, "
        f"'{judged[item.criterion].name.in_language(language)}': {t[judged[item.criterion].verdict]}."
        for item in found.baselines
    ]


def _table(
    cells: Mapping[tuple[str, str], tuple[str, ...]], columns: tuple[str, ...], t: Mapping[str, str]
) -> list[list[str]]:
    rows = [[t["life"], *(t.get(column, column.replace("_", " ")) for column in columns)]]
    for life in get_args(Life):
        rows.append(
            [t.get(life, life.replace("_", " ")), *("; ".join(cells[life, c]) or t["empty"] for c in columns)]
        )
    return rows


def _plain(value: float, language: str) -> str:
    """A number as people write it, with as many decimals as it has (two at most)."""
    decimals = next(places for places in (0, 1, 2) if places == 2 or round(value, places) == value)
    return number(value, decimals, language)


def _goals(found: Assessment, language: str) -> list[str]:
    t, lines = WORDS[language], []
    for goal in found.policy.goals:
        parts = [
            f"{t[key]} {_plain(value, language)}"
            for key, value in (("now", goal.now), ("target", goal.target))
            if value is not None
        ]
        lines.append(goal.text + (f" ({', '.join(parts)}; {goal.year or '?'})" if parts else ""))
    return lines or [t["no_goal"]]


def _gaps(found: Assessment, language: str) -> list[Block]:
    t = WORDS[language]
    blocks: list[Block] = []
    for item in found.gaps:
        blocks.append(("h3", f"{item.name.in_language(language)}: {t[item.verdict]}"))
        blocks.append(("p", item.evidence.in_language(language)))
        line = f"{t['bounds']}: {item.bounds.in_language(language)} {t['by']}: {item.bounds_by.in_language(language)}."
        blocks.append(("p", f"{line} {t['asked']}: {item.asked_by.in_language(language)}."))
        examples = [
            f"{p.name} ({p.where}): {p.text.in_language(language)} [{t['measured_' + p.measured]}; {p.source}]"
            for p in found.practices[item.code]
        ]
        blocks.append(("list", examples or [t["none_known"]]))
    return blocks or [("p", t["whole"])]


def as_markdown(found: Assessment, language: str = "nl") -> str:
    """The outline in Markdown."""
    lines: list[str] = []
    for kind, content in outline(found, language):
        if kind in ("h1", "h", "h3"):
            lines += [{"h1": "# ", "h": "## ", "h3": "### "}[kind] + str(content), ""]
        elif kind == "p":
            lines += [str(content), ""]
        elif kind == "list":
            assert isinstance(content, list)
            lines += [*(f"- {entry}" for entry in content), ""]
        else:
            assert isinstance(content, list)
            head, *rows = content
            lines += ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
            lines += ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in rows] + [""]
    return "\n".join(lines).rstrip() + "\n"


def as_html(found: Assessment, language: str = "nl") -> str:
    """The outline as a page of its own: no script, tables with heads, readable on a phone and in print."""
    parts: list[str] = []
    for kind, content in outline(found, language):
        if kind in ("h1", "h", "h3"):
            tag = {"h1": "h1", "h": "h2", "h3": "h3"}[kind]
            parts.append(f"<{tag}>{escape(str(content))}</{tag}>")
        elif kind == "p":
            parts.append(f"<p>{escape(str(content))}</p>")
        elif kind == "list":
            assert isinstance(content, list)
            parts.append("<ul>" + "".join(f"<li>{escape(entry)}</li>" for entry in content) + "</ul>")
        else:
            assert isinstance(content, list)
            parts.append(_html_table(content))
    title = escape(WORDS[language]["title"].format(name=found.policy.municipality))
    style = (
        "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
        ".scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}"
        "th,td{border:1px solid #767676;padding:.4rem .5rem;text-align:left;vertical-align:top;font-size:.95rem}"
        "thead th{background:#f0f0f0}"
    )
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head><body><main>\n"
        + "\n".join(parts)
        + "\n</main></body></html>\n"
    )


def _html_table(rows: list[list[str]]) -> str:
    head, *body = rows
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(c)}</td>" for c in row[1:])
        + "</tr>"
        for row in body
    )
    label = escape(head[0])
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{label}: {escape(head[1])}"><table><thead><tr>{top}</tr>'
        f"</thead><tbody>{lines}</tbody></table></div>"
    )


def as_dict(found: Assessment) -> dict[str, object]:
    """The assessment as plain values, for JSON; both languages are in it."""
    return {
        "municipality": found.policy.municipality,
        "written": found.policy.written.isoformat(),
        "matrix": [
            {"life": a, "field": b, "measures": list(names)} for (a, b), names in found.matrix.items()
        ],
        "members": [
            {"life": a, "member": b, "measures": list(names)} for (a, b), names in found.members.items()
        ],
        "criteria": [asdict(item) for item in found.judgements],
        "baselines": [asdict(item) for item in found.baselines],
        "practices": {code: [asdict(p) for p in some] for code, some in found.practices.items()},
    }


def check_format(path: Path) -> str:
    """The form that the name of a file asks for.

    Raises:
        Problem: another ending.
    """
    return ending_of(path, FORMATS)


def write_assessment(found: Assessment, path: Path, language: str = "nl") -> None:
    """Write the assessment in the form the name asks for; nothing is left half written."""
    form = check_format(path)
    text = {
        ".html": lambda: as_html(found, language),
        ".json": lambda: json.dumps(as_dict(found), ensure_ascii=False, indent=2) + "\n",
    }.get(form, lambda: as_markdown(found, language))()
    with write_atomically(path) as temporary:
        temporary.write_text(text, encoding="utf-8")
