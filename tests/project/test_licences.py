# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every file says who holds it and under which licence, and what we build on may be built on."""

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageMetadata, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

# Strong copyleft may not be a run-time dependency; the Lesser GPL may.
STRONG_COPYLEFT = re.compile(r"\bA?GPL|Affero|GNU General Public", re.IGNORECASE)
LOCKED = re.compile(r"^(?P<requirement>[A-Za-z0-9][^\\\n]*?) \\$", re.MULTILINE)


def locked(root: Path, name: str) -> list[Requirement]:
    """The packages in a lock file, one a line that ends in a backslash."""
    text = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return [Requirement(found["requirement"]) for found in LOCKED.finditer(text)]


def licence_of(metadata: PackageMetadata) -> str:
    """What a package says of its licence: the expression, else the classifiers, else the first line."""
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    classifiers = [line for line in metadata.get_all("Classifier", []) if line.startswith("License ::")]
    return "; ".join(classifiers) or (metadata["License"] or "").split("\n")[0]


def test_every_file_names_its_holder_and_licence(root: Path):
    reuse = Path(sys.executable).parent / "reuse"
    done = subprocess.run([reuse, "lint", "--json"], cwd=root, capture_output=True, text=True, check=False)
    faults = json.loads(done.stdout)["non_compliant"]
    # A licence text may wait for the first file under it.
    faults.pop("unused_licenses")
    assert {fault: files for fault, files in faults.items() if files} == {}


def test_no_run_time_dependency_is_strong_copyleft(root: Path):
    used = [item for item in locked(root, "run") if item.marker is None or item.marker.evaluate()]
    assert len(used) > 10
    licences = {item.name: licence_of(distribution(item.name).metadata) for item in used}
    assert {name: text for name, text in licences.items() if not text} == {}
    assert {name: text for name, text in licences.items() if STRONG_COPYLEFT.search(text)} == {}


def test_pyproject_and_the_lock_ask_for_the_same_packages(root: Path):
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {*declared["project"]["dependencies"], *declared["build-system"]["requires"]}
    asked = (root / "requirements" / "run.in").read_text(encoding="utf-8").splitlines()
    assert {line for line in asked if line and not line.startswith("#")} == wanted


@pytest.mark.parametrize("name", ["dev", "bench"])
def test_the_locks_agree_on_what_all_need(root: Path, name: str):
    needed = {(item.name, str(item.specifier)) for item in locked(root, "run")}
    assert needed <= {(item.name, str(item.specifier)) for item in locked(root, name)}


@pytest.mark.parametrize("name", ["run", "dev", "bench"])
def test_every_locked_package_has_hashes_and_no_address(root: Path, name: str):
    text = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(
        r"^\s*-", re.sub(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$", "", text, flags=re.MULTILINE)
    )
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in block, block
