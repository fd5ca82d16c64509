# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Toyland: a small country with every kind of rule, for tests of the engine."""
