# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A linear program that is set up once and asked many questions: each answer starts from the last one."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.problems import Problem

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
DUAL, PRIMAL = 1, 4


@cache
def _solver() -> Any:
    """The class of solvers, silent from the first moment: what it prints would end up among the figures."""
    from highspy import Highs

    class Silent(Highs):
        def enableCallbacks(self) -> None:  # noqa: N802 - the name of the library
            self.setOptionValue("output_flag", False)

    return Silent


class Program:
    """The least cost over `low <= x <= high` with `row_low <= matrix @ x <= row_high`, solved by HiGHS on one thread.

    Costs and limits can be changed between two questions. The same questions in the same order have the same answers.
    """

    def __init__(
        self, matrix: Any, low: Numbers, high: Numbers, row_low: Numbers, row_high: Numbers, cost: Numbers
    ) -> None:
        from highspy import HighsLp, MatrixFormat

        columns = matrix.tocsc()
        program = HighsLp()
        program.num_col_, program.num_row_ = columns.shape[1], columns.shape[0]
        program.col_cost_, program.col_lower_, program.col_upper_ = cost, low, high
        program.row_lower_, program.row_upper_ = row_low, row_high
        program.a_matrix_.format_ = MatrixFormat.kColwise
        program.a_matrix_.start_, program.a_matrix_.index_ = columns.indptr, columns.indices
        program.a_matrix_.value_ = columns.data.astype(np.float64)
        self._all = np.arange(columns.shape[1], dtype=np.int32)
        self._highs = _solver()()
        for name, value in (("threads", 1), ("random_seed", 0)):
            self._highs.setOptionValue(name, value)
        self._highs.passModel(program)

    def cost(self, cost: Numbers, places: Places | None = None) -> None:
        """Change what each variable, or each of some, costs."""
        chosen = self._all if places is None else places.astype(np.int32)
        self._highs.changeColsCost(chosen.size, chosen, np.asarray(cost, dtype=np.float64))

    def limits(self, places: Places, low: Numbers, high: Numbers) -> None:
        """Change between which values some variables lie."""
        if places.size:
            chosen = places.astype(np.int32)
            self._highs.changeColsBounds(chosen.size, chosen, low.astype(float), high.astype(float))

    def row(self, row: int, low: float, high: float) -> None:
        """Change between which values one row lies."""
        self._highs.changeRowBounds(int(row), float(low), float(high))

    def solve(self, *, nearby: bool = False) -> Numbers:
        """The cheapest point; `nearby` says that it differs little from the last one, which makes it fast.

        Raises:
            Problem: no point meets all limits.
        """
        from highspy import HighsModelStatus

        self._highs.setOptionValue("simplex_strategy", PRIMAL if nearby else DUAL)
        self._highs.run()
        if self._highs.getModelStatus() != HighsModelStatus.kOptimal:
            # From a poor start the solver can end without an answer: once more from nothing.
            self._highs.clearSolver()
            self._highs.setOptionValue("simplex_strategy", DUAL)
            self._highs.run()
        if self._highs.getModelStatus() != HighsModelStatus.kOptimal:
            raise Problem(
                nl="De cijfers tellen niet op: geen enkele tabel past bij wat getoond wordt. Kijk de totalen na.",
                en="The figures do not add up: no table at all fits what is shown. Check the totals.",
            )
        return np.array(self._highs.getSolution().col_value, dtype=np.float64)
