"""What the tests of the admin may ask for."""

import pytest
from playwright.sync_api import Page

from articles import roles
from tests import makers


@pytest.fixture
def page(live_server, browser) -> Page:
    """The editor-in-chief at a browser, signed in."""
    from tests.journey.editors import Editor

    makers.person(roles.EDITOR_IN_CHIEF)
    page = Editor(browser, live_server.url, roles.EDITOR_IN_CHIEF).page
    page.set_viewport_size({"width": 1280, "height": 1400})
    return page
