# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What if: a change of policy on the same people, before and after.

A reform file is read (`read_reform`), applied to national law and to each municipality's schemes (`apply`), and run on
a population (`run`); `measure` turns the people before and after into an outcome.
"""
