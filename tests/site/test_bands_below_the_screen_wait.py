"""The bands of the front below the screen wait for the first screen, and none is left out."""

import pytest

from tests import makers
from tests.address.servers import soon

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BANDS = "[...document.querySelectorAll('.band')]"
WAITING = f"{BANDS}.filter((one) => getComputedStyle(one).contentVisibility === 'auto').length"


@pytest.fixture(autouse=True)
def paper():
    for slug in ("sea", "land", "air"):
        makers.archive(6, section=makers.section(slug, slug, slug))


def test_none_waits_once_the_page_stands(browser, live_server):
    page = browser.new_page()
    page.goto(live_server.url)
    assert page.evaluate(f"{BANDS}.length") >= 3
    soon(lambda: page.evaluate(WAITING) == 0)


def test_none_waits_without_scripts_or_on_paper(browser, live_server):
    bare = browser.new_context(java_script_enabled=False).new_page()
    bare.goto(live_server.url)
    last = bare.locator(".band").last
    assert last.evaluate("(one) => getComputedStyle(one).contentVisibility") == "visible"
    page = browser.new_page()
    page.route("**/bands*.js", lambda route: route.abort())
    page.goto(live_server.url)
    assert page.evaluate(WAITING) >= 3
    page.emulate_media(media="print")
    assert page.evaluate(WAITING) == 0
