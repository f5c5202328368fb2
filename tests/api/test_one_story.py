"""GET articles/{id}/: the card and the story."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Pillow

from articles import roles, workflow
from articles.models import Image
from tests import makers
from tests.api.asking import get, is_problem
from tests.api.test_a_list_of_stories import CARD

pytestmark = pytest.mark.django_db
MORE = {
    "live_until",
    "entries",
    "blocks", "dateline", "topics", "disclosure", "corrections", "related", "alternates",
    "word_count", "reading_minutes",
}  # fmt: skip


def story(number, query=""):
    answer = get(f"articles/{number}/{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.fixture
def picture(monkeypatch):
    """Its file is no picture; its measure is not read from it."""
    monkeypatch.setattr(
        Image._meta.get_field("file"), "update_dimension_fields", lambda *_a, **_k: None
    )
    return Image.objects.create(
        file=ContentFile(b"-", "harbour.jpg"),
        width=1600,
        height=900,
        sha256="1" * 64,
        alt_text_ar="رافعة في الميناء",
        caption_ar="الرصيف الشرقي",
        credit_ar="الرواق",
        focal_x=0.3,
        focal_y=0.6,
        sizes={"jpeg": [320, 640], "webp": [320, 640], "avif": [320]},
    )


def test_a_story_says_what_the_contract_says():
    publication = makers.publication()
    told = story(publication.article_id)
    assert set(told) == CARD | MORE
    assert told["blocks"][0]["type"] == "paragraph"
    assert told["blocks"][0]["dir"] == "rtl"
    assert told["word_count"] == publication.word_count
    assert (told["corrections"], told["alternates"], told["disclosure"]) == ([], [], {})


def test_the_html_of_the_body_comes_when_it_is_asked_for():
    publication = makers.publication()
    told = story(publication.article_id, "?fields=id,body_html")
    assert told == {"id": publication.article_id, "body_html": publication.body_html}


def test_the_picture_comes_with_its_words_sizes_and_focal_point(picture):
    publication = makers.publication(texts={"lead_image": picture})
    image = story(publication.article_id)["image"]
    assert image["url"].startswith("http://127.0.0.1:8000/media/images/")
    assert (image["width"], image["height"]) == (1600, 900)
    assert (image["alt"], image["caption"]) == ("رافعة في الميناء", "الرصيف الشرقي")
    assert (image["credit"], image["focal_point"]) == ("الرواق", {"x": 0.3, "y": 0.6})
    stem = "/media/renditions/1111111111111111-1"
    assert image["template"] == f"{stem}-{{width}}.{{format}}"
    assert image["widths"] == [320, 640]
    assert image["formats"] == ["jpeg", "webp"]  # of AVIF a size is still to be made


def test_every_size_a_template_promises_is_a_file():
    held = makers.picture()
    image = story(makers.publication(texts={"lead_image": held}).article_id)["image"]
    assert (image["widths"], image["formats"]) == ([320, 700], ["jpeg", "webp", "avif"])
    for width in image["widths"]:
        for kind in image["formats"]:
            address = image["template"].format(width=width, format=kind)
            name = address.removeprefix("/media/")
            with held.file.storage.open(name) as file, Pillow.open(file) as drawn:
                assert (drawn.width, drawn.format) == (width, kind.upper())


def test_a_picture_in_the_text_is_told_whole(picture):
    image = picture
    figure = f'<figure class="image" data-image="{image.pk}"><figcaption>رصيف</figcaption></figure>'
    publication = makers.publication(texts={"body_ar": makers.BODY + figure})
    block = story(publication.article_id)["blocks"][-1]
    assert (block["type"], block["image"]["alt"]) == ("image", "رافعة في الميناء")
    Image.objects.filter(pk=image.pk).delete()
    assert story(publication.article_id)["blocks"][-1]["image"] is None


def test_a_story_names_its_other_languages():
    article = makers.archive(1, english=True)[0]
    english = article.publications.get(language="en")
    assert story(article.pk)["alternates"] == [
        {"language": "en", "url": f"http://127.0.0.1:8000{english.get_absolute_url()}"}
    ]
    assert story(article.pk, "?lang=en")["headline"].startswith(makers.ENGLISH_HEADLINE)


def test_a_story_that_is_not_in_the_readers_language_comes_in_the_next_one():
    publication = makers.publication()
    answer = get(f"articles/{publication.article_id}/", **{"Accept-Language": "en"})
    assert (answer.status_code, answer["Content-Language"]) == (200, "ar")
    assert is_problem(get(f"articles/{publication.article_id}/?lang=en"), 404, "not_found")


def test_related_stories_share_a_topic_and_are_not_the_story_itself():
    first, second = makers.archive(2)
    related = story(first.pk)["related"]
    assert [one["id"] for one in related] == [second.pk]
    assert set(related[0]) == CARD


def test_corrections_are_told_in_the_readers_language():
    now = timezone.now()
    article = makers.published(at=now - timedelta(days=1))
    desk = makers.person(roles.DESK_EDITOR)
    workflow.correct(
        article=article,
        by=desk,
        at=now - timedelta(hours=1),
        correction={"kind": "correction", "text_ar": "الكلفة 30 مليوناً", "placement": "top"},
    )
    (told,) = story(article.pk)["corrections"]
    assert (told["kind"], told["text"], told["placement"]) == (
        "correction",
        "الكلفة 30 مليوناً",
        "top",
    )
    assert told["at"].endswith("+03:00")
