"""House style and addresses, used as an editor uses them."""

import os

import pytest
from playwright.sync_api import sync_playwright

from articles import roles
from articles.models import Article
from tests import makers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LAUNCH = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture
def page(live_server, monkeypatch):
    from articles.workflow.people import make_groups

    make_groups()  # the flush after a browser test takes the groups away
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    makers.person(roles.EDITOR_IN_CHIEF)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=LAUNCH)
        page = browser.new_page(base_url=live_server.url, viewport={"width": 1280, "height": 1400})
        page.goto("/admin/")
        page.fill("input[name=login]", roles.EDITOR_IN_CHIEF)
        page.fill("input[name=password]", "pass")
        page.click("form button[type=submit] >> nth=0")
        page.wait_for_url("**/admin/")
        yield page
        browser.close()


def test_an_address_shows_itself_while_its_slug_is_typed(page):
    story = makers.draft()
    refused: list[str] = []
    page.on("console", lambda line: refused.append(line.text) if "Policy" in line.text else None)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    shown = page.locator("#id_slug_ar_preview bdi")
    page.wait_for_function("document.querySelector('#id_slug_ar_preview bdi')?.textContent")
    assert shown.inner_text() == "/مجلس-الموانئ-يقر-خطة-لتوسعة-الرصيف-الشرقي/"
    page.fill("#id_headline_ar", "عنوانٌ آخر ٢٠٢٦")
    page.wait_for_function(
        "document.querySelector('#id_slug_ar_preview bdi').textContent === '/عنوان-آخر-2026/'"
    )
    page.fill("#id_slug_ar", "رابطٌ قـصير؟")
    page.wait_for_function(
        "document.querySelector('#id_slug_ar_preview bdi').textContent === '/رابط-قصير/'"
    )
    described = page.get_attribute("#id_slug_ar", "aria-describedby")
    assert "id_slug_ar_preview" in described
    assert refused == []


def test_one_press_mends_one_place(page):
    story = makers.draft(
        texts={"body_ar": '<p>قال رئيس المجلس "نعم" في کویت, ثم ذهب الى مکتبه.</p>'}
    )
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    if shots := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{shots}/house-style.png")
    page.click("#house-style button:has-text('«نعم»')")
    page.wait_for_load_state()
    assert "قال رئيس المجلس «نعم» في کویت" in Article.objects.get(pk=story.pk).body_ar
    assert page.locator("#house-style button:has-text('«نعم»')").count() == 0


def test_a_fix_asks_before_it_leaves_what_was_typed(page):
    story = makers.draft(texts={"body_ar": "<p>ذهب الى مکتبه في المدينة.</p>"})
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.click("#id_headline_ar")
    page.keyboard.type("كلمة لم تُحفظ")
    page.locator("#id_headline_ar").blur()
    page.click("#house-style button >> nth=0")
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert "كلمة لم تُحفظ" in page.input_value("#id_headline_ar")
