"""What an editor writes under a picture, a gallery or an embed is what readers get there, on the
page and by the API."""

import pytest

from tests import makers
from tests.api.asking import get

pytestmark = pytest.mark.django_db


def printed(html):
    return makers.publication(texts={"body_ar": f"<p>نصّ التقرير كاملاً.</p>{html}"})


def figure(picture, caption=""):
    said = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="image" data-image="{picture.pk}">{said}</figure>'


def test_a_caption_of_the_text_stands_before_the_one_of_the_picture():
    picture = makers.picture()
    story = printed(figure(picture, "عمّال &amp; <em>بحّارة</em> عند الرصيف"))
    assert "عمّال &amp; <em>بحّارة</em> عند الرصيف" in story.body_html
    assert picture.caption_ar not in story.body_html
    assert story.blocks[1]["said"]["caption"] == "عمّال & بحّارة عند الرصيف"


def test_a_picture_without_one_keeps_its_own():
    picture = makers.picture()
    story = printed(figure(picture))
    assert picture.caption_ar in story.body_html
    assert story.blocks[1]["said"]["caption"] == picture.caption_ar


def test_the_caption_of_an_embed_is_printed():
    story = printed(
        '<figure class="embed" data-embed="https://vimeo.com/123">'
        "<figcaption>شاهد: لحظة الرسوّ</figcaption></figure>"
    )
    assert "<figcaption>شاهد: لحظة الرسوّ</figcaption>" in story.body_html


def test_a_gallery_is_a_row_that_keys_move_and_the_api_gives_its_pictures():
    first, second = makers.picture(), makers.picture("#804020")
    row = (
        f'<figure class="gallery">{figure(first, "الفجر")}{figure(second)}'
        "<figcaption>يوم في الميناء</figcaption></figure>"
    )
    story = printed(row)
    assert 'class="gallery-row" role="group" tabindex="0" aria-label="معرض صور"' in story.body_html
    assert story.body_html.count('<figure class="picture">') == 2
    assert "<figcaption>يوم في الميناء</figcaption>" in story.body_html

    told = get(f"articles/{story.article_id}/").json()["blocks"][1]
    assert told["type"] == "gallery"
    assert [one["image"]["caption"] for one in told["images"]] == ["الفجر", second.caption_ar]
    assert all("said" not in one for one in told["images"])


def test_a_gallery_whose_pictures_are_gone_leaves_nothing_behind():
    story = printed(
        '<figure class="gallery"><figure class="image" data-image="991"></figure>'
        '<figure class="image" data-image="992"></figure></figure>'
    )
    assert "figure" not in story.body_html
    assert [one["type"] for one in story.blocks] == ["paragraph"]
