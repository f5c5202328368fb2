"""Two people in one story: each sees the other, one writes in a language at a time, a colleague's
save is taken up or merged, and no word of either is lost."""

import pytest
from playwright.sync_api import expect

from articles import roles, workflow
from articles.models import Article, Presence
from tests import makers
from tests.admin.test_nothing_typed_is_lost import body, is_ready, opens, saves
from tests.journey.editors import Editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MINE = "مجلس الموانئ يقرّ خطة لم يعلن كلفتها"
THEIRS = "مجلس الموانئ يؤجل خطة الرصيف"


@pytest.fixture
def story():
    return makers.draft()


@pytest.fixture
def colleague(live_server, browser):
    makers.person(roles.MANAGING_EDITOR)
    return Editor(browser, live_server.url, roles.MANAGING_EDITOR).page


def asks(page) -> None:
    """As after ten seconds: who is here, and is there anything new?"""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_each_sees_the_other_and_one_writes_in_a_language_at_a_time(page, colleague, story):
    opens(colleague, story)
    colleague.fill("#id_standfirst_ar", "مقدمة جديدة")
    colleague.wait_for_timeout(2500)
    opens(page, story)
    expect(page.locator("#room-here li")).to_have_count(1)
    expect(page.locator(".room-lock").first).to_be_visible()
    assert page.locator("#id_headline_ar").evaluate("field => field.readOnly")
    page.locator(".room-lock button").first.click()
    page.fill("#take-over-reason", "تصحيح عاجل")
    page.locator("#room-take-over button[value=yes]").click()
    expect(page.locator(".room-lock").first).to_be_hidden()
    asks(colleague)
    expect(colleague.locator("#room-told")).to_contain_text("تصحيح عاجل")
    assert Presence.objects.get(holds="ar").account.username == roles.EDITOR_IN_CHIEF


def test_what_a_colleague_saved_is_taken_up_where_nothing_was_typed(page, colleague, story):
    opens(page, story)
    opens(colleague, story)
    colleague.fill("#id_headline_ar", THEIRS)
    saves(colleague)
    asks(page)
    expect(page.locator("#id_headline_ar")).to_have_value(THEIRS)


def test_words_that_both_changed_are_chosen_and_none_is_written_over_unseen(page, story):
    opens(page, story)
    page.fill("#id_headline_ar", MINE)
    body(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" وكلمة لي.")

    def change(article):
        article.headline_ar = THEIRS
        article.body_ar = f"<p>فقرة لزميلة.</p>{article.body_ar}"

    by = makers.person(roles.MANAGING_EDITOR)
    workflow.edit(article=story, by=by, at=makers.NOON, change=change)
    page.locator("[name=_continue]").click()
    page.locator("#merge").wait_for()
    expect(body(page)).to_contain_text("فقرة لزميلة.")
    expect(body(page)).to_contain_text("وكلمة لي.")
    page.locator("[name=_continue]").click()
    expect(page.locator("#merge [data-left]")).to_be_visible()
    assert Article.objects.get(pk=story.pk).headline_ar == THEIRS
    for choice in page.locator("#merge .room-choice").all():
        choice.locator("[value=theirs]").check()
    expect(page.locator("#id_headline_ar")).to_have_value(THEIRS)
    saves(page)
    saved = Article.objects.get(pk=story.pk)
    assert saved.headline_ar == THEIRS
    assert saved.body_ar.startswith("<p>فقرة لزميلة.</p>")
    assert "وكلمة لي." in saved.body_ar


def test_two_tabs_of_one_person_lose_no_word_either(page, story):
    opens(page, story)
    other = page.context.new_page()
    opens(other, story)
    page.fill("#id_headline_ar", MINE)
    other.fill("#id_kicker_ar", "تمهيد من لسان آخر")
    saves(other)
    page.locator("[name=_continue]").click()
    page.locator("#merge").wait_for()
    expect(page.locator("#id_kicker_ar")).to_have_value("تمهيد من لسان آخر")
    saves(page)
    saved = Article.objects.get(pk=story.pk)
    assert (saved.headline_ar, saved.kicker_ar) == (MINE, "تمهيد من لسان آخر")
    page.reload()
    is_ready(page)
