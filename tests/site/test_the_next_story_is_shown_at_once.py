"""The story that a pointer rests on is ready before the click."""

import shutil
from urllib.parse import unquote

import pytest

from tests import makers
from tests.tab import tab

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not shutil.which("chromium"), reason="needs Chromium"),
]


def test_a_story_that_the_pointer_rests_on_is_ready_and_another_page_is_not(live_server):
    story = makers.publication()
    with tab() as reader:
        reader.open(f"{live_server.url}/")
        shown = reader.follow(story.get_absolute_url(), rests=True)
        assert shown["path"] == unquote(story.get_absolute_url())
        assert shown["ready"] > 100  # milliseconds; what begins with the click has some ten
        reader.open(f"{live_server.url}/")
        assert reader.follow("/latest/", rests=True)["ready"] == 0
