# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Compiling kernels before they are needed, each in a process of its own: compiling keeps one processor busy."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from kansrijk.engine.kernel.build import compiled, is_compiled


def compile_ahead(texts: Iterable[str], processes: int | None = None) -> int:
    """Compile the kernels of `texts` that are not on disk yet, on all processors unless `processes` says how many.

    Returns:
        how many were compiled.
    """
    # The longest first, so that no processor is left alone with one at the end.
    wanted = sorted({text for text in texts if not is_compiled(text)}, key=lambda text: (-len(text), text))
    most = min(processes or os.cpu_count() or 1, len(wanted))
    if most <= 1:
        for text in wanted:
            compiled(text)
        return len(wanted)
    # New processes are started from nothing: a copy of this one could hold locks of threads that it does not have.
    with ProcessPoolExecutor(max_workers=most, mp_context=get_context("spawn")) as pool:
        list(pool.map(_compile, wanted))
    return len(wanted)


def _compile(text: str) -> None:
    compiled(text)
