"""What the common jobs of a desk cost in the room of a story: clicks, pages loaded, seconds of a
machine that does not think. Printed as a table; that it stays so is asserted, but for the
seconds."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from articles import roles
from articles.models import Article, FrontSlot, Status
from tests import makers
from tests.journey.editors import Editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TABLE: list[tuple[str, int, int, float]] = []


class Job:
    """Counts what one person presses and what is loaded, from his home page on."""

    def __init__(self, editor: Editor) -> None:
        self.page = editor.page
        self.page.goto("/admin/")
        self.clicks = self.loads = 0
        self.page.on("load", self._loaded)

    def _loaded(self, _page: Any) -> None:
        self.loads += 1

    def clicks_on(self, what: Locator) -> None:
        what.click()
        self.clicks += 1


@contextmanager
def counted(name: str, *editors: Editor) -> Iterator[list[Job]]:
    jobs = [Job(editor) for editor in editors]
    began = time.monotonic()
    yield jobs
    took = time.monotonic() - began
    TABLE.append((name, sum(j.clicks for j in jobs), sum(j.loads for j in jobs), took))


def cost(name: str) -> tuple[int, int]:
    job, clicks, loads, seconds = TABLE[-1]
    sys.stdout.write(f"{job:<34}{clicks:>4} clicks{loads:>4} loads{seconds:>7.1f} s\n")
    assert job == name
    return clicks, loads


def button(page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def is_ready(page) -> None:
    """Until its scripts stand, a link of the room loads a page of its own."""
    page.wait_for_selector("#kept[data-ready]", state="attached")


def saves_by_key(page) -> None:
    version = page.locator("#kept").get_attribute("data-version")
    page.keyboard.press("Control+s")
    expect(page.locator("#kept")).not_to_have_attribute("data-version", version)


def in_place(page) -> None:
    expect(page.locator("#room-dialog")).to_be_hidden()


def test_a_new_story_is_written_and_handed_in(browser, live_server):
    makers.section(), makers.person(roles.REPORTER)
    reporter = Editor(browser, live_server.url, roles.REPORTER)
    Article.objects.filter(pk=makers.draft().pk).update(created_by=makers.person(roles.REPORTER))
    with counted("new story, handed in", reporter) as (job,):
        page = job.page
        job.clicks_on(page.locator("a[href$='/article/add/']").first)
        expect(page.locator("#id_headline_ar")).to_be_focused()
        page.keyboard.type("وصول أول سفينة إلى الرصيف الجديد")
        page.keyboard.press("Control+Alt+t")
        page.keyboard.press("Control+Alt+t")
        page.keyboard.type("رست صباح اليوم أول سفينة على الرصيف الجديد.")
        job.clicks_on(page.locator("label[for=id_is_own_observation]"))
        job.clicks_on(button(page, "إرسال للمراجعة").first)
        page.locator("#room-dialog[open]").wait_for()
        job.clicks_on(page.locator("#room-dialog button[type=submit]"))
        in_place(page)
    assert cost("new story, handed in") == (4, 1)


def test_a_reviewer_signs_from_the_home_page(browser, live_server):
    story = makers.in_review()
    makers.person(roles.COPY_EDITOR)
    copy = Editor(browser, live_server.url, roles.COPY_EDITOR)
    with counted("sign from the home page", copy) as (job,):
        job.clicks_on(job.page.get_by_role("link", name=str(story)).first)
        is_ready(job.page)
        job.clicks_on(job.page.locator("#room-beside").get_by_role("link", name="اعتماد").first)
        job.clicks_on(button(job.page, "اعتماد"))
        in_place(job.page)
    assert story.approvals.count() == 1
    assert cost("sign from the home page") == (3, 1)


def test_an_approved_story_is_published(browser, live_server):
    story = makers.approved()
    desk = Editor(browser, live_server.url, roles.DESK_EDITOR)
    with counted("publish", desk) as (job,):
        job.page.goto("/admin/articles/article/")
        job.loads = 0
        job.clicks_on(job.page.get_by_role("link", name=str(story)).first)
        is_ready(job.page)
        job.clicks_on(job.page.get_by_role("link", name="نشر", exact=True))
        job.clicks_on(button(job.page, "نشر"))
        in_place(job.page)
    assert Article.objects.get(pk=story.pk).status == Status.PUBLISHED
    assert cost("publish") == (3, 1)


def test_a_picture_is_put_and_the_story_published(browser, live_server):
    """The sign-offs of the others in between are not counted."""
    story, picture = makers.in_review(), makers.picture()
    desk = Editor(browser, live_server.url, roles.DESK_EDITOR)
    with counted("publish with a picture", desk) as (job,):
        page = job.page
        job.clicks_on(page.get_by_role("link", name=str(story)).first)
        is_ready(page)
        job.clicks_on(page.locator("[data-choose-lead]"))
        job.clicks_on(page.locator(f"#room-pictures [data-number='{picture.pk}']"))
        job.clicks_on(page.locator("#room-pictures [data-put]"))
        saves_by_key(page)
        makers.sign_all(Article.objects.get(pk=story.pk))
        prints = page.get_by_role("link", name="نشر", exact=True)
        prints.wait_for(timeout=60_000)  # until the page has asked what is new
        job.clicks_on(prints)
        job.clicks_on(button(page, "نشر"))
        in_place(page)
    assert Article.objects.get(pk=story.pk).publications.get().lead_image_id == picture.pk
    assert cost("publish with a picture") == (6, 1)


def test_a_typing_slip_is_mended_by_two(browser, live_server):
    story = makers.published(texts={"headline_ar": makers.HEADLINE.replace("الموانئ", "المواننئ")})
    one, other = (
        Editor(browser, live_server.url, makers.person(role).username)
        for role in (roles.COPY_EDITOR, roles.EDITOR_IN_CHIEF)
    )
    with counted("typing slip, by two", one, other) as (proposes, confirms):
        page = proposes.page
        page.goto(f"/admin/articles/article/{story.pk}/change/")
        proposes.loads = 1
        is_ready(page)
        page.fill("#id_headline_ar", makers.HEADLINE)
        saves_by_key(page)
        proposes.clicks_on(page.get_by_role("link", name="هفوة طباعية", exact=True))
        proposes.clicks_on(button(page, "هفوة طباعية"))
        in_place(page)
        page = confirms.page
        page.goto("/admin/")
        confirms.loads = 0
        confirms.clicks_on(page.get_by_role("link", name=makers.HEADLINE).first)
        is_ready(page)
        confirms.clicks_on(page.get_by_role("link", name="تأكيد: المعنى واحد", exact=True))
        confirms.clicks_on(button(page, "تأكيد: المعنى واحد"))
        in_place(page)
    assert story.publications.get().headline == makers.HEADLINE
    assert cost("typing slip, by two") == (5, 2)


def test_a_correction_is_printed(browser, live_server):
    story = makers.published()
    makers.person(roles.EDITOR_IN_CHIEF)
    chief = Editor(browser, live_server.url, roles.EDITOR_IN_CHIEF)
    with counted("correction, told to readers", chief) as (job,):
        page = job.page
        page.goto(f"/admin/articles/article/{story.pk}/change/")
        job.loads = 1
        is_ready(page)
        page.fill("#id_standfirst_ar", "تبدأ التوسعة في الدوحة.")
        saves_by_key(page)
        makers.sign_all(Article.objects.get(pk=story.pk))
        job.clicks_on(page.get_by_role("link", name="نشر التعديلات", exact=True))
        page.select_option("[name=kind]", label="تصحيح")
        page.fill("[name=text_ar]", "كُتب المكان خطأ.")
        page.fill("[name=what_was_wrong_ar]", "ورد أن الخبر من الكويت.")
        job.clicks_on(button(page, "نشر التعديلات"))
        in_place(page)
    assert story.corrections.count() == 1
    assert cost("correction, told to readers") == (2, 1)


def test_a_story_is_put_on_the_front(browser, live_server):
    story = makers.published()
    makers.person(roles.EDITOR_IN_CHIEF)
    chief = Editor(browser, live_server.url, roles.EDITOR_IN_CHIEF)
    with counted("on the front", chief) as (job,):
        page = job.page
        page.goto(f"/admin/articles/article/{story.pk}/change/")
        job.clicks_on(page.locator("a[href*='/frontslot/add/']").first)
        page.fill("#id_position", "1")
        job.clicks_on(page.locator("[name=_save]"))
        page.wait_for_url("**/frontslot/")
    assert FrontSlot.objects.get().article == story
    assert cost("on the front") == (2, 3)
