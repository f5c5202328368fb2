"""A server that is killed between a key and the save takes no word with it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from articles import roles
from articles.models import Article
from tests import makers
from tests.address.servers import database_address, free_port, soon
from tests.admin.test_nothing_typed_is_lost import HEADLINE, WORDS, body, opens, saves, types
from tests.journey.editors import Editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Server:
    """A process of its own on the database of this test, that can be killed."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None

    def starts(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "runserver", "--noreload", "--insecure", str(self.port)],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.settings",
                "DATABASE_URL": database_address(),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        soon(self.answers, seconds=60)

    def answers(self) -> bool:
        try:
            return urlopen(f"{self.url}/robots.txt", timeout=5).status == 200
        except (URLError, OSError):
            return False

    def is_killed(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    server.starts()
    yield server
    server.is_killed()


@pytest.fixture
def story():
    return makers.draft()


@pytest.fixture
def page(browser, server, story):
    """A story open at the moment its server is killed, and words typed after it."""
    makers.person(roles.EDITOR_IN_CHIEF)
    page = Editor(browser, server.url, roles.EDITOR_IN_CHIEF).page
    opens(page, story)
    server.is_killed()
    types(page)
    return page


def test_between_the_last_key_and_the_save(page, server, story):
    page.locator("[name=_continue]").click()
    expect(page.locator("#kept-said")).to_contain_text("محفوظ في هذا المتصفح")
    server.starts()
    saves(page)
    saved = Article.objects.get(pk=story.pk)
    assert saved.headline_ar == HEADLINE
    assert WORDS in saved.body_ar


def test_and_the_browser_goes_with_it(page, server, story):
    page.wait_for_timeout(300)
    context = page.context
    page.close()
    server.starts()
    again = context.new_page()
    opens(again, story)
    again.locator("#kept [data-take]").click()
    expect(again.locator("#id_headline_ar")).to_have_value(HEADLINE)
    expect(body(again)).to_contain_text(WORDS)
