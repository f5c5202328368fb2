"""From the text, by key: a link to one of our own stories, a note for colleagues on what is marked,
an attribution. On any keyboard layout."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, EditorialNote
from tests import makers
from tests.address.servers import soon
from tests.admin.test_nothing_typed_is_lost import WORDS, body, opens, saves, types

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# The editor hears of a selection a moment after the browser has made it.
MARKED = """() => {
  const editor = document.activeElement?.closest(".ProseMirror")?.editor;
  if (!editor) return false;
  const { from, to } = editor.state.selection;
  return editor.state.doc.textBetween(from, to).trim().length > 3;
}"""


def marks_the_last_line(page) -> None:
    """As people do: whoever sees nothing marked marks it again."""

    def is_marked() -> bool:
        body(page).click()
        page.keyboard.press("Control+End")
        page.keyboard.press("Shift+Home")
        for _tenth in range(10):
            if page.evaluate(MARKED):
                return True
            page.wait_for_timeout(100)
        return False

    soon(is_marked, seconds=30)


def test_a_link_to_our_own_story_is_found_by_its_words(page):
    printed = makers.publication()
    story = makers.draft()
    opens(page, story)
    body(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Alt+k")
    page.fill("#link-words", "توسعة")
    page.locator(f"#room-link [data-href='/n/{printed.article_id}']").click()
    saves(page)
    kept = Article.objects.get(pk=story.pk).body_ar
    assert f'href="/n/{printed.article_id}"' in kept
    assert printed.headline in kept


def test_an_address_that_is_none_is_refused_in_words(page):
    opens(page, makers.draft())
    marks_the_last_line(page)
    page.keyboard.press("Control+Alt+k")
    page.fill("#link-words", "ليس عنواناً")
    page.keyboard.press("Enter")
    expect(page.locator("#link-wrong")).to_contain_text("https://")
    page.fill("#link-words", "https://example.org/budget")
    page.keyboard.press("Enter")
    expect(body(page).locator("a[href='https://example.org/budget']")).to_be_visible()


def test_a_note_on_what_is_marked_leaves_what_is_typed_alone(page):
    story = makers.draft()
    opens(page, story)
    types(page)
    marks_the_last_line(page)
    page.keyboard.press("Control+Alt+m")
    page.fill("#room-dialog [name=text]", "من أين هذا؟")
    page.locator("#room-dialog button[type=submit]").first.click()
    note = page.locator("#room-beside .desk-note")
    expect(note).to_contain_text("من أين هذا؟")
    one = EditorialNote.objects.get()
    assert one.exact
    assert one.exact in WORDS
    expect(body(page)).to_contain_text("وجملة ثانية.")

    note.locator("[data-passage]").click()
    soon(lambda: page.evaluate("getSelection().toString()") == one.exact)
    note.locator("a").click()
    page.locator("#room-dialog [name=resolved]").click()
    expect(page.locator("#room-beside .desk-note")).to_have_count(0)


def test_a_passage_is_attributed_by_key(page):
    opens(page, makers.draft())
    marks_the_last_line(page)
    page.keyboard.press("Control+Alt+s")
    expect(body(page).locator("[data-attribution]")).to_be_visible()
