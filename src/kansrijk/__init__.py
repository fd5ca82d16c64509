# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kansrijk: child-focused poverty policy in the Netherlands, one set of rules at three scales.

The names below are loaded when first asked for, so that `import kansrijk` and the command line start fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kansrijk.people.family import Family
    from kansrijk.people.population import Population
    from kansrijk.policy.rulebook import netherlands

__version__ = "0.1.0"

__all__ = ["Family", "Population", "__version__", "netherlands"]

_HOMES = {
    "Family": "kansrijk.people.family",
    "Population": "kansrijk.people.population",
    "netherlands": "kansrijk.policy.rulebook",
}


def __getattr__(name: str) -> object:
    """Load a public name from the module where it lives (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *_HOMES})
