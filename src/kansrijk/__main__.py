# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`python -m kansrijk` does what `kansrijk` does."""

from kansrijk.cli import main

if __name__ == "__main__":
    main(prog_name="kansrijk")
