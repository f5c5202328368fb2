"""While one types: the sign of quotation gives « and », Latin words keep their own direction, a
number holds on to its noun, words are counted, and a headline says where it is cut."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests import makers
from tests.admin.test_nothing_typed_is_lost import body, opens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def text(page):
    """The Arabic body of a story, empty and ready to type in."""
    opens(page, makers.draft())
    found = body(page)
    found.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    return found


def written(page) -> str:
    return page.locator("#id_body_ar").input_value()


def test_quotation_marks_open_and_close(page, text):
    page.keyboard.type('قال "نعم" ثم مضى إلى ال"رواق" وقال لـ"الصحيفة"')
    assert "«نعم»" in written(page)
    assert "لـ«الصحيفة»" in written(page)
    assert '"' not in written(page)


def test_a_selection_is_put_between_them(page, text):
    page.keyboard.type("نعم")
    page.keyboard.press("Shift+Home")
    page.keyboard.type('"')
    assert "«نعم»" in written(page)


def test_latin_words_are_isolated_when_the_run_has_ended_and_undone_with_one_step(page, text):
    page.keyboard.type("أعلنت Boeing 737-800 أمس")
    assert "<bdi>Boeing 737-800</bdi>" in written(page)


def test_a_text_that_is_only_opened_is_shown_as_it_is(page):
    story = makers.draft()
    Article.objects.filter(pk=story.pk).update(body_ar="<p>أعلنت Boeing أمس</p>")
    opens(page, story)
    page.wait_for_timeout(300)
    assert "<bdi>" not in written(page)


def test_a_number_holds_on_to_its_noun(page, text):
    page.keyboard.type("خلال 18 شهراً من ")
    assert "18\u00a0شهراً من" in written(page).replace("&nbsp;", "\u00a0")


def test_words_are_counted_without_the_marks(page, text):
    page.keyboard.type("واحدة اثنتان ثلاث")
    expect(page.locator(".room-ar .room-count")).to_have_text("الكلمات: 3 · دقائق القراءة: 1")


def test_a_headline_says_where_it_is_cut(page):
    opens(page, makers.draft())
    field = page.locator("#id_headline_ar")
    field.fill("خبر قصير")
    meters = page.locator(".room-ar .room-meters li")
    expect(meters).to_have_count(4)
    assert page.locator(".room-ar .room-meters .is-cut").count() == 0
    field.fill("كلمة طويلة بعض الشيء " * 9)
    expect(page.locator(".room-ar .room-meters .is-cut").last).to_contain_text("يُقطع قبل")
    field.press("Enter")
    assert page.evaluate("document.activeElement.name") == "standfirst_ar"
    assert "\n" not in field.input_value()


def test_a_verse_has_two_halves_and_a_quotation_its_speaker(page, text):
    bar = page.locator(".room-ar .prose-menubar")
    page.keyboard.type("صدر البيت")
    bar.locator("[data-name=verse]").click()
    expect(text).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("عجز البيت")
    bar.locator("[data-name=speaker]").click()
    expect(text).to_be_focused()
    page.keyboard.type("شاعر")
    verse = '<blockquote class="verse"><p>صدر البيت</p><p>عجز البيت</p><footer>شاعر</footer>'
    assert verse in written(page)


def test_words_are_found_with_or_without_vowels_and_replaced(page, text):
    page.keyboard.type("مَوانِئ الخليج وموانئ الشام")
    page.keyboard.press("Control+f")
    expect(page.locator("#replace-find")).to_be_focused()
    page.keyboard.type("موانئ")
    expect(page.locator("#room-replace [data-count]")).to_have_text("0 / 2")
    page.keyboard.press("Enter")
    expect(page.locator("#room-replace [data-count]")).to_have_text("1 / 2")
    page.fill("#replace-with", "مرافئ")
    page.locator("#room-replace [data-one]").click()
    assert written(page) == "<p>مرافئ الخليج وموانئ الشام</p>"
    page.locator("#room-replace [data-all]").click()
    assert written(page) == "<p>مرافئ الخليج ومرافئ الشام</p>"
    page.locator("#replace-with").press("Escape")
    expect(text).to_be_focused()
