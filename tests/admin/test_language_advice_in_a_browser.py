"""House style and addresses, used as an editor uses them."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests import makers
from tests.admin.test_nothing_typed_is_lost import body, is_ready, opens

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_address_shows_itself_while_its_slug_is_typed(page):
    story = makers.draft()
    refused: list[str] = []
    page.on("console", lambda line: refused.append(line.text) if "Policy" in line.text else None)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    shown = page.locator("#id_slug_ar_preview bdi")
    expect(shown).to_have_text("/مجلس-الموانئ-يقر-خطة-لتوسعة-الرصيف-الشرقي/")
    page.fill("#id_headline_ar", "عنوانٌ آخر ٢٠٢٦")
    expect(shown).to_have_text("/عنوان-آخر-2026/")
    page.locator("button[data-sheet=room-drawer]").click()
    page.locator("#room-drawer summary", has_text="نصوص أخرى: العربيّة").click()
    page.fill("#id_slug_ar", "رابطٌ قـصير؟")
    expect(shown).to_have_text("/رابط-قصير/")
    described = page.get_attribute("#id_slug_ar", "aria-describedby")
    assert "id_slug_ar_preview" in described
    assert refused == []


def test_one_press_mends_one_place(page):
    story = makers.draft(
        texts={"body_ar": '<p>قال رئيس المجلس "نعم" في کویت, ثم ذهب الى مکتبه.</p>'}
    )
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    is_ready(page)
    page.click("#house-style button:has-text('«نعم»')")
    expect(page.locator("#house-style button:has-text('«نعم»')")).to_have_count(0)
    expect(body(page)).to_contain_text("قال رئيس المجلس «نعم» في کویت")
    assert "قال رئيس المجلس «نعم» في کویت" in Article.objects.get(pk=story.pk).body_ar


def test_a_fix_takes_what_was_typed_with_it_and_nothing_is_asked(page):
    story = makers.draft(texts={"body_ar": "<p>ذهب الى مکتبه في المدينة.</p>"})
    opens(page, story)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.fill("#id_headline_ar", "عنوان كُتب قبل الإصلاح")
    buttons = page.locator("#house-style button")
    before = buttons.count()
    buttons.first.click()
    expect(buttons).not_to_have_count(before)
    saved = Article.objects.get(pk=story.pk)
    assert saved.headline_ar == "عنوان كُتب قبل الإصلاح"
    assert saved.body_ar != "<p>ذهب الى مکتبه في المدينة.</p>"
    assert asked == []
