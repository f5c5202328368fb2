"""House style and addresses, used as an editor uses them."""

import pytest

from articles.models import Article
from tests import makers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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
