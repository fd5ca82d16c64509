# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A room imports only from the floors below it (the contracts are in pyproject.toml)."""

import subprocess
import sys

import grimp


def test_the_contracts_hold(check):
    check("lint-imports", "--no-logo", "--no-cache")


def test_engine_imports_nothing_of_kansrijk():
    graph = grimp.build_graph("kansrijk", exclude_type_checking_imports=True, cache_dir=None)
    inside = {"kansrijk.engine"} | graph.find_descendants("kansrijk.engine")
    outside = {
        f"{module} imports {needed}"
        for module in inside
        for needed in graph.find_modules_directly_imported_by(module)
        if needed not in inside
    }
    assert outside == set()


def test_importing_the_package_loads_no_heavy_library():
    heavy = ["numba", "pyarrow", "altair", "typst", "vl_convert", "numpy"]
    program = f"import sys, kansrijk; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
