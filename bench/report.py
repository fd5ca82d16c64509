# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The measurements as tables for a reader: the same on screen and in the reference pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench.speed import COPY, KERNEL_1, KERNEL_2, OPENFISCA, OPENFISCA_TUNED
from bench.years import ALONE, CACHED_SECONDS, COLD_SECONDS

Found = Mapping[str, Any]
HEAD = """<!--
SPDX-FileCopyrightText: 2026 The Kansrijk contributors
SPDX-License-Identifier: EUPL-1.2
Written by `python -m bench --markdown`: measure again instead of changing this page.
-->
# Speed and memory
"""


def as_markdown(found: Found) -> str:
    """The whole page."""
    parts = [HEAD, *_about(found)]
    for name, section in (
        ("speed", _speed),
        ("years", _years),
        ("country", _country),
        ("startup", _startup),
        ("indicators", _indicators),
        ("whatif", _whatif),
    ):
        if found.get(name):
            parts += ["", *section(found[name])]
    return "\n".join([*parts, "", *_again()]) + "\n"


def as_text(found: Found) -> str:
    """The same without the page's head, for the screen."""
    return as_markdown(found).removeprefix(HEAD).strip()


def _about(found: Found) -> list[str]:
    here = found["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in here["packages"].items())
    return [
        f"Measured on {found['date']} on {here['cores']} cores of {here['processor']} with {here['memory_gb']:g} GB;",
        f"Python {here['python']}, {versions}. The load of the machine was {here['load_before']:g} before and",
        f"{here['load_after']:g} after. Seconds belong to this machine; ratios travel better.",
    ]


def _speed(found: Found) -> list[str]:
    runs = found["runs"]
    rows = [
        [
            name,
            f"{row['median_s'] * 1e3:.1f}",
            f"{row['quartile_1_s'] * 1e3:.1f} - {row['quartile_3_s'] * 1e3:.1f}",
            f"{row['ns_a_person']:.1f}",
            f"{row['times_kernel_1']:.2f}",
            f"{row['times_kernel_2']:.2f}",
        ]
        for name, row in runs.items()
    ]
    heads = ["", "median ms", "quartiles ms", "ns a person", "x kernel, 1 thread", "x kernel, 2 threads"]
    return [
        "## The law of 2025 on a million persons",
        "",
        f"{found['persons']:,} random persons in {found['families']:,} families and {found['households']:,} households;",
        (
            f"{found['steps']} rules and sums over {found['columns']} columns and {found['parameters']} parameters, for "
            f"{len(found['outputs'])} results."
        ),
        f"Each of {found['rounds']} rounds ran all contestants in turn, each twice, and timed the second run;",
        "a ratio is the median over the rounds.",
        "",
        *table(heads, rows),
        "",
        *_verdict(runs),
        *_contestants(found),
        "",
        *_agreement(found["agreement"]),
    ]


def _verdict(runs: Found) -> list[str]:
    if OPENFISCA not in runs:
        return ["OpenFisca-core is not installed here, so there is nothing to compare with."]
    usual, tuned = runs[OPENFISCA], runs[OPENFISCA_TUNED]
    return [
        (
            f"OpenFisca-core takes {usual['times_kernel_2']:.1f} times as long as the kernel on two threads and "
            f"{usual['times_kernel_1']:.1f} times as long as on one;"
        ),
        f"with its tariffs tuned by hand {tuned['times_kernel_2']:.1f} and {tuned['times_kernel_1']:.1f} times.",
        "",
    ]


def _contestants(found: Found) -> list[str]:
    return [
        "All contestants compute the text of the same rules. numpy and OpenFisca get that text turned into array",
        "functions by a program: an `if` becomes `where`, or a multiplication where one side is nothing; sums over",
        "members are `bincount`; indexes are made once; values are dropped when nothing needs them any more.",
        "OpenFisca-core is used as its users do, with its own tax scales; the tuned line swaps those for quicker functions.",
        "It stores money as float32, the others as float64, so it moves half the bytes. numpy and OpenFisca use one thread,",
        "except that the matrix product inside OpenFisca's tax scales may take more.",
        f"The {COPY} reads half of the {found['bytes_a_person']:.0f} bytes a person (all columns and results) and writes",
        "that half: no computation can be quicker than its data.",
    ]


def _agreement(found: Found) -> list[str]:
    rows = [
        [name, f"{gap['largest']:.2g}", f"{100 * gap['share_apart']:.3f}%"]
        for name, gap in found.items()
        if name not in (KERNEL_1, KERNEL_2)
    ]
    heads = ["against the kernel", "largest difference, EUR", "families more than 0.10 apart"]
    return [
        *table(heads, rows),
        "",
        "With float32, sums are off by a cent, amounts that are rounded or cut off just there by more, and children with",
        "as many hours of care at the same price can no longer be told apart. With float64 in OpenFisca nothing is left of",
        "the difference: the rules are the same.",
    ]


def _indicators(found: Found) -> list[str]:
    run = found["run"]
    rows = [
        ["law and provisions", f"{run['simulate_seconds']:.1f}"],
        ["counting, each municipality", f"{run['count_seconds']:.1f}"],
        ["all together", f"{run['together_seconds']:.1f}"],
        ["after simulation", f"{run['after_simulation_seconds']:.1f}"],
    ]
    return [
        "## All indicators",
        "",
        f"{run['indicators']} indicators for {run['municipalities']} municipalities and for all of them together, from",
        f"{run['persons']:,} persons. Wanted after simulation: under {run['target_seconds']:g} s and {run['target_gb']:g} GB;",
        f"the peak was {run['peak_memory_gb']:.1f} GB.",
        "",
        *table(["", "seconds"], rows),
    ]


def _whatif(found: Found) -> list[str]:
    rows = [
        [
            area,
            name,
            f"{row['first_seconds']:.1f}",
            f"{row['again_seconds']:.2f}",
            f"{found['wanted'][area]:g}",
            f"{row['peak_memory_gb']:.1f}",
        ]
        for area, asked in found["areas"].items()
        for name, row in asked.items()
    ]
    return [
        "## What if",
        "",
        "Reading people, computing before and after and counting all; the first time also draws the people and compiles.",
        "",
        *table(["area", "question", "first, s", "again, s", "wanted, s", "peak GB"], rows),
    ]


def _years(found: Found) -> list[str]:
    speed, cold, cached = found["speed"], found["compile_cold"], found["compile_cached"]
    rows = [
        [day, str(row["steps"]), f"{row['ns_a_person']:.1f}", f"{row['times_alone']:.2f}"]
        for day, row in speed["rulebooks"].items()
    ]
    quiet = cold["processor_seconds"] / cold["processes"]
    return [
        "## All years of the law",
        "",
        f"{speed['persons']:,} random persons under each of {len(rows)} rulebooks, one thread, {speed['rounds']} rounds,",
        f"processor time. The rulebook of {ALONE} took {speed['alone_ns_a_person']:.1f} ns a person before any other year was",
        f"loaded, and {speed['among_others_times_alone']:.2f} times that among the others. A ratio is the median over the rounds",
        "of how much longer a rulebook takes than that one.",
        "",
        *table(["rulebook of", "rules and sums", "ns a person", f"x {ALONE}"], rows),
        "",
        f"The {cold['rulebooks']} rulebooks share {cold['kernels']} kernels. Compiling all of them, the first time ever, took",
        f"{cold['seconds']:.1f} s on {cold['processes']} processors (wanted: under {COLD_SECONDS:g} s); loading them later",
        f"{cached['seconds']:.2f} s (wanted: under {CACHED_SECONDS:g} s). The load of the machine was {cold['load_before']:.1f}",
        f"when compiling began. It is {cold['processor_seconds']:.1f} s of processor time: {quiet:.1f} s on all processors with",
        "nobody else at work.",
    ]


def _country(found: Found) -> list[str]:
    build, run = found["build"], found["run"]
    rows = [
        [
            "draw everybody and write the file",
            f"{build['seconds']:.1f} s",
            f"{build['peak_memory_gb']:.2f} GB",
        ],
        ["read the file and check it", f"{run['read_seconds']:.1f} s", ""],
        [
            f"all results of the picture, now and after a reform: median of {run['rounds']}",
            f"{run['both_seconds']:.2f} s",
            "",
        ],
        ["the same, the first time", f"{run['first_seconds']:.2f} s", f"{run['peak_memory_gb']:.2f} GB"],
    ]
    return [
        "## All of the Netherlands, one for one",
        "",
        (
            f"{build['persons']:,} synthetic persons in {build['households']:,} households, a file of "
            f"{build['file_gb']:.2f} GB;"
        ),
        (
            f"{run['threads']} threads. Peak memory is that of the process, people and all results included. The reform "
            f"touches {run['families_that_gain']:,} families."
        ),
        "",
        *table(["", "time", "peak memory"], rows),
    ]


def _startup(found: Found) -> list[str]:
    cold, cached, family = found["compile_cold"], found["compile_cached"], found["family"]
    rows = [
        ["compile the kernel, first time ever", _seconds(cold["kernel_seconds"])],
        ["load it from disk, later", _seconds(cached["kernel_seconds"])],
        ["import numba, needed for populations only", _seconds(cached["import_numba_seconds"])],
        [
            "from starting Python to the first explanation",
            _seconds(family["from_start_to_first_text_seconds"]),
        ],
        [f"one family, {family['steps']} steps computed", _seconds(family["compute"]["median_s"])],
        ["the same explained, as text", _seconds(family["text"]["median_s"])],
        ["the same explained, as JSON", _seconds(family["json"]["median_s"])],
    ]
    line = found.get("command_line")
    if line:
        rows.append(["`kansrijk --help`", _seconds(line["help"]["median_s"])])
        rows.append(["of which an empty Python", _seconds(line["bare_python"]["median_s"])])
    return [
        "## What a user waits for",
        "",
        f"Compiling takes {cold['kernel_processor_seconds']:.1f} s of processor time; a reform of amounts compiles nothing.",
        "",
        *table(["", "median"], rows),
    ]


def _again() -> list[str]:
    return [
        "## Measure again",
        "",
        "`make bench` measures everything, prints this page and saves the numbers in `build/bench.json`. One part:",
        "`.venv/bin/python -m bench speed`, `years`, `country` or `startup`. This page:",
        "`.venv/bin/python -m bench --markdown docs/reference/speed.md`. Do it on a quiet machine: with others at work,",
        "two threads can be slower than one.",
    ]


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 0.1 else f"{value * 1e3:.1f} ms"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table with columns padded, so that it also reads well as text."""
    lines = [list(heads), *[list(row) for row in rows]]
    widths = [max(len(line[i]) for line in lines) for i in range(len(heads))]
    padded = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    return [padded[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *padded[1:]]
