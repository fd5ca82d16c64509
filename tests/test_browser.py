# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The browser and the accessibility check that the page tests lean on do see what is wrong."""

import pytest

pytestmark = pytest.mark.browser

GOOD = """<!doctype html><html lang="nl"><head><title>Kansrijk</title></head>
<body><main><h1>Beeld</h1><p>Tekst</p></main></body></html>"""


def test_a_good_page_has_no_violations(page, axe_violations):
    page.set_content(GOOD)
    assert axe_violations(page) == []


def test_a_picture_without_alternative_is_a_violation(page, axe_violations):
    page.set_content(GOOD.replace("<p>Tekst</p>", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'))
    assert [line.split(" ")[0] for line in axe_violations(page)] == ["image-alt"]
