"""Text survives what happens to browsers, sessions and servers: on return it is offered and taken
up with a press, every word of it."""

import pytest
from playwright.sync_api import expect

from articles import roles, workflow
from articles.models import Article, Kept, Session
from tests import makers
from tests.address.servers import soon
from tests.journey.editors import comes_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADLINE, WORDS = "عنوان كُتب ولم يُحفظ", "جملة أولى كُتبت على عجل. وجملة ثانية."
ON_THE_SERVER = "محفوظ على الخادم"


def opens(page, story) -> None:
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    is_ready(page)


def is_ready(page) -> None:
    page.wait_for_selector("#kept[data-ready]", state="attached")


def body(page):
    return page.locator("#id_body_ar").locator("xpath=..").locator(".ProseMirror")


def types(page) -> None:
    page.fill("#id_headline_ar", HEADLINE)
    body(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type(WORDS)


def says(page, words: str) -> None:
    expect(page.locator("#kept-said")).to_have_text(words)


def saves(page) -> None:
    """In place: the page stays, and knows the newer version."""
    room = page.locator("#kept")
    before = room.get_attribute("data-version")
    page.locator("[name=_continue]").click()
    expect(room).not_to_have_attribute("data-version", before)


def takes_up(page) -> None:
    page.locator("#kept [data-take]").click()
    assert page.input_value("#id_headline_ar") == HEADLINE
    expect(body(page)).to_contain_text(WORDS)


@pytest.fixture
def story():
    return makers.draft()


def test_after_a_reload(page, story):
    page.on("dialog", lambda dialog: dialog.accept())
    opens(page, story)
    types(page)
    says(page, ON_THE_SERVER)
    page.reload()
    is_ready(page)
    takes_up(page)
    saves(page)
    assert Article.objects.get(pk=story.pk).headline_ar == HEADLINE
    assert WORDS in Article.objects.get(pk=story.pk).body_ar
    assert page.locator("#kept .desk-panel").is_hidden()
    assert HEADLINE not in str(list(Kept.objects.values("fields")))


def test_after_one_went_back(page, story):
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/admin/")
    opens(page, story)
    types(page)
    page.wait_for_timeout(300)
    page.go_back()
    page.wait_for_url("**/admin/")
    page.go_forward()
    is_ready(page)
    if page.locator("#kept .desk-panel").is_visible():  # else the browser kept the page itself
        takes_up(page)
    saves(page)
    assert Article.objects.get(pk=story.pk).headline_ar == HEADLINE
    assert WORDS in Article.objects.get(pk=story.pk).body_ar


def test_after_the_tab_was_closed_right_behind_the_last_key(page, story):
    opens(page, story)
    types(page)
    page.wait_for_timeout(300)  # the browser's own copy; the server was not told yet
    context = page.context
    page.close()
    again = context.new_page()
    opens(again, story)
    takes_up(again)


def test_after_the_session_was_lost(page, story, live_server):
    opens(page, story)
    Session.objects.all().delete()
    types(page)
    says(page, "محفوظ في هذا المتصفح. انتهت جلستك: سجّل الدخول في لسان آخر ثم تابع هنا")
    assert not Kept.objects.exists()
    signs_in(page.context.new_page(), live_server.url)
    expect(page.locator("#kept-said")).to_have_text(ON_THE_SERVER, timeout=30_000)
    assert Kept.objects.get().fields["headline_ar"] == HEADLINE


def signs_in(page, site: str) -> None:
    """In another tab of the same browser."""
    comes_in(page, f"{site}/admin/", roles.EDITOR_IN_CHIEF)


def test_while_the_server_does_not_answer(page, story):
    opens(page, story)
    page.context.set_offline(True)
    types(page)
    says(page, "محفوظ في هذا المتصفح، والخادم لا يجيب")
    page.context.set_offline(False)
    says(page, ON_THE_SERVER)
    assert Kept.objects.get().fields["headline_ar"] == HEADLINE


def test_a_minute_without_a_network_while_one_goes_on_writing(page, story):
    page.clock.install()
    opens(page, story)
    page.context.set_offline(True)
    types(page)
    for _ in range(6):
        page.clock.run_for(10_000)
        page.keyboard.type(" وأيضاً.")
    page.clock.run_for(2_000)
    says(page, "محفوظ في هذا المتصفح، والخادم لا يجيب")
    page.context.set_offline(False)
    page.clock.run_for(60_000)
    says(page, ON_THE_SERVER)
    kept = Kept.objects.get().fields
    assert kept["headline_ar"] == HEADLINE
    assert kept["body_ar"].count("وأيضاً.") == 6
    page.clock.run_for(1_000)
    saves(page)
    assert Article.objects.get(pk=story.pk).body_ar.count("وأيضاً.") == 6


def test_what_a_colleague_saved_meanwhile_is_never_written_over_unseen(page, story):
    page.on("dialog", lambda dialog: dialog.accept())
    opens(page, story)
    types(page)
    says(page, ON_THE_SERVER)
    workflow.edit(
        article=story,
        by=makers.person(roles.DESK_EDITOR),
        at=makers.NOON,
        change=lambda row: setattr(row, "headline_ar", "عنوان الزميل"),
    )
    page.reload()
    is_ready(page)
    expect(page.locator("#kept [data-stale]")).to_be_visible()
    takes_up(page)
    page.locator("[name=_continue]").click()
    page.locator(".errorlist").first.wait_for()
    assert "غيّر زميل هذه المادة" in page.content()
    assert Article.objects.get(pk=story.pk).headline_ar == "عنوان الزميل"
    assert page.input_value("#id_headline_ar") == HEADLINE


def test_a_story_that_is_not_made_yet_is_offered_when_one_begins_another(page):
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/admin/articles/article/add/")
    is_ready(page)
    types(page)
    says(page, ON_THE_SERVER)
    page.goto("/admin/articles/article/add/")
    is_ready(page)
    takes_up(page)


def test_what_is_let_go_is_offered_no_more_and_an_untouched_form_keeps_nothing(page, story):
    page.on("dialog", lambda dialog: dialog.accept())
    opens(page, story)
    page.wait_for_timeout(600)
    assert not Kept.objects.exists()
    types(page)
    says(page, ON_THE_SERVER)
    page.reload()
    is_ready(page)
    page.locator("#kept [data-drop]").click()
    page.wait_for_timeout(400)
    page.reload()
    is_ready(page)
    assert page.locator("#kept .desk-panel").is_hidden()


@pytest.mark.parametrize("door", ["/admin/", "/accounts/logout/"])
def test_whoever_leaves_leaves_no_copy_in_the_browser(page, story, door):
    opens(page, story)
    types(page)
    says(page, ON_THE_SERVER)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(door)
    names = "indexedDB.databases().then((all) => all.map((one) => one.name))"
    assert page.evaluate(names) == ["newsroom-kept"]
    with page.expect_navigation():
        page.evaluate("document.querySelector('form[action$=\"/logout/\"]').requestSubmit()")
    soon(lambda: page.evaluate(names) == [])
