"""A document of Word is pasted as its writer sees it: without what he deleted, without comments."""

import pytest

from tests import makers
from tests.text.test_hidden_layers import WORD_COMMENT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTE = """([selector, html, text]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  const how = { clipboardData: data, bubbles: true, cancelable: true };
  const event = new ClipboardEvent("paste", how);
  document.querySelector(selector).dispatchEvent(event);
}"""


def test_what_a_document_hides_is_not_pasted_and_is_said(page):
    story = makers.draft()
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    text = page.locator("#id_body_ar").locator("xpath=..").locator(".ProseMirror")
    text.click()
    page.keyboard.press("Control+End")
    html = WORD_COMMENT + "<p>10<sup>6</sup> <del>كذب</del> <q>نعم</q></p>"
    page.evaluate(PASTE, ["#id_body_ar ~ * .ProseMirror, .ProseMirror", html, "نص"])
    page.locator(".desk-pasted").wait_for()
    said = page.locator(".desk-pasted").first.inner_text()
    assert "نص محذوف" in said
    assert "تعليقات" in said
    shown = text.inner_text()
    assert "أقرّ المجلس الخطة" in shown
    assert "10⁶" in shown
    assert "«نعم»" in shown
    assert "كذب" not in shown
    assert "سأشرح" not in shown
