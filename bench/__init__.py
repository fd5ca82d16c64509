# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Measurements of speed and memory: `make bench`. Nothing of the package imports this."""
