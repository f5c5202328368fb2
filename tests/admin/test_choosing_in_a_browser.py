"""Boxes to choose from speak Arabic where only a browser shows them; dialogs can be read."""

import pytest

from tests import makers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LATIN = """() => {
  const words = [];
  for (const one of document.querySelectorAll(
    ".select2-container, .select2-results, .select2-container *, .select2-results *"))
    for (const text of [one.title, one.ariaLabel, one.placeholder,
      one.childElementCount ? "" : one.textContent])
      if (text && /[A-Za-z]{3}/.test(text)) words.push(text);
  return words;
}"""


def test_a_box_that_finds_nothing_says_so_in_arabic(page):
    story = makers.draft(texts={"headline_ar": "خطة الرصيف"})
    story.topics.add(makers.topic("موانئ", "الموانئ", "الموانئ"))
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    said = (
        "name => django.jQuery('#id_topics').data('select2').options.get('translations').get(name)"
        "({minimum: 2})"
    )
    assert page.evaluate(said, "noResults") == "لا نتائج"
    assert page.evaluate(said, "removeAllItems") == "إزالة الكل"
    assert page.evaluate(LATIN) == []


def test_filters_of_a_list_speak_arabic(page):
    makers.draft()
    page.goto("/admin/articles/article/")
    box = page.evaluate(
        "() => { const box = django.jQuery('select.select2-hidden-accessible').first();"
        " box.select2('open'); return box.length }"
    )
    assert box == 1
    field = page.locator(".select2-search__field").last
    if field.is_visible():
        field.fill("زززز")
        page.locator(".select2-results__message").wait_for()
    assert page.evaluate(LATIN) == []


def test_a_dialog_of_the_editor_covers_what_lies_under_it(page):
    story = makers.draft()
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.locator(".ProseMirror").first.click()
    page.keyboard.press("Control+A")
    page.locator(".prose-menubar >> nth=0").locator("[data-name=embed]").click()
    dialog = page.locator(".prose-editor-dialog")
    dialog.wait_for()
    assert dialog.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
