"""A picture is chosen for the lead place and dropped into the text, without typing a number."""

from io import BytesIO

import pytest
from PIL import Image as Pillow
from playwright.sync_api import expect

from articles.models import Article, Image
from tests import makers
from tests.admin.test_nothing_typed_is_lost import body, opens, saves

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DROP = """([selector, bytes]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], "رصيف-الميناء.png", { type: "image/png" }));
  const how = { dataTransfer: data, bubbles: true, cancelable: true };
  document.querySelector(selector).dispatchEvent(new DragEvent("drop", how));
}"""


def test_the_lead_is_chosen_from_the_grid_with_its_focal_point(page):
    story, picture = makers.draft(), makers.picture()
    opens(page, story)
    page.locator("[data-choose-lead]").click()
    page.locator(f"#room-pictures [data-number='{picture.pk}']").click()
    page.locator("[data-point]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.locator("#room-pictures [data-put]").click()
    expect(page.locator("#room-lead img")).to_be_visible()
    saves(page)
    assert Article.objects.get(pk=story.pk).lead_image_id == picture.pk
    picture.refresh_from_db()
    assert (picture.focal_x, picture.focal_y) == (0.52, 0.42)


def test_a_file_that_is_dropped_on_the_text_stands_there_with_its_words(page):
    story = makers.draft()
    opens(page, story)
    body(page).click()
    page.keyboard.press("Control+End")
    written = BytesIO()
    Pillow.new("RGB", (640, 480), "#884422").save(written, "PNG")
    page.evaluate(DROP, [".room-ar .ProseMirror", list(written.getvalue())])
    page.fill("#room-pictures [name=alt_text_ar]", "رصيف الميناء عند الفجر")
    page.locator("#room-pictures [data-new] button[type=submit]").click()
    page.locator("#room-pictures [data-put]").click()
    picture = Image.objects.get()
    assert picture.alt_text_ar == "رصيف الميناء عند الفجر"
    expect(body(page).locator("figure img")).to_be_visible()
    saves(page)
    assert f'data-image="{picture.pk}"' in Article.objects.get(pk=story.pk).body_ar


def test_a_gallery_is_put_together_in_the_grid_and_grows_where_the_caret_stands(page):
    story = makers.draft()
    first, second, third = (makers.picture(one) for one in ("#204060", "#604020", "#406020"))
    opens(page, story)
    body(page).click()
    page.keyboard.press("Control+End")
    for chosen in ([first, second], [third]):
        page.locator(".room-ar .prose-menubar [title='معرض صور']").click()
        for picture in chosen:
            page.locator(f"#room-pictures [data-number='{picture.pk}']").click()
            page.locator("#room-pictures [data-put]").click()
        expect(page.locator("#room-pictures .pictures-grid img")).to_have_count(3)
        page.locator("#room-pictures [data-enough]").click()
        body(page).locator("figcaption").first.click()
    expect(body(page).locator("figure.gallery figure")).to_have_count(3)
    saves(page)
    kept = Article.objects.get(pk=story.pk).body_ar
    row = kept[kept.index('<figure class="gallery">') :]
    assert [row.index(f'data-image="{one.pk}"') for one in (first, second, third)] == sorted(
        row.index(f'data-image="{one.pk}"') for one in (first, second, third)
    )
