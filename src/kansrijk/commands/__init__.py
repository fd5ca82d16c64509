# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The commands of the command line, one file a subject; nothing heavy is imported until a command runs."""
