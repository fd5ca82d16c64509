# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A municipality looks at its own policy: the matrix of what is covered, criteria, gaps and a filled policy outline."""

from __future__ import annotations

from kansrijk.policy.assessment.judge import Assessment, Judgement, assess
from kansrijk.policy.assessment.model import Policy, policy_schema_text, read_policy
from kansrijk.policy.assessment.report import write_assessment

__all__ = [
    "Assessment",
    "Judgement",
    "Policy",
    "assess",
    "policy_schema_text",
    "read_policy",
    "write_assessment",
]
