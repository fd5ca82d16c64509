# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The compiled way: one fused loop over households, generated from the text of the same rules."""
