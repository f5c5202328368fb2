"""Every kind of page in a real browser, on a phone and on a desk, light and dark, in both
languages: nothing that axe knows to be a barrier, nothing wider than the screen, nothing that the
policy refuses."""

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, sync_playwright

from tests import makers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LAUNCH = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SCREENS = [
    ({"width": 390, "height": 844}, "light"),
    ({"width": 390, "height": 844}, "dark"),
    ({"width": 1280, "height": 900}, "light"),
    ({"width": 1280, "height": 900}, "dark"),
]


@pytest.fixture
def addresses(monkeypatch) -> list[str]:
    from articles.workflow.people import make_groups

    make_groups()  # the flush after a browser test takes the groups away
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    makers.archive(8, english=True)
    story = makers.publication(
        english=True,
        texts={
            "kicker_ar": "موانئ",
            "standfirst_ar": "بدأ العمل.",
            "urgency": 1,
            "is_exclusive": True,
        },
    )
    story.article.corrections.create(
        kind="correction", text_ar="صححنا الرقم.", text_en="We corrected it.", at=timezone.now()
    )
    gone = makers.retracted(at=timezone.now(), english=True)
    pages = [
        "/",
        "/latest/",
        f"/{story.section.slug}/",
        f"/topics/{makers.topic().slug}/",
        f"/authors/{makers.contributor().slug}/",
        "/corrections/",
        f"/n/{story.article_id}",
        f"/n/{gone.pk}",
        "/no-such-page/",
    ]
    return [root + page for page in pages for root in ("", "/en")]


@pytest.fixture
def browser() -> Iterator:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=LAUNCH)
        yield browser
        browser.close()


@pytest.mark.parametrize(("screen", "scheme"), SCREENS)
def test_no_page_shuts_anybody_out(live_server, addresses, browser, screen, scheme):
    context = browser.new_context(
        base_url=live_server.url, viewport=screen, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text))
    page.on("pageerror", lambda wrong: complaints.append(str(wrong)))
    for address in addresses:
        page.goto(address)
        _is_open_to_all(page, address)
    refused = [line for line in complaints if "Policy" in line or "Error" in line]
    assert not refused


def _is_open_to_all(page: Page, address: str) -> None:
    found = Axe().run(page).response["violations"]
    told = [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
    assert not told, (address, told)
    beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(beyond) <= 0, address
