"""Every kind of page in a real browser, on a phone and on a desk, light and dark, in both
languages: nothing that axe knows to be a barrier, nothing wider than the screen, nothing that the
policy refuses."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.public.paper import every_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCREENS = [{"width": 390, "height": 844}, {"width": 1280, "height": 900}]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(live_server, browser, scheme):
    context = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text))
    page.on("pageerror", lambda wrong: complaints.append(str(wrong)))
    for address in every_page():
        page.goto(address)
        for screen in SCREENS:
            page.set_viewport_size(screen)
            _is_open_to_all(page, address)
    refused = [line for line in complaints if "Policy" in line or "Error" in line]
    assert not refused


def _is_open_to_all(page: Page, address: str) -> None:
    found = Axe().run(page).response["violations"]
    told = [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
    assert not told, (address, told)
    beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(beyond) <= 0, address
