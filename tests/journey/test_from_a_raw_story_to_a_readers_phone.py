"""The whole path, as people walk it: a raw text comes in at the shell, all that follows is done
by clicking in the admin, and a reader without JavaScript passes the story on."""

import json
from io import StringIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser

from articles import roles
from articles.models import Article
from tests import makers
from tests.journey.editors import PHONE, Editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RAW = Path(__file__).parent.parent / "fixtures" / "model_fixture.txt"
HEADLINE = "رئيسة الوزراء تعرض على المعارضة حكومة موسّعة"
CODE = "نورس-3"
WHO = "مصدر في مكتب رئيسة الوزراء حضر اللقاءات"
REASON = "يعرّضه نظام الوظيفة للفصل إن تحدّث إلى الصحافة بلا إذن"


def test_a_raw_story_reaches_a_readers_phone_and_is_passed_on(browser, live_server, screen):
    makers.cast(), makers.section("politics", "سياسة", "Politics"), makers.contributor()
    call_command("import_stories", RAW, by=roles.REPORTER, stdout=StringIO())
    site = live_server.url
    given_by_the_reporter(browser, site)
    attested_by_the_managing_editor(browser, site)
    for role in (roles.DESK_EDITOR, roles.COPY_EDITOR, roles.MANAGING_EDITOR):
        Editor(browser, site, role).signs_off(HEADLINE)
    printed(browser, site)
    story = Article.objects.get()
    address = seen_by_everybody(site, story)
    assert shares_of(site, story) is None
    passed_on(browser, site, address)
    call_command("clock", once=True, stdout=StringIO())
    assert shares_of(site, story) == 1
    assert "مشاركة واحدة" in read(site + address)


def given_by_the_reporter(browser: Browser, site: str) -> None:
    reporter = Editor(browser, site, roles.REPORTER)
    page = reporter.page
    reporter.opens_from_the_menu("المصادر")
    page.locator("a[href$='/source/add/']").first.click()
    page.get_by_label("الاسم الرمزي").fill(CODE)
    reporter.adds("agreements", ground_rule="منسوب دون اسم", description_ar=WHO, reason_ar=REASON)
    reporter.saves()
    page.goto("/admin/")
    page.locator(".desk-queue li a").first.click()
    page.fill("#id_headline_ar", HEADLINE)
    page.locator(".room-facts .is-open", has_text="قسم").click()
    page.select_option("#id_section", label="سياسة")
    reporter.opens_part("كتّاب المادة")
    page.locator("#bylines-group a.add-row").click()
    reporter.picks("bylines", "contributor", "سلمى")
    reporter.opens_part("الإسناد")
    reporter.adds("attributions", agreement=f"{CODE} · منسوب دون اسم", kind="خطة")
    reporter.opens_part("حق الرد")
    asked = {"asked_at_0": "2026-11-20", "asked_at_1": "10:00"}
    reporter.adds("replies", party_ar="مكتب رئيسة الوزراء", **asked)
    reporter.saves()
    reporter.presses("إرسال للمراجعة")


def attested_by_the_managing_editor(browser: Browser, site: str) -> None:
    chief = Editor(browser, site, roles.MANAGING_EDITOR)
    chief.opens_from_the_menu("المصادر")
    chief.page.get_by_role("link", name=CODE).click()
    chief.adds("attestations", how="قابلته في مكتبه وتحققت من منصبه")
    chief.saves()


def printed(browser: Browser, site: str) -> None:
    desk = Editor(browser, site, roles.DESK_EDITOR)
    desk.opens_from_the_queue(HEADLINE)
    desk.presses("نشر")


def seen_by_everybody(site: str, story: Article) -> str:
    """The story's address, once page, feed and API have it."""
    item = json.loads(read(f"{site}/api/v1/articles/{story.pk}/"))
    assert item["headline"] == HEADLINE
    address = urlsplit(item["url"]).path
    page = read(site + address)
    assert HEADLINE in page
    assert WHO in page
    assert CODE not in page
    feed = read(f"{site}/feeds/latest.xml")
    assert HEADLINE in feed
    assert address in feed
    assert [one["id"] for one in json.loads(read(f"{site}/api/v1/articles/"))["results"]] == [
        item["id"]
    ]
    return address


def passed_on(browser: Browser, site: str, address: str) -> None:
    reader = browser.new_context(
        base_url=site,
        java_script_enabled=False,
        viewport={"width": 390, "height": 844},
        user_agent=PHONE,
        locale="ar",
    )
    asked: list[str] = []

    def whatsapp(route):
        asked.append(route.request.url)
        route.fulfill(body="<h1>WhatsApp</h1>", content_type="text/html")

    reader.route("https://wa.me/**", whatsapp)
    page = reader.new_page()
    page.goto(address)
    page.locator("[data-channel=whatsapp] button").first.click()
    page.wait_for_url("https://wa.me/**")
    (text,) = parse_qs(urlsplit(asked[0]).query)["text"]
    assert text.startswith(HEADLINE)
    assert f"/n/{Article.objects.get().pk}" in text
    assert not reader.cookies(site)


def shares_of(site: str, story: Article) -> int | None:
    told = json.loads(read(f"{site}/api/v1/articles/{story.pk}/"))["shares"]
    return told and told["total"]


def read(address: str) -> str:
    with urlopen(address) as answer:
        return answer.read().decode()
