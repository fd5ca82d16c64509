# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chapters of the picture, one module each: `chapter(desk, number)` gives the chapter in words."""
