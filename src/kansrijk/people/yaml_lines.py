# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""YAML, and JSON, read with the line of every field, so that a message can point at it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kansrijk.engine.problems import Problem


@dataclass(frozen=True)
class Field:
    """One field of a file: its value and where it stands.

    `path` is like "gezin.leden[2].geboren"; members of a list are counted from 1.
    """

    file: str
    path: str
    line: int
    value: Any

    def problem(self, *, nl: str, en: str) -> Problem:
        """A problem with this field: names file, line and path before the sentence."""
        where_nl = f"{self.file}, regel {self.line}" + (f", {self.path}" if self.path else "")
        where_en = f"{self.file}, line {self.line}" + (f", {self.path}" if self.path else "")
        return Problem(nl=f"{where_nl}: {nl}", en=f"{where_en}: {en}")

    def entries(self) -> dict[str, Field]:
        """The fields of a mapping by key.

        Raises:
            Problem: it is no mapping.
        """
        if not isinstance(self.value, dict):
            raise self.problem(
                nl="hier horen regels van de vorm 'sleutel: waarde' te staan.",
                en="lines of the form 'key: value' are wanted here.",
            )
        return self.value

    def items(self) -> list[Field]:
        """The members of a list; nothing at all counts as an empty list.

        Raises:
            Problem: it is no list.
        """
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            raise self.problem(
                nl="hier hoort een lijst te staan: regels die met '- ' beginnen.",
                en="a list is wanted here: lines that begin with '- '.",
            )
        return self.value


def read_fields(path: Path | str) -> Field:
    """The whole file as one field.

    Raises:
        Problem: the file is not there, is no text, is no valid YAML, is empty, or has a key twice.
    """
    file = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8")
    except IsADirectoryError as error:
        raise Problem(
            nl=f"{file} is een map. Geef de naam van een bestand in die map.",
            en=f"{file} is a folder. Give the name of a file in that folder.",
        ) from error
    except FileNotFoundError as error:
        raise Problem(
            nl=f"Het bestand {file} is er niet. Kijk of de naam klopt.",
            en=f"The file {file} is not there. Check its name.",
        ) from error
    except UnicodeDecodeError as error:
        raise Problem(
            nl=f"{file} is geen gewone tekst. Bewaar het bestand als tekst in UTF-8.",
            en=f"{file} is no plain text. Save the file as text in UTF-8.",
        ) from error
    return read_text(text, file)


def read_text(text: str, file: str) -> Field:
    """As `read_fields`, from a text; `file` is its name in messages. A name that ends in .json means JSON."""
    if file.casefold().endswith(".json"):
        text = _checked_json(text, file)
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise Problem(
                nl=f"{file} is leeg. Begin met een voorbeeld en verander dat.",
                en=f"{file} is empty. Start from an example and change it.",
            )
        return _field(loader, node, file, "")
    except yaml.YAMLError as error:
        raise _broken(error, file) from error
    except RecursionError as error:
        raise Problem(
            nl=f"{file} verwijst naar zichzelf. Schrijf elk gezin voluit.",
            en=f"{file} refers to itself. Write every family in full.",
        ) from error
    finally:
        loader.dispose()


def _checked_json(text: str, file: str) -> str:
    """JSON that YAML reads with the same meaning: valid, and without the tabs that only stand between its values."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise Problem(
            nl=f"{file}, regel {error.lineno}: dit is geen geldige JSON. Kijk naar komma's, haakjes en aanhalingstekens.",
            en=f"{file}, line {error.lineno}: this is not valid JSON. Look at commas, brackets and quotes.",
        ) from error
    except RecursionError as error:
        raise Problem(
            nl=f"{file} zit te diep in elkaar. Begin met een voorbeeld en verander dat.",
            en=f"{file} is nested too deeply. Start from an example and change it.",
        ) from error
    return text.replace("\t", " ")


def _broken(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    nl, en = (f", regel {mark.line + 1}", f", line {mark.line + 1}") if mark else ("", "")
    return Problem(
        nl=f"{file}{nl}: dit is geen geldige YAML. Kijk naar inspringen, dubbele punten en aanhalingstekens.",
        en=f"{file}{en}: this is not valid YAML. Look at indents, colons and quotes.",
    )


def _field(loader: yaml.SafeLoader, node: yaml.Node, file: str, path: str) -> Field:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Field(file, path, line, dict(_entries(loader, node, file, path)))
    if isinstance(node, yaml.SequenceNode):
        members = enumerate(node.value, start=1)
        return Field(file, path, line, [_field(loader, item, file, f"{path}[{i}]") for i, item in members])
    try:
        value = loader.construct_object(node, deep=True)
    except ValueError as error:
        raise Field(file, path, line, None).problem(
            nl=f"'{node.value}' bestaat niet. Schrijf een datum als 2015-03-02.",
            en=f"'{node.value}' does not exist. Write a date as 2015-03-02.",
        ) from error
    return Field(file, path, line, value)


def _entries(
    loader: yaml.SafeLoader, node: yaml.MappingNode, file: str, path: str
) -> Iterator[tuple[str, Field]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        key = str(key_node.value)
        inner = f"{path}.{key}" if path else key
        if key in seen:
            raise Field(file, inner, key_node.start_mark.line + 1, None).problem(
                nl="dit staat er twee keer. Haal er een weg.",
                en="this is there twice. Remove one.",
            )
        seen.add(key)
        yield key, _field(loader, value_node, file, inner)
