"""How many questions a cold page asks the database, with a few stories and with many."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import FrontSlot, Image, Rendition, Section, ShareDay, ShareTotal, Topic
from tests import makers

pytestmark = pytest.mark.django_db


def picture(number: int) -> Image:
    image = Image(file=f"images/{number}.jpg", sha256=f"{number:064}", width=1600, height=900)
    Image.objects.bulk_create([image])
    image = Image.objects.get(sha256=f"{number:064}")
    for width in (320, 640):
        for form in ("jpeg", "webp", "avif"):
            Rendition.objects.create(
                image=image,
                width=width,
                height=width,
                format=form,
                file=f"r/{number}-{width}.{form}",
            )
    return image


@pytest.fixture
def paper():
    """Six sections, pictures, portraits, opinion, slots, corrections, shares."""
    for number in range(6):
        home = makers.section(f"section-{number}", f"قسم {number}", f"Section {number}")
        stories = makers.archive(8, english=True, section=home)
        for place, story in enumerate(stories):
            story.publications.update(
                lead_image=picture(number * 10 + place),
                genre="opinion" if place == 1 else "news",
            )
            ShareTotal.objects.create(article=story, total=9, as_of=timezone.now())
            for language in ("ar", "en"):
                ShareDay.objects.create(
                    article=story,
                    day=timezone.localdate(),
                    channel="x",
                    language=language,
                    count=5,
                )
    writer = makers.contributor()
    writer.portrait = picture(99)
    writer.save()
    story.corrections.create(
        kind="correction", text_ar="صححنا.", at=timezone.now() - timedelta(hours=1)
    )
    FrontSlot.objects.create(position=1, article=story)
    FrontSlot.objects.create(position=1, article=story, section=home)
    return story.publications.get(language="ar")


def cost(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(path)
    assert response.status_code == 200, path
    return len(asked)


def test_a_story_asks_eight_times_at_most(client, paper):
    assert cost(client, paper.get_absolute_url()) <= 8


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_the_front_asks_ten_times_at_most(client, paper, path):
    assert cost(client, path) <= 10


def test_lists_ask_eight_times_at_most(client, paper):
    topic, section = Topic.objects.get(), Section.objects.last()
    for path in (
        f"/{section.slug}/",
        f"/topics/{topic.slug}/",
        f"/authors/{makers.contributor().slug}/",
        "/latest/",
        "/corrections/",
    ):
        assert cost(client, path) <= 8, path


@pytest.mark.slow
def test_five_thousand_stories_cost_no_question_more(client, paper):
    few = [cost(client, path) for path in ("/", "/latest/", paper.get_absolute_url())]
    makers.archive(5000, english=False)
    many = [cost(client, path) for path in ("/", "/latest/", paper.get_absolute_url())]
    assert many == few


def test_a_story_page_is_light(client, paper):
    assert len(client.get(paper.get_absolute_url()).content) <= 60 * 1024
