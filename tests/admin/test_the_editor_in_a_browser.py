"""The body editor, driven as an editor drives it: its blocks reach the story, its buttons speak
Arabic, and nothing on the page is refused by its own security policy."""

import pytest

from articles import roles
from articles.models import Article
from tests import makers
from tests.admin.test_nothing_typed_is_lost import saves

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_blocks_marks_and_attributions_reach_the_story(page):
    agreement, story = makers.named_source(), makers.draft(sourced=False)
    picture = makers.picture()
    agreement.source.handler = makers.person(roles.EDITOR_IN_CHIEF)
    agreement.source.save()
    refused: list[str] = []
    page.on("console", lambda line: refused.append(line.text) if "Policy" in line.text else None)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    text = page.locator("#id_body_ar").locator("xpath=..").locator(".ProseMirror")
    button = page.locator(".prose-menubar >> nth=0")
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("مقطع من مصدر")
    page.keyboard.press("Shift+Home")
    button.locator("[data-name=attribute]").click()
    page.keyboard.press("Enter")
    page.keyboard.type("OPEC")
    button.locator("[data-name=ltr]").click()
    page.keyboard.press("Enter")
    page.keyboard.type("قول بارز")
    button.locator("[data-name=pullQuote]").click()
    button.locator("[data-name=picture]").click()
    page.locator(f"#room-pictures [data-number='{picture.pk}']").click()
    page.locator("#room-pictures [data-put]").click()
    page.locator("button[data-sheet=room-drawer]").click()
    page.locator("#part-attributions summary").click()
    assert page.input_value("[name=attributions-0-exact]") == "مقطع من مصدر"
    page.select_option("[name=attributions-0-agreement]", str(agreement.pk))
    saves(page)
    saved = Article.objects.get(pk=story.pk)
    pull, shown = '<aside class="pullquote">', f'data-image="{picture.pk}"'
    for kept in ('<p dir="ltr">OPEC</p>', pull, shown):
        assert kept in saved.body_ar
    assert saved.attributions.get().exact == "مقطع من مصدر"
    assert refused == []


def test_a_reason_leads_to_its_field(page):
    story = makers.draft(sourced=False)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    assert not page.is_visible("#attributions-group")
    page.click("a[data-place=attributions-group]")
    page.wait_for_selector("#attributions-group", state="visible")


def test_each_language_is_written_in_its_own_direction(page):
    story = makers.draft()
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    for code, direction in (("ar", "rtl"), ("en", "ltr")):
        text = page.locator(f"#id_body_{code}").locator("xpath=..").locator(".ProseMirror")
        assert text.get_attribute("aria-label") == "المتن"
        assert text.evaluate("element => getComputedStyle(element).direction") == direction
        field = page.locator(f"#id_headline_{code}")
        assert (field.get_attribute("lang"), field.get_attribute("dir")) == (code, direction)
