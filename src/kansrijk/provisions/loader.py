# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading the data files: one YAML file a municipality."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from kansrijk.engine import Problem
from kansrijk.provisions.findings import Finding, Findings, Where
from kansrijk.provisions.model import Municipality
from kansrijk.provisions.structure import build

DATA = Path(__file__).parent / "data"
ISLANDS, NATIONAL = DATA / "islands", DATA / "national"
ELSEWHERE = {"NL": NATIONAL, "BQ-BO": ISLANDS, "BQ-SE": ISLANDS, "BQ-SA": ISLANDS}
"""Where the files of national funds and of the islands are; they are not part of any municipality's total."""
CASES = Path(__file__).parent / "cases"


class InvalidProvisions(Problem):
    """A data file is not right; `findings` holds every place."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        more = len(findings) - 1
        nl, en = findings[0].as_text("nl"), findings[0].as_text("en")
        super().__init__(
            nl=nl + (f" (En nog {more}; zie `kansrijk provisions check`.)" if more else ""),
            en=en + (f" (And {more} more; see `kansrijk provisions check`.)" if more else ""),
        )


def municipality_code(area: str) -> str:
    """The code GM0599 from "GM0599", "599" or "0599"; the codes of an island (BQ-BO) and of NL stay as they are.

    Raises:
        Problem: it is no code of a municipality.
    """
    if area.strip().upper() in ELSEWHERE:
        return area.strip().upper()
    digits = area.strip().upper().removeprefix("GM")
    if not digits.isdigit() or not 1 <= len(digits) <= 4 or int(digits) == 0:
        raise Problem(
            nl=f"'{area}' is geen code van een gemeente. Schrijf GM en vier cijfers, zoals GM0599.",
            en=f"'{area}' is no code of a municipality. Write GM and four digits, such as GM0599.",
        )
    return f"GM{int(digits):04d}"


def codes(folder: Path = DATA) -> list[str]:
    """The codes of all municipalities that have a file, in order."""
    return sorted(path.stem for path in folder.glob("GM*.yaml"))


def every_code() -> list[str]:
    """The codes of all files: municipalities, then islands and national funds."""
    return [*codes(), *(code for code in sorted(ELSEWHERE) if path_of(code).is_file())]


def path_of(code: str, folder: Path = DATA) -> Path:
    """Where the file of a municipality, an island or the national funds stands."""
    return ELSEWHERE.get(code, folder) / f"{code}.yaml"


def read_municipality(path: Path | str) -> tuple[Municipality | None, list[Finding]]:
    """The municipality in a file, and what is wrong with the form of the file.

    Raises:
        Problem: there is no such file.
    """
    data, findings = read_yaml(path)
    if findings.found:
        return None, findings.found
    built = build(Municipality, data, (), findings)
    return (None if findings.found else built), findings.found


def load_municipality(code: str, folder: Path = DATA) -> Municipality | None:
    """The municipality with this code; None when it has no file (its provisions are not known).

    Raises:
        Problem: the code is none.
        InvalidProvisions: the file is not right.
    """
    path = path_of(municipality_code(code), folder)
    return _load(path, path.stat().st_mtime_ns) if path.is_file() else None


@lru_cache(maxsize=512)
def _load(path: Path, _changed: int) -> Municipality:
    municipality, findings = read_municipality(path)
    if municipality is None:
        raise InvalidProvisions(findings)
    return municipality


def read_yaml(path: Path | str) -> tuple[Any, Findings]:
    """The plain values of a YAML file, with the line of every field.

    Raises:
        Problem: there is no such file.
    """
    file = Path(path)
    if file.is_dir():
        raise Problem(
            nl=f"{file} is een map. Noem een bestand erin, zoals {file / 'GM0599.yaml'}.",
            en=f"{file} is a folder. Name a file in it, such as {file / 'GM0599.yaml'}.",
        )
    if not file.is_file():
        raise Problem(
            nl=f"Het bestand {file} bestaat niet. Kijk naam en map na.",
            en=f"The file {file} does not exist. Check name and folder.",
        )
    findings = Findings(file)
    try:
        loader = yaml.CSafeLoader(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        findings.add(
            (),
            "is niet als UTF-8 bewaard. Kies bij het bewaren de tekencodering UTF-8.",
            "is not saved as UTF-8. Choose the encoding UTF-8 when saving.",
        )
        return None, findings
    try:
        node = loader.get_single_node()
        data = loader.construct_document(node) if node is not None else None
    except yaml.reader.ReaderError:
        findings.add(
            (),
            "heeft tekens die in een tekstbestand niet kunnen. Maak het opnieuw als gewone tekst.",
            "holds characters that cannot be in a text file. Make it anew as plain text.",
        )
        return None, findings
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        findings.lines = {(): mark.line + 1 if mark else 0}
        nl, en = _way_out(error.problem or "")
        findings.add((), f"is geen geldige YAML. {nl}", f"is no valid YAML. {en}")
        return None, findings
    finally:
        loader.dispose()
    if node is not None:
        _note_lines(node, (), findings)
    return data, findings


def _way_out(problem: str) -> tuple[str, str]:
    """What a writer can do about an error in the form of the file, in Dutch and English."""
    if "cannot start any token" in problem:
        return (
            "Er staat een tab of een vreemd teken aan het begin. Spring in met spaties.",
            "There is a tab or a strange character at the start. Indent with spaces.",
        )
    if "',' or" in problem or "mapping values are not allowed" in problem:
        return (
            "Zet een tekst met een komma of dubbele punt tussen aanhalingstekens, en sluit haken en accolades.",
            "Put a text with a comma or colon between quotes, and close brackets and braces.",
        )
    if "expected '-'" in problem or "expected <block end>" in problem:
        return (
            "Het inspringen klopt niet: velden van één regeling beginnen recht onder elkaar.",
            "The indent is not right: the fields of one scheme begin straight below each other.",
        )
    return (
        "Kijk inspringen, streepjes, aanhalingstekens en dubbele punten na.",
        "Check indents, dashes, quotes and colons.",
    )


def _note_lines(node: yaml.Node, where: Where, findings: Findings) -> None:
    findings.lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*where, str(key.value))
            if below in findings.lines:
                findings.lines[below] = key.start_mark.line + 1
                findings.add(
                    below,
                    "dit veld staat er twee keer. Haal er een weg.",
                    "this field is there twice. Remove one.",
                )
            findings.lines[below] = key.start_mark.line + 1
            _note_lines(value, below, findings)
    elif isinstance(node, yaml.SequenceNode):
        for i, item in enumerate(node.value):
            _note_lines(item, (*where, i), findings)
