# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The reference page of patterns, as Markdown: what municipal schemes do, how it is written, and what comes out."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from kansrijk.provisions.examples import Example, load_examples
from kansrijk.provisions.patterns import PATTERNS, KnownPattern

INTRODUCTION = """# Patterns of child provisions

Every pattern found in municipal schemes, with an example that the tests run. *Computed* gives an amount, *shown* gives
the amount with a sentence beside it, *refused* keeps the record and says by name why there is no amount. What an example
leaves out is: 100 euro a year for ages 4 to 17, up to 120% of the social minimum.
"""
NAMED = """## Named patterns

What has no field of its own is named under `patterns`; an unknown name is refused. A `text` beside the name tells the
detail of the municipality.
"""


def pattern_page() -> list[str]:
    """The lines of the page, from the examples and the list of names."""
    examples = load_examples()
    counts = {
        kind: sum(item.outcome == kind for item in examples) for kind in ("computed", "shown", "refused")
    }
    lines = [*INTRODUCTION.splitlines(), ""]
    lines += [", ".join(f"{count} {kind}" for kind, count in counts.items()).capitalize() + ".", ""]
    lines += _table(
        ("Pattern", "Outcome", "Written as"),
        ((item.pattern.en, _outcome(item), _written(item)) for item in examples),
    )
    lines += ["", *NAMED.splitlines(), "", "Not computed:", "", *_names(True), ""]
    return [*lines, "Computed, with a sentence beside the amount:", "", *_names(False)]


def _outcome(item: Example) -> str:
    return f"refused: `{item.refused}`" if item.refused else item.outcome


def _written(item: Example) -> str:
    parts = [_flow(dict(item.record))] if item.record else []
    parts += [f"beside {_flow(dict(record))}" for record in item.beside]
    parts += [f"shared_budgets: {_flow(dict(pot))}" for pot in item.pots]
    return "; ".join(parts)


def _flow(record: dict[str, object]) -> str:
    kept = {key: value for key, value in record.items() if value is not None}
    gone = [f"no `{key}`" for key, value in record.items() if value is None]
    text = yaml.safe_dump(kept, default_flow_style=True, sort_keys=False, width=10_000, allow_unicode=True)
    return ", ".join(([f"`{text.strip()[1:-1]}`"] if kept else []) + gone)


def _names(blocks: bool) -> list[str]:
    rows: Iterable[tuple[str, KnownPattern]] = PATTERNS.items()
    return _table(
        ("Pattern", "What is said"),
        ((f"`{code}`", item.text.en) for code, item in rows if item.blocks == blocks),
    )


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    heads = list(heads)
    body = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return ["| " + " | ".join(line) + " |" for line in (heads, ["---"] * len(heads), *body)]
