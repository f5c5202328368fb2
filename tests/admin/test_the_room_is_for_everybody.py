"""The room of a story in every state, on a desk and on a phone, light and dark: nothing that axe
knows to be a barrier, nothing wider than the screen, nothing that the policy refuses."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles import roles, workflow
from articles.models import Article
from tests import makers
from tests.admin.test_nothing_typed_is_lost import body, is_ready, opens
from tests.journey.editors import Editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCREENS = [{"width": 390, "height": 844}, {"width": 1440, "height": 900}]


def drawer(page) -> None:
    page.locator("button[data-sheet=room-drawer]").click()
    page.evaluate(
        "document.querySelectorAll('#room-drawer > details').forEach(one => one.open = true)"
    )


def keys(page) -> None:
    page.evaluate("document.getElementById('room-keys').showModal()")


def found(page) -> None:
    page.keyboard.press("Control+k")
    page.locator("#room-find li").first.wait_for()


def pictures(page) -> None:
    page.locator("[data-choose-lead]").click()
    page.locator("#room-pictures [data-number]").first.click()


def linked(page) -> None:
    body(page).click()
    page.keyboard.press("Control+Alt+k")
    page.fill("#link-words", "توسعة")
    page.locator("#room-link li").first.wait_for()


def noted(page) -> None:
    page.locator("a[data-note]").evaluate("link => link.click()")
    page.locator("#room-dialog[open] textarea").fill("من أين هذا؟")
    page.locator("#room-dialog button[type=submit]").first.click()
    page.locator(".desk-note").first.wait_for(state="attached")


def refused(page) -> None:
    page.locator("#room-actions a[data-move], #room-beside a[data-move]").first.evaluate(
        "link => link.click()"
    )
    page.locator("#room-dialog[open]").wait_for()


def merged(page) -> None:
    def change(article):
        article.headline_ar = "عنوان الزميل"

    page.fill("#id_headline_ar", "عنوان آخر كتبته")
    by = makers.person(roles.MANAGING_EDITOR)
    story = Article.objects.get()
    workflow.edit(article=story, by=by, at=makers.NOON, change=change)
    page.locator("[name=_continue]").click()
    page.locator("#merge").wait_for()


def untouched(page) -> None:
    pass


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_the_room_shuts_anybody_out(browser, live_server, scheme):
    makers.person(roles.EDITOR_IN_CHIEF)
    page = Editor(browser, live_server.url, roles.EDITOR_IN_CHIEF).page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.on("dialog", lambda dialog: dialog.accept())
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text))
    page.on("pageerror", lambda wrong: complaints.append(str(wrong)))
    story = makers.draft(sourced=False)
    makers.picture()
    for screen in SCREENS:
        page.set_viewport_size(screen)
        for state in (untouched, drawer, keys, found, linked, noted, pictures, refused, merged):
            opens(page, story)
            state(page)
            is_open_to_all(page, f"{state.__name__} {screen['width']}")
        page.goto("/admin/articles/article/add/")
        is_ready(page)
        is_open_to_all(page, f"new {screen['width']}")
        for name in ("preview", "revisions"):
            page.goto(f"/admin/articles/article/{story.pk}/{name}/")
            page.wait_for_load_state()
            assert page.evaluate(BEYOND) <= 0, name
    assert [line for line in complaints if "Policy" in line or "Error" in line] == []


BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def is_open_to_all(page, state: str) -> None:
    violations = Axe().run(page).response["violations"]
    told = [(one["id"], [node["html"][:160] for node in one["nodes"]][:4]) for one in violations]
    assert not told, (state, told)
    assert page.evaluate(BEYOND) <= 0, state
